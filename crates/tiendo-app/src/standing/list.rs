//! The list behind a number of the leader's page: tasks, or one body's items.

use super::{BackedAs, DeclaredAs, ScheduledAs, ground::Ground};
use crate::{AppError, Ctx};
use std::collections::BTreeMap;
use tiendo_domain::{
    assignment::{Demand, Secrecy},
    id::{Agency, Id, Plan, Round, Task},
    plan::{GroupFact, PlanFact, TaskFact},
    standing::Item,
};
use tiendo_store::{ReadTx, round};

/// Which list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only what stands in the group at this place; 0: in none.
    pub group: Option<u32>,
    /// The items of this body instead of tasks.
    pub agency: Option<Id<Agency>>,
    /// Only what is declared as one of these; none: whatever is declared.
    pub declared: Vec<DeclaredAs>,
    /// Only what is backed by one of these; none: whatever backs it.
    pub backed: Vec<BackedAs>,
    /// Only what the schedule calls one of these; none: whatever it says.
    pub scheduled: Vec<ScheduledAs>,
}

/// A row: a task, or one body's share of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRow {
    /// The task.
    pub task: TaskFact,
    /// Its paragraphs.
    pub words: String,
    /// Who leads it.
    pub leads: Vec<String>,
    /// What is declared.
    pub declared: DeclaredAs,
    /// What stands behind it.
    pub backed: BackedAs,
    /// What the schedule says.
    pub scheduled: ScheduledAs,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The plan.
    pub plan: PlanFact,
    /// The round that is counted.
    pub round: Option<round::Record>,
    /// The group that was asked for.
    pub group: Option<GroupFact>,
    /// The name of the body that was asked for.
    pub agency: Option<String>,
    /// The rows, in the plan's order.
    pub rows: Vec<ListedRow>,
}

/// The list behind a number.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach; faults.
pub fn list(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    plan: Id<Plan>,
    round: Option<Id<Round>>,
    asked: &Asked,
) -> Result<Listed, AppError> {
    let ground = Ground::load(ctx, tx, plan, round)?;
    let leads = leads(&ground);
    let group = asked.group.and_then(|place| {
        ground
            .groups
            .iter()
            .find(|group| group.ordinal == place)
            .cloned()
    });
    let in_group = |task: &TaskFact| match asked.group {
        None => true,
        Some(_) => task.group == group.as_ref().map(|group| group.group),
    };
    let mut rows: Vec<ListedRow> = Vec::new();
    for one in ground.tasks.iter().filter(|one| in_group(&one.task)) {
        let row = ListedRow {
            task: one.task.clone(),
            words: one.words.clone(),
            leads: leads.get(&one.task.task).cloned().unwrap_or_default(),
            declared: one.declared,
            backed: one.backed,
            scheduled: one.scheduled,
        };
        match asked.agency {
            None => rows.push(row),
            Some(agency) => {
                let mine = ground
                    .items
                    .iter()
                    .find(|item| item.task == one.task.task && item.agency == agency);
                rows.extend(
                    mine.filter(|item| item.demand != Demand::OnOccasion)
                        .map(|item| own(row, item)),
                );
            }
        }
    }
    rows.retain(|row| {
        (asked.declared.is_empty() || asked.declared.contains(&row.declared))
            && (asked.backed.is_empty() || asked.backed.contains(&row.backed))
            && (asked.scheduled.is_empty() || asked.scheduled.contains(&row.scheduled))
    });
    Ok(Listed {
        agency: asked
            .agency
            .map(|agency| ground.names.get(&agency).cloned().unwrap_or_default()),
        round: ground.gathering.map(|one| one.round),
        plan: ground.plan,
        group,
        rows,
    })
}

/// A row with one body's own words.
fn own(row: ListedRow, item: &Item) -> ListedRow {
    let secret = item.secrecy == Secrecy::StateSecret;
    ListedRow {
        declared: if secret {
            DeclaredAs::Secret
        } else {
            DeclaredAs::of(item.progress)
        },
        backed: if secret {
            BackedAs::Secret
        } else {
            BackedAs::of(item.progress, item.backing)
        },
        scheduled: if secret {
            ScheduledAs::Secret
        } else {
            ScheduledAs::Is(item.schedule)
        },
        ..row
    }
}

/// Who leads each task: those who are named, then members of a leading collective.
fn leads(ground: &Ground) -> BTreeMap<Id<Task>, Vec<String>> {
    let mut leads: BTreeMap<Id<Task>, Vec<String>> = BTreeMap::new();
    for demand in [Demand::Required, Demand::OwnShare] {
        for item in ground.items.iter().filter(|item| item.demand == demand) {
            if let Some(name) = ground.names.get(&item.agency) {
                leads.entry(item.task).or_default().push(name.clone());
            }
        }
    }
    leads
}
