//! Rows of tables to groups and tasks; without a table, the numbered paragraphs of the body.

use std::collections::HashSet;

use crate::deadline;
use crate::marks::{self, Mark};
use crate::model::{Group, Task, TaskColumns, Words};
use crate::names;
use crate::roles;
use crate::said;
use crate::span::{Span, Spanned};
use crate::spread;
use crate::tables::{Row, TaskTable};
use crate::view::{Place, View, is_word};
use crate::vocabulary::heads::Column;
use crate::zones::Section;

/// Groups, tasks and what is known of the columns.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_field_names,
    reason = "the tasks beside their groups and columns"
)]
pub(crate) struct Tasks {
    pub(crate) groups: Vec<Group>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) columns: TaskColumns,
    /// Paragraphs of a part on tasks that open with what is to be done and were not read.
    pub(crate) unread: Vec<Place>,
    /// Names of bodies that number nothing.
    pub(crate) bare: Vec<Place>,
    /// What the text says and a table repeats.
    pub(crate) told_twice: Vec<Span>,
}

impl Tasks {
    /// Those of another stretch, behind these.
    pub(crate) fn add(&mut self, other: Tasks) {
        self.groups.extend(other.groups);
        self.tasks.extend(other.tasks);
        self.unread.extend(other.unread);
        self.bare.extend(other.bare);
    }
}

/// The groups that the part on tasks announces: its numbered paragraphs.
pub(crate) fn announced(view: &View, sections: &[Section]) -> Vec<(Words, Words)> {
    sections
        .iter()
        .filter(|section| view.has(&section.title, "nhiem vu"))
        .flat_map(|section| &section.body)
        .filter_map(|place| match marks::mark(view, place)? {
            (Mark::Number(_), at, rest) if !rest.is_empty() => {
                Some((view.value(&at), title(view, &rest)))
            }
            _ => None,
        })
        .collect()
}

/// `headed`: the groups that the body announces, in order.
pub(crate) fn from_tables(view: &View, tables: &[TaskTable], headed: &[(Words, Words)]) -> Tasks {
    let mut all = Tasks::default();
    // Most rows are tasks, and tasks are large: they are not moved while they are collected.
    all.tasks
        .reserve_exact(tables.iter().map(|table| table.rows.len()).sum());
    for table in tables {
        let has = |column| table.columns.contains(&column);
        all.columns.head.get_or_insert(view.span(&table.head));
        all.columns.deadline |= has(Column::Deadline);
        all.columns.product |= has(Column::Product);
        all.columns.coordinators |= has(Column::Coordinators);
        read_table(view, table, &mut all);
    }
    if !tables.is_empty() {
        add_missing_groups(&mut all, headed);
    }
    all
}

