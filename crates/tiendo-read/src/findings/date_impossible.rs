//! `date-impossible`: a date that is not in the calendar.

use super::{Context, Message, Report};
use crate::cursor::Cursor;
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
                let words = view.words(&at);
                report.add(
                    "/document",
                    vec![view.span(&at)],
                    Message::new(
                        format!("“{words}” không có trong lịch."),
                        format!("“{words}” is not in the calendar."),
                    ),
                );
            }
        }
    }
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
