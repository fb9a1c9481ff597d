//! The consolidated report of a round as a page shows it.

use super::{
    FOCAL_REPORT,
    blocks::{BlockKind, Made, Table},
};
use crate::{
    AppError, Ctx,
    checking::{Bucket, Gathering, opened},
    reports::names,
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use tiendo_domain::{
    access::RoleName,
    id::{Block, Id, Person, Report, Round},
    plan::PlanFact,
};
use tiendo_store::{ReadTx, consolidation, round};

/// The consolidated report of a round, or how far the round is from one.
#[derive(Debug, Clone)]
pub struct ConsolidationView {
    /// The round.
    pub round: round::Record,
    /// Its plan.
    pub plan: PlanFact,
    /// How many reports are accepted.
    pub accepted: usize,
    /// How many must be sent.
    pub owed: usize,
    /// How many have come.
    pub received: usize,
    /// How many wait to be checked.
    pub to_check: usize,
    /// The report, where it has been made.
    pub made: Option<Standing>,
    /// Whether the asker may make and edit it.
    pub may_edit: bool,
}

/// A consolidated report that has been made.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Revision of the whole.
    pub rev: i64,
    /// The subject as printed.
    pub title: String,
    /// When it was last made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: String,
    /// How many reports were accepted since.
    pub accepted_since: usize,
    /// Its blocks, in order.
    pub blocks: Vec<BlockView>,
}

/// What a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Text; a line break begins a new paragraph.
    Text(String),
    /// A table.
    Table(Table),
}

/// A report whose words a block holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The report.
    pub report: Id<Report>,
    /// The body's name.
    pub agency: String,
}

/// A block as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockView {
    /// The block.
    pub id: Id<Block>,
    /// Its revision.
    pub rev: i64,
    /// What it is.
    pub kind: BlockKind,
    /// The printed number of a heading.
    pub number: String,
    /// What it says now.
    pub body: Body,
    /// The reports whose words it holds; none where it is counted.
    pub sources: Vec<Source>,
    /// Who edited it, and when.
    pub edited: Option<(String, Timestamp)>,
    /// What it was made as, where it was edited.
    pub drafted: Option<String>,
    /// Whether that has changed since the edit.
    pub moved: bool,
    /// Whether the draft no longer has it.
    pub gone: bool,
}

impl BlockView {
    /// Its text; empty for a table.
    pub fn text(&self) -> &str {
        match &self.body {
            Body::Text(text) => text,
            Body::Table(_) => "",
        }
    }

    /// Whether somebody left it out of the report.
    pub fn left_out(&self) -> bool {
        match &self.body {
            Body::Text(text) => text.is_empty(),
            Body::Table(_) => false,
        }
    }
}

/// The consolidated report of a round.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such round within reach; faults.
pub fn view(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Round>) -> Result<ConsolidationView, AppError> {
    let (round, plan) = opened(ctx, tx, id)?;
    let gathering = Gathering::load(tx, ctx.realm, round, ctx.now)?;
    let record = consolidation::of_round(tx, ctx.realm, id)?
        .into_iter()
        .find(|one| one.kind == FOCAL_REPORT);
    let made = match record {
        Some(record) => Some(standing(ctx, tx, &gathering, record)?),
        None => None,
    };
    let today = ctx.today();
    Ok(ConsolidationView {
        accepted: gathering.accepted(),
        owed: gathering.owed(),
        received: gathering
            .reports
            .iter()
            .filter(|one| Gathering::has_come(one))
            .count(),
        to_check: gathering
            .reports
            .iter()
            .filter(|one| Bucket::of(one) == Bucket::ToCheck)
            .count(),
        round: gathering.round,
        plan,
        made,
        may_edit: ctx
            .grants
            .iter()
            .any(|grant| grant.role == RoleName::FocalOfficer && grant.valid.contains(today)),
    })
}

fn standing(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    gathering: &Gathering,
    record: consolidation::Record,
) -> Result<Standing, AppError> {
    let names = names(tx, ctx.realm)?;
    let since = |at: Timestamp| at > record.made_at;
    let accepted_since = gathering
        .listed
        .iter()
        .filter(|one| one.report.accepted.is_some_and(|(_, at)| since(at)));
    let accepted_since = accepted_since.count();
    let agencies = agencies(gathering);
    let blocks = consolidation::blocks(tx, ctx.realm, record.id)?;
    Ok(Standing {
        rev: record.rev,
        made_at: record.made_at,
        made_by: names.get(&record.made_by).cloned().unwrap_or_default(),
        accepted_since,
        blocks: blocks
            .iter()
            .filter_map(|block| block_view(block, &agencies, &names))
            .collect(),
        title: record.title,
    })
}

/// One block of a round's report.
///
/// # Errors
/// [`AppError::NotFound`] where there is none within reach; faults.
pub fn block(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    round: Id<Round>,
    id: Id<Block>,
) -> Result<(round::Record, BlockView), AppError> {
    let view = view(ctx, tx, round)?;
    let blocks = view.made.map(|made| made.blocks).unwrap_or_default();
    let found = blocks
        .into_iter()
        .find(|block| block.id == id)
        .ok_or(AppError::NotFound)?;
    Ok((view.round, found))
}

fn agencies(gathering: &Gathering) -> BTreeMap<Id<Report>, String> {
    gathering
        .listed
        .iter()
        .map(|one| (one.report.id, one.agency_name.clone()))
        .collect()
}

fn block_view(
    record: &consolidation::BlockRecord,
    agencies: &BTreeMap<Id<Report>, String>,
    names: &BTreeMap<Id<Person>, String>,
) -> Option<BlockView> {
    let kind = BlockKind::from_code(&record.kind)?;
    let made = Made::read(record);
    let sources = made.from.iter().filter_map(|from| {
        let (report, _) = from.report()?;
        Some(Source {
            report,
            agency: agencies.get(&report)?.clone(),
        })
    });
    Some(BlockView {
        id: record.id,
        rev: record.rev,
        kind,
        number: made.number.clone(),
        body: match kind {
            BlockKind::Table => Body::Table(serde_json::from_str(&record.body).ok()?),
            BlockKind::Chapter
            | BlockKind::Group
            | BlockKind::Task
            | BlockKind::Annex
            | BlockKind::Paragraph => Body::Text(record.body.clone()),
        },
        sources: sources.collect(),
        edited: record
            .edited
            .and_then(|(by, at)| Some((names.get(&by)?.clone(), at))),
        drafted: record.edited.is_some().then(|| made.drafted.clone()),
        moved: made.moved,
        gone: made.gone,
    })
}
