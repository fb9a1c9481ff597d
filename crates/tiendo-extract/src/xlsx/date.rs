//! Days as workbooks count them.

/// A moment by its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    /// 0 is Monday.
    pub(super) weekday: usize,
    pub(super) seconds: i64,
}

/// The last day that a workbook knows, 31/12/9999.
const LAST: f64 = 2_958_466.0;

/// The moment of a serial number; `None` where it is none that a workbook shows.
pub(super) fn moment(serial: f64, from_1904: bool) -> Option<Moment> {
    if !(0.0..LAST).contains(&serial) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range was checked just before"
    )]
    let all_seconds = (serial * 86_400.0).round() as i64;
    let (mut days, seconds) = (
        all_seconds.div_euclid(86_400),
        all_seconds.rem_euclid(86_400),
    );
    if from_1904 {
        days += 1462;
    } else if days < 60 {
        // The calendar of workbooks has a 29/02/1900; days before it are one off.
        days += 1;
    }
    // Day 0 is 30/12/1899; the count below begins on 01/3/0000.
    let z = days + 719_468 - 25_569;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    Some(Moment {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * shifted + 2) / 5 + 1,
        weekday: usize::try_from((days + 5).rem_euclid(7)).unwrap_or(0),
        seconds,
    })
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn days_that_are_known() {
        for (serial, day) in [
            (45_602.0, (2024, 11, 6, 2)),
            (1.0, (1900, 1, 1, 0)),
            (61.0, (1900, 3, 1, 3)),
            (36_526.0, (2000, 1, 1, 5)),
            (45_351.0, (2024, 2, 29, 3)),
            (2_958_465.0, (9999, 12, 31, 4)),
        ] {
            let m = moment(serial, false).unwrap();
            assert_eq!((m.year, m.month, m.day, m.weekday), day, "{serial}");
        }
        let m = moment(0.0, true).unwrap();
        assert_eq!((m.year, m.month, m.day), (1904, 1, 1));
        assert_eq!(moment(45_602.75, false).unwrap().seconds, 64_800);
        assert_eq!(moment(-1.0, false), None);
        assert_eq!(moment(f64::NAN, false), None);
    }
}
