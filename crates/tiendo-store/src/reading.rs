//! Readings of documents, and what persons decided on them: apart, so that a decision outlives a reading.

use jiff::Timestamp;
use tiendo_domain::id::{Decision, Document, Id, Plan, Reading, RealmId};

use crate::error::StoreError;
use crate::hash::Hash;
use crate::journal::Actor;
use crate::row::Row;
use crate::statement::statements;
use crate::tables::{READING, READING_DECISION};
use crate::tx::{ReadTx, WriteTx};
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
}

impl DecisionKind {
    /// The word in the database and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Mend => "mend",
            Self::Name => "name",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Keep, Self::Mend, Self::Name]
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
    LATEST = "SELECT id, rev, document, reader, body, plan, at
        FROM reading WHERE realm = $1 AND document = $2 ORDER BY at DESC, id DESC LIMIT 1";
    DECISIONS = "SELECT id, rev, document, anchor, words_hash, kind, value, reason, decided_by, decided_at
        FROM reading_decision WHERE realm = $1 AND document = $2 ORDER BY decided_at, id";
    change REGISTERED of READING =
        "SET state = 'registered', plan = $4, rev = rev + 1 WHERE realm = $1 AND id = $2 AND rev = $3 AND plan IS NULL";
    remove UNDONE of READING_DECISION = "WHERE realm = $1 AND document = $2 AND anchor = $3";
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

/// Everything that was decided on a document, the earliest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn decisions(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    document: Id<Document>,
) -> Result<Vec<DecisionRecord>, StoreError> {
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
        new.at
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

/// Keeps decisions on one document, each instead of the one that stood under its anchor.
///
/// # Errors
/// Any [`StoreError`].
pub fn put_decisions(tx: &mut WriteTx<'_>, new: &[DecisionRecord]) -> Result<(), StoreError> {
    let realm = tx.realm();
    let mut rows = Vec::with_capacity(new.len());
    for one in new {
        let row = values![
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
        ];
        if one.rev == 1 {
            rows.push(row.to_vec());
        } else if !tx.put(&READING_DECISION, &row, one.rev - 1)? {
            return Err(StoreError::Constraint(
                "a decision moved on under its writer".into(),
            ));
        }
    }
    tx.insert_many(&READING_DECISION, rows)
}

/// Takes a decision back; `false` where there is none.
///
/// # Errors
/// Any [`StoreError`].
pub fn remove_decision(
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    anchor: &str,
) -> Result<bool, StoreError> {
    let params = values![tx.realm(), document, anchor];
    Ok(!UNDONE.run(tx, &params)?.is_empty())
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
    })
}

fn decision(row: &Row) -> Result<DecisionRecord, StoreError> {
    let mut cells = row.cells();
    Ok(DecisionRecord {
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
    })
}
