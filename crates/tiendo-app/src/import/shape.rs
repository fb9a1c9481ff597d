//! Rows cut in two, put together, left out and added: the document as a person arranged it, before any field of it is
//! corrected.
//!
//! A row keeps the address that it has in the reading whatever is cut or joined around it, so that a decision on it still
//! means the same row afterwards.

use super::added;
use super::join::{absorb_heading, absorb_row};
use super::row_at::{Cut, Joined, RowAt};
use std::collections::{BTreeMap, BTreeSet};
use tiendo_read::{Document, Span, Task, Words};

/// What a person arranged: rows cut, joined, left out, added. The order in which that was done does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// Where rows begin that the reading has within another.
    pub cuts: BTreeSet<RowAt>,
    /// What belongs to the row before it.
    pub joints: BTreeMap<Joined, RowAt>,
    /// Rows that are no tasks.
    pub left_out: BTreeSet<RowAt>,
    /// Rows that a person added: the words of their lines, by the number of the first line.
    pub added: BTreeMap<usize, Vec<Span>>,
}

/// The document as it was arranged, with the addresses of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shaped {
    /// The document: `tasks` and `groups` as arranged.
    pub document: Document,
    /// The address of each of its tasks.
    pub rows: Vec<RowAt>,
    /// The index of each address.
    places: BTreeMap<RowAt, usize>,
    /// The index in the reading of each of its groups.
    pub groups: Vec<usize>,
    /// What was put to another row, with that row.
    pub absorbed: BTreeMap<Joined, RowAt>,
    /// Rows that were left out.
    pub left_out: BTreeSet<RowAt>,
    /// Cuts and joints that do not fit this reading.
    pub misfits: Misfits,
}

/// Cuts and joints that do not fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Misfits {
    /// Cuts at places that the row does not have.
    pub cuts: BTreeSet<RowAt>,
    /// Joints of what does not stand directly behind the other row.
    pub joints: BTreeSet<Joined>,
}

/// A row or a heading in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A row, by its index in [`Shaped::document`].
    Row(usize),
    /// A group, by its index in [`Shaped::document`].
    Heading(usize),
}

/// Arranges a reading. `text` is the source's text, into which spans point.
pub fn shape(document: &Document, text: &str, arrangement: &Arrangement) -> Shaped {
    let mut misfits = Misfits::default();
    let mut pieces: Vec<(RowAt, Task)> = Vec::with_capacity(document.tasks.len());
    for (i, task) in document.tasks.iter().enumerate() {
        cut_up(i, task, text, arrangement, &mut misfits, &mut pieces);
    }
    for cut in &arrangement.cuts {
        if cut.task().is_none_or(|task| task >= document.tasks.len()) {
            misfits.cuts.insert(*cut);
        }
    }
    let mut left_out = BTreeSet::new();
    pieces.retain(|(at, _)| !(arrangement.left_out.contains(at) && left_out.insert(*at)));
    for (first, lines) in &arrangement.added {
        added::insert(*first, lines, text, document, &mut pieces);
    }
    let mut shaped = Shaped {
        document: document.clone(),
        rows: Vec::new(),
        places: BTreeMap::new(),
        left_out,
        groups: (0..document.groups.len()).collect(),
        absorbed: BTreeMap::new(),
        misfits,
    };
    shaped.join(pieces, arrangement);
    shaped
}

impl Shaped {
    fn join(&mut self, pieces: Vec<(RowAt, Task)>, arrangement: &Arrangement) {
        let mut tasks: Vec<Task> = Vec::with_capacity(pieces.len());
        let mut headings = self.empty_headings().into_iter().peekable();
        for (at, task) in pieces {
            while let Some((start, group)) =
                headings.next_if(|(start, _)| *start < task.extent.start)
            {
                self.join_heading(group, start, &mut tasks, arrangement);
            }
            let into = arrangement.joints.get(&Joined::Row(at));
            match (into, self.rows.last().copied(), tasks.last_mut()) {
                (Some(into), Some(last), Some(before)) if self.stands_in(*into) == last => {
                    absorb_row(before, task);
                    self.absorbed.insert(Joined::Row(at), last);
                }
                (into, ..) => {
                    if into.is_some() {
                        self.misfits.joints.insert(Joined::Row(at));
                    }
                    self.rows.push(at);
                    tasks.push(task);
                }
            }
        }
        for (start, group) in headings {
            self.join_heading(group, start, &mut tasks, arrangement);
        }
        for joined in arrangement.joints.keys() {
            if !self.absorbed.contains_key(joined) {
                self.misfits.joints.insert(*joined);
            }
        }
        self.document.tasks = tasks;
        self.places = self.rows.iter().copied().zip(0..).collect();
        let gone = |group: &usize| self.absorbed.contains_key(&Joined::Heading(*group));
        self.groups.retain(|group| !gone(group));
        let groups = std::mem::take(&mut self.document.groups);
        let kept = groups.into_iter().enumerate();
        let kept = kept.filter(|(i, _)| self.groups.binary_search(i).is_ok());
        self.document.groups = kept.map(|(_, group)| group).collect();
    }

