//! Saving lines. Each line has its own revision, so two officers do not clash; where they do, nothing is written over.

use super::{ReportsRefusal, commit, loaded::reachable, person, refuse, refused, rule, writing};
use crate::{AppError, Ctx};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use tiendo_domain::{
    assignment::Secrecy,
    id::{Id, Line, Person, Report},
    report::{Event, Facts, Hand, Hands, Returned, State, Writing, apply, line::LineContent},
    round::Entry,
};
use tiendo_store::{
    Ahead, ReadTx, WriteTx, report, report::hand, report::line, report::sending, round,
};

/// How long the saves of one line by one person are taken as one entry of the journal.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(10);

/// A line to be saved: what it shall say, and the revision that the writer saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineSave {
    /// The line.
    pub line: Id<Line>,
    /// The revision.
    pub rev: i64,
    /// Its new content.
    pub content: LineContent,
}

/// Somebody saved the line first, and it says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The line as it is saved now.
    pub saved: line::Record,
    /// What the writer wanted to save; it is nowhere else.
    pub mine: LineContent,
}

/// What became of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is saved, in this revision.
    Yes(i64),
    /// It said so already.
    Unchanged(i64),
    /// Somebody saved first.
    Clash(Box<Clash>),
}

/// A line with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedLine {
    /// The line.
    pub line: Id<Line>,
    /// What became of it.
    pub saved: Saved,
}

/// What a save needs to know of the report: less than a page.
struct Ground {
    listed: report::Listed,
    round: round::Record,
    last_return: Option<Returned>,
    hands: Hands,
    writing: Writing,
}

impl Ground {
    /// For several lines.
    fn load(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Report>) -> Result<Ground, AppError> {
        let listed = reachable(ctx, tx, id)?;
        let round = round::of_report(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
        let hands = hand::of_report(tx, ctx.realm, id)?;
        Ground::of(ctx, tx, listed, round, hands)
    }

    /// For one line, with that line.
    fn with_line(
        ctx: &Ctx,
        tx: &mut ReadTx<'_>,
        id: Id<Report>,
        line: Id<Line>,
    ) -> Result<(Ground, line::Record), AppError> {
        let found = report::ground_of_save(tx, ctx.realm, id, line, ctx.today())?;
        let found = found.filter(|found| ctx.reach.covers(found.listed.answerable));
        let found = found.ok_or(AppError::NotFound)?;
        let ground = Ground::of(ctx, tx, found.listed, found.round, found.hands)?;
        Ok((ground, found.line.ok_or(AppError::NotFound)?))
    }

    fn of(
        ctx: &Ctx,
        tx: &mut ReadTx<'_>,
        listed: report::Listed,
        round: round::Record,
        hands: Hands,
    ) -> Result<Ground, AppError> {
        let id = listed.report.id;
        let writing = writing(ctx, listed.answerable).ok_or(AppError::NotFound)?;
        let next = listed.report.sendings + 1;
        if writing == Writing::OnBehalf {
            let papers = sending::papers_of(tx, ctx.realm, id)?;
            if !papers.iter().any(|paper| paper.n == next) {
                return refuse(ReportsRefusal::NoPaper);
            }
        }
        let last_return = if next > 1 {
            sending::returns_of(tx, ctx.realm, id)?.pop()
        } else {
            None
        };
        Ok(Ground {
            hands,
            last_return: last_return.map(|returned| returned.lines),
            listed,
            round,
            writing,
        })
    }

    fn judge(&self, ctx: &Ctx, by: Id<Person>, line: Id<Line>) -> Result<State, AppError> {
        let entry: Entry = self.round.state.entry(&self.round.calendar, ctx.now);
        let facts = Facts {
            now: ctx.now,
            entry,
            lines: &BTreeSet::from([line]),
            incomplete: &[],
            sendings: self.listed.report.sendings,
            last_return: self.last_return.as_ref(),
            hands: &self.hands,
        };
        let state = self.listed.report.state(self.last_return.as_ref())?;
        apply(
            &state,
            &Event::Save {
                by,
                line,
                writing: self.writing,
            },
            &facts,
        )
        .map_err(rule)
    }
}

/// Saves lines of a report as a draft. Lines that clash are answered and left as they are; the others are saved.
///
/// # Errors
/// [`ReportsRefusal`] where a line may not be written, and then none is; [`AppError::NotFound`]; faults.
pub fn save(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    saves: Vec<LineSave>,
) -> Result<Vec<SavedLine>, AppError> {
    let mut work = Work::by(ctx)?;
    let ground = Ground::load(ctx, tx, id)?;
    let lines = line::of_report(tx, ctx.realm, id)?;
    let mut answers = Vec::with_capacity(saves.len());
    for save in saves {
        let current = lines.iter().find(|line| line.id == save.line);
        let current = current.ok_or(AppError::NotFound)?;
        let line = save.line;
        let outcome = work.save(ctx, tx, &ground, current, save)?;
        answers.push(SavedLine {
            line,
            saved: outcome,
        });
    }
    work.close(ctx, tx, &ground, id)?;
    Ok(answers)
}

/// What [`save_line`] asks first, to be asked together with what others ask who save at the same time.
pub fn ahead_of_save(ctx: &Ctx, id: Id<Report>, line: Id<Line>) -> Ahead {
    report::ahead_of_save(ctx.realm, id, line, ctx.today())
}

/// Saves one line as a draft, as it is saved while it is typed: often, and so with one question. `content` says from
/// the line as it stands what it shall say in place of what revision `rev` said; where it answers a problem, that is
/// the answer, and nothing is saved.
///
/// # Errors
/// As [`save`].
pub fn save_line<P>(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    line: Id<Line>,
    rev: i64,
    content: impl FnOnce(&line::Record) -> Result<LineContent, P>,
) -> Result<Result<Saved, P>, AppError> {
    let mut work = Work::by(ctx)?;
    let (ground, current) = Ground::with_line(ctx, tx, id, line)?;
    let content = match content(&current) {
        Ok(content) => content,
        Err(problem) => return Ok(Err(problem)),
    };
    let save = LineSave { line, rev, content };
    let saved = work.save(ctx, tx, &ground, &current, save)?;
    work.close(ctx, tx, &ground, id)?;
    Ok(Ok(saved))
}

/// Saving, line by line, and what must be journalled for it.
struct Work {
    by: Id<Person>,
    at: Timestamp,
    /// The state that the first saved line leads to.
    state: Option<State>,
    /// Whether an older draft was closed on the way.
    sealed: bool,
}

impl Work {
    fn by(ctx: &Ctx) -> Result<Work, AppError> {
        Ok(Work {
            by: person(ctx)?,
            at: ctx.now,
            state: None,
            sealed: false,
        })
    }

