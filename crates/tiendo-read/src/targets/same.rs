//! Which targets speak of one indicator and one time: one printed twice is one target, one printed with two figures a contradiction.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::{Measure, Target, Words};
use crate::names::loose_key;

/// The targets of the text and of tables in reading order. Where both say the same of one indicator and time, the register
/// wants one of them: the text's, which has the words that were decided.
pub(super) fn together(text: Vec<Target>, tables: Vec<Target>) -> Vec<Target> {
    if tables.is_empty() {
        return text;
    }
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut keys = Keys::default();
    for (at, target) in text.iter().enumerate() {
        for key in keys.of(target) {
            known.entry(key).or_default().push(at);
        }
    }
    let in_text = text.len();
    let mut all = text;
    // Where each target of a table stands now.
    let mut places = Vec::with_capacity(tables.len());
    for mut target in tables {
        let same = keys
            .of(&target)
            .iter()
            .filter_map(|key| known.get(key))
            .flat_map(|list| list.iter().take(MOST_COMPARED))
            .find(|&&at| {
                all.get(at).is_some_and(|of_text| {
                    units_fit(of_text, &target) && agree(of_text, &target) == Some(true)
                })
            });
        if let Some(&at) = same {
            if let Some(of_text) = all.get_mut(at)
                && of_text.baseline.is_none()
            {
                of_text.baseline.clone_from(&target.baseline);
            }
            places.push(at);
            continue;
        }
        target.parent = target.parent.and_then(|parent| places.get(parent)).copied();
        places.push(all.len());
        all.push(target);
    }
    in_order(all, in_text)
}

/// In reading order; parents go along.
fn in_order(all: Vec<Target>, in_text: usize) -> Vec<Target> {
    let last_of_text = all.get(..in_text).and_then(<[Target]>::last);
    let first_of_tables = all.get(in_text);
    if let (Some(last), Some(first)) = (last_of_text, first_of_tables)
        && last.name.start() <= first.name.start()
    {
        return all;
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&at| all.get(at).map_or(0, |target| target.name.start()));
    let mut now = vec![0; all.len()];
    for (to, &from) in order.iter().enumerate() {
        if let Some(place) = now.get_mut(from) {
            *place = to;
        }
    }
    let mut sorted: Vec<(usize, Target)> = now.iter().copied().zip(all).collect();
    sorted.sort_by_key(|(to, _)| *to);
    sorted
        .into_iter()
        .map(|(_, mut target)| {
            target.parent = target.parent.and_then(|parent| now.get(parent)).copied();
            target
        })
        .collect()
}

/// Pairs of targets that surely speak of one indicator and time and cannot both hold.
pub(crate) fn contradictions(targets: &[Target]) -> Vec<(usize, usize)> {
    let mut known: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    let mut keys = Keys::default();
    for (at, target) in targets.iter().enumerate() {
        let own = keys.of(target);
        let earlier = own
            .iter()
            .filter_map(|key| known.get(key))
            .flat_map(|list| list.iter().take(MOST_COMPARED))
            .find(|&&earlier| {
                targets.get(earlier).is_some_and(|earlier| {
                    units_fit(earlier, target) && agree(earlier, target) == Some(false)
                })
            });
        if let Some(&earlier) = earlier {
            pairs.push((earlier, at));
        }
        for key in own {
            known.entry(key).or_default().push(at);
        }
    }
    pairs
}

/// So many targets of one name and time are compared with another at most.
const MOST_COMPARED: usize = 8;

