//! The tasks of a plan: by group or by lead agency, filtered by group, body, role and words.

use std::collections::{BTreeMap, BTreeSet};

use tiendo_domain::assignment::{AssignmentFact, Holder, Role, Secrecy};
use tiendo_domain::id::{Agency, Id, Part, Plan, Task};
use tiendo_domain::plan::{GroupFact, PartFact, TaskFact};
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, Counts};

use super::plans::PlanHead;
use super::{Directory, HolderView, visible, when};
use crate::{AppError, Ctx};

/// In what order tasks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrange {
    /// By the plan's groups.
    #[default]
    ByGroup,
    /// By lead agency: a task with two leads stands under each.
    ByLead,
}

/// Which tasks are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskedTasks {
    /// Only those of the group at this place.
    pub group: Option<u32>,
    /// Only those that this body holds, by name or through a collective.
    pub agency: Option<Id<Agency>>,
    /// With `agency`, only those that it holds in this role.
    pub role: Option<Role>,
    /// Only those that hold all these words, as typed.
    pub words: String,
    /// In what order.
    pub arrange: Arrange,
}

/// A task in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub task: TaskFact,
    /// The texts of its parts.
    pub parts: Vec<String>,
    /// Who leads, as the plan names them.
    pub leads: Vec<HolderView>,
    /// Who coordinates, as the plan names them.
    pub coordinators: Vec<HolderView>,
    /// Why somebody leads or coordinates whom the plan does not name: a person's decision.
    pub cause: Option<String>,
    /// Whether it is reported on as a state secret.
    pub secrecy: Secrecy,
}

/// Tasks under one head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The group, by group.
    pub group: Option<GroupFact>,
    /// The lead, by lead.
    pub lead: Option<HolderView>,
    /// Its tasks, in the plan's order.
    pub tasks: Vec<TaskRow>,
}

/// The tasks that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskList {
    /// The plan.
    pub head: PlanHead,
    /// The tasks, under their heads.
    pub sections: Vec<Section>,
    /// How many tasks are shown, each counted once.
    pub shown: usize,
    /// All groups of the plan.
    pub groups: Vec<GroupFact>,
    /// The bodies that hold something in the plan, by name or through a collective.
    pub agencies: Vec<(Id<Agency>, String)>,
}

/// The plan's tasks that were asked for.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn tasks(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Plan>,
    asked: &AskedTasks,
) -> Result<TaskList, AppError> {
    let when = when(ctx);
    plan::ahead_of_tasks(tx, ctx.realm, id, when)?;
    let plan = visible(ctx, tx, id)?;
    let groups = plan::groups(tx, ctx.realm, id, when)?;
    let tasks = plan::tasks(tx, ctx.realm, id, when)?;
    let parts = plan::parts(tx, ctx.realm, id, when)?;
    let assignments = plan::assignments(tx, ctx.realm, id, when)?;
    let counts = Counts {
        tasks: u32::try_from(tasks.len()).unwrap_or(u32::MAX),
        ..plan::counts(tx, ctx.realm, id, when)?
    };
    let names = Directory::load(tx, ctx.realm, when)?;
    let agencies = holders(&assignments, &names);
    let mut rows = rows(tasks, &parts, &assignments, &names);
    narrow(&mut rows, asked, &groups, &names);
    Ok(TaskList {
        head: PlanHead { plan, counts },
        shown: rows.len(),
        sections: match asked.arrange {
            Arrange::ByGroup => by_group(rows, &groups),
            Arrange::ByLead => by_lead(rows, &names),
        },
        groups,
        agencies,
    })
}

/// Every task with its parts and who holds them.
pub(super) fn rows(
    tasks: Vec<TaskFact>,
    parts: &[PartFact],
    assignments: &[AssignmentFact],
    names: &Directory,
) -> Vec<TaskRow> {
    let mut texts: BTreeMap<Id<Task>, Vec<String>> = BTreeMap::new();
    let mut task_of: BTreeMap<Id<Part>, Id<Task>> = BTreeMap::new();
    for part in parts {
        texts.entry(part.task).or_default().push(part.text.clone());
        task_of.insert(part.part, part.task);
    }
    let mut held: BTreeMap<Id<Task>, Vec<&AssignmentFact>> = BTreeMap::new();
    for assignment in assignments {
        if let Some(task) = task_of.get(&assignment.part) {
            held.entry(*task).or_default().push(assignment);
        }
    }
    tasks
        .into_iter()
        .map(|task| {
            let held = held.remove(&task.task).unwrap_or_default();
            TaskRow {
                parts: texts.remove(&task.task).unwrap_or_default(),
                leads: once_each(&held, Role::Lead, names),
                coordinators: once_each(&held, Role::Coordinate, names),
                cause: held.iter().find_map(|a| a.cause.clone()),
                secrecy: held
                    .iter()
                    .map(|a| a.secrecy)
                    .max()
                    .unwrap_or(Secrecy::Open),
                task,
            }
        })
        .collect()
}

