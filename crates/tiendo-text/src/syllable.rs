//! Which groups of letters can be a syllable of Vietnamese: an opening, a rhyme, a tone that fits.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

const OPENINGS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm",
    "ăn", "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em",
    "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia",
    "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "oong", "ooc", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui",
    "um", "un", "ung", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut", "uy", "uya", "uych",
    "uyên", "uyêt", "uynh", "uyt", "uyp", "uyu", "uơ", "ư", "ưa", "ưc", "ưi", "ưng", "ươc", "ươi",
    "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu",
];

/// Behind `qu`, whose own `u` begins the rhyme.
const BEHIND_QU: &[&str] = &[
    "a", "ac", "ach", "ai", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn",
    "ăng", "ăp", "ăt", "ân", "âng", "ât", "âu", "ây", "e", "en", "eo", "et", "ê", "êch", "ên",
    "ênh", "êt", "ơ", "ơn", "ơt", "i", "in", "inh", "it", "y", "yên", "yêt", "ynh", "yt", "ych",
    "ôc", "uôc",
];

/// The five marks of tone.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A composed letter taken apart.
#[derive(Clone, Copy)]
struct Parts {
    /// The letter without its tone (`ộ` → `ô`).
    toneless: char,
    /// The same as a number below 128; 0 for what is no small letter.
    number: u8,
    /// The mark of its tone; more than one is no tone.
    tone: Option<char>,
}

/// Every character below the end of the Latin blocks that Vietnamese uses; taken apart are those of these blocks.
static LETTERS: LazyLock<Vec<Option<Parts>>> = LazyLock::new(|| {
    let one = |code| match code {
        0..0x250 | 0x1E00..0x1F00 => char::from_u32(code).map(take_apart),
        _ => None,
    };
    (0..0x1F00).map(one).collect()
});

fn take_apart(letter: char) -> Parts {
    let decomposed = || std::iter::once(letter).nfd();
    let left = decomposed().filter(|part| !TONES.contains(part));
    let (mut base, mut quality, mut tones) = (letter, 0, 0);
    for part in decomposed() {
        match part {
            mark if TONES.contains(&mark) => tones += 1,
            '\u{302}' => quality = 1,
            '\u{306}' => quality = 2,
            '\u{31B}' => quality = 3,
            _ => base = part,
        }
    }
    let number = match base {
        'a'..='z' => u8::try_from(u32::from(base) - u32::from('a') + 1).unwrap_or(0),
        'đ' => 27,
        _ => 0,
    };
    Parts {
        toneless: left.nfc().next().unwrap_or(letter),
        number: if number > 0 && tones < 2 {
            number << 2 | quality
        } else {
            0
        },
        tone: decomposed().find(|part| TONES.contains(part)),
    }
}

fn parts(letter: char) -> Parts {
    let known = usize::try_from(u32::from(letter)).ok();
    let known = known.and_then(|code| LETTERS.get(code));
    known
        .copied()
        .flatten()
        .unwrap_or_else(|| take_apart(letter))
}

/// A composed letter without its tone (`ộ` → `ô`).
pub fn toneless(letter: char) -> char {
    parts(letter).toneless
}

/// The letters of a syllable without its tone as one number; and the tone's mark.
fn taken_apart(letters: impl Iterator<Item = char>) -> Option<(u64, Option<char>)> {
    let mut code = 0_u64;
    let mut tone = None;
    for letter in letters {
        let parts = parts(letter);
        if parts.tone.is_some() && tone.replace(parts.tone).is_some() {
            return None;
        }
        if parts.number == 0 || code >= 1 << 56 {
            return None;
        }
        code = code << 8 | u64::from(parts.number);
    }
    Some((code, tone.flatten()))
}

static SYLLABLES: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    let mut all = HashSet::new();
    for opening in OPENINGS {
        let rhymes = if *opening == "qu" { BEHIND_QU } else { RHYMES };
        for rhyme in rhymes {
            let bright = rhyme.starts_with(['e', 'ê', 'i', 'y']);
            let fits = match *opening {
                "c" => !bright,
                "k" | "gh" | "ngh" => bright,
                "ng" => !rhyme.starts_with(['e', 'ê', 'i']),
                "g" => !rhyme.starts_with(['e', 'ê', 'y']),
                _ => true,
            };
            if fits && let Some((code, _)) = taken_apart(opening.chars().chain(rhyme.chars())) {
                all.insert(code);
            }
        }
    }
    all
});

/// Small composed letters can be one syllable. A syllable that ends in c, ch, p or t has one of two tones.
pub fn is_syllable(letters: &[char]) -> bool {
    let Some((code, tone)) = taken_apart(letters.iter().copied()) else {
        return false;
    };
    let is_stopped = matches!(letters, [.., 'c' | 'p' | 't'] | [.., 'c', 'h']);
    (!is_stopped || matches!(tone, Some('\u{301}' | '\u{323}'))) && SYLLABLES.contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(word: &str) -> bool {
        is_syllable(&word.chars().collect::<Vec<char>>())
    }

    #[test]
    fn words_of_the_language_are_syllables() {
        let text = "ủy ban nhân dân tỉnh quảng ngãi kế hoạch hành động của chính phủ về chiến lược phát triển giai đoạn \
            đến năm quyết nghị nghiêm khuyến khuya quýt giếng gì giữ nghề ngành ghi quốc quỹ xoong oẳn tù tì khoẻ thuế yêu ý kỹ lý \
            giấy giết buýt nguyễn huyện ước rượu hươu tuyến khuỷu";
        for word in text.split_whitespace() {
            assert!(is(word), "{word}");
        }
    }

    #[test]
    fn slips_are_none() {
        for word in [
            "chínn",
            "trt",
            "cac",
            "thưong",
            "tnnh",
            "kế̀",
            "phôếi",
            "hcp",
            "ngể",
            "cê",
            "",
            "w",
            "abcdefghijkl",
        ] {
            assert!(!is(word), "{word}");
        }
    }
}
