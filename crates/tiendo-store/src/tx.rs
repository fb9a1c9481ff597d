//! What work inside the database sees: [`ReadTx`] asks, [`WriteTx`] also writes and journals.

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use tiendo_domain::id::RealmId;

use crate::engine::{Ask, Link};
use crate::error::StoreError;
use crate::hash::{self, Hash};
use crate::journal::{self, Entry, Event, Head, Mark};
use crate::question::Question;
use crate::row::Row;
use crate::table::{EDIT_UNTIL, Journalled, SEAL, Table};
use crate::tables;
use crate::value::Value;

/// Most parameters in one statement; below what either engine allows (32 766 and 65 535).
const PARAMETERS: usize = 16_000;
/// In how many rows at a time a long insert goes: few texts, so that they stay prepared.
const CHUNKS: [usize; 8] = [256, 64, 32, 16, 8, 4, 2, 1];

/// One consistent view of the database.
///
/// After a statement has failed every further one fails with the same error: PostgreSQL can do no
/// other, and SQLite shall not differ.
pub struct ReadTx<'t> {
    link: &'t mut dyn Link,
    failed: Option<StoreError>,
    /// Answers that came ahead of their questions; they hold until something is written.
    ready: Vec<(Ask, Vec<Row>)>,
    /// The same of a question over keys.
    known: Option<Known>,
}

/// What was found for the key of a question, before the work that asks it began.
pub(crate) struct Known {
    pub(crate) question: Question,
    pub(crate) key: Vec<Value>,
    pub(crate) rows: Vec<Row>,
}

impl<'t> ReadTx<'t> {
    pub(crate) fn new(link: &'t mut dyn Link) -> Self {
        Self {
            link,
            failed: None,
            ready: Vec::new(),
            known: None,
        }
    }

    /// Runs a statement and answers all its rows. Parameters are `$1`, `$2`, …
    ///
    /// # Errors
    /// Any [`StoreError`] of the database.
    pub fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let same = |(ask, _): &&(Ask, Vec<Row>)| ask.sql == sql && ask.params == params;
        if self.failed.is_none()
            && let Some((_, rows)) = self.ready.iter().find(same)
        {
            return Ok(rows.clone());
        }
        self.run(params, |link| link.query(sql, params))
    }

    /// What a question finds for one key.
    pub(crate) fn ask(
        &mut self,
        question: &Question,
        key: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        if self.failed.is_none()
            && let Some(known) = &self.known
            && known.question.is(question)
            && known.key == key
        {
            return Ok(known.rows.clone());
        }
        let rows = self.run(key, |link| link.query(&question.sql(), key))?;
        Ok(rows.iter().map(Row::behind_first).collect())
    }

    /// The one row of an answer.
    ///
    /// # Errors
    /// [`StoreError::NotOne`] when there is none or more than one.
    pub fn query_one(&mut self, sql: &str, params: &[Value]) -> Result<Row, StoreError> {
        let mut rows = self.query(sql, params)?;
        match (rows.pop(), rows.len()) {
            (Some(row), 0) => Ok(row),
            (Some(_), more) => Err(StoreError::NotOne(more + 1)),
            (None, _) => Err(StoreError::NotOne(0)),
        }
    }

    /// The one row of an answer, or `None` where it is empty.
    ///
    /// # Errors
    /// [`StoreError::NotOne`] when there is more than one.
    pub fn query_opt(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, StoreError> {
        let mut rows = self.query(sql, params)?;
        match (rows.pop(), rows.len()) {
            (row, 0) => Ok(row),
            (_, more) => Err(StoreError::NotOne(more + 1)),
        }
    }

    /// Asks several questions in one round trip, before [`ReadTx::query`] asks them again one by
    /// one: it then finds their answers, as long as nothing is written in between. Changes nothing
    /// but the time that PostgreSQL takes; a batch of writes waits for every round trip.
    ///
    /// # Errors
    /// Any [`StoreError`] of the database.
    pub fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        let checked = asks.iter().try_for_each(|ask| no_nul(&ask.params));
        let answers = self.run(&[], |link| checked.and_then(|()| link.ahead(&asks)))?;
        self.ready
            .extend(asks.into_iter().zip(answers.into_iter().flatten()));
        Ok(())
    }

    /// Prepares a statement without running it: for the test that every statement suits both
    /// engines.
    ///
    /// # Errors
    /// [`StoreError::Statement`] when the engine does not take it.
    pub fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.link.prepare(sql)
    }

    fn run<T>(
        &mut self,
        params: &[Value],
        work: impl FnOnce(&mut dyn Link) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let answer = no_nul(params).and_then(|()| work(self.link));
        if let Err(error) = &answer {
            self.failed = Some(error.clone());
        }
        answer
    }
}

