//! The tree to the neutral document, in reading order: here numbers are made, notes get theirs, and cells find their
//! column.

use super::notes::Notes;
use super::numbering::{Counters, Numbering};
use super::parse::Changes;
use super::styles::Styles;
use super::tabs;
use super::tree::{Inline, Merge, Node, Note, Para, Row, RowCell};
use crate::apart::{Apart, ApartKind};
use crate::build::Clean;
use crate::grid::Grid;
use crate::limits::MAX_TEXT;
use crate::notice::{Notice, NoticeKind};
use crate::{Block, ExtractError, Format, Limit, Places, Source, Span};

pub(super) struct Render<'d> {
    numbering: &'d Numbering,
    styles: &'d Styles,
    counters: Counters,
    clean: Clean,
    blocks: Vec<Block>,
    /// Notes in the order of their marks; the number in brackets is the place.
    feet: Vec<Note>,
    ends: Vec<Note>,
    apart: Vec<Apart>,
    changed: Vec<Span>,
    hidden: Vec<Span>,
    /// There was more text than is taken.
    is_full: bool,
}

impl<'d> Render<'d> {
    pub(super) fn new(numbering: &'d Numbering, styles: &'d Styles) -> Self {
        Self {
            numbering,
            styles,
            counters: Counters::default(),
            clean: Clean::default(),
            blocks: Vec::new(),
            feet: Vec::new(),
            ends: Vec::new(),
            apart: Vec::new(),
            changed: Vec::new(),
            hidden: Vec::new(),
            is_full: false,
        }
    }

    pub(super) fn nodes(&mut self, nodes: Vec<Node>) {
        let blocks = self.blocks_of(nodes);
        self.blocks.extend(blocks);
    }

    /// Depth is bounded by the parser.
    fn blocks_of(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        let nodes = joined(nodes);
        let side_by_side = tabs::side_by_side(&nodes);
        let mut blocks = Vec::new();
        let mut rows = Grid::default();
        for (node, beside) in nodes.into_iter().zip(side_by_side) {
            if !beside {
                blocks.extend(std::mem::take(&mut rows).block());
            }
            match node {
                Node::Paragraph(paragraph) if beside => self.row(paragraph, &mut rows),
                Node::Paragraph(paragraph) => self.paragraph(paragraph, &mut blocks),
                Node::Table(rows) => blocks.extend(self.table(rows).block()),
            }
        }
        blocks.extend(rows.block());
        blocks
    }

    fn paragraph(&mut self, paragraph: Para, blocks: &mut Vec<Block>) {
        let Some(begin) = self.begin(&paragraph) else {
            return;
        };
        let mut hidden = false;
        for inline in paragraph.words {
            match inline {
                Inline::Words(words) => self.clean.words(&words),
                Inline::Hidden(words) => hidden |= self.hide(words),
                Inline::Break => blocks.extend(self.clean.end_paragraph().map(Block::Paragraph)),
                Inline::Note(note) => {
                    let mark = self.mark(note);
                    self.clean.words(&mark);
                }
            }
        }
        blocks.extend(self.clean.end_paragraph().map(Block::Paragraph));
        self.tell(begin, paragraph.changed, hidden);
        for nodes in paragraph.boxes {
            let inner = self.blocks_of(nodes);
            blocks.extend(inner);
        }
    }

    /// A paragraph whose tabs part words that stand side by side: each of its lines is a row.
    fn row(&mut self, paragraph: Para, rows: &mut Grid) {
        let Some(begin) = self.begin(&paragraph) else {
            return;
        };
        let mut hidden = false;
        rows.begin_row(0);
        for inline in paragraph.words {
            match inline {
                Inline::Words(words) => {
                    for (i, piece) in words.split('\t').enumerate() {
                        if i > 0 {
                            self.end_of_piece(rows);
                        }
                        self.clean.words(piece);
                    }
                }
                Inline::Hidden(words) => hidden |= self.hide(words),
                Inline::Break => {
                    self.end_of_piece(rows);
                    rows.begin_row(0);
                }
                Inline::Note(note) => {
                    let mark = self.mark(note);
                    self.clean.words(&mark);
                }
            }
        }
        self.end_of_piece(rows);
        self.tell(begin, paragraph.changed, hidden);
        for nodes in paragraph.boxes {
            let inner = self.blocks_of(nodes);
            rows.begin_row(0);
            rows.cell(1, inner);
        }
    }

