//! The journal: what a person or the system did, chained by hashes.
//!
//! An entry's hash covers its number, instant, actor, event, subject, the hash of its payload, the
//! hash of the list of rows it wrote, and the hash of the entry before. The payload lies beside
//! the chain with a random salt, so that it can be erased where the law orders it and the chain
//! still holds (model: Journal).

use jiff::Timestamp;
use tiendo_domain::id::{Id, Person, RealmId};

use crate::error::StoreError;
use crate::hash::{Fields, Hash};
use crate::row::Row;
use crate::table::Table;
use crate::value::Value;

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person of the realm.
    Person(Id<Person>),
    /// Whoever may run commands on the machine.
    Command,
    /// The program itself, on the clock.
    System,
}

impl Actor {
    /// The actor as the journal writes it: `person:…`, `command`, `system`.
    pub fn word(self) -> String {
        match self {
            Self::Person(id) => format!("person:{id}"),
            Self::Command => "command".to_owned(),
            Self::System => "system".to_owned(),
        }
    }

    /// The actor that [`Actor::word`] wrote.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "command" => Some(Self::Command),
            "system" => Some(Self::System),
            other => other
                .strip_prefix("person:")?
                .parse()
                .ok()
                .map(Self::Person),
        }
    }
}

/// What was done: the close of a write.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, by the server's clock.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// What, as a stable word: `report.submitted`.
    pub kind: &'static str,
    /// On what: `report:…` with its id.
    pub subject: String,
    /// The facts that a reader of the journal wants to know; ids of persons, never their names.
    pub payload: serde_json::Value,
}

/// The last entry of a realm's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 when the chain is empty.
    pub seq: i64,
    /// Its hash; zeros when the chain is empty.
    pub hash: Hash,
}

impl Head {
    /// The head from a row `seq, hash`.
    pub(crate) fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut cells = row.cells();
        Ok(Self {
            seq: cells.int()?,
            hash: cells.sha256()?,
        })
    }
}

/// A row that a write touched: where it is, and its hash, or `None` where it was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) table: &'static str,
    pub(crate) key: String,
    pub(crate) hash: Option<Hash>,
}

/// The fields of an entry that its hash covers, but for the number and the entry before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Covered<'a> {
    pub(crate) at: i64,
    pub(crate) actor: &'a str,
    pub(crate) event: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) payload_hash: &'a Hash,
    pub(crate) rows_hash: &'a Hash,
}

/// The hash of an entry.
pub(crate) fn entry_hash(realm: RealmId, seq: i64, covered: Covered<'_>, prev: &Hash) -> Hash {
    Fields::of("journal")
        .int(realm.0)
        .int(seq)
        .int(covered.at)
        .text(covered.actor)
        .text(covered.event)
        .text(covered.subject)
        .blob(covered.payload_hash)
        .blob(covered.rows_hash)
        .blob(prev)
        .done()
}

/// The hash of a payload with its salt.
pub(crate) fn payload_hash(salt: &[u8], body: &str) -> Hash {
    Fields::of("payload").blob(salt).text(body).done()
}

/// The hash of the list of rows that an entry wrote, in its order.
pub(crate) fn rows_hash<'a>(
    rows: impl Iterator<Item = (&'a str, &'a str, Option<&'a [u8]>)>,
) -> Hash {
    let mut fields = Fields::of("rows");
    for (table, key, hash) in rows {
        fields = fields.text(table).text(key);
        fields = match hash {
            Some(hash) => fields.blob(hash),
            None => fields.value(&Value::Null),
        };
    }
    fields.done()
}

/// An entry that is closed and waits to be written with the batch.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    realm: RealmId,
    seq: i64,
    at: i64,
    actor: String,
    event: &'static str,
    subject: String,
    payload_hash: Hash,
    rows_hash: Hash,
    prev: Hash,
    hash: Hash,
    salt: [u8; 16],
    body: String,
    marks: Vec<Mark>,
}

