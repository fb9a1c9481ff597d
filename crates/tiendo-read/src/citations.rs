//! Documents cited by number: kind before it, date, issuer and subject behind it.

use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::Date;

use crate::dates;
use crate::lists;
use crate::model::{Citation, Mention, ShortForm};
use crate::names;
use crate::numbers::{self, Number};
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View, is_word};
use crate::vocabulary::kinds::{self, KINDS};

/// One mention while it is read.
struct Found {
    number: Number,
    kind: Option<(Place, &'static str)>,
    date: Option<(Date, Place)>,
    issuer: Option<Place>,
    title: Option<Place>,
    /// "khoản 2 Điều 5" before the kind.
    article: Option<Place>,
}

/// The most characters before a number in which its kind or issuer is looked for.
const BACK: usize = 120;

/// All citations of `paragraphs`, in order of first mention; `own` is the document's own number.
pub(crate) fn read(view: &View, paragraphs: &[Place], own: &[&str]) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    // Indices by number: the same number with another date is another document.
    let mut by_number: HashMap<String, Vec<usize>> = HashMap::default();
    for (i, place) in paragraphs.iter().enumerate() {
        let cell = number_alone(view, place, paragraphs.get(i + 1));
        let found = cell.map_or_else(|| mentions(view, place), |cell| vec![cell]);
        for found in found {
            if own.contains(&found.number.settled.as_str()) {
                continue;
            }
            let known = by_number.entry(found.number.settled.clone()).or_default();
            let same = known.iter().copied().find(|&i| {
                let date = all.get(i).and_then(|citation| citation.date.as_ref());
                match (date, &found.date) {
                    (Some(known), Some((date, _))) => known.value == *date,
                    _ => true,
                }
            });
            if let Some(citation) = same.and_then(|i| all.get_mut(i)) {
                add(view, citation, &found);
            } else {
                known.push(all.len());
                all.push(new(view, &found));
            }
        }
    }
    for citation in &mut all {
        settle(view, citation);
    }
    all
}

/// The most characters of a cell that holds a document's number.
const LONGEST_NUMBER: usize = 40;

/// "212/UBND-KT" and "01/02/2024": a cell with a document's number and nothing else, and the cell with its day behind it.
fn number_alone(view: &View, place: &Place, next: Option<&Place>) -> Option<Found> {
    let place = view.trim(place.clone(), b"");
    if place.len() > LONGEST_NUMBER || !view.byte(place.start).is_ascii_digit() {
        return None;
    }
    let number = numbers::number_at(view, &place).filter(|number| number.place == place)?;
    let ending = number.settled.split_once('/').map(|(_, ending)| ending);
    if !number.known && !ending.is_some_and(|ending| ending.contains('-')) {
        return None;
    }
    let day = next
        .map(|next| view.trim(next.clone(), b""))
        .and_then(|next| {
            let day = dates::day_at(view, &next).filter(|day| day.place == next)?;
            Some((day.date()?, day.place))
        });
    Some(Found {
        number,
        kind: None,
        date: day,
        issuer: None,
        title: None,
        article: None,
    })
}

/// The mentions of one paragraph; in a list each has what is said once for all.
fn mentions(view: &View, place: &Place) -> Vec<Found> {
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
    let (kind, said) = kind_before(view, at, place);
    if !number.known && !said && !listed {
        return None;
    }
    let rest = number.place.end..place.end;
    let date = date_behind(view, &rest);
    let after = date.as_ref().map_or(rest.start, |(_, place)| place.end)..place.end;
    let issuer_behind = issuer_behind(view, &after);
    let title_from = issuer_behind
        .as_ref()
        .map_or(after.start, |issuer| issuer.end);
    let before = kind.as_ref().map_or(at, |(place, _)| place.start);
    Some(Found {
        issuer: issuer_behind
            .or_else(|| issuer_ahead(view, before, place))
            .or_else(|| issuer_of_list(view, before, place)),
        title: title(view, &(title_from..place.end)),
        article: article_before(view, before, place),
        number,
        kind,
        date,
    })
}

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

/// The most articles of one document that are listed.
const MOST_ARTICLES: usize = 50;

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

