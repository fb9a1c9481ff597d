//! A round as one table of lines, for those who go on in Excel.

use super::desk::{Desk, desk};
use crate::{AppError, Ctx, Fault};
use std::collections::BTreeMap;
use tiendo_domain::{
    assignment::{Demand, Secrecy},
    id::{Id, Line, Round, Task},
    report::submission::{SentLine, Snapshot},
};
use tiendo_store::{ReadTx, report::line, round::expected, round::expected::TaskWords, standing};

/// A line that was sent, in a report that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportLine {
    /// The task as the round froze it.
    pub task: TaskWords,
    /// The body.
    pub agency: String,
    /// How much was asked for.
    pub demand: Demand,
    /// Whether the report is accepted.
    pub accepted: bool,
    /// What was sent; `None` for a line under "chế độ mật".
    pub said: Option<SentLine>,
}

/// A round with every line that was sent.
#[derive(Debug, Clone)]
pub struct Export {
    /// The round's reports and numbers.
    pub desk: Desk,
    /// The lines that were sent and stand, by task, then by the names of the bodies. Lines "on occasion" of which
    /// nothing was said are not here.
    pub lines: Vec<ExportLine>,
}

/// The round, to be written as a workbook.
///
/// # Errors
/// [`AppError::NotFound`] where there is none within reach; faults.
pub fn export(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Round>) -> Result<Export, AppError> {
    let mut desk = desk(ctx, tx, id)?;
    desk.rows
        .sort_by_key(|row| tiendo_text::sort_key(&row.name));
    let tasks: BTreeMap<Id<Task>, TaskWords> = expected::tasks(tx, ctx.realm, id)?
        .into_iter()
        .map(|task| (task.task, task))
        .collect();
    let kept: BTreeMap<Id<Line>, line::Record> = line::of_round(tx, ctx.realm, id)?
        .into_iter()
        .map(|line| (line.id, line))
        .collect();
    let mut sent: BTreeMap<_, Snapshot> = BTreeMap::new();
    for (report, body) in standing::submitted(tx, ctx.realm, id)? {
        sent.insert(report, Snapshot::read(&body).map_err(Fault::new)?);
    }
    let mut lines = Vec::new();
    for row in &desk.rows {
        for said in sent
            .remove(&row.report)
            .map(|snapshot| snapshot.lines)
            .unwrap_or_default()
        {
            let (Some(line), Some(task)) = (kept.get(&said.line), tasks.get(&said.task)) else {
                continue;
            };
            if line.demand == Demand::OnOccasion
                && said.content().is_empty()
                && said.evidence.is_empty()
            {
                continue;
            }
            lines.push(ExportLine {
                task: task.clone(),
                agency: row.name.clone(),
                demand: line.demand,
                accepted: row.bucket == super::Bucket::Accepted,
                said: match line.secrecy {
                    Secrecy::Open => Some(said),
                    Secrecy::StateSecret => None,
                },
            });
        }
    }
    lines.sort_by_key(|line| line.task.ordinal);
    Ok(Export { desk, lines })
}
