//! One report as whoever checks it sees it: what was sent, beside what the body said in its last accepted report of an
//! earlier year. What was not sent, or was taken back, is not shown.

use super::{Hint, hints};
use crate::{
    AppError, Ctx, Fault, Refusal,
    reports::{Loaded, ReportsRefusal, names},
};
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    access::RoleName,
    assignment::{Demand, Secrecy},
    id::{Id, Line, Person, Report, Task},
    nonempty::{NonEmpty, Reason},
    report::{
        Event, Hand, Refusal as Rule, State, Timeliness,
        submission::{SentLine, Snapshot},
        timeliness,
    },
    time::AsOf,
};
use tiendo_store::{ReadTx, plan, plan::When, report::line, report::sending, round::expected};

/// Whether the asker may accept, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayAccept {
    /// They may.
    Yes,
    /// Their own hand was in it.
    OwnHand(Hand),
    /// A leader accepts the focal agency's own report only.
    LeaderOnlyFocal,
    /// There is nothing to accept, or it is not theirs to do.
    No,
}

/// Something that may be done with a report, besides accepting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Power {
    /// Returning lines.
    ReturnLines,
    /// Excusing the body.
    Excuse,
    /// Asking an excused body to report after all.
    Reinstate,
    /// Entering a signed paper on the body's behalf.
    EnterPaper,
}

/// What the asker may do with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Powers {
    /// Whether it may be accepted.
    pub accept: MayAccept,
    others: BTreeSet<Power>,
}

impl Powers {
    /// Whether the asker may do this.
    pub fn may(&self, power: Power) -> bool {
        self.others.contains(&power)
    }
}

/// A line as it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedLine {
    /// The line.
    pub line: Id<Line>,
    /// The task's number as printed.
    pub number: Option<String>,
    /// The task's paragraphs as the round froze them.
    pub words: String,
    /// How much was asked for.
    pub demand: Demand,
    /// Whether words are kept of it.
    pub secrecy: Secrecy,
    /// What was sent.
    pub said: SentLine,
    /// What the body said of the task before, and for which year.
    pub before: Option<(i16, SentLine)>,
    /// What to look at twice.
    pub hints: Vec<Hint>,
    /// What the last return asked to be mended in it.
    pub returned: Option<Reason>,
}

/// A report as whoever checks it sees it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The report with its history.
    pub loaded: Loaded,
    /// The state with what is known in it.
    pub state: State,
    /// The last sending that stands.
    pub sending: Option<sending::Record>,
    /// Whether that sending was in time.
    pub timeliness: Option<Timeliness>,
    /// The paper that it was entered from.
    pub paper: Option<sending::Paper>,
    /// Its lines: those with something to look at first, then as the plan has them. Lines "on occasion" of which
    /// nothing was said are not here.
    pub lines: Vec<CheckedLine>,
    /// How many lines "on occasion" nothing was said of.
    pub silent: usize,
    /// Names of the people in its history.
    pub names: BTreeMap<Id<Person>, String>,
    /// What the asker may do.
    pub powers: Powers,
}

/// One report of a round as whoever checks it sees it.
///
/// # Errors
/// [`AppError::NotFound`] where there is none within reach; faults.
pub fn sheet(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Report>) -> Result<Sheet, AppError> {
    let loaded = Loaded::load(ctx, tx, id)?;
    let sending = loaded
        .sendings
        .iter()
        .rfind(|sending| sending.withdrawn.is_none())
        .cloned();
    let mut lines = Vec::new();
    let mut silent = 0;
    if let Some(sending) = &sending {
        let sealed = sending::body(tx, ctx.realm, id, sending.n)?.ok_or(AppError::NotFound)?;
        let snapshot = Snapshot::read(&sealed.json).map_err(Fault::new)?;
        let words: BTreeMap<Id<Task>, String> = expected::tasks(tx, ctx.realm, loaded.round.id)?
            .into_iter()
            .map(|task| (task.task, task.words))
            .collect();
        for sent in snapshot.lines {
            match checked(&loaded, &words, sent) {
                Some(line) => lines.push(line),
                None => silent += 1,
            }
        }
        lines.sort_by_key(|line| line.hints.is_empty());
    }
    let due = loaded.round.calendar.due;
    Ok(Sheet {
        state: loaded.state()?,
        timeliness: sending
            .as_ref()
            .map(|sending| timeliness(due, sending.sending().receipt)),
        paper: sending
            .as_ref()
            .and_then(|s| loaded.papers.iter().find(|paper| paper.n == s.n).cloned()),
        sending,
        lines,
        silent,
        names: names(tx, ctx.realm)?,
        powers: powers(ctx, tx, &loaded)?,
        loaded,
    })
}

