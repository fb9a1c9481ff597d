//! The realm's own spellings of bodies, beside those of the reader: a line each, the spelling, `=`, the name.

use crate::{AppError, typed};
use std::fmt;
use tiendo_domain::id::RealmId;
use tiendo_read::Vocabulary;
use tiendo_store::{ReadTx, setting};

/// The key of the setting.
pub(crate) const KEY: &str = "reading.spellings";

/// Most lines: the names of a large province, each in several spellings.
pub const MOST: usize = 1000;

/// Spellings with the names that they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spellings(Vec<(String, String)>);

/// Why words are no table of spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSpellings {
    /// This line, from 1, has not both a spelling and a name, each of at most [`typed::MOST`] characters.
    Line(usize),
    /// There are more than [`MOST`] lines.
    TooMany,
}

impl Spellings {
    /// The spellings that somebody typed; empty lines are none.
    ///
    /// # Errors
    /// [`BadSpellings`].
    pub fn typed(text: &str) -> Result<Self, BadSpellings> {
        let lines = (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty());
        let all = lines
            .map(|(n, line)| pair(line).ok_or(BadSpellings::Line(n)))
            .collect::<Result<Vec<_>, _>>()?;
        if all.len() > MOST {
            return Err(BadSpellings::TooMany);
        }
        Ok(Self(all))
    }

    /// Those of a realm.
    ///
    /// # Errors
    /// Only faults.
    pub fn of(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Self, AppError> {
        Ok(Self::of_setting(setting::find(tx, realm, KEY)?.as_ref()))
    }

    /// Those that a setting holds.
    pub(crate) fn of_setting(kept: Option<&setting::Setting>) -> Self {
        Self::kept(
            kept.and_then(|kept| kept.value.as_str())
                .unwrap_or_default(),
        )
    }

    /// Those that were kept: they were looked at when they were typed.
    pub(crate) fn kept(text: &str) -> Self {
        Self(text.lines().filter_map(pair).collect())
    }

    /// As they are kept; `None` where there are none.
    pub(crate) fn to_keep(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.to_string())
    }

    /// What the reader makes of them.
    pub fn vocabulary(&self) -> Vocabulary {
        Vocabulary::with_entries(&self.0)
    }
}

impl fmt::Display for Spellings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|(spelling, name)| writeln!(f, "{spelling} = {name}"))
    }
}

fn pair(line: &str) -> Option<(String, String)> {
    let (spelling, name) = line.split_once('=')?;
    let (spelling, name) = (spelling.trim(), name.trim());
    let is_whole = !spelling.is_empty() && !name.is_empty() && !name.contains('=');
    let is_short = typed::too_long([("spelling", spelling), ("name", name)]).is_none();
    (is_whole && is_short).then(|| (spelling.to_owned(), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_pairs_and_a_bad_one_is_named() {
        let typed = "\n TT XTĐT =Trung tâm Xúc tiến đầu tư, thương mại\r\n\nCT = Chi cục Thuế\n";
        let spellings = Spellings::typed(typed).unwrap();
        assert_eq!(
            spellings.to_string(),
            "TT XTĐT = Trung tâm Xúc tiến đầu tư, thương mại\nCT = Chi cục Thuế\n"
        );
        assert_eq!(Spellings::kept(&spellings.to_string()), spellings);
        assert_eq!(spellings.vocabulary().identity("CT").name, "Chi cục Thuế");
        let long = format!("A = {}", "b".repeat(typed::MOST + 1));
        for (text, problem) in [
            ("A = B\nchỉ một\n", BadSpellings::Line(2)),
            ("A =\n", BadSpellings::Line(1)),
            ("A = B = C\n", BadSpellings::Line(1)),
            (&long, BadSpellings::Line(1)),
            (&"A = B\n".repeat(MOST + 1), BadSpellings::TooMany),
        ] {
            assert_eq!(Spellings::typed(text), Err(problem), "{text:.40}");
        }
        assert_eq!(Spellings::typed("\n").unwrap().to_keep(), None);
    }
}
