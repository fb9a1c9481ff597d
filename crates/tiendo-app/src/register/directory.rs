//! The names of bodies and collectives, and who is a member of what, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use tiendo_domain::agency::AgencyFact;
use tiendo_domain::assignment::Holder;
use tiendo_domain::collective::{CollectiveFact, Members, Rule, expand_all};
use tiendo_domain::id::{Agency, Collective, Id, RealmId};
use tiendo_store::plan::When;
use tiendo_store::{ReadTx, agency, collective};

use crate::AppError;

/// A body or a collective with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderView {
    /// Which.
    pub holder: Holder,
    /// Its name: of a body the one of the day, of a collective as written.
    pub name: String,
    /// The same for lists: a body's name without the place that it shares with the body above it.
    pub brief: String,
}

impl HolderView {
    /// The body, where it is one.
    pub fn agency(&self) -> Option<Id<Agency>> {
        match self.holder {
            Holder::Agency(agency) => Some(agency),
            Holder::Collective(_) => None,
        }
    }
}

/// A collective with the bodies that are its members on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectiveView {
    /// Which.
    pub collective: Id<Collective>,
    /// Its name.
    pub name: String,
    /// Its members, by name.
    pub members: Vec<AgencyFact>,
}

/// All bodies and collectives of a realm, a few hundred rows.
#[derive(Debug, Clone)]
pub struct Directory {
    /// What holds on the day, by name.
    bodies: Vec<AgencyFact>,
    /// Names of bodies that do not exist on the day: an old assignment may still name them.
    gone: BTreeMap<Id<Agency>, String>,
    places: BTreeMap<Id<Agency>, usize>,
    collectives: BTreeMap<Id<Collective>, CollectiveFact>,
    members: Members,
}

impl Directory {
    /// Loads all bodies and collectives as of a day.
    ///
    /// # Errors
    /// Only faults.
    pub fn load(tx: &mut ReadTx<'_>, realm: RealmId, when: When) -> Result<Directory, AppError> {
        let facts = agency::facts(tx, realm, when.known_at)?;
        let collectives = collective::facts(tx, realm, when.known_at)?;
        let listed = collective::members(tx, realm, when.known_at)?;
        let mut bodies = Vec::with_capacity(facts.len());
        let mut gone = BTreeMap::new();
        for fact in facts {
            if fact.valid.contains(when.as_of.0) {
                bodies.push(fact);
            } else {
                gone.insert(fact.agency, fact.name);
            }
        }
        let members = expand_all(&collectives, &listed, &bodies, when.as_of);
        let places = bodies.iter().map(|fact| fact.agency).zip(0..).collect();
        let collectives = collectives.into_iter().map(|c| (c.collective, c)).collect();
        Ok(Directory {
            bodies,
            gone,
            places,
            collectives,
            members,
        })
    }

    /// The bodies that exist on the day, by name.
    pub fn bodies(&self) -> &[AgencyFact] {
        &self.bodies
    }

    /// A body that exists on the day.
    pub fn body(&self, agency: Id<Agency>) -> Option<&AgencyFact> {
        self.places.get(&agency).map(|place| &self.bodies[*place])
    }

    /// The name of a body or collective; empty where the register knows none.
    pub fn name(&self, holder: Holder) -> &str {
        match holder {
            Holder::Agency(agency) => self
                .body(agency)
                .map(|fact| fact.name.as_str())
                .or_else(|| self.gone.get(&agency).map(String::as_str))
                .unwrap_or_default(),
            Holder::Collective(collective) => self
                .collectives
                .get(&collective)
                .map(|fact| fact.name.as_str())
                .unwrap_or_default(),
        }
    }

    /// A body or collective with its name.
    pub fn view(&self, holder: Holder) -> HolderView {
        let name = self.name(holder);
        let superior = match holder {
            Holder::Agency(agency) => self.body(agency).and_then(|fact| fact.superior),
            Holder::Collective(_) => None,
        };
        let above = superior.map_or("", |above| self.name(Holder::Agency(above)));
        HolderView {
            holder,
            name: name.to_owned(),
            brief: without_place(name, above).to_owned(),
        }
    }

    /// How the members of a collective are known.
    pub fn rule(&self, collective: Id<Collective>) -> Option<&Rule> {
        self.collectives.get(&collective).map(|fact| &fact.rule)
    }

    /// The collectives, each expanded as of the day.
    pub fn members(&self) -> &Members {
        &self.members
    }

    /// A collective with its members of the day.
    pub fn collective(&self, collective: Id<Collective>) -> CollectiveView {
        let set = self.members.get(&collective);
        CollectiveView {
            collective,
            name: self.name(Holder::Collective(collective)).to_owned(),
            members: self
                .bodies
                .iter()
                .filter(|fact| set.is_some_and(|set| set.contains(&fact.agency)))
                .cloned()
                .collect(),
        }
    }

    /// A body and every collective that it is a member of on the day.
    pub fn holders_of(&self, agency: Id<Agency>) -> BTreeSet<Holder> {
        let collectives = self
            .members
            .iter()
            .filter(|(_, members)| members.contains(&agency))
            .map(|(collective, _)| Holder::Collective(*collective));
        collectives.chain([Holder::Agency(agency)]).collect()
    }
}

/// A name without the words at its end that the name of the body above it ends with too: a
/// department is called by what it does, the place goes without saying. At least two words go, so
/// that no mere chance counts, and at least two stay.
fn without_place<'n>(name: &'n str, above: &str) -> &'n str {
    let same = name
        .split_whitespace()
        .rev()
        .zip(above.split_whitespace().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let kept = name.split_whitespace().count() - same;
    if same < 2 || kept < 2 {
        return name;
    }
    // Where the words that go begin.
    let mut end = name.trim_end().len();
    for _ in 0..same {
        end = name[..end]
            .trim_end()
            .rfind(char::is_whitespace)
            .unwrap_or(end);
    }
    name[..end].trim_end()
}

#[cfg(test)]
mod tests {
    use super::without_place;

    #[test]
    fn a_department_goes_without_the_place_of_the_body_above() {
        let province = "Ủy ban nhân dân tỉnh Bình Minh";
        for (name, above, brief) in [
            ("Sở Tài chính tỉnh Bình Minh", province, "Sở Tài chính"),
            (
                "Công an tỉnh Bình Minh",
                "Bộ Công an",
                "Công an tỉnh Bình Minh",
            ),
            ("Thanh tra tỉnh", province, "Thanh tra tỉnh"),
            (province, province, province),
            ("Sở Tài chính", "", "Sở Tài chính"),
        ] {
            assert_eq!(without_place(name, above), brief);
        }
    }
}
