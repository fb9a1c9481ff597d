//! Reports that a body owes: how often, by which day, to whom and through whom.

use super::times::{Times, before_each_report, timed};
use super::way::{Way, sent, way, way_of_list};
use super::{due, is_open, who};
use crate::addressees::Addressees;
use crate::model::{Frequency, Obligation, ReportKind};
use crate::names;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::{ON_CARRYING_OUT, OTHERS};

/// How far behind the word for a report the body stands that it goes to.
pub(super) const NEAR: usize = 80;

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
pub(super) fn word(view: &View, sentence: &Place) -> Option<Place> {
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
