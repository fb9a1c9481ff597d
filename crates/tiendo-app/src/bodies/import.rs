//! Loads a list of bodies and collectives from two tables as CSV: what an authority keeps in a spreadsheet.

use crate::{
    AppError, Ctx,
    journal::{Subject, commit},
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tiendo_domain::{
    agency::{AgencyFact, AgencyKind, Channel, Standing},
    collective::{CollectiveFact, Rule},
    id::{Agency, Collective, Id},
    time::{KnownAt, Period},
};
use tiendo_store::{WriteTx, agency, collective};

/// A list that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyList {
    bodies: Vec<BodyRow>,
    collectives: Vec<CollectiveRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct BodyRow {
    key: String,
    name: String,
    short: String,
    symbol: String,
    kind: AgencyKind,
    superior: String,
    collectives: Vec<String>,
    valid: Period,
    source: String,
    standing: Standing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct CollectiveRow {
    key: String,
    name: String,
    rule: Rule,
}

/// What is wrong with a list, with the line it stands on (1 is the heads).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadList {
    /// Not a table.
    #[error("line {line}: not a CSV table ({why})")]
    Table {
        /// Where.
        line: u64,
        /// The parser's words.
        why: String,
    },
    /// A column is missing.
    #[error("the column {column} is missing")]
    Column {
        /// Its head.
        column: &'static str,
    },
    /// A cell does not hold what its column takes.
    #[error("line {line}: {column} cannot be {value:?}")]
    Cell {
        /// Where.
        line: u64,
        /// The column's head.
        column: &'static str,
        /// What stands there.
        value: String,
    },
    /// A superior or collective that the lists do not have.
    #[error("line {line}: {column} names {key:?}, which is in no row")]
    Unknown {
        /// Where.
        line: u64,
        /// The column's head.
        column: &'static str,
        /// What is not there.
        key: String,
    },
}

impl BodyList {
    /// Reads both tables. Columns are found by their heads: `key,name,short,symbol,kind,superior,collectives,valid_from,
    /// valid_until,source,confidence` and `key,name,rule`; `collectives` has its keys between semicolons or blanks.
    ///
    /// # Errors
    /// [`BadList`] with the first thing that is wrong.
    pub fn read(bodies: &str, collectives: &str) -> Result<BodyList, BadList> {
        let collectives = Table::read(collectives)?.rows(CollectiveRow::of)?;
        let table = Table::read(bodies)?;
        let bodies = table.rows(BodyRow::of)?;
        let (keys, groups): (Vec<_>, Vec<_>) = (
            bodies
                .iter()
                .map(|body: &BodyRow| body.key.as_str())
                .collect(),
            collectives
                .iter()
                .map(|row: &CollectiveRow| row.key.as_str())
                .collect(),
        );
        for (line, body) in (2..).zip(&bodies) {
            if !body.superior.is_empty() && !keys.contains(&body.superior.as_str()) {
                return Err(BadList::Unknown {
                    line,
                    column: "superior",
                    key: body.superior.clone(),
                });
            }
            if let Some(key) = body
                .collectives
                .iter()
                .find(|key| !groups.contains(&key.as_str()))
            {
                return Err(BadList::Unknown {
                    line,
                    column: "collectives",
                    key: key.clone(),
                });
            }
        }
        Ok(BodyList {
            bodies,
            collectives,
        })
    }

    /// The list as it was on one day: bodies that existed then, without the days on which they began and end.
    #[must_use]
    pub fn as_on(mut self, day: Date) -> BodyList {
        self.bodies.retain(|body| body.valid.contains(day));
        for body in &mut self.bodies {
            body.valid = Period::ALWAYS;
        }
        self
    }
}

struct Table {
    heads: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

struct Cells<'t> {
    table: &'t Table,
    row: &'t csv::StringRecord,
    line: u64,
}

impl Table {
    /// Commas between cells, or semicolons, which Excel writes in Vietnamese settings.
    fn read(text: &str) -> Result<Table, BadList> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let heads = text.lines().next().unwrap_or_default();
        let between = if heads.contains(',') { b',' } else { b';' };
        let bad = |error: &csv::Error| BadList::Table {
            line: error.position().map_or(1, csv::Position::line),
            why: error.to_string(),
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(between)
            .from_reader(text.as_bytes());
        let heads = reader.headers().map_err(|error| bad(&error))?.clone();
        let rows = reader
            .records()
            .collect::<Result<_, _>>()
            .map_err(|error| bad(&error))?;
        Ok(Table { heads, rows })
    }

    fn rows<T>(&self, read: impl Fn(&Cells<'_>) -> Result<T, BadList>) -> Result<Vec<T>, BadList> {
        (2..)
            .zip(&self.rows)
            .map(|(line, row)| {
                read(&Cells {
                    table: self,
                    row,
                    line,
                })
            })
            .collect()
    }
}

impl Cells<'_> {
    fn text(&self, column: &'static str) -> Result<&str, BadList> {
        let place = self
            .table
            .heads
            .iter()
            .position(|head| head.trim() == column);
        place
            .and_then(|place| self.row.get(place))
            .map(str::trim)
            .ok_or(BadList::Column { column })
    }

    fn read<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, BadList> {
        let text = self.text(column)?;
        read(text).ok_or_else(|| BadList::Cell {
            line: self.line,
            column,
            value: text.to_owned(),
        })
    }

    fn day(&self, column: &'static str) -> Result<Option<Date>, BadList> {
        self.read(column, |text| match text {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        })
    }
}

impl CollectiveRow {
    fn of(cells: &Cells<'_>) -> Result<CollectiveRow, BadList> {
        Ok(CollectiveRow {
            key: cells.text("key")?.to_owned(),
            name: cells.text("name")?.to_owned(),
            rule: cells.read("rule", |text| text.parse().ok())?,
        })
    }
}

impl BodyRow {
    fn of(cells: &Cells<'_>) -> Result<BodyRow, BadList> {
        let until = cells.day("valid_until")?;
        let valid = Period::new(cells.day("valid_from")?, until).map_err(|_| BadList::Cell {
            line: cells.line,
            column: "valid_until",
            value: until.map_or_else(String::new, |day| day.to_string()),
        })?;
        let name = cells.read("name", |text| {
            Some(text.to_owned()).filter(|text| !text.is_empty())
        })?;
        let short = Some(cells.text("short")?.to_owned()).filter(|short| !short.is_empty());
        Ok(BodyRow {
            key: cells.text("key")?.to_owned(),
            short: short.unwrap_or_else(|| name.clone()),
            name,
            symbol: cells.text("symbol")?.to_owned(),
            kind: cells.read("kind", AgencyKind::from_code)?,
            superior: cells.text("superior")?.to_owned(),
            collectives: cells
                .text("collectives")?
                .split([';', ' '])
                .filter(|key| !key.is_empty())
                .map(str::to_owned)
                .collect(),
            valid,
            source: cells.text("source")?.to_owned(),
            standing: cells.read("confidence", |text| match text {
                "high" => Some(Standing::Confirmed),
                "medium" | "low" => Some(Standing::Doubtful),
                _ => None,
            })?,
        })
    }
}

/// How bodies of a kind report as long as nobody says otherwise: a third of them send a signed paper.
fn usual_channel(kind: AgencyKind) -> Channel {
    match kind {
        AgencyKind::Department
        | AgencyKind::District
        | AgencyKind::Commune
        | AgencyKind::Board
        | AgencyKind::Office
        | AgencyKind::Media => Channel::Online,
        AgencyKind::Vertical
        | AgencyKind::Ministry
        | AgencyKind::Party
        | AgencyKind::Authority
        | AgencyKind::MassOrganisation
        | AgencyKind::Bank
        | AgencyKind::Union
        | AgencyKind::Association
        | AgencyKind::Enterprise => Channel::Paper,
    }
}

/// What became of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loaded {
    /// So many bodies and collectives are in the register now.
    Yes {
        /// Bodies.
        bodies: usize,
        /// Collectives.
        collectives: usize,
    },
    /// The register has bodies already; nothing was changed.
    HasBodies,
}

