//! Consolidated reports: one of a kind for a round, made of blocks in order, each with a revision of its own and with
//! where it came from.

use jiff::Timestamp;
use tiendo_domain::id::{Block, Consolidation, Id, Person, RealmId, Round};

use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::{CONSOLIDATION, CONSOLIDATION_BLOCK};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A consolidated report, without its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The consolidated report.
    pub id: Id<Consolidation>,
    /// Revision; making it anew gives the next.
    pub rev: i64,
    /// Its round.
    pub round: Id<Round>,
    /// Whose report it is; the code is the application's.
    pub kind: String,
    /// The subject as printed.
    pub title: String,
    /// Where it is; the code is the application's.
    pub state: String,
    /// When it was last made from the reports.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: Id<Person>,
}

/// A heading, a paragraph or a table of a consolidated report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRecord {
    /// The block.
    pub id: Id<Block>,
    /// Revision.
    pub rev: i64,
    /// The consolidated report.
    pub consolidation: Id<Consolidation>,
    /// Its place, from 1.
    pub ordinal: u32,
    /// What it is; the code is the application's.
    pub kind: String,
    /// What it says: text, or JSON for a table.
    pub body: String,
    /// Where it came from, as JSON of the application.
    pub origin: String,
    /// Who edited it last, and when; `None` where it is as it was made.
    pub edited: Option<(Id<Person>, Timestamp)>,
}

statements! {
    OF_ROUND = "SELECT id, rev, round, kind, title, state, made_at, made_by FROM consolidation
        WHERE realm = $1 AND round = $2 ORDER BY kind, id";
    BLOCKS = "SELECT id, rev, consolidation, ordinal, kind, body, origin, edited_by, edited_at FROM consolidation_block
        WHERE realm = $1 AND consolidation = $2 ORDER BY ordinal, id";
    BLOCK = "SELECT id, rev, consolidation, ordinal, kind, body, origin, edited_by, edited_at FROM consolidation_block
        WHERE realm = $1 AND id = $2";
    remove EMPTY of CONSOLIDATION_BLOCK = "WHERE realm = $1 AND consolidation = $2";
}

/// The consolidated reports of a round.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_ROUND, &values![realm, round])?
        .iter()
        .map(record)
        .collect()
}

/// The blocks of a consolidated report, in order.
///
/// # Errors
/// Any [`StoreError`].
pub fn blocks(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    consolidation: Id<Consolidation>,
) -> Result<Vec<BlockRecord>, StoreError> {
    tx.query(BLOCKS, &values![realm, consolidation])?
        .iter()
        .map(block_record)
        .collect()
}

/// One block.
///
/// # Errors
/// Any [`StoreError`].
pub fn block(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Block>,
) -> Result<Option<BlockRecord>, StoreError> {
    tx.query_opt(BLOCK, &values![realm, id])?
        .as_ref()
        .map(block_record)
        .transpose()
}

/// Makes a consolidated report; its blocks follow by [`set_blocks`].
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, record: &Record) -> Result<(), StoreError> {
    let row = row_of(tx.realm(), record);
    tx.insert(&CONSOLIDATION, &row)
}

/// Saves a consolidated report that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, record: &Record, seen: i64) -> Result<bool, StoreError> {
    let row = row_of(tx.realm(), record);
    tx.put(&CONSOLIDATION, &row, seen)
}

/// Replaces all blocks of a consolidated report.
///
/// # Errors
/// Any [`StoreError`].
pub fn set_blocks(
    tx: &mut WriteTx<'_>,
    consolidation: Id<Consolidation>,
    blocks: &[BlockRecord],
) -> Result<(), StoreError> {
    let realm = tx.realm();
    EMPTY.run(tx, &values![realm, consolidation])?;
    tx.insert_many(
        &CONSOLIDATION_BLOCK,
        blocks.iter().map(|block| block_row(realm, block).to_vec()),
    )
}

/// Saves a block that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put_block(tx: &mut WriteTx<'_>, block: &BlockRecord, seen: i64) -> Result<bool, StoreError> {
    let row = block_row(tx.realm(), block);
    tx.put(&CONSOLIDATION_BLOCK, &row, seen)
}

fn row_of(realm: RealmId, record: &Record) -> [Value; 9] {
    values![
        realm,
        record.id,
        record.rev,
        record.round,
        &record.kind,
        &record.title,
        &record.state,
        record.made_at,
        record.made_by
    ]
}

fn block_row(realm: RealmId, block: &BlockRecord) -> [Value; 10] {
    values![
        realm,
        block.id,
        block.rev,
        block.consolidation,
        i64::from(block.ordinal),
        &block.kind,
        &block.body,
        &block.origin,
        block.edited.map(|(by, _)| by),
        block.edited.map(|(_, at)| at),
    ]
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    Ok(Record {
        id: cells.id()?,
        rev: cells.int()?,
        round: cells.id()?,
        kind: cells.text()?,
        title: cells.text()?,
        state: cells.text()?,
        made_at: cells.timestamp()?,
        made_by: cells.id()?,
    })
}

fn block_record(row: &Row) -> Result<BlockRecord, StoreError> {
    let mut cells: Cells<'_> = row.cells();
    Ok(BlockRecord {
        id: cells.id()?,
        rev: cells.int()?,
        consolidation: cells.id()?,
        ordinal: cells.count()?,
        kind: cells.text()?,
        body: cells.text()?,
        origin: cells.text()?,
        edited: cells.opt_id()?.zip(cells.opt_timestamp()?),
    })
}
