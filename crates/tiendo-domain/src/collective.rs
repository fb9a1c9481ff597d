//! Collectives: "các sở, ban, ngành" stands as written and expands to its members as of a date.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use crate::agency::{AgencyFact, AgencyKind};
use crate::id::{Agency, Collective, Id};
use crate::time::{AsOf, Period};

/// How the members of a collective are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The bodies that are listed.
    Listed,
    /// Every body of these kinds, besides those that are listed.
    ByKind(BTreeSet<AgencyKind>),
    /// The text leaves it open ("… doanh nghiệp liên quan"): only bodies that a person named.
    Open,
}

/// The form in the database: `listed`, `kind:commune,district`, `open`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rule::Listed => f.write_str("listed"),
            Rule::Open => f.write_str("open"),
            Rule::ByKind(kinds) => {
                let codes: Vec<&str> = kinds.iter().map(|k| k.code()).collect();
                write!(f, "kind:{}", codes.join(","))
            }
        }
    }
}

/// Text that is no rule in its written form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a rule of a collective")]
pub struct BadRule;

impl FromStr for Rule {
    type Err = BadRule;

    fn from_str(text: &str) -> Result<Self, BadRule> {
        match text {
            "listed" => Ok(Rule::Listed),
            "open" => Ok(Rule::Open),
            _ => {
                let codes = text.strip_prefix("kind:").ok_or(BadRule)?;
                let kinds: Option<_> = codes.split(',').map(AgencyKind::from_code).collect();
                kinds.map(Rule::ByKind).ok_or(BadRule)
            }
        }
    }
}

/// What is held true of a collective over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectiveFact {
    /// The collective.
    pub collective: Id<Collective>,
    /// Its name in its normal spelling: "UBND các huyện, thị xã, thành phố".
    pub name: String,
    /// How its members are known.
    pub rule: Rule,
    /// The days on which this is so.
    pub valid: Period,
}

/// A body listed in a collective, for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The collective.
    pub collective: Id<Collective>,
    /// The body.
    pub agency: Id<Agency>,
    /// The days on which it is listed.
    pub valid: Period,
}

/// Collectives, each expanded as of one date.
pub type Members = BTreeMap<Id<Collective>, BTreeSet<Id<Agency>>>;

/// The members of `collective` on the day `as_of`. A body that does not exist on that day (no fact
/// holds) is no member, whatever the list says: after a reorganisation the set shrinks by itself.
pub fn expand(
    collective: &CollectiveFact,
    members: &[Member],
    facts: &[AgencyFact],
    as_of: AsOf,
) -> BTreeSet<Id<Agency>> {
    let alive = facts.iter().filter(|f| f.valid.contains(as_of.0));
    let listed: BTreeSet<_> = members
        .iter()
        .filter(|m| m.collective == collective.collective && m.valid.contains(as_of.0))
        .map(|m| m.agency)
        .collect();
    let belongs = |fact: &&AgencyFact| {
        listed.contains(&fact.agency)
            || match &collective.rule {
                Rule::ByKind(kinds) => kinds.contains(&fact.kind),
                Rule::Listed | Rule::Open => false,
            }
    };
    alive.filter(belongs).map(|fact| fact.agency).collect()
}

/// Every collective that exists on the day `as_of`, expanded.
pub fn expand_all(
    collectives: &[CollectiveFact],
    members: &[Member],
    facts: &[AgencyFact],
    as_of: AsOf,
) -> Members {
    let existing = collectives.iter().filter(|c| c.valid.contains(as_of.0));
    existing
        .map(|c| (c.collective, expand(c, members, facts, as_of)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{agency, ids};
    use jiff::ToSpan;
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    const MERGED: Date = date(2025, 3, 1);

    #[test]
    fn a_body_that_ended_leaves_and_its_successor_joins() {
        let mut maker = ids();
        let collective = CollectiveFact {
            collective: maker.next_id(),
            name: "các sở, ban, ngành".into(),
            rule: Rule::Listed,
            valid: Period::ALWAYS,
        };
        let before = Period::new(None, Some(MERGED)).unwrap();
        let old = AgencyFact {
            valid: before,
            ..agency(&mut maker, "Sở Kế hoạch và Đầu tư")
        };
        let new = AgencyFact {
            valid: Period::since(MERGED),
            ..agency(&mut maker, "Sở Tài chính")
        };
        let stranger = agency(&mut maker, "Ngân hàng");
        let listed = |fact: &AgencyFact| Member {
            collective: collective.collective,
            agency: fact.agency,
            valid: Period::ALWAYS,
        };
        let members = [listed(&old), listed(&new)];
        let facts = [old.clone(), new.clone(), stranger.clone()];

        let on = |day| expand(&collective, &members, &facts, AsOf(day));
        assert_eq!(on(date(2025, 2, 28)), BTreeSet::from([old.agency]));
        assert_eq!(on(MERGED), BTreeSet::from([new.agency]));

        let every_department = CollectiveFact {
            rule: "kind:department".parse().unwrap(),
            ..collective.clone()
        };
        let all = expand(&every_department, &[], &facts, AsOf(MERGED));
        assert_eq!(all, BTreeSet::from([new.agency, stranger.agency]));
    }

    #[test]
    fn rules_are_read_back() {
        for text in [
            "listed",
            "open",
            "kind:department",
            "kind:department,commune",
        ] {
            let rule: Rule = text.parse().unwrap();
            assert_eq!(rule.to_string().parse(), Ok(rule));
        }
        for text in ["", "kind:", "kind:sea", "all"] {
            assert_eq!(text.parse::<Rule>(), Err(BadRule));
        }
    }

    proptest! {
        /// Whatever the lists say, a member on a day exists on that day and is listed on it.
        #[test]
        fn members_exist_and_are_listed(
            spans in prop::collection::vec((0..30_i32, 1..30_i32, 0..30_i32, 1..30_i32), 0..8),
            day in 0..60_i32,
        ) {
            let mut maker = ids();
            let start = date(2025, 1, 1);
            let period = |from: i32, length: i32| {
                Period::new(Some(start + from.days()), Some(start + (from + length).days())).unwrap()
            };
            let collective = CollectiveFact {
                collective: maker.next_id(),
                name: String::new(),
                rule: Rule::Open,
                valid: Period::ALWAYS,
            };
            let mut facts = Vec::new();
            let mut members = Vec::new();
            for (from, length, listed, listed_length) in spans {
                let fact = AgencyFact { valid: period(from, length), ..agency(&mut maker, "x") };
                members.push(Member {
                    collective: collective.collective,
                    agency: fact.agency,
                    valid: period(listed, listed_length),
                });
                facts.push(fact);
            }
            let day = start + day.days();
            let set = expand(&collective, &members, &facts, AsOf(day));
            for (fact, member) in facts.iter().zip(&members) {
                let is_in = fact.valid.contains(day) && member.valid.contains(day);
                prop_assert_eq!(set.contains(&fact.agency), is_in);
            }
        }
    }
}
