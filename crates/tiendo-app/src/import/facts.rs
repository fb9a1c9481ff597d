//! The facts of a plan's first version, from a settled document and the bodies that its names stand for.

use super::codes::{comparator, due_rule, duty_kind, frequency, measure, obligation_kind};
use super::settled::Settled;
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    assignment::{AssignmentFact, Holder, Role, Secrecy},
    id::{Agency, Document as DocumentKind, Id, IdMaker, Part, Plan, Target, Task},
    plan::{
        Addressee, CitedAs, CitedDocument, DutyFact, GroupFact, ObligationFact, PartFact, PlanFact,
        Recipient, TargetFact, TaskDeadline, TaskFact,
    },
    time::{Deadline, Period},
};
use tiendo_read::{self as read, DeadlineKind, Words};
use tiendo_store::plan::PlanFacts;
use tiendo_text::fold;

/// What a document lacks to be a plan of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportGap {
    /// It has neither tasks nor targets.
    NothingPromised,
    /// It has no issuer.
    NoIssuer,
    /// It has no title.
    NoTitle,
    /// The day it was issued is not known: from which day would it hold?
    NoDate,
}

/// All facts of version 1, holding from the day of issue.
///
/// `holders`: what each printed name stands for, by its folded words; `secret`: indexes of the tasks that are reported
/// as state secrets.
///
/// # Errors
/// [`ImportGap`] where the document does not say what the register needs.
pub fn facts(
    ids: &mut IdMaker,
    settled: &Settled,
    document: Id<DocumentKind>,
    holders: &BTreeMap<String, Holder>,
    secret: &BTreeSet<usize>,
) -> Result<PlanFacts, ImportGap> {
    let text = &settled.document;
    if text.tasks.is_empty() && text.targets.is_empty() {
        return Err(ImportGap::NothingPromised);
    }
    let issued = text.header.date.as_ref().ok_or(ImportGap::NoDate)?.value;
    let mut maker = Maker {
        plan: ids.next_id(),
        valid: Period::since(issued),
        ids,
        settled,
        holders,
    };
    let plan = maker.plan_fact(document)?;
    let groups = maker.groups();
    let tasks = maker.tasks(&groups);
    let (parts, assignments) = maker.parts(&tasks, secret);
    Ok(PlanFacts {
        targets: maker.targets(),
        obligations: maker.obligations(),
        duties: maker.duties(),
        cited: cited(text),
        recipients: recipients(text),
        plan,
        groups,
        tasks,
        parts,
        assignments,
    })
}

struct Maker<'a> {
    ids: &'a mut IdMaker,
    plan: Id<Plan>,
    valid: Period,
    settled: &'a Settled,
    holders: &'a BTreeMap<String, Holder>,
}

