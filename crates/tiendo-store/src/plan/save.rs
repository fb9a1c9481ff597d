//! Saving a plan that was taken in.

use tiendo_domain::assignment::Holder;
use tiendo_domain::id::{Id, Plan, RealmId};
use tiendo_domain::plan::{Addressee, Frequency, Measure};
use tiendo_domain::time::Period;
use tiendo_text::words;

use super::{PlanFacts, holder_id};
use crate::axes;
use crate::error::StoreError;
use crate::table::Table;
use crate::tables::{
    ASSIGNMENT, CITATION, DUTY, DUTY_ADDRESSEE, DUTY_FACT, OBLIGATION, OBLIGATION_ADDRESSEE,
    OBLIGATION_FACT, PART, PART_FACT, PLAN, PLAN_VERSION, RECIPIENT, TARGET, TARGET_FACT, TASK,
    TASK_FACT, TASK_GROUP, TASK_GROUP_FACT,
};
use crate::tx::WriteTx;
use crate::value::Value;
use crate::values;

/// Saves a new plan with all its facts, believed from the entry that closes this write. Every part
/// belongs to a task of the plan, every assignment to a part; the bodies named are there already.
///
/// # Errors
/// [`StoreError::Constraint`] where something refers to what is not there, or any other
/// [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
    let new = New {
        realm: tx.realm(),
        plan: facts.plan.plan,
        version: facts.plan.version,
        known_from: tx.next_seq(),
    };
    tx.insert(&PLAN, &values![new.realm, new.plan])?;
    tx.insert(&PLAN_VERSION, &new.version_row(facts))?;
    new.groups(tx, facts)?;
    new.tasks(tx, facts)?;
    new.targets(tx, facts)?;
    new.obligations(tx, facts)?;
    new.duties(tx, facts)?;
    new.cited(tx, facts)
}

/// What all rows of one saving have in common.
struct New {
    realm: RealmId,
    plan: Id<Plan>,
    version: u32,
    known_from: i64,
}

impl New {
    /// The cells that every fact begins with: realm, thing, entry, place 0, plan.
    fn head(&self, thing: impl Into<Value>) -> Vec<Value> {
        vec![
            self.realm.into(),
            thing.into(),
            self.known_from.into(),
            Value::Int(0),
            self.plan.into(),
        ]
    }

    fn identities(
        &self,
        tx: &mut WriteTx<'_>,
        table: &'static Table,
        things: impl Iterator<Item = Value>,
    ) -> Result<(), StoreError> {
        let (realm, plan) = (self.realm, self.plan);
        tx.insert_many(table, things.map(|id| values![realm, id, plan].to_vec()))
    }

    fn version_row(&self, facts: &PlanFacts) -> Vec<Value> {
        let plan = &facts.plan;
        values![
            self.realm,
            self.plan,
            self.known_from,
            0,
            i64::from(plan.version),
            plan.number.as_deref(),
            plan.kind.as_str(),
            plan.title.as_str(),
            plan.issuer.as_str(),
            plan.issued_on,
            plan.effective_from,
            plan.horizon.map(i64::from),
            plan.vision.map(i64::from),
            plan.document,
            Value::Null
        ]
        .to_vec()
    }

    fn groups(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let ids = facts.groups.iter().map(|g| Value::from(g.group));
        self.identities(tx, &TASK_GROUP, ids)?;
        let rows = facts.groups.iter().map(|group| {
            let own = values![
                group.number.as_deref(),
                i64::from(group.ordinal),
                group.title.as_str()
            ];
            row(self.head(group.group), own, group.valid)
        });
        tx.insert_many(&TASK_GROUP_FACT, rows)
    }

    fn tasks(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let ids = facts.tasks.iter().map(|t| Value::from(t.task));
        self.identities(tx, &TASK, ids)?;
        let rows = facts.tasks.iter().map(|task| {
            let own = values![
                task.group,
                task.number.as_deref(),
                i64::from(task.ordinal),
                task.deadline_words.as_deref(),
                task.deadline.to_string(),
                task.product.as_deref(),
                task.note.as_deref()
            ];
            row(self.head(task.task), own, task.valid)
        });
        tx.insert_many(&TASK_FACT, rows)?;

        let realm = self.realm;
        let ids = facts.parts.iter();
        tx.insert_many(&PART, ids.map(|p| values![realm, p.part, p.task].to_vec()))?;
        let rows = facts.parts.iter().map(|part| {
            let own = values![
                part.task,
                i64::from(part.ordinal),
                part.text.as_str(),
                words(&part.text)
            ];
            row(self.head(part.part), own, part.valid)
        });
        tx.insert_many(&PART_FACT, rows)?;

        let rows = facts
            .assignments
            .iter()
            .zip(1_i64..)
            .map(|(held, ordinal)| {
                let own = values![
                    held.part,
                    held.holder.code(),
                    holder_id(held.holder),
                    held.role.code(),
                    held.secrecy.code(),
                    held.cause.as_deref(),
                    held.predecessor,
                    ordinal
                ];
                row(self.head(held.assignment), own, held.valid)
            });
        tx.insert_many(&ASSIGNMENT, rows)
    }

