//! The desk: every expected report of a round, in one of five heaps that add up to the whole.

use super::{Gathering, Hint, hints, sheet::holds};
use crate::{AppError, Ctx, Fault};
use std::collections::BTreeMap;
use tiendo_domain::{
    access::RoleName,
    assignment::{Demand, Secrecy},
    id::{Agency, Id, Line, Report, Round},
    plan::PlanFact,
    report::{Receipt, Received, StateName, Timeliness, submission::Snapshot},
    round::RoundState,
    standing::{Gathered, ReportCounts},
    time::AsOf,
};
use tiendo_store::{ReadTx, person, plan, plan::When, report, report::sending, round, standing};

/// The heap that a report lies on. Every report lies on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// Sent, and not judged yet.
    ToCheck,
    /// Returned, and not sent again yet.
    Mending,
    /// Accepted.
    Accepted,
    /// Not sent, or taken back by the body itself.
    NotReported,
    /// Need not report this time.
    Excused,
}

impl Bucket {
    /// The heap of a report. It has come where a sending stands, though the body may be mending it.
    pub fn of(report: &Gathered) -> Bucket {
        match (report.state, report.received) {
            (StateName::Excused, _) => Bucket::Excused,
            (StateName::Accepted, _) => Bucket::Accepted,
            (StateName::Submitted, _) => Bucket::ToCheck,
            (StateName::Returned, _)
            | (
                StateName::NotStarted | StateName::Draft | StateName::AwaitingHead,
                Received::Yes(_),
            ) => Bucket::Mending,
            (
                StateName::NotStarted | StateName::Draft | StateName::AwaitingHead,
                Received::Waiting | Received::Missing,
            ) => Bucket::NotReported,
        }
    }
}

/// How many reports lie on each heap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Must be sent: all but the excused.
    pub owed: usize,
    /// Have come.
    pub received: usize,
    /// Have come late, of those that have come.
    pub late: usize,
    /// Wait to be checked.
    pub to_check: usize,
    /// Of these, with something to look at twice.
    pub doubtful: usize,
    /// Are being mended.
    pub mending: usize,
    /// Are accepted.
    pub accepted: usize,
    /// Have not come.
    pub not_reported: usize,
    /// Need not be sent.
    pub excused: usize,
}

/// A report in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRow {
    /// The report.
    pub report: Id<Report>,
    /// The body.
    pub agency: Id<Agency>,
    /// Its name, as the round froze it.
    pub name: String,
    /// Where the report is.
    pub state: StateName,
    /// Its heap.
    pub bucket: Bucket,
    /// Whether it has come, and in time.
    pub received: Received,
    /// When the sending came that counts for that.
    pub receipt: Option<Receipt>,
    /// The number of the paper that it was entered from.
    pub paper: Option<String>,
    /// Whether a line of it is under "chế độ mật".
    pub secret: bool,
    /// How many lines must be answered: required and own shares.
    pub must: usize,
    /// What to look at twice, where it waits to be checked.
    pub hints: Vec<Hint>,
    /// How the body did in the round before.
    pub before: Option<Received>,
    /// Who writes for the body, with telephone numbers.
    pub contacts: Vec<(String, String)>,
    /// Why it was excused.
    pub excused_why: Option<String>,
}

impl DeskRow {
    /// Whether it came late.
    pub fn late(&self) -> bool {
        match self.received {
            Received::Yes(Timeliness::Late { .. }) => self.bucket != Bucket::Excused,
            Received::Yes(Timeliness::OnTime) | Received::Waiting | Received::Missing => false,
        }
    }
}

/// The desk of a round.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The round.
    pub round: round::Record,
    /// Its plan.
    pub plan: PlanFact,
    /// The year of the round before, if there was one.
    pub before: Option<i16>,
    /// The numbers.
    pub tally: Tally,
    /// Every report; those with something to look at twice first, then by the names of the bodies.
    pub rows: Vec<DeskRow>,
    /// Whether the asker runs the round: returns, accepts, excuses.
    pub runs: bool,
}

