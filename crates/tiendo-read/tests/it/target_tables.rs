//! Tables of targets: a row for each indicator, a column for each year, in every format.

use crate::common::read;
use crate::targets::line;
use crate::writers::{docx, docx::Docx, xlsx::Xlsx};
use serde_json::Value;
use std::fmt::Write;

/// An annex as provinces print it.
const ROWS: &[&[&str]] = &[
    &[
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Hiện trạng 2024",
        "Mục tiêu 2025",
        "Mục tiêu 2030",
        "Cơ quan theo dõi",
    ],
    &[
        "1",
        "Tốc độ tăng trưởng GRDP",
        "%",
        "7,5",
        "8",
        "10 - 10,5",
        "Sở Tài chính",
    ],
    &[
        "2",
        "GRDP bình quân đầu người",
        "USD",
        "3.250",
        "3.650",
        "6.300",
        "Sở Tài chính",
    ],
    &[
        "3",
        "Tỷ lệ hộ nghèo",
        "%",
        "2,4",
        "dưới 2",
        "≤ 1",
        "Sở Nông nghiệp và Môi trường",
    ],
    &[
        "4",
        "Đóng góp của TFP vào tăng trưởng",
        "%",
        "44",
        "46",
        ">55",
        "Sở Tài chính",
    ],
    &[
        "5",
        "Nhân lực nghiên cứu",
        "Người/vạn dân",
        "6",
        "7",
        "tối thiểu 12",
        "Sở Khoa học và Công nghệ",
    ],
];

const TARGETS: &[&str] = &[
    "Tốc độ tăng trưởng GRDP | equal 8 % | 2025 | | 7,5 (Hiện trạng 2024)",
    "Tốc độ tăng trưởng GRDP | range 10 - 10.5 % | 2030 | | 7,5 (Hiện trạng 2024)",
    "GRDP bình quân đầu người | equal 3650 USD | 2025 | | 3.250 (Hiện trạng 2024)",
    "GRDP bình quân đầu người | equal 6300 USD | 2030 | | 3.250 (Hiện trạng 2024)",
    "Tỷ lệ hộ nghèo | below 2 % | 2025 | | 2,4 (Hiện trạng 2024)",
    "Tỷ lệ hộ nghèo | at_most 1 % | 2030 | | 2,4 (Hiện trạng 2024)",
    "Đóng góp của TFP vào tăng trưởng | equal 46 % | 2025 | | 44 (Hiện trạng 2024)",
    "Đóng góp của TFP vào tăng trưởng | above 55 % | 2030 | | 44 (Hiện trạng 2024)",
    "Nhân lực nghiên cứu | equal 7 Người/vạn dân | 2025 | | 6 (Hiện trạng 2024)",
    "Nhân lực nghiên cứu | at_least 12 Người/vạn dân | 2030 | | 6 (Hiện trạng 2024)",
];

fn lines(reading: &Value) -> Vec<String> {
    let list = reading["targets"].as_array().unwrap();
    list.iter().map(line).collect()
}

fn codes(reading: &Value) -> Vec<&str> {
    let all = reading["findings"].as_array().unwrap().iter();
    let codes = all.map(|finding| finding["code"].as_str().unwrap());
    codes.filter(|code| code.starts_with("target-")).collect()
}

fn page(rows: &[&[&str]]) -> String {
    let mut page = String::from("<p>KẾ HOẠCH</p><p>Phát triển</p><p>Phụ lục</p><table>");
    for row in rows {
        page += "<tr>";
        for cell in *row {
            write!(page, "<td>{cell}</td>").unwrap();
        }
        page += "</tr>";
    }
    page + "</table>"
}

#[test]
fn as_a_word_file() {
    let rows: Vec<String> = ROWS
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| docx::cell(&docx::p(cell))).collect();
            docx::row(&cells)
        })
        .collect();
    let body = docx::p("KẾ HOẠCH") + &docx::p("Phụ lục") + &docx::table(&rows);
    assert_eq!(lines(&read("a.docx", &Docx::of(&body).bytes())), TARGETS);
}

#[test]
fn as_a_workbook() {
    assert_eq!(
        lines(&read("a.xlsx", &Xlsx::of("Chỉ tiêu", ROWS).bytes())),
        TARGETS
    );
}

#[test]
fn as_a_page() {
    let page = page(ROWS)
        .replace('≤', "&le;")
        .replace('>', "&gt;")
        .replace("&gt;", ">");
    let reading = read("a.html", page.replace(">>55", ">&gt;55").as_bytes());
    assert_eq!(lines(&reading), TARGETS);
    assert_eq!(reading["tasks"].as_array().unwrap().len(), 0);
}

