//! What a round is prepared from: the obligation, the bodies and the tasks of its plan, as of a day.

use super::RoundsRefusal;
use crate::AppError;
use std::collections::BTreeMap;
use tiendo_domain::{
    agency::AgencyFact,
    assignment::{AssignmentFact, Holder, Register, Role},
    collective::{CollectiveFact, Members, Rule, expand_all},
    id::{Agency, Collective, Id, Obligation, Plan, RealmId, Task},
    plan::{GroupFact, ObligationFact, PartFact, PlanFact, TaskFact},
    round::{NamedMember, OpenSet, Preparation, RoundPlan, prepare},
    time::{AsOf, KnownAt},
};
use tiendo_store::{ReadTx, agency, collective, plan, plan::When, round};

/// Everything that a round of an obligation is prepared from, as of one day and as now known.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The plan.
    pub plan: PlanFact,
    /// The obligation.
    pub obligation: ObligationFact,
    /// The bodies, in the order of their names.
    pub agencies: Vec<AgencyFact>,
    /// The collectives.
    pub collectives: Vec<CollectiveFact>,
    /// The collectives, expanded.
    pub members: Members,
    /// The plan's groups.
    pub groups: Vec<GroupFact>,
    /// Its tasks.
    pub tasks: Vec<TaskFact>,
    /// Their parts.
    pub parts: Vec<PartFact>,
    /// Who holds the parts.
    pub assignments: Vec<AssignmentFact>,
    /// The day.
    pub as_of: AsOf,
}

impl Ground {
    /// Loads it; `None` where there is no such obligation on that day.
    ///
    /// # Errors
    /// Only faults.
    pub fn load(
        tx: &mut ReadTx<'_>,
        realm: RealmId,
        obligation: Id<Obligation>,
        as_of: AsOf,
    ) -> Result<Option<Ground>, AppError> {
        let Some(of) = round::plan_of(tx, realm, obligation)? else {
            return Ok(None);
        };
        let when = When::now_known(as_of);
        let Some(version) = plan::find(tx, realm, of, when)? else {
            return Ok(None);
        };
        let all = plan::obligations(tx, realm, of, when)?;
        let Some(obligation) = all.into_iter().find(|one| one.obligation == obligation) else {
            return Ok(None);
        };
        Ok(Some(Ground::of_plan(
            tx, realm, version, obligation, of, when,
        )?))
    }

    fn of_plan(
        tx: &mut ReadTx<'_>,
        realm: RealmId,
        version: PlanFact,
        obligation: ObligationFact,
        of: Id<Plan>,
        when: When,
    ) -> Result<Ground, AppError> {
        let known: KnownAt = when.known_at;
        let mut agencies = agency::facts(tx, realm, known)?;
        agencies.retain(|fact| fact.valid.contains(when.as_of.0));
        let collectives = collective::facts(tx, realm, known)?;
        let listed = collective::members(tx, realm, known)?;
        let members = expand_all(&collectives, &listed, &agencies, when.as_of);
        Ok(Ground {
            plan: version,
            obligation,
            agencies,
            collectives,
            members,
            groups: plan::groups(tx, realm, of, when)?,
            tasks: plan::tasks(tx, realm, of, when)?,
            parts: plan::parts(tx, realm, of, when)?,
            assignments: plan::assignments(tx, realm, of, when)?,
            as_of: when.as_of,
        })
    }

    /// Whether the obligation is addressed to a set that its words leave open; one that names nobody leaves everything open.
    pub fn has_open_set(&self) -> bool {
        let open = |id: Id<Collective>| {
            self.collectives
                .iter()
                .any(|c| c.collective == id && matches!(c.rule, Rule::Open))
        };
        let mut addressees = self.obligation.addressees.iter();
        let names_open = addressees.any(|addressee| match addressee.holder {
            Some(Holder::Collective(collective)) => open(collective),
            Some(Holder::Agency(_)) | None => false,
        });
        names_open || self.obligation.addressees.is_empty()
    }