/// The kind's name before a number, and whether `số` or a kind says that a number follows.
fn kind_before(view: &View, at: usize, place: &Place) -> (Option<(Place, &'static str)>, bool) {
    let from = at.saturating_sub(BACK).max(place.start);
    let mut end = view.trim(from..at, b":").end;
    let number_word = end
        .checked_sub(2)
        .filter(|&s| s >= from && names::after_said(view, &(s..end), "số").is_some());
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
    let kind = kind.or_else(|| law_before(view, from, end));
    let said = said || kind.is_some();
    (kind, said)
}

/// "Luật Trẻ em số …": a law is called by its name.
fn law_before(view: &View, from: usize, end: usize) -> Option<(Place, &'static str)> {
    let clause = (from..end)
        .rev()
        .find(|&i| matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b':' | b')'))
        .map_or(from, |i| i + 1);
    let laws = [
        ("bộ luật", "Luật"),
        ("pháp lệnh", "Pháp lệnh"),
        ("luật", "Luật"),
    ];
    laws.into_iter().find_map(|(name, kind)| {
        let found = names::find_said(view, &(clause..end), name)?;
        let title = view.trim_start(found.end..end);
        (view.is_upper(found.start) && !title.is_empty() && view.is_upper(title.start))
            .then_some((found, kind))
    })
}

/// The most characters from the head of a list to one of its documents.
const LONGEST_LIST: usize = 600;

/// "các Nghị định của Chính phủ: số …; số …": the issuer before the colon.
fn issuer_of_list(view: &View, before: usize, place: &Place) -> Option<Place> {
    let from = before.saturating_sub(LONGEST_LIST).max(place.start);
    let colon = (from..before).rev().find(|&i| view.byte(i) == b':')?;
    let start = (from..colon)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b'.' | b':'))
        .map_or(from, |i| i + 1);
    let head = start..colon;
    view.has(&head, "cac").then_some(())?;
    let of = view.find_all(&head, "cua").pop()?;
    let name = view.trim(of.end..colon, b"");
    let whole = issuer_at(view, &name)?;
    (whole == name && names::begins(view, &name)).then_some(name)
}

/// Words after an issuer's name, as printed in small letters.
const AFTER_ISSUER: &[&str] = &[
    "về",
    "ban hành",
    "phê duyệt",
    "thực hiện",
    "triển khai",
    "quy định",
    "hướng dẫn",
    "sửa đổi",
    "tại",
    "thông qua",
    "giao",
    "công bố",
    "điều chỉnh",
    "bãi bỏ",
    "thay thế",
    "kèm theo",
    "theo",
    "và việc",
    "đã",
    "được",
    "có hiệu lực",
    "cho",
    "hỏi",
    "gửi",
    "đề nghị",
    "trả lời",
    "thông báo",
    "báo cáo",
    "trình",
    "ngày",
    "có",
    "bổ sung",
    "hợp nhất",
    "hủy bỏ",
    "đính chính",
    "đồng ý",
    "thống nhất",
    "chấp thuận",
    "cho phép",
    "yêu cầu",
    "chỉ đạo",
    "nêu",
    "để",
    "trong",
    "nhằm",
    "đối với",
    "gồm",
    "trên địa bàn",
    "chuyển",
    "còn",
    "vẫn",
    "chưa",
    "chậm",
    "thời gian qua",
];

/// `của Thủ tướng Chính phủ` right behind.
fn issuer_behind(view: &View, after: &Place) -> Option<Place> {
    let name = view.after(&view.trim_start(after.clone()), "cua")?;
    issuer_at(view, &name)
}

/// A body's name at the start of `place`, up to a sign or a word that no name holds.
pub(crate) fn issuer_at(view: &View, place: &Place) -> Option<Place> {
    let end = place.end.min(place.start + BACK);
    // A known name may hold signs: "Bộ Văn hóa, Thể thao và Du lịch".
    let mut at = lists::known_end(view, &(place.start..end)).unwrap_or(place.start);
    while at < end {
        let b = view.byte(at);
        if b == b'(' {
            // "(Khóa XII)" is part of the name.
            let close = (at..end).find(|&i| view.byte(i) == b')');
            match close.filter(|_| view.plain(&(at..end)).starts_with("(khoa")) {
                Some(close) => at = close + 1,
                None => break,
            }
            continue;
        }
        if matches!(b, b',' | b';' | b')' | b':' | b'"' | b'\n' | b'[' | b'/') {
            break;
        }
        if b == b'.' && !is_word(view.byte(at + 1)) {
            break;
        }
        let word_starts = at == place.start || view.byte(at - 1) == b' ';
        if word_starts && at > place.start && ends_issuer(view, at, end) {
            break;
        }
        at += 1;
    }
    let name = view.trim(place.start..at, b".-");
    let starts_capital = view.is_upper(name.start);
    (!name.is_empty() && starts_capital && at < place.start + BACK).then_some(name)
}

static ENDS_ISSUER: Static = LazyLock::new(|| Phrases::said(AFTER_ISSUER));

