//! Findings of task tables, where a careful clerk sees more than one cell at a time.

use serde_json::Value;

use crate::common::read;

const TABLE: &str = "\
<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Khảo sát làng nghề</td><td>Sở Công Thương</td><td>Sở Tài chính</td><td>31/9/2026</td></tr>
<tr><td>2</td><td>Lập đề án bảo tồn</td><td></td><td>Sở Xây dựng</td><td>trước ngày 31/11/2026</td></tr>
<tr><td>3</td><td>Tổ chức hội chợ</td><td></td><td></td><td>30/9/2026</td></tr></table>";

fn of(found: &Value, code: &str) -> Vec<Value> {
    let all = found["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == code)
        .cloned()
        .collect()
}

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

/// Who leads is not taken from another row where this one has coordinators of its own: taking that over would replace them.
#[test]
fn only_a_row_without_any_body_is_proposed_to_be_like_its_neighbour() {
    let found = read("a.html", TABLE.as_bytes());
    let missing = of(&found, "lead-missing");
    assert_eq!(missing.len(), 2, "{missing:?}");
    let proposed = |finding: &Value| {
        finding
            .get("mend")
            .or(finding.get("suggestion"))
            .is_some_and(|mend| !mend.is_null())
    };
    assert!(!proposed(&missing[0]), "{}", missing[0]);
    assert!(proposed(&missing[1]), "{}", missing[1]);
}

fn spoken_of(found: &Value, code: &str) -> Vec<String> {
    of(found, code)
        .iter()
        .map(|finding| finding["pointer"].as_str().unwrap().to_owned())
        .collect()
}

/// A head with a letter wrong is still the head of its column.
#[test]
fn a_column_whose_head_is_misspelled_is_read() {
    let lines = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nPhối hợe\nThời gitn hoàn thành
1\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính\nQuý I/2026
2\nLập đề án bảo tồn\nSở Xây dựng\nSở Nội vụ\nQuý II/2026";
    let bars = "\
| Si TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phốn hợp | Thời hạn |
| 1 | Khảo sát làng nghề | Sở Công Thương | Sở Tài chính | Quý I/2026 |
| 2 | Lập đề án bảo tồn | Sở Xây dựng | Sở Nội vụ | Quý II/2026 |";
    for text in [lines, bars] {
        let found = read("a.txt", text.as_bytes());
        let task = &found["tasks"][1];
        assert_eq!(task["number"], "2", "{text}");
        assert_eq!(task["leads"][0], "Sở Xây dựng", "{text}");
        assert_eq!(task["coordinators"][0], "Sở Nội vụ", "{text}");
        assert_eq!(task["deadline"], "Quý II/2026", "{text}");
    }
}

/// The figures of a whole date tell the word before them, though "ngào" is a word.
#[test]
fn a_date_with_a_letter_wrong_in_its_first_word_is_read() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nThực hiện Quyết định số 12/QĐ-TTg ngào 17 tháng 10 năm 2022 của Thủ tướng Chính phủ về làng nghề;";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"][0]["date"], "2022-10-17");
    assert_eq!(of(&found, "word-misspelled").len(), 1);
}

const SENTENCES: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho các xã ven biển trong mùa khô.
2. Giao Công an tỉnh tuần tra thường xuyên tại các khu rừng phòng hộ.
3. Giao Sở Tài chính bố trí kinh phí kịp thời theo dự toán được giao.
4. Giao Sở Nội vụ hướng dẫn các địa phương kiện toàn Ban Chỉ huy.
5. Giao Sở Xây dựng kiểm tra các công trình phòng cháy đã xuống cấp.";

