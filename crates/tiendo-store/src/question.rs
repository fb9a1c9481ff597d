//! Questions that are asked often, and then for many askers at once: on PostgreSQL running a statement costs more than
//! the rows it finds, so one statement finds them for all who wait.

use std::fmt::Write as _;

use crate::engine::Ask;
use crate::error::StoreError;
use crate::row::Row;
use crate::table::{Column, Kind};
use crate::value::Value;

/// For how many keys there is a statement of its own: few, so that they stay prepared.
const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

/// For how many keys a question can be asked at once.
pub(crate) const MOST: usize = SIZES[SIZES.len() - 1];

/// A statement over keys. It finds them in `asked`, with their number in the column `n`; the first column of its answer
/// is that number, and its rows are ordered by it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    keys: &'static [Column],
    sql: &'static str,
}

impl Question {
    pub(crate) const fn new(keys: &'static [Column], sql: &'static str) -> Self {
        Self { keys, sql }
    }

    /// The statement for one key.
    pub(crate) fn sql(&self) -> String {
        self.text(1)
    }

    /// Whether the two are one question.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.sql == other.sql
    }

    /// The question for these keys, at most [`MOST`]; the rows of the answer go to [`Question::divide`].
    pub(crate) fn ask(&self, keys: &[&[Value]]) -> Ask {
        let size = SIZES.into_iter().find(|size| *size >= keys.len());
        let size = size.unwrap_or(keys.len());
        // The last key fills the places that are left; nobody takes what is found for them.
        let last = keys.last().into_iter().cycle();
        let filled = keys.iter().chain(last).take(size);
        let params = filled.flat_map(|key| key.to_vec()).collect();
        Ask {
            sql: self.text(size).into(),
            params,
        }
    }

    /// What was found for each of `count` keys, without their numbers.
    pub(crate) fn divide(rows: &[Row], count: usize) -> Result<Vec<Vec<Row>>, StoreError> {
        let mut found = vec![Vec::new(); count];
        for row in rows {
            let n = row.cells().count()?;
            let place = usize::try_from(n).ok().and_then(|n| found.get_mut(n));
            if let Some(place) = place {
                place.push(row.behind_first());
            }
        }
        Ok(found)
    }

    fn text(&self, count: usize) -> String {
        let mut text = String::from("WITH asked (n");
        for key in self.keys {
            text.push_str(", ");
            text.push_str(key.name);
        }
        text.push_str(") AS (VALUES ");
        for n in 0..count {
            let comma = if n == 0 { "" } else { ", " };
            write!(text, "{comma}({n}").expect("writing into a String cannot fail");
            for (place, key) in self.keys.iter().enumerate() {
                let kind = match key.kind {
                    Kind::Int => "BIGINT",
                    Kind::Text => "TEXT",
                    Kind::Blob => "{blob}",
                };
                let number = n * self.keys.len() + place + 1;
                write!(text, ", CAST(${number} AS {kind})")
                    .expect("writing into a String cannot fail");
            }
            text.push(')');
        }
        text.push_str(") ");
        text.push_str(self.sql);
        text
    }
}

/// What a write needs to know first, so that it can be asked together with what the other writes of a batch ask.
#[derive(Clone, Debug)]
pub struct Ahead {
    pub(crate) question: Question,
    pub(crate) key: Vec<Value>,
    /// The report that the answer is about: rows of this report change it, and rows that belong to no report; rows of
    /// another report do not.
    pub(crate) report: Value,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    const KEYS: &[Column] = &[Column::int("realm"), Column::opt_blob("token")];

    #[test]
    fn a_question_is_asked_for_few_sizes() {
        let question = Question::new(KEYS, "SELECT k.n FROM asked k");
        assert_eq!(
            question.sql(),
            "WITH asked (n, realm, token) AS (VALUES (0, CAST($1 AS BIGINT), CAST($2 AS {blob}))) \
             SELECT k.n FROM asked k"
        );
        let keys: Vec<[Value; 2]> = (0..3).map(|n| values![n, [0_u8; 2]]).collect();
        let keys: Vec<&[Value]> = keys.iter().map(<[Value; 2]>::as_slice).collect();
        let ask = question.ask(&keys);
        assert_eq!(ask.params.len(), 8);
        assert_eq!(ask.params[4..6], ask.params[6..8]);
        assert!(ask.sql.contains("(3, CAST($7 AS BIGINT)"));
    }
}
