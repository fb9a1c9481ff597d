//! Reports that a body owes: how often, by which day, to whom and through whom.

use super::{CarryingOut, body_at, is_open};
use crate::addressees::Addressees;
use crate::dates::{self, Day};
use crate::model::{Due, Frequency, Obligation, ReportKind, Words};
use crate::names;
use crate::span::Span;
use crate::view::{Place, View};

/// How often, by words, plain.
const FREQUENCIES: &[(&str, Frequency)] = &[
    ("6 thang", Frequency::HalfYearly),
    ("sau thang", Frequency::HalfYearly),
    ("hang nam", Frequency::Annual),
    ("moi nam", Frequency::Annual),
    ("dinh ky nam", Frequency::Annual),
    ("va nam (", Frequency::Annual),
    ("hang quy", Frequency::Quarterly),
    ("moi quy", Frequency::Quarterly),
    ("dinh ky quy", Frequency::Quarterly),
    ("hang thang", Frequency::Monthly),
    ("moi thang", Frequency::Monthly),
    ("dinh ky thang", Frequency::Monthly),
];

/// How far behind the word for a report the body stands that it goes to.
const NEAR: usize = 80;

/// A due day, whether the day itself still counts, and its words.
struct DueDay {
    day: Day,
    inclusive: bool,
    place: Place,
}

pub(super) fn report(
    view: &View,
    sentence: &Place,
    monitors: bool,
    current: &Addressees,
    all: &mut CarryingOut,
) {
    let Some(word) =
        names::find_small(view, sentence, "bao cao").or_else(|| view.find(sentence, "bao cao"))
    else {
        return;
    };
    let mut often: Vec<(Frequency, Place)> = FREQUENCIES
        .iter()
        .flat_map(|(words, frequency)| {
            view.find_all(sentence, words)
                .into_iter()
                .map(|at| (*frequency, at))
        })
        .collect();
    often.sort_by_key(|(_, at)| at.start);
    let days = due_days(view, sentence);
    let due_words = due_words(view, sentence).filter(|_| days.is_empty());
    let collects = view.find(&(sentence.start..word.end), "tong hop").is_some();
    let ends = view.find_any(
        sentence,
        &[
            "tong ket",
            "ket thuc ke hoach",
            "ket thuc chuong trinh",
            "cuoi ky",
        ],
    );
    let regular = !often.is_empty() || !days.is_empty() || due_words.is_some();
    let kind = if collects && (monitors || !regular) {
        ReportKind::Consolidated
    } else if !regular {
        return;
    } else if collects {
        ReportKind::Consolidated
    } else if ends.is_some() && often.is_empty() {
        ReportKind::Final
    } else {
        ReportKind::Periodic
    };
    if current.who.is_empty() {
        return;
    }
    let to = body_at(view, &(word.end..sentence.end)).or_else(|| {
        // "báo cáo kết quả thực hiện về Sở …"
        let near = word.end..sentence.end.min(word.end + NEAR);
        let at = names::find_any_said(view, &near, &["về", "cho", "gửi", "đến"])?;
        body_at(view, &(at.start..sentence.end)).filter(|body| {
            let place = view.place(Span {
                start: body.start(),
                end: body.start() + 1,
            });
            names::begins(view, &(place.start..sentence.end))
        })
    });
    let via = via(view, sentence, &word);
    let behind_days = days.last().map_or(word.end, |due| due.place.end);
    let purpose = names::find_said(view, &(behind_days..sentence.end), "để tổng hợp")
        .map(|at| view.value(&view.trim(at.start..sentence.end, b"./;-")));
    let with = if kind == ReportKind::Consolidated {
        current.with.clone()
    } else {
        Vec::new()
    };
    let open_set =
        kind != ReportKind::Consolidated && current.who.iter().any(|name| is_open(&name.value));
    let base = Obligation {
        kind: view.derived(kind, &view.trim(sentence.clone(), b"./;")),
        who: current.who.clone(),
        with,
        open_set,
        frequency: None,
        before: None,
        last_day: None,
        due_words: due_words.map(|at| view.value(&at)),
        cut_off: None,
        to,
        via,
        purpose,
    };
    let frequency = |(frequency, at): &(Frequency, Place)| view.derived(*frequency, at);
    if days.is_empty() {
        if often.is_empty() {
            all.obligations.push(base);
        } else {
            all.obligations.extend(often.iter().map(|f| Obligation {
                frequency: Some(frequency(f)),
                ..base.clone()
            }));
        }
        return;
    }
    for due in &days {
        let nearest = often
            .iter()
            .rfind(|(_, at)| at.start < due.place.start)
            .or(often.first());
        let once = due
            .day
            .year
            .is_some()
            .then(|| view.derived(Frequency::Once, &due.place));
        let (before, last_day) = due_pair(due);
        all.obligations.push(Obligation {
            frequency: once.or_else(|| nearest.map(frequency)),
            before: before.map(|before| view.derived(before, &due.place)),
            last_day: last_day.map(|last| view.derived(last, &due.place)),
            ..base.clone()
        });
    }
}

