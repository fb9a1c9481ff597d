//! Web pages, also those that Word and legal portals write: the document inside the page, block elements as paragraphs,
//! tables with their cells and spans, the numbers of lists as a browser shows them, notes tied to their marks.

mod entities;
mod frame;
mod lists;
mod tables;
mod tokens;
mod tree;
mod walk;

use tiendo_text::{encoding, normal};

use crate::apart::{self, Apart, ApartKind};
use crate::build::Clean;
use crate::limits::MAX_APART;
use crate::notice::{Notice, NoticeKind};
use crate::{Block, ExtractError, Format, Places, Source, Span};

use lists::Lists;
use tables::Tables;
use tree::{Content, Kind, Marks, Tree};
use walk::{Step, Steps};

pub(crate) fn extract(bytes: &[u8]) -> Result<Source, ExtractError> {
    let decoded = encoding::decode(bytes)?;
    let composed = normal::compose(&decoded.text);
    let tree = Tree::of(&composed.text)?;
    let found = frame::find(&tree);
    let mut page = Page::new(&tree);
    page.read(&found);
    let frame = around(&tree, &found);
    let mut notices = Vec::new();
    if !frame.is_empty() {
        notices.push(Notice {
            kind: NoticeKind::PageFrame {
                paragraphs: frame.len(),
            },
            spans: Vec::new(),
        });
    }
    if page.insertions + page.deletions > 0 {
        notices.push(Notice {
            kind: NoticeKind::TrackedChanges {
                insertions: page.insertions,
                deletions: page.deletions,
            },
            spans: page.changes.spans,
        });
    }
    if !page.apart.is_empty() {
        notices.push(Notice {
            kind: NoticeKind::HiddenText,
            spans: page.hidden.spans,
        });
    }
    let mut apart = page.apart;
    apart.extend(frame.into_iter().map(|text| Apart {
        kind: ApartKind::PageFrame,
        text,
    }));
    apart::bound(&mut apart);
    Ok(Source {
        format: Format::Html,
        text: page.clean.text,
        blocks: page.blocks,
        places: Places::of_itself(),
        apart,
        notices,
    })
}

/// The document while it is read out of the tree.
struct Page<'t> {
    tree: &'t Tree,
    clean: Clean,
    blocks: Vec<Block>,
    tables: Tables,
    lists: Lists,
    /// Open elements whose words are shown in capitals.
    capitals: usize,
    /// Open elements whose lines are shown as lines.
    lines: usize,
    changes: Touched,
    insertions: usize,
    deletions: usize,
    hidden: Touched,
    apart: Vec<Apart>,
}

/// Paragraphs that something touches, and whether it touches the open one.
#[derive(Debug, Default)]
struct Touched {
    open: bool,
    spans: Vec<Span>,
}

impl Touched {
    fn end_paragraph(&mut self, span: Span) {
        if std::mem::take(&mut self.open) {
            self.spans.push(span);
        }
    }
}

impl<'t> Page<'t> {
    fn new(tree: &'t Tree) -> Self {
        Self {
            tree,
            clean: Clean::default(),
            blocks: Vec::new(),
            tables: Tables::default(),
            lists: Lists::default(),
            capitals: 0,
            lines: 0,
            changes: Touched::default(),
            insertions: 0,
            deletions: 0,
            hidden: Touched::default(),
            apart: Vec::new(),
        }
    }

    fn read(&mut self, found: &frame::Found) {
        let mut steps = Steps::within(found.holder);
        while let Some(step) = steps.next(self.tree) {
            match step {
                Step::Words(words) => self.words(words),
                Step::Passed(node) => self.passed(node),
                Step::Open(node) => {
                    let Some((kind, marks)) = element(self.tree, node) else {
                        continue;
                    };
                    let left_out = found.left_out.get(node).copied().unwrap_or(false);
                    if kind == Kind::Frame || left_out {
                        self.end_paragraph();
                        steps.pass();
                    } else if let Some(mark) = self.note_mark(node, kind, marks) {
                        self.words(&mark);
                        steps.pass();
                    } else {
                        self.open(kind, marks);
                    }
                }
                Step::Close(node) => {
                    if let Some((kind, marks)) = element(self.tree, node) {
                        self.close(kind, marks);
                    }
                }
            }
        }
        self.end_paragraph();
    }

    fn words(&mut self, words: &str) {
        if words.chars().all(char::is_whitespace) {
            self.clean.words(words);
            return;
        }
        if let Some(label) = self.lists.label(words) {
            self.clean.words(&label);
        }
        let upper = (self.capitals > 0).then(|| words.to_uppercase());
        let words = upper.as_deref().unwrap_or(words);
        if self.lines == 0 {
            return self.clean.words(words);
        }
        for (i, line) in words.split('\n').enumerate() {
            if i > 0 {
                self.end_paragraph();
            }
            self.clean.words(line);
        }
    }

