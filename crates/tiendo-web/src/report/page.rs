//! One report as its page shows it: to write in, or to read.

use super::{fields::Fields, said::said};
use crate::{
    ask::Ask,
    frame::{Frame, Place, Problem},
    i18n as t,
    mark::{Mark, capital},
    routes,
};
use askama::Template;
use std::collections::BTreeMap;
use tiendo_app::reports::{LineView, ReportView, SendingRow};
use tiendo_domain::{
    assignment::{Demand, Secrecy},
    id::{Id, Line, Person, Task},
    report::{Capacity, State, StateName, Writing, line::DeclaredState},
};
use tiendo_text::{Lang, date, number};

/// How long a task's words are here, in characters.
const CLIP: usize = 240;

/// What a form that must be mended held.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Lines that could not be saved, to be shown again as they were typed.
    pub(super) lines: BTreeMap<Id<Line>, Fields>,
    /// Lines that were saved all the same.
    pub(super) saved: Vec<Id<Line>>,
    pub(super) capacity: String,
    pub(super) position: String,
}

#[derive(Template)]
#[template(path = "report/page.html")]
pub(super) struct ReportPage {
    pub(super) f: Frame,
    base: String,
    plan: (String, String),
    due: String,
    left: Option<String>,
    /// Cut-off of figures and entry window, with their labels.
    dates: Vec<(String, String)>,
    whom: Option<String>,
    state: Mark,
    timeliness: Option<Mark>,
    /// Mark, both times, address of the signed file.
    paper: Option<(String, String, String)>,
    notes: Vec<String>,
    /// Whether nothing of its lines is shown, for they are being written.
    hidden: bool,
    /// Then the way to what was sent before.
    sent_href: Option<String>,
    /// Where it is checked, while it waits for that.
    check_href: Option<String>,
    /// Lines that were just saved, for the script to forget what it kept of them.
    saved: String,
    /// The revision of every line, shown or not: what is sent is what was seen.
    revs: Vec<(String, i64)>,
    parts: Vec<Part>,
    /// Whether there is something to save.
    writes: bool,
    states: Vec<(&'static str, String)>,
    can: Powers,
    capacities: Vec<(String, String)>,
    capacity: String,
    position: String,
    sendings: Vec<Sent>,
}

/// What the asker may do now.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one button of the page, and they are independent"
)]
struct Powers {
    hand: bool,
    take_back: bool,
    send: bool,
    withdraw: bool,
    enter_paper: bool,
    /// The page where a paper is begun, or its particulars mended.
    paper: Option<String>,
}

/// Lines under one heading.
struct Part {
    title: String,
    hint: Option<String>,
    /// What stands on the fold, where the lines are folded.
    fold: Option<String>,
    unfolded: bool,
    lines: Vec<Shown>,
}

/// One line.
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) words: String,
    /// Where the whole words are, where they are clipped.
    pub(super) task: Option<String>,
    pub(super) leads: String,
    pub(super) secret: bool,
    /// Whether it is written here.
    pub(super) open: bool,
    /// `required`, `own_share`, `on_occasion`.
    pub(super) kind: &'static str,
    pub(super) fields: Fields,
    pub(super) mark: Option<Mark>,
    pub(super) said: Vec<String>,
    /// Heading and words of what was said last time, and whether it can be left as it is.
    pub(super) earlier: Option<(String, Vec<String>, bool)>,
    /// Says that the fields hold what was said before and that nothing is saved of it yet.
    pub(super) prefilled: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) files: Vec<FileShown>,
}

/// A file behind a line.
pub(super) struct FileShown {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) personal: bool,
}

/// A sending.
struct Sent {
    words: String,
    more: Vec<String>,
    hash: String,
    /// The signed file, where it was entered from one.
    file: Option<String>,
}

/// Whether what is in the lines now is open to the asker: to who writes, and to all once it is sent.
fn shows_lines(view: &ReportView) -> bool {
    match view.writing {
        Some(Writing::Own) => true,
        Some(Writing::OnBehalf) if view.loaded.next_paper().is_some() => true,
        Some(Writing::OnBehalf) | None => match view.loaded.listed.report.name {
            StateName::Submitted | StateName::Accepted | StateName::Returned => true,
            StateName::NotStarted
            | StateName::Draft
            | StateName::AwaitingHead
            | StateName::Excused => false,
        },
    }
}