    fn targets(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let ids = facts.targets.iter().map(|t| Value::from(t.target));
        self.identities(tx, &TARGET, ids)?;
        let rows = facts.targets.iter().map(|target| {
            let own = values![
                i64::from(target.ordinal),
                target.name.as_str(),
                target.comparator.code(),
                target.approximate,
                target.low,
                target.high,
                target.unit.as_deref(),
                target.measure.map(Measure::code),
                target.by.map(i64::from),
                target.years.map(|years| i64::from(years.0)),
                target.years.map(|years| i64::from(years.1)),
                target.text.as_deref(),
                target.parent
            ];
            row(self.head(target.target), own, target.valid)
        });
        tx.insert_many(&TARGET_FACT, rows)
    }

    fn obligations(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let ids = facts.obligations.iter().map(|o| Value::from(o.obligation));
        self.identities(tx, &OBLIGATION, ids)?;
        let rows = facts
            .obligations
            .iter()
            .zip(1_i64..)
            .map(|(fact, ordinal)| {
                let own = values![
                    ordinal,
                    fact.kind.code(),
                    fact.frequency.map(Frequency::code),
                    fact.due.map(|d| d.to_string()),
                    fact.to.as_deref(),
                    fact.via.as_deref(),
                    fact.focal
                ];
                row(self.head(fact.obligation), own, fact.valid)
            });
        tx.insert_many(&OBLIGATION_FACT, rows)?;
        let rows = facts.obligations.iter().flat_map(|fact| {
            let of = Value::from(fact.obligation);
            fact.addressees
                .iter()
                .map(move |one| self.addressee(of.clone(), one))
        });
        tx.insert_many(&OBLIGATION_ADDRESSEE, rows)
    }

    fn duties(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let ids = facts.duties.iter().map(|d| Value::from(d.duty));
        self.identities(tx, &DUTY, ids)?;
        let rows = facts.duties.iter().zip(1_i64..).map(|(fact, ordinal)| {
            let own = values![
                ordinal,
                fact.kind.code(),
                fact.frequency.map(Frequency::code),
                fact.due.map(|d| d.to_string()),
                fact.to.as_deref(),
                fact.decides.as_deref()
            ];
            row(self.head(fact.duty), own, fact.valid)
        });
        tx.insert_many(&DUTY_FACT, rows)?;
        let rows = facts.duties.iter().flat_map(|fact| {
            let of = Value::from(fact.duty);
            fact.addressees
                .iter()
                .map(move |one| self.addressee(of.clone(), one))
        });
        tx.insert_many(&DUTY_ADDRESSEE, rows)
    }

    fn addressee(&self, of: Value, one: &Addressee) -> Vec<Value> {
        values![
            self.realm,
            of,
            self.known_from,
            0,
            i64::from(one.ordinal),
            one.words.as_str(),
            one.holder.map(Holder::code),
            one.holder.map(holder_id)
        ]
        .to_vec()
    }

    fn cited(&self, tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), StoreError> {
        let version = i64::from(self.version);
        let rows = facts.cited.iter().zip(1_i64..).map(|(cited, ordinal)| {
            let names = [
                cited.kind.as_deref(),
                Some(&cited.number),
                cited.issuer.as_deref(),
            ];
            let names: Vec<&str> = names.into_iter().flatten().collect();
            values![
                self.realm,
                self.plan,
                version,
                ordinal,
                self.known_from,
                cited.number.as_str(),
                cited.kind.as_deref(),
                cited.date,
                cited.issuer.as_deref(),
                cited.cited_as.code(),
                words(&names.join(" ")),
                Value::Null
            ]
            .to_vec()
        });
        tx.insert_many(&CITATION, rows)?;
        let rows = facts.recipients.iter().map(|recipient| {
            values![
                self.realm,
                self.plan,
                version,
                i64::from(recipient.ordinal),
                self.known_from,
                recipient.words.as_str(),
                Value::Null
            ]
            .to_vec()
        });
        tx.insert_many(&RECIPIENT, rows)
    }
}

/// A fact's row: its head, its own cells, the days of its validity, and that it is still believed.
fn row<const N: usize>(mut head: Vec<Value>, own: [Value; N], valid: Period) -> Vec<Value> {
    head.extend(own);
    head.extend([axes::from(valid), axes::until(valid), Value::Null]);
    head
}
