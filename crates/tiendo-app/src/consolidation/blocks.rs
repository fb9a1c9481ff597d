//! A draft cut into blocks, and their written form in the database.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tiendo_domain::{
    consolidate::{self, Draft, Origin, Section},
    id::{Agency, Id, Report},
};
use tiendo_store::consolidation::BlockRecord;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The heading of a chapter.
    Chapter,
    /// The heading of a task group.
    Group,
    /// The heading of a task.
    Task,
    /// The heading of the annex.
    Annex,
    /// Text; a line break begins a new paragraph.
    Paragraph,
    /// A table.
    Table,
}

impl BlockKind {
    const ALL: [BlockKind; 6] = [
        BlockKind::Chapter,
        BlockKind::Group,
        BlockKind::Task,
        BlockKind::Annex,
        BlockKind::Paragraph,
        BlockKind::Table,
    ];

    /// The name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            BlockKind::Chapter => "chapter",
            BlockKind::Group => "group",
            BlockKind::Task => "task",
            BlockKind::Annex => "annex",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Table => "table",
        }
    }

    /// The kind of a code, if it is one.
    pub fn from_code(code: &str) -> Option<BlockKind> {
        BlockKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    fn of(section: &Section) -> BlockKind {
        match section.level {
            Section::ANNEX => BlockKind::Annex,
            1 => BlockKind::Chapter,
            2 => BlockKind::Group,
            _ => BlockKind::Task,
        }
    }
}

/// A table in its written form: rows under a head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The head.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// Where a block comes from and what it was made as: the written form of the column `origin`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Made {
    /// What tells this block from the others when the report is made anew.
    pub(super) anchor: String,
    /// The printed number of a heading; empty where there is none.
    pub(super) number: String,
    /// What it was last made as; beside it stands what somebody edited it into.
    pub(super) drafted: String,
    /// Whether `drafted` has changed since the block was edited.
    #[serde(default)]
    pub(super) moved: bool,
    /// Whether the draft no longer has this block, which is kept because it was edited.
    #[serde(default)]
    pub(super) gone: bool,
    /// The lines of accepted reports whose words it holds; none where it is counted.
    #[serde(default)]
    pub(super) from: Vec<From>,
}

/// A line of an accepted report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct From {
    /// The body.
    agency: String,
    /// The report.
    report: String,
    /// The sending that was accepted.
    submission: String,
    /// The line.
    line: String,
}

impl From {
    /// The report and its body.
    pub(super) fn report(&self) -> Option<(Id<Report>, Id<Agency>)> {
        Some((self.report.parse().ok()?, self.agency.parse().ok()?))
    }
}

impl Made {
    /// The written form of a column; an unknown one says nothing of an origin.
    pub(super) fn read(record: &BlockRecord) -> Made {
        serde_json::from_str(&record.origin).unwrap_or_default()
    }

    /// As it is written.
    pub(super) fn written(&self) -> String {
        serde_json::to_string(self).expect("texts and lists always have a JSON form")
    }
}

/// A block that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) made: Made,
}

/// Cuts a draft into blocks, the opening sentence first. Every block has an anchor of its own.
pub(super) fn cut(draft: &Draft, opening: String) -> Vec<Piece> {
    let mut pieces = vec![Piece {
        kind: BlockKind::Paragraph,
        made: Made {
            anchor: "opening".to_owned(),
            drafted: opening,
            ..Made::default()
        },
    }];
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut path = [String::new(), String::new(), String::new()];
    for section in &draft.sections {
        let kind = BlockKind::of(section);
        let depth = match kind {
            BlockKind::Group => 1,
            BlockKind::Task => 2,
            BlockKind::Chapter | BlockKind::Annex | BlockKind::Paragraph | BlockKind::Table => 0,
        };
        let own = if depth == 0 || section.number.is_empty() {
            &section.heading
        } else {
            &section.number
        };
        path[depth] = tiendo_text::fold(own);
        for deeper in &mut path[depth + 1..] {
            deeper.clear();
        }
        let place = path.join("/");
        let heading = once(&mut seen, place.clone());
        let number = section.number.clone();
        pieces.push(Piece {
            kind,
            made: Made {
                anchor: heading,
                number,
                drafted: section.heading.clone(),
                ..Made::default()
            },
        });
        pieces.extend(
            section
                .blocks
                .iter()
                .map(|block| piece(&mut seen, &place, block)),
        );
    }
    pieces
}

fn piece(seen: &mut BTreeMap<String, u32>, place: &str, block: &consolidate::Block) -> Piece {
    let (kind, drafted) = match &block.body {
        consolidate::Body::Paragraph(text) => (BlockKind::Paragraph, text.clone()),
        consolidate::Body::Table { head, rows } => {
            let table = Table {
                head: head.clone(),
                rows: rows.clone(),
            };
            (
                BlockKind::Table,
                serde_json::to_string(&table).expect("lists of texts always have a JSON form"),
            )
        }
    };
    let from: Vec<From> = block.origins.iter().filter_map(from).collect();
    let what = match (&block.body, from.as_slice()) {
        (consolidate::Body::Table { head, .. }, _) => tiendo_text::fold(&head.join(" ")),
        (_, [one]) => one.line.clone(),
        // Counted sentences begin with what they count.
        (_, _) => tiendo_text::fold(drafted.split(':').next().unwrap_or_default()),
    };
    let anchor = once(seen, format!("{place}#{what}"));
    Piece {
        kind,
        made: Made {
            anchor,
            drafted,
            from,
            ..Made::default()
        },
    }
}

fn from(origin: &Origin) -> Option<From> {
    match origin {
        Origin::Computed => None,
        Origin::Line {
            agency,
            report,
            submission,
            line,
        } => Some(From {
            agency: agency.to_string(),
            report: report.to_string(),
            submission: submission.to_string(),
            line: line.to_string(),
        }),
    }
}

/// The anchor, with a number behind it where it is there already.
fn once(seen: &mut BTreeMap<String, u32>, anchor: String) -> String {
    let count = seen.entry(anchor.clone()).or_default();
    *count += 1;
    if *count == 1 {
        anchor
    } else {
        format!("{anchor}~{count}")
    }
}
