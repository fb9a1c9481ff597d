//! One mention of a document: its number, kind and article before it, date and subject behind it.

use jiff::civil::Date;

use super::Found;
use super::issuer::{issued_ahead, issuer_ahead, issuer_behind, issuer_of_list};
use crate::dates;
use crate::lists;
use crate::numbers::{self, Number};
use crate::said;
use crate::view::{Place, View, is_word};
use crate::vocabulary::kinds::{self, KINDS};

/// The most characters before a number in which its kind or issuer is looked for.
pub(super) const BACK: usize = 120;

/// The mentions of one paragraph; in a list each has what is said once for all.
pub(super) fn mentions(view: &View, place: &Place) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut from = place.start;
    for at in numbers::starts(view, place) {
        if at < from {
            continue;
        }
        let listed = all.last().is_some_and(|last| is_list(view, last, at));
        let Some(mut found) = mention(view, at, place, listed) else {
            continue;
        };
        from = found.number.place.end;
        if listed && found.kind.is_none() {
            found.kind = all.last().and_then(|last| last.kind.clone());
        }
        all.push(found);
    }
    // "số A, B và C của X": the issuer behind the last is that of all.
    for i in (1..all.len()).rev() {
        let (before, after) = all.split_at_mut(i);
        if let (Some(this), Some(next)) = (before.last_mut(), after.first())
            && this.issuer.is_none()
            && this.title.is_none()
            && next.kind.as_ref().map(|(_, name)| name) == this.kind.as_ref().map(|(_, name)| name)
            && is_list(view, this, opens_at(this, next))
        {
            this.issuer.clone_from(&next.issuer);
        }
    }
    // "của Sở Y tế tại Tờ trình số A, Công văn số B": the issuer ahead of the first is that of the next.
    for i in 1..all.len() {
        let (before, after) = all.split_at_mut(i);
        if let (Some(last), Some(this)) = (before.last(), after.first_mut())
            && this.issuer.is_none()
            && last.title.is_none()
            && last
                .issuer
                .as_ref()
                .is_some_and(|issuer| issuer.end <= last.number.place.start)
            && is_list(view, last, opens_at(last, this))
        {
            this.issuer.clone_from(&last.issuer);
        }
    }
    all
}

/// Where a mention begins behind another: with the word for its kind, where it has one of its own.
fn opens_at(this: &Found, next: &Found) -> usize {
    let kind = next.kind.as_ref().map(|(place, _)| place.start);
    kind.filter(|&at| at > this.number.place.end)
        .unwrap_or(next.number.place.start)
}

/// Only a comma, `và` and the word for number stand between a mention and `at`.
fn is_list(view: &View, last: &Found, at: usize) -> bool {
    let end = last
        .date
        .as_ref()
        .map_or(last.number.place.end, |(_, place)| place.end);
    if at > end + 12 {
        return false;
    }
    let between = view.plain(&(end..at.max(end)));
    let mut words = between
        .split([' ', ',', ';'])
        .filter(|word| !word.is_empty());
    let listed = between.len() > 1;
    listed && words.all(|word| matches!(word, "va" | "so" | "hoac" | "cac"))
}

fn mention(view: &View, at: usize, place: &Place, listed: bool) -> Option<Found> {
    let number = numbers::number_at(view, &(at..place.end))?;
    if is_form(view, at, place) {
        return None;
    }
    let (kind, said) = kind_before(view, at, place);
    if !number.known && !said && !listed {
        return None;
    }
    let before = kind.as_ref().map_or(at, |(place, _)| place.start);
    // "Văn bản số 15/BC-STC": the symbol tells more than the word.
    let tells_more = || {
        numbers::kind_symbol(&number.settled)
            .and_then(kinds::kind_of_symbol)
            .is_some()
    };
    let kind = kind.filter(|(words, _)| view.plain(words) != "van ban" || !tells_more());
    let rest = number.place.end..place.end;
    let mut date = date_behind(view, &rest);
    let after = date.as_ref().map_or(rest.start, |(_, place)| place.end)..place.end;
    let issuer_behind = issuer_behind(view, &after);
    // "Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025".
    let behind_issuer = |issuer: &Place| {
        let is_whole = lists::known_end(view, issuer) == Some(issuer.end);
        date_behind(view, &(issuer.end..place.end)).filter(|_| is_whole)
    };
    date = date.or_else(|| issuer_behind.as_ref().and_then(behind_issuer));
    let title_from = issuer_behind
        .as_ref()
        .map_or(after.start, |issuer| issuer.end);
    let issuer = issuer_behind
        .or_else(|| issuer_ahead(view, before, place))
        .or_else(|| {
            let (issuer, day) = issued_ahead(view, before, place)?;
            date = date.take().or(day);
            Some(issuer)
        })
        .or_else(|| issuer_of_list(view, before, place));
    Some(Found {
        issuer,
        title: title(view, &(title_from..place.end)),
        article: article_before(view, before, place),
        number,
        kind,
        date,
    })
}