fn ends_issuer(view: &View, at: usize, end: usize) -> bool {
    let rest = at..end;
    // "Ủy ban An toàn giao thông": no word of giving.
    let in_name = names::after_any_said(view, &rest, &["giao thông", "giao dịch"]).is_some();
    if !in_name && ENDS_ISSUER.begin(view, &rest).is_some() {
        // "Ban Chấp hành", "Tổ chức": a word of a name has a capital; in capitals all words have.
        return !view.is_upper(at) || view.is_upper(at + 1);
    }
    // "và" goes on with a name only before a capital that opens no kind of document.
    names::after_said(view, &rest, "và").is_some_and(|next| {
        !view.is_upper(next.start)
            || KINDS
                .iter()
                .any(|(_, kind, _)| view.after(&next, kind).is_some())
    })
}

/// "X báo cáo", "X đề nghị": the body that says it.
fn teller(view: &View, said: &Place) -> Option<Place> {
    let told = [
        "bao cao",
        "de nghi",
        "trinh",
        "tham muu",
        "co y kien",
        "de xuat",
        "kien nghi",
        "huong dan",
    ]
    .into_iter()
    .find(|told| view.plain(said).ends_with(told))?;
    body_at_end(view, &(said.start..said.end - told.len()))
}

/// `được Thủ tướng Chính phủ phê duyệt tại Quyết định số …`, `của Giám đốc Sở … tại Công văn số …`.
fn issuer_ahead(view: &View, before: usize, place: &Place) -> Option<Place> {
    let from = before.saturating_sub(BACK).max(place.start);
    if let Some(name) = issuer_before(view, &(from..before)) {
        return Some(name);
    }
    let mut clause = view.trim(from..before, b"");
    // "X báo cáo (Báo cáo số …)".
    if view.byte(clause.end.saturating_sub(1)) == b'(' && !clause.is_empty() {
        return teller(view, &view.trim(clause.start..clause.end - 1, b""));
    }
    let at = clause.end.checked_sub(3).filter(|at| *at > clause.start)?;
    // "của Sở Y tế (cơ quan thường trực) tại Tờ trình số …".
    let mut said_end = view.trim(clause.start..at, b"").end;
    if view.byte(said_end.saturating_sub(1)) == b')'
        && let Some(open) = (clause.start..said_end)
            .rev()
            .find(|&i| view.byte(i) == b'(')
    {
        said_end = view.trim(clause.start..open, b"").end;
    }
    clause.start = (clause.start..said_end)
        .rev()
        .find(|&i| {
            matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b')')
                && !inside_known(view, &(clause.start..said_end), i)
        })
        .map_or(clause.start, |i| i + 1);
    (names::after_said(view, &(at..clause.end), "tại").is_some() && at > clause.start)
        .then_some(())?;
    let said = view.trim(clause.start..said_end, b"");
    let verb = ["phe duyet", "ban hanh", "giao", "quy dinh"]
        .iter()
        .find(|verb| view.plain(&said).ends_with(*verb));
    let name_end = verb.map_or(said.end, |verb| said.end - verb.len());
    let said = said.start..name_end;
    if let Some(name) = teller(view, &said) {
        return Some(name);
    }
    let word = if verb.is_some() { "duoc" } else { "cua" };
    let last = view.find_all(&said, word).pop()?;
    let name = view.trim(last.end..name_end, b"");
    let name = without_position(view, &name);
    let whole = issuer_at(view, &name)?;
    (whole == name).then_some(name)
}

/// The sign at `at` belongs to the name of a known body: "Bộ Văn hóa, Thể thao và Du lịch".
fn inside_known(view: &View, clause: &Place, at: usize) -> bool {
    (clause.start..at).rev().take(24).any(|start| {
        let word_starts = start == clause.start || view.byte(start - 1) == b' ';
        word_starts
            && view.is_upper(start)
            && lists::known_end(view, &(start..clause.end)).is_some_and(|end| end > at)
    })
}

/// "Sở Y tế có công văn số …", "Sở Y tế (công văn số …)": the body right before.
fn issuer_before(view: &View, clause: &Place) -> Option<Place> {
    let clause = view.trim(clause.clone(), b"");
    let bracket = view.byte(clause.end.saturating_sub(1)) == b'(';
    let has = clause
        .end
        .checked_sub(2)
        .filter(|&at| at > clause.start)
        .is_some_and(|at| names::after_said(view, &(at..clause.end), "có").is_some());
    if !bracket && !has {
        return None;
    }
    let cut = if bracket { 1 } else { 2 };
    body_at_end(view, &(clause.start..clause.end - cut))
}

