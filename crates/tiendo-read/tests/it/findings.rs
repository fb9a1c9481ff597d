//! Findings of task tables, where a careful clerk sees more than one cell at a time.

use serde_json::Value;

use crate::common::read;

const TABLE: &str = "\
<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Khảo sát làng nghề</td><td>Sở Công Thương</td><td>Sở Tài chính</td><td>31/9/2026</td></tr>
<tr><td>2</td><td>Lập đề án bảo tồn</td><td></td><td>Sở Xây dựng</td><td>trước ngày 31/11/2026</td></tr>
<tr><td>3</td><td>Tổ chức hội chợ</td><td></td><td></td><td>30/9/2026</td></tr></table>";

fn of(found: &Value, code: &str) -> Vec<Value> {
    let all = found["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == code)
        .cloned()
        .collect()
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_found_in_a_cell_and_once_only() {
    let found = read("a.html", TABLE.as_bytes());
    let words: Vec<String> = of(&found, "date-impossible")
        .iter()
        .map(|finding| finding["message"]["vi"].to_string())
        .collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(
        words[0].contains("31/11/2026") || words[1].contains("31/11/2026"),
        "{words:?}"
    );
    assert!(
        words[0].contains("31/9/2026") || words[1].contains("31/9/2026"),
        "{words:?}"
    );
}

/// Who leads is not taken from another row where this one has coordinators of its own: taking that over would replace them.
#[test]
fn only_a_row_without_any_body_is_proposed_to_be_like_its_neighbour() {
    let found = read("a.html", TABLE.as_bytes());
    let missing = of(&found, "lead-missing");
    assert_eq!(missing.len(), 2, "{missing:?}");
    let proposed = |finding: &Value| {
        finding
            .get("mend")
            .or(finding.get("suggestion"))
            .is_some_and(|mend| !mend.is_null())
    };
    assert!(!proposed(&missing[0]), "{}", missing[0]);
    assert!(proposed(&missing[1]), "{}", missing[1]);
}
