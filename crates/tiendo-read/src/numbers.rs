//! Numbers and symbols of documents as they are really written: `214/KH-UBND`, `35/2022/NQ-HĐND`, `72/2025/QH15`,
//! `29- NQ/TW`, `42/2014/ QĐ-TTg`, `30c/NQCP`, `31-CTR/TU`.

use crate::cursor::Cursor;
use crate::view::{Place, View, is_word};
use crate::vocabulary::kinds;

/// A number found in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// Without stray blanks, symbols in their usual case.
    pub(crate) settled: String,
    pub(crate) place: Place,
    /// Its ending opens with a symbol that is known everywhere.
    pub(crate) known: bool,
}

/// A number at the start of `place`.
pub(crate) fn number_at(view: &View, place: &Place) -> Option<Number> {
    let mut cursor = Cursor::new(view, place);
    cursor.blanks();
    let start = cursor.at;
    let (_, digits) = cursor.number(6)?;
    // "66.7/2025/NQ-CP": one of several that are numbered below another.
    let digits = below(&cursor).map_or(digits.clone(), |(ahead, end)| {
        cursor = ahead;
        digits.start..end
    });
    // "30c": a number that was squeezed in.
    let letter = cursor.peek();
    let squeezed = letter.is_ascii_lowercase();
    let letter = cursor.at..cursor.at + 1;
    if squeezed {
        let after = view.byte(cursor.at + 1);
        // In capitals only before a stroke: "1026A/TCT-QLN".
        if !matches!(after, b'/' | b'-') || (view.is_upper(cursor.at) && after == b'-') {
            return None;
        }
        cursor.at += 1;
    }
    let mut sign = cursor.sign(b"/-")?;
    let mut settled = view.words(&digits).to_owned();
    if squeezed {
        settled.push_str(view.words(&letter));
    }
    // "19-2018/NQ-CP": the year of a resolution that the Government makes every year.
    if sign == b'-' && digits.len() < YEAR {
        let mut with_year = cursor;
        if let Some((_, year)) = with_year.number(YEAR)
            && year.len() == YEAR
            && with_year.sign(b"/").is_some()
        {
            settled.push('-');
            settled.push_str(view.words(&year));
            cursor = with_year;
            sign = b'/';
        }
    }
    if sign == b'/' {
        settled.push('/');
        let mut with_year = cursor;
        if let Some((_, year)) = with_year.number(4)
            && year.len() == 4
            && with_year.sign(b"/").is_some()
        {
            settled.push_str(view.words(&year));
            settled.push('/');
            cursor = with_year;
        }
        let first = symbol(view, &mut cursor)?;
        let known = kinds::is_kind_symbol(&first);
        let (first, split) = if known {
            (settle(&first), None)
        } else {
            split_lost_hyphen(&first).map_or((first.clone(), None), |(a, b)| (a, Some(b)))
        };
        settled.push_str(&first);
        if let Some(rest) = &split {
            settled.push('-');
            settled.push_str(rest);
        }
        let mut end = cursor.at;
        let mut has_issuer = split.is_some();
        loop {
            // "KH-THPT.NHC": behind the kind a dot stands for the hyphen, further on it is printed so.
            let sign = if has_issuer && view.byte(cursor.at) == b'.' {
                '.'
            } else {
                '-'
            };
            // "2894/EVN-KT+KD": two departments that wrote it together.
            if has_issuer
                && view.byte(cursor.at) == b'+'
                && let Some(part) = next_behind_stroke(view, &mut cursor)
            {
                settled.push('+');
                settled.push_str(&part);
                end = cursor.at;
                continue;
            }
            let Some(part) = next_part(view, &mut cursor, known || split.is_some()) else {
                break;
            };
            has_issuer = true;
            settled.push(sign);
            settled.push_str(&settle(&part));
            end = cursor.at;
        }
        // "336/CV/HHLTVN": a stroke for the hyphen.
        if !has_issuer
            && known
            && view.byte(cursor.at) == b'/'
            && let Some(part) = next_behind_stroke(view, &mut cursor)
        {
            settled.push('/');
            settled.push_str(&part);
            end = cursor.at;
            // "102/2025/NQLT/UBTVQH15-CP": those who resolve together.
            while let Some(part) = next_part(view, &mut cursor, known) {
                settled.push('-');
                settled.push_str(&settle(&part));
                end = cursor.at;
            }
        }
        // "40/2002/PL-UBTVQH 10": the term of the Assembly apart from its symbol.
        if settled.ends_with("QH")
            && let Some(term) = term_behind(view, &cursor)
        {
            settled.push_str(view.words(&term));
            end = term.end;
        }
        Some(Number {
            settled,
            place: start..end,
            known: known || split.is_some(),
        })
    } else {
        // Party documents: the kind stands before the slash, the issuer behind it.
        let kind = symbol(view, &mut cursor)?;
        let end = cursor.at;
        let slash = cursor.sign(b"/");
        // "235-HĐBT", "361-CT": until the nineties the issuer alone.
        if slash.is_none() && kinds::is_old_symbol(&kind) {
            settled.push('-');
            settled.push_str(&kind);
            return Some(Number {
                settled,
                place: start..end,
                known: true,
            });
        }
        slash.filter(|_| kinds::is_kind_symbol(&kind))?;
        let issuer = symbol(view, &mut cursor)?;
        settled.push('-');
        settled.push_str(&settle(&kind));
        settled.push('/');
        settled.push_str(&settle(&issuer));
        let mut end = cursor.at;
        // "88-KH/TĐTN-PT": the part of the issuer that wrote it.
        while let Some(part) = next_part(view, &mut cursor, true) {
            settled.push('-');
            settled.push_str(&settle(&part));
            end = cursor.at;
        }
        Some(Number {
            settled,
            place: start..end,
            known: true,
        })
    }
}

