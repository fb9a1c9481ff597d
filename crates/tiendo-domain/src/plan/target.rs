//! Targets (chỉ tiêu).

use rust_decimal::Decimal;

use crate::coded::coded;
use crate::id::{Id, Plan, Target};
use crate::time::Period;

coded! {
    /// How a target's figures bind.
    pub enum Comparator {
        /// From `low` to `high`.
        Range = "range", "từ … đến", "from … to";
        /// `low` and `high` are the one figure.
        Equal = "equal", "đạt", "equal to";
        /// More than `low`.
        Above = "above", "trên", "above";
        /// `low` or more.
        AtLeast = "at_least", "từ … trở lên", "at least";
        /// Less than `high`.
        Below = "below", "dưới", "below";
        /// `high` or less.
        AtMost = "at_most", "tối đa", "at most";
        /// A statement without figures.
        Qualitative = "qualitative", "định tính", "qualitative";
    }
}

coded! {
    /// What a target's figures measure.
    pub enum Measure {
        /// A level reached by a year.
        Level = "level", "mức đạt được", "level";
        /// The mean growth over a period of years, a geometric mean.
        AverageOverPeriod = "average_over_period", "bình quân giai đoạn", "average over the period";
        /// A rise by so much.
        Increase = "increase", "mức tăng", "increase";
        /// A fall by so much; the figure is unsigned.
        Decrease = "decrease", "mức giảm", "decrease";
    }
}

/// A target over a period of validity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetFact {
    /// The target.
    pub target: Id<Target>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// Its place in the plan, from 1.
    pub ordinal: u32,
    /// As printed.
    pub name: String,
    /// How the figures bind.
    pub comparator: Comparator,
    /// "Khoảng": the text itself says that the figures are rough.
    pub approximate: bool,
    /// The lower figure, by the comparator; unsigned.
    pub low: Option<Decimal>,
    /// The upper figure, by the comparator; unsigned.
    pub high: Option<Decimal>,
    /// As printed: `%/năm`, `USD`.
    pub unit: Option<String>,
    /// What they measure; none for a statement whose measure the text does not say.
    pub measure: Option<Measure>,
    /// The year by which, where the text gives one.
    pub by: Option<i16>,
    /// First and last year, for an average.
    pub years: Option<(i16, i16)>,
    /// The words of a statement.
    pub text: Option<String>,
    /// The target of which this is a share ("trong đó").
    pub parent: Option<Id<Target>>,
    /// The days on which it is so.
    pub valid: Period,
}