/// A write under way: a savepoint in the batch that the realm's writer will commit.
///
/// Rows of journalled tables must be closed by [`WriteTx::commit`] before the work ends with `Ok`;
/// one work may close several entries. The journal tables themselves show the new entries only
/// after the work has ended.
pub struct WriteTx<'t> {
    read: ReadTx<'t>,
    realm: RealmId,
    head: Head,
    marks: Vec<Mark>,
    entries: Vec<Entry>,
    touched: Touched,
    salt: fn() -> [u8; 16],
}

/// Of which reports a work has written rows.
#[derive(Default)]
pub(crate) struct Touched {
    reports: BTreeSet<Value>,
    /// Rows that belong to no report.
    others: bool,
}

impl Touched {
    fn note(&mut self, table: &Table, row: &[Value]) {
        let place = if *table == tables::REPORT {
            table.place("id")
        } else {
            table.place("report")
        };
        match place.and_then(|place| row.get(place)) {
            Some(report) => {
                self.reports.insert(report.clone());
            }
            None => self.others = true,
        }
    }

    /// Adds what another work has written.
    pub(crate) fn add(&mut self, other: Touched) {
        self.reports.extend(other.reports);
        self.others |= other.others;
    }

    /// Whether what was found about a report still stands.
    pub(crate) fn leaves(&self, report: &Value) -> bool {
        !self.others && !self.reports.contains(report)
    }
}

impl<'t> Deref for WriteTx<'t> {
    type Target = ReadTx<'t>;

    fn deref(&self) -> &ReadTx<'t> {
        &self.read
    }
}

impl DerefMut for WriteTx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.read
    }
}

impl<'t> WriteTx<'t> {
    pub(crate) fn new(
        link: &'t mut dyn Link,
        realm: RealmId,
        head: Head,
        salt: fn() -> [u8; 16],
    ) -> Self {
        Self {
            read: ReadTx::new(link),
            realm,
            head,
            marks: Vec::new(),
            entries: Vec::new(),
            touched: Touched::default(),
            salt,
        }
    }

    /// The same, with what was found before for the question that the work is known to ask.
    pub(crate) fn knowing(mut self, known: Option<Known>) -> Self {
        self.read.known = known;
        self
    }

    /// Forgets what was found ahead, since it may be so no longer.
    fn forget(&mut self) {
        self.read.ready.clear();
        self.read.known = None;
    }

    /// The realm that is written.
    pub fn realm(&self) -> RealmId {
        self.realm
    }

    /// The end of the realm's chain as this work sees it. Equal to the head that an earlier read
    /// saw (see [`head`]), it says that everything journalled is still as it was read, so that it
    /// need not be read again while other writes wait. Drafts alone move without the journal:
    /// their revision says whether they did.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The number that the next [`WriteTx::commit`] will get: what `known_from` of a new fact and
    /// `known_until` of a superseded one are.
    pub fn next_seq(&self) -> i64 {
        self.head.seq + 1
    }

    /// Inserts one row; `row` holds every column in the table's order.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the row does not fit the table; on PostgreSQL a key that is
    /// there already may come out of a later statement of the same work.
    pub fn insert(&mut self, table: &'static Table, row: &[Value]) -> Result<(), StoreError> {
        self.insert_many(table, [row.to_vec()])
    }

    /// Inserts many rows with few statements.
    ///
    /// # Errors
    /// As [`WriteTx::insert`].
    pub fn insert_many(
        &mut self,
        table: &'static Table,
        rows: impl IntoIterator<Item = Vec<Value>>,
    ) -> Result<(), StoreError> {
        self.forget();
        let rows: Vec<Vec<Value>> = rows.into_iter().collect();
        for row in &rows {
            self.own(table, row)?;
            self.touched.note(table, row);
            if table.journalled == Journalled::Yes {
                self.marks.push(journal::mark(table, row));
            }
        }
        self.read.run(&[], |link| insert_chunks(link, table, rows))
    }

    /// Changes rows: `tail` is `SET … WHERE …`, the answer the changed rows with every column in
    /// the table's order. Where a revision is part of the condition an empty answer is a conflict.
    ///
    /// # Errors
    /// Any [`StoreError`] of the database.
    pub fn update(
        &mut self,
        table: &'static Table,
        tail: &str,
        params: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        self.writable(table)?;
        let mut rows = self.returning(&table.update_sql(tail), params)?;
        in_order(table, &mut rows);
        for row in &rows {
            let values = row.values();
            self.own(table, &values)?;
            self.touched.note(table, &values);
            if table.journalled == Journalled::Yes {
                self.marks.push(journal::mark(table, &values));
            }
        }
        Ok(rows)
    }