/// The name of the page, and its place for who asks.
pub(super) fn frame(ask: &Ask, view: &ReportView, title: String) -> Frame {
    let lang = ask.lang;
    let own = view.writing == Some(Writing::Own);
    if own && ask.may_open("viec") {
        return ask
            .frame(Place::Owed, title)
            .crumb("viec", t::report::owed(lang));
    }
    let frame = ask.frame(Place::Reports, title);
    if ask.may_open("bao-cao/ky/{round}") {
        let round = &view.loaded.round;
        let rest = format!("bao-cao/ky/{}", round.id);
        return frame.crumb(&rest, t::report::round(lang, round.year));
    }
    frame
}

pub(super) fn heading(lang: Lang, view: &ReportView) -> String {
    t::report::title(lang, view.loaded.round.year, &view.answerable)
}

impl ReportPage {
    pub(super) fn of(
        ask: &Ask,
        view: &ReportView,
        mut typed: Typed,
        problems: Vec<Problem>,
    ) -> ReportPage {
        let lang = ask.lang;
        let loaded = &view.loaded;
        let id = loaded.id();
        let base = ask.at(&format!("bao-cao/{id}"));
        let shows = shows_lines(view);
        let desk = format!("bao-cao/ky/{}?bc={id}", loaded.round.id);
        let desk = ask.may_open("bao-cao/ky/{round}").then(|| ask.at(&desk));
        let can = powers(ask, view, &base);
        let rev = |line: &LineView| {
            let typed = typed.lines.get(&line.line.id);
            let rev = typed.map_or(line.line.rev, |fields| fields.rev);
            (line.line.id.to_string(), rev)
        };
        let revs = view.lines.iter().map(rev).collect();
        let parts = if shows {
            parts(ask, view, &mut typed, &problems)
        } else {
            Vec::new()
        };
        let due = loaded.round.calendar.due;
        let open = matches!(
            loaded.listed.report.name,
            StateName::NotStarted
                | StateName::Draft
                | StateName::AwaitingHead
                | StateName::Returned
        );
        let signed_in = ask.person.as_ref();
        ReportPage {
            f: frame(ask, view, heading(lang, view)).with_problems(problems),
            plan: (
                ask.at(&format!("ke-hoach/{}", view.plan.plan)),
                t::plan::plan_name(lang, &view.plan),
            ),
            due: due.words(lang),
            left: open.then(|| due.left(ask.now).words(lang)),
            dates: crate::round_dates::parts(lang, &loaded.round.calendar),
            whom: view
                .obligation
                .via
                .as_ref()
                .or(view.obligation.to.as_ref())
                .map(|whom| t::report::sent_to(lang, whom)),
            state: state_mark(lang, view, shows),
            timeliness: match view.received {
                tiendo_domain::report::Received::Yes(one) => Some(Mark::timeliness(lang, one)),
                tiendo_domain::report::Received::Waiting
                | tiendo_domain::report::Received::Missing => None,
            },
            paper: view.paper().map(|paper| {
                (
                    t::report::paper_mark(lang, &paper.number, &date::short(paper.dated)),
                    t::report::paper_times(
                        lang,
                        &date::short(paper.received_on),
                        &date::moment(paper.entered_at, lang),
                    ),
                    format!("{base}/van-ban/{}", paper.n),
                )
            }),
            notes: notes(lang, view),
            hidden: !shows,
            check_href: desk
                .clone()
                .filter(|_| shows && loaded.listed.report.name == StateName::Submitted),
            sent_href: desk.filter(|_| !loaded.sendings.is_empty()),
            writes: view.writable(),
            states: DeclaredState::ALL
                .iter()
                .map(|state| (state.code(), capital(state.words(lang))))
                .collect(),
            can,
            capacities: Capacity::ALL
                .iter()
                .map(|one| (one.code().to_owned(), capital(one.words(lang))))
                .collect(),
            capacity: capacity(
                view,
                ask.person.as_ref().map(|person| person.person),
                typed.capacity,
            ),
            position: if typed.position.is_empty() {
                signed_in.map_or_else(String::new, |person| person.position.clone())
            } else {
                typed.position
            },
            sendings: view
                .sendings
                .iter()
                .map(|row| sent(lang, view, row, &base))
                .collect(),
            saved: typed
                .saved
                .iter()
                .map(Id::to_string)
                .collect::<Vec<_>>()
                .join(" "),
            revs,
            parts,
            base,
        }
    }
}

/// The capacity to offer: as it was typed, else as the person sent this report before.
fn capacity(view: &ReportView, asker: Option<Id<Person>>, typed: String) -> String {
    if !typed.is_empty() {
        return typed;
    }
    let mut newest_first = view.sendings.iter().rev().map(|row| &row.sending);
    let last = newest_first.find(|sending| Some(sending.sent_by) == asker);
    let capacity = last.and_then(|sending| sending.capacity.as_ref());
    capacity.map_or_else(String::new, |(capacity, _)| capacity.code().to_owned())
}

