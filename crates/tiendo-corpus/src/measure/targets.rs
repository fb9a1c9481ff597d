//! Targets: what is measured, the figures and how they bind, the unit, the time.

use serde_json::Value;

use super::{At, Score, words};

/// Names are found one by one; of several with one name, the one of the same time and figures comes first. A target of other words
/// with the figures, unit and time of one that is not found is that one under another name.
pub(super) fn measure(score: &mut Score, truth: &[Value], read: &[Value]) {
    let mut left: Vec<(usize, &Value)> = read.iter().enumerate().collect();
    let mut found: Vec<Option<(usize, &Value)>> = truth
        .iter()
        .map(|target| named(&left, target).map(|at| left.remove(at)))
        .collect();
    for (target, found) in truth.iter().zip(&mut found) {
        if found.is_none() {
            let same = left
                .iter()
                .position(|(_, ours)| says_the_same(target, ours));
            *found = same.map(|at| left.remove(at));
        }
    }
    for ((i, target), found) in truth.iter().enumerate().zip(found) {
        let reading = found.map_or_else(String::new, |(j, _)| format!("/targets/{j}"));
        let at = At::new(format!("/targets/{i}"), reading);
        let ours = found.map_or(&Value::Null, |(_, ours)| ours);
        for (field, key, value) in FIELDS {
            score.value(field, &value(target), &value(ours), &at.join(key));
        }
    }
    for (j, ours) in left {
        let at = At::new("", format!("/targets/{j}"));
        for (field, _, value) in FIELDS {
            score.value(field, "", &value(ours), &at);
        }
    }
}

/// Which of those that are left has the name of a target.
fn named(left: &[(usize, &Value)], target: &Value) -> Option<usize> {
    let fits = |alike: &dyn Fn(&Value) -> bool| {
        left.iter()
            .position(|(_, ours)| name(ours) == name(target) && alike(ours))
    };
    fits(&|ours| time(ours) == time(target) && figures(ours) == figures(target))
        .or_else(|| fits(&|ours| time(ours) == time(target)))
        .or_else(|| fits(&|ours| figures(ours) == figures(target)))
        .or_else(|| fits(&|_| true))
}

/// All but the name is the same.
fn says_the_same(target: &Value, ours: &Value) -> bool {
    figures(target) == figures(ours) && unit(target) == unit(ours) && time(target) == time(ours)
}

/// What is told of a target as one text.
type Told = fn(&Value) -> String;

/// What is compared, by the key that it stands under.
const FIELDS: [(&str, &str, Told); 4] = [
    ("target name", "name", name),
    ("target figures", "low", figures),
    ("target unit", "unit", unit),
    ("target year", "by", time),
];

fn name(target: &Value) -> String {
    words(&target["name"])
}

fn unit(target: &Value) -> String {
    words(&target["unit"])
}

/// Comparator and figures; the statement of one without figures.
fn figures(target: &Value) -> String {
    let parts: Vec<String> = ["comparator", "low", "high"]
        .iter()
        .map(|key| words(&target[*key]))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

/// The year, or first and last year.
fn time(target: &Value) -> String {
    match &target["period"] {
        Value::Null => words(&target["by"]),
        years => words(years),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::measure::{Count, measure};

    #[test]
    fn a_target_is_known_by_its_name_and_of_several_by_its_year() {
        let target = |name: &str, low: &str, by: i16| json!({"name": name, "comparator": "above", "low": low, "high": null, "unit": "%", "by": by});
        let read = json!({"targets": [target("Tỷ lệ hộ nghèo", "2", 2025), target("tỷ lệ hộ nghèo", "1", 2030)]});
        let of = |truth: serde_json::Value, field: &str| {
            measure(&json!({ "targets": truth }), &read).of(field)
        };
        let count = |right, wrong, missing| Count {
            right,
            wrong,
            missing,
        };
        let second = json!([target("Tỷ lệ hộ nghèo", "1", 2030)]);
        assert_eq!(of(second.clone(), "target name"), count(1, 1, 0));
        assert_eq!(of(second.clone(), "target figures"), count(1, 1, 0));
        assert_eq!(of(second, "target year"), count(1, 1, 0));
        let other = json!([
            target("Tỷ lệ hộ nghèo", "2", 2025),
            target("Tỷ lệ hộ nghèo", "3", 2030)
        ]);
        assert_eq!(of(other.clone(), "target figures"), count(1, 1, 1));
        assert_eq!(of(other, "target unit"), count(2, 0, 0));
        let missed = json!([target("Thu ngân sách", "5", 2030)]);
        assert_eq!(of(missed, "target name"), count(0, 2, 1));
        let otherwise = json!([target("Hộ nghèo", "2", 2025)]);
        assert_eq!(of(otherwise.clone(), "target name"), count(0, 2, 1));
        assert_eq!(of(otherwise, "target figures"), count(1, 1, 0));
    }
}
