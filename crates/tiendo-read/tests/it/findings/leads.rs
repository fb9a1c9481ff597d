//! Who leads: rows without a lead, tasks whose words name a body.

use serde_json::Value;

use super::{TABLE, of, spoken_of};
use crate::common::read;

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

/// Words that name a body and do not say that it leads are no lack of a lead, and no row beside them was merged with theirs.
#[test]
fn a_body_that_the_words_name_may_lead_in_running_text_but_not_beside_an_empty_cell() {
    let text = "\
KẾ HOẠCH\nPhát triển làng nghề\nII. NHIỆM VỤ
1. Sở Công Thương khảo sát làng nghề trên địa bàn.
2. Sở Tài chính bố trí kinh phí khảo sát.
3. Sở Xây dựng lập quy hoạch làng nghề.
4. Sở Y tế khám sức khỏe cho thợ thủ công.
5. Việc mở lớp dạy nghề tại làng nghề có Sở Nội vụ theo dõi.
6. Việc quảng bá sản phẩm làm hằng năm.";
    let found = read("a.txt", text.as_bytes());
    let unclear = of(&found, "lead-unclear");
    assert_eq!(spoken_of(&found, "lead-unclear"), ["/tasks/4/leads"]);
    assert_eq!(
        unclear[0]["mend"]["leads"],
        serde_json::json!(["Sở Nội vụ"])
    );
    assert_eq!(unclear[0]["mend"]["as_in"], Value::Null);
    let missing = of(&found, "lead-missing");
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert_eq!(
        missing[0]["message"]["vi"],
        "Nhiệm vụ 6 không có cơ quan chủ trì."
    );
    assert!(missing[0].get("mend").is_none(), "{missing:?}");

    let table = TABLE.replace("Lập đề án bảo tồn", "Lập đề án bảo tồn trình Sở Nội vụ");
    let found = read("a.html", table.as_bytes());
    assert_eq!(
        spoken_of(&found, "lead-missing"),
        ["/tasks/1/leads", "/tasks/2/leads"]
    );
    assert!(of(&found, "lead-unclear").is_empty());
}