/// "Mẫu số 03/HNMT", "Biểu mẫu số 2/BC": the number of a form.
fn is_form(view: &View, at: usize, place: &Place) -> bool {
    let before = view.plain(&(at.saturating_sub(LONGEST_FORM).max(place.start)..at));
    let words = before.trim_end();
    let words = words.strip_suffix("so").unwrap_or(words).trim_end();
    words.ends_with("mau") || words.ends_with("bieu")
}

/// The most characters from the word for a form to its number.
const LONGEST_FORM: usize = 12;

/// The date right behind a number, perhaps behind a comma or a bracket.
fn date_behind(view: &View, rest: &Place) -> Option<(Date, Place)> {
    let whole = |day: dates::Day| Some((day.date()?, day.place));
    if let Some(day) = dates::day_at(view, rest) {
        return whole(day);
    }
    let behind = view.trim_start(rest.clone());
    // "ngài 5/4/2018": the date tells the word before it.
    let word = behind.start..(behind.start + 4).min(behind.end);
    let slipped = view.plain(&word).bytes().zip(b"ngay".iter().copied());
    if slipped.filter(|(a, b)| a != b).count() == 1
        && view.byte(word.end) == b' '
        && view.byte(word.end + 1).is_ascii_digit()
        && let Some(day) = dates::day_at(view, &(word.end..behind.end))
    {
        return whole(day);
    }
    let sign = matches!(view.byte(behind.start), b',' | b'(') && !behind.is_empty();
    let named = view.trim_start(behind.start + 1..behind.end);
    view.after(&named, "ngay")
        .filter(|_| sign)
        .and_then(|_| dates::day_at(view, &named))
        .and_then(whole)
}

/// The most characters of "điểm a khoản 2 Điều 5".
const LONGEST_ARTICLE: usize = 60;

/// The clause and article before a document: "khoản 2 Điều 5 Nghị định số …", "Điều 12 của Luật …".
fn article_before(view: &View, before: usize, place: &Place) -> Option<Place> {
    let from = before.saturating_sub(LONGEST_ARTICLE).max(place.start);
    let mut end = view.trim(from..before, b"").end;
    if end >= from + 3 && view.plain(&(end - 3..end)) == "cua" {
        end = view.trim(from..end - 3, b"").end.max(from);
    }
    let last = view.find_all(&(from..end), "dieu").pop()?;
    let is_number = |b: u8| b.is_ascii_digit() || matches!(b, b' ' | b',' | b'a'..=b'z');
    let number = view.trim(last.end..end, b"");
    let numbered = view.byte(number.start).is_ascii_digit()
        && number.len() <= 12
        && number.clone().all(|i| is_number(view.byte(i)));
    if !numbered {
        return None;
    }
    let mut start = last.start;
    for word in ["khoan", "diem"] {
        let lead = view.find_all(&(from..start), word).pop();
        if let Some(lead) = lead
            && start - lead.end <= 12
        {
            start = lead.start;
        }
    }
    Some(view.trim(start..end, b","))
}

/// The first number in `place` that is one by its symbol or by the words before it.
pub(crate) fn find_number(view: &View, place: &Place) -> Option<Number> {
    numbers::starts(view, place).find_map(|at| {
        let number = numbers::number_at(view, &(at..place.end))?;
        (number.known || kind_before(view, at, place).1).then_some(number)
    })
}

