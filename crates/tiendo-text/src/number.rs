//! Numbers as Vietnamese papers write them: a dot between thousands, a comma before decimals.

use rust_decimal::Decimal;

/// `7.700`.
pub fn integer(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&value.unsigned_abs().to_string()))
}

/// `8,25`, `1.234,5`: as many decimals as the value has.
pub fn decimal(value: Decimal) -> String {
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "-"
    } else {
        ""
    };
    let text = value.abs().to_string();
    match text.split_once('.') {
        Some((whole, part)) => format!("{sign}{},{part}", grouped(whole)),
        None => format!("{sign}{}", grouped(&text)),
    }
}

/// A plain decimal as data has it (`7700`, `7.25`) as it is shown (`7.700`, `7,25`); what is none stays as it is.
pub fn shown(plain: &str) -> String {
    plain.parse().map_or_else(|_| plain.to_owned(), decimal)
}

/// `84,5 %` of `whole`, rounded to a tenth; `None` when there is nothing to take a part of.
/// A part that is not all is never shown as 100 %, one that is not nothing never as 0 %.
pub fn percent(part: u64, whole: u64) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let exact = part * 1000;
    let mut tenths = (exact + whole / 2) / whole;
    if part < whole {
        tenths = tenths.min(999);
    }
    if part > 0 {
        tenths = tenths.max(1);
    }
    Some(match tenths % 10 {
        0 => format!("{} %", tenths / 10),
        tenth => format!("{},{tenth} %", tenths / 10),
    })
}

/// `412 KB`, `1,3 MB`, `40,2 GB`: a size in bytes, 1024 bytes to the KB, rounded up.
pub fn file_size(bytes: u64) -> String {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    const GB: u64 = KB * MB;
    let (unit, name) = match bytes {
        0..MB => return format!("{} KB", bytes.div_ceil(KB)),
        MB..GB => (MB, "MB"),
        GB.. => (GB, "GB"),
    };
    // In parts, for the tenths of all that fits must fit.
    let tenths = bytes / unit * 10 + (bytes % unit * 10).div_ceil(unit);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{} {name}", grouped(&whole.to_string())),
        (whole, tenth) => format!("{},{tenth} {name}", grouped(&whole.to_string())),
    }
}

