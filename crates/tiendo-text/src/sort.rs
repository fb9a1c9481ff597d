//! Sort keys: text that compares byte by byte as Vietnamese words sort.
//!
//! The engines sort differently and by version; a key that is stored beside the text does not.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The 29 letters in order, with f, j, w, z at the places that a dictionary gives them.
const LETTERS: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

/// Ends a level; below everything that a level holds.
const END: char = '\t';

/// A key that sorts by letters first, then by tones (ngang, huyền, hỏi, ngã, sắc, nặng), then lower
/// case before upper. Blanks come before punctuation, digits, letters; other scripts last.
/// The key is meant for comparing only.
pub fn sort_key(text: &str) -> String {
    let mut letters = String::with_capacity(text.len() + 2);
    let mut tones = String::new();
    let mut cases = String::new();
    let mut chars = text.trim().nfd().peekable();
    while let Some(base) = chars.next() {
        let mut marks = Marks::default();
        while let Some(mark) = chars.next_if(|c| is_combining_mark(*c)) {
            marks.add(mark);
        }
        push_base(&mut letters, base, &marks);
        tones.push(char::from(b'0' + marks.tone));
        cases.push(if base.is_uppercase() { '1' } else { '0' });
    }
    letters.push(END);
    letters.push_str(tones.trim_end_matches('0'));
    letters.push(END);
    letters.push_str(cases.trim_end_matches('0'));
    letters
}

/// What the marks on one letter say.
#[derive(Default)]
struct Marks {
    breve: bool,
    circumflex: bool,
    horn: bool,
    /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    tone: u8,
}

impl Marks {
    fn add(&mut self, mark: char) {
        match mark {
            '\u{306}' => self.breve = true,
            '\u{302}' => self.circumflex = true,
            '\u{31b}' => self.horn = true,
            '\u{300}' => self.tone = 1,
            '\u{309}' => self.tone = 2,
            '\u{303}' => self.tone = 3,
            '\u{301}' => self.tone = 4,
            '\u{323}' => self.tone = 5,
            _ => {}
        }
    }
}

fn push_base(letters: &mut String, base: char, marks: &Marks) {
    let lower = base.to_lowercase().next().unwrap_or(base);
    let whole = match lower {
        'a' if marks.breve => 'ă',
        'a' if marks.circumflex => 'â',
        'e' if marks.circumflex => 'ê',
        'o' if marks.circumflex => 'ô',
        'o' if marks.horn => 'ơ',
        'u' if marks.horn => 'ư',
        plain => plain,
    };
    if let Some(rank) = LETTERS.iter().zip(b'A'..).find(|(l, _)| **l == whole) {
        letters.push(char::from(rank.1));
    } else if whole.is_whitespace() {
        letters.push(' ');
    } else if whole.is_ascii_digit() {
        letters.push(whole);
    } else if whole.is_ascii() {
        letters.push('-');
    } else {
        letters.push('~');
        letters.push(whole);
    }
}

/// A key for numbers of tasks and the like: `1.2` before `1.10`, `2` before `2.1`.
/// Runs of digits compare as numbers (up to 99 digits), the rest letter by letter without case.
pub fn natural_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 6);
    let mut rest = text.trim();
    while !rest.is_empty() {
        let not_digit = |c: char| !c.is_ascii_digit();
        let digits_end = rest.find(not_digit).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(digits_end);
        if !digits.is_empty() {
            let digits = digits.trim_start_matches('0');
            // The length comes first, so that a longer run of digits is the larger number.
            let length = u8::try_from(digits.len().min(99)).unwrap_or(99);
            key.push(char::from(b'0' + length / 10));
            key.push(char::from(b'0' + length % 10));
            key.push_str(digits);
        }
        let words_end = after.find(|c: char| c.is_ascii_digit());
        let (words, after) = after.split_at(words_end.unwrap_or(after.len()));
        key.extend(words.nfc().flat_map(char::to_lowercase));
        rest = after;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn in_order(key: fn(&str) -> String, words: &[&str]) {
        for pair in words.windows(2) {
            let (a, b) = (key(pair[0]), key(pair[1]));
            assert!(a < b, "{} {a:?} before {} {b:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn vietnamese_words_sort_by_letter_then_tone_then_case() {
        in_order(
            sort_key,
            &[
                "ma",
                "mà",
                "mả",
                "mã",
                "má",
                "mạ",
                "mà một",
                "măng",
                "mâm",
                "me",
            ],
        );
        in_order(
            sort_key,
            &[
                "ban", "Ban", "bàn", "bang", "Bình", "cá", "dân", "Dầu", "đa", "e",
            ],
        );
        in_order(
            sort_key,
            &[
                "o", "ò", "oan", "ô", "ố", "ơ", "ợ", "p", "u", "ú", "ư", "ự", "v",
            ],
        );
        in_order(
            sort_key,
            &[
                "10",
                "2",
                "Ban Dân tộc",
                "Công an tỉnh",
                "Đài",
                "Sở Y tế",
                "Ủy ban",
                "Văn phòng",
            ],
        );
        in_order(
            sort_key,
            &[
                "Sở",
                "Sở Công Thương",
                "Sở Giáo dục",
                "Sở Tài chính",
                "Sở Tư pháp",
            ],
        );
    }

    #[test]
    fn numbers_of_tasks_sort_as_numbers() {
        in_order(
            natural_key,
            &[
                "", "1", "1.2", "1.10", "2", "2.1", "2.1.3", "10", "10.2", "10.2a",
            ],
        );
        assert_eq!(natural_key("01.2"), natural_key("1.2"));
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_have_one_key(text in "[aàảãáạăằâấđeêoôơợuưựiy A-Z]{0,12}") {
            let nfd: String = text.nfd().collect();
            prop_assert_eq!(sort_key(&text), sort_key(&nfd));
        }

        #[test]
        fn natural_keys_order_numbers(a in 0..5000_u32, b in 0..5000_u32) {
            let keys = natural_key(&a.to_string()).cmp(&natural_key(&b.to_string()));
            prop_assert_eq!(keys, a.cmp(&b));
        }
    }
}