    fn end_of_piece(&mut self, rows: &mut Grid) {
        if let Some(words) = self.clean.end_paragraph() {
            rows.cell(1, vec![Block::Paragraph(words)]);
        }
    }

    /// Begins a paragraph with its number; where, or `None` where there is no more room.
    fn begin(&mut self, paragraph: &Para) -> Option<usize> {
        let begin = self.clean.len();
        if begin > MAX_TEXT {
            self.is_full = true;
            return None;
        }
        let style = self.styles.of_paragraph(paragraph.style.as_deref());
        let label = self
            .counters
            .label(self.numbering, self.styles, &paragraph.numbered, style);
        if let Some(label) = label {
            self.clean.words(&label);
        }
        Some(begin)
    }

    /// Keeps words that are not shown apart; whether there are any.
    fn hide(&mut self, words: String) -> bool {
        let any = words.chars().any(|c| !c.is_whitespace());
        if any {
            self.apart.push(Apart {
                kind: ApartKind::Hidden,
                text: words,
            });
        }
        any
    }

    /// Remembers what should be known of the paragraph that began at `begin` and has ended.
    fn tell(&mut self, begin: usize, changed: bool, hidden: bool) {
        let end = self.clean.len();
        let span = Span {
            start: begin,
            end: end.saturating_sub(1).max(begin),
        };
        if changed && end > begin {
            self.changed.push(span);
        }
        if hidden {
            self.hidden.push(span);
        }
    }

    /// The mark of a note: its number among the notes of its kind, in the order of the marks.
    fn mark(&mut self, note: Note) -> String {
        match note {
            Note::Foot(_) => {
                self.feet.push(note);
                format!("[{}]", self.feet.len())
            }
            Note::End(_) => {
                self.ends.push(note);
                format!("[{}]", end_mark(self.ends.len()))
            }
        }
    }

    fn table(&mut self, rows: Vec<Row>) -> Grid {
        let mut grid = Grid::default();
        for row in rows {
            if row.deleted {
                continue;
            }
            grid.begin_row(row.before);
            for cell in row.cells {
                if !cell.deleted {
                    self.cell(cell, &mut grid);
                }
            }
        }
        grid
    }

    fn cell(&mut self, cell: RowCell, grid: &mut Grid) {
        // Of a cell that goes on from above nothing is seen, not even the number of its empty paragraph. Words in it were
        // put there by no word processor; they are a cell of their own, so that none is lost.
        if cell.down == Merge::GoesOn && !cell.nodes.iter().any(has_words) {
            return grid.go_on_down(cell.columns);
        }
        let blocks = self.blocks_of(cell.nodes);
        match (cell.down, cell.across) {
            (_, Merge::GoesOn) => grid.go_on_across(cell.columns, blocks),
            _ => grid.cell(cell.columns, blocks),
        }
    }

    /// The notes that have a mark, below everything else.
    pub(super) fn notes(&mut self, mut marked: Notes) {
        let mut done = (0, 0);
        // A note may itself have a mark.
        while done.0 < self.feet.len() || done.1 < self.ends.len() {
            let (mark, note) = if let Some(note) = self.feet.get(done.0).cloned() {
                done.0 += 1;
                (done.0.to_string(), note)
            } else if let Some(note) = self.ends.get(done.1).cloned() {
                done.1 += 1;
                (end_mark(done.1), note)
            } else {
                break;
            };
            let Some(nodes) = marked.all.remove(&note) else {
                continue;
            };
            self.clean.words(&format!("[{mark}] "));
            for words in plain(nodes) {
                self.clean.words(&words);
                self.clean.words(" ");
            }
            let paragraph = self.clean.end_paragraph().map(Block::Paragraph);
            self.blocks.extend(paragraph);
        }
    }

