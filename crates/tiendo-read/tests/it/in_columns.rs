//! Tables whose columns are held apart by blanks, as a printed page becomes text.

use serde_json::json;

use crate::common::read;

const PLAN: &str = "\
KẾ HOẠCH
Triển khai chuyển đổi số năm 2026

II. NHIỆM VỤ

TT   Nội dung nhiệm vụ               Cơ quan thực hiện                        Thời gian      Sản phẩm
                                     Chủ trì             Phối hợp

I. Nâng cao năng lực của đội ngũ cán bộ, công chức trên địa bàn toàn tỉnh
1    Xây dựng kế hoạch đào tạo       Sở Lao động –       Sở Tài chính;        Quý I/2026     Kế hoạch
     cán bộ công nghệ thông tin      Thương binh và      UBND các xã,
                                     Xã hội              phường
                                            3

2    Mở lớp bồi dưỡng                Sở Nội vụ                                Hằng năm

II. Hạ tầng số của các cơ quan nhà nước và của các đơn vị sự nghiệp
3    Hoàn thiện trung tâm điều       Văn phòng UBND      Các sở, ban,         Trước ngày     Trung tâm
     hành thông minh của tỉnh        tỉnh                ngành                30/6/2026      hoạt động

III. KINH PHÍ
Từ ngân sách nhà nước.
";

#[test]
fn tasks_of_a_table_in_columns_are_read() {
    let found = read("a.txt", PLAN.as_bytes());
    let tasks = found["tasks"].as_array().unwrap();
    let numbers: Vec<_> = tasks
        .iter()
        .map(|task| (&task["number"], &task["group"]))
        .collect();
    assert_eq!(
        numbers,
        [
            (&json!("1"), &json!("I")),
            (&json!("2"), &json!("I")),
            (&json!("3"), &json!("II")),
        ]
    );
    let first = &tasks[0];
    assert_eq!(
        first["content"],
        json!(["Xây dựng kế hoạch đào tạo cán bộ công nghệ thông tin"])
    );
    assert_eq!(
        first["leads"],
        json!(["Sở Lao động – Thương binh và Xã hội"])
    );
    assert_eq!(
        first["coordinators"],
        json!(["Sở Tài chính", "UBND các xã, phường"])
    );
    assert_eq!(first["product"], json!("Kế hoạch"));
    assert_eq!(tasks[1]["coordinators"], json!([]));
    assert_eq!(tasks[2]["deadline"], json!("Trước ngày 30/6/2026"));
    assert_eq!(tasks[2]["leads"], json!(["Văn phòng UBND tỉnh"]));
}

/// In the file words of other cells stand between those of one cell.
#[test]
fn a_value_of_several_lines_has_a_place_on_each() {
    let found = read("a.txt", PLAN.as_bytes());
    let places = found["provenance"]["/tasks/0/leads/0"].as_array().unwrap();
    let printed: Vec<&str> = places
        .iter()
        .map(|place| {
            let byte = |i: usize| usize::try_from(place[i].as_u64().unwrap()).unwrap();
            &PLAN[byte(0)..byte(1)]
        })
        .collect();
    assert_eq!(printed, ["Sở Lao động –", "Thương binh và", "Xã hội"]);
    assert_eq!(found["tasks"][0]["lines"][0], json!(10));
    assert_eq!(found["tasks"][2]["lines"][0], json!(18));
}

/// A printed page repeats the heads at its top, below the number of the page before.
#[test]
fn a_table_goes_on_where_a_page_says_its_heads_again() {
    let plan = "\
KẾ HOẠCH
Phát triển du lịch năm 2026

TT   Nội dung nhiệm vụ               Cơ quan chủ trì     Thời gian hoàn     Sản phẩm
                                                         thành

I. Hạ tầng du lịch của các xã vùng cao
1    Xây dựng bến thuyền du lịch     Sở Xây dựng         Quý I/2026         Bến thuyền
2    Lập quy hoạch khu nghỉ          Sở Tài chính        Quý II/2026        Quy hoạch
     dưỡng ven hồ

                                     2

TT   Nội dung nhiệm vụ               Cơ quan chủ trì     Thời gian hoàn     Sản phẩm
                                                         thành

3    Mở tuyến xe buýt ra đảo         Sở Xây dựng         Quý III/2026       Tuyến xe
II. Quảng bá
4    Tổ chức tuần lễ văn hóa         Sở Văn hóa          Quý IV/2026        Báo cáo
     ẩm thực
";
    let found = read("a.txt", plan.as_bytes());
    let groups: Vec<_> = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| (&task["number"], &task["group"]))
        .collect();
    assert_eq!(
        groups,
        [
            (&json!("1"), &json!("I")),
            (&json!("2"), &json!("I")),
            (&json!("3"), &json!("I")),
            (&json!("4"), &json!("II")),
        ]
    );
}

/// Other heads, or a title between: another table, whose tasks are of no group of the one above.
#[test]
fn a_table_below_a_title_does_not_go_on() {
    let plan = "\
KẾ HOẠCH
Phát triển du lịch năm 2026

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
| I | Hạ tầng | | |
| 1 | Xây dựng bến thuyền du lịch | Sở Xây dựng | Quý I/2026 |

Phụ lục II. Nhiệm vụ thường xuyên

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Lập quy hoạch khu nghỉ dưỡng | Sở Tài chính | Hằng năm |
";
    let found = read("a.txt", plan.as_bytes());
    assert_eq!(found["tasks"][0]["group"], json!("I"));
    assert_eq!(found["tasks"][1]["group"], json!(null));
}
