//! Cells and rows that have moved, broken or lack something.

use super::{TABLE, of, spoken_of};
use crate::common::read;

/// However few rows a table has, bodies in place of the content and words in place of bodies tell.
#[test]
fn two_cells_that_changed_places_are_found_in_a_table_of_two_rows() {
    let text = "\
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
| 1 | Khảo sát làng nghề | Sở Công Thương | Sở Tài chính |
| 2 | Sở Nội vụ | Sở Xây dựng | Lập đề án bảo tồn |";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(
        spoken_of(&found, "cell-odd"),
        ["/tasks/1/content", "/tasks/1/coordinators"]
    );
}

#[test]
fn a_second_line_in_a_cell_is_a_guess_where_no_other_row_has_one() {
    let text = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nGhi chú
1\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính\nNgân sách tỉnh
2\nLập đề án bảo tồn\nNgân sách tỉnh\nSở Xây dựng\nSở Nội vụ
3\nTổ chức hội chợ\nSở Du lịch\nSở Y tế\nNgân sách tỉnh";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(spoken_of(&found, "cells-guessed"), ["/tasks/1/leads"]);
}

/// A head among the others that says nothing known is a column that is not read, and the table still one.
#[test]
fn a_head_that_says_nothing_known_leaves_the_table_a_table() {
    let text = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nGci ohú
1\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính
2\nLập đề án bảo tồn\nSở Xây dựng\nSở Nội vụ";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["tasks"].as_array().unwrap().len(), 2);
    assert_eq!(found["tasks"][1]["coordinators"][0], "Sở Nội vụ");
    let between = text.replace("Cơ quan phối hợp\nGci ohú", "Vốn đnu tn\nCơ quan phối hợp");
    let found = read("a.txt", between.as_bytes());
    assert_eq!(found["tasks"][1]["coordinators"][0], "Sở Nội vụ");
}

/// Which of the lines is the content is not known: the finding stands on all of them.
#[test]
fn a_row_without_content_is_shown_with_all_its_lines() {
    let text = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp
1\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính
2\nSở Xây dựng\nSở Nội vụ\nLập đề án bảo tồn
3\nTổ chức hội chợ\nSở Du lịch\nSở Y tế";
    let found = read("a.txt", text.as_bytes());
    let missing = of(&found, "content-missing");
    assert_eq!(missing.len(), 1, "{found}");
    assert_eq!(
        missing[0]["spans"].as_array().unwrap().len(),
        4,
        "{}",
        missing[0]
    );
}

#[test]
fn a_dash_and_a_newspaper_are_nothing_odd() {
    let text = "\
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
| 1 | Khảo sát làng nghề | Sở Công Thương | - Sở Tài chính |
| 2 | Lập đề án bảo tồn | Sở Xây dựng | - |
| 3 | Tổ chức hội chợ | Sở Du lịch | Báo Nông nghiệp và Môi trường |
| 4 | Mua sắm thiết bị | Sở Y tế | Sở Nội vụ |
| 5 | Tập huấn cán bộ | Sở Nội vụ | Sở Y tế |";
    let found = read("a.txt", text.as_bytes());
    for code in ["cell-odd", "word-misspelled", "name-misspelled"] {
        assert!(of(&found, code).is_empty(), "{code}: {found}");
    }
}

/// In every second row: what is to be done is never a time, however many cells say one.
#[test]
fn a_time_in_the_column_for_what_is_to_be_done_is_found_in_any_number() {
    let row = |n: usize, cells: &str| format!("<tr><td>{n}<td>{cells}");
    let table = [
        row(1, "Tháng 4<td>Sở Y tế<td>Lập đề án bảo tồn"),
        row(2, "Khảo sát làng nghề<td>Sở Nội vụ<td>Quý I/2025"),
        row(3, "Cả năm<td>Sở Tài chính<td>Tổ chức hội chợ"),
    ];
    let heads = "<table><tr><th>TT<th>Nội dung nhiệm vụ<th>Cơ quan chủ trì<th>Ghi chú";
    let page = format!("{heads}{}</table>", table.concat());
    let found = spoken_of(&read("a.html", page.as_bytes()), "cell-odd");
    assert_eq!(found, ["/tasks/0/content", "/tasks/2/content"]);
    // So is who leads, but where most rows say that.
    let bodies = page
        .replace("Tháng 4", "Sở Tư pháp")
        .replace("Cả năm", "Mở lớp");
    let found = spoken_of(&read("a.html", bodies.as_bytes()), "cell-odd");
    assert_eq!(found, ["/tasks/0/content"]);
    // Nor is a figure to be done, and nobody is a time.
    let figures = page.replace("Tháng 4", "2.400").replace("Cả năm", "350");
    let found = spoken_of(&read("a.html", figures.as_bytes()), "cell-odd");
    assert_eq!(found, ["/tasks/0/content", "/tasks/2/content"]);
    let who = figures
        .replace("2.400", "Mở lớp")
        .replace("350", "Lập sổ")
        .replace("Sở Y tế", "Năm 2026")
        .replace("Sở Tài chính", "Tháng 5/2026");
    let found = spoken_of(&read("a.html", who.as_bytes()), "cell-odd");
    assert_eq!(found, ["/tasks/0/leads", "/tasks/2/leads"]);
}

