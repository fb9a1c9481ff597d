//! Names that are printed in capitals, in normal spelling.

use tiendo_text::normal::{plain, settle_tone_marks};

use crate::view::View;
use crate::vocabulary::bodies;

/// Small letters, tone marks in one place.
fn small(words: &str) -> String {
    settle_tone_marks(&words.to_lowercase())
}

/// `words` begins with whole words `opener`.
fn opens(words: &str, opener: &str) -> bool {
    words
        .strip_prefix(opener)
        .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

/// The most letters of a name that is an acronym and nothing else.
const LONGEST_ACRONYM: usize = 6;

/// A name that is printed in capitals, in normal spelling: as elsewhere in the text, else by vocabulary, with the proper
/// name after a unit of the map in capitals word by word.
pub(crate) fn settle_case(view: &View, words: &str) -> String {
    // "EVN": one short word in capitals is an acronym.
    if !words.contains(' ') && words.chars().count() <= LONGEST_ACRONYM {
        return words.to_owned();
    }
    let plain_words: String = words.chars().map(|c| char::from(plain(c))).collect();
    let whole = 0..view.bytes().len();
    let as_elsewhere = view
        .find_all(&whole, &plain_words)
        .into_iter()
        .find(|found| !view.is_all_caps(found) && view.is_upper(found.start));
    if let Some(found) = as_elsewhere {
        let there = view.words(&found);
        if small(there) == small(words) {
            return there.to_owned();
        }
    }
    let lower: Vec<char> = words.to_lowercase().chars().collect();
    let settled = small(words);
    let begun = |list: &'static [&'static str]| {
        // Most begin with another letter.
        let first = settled.chars().next();
        let may = |name: &&&str| name.chars().flat_map(char::to_lowercase).next() == first;
        let mut names = list.iter().filter(may);
        names.find(|name| opens(&settled, &small(name))).copied()
    };
    // "ỦY BAN NHÂN DÂNTỈNH …": a blank that got lost.
    if let Some(at) = lost_blank(&settled)
        && let (Some(name), Some(unit)) = (words.get(..at), words.get(at..))
    {
        return settle_case(view, &format!("{name} {unit}"));
    }
    if let Some(name) = begun(&bodies::OF_TRADE).and_then(|kind| of_trade(kind, words)) {
        return name;
    }
    let known = begun(&bodies::NAMES);
    let mut out: Vec<char> = known.map_or_else(Vec::new, |name| name.chars().collect());
    // What follows the committee of a Party level is its proper name.
    let mut proper = known.is_some_and(|name| {
        name.ends_with(" ủy")
            || name.ends_with(" tỉnh")
            || name.starts_with("Sở ")
            || name.starts_with("Bệnh viện ")
    });
    let mut word_starts = out.is_empty();
    while let Some(&c) = lower.get(out.len()) {
        let rest: String = plain_words.chars().skip(out.len()).collect();
        let word = rest.split(' ').next().unwrap_or_default();
        if word_starts && (bodies::ACRONYMS.contains(&word) || is_acronym(word)) {
            let end = (out.len() + word.len()).min(lower.len());
            out.extend(words.chars().skip(out.len()).take(end - out.len()));
            // "TRƯỜNG THCS NGUYỄN TRÃI", "CÔNG TY TNHH MTV CAO SU PHƯỚC HƯNG".
            proper |= ["thcs", "thpt", "tnhh", "mtv", "cp"].contains(&word);
            word_starts = false;
            continue;
        }
        if word_starts && let Some(name) = COMMITTEES.iter().find(|name| opens(&rest, name)) {
            let end = (out.len() + name.len()).min(lower.len());
            let begins = out.len();
            out.extend(lower.get(out.len()..end).unwrap_or_default());
            capital(&mut out, begins);
            proper = true;
            word_starts = false;
            continue;
        }
        if word_starts
            && let Some(unit) = bodies::UNITS.iter().find(|unit| {
                // "CỤC QUẢN LÝ …" is no "quận".
                opens(&rest, unit) && (**unit != "quan" || lower.get(out.len() + 2) == Some(&'ậ'))
            })
        {
            let end = (out.len() + unit.len()).min(lower.len());
            let begins = out.is_empty();
            out.extend(lower.get(out.len()..end).unwrap_or_default());
            if begins {
                capital(&mut out, 0);
            }
            proper = true;
            word_starts = false;
            continue;
        }
        out.push(c);
        let last = out.len() - 1;
        if word_starts && (proper || last == 0) && c.is_alphabetic() {
            capital(&mut out, last);
        }
        word_starts = !c.is_alphanumeric();
    }
    // The country is a proper name wherever it stands.
    let name: String = out.into_iter().collect();
    name.replace(" việt nam", " Việt Nam")
}