impl Desk {
    /// How many reports are neither accepted nor excused: they stay as they are when the round is closed.
    pub fn unsettled(&self) -> usize {
        let settled = |row: &DeskRow| matches!(row.bucket, Bucket::Accepted | Bucket::Excused);
        self.rows.iter().filter(|row| !settled(row)).count()
    }
}

/// The desk of a round that was opened.
///
/// # Errors
/// [`AppError::NotFound`] where there is none within reach; faults.
pub fn desk(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Round>) -> Result<Desk, AppError> {
    let (round, plan) = opened(ctx, tx, id)?;
    let previous = previous(ctx, tx, &round)?;
    let contacts = contacts(ctx, tx)?;
    let gathering = Gathering::load(tx, ctx.realm, round, ctx.now)?;
    let hinted = hinted(ctx, tx, &gathering)?;
    let mut rows: Vec<DeskRow> = gathering
        .iter()
        .map(|(listed, gathered)| {
            let agency = listed.report.agency;
            DeskRow {
                before: previous
                    .as_ref()
                    .and_then(|one| one.came.get(&agency).copied()),
                contacts: contacts
                    .get(&listed.answerable)
                    .cloned()
                    .unwrap_or_default(),
                ..row(&gathering, listed, gathered, &hinted)
            }
        })
        .collect();
    let tally = tally(&gathering, &rows);
    rows.sort_by_key(|row| row.hints.is_empty());
    Ok(Desk {
        before: previous.map(|one| one.year),
        round: gathering.round,
        plan,
        tally,
        rows,
        runs: holds(ctx, RoleName::FocalOfficer),
    })
}

/// A round that was opened, within reach, with its plan in the wording of the day that it was opened for.
pub(crate) fn opened(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Round>,
) -> Result<(round::Record, PlanFact), AppError> {
    let round = round::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let within = ctx.reach.covers_realm() && round.state != RoundState::Preparing;
    if !within {
        return Err(AppError::NotFound);
    }
    let when = When::now_known(AsOf(round.as_of.0));
    let plan = plan::find(tx, ctx.realm, round.plan, when)?.ok_or(AppError::NotFound)?;
    Ok((round, plan))
}

fn row(
    gathering: &Gathering,
    listed: &report::Listed,
    gathered: &Gathered,
    hinted: &BTreeMap<Id<Report>, Vec<Hint>>,
) -> DeskRow {
    let bucket = Bucket::of(gathered);
    let lines = &gathered.lines;
    DeskRow {
        report: listed.report.id,
        agency: listed.report.agency,
        name: listed.agency_name.clone(),
        state: listed.report.name,
        bucket,
        received: gathered.received,
        receipt: gathered.receipt,
        paper: gathering.paper_of(listed).map(|paper| paper.number.clone()),
        secret: lines
            .iter()
            .any(|line| line.secrecy == Secrecy::StateSecret),
        must: lines
            .iter()
            .filter(|line| line.demand != Demand::OnOccasion)
            .count(),
        hints: match bucket {
            Bucket::ToCheck => hinted.get(&listed.report.id).cloned().unwrap_or_default(),
            Bucket::Mending | Bucket::Accepted | Bucket::NotReported | Bucket::Excused => {
                Vec::new()
            }
        },
        before: None,
        contacts: Vec::new(),
        excused_why: listed
            .report
            .excused
            .as_ref()
            .map(|(_, why)| why.to_string()),
    }
}

