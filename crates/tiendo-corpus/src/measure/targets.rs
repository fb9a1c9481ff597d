//! Targets: what is measured, the figures and how they bind, the unit, the time.

use serde_json::Value;

use super::{At, Score, words};

/// Names are found one by one; of several with one name, the one of the same time and figures comes first.
pub(super) fn measure(score: &mut Score, truth: &[Value], read: &[Value]) {
    let mut left: Vec<(usize, &Value)> = read.iter().enumerate().collect();
    for (i, target) in truth.iter().enumerate() {
        let name = words(&target["name"]);
        let same_name = |ours: &Value| words(&ours["name"]) == name;
        let fits = |alike: &dyn Fn(&Value) -> bool| {
            left.iter()
                .position(|(_, ours)| same_name(ours) && alike(ours))
        };
        let same = fits(&|ours| time(ours) == time(target) && figures(ours) == figures(target))
            .or_else(|| fits(&|ours| time(ours) == time(target)))
            .or_else(|| fits(&|ours| figures(ours) == figures(target)))
            .or_else(|| fits(&|_| true));
        let found = same.map(|at| left.remove(at));
        let reading = found.map_or_else(String::new, |(j, _)| format!("/targets/{j}"));
        let at = At::new(format!("/targets/{i}"), reading);
        let ours = found.map_or(&Value::Null, |(_, ours)| ours);
        score.value(
            "target name",
            &name,
            &words(&ours["name"]),
            &at.join("name"),
        );
        for (field, value) in FIELDS {
            score.value(field, &value(target), &value(ours), &at);
        }
    }
    for (j, ours) in left {
        let at = At::new("", format!("/targets/{j}"));
        score.value("target name", "", &words(&ours["name"]), &at);
        for (field, value) in FIELDS {
            score.value(field, "", &value(ours), &at);
        }
    }
}

/// What is told of a target as one text.
type Told = fn(&Value) -> String;

/// What is compared beside the name.
const FIELDS: [(&str, Told); 3] = [
    ("target figures", figures),
    ("target unit", |target| words(&target["unit"])),
    ("target year", time),
];

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
    }
}
