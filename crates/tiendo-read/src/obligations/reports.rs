//! Reports that a body owes: how often, by which day, to whom and through whom.

use super::often::often;
use super::{body_at, due, is_open, who};
use crate::addressees::Addressees;
use crate::model::{Frequency, Obligation, ReportKind, Words};
use crate::names;
use crate::said;
use crate::span::Span;
use crate::view::{Place, View};
use crate::vocabulary::reports::{AND_SUBMITS, COLLECTS, ON_CARRYING_OUT, OTHERS};

/// How far behind the word for a report the body stands that it goes to.
const NEAR: usize = 80;

/// How far behind it stands who does it: "…; do Phòng Kinh tế thực hiện".
const FAR: usize = 400;

/// Where a sentence stands, and what the ones above it said.
pub(super) struct Around<'a> {
    /// Whose paragraph it is.
    pub(super) current: &'a Addressees,
    /// They stand before the sentence in its paragraph.
    pub(super) is_named: bool,
    /// What stands before them in the paragraph: "Trước ngày 25 hằng tháng, các chi bộ …".
    pub(super) opening: Option<&'a Place>,
    /// To whom and through whom the reports go that a list below "… báo cáo như sau:" names.
    pub(super) listed: Option<&'a Way>,
    /// Whether its part is one on carrying out: elsewhere a report may be something to do like any other.
    pub(super) carries_out: bool,
}

/// The way that a report takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) to: Option<Words>,
    pub(super) via: Option<Words>,
}

/// The reports of a sentence; `monitors`: it says that somebody watches over the carrying out.
pub(super) fn report(
    view: &View,
    sentence: &Place,
    monitors: bool,
    around: &Around,
    all: &mut Vec<Obligation>,
) {
    if word(view, sentence).is_none() {
        return;
    }
    let mut saying = timed(view, view.split(sentence, b";"));
    if saying.len() < 2 {
        let finer = timed(view, before_each_report(view, sentence));
        saying = if finer.len() > 1 { finer } else { saying };
    }
    if saying.is_empty() {
        let own = Times::of(view, sentence);
        let before = around.opening.map(|opening| Times::of(view, opening));
        let times = before.filter(|_| !own.are_said()).unwrap_or(own);
        saying.push((times, sentence.clone()));
    }
    match saying.as_slice() {
        [(times, one)] => clause(view, sentence, one, times, monitors, around, all),
        several => {
            let word = word(view, sentence);
            let own = word.as_ref().map(|word| {
                let sent = sent(view, sentence);
                let own = way(view, sentence, word, sent.as_ref(), around.listed);
                // What is said once stands behind the last of them.
                if own.to.is_none()
                    && let Some((_, last)) = several.last()
                {
                    return way_of_list(view, last);
                }
                own
            });
            let first =
                word.and_then(|word| who::reporters(view, sentence, &word, around.is_named));
            let of_sentence = Around {
                current: first.as_ref().unwrap_or(around.current),
                listed: own.as_ref(),
                ..*around
            };
            for (times, one) in several {
                clause(view, sentence, one, times, monitors, &of_sentence, all);
            }
        }
    }
}

/// "báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước ngày 10/12": the clauses that say of a report when it is due, each its own.
fn timed(view: &View, clauses: Vec<Place>) -> Vec<(Times, Place)> {
    let reports = clauses
        .into_iter()
        .filter(|clause| word(view, clause).is_some());
    reports
        .map(|clause| (Times::of(view, &clause), clause))
        .filter(|(times, _)| times.are_said())
        .collect()
}

/// "báo cáo nhanh trước 16 giờ thứ Năm hằng tuần, báo cáo tổng kết trước ngày 20/8": the clauses that a comma before the word parts.
fn before_each_report(view: &View, sentence: &Place) -> Vec<Place> {
    let mut all = Vec::new();
    let mut from = sentence.start;
    for comma in sentence.clone().filter(|&i| view.byte(i) == b',') {
        let rest = view.trim_start(comma + 1..sentence.end);
        if said::after(view, &rest, "báo cáo").is_some() {
            all.push(from..comma);
            from = rest.start;
        }
    }
    all.push(from..sentence.end);
    all
}

