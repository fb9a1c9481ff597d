//! Reports that are owed: who owes them, how often, by when, to whom and through whom.

use serde_json::Value;

use super::{At, Score, all, words};

/// Reports are found one by one: of those that are left the one that says most of the same.
pub(super) fn measure(score: &mut Score, truth: &[Value], read: &[Value]) {
    let mut left: Vec<(usize, &Value)> = read.iter().enumerate().collect();
    // Those that are alike in all come first, so that none of them is taken by another.
    let mut found: Vec<Option<(usize, &Value)>> = vec![None; truth.len()];
    for most in (1..=SIGNS.len()).rev() {
        for (report, found) in truth.iter().zip(&mut found) {
            if found.is_none() {
                let alike = left
                    .iter()
                    .position(|(_, ours)| likeness(report, ours) == most);
                *found = alike.map(|at| left.remove(at));
            }
        }
    }
    for ((i, report), found) in truth.iter().enumerate().zip(found) {
        let told = format!("{} {}", all(&report["who"]).join(", "), due(report, report));
        let reading = found.map_or_else(String::new, |(j, _)| format!("/obligations/{j}"));
        let at = At::new(format!("/obligations/{i}"), reading);
        let Some((_, ours)) = found else {
            score.value("reports", &told, "", &at);
            continue;
        };
        score.value("reports", &told, &told, &at);
        let (who, ours_who) = (all(&report["who"]), all(&ours["who"]));
        if report.get("who").is_some() {
            score.lists("report by", &who, &ours_who, &at.join("who"));
        }
        if ["before", "last_day", "due_words"]
            .iter()
            .any(|key| report.get(key).is_some())
        {
            score.value(
                "report due",
                &due(report, report),
                &due(report, ours),
                &at.join("before"),
            );
        }
        for (field, key) in [
            ("report kind", "kind"),
            ("report frequency", "frequency"),
            ("report to", "to"),
            ("report through", "via"),
            ("report cut-off", "cut_off"),
        ] {
            if report.get(key).is_some() {
                score.value(
                    field,
                    &words(&report[key]),
                    &words(&ours[key]),
                    &at.join(key),
                );
            }
        }
    }
    for (j, ours) in left {
        let told = format!("{} {}", all(&ours["who"]).join(", "), due(ours, ours));
        let at = At::new("", format!("/obligations/{j}"));
        score.value("reports", "", &told, &at);
    }
}

/// Whether a report of the truth and one that was read say the same of something.
type Sign = fn(&Value, &Value) -> bool;

/// What a report is known by; nothing said in both tells nothing.
const SIGNS: [Sign; 4] = [
    |truth, ours| !due(truth, truth).is_empty() && due(truth, truth) == due(truth, ours),
    |truth, ours| said(truth, "frequency") && truth["frequency"] == ours["frequency"],
    |truth, ours| {
        let who = all(&ours["who"]);
        all(&truth["who"]).iter().any(|name| who.contains(name))
    },
    |truth, ours| said(truth, "to") && words(&truth["to"]) == words(&ours["to"]),
];

fn said(report: &Value, key: &str) -> bool {
    report.get(key).is_some_and(|value| !value.is_null())
}

/// How much both say of the same; nothing where neither the day nor who owes it is the same, nor how often it goes where.
fn likeness(truth: &Value, ours: &Value) -> usize {
    let [due, often, who, to] = SIGNS;
    let goes_so = often(truth, ours) && to(truth, ours);
    if due(truth, ours) || who(truth, ours) || goes_so {
        SIGNS.iter().filter(|sign| sign(truth, ours)).count()
    } else {
        0
    }
}

/// The day of a report in the form that the truth has it: the first that is too late, the last that is in time, or words. Of words, how
/// far they reach is open to taste: those that hold the truth's or are held by them are the truth's.
fn due(truth: &Value, report: &Value) -> String {
    if let Some(key) = ["before", "last_day"]
        .into_iter()
        .find(|key| said(truth, key))
    {
        return words(&report[key]);
    }
    let mut day = ["before", "last_day"]
        .into_iter()
        .map(|key| words(&report[key]));
    let day = day.rfind(|day| !day.is_empty());
    day.unwrap_or_else(|| {
        let (meant, ours) = (words(&truth["due_words"]), words(&report["due_words"]));
        let same = !ours.is_empty() && (meant.contains(&ours) || ours.contains(&meant));
        if same && !meant.is_empty() {
            meant
        } else {
            ours
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::measure::{Count, measure};

    fn report(who: &str, frequency: &str, before: &str) -> Value {
        json!({"kind": "periodic_report", "who": [who], "frequency": frequency, "before": before, "last_day": null, "due_words": null, "to": "UBND tỉnh"})
    }

    fn count(right: usize, wrong: usize, missing: usize) -> Count {
        Count {
            right,
            wrong,
            missing,
        }
    }

    #[test]
    fn of_several_reports_the_one_that_says_most_of_the_same_is_compared() {
        let read = json!({"obligations": [report("Sở Y tế", "half_yearly", "--06-10"), report("Sở Y tế", "annual", "--12-10")]});
        let score = measure(
            &json!({"obligations": [report("Sở Y tế", "annual", "--12-10"), report("Sở Nội vụ", "quarterly", "--03-10")]}),
            &read,
        );
        assert_eq!(score.of("reports"), count(1, 1, 1));
        assert_eq!(score.of("report due"), count(1, 0, 0));
        assert_eq!(score.of("report frequency"), count(1, 0, 0));
        let late = measure(
            &json!({"obligations": [report("Sở Y tế", "annual", "--12-15")]}),
            &read,
        );
        assert_eq!(late.of("report due"), count(0, 1, 1));
        assert_eq!(late.of("report to"), count(1, 0, 0));
    }

    #[test]
    fn a_report_that_nobody_is_named_for_is_known_by_how_often_it_goes_where() {
        let nobodys =
            json!({"obligations": [{"who": [], "frequency": "annual", "to": "UBND tỉnh"}]});
        assert_eq!(measure(&nobodys, &nobodys).of("reports"), count(1, 0, 0));
    }

    #[test]
    fn words_of_a_day_are_the_same_where_one_holds_the_other() {
        let read =
            json!({"obligations": [{"who": ["Sở Y tế"], "due_words": "trước ngày 25 hằng tháng"}]});
        let of = |words: &str| {
            let truth = json!({"obligations": [{"who": ["Sở Y tế"], "due_words": words}]});
            measure(&truth, &read).of("report due")
        };
        assert_eq!(of("ngày 25 hằng tháng"), count(1, 0, 0));
        assert_eq!(of("ngày 20 hằng tháng"), count(0, 1, 1));
    }
}
