//! Printed names and the bodies that they stand for: what is proposed, and how sure it is. A person decides where it is
//! not certain; the printed words stay as they are.

use super::vocabulary::{core, kind_of, loose, rule_of};
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    agency::{AgencyFact, AgencyKind},
    collective::{CollectiveFact, Rule},
    id::{Agency, Collective, Id},
};
use tiendo_read::{Document, Vocabulary, Words};
use tiendo_text::fold;

/// A name as the document prints it, in one spelling, with the places where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedName {
    /// As printed where it first stands.
    pub printed: String,
    /// The same, folded: spellings that differ in case or marks are one.
    pub key: String,
    /// JSON Pointers of the values, in reading order.
    pub pointers: Vec<String>,
}

/// What a printed name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A body of the list.
    Agency(Id<Agency>),
    /// A collective of the list.
    Collective(Id<Collective>),
    /// A body that the list lacks: it is made from the plan's words.
    NewAgency {
        /// Its name.
        name: String,
        /// What sort of body.
        kind: AgencyKind,
    },
    /// A collective that the list lacks.
    NewCollective {
        /// Its name.
        name: String,
        /// How its members are known.
        rule: Rule,
    },
    /// The same as another printed name, given by its key.
    SameAs(String),
}

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The list has one body or collective of this name: nobody need be asked.
    Exact,
    /// Probably this one, spelled otherwise: a person decides.
    Near,
    /// The list has nothing like it: a person decides.
    New,
}

/// What is proposed for a printed name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it probably stands for.
    pub named: Named,
    /// How sure that is.
    pub certainty: Certainty,
}

/// The bodies and collectives of the day on which the document was issued.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Bodies that exist on that day.
    pub agencies: &'a [AgencyFact],
    /// Collectives that exist on that day.
    pub collectives: &'a [CollectiveFact],
    /// The spellings with which the document was read.
    pub vocabulary: &'a Vocabulary,
}

/// How alike two names must be to be proposed as one: shared words by all words.
const ALIKE: (usize, usize) = (3, 4);

/// Every name that the register must know: of who leads, coordinates, reports, collects.
pub fn printed_names(document: &Document) -> Vec<PrintedName> {
    let mut all: Vec<PrintedName> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |pointer: String, words: &Words| {
        let key = fold(&words.value);
        if key.is_empty() {
            return;
        }
        let at = *places.entry(key.clone()).or_insert_with(|| {
            all.push(PrintedName {
                printed: words.value.clone(),
                key,
                pointers: Vec::new(),
            });
            all.len() - 1
        });
        all[at].pointers.push(pointer);
    };
    for (i, task) in document.tasks.iter().enumerate() {
        for (field, list) in [("leads", &task.leads), ("coordinators", &task.coordinators)] {
            for (j, words) in list.iter().enumerate() {
                add(format!("/tasks/{i}/{field}/{j}"), words);
            }
        }
    }
    for (i, obligation) in document.obligations.iter().enumerate() {
        for (j, words) in obligation.who.iter().enumerate() {
            add(format!("/obligations/{i}/who/{j}"), words);
        }
        if let Some(via) = &obligation.via {
            add(format!("/obligations/{i}/via"), via);
        }
    }
    for (i, duty) in document.duties.iter().enumerate() {
        for (j, words) in duty.who.iter().enumerate() {
            add(format!("/duties/{i}/who/{j}"), words);
        }
    }
    if let Some(monitor) = &document.roles.monitor {
        add("/roles/monitor".to_owned(), monitor);
    }
    all
}

