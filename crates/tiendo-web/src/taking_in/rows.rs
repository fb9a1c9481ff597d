//! The rows as the page shows them: a page of them with ticks, agencies for many at once, and one row open.

use super::{
    fields::{FieldRow, Fields},
    names,
    review::Look,
};
use crate::{
    ask::Ask,
    i18n::{self as t, Lang},
};
use std::collections::BTreeSet;
use tiendo_app::{
    import::{Joined, Placed, RowAt},
    taking_in::{self, Decided, Kept, Review},
};
use tiendo_read::{Task, Words};

/// How many rows stand on one page.
const PAGE: usize = 50;

/// How many rows stand before and behind the one that is open.
const AROUND: usize = 4;

/// The pane.
pub(super) struct RowsPane {
    pub(super) rows: Vec<RowItem>,
    pub(super) count: usize,
    /// The pages before and behind: their numbers and what their links say.
    pub(super) earlier: Option<(usize, String)>,
    pub(super) later: Option<(usize, String)>,
    pub(super) open: Option<OpenRow>,
    /// The form of a row that the reader did not see.
    pub(super) adding: Option<TypedRow>,
    /// The line at which such a row would begin: that of the first row shown.
    pub(super) first_line: usize,
    pub(super) typed: TypedRows,
    /// Whether the form of agencies was sent and could not be taken.
    pub(super) asked: bool,
    pub(super) choices: Vec<String>,
    pub(super) page: usize,
}

/// A row or heading in the list.
pub(super) struct RowItem {
    /// Its pointer: its address.
    pub(super) pointer: String,
    /// What its tick sends; nothing for a heading.
    pub(super) at: Option<String>,
    pub(super) label: String,
    pub(super) words: String,
    pub(super) leads: String,
    pub(super) coordinators: String,
    pub(super) deadline: String,
    pub(super) product: String,
    pub(super) by_hand: bool,
    pub(super) current: bool,
    pub(super) ticked: bool,
}

/// The row that is open.
pub(super) struct OpenRow {
    pub(super) pointer: String,
    pub(super) label: String,
    pub(super) fields: Vec<FieldRow>,
    /// Its words, to be broken where it is cut; `None` for a heading.
    pub(super) split: Option<String>,
    /// The row before it: its address and words.
    pub(super) before: Option<(String, String)>,
    pub(super) is_heading: bool,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

/// What was typed into the form of agencies.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedRows {
    pub(super) ticked: Vec<String>,
    pub(super) ranges: String,
    pub(super) role: String,
    pub(super) how: String,
    pub(super) names: String,
    pub(super) reason: String,
}

/// What was typed into the form of a row that the reader did not see.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedRow {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) leads: String,
    pub(super) coordinators: String,
    pub(super) reason: String,
}

/// What was typed and could not be taken.
pub(super) struct Typed {
    pub(super) rows: Option<TypedRows>,
    pub(super) split: Option<String>,
    pub(super) row: Option<TypedRow>,
}

