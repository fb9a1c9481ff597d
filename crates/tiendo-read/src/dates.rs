//! Dates and years as documents write them: `ngày 22/7/2024`, `17 /11/2022`, `ngày 22 tháng 3 năm 2018`.

use jiff::civil::Date;

use crate::cursor::Cursor;
use crate::view::{Place, View};

/// A day of the calendar, the year possibly left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "a day of a month is called nothing else"
)]
pub(crate) struct Day {
    pub(crate) day: i8,
    pub(crate) month: i8,
    pub(crate) year: Option<i16>,
    /// Its words, `ngày` included.
    pub(crate) place: Place,
}

impl Day {
    /// The date, where the year is given and the calendar has the day.
    pub(crate) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

/// A day at the start of `place`, with or without `ngày` before it.
pub(crate) fn day_at(view: &View, place: &Place) -> Option<Day> {
    let mut cursor = Cursor::new(view, place);
    cursor.blanks();
    let start = cursor.at;
    // "ngày10 tháng 12": a blank got lost.
    let named = cursor.eat_before_digits("ngay");
    let (day, _) = cursor.number(2)?;
    let day = small(day, 31)?;
    let mut words = cursor;
    words.blanks();
    let (month, year) = if words.eat_before_digits("thang") {
        cursor = words;
        let (month, _) = cursor.number(2)?;
        let mut with_year = cursor;
        with_year.blanks();
        let year = if with_year.eat_before_digits("nam") {
            year(&mut with_year)
        } else {
            None
        };
        if year.is_some() {
            cursor = with_year;
        }
        (month, year)
    } else {
        let sign = cursor.sign(b"/-.")?;
        if sign != b'/' && !named {
            return None;
        }
        let (month, _) = cursor.number(2)?;
        let mut with_year = cursor;
        let year = match with_year.sign(b"/-.") {
            Some(second) if second == sign => year(&mut with_year),
            _ => None,
        };
        if year.is_some() {
            cursor = with_year;
        }
        (month, year)
    };
    let month = small(month, 12)?;
    // 29/02 may stand without its year; no month has a day that a leap year lacks.
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    // "năm 2011của": a blank got lost behind the year.
    let is_whole = cursor.at_word_end() || (year.is_some() && cursor.peek().is_ascii_lowercase());
    is_whole.then_some(Day {
        day,
        month,
        year,
        place: start..cursor.at,
    })
}

/// The first day in `place`.
pub(crate) fn find_day(view: &View, place: &Place) -> Option<Day> {
    let mut starts = view.where_is(place, |b| b.is_ascii_digit() || b == b'n');
    starts.find_map(|at| {
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        let cut = crate::view::is_word(before) || matches!(before, b'/' | b'-' | b'.');
        (!cut).then(|| day_at(view, &(at..place.end)))?
    })
}

/// A year at the start of `place`: four digits, 1900 to 2199.
pub(crate) fn year_at(view: &View, place: &Place) -> Option<(i16, Place)> {
    let mut cursor = Cursor::new(view, place);
    cursor.blanks();
    let start = cursor.at;
    let year = year(&mut cursor)?;
    cursor.at_word_end().then_some((year, start..cursor.at))
}

fn year(cursor: &mut Cursor) -> Option<i16> {
    let (year, place) = cursor.number(4)?;
    let year = i16::try_from(year).ok()?;
    (place.len() == 4 && (1900..2200).contains(&year)).then_some(year)
}

/// Two years with a dash between: `2021 - 2030`, also `2021 đến 2030`, `2021 đến năm 2030`.
pub(crate) fn years_at(view: &View, place: &Place) -> Option<((i16, i16), Place)> {
    let mut cursor = Cursor::new(view, place);
    cursor.blanks();
    let start = cursor.at;
    let first = year(&mut cursor)?;
    if cursor.sign(b"-").is_none() {
        cursor.blanks();
        if !cursor.eat("den") {
            return None;
        }
        cursor.eat("nam");
    }
    let last = year(&mut cursor)?;
    (cursor.at_word_end() && first <= last).then_some(((first, last), start..cursor.at))
}

/// The first stretch of years in `place`, with the word before it (`giai đoạn`, `thời kỳ`) as part of its words.
pub(crate) fn find_years(view: &View, place: &Place) -> Option<((i16, i16), Place)> {
    let word = |at: usize| {
        ["giai doan ", "thoi ky "]
            .iter()
            .find_map(|word| {
                let start = at.checked_sub(word.len())?;
                (start >= place.start && view.plain(&(start..at)) == *word).then_some(start)
            })
            .unwrap_or(at)
    };
    view.digits(place).find_map(|at| {
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        if crate::view::is_word(before) {
            return None;
        }
        let (years, at) = years_at(view, &(at..place.end))?;
        Some((years, word(at.start)..at.end))
    })
}

fn small(value: u32, most: u32) -> Option<i8> {
    (1..=most).contains(&value).then_some(())?;
    i8::try_from(value).ok()
}
