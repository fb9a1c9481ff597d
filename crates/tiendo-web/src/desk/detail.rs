//! One report as the desk shows it: what was sent beside what was said before, and what may be done with it.

use super::list::came;
use crate::{ask::Ask, i18n as t, mark::Mark};
use std::collections::BTreeMap;
use tiendo_app::checking::{CheckedLine, MayAccept, Power, Powers, Sheet};
use tiendo_domain::{
    assignment::Secrecy,
    id::{Id, Line, Plan},
    report::{Capacity, State, submission::SentLine},
};
use tiendo_store::report::sending;
use tiendo_text::{Lang, date, number};

/// How long a task's words are here, in characters.
const CLIP: usize = 170;

/// What was typed into the form, to be shown again.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) ticked: Vec<Id<Line>>,
    pub(super) reasons: BTreeMap<Id<Line>, String>,
    pub(super) why: String,
}

/// The report.
pub(super) struct Detail {
    pub(super) name: String,
    /// Where its forms go.
    pub(super) action: String,
    /// The number of the sending that is shown.
    pub(super) n: u32,
    /// Sending, sender, time.
    pub(super) sent: Option<String>,
    pub(super) timeliness: Option<Mark>,
    pub(super) paper: Option<String>,
    /// How it stands, in sentences.
    pub(super) notes: Vec<String>,
    pub(super) lines: Vec<LineView>,
    pub(super) caption: String,
    /// The head of the column of what was sent.
    pub(super) now: String,
    pub(super) powers: Powers,
    /// Why the asker may not accept.
    pub(super) why_not: Option<String>,
    pub(super) why: String,
    pub(super) whole: Option<String>,
    pub(super) enter_paper: Option<String>,
}

/// One of its lines.
pub(super) struct LineView {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) words: String,
    /// Where the task's whole words are, where they are clipped.
    pub(super) task: Option<String>,
    pub(super) secret: bool,
    pub(super) now: Mark,
    /// What is said, a paragraph each.
    pub(super) said: Vec<String>,
    pub(super) before: Option<Before>,
    pub(super) hints: Vec<String>,
    pub(super) asked: Option<String>,
    pub(super) ticked: bool,
    pub(super) reason: String,
}

/// What was said of the task before.
pub(super) struct Before {
    /// Of which year.
    pub(super) label: String,
    pub(super) mark: Mark,
    pub(super) said: Vec<String>,
}

impl Detail {
    pub(super) fn may_return(&self) -> bool {
        self.powers.may(Power::ReturnLines)
    }

    pub(super) fn may_accept(&self) -> bool {
        self.powers.accept == MayAccept::Yes
    }

    pub(super) fn may_excuse(&self) -> bool {
        self.powers.may(Power::Excuse)
    }

    pub(super) fn may_reinstate(&self) -> bool {
        self.powers.may(Power::Reinstate)
    }

    pub(super) fn of(ask: &Ask, base: &str, sheet: &Sheet, typed: &Typed) -> Detail {
        let lang = ask.lang;
        let (loaded, powers) = (&sheet.loaded, &sheet.powers);
        let id = loaded.id();
        let page = |rest: &str, route: &str| {
            ask.may_open(route)
                .then(|| ask.at(&format!("bao-cao/{id}{rest}")))
        };
        Detail {
            name: loaded.listed.agency_name.clone(),
            action: format!("{base}/{id}"),
            n: loaded.listed.report.sendings,
            sent: sheet
                .sending
                .as_ref()
                .map(|sending| sent(lang, sheet, sending)),
            timeliness: sheet.timeliness.map(|one| Mark::timeliness(lang, one)),
            paper: sheet
                .paper
                .as_ref()
                .map(|paper| t::desk::paper_mark(lang, &paper.number)),
            notes: notes(lang, sheet),
            lines: sheet
                .lines
                .iter()
                .map(|line| LineView::of(ask, loaded.round.plan, line, typed))
                .collect(),
            caption: t::desk::caption(lang, sheet.silent),
            now: t::desk::col_now(lang, loaded.round.year),
            powers: powers.clone(),
            why_not: match powers.accept {
                MayAccept::Yes | MayAccept::No => None,
                MayAccept::OwnHand(hand) => Some(t::desk::hand(lang, hand)),
                MayAccept::LeaderOnlyFocal => Some(t::desk::leader_only_focal(lang).to_owned()),
            },
            why: typed.why.clone(),
            whole: page("", "bao-cao/{report}").filter(|_| sheet.sending.is_some()),
            enter_paper: page("/nhap-thay", "bao-cao/{report}/nhap-thay")
                .filter(|_| powers.may(Power::EnterPaper)),
        }
    }
}

/// "Lần gửi 1 · Ngô …, Phó Giám đốc, KT. … · gửi 16:02 13/11/2026".
fn sent(lang: Lang, sheet: &Sheet, sending: &sending::Record) -> String {
    let mut who = sheet
        .names
        .get(&sending.sent_by)
        .cloned()
        .unwrap_or_default();
    if let Some((capacity, position)) = &sending.capacity {
        who = format!("{who}, {position}");
        if *capacity != Capacity::Head {
            who = format!("{who}, {}", capacity.words(lang));
        }
    }
    format!(
        "{} · {who} · {}",
        t::desk::sending(lang, sending.n),
        came(lang, sending.sending().receipt)
    )
}