/// The exclusive and the inclusive form of a due day.
fn due_pair(due: &DueDay) -> (Option<Due>, Option<Due>) {
    // A year that is no leap year, to count days of a recurring date in.
    const ANY_YEAR: i16 = 2023;
    let Some(day) =
        jiff::civil::Date::new(due.day.year.unwrap_or(ANY_YEAR), due.day.month, due.day.day).ok()
    else {
        return (None, None);
    };
    let form = |date: jiff::civil::Date| match due.day.year {
        Some(_) => Due::Day(date),
        None => Due::Yearly(date.month(), date.day()),
    };
    let other = if due.inclusive {
        day.tomorrow()
    } else {
        day.yesterday()
    }
    .ok();
    // The day before 1 March depends on the year.
    let leaps = due.day.year.is_none()
        && ((day.month(), day.day()) == (3, 1) || (day.month(), day.day()) == (2, 28));
    if due.inclusive {
        (other.filter(|_| !leaps).map(form), Some(form(day)))
    } else {
        (Some(form(day)), other.filter(|_| !leaps).map(form))
    }
}

/// Days behind "trước ngày", "chậm nhất", each further one behind a comma or `và`.
fn due_days(view: &View, sentence: &Place) -> Vec<DueDay> {
    let mut all = Vec::new();
    for (words, inclusive) in [
        ("truoc", false),
        ("cham nhat", true),
        ("han cuoi", true),
        ("truoc het", true),
        ("khong qua", true),
    ] {
        for lead in view.find_all(sentence, words) {
            let mut rest = lead.end..sentence.end;
            for filler in ["den", "la", "vao", "het"] {
                rest = view
                    .after(&view.trim_start(rest.clone()), filler)
                    .unwrap_or(rest);
            }
            let mut from = lead.start;
            let mut rest = view.trim_start(rest);
            while let Some(day) = dates::day_at(view, &rest) {
                let end = day.place.end;
                all.push(DueDay {
                    place: from..end,
                    day,
                    inclusive,
                });
                let next = view.trim(end..rest.end, b",");
                let next = view.after(&next, "va").unwrap_or(next);
                from = next.start;
                rest = next;
            }
        }
    }
    all.sort_by_key(|due| due.place.start);
    all
}

/// "trước ngày 25 hằng tháng", "trước ngày 05 tháng cuối quý": a due date without a day of the calendar.
fn due_words(view: &View, sentence: &Place) -> Option<Place> {
    let lead = view.find_any(
        sentence,
        &["truoc ngay", "cham nhat ngay", "cham nhat vao ngay"],
    )?;
    let rest = view.trim_start(lead.end..sentence.end);
    view.byte(rest.start).is_ascii_digit().then_some(())?;
    let end = (rest.start..sentence.end)
        .find(|&i| matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b')'))
        .unwrap_or(sentence.end);
    let end = names::find_any_said(view, &(rest.start..end), &["để", "gửi", "báo cáo"])
        .map_or(end, |at| at.start);
    Some(view.trim(lead.start..end, b""))
}

/// "(qua …)", "thông qua …", "gửi … tổng hợp".
fn via(view: &View, sentence: &Place, report: &Place) -> Option<Words> {
    if let Some(at) = names::find_any_said(view, sentence, &["thông qua", "qua"]) {
        let found = body_at(view, &(at.end..sentence.end));
        if found.is_some() {
            return found;
        }
    }
    let send = view.find_any(sentence, &["gui ve", "gui"])?;
    let name = body_at(view, &(send.end..sentence.end))?;
    (send.start > report.start || view.has(&(send.end..sentence.end), "tong hop")).then_some(name)
}