    fn open(&mut self, kind: Kind, marks: &Marks) {
        self.capitals += usize::from(marks.capitals);
        self.lines += usize::from(marks.lines);
        if !kind.is_in_line() {
            self.end_paragraph();
        }
        match kind {
            Kind::Table => self.tables.open(),
            Kind::Row => self.tables.row(),
            Kind::Cell => self.tables.cell(marks.columns, marks.rows),
            Kind::OrderedList | Kind::BulletList => {
                self.lists.open(kind == Kind::OrderedList, marks);
            }
            Kind::Item => self.lists.item(marks.number),
            Kind::Inserted => {
                self.insertions += 1;
                self.changes.open = true;
            }
            _ => {}
        }
    }

    /// Words that are hidden or deleted.
    fn passed(&mut self, node: usize) {
        if self.tree.kind(node) == Some(Kind::Deleted) {
            self.deletions += 1;
            self.changes.open = true;
            return;
        }
        let words = words_in(self.tree, node);
        if !words.is_empty() {
            self.hidden.open = true;
            self.apart.push(Apart {
                kind: ApartKind::Hidden,
                text: words,
            });
        }
    }

    fn close(&mut self, kind: Kind, marks: &Marks) {
        self.capitals = self.capitals.saturating_sub(usize::from(marks.capitals));
        self.lines = self.lines.saturating_sub(usize::from(marks.lines));
        if !kind.is_in_line() {
            self.end_paragraph();
        }
        match kind {
            Kind::Table => {
                if let Some(table) = self.tables.close() {
                    self.add(Block::Table(table));
                }
            }
            Kind::Cell => self.tables.end_cell(),
            Kind::OrderedList | Kind::BulletList => self.lists.close(),
            Kind::Item => self.lists.end_item(),
            _ => {}
        }
    }

    /// The mark of a note, `[1]`, where a link to or from a note has a number for its words.
    fn note_mark(&self, node: usize, kind: Kind, marks: &Marks) -> Option<String> {
        if kind != Kind::Link || !marks.note {
            return None;
        }
        let mut words = String::new();
        let mut steps = Steps::within(node);
        for _ in 0..MOST_OF_A_MARK {
            match steps.next(self.tree) {
                Some(Step::Words(more)) => words.push_str(more),
                Some(Step::Open(_) | Step::Close(_) | Step::Passed(_)) => {}
                None => break,
            }
        }
        let number = words.trim().trim_matches(['[', ']', '(', ')']);
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| format!("[{number}] "))
    }

    fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.clean.end_paragraph() {
            self.changes.end_paragraph(paragraph.span);
            self.hidden.end_paragraph(paragraph.span);
            self.add(Block::Paragraph(paragraph));
        }
    }

    /// Into the innermost open cell, else into the document.
    fn add(&mut self, block: Block) {
        match self.tables.open_cell() {
            Some(blocks) => blocks.push(block),
            None => self.blocks.push(block),
        }
    }
}

/// Elements and words in the link of a note's mark.
const MOST_OF_A_MARK: usize = 32;

/// The words in an element, whatever they are, as far as they are kept.
fn words_in(tree: &Tree, node: usize) -> String {
    let mut words = String::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let Some(node) = tree.get(node) else { continue };
        if let Content::Words(more) = &node.content {
            words.push_str(more);
        }
        if words.len() > MAX_APART {
            break;
        }
        open.extend(node.children.iter().rev());
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn element(tree: &Tree, node: usize) -> Option<(Kind, &Marks)> {
    match &tree.get(node)?.content {
        Content::Element(kind, marks) => Some((*kind, marks)),
        Content::Words(_) => None,
    }
}

/// The paragraphs of the page that are not taken for the document.
fn around(tree: &Tree, found: &frame::Found) -> Vec<String> {
    let mut all = Vec::new();
    let mut words = String::new();
    // How deep inside the document, and inside what is left out of it, the walk is.
    let (mut within, mut out) = (0_usize, 0_usize);
    let is_out = |node: usize| {
        tree.kind(node) == Some(Kind::Frame) || found.left_out.get(node).copied().unwrap_or(false)
    };
    let mut steps = Steps::within(0);
    while let Some(step) = steps.next(tree) {
        match step {
            Step::Words(more) if within == 0 || out > 0 => words.push_str(more),
            Step::Words(_) | Step::Passed(_) => {}
            Step::Open(node) | Step::Close(node) => {
                if !tree.kind(node).is_some_and(Kind::is_in_line) {
                    let line: Vec<&str> = words.split_whitespace().collect();
                    if !line.is_empty() {
                        all.push(line.join(" "));
                    }
                    words.clear();
                }
                let opens = matches!(step, Step::Open(_));
                let step_by = |depth: usize| {
                    if opens {
                        depth + 1
                    } else {
                        depth.saturating_sub(1)
                    }
                };
                if node == found.holder {
                    within = step_by(within);
                } else if within > 0 && is_out(node) {
                    out = step_by(out);
                }
            }
        }
    }
    all
}
