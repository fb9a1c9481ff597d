//! By when running text wants something done.

use crate::common::{leads, read, tasks};

#[test]
fn a_time_is_a_deadline_where_something_is_to_be_done_by_it() {
    for (words, deadline) in [
        ("gia hạn thời hạn nộp thuế trong tháng 6/2024", None),
        (
            "rà soát làng nghề, thời hạn hoàn thành trong tháng 6/2024",
            Some("thời hạn hoàn thành trong tháng 6/2024"),
        ),
        (
            "rà soát làng nghề trước ngày 30/11",
            Some("trước ngày 30/11"),
        ),
        (
            "rà soát làng nghề trước ngày 30/11 hằng năm",
            Some("trước ngày 30/11 hằng năm"),
        ),
        (
            "gửi số liệu trước 17 giờ 30 hằng ngày",
            Some("trước 17 giờ 30 hằng ngày"),
        ),
        (
            "gửi số liệu trước ngày 15 của tháng cuối quý",
            Some("trước ngày 15 của tháng cuối quý"),
        ),
        ("đi trước một bước để hằng năm tăng trưởng", None),
        (
            "thành lập 05 đoàn thanh tra trong quý II",
            Some("trong quý II"),
        ),
        (
            "công nhận phổ cập giáo dục (hoàn thành 20/10/2025)",
            Some("hoàn thành 20/10/2025"),
        ),
        (
            "trình Hội đồng nhân dân tại kỳ họp cuối năm 2018",
            Some("tại kỳ họp cuối năm 2018"),
        ),
        (
            "phát phiếu, từ 01/9 đến 30/9/2025",
            Some("từ 01/9 đến 30/9/2025"),
        ),
        (
            "trả hồ sơ đã nhận từ 01/9 đến 30/9/2025 cho người dân",
            None,
        ),
        ("xử lý các lò gạch tồn tại trước năm 2015", None),
        (
            "đưa cầu vào sử dụng, hoàn thành Quý II/2026",
            Some("hoàn thành Quý II/2026"),
        ),
        ("hoàn thành quy hoạch làng nghề 2026", None),
        (
            "dựng rào chắn trước mùa lũ hằng năm",
            Some("trước mùa lũ hằng năm"),
        ),
        ("dọn vệ sinh làng nghề trong tháng 8", Some("trong tháng 8")),
    ] {
        let text =
            format!("I. NHIỆM VỤ\n1. Sở Công Thương {words}.\n2. Sở Tài chính bố trí kinh phí.\n");
        let tasks = tasks(&text);
        assert_eq!(tasks[0]["deadline"].as_str(), deadline, "{words}");
    }
}

#[test]
fn the_bracket_at_the_end_says_who_and_when() {
    for (bracket, who, deadline) in [
        (
            "Sở Tư pháp chủ trì, tháng 9/2026",
            vec!["Sở Tư pháp"],
            Some("tháng 9/2026"),
        ),
        (
            "các phòng chuyên môn; thường xuyên",
            vec!["các phòng chuyên môn"],
            Some("thường xuyên"),
        ),
        (
            "Sở Nội vụ, Thanh tra tỉnh",
            vec!["Sở Nội vụ", "Thanh tra tỉnh"],
            None,
        ),
        (
            "UBND xã, quý III/2026",
            vec!["UBND xã"],
            Some("quý III/2026"),
        ),
        ("có danh sách kèm theo, quý III/2026", vec![], None),
    ] {
        let text = format!(
            "I. NHIỆM VỤ\n1. Kiểm tra kỷ luật ở 30% số cơ quan, đơn vị ({bracket}).\n2. Sở Tài chính bố trí kinh phí.\n"
        );
        assert_eq!(leads(&text)[0], who, "{bracket}");
        assert_eq!(tasks(&text)[0]["deadline"].as_str(), deadline, "{bracket}");
    }
}

#[test]
fn a_time_may_stand_before_the_bracket_that_says_who() {
    let text = "I. NHIỆM VỤ\n1. Xây trạm bơm, quý IV/2026 (Công ty Bình An thực hiện).\n\
        2. Trả nợ quý IV/2025 (Sở Tài chính thực hiện).\n3. Bố trí xe (Văn phòng chủ trì, Phòng Nghiệp vụ 1 phối hợp).\n";
    let all = tasks(text);
    assert_eq!(all[0]["deadline"], "quý IV/2026");
    assert!(all[1]["deadline"].is_null());
    assert_eq!(all[2]["coordinators"][0], "Phòng Nghiệp vụ 1");
}

/// A day that is not in the calendar has no meaning, least of all its year's first day; a year alone or behind a quarter has one.
#[test]
fn a_day_that_is_not_in_the_calendar_means_nothing() {
    for (printed, until) in [
        ("Trước ngày 31/6/2026", None),
        ("31/9/2026", None),
        ("Trước ngày 30/6/2026", Some("2026-06-30")),
        ("Quý II/2026", Some("2026-06-30")),
        ("Tháng 6/2026", Some("2026-06-30")),
        ("2026 - 2030", Some("2030-12-31")),
    ] {
        let text = format!(
            "KẾ HOẠCH\nPhát triển làng nghề\n| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n| 1 | Lập đề án | Sở Nội vụ | {printed} |\n"
        );
        let found = read("a.txt", text.as_bytes());
        let task = &found["tasks"][0];
        assert_eq!(task["deadline"], printed);
        assert_eq!(
            task["deadline_meaning"]["until"].as_str(),
            until,
            "{printed}"
        );
        let passed = found["findings"].to_string().contains("deadline-passed");
        assert!(!passed, "{printed}");
    }
}
