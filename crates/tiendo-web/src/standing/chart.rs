//! The drawing of reports received by day: steps up, the last day marked, the number owed as a line. The numbers stand
//! in a table behind it.

use crate::i18n as t;
use jiff::civil::Date;
use tiendo_app::standing::StandingView;
use tiendo_text::{Lang, date, number};

/// Left, right, top and bottom of the drawing's field.
const LEFT: i64 = 34;
const RIGHT: i64 = 366;
const TOP: i64 = 21;
const BOTTOM: i64 = 172;

/// The drawing.
pub(super) struct Chart {
    pub(super) title: String,
    /// The steps, as path data.
    pub(super) steps: String,
    /// Where the last day is.
    pub(super) due_x: i64,
    pub(super) due: String,
    /// Where the number owed is written.
    pub(super) owed_y: i64,
    pub(super) owed: String,
    pub(super) first: String,
    /// Day and running total.
    pub(super) rows: Vec<(String, String)>,
}

impl Chart {
    /// The drawing of a round; `None` where nothing has come.
    pub(super) fn of(lang: Lang, view: &StandingView) -> Option<Chart> {
        let round = view.round.as_ref()?;
        let (first, last) = (view.by_day.first()?, view.by_day.last()?);
        let due = round.calendar.due.last_day();
        let field = Field {
            from: first.0.min(due),
            until: last.0.max(due),
            most: view.reports.owed().max(1),
        };
        let whole = |n: u64| number::integer(i64::try_from(n).unwrap_or(i64::MAX));
        Some(Chart {
            title: t::standing::chart_title(
                lang,
                &date::short(first.0),
                &date::short(last.0),
                &whole(last.1),
                &whole(view.reports.owed()),
            ),
            steps: field.steps(&view.by_day),
            due_x: field.x_end(due),
            due: t::standing::chart_due(lang, &date::short(due)),
            owed_y: field.y(view.reports.owed()),
            owed: whole(view.reports.owed()),
            first: date::short(field.from),
            rows: view
                .by_day
                .iter()
                .map(|(day, count)| (date::short(*day), whole(*count)))
                .collect(),
        })
    }
}

/// The days and counts that the drawing spans.
struct Field {
    from: Date,
    until: Date,
    most: u64,
}

impl Field {
    fn days(&self) -> i64 {
        i64::from((self.until - self.from).get_days()) + 1
    }

    /// Where a day begins.
    fn x(&self, day: Date) -> i64 {
        LEFT + i64::from((day - self.from).get_days()) * (RIGHT - LEFT) / self.days()
    }

    /// Where a day ends.
    fn x_end(&self, day: Date) -> i64 {
        LEFT + (i64::from((day - self.from).get_days()) + 1) * (RIGHT - LEFT) / self.days()
    }

    fn y(&self, count: u64) -> i64 {
        let most = i64::try_from(self.most).unwrap_or(i64::MAX).max(1);
        let count = i64::try_from(count).unwrap_or(i64::MAX).min(most);
        BOTTOM - count * (BOTTOM - TOP) / most
    }

    /// The steps: each day begins at the total of the day before and ends at its own.
    fn steps(&self, by_day: &[(Date, u64)]) -> String {
        let mut path = format!("M{LEFT} {BOTTOM}");
        for (day, count) in by_day {
            path.extend([format!("H{}V{}", self.x(*day), self.y(*count))]);
        }
        if let Some((last, _)) = by_day.last() {
            path.extend([format!("H{}", self.x_end(*last))]);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn steps_stay_in_the_field_and_end_at_the_total() {
        let field = Field {
            from: date(2026, 11, 10),
            until: date(2026, 11, 14),
            most: 4,
        };
        let steps = field.steps(&[(date(2026, 11, 10), 1), (date(2026, 11, 14), 4)]);
        assert_eq!(steps, format!("M34 172H34V135H299V{TOP}H{RIGHT}"));
        assert_eq!(field.x_end(date(2026, 11, 14)), RIGHT);
        assert_eq!(field.y(9), TOP);
    }

    #[test]
    fn one_day_is_a_drawing_too() {
        let day = date(2026, 11, 14);
        let field = Field {
            from: day,
            until: day,
            most: 1,
        };
        assert_eq!(
            field.steps(&[(day, 1)]),
            format!("M34 172H34V{TOP}H{RIGHT}")
        );
    }
}