fn state_mark(lang: Lang, view: &ReportView, shows: bool) -> Mark {
    let name = view.loaded.listed.report.name;
    let words = capital(name.words(lang));
    let complete = || {
        let (done, all) = view.completeness();
        t::report::complete(lang, &words, done, all)
    };
    match name {
        StateName::NotStarted => Mark::new("miss", "miss", words),
        StateName::Draft if shows => Mark::new("go", "draft", complete()),
        StateName::Draft => Mark::new("go", "draft", words),
        StateName::AwaitingHead => Mark::new("go", "soon", words),
        StateName::Submitted | StateName::Accepted => Mark::new("ok", "ok", words),
        StateName::Returned => Mark::new("warn", "back", words),
        StateName::Excused => Mark::new("", "none", words),
    }
}

fn notes(lang: Lang, view: &ReportView) -> Vec<String> {
    let mut notes = Vec::new();
    match &view.state {
        State::Accepted { by, .. } => {
            let report = &view.loaded.listed.report;
            let at = report.accepted.map_or(report.changed_at, |(_, at)| at);
            let at = date::moment(at, lang);
            notes.push(t::desk::accepted_by(lang, view.name(*by), &at));
        }
        State::AwaitingHead { drafter } if view.writing == Some(Writing::Own) => {
            notes.push(t::report::handed_by(lang, view.name(*drafter)));
        }
        State::Excused { why, .. } => notes.push(t::report::excused(lang, why.as_str())),
        State::NotStarted
        | State::Draft
        | State::AwaitingHead { .. }
        | State::Submitted { .. }
        | State::Returned { .. } => {}
    }
    let locked = view.lines.iter().filter(|line| !line.open).count();
    if view.writable() && locked > 0 {
        notes.push(t::report::only_open(
            lang,
            view.lines.len() - locked,
            locked,
        ));
    }
    notes
}

fn powers(ask: &Ask, view: &ReportView, base: &str) -> Powers {
    let body = view.loaded.listed.answerable;
    let grants = ask.person.as_ref().map_or(&[][..], |person| &person.grants);
    let may = |rest: &str| {
        routes::reach_of_post(&format!("bao-cao/{{report}}/{rest}"), grants, ask.now).covers(body)
    };
    let own = view.writing == Some(Writing::Own);
    let behalf = view.writing == Some(Writing::OnBehalf);
    let begun = view.loaded.next_paper().is_some();
    match view.loaded.listed.report.name {
        StateName::NotStarted | StateName::Draft | StateName::Returned => Powers {
            hand: own && may("trinh"),
            send: own && may("gui"),
            enter_paper: behalf && begun && may("nhap-thay/gui"),
            paper: (behalf && may("nhap-thay")).then(|| format!("{base}/nhap-thay")),
            ..Powers::default()
        },
        StateName::AwaitingHead => Powers {
            take_back: own && may("lay-lai"),
            send: own && may("gui"),
            ..Powers::default()
        },
        StateName::Submitted => Powers {
            withdraw: own && may("thu-hoi"),
            ..Powers::default()
        },
        StateName::Accepted | StateName::Excused => Powers::default(),
    }
}

fn parts(ask: &Ask, view: &ReportView, typed: &mut Typed, problems: &[Problem]) -> Vec<Part> {
    let lang = ask.lang;
    let writable = view.writable();
    let mut shown: Vec<(Demand, Shown)> = view
        .lines
        .iter()
        .map(|line| {
            let fields = typed.lines.remove(&line.line.id);
            (line.line.demand, Shown::of(ask, view, line, fields))
        })
        .collect();
    let mut parts = Vec::new();
    // A line under state secrecy is closed from the first; others are closed because they were sent.
    if writable && shown.iter().any(|(_, line)| !line.open && !line.secret) {
        let (open, mut locked): (Vec<_>, Vec<_>) =
            shown.into_iter().partition(|(_, line)| line.open);
        locked.retain(|(demand, line)| *demand != Demand::OnOccasion || line.says_something());
        let part = |title, lines: Vec<(Demand, Shown)>| Part {
            title,
            hint: None,
            fold: None,
            unfolded: false,
            lines: lines.into_iter().map(|(_, line)| line).collect(),
        };
        parts.push(part(t::report::part_mend(lang, open.len()), open));
        parts.push(part(t::report::part_locked(lang, locked.len()), locked));
        return parts;
    }
    for demand in [Demand::Required, Demand::OwnShare, Demand::OnOccasion] {
        let (these, rest): (Vec<_>, Vec<_>) =
            shown.into_iter().partition(|(one, _)| *one == demand);
        shown = rest;
        let all = these.len();
        let said = these.iter().filter(|(_, line)| line.says_something());
        let said = said.count();
        let mut lines: Vec<Shown> = these.into_iter().map(|(_, line)| line).collect();
        if !writable && demand == Demand::OnOccasion {
            lines.retain(Shown::says_something);
        }
        if lines.is_empty() {
            continue;
        }
        let wrong = |line: &Shown| problems.iter().any(|p| p.field.ends_with(&line.id));
        parts.push(match demand {
            Demand::Required => Part {
                title: t::report::part_required(lang, all),
                hint: None,
                fold: None,
                unfolded: false,
                lines,
            },
            Demand::OwnShare => Part {
                title: t::report::part_share(lang, all),
                hint: writable.then(|| t::report::part_share_hint(lang).to_owned()),
                fold: None,
                unfolded: false,
                lines,
            },
            Demand::OnOccasion => Part {
                title: t::report::part_occasion(lang, all),
                hint: None,
                fold: Some(t::report::part_occasion_hint(lang, said, all)),
                unfolded: lines.iter().any(wrong),
                lines,
            },
        });
    }
    parts
}

