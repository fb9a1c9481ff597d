//! A body behind its spellings: "Sở KH&ĐT" and "Sở Kế hoạch và Đầu tư tỉnh" are one. The spellings are data: a table that
//! comes with the program, and entries of one's own.

use std::sync::{Arc, LazyLock};

use foldhash::{HashMap, HashSet};
use tiendo_text::normal::{compose, is_alphanumeric, plain};

use crate::model::{Body, Document};
use crate::phrases::Phrases;
use crate::vocabulary::bodies::{OFFICES, OPENERS};

/// The table that comes with the program.
const BUILT_IN: &str = include_str!("vocabulary/spellings.csv");

/// What sort of body a name tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// Several bodies under one name.
    Collective,
    /// A ministry.
    Ministry,
    /// A department of a province.
    Department,
    /// A people's committee.
    PeoplesCommittee,
    /// A people's council, the National Assembly and what belongs to them.
    Assembly,
    /// A committee, board or office of the Party.
    Party,
    /// Police, army, border guards.
    Force,
    /// The Front and mass organisations.
    Association,
    /// A bank.
    Bank,
    /// An enterprise.
    Enterprise,
    /// An office, division, centre, school or other unit.
    Unit,
}

impl BodyKind {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::Ministry => "ministry",
            Self::Department => "department",
            Self::PeoplesCommittee => "peoples_committee",
            Self::Assembly => "assembly",
            Self::Party => "party",
            Self::Force => "force",
            Self::Association => "association",
            Self::Bank => "bank",
            Self::Enterprise => "enterprise",
            Self::Unit => "unit",
        }
    }
}

/// How a body's name begins, plain, and what sort it is; the longer stands first.
const KINDS: &[(&str, BodyKind)] = &[
    ("cac", BodyKind::Collective),
    ("uy ban nhan dan cac", BodyKind::Collective),
    ("bo chi huy", BodyKind::Force),
    ("ban chi huy quan su", BodyKind::Force),
    ("bo tu lenh", BodyKind::Force),
    ("bo doi bien phong", BodyKind::Force),
    ("cong an", BodyKind::Force),
    ("bo chinh tri", BodyKind::Party),
    ("bo", BodyKind::Ministry),
    ("so", BodyKind::Department),
    ("uy ban nhan dan", BodyKind::PeoplesCommittee),
    ("chu tich uy ban nhan dan", BodyKind::PeoplesCommittee),
    ("hoi dong nhan dan", BodyKind::Assembly),
    ("thuong truc hoi dong nhan dan", BodyKind::Assembly),
    ("quoc hoi", BodyKind::Assembly),
    ("uy ban thuong vu quoc hoi", BodyKind::Assembly),
    ("tinh uy", BodyKind::Party),
    ("thanh uy", BodyKind::Party),
    ("huyen uy", BodyKind::Party),
    ("dang uy", BodyKind::Party),
    ("ban thuong vu", BodyKind::Party),
    ("ban tuyen giao", BodyKind::Party),
    ("ban to chuc", BodyKind::Party),
    ("ban dan van", BodyKind::Party),
    ("ban noi chinh", BodyKind::Party),
    ("ban can su dang", BodyKind::Party),
    ("dang doan", BodyKind::Party),
    ("uy ban kiem tra", BodyKind::Party),
    ("uy ban mat tran", BodyKind::Association),
    ("ban thuong truc uy ban mat tran", BodyKind::Association),
    ("mat tran", BodyKind::Association),
    ("hoi", BodyKind::Association),
    ("hiep hoi", BodyKind::Association),
    ("lien doan", BodyKind::Association),
    ("lien minh", BodyKind::Association),
    ("lien hiep", BodyKind::Association),
    ("doan", BodyKind::Association),
    ("tinh doan", BodyKind::Association),
    ("huyen doan", BodyKind::Association),
    ("ngan hang", BodyKind::Bank),
    ("cong ty", BodyKind::Enterprise),
    ("tong cong ty", BodyKind::Enterprise),
    ("tap doan", BodyKind::Enterprise),
];

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