#[test]
fn as_text_with_bars() {
    let rows: Vec<String> = ROWS.iter().map(|row| row.join(" | ")).collect();
    let text = format!(
        "| {} |
",
        rows.join(
            " |
| "
        )
    );
    assert_eq!(
        lines(&read(
            "a.txt",
            format!("KẾ HOẠCH\nPhụ lục\n{text}").as_bytes()
        )),
        TARGETS
    );
}

/// A cell a line, as a table copied out of a page: what a line holds is told by counting.
#[test]
fn as_text_with_a_cell_a_line() {
    let rows: Vec<String> = ROWS
        .iter()
        .map(|row| {
            row.join(
                "
",
            )
        })
        .collect();
    let text = rows.join(
        "
",
    );
    let reading = read("a.txt", format!("KẾ HOẠCH\nPhụ lục\n{text}").as_bytes());
    assert_eq!(lines(&reading), TARGETS);
    let short = text.replace("3.650\n", "");
    let reading = read("a.txt", format!("KẾ HOẠCH\nPhụ lục\n{short}").as_bytes());
    assert_eq!(
        lines(&reading).len(),
        TARGETS.len() - 2,
        "which year is missing is not known"
    );
    assert_eq!(codes(&reading), ["target-odd"]);
}

#[test]
fn heads_in_two_rows_groups_and_parts() {
    let page = "<p>KẾ HOẠCH</p><p>Phụ lục</p><table>\
        <tr><td rowspan=2>TT</td><td rowspan=2>Chỉ tiêu</td><td rowspan=2>ĐVT</td><td colspan=2>Mục tiêu</td></tr>\
        <tr><td>2025</td><td>2030</td></tr>\
        <tr><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td></tr>\
        <tr><td>I</td><td colspan=4>Về xã hội</td></tr>\
        <tr><td>1</td><td>Tỷ lệ hộ nghèo</td><td></td><td></td><td></td></tr>\
        <tr><td></td><td>- Thành thị</td><td>%</td><td>2</td><td>-</td></tr>\
        <tr><td>2</td><td>Dân số</td><td>Nghìn người</td><td>1.220</td><td>1.300</td></tr>\
        <tr><td></td><td>Trong đó: dân số đô thị</td><td>\"</td><td>430</td><td>trên 500</td></tr>\
        <tr><td>3</td><td>Xã nông thôn mới</td><td>xã</td><td>50</td><td>Toàn bộ đạt chuẩn</td></tr></table>";
    assert_eq!(
        lines(&read("a.html", page.as_bytes())),
        [
            "Tỷ lệ hộ nghèo Thành thị | equal 2 % | 2025",
            "Dân số | equal 1220 Nghìn người | 2025",
            "Dân số | equal 1300 Nghìn người | 2030",
            "1> dân số đô thị | equal 430 Nghìn người | 2025",
            "2> dân số đô thị | above 500 Nghìn người | 2030",
            "Xã nông thôn mới | equal 50 xã | 2025",
            "Xã nông thôn mới | qualitative Toàn bộ đạt chuẩn | 2030",
        ]
    );
}

#[test]
fn other_heads_of_targets() {
    let page = page(&[
        &[
            "TT",
            "Nội dung",
            "Chỉ tiêu đến năm 2025",
            "Chỉ tiêu đến năm 2030",
        ],
        &["A", "Chính quyền số", "", ""],
        &["1", "Tỷ lệ hồ sơ trực tuyến", "80%", "Tối thiểu 95%"],
    ]);
    assert_eq!(
        lines(&read("a.html", page.as_bytes())),
        [
            "Tỷ lệ hồ sơ trực tuyến | equal 80 % | 2025",
            "Tỷ lệ hồ sơ trực tuyến | at_least 95 % | 2030",
        ]
    );
    // The year stands above the table, the unit in the name's bracket; what was done last year is the baseline.
    let text = "NGHỊ QUYẾT\nI. CHỈ TIÊU NĂM 2026\n\
        | STT | Chỉ tiêu | Đơn vị | Thực hiện năm 2025 | Kế hoạch |\n\
        | 1 | Thu ngân sách (triệu đồng) | | 18.500 | 20.000 |\n\
        | 2 | Hộ nghèo giảm | % | | -0,5 |\n";
    assert_eq!(
        lines(&read("a.txt", text.as_bytes())),
        [
            "Thu ngân sách | equal 20000 triệu đồng | 2026 | | 18.500 (Thực hiện năm 2025)",
            "Hộ nghèo giảm | equal 0.5 % | 2026 | decrease",
        ]
    );
}

