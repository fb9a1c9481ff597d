//! Counting as lists are numbered: in figures, Roman figures, letters.

/// A number as a list writes it: `1`, `a`, `A`, `i` or `I` says how.
pub(crate) fn write(n: u32, written: Option<char>) -> String {
    match written {
        Some('a') => letters(n).to_lowercase(),
        Some('A') => letters(n),
        Some('i') => lower_roman(n),
        Some('I') => roman(n),
        _ => n.to_string(),
    }
}

/// A number in small Roman figures.
pub(crate) fn lower_roman(n: u32) -> String {
    roman(n).to_lowercase()
}

/// A number in Roman figures; beyond what they write, in figures.
pub(crate) fn roman(n: u32) -> String {
    match u16::try_from(n) {
        Ok(written @ 1..=3999) => tiendo_text::number::roman(written),
        Ok(_) | Err(_) => n.to_string(),
    }
}

/// A … Z, AA, BB, … as word processors write it.
pub(crate) fn letters(n: u32) -> String {
    let Some(from_zero) = n.checked_sub(1).filter(|&n| n < 26 * 30) else {
        return n.to_string();
    };
    let letter = char::from(b'A' + u8::try_from(from_zero % 26).unwrap_or(0));
    let times = usize::try_from(from_zero / 26 + 1).unwrap_or(1);
    std::iter::repeat_n(letter, times).collect()
}
