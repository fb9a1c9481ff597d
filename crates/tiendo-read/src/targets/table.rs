//! Rows of tables of targets: a target for each indicator and year with a figure.

use super::clause::bounds;
use super::figures;
use super::unit;
use super::words::{after_any, joined};
use super::years::year_named;
use crate::marks::{self, Mark};
use crate::model::{Comparator, Measure, Target, Words};
use crate::said;
use crate::span::Spanned;
use crate::tables::{FigureColumn, Holds, Mean, TargetRow, TargetTable};
use crate::view::{Place, View, is_letter};
use crate::vocabulary::targets::{COUNTED, MEASURES, SCALES};

/// What is doubtful about a table of targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The row's name, or the cell.
    pub(crate) place: Place,
    pub(crate) kind: DoubtKind,
}

/// Why something of a table is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoubtKind {
    /// A row has figures and no unit.
    UnitMissing,
    /// A cell has digits and no figure that can be read.
    FigureUnread,
    /// A row in lines has fewer figures than the table has columns for.
    FiguresFewer,
}

/// The targets of tables, and what is doubtful.
pub(super) fn read(view: &View, tables: &[TargetTable]) -> (Vec<Target>, Vec<Doubt>) {
    let mut reader = Reader {
        view,
        targets: Vec::new(),
        doubts: Vec::new(),
    };
    for table in tables {
        reader.table(table);
    }
    (reader.targets, reader.doubts)
}

struct Reader<'v, 's> {
    view: &'v View<'s>,
    targets: Vec<Target>,
    doubts: Vec<Doubt>,
}

/// The row that rows with a dash below it are parts of.
struct Above {
    name: Words,
    unit: Option<Words>,
    /// Its targets by column.
    targets: Vec<(usize, usize)>,
}

impl Reader<'_, '_> {
    fn table(&mut self, table: &TargetTable) {
        let view = self.view;
        let year = table
            .above
            .iter()
            .rev()
            .find_map(|place| year_named(view, place));
        let mut above: Option<Above> = None;
        let mut last_unit: Option<Words> = None;
        for row in &table.rows {
            let Some((name, in_name, is_part)) = self.name(row) else {
                continue;
            };
            if row.is_short {
                self.doubt(row, DoubtKind::FiguresFewer);
            }
            let unit = self.unit(row, last_unit.as_ref()).or(in_name);
            let parent = above.as_ref().filter(|_| is_part);
            let unit = unit.or_else(|| parent.and_then(|above| above.unit.clone()));
            let full_name = parent
                .filter(|above| first_word(&above.name) != first_word(&name))
                .map(|above| super::clause::with_words(&above.name, &name));
            let baseline = self.baseline(row, &table.figures);
            let mut own = Vec::new();
            let mut needs_unit = false;
            for (column, place) in &row.figures {
                let Some(FigureColumn { holds, .. }) = table.figures.get(*column) else {
                    continue;
                };
                if matches!(holds, Holds::Baseline) {
                    continue;
                }
                let Some(mut target) = self.target(&name, place) else {
                    continue;
                };
                needs_unit |= target.unit.is_none() && target.text.is_none();
                target.unit = unit
                    .clone()
                    .filter(|_| target.text.is_none())
                    .or(target.unit);
                target.full_name.clone_from(&full_name);
                target.baseline.clone_from(&baseline);
                match holds {
                    Holds::By(year) => target.by = Some(year.clone()),
                    Holds::Over(years, mean) => {
                        target.period = Some(years.clone());
                        if *mean == Mean::Mean && target.measure == Measure::Level {
                            target.measure = Measure::AverageOverPeriod;
                        }
                    }
                    Holds::Aim => target.by.clone_from(&year),
                    Holds::Baseline => {}
                }
                target.parent = parent.and_then(|above| {
                    let same = above.targets.iter().find(|(at, _)| at == column);
                    same.map(|(_, target)| *target)
                });
                own.push((*column, self.targets.len()));
                self.targets.push(target);
            }
            if unit.is_none() && needs_unit {
                self.doubt(row, DoubtKind::UnitMissing);
            }
            last_unit.clone_from(&unit);
            if !is_part {
                above = Some(Above {
                    name,
                    unit,
                    targets: own,
                });
            }
        }
    }

    fn doubt(&mut self, row: &TargetRow, kind: DoubtKind) {
        if let (Some(first), Some(last)) = (row.name.first(), row.name.last()) {
            let place = first.start..last.end;
            self.doubts.push(Doubt { place, kind });
        }
    }

    /// The name, the unit in a bracket at its end, and whether the row is a part of that above it.
    fn name(&self, row: &TargetRow) -> Option<(Words, Option<Words>, bool)> {
        let view = self.view;
        let mut places = row.name.clone();
        let first = places.first_mut()?;
        let mut is_part = false;
        if let Some((Mark::Bullet, _, rest)) = marks::mark(view, first) {
            *first = rest;
            is_part = true;
        }
        if let Some(rest) = said::after(view, first, "trong đó") {
            *first = view.trim(rest, b":,");
            is_part = true;
        }
        let mut unit = None;
        if let Some(last) = places.last_mut() {
            *last = view.trim(last.clone(), b":;.");
            if let Some((before, inside)) = bracketed_unit(view, last)
                && row.unit.is_none()
            {
                unit = Some(view.value(&inside));
                *last = before;
            }
        }
        joined(view, &places).map(|name| (name, unit, is_part))
    }

