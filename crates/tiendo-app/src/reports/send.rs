//! Sending a report, and taking a sending back.

use super::{Loaded, ReportsRefusal, commit, hand::own, person, refuse, refused};
use crate::{AppError, Ctx};
use tiendo_domain::{
    id::{Id, Line, Report},
    report::{
        Capacity, Event, Hand, Sender, State,
        submission::{FORM, Sealed, Sent, SentFile, SentLine, Snapshot},
    },
};
use tiendo_store::{WriteTx, agency, hex, report::hand, report::line, report::sending};

/// Sends a report in a stated capacity. `seen` are the line revisions that the sender saw: one that has moved is a
/// conflict.
///
/// # Errors
/// [`ReportsRefusal`]; [`AppError::NotFound`]; faults.
pub fn send(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    (capacity, position): (Capacity, &str),
    seen: &[(Id<Line>, i64)],
) -> Result<u32, AppError> {
    let by = person(ctx)?;
    let loaded = own(ctx, tx, id)?;
    let sender =
        Sender::new(by, capacity, position).map_err(|bad| refused(ReportsRefusal::Sender(bad)))?;
    let moved = moved(&loaded, seen);
    if !moved.is_empty() {
        return refuse(ReportsRefusal::Moved(moved));
    }
    let state = loaded.judge(ctx, &Event::Send { by })?;
    sending::drop_paper(tx, id, loaded.listed.report.sendings + 1)?;
    let sent = Sent::Here {
        by,
        capacity: capacity.code().to_owned(),
        position: sender.position().to_owned(),
    };
    let record = |n, sealed: &Sealed, ids: &mut tiendo_domain::id::IdMaker| sending::Record {
        id: ids.next_id(),
        report: id,
        n,
        at: ctx.now,
        sent_by: by,
        capacity: Some((capacity, sender.position().to_owned())),
        received_on: None,
        sha256: sealed.sha256,
        withdrawn: None,
    };
    let n = number(&state, &loaded);
    let sealed = snapshot(ctx, tx, &loaded, n, sent)?.seal();
    let record = record(n, &sealed, &mut ctx.ids);
    keep(ctx, tx, &loaded, &state, &record, &sealed)?;
    let payload =
        serde_json::json!({ "n": n, "sha256": sealed.hex(), "capacity": capacity.code() });
    commit(ctx, tx, "report.submitted", id, payload)?;
    Ok(n)
}

/// The lines that the sender saw in another revision, or did not see.
fn moved(loaded: &Loaded, seen: &[(Id<Line>, i64)]) -> Vec<Id<Line>> {
    let same = |line: &&line::Record| seen.contains(&(line.id, line.rev));
    loaded
        .lines
        .iter()
        .filter(|line| !same(line))
        .map(|line| line.id)
        .collect()
}

/// The number of the sending that a state after sending holds.
pub(super) fn number(state: &State, loaded: &Loaded) -> u32 {
    match state {
        State::Submitted { n } => *n,
        State::NotStarted
        | State::Draft
        | State::AwaitingHead { .. }
        | State::Returned { .. }
        | State::Accepted { .. }
        | State::Excused { .. } => loaded.listed.report.sendings + 1,
    }
}

/// Writes a sending with its snapshot, the sender's hand and the new state; the drafts are closed with it.
pub(super) fn keep(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    loaded: &Loaded,
    state: &State,
    record: &sending::Record,
    sealed: &Sealed,
) -> Result<(), AppError> {
    let id = loaded.id();
    line::seal_all(tx, id)?;
    sending::insert(tx, record, &sealed.json)?;
    hand::note(tx, id, &loaded.hands, record.sent_by, Hand::Sent, ctx.now)?;
    loaded.put(ctx, tx, state)
}

/// The report as it is sent.
pub(super) fn snapshot(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    loaded: &Loaded,
    n: u32,
    sent: Sent,
) -> Result<Snapshot, AppError> {
    let answerable = loaded.listed.answerable;
    let name = agency::name_on(tx, ctx.realm, answerable, ctx.today())?;
    Ok(Snapshot {
        form: FORM,
        report: loaded.id(),
        round: loaded.round.id,
        agency: answerable,
        agency_name: name.unwrap_or_else(|| loaded.listed.agency_name.clone()),
        n,
        at: ctx.now,
        sent,
        lines: loaded
            .lines
            .iter()
            .map(|line| sent_line(loaded, line))
            .collect(),
    })
}

fn sent_line(loaded: &Loaded, line: &line::Record) -> SentLine {
    let files = loaded.files.iter().filter(|file| file.line == line.id);
    let mut sent = SentLine {
        line: line.id,
        task: line.task,
        number: line.number.clone(),
        demand: line.demand.code().to_owned(),
        rev: line.rev,
        declared: None,
        done_on: None,
        done: String::new(),
        figures: Vec::new(),
        no_figure: false,
        difficulties: String::new(),
        proposals: String::new(),
        nothing_arose: None,
        unchanged: false,
        evidence: files
            .map(|file| SentFile {
                sha256: hex(&file.sha256),
                name: file.name.clone(),
                size: file.size,
            })
            .collect(),
    };
    sent.put(&line.content);
    sent
}

/// Takes the last sending back, before it is accepted: no stigma.
///
/// # Errors
/// Refusals; [`AppError::NotFound`]; faults.
pub fn withdraw(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = own(ctx, tx, id)?;
    let state = loaded.judge(ctx, &Event::Withdraw { by })?;
    let n = loaded.listed.report.sendings;
    sending::withdraw(tx, id, n, by, ctx.now)?;
    loaded.put(ctx, tx, &state)?;
    commit(
        ctx,
        tx,
        "report.withdrawn",
        id,
        serde_json::json!({ "n": n }),
    )
}
