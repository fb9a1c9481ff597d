//! Blocks of a consolidated report as its page shows them.

use crate::{ask::Ask, i18n as t};
use tiendo_app::consolidation::{BlockKind, BlockView, Body};
use tiendo_text::{Lang, date};

/// How many sources are named before the rest is counted.
const SOURCES: usize = 3;

/// The most rows of a table that is shown unfolded.
const LONG: usize = 12;

/// A block.
pub(super) struct Piece {
    pub(super) id: String,
    /// 2 to 4 for a heading, 0 for text, 1 for a table.
    pub(super) level: u8,
    pub(super) number: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// What a long table is folded behind.
    pub(super) fold: Option<String>,
    /// The reports whose words it holds: address and body.
    pub(super) sources: Vec<(String, String)>,
    /// How many more there are, in words.
    pub(super) more: Option<String>,
    /// Whether it is counted and not quoted.
    pub(super) computed: bool,
    /// Who edited it, and when.
    pub(super) edited: Option<String>,
    pub(super) drafted: Vec<String>,
    pub(super) drafted_label: String,
    pub(super) gone: bool,
    /// What a link names it by, for those who hear the page.
    pub(super) short: String,
    pub(super) editable: bool,
}

pub(super) fn pieces(ask: &Ask, blocks: &[BlockView]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = blocks.iter().map(|block| piece(ask, block)).collect();
    // A part whose tasks stand in no groups has their headings one level up: no level of headings is left out.
    let mut above = 1;
    for piece in pieces.iter_mut().filter(|piece| piece.level >= 2) {
        piece.level = piece.level.min(above + 1);
        above = piece.level;
    }
    pieces
}

fn piece(ask: &Ask, block: &BlockView) -> Piece {
    let lang = ask.lang;
    let level = level(block.kind);
    let (head, rows) = match &block.body {
        Body::Table(table) => (table.head.clone(), table.rows.clone()),
        Body::Text(_) => (Vec::new(), Vec::new()),
    };
    let report = |id| {
        if ask.may_open("bao-cao/{report}") {
            ask.at(&format!("bao-cao/{id}"))
        } else {
            String::new()
        }
    };
    let sources = block.sources.iter().take(SOURCES);
    let rest = block.sources.len().saturating_sub(SOURCES);
    Piece {
        id: block.id.to_string(),
        level,
        number: number(lang, block),
        paragraphs: paragraphs(block.text()),
        fold: (rows.len() > LONG)
            .then(|| t::consolidation::long_table(lang, &t::count(rows.len()))),
        head,
        rows,
        sources: sources
            .map(|source| (report(source.report), source.agency.clone()))
            .collect(),
        more: (rest > 0).then(|| t::consolidation::more_origins(lang, &t::count(rest))),
        computed: level < 2 && block.sources.is_empty(),
        edited: block
            .edited
            .as_ref()
            .map(|(who, at)| t::consolidation::edited(lang, who, &date::moment(*at, lang))),
        drafted: block.drafted.as_deref().map(paragraphs).unwrap_or_default(),
        drafted_label: if block.moved {
            t::consolidation::made_text_moved(lang).to_owned()
        } else {
            t::consolidation::made_text(lang).to_owned()
        },
        gone: block.gone,
        // One that was left out is called by the words that were made for it.
        short: short(match block.text() {
            "" => block.drafted.as_deref().unwrap_or_default(),
            text => text,
        }),
        editable: block.kind != BlockKind::Table,
    }
}

/// The level of its heading on the page; 0 for text, 1 for a table.
fn level(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Chapter | BlockKind::Annex => 2,
        BlockKind::Group => 3,
        BlockKind::Task => 4,
        BlockKind::Paragraph => 0,
        BlockKind::Table => 1,
    }
}

fn number(lang: Lang, block: &BlockView) -> String {
    match block.kind {
        BlockKind::Annex => format!("{}: ", t::consolidation::annex(lang)),
        _ if block.number.is_empty() => String::new(),
        _ => format!("{}. ", block.number),
    }
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// The first words of a text.
fn short(text: &str) -> String {
    text.split_whitespace()
        .take(8)
        .collect::<Vec<_>>()
        .join(" ")
}
