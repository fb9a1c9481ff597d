//! The markup of a part to its tree. Tracked changes are accepted on the way: what was deleted or moved away is
//! passed over, what was inserted is taken.

use super::styles::{Look, Styles, numbered_by, run_properties};
use super::tree::{Inline, Merge, Node, Note, Para, Row, RowCell};
use crate::limits::{MAX_BLOCKS, MAX_BOX_DEPTH, MAX_COVER, MAX_TABLE_DEPTH};
use crate::xml::{Part, Piece, Tag};
use crate::{ExtractError, Limit};

/// How many tracked changes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Changes {
    pub(super) insertions: usize,
    pub(super) deletions: usize,
}

/// What is open.
#[derive(Debug)]
enum Open {
    /// The part itself, a cell's content, a box, a note: what it holds.
    Holder(Vec<Node>),
    Paragraph(Para),
    Table(Vec<Row>),
    Row(Row),
    Cell(RowCell),
}

pub(super) struct Parser<'s> {
    styles: &'s Styles,
    stack: Vec<Open>,
    /// Tables open, and those beyond the limit, whose rows and cells are passed through.
    tables: usize,
    too_deep: usize,
    /// Paragraphs open, and what is open beyond their limit: all of it is words of the innermost.
    paragraphs: usize,
    flat: usize,
    /// For each open field whether its instruction is being read.
    fields: Vec<bool>,
    /// For each open choice between two forms of the same thing whether one was taken.
    choices: Vec<bool>,
    /// Look of the open run.
    run: Look,
    /// The words of an open `t`, and whether the blanks at their ends count.
    reading: Option<(bool, String)>,
    /// Paragraphs, rows and cells so far, over all parts.
    blocks: usize,
    pub(super) changes: Changes,
}