/// How the report stands, and what was decided.
fn notes(lang: Lang, sheet: &Sheet) -> Vec<String> {
    let name = |person| sheet.names.get(person).cloned().unwrap_or_default();
    let report = &sheet.loaded.listed.report;
    let mut notes = Vec::new();
    if let Some(returned) = sheet.loaded.returns.last() {
        notes.push(t::desk::returned_by(
            lang,
            &name(&returned.by),
            &date::moment(returned.at, lang),
        ));
    }
    match &sheet.state {
        State::Accepted { by, .. } => {
            let at = report.accepted.map_or(report.changed_at, |(_, at)| at);
            notes.push(t::desk::accepted_by(
                lang,
                &name(by),
                &date::moment(at, lang),
            ));
        }
        State::Excused { why, .. } => notes.push(t::desk::excused_because(lang, why.as_str())),
        State::NotStarted | State::Draft | State::AwaitingHead { .. }
            if sheet.sending.is_some() =>
        {
            notes.push(t::desk::being_mended(lang).to_owned());
        }
        State::NotStarted | State::Draft | State::AwaitingHead { .. } => {
            notes.push(t::desk::nothing_sent(lang).to_owned());
        }
        State::Submitted { .. } | State::Returned { .. } => {}
    }
    notes
}

impl LineView {
    fn of(ask: &Ask, plan: Id<Plan>, line: &CheckedLine, typed: &Typed) -> LineView {
        let lang = ask.lang;
        let words = tiendo_text::clip::clipped(&line.words, CLIP);
        let task = format!("ke-hoach/{plan}/nhiem-vu/{}", line.said.task);
        let secret = line.secrecy == Secrecy::StateSecret;
        LineView {
            id: line.line.to_string(),
            number: line.number.clone().unwrap_or_default(),
            task: (words != line.words.replace('\n', " ")).then(|| ask.at(&task)),
            words,
            secret,
            now: state(lang, secret, &line.said),
            said: said(lang, &line.said),
            before: line.before.as_ref().map(|(year, before)| Before {
                label: t::desk::before_words(lang, *year),
                mark: state(lang, secret, before),
                said: said(lang, before),
            }),
            hints: line
                .hints
                .iter()
                .map(|hint| t::desk::hint(lang, hint))
                .collect(),
            asked: line
                .returned
                .as_ref()
                .map(|reason| t::desk::asked(lang, reason.as_str())),
            ticked: typed.ticked.contains(&line.line),
            reason: typed.reasons.get(&line.line).cloned().unwrap_or_default(),
        }
    }
}

/// What was declared; a share or an occasion may declare nothing.
fn state(lang: Lang, secret: bool, line: &SentLine) -> Mark {
    if secret {
        return Mark::new("", "lock", t::desk::secret_line(lang));
    }
    match line.content().declared {
        Some(state) => Mark::declared(lang, state),
        // A share is answered by a sentence, not by a state.
        None if line.nothing_arose.is_some() => {
            Mark::new("", "none", t::report::nothing_arose(lang))
        }
        None if line.unchanged => Mark::new("", "none", t::report::no_change(lang)),
        None if !line.done.trim().is_empty() => Mark::new("go", "go", t::report::has_result(lang)),
        None if line.says_nothing() => Mark::new("", "none", t::desk::not_said(lang)),
        None => Mark::new("", "none", t::desk::no_state(lang)),
    }
}

/// Everything that is said in a line, in sentences.
fn said(lang: Lang, line: &SentLine) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    if line.unchanged {
        said.push(t::desk::unchanged(lang).to_owned());
    }
    said.extend(
        line.done
            .lines()
            .filter(|one| !one.trim().is_empty())
            .map(str::to_owned),
    );
    if let Some(why) = &line.nothing_arose {
        said.push(t::desk::nothing_arose(lang, why));
    }
    if let Some(day) = line.content().done_on {
        said.push(t::desk::done_on(lang, &date::short(day)));
    }
    let figure = |f: &tiendo_domain::report::submission::SentFigure| {
        format!("{}: {} {}", f.label, number::decimal(f.value), f.unit)
    };
    let figures: Vec<String> = line.figures.iter().map(figure).collect();
    if !figures.is_empty() {
        said.push(t::desk::figures(lang, &figures.join("; ")));
    } else if line.no_figure {
        said.push(t::desk::no_figure(lang).to_owned());
    }
    if !line.evidence.is_empty() {
        let names: Vec<&str> = line
            .evidence
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        said.push(t::desk::files(lang, &names.join("; ")));
    }
    if !line.difficulties.trim().is_empty() {
        said.push(t::desk::difficulties(lang, &line.difficulties));
    }
    if !line.proposals.trim().is_empty() {
        said.push(t::desk::proposals(lang, &line.proposals));
    }
    said
}
