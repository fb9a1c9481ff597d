//! Words that the form prescribes: dates, numbers of papers, letters of points, closing punctuation.

use jiff::civil::Date;

/// The day in words, as `tiendo_text` writes it; without a date, gaps for the pen.
pub(super) fn date_in_words(date: Option<Date>) -> String {
    date.map_or_else(
        || String::from("ngày … tháng … năm …"),
        tiendo_text::date::long,
    )
}

/// `05/BC-UBND`: a number below 10 gets a nought (khoản 3); without a number, a gap for the pen.
pub(super) fn number_and_symbol(number: Option<&str>, symbol: &str) -> String {
    match number {
        Some(number) if number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("0{number}/{symbol}")
        }
        Some(number) => format!("{number}/{symbol}"),
        None => format!("\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/{symbol}"),
    }
}

/// Letter of a point by the Vietnamese alphabet as papers count: a, b, c, d, đ, e, g, … y; the 24th is `aa`.
pub(super) fn point_letter(number: usize) -> String {
    const LETTERS: [char; 23] = [
        'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
        't', 'u', 'v', 'x', 'y',
    ];
    let index = number.saturating_sub(1);
    let letter = LETTERS[index % LETTERS.len()];
    std::iter::repeat_n(letter, index / LETTERS.len() + 1).collect()
}

/// Whole text on one line: breaks and runs of blanks become one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text that say something, each trimmed and on one line; an empty text has one empty line.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines: Vec<String> = text
        .lines()
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect();
    if lines.is_empty() {
        vec![String::new()]
    } else {
        lines
    }
}

/// `text` without the punctuation that closes an entry of a list, so that the form's own can follow.
pub(super) fn unclosed(text: &str) -> String {
    one_line(text)
        .trim_end_matches([';', '.', ',', ' '])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_missing_date_leaves_gaps() {
        assert_eq!(
            date_in_words(Some(date(2025, 3, 1))),
            "ngày 01 tháng 3 năm 2025"
        );
        assert_eq!(date_in_words(None), "ngày … tháng … năm …");
    }

    #[test]
    fn numbers_below_ten_get_a_nought_and_odd_ones_stay() {
        let cases = [
            ("5", "05/BC-UBND"),
            ("15", "15/BC-UBND"),
            ("30c", "30c/BC-UBND"),
            ("0155", "0155/BC-UBND"),
        ];
        for (given, expected) in cases {
            assert_eq!(number_and_symbol(Some(given), "BC-UBND"), expected);
        }
        assert_eq!(
            number_and_symbol(None, "BC-UBND").trim_start_matches('\u{a0}'),
            "/BC-UBND"
        );
    }

    #[test]
    fn points_follow_the_vietnamese_alphabet() {
        let letters: String = (1..=7).map(point_letter).collect();
        assert_eq!(letters, "abcdđeg");
        assert_eq!(
            (point_letter(23), point_letter(24)),
            ("y".into(), "aa".into())
        );
    }

    #[test]
    fn closing_punctuation_is_taken_off_once_and_for_all() {
        assert_eq!(unclosed("Căn cứ  Luật A;"), "Căn cứ Luật A");
        assert_eq!(unclosed("Căn cứ Luật A ./."), "Căn cứ Luật A ./");
        assert_eq!(lines("một\n\n  hai  ba \n"), ["một", "hai ba"]);
        assert_eq!(lines("  "), [""]);
    }
}