fn read_table(view: &View, table: &TaskTable, all: &mut Tasks) {
    let has_dotted = table
        .rows
        .iter()
        .any(|row| matches!(depth(view, row), Some(Mark::Dotted(_))));
    let has_roman = table
        .rows
        .iter()
        .any(|row| matches!(depth(view, row), Some(Mark::Roman)));
    let marks: Vec<Option<Mark>> = table.rows.iter().map(|row| depth(view, row)).collect();
    // "3.1. Công tác vận hành" above "1", "2": in a table that goes on with the numbers of its text.
    let dotted_head = has_dotted
        && table.rows.iter().zip(&marks).all(|(row, mark)| match mark {
            Some(Mark::Dotted(_)) => row.is_heading(),
            Some(Mark::Number(_)) => !row.is_heading(),
            _ => true,
        });
    // "1 | Lập quy hoạch" below "I | GIAI ĐOẠN 1" and above rows without numbers: numbers are those of groups.
    let numbers_head = has_roman
        && table.rows.iter().zip(&marks).all(|(row, mark)| match mark {
            Some(Mark::Number(_)) => row.is_heading(),
            _ => true,
        });
    let mut rows: Vec<(Row, Rank)> = Vec::with_capacity(table.rows.len());
    // The group with a Roman number, and whether a numbered one stands open in it.
    let mut outer: Option<&Row> = None;
    let mut is_inside = false;
    for (i, (row, mark)) in table.rows.iter().zip(&marks).enumerate() {
        let below = marks.get(i + 1).and_then(Option::as_ref);
        let heads = match mark {
            Some(Mark::Roman) => true,
            Some(Mark::Number(n)) if has_roman => {
                row.is_heading() && (is_part_of(*n, below) || (numbers_head && below.is_none()))
            }
            Some(Mark::Number(n)) => {
                (has_dotted && !dotted_head)
                    || (row.is_heading() && heads_others(*n, i, &marks, below))
            }
            Some(Mark::Dotted(_)) => dotted_head,
            Some(Mark::Letter | Mark::Bullet | Mark::Article(_)) => false,
            None => row.is_heading() && row.content.len() == 1,
        };
        match mark {
            Some(Mark::Roman) => {
                outer = Some(row);
                is_inside = false;
            }
            Some(Mark::Number(_)) if has_roman && heads => is_inside = true,
            Some(Mark::Number(_)) if is_inside => {
                // Behind the tasks of an inner group those of the outer one go on.
                rows.extend(outer.map(|row| (row.clone(), Rank::Heading)));
                is_inside = false;
            }
            _ => {}
        }
        // "Ông Trần Văn Kha | Phó Giám đốc Sở Y tế | Ủy viên": who sits in a committee is given nothing to do.
        let is_seat = || {
            let mut words = row.content.iter();
            !row.content.is_empty() && words.all(|words| names::sits_in_committee(view, words))
        };
        let rank = if heads { Rank::Heading } else { Rank::Task };
        if heads || !is_seat() {
            rows.push((row.clone(), rank));
        }
    }
    read_rows(view, &rows, all);
}

/// "1.1" below "1".
fn is_part_of(n: u32, below: Option<&Mark>) -> bool {
    matches!(below, Some(Mark::Dotted(numbers)) if numbers.first() == Some(&n))
}

/// A numbered row without cells heads what is below it unless the numbers simply go on: then it is a task without cells.
fn heads_others(n: u32, at: usize, marks: &[Option<Mark>], below: Option<&Mark>) -> bool {
    let goes_on = |mark: Option<&Mark>, number: u32| mark == Some(&Mark::Number(number));
    let above = at
        .checked_sub(1)
        .and_then(|i| marks.get(i))
        .and_then(Option::as_ref);
    match below {
        None => at + 1 < marks.len(),
        Some(below) => !goes_on(Some(below), n + 1) || (n > 1 && !goes_on(above, n - 1)),
    }
}

fn depth(view: &View, row: &Row) -> Option<Mark> {
    let number = row.number.as_ref()?;
    marks::mark(view, number).map(|(mark, _, _)| mark)
}

/// What a row is to the rows around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// It heads a group.
    Heading,
    /// A task of the group above.
    Task,
    /// A task beside the groups.
    Alone,
}