/// The name of a body that reaches to the end of `said`, the longest of them.
fn body_at_end(view: &View, said: &Place) -> Option<Place> {
    let said = view.trim(said.clone(), b"");
    (said.start..said.end)
        .filter(|&at| {
            (at == said.start || matches!(view.byte(at - 1), b' ' | b'('))
                && view.is_upper(at)
                && names::begins(view, &(at..said.end))
        })
        .map(|at| at..said.end)
        .find(|name| issuer_at(view, name).as_ref() == Some(name))
}

/// A body's name without the head's position before it.
pub(crate) fn without_position(view: &View, name: &Place) -> Place {
    // "Trưởng phòng Phòng Nội vụ".
    if let Some(rest) = view
        .after(name, "truong phong")
        .filter(|rest| view.after(rest, "phong").is_some())
    {
        return rest;
    }
    [
        "giam doc",
        "pho giam doc",
        "chanh",
        "truong ban",
        "thu truong",
        "bo truong",
        "cuc truong",
    ]
    .iter()
    .find_map(|position| {
        view.after(name, position)
            .filter(|rest| !rest.is_empty() && view.is_upper(rest.start))
    })
    .unwrap_or_else(|| name.clone())
}

/// The most characters of what a document is said to be about.
const LONGEST_TITLE: usize = 600;

/// The most characters of a short name.
const LONGEST_SHORT: usize = 200;

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

fn new(view: &View, found: &Found) -> Citation {
    let mut citation = Citation {
        number: view.derived(found.number.settled.clone(), &found.number.place),
        kind: None,
        date: None,
        issuer: None,
        issuer_derived: None,
        articles: Vec::new(),
        mentions: Vec::new(),
    };
    let symbol = numbers::last_symbol(&found.number.settled);
    citation.issuer_derived = symbol
        .and_then(kinds::issuer_of_symbol)
        .map(|issuer| citation.number.with(issuer.to_owned()));
    add(view, &mut citation, found);
    citation
}

fn add(view: &View, citation: &mut Citation, found: &Found) {
    citation.mentions.push(Mention {
        number: view.span(&found.number.place),
        title: found.title.as_ref().map(|place| view.span(place)),
    });
    if citation.kind.is_none() {
        citation.kind = found
            .kind
            .as_ref()
            .map(|(place, name)| view.derived((*name).to_owned(), place));
    }
    if citation.date.is_none() {
        citation.date = found
            .date
            .as_ref()
            .map(|(date, place)| view.derived(*date, place));
    }
    if let Some(article) = found
        .article
        .as_ref()
        .filter(|_| citation.articles.len() < MOST_ARTICLES)
    {
        let article = view.value(article);
        if !citation
            .articles
            .iter()
            .any(|known| known.value == article.value)
        {
            citation.articles.push(article);
        }
    }
    // A name in capitals waits for one in normal spelling.
    let in_caps = |words: &str| !words.chars().any(char::is_lowercase);
    if let Some(place) = &found.issuer
        && citation
            .issuer
            .as_ref()
            .is_none_or(|issuer| in_caps(&issuer.value) && !view.is_all_caps(place))
    {
        citation.issuer = Some(view.value(place));
    }
}

/// What no mention said: the kind by the symbol, capitals in normal spelling.
fn settle(view: &View, citation: &mut Citation) {
    if citation.kind.is_none() {
        citation.kind = numbers::kind_symbol(&citation.number.value)
            .and_then(kinds::kind_of_symbol)
            .map(|kind| citation.number.with(kind.to_owned()));
    }
    if let Some(issuer) = &mut citation.issuer
        && !issuer.value.chars().any(char::is_lowercase)
    {
        issuer.value = names::settle_case(view, &issuer.value);
    }
}

/// Words that lead to a short name, plain.
const CALLED: &str = "sau day goi";

/// "(sau đây gọi tắt là …)" in `paragraphs`.
pub(crate) fn short_forms(view: &View, paragraphs: &[Place]) -> Vec<ShortForm> {
    let mut all = Vec::new();
    if !view.may_have(paragraphs, CALLED) {
        return all;
    }
    for place in paragraphs {
        for found in view.find_all(place, CALLED) {
            let rest = found.end..place.end.min(found.end + LONGEST_SHORT);
            let Some(is) = view.find_any(
                &(rest.start..rest.end.min(rest.start + 24)),
                &["la", "tat la", "chung la"],
            ) else {
                continue;
            };
            let end = (is.end..rest.end)
                .find(|&i| matches!(view.byte(i), b')' | b';'))
                .unwrap_or(rest.end);
            let short = view.trim(is.end..end, b"\".,");
            if short.is_empty() {
                continue;
            }
            let number = find_number(view, &short);
            all.push(ShortForm {
                short: view.value(&short),
                number: number.map(|number| view.derived(number.settled, &number.place)),
            });
        }
    }
    all
}
