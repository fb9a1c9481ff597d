//! Reports that are owed, in the wordings that are easily misread; and findings on them.

use crate::common::{HEAD, contents, read};
use serde_json::Value;

fn reading(text: &str) -> Value {
    read("a.txt", format!("{HEAD}{text}").as_bytes())
}

/// Of each report: who, how often, the first day that is too late or the words, to whom, through whom.
fn told(text: &str) -> Vec<String> {
    let json = reading(text);
    let words = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let reports = json["obligations"].as_array().unwrap().iter();
    reports
        .map(|report| {
            let who: Vec<String> = report["who"]
                .as_array()
                .unwrap()
                .iter()
                .map(words)
                .collect();
            let day = report["before"]
                .as_str()
                .or(report["due_words"].as_str())
                .unwrap_or("-");
            let [often, to, via] = ["frequency", "to", "via"].map(|key| words(&report[key]));
            format!("{}: {often}, {day}, {to}, {via}", who.join("; "))
        })
        .collect()
}

fn codes(text: &str) -> Vec<String> {
    let json = reading(text);
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn each_clause_is_a_report_of_its_own() {
    assert_eq!(
        told(
            "IV. CHẾ ĐỘ THÔNG TIN, BÁO CÁO\n1. Các sở, ban, ngành báo cáo kết quả hai lần mỗi năm: báo cáo 6 tháng gửi trước ngày 10 tháng 6; \
              báo cáo năm gửi trước ngày 10 tháng 12, gửi về Sở Công Thương để tổng hợp."
        ),
        [
            "Các sở, ban, ngành: half_yearly, --06-10, Sở Công Thương, -",
            "Các sở, ban, ngành: annual, --12-10, Sở Công Thương, -",
        ]
    );
    // The day of another clause is no day of the report.
    assert_eq!(
        told(
            "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế xây dựng kế hoạch trước ngày 30/9/2022; hằng năm báo cáo UBND tỉnh (qua Sở Công Thương) trước ngày 05/12."
        ),
        ["Sở Y tế: annual, --12-05, UBND tỉnh, Sở Công Thương"]
    );
}

#[test]
fn an_item_has_the_bodies_of_the_item_above() {
    let text = "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\na) Kiểm tra các cơ sở.\nb) Hằng quý báo cáo kết quả về UBND tỉnh trước ngày 20 của tháng cuối quý.\n\
                2. Tổ chức tuyên truyền\na) Báo cáo kết quả về UBND tỉnh trước ngày 15/11/2025.";
    assert_eq!(
        told(text),
        ["Sở Y tế: quarterly, trước ngày 20 của tháng cuối quý, UBND tỉnh, -"]
    );
}

#[test]
fn whoever_the_sentence_names_reports() {
    for (text, who) in [
        (
            "Định kỳ hằng quý, các sở, ban, ngành báo cáo kết quả về UBND tỉnh.",
            "các sở, ban, ngành: quarterly, -, UBND tỉnh, -",
        ),
        (
            "Định kỳ hằng quý, các cơ quan chủ trì báo cáo kết quả về UBND tỉnh.",
            "các cơ quan chủ trì: quarterly, -, UBND tỉnh, -",
        ),
        (
            "Định kỳ hằng quý, các cơ quan chủ trì nhiệm vụ báo cáo kết quả về UBND tỉnh.",
            "các cơ quan chủ trì nhiệm vụ: quarterly, -, UBND tỉnh, -",
        ),
        (
            "Báo cáo định kỳ được các sở, ban, ngành gửi về Sở Y tế trước ngày 08/6 đối với báo cáo 6 tháng.",
            "các sở, ban, ngành: half_yearly, --06-08, Sở Y tế, -",
        ),
        (
            "Gửi báo cáo về Sở Y tế trước ngày 15 hằng tháng là trách nhiệm của UBND các xã, phường.",
            "UBND các xã, phường: monthly, trước ngày 15 hằng tháng, Sở Y tế, -",
        ),
    ] {
        assert_eq!(
            told(&format!("IV. CHẾ ĐỘ BÁO CÁO\n{text}")),
            [who],
            "{text}"
        );
    }
}

/// Who owes a report, how often and to whom, in the words of a part on reporting.
#[test]
fn reports_are_told_in_many_ways() {
    for (text, reports) in [
        (
            "Trước ngày 25 hằng tháng, các chi bộ báo cáo Ban Thường vụ Đảng ủy (qua Ban Xây dựng Đảng).",
            vec![
                "các chi bộ: monthly, Trước ngày 25 hằng tháng, Ban Thường vụ Đảng ủy, Ban Xây dựng Đảng",
            ],
        ),
        (
            "Hàng quý, UBND các xã có trách nhiệm tổng hợp việc miễn thuế để báo cáo Sở Nội vụ.",
            vec!["UBND các xã: quarterly, -, Sở Nội vụ, -"],
        ),
        (
            "Bộ Tài chính theo dõi việc thực hiện Kế hoạch này; định kỳ 06 tháng báo cáo và kiến nghị Chính phủ các biện pháp cần thiết.",
            vec!["Bộ Tài chính: half_yearly, -, Chính phủ, -"],
        ),
        (
            "Ban Tổ chức Tỉnh ủy theo dõi việc thực hiện Kế hoạch này, định kỳ báo cáo Ban Thường vụ Tỉnh ủy.",
            vec!["Ban Tổ chức Tỉnh ủy: -, -, Ban Thường vụ Tỉnh ủy, -"],
        ),
        (
            "UBND các huyện hàng tháng có báo cáo nhanh, 3 tháng một lần có báo cáo định kỳ gửi về Bộ Xây dựng.",
            vec![
                "UBND các huyện: monthly, -, Bộ Xây dựng, -",
                "UBND các huyện: quarterly, -, Bộ Xây dựng, -",
            ],
        ),
        (
            "Các huyện đoàn báo cáo nhanh trước 16 giờ thứ Năm hằng tuần, báo cáo tổng kết trước ngày 20/8/2024 về Tỉnh đoàn.",
            vec![
                "Các huyện đoàn: -, trước 16 giờ thứ Năm hằng tuần, Tỉnh đoàn, -",
                "Các huyện đoàn: once, 2024-08-20, Tỉnh đoàn, -",
            ],
        ),
        (
            "Báo cáo của UBND cấp tỉnh gửi về Bộ Nội vụ (qua Vụ Chính quyền địa phương) trước ngày 10/9/2025 để báo cáo Thủ tướng Chính phủ.",
            vec!["UBND cấp tỉnh: once, 2025-09-10, Bộ Nội vụ, Vụ Chính quyền địa phương"],
        ),
        (
            "Yêu cầu ông (bà) Hiệu trưởng các trường nghiêm túc thực hiện và nộp báo cáo về Phòng Giáo dục và Đào tạo trước ngày 23/4/2018.",
            vec!["Hiệu trưởng các trường: once, 2018-04-23, Phòng Giáo dục và Đào tạo, -"],
        ),
        (
            "Hội Chữ thập đỏ các huyện gửi báo cáo kết quả Tháng Nhân đạo về Hội Chữ thập đỏ tỉnh trước ngày 05/6/2024.",
            vec!["Hội Chữ thập đỏ các huyện: once, 2024-06-05, Hội Chữ thập đỏ tỉnh, -"],
        ),
        (
            "Các đơn vị được phân công gửi báo cáo về Sở Y tế trước ngày 10/12/2026.",
            vec!["Các đơn vị được phân công: once, 2026-12-10, Sở Y tế, -"],
        ),
        (
            "Ban Quản lý dự án, chủ đầu tư báo cáo tiến độ với Sở Xây dựng vào ngày 25 hằng tháng.",
            vec!["Ban Quản lý dự án: monthly, vào ngày 25 hằng tháng, Sở Xây dựng, -"],
        ),
    ] {
        assert_eq!(
            told(&format!("IV. CHẾ ĐỘ BÁO CÁO\n{text}")),
            reports,
            "{text}"
        );
    }
}

/// Figures are cut off on one day, the report is due on another.
#[test]
fn a_day_of_figures_in_a_bracket_leaves_the_day_of_the_report() {
    let text = "IV. CHẾ ĐỘ BÁO CÁO\nSở Y tế tổng hợp kết quả (số liệu chốt đến 30/11/2025), báo cáo UBND tỉnh trước ngày 05/12/2025.";
    assert_eq!(told(text), ["Sở Y tế: once, 2025-12-05, UBND tỉnh, -"]);
    assert_eq!(reading(text)["obligations"][0]["cut_off"], "2025-11-30");
}

/// Whom a letter goes to owes the results that it asks for.
#[test]
fn results_that_a_letter_asks_for_are_a_report() {
    let json = read(
        "a.txt",
        "SỞ Y TẾ\nSố: 412/SYT-NVY\nKính gửi:\n- Trạm y tế các xã.\nSở Y tế yêu cầu thực hiện các nội dung sau:\n1. Kiểm tra bếp ăn.\n\
         Kết quả thực hiện gửi về Sở Y tế trước ngày 10/6/2026 để tổng hợp./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
            .as_bytes(),
    );
    let report = &json["obligations"][0];
    assert_eq!(report["who"][0], "Trạm y tế các xã");
    assert_eq!(report["before"], "2026-06-10");
    assert_eq!(report["to"], "Sở Y tế");
}

/// Below the table of an annex stands who reports on it.
#[test]
fn reports_below_an_annex_are_read() {
    let text = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra.\nPHỤ LỤC\nDanh mục nhiệm vụ\n\
        | TT | Nội dung nhiệm vụ | Cơ quan chủ trì |\n| 1 | Khảo sát làng nghề | Sở Công Thương |\n| 2 | Lập đề án | Sở Nội vụ |\n\
        Các đơn vị gửi báo cáo kết quả thực hiện về Sở Công Thương trước ngày 01 tháng 12 hằng năm.\n";
    assert_eq!(
        told(text),
        ["Các đơn vị: annual, --12-01, Sở Công Thương, -"]
    );
}

#[test]
fn what_is_no_report_is_none() {
    for text in [
        "1. Theo báo cáo của Sở Y tế, hằng năm có 500 ca; giao Sở Y tế rà soát trước ngày 10/6/2025.",
        "1. Sở Y tế xây dựng báo cáo đánh giá tác động môi trường trước ngày 30/11/2025.",
        "1. Sở Y tế báo cáo, xin ý kiến UBND tỉnh.",
    ] {
        assert_eq!(told(&format!("III. NHIỆM VỤ\n{text}")), [""; 0], "{text}");
    }
}

#[test]
fn an_hour_before_a_day_makes_it_the_last_one() {
    let json =
        reading("IV. CHẾ ĐỘ BÁO CÁO\nSở Y tế báo cáo UBND tỉnh trước 17 giờ ngày 24/10/2023.");
    assert_eq!(json["obligations"][0]["last_day"], "2023-10-24");
}

#[test]
fn due_days_contradict_only_within_a_period_and_for_one_body() {
    let find = |summary: &str, source: &str| {
        let text = format!(
            "IV. CHẾ ĐỘ BÁO CÁO\n1. Các sở, ban, ngành gửi báo cáo về Sở Y tế trước ngày {source} hằng năm.\n\
             2. Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày {summary} hằng năm."
        );
        codes(&text)
            .iter()
            .filter(|code| *code == "report-days-contradict")
            .count()
    };
    assert_eq!(find("05/12", "10/12"), 1);
    assert_eq!(find("10/12", "05/12"), 0);
    assert_eq!(find("10/12", "10/12"), 0);
    // The summary of the year follows in January.
    assert_eq!(find("15/01", "10/12"), 0);
}

#[test]
fn tasks_are_miscounted_only_where_all_of_a_list_are_counted() {
    let count = |said: &str| {
        let text = format!(
            "III. TỔ CHỨC THỰC HIỆN\n{said}\nPHỤ LỤC\n| TT | Nội dung nhiệm vụ | Cơ quan chủ trì |\n| 1 | Khảo sát làng nghề | Sở Công Thương |\n\
             | 2 | Lập đề án bảo tồn | Sở Nội vụ |\n| 3 | Tập huấn cán bộ | Sở Tài chính |"
        );
        codes(&text)
            .iter()
            .filter(|code| *code == "tasks-miscounted")
            .count()
    };
    assert_eq!(count("Kế hoạch gồm 05 nhiệm vụ tại Phụ lục kèm theo."), 1);
    for right in [
        "Kế hoạch gồm 03 nhiệm vụ tại Phụ lục kèm theo.",
        "Kế hoạch gồm 02 nhóm nhiệm vụ tại Phụ lục kèm theo.",
        "Danh mục nhiệm vụ tại Phụ lục, trong đó 02 nhiệm vụ hoàn thành năm 2025.",
        "Tỉnh đã hoàn thành 120 nhiệm vụ trong nhiệm kỳ trước.",
    ] {
        assert_eq!(count(right), 0, "{right}");
    }
}

/// A paragraph that names who reports, and what on, and to whom, and says nothing else, is a report and no task.
#[test]
fn who_only_reports_on_the_document_has_no_task() {
    let text = "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế tập huấn cho các xã.\n\
        2. Các sở, ban, ngành; UBND các xã, phường báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Y tế) trước ngày 20 hằng tháng.\n\
        3. Công đoàn cơ sở gửi báo cáo kết quả về Sở Y tế trước ngày 05/6/2026.\n\
        4. Sở Nội vụ báo cáo Bộ Nội vụ (qua Cục Văn thư) kết quả thực hiện trước ngày 15 tháng 12 hằng năm; số liệu tính đến ngày 14 tháng 12.\n\
        5. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện các nội dung tại Kế hoạch này.\n\
        6. UBND các xã\n- Kiểm tra bếp ăn.\n- Báo cáo kết quả về Sở Y tế trước ngày 15/9/2026.\n";
    assert_eq!(
        contents(text),
        [
            "Sở Y tế tập huấn cho các xã.",
            "Kiểm tra bếp ăn.",
            "Báo cáo kết quả về Sở Y tế trước ngày 15/9/2026."
        ]
    );
    assert_eq!(told(text).len(), 4);
}