    /// Deletes rows: `tail` is `WHERE …`, the answer the rows that were there.
    ///
    /// # Errors
    /// Any [`StoreError`] of the database.
    pub fn delete(
        &mut self,
        table: &'static Table,
        tail: &str,
        params: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        self.writable(table)?;
        let mut rows = self.returning(&table.delete_sql(tail), params)?;
        in_order(table, &mut rows);
        for row in &rows {
            self.touched.note(table, &row.values());
        }
        if table.journalled == Journalled::Yes {
            for row in &rows {
                self.marks.push(Mark {
                    hash: None,
                    ..journal::mark(table, &row.values())
                });
            }
        }
        Ok(rows)
    }

    /// Replaces a whole row that has the revision `rev`; the new row carries its own new revision.
    /// Answers `false`, and changes nothing, where the row has moved on: a conflict.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the row does not fit the table, or any of the database.
    pub fn put(
        &mut self,
        table: &'static Table,
        row: &[Value],
        rev: i64,
    ) -> Result<bool, StoreError> {
        self.own(table, row)?;
        let found = self.replace(table, row, rev)?;
        if found && table.journalled == Journalled::Yes {
            self.marks.push(journal::mark(table, row));
        }
        Ok(found)
    }

    /// Saves a draft: as [`WriteTx::put`], but the row is covered by its own hash in `seal` and
    /// not by an entry, until the next event closes it (model: Journal). The row must say in
    /// `edit_until` how long saves are taken as one; what it holds in `seal` is replaced.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the table has no drafts or `edit_until` is null.
    pub fn put_draft(
        &mut self,
        table: &'static Table,
        row: &[Value],
        rev: i64,
    ) -> Result<bool, StoreError> {
        let row = self.sealed(table, row)?;
        self.replace(table, &row, rev)
    }

    /// As [`WriteTx::put_draft`], for a row that this work has read in the revision `rev`: nobody else writes in the realm
    /// meanwhile, so it is there still. Where it is not, the work has failed, now or when it ends.
    ///
    /// # Errors
    /// As [`WriteTx::put_draft`]; [`StoreError::NotOne`] where the row has another revision after all.
    pub fn put_draft_as_read(
        &mut self,
        table: &'static Table,
        row: &[Value],
        rev: i64,
    ) -> Result<(), StoreError> {
        let row = self.sealed(table, row)?;
        self.forget();
        self.touched.note(table, &row);
        self.read.run(&[], |link| link.put(table, row, rev))
    }

    /// The row of an open draft with its seal.
    fn sealed(&self, table: &'static Table, row: &[Value]) -> Result<Vec<Value>, StoreError> {
        let (Some(seal), Some(until)) = (table.place(SEAL), table.place(EDIT_UNTIL)) else {
            return Err(misfit(table, "the table has no drafts"));
        };
        let mut row = row.to_vec();
        if row.len() != table.columns.len() || row[until] == Value::Null {
            return Err(misfit(
                table,
                "a draft says in edit_until how long it is open",
            ));
        }
        row[seal] = Value::Null;
        row[seal] = Value::from(hash::seal(table, &row));
        self.own(table, &row)?;
        Ok(row)
    }

    /// Closes a draft that this work then writes over with [`WriteTx::put_draft`]: `row`, the draft as it was read, is
    /// listed in the entry that comes next, and not written, for it would be gone again.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the row does not fit the table or is an open draft.
    pub fn seal_over(&mut self, table: &'static Table, row: &[Value]) -> Result<(), StoreError> {
        self.own(table, row)?;
        let open = |column| {
            table
                .place(column)
                .is_some_and(|place| row[place] != Value::Null)
        };
        if open(SEAL) || open(EDIT_UNTIL) {
            return Err(misfit(table, "an open draft is listed as a closed row"));
        }
        self.marks.push(journal::mark(table, row));
        Ok(())
    }

    /// Closes the drafts that meet `condition` (SQL over the table's columns) into the entry that
    /// comes next, and answers them.
    ///
    /// # Errors
    /// Any [`StoreError`] of the database.
    pub fn seal_drafts(
        &mut self,
        table: &'static Table,
        condition: &str,
        params: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        let tail = seal_tail(condition);
        self.update(table, &tail, params)
    }

    /// Closes one journal entry over all rows written since the last one, and answers its number.
    ///
    /// # Errors
    /// The error of an earlier statement of this work, if there was one.
    pub fn commit(&mut self, event: Event) -> Result<i64, StoreError> {
        if let Some(error) = &self.read.failed {
            return Err(error.clone());
        }
        no_nul(&[Value::from(&event.subject)])?;
        let marks = std::mem::take(&mut self.marks);
        let entry = Entry::close(self.realm, self.head, event, marks, (self.salt)());
        self.head = entry.head();
        self.entries.push(entry);
        Ok(self.head.seq)
    }

