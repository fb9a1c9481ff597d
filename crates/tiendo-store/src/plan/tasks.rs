//! Groups, tasks, their parts, and who holds them.

use tiendo_domain::assignment::{AssignmentFact, Role, Secrecy};
use tiendo_domain::id::{Id, Plan, RealmId, Task};
use tiendo_domain::plan::{GroupFact, PartFact, TaskFact};

use super::{When, around, asked, opt_holder, version};
use crate::engine::Ask;
use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::value::Value;
use crate::{agency, axes, collective, values};

statements! {
    GROUPS = "SELECT task_group, plan, number, ordinal, title, valid_from, valid_until
        FROM task_group_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, task_group";
    TASKS = "SELECT task, plan, task_group, number, ordinal, deadline_words, deadline, product, note,
            valid_from, valid_until
        FROM task_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, task";
    PARTS = "SELECT part, task, ordinal, text, valid_from, valid_until
        FROM part_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY task, ordinal, part";
    ASSIGNMENTS = "SELECT id, part, holder_kind, holder, role, secrecy, cause, predecessor, valid_from, valid_until
        FROM assignment
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, id";
    PARTS_OF = "SELECT part, task, ordinal, text, valid_from, valid_until
        FROM part_fact
        WHERE realm = $1 AND task = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, part";
    ASSIGNMENTS_OF = "SELECT a.id, a.part, a.holder_kind, a.holder, a.role, a.secrecy, a.cause, a.predecessor,
            a.valid_from, a.valid_until
        FROM part p JOIN assignment a ON a.realm = p.realm AND a.part = p.id
        WHERE p.realm = $1 AND p.task = $2
            AND (a.valid_from IS NULL OR a.valid_from <= $3) AND (a.valid_until IS NULL OR a.valid_until > $3)
            AND a.known_from <= $4 AND (a.known_until IS NULL OR a.known_until > $4)
        ORDER BY a.ordinal, a.id";
}

/// Asks at once what the page of all tasks asks for: the plan and how much it holds, its groups, tasks, parts and
/// assignments, and all names. [`groups`] and the others then find their answers.
///
/// # Errors
/// Any [`StoreError`].
pub fn ahead_of_tasks(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<(), StoreError> {
    let mut asks = around_tasks(realm, plan, when);
    let params = asked(realm, plan, when);
    asks.extend([PARTS, ASSIGNMENTS].map(|sql| ask(sql, &params)));
    tx.ahead(asks)
}

/// Asks at once what the page of one task asks for, as [`ahead_of_tasks`] does for that of all; what the journal says of
/// it is left.
///
/// # Errors
/// Any [`StoreError`].
pub fn ahead_of_task(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    (plan, task): (Id<Plan>, Id<Task>),
    when: When,
) -> Result<(), StoreError> {
    let mut asks = around_tasks(realm, plan, when);
    let params = of_task(realm, task, when);
    asks.extend([PARTS_OF, ASSIGNMENTS_OF].map(|sql| ask(sql, &params)));
    tx.ahead(asks)
}

fn around_tasks(realm: RealmId, plan: Id<Plan>, when: When) -> Vec<Ask> {
    let params = asked(realm, plan, when);
    let mut asks = vec![
        version::ask_find(realm, plan, when),
        around::ask_counts(realm, plan, when),
    ];
    asks.extend([GROUPS, TASKS].map(|sql| ask(sql, &params)));
    asks.extend(agency::ask_facts(realm, when.known_at));
    asks.extend(collective::ask_all(realm, when.known_at));
    asks
}

fn ask(sql: &'static str, params: &[Value]) -> Ask {
    Ask {
        sql: sql.into(),
        params: params.to_vec(),
    }
}

/// The parameters of what is asked of one task.
fn of_task(realm: RealmId, task: Id<Task>, when: When) -> [Value; 4] {
    values![realm, task, when.as_of.0, when.known_at.0]
}

/// The plan's task groups on the day, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn groups(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<GroupFact>, StoreError> {
    tx.query(GROUPS, &asked(realm, plan, when))?
        .iter()
        .map(group)
        .collect()
}

/// The plan's tasks on the day, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn tasks(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<TaskFact>, StoreError> {
    tx.query(TASKS, &asked(realm, plan, when))?
        .iter()
        .map(|row| task(&mut row.cells()))
        .collect()
}

/// The parts of all tasks of the plan on the day; of one task in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn parts(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<PartFact>, StoreError> {
    tx.query(PARTS, &asked(realm, plan, when))?
        .iter()
        .map(|row| part(&mut row.cells()))
        .collect()
}

/// Who holds the parts of the plan on the day, in the plan's order.
///
/// # Errors
/// Any [`StoreError`].
pub fn assignments(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<AssignmentFact>, StoreError> {
    tx.query(ASSIGNMENTS, &asked(realm, plan, when))?
        .iter()
        .map(|row| assignment(&mut row.cells()))
        .collect()
}

/// The parts of one task on the day, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn parts_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    task: Id<Task>,
    when: When,
) -> Result<Vec<PartFact>, StoreError> {
    tx.query(PARTS_OF, &of_task(realm, task, when))?
        .iter()
        .map(|row| part(&mut row.cells()))
        .collect()
}

/// Who holds the parts of one task on the day, in the plan's order.
///
/// # Errors
/// Any [`StoreError`].
pub fn assignments_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    task: Id<Task>,
    when: When,
) -> Result<Vec<AssignmentFact>, StoreError> {
    tx.query(ASSIGNMENTS_OF, &of_task(realm, task, when))?
        .iter()
        .map(|row| assignment(&mut row.cells()))
        .collect()
}

fn group(row: &Row) -> Result<GroupFact, StoreError> {
    let mut cells = row.cells();
    Ok(GroupFact {
        group: cells.id()?,
        plan: cells.id()?,
        number: cells.opt_text()?,
        ordinal: cells.count()?,
        title: cells.text()?,
        valid: axes::period(&mut cells)?,
    })
}

/// Reads the cells of a task in the order of `TASKS`.
pub(super) fn task(cells: &mut Cells<'_>) -> Result<TaskFact, StoreError> {
    Ok(TaskFact {
        task: cells.id()?,
        plan: cells.id()?,
        group: cells.opt_id()?,
        number: cells.opt_text()?,
        ordinal: cells.count()?,
        deadline_words: cells.opt_text()?,
        deadline: cells.word(|words| words.parse().ok())?,
        product: cells.opt_text()?,
        note: cells.opt_text()?,
        valid: axes::period(cells)?,
    })
}

/// Reads the cells of a part in the order of `PARTS`.
pub(super) fn part(cells: &mut Cells<'_>) -> Result<PartFact, StoreError> {
    Ok(PartFact {
        part: cells.id()?,
        task: cells.id()?,
        ordinal: cells.count()?,
        text: cells.text()?,
        valid: axes::period(cells)?,
    })
}

/// Reads the cells of an assignment in the order of `ASSIGNMENTS`.
pub(super) fn assignment(cells: &mut Cells<'_>) -> Result<AssignmentFact, StoreError> {
    let (id, part) = (cells.id()?, cells.id()?);
    let holder = opt_holder(cells)?.ok_or_else(|| StoreError::Misfit {
        table: "assignment",
        problem: format!("{id} has no holder"),
    })?;
    Ok(AssignmentFact {
        assignment: id,
        part,
        holder,
        role: cells.word(Role::from_code)?,
        secrecy: cells.word(Secrecy::from_code)?,
        cause: cells.opt_text()?,
        predecessor: cells.opt_id()?,
        valid: axes::period(cells)?,
    })
}