/// The line as it is checked; `None` for one "on occasion" of which nothing was said.
fn checked(
    loaded: &Loaded,
    words: &BTreeMap<Id<Task>, String>,
    said: SentLine,
) -> Option<CheckedLine> {
    let line: &line::Record = loaded.lines.iter().find(|line| line.id == said.line)?;
    if line.demand == Demand::OnOccasion && said.content().is_empty() && said.evidence.is_empty() {
        return None;
    }
    let before = loaded.earlier.as_ref().and_then(|(year, snapshot)| {
        let of_task = snapshot
            .lines
            .iter()
            .find(|before| before.task == line.task)?;
        Some((*year, of_task.clone()))
    });
    let returned = loaded.last_return().and_then(|lines| {
        lines
            .iter()
            .find(|(returned, _)| *returned == line.id)
            .map(|(_, reason)| reason.clone())
    });
    Some(CheckedLine {
        line: line.id,
        number: line.number.clone(),
        words: words.get(&line.task).cloned().unwrap_or_default(),
        demand: line.demand,
        secrecy: line.secrecy,
        hints: hints(
            &said,
            line.secrecy,
            before.as_ref().map(|(year, line)| (*year, line)),
        ),
        said,
        before,
        returned,
    })
}

fn powers(ctx: &Ctx, tx: &mut ReadTx<'_>, loaded: &Loaded) -> Result<Powers, AppError> {
    let none = Powers {
        accept: MayAccept::No,
        others: BTreeSet::new(),
    };
    let Some(by) = ctx.person() else {
        return Ok(none);
    };
    let (focal, leader) = (
        holds(ctx, RoleName::FocalOfficer),
        holds(ctx, RoleName::Leader),
    );
    if !focal && !leader {
        return Ok(none);
    }
    let why = Reason::new("?").map_err(Fault::new)?;
    let takes = |event: &Event| loaded.judge(ctx, event).is_ok();
    let first = loaded
        .lines
        .first()
        .map(|line| NonEmpty::one((line.id, why.clone())));
    let accept = match loaded.judge(ctx, &Event::Accept { by }) {
        Ok(_) if may_accept(ctx, tx, loaded)? => MayAccept::Yes,
        Ok(_) => MayAccept::LeaderOnlyFocal,
        Err(AppError::Refused(Refusal::Reports(ReportsRefusal::Rule(Rule::OwnHand(hand))))) => {
            MayAccept::OwnHand(hand)
        }
        Err(_) => MayAccept::No,
    };
    let today = ctx.today();
    let paper = Event::EnterPaper {
        by,
        dated: today,
        received_on: today,
    };
    let events = [
        (
            Power::ReturnLines,
            first.map(|lines| Event::Return { by, lines }),
        ),
        (Power::Excuse, Some(Event::Excuse { by, why })),
        (Power::Reinstate, Some(Event::Reinstate { by })),
        (Power::EnterPaper, Some(paper)),
    ];
    let others = events
        .into_iter()
        .filter(|(_, event)| focal && event.as_ref().is_some_and(&takes))
        .map(|(power, _)| power)
        .collect();
    Ok(Powers { accept, others })
}

/// Whether the asker's roles let them accept: a focal officer every report, a leader the focal agency's own. Whose
/// hand was in it is the domain's question.
pub(super) fn may_accept(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    loaded: &Loaded,
) -> Result<bool, AppError> {
    if holds(ctx, RoleName::FocalOfficer) {
        return Ok(true);
    }
    if !holds(ctx, RoleName::Leader) {
        return Ok(false);
    }
    let round = &loaded.round;
    let obligations = plan::obligations(
        tx,
        ctx.realm,
        round.plan,
        When::now_known(AsOf(round.as_of.0)),
    )?;
    let focal = obligations
        .iter()
        .find(|one| one.obligation == round.obligation)
        .and_then(|one| one.focal);
    Ok(focal == Some(loaded.listed.report.agency))
}

/// Whether the asker holds a role today.
pub(super) fn holds(ctx: &Ctx, role: RoleName) -> bool {
    let today = ctx.today();
    ctx.grants
        .iter()
        .any(|grant| grant.role == role && grant.valid.contains(today))
}