/// The holders in a role, each once, in the order in which the plan names them.
pub(super) fn once_each(
    held: &[&AssignmentFact],
    role: Role,
    names: &Directory,
) -> Vec<HolderView> {
    let mut seen = BTreeSet::new();
    held.iter()
        .filter(|a| a.role == role && seen.insert(a.holder))
        .map(|a| names.view(a.holder))
        .collect()
}

/// The bodies that hold something, by name.
fn holders(assignments: &[AssignmentFact], names: &Directory) -> Vec<(Id<Agency>, String)> {
    let holders: BTreeSet<Holder> = assignments.iter().map(|a| a.holder).collect();
    let holds = |agency: Id<Agency>| {
        holders.iter().any(|holder| match holder {
            Holder::Agency(one) => *one == agency,
            Holder::Collective(collective) => names
                .members()
                .get(collective)
                .is_some_and(|members| members.contains(&agency)),
        })
    };
    names
        .bodies()
        .iter()
        .filter(|fact| holds(fact.agency))
        .map(|fact| (fact.agency, fact.name.clone()))
        .collect()
}

fn narrow(rows: &mut Vec<TaskRow>, asked: &AskedTasks, groups: &[GroupFact], names: &Directory) {
    if let Some(ordinal) = asked.group {
        let group = groups.iter().find(|g| g.ordinal == ordinal);
        rows.retain(|row| group.is_some_and(|g| row.task.group == Some(g.group)));
    }
    if let Some(agency) = asked.agency {
        let mine = names.holders_of(agency);
        let in_role = |role, list: &[HolderView]| {
            asked.role.is_none_or(|asked| asked == role)
                && list.iter().any(|one| mine.contains(&one.holder))
        };
        rows.retain(|row| {
            in_role(Role::Lead, &row.leads) || in_role(Role::Coordinate, &row.coordinators)
        });
    }
    let wanted = tiendo_text::words(&asked.words);
    if !wanted.is_empty() {
        rows.retain(|row| {
            let number = row.task.number.as_deref().unwrap_or_default();
            let text = tiendo_text::words(&format!("{number} {}", row.parts.join(" ")));
            tiendo_text::holds(&text, &wanted)
        });
    }
}

fn by_group(rows: Vec<TaskRow>, groups: &[GroupFact]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for row in rows {
        let group = row.task.group;
        let same = |section: &Section| section.group.as_ref().map(|g| g.group) == group;
        match sections.last_mut().filter(|last| same(last)) {
            Some(last) => last.tasks.push(row),
            None => sections.push(Section {
                group: groups.iter().find(|g| Some(g.group) == group).cloned(),
                lead: None,
                tasks: vec![row],
            }),
        }
    }
    sections
}

/// Bodies by name, then collectives, then what nobody leads.
fn by_lead(rows: Vec<TaskRow>, names: &Directory) -> Vec<Section> {
    let mut by: BTreeMap<Option<Holder>, Vec<TaskRow>> = BTreeMap::new();
    for row in rows {
        for lead in &row.leads {
            by.entry(Some(lead.holder)).or_default().push(row.clone());
        }
        if row.leads.is_empty() {
            by.entry(None).or_default().push(row);
        }
    }
    let nobody = by.remove(&None);
    let order = |holder: &Holder| match holder {
        Holder::Agency(_) => 0,
        Holder::Collective(_) => 1,
    };
    let mut sections: Vec<(u8, String, Section)> = by
        .into_iter()
        .filter_map(|(holder, tasks)| Some((holder?, tasks)))
        .map(|(holder, tasks)| {
            let lead = names.view(holder);
            let key = tiendo_text::sort_key(&lead.name);
            let section = Section {
                group: None,
                lead: Some(lead),
                tasks,
            };
            (order(&holder), key, section)
        })
        .collect();
    sections.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let nobody = nobody.map(|tasks| Section {
        group: None,
        lead: None,
        tasks,
    });
    sections
        .into_iter()
        .map(|(_, _, section)| section)
        .chain(nobody)
        .collect()
}
