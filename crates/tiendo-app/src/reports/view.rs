//! One report with everything that its page shows.

use super::{Loaded, names, writing};
use crate::{AppError, Ctx};
use jiff::Timestamp;
use std::collections::BTreeMap;
use tiendo_domain::{
    id::{Evidence, Id, Line, Person, Report},
    nonempty::Reason,
    plan::{ObligationFact, PlanFact},
    report::{
        OpenLines, Received, Start, State, StateName, Writing,
        line::{LineContent, LineProblem},
        open_lines, received, start,
    },
};
use tiendo_store::{
    ReadTx, agency, plan, plan::When, report::line, report::sending, round::expected,
    round::expected::TaskWords,
};

/// A report as its page shows it.
#[derive(Debug, Clone)]
pub struct ReportView {
    /// The report with its history.
    pub loaded: Loaded,
    /// The state with what is known in it.
    pub state: State,
    /// The plan that is reported on.
    pub plan: PlanFact,
    /// The obligation that is answered.
    pub obligation: ObligationFact,
    /// The name today of the body that answers for the report.
    pub answerable: String,
    /// For whom the asker writes; `None` for who only reads.
    pub writing: Option<Writing>,
    /// Whether it has come, and in time.
    pub received: Received,
    /// Its lines, in the plan's order.
    pub lines: Vec<LineView>,
    /// Its sendings, oldest first.
    pub sendings: Vec<SendingRow>,
    /// The names of people.
    pub names: BTreeMap<Id<Person>, String>,
}

/// A line as the page shows it.
#[derive(Debug, Clone)]
pub struct LineView {
    /// The line.
    pub line: line::Record,
    /// Its task's number, words, group and leads.
    pub words: TaskWords,
    /// What the body said of the task in its last accepted report of an earlier year.
    pub earlier: Option<EarlierLine>,
    /// What the writer starts from, where nobody has written in the line yet. Who types from a paper starts from nothing:
    /// what the paper does not say is not to stand there.
    pub start: Option<Start>,
    /// The files behind it.
    pub files: Vec<FileRow>,
    /// Whether it may be written now, by who may write at all.
    pub open: bool,
    /// Why it was returned last, where the return stands.
    pub reason: Option<Reason>,
    /// What it still misses.
    pub problems: Vec<LineProblem>,
}

/// What was said of a task in an earlier year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierLine {
    /// The year.
    pub year: i16,
    /// What was said.
    pub content: LineContent,
}

/// A file in the list of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// The file.
    pub id: Id<Evidence>,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Whether it holds personal data of citizens.
    pub personal: bool,
    /// When it was added.
    pub added_at: Timestamp,
}

/// A sending in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingRow {
    /// The sending.
    pub sending: sending::Record,
    /// The paper that it was entered from.
    pub paper: Option<sending::Paper>,
    /// Its return, if it was returned.
    pub returned: Option<sending::Return>,
}

impl ReportView {
    /// How many lines must hold something (required and own share), and how many of them are complete.
    pub fn completeness(&self) -> (usize, usize) {
        completeness(
            self.lines
                .iter()
                .map(|line| (&line.line, line.problems.is_empty())),
        )
    }

    /// The name of a person.
    pub fn name(&self, person: Id<Person>) -> &str {
        self.names.get(&person).map_or("", String::as_str)
    }

    /// Whether the asker may write something now.
    pub fn writable(&self) -> bool {
        let paper_first =
            self.writing == Some(Writing::OnBehalf) && self.loaded.next_paper().is_none();
        self.writing.is_some() && !paper_first && self.lines.iter().any(|line| line.open)
    }

    /// The paper that the report stands on: of the last sending, else of the one that is being entered.
    pub fn paper(&self) -> Option<&sending::Paper> {
        let last = self.sendings.last().and_then(|row| row.paper.as_ref());
        self.loaded.next_paper().or(last)
    }
}

/// How many lines are complete, of how many that must hold something.
pub(super) fn completeness<'a>(
    lines: impl Iterator<Item = (&'a line::Record, bool)>,
) -> (usize, usize) {
    let asked =
        lines.filter(|(line, _)| line.demand > tiendo_domain::assignment::Demand::OnOccasion);
    asked.fold((0, 0), |(done, all), (_, complete)| {
        (done + usize::from(complete), all + 1)
    })
}