#[test]
fn a_sentence_without_a_beginning_or_an_end_is_found_where_it_stands() {
    let whole = read("a.txt", SENTENCES.as_bytes());
    assert!(of(&whole, "sentence-cut").is_empty());
    let no_end = SENTENCES.replace(" theo dự toán được giao.", "");
    assert_eq!(
        spoken_of(&read("a.txt", no_end.as_bytes()), "sentence-cut"),
        ["/tasks/2"]
    );
    let no_beginning = SENTENCES.replace("\n4.", "\nmùa khô, hoàn thành trong tháng 5.\n4.");
    assert_eq!(
        spoken_of(&read("a.txt", no_beginning.as_bytes()), "sentence-cut"),
        ["/tasks/2"]
    );
}

/// An item that heads others ends without a sign, and nothing is gone.
#[test]
fn a_heading_of_items_is_no_sentence_that_was_cut() {
    let heading = SENTENCES.replace(
        "\n5. Giao",
        "\n5. Các nhiệm vụ khác về phòng cháy, chữa cháy rừng\n- Giao",
    );
    assert!(of(&read("a.txt", heading.as_bytes()), "sentence-cut").is_empty());
}

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

const LETTER: &str = "\
ỦY BAN NHÂN DÂN TỈNH A
Số: 12/KH-UBND
KẾ HOẠCH
Phòng cháy rừng
1. Sở Y tế:
a) Tập huấn sơ cứu cho các xã ven biển;
b) Mua sắm thuốc và thiết bị;
c) Tổ chức diễn tập tại các trạm.
2. Giao Sở Xây dựng chủ trì, phối hợp với Sở Du lịch kiểm tra các công trình.
Nơi nhận:
- Như trên;
- CT, các PCT UBND tỉnh;
- Các PCN;
- Văn phòng Chính phủ (để t/h);
- Lưu: VT, NC.";

#[test]
fn usual_words_with_a_letter_wrong_are_found_where_they_stand() {
    let whole = read("a.txt", LETTER.as_bytes());
    assert!(of(&whole, "phrase-misspelled").is_empty(), "{whole}");
    let slipped = LETTER
        .replace("Như trên", "Như tiên")
        .replace("các PCT", "nác PCT")
        .replace("(để t/h)", "(để b/a)");
    let expected = [
        "/document/recipients/0",
        "/document/recipients/1",
        "/document/recipients/3",
    ];
    assert_eq!(
        spoken_of(&read("a.txt", slipped.as_bytes()), "phrase-misspelled"),
        expected
    );
    let deadline = TABLE.replace("30/9/2026", "Heng năm");
    assert_eq!(
        spoken_of(&read("a.html", deadline.as_bytes()), "phrase-misspelled"),
        ["/tasks/2/deadline"]
    );
}

/// "Nơi nhện:" and "Lsu: VT" still open the recipients and the archive.
#[test]
fn the_closing_is_read_with_a_letter_wrong() {
    let slipped = LETTER
        .replace("Nơi nhận", "Nơi nhện")
        .replace("Lưu:", "Lưi:");
    let found = read("a.txt", slipped.as_bytes());
    assert_eq!(found["document"]["archive"], "VT, NC");
    assert_eq!(found["document"]["recipients"].as_array().unwrap().len(), 4);
}

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

/// The word before a field and the word that joins who works together are told by what stands around them.
#[test]
fn short_words_of_a_sentence_that_gives_a_task_are_read_as_meant() {
    let slipped = LETTER
        .replace("phối hợp với Sở Du lịch", "phối hợp tới Sở Du lịch")
        .replace("Giao Sở Xây dựng", "Giao Se Xây dựng");
    let found = read("a.txt", slipped.as_bytes());
    let task = &found["tasks"][3];
    assert_eq!(task["leads"][0], "Se Xây dựng", "{task}");
    assert_eq!(task["coordinators"][0], "Sở Du lịch", "{task}");
    assert_eq!(
        of(&found, "name-misspelled").len() + of(&found, "word-misspelled").len(),
        2
    );
    let joined = LETTER.replace(
        "phối hợp với Sở Du lịch kiểm tra",
        "phối hợp với Sở Du lịch ià Sở Nội vụ chuyển về Sở Y tế",
    );
    let found = read("a.txt", joined.as_bytes());
    assert_eq!(
        found["tasks"][3]["coordinators"].as_array().unwrap().len(),
        2,
        "{found}"
    );
    assert_eq!(spoken_of(&found, "word-misspelled"), ["/tasks/3"]);
    // Figures of a field are no body.
    let number = LETTER.replace("các công trình", "mã số y tế");
    assert!(of(&read("a.txt", number.as_bytes()), "word-misspelled").is_empty());
}