impl Entry {
    /// Closes `marks` under `event`, behind `head`. Of a row written twice the last state counts.
    pub(crate) fn close(
        realm: RealmId,
        head: Head,
        event: Event,
        marks: Vec<Mark>,
        salt: [u8; 16],
    ) -> Self {
        let marks = last_states(marks);
        let body = event.payload.to_string();
        let payload_hash = payload_hash(&salt, &body);
        let rows_hash = rows_hash(marks.iter().map(|mark| {
            (
                mark.table,
                mark.key.as_str(),
                mark.hash.as_ref().map(Hash::as_slice),
            )
        }));
        let actor = event.actor.word();
        let seq = head.seq + 1;
        let at = event.at.as_microsecond();
        let covered = Covered {
            at,
            actor: &actor,
            event: event.kind,
            subject: &event.subject,
            payload_hash: &payload_hash,
            rows_hash: &rows_hash,
        };
        let hash = entry_hash(realm, seq, covered, &head.hash);
        Self {
            realm,
            seq,
            at,
            actor,
            event: event.kind,
            subject: event.subject,
            payload_hash,
            rows_hash,
            prev: head.hash,
            hash,
            salt,
            body,
            marks,
        }
    }

    /// The head of the chain once this entry is in.
    pub(crate) fn head(&self) -> Head {
        Head {
            seq: self.seq,
            hash: self.hash,
        }
    }

    /// The row of [`crate::tables::JOURNAL`].
    pub(crate) fn row(&self) -> Vec<Value> {
        crate::values![
            self.realm,
            self.seq,
            self.at,
            &self.actor,
            self.event,
            &self.subject,
            self.payload_hash,
            self.rows_hash,
            self.prev,
            self.hash
        ]
        .to_vec()
    }

    /// The row of [`crate::tables::JOURNAL_PAYLOAD`].
    pub(crate) fn payload_row(&self) -> Vec<Value> {
        crate::values![self.realm, self.seq, self.salt, &self.body].to_vec()
    }

    /// The rows of [`crate::tables::JOURNAL_ROW`].
    pub(crate) fn mark_rows(&self) -> impl Iterator<Item = Vec<Value>> {
        self.marks.iter().zip(0_i64..).map(|(mark, ordinal)| {
            crate::values![
                self.realm, self.seq, ordinal, mark.table, &mark.key, mark.hash
            ]
            .to_vec()
        })
    }
}

/// The mark of a row as it is now.
pub(crate) fn mark(table: &Table, row: &[Value]) -> Mark {
    Mark {
        table: table.name,
        key: table.key_text(row),
        hash: Some(crate::hash::row_hash(table, row)),
    }
}

fn last_states(marks: Vec<Mark>) -> Vec<Mark> {
    use std::collections::BTreeMap;
    let mut last: BTreeMap<(&'static str, &str), usize> = BTreeMap::new();
    for (place, mark) in marks.iter().enumerate() {
        last.insert((mark.table, &mark.key), place);
    }
    if last.len() == marks.len() {
        return marks;
    }
    let keep: std::collections::BTreeSet<usize> = last.into_values().collect();
    marks
        .into_iter()
        .enumerate()
        .filter(|(place, _)| keep.contains(place))
        .map(|(_, mark)| mark)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_row_written_twice_the_last_state_counts() {
        let mark = |key: &str, n: u8| Mark {
            table: "t",
            key: key.into(),
            hash: Some([n; 32]),
        };
        let kept = last_states(vec![mark("a", 1), mark("b", 2), mark("a", 3)]);
        assert_eq!(kept, vec![mark("b", 2), mark("a", 3)]);
    }

    #[test]
    fn actors_are_read_back() {
        let person = Actor::Person(Id::from_uuid(uuid::Uuid::from_u128(7)));
        for actor in [person, Actor::Command, Actor::System] {
            assert_eq!(Actor::from_word(&actor.word()), Some(actor));
        }
        assert_eq!(Actor::from_word("person:x"), None);
    }
}
