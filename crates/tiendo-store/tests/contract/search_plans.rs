//! How SQLite looks rows up: what goes through a whole realm does so on purpose.
//!
//! Left to guess, SQLite starts joins at the wrong end in tables that all begin with the realm, and nobody notices on
//! small data. What is listed here is meant to read all rows of its realm.

use std::collections::BTreeSet;

use tiendo_store::{StoreError, Value, all_statements};

use crate::support::Place;

const MEANT: &[&str] = &[
    // The keys of a question.
    "SCAN k",
    // Lists of the whole realm.
    "SCAN realm_directory",
    "SCAN realm_directory USING COVERING INDEX sqlite_autoindex_realm_directory_1",
    "SEARCH a USING INDEX assignment_order (realm=?)",
    "SEARCH agency_fact USING INDEX agency_fact_agency (realm=?)",
    "SEARCH agency_fact USING INDEX agency_fact_order (realm=?)",
    "SEARCH collective_member USING INDEX collective_member_order (realm=?)",
    "SEARCH collective_rule USING INDEX collective_rule_order (realm=?)",
    "SEARCH d USING INDEX sqlite_autoindex_document_2 (realm=?)",
    "SEARCH g USING INDEX role_grant_agency (realm=?)",
    "SEARCH person USING COVERING INDEX sqlite_autoindex_person_2 (realm=?)",
    "SEARCH person USING INDEX sqlite_autoindex_person_2 (realm=?)",
    "SEARCH r USING INDEX report_round (realm=?)",
    "SEARCH report USING INDEX report_round (realm=?)",
    "SEARCH round USING INDEX sqlite_autoindex_round_1 (realm=?)",
    "SEARCH setting USING INDEX sqlite_autoindex_setting_1 (realm=?)",
    "SEARCH task_fact USING INDEX task_fact_order (realm=?)",
    "SEARCH v USING INDEX sqlite_autoindex_plan_version_1 (realm=?)",
    // A document or plan by its number: there are few, and only taking in asks.
    "SEARCH document USING INDEX sqlite_autoindex_document_2 (realm=?)",
    "SEARCH plan_version USING INDEX sqlite_autoindex_plan_version_1 (realm=?)",
    // Search in words.
    "SEARCH citation USING INDEX sqlite_autoindex_citation_1 (realm=?)",
    "SEARCH p USING INDEX part_fact_task (realm=?)",
    // The last entry; and `verify`, which reads everything.
    "SEARCH journal USING INDEX sqlite_autoindex_journal_1 (realm=?)",
    "SEARCH journal_row USING COVERING INDEX journal_row_of (realm=?)",
    "SEARCH p USING COVERING INDEX sqlite_autoindex_journal_payload_1 (realm=?)",
    "SEARCH r USING COVERING INDEX sqlite_autoindex_journal_row_1 (realm=?)",
    "SEARCH stored_file USING INDEX sqlite_autoindex_stored_file_1 (realm=?)",
];

/// Whether a step of a plan takes every row of a realm, or of the table.
fn takes_all(step: &str) -> bool {
    step.ends_with("(realm=?)") || step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW"
}

#[test]
fn only_what_is_meant_to_goes_through_a_whole_realm() {
    let steps = Place::sqlite().open().read_blocking(|tx| {
        let mut steps = BTreeSet::new();
        for sql in all_statements() {
            let given = (1..=30).filter(|n| sql.contains(&format!("${n}"))).count();
            let plan = tx.query(
                &format!("EXPLAIN QUERY PLAN {sql}"),
                &vec![Value::Null; given],
            )?;
            for row in plan {
                if let Some(Value::Text(step)) = row.values().pop()
                    && takes_all(&step)
                {
                    steps.insert(step);
                }
            }
        }
        Ok::<_, StoreError>(steps)
    });
    let meant: BTreeSet<String> = MEANT.iter().map(|step| (*step).to_owned()).collect();
    assert_eq!(steps.unwrap(), meant);
}
