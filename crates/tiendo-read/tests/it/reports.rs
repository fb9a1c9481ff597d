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
        5. UBND các xã\n- Kiểm tra bếp ăn.\n- Báo cáo kết quả về Sở Y tế trước ngày 15/9/2026.\n";
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