    /// The printed words of the open sets that the obligation is addressed to.
    pub fn open_set_words(&self) -> Vec<&str> {
        let open: Vec<Id<Collective>> = self
            .collectives
            .iter()
            .filter(|c| matches!(c.rule, Rule::Open))
            .map(|c| c.collective)
            .collect();
        let of = self
            .obligation
            .addressees
            .iter()
            .filter(|addressee| match addressee.holder {
                Some(Holder::Collective(collective)) => open.contains(&collective),
                Some(Holder::Agency(_)) | None => false,
            });
        of.map(|addressee| addressee.words.as_str()).collect()
    }

    /// Works out who must report and on what, with what people decided for this round.
    ///
    /// # Errors
    /// [`RoundsRefusal::Prepare`] when the domain cannot; [`RoundsRefusal::Demand`] for a changed demand of a line that
    /// is no more.
    pub fn round_plan(
        &self,
        settled: bool,
        named: &[round::Member],
        demands: &[round::ChangedDemand],
    ) -> Result<RoundPlan, RoundsRefusal> {
        let open_set = match (self.has_open_set(), settled) {
            (false, _) => OpenSet::Absent,
            (true, false) => OpenSet::Unsettled,
            (true, true) => OpenSet::Named(
                named
                    .iter()
                    .map(|member| NamedMember {
                        agency: member.agency,
                        reason: member.reason.clone(),
                    })
                    .collect(),
            ),
        };
        let register = Register {
            tasks: &self.tasks,
            parts: &self.parts,
            assignments: &self.assignments,
            members: &self.members,
        };
        let preparation = Preparation {
            obligation: &self.obligation,
            agencies: &self.agencies,
            register,
            open_set,
            as_of: self.as_of,
        };
        let mut plan = prepare(&preparation).map_err(RoundsRefusal::Prepare)?;
        for change in demands {
            plan.change_demand(
                change.agency,
                change.task,
                change.demand,
                change.reason.clone(),
            )
            .map_err(RoundsRefusal::Demand)?;
        }
        Ok(plan)
    }

    /// The bodies by id.
    pub fn by_id(&self) -> BTreeMap<Id<Agency>, &AgencyFact> {
        self.agencies
            .iter()
            .map(|fact| (fact.agency, fact))
            .collect()
    }

    /// A holder's name: a body's as of the day, a collective's as written.
    fn holder_name(&self, holder: Holder) -> Option<&str> {
        match holder {
            Holder::Agency(id) => self
                .agencies
                .iter()
                .find(|f| f.agency == id)
                .map(|f| f.name.as_str()),
            Holder::Collective(id) => self
                .collectives
                .iter()
                .find(|c| c.collective == id)
                .map(|c| c.name.as_str()),
        }
    }

    /// The tasks in the plan's order, each with its paragraphs, its group and its leads in words.
    pub fn task_words(&self) -> Vec<round::expected::TaskWords> {
        self.tasks.iter().map(|task| self.words_of(task)).collect()
    }

    fn words_of(&self, task: &TaskFact) -> round::expected::TaskWords {
        let group = self
            .groups
            .iter()
            .find(|group| Some(group.group) == task.group);
        let mut parts: Vec<&PartFact> = self
            .parts
            .iter()
            .filter(|part| part.task == task.task)
            .collect();
        parts.sort_by_key(|part| part.ordinal);
        let words: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let mut leads: Vec<&str> = Vec::new();
        for held in self
            .assignments
            .iter()
            .filter(|held| held.role == Role::Lead)
        {
            let here = parts.iter().any(|part| part.part == held.part);
            if let Some(name) = self
                .holder_name(held.holder)
                .filter(|name| here && !leads.contains(name))
            {
                leads.push(name);
            }
        }
        round::expected::TaskWords {
            task: task.task,
            ordinal: task.ordinal,
            number: task.number.clone(),
            group_number: group.and_then(|group| group.number.clone()),
            group_title: group.map(|group| group.title.clone()),
            words: words.join("\n"),
            leads: leads.join("; "),
        }
    }

    /// A task by id.
    pub fn task(&self, id: Id<Task>) -> Option<&TaskFact> {
        self.tasks.iter().find(|task| task.task == id)
    }
}