    pub(super) fn finish(self, changes: Changes) -> Result<Source, ExtractError> {
        if self.is_full {
            return Err(ExtractError::Beyond(Limit::Text));
        }
        let mut notices = Vec::new();
        if changes.insertions + changes.deletions > 0 {
            notices.push(Notice {
                kind: NoticeKind::TrackedChanges {
                    insertions: changes.insertions,
                    deletions: changes.deletions,
                },
                spans: self.changed,
            });
        }
        if self.hidden.iter().len() > 0 {
            notices.push(Notice {
                kind: NoticeKind::HiddenText,
                spans: self.hidden,
            });
        }
        Ok(Source {
            format: Format::Docx,
            text: self.clean.text,
            blocks: self.blocks,
            places: Places::of_itself(),
            apart: self.apart,
            notices,
        })
    }
}

/// Paragraphs whose end was deleted run into the one below, whose form they take.
fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut all = Vec::with_capacity(nodes.len());
    let mut carried: Option<Para> = None;
    for node in nodes {
        match node {
            Node::Paragraph(mut paragraph) => {
                if let Some(mut above) = carried.take() {
                    above.words.append(&mut paragraph.words);
                    above.boxes.append(&mut paragraph.boxes);
                    paragraph.words = above.words;
                    paragraph.boxes = above.boxes;
                    paragraph.changed = true;
                }
                if paragraph.runs_on {
                    carried = Some(paragraph);
                } else {
                    all.push(Node::Paragraph(paragraph));
                }
            }
            Node::Table(_) => {
                all.extend(carried.take().map(Node::Paragraph));
                all.push(node);
            }
        }
    }
    let last = carried.filter(|last| !last.words.is_empty() || !last.boxes.is_empty());
    all.extend(last.map(Node::Paragraph));
    all
}

/// Anything in it is seen, numbers aside. Depth is bounded as in rendering.
fn has_words(node: &Node) -> bool {
    match node {
        Node::Paragraph(paragraph) => {
            let is_blank = |inline: &Inline| match inline {
                Inline::Words(words) | Inline::Hidden(words) => words.trim().is_empty(),
                Inline::Break => true,
                Inline::Note(_) => false,
            };
            !paragraph.words.iter().all(is_blank) || paragraph.boxes.iter().flatten().any(has_words)
        }
        Node::Table(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.nodes)
            .any(has_words),
    }
}

/// Endnotes count i, ii, iii where nothing else is said.
fn end_mark(n: usize) -> String {
    crate::numerals::lower_roman(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The words of each paragraph, hidden ones too, numbers left out.
pub(super) fn plain(nodes: Vec<Node>) -> impl Iterator<Item = String> {
    let mut all = Vec::new();
    collect(nodes, &mut all);
    all.into_iter()
}

fn collect(nodes: Vec<Node>, all: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Paragraph(paragraph) => {
                let mut words = String::new();
                for inline in paragraph.words {
                    match inline {
                        Inline::Words(more) | Inline::Hidden(more) => words += &more,
                        Inline::Break => all.push(std::mem::take(&mut words)),
                        Inline::Note(_) => {}
                    }
                }
                all.push(words);
                for nodes in paragraph.boxes {
                    collect(nodes, all);
                }
            }
            Node::Table(rows) => {
                for cell in rows.into_iter().flat_map(|row| row.cells) {
                    collect(cell.nodes, all);
                }
            }
        }
    }
    all.retain(|words| words.chars().any(|c| !c.is_whitespace()));
}