    fn join_heading(
        &mut self,
        group: usize,
        start: usize,
        tasks: &mut [Task],
        arrangement: &Arrangement,
    ) {
        let joined = Joined::Heading(group);
        let Some(into) = arrangement.joints.get(&joined) else {
            return;
        };
        let title = self
            .document
            .groups
            .get(group)
            .and_then(|g| g.title.clone());
        if let (Some(last), Some(before), Some(title)) =
            (self.rows.last().copied(), tasks.last_mut(), title)
            && self.stands_in(*into) == last
            && before.extent.start < start
        {
            absorb_heading(before, title);
            self.absorbed.insert(joined, last);
        }
    }

    /// Groups without a task, by where they stand: only such a heading can be the rest of a row.
    fn empty_headings(&self) -> Vec<(usize, usize)> {
        let held: BTreeSet<usize> = self
            .document
            .groups_of_tasks()
            .into_iter()
            .flatten()
            .collect();
        let groups = self.document.groups.iter().enumerate();
        let empty = groups.filter_map(|(i, group)| {
            let title = group.title.as_ref()?;
            (!held.contains(&i)).then(|| (title.start(), i))
        });
        let mut empty: Vec<(usize, usize)> = empty.collect();
        empty.sort_unstable();
        empty
    }

    /// Whether a group of this document has no task.
    pub fn is_empty_heading(&self, group: usize) -> bool {
        self.empty_headings().iter().any(|(_, i)| *i == group)
    }

    /// The row in which an address now stands: itself, or what it was put to.
    pub fn stands_in(&self, row: RowAt) -> RowAt {
        self.absorbed.get(&Joined::Row(row)).copied().unwrap_or(row)
    }

    /// Index of a row in [`Shaped::document`].
    pub fn index(&self, row: RowAt) -> Option<usize> {
        self.places.get(&row).copied()
    }

    /// Whether something was put to a row.
    pub fn has_absorbed(&self, row: RowAt) -> bool {
        self.absorbed.values().any(|into| *into == row)
    }

    /// The pointer into [`Shaped::document`] of a pointer with the addresses of decisions.
    pub fn inner(&self, pointer: &str) -> Option<String> {
        let steps: Vec<&str> = pointer.splitn(4, '/').collect();
        let (thing, index, rest) = match steps[..] {
            ["", "tasks", row, ref rest @ ..] => ("tasks", self.index(row.parse().ok()?)?, rest),
            ["", "groups", group, ref rest @ ..] => {
                let index = self.groups.binary_search(&group.parse().ok()?).ok()?;
                ("groups", index, rest)
            }
            _ => return Some(pointer.to_owned()),
        };
        Some(with_rest(format!("/{thing}/{index}"), rest))
    }

    /// The pointer with addresses of a pointer into [`Shaped::document`].
    pub fn outer(&self, pointer: &str) -> Option<String> {
        let steps: Vec<&str> = pointer.splitn(4, '/').collect();
        match steps[..] {
            ["", "tasks", index, ref rest @ ..] => {
                let row = self.rows.get(index.parse::<usize>().ok()?)?;
                Some(with_rest(format!("/tasks/{row}"), rest))
            }
            ["", "groups", index, ref rest @ ..] => {
                let group = self.groups.get(index.parse::<usize>().ok()?)?;
                Some(with_rest(format!("/groups/{group}"), rest))
            }
            _ => Some(pointer.to_owned()),
        }
    }