/// A dot and further digits right before the year: what is read then, and where they end.
fn below<'v, 's>(cursor: &Cursor<'v, 's>) -> Option<(Cursor<'v, 's>, usize)> {
    let mut ahead = *cursor;
    if ahead.peek() != b'.' {
        return None;
    }
    ahead.at += 1;
    ahead.number(MOST_BELOW)?;
    let end = ahead.at;
    let mut year = ahead;
    year.sign(b"/")?;
    let (_, digits) = year.number(YEAR)?;
    (digits.len() == YEAR && year.sign(b"/").is_some()).then_some((ahead, end))
}

/// The most digits behind the dot of a number that stands below another.
const MOST_BELOW: usize = 3;

/// The digits of a year.
const YEAR: usize = 4;

/// Where digits begin that could open a number.
pub(crate) fn starts(view: &View, place: &Place) -> impl Iterator<Item = usize> {
    view.digits(place).filter(|&at| {
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        !is_word(before) && !matches!(before, b'/' | b'.' | b',')
    })
}

/// The symbol of the kind in a settled number: the first of its ending.
pub(crate) fn kind_symbol(settled: &str) -> Option<&str> {
    settled
        .split(['/', '-'])
        .skip(1)
        .find(|part| !part.bytes().all(|b| b.is_ascii_digit()))
        .filter(|part| kinds::is_kind_symbol(part))
}

/// The last part of a settled number's ending.
pub(crate) fn last_symbol(settled: &str) -> Option<&str> {
    settled.rsplit(['/', '-']).next()
}