/// Rows, each with its rank.
pub(crate) fn read_rows(view: &View, rows: &[(Row, Rank)], all: &mut Tasks) {
    let numbered_groups = !rows
        .iter()
        .any(|(row, _)| matches!(depth(view, row), Some(Mark::Roman)));
    // "I. Phòng Quản lý đầu tư" above its tasks, in a table without a column for who leads.
    let none_led = rows.iter().all(|(row, _)| row.leads.is_empty());
    let mut bodies: Vec<Place> = Vec::new();
    let mut group: Option<String> = None;
    // Where the numbers of the groups so far begin.
    let mut numbered: HashSet<usize> = HashSet::new();
    for (row, rank) in rows {
        if *rank == Rank::Alone {
            group = None;
        }
        if *rank != Rank::Task {
            let title = row.content.first().filter(|_| *rank == Rank::Heading);
            bodies = title
                .filter(|title| none_led && names::is_body_list(view, title))
                .cloned()
                .into_iter()
                .collect();
        }
        if *rank == Rank::Heading {
            let heading = Group {
                number: row.number.as_ref().map(|place| view.value(place)),
                title: row.content.first().map(|place| title(view, place)),
                missing_in_annex: false,
            };
            group = heading.name().map(str::to_owned);
            // A group that goes on behind an inner one is known.
            let number = heading.number.as_ref().map(Words::start);
            let is_known = number.is_some_and(|at| !numbered.insert(at));
            if !is_known {
                all.groups.push(heading);
            }
            if !row.is_heading() {
                let content = usize::from(row.content.len() > 1);
                let task = task(view, row, group.clone(), content, true, all.tasks.last());
                all.tasks.extend(task);
            }
        } else {
            let mut row = roles::settled(view, row);
            if row.leads.is_empty() {
                row.leads.clone_from(&bodies);
            }
            let row = &row;
            let of_number = match depth(view, row) {
                Some(Mark::Dotted(numbers)) if numbered_groups => {
                    numbers.first().map(ToString::to_string)
                }
                _ => None,
            };
            let of = of_number.or_else(|| group.clone());
            let task = task(view, row, of, 0, false, all.tasks.last());
            all.tasks.extend(task);
        }
    }
}

/// Words of a cell that stand for the cell above, plain.
const AS_ABOVE: &[&str] = &["nt", "-nt-", "- nt -", "nhu tren", "\"", "''", "//"];

/// The cell says that it holds what the one above does.
pub(crate) fn is_as_above(view: &View, place: &Place) -> bool {
    AS_ABOVE.contains(&view.plain(&view.trim(place.clone(), b".;")))
}

/// The agencies of a cell; of "như trên" those of the row above, resting on these words.
fn agencies_or_above(view: &View, cell: &[Place], above: Option<&[Words]>) -> Vec<Words> {
    if let ([only], Some(above)) = (cell, above)
        && is_as_above(view, only)
    {
        return above
            .iter()
            .map(|name| view.derived(name.value.clone(), only))
            .collect();
    }
    agencies(view, cell)
}

/// A title without its closing stop.
fn title(view: &View, place: &Place) -> Words {
    view.value(&view.trim_end(place.clone(), b".;:"))
}

/// `from`: the first paragraph of the content, those before it being the group's title.
fn task(
    view: &View,
    row: &Row,
    group: Option<String>,
    from: usize,
    in_group_row: bool,
    above: Option<&Task>,
) -> Option<Task> {
    let content: Vec<Place> = row.content.iter().skip(from).cloned().collect();
    let start = content.first()?.start;
    let beside = row.behind_content().into_iter().flatten();
    let end = content
        .iter()
        .chain(beside)
        .filter(|place| place.start >= start)
        .map(|place| place.end)
        .max()?;
    let deadline = joined(view, &row.deadline);
    Some(Task {
        number: row.number.as_ref().map(|place| view.value(place)),
        group,
        content: paragraphs(view, row, &content),
        leads: agencies_or_above(view, &row.leads, above.map(|task| task.leads.as_slice())),
        coordinators: agencies_or_above(
            view,
            &row.coordinators,
            above.map(|task| task.coordinators.as_slice()),
        ),
        deadline_meaning: row
            .deadline
            .iter()
            .find_map(|place| deadline::meaning(view, place)),
        deadline,
        product: joined(view, &row.product),
        level: joined(view, &row.level),
        note: joined(view, &row.note),
        in_group_row,
        extent: view.span(&(start..end)),
    })
}

/// The paragraphs of a content; what a row that broke goes on with belongs to the last one of it.
fn paragraphs(view: &View, row: &Row, content: &[Place]) -> Vec<Words> {
    let mut all: Vec<Words> = Vec::with_capacity(content.len());
    for place in content {
        let words = view.value(place);
        match all.last_mut() {
            Some(open) if row.gone_on.contains(place) => {
                open.value = format!("{} {}", open.value, words.value);
                open.spans.extend(words.spans);
            }
            _ => all.push(words),
        }
    }
    all
}

