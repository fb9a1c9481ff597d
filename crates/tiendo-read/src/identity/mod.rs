//! A body behind its spellings: "Sở KH&ĐT" and "Sở Kế hoạch và Đầu tư tỉnh" are one. The spellings are data: a table that
//! comes with the program, and entries of one's own.

mod kind;
mod spellings;
mod tokens;

use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use tiendo_text::normal::compose;

use crate::model::{Body, Document};
use crate::phrases::Phrases;
use crate::vocabulary::bodies::{OFFICES, OPENERS};
pub use kind::BodyKind;
use kind::kind;
pub use spellings::BadSpelling;
use spellings::{BUILT_IN_SPELLINGS, Spelling, by_first_word, entries};
use tokens::{Token, folded, tokens};

/// Units of the map in a name, plain.
const UNITS: &[&[&str]] = &[
    &["thanh", "pho"],
    &["thi", "xa"],
    &["thi", "tran"],
    &["dac", "khu"],
    &["chi", "nhanh"],
    &["tinh"],
    &["huyen"],
    &["quan"],
    &["phuong"],
    &["xa"],
];

/// The word for a province at the end of a name.
const PROVINCE: &str = " tinh";

/// Words that make no difference between two names, plain.
const FILLERS: &[&str] = &["va"];

/// A body as it is known, whatever the spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Equal for spellings of one body within one document or realm.
    pub key: String,
    /// The name with its short forms written out.
    pub name: String,
    /// What sort of body.
    pub kind: BodyKind,
    /// The unit of the map that the name gives by its proper name: "huyện Bình Sơn".
    pub place: Option<String>,
}

/// Spellings of bodies: those of the program, and entries of one's own, which come first.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The spelling's words, and the name; by the first word.
    own: HashMap<String, Vec<Spelling>>,
    /// Names of one's own, for which the text is searched.
    pub(crate) names: Option<Arc<Phrases>>,
}

impl Vocabulary {
    /// The spellings of the program, and those of a table in CSV: a line for its columns (`variant,name`), then a spelling and
    /// its name in each line. Both are names that the reader then knows.
    /// # Errors
    /// [`BadSpelling`] where a line has not both.
    pub fn with_csv(table: &str) -> Result<Self, BadSpelling> {
        Ok(Self::with_entries(&entries(table)?))
    }

    /// The spellings of the program, and these with their names.
    pub fn with_entries(entries: &[(String, String)]) -> Self {
        let mut known: Vec<String> = entries
            .iter()
            .flat_map(|(variant, name)| [variant.to_lowercase(), name.to_lowercase()])
            .collect();
        known.sort();
        known.dedup();
        Self {
            own: by_first_word(entries),
            names: (!known.is_empty()).then(|| Arc::new(Phrases::owned(&known))),
        }
    }

    /// The body that a printed name stands for; of who speaks for it ("Giám đốc Sở Y tế") the body.
    pub fn identity(&self, printed: &str) -> Identity {
        let printed = compose(printed).text;
        let mut tokens = tokens(&printed);
        // "Giám đốc, Thủ trưởng các sở": one office behind the other.
        loop {
            let office = office(&printed, &tokens);
            if office == 0 {
                break;
            }
            tokens.drain(..office);
        }
        let is_collective = tokens
            .iter()
            .any(|token| token.plain == "cac" || token.plain == "cap");
        let place = if is_collective {
            None
        } else {
            cut_place(&printed, &mut tokens)
        };
        let end = tokens.last().map_or(0, |token| token.end);
        let mut name = String::new();
        let mut from = tokens.first().map_or(0, |token| token.start);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((length, words)) = self.spelling(&tokens, at) {
                name.push_str(printed.get(from..token.start).unwrap_or_default());
                name.push_str(words);
                at += length;
                from = tokens.get(at - 1).map_or(from, |last| last.end);
            } else {
                at += 1;
            }
        }
        name.push_str(printed.get(from..end).unwrap_or_default());
        let name = name.trim().to_owned();
        let words: Vec<String> = self::tokens(&name)
            .into_iter()
            .map(|token| token.plain)
            .filter(|word| !FILLERS.contains(&word.as_str()))
            .collect();
        let kind = kind(&words);
        let mut key = words.join(" ");
        // "Sở Tài chính tỉnh" is "Sở Tài chính"; a committee is that of its level.
        if kind != BodyKind::PeoplesCommittee && key.ends_with(PROVINCE) {
            key.truncate(key.len() - PROVINCE.len());
        }
        if let Some(place) = &place {
            key.push('@');
            key.push_str(&folded(place));
        }
        Identity {
            key,
            name: match &place {
                Some(place) => format!("{name} {place}"),
                None => name,
            },
            kind: if is_collective {
                BodyKind::Collective
            } else {
                kind
            },
            place,
        }
    }

    /// The longest spelling that the words at `at` begin with: how many words, and the name.
    fn spelling(&self, tokens: &[Token], at: usize) -> Option<(usize, &str)> {
        let first = tokens.get(at)?.plain.as_str();
        [&self.own, &*BUILT_IN_SPELLINGS]
            .into_iter()
            .find_map(|table| {
                table
                    .get(first)?
                    .iter()
                    .filter(|spelling| {
                        let words = tokens.iter().skip(at).map(|token| token.plain.as_str());
                        words
                            .take(spelling.words.len())
                            .eq(spelling.words.iter().map(String::as_str))
                    })
                    .max_by_key(|spelling| spelling.words.len())
                    .map(|spelling| (spelling.words.len(), spelling.name.as_str()))
            })
    }
}

