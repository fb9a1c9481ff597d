//! Tables of a printed page that became text cell by cell, each on as many lines as its column is narrow.

use serde_json::{Value, json};

use crate::common::{codes, read};

const ANNEX: &str = "\
PHỤ LỤC
STT
Tên nhiệm vụ cụ thể
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian hoàn
thành
I. Đổi mới mạnh mẽ tư duy và hành động trong lãnh đạo, chỉ đạo và tổ
chức thực hiện
1.

Đưa các chỉ tiêu bao phủ về bảo hiểm y tế
vào nghị quyết, chương trình, kế hoạch phát
triển kinh tế - xã hội
Ủy ban nhân
dân các cấp
Các cơ quan, tổ
chức, đơn vị có
liên quan.
Các chỉ tiêu được
đưa vào Nghị quyết
Hằng năm và
từng giai đoạn
2.

Đổi mới nội dung, hình thức, tăng cường công
tác truyền thông
Bộ Văn hóa,
Thể thao và
Du lịch
Bộ Tài
chính; Bộ Y tế
Kế hoạch
Quý I/2027

CÔNG BÁO/Số 286/Ngày 27-05-2026
96

STT
Tên nhiệm vụ cụ thể
Cơ quan
chủ trì
Cơ quan
phối hợp
Kết quả
Thời gian hoàn
thành
II. Hoàn thiện thể chế về bảo hiểm y tế
3. Xây dựng Luật Bảo hiểm y tế sửa đổi.
Bộ Y tế
các bộ, cơ quan
ngang bộ
Luật Bảo hiểm
y tế
2026 - 2027
";

fn row(task: &Value) -> [&Value; 6] {
    [
        "number",
        "group",
        "leads",
        "coordinators",
        "product",
        "deadline",
    ]
    .map(|key| &task[key])
}

#[test]
fn cells_on_several_lines_are_put_together() {
    let found = read("a.txt", ANNEX.as_bytes());
    let tasks = found["tasks"].as_array().unwrap();
    let rows: Vec<Value> = tasks.iter().map(|task| json!(row(task))).collect();
    assert_eq!(
        rows,
        [
            json!([
                "1",
                "I",
                ["Ủy ban nhân dân các cấp"],
                ["Các cơ quan, tổ chức, đơn vị có liên quan"],
                "Các chỉ tiêu được đưa vào Nghị quyết",
                "Hằng năm và từng giai đoạn"
            ]),
            json!([
                "2",
                "I",
                ["Bộ Văn hóa, Thể thao và Du lịch"],
                ["Bộ Tài chính", "Bộ Y tế"],
                "Kế hoạch",
                "Quý I/2027"
            ]),
            json!([
                "3",
                "II",
                ["Bộ Y tế"],
                ["các bộ, cơ quan ngang bộ"],
                "Luật Bảo hiểm y tế",
                "2026 - 2027"
            ]),
        ]
    );
    assert_eq!(
        tasks[0]["content"],
        json!([
            "Đưa các chỉ tiêu bao phủ về bảo hiểm y tế vào nghị quyết, chương trình, kế hoạch phát triển kinh tế - xã hội"
        ])
    );
    assert_eq!(
        tasks[2]["content"],
        json!(["Xây dựng Luật Bảo hiểm y tế sửa đổi."])
    );
    // That it was told by the words is said, once.
    assert_eq!(codes(&found, "cells-joined").len(), 1, "{found:#}");
}

/// A cell a line is another table: nothing is put together, and nothing said.
#[test]
fn a_cell_a_line_stays_as_it_is() {
    let text = "PHỤ LỤC\nTT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\n1\nLập đề án\nSở Nội vụ\nSở Y tế\nQuý I/2026\n\
        2\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính\nNăm 2027\n";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["tasks"][1]["leads"], json!(["Sở Công Thương"]));
    assert_eq!(codes(&found, "cells-joined").len(), 0);
}

/// "chuyển đổi số" is complete, "Sở Y tế, Văn phòng" and "Các sở, ban," are not: no cell of bodies is torn in two to fill an empty one.
#[test]
fn words_that_want_more_are_not_parted_from_it() {
    let text = "PHỤ LỤC\nTT\nNhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nThời gian\nSản phẩm\n\
        1\nHình thành chợ đầu mối gắn\nvới chuyển đổi số\nCông an tỉnh\nSở Y tế, Văn phòng\nUBND tỉnh\nQuý I/2026\nKế hoạch\n\
        2\nKhảo sát làng nghề dệt\nchiếu của tỉnh\nSở Công Thương\nSở Tài chính\nNăm 2027\nBáo cáo\n\
        3\nLập đề án cấp nước cho\nvùng cao\nCác sở, ban,\nngành, Văn phòng\nUBND tỉnh\nNăm 2027\nĐề án\n";
    let found = read("a.txt", text.as_bytes());
    let bodies = |task: usize| {
        let task = &found["tasks"][task];
        json!([task["leads"], task["coordinators"]])
    };
    assert_eq!(
        bodies(0),
        json!([["Công an tỉnh"], ["Sở Y tế", "Văn phòng UBND tỉnh"]])
    );
    assert_eq!(bodies(1), json!([["Sở Công Thương"], ["Sở Tài chính"]]));
    assert_eq!(
        bodies(2),
        json!([["Các sở, ban, ngành", "Văn phòng UBND tỉnh"], []])
    );
    // One cell of bodies for two columns: which it is is a guess, and told.
    assert_eq!(codes(&found, "coordinator-missing").len(), 1, "{found:#}");
}
