//! `date-impossible`: a date that is not in the calendar.

use super::{Context, Message, Report};
use crate::cursor::Cursor;
use crate::marks;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Căn cứ Quyết định số 801/QĐ-TTg ngày 31/6/2022 của Thủ tướng Chính phủ;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Ngày không có trong lịch.",
        "A date that is not in the calendar.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for place in context.paragraphs {
        for word in view.find_all(place, "ngay") {
            if let Some(at) = impossible(view, &(word.end..place.end)) {
                say(view, report, "/document".to_owned(), at);
            }
        }
    }
    // A column of times says "31/9/2026" without the word.
    for (i, task) in context.document.tasks.iter().enumerate() {
        let deadlines = task.deadline.iter().flat_map(|deadline| &deadline.spans);
        for span in deadlines {
            let place = view.place(*span);
            for start in numbers(view, &place) {
                let words = view.find_all(&place, "ngay");
                let after_the_word = words.iter().any(|word| {
                    word.end <= start && view.plain(&(word.end..start)).trim().is_empty()
                });
                if let Some(at) = impossible(view, &(start..place.end)).filter(|_| !after_the_word)
                {
                    say(view, report, format!("/tasks/{i}/deadline"), at);
                }
            }
            if let Some(at) = beyond(view, &place) {
                say(view, report, format!("/tasks/{i}/deadline"), at);
            }
        }
    }
}

fn say(view: &View, report: &mut Report, pointer: String, at: Place) {
    let words = view.words(&at);
    report.add(
        pointer,
        vec![view.span(&at)],
        Message::new(
            format!("“{words}” không có trong lịch."),
            format!("“{words}” is not in the calendar."),
        ),
    );
}

/// "Quý 5", "quý V", "tháng 13" in a deadline.
fn beyond(view: &View, place: &Place) -> Option<Place> {
    [("quy", 4), ("thang", 12)]
        .into_iter()
        .find_map(|(word, most)| {
            let found = view.find_all(place, word);
            found.into_iter().find_map(|word| {
                let mut cursor = Cursor::new(view, &(word.end..place.end));
                cursor.blanks();
                let from = cursor.at;
                let number = if let Some((number, _)) = cursor.number(2) {
                    number
                } else {
                    let is_roman = |at: &usize| {
                        view.is_upper(*at) && matches!(view.byte(*at), b'i' | b'v' | b'x')
                    };
                    let end = (from..place.end).find(|at| !is_roman(at));
                    cursor.at = end.unwrap_or(place.end);
                    marks::roman_number(view.plain(&(from..cursor.at)))
                };
                let is_named = cursor.at > from && cursor.at_word_end();
                (is_named && !(1..=most).contains(&number)).then_some(word.start..cursor.at)
            })
        })
}

/// Where numbers begin that are no part of a longer one or of another date.
fn numbers(view: &View, place: &Place) -> Vec<usize> {
    let part = |at: usize| matches!(view.byte(at), b'0'..=b'9' | b'/' | b'.' | b'-');
    let begins =
        |at: &usize| view.byte(*at).is_ascii_digit() && (*at == place.start || !part(*at - 1));
    place.clone().filter(begins).collect()
}

/// Day, month and year behind the word, where no calendar has them.
fn impossible(view: &View, place: &Place) -> Option<Place> {
    let mut cursor = Cursor::new(view, place);
    cursor.blanks();
    let start = cursor.at;
    let (day, _) = cursor.number(2)?;
    let mut words = cursor;
    words.blanks();
    let (month, year) = if words.eat_before_digits("thang") {
        let (month, _) = words.number(2)?;
        words.blanks();
        words.eat_before_digits("nam").then_some(())?;
        (month, words.number(4)?.0)
    } else {
        words = cursor;
        words.sign(b"/")?;
        let (month, _) = words.number(2)?;
        words.sign(b"/")?;
        (month, words.number(4)?.0)
    };
    let date = (|| {
        let year = i16::try_from(year).ok()?;
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month, day).ok()
    })();
    let written = (1000..=9999).contains(&year);
    match date {
        None if written && words.at_word_end() => Some(start..words.at),
        _ => None,
    }
}
