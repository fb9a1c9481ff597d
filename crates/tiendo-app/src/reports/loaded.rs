//! A report with everything that is needed to judge an event.

use super::{ReportsRefusal, refused, rule};
use crate::{AppError, Ctx};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    id::{Id, Line, Person, RealmId, Report},
    report::{
        Event, Facts, Hands, Returned, Sending, State,
        line::{LineFacts, LineProblem, Previous, check},
        submission::{SentLine, Snapshot},
    },
    time::day_of,
};
use tiendo_store::{
    ReadTx, WriteTx, evidence, person, report, report::hand, report::line, report::sending, round,
};

/// A report with its round, its lines, its files and its history.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The report, with the names of its body and who answers for it today.
    pub listed: report::Listed,
    /// Its round.
    pub round: round::Record,
    /// Its lines, in the plan's order.
    pub lines: Vec<line::Record>,
    /// The files behind its lines, without those that were removed.
    pub files: Vec<evidence::Record>,
    /// Its sendings, oldest first.
    pub sendings: Vec<sending::Record>,
    /// Its returns, oldest first.
    pub returns: Vec<sending::Return>,
    /// The papers it was entered from.
    pub papers: Vec<sending::Paper>,
    /// Whose hands were in it.
    pub hands: Hands,
    /// What the body said in its last accepted report of an earlier year, and the year.
    pub earlier: Option<(i16, Snapshot)>,
}

impl Loaded {
    /// Loads a report within reach.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is none within reach; faults.
    pub fn load(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Report>) -> Result<Loaded, AppError> {
        let realm = ctx.realm;
        let listed = reachable(ctx, tx, id)?;
        let round = round::find(tx, realm, listed.report.round)?.ok_or(AppError::NotFound)?;
        let sent = listed.report.sendings > 0;
        let mut files = evidence::of_report(tx, realm, id)?;
        files.retain(|file| file.removed.is_none());
        let earlier = sending::earlier_of(
            tx,
            realm,
            round.obligation,
            round.year,
            listed.report.agency,
        )?;
        Ok(Loaded {
            lines: line::of_report(tx, realm, id)?,
            files,
            sendings: if sent {
                sending::of_report(tx, realm, id)?
            } else {
                Vec::new()
            },
            returns: if sent {
                sending::returns_of(tx, realm, id)?
            } else {
                Vec::new()
            },
            papers: sending::papers_of(tx, realm, id)?,
            hands: hand::of_report(tx, realm, id)?,
            // A snapshot of a form that this program does not know is no help in writing, and no reason to stop.
            earlier: earlier.and_then(|said| Some((said.year, Snapshot::read(&said.body).ok()?))),
            listed,
            round,
        })
    }

    /// The report's id.
    pub fn id(&self) -> Id<Report> {
        self.listed.report.id
    }

    /// The last return, whatever has happened since.
    pub fn last_return(&self) -> Option<&Returned> {
        self.returns.last().map(|returned| &returned.lines)
    }

    /// The state with what is known in it.
    ///
    /// # Errors
    /// A fault where the database lacks what belongs to it.
    pub fn state(&self) -> Result<State, AppError> {
        Ok(self.listed.report.state(self.last_return())?)
    }

    /// How many files stand behind a line.
    pub fn files_of(&self, line: Id<Line>) -> usize {
        self.files.iter().filter(|file| file.line == line).count()
    }

    /// What a line still misses.
    pub fn problems_of(&self, line: &line::Record, now: Timestamp) -> Vec<LineProblem> {
        let before = self.earlier.as_ref().and_then(|(_, said)| {
            let before = said.lines.iter().find(|l| l.task == line.task);
            before.map(SentLine::content)
        });
        let facts = LineFacts {
            demand: line.demand,
            secrecy: line.secrecy,
            files: self.files_of(line.id),
            previous: before.as_ref().map_or(Previous::None, Previous::Said),
            today: day_of(now),
        };
        check(&line.content, facts)
    }

    /// The lines that still miss something, each with what.
    pub fn incomplete(&self, now: Timestamp) -> Vec<(Id<Line>, Vec<LineProblem>)> {
        let lines = self
            .lines
            .iter()
            .map(|line| (line.id, self.problems_of(line, now)));
        lines.filter(|(_, problems)| !problems.is_empty()).collect()
    }

    /// What the event would make of the state.
    ///
    /// # Errors
    /// [`ReportsRefusal`] with the facts; faults.
    pub fn judge(&self, ctx: &Ctx, event: &Event) -> Result<State, AppError> {
        let incomplete = self.incomplete(ctx.now);
        let ids: Vec<Id<Line>> = incomplete.iter().map(|(line, _)| *line).collect();
        let lines: BTreeSet<Id<Line>> = self.lines.iter().map(|line| line.id).collect();
        let facts = Facts {
            now: ctx.now,
            entry: self.round.state.entry(&self.round.calendar, ctx.now),
            lines: &lines,
            incomplete: &ids,
            sendings: self.listed.report.sendings,
            last_return: self.last_return(),
            hands: &self.hands,
        };
        tiendo_domain::report::apply(&self.state()?, event, &facts).map_err(|refusal| match refusal
        {
            tiendo_domain::report::Refusal::Incomplete(_) => {
                refused(ReportsRefusal::Incomplete(incomplete))
            }
            other => rule(other),
        })
    }

    /// Saves the report in another state.
    ///
    /// # Errors
    /// [`ReportsRefusal::ChangedMeanwhile`]; faults.
    pub fn put(&self, ctx: &Ctx, tx: &mut WriteTx<'_>, state: &State) -> Result<(), AppError> {
        let next = self.listed.report.in_state(state, ctx.now);
        if report::put(tx, &next, self.listed.report.rev)? {
            Ok(())
        } else {
            super::refuse(ReportsRefusal::ChangedMeanwhile)
        }
    }

    /// The sendings as the rule of timeliness sees them.
    pub fn sent(&self) -> Vec<Sending> {
        self.sendings.iter().map(sending::Record::sending).collect()
    }

    /// The paper that the next sending is being entered from, if one has come.
    pub fn next_paper(&self) -> Option<&sending::Paper> {
        self.papers
            .iter()
            .find(|paper| paper.n == self.listed.report.sendings + 1)
    }
}

/// A report that the asker reaches: theirs through the body that answers for it today.
pub(super) fn reachable(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Report>,
) -> Result<report::Listed, AppError> {
    let listed = report::find(tx, ctx.realm, id, ctx.today())?.ok_or(AppError::NotFound)?;
    if ctx.reach.covers(listed.answerable) {
        Ok(listed)
    } else {
        Err(AppError::NotFound)
    }
}

/// The names of people, for pages that say who did what.
///
/// # Errors
/// Only faults.
pub fn names(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
) -> Result<BTreeMap<Id<Person>, String>, AppError> {
    let all = person::all(tx, realm)?;
    Ok(all
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}