    fn save(
        &mut self,
        ctx: &Ctx,
        tx: &mut WriteTx<'_>,
        ground: &Ground,
        current: &line::Record,
        save: LineSave,
    ) -> Result<Saved, AppError> {
        if save.content == current.content {
            return Ok(Saved::Unchanged(current.rev));
        }
        if save.rev != current.rev {
            return Ok(Saved::Clash(Box::new(Clash {
                saved: current.clone(),
                mine: save.content,
            })));
        }
        if current.secrecy == Secrecy::StateSecret && !save.content.is_empty() {
            return refuse(ReportsRefusal::SecretLine(current.id));
        }
        self.state = Some(ground.judge(ctx, self.by, current.id)?);
        let next = line::Record {
            rev: current.rev + 1,
            content: save.content,
            written: Some((self.by, self.at)),
            edit_until: Some(self.window(tx, current)?),
            ..current.clone()
        };
        line::put_draft(tx, &next, current.rev)?;
        Ok(Saved::Yes(next.rev))
    }

    /// Until when saves are one: the window that this person opened, else a new one, for which an older draft is closed.
    fn window(
        &mut self,
        tx: &mut WriteTx<'_>,
        current: &line::Record,
    ) -> Result<Timestamp, AppError> {
        if let Some(until) = current.edit_until {
            if self.at < until && current.written.is_some_and(|(by, _)| by == self.by) {
                return Ok(until);
            }
            line::seal_over(tx, current)?;
            self.sealed = true;
        }
        Ok(self.at.saturating_add(WINDOW).unwrap_or(Timestamp::MAX))
    }

    /// Notes whose hand it was and the new state, once, and closes them and older drafts into one entry.
    fn close(
        self,
        ctx: &Ctx,
        tx: &mut WriteTx<'_>,
        ground: &Ground,
        id: Id<Report>,
    ) -> Result<(), AppError> {
        let Some(state) = self.state else {
            return Ok(());
        };
        let hand = match ground.writing {
            Writing::Own => Hand::Drafted,
            Writing::OnBehalf => Hand::Typed,
        };
        let noted = hand::note(tx, id, &ground.hands, self.by, hand, self.at)?;
        let moved = state.name() != ground.listed.report.name;
        if moved {
            let seen = ground.listed.report.rev;
            if !report::put(tx, &ground.listed.report.in_state(&state, self.at), seen)? {
                return Err(refused(ReportsRefusal::ChangedMeanwhile));
            }
        }
        if noted || moved || self.sealed {
            let payload = serde_json::json!({ "hand": hand.code() });
            commit(ctx, tx, "report.saved", id, payload)?;
        }
        Ok(())
    }
}