/// `I`, `IV`, `XII`: numbers of the chapters of a paper. 0 has none and gives an empty text.
pub fn roman(number: u16) -> String {
    const SIGNS: [(u16, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// What somebody typed is no Vietnamese number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    /// Nothing was typed.
    #[error("no number")]
    Empty,
    /// A character that no number has.
    #[error("a number has no {0:?}")]
    Character(char),
    /// A dot or blank that does not stand before three digits: "7.5" is 7,5 to an English reader
    /// and nothing to a Vietnamese one, so it is not guessed.
    #[error("a dot stands between thousands; decimals follow a comma")]
    Grouping,
    /// More than one comma, or no digits on one side of it.
    #[error("a comma stands between digits, once")]
    Comma,
    /// More digits than a figure can have (28).
    #[error("too many digits")]
    TooLong,
}

/// A number that somebody typed: `7.700`, `7 700`, `8,25`, `1.234,5`, `-3`.
/// # Errors
/// [`BadNumber`]; nothing that reads two ways is guessed.
pub fn parse(text: &str) -> Result<Decimal, BadNumber> {
    let text = text.trim();
    let (negative, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    if unsigned.is_empty() {
        return Err(BadNumber::Empty);
    }
    let strange = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',') && !is_blank(c);
    if let Some(c) = unsigned.chars().find(|c| strange(*c)) {
        return Err(BadNumber::Character(c));
    }
    let (whole, part) = match unsigned.split_once(',') {
        Some((whole, part)) => (whole, Some(part)),
        None => (unsigned, None),
    };
    let mut plain = ungrouped(whole)?;
    if let Some(part) = part {
        if part.contains(',') || part.is_empty() || whole.is_empty() {
            return Err(BadNumber::Comma);
        }
        if part.contains(|c: char| !c.is_ascii_digit()) {
            return Err(BadNumber::Grouping);
        }
        plain.push('.');
        plain.push_str(part);
    }
    let value = Decimal::from_str_exact(&plain).map_err(|_| BadNumber::TooLong)?;
    Ok(if negative { -value } else { value })
}

/// A blank as people and Word put it between thousands: space, no-break, thin, narrow no-break.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn ungrouped(whole: &str) -> Result<String, BadNumber> {
    let mut groups = whole.split(|c: char| c == '.' || is_blank(c));
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) {
            return Err(BadNumber::Grouping);
        }
        digits.push_str(group);
    }
    Ok(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_written_the_vietnamese_way() {
        for (value, text) in [
            (0, "0"),
            (999, "999"),
            (7700, "7.700"),
            (-1_234_567, "-1.234.567"),
        ] {
            assert_eq!(integer(value), text);
        }
        for (value, text) in [
            ("8.25", "8,25"),
            ("-1234.5", "-1.234,5"),
            ("50", "50"),
            ("-0", "0"),
        ] {
            assert_eq!(decimal(dec(value)), text);
        }
        for (plain, text) in [("7700", "7.700"), ("7.25", "7,25"), ("nhóm 2", "nhóm 2")] {
            assert_eq!(shown(plain), text);
        }
    }

    #[test]
    fn percentages_do_not_claim_more_than_there_is() {
        for (part, whole, text) in [
            (0, 0, None),
            (0, 7, Some("0 %")),
            (7, 7, Some("100 %")),
            (1, 2, Some("50 %")),
            (49, 58, Some("84,5 %")),
            (9999, 10_000, Some("99,9 %")),
            (1, 100_000, Some("0,1 %")),
        ] {
            assert_eq!(percent(part, whole).as_deref(), text, "{part} of {whole}");
        }
    }

    #[test]
    fn sizes_and_chapters() {
        for (bytes, text) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (421_888, "412 KB"),
            (1_048_576, "1 MB"),
            (1_350_000, "1,3 MB"),
            (43_200_000_000, "40,3 GB"),
            (u64::MAX, "17.179.869.184 GB"),
        ] {
            assert_eq!(file_size(bytes), text);
        }
        for (n, text) in [
            (1, "I"),
            (4, "IV"),
            (9, "IX"),
            (14, "XIV"),
            (40, "XL"),
            (0, ""),
        ] {
            assert_eq!(roman(n), text);
        }
    }

    #[test]
    fn typed_numbers() {
        for (text, value) in [
            ("7.700", "7700"),
            ("7 700", "7700"),
            ("7\u{a0}700", "7700"),
            ("8,25", "8.25"),
            ("1.234,5", "1234.5"),
            ("-3", "-3"),
            (" 12 ", "12"),
            ("1.234.567", "1234567"),
            ("7700", "7700"),
        ] {
            assert_eq!(parse(text), Ok(dec(value)), "{text}");
        }
        for (text, error) in [
            ("", BadNumber::Empty),
            ("-", BadNumber::Empty),
            ("7.5", BadNumber::Grouping),
            ("7700.000", BadNumber::Grouping),
            ("1.2345", BadNumber::Grouping),
            (".500", BadNumber::Grouping),
            ("1,234.5", BadNumber::Grouping),
            ("1,2,3", BadNumber::Comma),
            ("5,", BadNumber::Comma),
            (",5", BadNumber::Comma),
            ("12 %", BadNumber::Character('%')),
            ("1e5", BadNumber::Character('e')),
            ("123456789012345678901234567890", BadNumber::TooLong),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(n in any::<i64>(), scale in 0..10_u32) {
            let value = Decimal::new(n, scale);
            prop_assert_eq!(parse(&decimal(value)), Ok(value));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = parse(&text);
        }
    }
}
