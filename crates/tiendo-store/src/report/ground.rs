//! What saving a line needs to know: less than a page, and one question, for it is asked most of all.

use jiff::civil::Date;
use tiendo_domain::id::{Id, Line, RealmId, Report};
use tiendo_domain::report::{Hand, Hands};

use super::{Listed, hand, line, listed_of};
use crate::error::StoreError;
use crate::question::Ahead;
use crate::round;
use crate::row::Row;
use crate::statement::statements;
use crate::table::Column;
use crate::tx::ReadTx;
use crate::value::Value;
use crate::values;

/// A report with its round, one of its lines, and whose hands were in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The report, with who answers for it on the day that was asked for.
    pub listed: Listed,
    /// Its round.
    pub round: round::Record,
    /// The line, where the report has it.
    pub line: Option<line::Record>,
    /// Whose hands were in the report, over all its sendings.
    pub hands: Hands,
}

const SAVE: &[Column] = &[
    Column::int("realm"),
    Column::text("report"),
    Column::text("line"),
    Column::text("today"),
];

statements! {
    ask GROUND of SAVE = "SELECT k.n, r.id, r.rev, r.expected, r.round, r.agency, r.state, r.sendings, r.drafter,
            r.accepted_by, r.accepted_at, r.excused_by, r.excused_why, r.changed_at, e.agency_name, e.agency_short,
            COALESCE(a.agency, r.agency),
            o.id, o.rev, o.plan, o.obligation, o.year, o.state, o.due, o.cut_off, o.entry_from, o.entry_until, o.as_of,
            o.open_set_settled, o.created_by, o.created_at, o.confirmed_last_day, o.opened_by, o.opened_at,
            o.closed_by, o.closed_at,
            h.person, h.hand,
            l.id, l.rev, l.report, l.task, l.ordinal, l.number, l.parts, l.demand, l.role, l.collective, l.secrecy,
            l.declared, l.done_on, l.done, l.figures, l.difficulties, l.proposals, l.nothing_arose, l.unchanged,
            l.written_by, l.written_at, l.edit_until
        FROM asked k
        JOIN report r ON r.realm = k.realm AND r.id = k.report
        JOIN expected e ON e.realm = r.realm AND e.id = r.expected
        JOIN round o ON o.realm = r.realm AND o.id = r.round
        LEFT JOIN expected_answerable a ON a.realm = r.realm AND a.expected = r.expected AND a.known_until IS NULL
            AND (a.valid_from IS NULL OR a.valid_from <= k.today) AND (a.valid_until IS NULL OR a.valid_until > k.today)
        LEFT JOIN report_line l ON l.realm = r.realm AND l.id = k.line AND l.report = r.id
        LEFT JOIN report_hand h ON h.realm = r.realm AND h.report = r.id
        ORDER BY k.n, h.person NULLS LAST, h.hand NULLS LAST";
}

fn key(realm: RealmId, report: Id<Report>, line: Id<Line>, today: Date) -> Vec<Value> {
    values![realm, report, line, today].to_vec()
}

/// What [`ground_of_save`] asks, for [`Store::write_ahead`](crate::Store::write_ahead).
pub fn ahead_of_save(realm: RealmId, report: Id<Report>, line: Id<Line>, today: Date) -> Ahead {
    Ahead {
        question: GROUND,
        key: key(realm, report, line, today),
        report: Value::from(report),
    }
}

/// The report with one of its lines, if there is such a report.
///
/// # Errors
/// Any [`StoreError`].
pub fn ground_of_save(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
    line: Id<Line>,
    today: Date,
) -> Result<Option<Ground>, StoreError> {
    let rows = tx.ask(&GROUND, &key(realm, report, line, today))?;
    let mut ground: Option<Ground> = None;
    for row in &rows {
        match &mut ground {
            None => ground = Some(ground_of(row)?),
            Some(ground) => {
                // A row for each hand; who answers must be one.
                let mut cells = row.cells();
                if listed_of(&mut cells)?.answerable != ground.listed.answerable {
                    return Err(StoreError::NotOne(rows.len()));
                }
                round::record_of(&mut cells)?;
                if let Some(person) = cells.opt_id()? {
                    hand::add(&mut ground.hands, person, cells.word(Hand::from_code)?);
                }
            }
        }
    }
    Ok(ground)
}

fn ground_of(row: &Row) -> Result<Ground, StoreError> {
    let mut cells = row.cells();
    let listed = listed_of(&mut cells)?;
    let round = round::record_of(&mut cells)?;
    let mut hands = Hands::default();
    if let (Some(person), Some(kind)) = (cells.opt_id()?, cells.opt_word(Hand::from_code)?) {
        hand::add(&mut hands, person, kind);
    }
    let line = match cells.opt_id()? {
        Some(id) => Some(line::record_of(id, &mut cells)?),
        None => None,
    };
    Ok(Ground {
        listed,
        round,
        line,
        hands,
    })
}
