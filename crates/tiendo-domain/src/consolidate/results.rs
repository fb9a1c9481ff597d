//! The chapter of results, by task group and task, and the chapters of difficulties and proposals.

use tiendo_text::{Lang, number};

use super::spoken::{Said, Spoken, lines_of, said};
use super::{Block, Body, Material, Section, words};
use crate::assignment::Secrecy;
use crate::id::{Group, Id, Task};
use crate::report::line::DeclaredState;
use crate::standing::{Counts, Item, Progress, Schedule, count_by};

/// The most characters of a task's words in a heading.
const HEADING_MOST: usize = 200;

pub(super) fn results(material: &Material<'_>, items: &[Item]) -> Vec<Section> {
    let whole = count_by(items, |_| ()).remove(&()).unwrap_or_default();
    let mut sections = vec![Section {
        level: 1,
        number: String::new(),
        heading: words::RESULTS.to_owned(),
        blocks: numbers(&whole),
    }];
    let by_group = count_by(items, |item| item.group);
    let mut group_of = |group: Option<Id<Group>>, number: String, heading: String| {
        let tasks: Vec<_> = material.tasks.iter().filter(|t| t.group == group).collect();
        if tasks.is_empty() {
            return;
        }
        let counts = by_group.get(&group).cloned().unwrap_or_default();
        sections.push(Section {
            level: 2,
            number,
            heading,
            blocks: numbers(&counts),
        });
        sections.extend(tasks.into_iter().map(|task| Section {
            level: 3,
            number: task.number.clone().unwrap_or_default(),
            heading: short_text(material, task.task),
            blocks: task_blocks(material, task.task),
        }));
    };
    for group in material.groups {
        let number = group
            .number
            .clone()
            .unwrap_or_else(|| group.ordinal.to_string());
        group_of(Some(group.group), number, group.title.clone());
    }
    group_of(None, String::new(), words::UNGROUPED.to_owned());
    sections
}

/// A task's words, cut at a blank where they are long.
pub(super) fn short_text(material: &Material<'_>, task: Id<Task>) -> String {
    let mut parts: Vec<_> = material.parts.iter().filter(|p| p.task == task).collect();
    parts.sort_by_key(|p| p.ordinal);
    let text: &str = parts.first().map_or("", |p| p.text.trim());
    match tiendo_text::clip::head(text, HEADING_MOST) {
        Some(head) => format!("{head}…"),
        None => text.to_owned(),
    }
}

/// What is declared and what the schedule says, in two sentences. Silence is said, not counted.
fn numbers(counts: &Counts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if counts.items > 0 {
        let n = |value: u64| number::integer(i64::try_from(value).unwrap_or(i64::MAX));
        let mut clauses = vec![
            format!(
                "Số mục phải báo cáo của cơ quan chủ trì: {}",
                n(counts.items)
            ),
            format!(
                "chưa báo cáo: {}",
                n(counts.declared(Progress::NotReported))
            ),
        ];
        if counts.reported() > 0 {
            let states = DeclaredState::ALL.iter().map(|state| {
                let count = counts.declared(Progress::Reported(*state));
                format!("{}: {}", state.words(Lang::Vi), n(count))
            });
            let without = counts.declared(Progress::ReportedWithoutState);
            let states: Vec<String> = states
                .chain((without > 0).then(|| format!("không nêu trạng thái: {}", n(without))))
                .collect();
            let reported = n(counts.reported());
            clauses.push(format!("đã báo cáo: {reported} ({})", states.join(", ")));
        }
        let text = format!("{}.", clauses.join("; "));
        blocks.push(Block::computed(text));
        let schedules: Vec<String> = Schedule::ALL
            .iter()
            .filter(|s| counts.scheduled(**s) > 0)
            .map(|s| format!("{}: {}", s.words(Lang::Vi), n(counts.scheduled(*s))))
            .collect();
        blocks.push(Block::computed(format!(
            "Theo thời hạn: {}.",
            schedules.join("; ")
        )));
    }
    if counts.secret > 0 {
        blocks.push(Block::computed(format!(
            "Số mục theo chế độ mật: {}.",
            counts.secret
        )));
    }
    blocks
}

/// What was said of a task: leads by name, then members and coordinators, who stand in an annex where they are many; then
/// who had nothing to say, whose report leaves it out, and who is silent.
fn task_blocks(material: &Material<'_>, task: Id<Task>) -> Vec<Block> {
    let spoken = Spoken::of(material, task);
    let mut blocks: Vec<Block> = spoken.leads.iter().map(Said::quoted).collect();
    if spoken.in_annex() {
        blocks.push(Block::computed(spoken.counted()));
    } else {
        blocks.extend(spoken.others().map(Said::quoted));
    }
    if !spoken.nothing.is_empty() {
        let names: Vec<&str> = spoken.nothing.iter().map(|(name, _)| *name).collect();
        let text = format!("{} {}.", words::NOTHING_AROSE, names.join("; "));
        blocks.push(Block {
            body: Body::Paragraph(text),
            origins: spoken.nothing.iter().map(|(_, origin)| *origin).collect(),
        });
    }
    for (intro, names) in [
        (words::SECRET, &spoken.secret),
        (words::UNSAID, &spoken.unsaid),
        (words::NOT_REPORTED, &spoken.silent),
    ] {
        if !names.is_empty() {
            blocks.push(Block::computed(format!("{intro} {}.", names.join("; "))));
        }
    }
    if !spoken.led {
        blocks.push(Block::computed(words::NOBODY_LEADS));
    }
    blocks
}

/// A text that every line has, gathered in a chapter of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Difficulties.
    Difficulties,
    /// Proposals.
    Proposals,
}

/// The chapter of difficulties or of proposals, by task, in the bodies' own words.
pub(super) fn gathered_words(material: &Material<'_>, field: Field) -> Section {
    let (heading, none) = match field {
        Field::Difficulties => (words::DIFFICULTIES, words::NO_DIFFICULTY),
        Field::Proposals => (words::PROPOSALS, words::NO_PROPOSAL),
    };
    let mut blocks = Vec::new();
    for task in material.tasks {
        for (report, line) in lines_of(material, task.task) {
            let Some((content, origin)) = said(report, line) else {
                continue;
            };
            let text = match field {
                Field::Difficulties => content.difficulties.trim(),
                Field::Proposals => content.proposals.trim(),
            };
            if text.is_empty() || line.secrecy == Secrecy::StateSecret {
                continue;
            }
            let place = match &task.number {
                Some(number) => format!(" (nhiệm vụ {number})"),
                None => String::new(),
            };
            blocks.push(Block {
                body: Body::Paragraph(format!("{}{place}: {text}", report.name)),
                origins: vec![origin],
            });
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::computed(none));
    }
    Section {
        level: 1,
        number: String::new(),
        heading: heading.to_owned(),
        blocks,
    }
}
