//! Which row, group or target of a newer copy is which of the copy before it.

use super::decision::FieldAnchors;
use super::made_rows::are_read;
use super::{Examined, Lapse};
use crate::import::{RowAt, SourceLine, lines_between, source_lines};
use std::collections::{BTreeMap, BTreeSet};
use tiendo_read::{Document, Task};
use tiendo_text::fold;

/// How alike the words of two rows of one number must be to be one row: shared words by all words.
const ALIKE: (usize, usize) = (3, 4);

/// The things of a newer copy, by where they stood in the copy before it.
pub(super) struct RowsMap<'d> {
    tasks: BTreeMap<usize, usize>,
    groups: BTreeMap<usize, usize>,
    /// Rows that were added: the lines in which their words stand now.
    added: BTreeMap<usize, Result<(usize, usize), Lapse>>,
    /// Tasks, groups and targets of the newer copy by their anchors.
    by_anchor: BTreeMap<String, usize>,
    old: FieldAnchors<'d>,
    new: FieldAnchors<'d>,
}

impl<'d> RowsMap<'d> {
    /// `added` are the first and last lines of the rows that were added in the copy before.
    pub(super) fn between(
        old: &'d Examined,
        new: &'d Examined,
        added: impl Iterator<Item = (usize, usize)>,
    ) -> Self {
        let added = find_lines(old, new, added);
        let (old, new) = (&old.reading.document, &new.reading.document);
        let (old_anchors, new_anchors) = (
            FieldAnchors::of_document(old),
            FieldAnchors::of_document(new),
        );
        let mut by_anchor = BTreeMap::new();
        for (thing, count) in [
            ("tasks", new.tasks.len()),
            ("groups", new.groups.len()),
            ("targets", new.targets.len()),
        ] {
            for i in 0..count {
                by_anchor.insert(new_anchors.of(&format!("/{thing}/{i}")), i);
            }
        }
        let mut map = RowsMap {
            tasks: BTreeMap::new(),
            groups: BTreeMap::new(),
            added,
            by_anchor,
            old: old_anchors,
            new: new_anchors,
        };
        map.tasks = map.match_tasks(old, new);
        map.groups = map.match_groups(old, new);
        map
    }

    /// The pointer in the newer copy of a pointer into the copy before it.
    pub(super) fn pointer(&self, pointer: &str) -> Result<String, Lapse> {
        let steps: Vec<&str> = pointer.splitn(4, '/').collect();
        let ["", thing, step, ref rest @ ..] = steps[..] else {
            return Ok(pointer.to_owned());
        };
        let moved = match thing {
            "tasks" if let Ok(RowAt::Added(first)) = step.parse() => {
                RowAt::Added(self.added(first)?.0).to_string()
            }
            "tasks" => {
                let (task, cut) = step
                    .split_once('~')
                    .map_or((step, None), |(task, cut)| (task, Some(cut)));
                let moved = self.found(&self.tasks, thing, task)?;
                cut.map_or_else(|| moved.to_string(), |cut| format!("{moved}~{cut}"))
            }
            "groups" => self.found(&self.groups, thing, step)?.to_string(),
            "targets" => {
                let anchor = self.old.of(&format!("/targets/{step}"));
                let found = self.by_anchor.get(&anchor);
                found.ok_or(Lapse::Gone)?.to_string()
            }
            // What else is listed keeps its place, or is known no more.
            _ if step.parse::<usize>().is_ok() && self.old.of(pointer) != self.new.of(pointer) => {
                return Err(Lapse::Gone);
            }
            _ => step.to_owned(),
        };
        let mut out = format!("/{thing}/{moved}");
        for step in rest {
            out.push('/');
            out.push_str(step);
        }
        Ok(out)
    }

    /// The first and last line in the newer copy of a row that was added.
    pub(super) fn added(&self, first: usize) -> Result<(usize, usize), Lapse> {
        self.added.get(&first).copied().unwrap_or(Err(Lapse::Gone))
    }

    fn found(&self, map: &BTreeMap<usize, usize>, thing: &str, step: &str) -> Result<usize, Lapse> {
        let index = step.parse().map_err(|_| Lapse::Gone)?;
        map.get(&index).copied().ok_or_else(|| {
            let anchor = self.old.of(&format!("/{thing}/{index}"));
            if self.by_anchor.contains_key(&anchor) {
                Lapse::RowChanged
            } else {
                Lapse::Gone
            }
        })
    }