/// The pane as the address asks.
pub(super) fn pane(
    ask: &Ask,
    kept: &Kept,
    review: &Review,
    all: &Fields<'_>,
    look: &Look,
    typed: Typed,
    first_line: usize,
) -> RowsPane {
    let lang = ask.lang;
    let from_line = |line: usize| TypedRow {
        first: line.to_string(),
        last: line.to_string(),
        ..TypedRow::default()
    };
    let adding = typed.row.or_else(|| look.add.map(from_line));
    let order = review.shape.in_order();
    let place = look.row.and_then(|row| {
        let is = |placed: &Placed| joined(review, *placed) == Some(row);
        order.iter().position(is)
    });
    let pages = order.len().div_ceil(PAGE).max(1);
    let page = place.map_or_else(|| look.page.unwrap_or(1), |place| place / PAGE + 1);
    let page = page.clamp(1, pages);
    let by_hand = changed_rows(review);
    let asked = typed.rows.is_some();
    let sent = typed.rows.unwrap_or_default();
    let (skip, take) = match place {
        Some(place) => (place.saturating_sub(AROUND), 2 * AROUND + 1),
        None => ((page - 1) * PAGE, PAGE),
    };
    let shown = order.iter().enumerate().skip(skip).take(take);
    let rows = shown.map(|(i, placed)| {
        let mut item = item(lang, review, *placed);
        item.current = place == Some(i);
        item.ticked = item.at.as_ref().is_some_and(|at| sent.ticked.contains(at));
        item.by_hand = by_hand.contains(&item.pointer);
        item
    });
    let link = |page: usize| {
        let label = |i: usize| {
            order
                .get(i)
                .map_or(String::new(), |placed| label(review, *placed))
        };
        let last = (page * PAGE).min(order.len()).saturating_sub(1);
        let words = t::review::rows_from_to(lang, &label((page - 1) * PAGE), &label(last));
        (page, words)
    };
    RowsPane {
        rows: rows.collect(),
        count: review.shape.rows.len(),
        earlier: (page > 1 && place.is_none()).then(|| link(page - 1)),
        later: (page < pages && place.is_none()).then(|| link(page + 1)),
        open: place.map(|place| open(lang, review, all, &order, place, typed.split)),
        adding: adding.filter(|_| kept.plan().is_none()),
        first_line,
        typed: sent,
        asked,
        choices: names::choices(kept),
        page,
    }
}

/// Where the first row of a page stands in the text.
pub(super) fn first_of_page(review: &Review, page: Option<usize>) -> Option<usize> {
    let order = review.shape.in_order();
    let page = page
        .unwrap_or(1)
        .clamp(1, order.len().div_ceil(PAGE).max(1));
    let rows = order.iter().skip((page - 1) * PAGE);
    let mut rows = rows.filter_map(|placed| match placed {
        Placed::Row(index) => review.shape.document.tasks.get(*index),
        Placed::Heading(_) => None,
    });
    rows.next().map(|task| task.extent.start)
}

/// The rows that ticks and numbers choose.
///
/// # Errors
/// What was typed or ticked that names no row, or a range the wrong way round.
pub(super) fn chosen<'t>(
    review: &Review,
    typed: &'t TypedRows,
) -> Result<BTreeSet<RowAt>, &'t str> {
    let mut rows: BTreeSet<RowAt> = BTreeSet::new();
    for at in &typed.ticked {
        rows.insert(at.parse().map_err(|_| at.as_str())?);
    }
    let tasks = &review.settled.document.tasks;
    let number = |task: &Task| task.number.as_ref().map(|number| number.value.clone());
    let numbers: Vec<Option<String>> = tasks.iter().map(number).collect();
    let place = |wanted: &str| {
        let wanted = Some(wanted.trim().to_owned());
        numbers.iter().position(|number| *number == wanted)
    };
    let ranges = typed.ranges.split([';', ',']).map(str::trim);
    for range in ranges.filter(|range| !range.is_empty()) {
        // A number may itself have a hyphen; only where it names no row are there two.
        let (from, to) = if let Some(at) = place(range) {
            (at, at)
        } else {
            let (from, to) = range.split_once(['-', '–']).ok_or(range)?;
            (place(from).ok_or(from)?, place(to).ok_or(to)?)
        };
        rows.extend(review.shape.rows.get(from..=to).ok_or(range)?);
    }
    Ok(rows)
}

/// The rows of which something was decided by hand, by their pointers.
fn changed_rows(review: &Review) -> BTreeSet<String> {
    let changed = review.standing.iter().filter_map(|one| match &one.decided {
        Decided::Field { pointer, .. } => {
            let steps: Vec<&str> = pointer.splitn(4, '/').collect();
            match steps[..] {
                ["", thing, step, ..] => Some(format!("/{thing}/{step}")),
                _ => None,
            }
        }
        Decided::Split(row) => Some(format!("/tasks/{row}")),
        Decided::Merge { into, .. } => Some(format!("/tasks/{}", review.shape.stands_in(*into))),
        Decided::Added { first, .. } => Some(format!("/tasks/{}", RowAt::Added(*first))),
        Decided::Keep | Decided::Noted | Decided::Name(_) | Decided::LeftOut(_) => None,
    });
    changed.collect()
}

