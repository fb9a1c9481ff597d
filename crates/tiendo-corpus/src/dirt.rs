//! What files do to words: other forms of the same letters, other places for tone marks, stray blanks, broken lines.

use unicode_normalization::UnicodeNormalization;

use crate::chance::Chance;

/// Dirt that leaves the words what they are.
pub(crate) fn soil(text: &str, is_page: bool, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    if chance.percent(20) {
        text = text.nfd().collect();
    }
    if chance.percent(20) {
        for (new, old) in [
            ("hóa", "hoá"),
            ("ủy", "uỷ"),
            ("Ủy", "Uỷ"),
            ("ỦY", "UỶ"),
            ("khỏe", "khoẻ"),
            ("HÓA", "HOÁ"),
        ] {
            text = text.replace(new, old);
        }
    }
    if is_page {
        return text;
    }
    if chance.percent(20) {
        text = text.replace(" - ", " – ");
    }
    if chance.percent(15) {
        text = text.replace("Số: ", "Số : ");
    }
    if chance.percent(15) {
        text = text.replace(", ngày", ",\u{a0}ngày");
    }
    if chance.percent(15) {
        let lines: Vec<&str> = text.lines().collect();
        text = format!("  {} \r\n", lines.join(" \r\n  "));
    }
    if chance.percent(25) {
        text = wrapped(&text, chance.between(64, 96));
    }
    text
}

/// Long lines broken at blanks; rows of tables stay whole.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 40);
    for line in text.lines() {
        if stays_whole(line) {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let mut column = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
        out.push('\n');
    }
    out
}

/// Blanks before its words, or between them at several places.
fn is_in_columns(line: &str) -> bool {
    let words: Vec<&str> = line.trim_end().split("  ").collect();
    let pieces = words.iter().filter(|piece| !piece.trim().is_empty());
    line.starts_with("  ") || pieces.count() > 2
}

/// A row of a table, also one in columns of blanks, or a line in capitals.
pub(crate) fn stays_whole(line: &str) -> bool {
    line.contains(['|', '\t']) || is_in_columns(line) || !line.chars().any(char::is_lowercase)
}
