//! Readings of documents, and what persons decided on them: apart, so that a decision outlives a reading.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tiendo_domain::id::{Decision, Document, Id, Plan, Reading, RealmId};

use crate::error::StoreError;
use crate::hash::Hash;
use crate::journal::Actor;
use crate::row::Row;
use crate::statement::statements;
use crate::tables::{READING, READING_DECISION};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A person is to look at it.
    Open,
    /// A plan was made from it.
    Registered(Id<Plan>),
}

/// One run of the reader over a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The reading.
    pub id: Id<Reading>,
    /// Revision, from 1.
    pub rev: i64,
    /// The document.
    pub document: Id<Document>,
    /// The reader's version.
    pub reader: String,
    /// What was read, in the reader's JSON.
    pub body: String,
    /// How far it has come.
    pub state: State,
    /// When it was read.
    pub at: Timestamp,
    /// With what spellings of the realm's own; `None` where it had none.
    pub spellings: Option<String>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionKind {
    /// A finding stays as the document has it.
    Keep,
    /// A field gets another value.
    Mend,
    /// A printed name is this body or collective.
    Name,
    /// A row begins in the words of another.
    Split,
    /// A row is the rest of the one before it.
    Merge,
    /// A row is no task.
    LeftOut,
    /// Lines of the source are a row.
    Added,
}

impl DecisionKind {
    /// The word in the database and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Mend => "mend",
            Self::Name => "name",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::LeftOut => "left_out",
            Self::Added => "added",
        }
    }

    /// The kind of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Keep,
            Self::Mend,
            Self::Name,
            Self::Split,
            Self::Merge,
            Self::LeftOut,
            Self::Added,
        ]
        .into_iter()
        .find(|kind| kind.code() == code)
    }
}

/// What a person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRecord {
    /// The decision.
    pub id: Id<Decision>,
    /// Revision, from 1.
    pub rev: i64,
    /// The document.
    pub document: Id<Document>,
    /// On what: a name that outlives one reading.
    pub anchor: String,
    /// SHA-256 of the words on which it was made.
    pub words_hash: Hash,
    /// What kind of decision.
    pub kind: DecisionKind,
    /// The value, in JSON, where the kind has one.
    pub value: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// By whom.
    pub decided_by: Actor,
    /// When.
    pub decided_at: Timestamp,
}

statements! {
    LATEST = "SELECT id, rev, document, reader, body, plan, at, spellings
        FROM reading WHERE realm = $1 AND document = $2 ORDER BY at DESC, id DESC LIMIT 1";
    DECISIONS = "SELECT d.id, d.rev, d.document, d.anchor, d.words_hash, d.kind, d.value, d.reason, d.decided_by, d.decided_at, p.name
        FROM reading_decision d LEFT JOIN person p ON p.realm = d.realm AND p.id = substr(d.decided_by, length('person:') + 1)
        WHERE d.realm = $1 AND d.document = $2 ORDER BY d.decided_at, d.id";
    change REGISTERED of READING =
        "SET state = 'registered', plan = $4, rev = rev + 1 WHERE realm = $1 AND id = $2 AND rev = $3 AND plan IS NULL";
    remove UNDONE of READING_DECISION = "WHERE realm = $1 AND document = $2 AND anchor = $3";
    remove ALL_OF of READING_DECISION = "WHERE realm = $1 AND document = $2";
}

/// The last reading of a document.
///
/// # Errors
/// Any [`StoreError`].
pub fn latest(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    document: Id<Document>,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(LATEST, &values![realm, document])?;
    row.as_ref().map(record).transpose()
}

/// Everything that was decided on a document, the earliest first, with the names of the persons.
///
/// # Errors
/// Any [`StoreError`].
pub fn decisions(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    document: Id<Document>,
) -> Result<Vec<(DecisionRecord, Option<String>)>, StoreError> {
    let rows = tx.query(DECISIONS, &values![realm, document])?;
    rows.iter().map(decision).collect()
}