/// Who does what is no table of targets, whatever figures stand in it.
#[test]
fn tables_of_tasks_stay_tasks() {
    for heads in [
        [
            "TT",
            "Nhiệm vụ",
            "Chỉ tiêu",
            "ĐVT",
            "Năm 2026",
            "Cơ quan chủ trì",
            "Thời hạn",
        ],
        [
            "TT",
            "Nội dung công việc",
            "Mục tiêu",
            "Đơn vị tính",
            "Kế hoạch 2026",
            "Chủ trì",
            "Phối hợp",
        ],
    ] {
        let row = [
            "1",
            "Xây dựng trường học",
            "Số trường",
            "trường",
            "5",
            "Sở Xây dựng",
            "Quý II",
        ];
        let reading = read("a.html", page(&[&heads, &row]).as_bytes());
        assert_eq!(reading["targets"].as_array().unwrap().len(), 0, "{heads:?}");
        assert_eq!(reading["tasks"].as_array().unwrap().len(), 1, "{heads:?}");
    }
}

#[test]
fn what_is_odd_in_a_table_is_told() {
    let heads = ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2029", "Năm 2030"];
    for (row, count, told) in [
        (["1", "Năng suất", "%", "6,8", "7,5"], 2, 0),
        (["1", "Năng suất", "%", "6.8", "7,5"], 2, 1),
        (["1", "Doanh nghiệp", "", "120", "160"], 2, 1),
        (["1", "Năng suất", "%", "1O,5", "7,5"], 1, 1),
        (["1", "Năng suất", "%", "-", "7,5"], 1, 0),
    ] {
        let reading = read("a.html", page(&[&heads, &row]).as_bytes());
        assert_eq!(lines(&reading).len(), count, "{row:?}");
        assert_eq!(codes(&reading).len(), told, "{row:?}");
    }
}

#[test]
fn one_indicator_and_year_in_text_and_table() {
    let reading = |text: &str, name: &str, unit: &str, figure: &str| {
        let text = format!(
            "KẾ HOẠCH\nI. MỤC TIÊU\n- {text}\n| TT | Chỉ tiêu | Đơn vị tính | Năm 2030 |\n| 1 | {name} | {unit} | {figure} |\n"
        );
        read("a.txt", text.as_bytes())
    };
    for (text, name, unit, figure, count, contradicted) in [
        // One target where both say the same.
        (
            "Tỷ trọng kinh tế số năm 2030 đạt 30% GRDP.",
            "Tỷ trọng kinh tế số trong GRDP",
            "%",
            "30",
            1,
            false,
        ),
        (
            "Năm 2030, GRDP bình quân đầu người đạt 6.200 - 6.400 USD.",
            "GRDP bình quân đầu người",
            "USD",
            "6.300",
            1,
            false,
        ),
        (
            "Nhân lực nghiên cứu năm 2030 đạt 12 người trên 10.000 dân.",
            "Nhân lực nghiên cứu",
            "Người/vạn dân",
            "12",
            1,
            false,
        ),
        // A contradiction where they do not.
        (
            "Tỷ trọng kinh tế số năm 2030 đạt trên 30% GRDP.",
            "Tỷ trọng kinh tế số trong GRDP",
            "%",
            "28",
            2,
            true,
        ),
        (
            "Tỷ lệ che phủ rừng năm 2030 đạt 52%.",
            "Tỷ lệ che phủ rừng",
            "%",
            "50",
            2,
            true,
        ),
        // Another year, unit or name is another target.
        (
            "Tỷ lệ che phủ rừng năm 2028 đạt 52%.",
            "Tỷ lệ che phủ rừng",
            "%",
            "50",
            2,
            false,
        ),
        (
            "Số lao động qua đào tạo năm 2030 đạt 5.000 người.",
            "Lao động qua đào tạo",
            "%",
            "78",
            2,
            false,
        ),
        (
            "Thu ngân sách năm 2030 tăng 12%.",
            "Thu ngân sách",
            "%",
            "28",
            2,
            false,
        ),
        (
            "Tỷ lệ hộ nghèo năm 2030 còn 2%.",
            "Tỷ lệ hộ cận nghèo",
            "%",
            "3",
            2,
            false,
        ),
    ] {
        let reading = reading(text, name, unit, figure);
        assert_eq!(lines(&reading).len(), count, "{text}");
        let told = codes(&reading).contains(&"target-contradicted");
        assert_eq!(told, contradicted, "{text}");
    }
}
