//! Numbers and letters that jump or come twice.

use super::{LETTER, of, spoken_of};
use crate::common::{HEAD, read};

#[test]
fn letters_of_items_that_jump_are_found() {
    assert!(of(&read("a.txt", LETTER.as_bytes()), "numbering-gap").is_empty());
    let first = LETTER.replace("\na) ", "\nn) ");
    assert_eq!(
        spoken_of(&read("a.txt", first.as_bytes()), "numbering-gap"),
        ["/tasks/0/number"]
    );
    let last = LETTER.replace("\nc) ", "\no) ");
    assert_eq!(
        spoken_of(&read("a.txt", last.as_bytes()), "numbering-gap"),
        ["/tasks/2/number"]
    );
}

#[test]
fn numbers_of_parts_headings_and_items_that_jump_or_come_twice_are_found() {
    let text = "UBND TỈNH MẪU\nSố: 2/KH-UBND\nKẾ HOẠCH\nPhát triển làng nghề\nI. MỤC ĐÍCH\n1. Giữ nghề truyền thống.\n\
        2. Tăng thu nhập cho người dân.\n2. Thu hút lao động trẻ.\nIII. NHIỆM VỤ\n1. Vùng nguyên liệu\n1.1. Cây mây\n\
        a) Sở Công Thương chủ trì lập quy hoạch vùng trồng.\n1.3. Cây tre\n\
        a) Sở Nội vụ chủ trì mở lớp dạy nghề.\n2. Thị trường\n(1) Trong tỉnh\n(2) Ngoài tỉnh\n3. Vốn\n\
        1. Vốn nhà nước.\n2. Vốn vay.\nIV. KINH PHÍ\nĐiều 5. Không có ở đây.\n";
    let found = read("a.txt", text.as_bytes());
    let told = |code| {
        let all = of(&found, code).into_iter();
        all.map(|finding| finding["message"]["vi"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told("numbering-gap"),
        [
            "Số thứ tự nhảy từ I sang III.",
            "Số thứ tự nhảy từ 1.1 sang 1.3."
        ]
    );
    assert_eq!(
        told("number-repeated"),
        ["Số thứ tự 2 đã dùng ở ngay đề mục trước."]
    );
}

#[test]
fn a_kind_of_document_and_nothing_more_is_named_without_a_number_by_nobody() {
    let found = |words: &str| {
        let text = format!("{HEAD}I. NHIỆM VỤ\n1. Bộ Tài chính {words}.\n");
        of(&read("a.txt", text.as_bytes()), "citation-without-number").len()
    };
    assert_eq!(found("tổ chức thi hành Luật Giá, trình Quốc hội"), 1);
    assert_eq!(found("hoàn chỉnh dự án Luật, trình Quốc hội"), 0);
}

/// A second annex may name another document than the first and the header.
#[test]
fn every_annex_is_held_against_the_number_of_the_document() {
    let text = "\
BỘ MẪU\nSố: 2847/QĐ-BM\nHà Nội, ngày 18 tháng 9 năm 2024\nQUYẾT ĐỊNH\nBan hành Kế hoạch\nCăn cứ Luật Mẫu;\nĐiều 1. Ban hành Kế hoạch.
KẾ HOẠCH\n(Ban hành kèm theo Quyết định số 2847/QĐ-BM ngày 18/9/2024)\nI. NHIỆM VỤ\n1. Vụ Pháp chế rà soát văn bản.
PHỤ LỤC I\n(Kèm theo Quyết định số 2874/QĐ-BM ngày 18/9/2024)\nPHỤ LỤC II\n(Kèm theo Công văn số 12/BTC-NS ngày 01/9/2024)";
    let found = read("a.txt", text.as_bytes());
    let all = of(&found, "annex-of-another");
    assert_eq!(all.len(), 1, "{all:?}");
    let said = all[0]["message"]["vi"].as_str().unwrap();
    assert_eq!(
        said,
        "Phụ lục kèm theo 2874/QĐ-BM, còn văn bản mang số 2847/QĐ-BM."
    );
}

/// "phổ biến Luật cho cán bộ" and "Trung tâm Quy hoạch và Điều tra" name no document.
#[test]
fn a_law_that_is_only_spoken_of_and_a_body_are_no_documents_without_a_number() {
    let text = "\
KẾ HOẠCH\nNước sạch\nII. NHIỆM VỤ
1. Vụ Pháp chế phổ biến Luật cho cán bộ ở ba miền.
2. Trung tâm Quy hoạch và Điều tra nước lập bản đồ.
3. Vụ Pháp chế rà soát việc thi hành Luật Tài nguyên nước năm 2023.";
    let found = read("a.txt", text.as_bytes());
    let all = of(&found, "citation-without-number");
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(
        all[0]["message"]["vi"]
            .as_str()
            .unwrap()
            .contains("Luật Tài nguyên nước năm 2023")
    );
}