/// Where a unit of the map follows a known name without a blank, in bytes.
fn lost_blank(settled: &str) -> Option<usize> {
    let units = [
        "tỉnh ",
        "huyện ",
        "thành phố ",
        "thị xã ",
        "quận ",
        "phường ",
        "xã ",
    ];
    bodies::NAMES.iter().find_map(|name| {
        let rest = settled.strip_prefix(&small(name))?;
        units
            .iter()
            .any(|unit| rest.starts_with(unit))
            .then(|| settled.len() - rest.len())
    })
}

/// "TRƯỜNG ĐẠI HỌC SƯ PHẠM HƯNG LĨNH", "CÔNG TY TNHH MTV CẤP NƯỚC HẢI NINH": behind the kind of body its trade, then a proper name. Of a
/// trade that nobody knows the first word has a capital, and of the proper name the last two.
fn of_trade(kind: &str, words: &str) -> Option<String> {
    let rest: Vec<&str> = words.get(kind.len()..)?.split_whitespace().collect();
    let acronyms = rest.iter().take_while(|word| is_short(word)).count();
    let (acronyms, rest) = rest.split_at(acronyms);
    let name = rest.join(" ");
    let trade = bodies::TRADES
        .iter()
        .find(|trade| opens(&small(&name), &small(trade)));
    let proper = match trade {
        Some(trade) => trade.split(' ').count(),
        None => rest.len().saturating_sub(LONGEST_PROPER),
    };
    // "… TỈNH HẢI NAM": what stands there is read as in any name.
    let named = if trade.is_some() { proper } else { 0 };
    let has_unit =
        rest.iter().skip(named).any(|word| is_unit(word)) || opens(&small(&name), "khu vực");
    if rest.is_empty() || has_unit {
        return None;
    }
    let mut out = vec![kind.to_owned()];
    out.extend(acronyms.iter().map(|&word| word.to_owned()));
    out.extend(trade.map(|&trade| trade.to_owned()));
    out.extend(rest.iter().enumerate().skip(named).map(|(i, word)| {
        if is_short(word) {
            (*word).to_owned()
        } else if i == 0 || i >= proper {
            with_capital(word)
        } else {
            word.to_lowercase()
        }
    }));
    Some(out.join(" "))
}

/// The most words of a proper name behind a trade that nobody knows.
const LONGEST_PROPER: usize = 2;

/// "TNHH", "MTV", "XXI".
fn is_short(word: &str) -> bool {
    let plain_word: String = word.chars().map(|c| char::from(plain(c))).collect();
    bodies::ACRONYMS.contains(&plain_word.as_str()) || is_acronym(&plain_word)
}

/// A unit of the map of one syllable.
fn is_unit(word: &str) -> bool {
    ["tỉnh", "huyện", "quận", "phường", "xã"].contains(&small(word).as_str())
}

fn with_capital(word: &str) -> String {
    let mut chars: Vec<char> = word.to_lowercase().chars().collect();
    capital(&mut chars, 0);
    chars.into_iter().collect()
}

/// Committees of a Party level and kinds of schools, plain; no unit of the map opens them, and a proper name follows.
const COMMITTEES: &[&str] = &[
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "thi uy",
    "quan uy",
    "dang uy",
    "quan khu",
    "tieu hoc",
    "mam non",
    "dien luc",
    "buu dien",
    "vien thong",
    "chi nhanh",
];

/// Every syllable has a vowel; Roman numbers ("XXI") are no syllables but for those that could be ("vi", "xi").
fn is_acronym(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_roman = letters.len() > 1
        && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        && !["vi", "xi"].contains(&letters);
    if is_roman {
        return true;
    }
    letters.len() > 1
        && !letters.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && letters.bytes().any(|b| b.is_ascii_lowercase())
}

fn capital(chars: &mut [char], at: usize) {
    if let Some(c) = chars.get_mut(at) {
        *c = c.to_uppercase().next().unwrap_or(*c);
    }
}