impl Maker<'_> {
    fn plan_fact(&self, document: Id<DocumentKind>) -> Result<PlanFact, ImportGap> {
        let header = &self.settled.document.header;
        let horizon = header.horizon.as_ref().map(|horizon| horizon.value);
        Ok(PlanFact {
            plan: self.plan,
            version: 1,
            number: words(header.number.as_ref()),
            kind: words(header.kind.as_ref()).unwrap_or_default(),
            title: words(header.title.as_ref()).ok_or(ImportGap::NoTitle)?,
            issuer: words(header.issuer.as_ref()).ok_or(ImportGap::NoIssuer)?,
            issued_on: self.valid.from(),
            effective_from: self.valid.from(),
            horizon: horizon.and_then(|horizon| horizon.to),
            vision: horizon.and_then(|horizon| horizon.vision),
            document: Some(document),
        })
    }

    fn groups(&mut self) -> Vec<GroupFact> {
        let groups = &self.settled.document.groups;
        let facts = groups.iter().zip(1..).map(|(group, ordinal)| GroupFact {
            group: self.ids.next_id(),
            plan: self.plan,
            number: words(group.number.as_ref()),
            ordinal,
            title: words(group.title.as_ref()).unwrap_or_default(),
            valid: self.valid,
        });
        facts.collect()
    }

    fn tasks(&mut self, groups: &[GroupFact]) -> Vec<TaskFact> {
        let document = &self.settled.document;
        let of_tasks = document.groups_of_tasks();
        let group_of = |task: usize| {
            let index = of_tasks.get(task).copied().flatten()?;
            groups.get(index).map(|fact| fact.group)
        };
        let tasks = document.tasks.iter().enumerate().zip(1..);
        let facts = tasks.map(|((i, task), ordinal)| TaskFact {
            task: self.ids.next_id(),
            plan: self.plan,
            group: group_of(i),
            number: words(task.number.as_ref()),
            ordinal,
            deadline_words: words(task.deadline.as_ref()),
            deadline: match self.settled.deadlines.get(&i) {
                Some(meaning) => meaning.clone(),
                None => printed_deadline(task),
            },
            product: words(task.product.as_ref()),
            note: words(task.note.as_ref()),
            valid: self.valid,
        });
        facts.collect()
    }

    /// Each paragraph of a task is a part; every holder of the task holds every part, until they part company.
    fn parts(
        &mut self,
        tasks: &[TaskFact],
        secret: &BTreeSet<usize>,
    ) -> (Vec<PartFact>, Vec<AssignmentFact>) {
        let mut parts = Vec::new();
        let mut assignments = Vec::new();
        for (i, (task, fact)) in self.settled.document.tasks.iter().zip(tasks).enumerate() {
            let texts: Vec<&str> = task.content.iter().map(|p| p.value.as_str()).collect();
            let texts = if texts.is_empty() { vec![""] } else { texts };
            let secrecy = if secret.contains(&i) {
                Secrecy::StateSecret
            } else {
                Secrecy::Open
            };
            for (text, ordinal) in texts.into_iter().zip(1..) {
                let part = self.part(fact.task, ordinal, text);
                for (list, role) in [
                    (&task.leads, Role::Lead),
                    (&task.coordinators, Role::Coordinate),
                ] {
                    let cause = self.settled.causes.get(&(i, role));
                    let held = self.held(part.part, list, role, secrecy, cause);
                    assignments.extend(held);
                }
                parts.push(part);
            }
        }
        (parts, assignments)
    }

    fn part(&mut self, task: Id<Task>, ordinal: u32, text: &str) -> PartFact {
        PartFact {
            part: self.ids.next_id(),
            task,
            ordinal,
            text: text.to_owned(),
            valid: self.valid,
        }
    }

    fn held(
        &mut self,
        part: Id<Part>,
        list: &[Words],
        role: Role,
        secrecy: Secrecy,
        cause: Option<&String>,
    ) -> Vec<AssignmentFact> {
        let mut holders: Vec<Holder> = Vec::new();
        for holder in list.iter().filter_map(|name| self.holder(name)) {
            // Two spellings of one body hold once.
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        let facts = holders.into_iter().map(|holder| AssignmentFact {
            assignment: self.ids.next_id(),
            part,
            holder,
            role,
            secrecy,
            valid: self.valid,
            cause: cause.cloned(),
            predecessor: None,
        });
        facts.collect()
    }

    fn targets(&mut self) -> Vec<TargetFact> {
        let targets = &self.settled.document.targets;
        let ids: Vec<Id<Target>> = targets.iter().map(|_| self.ids.next_id()).collect();
        let facts = targets.iter().zip(&ids).zip(1..);
        let facts = facts.map(|((target, id), ordinal)| TargetFact {
            target: *id,
            plan: self.plan,
            ordinal,
            name: target.name.value.clone(),
            comparator: comparator(target.comparator.value),
            approximate: target.approximate,
            low: figure(target.low.as_ref()),
            high: figure(target.high.as_ref()),
            unit: words(target.unit.as_ref()),
            measure: Some(measure(target.measure)),
            by: target.by.as_ref().map(|by| by.value),
            years: target.period.as_ref().map(|period| period.value),
            text: words(target.text.as_ref()),
            parent: target.parent.and_then(|parent| ids.get(parent)).copied(),
            valid: self.valid,
        });
        facts.collect()
    }

    fn obligations(&mut self) -> Vec<ObligationFact> {
        let document = &self.settled.document;
        let monitor = document.roles.monitor.as_ref();
        let summaries = document
            .obligations
            .iter()
            .filter(|report| report.kind.value == read::ReportKind::Consolidated);
        let sum_up: BTreeSet<&str> = summaries
            .flat_map(|report| report.who.iter().map(|who| who.value.as_str()))
            .collect();
        let facts = document.obligations.iter().map(|obligation| {
            // "gửi về Sở X trước ngày …", and Sở X sums up: the reports are checked there.
            let collecting = obligation
                .to
                .as_ref()
                .filter(|to| sum_up.contains(to.value.as_str()));
            let focal = obligation.via.as_ref().or(collecting).or(monitor);
            ObligationFact {
                obligation: self.ids.next_id(),
                plan: self.plan,
                kind: obligation_kind(obligation.kind.value),
                frequency: obligation
                    .frequency
                    .as_ref()
                    .map(|often| frequency(often.value)),
                due: due_rule(obligation.before.as_ref(), obligation.last_day.as_ref()),
                addressees: addressees(self.holders, &obligation.who),
                to: words(obligation.to.as_ref()),
                via: words(obligation.via.as_ref()),
                focal: focal.and_then(|name| agency(self.holders, name)),
                valid: self.valid,
            }
        });
        facts.collect()
    }

    fn duties(&mut self) -> Vec<DutyFact> {
        let duties = &self.settled.document.duties;
        let facts = duties.iter().map(|duty| DutyFact {
            duty: self.ids.next_id(),
            plan: self.plan,
            kind: duty_kind(duty.kind.value),
            addressees: addressees(self.holders, &duty.who),
            frequency: duty.frequency.as_ref().map(|often| frequency(often.value)),
            due: None,
            to: words(duty.to.as_ref()),
            decides: words(duty.decides.as_ref()),
            valid: self.valid,
        });
        facts.collect()
    }

    fn holder(&self, name: &Words) -> Option<Holder> {
        holder(self.holders, name)
    }
}