    /// The unit; a ditto sign repeats the one above.
    fn unit(&self, row: &TargetRow, last: Option<&Words>) -> Option<Words> {
        let view = self.view;
        let place = view.trim(row.unit.clone()?, b"()");
        let printed = view.words(&place).to_lowercase();
        if matches!(
            printed.as_str(),
            "\"" | "''" | "”" | "“" | "-\"-" | "-nt-" | "nt" | "\" \"" | "như trên"
        ) {
            return last.map(|unit| unit.with(unit.value.clone()));
        }
        let has_words = place.clone().any(|i| is_letter(view.byte(i)))
            || printed.contains('%')
            || printed.contains('‰');
        has_words.then(|| view.value(&place))
    }

    /// How things are, from the columns that say so: figure and head.
    fn baseline(&self, row: &TargetRow, columns: &[FigureColumn]) -> Option<Words> {
        let view = self.view;
        let (column, place) = row.figures.iter().rev().find(|(column, place)| {
            let is_baseline = columns
                .get(*column)
                .is_some_and(|column| matches!(column.holds, Holds::Baseline));
            is_baseline && view.digits(place).next().is_some()
        })?;
        let head = &columns.get(*column)?.head;
        let figure = view.value(place);
        Some(Spanned {
            value: format!("{} ({})", figure.value, head.value.replace('\n', " ")),
            spans: figure.spans.iter().chain(&head.spans).copied().collect(),
        })
    }

    /// What a cell says is to be reached; none where it is empty.
    fn target(&mut self, name: &Words, cell: &Place) -> Option<Target> {
        let view = self.view;
        let place = view.trim(cell.clone(), b"");
        let has_digits = view.digits(&place).next().is_some();
        let has_letters = place.clone().any(|i| is_letter(view.byte(i)));
        let figures =
            figures::reached(view, &place).filter(|(_, lead)| lead.place.start == place.start);
        let Some((figures, lead)) = figures else {
            // "Đạt chuẩn", and no figure; "x" alone marks a year.
            let is_said = !has_digits || says_words(view, &place);
            if has_letters && place.len() > 2 && is_said {
                return Some(Target {
                    comparator: view.derived(Comparator::Qualitative, &place),
                    text: Some(view.value(&place)),
                    ..empty(view, name, &place)
                });
            }
            if has_digits {
                self.doubts.push(Doubt {
                    place,
                    kind: DoubtKind::FigureUnread,
                });
            }
            return None;
        };
        let tail = figures.place.end..place.end;
        let (comparator, at) = super::clause::comparator(view, &figures, &lead, &tail);
        let (low, high) = bounds(comparator, &figures);
        let behind = unit::behind(view, figures.place.end, place.end);
        let falls = view.byte(place.start) == b'-' && lead.verb.is_none();
        Some(Target {
            comparator: view.derived(comparator, &at),
            low,
            high,
            unit: behind.unit,
            measure: if falls {
                Measure::Decrease
            } else {
                super::clause::measure(view, &lead, None)
            },
            approximate: super::clause::is_rough(view, &lead),
            ..empty(view, name, &place)
        })
    }
}

/// A part that begins as its whole does ("Dân số": "dân số đô thị") has a name of its own.
fn first_word(name: &Words) -> String {
    let word = name.value.split(' ').next().unwrap_or_default();
    word.to_lowercase()
}

/// Two letters in a row stand in it: words, not a digit misprinted.
fn says_words(view: &View, place: &Place) -> bool {
    let mut run = 0;
    place.clone().any(|i| {
        run = if is_letter(view.byte(i)) { run + 1 } else { 0 };
        run > 2
    })
}

fn empty(view: &View, name: &Words, place: &Place) -> Target {
    Target {
        name: name.clone(),
        full_name: None,
        comparator: view.derived(Comparator::Qualitative, place),
        approximate: false,
        low: None,
        high: None,
        unit: None,
        period: None,
        by: None,
        measure: Measure::Level,
        text: None,
        baseline: None,
        parent: None,
    }
}

/// "GRDP bình quân đầu người (triệu đồng)": the name, and the unit in the bracket.
fn bracketed_unit(view: &View, name: &Place) -> Option<(Place, Place)> {
    let last = name.end.checked_sub(1)?;
    if view.byte(last) != b')' {
        return None;
    }
    let open = name.clone().rev().find(|&i| view.byte(i) == b'(')?;
    let inside = view.trim(open + 1..last, b"");
    let known = [MEASURES, COUNTED, SCALES]
        .iter()
        .any(|list| after_any(view, &inside, list).is_some());
    let before = view.trim(name.start..open, b"");
    let is_unit = known || view.byte(inside.start) == b'%';
    (is_unit && !inside.is_empty() && !before.is_empty()).then_some((before, inside))
}
