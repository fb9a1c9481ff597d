//! What the bodies said of one task, sorted by how they hold it; and the annex that quotes members and coordinators where
//! they are too many for the text.

use tiendo_text::{Lang, number};

use super::{Block, Body, Material, Origin, Section, owed, results, words};
use crate::assignment::{Demand, Secrecy};
use crate::id::{Id, Task};
use crate::report::line::{Figures, LineContent};
use crate::standing::{ExpectedLine, Gathered};

/// The most members and coordinators that are quoted in the text. A collective of all departments has thirty: nobody
/// reads thirty paragraphs under each task, and nobody must be left out.
const QUOTED_MOST: usize = 5;

/// What a body said of a task.
pub(super) struct Said<'a> {
    name: &'a str,
    role: Option<&'static str>,
    text: String,
    origin: Origin,
}

impl Said<'_> {
    /// As a paragraph of its own.
    pub(super) fn quoted(&self) -> Block {
        let who = match self.role {
            Some(role) => format!("{} ({role})", self.name),
            None => self.name.to_owned(),
        };
        Block {
            body: Body::Paragraph(format!("{who}: {}", self.text)),
            origins: vec![self.origin],
        }
    }
}

/// What was said of a task.
#[derive(Default)]
pub(super) struct Spoken<'a> {
    /// Bodies that lead by name.
    pub(super) leads: Vec<Said<'a>>,
    /// Members of leading collectives.
    members: Vec<Said<'a>>,
    /// Coordinators that had something to say.
    coordinators: Vec<Said<'a>>,
    /// Leads and members that say that nothing arose.
    pub(super) nothing: Vec<(&'a str, Origin)>,
    /// Leads and members whose accepted report leaves out what was done, as a paper may.
    pub(super) unsaid: Vec<&'a str>,
    /// Leads and members of which no report is accepted.
    pub(super) silent: Vec<&'a str>,
    /// Leads and members that report elsewhere.
    pub(super) secret: Vec<&'a str>,
    /// Whether anybody leads the task.
    pub(super) led: bool,
}

impl<'a> Spoken<'a> {
    pub(super) fn of(material: &Material<'a>, task: Id<Task>) -> Spoken<'a> {
        let mut spoken = Spoken::default();
        for (report, line) in lines_of(material, task) {
            spoken.add(report, line);
        }
        spoken
    }

    fn add(&mut self, report: &'a Gathered, line: &ExpectedLine) {
        let name = report.name.as_str();
        let leads = line.demand != Demand::OnOccasion;
        self.led |= leads;
        if line.secrecy == Secrecy::StateSecret {
            if leads {
                self.secret.push(name);
            }
            return;
        }
        let Some((content, origin)) = said(report, line) else {
            if leads && report.accepted.is_some() {
                self.unsaid.push(name);
            } else if leads {
                self.silent.push(name);
            }
            return;
        };
        let text = told(&content);
        if text.is_empty() {
            if leads && content.nothing_arose.is_some() {
                self.nothing.push((name, origin));
            } else if leads {
                self.unsaid.push(name);
            }
            return;
        }
        let (list, role) = match line.demand {
            Demand::Required => (&mut self.leads, None),
            Demand::OwnShare => (&mut self.members, None),
            Demand::OnOccasion => (&mut self.coordinators, Some(words::COORDINATES)),
        };
        list.push(Said {
            name,
            role,
            text,
            origin,
        });
    }

    /// Members, then coordinators.
    pub(super) fn others(&self) -> impl Iterator<Item = &Said<'a>> {
        self.members.iter().chain(&self.coordinators)
    }

    /// Whether members and coordinators stand in the annex.
    pub(super) fn in_annex(&self) -> bool {
        self.others().count() > QUOTED_MOST
    }

    /// How many members and coordinators have something in the annex.
    pub(super) fn counted(&self) -> String {
        let counts = [
            (self.members.len(), words::MEMBERS_SAID),
            (self.coordinators.len(), words::COORDINATORS_SAID),
        ];
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        format!("{}; {}.", counts.join("; "), words::SEE_BODIES)
    }

    fn table(&self) -> Block {
        let rows = (1..).zip(self.others()).map(|(n, said): (usize, _)| {
            let name = match said.role {
                Some(role) => format!("{} ({role})", said.name),
                None => said.name.to_owned(),
            };
            vec![n.to_string(), name, said.text.clone()]
        });
        Block {
            origins: self.others().map(|said| said.origin).collect(),
            ..Block::table(&words::BODIES_HEAD, rows.collect())
        }
    }
}

/// The annex of what members and coordinators said, a table a task; nothing where all of it stands in the text.
pub(super) fn annex(material: &Material<'_>) -> Vec<Section> {
    let tasks = material.tasks.iter().filter_map(|task| {
        let spoken = Spoken::of(material, task.task);
        spoken.in_annex().then(|| Section {
            level: 3,
            number: task.number.clone().unwrap_or_default(),
            heading: results::short_text(material, task.task),
            blocks: vec![spoken.table()],
        })
    });
    let tasks: Vec<Section> = tasks.collect();
    if tasks.is_empty() {
        return tasks;
    }
    let heading = Section {
        level: Section::ANNEX,
        number: String::new(),
        heading: words::BODIES.to_owned(),
        blocks: Vec::new(),
    };
    std::iter::once(heading).chain(tasks).collect()
}

pub(super) fn lines_of<'a>(
    material: &Material<'a>,
    task: Id<Task>,
) -> impl Iterator<Item = (&'a Gathered, &'a ExpectedLine)> {
    owed(material).flat_map(move |report| {
        let of_task = report.lines.iter().filter(move |line| line.task == task);
        of_task.map(move |line| (report, line))
    })
}

/// What an accepted report says in a line, and the line as an origin.
pub(super) fn said(report: &Gathered, line: &ExpectedLine) -> Option<(LineContent, Origin)> {
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
