//! Shapes that pages of portals and converters really have.

use serde_json::{Value, json};

use crate::common::{codes, contents, read, tasks};

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

/// A page breaks a title where it likes: before a name, before a year.
#[test]
fn a_title_that_a_page_broke_is_one() {
    for (lines, title) in [
        (
            "Phê chuẩn kết quả bầu chức vụ Chủ tịch\nỦy ban nhân dân thành phố Mẫu nhiệm kỳ 2026 - 2031",
            "Phê chuẩn kết quả bầu chức vụ Chủ tịch Ủy ban nhân dân thành phố Mẫu nhiệm kỳ 2026 - 2031",
        ),
        (
            "Về việc ban hành Kế hoạch phòng, chống rửa tiền giai đoạn\n2026 - 2030, chuẩn bị cho đánh giá của Nhóm Châu Á",
            "Về việc ban hành Kế hoạch phòng, chống rửa tiền giai đoạn 2026 - 2030, chuẩn bị cho đánh giá của Nhóm Châu Á",
        ),
    ] {
        let text = format!(
            "THỦ TƯỚNG CHÍNH PHỦ\nSố: 707/QĐ-TTg\nHà Nội, ngày 22 tháng 4 năm 2026\nQUYẾT ĐỊNH\n{lines}\nTHỦ TƯỚNG CHÍNH PHỦ\n\
             Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;"
        );
        assert_eq!(read("a.txt", text.as_bytes())["document"]["title"], title);
    }
}

/// Old pages set the sign behind the number of an article apart, or in a line of its own.
#[test]
fn an_article_whose_colon_stands_apart_is_one() {
    let text = "\
UBND TỈNH MẪU\nQUYẾT ĐỊNH\nVề việc chuyển giao nhiệm vụ\nCăn cứ Luật Tổ chức HĐND và UBND;\nQUYẾT ĐỊNH:
Điều 1\n: Chuyển giao nhiệm vụ quản lý đất lâm nghiệp.
Điều 2 : Sở Địa chính có nhiệm vụ cụ thể như sau:\n2.1- Lập bản đồ ranh giới đất.\n2.2- Lập quy hoạch sử dụng đất.
Điều 3\n: Giao các ông Giám đốc Sở Tài chính; Giám đốc Sở Tư pháp hoàn thành bàn giao.";
    let found = read("a.txt", text.as_bytes());
    let all: Vec<(String, Value)> = told(&found)
        .into_iter()
        .map(|(number, leads, ..)| (number, leads))
        .collect();
    assert_eq!(
        all,
        [
            ("2.1".to_owned(), json!(["Sở Địa chính"])),
            ("2.2".to_owned(), json!(["Sở Địa chính"])),
            (
                "Điều 3".to_owned(),
                json!(["Giám đốc Sở Tài chính", "Giám đốc Sở Tư pháp"])
            ),
        ]
    );
}

/// What a numbered item asks for may stand behind how things are, and whom it asks above a list.
#[test]
fn whom_an_item_asks_leads() {
    let text = "\
UBND TỈNH MẪU\nSố: 5/UBND-VX\nMẫu, ngày 05 tháng 8 năm 2015\nKính gửi: Các trường
1. Một số thí sinh chưa được cập nhật. Để bảo đảm quyền lợi, đề nghị các trường rà soát, lập danh sách.
2. Để giải đáp thắc mắc, Ủy ban nhân dân tỉnh yêu cầu các phòng chuyên môn:\n- Thành lập tổ công tác;\n- Bố trí phòng làm việc.";
    let found = read("a.txt", text.as_bytes());
    let leads: Vec<Value> = told(&found)
        .into_iter()
        .map(|(_, leads, ..)| leads)
        .collect();
    assert_eq!(
        leads,
        [
            json!(["các trường"]),
            json!(["các phòng chuyên môn"]),
            json!(["các phòng chuyên môn"])
        ]
    );
}

/// Two columns of the closing in one line, and a signature in one line.
#[test]
fn a_closing_that_stands_in_one_line_is_read() {
    let head = "UBND TỈNH MẪU\nSố: 5/QĐ-UBND\nMẫu, ngày 05 tháng 8 năm 2015\nQUYẾT ĐỊNH\nVề việc công bố danh mục\nCăn cứ Luật Tổ chức;\nĐiều 1. Công bố danh mục.\n";
    let beside = format!(
        "{head}Nơi nhận:\n- Như Điều 3;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhạm Văn Mẫu"
    );
    let in_line = format!(
        "{head}Nơi nhận: - Như Điều 3; - Lưu: VT.\nTM. ỦY BAN NHÂN DÂN CHỦ TỊCH     Phạm Văn Mẫu"
    );
    for text in [beside, in_line] {
        let found = read("a.txt", text.as_bytes());
        let signed = &found["document"]["signatory"];
        assert_eq!(signed["on_behalf_of"], "TM. ỦY BAN NHÂN DÂN", "{text}");
        assert_eq!(signed["position"], "CHỦ TỊCH", "{text}");
        assert_eq!(signed["name"], "Phạm Văn Mẫu", "{text}");
        assert_eq!(found["document"]["archive"], "VT", "{text}");
    }
}

