//! Where the money comes from, and whom a body tells of an obstacle.

use crate::common::{HEAD, read};
use serde_json::Value;

fn reading(text: &str) -> Value {
    read("a.txt", format!("{HEAD}{text}").as_bytes())
}

#[test]
fn sources_stand_behind_what_leads_to_them() {
    for (text, sources) in [
        (
            "IV. KINH PHÍ\nTừ nguồn ngân sách xã và các nguồn huy động hợp pháp khác.",
            vec!["ngân sách xã", "các nguồn huy động hợp pháp khác"],
        ),
        (
            "IV. KINH PHÍ\nTổng kinh phí 4.860 tỷ đồng, trong đó: ngân sách tỉnh 2.140 tỷ đồng; vốn doanh nghiệp 300 tỷ đồng.",
            vec!["ngân sách tỉnh", "vốn doanh nghiệp"],
        ),
        (
            "IV. KINH PHÍ\nNgân sách nhà nước theo phân cấp.",
            vec!["Ngân sách nhà nước"],
        ),
        (
            "IV. TỔ CHỨC THỰC HIỆN\n1. Kinh phí thực hiện do ngân sách nhà nước bảo đảm.",
            vec!["ngân sách nhà nước"],
        ),
    ] {
        let json = reading(text);
        assert_eq!(json["funding"]["sources"], Value::from(sources), "{text}");
    }
    // Who finds the money is no source of it.
    for text in [
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí thực hiện từ năm 2026.",
        "IV. KINH PHÍ\nKinh phí được bố trí trong dự toán.",
    ] {
        assert!(reading(text)["funding"].is_null(), "{text}");
    }
}

/// Who tells whom, and who decides.
fn obstacle(text: &str) -> Option<String> {
    let json = reading(text);
    let mut duties = json["duties"].as_array().unwrap().iter();
    let duty = duties.find(|duty| duty["kind"] == "raise_obstacle")?;
    let words = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let who: Vec<String> = duty["who"].as_array().unwrap().iter().map(words).collect();
    let [to, decides] = ["to", "decides"].map(|key| words(&duty[key]));
    Some(format!("{}: {to}, {decides}", who.join("; ")))
}

#[test]
fn an_obstacle_is_told_to_whom_the_sentence_says() {
    for (text, told) in [
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, yêu cầu các cơ quan, đơn vị phản ánh về Sở Y tế để tổng hợp, báo cáo UBND tỉnh xem xét, quyết định.",
            "các cơ quan, đơn vị: Sở Y tế, UBND tỉnh",
        ),
        (
            "Nếu có khó khăn, vướng mắc, các cơ quan kịp thời báo cáo UBND tỉnh xem xét, chỉ đạo.",
            "các cơ quan: UBND tỉnh, UBND tỉnh",
        ),
    ] {
        // Wherever it stands: the last paragraph of a plan often belongs to another part.
        for part in ["IV. TỔ CHỨC THỰC HIỆN", "V. HIỆU LỰC"] {
            assert_eq!(
                obstacle(&format!("{part}\n{text}")).as_deref(),
                Some(told),
                "{part}\n{text}"
            );
        }
    }
    // An obstacle that is there already is something to be done.
    assert_eq!(
        obstacle(
            "III. NHIỆM VỤ\n1. Sở Y tế tháo gỡ vướng mắc về đất; báo cáo UBND tỉnh kết quả trong tháng 5/2026."
        ),
        None
    );
}