/// What each name probably stands for, in the order of the names.
pub fn propose(names: &[PrintedName], known: Known<'_>) -> Vec<Proposal> {
    let index = Index::of(known);
    let mut new: BTreeMap<BTreeSet<String>, String> = BTreeMap::new();
    names
        .iter()
        .map(|name| {
            index.find(&name.key, &name.printed).unwrap_or_else(|| {
                if let Some(rule) = rule_of(&name.key) {
                    let name = name.printed.clone();
                    return of(Named::NewCollective { name, rule }, Certainty::New);
                }
                let words = loose(&name.key);
                if let Some(first) = new.get(&words) {
                    return of(Named::SameAs(first.clone()), Certainty::Near);
                }
                new.insert(words, name.key.clone());
                let kind = kind_of(&name.key);
                let name = name.printed.clone();
                of(Named::NewAgency { name, kind }, Certainty::New)
            })
        })
        .collect()
}

/// What a person's words for a printed name stand for: a body or collective of the list, another printed name, or
/// something that the list lacks. `key` is the printed name's own.
pub fn named(typed: &str, key: &str, names: &[PrintedName], known: Known<'_>) -> Named {
    let folded = fold(typed);
    let certain = Index::of(known)
        .find(&folded, typed)
        .filter(|proposal| proposal.certainty == Certainty::Exact);
    if let Some(proposal) = certain {
        return proposal.named;
    }
    if folded != key && names.iter().any(|name| name.key == folded) {
        return Named::SameAs(folded);
    }
    let name = typed.trim().to_owned();
    match rule_of(&folded) {
        Some(rule) => Named::NewCollective { name, rule },
        None => Named::NewAgency {
            name,
            kind: kind_of(&folded),
        },
    }
}

fn of(named: Named, certainty: Certainty) -> Proposal {
    Proposal { named, certainty }
}

/// The known bodies and collectives by the spellings under which they are looked for.
struct Index<'a> {
    vocabulary: &'a Vocabulary,
    agencies: BTreeMap<String, BTreeSet<Id<Agency>>>,
    cores: BTreeMap<String, BTreeSet<Id<Agency>>>,
    /// By what the reader's table of spellings makes of the name.
    identities: BTreeMap<String, BTreeSet<Id<Agency>>>,
    words: Vec<(Id<Agency>, String, [BTreeSet<String>; 2])>,
    collectives: BTreeMap<String, Id<Collective>>,
}

impl<'a> Index<'a> {
    fn of(known: Known<'a>) -> Self {
        let mut index = Index {
            vocabulary: known.vocabulary,
            agencies: BTreeMap::new(),
            cores: BTreeMap::new(),
            identities: BTreeMap::new(),
            words: Vec::new(),
            collectives: BTreeMap::new(),
        };
        for fact in known.agencies {
            let (name, short) = (fold(&fact.name), fold(&fact.short));
            for spelling in [&name, &short] {
                let same = index.agencies.entry(spelling.clone()).or_default();
                same.insert(fact.agency);
                let same = index.cores.entry(core(spelling)).or_default();
                same.insert(fact.agency);
            }
            let identity = known.vocabulary.identity(&fact.name).key;
            let same = index.identities.entry(identity).or_default();
            same.insert(fact.agency);
            let first = first_word(&name);
            let words = [loose(&name), loose(&core(&name))];
            index.words.push((fact.agency, first, words));
        }
        for fact in known.collectives {
            let key = without_unit(&fold(&fact.name)).to_owned();
            index.collectives.entry(key).or_insert(fact.collective);
        }
        index
    }

    /// `key`: the printed name, folded.
    fn find(&self, key: &str, printed: &str) -> Option<Proposal> {
        if let Some(collective) = self.collectives.get(without_unit(key)) {
            return Some(of(Named::Collective(*collective), Certainty::Exact));
        }
        let exact = only(self.agencies.get(key));
        if let Some(agency) = exact {
            return Some(of(Named::Agency(agency), Certainty::Exact));
        }
        if rule_of(key).is_some() {
            return None;
        }
        if let Some(agency) = only(self.cores.get(&core(key))) {
            return Some(of(Named::Agency(agency), Certainty::Exact));
        }
        // "Sở KH&ĐT": a short form that is written out in one way.
        let identity = self.vocabulary.identity(printed);
        let written = fold(&identity.name);
        let agency = only(self.identities.get(&identity.key))
            .or_else(|| only(self.agencies.get(&written)))
            .or_else(|| only(self.cores.get(&core(&written))));
        if let Some(agency) = agency {
            return Some(of(Named::Agency(agency), Certainty::Exact));
        }
        let agency = self.alike(key)?;
        Some(of(Named::Agency(agency), Certainty::Near))
    }