impl Shown {
    pub(super) fn of(
        ask: &Ask,
        view: &ReportView,
        line: &LineView,
        typed: Option<Fields>,
    ) -> Shown {
        let lang = ask.lang;
        let record = &line.line;
        let words = tiendo_text::clip::clipped(&line.words.words, CLIP);
        let task: Id<Task> = record.task;
        let task = format!("ke-hoach/{}/nhiem-vu/{task}", view.plan.plan);
        let secret = record.secrecy == Secrecy::StateSecret;
        let files: Vec<FileShown> = line
            .files
            .iter()
            .map(|file| FileShown {
                id: file.id.to_string(),
                name: file.name.clone(),
                about: t::report::file_added(
                    lang,
                    &number::file_size(file.size),
                    &date::short(date::day_of(file.added_at)),
                ),
                personal: file.personal,
            })
            .collect();
        Shown {
            id: record.id.to_string(),
            number: record.number.clone().unwrap_or_default(),
            task: (words != line.words.words.replace('\n', " ")).then(|| ask.at(&task)),
            words,
            leads: line.words.leads.clone(),
            secret,
            open: line.open && view.writable() && !secret,
            kind: record.demand.code(),
            fields: typed.map_or_else(|| Fields::of_line(line), Fields::with_room),
            prefilled: line
                .start
                .as_ref()
                .and(line.earlier.as_ref())
                .map(|earlier| t::report::prefilled(lang, earlier.year)),
            mark: record
                .content
                .declared
                .map(|state| Mark::declared(lang, state)),
            said: said(lang, &record.content),
            earlier: line.earlier.as_ref().map(|earlier| {
                // A share is answered by a sentence, not by a state.
                let heading = match earlier.content.declared {
                    Some(state) => t::report::earlier(lang, earlier.year, state.words(lang)),
                    None => t::report::earlier_sentence(lang, earlier.year),
                };
                let stays = earlier.content.leaves_words();
                (heading, said(lang, &earlier.content), stays)
            }),
            reason: line.reason.as_ref().map(|why| why.as_str().to_owned()),
            files,
        }
    }

    fn says_something(&self) -> bool {
        !self.said.is_empty() || self.mark.is_some() || !self.files.is_empty()
    }
}

fn sent(lang: Lang, view: &ReportView, row: &SendingRow, base: &str) -> Sent {
    let sending = &row.sending;
    let mut who = view.name(sending.sent_by).to_owned();
    if let Some((capacity, position)) = &sending.capacity {
        who = format!("{who}, {position}");
        if *capacity != Capacity::Head {
            who = format!("{who}, {}", capacity.words(lang));
        }
    }
    let at = date::moment(sending.at, lang);
    let mut more = Vec::new();
    if let Some(paper) = &row.paper {
        let received = date::short(paper.received_on);
        more.push(t::report::sending_paper(lang, &paper.number, &received));
    }
    if let Some((_, at)) = sending.withdrawn {
        more.push(t::report::withdrawn(lang, &date::moment(at, lang)));
    }
    if let Some(returned) = &row.returned {
        let count = returned.lines.iter().count();
        more.push(t::report::returned(
            lang,
            &date::moment(returned.at, lang),
            count,
        ));
    }
    Sent {
        words: t::report::sending(lang, sending.n, &at, &who),
        more,
        hash: t::report::fingerprint(lang, &tiendo_store::hex(&sending.sha256)),
        file: row
            .paper
            .as_ref()
            .map(|paper| format!("{base}/van-ban/{}", paper.n)),
    }
}
