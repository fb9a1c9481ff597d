//! Names on tabs that Excel accepts.

/// Longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;

/// `wanted` as Excel lets a sheet be called: none of `[ ] : * ? / \`, no apostrophe at either end, at most
/// 31 characters, not `History` (reserved), and no name of `taken`, whatever the case.
pub(super) fn mended(wanted: &str, taken: &[String]) -> String {
    let cleaned: String = wanted
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let cleaned = cleaned.trim().trim_matches('\'').trim();
    let base = if cleaned.is_empty() || cleaned.eq_ignore_ascii_case("history") {
        "Bảng"
    } else {
        cleaned
    };
    let mut name = cut(base, LONGEST);
    for number in 2.. {
        let same = |other: &String| other.to_lowercase() == name.to_lowercase();
        if !taken.iter().any(same) {
            break;
        }
        let ending = format!(" ({number})");
        name = cut(base, LONGEST - ending.len()) + &ending;
    }
    name
}

/// The beginning of `text` that fits in so many UTF-16 units, without a blank or apostrophe at its end.
fn cut(text: &str, units: usize) -> String {
    let mut used = 0;
    let fitting: String = text
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= units
        })
        .collect();
    fitting.trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_what_excel_accepts() {
        let cases = [
            ("Nhiệm vụ", "Nhiệm vụ"),
            ("Kế hoạch 214/KH-UBND", "Kế hoạch 214-KH-UBND"),
            ("'[a]: b*'", "-a-- b-"),
            ("  ", "Bảng"),
            ("history", "Bảng"),
            (
                "Ủy ban nhân dân các huyện, thị xã, thành phố",
                "Ủy ban nhân dân các huyện, thị",
            ),
        ];
        for (wanted, expected) in cases {
            assert_eq!(mended(wanted, &[]), expected);
        }
    }

    #[test]
    fn the_same_name_is_numbered() {
        let taken = ["NHIỆM VỤ".to_owned(), "Nhiệm vụ (2)".to_owned()];
        assert_eq!(mended("Nhiệm vụ", &taken), "Nhiệm vụ (3)");
        let long = "x".repeat(40);
        let first = mended(&long, &[]);
        let second = mended(&long, std::slice::from_ref(&first));
        assert_eq!((first.len(), second.len()), (31, 31));
        assert!(second.ends_with("x (2)"));
    }
}
