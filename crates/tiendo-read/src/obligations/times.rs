//! When the reports of a sentence are due, clause by clause.

use super::due;
use super::often::often;
use super::reports::word;
use crate::model::Frequency;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::COLLECTS;

/// "báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước ngày 10/12": the clauses that say of a report when it is due, each its own.
pub(super) fn timed(view: &View, clauses: Vec<Place>) -> Vec<(Times, Place)> {
    let reports = clauses
        .into_iter()
        .filter(|clause| word(view, clause).is_some());
    reports
        .map(|clause| (Times::of(view, &clause), clause))
        .filter(|(times, _)| times.are_said())
        .collect()
}

/// "báo cáo nhanh trước 16 giờ thứ Năm hằng tuần, báo cáo tổng kết trước ngày 20/8": the clauses that a comma before the word parts.
pub(super) fn before_each_report(view: &View, sentence: &Place) -> Vec<Place> {
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
pub(super) struct Times {
    pub(super) often: Vec<(Frequency, Place)>,
    pub(super) days: Vec<due::DueDay>,
    pub(super) words: Option<due::DueWords>,
    /// "định kỳ báo cáo": again and again, without a word of when.
    anytime: bool,
}

impl Times {
    pub(super) fn of(view: &View, clause: &Place) -> Self {
        let days = due::days(view, clause);
        Self {
            often: often(view, clause),
            words: due::words(view, clause).filter(|_| days.is_empty()),
            anytime: is_periodic(view, clause),
            days,
        }
    }

    pub(super) fn are_said(&self) -> bool {
        self.anytime || !self.often.is_empty() || !self.days.is_empty() || self.words.is_some()
    }

    /// It comes again and again.
    pub(super) fn recur(&self) -> bool {
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
