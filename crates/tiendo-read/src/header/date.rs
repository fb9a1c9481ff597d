//! The line with place and date.

use super::number::number_line;
use crate::dates;
use crate::model::Header;
use crate::numbers;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::zones::Zones;

/// A line with place and date and nothing else.
pub(crate) fn is_date_line(view: &View, place: &Place) -> bool {
    place.len() < 80
        && date_line(view, place)
            .is_some_and(|(name, _)| name.start == place.start && !name.is_empty())
}

/// `Quảng Ngãi, ngày 06 tháng 11 năm 2024`: the place's name and the date.
pub(super) fn date_line(view: &View, place: &Place) -> Option<(Place, dates::Day)> {
    let word = view.find(place, "ngay").or_else(|| glued(view, place))?;
    let day = dates::day_at(view, &(word.start..place.end))?;
    let name = view.trim(place.start..word.start, b",");
    // "Bình An, hồi 16 giờ 30 ngày …", as an urgent telegram says it.
    let hour = view.find_any(&name, &[", hoi", ", luc"]);
    let hour = hour
        .map(|hour| hour.start)
        .or_else(|| before_hour(view, &name));
    let name = hour.map_or(name.clone(), |hour| view.trim(name.start..hour, b","));
    let starts = (name.start..name.end)
        .rev()
        .find(|&i| {
            view.byte(i) == b':'
                || (view.byte(i).is_ascii_digit() && !is_numbered_unit(view, &(name.start..i)))
        })
        .map_or(name.start, |i| i + 1);
    // Dots stand for a place that is still to be written.
    let name = view.trim(starts..name.end, b",|._\x7F");
    let is_name = name.is_empty()
        || (view.is_upper(name.start)
            && name.len() <= 40
            && view.plain(&(name.end..word.start)).contains(','));
    (is_name && day.year.is_some() && day.place.end + 3 >= place.end).then_some((name, day))
}

/// "Quận " before the "6" of "Quận 6, ngày …": a place that has a number for a name.
fn is_numbered_unit(view: &View, head: &Place) -> bool {
    let unit = view.trim_end(head.clone(), b"0123456789");
    ["quan", "phuong"].contains(&view.plain(&view.trim(unit, b"")))
}

/// "Phong Bình, ngày10 tháng 12 năm 2014".
fn glued(view: &View, place: &Place) -> Option<Place> {
    // Most lines hold no such word at all.
    let at = place.start + view.plain(place).find("ngay")?;
    let day = dates::day_at(view, &(at..place.end))?;
    Some(day.place)
}

/// "Hải Vân, 07 giờ 30 phút, ngày …": where the comma before the hour stands.
fn before_hour(view: &View, name: &Place) -> Option<usize> {
    let comma = view.first_of(name, b',')?;
    let hour = view.trim_start(comma + 1..name.end);
    let is_hour = view.byte(hour.start).is_ascii_digit() && view.find(&hour, "gio").is_some();
    is_hour.then_some(comma)
}

/// Place and date of the head.
pub(super) fn place_and_date(view: &View, zones: &Zones) -> Option<(Place, dates::Day)> {
    zones
        .head
        .iter()
        .find_map(|place| date_line(view, &behind_number(view, place)))
}

/// Number and date may share a line, or the rule below the issuer and the date; the date line begins behind them.
pub(super) fn behind_number(view: &View, place: &Place) -> Place {
    let from = number_line(view, place).map_or(place.start, |rest| {
        numbers::number_at(view, &rest).map_or_else(
            || behind_blank_number(view, &rest),
            |number| number.place.end,
        )
    });
    view.trim(from..place.end, b"|*-_")
}

/// "… được Quốc hội … khóa XV, Kỳ họp thứ 7 thông qua ngày 08 tháng 6 năm 2024": the date of what an assembly passed.
fn passed(view: &View, zones: &Zones) -> Option<Spanned<jiff::civil::Date>> {
    let bodies = zones.sections.iter().flat_map(|section| &section.body);
    zones.preamble.iter().chain(bodies).find_map(|place| {
        let assembly = view.find_any(place, &["quoc hoi", "hoi dong nhan dan"])?;
        let word = view.find(&(assembly.end..place.end), "thong qua ngay")?;
        let opens = ["luat nay", "nghi quyet nay", "phap lenh nay", "bo luat nay"]
            .iter()
            .any(|words| view.after(place, words).is_some());
        let day = dates::day_at(view, &(word.end - "ngay".len()..place.end)).filter(|_| opens)?;
        Some(view.derived(day.date()?, &day.place))
    })
}

/// The place where day or month is left blank: "Lâm Sơn, ngày … tháng 10 năm 2024".
fn place_of_draft(view: &View, zones: &Zones) -> Option<Place> {
    zones.head.iter().find_map(|place| {
        let place = behind_number(view, place);
        let day = view.find(&place, "ngay")?;
        let name = view.trim(place.start..day.start, b"");
        let is_name = view.byte(name.end.saturating_sub(1)) == b','
            && name.len() <= 40
            && view.is_upper(name.start)
            && !view.is_all_caps(&name);
        let blank = (day.end..place.end)
            .find(|&i| !matches!(view.byte(i), b' ' | b'.' | b'_' | b'/' | 0x7F))
            .is_none_or(|i| view.after(&(i..place.end), "thang").is_some());
        (is_name && blank).then(|| view.trim(name, b","))
    })
}

/// So many paragraphs above the signature may hold the line with place and date.
const FOOT: usize = 3;

/// "Đốc Binh, ngày 28 tháng 4 năm 2026" above the signature, where the head has no such line.
fn at_foot(view: &View, zones: &Zones) -> Option<(Place, dates::Day)> {
    let last = zones.sections.last().map_or(&[][..], |last| &last.body);
    let foot = last.iter().rev().take(FOOT);
    foot.chain(&zones.signature)
        .chain(&zones.recipients)
        .filter(|place| is_date_line(view, place))
        .find_map(|place| date_line(view, place))
}

pub(super) fn read_place_and_date(view: &View, zones: &Zones, header: &mut Header) {
    let mut line = place_and_date(view, zones);
    if line.is_none() {
        header.date = passed(view, zones);
        header.place = place_of_draft(view, zones).map(|place| view.value(&place));
        if header.date.is_none() && header.place.is_none() {
            line = at_foot(view, zones);
        }
    }
    if let Some((name, day)) = line {
        header.place = (!name.is_empty()).then(|| view.value(&name));
        header.date = day.date().map(|date| view.derived(date, &day.place));
    }
}

/// Behind `/KH-UBND` where the number itself is left blank.
fn behind_blank_number(view: &View, rest: &Place) -> usize {
    let dots = |i: &usize| matches!(view.byte(*i), b' ' | b'.' | b'_' | 0x7F);
    let slash = rest.clone().find(|i| !dots(i)).unwrap_or(rest.end);
    if view.byte(slash) != b'/' {
        return rest.start;
    }
    (slash..rest.end)
        .find(|&i| view.byte(i) == b' ')
        .unwrap_or(rest.end)
}