/// Keeps a reading.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, new: &Record) -> Result<(), StoreError> {
    let (state, plan) = match new.state {
        State::Open => ("reading", None),
        State::Registered(plan) => ("registered", Some(plan)),
    };
    let row = values![
        tx.realm(),
        new.id,
        new.rev,
        new.document,
        &new.reader,
        &new.body,
        state,
        plan,
        new.at,
        new.spellings.as_deref()
    ];
    tx.insert(&READING, &row)
}

/// Notes that a plan was made from a reading; `false` where somebody was first.
///
/// # Errors
/// Any [`StoreError`].
pub fn set_registered(
    tx: &mut WriteTx<'_>,
    reading: &Record,
    plan: Id<Plan>,
) -> Result<bool, StoreError> {
    let params = values![tx.realm(), reading.id, reading.rev, plan];
    Ok(REGISTERED.run(tx, &params)?.len() == 1)
}

/// Up to how many decisions are taken out one by one; more go with all of their document, which are then written again.
const ONE_BY_ONE: usize = 8;

/// Takes out the decisions under some anchors and keeps new ones. `now` is all that was decided on the document.
///
/// # Errors
/// Any [`StoreError`].
pub fn exchange_decisions<'a>(
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    now: impl Iterator<Item = &'a DecisionRecord>,
    gone: &BTreeSet<String>,
    new: &[DecisionRecord],
) -> Result<(), StoreError> {
    let realm = tx.realm();
    let mut rows: Vec<Vec<Value>> = new.iter().map(|one| cells(realm, one)).collect();
    if gone.len() > ONE_BY_ONE {
        ALL_OF.run(tx, &values![realm, document])?;
        let kept = now.filter(|one| !gone.contains(&one.anchor));
        rows.extend(kept.map(|one| cells(realm, one)));
    } else {
        for anchor in gone {
            UNDONE.run(tx, &values![realm, document, anchor])?;
        }
    }
    tx.insert_many(&READING_DECISION, rows)
}

/// Keeps these decisions on a document instead of all that it had: a newer copy has other rows, and anchors change places.
///
/// # Errors
/// Any [`StoreError`].
pub fn replace_decisions(
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    new: &[DecisionRecord],
) -> Result<(), StoreError> {
    let realm = tx.realm();
    ALL_OF.run(tx, &values![realm, document])?;
    let rows: Vec<Vec<Value>> = new.iter().map(|one| cells(realm, one)).collect();
    tx.insert_many(&READING_DECISION, rows)
}

fn cells(realm: RealmId, one: &DecisionRecord) -> Vec<Value> {
    values![
        realm,
        one.id,
        one.rev,
        one.document,
        &one.anchor,
        one.words_hash,
        one.kind.code(),
        one.value.as_deref(),
        one.reason.as_deref(),
        one.decided_by.word(),
        one.decided_at
    ]
    .to_vec()
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    Ok(Record {
        id: cells.id()?,
        rev: cells.int()?,
        document: cells.id()?,
        reader: cells.text()?,
        body: cells.text()?,
        state: cells.opt_id()?.map_or(State::Open, State::Registered),
        at: cells.timestamp()?,
        spellings: cells.opt_text()?,
    })
}

fn decision(row: &Row) -> Result<(DecisionRecord, Option<String>), StoreError> {
    let mut cells = row.cells();
    let record = DecisionRecord {
        id: cells.id()?,
        rev: cells.int()?,
        document: cells.id()?,
        anchor: cells.text()?,
        words_hash: cells.sha256()?,
        kind: cells.word(DecisionKind::from_code)?,
        value: cells.opt_text()?,
        reason: cells.opt_text()?,
        decided_by: cells.word(Actor::from_word)?,
        decided_at: cells.timestamp()?,
    };
    Ok((record, cells.opt_text()?))
}