/// A table of spellings that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: a spelling and a name, with a comma between, are wanted")]
pub struct BadSpelling {
    /// The line, from 1.
    pub line: usize,
}

/// Spellings of bodies: those of the program, and entries of one's own, which come first.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The spelling's words, and the name; by the first word.
    own: HashMap<String, Vec<Spelling>>,
    /// Names of one's own, for which the text is searched.
    pub(crate) names: Option<Arc<Phrases>>,
}

#[derive(Debug, Clone)]
struct Spelling {
    words: Vec<String>,
    name: String,
}

static BUILT_IN_SPELLINGS: LazyLock<HashMap<String, Vec<Spelling>>> =
    LazyLock::new(|| by_first_word(&entries(BUILT_IN).expect("the program's table is tested")));

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
        let office = office(&printed, &tokens);
        tokens.drain(..office);
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

/// A word of a name: bytes of the name, and the word plain.
struct Token {
    start: usize,
    end: usize,
    plain: String,
    is_capital: bool,
}

/// The most letters of nearly every word.
const SYLLABLE: usize = 8;

/// Words of letters and digits; `&` between them joins.
fn tokens(name: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    for (at, c) in name.char_indices() {
        let joins = c == '&' && all.last().is_some_and(|last| last.end == at);
        if !is_alphanumeric(c) && !joins {
            continue;
        }
        let letter = char::from(plain(c));
        if let Some(last) = all.last_mut().filter(|last| last.end == at) {
            last.plain.push(letter);
            last.end = at + c.len_utf8();
            continue;
        }
        let mut plain = String::with_capacity(SYLLABLE);
        plain.push(letter);
        all.push(Token {
            start: at,
            end: at + c.len_utf8(),
            plain,
            is_capital: c.is_uppercase(),
        });
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

fn kind(words: &[String]) -> BodyKind {
    let name = words.join(" ");
    KINDS
        .iter()
        .filter(|(opening, _)| {
            name.strip_prefix(opening)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
        .max_by_key(|(opening, _)| opening.len())
        .map_or(BodyKind::Unit, |(_, kind)| *kind)
}

fn folded(words: &str) -> String {
    let words: Vec<String> = tokens(words).into_iter().map(|token| token.plain).collect();
    words.join(" ")
}

fn by_first_word(entries: &[(String, String)]) -> HashMap<String, Vec<Spelling>> {
    let mut all: HashMap<String, Vec<Spelling>> = HashMap::default();
    for (variant, name) in entries {
        let words: Vec<String> = tokens(variant)
            .into_iter()
            .map(|token| token.plain)
            .collect();
        if let Some(first) = words.first() {
            all.entry(first.clone()).or_default().push(Spelling {
                words,
                name: name.clone(),
            });
        }
    }
    all
}

/// Lines of two fields; a field in quotation marks may hold commas. The first line names the columns.
fn entries(table: &str) -> Result<Vec<(String, String)>, BadSpelling> {
    let mut all = Vec::new();
    let table = table.trim_start_matches('\u{FEFF}');
    for (i, line) in table.lines().enumerate().skip(1) {
        if line.trim().is_empty() {
            continue;
        }
        let bad = BadSpelling { line: i + 1 };
        let (variant, rest) = field(line).ok_or_else(|| bad.clone())?;
        let (name, more) = field(rest).ok_or_else(|| bad.clone())?;
        if variant.is_empty() || name.is_empty() || !more.is_empty() {
            return Err(bad);
        }
        all.push((variant, name));
    }
    Ok(all)
}

/// The first field of a line, and what follows its comma.
fn field(line: &str) -> Option<(String, &str)> {
    let Some(quoted) = line.trim_start().strip_prefix('"') else {
        let (field, rest) = line.split_once(',').unwrap_or((line, ""));
        return Some((field.trim().to_owned(), rest));
    };
    let mut words = String::new();
    let mut rest = quoted;
    loop {
        let (part, behind) = rest.split_once('"')?;
        words.push_str(part);
        let Some(behind) = behind.strip_prefix('"') else {
            let behind = behind.trim_start();
            return Some((words, behind.strip_prefix(',').unwrap_or(behind)));
        };
        words.push('"');
        rest = behind;
    }
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