/// The names in the paragraphs of a cell, collectives in normal spelling.
pub(crate) fn agencies(view: &View, cell: &[Place]) -> Vec<Words> {
    let mut lines: Vec<Place> = Vec::with_capacity(cell.len());
    for place in cell {
        match lines.last_mut() {
            // "Bộ Quốc phòng" above "(Ban Cơ yếu Chính phủ)".
            Some(above) if view.byte(place.start) == b'(' && above.end < place.start => {
                above.end = place.end;
            }
            _ => lines.push(place.clone()),
        }
    }
    lines
        .iter()
        .flat_map(|place| {
            let place = match marks::mark(view, place) {
                Some((Mark::Bullet, _, rest)) => rest,
                _ => place.clone(),
            };
            names::split(view, &without_asking(view, &place)).to_vec()
        })
        .map(|place| names::without_role(view, &place))
        // "-" in an empty cell.
        .filter(|place| has_words(view, place))
        .flat_map(|place| match spread::at(view, &place) {
            Some((bodies, end)) if end == place.end => bodies,
            _ => {
                // A collective is known by the words that were meant; a body keeps the words as printed.
                let name = names::known_collective(view, &place)
                    .unwrap_or_else(|| view.value(&place).value.replace('\n', " "));
                vec![view.derived(name, &place)]
            }
        })
        .collect()
}

/// "Đề nghị Ủy ban MTTQ tỉnh": the names behind the word with which a cell asks somebody whom the issuer cannot order.
fn without_asking(view: &View, cell: &Place) -> Place {
    said::after_any(view, cell, &["đề nghị", "yêu cầu", "mời", "giao"])
        .filter(|rest| !rest.is_empty() && names::starts_name(view, rest))
        .unwrap_or_else(|| cell.clone())
}

fn has_words(view: &View, place: &Place) -> bool {
    place.clone().any(|i| is_word(view.byte(i)))
}

/// The paragraphs of a cell as one value, with a place each.
fn joined(view: &View, cell: &[Place]) -> Option<Words> {
    let places: Vec<Place> = cell
        .iter()
        .map(|place| view.trim_end(place.clone(), b".;"))
        // "-" in an empty cell.
        .filter(|place| has_words(view, place))
        .collect();
    let words: Vec<Words> = places.iter().map(|place| view.value(place)).collect();
    (!words.is_empty()).then(|| Spanned {
        value: words
            .iter()
            .map(|words| words.value.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        spans: words.into_iter().flat_map(|words| words.spans).collect(),
    })
}

/// Groups that the body announces or tasks' numbers tell of, and that have no row; then all in order of number.
fn add_missing_groups(all: &mut Tasks, headed: &[(Words, Words)]) {
    let mut known: HashSet<String> = all
        .groups
        .iter()
        .filter_map(|group| group.name().map(str::to_owned))
        .collect();
    // Headings of the body are the groups of the annex only where some of them are.
    let same = headed
        .iter()
        .any(|(number, _)| known.contains(&number.value));
    let announced = headed.iter().filter(|_| same);
    for (number, title) in announced {
        if known.insert(number.value.clone()) {
            all.groups.push(Group {
                number: Some(number.clone()),
                title: Some(title.clone()),
                missing_in_annex: true,
            });
        }
    }
    for task in &all.tasks {
        if let (Some(group), Some(number)) = (&task.group, &task.number)
            && !known.contains(group)
        {
            known.insert(group.clone());
            all.groups.push(Group {
                number: Some(number.with(group.clone())),
                title: None,
                missing_in_annex: true,
            });
        }
    }
    if all.groups.iter().any(|group| group.missing_in_annex) {
        all.groups.sort_by_key(|group| {
            let number = group.number.as_ref().map(|n| n.value.as_str());
            number
                .and_then(|n| n.parse::<u32>().ok())
                .unwrap_or(u32::MAX)
        });
    }
}