/// What two targets share that speak of one thing: name, share, time, what the figure is of.
type Key = (String, Option<i16>, Option<(i16, i16)>, &'static str);

/// The keys of targets. Those of one row have one name and unit, whose words are told once.
#[derive(Debug, Default)]
struct Keys {
    /// Where the last name and unit stand, and what the name is known by.
    last: Option<(At, Vec<String>)>,
}

/// Where a name begins, and a unit.
type At = (usize, Option<usize>);

impl Keys {
    /// The keys of a target; none where it has no figure or no time.
    fn of(&mut self, target: &Target) -> Vec<Key> {
        let by = target.by.as_ref().map(|by| by.value);
        let period = target.period.as_ref().map(|period| period.value);
        let has_figure = target.low.is_some() || target.high.is_some();
        if !has_figure || (by.is_none() && period.is_none()) {
            return Vec::new();
        }
        let measure = match target.measure {
            Measure::Level => "level",
            Measure::AverageOverPeriod => "average",
            Measure::Decrease => "decrease",
            Measure::Increase => "increase",
        };
        let at = (target.name.start(), target.unit.as_ref().map(Words::start));
        let names = match self.last.take() {
            Some((known, names)) if known == at => names,
            _ => names(target),
        };
        let keys = names
            .iter()
            .map(|name| (name.clone(), by, period, measure))
            .collect();
        self.last = Some((at, names));
        keys
    }
}

/// What a target's name is known by: as it is, and where the unit tells a share, without "tỷ lệ" and with what the share is of.
fn names(target: &Target) -> Vec<String> {
    let name = target.full_name.as_ref().unwrap_or(&target.name);
    let unit = unit_key(target.unit.as_ref());
    let said = loose_key(&without_brackets(&name.value));
    let mut all = vec![said.clone()];
    if !unit.is_empty() {
        let kind = if unit.starts_with('%') { "%" } else { "" };
        let share = unit.strip_prefix('%').unwrap_or_default();
        let share = share.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let share = if share == "nam" || share == "nam/" {
            ""
        } else {
            share
        };
        all.push(format!("{kind} {}", bare(&format!("{said} {share}"))));
    }
    all
}

/// Words that a name may have or not, plain.
const LOOSE_BEFORE: &[&str] = &[
    "ty le", "ti le", "ty trong", "ti trong", "so luong", "tong so", "so",
];

/// Words between the parts of a name that another printing leaves out, plain.
const LOOSE: &[&str] = &["trong", "cua", "dat", "duoc"];

/// A name without words that another printing of it may leave out.
fn bare(name: &str) -> String {
    let name = LOOSE_BEFORE
        .iter()
        .find_map(|words| name.strip_prefix(words)?.strip_prefix(' '))
        .unwrap_or(name);
    let name = name.replace(" so voi ", " ").replace(" tren dia ban", "");
    let words = name
        .split(' ')
        .filter(|word| !word.is_empty() && !LOOSE.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    name.chars()
        .filter(|c| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// A unit without what is written in several ways.
fn unit_key(unit: Option<&Words>) -> String {
    let Some(unit) = unit else {
        return String::new();
    };
    let sign = if unit.value.trim_start().starts_with('%') {
        "%"
    } else {
        ""
    };
    let rate = if unit.value.contains('/') { "/" } else { "" };
    let plain = loose_key(&unit.value)
        .replace("tren 10 000 dan", "van dan")
        .replace("10 000 dan", "van dan");
    format!(
        "{sign}{plain}{}",
        if plain.ends_with("nam") { rate } else { "" }
    )
}

/// The units are one, or one of the targets has none.
fn units_fit(a: &Target, b: &Target) -> bool {
    let (a, b) = (unit_key(a.unit.as_ref()), unit_key(b.unit.as_ref()));
    let is_share = |unit: &str| unit.starts_with('%') && !unit.ends_with("nam/");
    a.is_empty() || b.is_empty() || a == b || (is_share(&a) && is_share(&b))
}

/// Whether both can hold: one figure within what the other allows, a bound itself included ("trên 95" and "95" are no
/// contradiction). Nothing where a figure cannot be compared.
fn agree(a: &Target, b: &Target) -> Option<bool> {
    let (a_low, a_high) = reach(a)?;
    let (b_low, b_high) = reach(b)?;
    let fits = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    };
    Some(fits(a_low, b_high) && fits(b_low, a_high))
}

/// The lowest and the highest figure that a target allows; nothing is no bound.
fn reach(target: &Target) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let end = |words: Option<&Words>| match words {
        Some(words) => words.value.parse().ok().map(Some),
        None => Some(None),
    };
    Some((end(target.low.as_ref())?, end(target.high.as_ref())?))
}