/// A report within reach.
///
/// # Errors
/// [`AppError::NotFound`]; faults.
pub fn view(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Report>) -> Result<ReportView, AppError> {
    let loaded = Loaded::load(ctx, tx, id)?;
    let round = &loaded.round;
    let when = When::now_known(round.as_of);
    let plan = plan::find(tx, ctx.realm, round.plan, when)?.ok_or(AppError::NotFound)?;
    let obligations = plan::obligations(tx, ctx.realm, round.plan, when)?;
    let obligation = obligations
        .into_iter()
        .find(|one| one.obligation == round.obligation);
    let words: BTreeMap<_, _> = expected::tasks(tx, ctx.realm, round.id)?
        .into_iter()
        .map(|words| (words.task, words))
        .collect();
    let answerable = agency::name_on(tx, ctx.realm, loaded.listed.answerable, ctx.today())?;
    let state = loaded.state()?;
    let writing = writing(ctx, loaded.listed.answerable);
    let lines = lines(ctx, &loaded, &state, writing, words);
    Ok(ReportView {
        received: received(round.calendar.due, &loaded.sent(), ctx.now),
        writing,
        answerable: answerable.unwrap_or_else(|| loaded.listed.agency_name.clone()),
        sendings: sendings(&loaded),
        names: names(tx, ctx.realm)?,
        obligation: obligation.ok_or(AppError::NotFound)?,
        plan,
        state,
        lines,
        loaded,
    })
}

fn lines(
    ctx: &Ctx,
    loaded: &Loaded,
    state: &State,
    writing: Option<Writing>,
    mut words: BTreeMap<Id<tiendo_domain::id::Task>, TaskWords>,
) -> Vec<LineView> {
    let open: OpenLines = open_lines(state, loaded.last_return());
    let standing = match loaded.listed.report.name {
        StateName::Returned | StateName::Draft | StateName::AwaitingHead => loaded.last_return(),
        StateName::NotStarted | StateName::Submitted | StateName::Accepted | StateName::Excused => {
            None
        }
    };
    let reason = |id: Id<Line>| {
        let lines = standing
            .into_iter()
            .flat_map(tiendo_domain::nonempty::NonEmpty::iter);
        lines
            .filter(|(line, _)| *line == id)
            .map(|(_, reason)| reason.clone())
            .next()
    };
    let lines = loaded.lines.iter().filter_map(|line| {
        let words = words.remove(&line.task)?;
        let files = loaded.files.iter().filter(|file| file.line == line.id);
        let earlier = earlier(loaded, line);
        let untouched = earlier.as_ref().filter(|_| line.written.is_none());
        let start = match writing {
            Some(Writing::Own) => untouched.and_then(|before| start(&before.content, line.demand)),
            Some(Writing::OnBehalf) | None => None,
        };
        Some(LineView {
            words,
            earlier,
            start,
            files: files
                .map(|file| FileRow {
                    id: file.id,
                    name: file.name.clone(),
                    size: file.size,
                    personal: file.personal,
                    added_at: file.added_at,
                })
                .collect(),
            open: open.contains(line.id),
            reason: reason(line.id),
            problems: loaded.problems_of(line, ctx.now),
            line: line.clone(),
        })
    });
    lines.collect()
}

fn earlier(loaded: &Loaded, line: &line::Record) -> Option<EarlierLine> {
    let (year, said) = loaded.earlier.as_ref()?;
    let said = said.lines.iter().find(|said| said.task == line.task)?;
    let content = said.content();
    (!content.is_empty()).then_some(EarlierLine {
        year: *year,
        content,
    })
}

fn sendings(loaded: &Loaded) -> Vec<SendingRow> {
    let of = |sending: &sending::Record| SendingRow {
        paper: loaded
            .papers
            .iter()
            .find(|paper| paper.n == sending.n && sending.received_on.is_some())
            .cloned(),
        returned: loaded
            .returns
            .iter()
            .find(|returned| returned.n == sending.n)
            .cloned(),
        sending: sending.clone(),
    };
    loaded.sendings.iter().map(of).collect()
}