/// How many words an office has that stands before a body: none where no body stands behind it ("Chủ tịch nước").
fn office(printed: &str, tokens: &[Token]) -> usize {
    let first = tokens.first().map_or("", |token| token.plain.as_str());
    let opens = |office: &&str| {
        // Most names begin with another word.
        if !office.starts_with(first) {
            return None;
        }
        let words = office.split(' ');
        let length = words.clone().count();
        let said = tokens.iter().map(|token| token.plain.as_str());
        said.take(length).eq(words).then_some(length)
    };
    let Some(length) = OFFICES.iter().filter_map(opens).max() else {
        return 0;
    };
    let is_body = tokens.get(length).is_some_and(|next| {
        let name = printed.get(next.start..).unwrap_or_default().to_lowercase();
        next.plain == "cac"
            || next.is_capital && OPENERS.iter().any(|opener| name.starts_with(opener))
    });
    if is_body { length } else { 0 }
}

/// Who is given something to do: leads, coordinators, who reports, who else must do something.
pub(crate) fn bodies(document: &Document, vocabulary: &Vocabulary) -> Vec<Body> {
    let tasks = document
        .tasks
        .iter()
        .flat_map(|task| task.leads.iter().chain(&task.coordinators));
    let obligations = document
        .obligations
        .iter()
        .flat_map(|obligation| obligation.who.iter().chain(&obligation.via));
    let duties = document.duties.iter().flat_map(|duty| &duty.who);
    let mut all: Vec<Body> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::default();
    // A spelling is looked at once: a table may name a body a thousand times.
    let mut known: HashSet<&str> = HashSet::default();
    for words in tasks.chain(obligations).chain(duties) {
        if !known.insert(words.value.as_str()) {
            continue;
        }
        let identity = vocabulary.identity(&words.value);
        let at = *by_key.entry(identity.key.clone()).or_insert(all.len());
        match all.get_mut(at) {
            Some(body) => body.printed.push(words.clone()),
            None => all.push(Body {
                identity,
                printed: vec![words.clone()],
            }),
        }
    }
    all
}