/// "Luật Người lao động … theo hợp đồng số 69/2020/QH14": what the National Assembly adopts under the name of a law is no contract.
fn is_law(view: &View, at: usize, place: &Place, from: usize, end: usize) -> bool {
    let by_assembly = numbers::number_at(view, &(at..place.end))
        .is_some_and(|number| number.settled.contains("/QH"));
    by_assembly && law_before(view, from, end).is_some()
}

/// The kind's name before a number, and whether `số` or a kind says that a number follows.
fn kind_before(view: &View, at: usize, place: &Place) -> (Option<(Place, &'static str)>, bool) {
    let from = at.saturating_sub(BACK).max(place.start);
    let mut end = view.trim(from..at, b":").end;
    let number_word = end
        .checked_sub(2)
        .filter(|&s| s >= from && said::after(view, &(s..end), "số").is_some());
    let said = number_word.is_some_and(|s| {
        s.checked_sub(1)
            .is_none_or(|b| b < from || !is_word(view.byte(b)))
    });
    if said {
        end = view.trim(from..end - 2, b"").end.max(from);
    }
    let plain = view.plain(&(from..end));
    let kind = KINDS.iter().find_map(|(name, kind, _)| {
        let start = end.checked_sub(kind.len())?;
        let whole = start == from || start.checked_sub(1).is_none_or(|b| !is_word(view.byte(b)));
        (plain.ends_with(kind) && whole).then_some((start..end, *name))
    });
    let kind = kind.or_else(|| {
        kinds::PARAPHRASES.iter().find_map(|(words, name)| {
            let start = end.checked_sub(words.len()).filter(|&at| at >= from)?;
            (plain.ends_with(words) && view.is_whole(&(start..end))).then_some((start..end, *name))
        })
    });
    let kind = kind
        .filter(|(words, _)| view.is_upper(words.start) || !is_law(view, at, place, from, end))
        .or_else(|| symbol_before(view, from, end))
        .or_else(|| law_before(view, from, end));
    let said = said || kind.is_some();
    (kind, said)
}

/// "NQ 193/2025/QH15", "NQ số 29-NQ/TW": the kind by its symbol.
fn symbol_before(view: &View, from: usize, end: usize) -> Option<(Place, &'static str)> {
    let start = (from..end)
        .rev()
        .take_while(|&i| is_word(view.byte(i)))
        .last()?;
    let word = start..end;
    let kind = kinds::kind_of_symbol(view.words(&word))?;
    // "QH15" is the body that adopts laws.
    let is_symbol = view.is_upper(start) && !view.words(&word).starts_with("QH");
    is_symbol.then_some((word, kind))
}

/// "Luật Trẻ em số …": a law is called by its name.
fn law_before(view: &View, from: usize, end: usize) -> Option<(Place, &'static str)> {
    let clause = (from..end)
        .rev()
        .find(|&i| matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b':' | b')'))
        .map_or(from, |i| i + 1);
    let laws = [
        ("bộ luật", "Bộ luật"),
        ("pháp lệnh", "Pháp lệnh"),
        ("luật", "Luật"),
    ];
    laws.into_iter().find_map(|(name, kind)| {
        let found = said::find(view, &(clause..end), name)?;
        let title = view.trim_start(found.end..end);
        (view.is_upper(found.start) && !title.is_empty() && view.is_upper(title.start))
            .then_some((found, kind))
    })
}

/// The most characters of what a document is said to be about.
const LONGEST_TITLE: usize = 600;

/// What a mention says the document is about: to the end of the clause.
fn title(view: &View, place: &Place) -> Option<Place> {
    let place = place.start..place.end.min(place.start + LONGEST_TITLE);
    let signs = memchr::memchr3_iter(b';', b'(', b'.', view.plain(&place).as_bytes());
    let end = signs
        .map(|at| place.start + at)
        .find(|&at| view.byte(at) != b'.' || !is_word(view.byte(at + 1)))
        .unwrap_or(place.end);
    let title = view.trim(place.start..end, b",.-");
    let opens = [
        "ve",
        "ban hanh",
        "phe duyet",
        "thuc hien",
        "quy dinh",
        "huong dan",
        "trien khai",
    ];
    opens
        .iter()
        .any(|word| view.after(&title, word).is_some())
        .then_some(title)
}
