//! Shapes that pages of portals and converters really have.

use serde_json::{Value, json};

use crate::common::read;

/// Each task by its number: leads, coordinators and the first words.
fn told(found: &Value) -> Vec<(String, Value, Value, String)> {
    let tasks = found["tasks"].as_array().unwrap().iter();
    tasks
        .map(|task| {
            let number = task["number"].as_str().unwrap_or("–").to_owned();
            let words = task["content"][0].as_str().unwrap();
            let first: Vec<&str> = words.split(' ').take(3).collect();
            (
                number,
                task["leads"].clone(),
                task["coordinators"].clone(),
                first.join(" "),
            )
        })
        .collect()
}

/// Who leads and with whom stands above the letters, with a colon or without.
#[test]
fn who_leads_and_with_whom_may_stand_above_the_tasks_without_a_colon() {
    let text = "\
CÔNG ĐIỆN\nVề quản lý thương mại điện tử\nThủ tướng Chính phủ yêu cầu:
1. Bộ Công Thương chủ trì, phối hợp với các bộ, cơ quan liên quan
a) Rà soát các văn bản liên quan.
b) Hỗ trợ địa phương phối hợp với Bộ Công Thương kiểm tra chợ.
2. Bộ Công an có trách nhiệm
a) Bảo đảm an ninh mạng.
3. Bộ Y tế chủ trì, phối hợp với Bộ Tài chính mua thuốc.";
    let found = read("a.txt", text.as_bytes());
    let with = json!(["các bộ, cơ quan liên quan"]);
    let row = |number: &str, lead: &str, with: &Value, words: &str| {
        (
            number.to_owned(),
            json!([lead]),
            with.clone(),
            words.to_owned(),
        )
    };
    assert_eq!(
        told(&found),
        [
            row("a", "Bộ Công Thương", &with, "Rà soát các"),
            row("b", "Bộ Công Thương", &with, "Hỗ trợ địa"),
            row("a", "Bộ Công an", &json!([]), "Bảo đảm an"),
            row("3", "Bộ Y tế", &json!(["Bộ Tài chính"]), "Bộ Y tế"),
        ]
    );
}

/// Converters write the words of a merged cell into each column that it covers.
#[test]
fn words_that_a_whole_row_repeats_head_a_group() {
    let text = "\
TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian
I | Hoàn thiện thể chế | Hoàn thiện thể chế | Hoàn thiện thể chế | Hoàn thiện thể chế
1 | Rà soát quy định | Sở Tư pháp | Sở Tư pháp | 2025
II | Phát triển hạ tầng | Phát triển hạ tầng | Phát triển hạ tầng | Phát triển hạ tầng
1 | Xây dựng trạm | Sở Xây dựng | Sở Tài chính | 2026";
    let found = read("a.txt", text.as_bytes());
    let groups: Vec<&Value> = found["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| &group["title"])
        .collect();
    assert_eq!(groups, ["Hoàn thiện thể chế", "Phát triển hạ tầng"]);
    let tasks = found["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 2, "{tasks:?}");
    assert_eq!(tasks[0]["coordinators"], json!(["Sở Tư pháp"]));
}

/// What is sent along is no part of the task above it.
#[test]
fn a_paragraph_in_brackets_on_what_is_attached_is_no_part_of_the_task() {
    let text = "\
Kính gửi: Sở Xây dựng
Chủ tịch UBND tỉnh có ý kiến như sau:
Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát dự án, báo cáo trước ngày 15/4/2023.
(Gửi kèm bản sao Công văn số 1017/BXD-QLN ngày 22/3/2023 của Bộ Xây dựng)./.";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["tasks"][0]["content"].as_array().unwrap().len(), 1);
}

/// "Đối với nội dung phối hợp …:" is what a sentence is about, and what is given stands behind a dash.
#[test]
fn what_a_sentence_is_about_is_no_label() {
    let text = "\
THÔNG BÁO\nPhân công thực hiện Thỏa thuận\n2. Phân công nhiệm vụ
2.1. Đối với nội dung phối hợp tại điểm 1 Mục III: “Trao đổi thông tin” - giao Cục Công nghệ thông tin chủ trì, phối hợp với Vụ Pháp chế triển khai thực hiện.
2.2. Đối với nội dung phối hợp tại điểm 2 Mục III: “Bảo đảm an toàn” - giao Văn phòng chủ trì, phối hợp với Vụ Pháp chế triển khai thực hiện.";
    let found = read("a.txt", text.as_bytes());
    let all: Vec<(String, Value, Value)> = told(&found)
        .into_iter()
        .map(|(n, leads, with, _)| (n, leads, with))
        .collect();
    let with = json!(["Vụ Pháp chế"]);
    assert_eq!(
        all,
        [
            (
                "2.1".to_owned(),
                json!(["Cục Công nghệ thông tin"]),
                with.clone()
            ),
            ("2.2".to_owned(), json!(["Văn phòng"]), with),
        ]
    );
}

/// Until the nineties the number of the Government's papers had no kind.
#[test]
fn numbers_of_the_council_of_ministers_are_numbers() {
    let text = "\
CHỦ TỊCH HỘI ĐỒNG BỘ TRƯỞNG\nSố: 361-CT\nHà Nội, ngày 18 tháng 11 năm 1985\nQUYẾT ĐỊNH
Căn cứ Nghị định số 235-HĐBT ngày 18-9-1985 của Hội đồng Bộ trưởng về chế độ tiền lương;";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["document"]["number"], "361-CT");
    assert_eq!(found["citations"][0]["number"], "235-HĐBT");
    assert_eq!(found["citations"][0]["date"], "1985-09-18");
}

/// Blanks that a page lost at the ends of lines: values are read with them, and still stand where they stand in the file.
#[test]
fn words_that_run_together_are_read_apart_and_keep_their_places() {
    let text = "\
UBND TỈNH MẪU\nSố: 12/UBND-TH\nMẫu, ngày 05 tháng 02 năm 2008
Kính gửi: Sở Xây dựng
Thực hiện Côngvăn số 73/TTg-CN ngày 15 tháng 01 năm 2008 củaThủ tướng Chính phủ, Uỷ ban nhân dân tỉnh có ý kiến như sau:
Giao SởXây dựng chủ trì, phối hợp với Sở Tàichính và UBND cáchuyện rà soát, báocáo theo quyđịnh.";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"][0]["kind"], "Công văn");
    assert_eq!(found["citations"][0]["issuer"], "Thủ tướng Chính phủ");
    assert_eq!(found["tasks"][0]["leads"], json!(["Sở Xây dựng"]));
    let lost: Vec<&Value> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] == "blanks-lost")
        .collect();
    assert_eq!(lost.len(), 1, "{lost:?}");
    let place = &found["provenance"]["/tasks/0/leads/0"][0];
    let (start, end) = (place[0].as_u64().unwrap(), place[1].as_u64().unwrap());
    let there = &text.as_bytes()[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
    assert_eq!(std::str::from_utf8(there).unwrap(), "SởXây dựng");
}
