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
