//! `report-days-contradict`: one report has two due days, or a summary is due before what it sums up.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use jiff::civil::Date;

use super::{Context, Message, Report};
use crate::model::{Due, Frequency, Obligation, ReportKind};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
VI. CHẾ ĐỘ BÁO CÁO
1. Các sở, ban, ngành gửi báo cáo về Sở Công Thương trước ngày 10/12 hằng năm.
2. Sở Công Thương tổng hợp, báo cáo UBND tỉnh trước ngày 05/12 hằng năm.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Hạn gửi báo cáo mâu thuẫn: báo cáo tổng hợp phải gửi trước các báo cáo mà nó tổng hợp, hoặc một báo cáo có hai hạn gửi.",
        "Due days of reports contradict each other: a summary is due before what it sums up, or one report has two days.",
    )
}

/// Two days so many apart, at most, are of one period: reports of the half year and of the year are six months apart.
const ONE_PERIOD: i64 = 45;

/// Reports with a due day by the day, each with its place in the list of obligations.
type ByDay = BTreeSet<(Day, usize)>;

/// What makes two reports one: who owes them, to whom, how often, whether they sum up others.
type Like<'c> = (Vec<&'c str>, String, Option<Frequency>, bool);

/// A day in which reports are compared: those that come every year among themselves, and those that come once.
type Day = (bool, Date);

pub(super) fn check(context: &Context, report: &mut Report) {
    let all = &context.document.obligations;
    let mut summaries: HashMap<&str, ByDay> = HashMap::default();
    let mut alike: BTreeMap<Like, ByDay> = BTreeMap::new();
    for (i, one) in all.iter().enumerate() {
        let Some(day) = day(one) else { continue };
        let sums_up = one.kind.value == ReportKind::Consolidated;
        let keys: Vec<&str> = one
            .who
            .iter()
            .filter_map(|who| context.keys.body(&who.value))
            .collect();
        if sums_up {
            for key in &keys {
                summaries.entry(key).or_default().insert((day, i));
            }
        }
        if let Some(to) = one.to.as_ref().filter(|_| !keys.is_empty()) {
            let frequency = one.frequency.as_ref().map(|often| often.value);
            let like = (keys, to.value.to_lowercase(), frequency, sums_up);
            alike.entry(like).or_default().insert((day, i));
        }
    }
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for (i, source) in all.iter().enumerate() {
        let to = source.via.as_ref().or(source.to.as_ref());
        let to = to.and_then(|to| summaries.get(context.keys.body(&to.value)?));
        let (Some(days), Some(day)) = (to, day(source)) else {
            continue;
        };
        let last = days.range(..(day, 0)).next_back();
        if let Some((_, summary)) =
            last.filter(|(summary, at)| *at != i && are_of_one_period(*summary, day))
        {
            found.push((*summary, i, true));
        }
    }
    for days in alike.values() {
        let pairs = days.iter().zip(days.iter().skip(1));
        for ((first, one), (second, other)) in pairs {
            let words = |at: &usize| all.get(*at).map(|report| &report.kind.spans);
            if are_of_one_period(*first, *second) && words(one) != words(other) {
                found.push((*one, *other, false));
            }
        }
    }
    found.sort_unstable();
    for (one, other, sums_up) in found {
        if let (Some(first), Some(second)) = (all.get(one), all.get(other)) {
            let message = if sums_up {
                too_early(first, second)
            } else {
                two_days(first, second)
            };
            let places = [first, second].into_iter().flat_map(|one| &one.before);
            let places = places.flat_map(|before| before.spans.clone()).collect();
            report.add(format!("/obligations/{one}/before"), places, message);
        }
    }
}

fn too_early(summary: &Obligation, source: &Obligation) -> Message {
    let names: Vec<&str> = summary.who.iter().map(|who| who.value.as_str()).collect();
    let name = names.join(", ");
    let (early, late) = (shown(summary), shown(source));
    Message::new(
        format!(
            "{name} phải gửi báo cáo tổng hợp trước ngày {early}, sớm hơn hạn các cơ quan gửi báo cáo cho {name} (trước ngày {late})."
        ),
        format!(
            "{name} must send its summary before {early}, earlier than the reports to it are due (before {late})."
        ),
    )
}

fn two_days(one: &Obligation, other: &Obligation) -> Message {
    let (first, second) = (shown(one), shown(other));
    Message::new(
        format!(
            "Cùng một báo cáo nhưng hai hạn gửi khác nhau: trước ngày {first} và trước ngày {second}."
        ),
        format!("One report has two due days: before {first} and before {second}."),
    )
}

fn shown(report: &Obligation) -> String {
    report
        .before
        .as_ref()
        .map(|before| before.value.shown())
        .unwrap_or_default()
}

/// The first day that is too late; of a yearly one in a year that is no leap year.
fn day(report: &Obligation) -> Option<Day> {
    const ANY_YEAR: i16 = 2023;
    match report.before.as_ref()?.value {
        Due::Yearly(month, day) => Some((true, Date::new(ANY_YEAR, month, day).ok()?)),
        Due::Day(date) => Some((false, date)),
    }
}

fn are_of_one_period((yearly, first): Day, (other_yearly, second): Day) -> bool {
    let days = first
        .until(second)
        .map_or(i64::MAX, |span| i64::from(span.get_days()));
    yearly == other_yearly && (1..=ONE_PERIOD).contains(&days)
}