/// A first row that is broken leaves the heads alone: below them in lines of their own, or with another width.
#[test]
fn heads_without_a_row_are_a_table_that_was_not_read() {
    let title = "KẾ HOẠCH\nPhát triển làng nghề\nTT";
    let below = format!(
        "{title}\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian thực hiện\nlàng nghề cổ\nSở Nội vụ"
    );
    let barred = format!(
        "{title} | Nội dung | Đơn vị chủ trì | Thời gian | Ghi chú\nQuý I\n1 | Sở Nội vụ | Tháng 2 | Khẩn"
    );
    for text in [below, barred] {
        let found = read("a.txt", text.as_bytes());
        assert_eq!(of(&found, "table-unread").len(), 1, "{found:#?}");
    }
    let whole = format!("{title} | Nội dung | Đơn vị chủ trì\n1 | Lập đề án | Sở Nội vụ");
    assert!(of(&read("a.txt", whole.as_bytes()), "table-unread").is_empty());
}

/// Beside a table whose rows have them, tasks of running text without deadline and product are one finding each.
#[test]
fn what_a_whole_list_lacks_is_one_finding() {
    let text = "<p>UBND TỈNH MẪU</p><p>KẾ HOẠCH</p><p>Phát triển làng nghề</p><p>II. TỔ CHỨC THỰC HIỆN</p>\
        <p>1. Sở Y tế chủ trì kiểm tra an toàn lao động tại các làng nghề.</p>\
        <p>2. Sở Nội vụ chủ trì mở lớp tập huấn cho cán bộ xã.</p>\
        <p>3. Sở Xây dựng chủ trì lập quy hoạch các cụm làng nghề trước ngày 30/6/2027.</p>";
    let found = read("a.html", format!("{text}{TABLE}").as_bytes());
    let deadlines = of(&found, "deadline-missing");
    assert_eq!(deadlines.len(), 1, "{deadlines:#?}");
    let message = deadlines[0]["message"]["vi"].as_str().unwrap();
    assert_eq!(
        message,
        "2 trong 3 nhiệm vụ giao bằng lời văn không có thời hạn."
    );
    assert_eq!(of(&found, "product-missing").len(), 1);
    let without = TABLE.replace("30/9/2026", "");
    let found = read("a.html", format!("{text}{without}").as_bytes());
    let pointers = spoken_of(&found, "deadline-missing");
    assert_eq!(pointers, ["/tasks", "/tasks/5/deadline"]);
}

#[test]
fn a_row_that_broke_is_one_task_and_a_finding_says_so() {
    let table = |rest: &str| {
        let page = format!(
            "<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời gian</th></tr>\
             <tr><td>1</td><td>Khảo sát làng nghề,</td><td>Sở Công Thương</td><td>Sở Tài chính;</td><td>Năm 2027</td></tr>{rest}\
             <tr><td>2</td><td>Lập đề án bảo tồn</td><td>Sở Nội vụ</td><td>Sở Xây dựng</td><td>Năm 2027</td></tr></table>"
        );
        read("a.html", page.as_bytes())
    };
    let found =
        table("<tr><td></td><td>lập danh mục nghề</td><td></td><td>Sở Y tế</td><td></td></tr>");
    assert_eq!(found["tasks"].as_array().unwrap().len(), 2);
    let first = &found["tasks"][0];
    assert_eq!(
        first["content"],
        serde_json::json!(["Khảo sát làng nghề, lập danh mục nghề"])
    );
    assert_eq!(
        first["coordinators"],
        serde_json::json!(["Sở Tài chính", "Sở Y tế"])
    );
    assert_eq!(spoken_of(&found, "row-joined"), ["/tasks/0"]);
    // The end of another cell alone, which nothing said before.
    let found = table("<tr><td></td><td></td><td></td><td>Sở Y tế</td><td></td></tr>");
    assert_eq!(
        found["tasks"][0]["coordinators"],
        serde_json::json!(["Sở Tài chính", "Sở Y tế"])
    );
    assert_eq!(spoken_of(&found, "row-joined"), ["/tasks/0"]);
    // A row that says so itself, which is no heading of a group.
    for says in [
        "(tiếp) Ưu tiên xã biên giới",
        "(Ghi tiếp mục 1) Ưu tiên xã biên giới",
        "(tiếp theo trang trước) Ưu tiên xã biên giới",
    ] {
        let row = format!("<tr><td></td><td>{says}</td><td></td><td></td><td></td></tr>");
        let found = table(&row);
        assert_eq!(found["groups"].as_array().map_or(0, Vec::len), 0, "{says}");
        assert_eq!(spoken_of(&found, "row-joined"), ["/tasks/0"], "{says}");
    }
    let found = table(
        "<tr><td></td><td>(Tiếp tục thực hiện) Nhóm đào tạo nghề</td><td></td><td></td><td></td></tr>",
    );
    assert!(of(&found, "row-joined").is_empty());
    // A row that begins a sentence, or that somebody leads, is a task of its own.
    for own in [
        "<tr><td></td><td>Mở lớp dạy nghề</td><td></td><td>Sở Y tế</td><td></td></tr>",
        "<tr><td></td><td>mở lớp dạy nghề</td><td>Sở Y tế</td><td></td><td></td></tr>",
    ] {
        let found = table(own);
        assert_eq!(found["tasks"].as_array().unwrap().len(), 3, "{own}");
        assert!(of(&found, "row-joined").is_empty());
    }
}

