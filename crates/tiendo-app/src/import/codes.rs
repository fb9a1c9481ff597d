//! What the reader tells in its own terms, in those of the register.

use tiendo_domain::plan::{Comparator, DueRule, DutyKind, Frequency, Measure, ObligationKind};
use tiendo_domain::time::{Deadline, YearlyDay};
use tiendo_read::{self as read, Spanned};

/// By when a report is due: the first day that is too late where the text gives that, else the last day that is in time.
pub fn due_rule(
    before: Option<&Spanned<read::Due>>,
    last_day: Option<&Spanned<read::Due>>,
) -> Option<DueRule> {
    let before = before.map(|due| match due.value {
        read::Due::Yearly(month, day) => DueRule::Yearly(YearlyDay::Before { month, day }),
        read::Due::Day(day) => DueRule::Day(Deadline::Before(day)),
    });
    let last_day = last_day.map(|due| match due.value {
        read::Due::Yearly(month, day) => DueRule::Yearly(YearlyDay::On { month, day }),
        read::Due::Day(day) => DueRule::Day(Deadline::On(day)),
    });
    before.or(last_day)
}

/// How figures bind.
pub const fn comparator(comparator: read::Comparator) -> Comparator {
    match comparator {
        read::Comparator::Range => Comparator::Range,
        read::Comparator::Equal => Comparator::Equal,
        read::Comparator::Above => Comparator::Above,
        read::Comparator::AtLeast => Comparator::AtLeast,
        read::Comparator::Below => Comparator::Below,
        read::Comparator::AtMost => Comparator::AtMost,
        read::Comparator::Qualitative => Comparator::Qualitative,
    }
}

/// What a figure measures.
pub(super) const fn measure(measure: read::Measure) -> Measure {
    match measure {
        read::Measure::Level => Measure::Level,
        read::Measure::AverageOverPeriod => Measure::AverageOverPeriod,
        read::Measure::Decrease => Measure::Decrease,
        read::Measure::Increase => Measure::Increase,
    }
}

/// What kind of report.
pub const fn obligation_kind(kind: read::ReportKind) -> ObligationKind {
    match kind {
        read::ReportKind::Periodic => ObligationKind::PeriodicReport,
        read::ReportKind::Final => ObligationKind::FinalReport,
        read::ReportKind::Consolidated => ObligationKind::ConsolidatedReport,
    }
}

/// How often.
pub const fn frequency(frequency: read::Frequency) -> Frequency {
    match frequency {
        read::Frequency::Annual => Frequency::Annual,
        read::Frequency::HalfYearly => Frequency::HalfYearly,
        read::Frequency::Quarterly => Frequency::Quarterly,
        read::Frequency::Monthly => Frequency::Monthly,
        read::Frequency::Once => Frequency::Once,
    }
}

/// What kind of duty.
pub const fn duty_kind(kind: read::DutyKind) -> DutyKind {
    match kind {
        read::DutyKind::AnnualPlan => DutyKind::AnnualPlan,
        read::DutyKind::DetailedPlan => DutyKind::DetailedPlan,
        read::DutyKind::ReviewDocuments => DutyKind::ReviewDocuments,
        read::DutyKind::AllocateResources => DutyKind::AllocateResources,
        read::DutyKind::SelfInspection => DutyKind::SelfInspection,
        read::DutyKind::Monitor => DutyKind::Monitor,
        read::DutyKind::RaiseObstacle => DutyKind::RaiseObstacle,
    }
}
