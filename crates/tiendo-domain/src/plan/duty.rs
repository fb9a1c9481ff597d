//! Obligations to report, and what else a plan lays on bodies.

use std::fmt;
use std::str::FromStr;

use crate::assignment::Holder;
use crate::coded::coded;
use crate::id::{Agency, Duty, Id, Obligation, Plan};
use crate::time::{BadDeadline, Deadline, Period, YearlyDay};

coded! {
    /// What must be reported.
    pub enum ObligationKind {
        /// Báo cáo định kỳ.
        PeriodicReport = "periodic_report", "báo cáo định kỳ", "periodic report";
        /// Báo cáo tổng kết.
        FinalReport = "final_report", "báo cáo tổng kết", "final report";
        /// What the focal agency writes from the others' reports.
        ConsolidatedReport = "consolidated_report", "báo cáo tổng hợp", "consolidated report";
    }
}

coded! {
    /// How often.
    pub enum Frequency {
        /// Hằng năm.
        Annual = "annual", "hằng năm", "yearly";
        /// 6 tháng.
        HalfYearly = "half_yearly", "6 tháng", "half-yearly";
        /// Hằng quý.
        Quarterly = "quarterly", "hằng quý", "quarterly";
        /// Hằng tháng.
        Monthly = "monthly", "hằng tháng", "monthly";
        /// Một lần.
        Once = "once", "một lần", "once";
    }
}

coded! {
    /// What else a body must do.
    pub enum DutyKind {
        /// A plan of its own for each year.
        AnnualPlan = "annual_plan", "xây dựng kế hoạch hằng năm", "yearly plan";
        /// A detailed plan.
        DetailedPlan = "detailed_plan", "xây dựng kế hoạch chi tiết", "detailed plan";
        /// Review of related documents.
        ReviewDocuments = "review_documents", "rà soát văn bản liên quan", "review of related documents";
        /// Resources.
        AllocateResources = "allocate_resources", "bố trí nguồn lực", "resources";
        /// Self-inspection.
        SelfInspection = "self_inspection", "tự kiểm tra", "self-inspection";
        /// Follow and urge the others.
        Monitor = "monitor", "theo dõi, đôn đốc", "monitoring";
        /// Bring up what stands in the way.
        RaiseObstacle = "raise_obstacle", "đề xuất, kiến nghị khi có vướng mắc", "raising obstacles";
    }
}

/// By when an obligation is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueRule {
    /// The same day each year.
    Yearly(YearlyDay),
    /// One day.
    Day(Deadline),
}

impl DueRule {
    /// The deadline for `year`; `None` when the rule gives no day in it.
    pub fn in_year(self, year: i16) -> Option<Deadline> {
        match self {
            DueRule::Yearly(day) => day.in_year(year),
            DueRule::Day(deadline) => (deadline.last_day().year() == year).then_some(deadline),
        }
    }
}

/// The form in the database: `before:--11-15`, `on:2026-12-31`.
impl fmt::Display for DueRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DueRule::Yearly(day) => day.fmt(f),
            DueRule::Day(deadline) => deadline.fmt(f),
        }
    }
}

impl FromStr for DueRule {
    type Err = BadDeadline;

    fn from_str(text: &str) -> Result<Self, BadDeadline> {
        let yearly = text.parse().map(DueRule::Yearly);
        yearly.or_else(|BadDeadline| text.parse().map(DueRule::Day))
    }
}

/// To whom an obligation or duty is addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Its place in the list, from 1.
    pub ordinal: u32,
    /// As printed: "các tổ chức, doanh nghiệp và hội đoàn thể liên quan".
    pub words: String,
    /// The body or collective, once it is known which.
    pub holder: Option<Holder>,
}

/// A duty to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationFact {
    /// The obligation.
    pub obligation: Id<Obligation>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// What must be reported.
    pub kind: ObligationKind,
    /// How often, where the text says it.
    pub frequency: Option<Frequency>,
    /// By when, where the text says it.
    pub due: Option<DueRule>,
    /// Who must report.
    pub addressees: Vec<Addressee>,
    /// To whom, as printed: "UBND tỉnh".
    pub to: Option<String>,
    /// Through whom, as printed: "Sở Kế hoạch và Đầu tư".
    pub via: Option<String>,
    /// The body that collects: it reports too.
    pub focal: Option<Id<Agency>>,
    /// The days on which it is so.
    pub valid: Period,
}

impl ObligationFact {
    /// The years in which a round is due, from the year that a person chose up to the plan's last
    /// one, with the deadline of each. Empty where the text gives no due date: such a round is
    /// opened with a date that a person sets.
    pub fn deadlines(&self, first: i16, horizon: i16) -> Vec<(i16, Deadline)> {
        let Some(due) = self.due else {
            return Vec::new();
        };
        let years = first..=horizon;
        years
            .filter_map(|year| due.in_year(year).map(|deadline| (year, deadline)))
            .collect()
    }
}

/// What else a body must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyFact {
    /// The duty.
    pub duty: Id<Duty>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// What must be done.
    pub kind: DutyKind,
    /// Who must do it.
    pub addressees: Vec<Addressee>,
    /// How often, where the text says it.
    pub frequency: Option<Frequency>,
    /// By when, where the text says it.
    pub due: Option<DueRule>,
    /// To whom it is addressed, as printed.
    pub to: Option<String>,
    /// Who decides, as printed.
    pub decides: Option<String>,
    /// The days on which it is so.
    pub valid: Period,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn rounds_run_from_the_chosen_year_to_the_horizon() {
        let mut maker = crate::testing::ids();
        let mut obligation = ObligationFact {
            obligation: maker.next_id(),
            plan: maker.next_id(),
            kind: ObligationKind::PeriodicReport,
            frequency: Some(Frequency::Annual),
            due: Some("before:--11-15".parse().unwrap()),
            addressees: vec![],
            to: None,
            via: None,
            focal: None,
            valid: Period::ALWAYS,
        };
        let deadlines = obligation.deadlines(2025, 2030);
        let years: Vec<i16> = deadlines.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [2025, 2026, 2027, 2028, 2029, 2030]);
        assert_eq!(deadlines[1].1, Deadline::Before(date(2026, 11, 15)));
        obligation.due = None;
        assert_eq!(obligation.deadlines(2025, 2030), []);
    }

    #[test]
    fn a_yearly_rule_gives_a_day_each_year_and_a_day_only_its_own() {
        let yearly: DueRule = "before:--11-15".parse().unwrap();
        let once: DueRule = "on:2026-12-31".parse().unwrap();
        assert_eq!(
            yearly.in_year(2025),
            Some(Deadline::Before(date(2025, 11, 15)))
        );
        assert_eq!(once.in_year(2026), Some(Deadline::On(date(2026, 12, 31))));
        assert_eq!(once.in_year(2025), None);
        for rule in [yearly, once] {
            assert_eq!(rule.to_string().parse(), Ok(rule));
        }
        // "Trước ngày 01/01/2027" is due in 2026.
        let new_year: DueRule = "before:2027-01-01".parse().unwrap();
        assert!(new_year.in_year(2026).is_some() && new_year.in_year(2027).is_none());
    }
}
