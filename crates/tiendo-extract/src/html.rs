//! Web pages: block elements are paragraphs, tables keep their cells and spans.

use scraper::{Html, Node};
use tiendo_text::encoding;
use tiendo_text::normal;

use crate::build::Clean;
use crate::limits::{MAX_COVER, MAX_TABLE_DEPTH};
use crate::{Block, Cell, ExtractError, Format, Places, Source, Table};

/// Elements whose words are not part of the document.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "template", "noscript", "title", "svg", "button", "select",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

pub(crate) fn extract(bytes: &[u8]) -> Result<Source, ExtractError> {
    let decoded = encoding::decode(bytes)?;
    let composed = normal::compose(&decoded.text);
    let page = Html::parse_document(&composed.text);
    let mut walk = Walk::default();
    let mut unseen = 0_usize;
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) if UNSEEN.contains(&element.name()) => unseen += 1,
                Node::Element(element) if unseen == 0 => {
                    let cover = |attribute: &str| {
                        element
                            .attr(attribute)
                            .and_then(|n| n.trim().parse::<usize>().ok())
                            .map_or(1, |n| n.clamp(1, MAX_COVER))
                    };
                    walk.open(element.name(), cover("colspan"), cover("rowspan"));
                }
                Node::Text(words) if unseen == 0 => walk.words(words.text.as_ref()),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if UNSEEN.contains(&element.name()) {
                        unseen = unseen.saturating_sub(1);
                    } else if unseen == 0 {
                        walk.close(element.name());
                    }
                }
            }
        }
    }
    Ok(walk.finish())
}

/// A table while its rows are read.
#[derive(Debug, Default)]
struct OpenTable {
    table: Table,
    /// For each column, how many rows below are still covered by a cell above.
    covered: Vec<usize>,
    cell: Option<Cell>,
}

#[derive(Debug, Default)]
struct Walk {
    clean: Clean,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    /// Tables open beyond [`MAX_TABLE_DEPTH`].
    too_deep: usize,
}

impl Walk {
    fn words(&mut self, words: &str) {
        self.clean.words(words);
    }

    fn open(&mut self, name: &str, columns: usize, rows: usize) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "table" if self.tables.len() >= MAX_TABLE_DEPTH => self.too_deep += 1,
            "table" => self.tables.push(OpenTable::default()),
            "tr" if self.too_deep == 0 => {
                if let Some(open) = self.tables.last_mut() {
                    open.end_cell();
                    if !open.table.rows.is_empty() {
                        for left in &mut open.covered {
                            *left = left.saturating_sub(1);
                        }
                    }
                    open.table.rows.push(Vec::new());
                }
            }
            "td" | "th" if self.too_deep == 0 => {
                if let Some(open) = self.tables.last_mut() {
                    open.end_cell();
                    open.begin_cell(columns, rows);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "table" if self.too_deep > 0 => self.too_deep -= 1,
            "table" => {
                if let Some(mut open) = self.tables.pop() {
                    open.end_cell();
                    self.add(Block::Table(open.table));
                }
            }
            "td" | "th" | "tr" if self.too_deep == 0 => {
                if let Some(open) = self.tables.last_mut() {
                    open.end_cell();
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.clean.end_paragraph() {
            self.add(Block::Paragraph(paragraph));
        }
    }

    /// Into the innermost open cell, else into the document.
    fn add(&mut self, block: Block) {
        let cell = self
            .tables
            .iter_mut()
            .rev()
            .find_map(|open| open.cell.as_mut());
        match cell {
            Some(cell) => cell.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn finish(mut self) -> Source {
        self.end_paragraph();
        Source {
            format: Format::Html,
            text: self.clean.text,
            blocks: self.blocks,
            places: Places::of_itself(),
            apart: Vec::new(),
            notices: Vec::new(),
        }
    }
}

impl OpenTable {
    fn begin_cell(&mut self, columns: usize, rows: usize) {
        if self.table.rows.is_empty() {
            self.table.rows.push(Vec::new());
        }
        let taken = self
            .table
            .rows
            .last()
            .and_then(|row| row.last())
            .map_or(0, |cell| cell.column + cell.columns);
        let mut column = taken;
        while self.covered.get(column).is_some_and(|&left| left > 0) {
            column += 1;
        }
        if self.covered.len() < column + columns {
            self.covered.resize(column + columns, 0);
        }
        for left in self.covered.iter_mut().skip(column).take(columns) {
            // This row and those below it; the row's end takes one off.
            *left = rows;
        }
        self.cell = Some(Cell {
            column,
            columns,
            rows,
            blocks: Vec::new(),
        });
    }

    fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), self.table.rows.last_mut()) {
            row.push(cell);
        }
    }
}