fn joined(review: &Review, placed: Placed) -> Option<Joined> {
    match placed {
        Placed::Row(index) => review.shape.rows.get(index).copied().map(Joined::Row),
        Placed::Heading(index) => review.shape.groups.get(index).copied().map(Joined::Heading),
    }
}

fn words(words: Option<&Words>) -> String {
    words.map_or_else(String::new, |words| words.value.clone())
}

fn label(review: &Review, placed: Placed) -> String {
    let document = &review.settled.document;
    let number = match placed {
        Placed::Row(index) => document
            .tasks
            .get(index)
            .and_then(|task| task.number.as_ref()),
        Placed::Heading(index) => document
            .groups
            .get(index)
            .and_then(|group| group.number.as_ref()),
    };
    number.map_or_else(|| "–".to_owned(), |number| number.value.clone())
}

fn item(lang: Lang, review: &Review, placed: Placed) -> RowItem {
    let document = &review.settled.document;
    let pointer = joined(review, placed).map_or_else(String::new, |joined| joined.to_string());
    let mut item = RowItem {
        pointer,
        at: None,
        label: label(review, placed),
        words: String::new(),
        leads: String::new(),
        coordinators: String::new(),
        deadline: String::new(),
        product: String::new(),
        by_hand: false,
        current: false,
        ticked: false,
    };
    match placed {
        Placed::Heading(index) => {
            let group = &document.groups[index];
            item.words = match &group.title {
                Some(title) => title.value.clone(),
                None => t::review::heading(lang).to_owned(),
            };
        }
        Placed::Row(index) => {
            let task = &document.tasks[index];
            let list = |list: &[Words]| {
                let names: Vec<&str> = list.iter().map(|name| name.value.as_str()).collect();
                names.join("; ")
            };
            let content: Vec<&str> = task.content.iter().map(|one| one.value.as_str()).collect();
            item.at = review.shape.rows.get(index).map(ToString::to_string);
            item.words = content.join(" ");
            item.leads = list(&task.leads);
            item.coordinators = list(&task.coordinators);
            item.deadline = words(task.deadline.as_ref());
            item.product = words(task.product.as_ref());
        }
    }
    item
}

fn open(
    lang: Lang,
    review: &Review,
    all: &Fields<'_>,
    order: &[Placed],
    place: usize,
    split: Option<String>,
) -> OpenRow {
    let placed = order[place];
    let item = item(lang, review, placed);
    let address = |placed: &Placed| joined(review, *placed).map(|joined| joined.to_string());
    let (pointers, own) = match placed {
        Placed::Row(index) => {
            let content = &review.shape.document.tasks[index].content;
            let content: Vec<&str> = content.iter().map(|one| one.value.trim()).collect();
            // Lines that a person chose are not cut: other lines are chosen.
            let read = review.shape.rows[index].task().is_some();
            (all.of_task(index), read.then(|| content.join("\n")))
        }
        Placed::Heading(_) => (vec![format!("{}/title", item.pointer)], None),
    };
    let stays = |joined: &Joined| !matches!(joined, Joined::Row(RowAt::Added(_)));
    let before = joined(review, placed).filter(stays).and_then(|joined| {
        let row = taking_in::row_before(review, joined).ok()?;
        let index = review.shape.index(row)?;
        let before = self::item(lang, review, Placed::Row(index));
        let words = t::review::merge_with(lang, &before.label, &before.words);
        Some((row.to_string(), words))
    });
    OpenRow {
        pointer: item.pointer,
        label: item.label,
        fields: pointers.iter().map(|pointer| all.row(pointer)).collect(),
        split: own.map(|own| split.unwrap_or(own)),
        before,
        is_heading: item.at.is_none(),
        previous: place.checked_sub(1).and_then(|at| address(&order[at])),
        next: order.get(place + 1).and_then(address),
    }
}
