//! Half-open periods of days, and the two axes of time.

use jiff::ToSpan;
use jiff::civil::Date;

/// The days from `from` up to, but not including, `until`; an absent end is open.
/// Never empty: that is what the constructor is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Option<Date>,
    until: Option<Date>,
}

/// `until` is not after `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the period from {from} until {until} has no day")]
pub struct EmptyPeriod {
    /// First day.
    pub from: Date,
    /// Day after the last.
    pub until: Date,
}

impl Period {
    /// All days.
    pub const ALWAYS: Period = Period {
        from: None,
        until: None,
    };

    /// The days in `[from, until)`.
    /// # Errors
    /// [`EmptyPeriod`] when there is no such day.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, EmptyPeriod> {
        match (from, until) {
            (Some(from), Some(until)) if until <= from => Err(EmptyPeriod { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The days from `from` on.
    pub const fn since(from: Date) -> Self {
        Self {
            from: Some(from),
            until: None,
        }
    }

    /// The first day; `None` is "since ever".
    pub const fn from(self) -> Option<Date> {
        self.from
    }

    /// The day after the last; `None` is "until further notice".
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// The last day, as people say it; `None` where the end is open.
    pub fn last(self) -> Option<Date> {
        self.until.map(|day| day.saturating_sub(1.day()))
    }

    /// Whether `day` is one of the days.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// The days that both have.
    pub fn intersect(self, other: Period) -> Option<Period> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Period::new(from, until).ok()
    }

    /// Whether some day is in both.
    pub fn overlaps(self, other: Period) -> bool {
        self.intersect(other).is_some()
    }
}

/// The day for which the register is asked: "as of".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(pub Date);

/// The journal number up to which entries are believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KnownAt(pub i64);

/// The journal numbers over which a fact was believed, half-open; it is open until corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Known {
    /// The entry that wrote the fact.
    pub from: KnownAt,
    /// The entry that closed it, if any.
    pub until: Option<KnownAt>,
}

impl Known {
    /// Whether the fact was believed at `at`.
    pub fn contains(self, at: KnownAt) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn end() -> impl Strategy<Value = Option<Date>> {
        prop::option::of((0..40_i32).prop_map(|n| date(2025, 3, 1) + n.days()))
    }

    fn period() -> impl Strategy<Value = Period> {
        (end(), end()).prop_filter_map("no day", |(a, b)| Period::new(a, b).ok())
    }

    #[test]
    fn the_end_is_not_a_day_of_it() {
        let (march, july) = (date(2025, 3, 1), date(2025, 7, 1));
        let p = Period::new(Some(march), Some(july)).unwrap();
        assert!(p.contains(march) && p.contains(date(2025, 6, 30)));
        assert!(!p.contains(july) && !p.contains(date(2025, 2, 28)));
        assert!(!p.overlaps(Period::since(july)));
        assert_eq!(
            Period::new(Some(july), Some(july)),
            Err(EmptyPeriod {
                from: july,
                until: july
            })
        );
        let known = Known {
            from: KnownAt(3),
            until: Some(KnownAt(5)),
        };
        let believed: Vec<bool> = (2..6).map(|n| known.contains(KnownAt(n))).collect();
        assert_eq!(believed, [false, true, true, false]);
    }

    proptest! {
        #[test]
        fn a_day_is_in_the_intersection_when_it_is_in_both(a in period(), b in period(), n in 0..50_i32) {
            let day = date(2025, 2, 25) + n.days();
            let both = a.intersect(b).is_some_and(|p| p.contains(day));
            prop_assert_eq!(both, a.contains(day) && b.contains(day));
            prop_assert_eq!(a.overlaps(b), b.overlaps(a));
            prop_assert!(a.overlaps(a));
        }
    }
}