    /// Rows and headings in reading order.
    pub fn in_order(&self) -> Vec<Placed> {
        let rows = self.document.tasks.iter().enumerate();
        let rows = rows.map(|(i, task)| ((task.extent.start, 1, i), Placed::Row(i)));
        let groups = self.document.groups.iter().enumerate();
        // A group that only its tasks' numbers tell of has no place: it stands before the first of them.
        let groups = groups.map(|(i, group)| {
            let first = group.number.as_ref().or(group.title.as_ref());
            let start = if group.missing_in_annex {
                None
            } else {
                first.map(Words::start)
            };
            let number = group.number.as_ref().map(|number| number.value.as_str());
            let of_task = || {
                let mut tasks = self.document.tasks.iter();
                let task = tasks.find(|task| task.group.as_deref() == number && number.is_some());
                task.map(|task| task.extent.start)
            };
            let start = start.or_else(of_task).unwrap_or(usize::MAX);
            ((start, 0, i), Placed::Heading(i))
        });
        let mut all: Vec<_> = rows.chain(groups).collect();
        all.sort_unstable_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, placed)| placed).collect()
    }
}

fn with_rest(mut pointer: String, rest: &[&str]) -> String {
    for step in rest {
        pointer.push('/');
        pointer.push_str(step);
    }
    pointer
}

/// The parts of a row, in order.
fn cut_up(
    index: usize,
    task: &Task,
    text: &str,
    arrangement: &Arrangement,
    misfits: &mut Misfits,
    out: &mut Vec<(RowAt, Task)>,
) {
    let mut rest = task.clone();
    let mut at = RowAt::whole(index);
    let mut before = Cut {
        paragraph: 0,
        byte: 0,
    };
    let first = RowAt::whole(index);
    for next in arrangement.cuts.range(first..RowAt::whole(index + 1)) {
        let Some(cut) = next.cut() else { continue };
        // Where the cut lies within what is left of the row.
        let inside = Cut {
            paragraph: cut.paragraph.wrapping_sub(before.paragraph),
            byte: if cut.paragraph == before.paragraph {
                cut.byte.wrapping_sub(before.byte)
            } else {
                cut.byte
            },
        };
        match split_at(&rest, inside, text) {
            Some((head, tail)) => {
                out.push((at, head));
                (at, rest, before) = (*next, tail, cut);
            }
            None => {
                misfits.cuts.insert(*next);
            }
        }
    }
    out.push((at, rest));
}

/// The two halves of a row: the second takes over agencies, deadline and product, for a cell that holds two tasks gives
/// them once; it has no number.
fn split_at(task: &Task, cut: Cut, text: &str) -> Option<(Task, Task)> {
    let words = task.content.get(cut.paragraph)?;
    if !words.value.is_char_boundary(cut.byte) || (cut.paragraph == 0 && cut.byte == 0) {
        return None;
    }
    let (first, second) = (words.value.get(..cut.byte)?, words.value.get(cut.byte..)?);
    if second.trim().is_empty() {
        return None;
    }
    let (left, right) = split_spans(words, cut.byte, text);
    let mut head = task.clone();
    head.content.truncate(cut.paragraph);
    if !first.trim().is_empty() {
        head.content.push(Words {
            value: first.trim_end().to_owned(),
            spans: left,
        });
    }
    let mut tail = task.clone();
    tail.number = None;
    tail.in_group_row = false;
    // The byte stays what the cut says: the words of the new row begin there, blanks and all.
    tail.content = vec![Words {
        value: second.to_owned(),
        spans: right,
    }];
    tail.content
        .extend(task.content.iter().skip(cut.paragraph + 1).cloned());
    if let Some(start) = tail.content.first().map(Words::start) {
        tail.extent.start = start.clamp(task.extent.start, task.extent.end);
        head.extent.end = tail.extent.start;
    }
    Some((head, tail))
}

/// The places of words before and behind a byte of their value, by counting letters: the value has other blanks than
/// the source.
fn split_spans(words: &Words, byte: usize, text: &str) -> (Vec<Span>, Vec<Span>) {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let mut left = letters(&words.value[..byte]);
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for span in &words.spans {
        let Some(own) = text.get(span.start..span.end) else {
            behind.push(*span);
            continue;
        };
        let count = letters(own);
        if left >= count {
            left -= count;
            before.push(*span);
        } else if left == 0 {
            behind.push(*span);
        } else {
            let inside = own.char_indices().filter(|(_, c)| !c.is_whitespace());
            let at = inside.map(|(at, _)| at).nth(left).unwrap_or(own.len());
            let at = span.start + at;
            before.push(Span { end: at, ..*span });
            behind.push(Span { start: at, ..*span });
            left = 0;
        }
    }
    (before, behind)
}

#[cfg(test)]
mod tests;