/// Enters a list where the register has no bodies yet.
///
/// # Errors
/// Only faults.
pub fn load(ctx: &mut Ctx, tx: &mut WriteTx<'_>, list: &BodyList) -> Result<Loaded, AppError> {
    if !agency::facts(tx, ctx.realm, KnownAt(i64::MAX))?.is_empty() {
        return Ok(Loaded::HasBodies);
    }
    import(ctx, tx, list)?;
    Ok(Loaded::Yes {
        bodies: list.bodies.len(),
        collectives: list.collectives.len(),
    })
}

/// Enters a list into a register that has no bodies yet, in one journal entry. Gives the id of each key.
///
/// # Errors
/// Only faults.
pub fn import(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    list: &BodyList,
) -> Result<BTreeMap<String, Id<Agency>>, AppError> {
    let ids: BTreeMap<String, Id<Agency>> = list
        .bodies
        .iter()
        .map(|body| (body.key.clone(), ctx.ids.next_id()))
        .collect();
    let groups: BTreeMap<&str, Id<Collective>> = list
        .collectives
        .iter()
        .map(|row| (row.key.as_str(), ctx.ids.next_id()))
        .collect();
    let row_id = |ctx: &mut Ctx| ctx.ids.next_id::<Agency>().to_string();
    let collectives: Vec<(String, CollectiveFact)> = list
        .collectives
        .iter()
        .map(|row| {
            let fact = CollectiveFact {
                collective: groups[row.key.as_str()],
                name: row.name.clone(),
                rule: row.rule.clone(),
                valid: Period::ALWAYS,
            };
            (row_id(ctx), fact)
        })
        .collect();
    let facts: Vec<agency::NewFact> = list
        .bodies
        .iter()
        .map(|body| agency::NewFact {
            id: row_id(ctx),
            fact: body.fact(&ids),
            source: body.source.clone(),
        })
        .collect();
    let members: Vec<(String, Id<Collective>, Id<Agency>, Period)> = list
        .bodies
        .iter()
        .flat_map(|body| body.collectives.iter().map(move |key| (body, key)))
        .map(|(body, key)| {
            (
                row_id(ctx),
                groups[key.as_str()],
                ids[&body.key],
                body.valid,
            )
        })
        .collect();
    agency::insert_many(tx, &facts)?;
    collective::insert_many(tx, &collectives)?;
    collective::insert_members(tx, &members)?;
    commit(
        ctx,
        tx,
        "agencies.imported",
        Subject::Realm,
        serde_json::json!({ "bodies": facts.len() }),
    )?;
    Ok(ids)
}

