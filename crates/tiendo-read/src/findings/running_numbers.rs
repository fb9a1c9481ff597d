//! The numbers of parts, headings and items in running text: where one is left out and where one comes twice. Tasks have checks of
//! their own.

use std::collections::{HashMap, HashSet};

use super::Context;
use super::numbering_gap::follows;
use crate::marks::{self, Mark};
use crate::tables::TaskTable;
use crate::view::{Place, View};

/// A number that does not follow the one before it.
pub(super) struct Break {
    /// JSON Pointer of the thing that bears it.
    pub(super) pointer: String,
    pub(super) place: Place,
    /// The number before it, as printed.
    pub(super) before: Place,
    /// It is the same number again, and not one that comes too early.
    pub(super) is_repeated: bool,
}

/// So many numbers may be left out; what jumps further is no list.
const FURTHEST: u32 = 2;

pub(super) fn breaks(context: &Context) -> Vec<Break> {
    let view = context.view;
    let document = context.document;
    let mut tables: Vec<Place> = context.tables.iter().map(extent).collect();
    tables.sort_by_key(|table| table.start);
    let in_table = |at: usize| {
        let above = tables.partition_point(|table| table.start <= at);
        let last = above.checked_sub(1).and_then(|i| tables.get(i));
        last.is_some_and(|table| table.contains(&at))
    };
    let starts = |spans: &[crate::span::Span]| spans.first().map(|span| view.place(*span).start);
    let tasks: HashSet<usize> = document
        .tasks
        .iter()
        .filter_map(|task| {
            task.number
                .as_ref()
                .and_then(|number| starts(&number.spans))
        })
        .collect();
    let sections = document.sections.iter().enumerate();
    let sections = sections.filter_map(|(i, words)| Some((starts(&words.spans)?, ("sections", i))));
    let groups = document.groups.iter().enumerate();
    let groups = groups.filter_map(|(i, group)| {
        let number = group.number.as_ref()?;
        Some((starts(&number.spans)?, ("groups", i)))
    });
    let things: HashMap<usize, (&str, usize)> = groups.chain(sections).collect();
    let mut lists = Lists::default();
    let mut all = Vec::new();
    for paragraph in context.paragraphs {
        if !may_be_marked(view, paragraph) || in_table(paragraph.start) {
            continue;
        }
        let marked = marks::mark(view, paragraph);
        // A number alone is a figure in a cell.
        let Some((mark, place, _)) = marked.filter(|(_, _, rest)| !rest.is_empty()) else {
            continue;
        };
        let thing = things.get(&place.start);
        if thing.is_some_and(|(kind, _)| *kind == "sections") {
            lists.begin_part();
        }
        let Some((before, is_repeated)) = lists.next(view, &mark, &place) else {
            continue;
        };
        if tasks.contains(&place.start) {
            continue;
        }
        let pointer = thing.map_or_else(
            || "/document".to_owned(),
            |(kind, i)| format!("/{kind}/{i}"),
        );
        all.push(Break {
            pointer,
            place,
            before,
            is_repeated,
        });
    }
    all
}

/// From its heads to its last cell.
fn extent(table: &TaskTable) -> Place {
    let cells = table.rows.iter().flat_map(|row| {
        let lists = [&row.content, &row.leads, &row.coordinators, &row.deadline];
        let more = [&row.product, &row.level, &row.note];
        lists.into_iter().chain(more).filter_map(|cell| cell.last())
    });
    let end = cells.map(|place| place.end).max();
    table.head.start..end.unwrap_or(table.head.end)
}

/// Most paragraphs begin with a word.
fn may_be_marked(view: &View, paragraph: &Place) -> bool {
    let at = paragraph.start;
    match view.byte(at) {
        b'0'..=b'9' | b'(' => true,
        b'd' | b'i' | b'v' | b'x' if view.is_upper(at) => true,
        b'a'..=b'z' => matches!(view.byte(at + 1), b')' | b'/' | b'.'),
        _ => false,
    }
}

/// The last numbers of the lists that are open.
#[derive(Default)]
struct Lists {
    parts: Option<(u32, Place)>,
    articles: Option<(u32, Place)>,
    /// By the sign behind the number: "1." and "1)" count apart.
    numbers: HashMap<u8, (u32, Place)>,
    dotted: Option<(Vec<u32>, Place)>,
    letters: Option<(char, Place)>,
}

impl Lists {
    fn begin_part(&mut self) {
        self.numbers.clear();
        self.dotted = None;
        self.letters = None;
    }

    /// The number before, and whether it is the same, where the mark does not follow it.
    fn next(&mut self, view: &View, mark: &Mark, place: &Place) -> Option<(Place, bool)> {
        match mark {
            Mark::Roman => {
                let number = marks::roman_number(view.plain(place));
                self.begin_part();
                odd(self.parts.replace((number, place.clone())), number)
            }
            Mark::Article(number) => {
                self.begin_part();
                odd(self.articles.replace((*number, place.clone())), *number)
            }
            Mark::Number(number) => {
                let sign = view.byte(place.end);
                self.dotted = None;
                self.letters = None;
                odd(self.numbers.insert(sign, (*number, place.clone())), *number)
            }
            Mark::Dotted(numbers) => {
                self.letters = None;
                let (last, above) = numbers.split_last()?;
                let (before, at) = self.dotted.replace((numbers.clone(), place.clone()))?;
                let (before, same) = before.split_last()?;
                (same == above)
                    .then(|| odd(Some((*before, at)), *last))
                    .flatten()
            }
            Mark::Letter => {
                let this = view.words(place).chars().next()?;
                let (before, at) = self.letters.replace((this, place.clone()))?;
                let steps = |steps: usize| follows(before, this, steps);
                if this == 'a' || steps(1) {
                    return None;
                }
                (this == before || steps(2) || steps(3)).then_some((at, this == before))
            }
            Mark::Bullet => None,
        }
    }
}

/// Where a number does not follow the one before it: a list that begins anew is none.
fn odd(before: Option<(u32, Place)>, this: u32) -> Option<(Place, bool)> {
    let (before, at) = before?;
    let is_repeated = this == before && this > 1;
    let jumps = this > before + 1 && this <= before + 1 + FURTHEST;
    (is_repeated || jumps).then_some((at, is_repeated))
}