/// When a report is due.
struct Times {
    often: Vec<(Frequency, Place)>,
    days: Vec<due::DueDay>,
    words: Option<due::DueWords>,
    /// "định kỳ báo cáo": again and again, without a word of when.
    anytime: bool,
}

impl Times {
    fn of(view: &View, clause: &Place) -> Self {
        let days = due::days(view, clause);
        Self {
            often: often(view, clause),
            words: due::words(view, clause).filter(|_| days.is_empty()),
            anytime: is_periodic(view, clause),
            days,
        }
    }

    fn are_said(&self) -> bool {
        self.anytime || !self.often.is_empty() || !self.days.is_empty() || self.words.is_some()
    }

    /// It comes again and again.
    fn recur(&self) -> bool {
        self.anytime
            || !self.often.is_empty()
            || self.words.as_ref().is_some_and(|words| !words.is_once)
    }
}

/// "định kỳ báo cáo", "định kỳ tổng hợp, báo cáo", "báo cáo định kỳ".
fn is_periodic(view: &View, clause: &Place) -> bool {
    let Some(word) = word(view, clause) else {
        return false;
    };
    let behind = view.trim_start(word.end..clause.end);
    let before = view.find(&(clause.start..word.start), "dinh ky");
    let is_near = before.is_some_and(|at| {
        let between = view.trim(at.end..word.start, b",");
        between.is_empty() || COLLECTS.iter().any(|words| view.plain(&between) == *words)
    });
    is_near || said::after(view, &behind, "định kỳ").is_some()
}

/// The reports of a clause, which rest on its sentence.
fn clause(
    view: &View,
    sentence: &Place,
    clause: &Place,
    times: &Times,
    monitors: bool,
    around: &Around,
    all: &mut Vec<Obligation>,
) {
    let Some(word) = word(view, clause) else {
        return;
    };
    let sent = sent(view, clause);
    let collects = view
        .find(&(clause.start..word.end), "tong hop")
        .is_some_and(|at| sent.as_ref().is_none_or(|(send, _)| at.start < send.start));
    let ends = view.find_any(
        clause,
        &[
            "tong ket",
            "ket thuc ke hoach",
            "ket thuc chuong trinh",
            "cuoi ky",
        ],
    );
    let is_final = ends.is_some() && around.carries_out;
    let kind = if collects && (monitors || !times.are_said()) {
        ReportKind::Consolidated
    } else if !times.are_said() && !is_final {
        return;
    } else if collects {
        ReportKind::Consolidated
    } else if ends.is_some() && times.often.is_empty() {
        ReportKind::Final
    } else {
        ReportKind::Periodic
    };
    let recurs_or_ends = times.recur() || ends.is_some();
    if !around.carries_out && !recurs_or_ends && !is_owed(view, clause, &word) {
        return;
    }
    let own = who::reporters(view, clause, &word, around.is_named).or_else(|| {
        let behind = word.end..sentence.end.min(word.end + FAR);
        who::behind(view, &behind)
    });
    let by = own.as_ref().unwrap_or(around.current);
    let way = way(view, clause, &word, sent.as_ref(), around.listed);
    let is_nobodys = by.who.is_empty();
    let has_aim = way.to.is_some() || !times.days.is_empty() || times.words.is_some();
    if is_nobodys && !(around.carries_out && (times.recur() || is_final) && has_aim) {
        return;
    }
    let behind_days = times.days.last().map_or(word.end, |due| due.place.end);
    let purpose = said::find(view, &(behind_days..clause.end), "để tổng hợp")
        .map(|at| view.value(&view.trim(at.start..clause.end, b"./;-")));
    let with = if kind == ReportKind::Consolidated {
        by.with.clone()
    } else {
        Vec::new()
    };
    // Who reports where nobody is named, somebody must say.
    let is_open = is_nobodys || by.who.iter().any(|name| is_open(&name.value));
    let open_set = kind != ReportKind::Consolidated && is_open;
    let base = Obligation {
        kind: view.derived(kind, &view.trim(sentence.clone(), b"./;")),
        who: by.who.clone(),
        with,
        open_set,
        frequency: None,
        before: None,
        last_day: None,
        due_words: times.words.as_ref().map(|words| view.value(&words.place)),
        cut_off: None,
        to: way.to,
        via: way.via,
        purpose,
    };
    each(view, clause.end, &base, times, all);
}