    /// The pointer in the newer copy of what an anchor names: for decisions that did not count in the copy before.
    pub(super) fn pointer_of_anchor(&self, anchor: &str) -> Option<String> {
        let thing = anchor.split(':').next()?;
        let whole = self.by_anchor.iter();
        let mut whole = whole.filter(|(base, _)| anchor.starts_with(base.as_str()));
        let (base, index) = whole.next()?;
        let field = &anchor[base.len()..];
        let (cut, field) = match field.strip_prefix('~') {
            Some(rest) => rest.split_once('/').unwrap_or((rest, "")),
            None => ("", field),
        };
        let mut pointer = format!("/{thing}/{index}");
        if !cut.is_empty() {
            pointer.push('~');
            pointer.push_str(cut);
        }
        if !field.is_empty() {
            pointer.push('/');
            pointer.push_str(field);
        }
        Some(pointer)
    }

    fn match_tasks(&self, old: &Document, new: &Document) -> BTreeMap<usize, usize> {
        let places = |document: &Document| -> BTreeMap<String, Vec<usize>> {
            let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (i, task) in document.tasks.iter().enumerate() {
                places.entry(content(task)).or_default().push(i);
            }
            places
        };
        let (of_old, of_new) = (places(old), places(new));
        let mut map = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (words, here) in &of_old {
            // Rows of the same words are told apart by their order, where none was added or taken out.
            let there = of_new.get(words).filter(|there| there.len() == here.len());
            for (i, j) in here.iter().zip(there.into_iter().flatten()) {
                map.insert(*i, *j);
                taken.insert(*j);
            }
        }
        for (i, task) in old.tasks.iter().enumerate() {
            if map.contains_key(&i) {
                continue;
            }
            let anchor = self.old.of(&format!("/tasks/{i}"));
            let same = self.by_anchor.get(&anchor).copied();
            let same = same.filter(|j| !taken.contains(j));
            if let Some(j) = same.filter(|j| alike(task, &new.tasks[*j])) {
                map.insert(i, j);
                taken.insert(j);
            }
        }
        map
    }

    fn match_groups(&self, old: &Document, new: &Document) -> BTreeMap<usize, usize> {
        let title = |document: &Document, i: usize| {
            let group = document.groups.get(i)?;
            Some(fold(&group.title.as_ref()?.value))
        };
        let mut map = BTreeMap::new();
        for i in 0..old.groups.len() {
            let words = title(old, i);
            let same = (0..new.groups.len()).find(|j| words.is_some() && title(new, *j) == words);
            let anchor = self.old.of(&format!("/groups/{i}"));
            let numbered = old
                .groups
                .get(i)
                .is_some_and(|group| group.number.is_some());
            let by_number = || self.by_anchor.get(&anchor).copied().filter(|_| numbered);
            if let Some(j) = same.or_else(by_number) {
                map.insert(i, j);
            }
        }
        map
    }
}

/// Where the words of lines stand in a newer copy: where they were once and are once, and no row has them by itself.
fn find_lines(
    old: &Examined,
    new: &Examined,
    added: impl Iterator<Item = (usize, usize)>,
) -> BTreeMap<usize, Result<(usize, usize), Lapse>> {
    let (of_old, of_new) = (source_lines(&old.source), source_lines(&new.source));
    let words = |of: &Examined, lines: &[SourceLine]| -> Vec<String> {
        lines
            .iter()
            .map(|line| fold(of.source.words(line.span)))
            .collect()
    };
    let mut all_new: Option<Vec<String>> = None;
    let found = added.map(|(first, last)| {
        let wanted = words(old, lines_between(&of_old, first, last));
        let all = all_new.get_or_insert_with(|| words(new, &of_new));
        let mut places = all.windows(wanted.len().max(1)).enumerate();
        let mut places = places.by_ref().filter(|(_, lines)| *lines == &wanted[..]);
        let lines = match (places.next(), places.next()) {
            (Some((at, _)), None) => of_new.get(at..at + wanted.len()).unwrap_or_default(),
            _ => &[],
        };
        let to = match lines {
            [] => Err(Lapse::Gone),
            lines if are_read(&new.reading.document, lines) => Err(Lapse::ReadNow),
            [one] => Ok((one.number, one.number)),
            [from, .., to] => Ok((from.number, to.number)),
        };
        (first, to)
    });
    found.collect()
}

fn content(task: &Task) -> String {
    let words: Vec<&str> = task
        .content
        .iter()
        .map(|words| words.value.as_str())
        .collect();
    fold(&words.join("\n"))
}

fn alike(a: &Task, b: &Task) -> bool {
    let (a, b) = (content(a), content(b));
    let words = |text: &'_ str| -> BTreeSet<String> {
        text.split_whitespace().map(str::to_owned).collect()
    };
    let (a, b) = (words(&a), words(&b));
    let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
    all == 0 || shared * ALIKE.1 >= all * ALIKE.0
}