fn tally(gathering: &Gathering, rows: &[DeskRow]) -> Tally {
    let items: Vec<_> = gathering
        .reports
        .iter()
        .map(Gathered::report_item)
        .collect();
    let counts = ReportCounts::of(&items);
    let on = |bucket| rows.iter().filter(|row| row.bucket == bucket).count();
    let whole = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Tally {
        owed: whole(counts.owed()),
        received: whole(counts.received()),
        late: whole(counts.late),
        to_check: on(Bucket::ToCheck),
        doubtful: rows.iter().filter(|row| !row.hints.is_empty()).count(),
        mending: on(Bucket::Mending),
        accepted: on(Bucket::Accepted),
        not_reported: on(Bucket::NotReported),
        excused: on(Bucket::Excused),
    }
}

/// What to look at twice in each report that was sent, each hint once.
fn hinted(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    gathering: &Gathering,
) -> Result<BTreeMap<Id<Report>, Vec<Hint>>, AppError> {
    let round = &gathering.round;
    let lines = gathering.reports.iter().flat_map(|one| &one.lines);
    let secrecy: BTreeMap<Id<Line>, Secrecy> =
        lines.map(|line| (line.line, line.secrecy)).collect();
    let mut earlier: BTreeMap<Id<Agency>, (i16, Snapshot)> = BTreeMap::new();
    for said in sending::earlier(tx, ctx.realm, round.obligation, round.year)? {
        // The newest year comes first.
        if !earlier.contains_key(&said.agency)
            && let Ok(snapshot) = Snapshot::read(&said.body)
        {
            earlier.insert(said.agency, (said.year, snapshot));
        }
    }
    let mut all = BTreeMap::new();
    for (report, body) in standing::submitted(tx, ctx.realm, round.id)? {
        let snapshot = Snapshot::read(&body).map_err(Fault::new)?;
        let before = earlier.get(&snapshot.agency);
        let mut of_report: Vec<Hint> = Vec::new();
        for line in &snapshot.lines {
            let before = before.and_then(|(year, before)| {
                Some((
                    *year,
                    before.lines.iter().find(|one| one.task == line.task)?,
                ))
            });
            let secrecy = secrecy.get(&line.line).copied().unwrap_or(Secrecy::Open);
            for hint in hints(line, secrecy, before) {
                if !of_report.contains(&hint) {
                    of_report.push(hint);
                }
            }
        }
        all.insert(report, of_report);
    }
    Ok(all)
}

/// The round before of the same obligation.
struct Previous {
    year: i16,
    /// How each body that had to report did in it.
    came: BTreeMap<Id<Agency>, Received>,
}

/// The round before, if there was one.
fn previous(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    round: &round::Record,
) -> Result<Option<Previous>, AppError> {
    let rounds = round::of_obligation(tx, ctx.realm, round.obligation)?;
    let before = rounds
        .into_iter()
        .find(|one| one.year < round.year && one.state != RoundState::Preparing);
    let Some(before) = before else {
        return Ok(None);
    };
    let year = before.year;
    let gathering = Gathering::load(tx, ctx.realm, before, ctx.now)?;
    let owed = gathering
        .reports
        .iter()
        .filter(|one| one.state != StateName::Excused);
    let came = owed.map(|one| (one.agency, one.received)).collect();
    Ok(Some(Previous { year, came }))
}

/// Names and telephone numbers by body.
type Contacts = BTreeMap<Id<Agency>, Vec<(String, String)>>;

/// Who writes for each body.
fn contacts(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Contacts, AppError> {
    let today = ctx.today();
    let people: BTreeMap<_, _> = person::all(tx, ctx.realm)?
        .into_iter()
        .filter(|person| person.disabled_at.is_none())
        .map(|person| (person.id, person))
        .collect();
    let mut contacts = Contacts::new();
    for held in person::all_grants(tx, ctx.realm)? {
        let writes = held.grant.role == RoleName::AgencyOfficer && held.grant.valid.contains(today);
        if let (true, Some(agency), Some(person)) =
            (writes, held.grant.agency, people.get(&held.person))
        {
            let phone = person.phone.clone().unwrap_or_default();
            contacts
                .entry(agency)
                .or_default()
                .push((person.name.clone(), phone));
        }
    }
    Ok(contacts)
}