/// A text that a converter wrote in Markdown: stars in mid-line, over two lines, and a list's dash before the page's own.
#[test]
fn signs_of_markdown_are_no_words() {
    let text = "\
**ỦY BAN NHÂN DÂN  \nTỈNH MẪU**\n\nSố: 5/UBND-VX\n\nMẫu, ngày 05 tháng 8 năm 2015\n\n**Kính gửi:** Sở Nội vụ\n
Giao Sở Nội vụ rà soát hồ sơ.\n\n**Nơi nhận:**\n\n- - Như trên;\n- - Lưu: VT.\n\n**CHỦ TỊCH**\n\n**Phạm Văn Mẫu**";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["document"]["issuer"], "Ủy ban nhân dân tỉnh Mẫu");
    assert_eq!(found["document"]["recipients"][0], "Như trên");
    assert_eq!(found["document"]["archive"], "VT");
}

/// Below "1. Nội dung" stand the tasks, below "2. Cơ quan chủ trì, phối hợp" whose they are: all of them.
#[test]
fn who_and_when_may_stand_below_all_tasks_of_a_part() {
    let text = "\
BAN CHỈ ĐẠO\nKẾ HOẠCH\nTìm kiếm, quy tập\nB. NHIỆM VỤ, GIẢI PHÁP\nI. CÔNG TÁC TRIỂN KHAI
1. Nội dung, biện pháp\na) Tổ chức hội nghị quán triệt.\nb) Ban hành văn bản hướng dẫn.
2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Bộ Quốc phòng.\n- Bộ Nội vụ; Bộ Tài chính.\nb) Cơ quan phối hợp\n- Bộ Công an.
3. Thời gian thực hiện: Tháng 12/2013.
II. TUYÊN TRUYỀN\n1. Nội dung\na) Mở chuyên mục.\n2. Chủ trì thực hiện\n- Bộ Y tế.\n3. Thời gian thực hiện: Năm 2014.
C. TỔ CHỨC THỰC HIỆN\n1. Bộ Quốc phòng tổng kết công tác quy tập.";
    let found = read("a.txt", text.as_bytes());
    let lead = json!(["Bộ Quốc phòng", "Bộ Nội vụ", "Bộ Tài chính"]);
    let all: Vec<(String, Value, Value)> = told(&found)
        .into_iter()
        .map(|(n, leads, with, _)| (n, leads, with))
        .collect();
    assert_eq!(
        all,
        [
            ("a".to_owned(), lead.clone(), json!(["Bộ Công an"])),
            ("b".to_owned(), lead, json!(["Bộ Công an"])),
            ("a".to_owned(), json!(["Bộ Y tế"]), json!([])),
            ("1".to_owned(), json!(["Bộ Quốc phòng"]), json!([])),
        ]
    );
    let deadlines: Vec<&Value> = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| &task["deadline"])
        .collect();
    assert_eq!(
        deadlines,
        [
            &json!("Tháng 12/2013"),
            &json!("Tháng 12/2013"),
            &json!("Năm 2014"),
            &Value::Null
        ]
    );
}

/// "… có trách nhiệm:", "Chủ trì, phối hợp với … tham mưu:" say what somebody is to do and are no labels.
#[test]
fn what_somebody_is_to_do_is_no_label() {
    let text = "\
UBND TỈNH MẪU\nKẾ HOẠCH\nBảo vệ bí mật nhà nước\nIII. PHÂN CÔNG NHIỆM VỤ
1. Sở Nội vụ
- Chủ trì, phối hợp với Văn phòng UBND tỉnh khẩn trương tham mưu: Phân công người làm nhiệm vụ; bồi dưỡng cán bộ.
2. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện có trách nhiệm: Chỉ đạo thực hiện tốt các quy định; tự kiểm tra.";
    let found = read("a.txt", text.as_bytes());
    let all: Vec<(Value, Value)> = told(&found)
        .into_iter()
        .map(|(_, leads, with, _)| (leads, with))
        .collect();
    assert_eq!(
        all,
        [
            (json!(["Sở Nội vụ"]), json!(["Văn phòng UBND tỉnh"])),
            (
                json!(["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện"]),
                json!([])
            ),
        ]
    );
}