/// The unit of the map with its proper name at the end of a name, taken off the words.
fn cut_place(name: &str, tokens: &mut Vec<Token>) -> Option<String> {
    let (at, length) = (1..tokens.len()).rev().find_map(|at| {
        let unit = UNITS.iter().find(|unit| {
            let words = tokens.iter().skip(at).map(|token| token.plain.as_str());
            words.take(unit.len()).eq(unit.iter().copied())
        })?;
        Some((at, unit.len()))
    })?;
    let proper = tokens.get(at + length..)?;
    let is_proper = !proper.is_empty()
        && proper.len() <= 4
        && proper.iter().all(|token| token.is_capital)
        && !tokens.get(at).is_some_and(|token| token.is_capital);
    if !is_proper {
        return None;
    }
    let place = name.get(tokens.get(at)?.start..)?.trim().to_owned();
    tokens.truncate(at);
    // "… chi nhánh tỉnh Quảng Ngãi".
    if tokens.len() > 2
        && tokens
            .get(tokens.len() - 2..)
            .is_some_and(|last| last.iter().map(|t| t.plain.as_str()).eq(["chi", "nhanh"]))
    {
        tokens.truncate(tokens.len() - 2);
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_stands_for_its_body_where_one_is_named() {
        let name = |printed: &str| Vocabulary::default().identity(printed).name;
        assert_eq!(name("Giám đốc Công an tỉnh"), "Công an tỉnh");
        assert_eq!(name("Thủ trưởng các sở, ban, ngành"), "các sở, ban, ngành");
        for whole in [
            "Chủ tịch nước",
            "Giám đốc",
            "Trưởng ban Tổ chức",
            "Chánh án",
        ] {
            assert_eq!(name(whole), whole);
        }
    }

    #[test]
    fn spellings_of_one_body_have_one_key() {
        let vocabulary = Vocabulary::default();
        for spellings in [
            &[
                "Sở KH&ĐT",
                "Sở Kế hoạch và Đầu tư",
                "Sở Kế hoạch & Đầu tư tỉnh",
                "SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
            ][..],
            &[
                "BCH Quân sự tỉnh",
                "Bộ CHQS tỉnh",
                "Bộ Chỉ huy quân sự tỉnh",
            ],
            &[
                "Sở LĐ-TB&XH",
                "Sở Lao động - Thương binh và Xã hội",
                "Sở Lao động, Thương binh và Xã hội",
            ],
            &["UBND tỉnh", "Uỷ ban nhân dân tỉnh", "Ủy ban Nhân dân tỉnh"],
            &["Sở VH,TT&DL", "Sở Văn hoá, Thể thao và Du lịch"],
            &[
                "Phòng TN&MT huyện Bình Sơn",
                "Phòng Tài nguyên và Môi trường huyện Bình Sơn",
            ],
            &[
                "UBND các huyện, thị xã, thành phố",
                "Ủy ban nhân dân các huyện, TX, TP",
                "Chủ tịch UBND các huyện, thị xã, thành phố",
            ],
            &["Sở Y tế", "Giám đốc Sở Y tế", "Giám đốc Sở Y tế tỉnh"],
            &[
                "các sở, ban, ngành",
                "Thủ trưởng các sở, ban, ngành",
                "Giám đốc, Thủ trưởng các sở, ban, ngành",
            ],
            &["Văn phòng UBND tỉnh", "Chánh Văn phòng UBND tỉnh"],
            &["Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"],
        ] {
            let keys: Vec<String> = spellings
                .iter()
                .map(|name| vocabulary.identity(name).key)
                .collect();
            assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
        }
    }

    #[test]
    fn names_without_short_forms_stay_as_they_are() {
        for name in [
            "Sở Tư pháp",
            "Thanh tra tỉnh",
            "Sở Công Thương",
            "Hội Nông dân tỉnh",
        ] {
            assert_eq!(Vocabulary::default().identity(name).name, name);
        }
    }

    #[test]
    fn different_bodies_have_different_keys() {
        let vocabulary = Vocabulary::default();
        let names = [
            "Công an tỉnh",
            "Công an huyện",
            "UBND tỉnh",
            "UBND xã",
            "UBND huyện Bình Sơn",
            "UBND huyện Trà Bồng",
            "Sở Tài chính",
            "Phòng Tài chính - Kế hoạch",
            "Bộ Tài chính",
            "Tỉnh ủy",
            "UBND các xã, phường",
        ];
        let mut keys: Vec<String> = names
            .iter()
            .map(|name| vocabulary.identity(name).key)
            .collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), names.len(), "{keys:?}");
    }

    #[test]
    fn a_name_tells_sort_and_place() {
        let identity = Vocabulary::default().identity("Ngân hàng CSXH chi nhánh tỉnh Sơn Lâm");
        assert_eq!(identity.name, "Ngân hàng Chính sách xã hội tỉnh Sơn Lâm");
        assert_eq!(identity.kind, BodyKind::Bank);
        assert_eq!(identity.place.as_deref(), Some("tỉnh Sơn Lâm"));
        let kinds = [
            "Sở Y tế",
            "BCHQS tỉnh",
            "Tỉnh ủy",
            "Các sở, ngành",
            "Trung tâm Y tế",
        ]
        .map(|name| Vocabulary::default().identity(name).kind);
        let wanted = [
            BodyKind::Department,
            BodyKind::Force,
            BodyKind::Party,
            BodyKind::Collective,
            BodyKind::Unit,
        ];
        assert_eq!(kinds, wanted);
    }

    #[test]
    fn entries_of_ones_own_come_first_and_bad_lines_are_named() {
        let table =
            "variant,name\nTTXTĐT,\"Trung tâm Xúc tiến đầu tư, thương mại\"\nCT,Chi cục Thuế\n";
        let vocabulary = Vocabulary::with_csv(table).unwrap();
        let identity = vocabulary.identity("TTXTĐT tỉnh");
        assert_eq!(identity.name, "Trung tâm Xúc tiến đầu tư, thương mại tỉnh");
        assert_eq!(vocabulary.identity("CT").name, "Chi cục Thuế");
        let bad = Vocabulary::with_csv("variant,name\nchỉ một\n").unwrap_err();
        assert_eq!(bad.line, 2);
    }
}
