//! The codes of values that are no words of the document.

use crate::model::{Comparator, Due, DutyKind, Frequency, Measure, ReportKind};

impl DutyKind {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnnualPlan => "annual_plan",
            Self::DetailedPlan => "detailed_plan",
            Self::ReviewDocuments => "review_documents",
            Self::AllocateResources => "allocate_resources",
            Self::SelfInspection => "self_inspection",
            Self::Monitor => "monitor",
            Self::RaiseObstacle => "raise_obstacle",
        }
    }
}

impl ReportKind {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Periodic => "periodic_report",
            Self::Final => "final_report",
            Self::Consolidated => "consolidated_report",
        }
    }
}

pub(super) const fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Range => "range",
        Comparator::Equal => "equal",
        Comparator::Above => "above",
        Comparator::AtLeast => "at_least",
        Comparator::Below => "below",
        Comparator::AtMost => "at_most",
        Comparator::Qualitative => "qualitative",
    }
}

pub(super) const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::AverageOverPeriod => "average_over_period",
        Measure::Decrease => "decrease",
        Measure::Increase => "increase",
    }
}

pub(super) const fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Annual => "annual",
        Frequency::HalfYearly => "half_yearly",
        Frequency::Quarterly => "quarterly",
        Frequency::Monthly => "monthly",
        Frequency::Once => "once",
    }
}

/// `--MM-DD` for a day of every year.
pub(super) fn due_day(due: Due) -> String {
    match due {
        Due::Yearly(month, day) => format!("--{month:02}-{day:02}"),
        Due::Day(date) => date.to_string(),
    }
}
