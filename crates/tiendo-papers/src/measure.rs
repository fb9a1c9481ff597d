//! How wide a text is in Times, estimated from the widths of its letters. Rules under headings are a
//! share of the line above them, and rows of a workbook must be as high as their wrapped words: no
//! program that opens the file works that out for us everywhere.

/// Letters of normal or bold weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Times Roman.
    Normal,
    /// Times Bold.
    Bold,
}

/// Widths of a–z in Times Roman, in thousandths of the size.
const SMALL: [u32; 26] = [
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444,
];
/// Widths of A–Z.
const CAPITAL: [u32; 26] = [
    722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556,
    611, 722, 722, 944, 722, 722, 611,
];

/// Width of `text` on one line, in twips. Marks over and under letters add nothing.
pub(crate) fn width(text: &str, half_points: u32, weight: Weight) -> u32 {
    let thousandths: u32 = text.chars().map(letter).sum();
    // A half point is ten twips.
    let normal = thousandths * half_points / 100;
    match weight {
        Weight::Normal => normal,
        // Times Bold runs about a sixteenth wider.
        Weight::Bold => normal + normal / 16,
    }
}

/// Number of lines that `text` takes in `available` twips: lines break between words, and inside one
/// that is longer than a line. An empty text takes one.
pub(crate) fn wrapped_lines(text: &str, available: u32, half_points: u32, weight: Weight) -> u32 {
    let available = available.max(1);
    let blank = width(" ", half_points, weight);
    let mut lines = 0;
    for line in text.split('\n') {
        lines += 1;
        let mut used = 0;
        for word in line.split_whitespace() {
            let word = width(word, half_points, weight);
            if used > 0 && used + blank + word > available {
                lines += 1;
                used = 0;
            } else if used > 0 {
                used += blank;
            }
            used += word;
            lines += used.saturating_sub(1) / available;
            used = used.min(used.saturating_sub(1) % available + 1);
        }
    }
    lines
}

fn letter(c: char) -> u32 {
    let plain = tiendo_text::normal::plain(c);
    match plain {
        b'a'..=b'z' if c.is_uppercase() => CAPITAL[usize::from(plain - b'a')],
        b'a'..=b'z' => SMALL[usize::from(plain - b'a')],
        b' ' | b',' | b'.' => 250,
        b'-' | b'(' | b')' => 333,
        b'/' | b':' | b';' => 278,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_agree_with_what_is_drawn() {
        // Measured on a page drawn by LibreOffice with Liberation Serif Bold, in twips.
        let cases = [
            ("Độc lập - Tự do - Hạnh phúc", 28, 3_424),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, 5_418),
        ];
        for (text, size, drawn) in cases {
            let estimate = width(text, size, Weight::Bold);
            assert!(
                estimate.abs_diff(drawn) * 20 < drawn,
                "{text}: {estimate}, drawn {drawn}"
            );
        }
    }

    #[test]
    fn lines_break_between_words_and_inside_long_ones() {
        // At 10 pt a digit is 100 twips wide and a blank 50.
        let lines = |text: &str, available| wrapped_lines(text, available, 20, Weight::Normal);
        let cases = [
            ("", 1000, 1),
            ("0000 0000", 850, 1),
            ("0000 0000", 849, 2),
            ("0000\n\n0000", 850, 3),
            ("0000000000", 400, 3),
            ("00 0000000000", 400, 4),
            ("0000 00", 0, 600),
        ];
        for (text, available, expected) in cases {
            assert_eq!(lines(text, available), expected, "{text:?} in {available}");
        }
    }
}