#[test]
fn a_name_that_is_known_in_whole_is_told_from_one_letter() {
    let found = read(
        "a.html",
        TABLE
            .replace("Sở Tài chính", "Ủy ban Mặt trận Tổ quốc Việt Nam xe")
            .as_bytes(),
    );
    assert_eq!(of(&found, "name-misspelled").len(), 1);
}

#[test]
fn a_symbol_with_an_odd_letter_is_found_and_a_date_tells_the_word_before_it() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nThực hiện Quyết định số 12/QĐ-TTn ngài 05/4/2022 của Thủ tướng Chính phủ về làng nghề;";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"][0]["date"], "2022-04-05");
    assert_eq!(spoken_of(&found, "number-odd"), ["/citations/0"]);
    let whole = text.replace("TTn", "TTg").replace("ngài", "ngày");
    assert!(of(&read("a.txt", whole.as_bytes()), "number-odd").is_empty());
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

const NAMES: &str = "\
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 9 năm 2025
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Giao Sở KH&ĐT chủ trì khảo sát làng nghề.
2. Giao Sở Kế hoạch và Đầu tư chủ trì lập đề án bảo tồn.
3. Giao Sở KHĐT chủ trì tổ chức hội chợ.
4. Giao Công an tỉnh chủ trì tuần tra.";

/// Known short forms are one body: it has ended under each of them, and they are no variants of a name.
#[test]
fn short_forms_of_a_body_are_its_name() {
    let found = read("a.txt", NAMES.as_bytes());
    let ended = spoken_of(&found, "body-ended");
    assert_eq!(
        ended,
        ["/tasks/0/leads/0", "/tasks/1/leads/0", "/tasks/2/leads/0"]
    );
    assert!(of(&found, "name-variant").is_empty(), "{found}");
    let variant = NAMES.replace("3. Giao Sở KHĐT", "3. Giao Công An tỉnh");
    assert_eq!(
        of(&read("a.txt", variant.as_bytes()), "name-variant").len(),
        1
    );
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

/// Told by the kind before a number, by symbols that are known, and by length.
#[test]
fn a_symbol_that_lost_a_hyphen_is_found_wherever_it_stands() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\n\
        Căn cứ Nghị định số 24/2012/NĐ-CP ngày 03/4/2012 của Chính phủ về quản lý vàng;\n\
        Thực hiện Kế hoạch số 15/KHCAT-PC06 ngày 05/3/2024 của Công an tỉnh;\n\
        Thực hiện Công văn số 900/CATPC07 ngày 25/3/2025 của Công an tỉnh;\n\
        Thực hiện Kế hoạch số 4/KH-BCĐ ngày 25/3/2025 của Ban Chỉ đạo;\n\
        1. Giao Sở Tư pháp rà soát việc thi hành Nghị định số 24/2012/NĐCP trong quý I/2026.";
    let found = of(&read("a.txt", text.as_bytes()), "number-odd");
    let told = |words: &str| {
        let is_told = |one: &&Value| one["message"]["vi"].as_str().unwrap().contains(words);
        found.iter().filter(is_told).count()
    };
    assert_eq!(
        [
            told("“24/2012/NĐCP” thiếu"),
            told("“KHCAT”"),
            told("900/CATPC07")
        ],
        [1, 1, 1],
        "{found:#?}"
    );
    assert_eq!(found.len(), 3, "{found:#?}");
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
