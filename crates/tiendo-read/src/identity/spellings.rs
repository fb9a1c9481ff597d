//! Tables of spellings: the one of the program, and how any is read.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::tokens::tokens;

/// The table that comes with the program.
const BUILT_IN: &str = include_str!("../vocabulary/spellings.csv");

/// A table of spellings that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: a spelling and a name, with a comma between, are wanted")]
pub struct BadSpelling {
    /// The line, from 1.
    pub line: usize,
}

#[derive(Debug, Clone)]
pub(super) struct Spelling {
    pub(super) words: Vec<String>,
    pub(super) name: String,
}

pub(super) static BUILT_IN_SPELLINGS: LazyLock<HashMap<String, Vec<Spelling>>> =
    LazyLock::new(|| by_first_word(&entries(BUILT_IN).expect("the program's table is tested")));

pub(super) fn by_first_word(entries: &[(String, String)]) -> HashMap<String, Vec<Spelling>> {
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
pub(super) fn entries(table: &str) -> Result<Vec<(String, String)>, BadSpelling> {
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