    /// Why nothing more can be asked or written, if a statement failed.
    pub(crate) fn failure(&self) -> Option<&StoreError> {
        self.read.failed.as_ref()
    }

    /// The entries of the finished work and what it wrote, or why it may not be kept.
    pub(crate) fn finish(self) -> Result<(Vec<Entry>, Touched), StoreError> {
        if let Some(error) = self.read.failed {
            return Err(error);
        }
        if !self.marks.is_empty() {
            return Err(StoreError::Uncommitted(self.marks.len()));
        }
        Ok((self.entries, self.touched))
    }

    /// Writes rows as they are, without marks: the way in of a backup, whose journal comes with it.
    pub(crate) fn insert_as_is(
        &mut self,
        table: &'static Table,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        self.forget();
        for row in &rows {
            table.check(row)?;
            no_nul(row)?;
            self.touched.note(table, row);
        }
        self.read.run(&[], |link| insert_chunks(link, table, rows))
    }

    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.forget();
        self.read.run(params, |link| link.returning(sql, params))
    }

    fn replace(
        &mut self,
        table: &'static Table,
        row: &[Value],
        rev: i64,
    ) -> Result<bool, StoreError> {
        self.forget();
        self.touched.note(table, row);
        let mut params = row.to_vec();
        params.push(Value::from(rev));
        let changed = self
            .read
            .run(&params, |link| link.change(&table.put_sql(), &params))?;
        Ok(changed == 1)
    }

    /// Whether the row fits its table and belongs to the realm that is written.
    fn own(&self, table: &'static Table, row: &[Value]) -> Result<(), StoreError> {
        self.writable(table)?;
        table.check(row)?;
        no_nul(row)?;
        if table.is_of_realm()
            && table.journalled == Journalled::Yes
            && row[0] != Value::from(self.realm)
        {
            return Err(misfit(table, "the row belongs to another realm"));
        }
        Ok(())
    }

    #[expect(
        clippy::unused_self,
        reason = "a question to the transaction: may I write this table"
    )]
    fn writable(&self, table: &'static Table) -> Result<(), StoreError> {
        match table.journalled {
            Journalled::Yes | Journalled::No => Ok(()),
            Journalled::Itself => Err(misfit(table, "only the store writes the journal")),
        }
    }
}

/// The order of the key: `RETURNING` has none of its own, and the journal must not differ by engine.
fn in_order(table: &Table, rows: &mut [Row]) {
    rows.sort_by_cached_key(|row| {
        let mut key = row.values();
        key.truncate(table.key);
        key
    });
}

/// The change that closes drafts.
pub(crate) fn seal_tail(condition: &str) -> String {
    format!("SET {EDIT_UNTIL} = NULL, {SEAL} = NULL WHERE {EDIT_UNTIL} IS NOT NULL AND {condition}")
}

/// Inserts rows of a table in chunks whose sizes are few, so that their statements stay prepared.
pub(crate) fn insert_chunks(
    link: &mut dyn Link,
    table: &Table,
    rows: Vec<Vec<Value>>,
) -> Result<(), StoreError> {
    let most = PARAMETERS / table.columns.len();
    let mut rows = rows.into_iter();
    while rows.len() > 0 {
        let left = rows.len();
        let size = CHUNKS
            .into_iter()
            .find(|&size| size <= left && size <= most)
            .unwrap_or(1);
        let params: Vec<Value> = rows.by_ref().take(size).flatten().collect();
        link.execute(&table.insert_sql(size), params)?;
    }
    Ok(())
}

fn misfit(table: &Table, problem: &str) -> StoreError {
    StoreError::Misfit {
        table: table.name,
        problem: problem.to_owned(),
    }
}

/// Refuses NUL in text, which SQLite would hold and PostgreSQL not.
fn no_nul(params: &[Value]) -> Result<(), StoreError> {
    let bad = params
        .iter()
        .any(|value| matches!(value, Value::Text(text) if text.contains('\0')));
    if bad {
        Err(StoreError::Statement(
            "a text contains the character NUL".into(),
        ))
    } else {
        Ok(())
    }
}

/// The head of a realm's chain as this snapshot sees it.
///
/// # Errors
/// [`StoreError::NoRealm`] where the realm does not exist.
pub fn head(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Head, StoreError> {
    let row = tx.query_opt(
        "SELECT seq, hash FROM journal_head WHERE realm = $1",
        &[Value::from(realm)],
    )?;
    row.map_or(Err(StoreError::NoRealm(realm.0)), |row| {
        Head::from_row(&row)
    })
}

/// A hash as the parameter of a statement.
impl From<&Hash> for Value {
    fn from(hash: &Hash) -> Self {
        Self::Blob(hash.to_vec())
    }
}