fn words(words: Option<&Words>) -> Option<String> {
    words.map(|words| words.value.clone())
}

fn holder(holders: &BTreeMap<String, Holder>, name: &Words) -> Option<Holder> {
    holders.get(&fold(&name.value)).copied()
}

fn agency(holders: &BTreeMap<String, Holder>, name: &Words) -> Option<Id<Agency>> {
    match holder(holders, name)? {
        Holder::Agency(agency) => Some(agency),
        Holder::Collective(_) => None,
    }
}

fn addressees(holders: &BTreeMap<String, Holder>, who: &[Words]) -> Vec<Addressee> {
    let lines = who.iter().zip(1..).map(|(name, ordinal)| Addressee {
        ordinal,
        words: name.value.clone(),
        holder: holder(holders, name),
    });
    lines.collect()
}

fn figure(words: Option<&Words>) -> Option<rust_decimal::Decimal> {
    words?.value.parse().ok()
}

/// What the words mean that a person gives a deadline: they are read as printed ones are.
pub fn deadline_of_words(words: &str) -> TaskDeadline {
    let span = read::Span {
        start: 0,
        end: words.len(),
    };
    printed_deadline(&read::Task {
        deadline: Some(Words::at(words.to_owned(), span)),
        deadline_meaning: read::deadline_meaning(words),
        ..read::Task::bare(span)
    })
}

/// What a task's printed deadline means for the register. Words that settle no day (a month without its year) give none:
/// they stay beside it as printed.
pub fn printed_deadline(task: &read::Task) -> TaskDeadline {
    let Some(meaning) = &task.deadline_meaning else {
        return TaskDeadline::None;
    };
    let meaning = &meaning.value;
    let day = |until| {
        if meaning.exclusive {
            TaskDeadline::Day(Deadline::Before(until))
        } else {
            TaskDeadline::Day(Deadline::On(until))
        }
    };
    match meaning.kind {
        DeadlineKind::Ongoing => TaskDeadline::Ongoing,
        DeadlineKind::Annual => TaskDeadline::Annual(None),
        DeadlineKind::AfterEvent => {
            let event = meaning.depends_on.as_ref().or(task.deadline.as_ref());
            TaskDeadline::AfterEvent(words(event).unwrap_or_default())
        }
        DeadlineKind::Date
        | DeadlineKind::Month
        | DeadlineKind::Quarter
        | DeadlineKind::HalfYear
        | DeadlineKind::Year
        | DeadlineKind::Period
        | DeadlineKind::Before
        | DeadlineKind::Open => meaning.until.map_or(TaskDeadline::None, day),
    }
}

fn cited(document: &read::Document) -> Vec<CitedDocument> {
    let grounds: BTreeSet<&str> = document
        .legal_basis
        .iter()
        .filter_map(|basis| basis.number.as_ref())
        .map(|number| number.value.as_str())
        .collect();
    let facts = document.citations.iter().map(|citation| CitedDocument {
        number: citation.number.value.clone(),
        kind: words(citation.kind.as_ref()),
        date: citation.date.as_ref().map(|date| date.value),
        issuer: words(citation.issuer.as_ref()),
        cited_as: if grounds.contains(citation.number.value.as_str()) {
            CitedAs::LegalBasis
        } else {
            CitedAs::Mention
        },
    });
    facts.collect()
}

fn recipients(document: &read::Document) -> Vec<Recipient> {
    let lines = document.header.recipients.iter().zip(1..);
    let lines = lines.map(|(words, ordinal)| Recipient {
        ordinal,
        words: words.value.clone(),
    });
    lines.collect()
}
