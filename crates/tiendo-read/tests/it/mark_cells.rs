//! Marks that stand in a cell of their own, before the words beside them.

use serde_json::Value;

use crate::common::read;
use crate::writers::xlsx::Xlsx;

/// A sheet as small offices keep a plan: one column of marks, one of words.
const ROWS: &[&[&str]] = &[
    &["SỞ Y TẾ TỈNH HÀ SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    &[
        "TRUNG TÂM Y TẾ KHU VỰC HÒA LÂM",
        "Độc lập - Tự do - Hạnh phúc",
    ],
    &["Số: 52/KH-TTYT", "Hòa Lâm, ngày 12 tháng 02 năm 2026"],
    &["KẾ HOẠCH"],
    &["Phòng, chống dịch bệnh năm 2026"],
    &["I", "MỤC TIÊU"],
    &["1", "Khống chế số mắc sốt xuất huyết dưới 60 ca."],
    &["II", "NHIỆM VỤ CỦA CÁC KHOA, PHÒNG"],
    &["1", "Khoa Kiểm soát bệnh tật"],
    &["-", "Giám sát véc tơ tại 09 xã."],
    &["-", "Chủ trì, phối hợp với các trạm y tế xử lý ổ dịch."],
    &["2", "Phòng Kế hoạch - Nghiệp vụ"],
    &["a", "Kiện toàn 02 đội đáp ứng nhanh."],
    &["b)", "Tổ chức tập huấn trong tháng 4/2026."],
    &["III", "TỔ CHỨC THỰC HIỆN"],
    &["1.1", "UBND các xã: Bố trí kinh phí mua hóa chất."],
];

/// Number, leads and words of each task.
fn told(json: &Value) -> Vec<String> {
    let tasks = json["tasks"].as_array().unwrap().iter();
    let line = |task: &Value| {
        let leads = task["leads"].as_array().unwrap();
        let leads: Vec<&str> = leads.iter().filter_map(Value::as_str).collect();
        format!(
            "{} {}: {}",
            task["number"].as_str().unwrap_or("-"),
            leads.join(", "),
            task["content"][0].as_str().unwrap()
        )
    };
    tasks.map(line).collect()
}

const TOLD: &[&str] = &[
    "- Khoa Kiểm soát bệnh tật: Giám sát véc tơ tại 09 xã.",
    "- Khoa Kiểm soát bệnh tật: Chủ trì, phối hợp với các trạm y tế xử lý ổ dịch.",
    "a Phòng Kế hoạch - Nghiệp vụ: Kiện toàn 02 đội đáp ứng nhanh.",
    "b Phòng Kế hoạch - Nghiệp vụ: Tổ chức tập huấn trong tháng 4/2026.",
    "1.1 UBND các xã: Bố trí kinh phí mua hóa chất.",
];

#[test]
fn a_sheet_may_have_its_marks_in_a_column() {
    let json = read("a.xlsx", &Xlsx::of("Kế hoạch", ROWS).bytes());
    assert_eq!(told(&json), TOLD);
    assert_eq!(json["document"]["number"], "52/KH-TTYT");
}

#[test]
fn so_may_a_table_that_lays_a_page_out() {
    let page: Vec<String> = ROWS
        .iter()
        .map(|row| match row {
            [one] => format!("<p>{one}</p>"),
            cells => format!("<table><tr><td>{}</table>", cells.join("<td>")),
        })
        .collect();
    let json = read("a.html", page.concat().as_bytes());
    assert_eq!(told(&json), TOLD);
}

/// In a table of tasks the cell of a number stays what it is.
#[test]
fn a_table_of_tasks_keeps_its_numbers() {
    let json = read(
        "a.html",
        "<p>KẾ HOẠCH</p><table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<tr><td>1<td>Lập đề án<td>Sở Y tế<tr><td>2<td>Kiểm tra<td></table>".as_bytes(),
    );
    assert_eq!(told(&json), ["1 Sở Y tế: Lập đề án", "2 : Kiểm tra"]);
}

/// Words beside a mark are found where they stand: the review shows the cell.
#[test]
fn a_place_is_that_of_the_words_without_their_mark() {
    let page = "<p>KẾ HOẠCH</p><p>I. NHIỆM VỤ</p><table><tr><td>1</td><td>Sở Y tế kiểm tra bếp ăn.</td></tr></table>";
    let source = tiendo_extract::extract("a.html", page.as_bytes()).unwrap();
    let reading = tiendo_read::read(&source);
    let words = &reading.document.tasks[0].content[0];
    assert_eq!(words.value, "Sở Y tế kiểm tra bếp ăn.");
    let span = words.spans[0];
    assert_eq!(
        source.text.get(span.start..span.end),
        Some("Sở Y tế kiểm tra bếp ăn.")
    );
}