/// An obligation for each due day, else for each frequency; the clause ends at `end`.
fn each(view: &View, end: usize, base: &Obligation, times: &Times, all: &mut Vec<Obligation>) {
    let Times {
        often, days, words, ..
    } = times;
    let frequency = |(frequency, at): &(Frequency, Place)| view.derived(*frequency, at);
    if days.is_empty() {
        if often.is_empty() {
            let once = words.as_ref().filter(|words| words.is_once);
            all.push(Obligation {
                frequency: once.map(|words| view.derived(Frequency::Once, &words.place)),
                ..base.clone()
            });
        }
        all.extend(often.iter().map(|f| Obligation {
            frequency: Some(frequency(f)),
            ..base.clone()
        }));
        return;
    }
    for due in days {
        // "trước ngày 08/6 đối với báo cáo 6 tháng".
        let behind = view.trim(due.place.end..end, b"(");
        let of = said::after_any(view, &behind, &["đối với", "với"]);
        let said_behind = of.and_then(|of| {
            often
                .iter()
                .find(|(_, at)| of.start <= at.start && at.end <= of.start + NEAR)
        });
        let nearest = said_behind
            .or_else(|| often.iter().rfind(|(_, at)| at.start < due.place.start))
            .or(often.first());
        let once = due
            .day
            .year
            .is_some()
            .then(|| view.derived(Frequency::Once, &due.place));
        let (before, last_day) = due::pair(due);
        all.push(Obligation {
            frequency: once.or_else(|| nearest.map(frequency)),
            before: before.map(|before| view.derived(before, &due.place)),
            last_day: last_day.map(|last| view.derived(last, &due.place)),
            ..base.clone()
        });
    }
}

/// The word for a report: the first in small letters that is not about another report, else the first in capitals.
fn word(view: &View, sentence: &Place) -> Option<Place> {
    let opens = view.trim_start(sentence.clone());
    if let Some(results) = results_sent(view, &opens) {
        return Some(results);
    }
    // "Báo cáo của UBND xã gửi về …".
    if let Some(of) = said::after(view, &opens, "báo cáo")
        && said::after(view, &of, "của").is_some()
    {
        return Some(view.trim_end(opens.start..of.start, b""));
    }
    let mut rest = sentence.clone();
    let mut first = None;
    while let Some(found) = view.find(&rest, "bao cao") {
        rest.start = found.end;
        let before = view.trim(sentence.start..found.start, b"");
        let is_other = OTHERS.iter().any(|words| {
            let alone = || said::after(view, &before, words).is_some_and(|rest| rest.is_empty());
            said::before(view, &before, words).is_some() || alone()
        });
        if is_other {
            continue;
        }
        if !view.is_upper(found.start) {
            return Some(found);
        }
        first = first.or(Some(found));
    }
    first
}

/// "Kết quả thực hiện gửi về Sở …": what is sent, where the word for a report is not said.
fn results_sent(view: &View, sentence: &Place) -> Option<Place> {
    let behind = said::after(view, sentence, "kết quả")?;
    let near = behind.start..sentence.end.min(behind.start + NEAR);
    let send = said::find_any(view, &near, &["gửi về", "báo cáo về", "gửi"])?;
    let named = names::begins(view, &view.trim_start(send.end..sentence.end));
    named.then(|| view.trim_end(sentence.start..behind.start, b""))
}

