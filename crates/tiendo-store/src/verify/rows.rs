//! Every journalled row against what its last entry left.

use std::collections::BTreeMap;

use super::{Problem, Verification};
use crate::error::StoreError;
use crate::hash::{Hash, row_hash, seal};
use crate::page::for_each_row;
use crate::statement::statements;
use crate::table::{EDIT_UNTIL, Journalled, SEAL, Table};
use crate::tables;
use crate::tx::ReadTx;
use crate::value::Value;
use crate::values;

statements! {
    // The last entry of each key; of an entry that wrote a key, each key stands once.
    LAST = "SELECT r.row_key, r.seq, r.row_hash FROM journal_row r
            WHERE r.realm = $1 AND r.table_name = $2
              AND r.seq = (SELECT MAX(l.seq) FROM journal_row l
                           WHERE l.realm = r.realm AND l.table_name = r.table_name
                             AND l.row_key = r.row_key)
            ORDER BY r.row_key, r.ordinal";
    NAMES = "SELECT DISTINCT table_name FROM journal_row WHERE realm = $1 ORDER BY table_name";
}

/// What the journal says of a row: the last entry that wrote it and the hash that it left, `None`
/// where it was deleted.
struct Last {
    seq: i64,
    hash: Option<Hash>,
}

pub(super) fn check(tx: &mut ReadTx<'_>, found: &mut Verification) -> Result<(), StoreError> {
    let journalled: Vec<&'static Table> = tables::all()
        .filter(|table| table.journalled == Journalled::Yes)
        .collect();
    for row in tx.query(NAMES, &values![found.realm])? {
        let name = row.cells().text()?;
        if !journalled.iter().any(|table| table.name == name) {
            found.problems.push(Problem::UnknownTable { table: name });
        }
    }
    for table in journalled {
        check_table(tx, found, table)?;
    }
    Ok(())
}

fn check_table(
    tx: &mut ReadTx<'_>,
    found: &mut Verification,
    table: &'static Table,
) -> Result<(), StoreError> {
    let mut last = last_entries(tx, found, table)?;
    let realm = found.realm;
    for_each_row(tx, table, realm, |row| {
        let values = row.values();
        let key = table.key_text(&values);
        found.rows += 1;
        let written = last.remove(&key).filter(|last| last.hash.is_some());
        let name = || (table.name.to_owned(), key.clone());
        let problem = match (written, draft_seal(table, &values)) {
            (None, _) => Some(extra(name())),
            (Some(_), Some(right)) => {
                found.drafts += 1;
                (!right).then(|| draft_altered(name()))
            }
            (Some(last), None) => {
                (last.hash != Some(row_hash(table, &values))).then(|| altered(name(), last.seq))
            }
        };
        found.problems.extend(problem);
        Ok(())
    })?;
    for (key, last) in last.into_iter().filter(|(_, last)| last.hash.is_some()) {
        found.problems.push(Problem::RowMissing {
            table: table.name.to_owned(),
            key,
            seq: last.seq,
        });
    }
    Ok(())
}

fn last_entries(
    tx: &mut ReadTx<'_>,
    found: &Verification,
    table: &Table,
) -> Result<BTreeMap<String, Last>, StoreError> {
    let rows = tx.query(LAST, &values![found.realm, table.name])?;
    rows.iter()
        .map(|row| {
            let mut cells = row.cells();
            let key = cells.text()?;
            let last = Last {
                seq: cells.int()?,
                hash: cells.opt_sha256()?,
            };
            Ok((key, last))
        })
        .collect()
}

/// Whether a row is an open draft, and if so whether its seal is right.
fn draft_seal(table: &Table, row: &[Value]) -> Option<bool> {
    let until = table.place(EDIT_UNTIL)?;
    let at = table.place(SEAL)?;
    if row[until] == Value::Null {
        return None;
    }
    Some(row[at] == Value::from(seal(table, row)))
}

fn extra((table, key): (String, String)) -> Problem {
    Problem::RowExtra { table, key }
}

fn draft_altered((table, key): (String, String)) -> Problem {
    Problem::DraftAltered { table, key }
}

fn altered((table, key): (String, String), seq: i64) -> Problem {
    Problem::RowAltered { table, key, seq }
}
