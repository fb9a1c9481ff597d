//! Days that no calendar has, times that have passed.

use super::{TABLE, of, spoken_of};
use crate::common::read;

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

#[test]
fn times_that_have_passed_or_that_no_calendar_has_are_found() {
    let text = "Số: 12/KH-UBND\nBình Sơn, ngày 18 tháng 9 năm 2025\nKẾ HOẠCH\nPhát triển làng nghề\n\
        Căn cứ Nghị định số …../2025/NĐ-CP của Chính phủ;\n\
        | TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |\n\
        | 1 | Khảo sát làng nghề | Sở Công Thương | 31/8/2025 |\n\
        | 2 | Lập đề án bảo tồn | Sở Nội vụ | Năm 2024 |\n\
        | 3 | Tổ chức hội chợ | Ban Dân tộc tỉnh | Quý 5/2027 |\n\
        | 4 | Mở lớp dạy nghề | Sở Nội vụ | Quý V/2027 |\n\
        | 5 | Kiểm tra an toàn | Sở Y tế | Trước ngày 19/9/2025 |\n\
        | 6 | Mua sắm thiết bị | Sở Y tế | Trước ngày 18/9/2025 |\n\
        | 7 | Tổng kết | Sở Công Thương | Tháng 12/2027 |\n\
        Nơi nhận:\n- Bộ Kế hoạch và Đầu tư;\n- Lưu: VT.\n";
    let found = read("a.txt", text.as_bytes());
    let passed = spoken_of(&found, "deadline-passed");
    let expected = [
        "/tasks/0/deadline",
        "/tasks/1/deadline",
        "/tasks/5/deadline",
    ];
    assert_eq!(passed, expected);
    let impossible = spoken_of(&found, "date-impossible");
    assert_eq!(impossible, ["/tasks/2/deadline", "/tasks/3/deadline"]);
    let ended = spoken_of(&found, "body-ended");
    assert_eq!(ended, ["/tasks/2/leads/0", "/document/recipients/0"]);
    assert!(of(&found, "phrase-misspelled").is_empty());
    let blank = of(&found, "citation-without-number");
    assert_eq!(blank.len(), 1, "{blank:?}");
    assert!(
        blank[0]["message"]["vi"]
            .as_str()
            .unwrap()
            .contains("…../2025/NĐ-CP")
    );
}