/// A report of a single day elsewhere than in a part on carrying out: one on how things are carried out.
fn is_owed(view: &View, sentence: &Place, word: &Place) -> bool {
    let near =
        word.start.saturating_sub(NEAR).max(sentence.start)..sentence.end.min(word.end + NEAR);
    view.find_any(&near, ON_CARRYING_OUT).is_some() || said::find(view, &near, "gửi").is_some()
}

/// "gửi (báo cáo) về Sở …": the words that send it, and the body.
fn sent(view: &View, sentence: &Place) -> Option<(Place, Words)> {
    let mut rest = sentence.clone();
    while let Some(send) = said::find(view, &rest, "gửi") {
        rest.start = send.end;
        let direct = view.trim_start(rest.clone());
        let behind = ["bao cao", "ket qua"]
            .iter()
            .fold(direct.clone(), |behind, filler| {
                view.after(&behind, filler).unwrap_or(behind)
            });
        // "gửi báo cáo kết quả Tháng Nhân đạo về Hội …": capitals alone are no body.
        let is_body = |body: &Words| {
            behind == direct || { names::begins(view, &(first_of(view, body)..sentence.end)) }
        };
        if let Some(body) = body_at(view, &behind).filter(is_body) {
            return Some((send, body));
        }
    }
    None
}

/// Where the words of a name begin.
fn first_of(view: &View, name: &Words) -> usize {
    let start = name.start();
    view.place(Span {
        start,
        end: start + 1,
    })
    .start
}

/// "Các đơn vị gửi báo cáo về Sở … theo thời hạn sau:": the way of the reports that are listed below.
pub(super) fn way_of_list(view: &View, text: &Place) -> Way {
    word(view, text).map_or_else(Way::default, |word| {
        way(view, text, &word, sent(view, text).as_ref(), None)
    })
}

/// To whom a report goes and through whom.
fn way(
    view: &View,
    sentence: &Place,
    word: &Place,
    sent: Option<&(Place, Words)>,
    listed: Option<&Way>,
) -> Way {
    let through = said::find_any(view, sentence, &["thông qua", "qua"])
        .and_then(|at| body_at(view, &(at.end..sentence.end)));
    // "báo cáo và kiến nghị Chính phủ".
    let behind = view.trim_start(word.end..sentence.end);
    let behind = said::after_any(view, &behind, AND_SUBMITS).unwrap_or(behind);
    let direct = body_at(view, &behind);
    let near = word.end..sentence.end.min(word.end + NEAR);
    let about = || {
        // "báo cáo kết quả thực hiện về Sở …"
        let mut rest = near.clone();
        while let Some(at) = said::find_any(
            view,
            &rest,
            &["về", "cho", "đến", "lên", "sang", "trình", "với"],
        ) {
            rest.start = at.end;
            let body = body_at(view, &(at.end..sentence.end))
                .filter(|body| names::begins(view, &(first_of(view, body)..sentence.end)));
            if body.is_some() {
                return body;
            }
        }
        None
    };
    let to = direct
        .clone()
        .or_else(|| sent.map(|(_, body)| body.clone()))
        .or_else(about);
    // "báo cáo UBND tỉnh (gửi Sở … tổng hợp)": the body that it is sent to is on the way.
    let collecting = sent
        .filter(|(send, body)| {
            send.start > word.start
                && direct.as_ref().is_some_and(|to| to.value != body.value)
                && view.has(&(send.end..sentence.end), "tong hop")
        })
        .map(|(_, body)| body.clone());
    let listed = listed.cloned().unwrap_or_default();
    Way {
        via: through
            .or(collecting)
            .or_else(|| listed.via.clone().filter(|_| to.is_none())),
        to: to.or(listed.to),
    }
}