/// A page that leaves the head out still says who decides.
#[test]
fn who_decides_above_the_legal_basis_issues_where_no_head_says_it() {
    let text = "\
QUYẾT ĐỊNH\nVề việc chuyển giao nhiệm vụ quản lý đất lâm nghiệp\nỦY BAN NHÂN DÂN TỈNH MẪU\n- Căn cứ Luật Tổ chức HĐND và UBND;
QUYẾT ĐỊNH:\nĐiều 1. Chuyển giao nhiệm vụ.";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["document"]["issuer"], "Ủy ban nhân dân tỉnh Mẫu");
    assert_eq!(
        found["document"]["title"],
        "Về việc chuyển giao nhiệm vụ quản lý đất lâm nghiệp"
    );
}

/// Who stands in a column without a word for what kind of body it is: each between commas is one.
#[test]
fn unknown_names_between_commas_are_names() {
    let text = "KẾ HOẠCH\nThực hiện khóa luận\n| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n\
        | 1 | Tổ chức hội thảo giới thiệu đề tài | Khoa, CTĐT, giảng viên | Tháng 7 |\n\
        | 2 | Đăng ký đề tài | Toàn thể cán bộ, giảng viên | Tháng 8 |\n\
        | 3 | Rà soát danh sách | Các sở, ban, ngành | Tháng 9 |\n";
    let found = read("a.txt", text.as_bytes());
    let leads: Vec<&Value> = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| &task["leads"])
        .collect();
    assert_eq!(
        leads,
        [
            &json!(["Khoa", "CTĐT", "giảng viên"]),
            &json!(["Toàn thể cán bộ, giảng viên"]),
            &json!(["Các sở, ban, ngành"]),
        ]
    );
}

/// The number of a form is no document, and a bracket in what a label says is closed.
#[test]
fn a_form_is_no_document() {
    let text = "KẾ HOẠCH\nTổ chức hội nghị\nII. NHIỆM VỤ\n1. Tổ chức hội nghị lần thứ nhất.\n- Đơn vị chủ trì: Sở Nội vụ.\n\
        - Thời gian: Dự kiến ngày 05/12/2025 (chậm nhất ngày 10/12/2025).\n- Kết quả: Biên bản hội nghị (Mẫu số 03/HNMT).";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"], json!([]));
    let task = &found["tasks"][0];
    assert_eq!(
        task["deadline"],
        json!("Dự kiến ngày 05/12/2025 (chậm nhất ngày 10/12/2025)")
    );
    assert_eq!(task["product"], json!("Biên bản hội nghị (Mẫu số 03/HNMT)"));
}

/// A head of which too many letters are wrong: the bodies below it work together with those who lead, and that this was told by them is said.
#[test]
fn a_head_that_says_nothing_among_known_ones_is_told_by_its_cells() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\n| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan fhốx hyp | Thời gian |\n\
        | 1 | Lập đề án | Sở Công Thương | Sở Tài chính | Quý I/2026 |\n\
        | 2 | Tổ chức hội chợ | Sở Công Thương | Sở Nội vụ; Sở Y tế | Quý II/2026 |\n\
        | 3 | Khảo sát làng nghề | Sở Nội vụ | Sở Tài chính | Quý III/2026 |\n";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(
        found["tasks"][1]["coordinators"],
        json!(["Sở Nội vụ", "Sở Y tế"])
    );
    assert_eq!(codes(&found, "heads-guessed").len(), 1);
}

#[test]
fn a_part_may_have_its_number_above_its_title() {
    let text = "Phần thứ nhất\nMỤC TIÊU\nThành lập mới 18 hợp tác xã.\nPhần thứ hai\nNHIỆM VỤ\n\
        1. Chuyển đổi số\n- Cung cấp phần mềm kế toán cho 70 hợp tác xã.\n- Mở 06 lớp bán hàng trực tuyến.\n";
    assert_eq!(
        contents(text),
        [
            "Cung cấp phần mềm kế toán cho 70 hợp tác xã.",
            "Mở 06 lớp bán hàng trực tuyến."
        ]
    );
}

#[test]
fn days_without_a_year_are_times_in_a_table_of_a_cell_a_line() {
    let text = "II. PHÂN CÔNG\nTT\nThời gian\nNội dung công việc\nPhụ trách\nPhối hợp\n\
        1\n01/4 - 10/4\nBan hành văn bản hướng dẫn\nBan Công tác xã hội\nHội cấp huyện\n\
        2\n15/4\nThiết kế, in ấn băng rôn\nVăn phòng Hội\nTỉnh đoàn\n";
    let rows: Vec<(String, String)> = tasks(text)
        .iter()
        .map(|task| (task["deadline"].to_string(), task["content"].to_string()))
        .collect();
    assert_eq!(
        rows,
        [
            (
                "\"01/4 - 10/4\"".to_owned(),
                "[\"Ban hành văn bản hướng dẫn\"]".to_owned()
            ),
            (
                "\"15/4\"".to_owned(),
                "[\"Thiết kế, in ấn băng rôn\"]".to_owned()
            )
        ]
    );
}