#[test]
fn a_table_with_unusual_heads_is_read_by_its_cells_and_said_to_be() {
    let table = |heads: &str, rows: &[&str]| {
        let row = |tag: &str, cells: &str| {
            let cells = cells
                .split('|')
                .map(|cell| format!("<{tag}>{}</{tag}>", cell.trim()));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        let rows: String = rows.iter().map(|cells| row("td", cells)).collect();
        read(
            "a.html",
            format!("<table>{}{rows}</table>", row("th", heads)).as_bytes(),
        )
    };
    let found = table(
        "Việc | Ai làm | Khi nào",
        &[
            "Khảo sát làng nghề | Sở Công Thương | Quý I/2025",
            "Lập đề án bảo tồn | Sở Nội vụ; Sở Y tế | Quý II/2025",
            "Tổ chức hội chợ | Sở Công Thương | Quý III/2025",
            "Mở lớp dạy nghề | UBND các huyện | Thường xuyên",
        ],
    );
    let tasks = found["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 4);
    assert_eq!(
        tasks[1]["leads"],
        serde_json::json!(["Sở Nội vụ", "Sở Y tế"])
    );
    assert_eq!(tasks[1]["deadline"], "Quý II/2025");
    assert_eq!(of(&found, "heads-guessed").len(), 1);
    // Figures of bodies are no tasks.
    let found = table(
        "Cơ sở | Số hộ | Ghi thêm",
        &[
            "Sở Công Thương | 25 | tăng",
            "Sở Nội vụ | 31 | giảm",
            "Sở Y tế | 40 | tăng",
            "UBND các huyện | 7 | tăng",
        ],
    );
    assert!(found["tasks"].as_array().unwrap().is_empty());
    assert!(of(&found, "heads-guessed").is_empty());
}

/// Among bodies with something to do, one without has lost it; a list of bodies has not.
#[test]
fn a_body_with_nothing_below_it_is_told() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nII. NHIỆM VỤ\n\
        1. Sở Công Thương\n- Khảo sát làng nghề.\n2. Sở Tài chính\n3. Sở Xây dựng\n- Lập quy hoạch.";
    let found = read("a.txt", text.as_bytes());
    let told = of(&found, "body-without-task");
    assert_eq!(told.len(), 1, "{found:#}");
    assert_eq!(told[0]["line"], 6);
    let list = "KẾ HOẠCH\nPhát triển làng nghề\nII. THÀNH PHẦN\n1. Sở Công Thương\n2. Sở Tài chính\n3. Sở Xây dựng\n";
    let found = read("a.txt", list.as_bytes());
    assert!(of(&found, "body-without-task").is_empty());
}

#[test]
fn below_a_body_a_sentence_has_its_beginning() {
    let page = |below: &str| {
        format!(
            "<html><body><p>KẾ HOẠCH</p><p>Phát triển làng nghề</p><p>II. NHIỆM VỤ</p><p>1. Sở Công Thương</p><p>{below}</p>\
            <p>2. Sở Tài chính</p><p>Bố trí kinh phí.</p></body></html>"
        )
    };
    let found = read(
        "a.html",
        page("thống nhất với các huyện trước ngày 30/6/2026.").as_bytes(),
    );
    assert_eq!(of(&found, "sentence-cut").len(), 1, "{found:#}");
    let found = read(
        "a.html",
        page("Báo cáo Tỉnh ủy trước ngày 30/6/2026.").as_bytes(),
    );
    assert!(of(&found, "sentence-cut").is_empty());
}

/// What a part on tasks says is to be done is a task, a report, a duty, or told.
#[test]
fn words_among_the_tasks_that_were_not_read_are_told() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nII. NHIỆM VỤ\n\
        Rà soát, lập danh mục các làng nghề cần bảo tồn.\n\
        1. Giao Sở Công Thương chủ trì khảo sát làng nghề.\n\
        2. Giao Sở Tài chính bố trí kinh phí.";
    let found = read("a.txt", text.as_bytes());
    let unread = of(&found, "words-unread");
    assert_eq!(unread.len(), 1, "{found:#}");
    assert_eq!(unread[0]["line"], 4);
    // Where it is read as a task, nothing is told.
    let found = read("a.txt", text.replace("Rà soát", "3. Rà soát").as_bytes());
    assert!(of(&found, "words-unread").is_empty());
}
