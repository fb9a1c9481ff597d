//! The chain itself: numbers without gaps, each entry's hash, payload and list of rows.

use std::collections::BTreeMap;

use super::{Problem, Verification};
use crate::error::StoreError;
use crate::hash::{Hash, ZERO};
use crate::journal::{Covered, Head, entry_hash, payload_hash, rows_hash};
use crate::row::Row;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

/// Entries read at a time.
const PAGE: i64 = 500;

statements! {
    ENTRIES = "SELECT seq, at, actor, event, subject, payload_hash, rows_hash, prev, hash
               FROM journal WHERE realm = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    PAYLOADS = "SELECT seq, salt, body FROM journal_payload
                WHERE realm = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq";
    ROW_LISTS = "SELECT seq, table_name, row_key, row_hash FROM journal_row
                 WHERE realm = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq, ordinal";
    STRAY_PAYLOADS = "SELECT COUNT(*) FROM journal_payload p WHERE p.realm = $1
                      AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.realm = p.realm AND j.seq = p.seq)";
    STRAY_ROWS = "SELECT COUNT(*) FROM journal_row r WHERE r.realm = $1
                  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.realm = r.realm AND j.seq = r.seq)";
}

struct Entry {
    seq: i64,
    at: i64,
    actor: String,
    event: String,
    subject: String,
    payload_hash: Hash,
    rows_hash: Hash,
    prev: Hash,
    hash: Hash,
}

/// A row of an entry's list: table, key, hash.
type Listed = (String, String, Option<Vec<u8>>);

pub(super) fn check(tx: &mut ReadTx<'_>, found: &mut Verification) -> Result<(), StoreError> {
    let mut last = Head { seq: 0, hash: ZERO };
    loop {
        let rows = tx.query(ENTRIES, &values![found.realm, last.seq, PAGE])?;
        let entries: Vec<Entry> = rows.iter().map(entry).collect::<Result<_, _>>()?;
        let (Some(first), Some(end)) = (entries.first(), entries.last()) else {
            break;
        };
        let span = values![found.realm, first.seq, end.seq];
        let payloads = payloads(tx, &span)?;
        let mut lists = lists(tx, &span)?;
        for entry in &entries {
            check_entry(found, entry, last);
            check_parts(
                found,
                entry,
                payloads.get(&entry.seq),
                lists.remove(&entry.seq),
            );
            last = Head {
                seq: entry.seq,
                hash: entry.hash,
            };
        }
    }
    if found.head != last {
        found.problems.push(Problem::HeadDiffers {
            head: found.head.seq,
            last: last.seq,
        });
        found.head = last;
    }
    let realm = values![found.realm];
    let strays = tx.query_one(STRAY_PAYLOADS, &realm)?.cells().int()?
        + tx.query_one(STRAY_ROWS, &realm)?.cells().int()?;
    if strays > 0 {
        found.problems.push(Problem::Strays { count: strays });
    }
    Ok(())
}

fn check_entry(found: &mut Verification, entry: &Entry, before: Head) {
    found.entries += 1;
    let covered = Covered {
        at: entry.at,
        actor: &entry.actor,
        event: &entry.event,
        subject: &entry.subject,
        payload_hash: &entry.payload_hash,
        rows_hash: &entry.rows_hash,
    };
    let seq = entry.seq;
    if seq > before.seq + 1 {
        found.problems.push(Problem::EntriesMissing {
            from: before.seq + 1,
            to: seq - 1,
        });
    } else if entry.prev != before.hash {
        found.problems.push(Problem::ChainBroken { seq });
    }
    if entry_hash(found.realm, seq, covered, &entry.prev) != entry.hash {
        found.problems.push(Problem::EntryAltered { seq });
    }
}

fn check_parts(
    found: &mut Verification,
    entry: &Entry,
    payload: Option<&(Vec<u8>, String)>,
    list: Option<Vec<Listed>>,
) {
    let seq = entry.seq;
    match payload {
        None => found.erased += 1,
        Some((salt, body)) if payload_hash(salt, body) != entry.payload_hash => {
            found.problems.push(Problem::PayloadAltered { seq });
        }
        Some(_) => {}
    }
    let list = list.unwrap_or_default();
    let rows = list
        .iter()
        .map(|(table, key, hash)| (table.as_str(), key.as_str(), hash.as_deref()));
    if rows_hash(rows) != entry.rows_hash {
        found.problems.push(Problem::RowListAltered { seq });
    }
}

fn payloads(
    tx: &mut ReadTx<'_>,
    span: &[crate::Value],
) -> Result<BTreeMap<i64, (Vec<u8>, String)>, StoreError> {
    let mut payloads = BTreeMap::new();
    for row in tx.query(PAYLOADS, span)? {
        let mut cells = row.cells();
        payloads.insert(cells.int()?, (cells.blob()?, cells.text()?));
    }
    Ok(payloads)
}

fn lists(
    tx: &mut ReadTx<'_>,
    span: &[crate::Value],
) -> Result<BTreeMap<i64, Vec<Listed>>, StoreError> {
    let mut lists: BTreeMap<i64, Vec<Listed>> = BTreeMap::new();
    for row in tx.query(ROW_LISTS, span)? {
        let mut cells = row.cells();
        let list = lists.entry(cells.int()?).or_default();
        list.push((cells.text()?, cells.text()?, cells.opt_blob()?));
    }
    Ok(lists)
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    let mut cells = row.cells();
    Ok(Entry {
        seq: cells.int()?,
        at: cells.int()?,
        actor: cells.text()?,
        event: cells.text()?,
        subject: cells.text()?,
        payload_hash: cells.sha256()?,
        rows_hash: cells.sha256()?,
        prev: cells.sha256()?,
        hash: cells.sha256()?,
    })
}