    /// The one body whose name has nearly the same words; `None` where two are equally near.
    fn alike(&self, key: &str) -> Option<Id<Agency>> {
        let first = first_word(key);
        let asked = [loose(key), loose(&core(key))];
        let mut best: Option<((usize, usize), Id<Agency>)> = None;
        let mut tied = false;
        for (agency, begins, words) in &self.words {
            if *begins != first {
                continue;
            }
            let pairs = words.iter().zip(&asked);
            let near = pairs
                .map(|(a, b)| (a.intersection(b).count(), a.union(b).count().max(1)))
                .max_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
            let Some(near) = near.filter(|near| near.0 * ALIKE.1 >= near.1 * ALIKE.0) else {
                continue;
            };
            let order = best.map(|(best, _)| (near.0 * best.1).cmp(&(best.0 * near.1)));
            match order {
                Some(std::cmp::Ordering::Less) => {}
                Some(std::cmp::Ordering::Equal) => tied = true,
                Some(std::cmp::Ordering::Greater) | None => {
                    best = Some((near, *agency));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, agency)| agency)
    }
}

fn only(set: Option<&BTreeSet<Id<Agency>>>) -> Option<Id<Agency>> {
    set.filter(|set| set.len() == 1)?.first().copied()
}

/// "các sở, ban, ngành tỉnh" and "các sở, ban, ngành" are one collective.
fn without_unit(key: &str) -> &str {
    key.strip_suffix(" tinh").unwrap_or(key)
}

fn first_word(key: &str) -> String {
    core(key).split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use tiendo_domain::{
        agency::{Channel, Standing},
        id::IdMaker,
        time::Period,
    };

    struct World {
        agencies: Vec<AgencyFact>,
        collectives: Vec<CollectiveFact>,
    }

    fn world(names: &[(&str, &str)]) -> World {
        let mut ids = IdMaker::new(Timestamp::UNIX_EPOCH, [1; 32]);
        let agencies = names.iter().map(|(name, short)| AgencyFact {
            agency: ids.next_id(),
            name: (*name).to_owned(),
            short: (*short).to_owned(),
            code: None,
            symbol: None,
            kind: AgencyKind::Department,
            superior: None,
            standing: Standing::Confirmed,
            channel: Channel::Online,
            valid: Period::ALWAYS,
        });
        World {
            agencies: agencies.collect(),
            collectives: vec![CollectiveFact {
                collective: ids.next_id(),
                name: "Các sở, ban, ngành".to_owned(),
                rule: Rule::Listed,
                valid: Period::ALWAYS,
            }],
        }
    }

    fn printed(names: &[&str]) -> Vec<PrintedName> {
        let names = names.iter().map(|name| PrintedName {
            printed: (*name).to_owned(),
            key: fold(name),
            pointers: Vec::new(),
        });
        names.collect()
    }

    #[test]
    fn a_short_form_that_is_written_out_in_one_way_is_certain() {
        let world = world(&[
            ("Sở Kế hoạch và Đầu tư", ""),
            ("Sở Lao động - Thương binh và Xã hội tỉnh Bình Minh", ""),
        ]);
        let known = Known {
            agencies: &world.agencies,
            collectives: &world.collectives,
            vocabulary: &Vocabulary::default(),
        };
        for (name, at) in [("Sở KH&ĐT", 0), ("Sở LĐTB&XH", 1)] {
            let proposal = propose(&printed(&[name]), known).remove(0);
            let agency = world.agencies[at].agency;
            assert_eq!(
                proposal,
                of(Named::Agency(agency), Certainty::Exact),
                "{name}"
            );
        }
    }

    #[test]
    fn names_find_their_body_and_say_how_sure_that_is() {
        let world = world(&[
            ("Sở Tài chính tỉnh Hà Giang", "Sở TC"),
            ("Công an tỉnh Hà Giang", "Công an tỉnh"),
            ("Ngân hàng Nhà nước Việt Nam", "NHNN"),
            (
                "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Hà Giang",
                "NHNN chi nhánh tỉnh",
            ),
            (
                "Đài Phát thanh và Truyền hình tỉnh Hà Giang",
                "Đài PT-TH tỉnh",
            ),
            ("Liên đoàn Lao động tỉnh Hà Giang", "LĐLĐ tỉnh"),
            ("Tổng Liên đoàn Lao động Việt Nam", "TLĐLĐ Việt Nam"),
        ]);
        let cases = [
            ("Sở Tài chính", Some(0), Certainty::Exact),
            ("Công An tỉnh", Some(1), Certainty::Exact),
            (
                "Ngân hàng Nhà nước Việt Nam chi nhánh Hà Giang",
                Some(3),
                Certainty::Near,
            ),
            ("Đài Phát thanh truyền hình tỉnh", Some(4), Certainty::Exact),
            (
                "Liên đoàn Lao động Việt Nam tỉnh Hà Giang",
                Some(5),
                Certainty::Near,
            ),
            ("Sở Tư pháp", None, Certainty::New),
        ];
        let names = printed(&cases.map(|(name, ..)| name));
        let known = Known {
            agencies: &world.agencies,
            collectives: &world.collectives,
            vocabulary: &Vocabulary::default(),
        };
        let proposals = propose(&names, known);
        for ((name, body, certainty), proposal) in cases.iter().zip(&proposals) {
            assert_eq!(proposal.certainty, *certainty, "{name}");
            match body {
                Some(body) => {
                    let expected = Named::Agency(world.agencies[*body].agency);
                    assert_eq!(proposal.named, expected, "{name}");
                }
                None => assert!(matches!(proposal.named, Named::NewAgency { .. }), "{name}"),
            }
        }
        let collective = propose(&printed(&["các sở, ban, ngành tỉnh"]), known);
        let expected = Named::Collective(world.collectives[0].collective);
        assert_eq!(collective[0].named, expected);
        assert_eq!(collective[0].certainty, Certainty::Exact);
    }

    #[test]
    fn two_spellings_of_an_unknown_body_are_proposed_as_one() {
        let known = Known {
            agencies: &[],
            collectives: &[],
            vocabulary: &Vocabulary::default(),
        };
        let names = printed(&[
            "Ngân hàng Nhà nước chi nhánh tỉnh Hà Giang",
            "Ngân hàng Nhà nước Việt Nam chi nhánh Hà Giang",
            "các doanh nghiệp liên quan",
        ]);
        let proposals = propose(&names, known);
        let kind = AgencyKind::Bank;
        let name = names[0].printed.clone();
        assert_eq!(proposals[0].named, Named::NewAgency { name, kind });
        assert_eq!(proposals[1].named, Named::SameAs(names[0].key.clone()));
        assert!(matches!(
            proposals[2].named,
            Named::NewCollective {
                rule: Rule::Open,
                ..
            }
        ));
    }

    #[test]
    fn two_bodies_of_one_name_are_left_to_a_person() {
        let world = world(&[
            ("Trung tâm A tỉnh Hà Giang", "TT A"),
            ("Trung tâm A tỉnh Lào Cai", "TTA"),
        ]);
        let known = Known {
            agencies: &world.agencies,
            collectives: &[],
            vocabulary: &Vocabulary::default(),
        };
        let proposals = propose(&printed(&["Trung tâm A"]), known);
        assert_ne!(proposals[0].certainty, Certainty::Exact);
    }
}
