//! The chapter of results, by task group and task, and the chapters of difficulties and proposals.

use tiendo_text::{Lang, number};

use super::{Block, Body, Material, Origin, Section, owed, words};
use crate::assignment::{Demand, Secrecy};
use crate::id::{Group, Id, Task};
use crate::report::line::{DeclaredState, Figures, LineContent};
use crate::standing::{Counts, ExpectedLine, Gathered, Item, Progress, Schedule, count_by};

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

/// What was said of a task: leads by name, members with something to say, those with nothing, then
/// coordinators; then who is silent.
fn task_blocks(material: &Material<'_>, task: Id<Task>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut nothing: (Vec<&str>, Vec<Origin>) = (Vec::new(), Vec::new());
    let (mut silent, mut secret) = (Vec::new(), Vec::new());
    let mut led = false;
    for demand in [Demand::Required, Demand::OwnShare, Demand::OnOccasion] {
        for (report, line) in lines_of(material, task).filter(|(_, l)| l.demand == demand) {
            let leads = demand != Demand::OnOccasion;
            led |= leads;
            match line.secrecy {
                Secrecy::StateSecret => {
                    if leads {
                        secret.push(report.name.as_str());
                    }
                    continue;
                }
                Secrecy::Open => {}
            }
            let Some((content, origin)) = said(report, line) else {
                if leads {
                    silent.push(report.name.as_str());
                }
                continue;
            };
            let text = told(&content);
            if !text.is_empty() {
                let who = if leads {
                    report.name.clone()
                } else {
                    format!("{} ({})", report.name, words::COORDINATES)
                };
                blocks.push(Block {
                    body: Body::Paragraph(format!("{who}: {text}")),
                    origins: vec![origin],
                });
            } else if leads {
                nothing.0.push(report.name.as_str());
                nothing.1.push(origin);
            }
        }
    }
    if !nothing.0.is_empty() {
        let text = format!("{} {}.", words::NOTHING_AROSE, nothing.0.join("; "));
        blocks.push(Block {
            body: Body::Paragraph(text),
            origins: nothing.1,
        });
    }
    for (intro, names) in [(words::SECRET, secret), (words::NOT_REPORTED, silent)] {
        if !names.is_empty() {
            blocks.push(Block::computed(format!("{intro} {}.", names.join("; "))));
        }
    }
    if !led {
        blocks.push(Block::computed(words::NOBODY_LEADS));
    }
    blocks
}

fn lines_of<'a>(
    material: &Material<'a>,
    task: Id<Task>,
) -> impl Iterator<Item = (&'a Gathered, &'a ExpectedLine)> {
    owed(material).flat_map(move |report| {
        let of_task = report.lines.iter().filter(move |line| line.task == task);
        of_task.map(move |line| (report, line))
    })
}

/// What an accepted report says in a line, and the line as an origin.
fn said(report: &Gathered, line: &ExpectedLine) -> Option<(LineContent, Origin)> {
    let accepted = report.accepted.as_ref()?;
    let origin = Origin::Line {
        agency: report.agency,
        report: accepted.report,
        submission: accepted.submission,
        line: line.line,
    };
    report.said(line.line).map(|sent| (sent.content(), origin))
}

/// What was done, in the body's own words, with its figures and declared state. Empty when the body
/// says nothing of the kind.
fn told(content: &LineContent) -> String {
    let mut sentences: Vec<String> = Vec::new();
    if content.unchanged {
        sentences.push(words::UNCHANGED.to_owned());
    }
    let done = content.done.trim();
    if !done.is_empty() {
        let closed = done.ends_with(['.', '!', '?', '…', ';', ':']);
        sentences.push(if closed {
            done.to_owned()
        } else {
            format!("{done}.")
        });
    }
    if let Figures::Given(figures) = &content.figures {
        let figures: Vec<String> = figures
            .iter()
            .map(|f| format!("{}: {} {}", f.label, number::decimal(f.value), f.unit))
            .collect();
        if !figures.is_empty() {
            sentences.push(format!("{} {}.", words::FIGURES, figures.join("; ")));
        }
    }
    if let Some(state) = content.declared {
        sentences.push(format!("({}.)", capital(state.words(Lang::Vi))));
    }
    sentences.join(" ")
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
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