impl BodyRow {
    fn fact(&self, ids: &BTreeMap<String, Id<Agency>>) -> AgencyFact {
        AgencyFact {
            agency: ids[&self.key],
            name: self.name.clone(),
            short: self.short.clone(),
            code: None,
            symbol: Some(self.symbol.clone()).filter(|symbol| !symbol.is_empty()),
            kind: self.kind,
            superior: ids.get(&self.superior).copied(),
            standing: self.standing,
            channel: usual_channel(self.kind),
            valid: self.valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &str = "key,name,rule\nso,\"Các sở\",listed\n";

    fn bodies(row: &str) -> Result<BodyList, BadList> {
        let heads = "key,name,short,symbol,kind,superior,collectives,valid_from,valid_until,source,confidence";
        BodyList::read(&format!("{heads}\n{row}\n"), GROUPS)
    }

    #[test]
    fn every_wrong_cell_is_named() {
        assert!(bodies("a,Sở A,,SA,department,,so,,2025-03-01,x,high").is_ok());
        for (row, column) in [
            ("a,,,SA,department,,so,,,x,high", "name"),
            ("a,Sở A,,SA,ministery,,so,,,x,high", "kind"),
            ("a,Sở A,,SA,department,,so,1/3/2025,,x,high", "valid_from"),
            (
                "a,Sở A,,SA,department,,so,2025-03-01,2025-03-01,x,high",
                "valid_until",
            ),
            ("a,Sở A,,SA,department,,so,,,x,sure", "confidence"),
            ("a,Sở A,,SA,department,b,so,,,x,high", "superior"),
            ("a,Sở A,,SA,department,,ban,,,x,high", "collectives"),
        ] {
            let named = match bodies(row) {
                Err(
                    BadList::Cell {
                        line: 2, column, ..
                    }
                    | BadList::Unknown {
                        line: 2, column, ..
                    },
                ) => column,
                other => panic!("{row}: {other:?}"),
            };
            assert_eq!(named, column);
        }
        assert_eq!(
            BodyList::read("key\n", GROUPS),
            Ok(BodyList {
                bodies: vec![],
                collectives: bodies("a,A,,,department,,,,,x,high").unwrap().collectives
            })
        );
        assert_eq!(
            BodyList::read("key,name\na,b\n", GROUPS),
            Err(BadList::Column {
                column: "valid_until"
            })
        );
    }

    #[test]
    fn a_list_may_be_saved_by_excel() {
        let heads = "key;name;short;symbol;kind;superior;collectives;valid_from;valid_until;source;confidence";
        let list = BodyList::read(
            &format!("\u{feff}{heads}\na;\"Sở A, B\";;SA;department;;so;;;x;high\n"),
            GROUPS,
        );
        assert_eq!(list.unwrap().bodies[0].name, "Sở A, B");
    }

    #[test]
    fn a_list_as_on_a_day_has_the_bodies_of_that_day() {
        let list = bodies("a,Sở A,,SA,department,,so,,2025-03-01,x,high\nb,Sở A,,SA,department,,so,2025-03-01,,x,low").unwrap();
        let before = list.clone().as_on(jiff::civil::date(2024, 11, 6));
        assert_eq!(before.bodies.len(), 1);
        assert_eq!(
            (before.bodies[0].key.as_str(), before.bodies[0].valid),
            ("a", Period::ALWAYS)
        );
        assert_eq!(list.as_on(jiff::civil::date(2025, 3, 1)).bodies[0].key, "b");
    }
}