impl<'s> Parser<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            stack: Vec::new(),
            tables: 0,
            too_deep: 0,
            paragraphs: 0,
            flat: 0,
            fields: Vec::new(),
            choices: Vec::new(),
            run: Look::default(),
            reading: None,
            blocks: 0,
            changes: Changes::default(),
        }
    }

    /// Reads a whole part.
    /// # Errors
    /// Where it is damaged or beyond a limit.
    pub(super) fn part(&mut self, name: &str, text: &str) -> Result<Vec<Node>, ExtractError> {
        let mut part = Part::new(name, text);
        self.begin();
        while let Some(piece) = part.next()? {
            self.piece(piece, &mut part)?;
        }
        Ok(self.end())
    }

    /// Reads what stands in the element `until` that was just opened: a note.
    pub(super) fn content(
        &mut self,
        part: &mut Part,
        until: &str,
    ) -> Result<Vec<Node>, ExtractError> {
        self.begin();
        while let Some(piece) = part.next()? {
            if matches!(&piece, Piece::Close(name) if name == until) {
                break;
            }
            self.piece(piece, part)?;
        }
        Ok(self.end())
    }

    fn begin(&mut self) {
        self.stack.push(Open::Holder(Vec::new()));
        self.fields.clear();
        self.choices.clear();
        self.too_deep = 0;
        self.flat = 0;
        self.reading = None;
    }

    /// Closes whatever the part left open.
    fn end(&mut self) -> Vec<Node> {
        while self.stack.len() > 1 {
            self.pop();
        }
        self.tables = 0;
        self.paragraphs = 0;
        match self.stack.pop() {
            Some(Open::Holder(nodes)) => nodes,
            _ => Vec::new(),
        }
    }

    fn piece(&mut self, piece: Piece, part: &mut Part) -> Result<(), ExtractError> {
        match piece {
            Piece::Open(tag) => self.open(&tag, part),
            Piece::Close(name) => {
                self.close(&name);
                Ok(())
            }
            Piece::Text(text) => {
                if let Some((_, words)) = &mut self.reading {
                    *words += &text;
                }
                Ok(())
            }
        }
    }

    fn open(&mut self, tag: &Tag, part: &mut Part) -> Result<(), ExtractError> {
        match tag.name() {
            "p" | "tbl" | "txbxContent"
                if self.flat > 0
                    || (self.paragraphs >= MAX_BOX_DEPTH
                        && matches!(self.stack.last(), Some(Open::Paragraph(_)))) =>
            {
                self.count()?;
                self.flat += 1;
                self.inline(Inline::Break);
            }
            "tr" | "tc" | "trPr" | "tcPr" | "pPr" if self.flat > 0 => {}
            "p" => self.open_paragraph()?,
            "pPr" => self.paragraph_properties(part)?,
            "r" => self.run = Look::default(),
            "rPr" => {
                let run = run_properties(part)?;
                self.run = run.look.over(self.styles.look(run.style.as_deref()));
            }
            "t" => {
                self.reading = Some((
                    tag.get("space").as_deref() == Some("preserve"),
                    String::new(),
                ));
            }
            "tab" | "ptab" => self.words("\t"),
            "br" | "cr" => self.inline(Inline::Break),
            "noBreakHyphen" => self.words("-"),
            "sym" => {
                let code = tag
                    .get("char")
                    .and_then(|c| u32::from_str_radix(&c, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    let font = tag.get("font").unwrap_or_default();
                    let signs = font.starts_with("Wingdings") || font == "Symbol";
                    let mut bytes = [0; 4];
                    self.words(super::symbol(c, signs).encode_utf8(&mut bytes));
                }
            }
            "footnoteReference" | "endnoteReference" => self.note(tag),
            "fldChar" => self.field(tag),
            "tbl" if self.tables >= MAX_TABLE_DEPTH => self.too_deep += 1,
            "tbl" => {
                self.tables += 1;
                self.stack.push(Open::Table(Vec::new()));
            }
            "tr" | "tc" | "trPr" | "tcPr" if self.too_deep > 0 => {}
            "tr" if matches!(self.stack.last(), Some(Open::Table(_))) => {
                self.count()?;
                self.stack.push(Open::Row(Row::default()));
            }
            "trPr" => self.row_properties(part)?,
            "tc" if matches!(self.stack.last(), Some(Open::Row(_))) => {
                self.count()?;
                self.stack.push(Open::Cell(RowCell {
                    columns: 1,
                    ..RowCell::default()
                }));
            }
            "tcPr" => self.cell_properties(part)?,
            "txbxContent" => self.stack.push(Open::Holder(Vec::new())),
            // The words of drawn letters stand in an attribute.
            "textpath" => {
                if let Some(words) = tag.get("string") {
                    self.inline(Inline::Break);
                    self.words(&words);
                    self.inline(Inline::Break);
                }
            }
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(taken) if *taken => part.skip()?,
                Some(taken) => *taken = true,
                None => {}
            },
            "ins" | "moveTo" => {
                self.changes.insertions += 1;
                self.mark_changed();
            }
            "del" | "moveFrom" => {
                self.changes.deletions += 1;
                self.mark_changed();
                part.skip()?;
            }
            "instrText" | "delText" | "delInstrText" | "sectPr" | "tblPr" | "tblGrid" | "sdtPr"
            | "sdtEndPr" | "rt" | "binData" | "tblPrEx" => part.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => {
                if let Some((keeps_blanks, words)) = self.reading.take() {
                    self.words(if keeps_blanks { &words } else { words.trim() });
                }
            }
            "p" | "tbl" | "txbxContent" if self.flat > 0 => {
                self.flat -= 1;
                self.inline(Inline::Break);
            }
            "tr" | "tc" if self.flat > 0 => {}
            "p" => {
                if matches!(self.stack.last(), Some(Open::Paragraph(_))) {
                    self.pop();
                }
                // An instruction that never came to its result ends with the paragraph, so that it swallows no text.
                self.fields.retain(|instruction| !instruction);
                self.run = Look::default();
            }
            "tbl" if self.too_deep > 0 => self.too_deep -= 1,
            "tr" | "tc" if self.too_deep > 0 => {}
            "tbl" => self.close_to(|open| matches!(open, Open::Table(_))),
            "tr" => self.close_to(|open| matches!(open, Open::Row(_))),
            "tc" => self.close_to(|open| matches!(open, Open::Cell(_))),
            "txbxContent" => self.close_to(|open| matches!(open, Open::Holder(_))),
            "AlternateContent" => {
                self.choices.pop();
            }
            _ => {}
        }
    }

    /// Closes down to the innermost open thing that fits; the bottom stays.
    fn close_to(&mut self, fits: impl Fn(&Open) -> bool) {
        let Some(at) = self.stack.iter().skip(1).rposition(fits) else {
            return;
        };
        while self.stack.len() > at + 1 {
            self.pop();
        }
    }

    /// Takes the innermost open thing off and puts it where it belongs.
    fn pop(&mut self) {
        match self.stack.pop() {
            Some(Open::Paragraph(paragraph)) => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.place(Node::Paragraph(paragraph));
            }
            Some(Open::Table(rows)) => {
                self.tables = self.tables.saturating_sub(1);
                self.place(Node::Table(rows));
            }
            Some(Open::Row(row)) => {
                if let Some(Open::Table(rows)) = self.stack.last_mut() {
                    rows.push(row);
                }
            }
            Some(Open::Cell(cell)) => {
                if let Some(Open::Row(row)) = self.stack.last_mut() {
                    row.cells.push(cell);
                }
            }
            Some(Open::Holder(nodes)) => {
                // A box hangs on the paragraph that it is drawn in, else stands where it is.
                if let Some(Open::Paragraph(paragraph)) = self.stack.last_mut() {
                    paragraph.boxes.push(nodes);
                } else {
                    for node in nodes {
                        self.place(node);
                    }
                }
            }
            None => {}
        }
    }

    fn place(&mut self, node: Node) {
        match self.stack.last_mut() {
            Some(Open::Holder(nodes)) => nodes.push(node),
            Some(Open::Cell(cell)) => cell.nodes.push(node),
            Some(Open::Paragraph(paragraph)) => paragraph.boxes.push(vec![node]),
            // Between rows or cells nothing can stand; what does is put in a cell of its own.
            Some(Open::Row(row)) => row.cells.push(RowCell {
                columns: 1,
                nodes: vec![node],
                ..RowCell::default()
            }),
            Some(Open::Table(rows)) => rows.push(Row {
                cells: vec![RowCell {
                    columns: 1,
                    nodes: vec![node],
                    ..RowCell::default()
                }],
                ..Row::default()
            }),
            None => {}
        }
    }

    fn count(&mut self) -> Result<(), ExtractError> {
        self.blocks += 1;
        if self.blocks > MAX_BLOCKS {
            return Err(ExtractError::Beyond(Limit::Blocks));
        }
        Ok(())
    }

    fn open_paragraph(&mut self) -> Result<(), ExtractError> {
        self.count()?;
        self.run = Look::default();
        self.paragraphs += 1;
        self.stack.push(Open::Paragraph(Para {
            look: self.styles.look(self.styles.of_paragraph(None)),
            ..Para::default()
        }));
        Ok(())
    }

    fn paragraph_properties(&mut self, part: &mut Part) -> Result<(), ExtractError> {
        let mut of = Para::default();
        let mut inserted = false;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "pStyle" => of.style = tag.get("val"),
                    "numPr" => of.numbered = numbered_by(part)?,
                    "rPr" => {
                        let mark = run_properties(part)?;
                        of.runs_on = mark.deleted;
                        inserted = mark.inserted;
                    }
                    "sectPr" | "pPrChange" => part.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "pPr" => break,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        self.changes.insertions += usize::from(inserted);
        self.changes.deletions += usize::from(of.runs_on);
        let look = self
            .styles
            .look(self.styles.of_paragraph(of.style.as_deref()));
        if let Some(Open::Paragraph(paragraph)) = self.stack.last_mut() {
            paragraph.changed |= inserted || of.runs_on;
            paragraph.style = of.style;
            paragraph.look = look;
            paragraph.numbered = of.numbered;
            paragraph.runs_on = of.runs_on;
        }
        Ok(())
    }

    fn row_properties(&mut self, part: &mut Part) -> Result<(), ExtractError> {
        let mut before = 0;
        let mut deleted = false;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "gridBefore" => before = tag.number("val").unwrap_or(0).min(MAX_COVER),
                    "del" => deleted = true,
                    "ins" => self.changes.insertions += 1,
                    "trPrChange" => part.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "trPr" => break,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        self.changes.deletions += usize::from(deleted);
        if let Some(Open::Row(row)) = self.stack.last_mut() {
            row.before = before;
            row.deleted = deleted;
        }
        Ok(())
    }

    fn cell_properties(&mut self, part: &mut Part) -> Result<(), ExtractError> {
        let merge = |tag: &Tag| match tag.get("val").as_deref() {
            Some("restart") => Merge::Begins,
            _ => Merge::GoesOn,
        };
        let mut of = RowCell {
            columns: 1,
            ..RowCell::default()
        };
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "gridSpan" => of.columns = tag.number("val").unwrap_or(1).clamp(1, MAX_COVER),
                    "vMerge" => of.down = merge(&tag),
                    "hMerge" => of.across = merge(&tag),
                    "cellDel" => of.deleted = true,
                    "tcPrChange" => part.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "tcPr" => break,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        self.changes.deletions += usize::from(of.deleted);
        if let Some(Open::Cell(cell)) = self.stack.last_mut() {
            of.nodes = std::mem::take(&mut cell.nodes);
            *cell = of;
        }
        Ok(())
    }

    /// Begins, turns to the result of, or ends a field.
    fn field(&mut self, tag: &Tag) {
        match tag.get("fldCharType").as_deref() {
            // Word itself goes no deeper than twenty.
            Some("begin") if self.fields.len() < 64 => self.fields.push(true),
            Some("separate") => {
                if let Some(instruction) = self.fields.last_mut() {
                    *instruction = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn note(&mut self, tag: &Tag) {
        // A mark that the author chose follows as words.
        if tag
            .get("customMarkFollows")
            .is_some_and(|v| crate::xml::truth(&v))
        {
            return;
        }
        let id = tag.get("id").unwrap_or_default();
        self.inline(Inline::Note(if tag.name() == "endnoteReference" {
            Note::End(id)
        } else {
            Note::Foot(id)
        }));
    }

    fn inline(&mut self, inline: Inline) {
        if self.fields.contains(&true) {
            return;
        }
        if let Some(Open::Paragraph(paragraph)) = self.stack.last_mut() {
            paragraph.words.push(inline);
        }
    }

    fn words(&mut self, words: &str) {
        if self.fields.contains(&true) {
            return;
        }
        let (run, default) = (self.run, self.styles.default_look());
        if let Some(Open::Paragraph(paragraph)) = self.stack.last_mut() {
            let look = run.over(paragraph.look).over(default);
            let hidden = look.hidden == Some(true);
            if look.caps == Some(true) {
                paragraph.add(&words.to_uppercase(), hidden);
            } else {
                paragraph.add(words, hidden);
            }
        }
    }

    fn mark_changed(&mut self) {
        let open = self.stack.iter_mut().rev();
        let paragraph = open.into_iter().find_map(|open| match open {
            Open::Paragraph(paragraph) => Some(paragraph),
            Open::Holder(_) | Open::Table(_) | Open::Row(_) | Open::Cell(_) => None,
        });
        if let Some(paragraph) = paragraph {
            paragraph.changed = true;
        }
    }
}