/// A part of the ending: a capital, then letters, digits, `&`, `.` inside.
fn symbol(view: &View, cursor: &mut Cursor) -> Option<String> {
    let start = cursor.at;
    if !view.is_upper(start) || cursor.is_done() {
        return None;
    }
    while is_word(cursor.peek()) || cursor.peek() == b'&' {
        cursor.at += 1;
    }
    // "TTr.SKHĐT": a dot for the hyphen; a dot at the end closes the sentence.
    if cursor.peek() == b'.' && view.is_upper(cursor.at + 1) {
        let kind = view.words(&(start..cursor.at)).to_owned();
        if kinds::is_kind_symbol(&kind) {
            return Some(kind);
        }
    }
    // "SMEngày": the blank before the date got lost.
    let glued = (start + 1..cursor.at.saturating_sub(3))
        .find(|&i| !view.is_upper(i) && view.says(&(i..i + 4), "ngày") && i + 4 == cursor.at);
    // "TTgCỘNG HÒA …": the columns of the header ran together.
    let columns = || {
        let at = cursor.at.checked_sub(4).filter(|&at| at > start)?;
        let behind = cursor.at..(cursor.at + 4).min(view.bytes().len());
        let is_head = view.says(&(at..cursor.at), "cộng") && view.plain(&behind) == " hoa";
        (is_head && view.is_upper(at)).then_some(at)
    };
    cursor.at = glued.or_else(columns).unwrap_or(cursor.at);
    let words = view.words(&(start..cursor.at));
    (words.chars().count() <= 20).then(|| words.to_owned())
}

/// A hyphen and a further part; a blank beside the hyphen is taken only where the part is known.
fn next_part(view: &View, cursor: &mut Cursor, known: bool) -> Option<String> {
    let mut ahead = *cursor;
    let before = ahead.at;
    ahead.sign(b"-.")?;
    // "3236/TTr -SNN": a blank may have slipped in before the hyphen.
    let slipped = view.byte(before) == b' ' && view.byte(ahead.at - 1) == b'-';
    let tight = ahead.at == before + 1 || (slipped && known);
    let part = symbol(view, &mut ahead)?;
    // "11554/VPCP-V.I": the departments of an office are counted.
    let is_counted = part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if view.byte(before) == b'.' && !known && !is_counted {
        return None;
    }
    // "26/2016/TT- BLĐTBXH": the end of a line behind the hyphen.
    let is_broken = || {
        view.byte(before) == b'-'
            && part.chars().count() >= SHORTEST_ISSUER
            && part == part.to_uppercase()
    };
    // "140/TTr- SCT ngày 27/10/2025": with the day behind it nothing but the issuer stands there.
    let is_dated = || {
        let behind = ahead.at..view.bytes().len().min(ahead.at + DAY);
        part == part.to_uppercase() && view.after(&view.trim_start(behind), "ngay").is_some()
    };
    let is_issuer = || kinds::is_issuer_symbol(&part) || is_broken() || is_dated();
    (tight || (known && is_issuer())).then(|| {
        *cursor = ahead;
        part
    })
}

/// As many characters hold a blank and the word for the day.
const DAY: usize = 6;

/// The fewest letters of an issuer's symbol that is known by nothing but its capitals.
const SHORTEST_ISSUER: usize = 4;

/// A symbol right behind a stroke or a plus.
fn next_behind_stroke(view: &View, cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    ahead.at += 1;
    let part = symbol(view, &mut ahead).filter(|part| part.len() > 1)?;
    *cursor = ahead;
    Some(part)
}

/// One or two digits behind one blank, with the day or a sign behind them.
fn term_behind(view: &View, cursor: &Cursor) -> Option<Place> {
    let mut ahead = *cursor;
    let blank = ahead.peek() == b' ';
    ahead.at += 1;
    let (_, digits) = ahead.number(TERM).filter(|_| blank)?;
    let rest = ahead.at..view.bytes().len().min(ahead.at + 8);
    let ends = matches!(view.byte(ahead.at), b',' | b';' | b'.' | b'\n')
        || view.after(&view.trim_start(rest), "ngay").is_some();
    (digits.start == cursor.at + 1 && ends).then_some(digits)
}

/// The most digits of a term of the Assembly.
const TERM: usize = 2;

fn settle(part: &str) -> String {
    kinds::settle_symbol(part).map_or_else(|| part.to_owned(), str::to_owned)
}

/// `NQCP` → `NQ`, `CP`.
fn split_lost_hyphen(part: &str) -> Option<(String, String)> {
    part.char_indices().skip(1).find_map(|(i, _)| {
        let (kind, issuer) = part.split_at_checked(i)?;
        (kinds::is_kind_symbol(kind) && kinds::is_issuer_symbol(issuer))
            .then(|| (settle(kind), settle(issuer)))
    })
}
