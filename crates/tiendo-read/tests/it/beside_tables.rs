//! Tables that say when and not who, or number their groups among their times, and the text beside tables.

use serde_json::{Value, json};

use crate::common::{HEAD, codes, read};

fn reading(text: &str) -> Value {
    read("a.txt", format!("{HEAD}{text}").as_bytes())
}

fn column(found: &Value, key: &str) -> Vec<Value> {
    let all = found["tasks"].as_array().unwrap().iter();
    all.map(|task| task[key].clone()).collect()
}

#[test]
fn what_is_done_when_is_a_table_of_tasks_and_the_hours_of_a_day_are_none() {
    let found = reading(
        "II. NỘI DUNG\n| Thời gian | Nội dung | Ghi chú |\n| Tháng 9/2025 | Thành lập ban tổ chức | |\n\
        | 01/10/2025 | Tổ chức lễ khai mạc | Nhà văn hóa |\n| Tháng 11/2025 | Tổng kết, khen thưởng | |\n\
        III. TỔ CHỨC THỰC HIỆN\n1. Phòng Giáo dục và Đào tạo tổ chức lễ khai mạc.\n",
    );
    assert_eq!(
        column(&found, "deadline")[..3],
        ["Tháng 9/2025", "01/10/2025", "Tháng 11/2025"]
    );
    // One finding for all rows of a table that does not say who leads.
    let missing = codes(&found, "lead-missing");
    assert_eq!(missing.len(), 1, "{missing:#?}");
    let found = reading(
        "II. CHƯƠNG TRÌNH\n| Thời gian | Nội dung | Ghi chú |\n| 7h30 | Đón tiếp đại biểu | |\n| 8h00 | Khai mạc | |\n| 9h00 | Thảo luận | |\n",
    );
    assert_eq!(column(&found, "deadline"), Vec::<Value>::new());
}

#[test]
fn the_one_finding_does_not_hide_rows_of_a_table_with_who_leads() {
    let found = reading(
        "PHỤ LỤC\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n| 1 | Khảo sát làng nghề | | Quý I/2026 |\n\
        | 2 | Lập đề án | Sở Nội vụ | Quý II/2026 |\n| 3 | Mở hội chợ | | Quý III/2026 |\n",
    );
    assert_eq!(codes(&found, "lead-missing").len(), 2);
}

#[test]
fn numbers_among_the_times_are_those_of_groups() {
    let found = reading(
        "PHỤ LỤC\nThời gian | Nội dung | Cơ quan chịu trách nhiệm theo quy định | Thực hiện\n\
        | | | Đơn vị chủ trì | Đơn vị phối hợp\n\
        I | GIAI ĐOẠN 1: LẬP QUY HOẠCH\n1 | Lập nhiệm vụ\n\
        10/2025 | Xây dựng khung định hướng | Cơ quan lập quy hoạch | Vụ Vật liệu | - Vụ Pháp chế; - Văn phòng Bộ.\n\
        | Lấy ý kiến các bộ | Cơ quan lập quy hoạch | Vụ Pháp chế | - Vụ Vật liệu.\n\
        II | GIAI ĐOẠN 2: CÔNG BỐ\n1 | Công bố quy hoạch | | |\n\
        01/2026 | Tổ chức hội nghị công bố | Cơ quan lập quy hoạch | Vụ Vật liệu | - Vụ Pháp chế.\n",
    );
    assert_eq!(
        column(&found, "leads"),
        [
            json!(["Vụ Vật liệu"]),
            json!(["Vụ Pháp chế"]),
            json!(["Vụ Vật liệu"])
        ]
    );
    assert_eq!(
        column(&found, "coordinators")[0],
        json!(["Vụ Pháp chế", "Văn phòng Bộ"])
    );
    assert_eq!(column(&found, "group"), ["1", "1", "1"]);
    let titles: Vec<&Value> = found["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| &group["title"])
        .collect();
    assert!(titles.contains(&&json!("Công bố quy hoạch")), "{titles:?}");
}

const TABLE: &str = "PHỤ LỤC\n| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |\n\
    | 1 | Khảo sát, lập danh mục các làng nghề trên địa bàn | Sở Công Thương | Sở Tài chính |\n\
    | 2 | Tổ chức hội chợ làng nghề | Sở Du lịch | Sở Công Thương |\n";

/// What the part on tasks says beside a table is to be done; what the table repeats is read once, and titles of groups are none.
#[test]
fn sentences_beside_a_table_are_tasks_unless_it_repeats_them() {
    let found = reading(&format!(
        "II. NHIỆM VỤ\n1. Công tác bảo tồn\n- Khảo sát, lập danh mục các làng nghề trên địa bàn tỉnh.\n\
        - Hỗ trợ thợ giỏi truyền nghề cho thanh niên.\n- Lập hồ sơ công nhận nghệ nhân.\n{TABLE}"
    ));
    let first = |task: &Value| task["content"][0].clone();
    let contents: Vec<Value> = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(first)
        .collect();
    assert_eq!(
        contents,
        [
            "Hỗ trợ thợ giỏi truyền nghề cho thanh niên.",
            "Lập hồ sơ công nhận nghệ nhân.",
            "Khảo sát, lập danh mục các làng nghề trên địa bàn",
            "Tổ chức hội chợ làng nghề"
        ]
    );
    let twice = codes(&found, "tasks-told-twice");
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0]["line"], 7);

    // Of titles that the table goes through one ends with a stop.
    let found = reading(&format!(
        "II. NHIỆM VỤ\n1. Bảo tồn làng nghề\n2. Quảng bá sản phẩm\n3. Phát huy giá trị văn hóa của làng nghề.\n{TABLE}"
    ));
    assert_eq!(column(&found, "leads").len(), 2, "{found:#}");
    // An article decides, and gives nobody a task.
    let found = reading(&format!(
        "Điều 1. Ban hành kèm theo Quyết định này danh mục nhiệm vụ tại Phụ lục.\n{TABLE}"
    ));
    assert_eq!(column(&found, "leads").len(), 2, "{found:#}");
}

#[test]
fn the_row_that_counts_the_columns_may_lack_one() {
    let found = reading(
        "PHỤ LỤC\n| TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp |\n| | (1) | (2) | (3) |\n\
        | 1 | Khảo sát làng nghề | Sở Công Thương | Sở Tài chính |\n",
    );
    assert_eq!(column(&found, "number"), ["1"]);
}
