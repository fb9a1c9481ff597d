//! Tasks in running text: beside a table, over the end of a page, and by when.

use crate::common::read;
use serde_json::Value;

const HEAD: &str = "UBND TỈNH ĐÔNG HẢI\nSố: 12/KH-UBND\nKẾ HOẠCH\nPhát triển làng nghề\n";

fn tasks(text: &str) -> Vec<Value> {
    let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
    json["tasks"].as_array().unwrap().clone()
}

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
fn what_the_text_gives_somebody_beside_a_table_is_a_task_unless_it_is_about_the_table() {
    let text = "I. NHIỆM VỤ\n1. Sở Công Thương rà soát làng nghề.\nII. TỔ CHỨC THỰC HIỆN\n\
        1. Các đơn vị được phân công tại Phụ lục xây dựng phương án.\n\
        2. Sở Tài chính hướng dẫn, kiểm tra việc thực hiện Kế hoạch.\nPHỤ LỤC\n\
        TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n1\tLập đề án\tSở Nội vụ\tSở Y tế\n";
    let tasks = tasks(text);
    let leads: Vec<&str> = tasks
        .iter()
        .map(|task| task["leads"][0].as_str().unwrap())
        .collect();
    assert_eq!(leads, ["Sở Công Thương", "Sở Nội vụ"], "{tasks:#?}");
}

#[test]
fn a_page_number_in_a_sentence_is_no_part_of_it() {
    let text = "I. NHIỆM VỤ\n\
        1. Sở Công Thương rà soát các làng nghề trên địa bàn tỉnh,\n\
        hướng dẫn lập hồ sơ công nhận làng nghề truyền thống theo\n\n2\n\n\
        quy định, báo cáo kết quả.\n\
        2. Sở Tài chính bố trí kinh phí hỗ trợ các làng nghề, bảo\n\
        đảm đúng mục đích và hiệu quả, tiết kiệm, không để xảy ra\n\
        thất thoát, lãng phí trong quá trình thực hiện chương trình\n\
        hỗ trợ làng nghề.\n";
    let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
    let content = json["tasks"][0]["content"][0].as_str().unwrap();
    assert!(
        content.ends_with("truyền thống theo quy định, báo cáo kết quả."),
        "{content}"
    );
    let places = json["provenance"]["/tasks/0/content/0"].as_array().unwrap();
    assert_eq!(places.len(), 2, "{places:?}");
}

/// The leads of each task of a text.
fn leads(text: &str) -> Vec<Vec<String>> {
    let names = |task: &Value| {
        let list = task["leads"].as_array().unwrap();
        list.iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    };
    tasks(text).iter().map(names).collect()
}

#[test]
fn who_leads_is_named_by_its_own_words() {
    for (words, expected) in [
        // Two names without a sign between them are one.
        (
            "Ban cán sự đảng Tòa án nhân dân tỉnh lãnh đạo đẩy nhanh xét xử.",
            vec!["Ban cán sự đảng Tòa án nhân dân tỉnh"],
        ),
        (
            "Phòng Tổ chức cán bộ Sở chủ trì tập huấn.",
            vec!["Phòng Tổ chức cán bộ Sở"],
        ),
        // What somebody is stands behind the name.
        (
            "Giao đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo.",
            vec!["đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh"],
        ),
        // Who leads is marked, the others coordinate.
        (
            "Sở Y tế (chủ trì), Sở Nội vụ xây dựng đề án.",
            vec!["Sở Y tế"],
        ),
        (
            "Đối với Công ty Cổ phần Nam Đồng: Lập lại nhật ký thi công.",
            vec!["Công ty Cổ phần Nam Đồng"],
        ),
    ] {
        let text = format!("I. NHIỆM VỤ\n1. {words}\n2. Sở Tài chính bố trí kinh phí.\n");
        assert_eq!(leads(&text)[0], expected, "{words}");
    }
}

#[test]
fn what_bodies_did_gives_them_nothing_to_do() {
    let text = "I. KẾT QUẢ KIỂM TRA\n1. UBND xã Yên Bình cho thuê đất quá thời hạn.\n\
        II. KIẾN NGHỊ\n1. Đối với UBND xã Yên Bình: Thu hồi đất.\n";
    assert_eq!(leads(text), [["UBND xã Yên Bình"]]);
}

#[test]
fn behind_an_inner_group_the_outer_one_goes_on() {
    let text = "Chủ tịch UBND tỉnh kết luận:\n1. Về một số nhiệm vụ:\na) Giao Sở Y tế:\n- Hoàn chỉnh danh mục;\n- Trình thẩm định.\n\
        b) Giao Sở Xây dựng thẩm định thiết kế.\n";
    let groups: Vec<Value> = tasks(text)
        .iter()
        .map(|task| task["group"].clone())
        .collect();
    assert_eq!(groups, ["a", "a", "1"]);
}

#[test]
fn sentences_without_marks_below_a_name_are_tasks_of_that_body() {
    let text = "I. TRÁCH NHIỆM THỰC HIỆN\n1. Sở Công Thương\n\
        Chủ trì, phối hợp với Sở Y tế lập danh mục làng nghề.\nHuy động vốn xã hội hóa trước ngày 30/11/2025.\n\
        2. Sở Tài chính\nTham mưu bố trí kinh phí.\n";
    let tasks = tasks(text);
    let told: Vec<(&str, &str)> = tasks
        .iter()
        .map(|task| {
            let group = task["group"].as_str().unwrap();
            (group, task["leads"][0].as_str().unwrap())
        })
        .collect();
    let expected = [
        ("1", "Sở Công Thương"),
        ("1", "Sở Công Thương"),
        ("2", "Sở Tài chính"),
    ];
    assert_eq!(told, expected, "{tasks:#?}");
    assert_eq!(tasks[0]["coordinators"][0], "Sở Y tế");
}

#[test]
fn aims_and_demands_give_nobody_a_task_and_a_label_may_have_two_words() {
    let text = "I. MỤC ĐÍCH, YÊU CẦU\n1. Các sở, ban, ngành chủ động bố trí nguồn lực để thực hiện.\n\
        II. NHIỆM VỤ\n1. Lập đề án làng nghề\n- Cơ quan chuẩn bị: Sở Công Thương\n- Kết quả, sản phẩm: Đề án.\n";
    let tasks = tasks(text);
    assert_eq!(tasks.len(), 1, "{tasks:#?}");
    assert_eq!(tasks[0]["leads"][0], "Sở Công Thương");
    assert_eq!(tasks[0]["product"], "Đề án");
}

/// Of each task its number, its words, who leads and its group.
fn told(text: &str) -> Vec<[String; 4]> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    tasks(text)
        .iter()
        .map(|task| {
            let leads = task["leads"].as_array().unwrap();
            let leads: Vec<&str> = leads.iter().filter_map(Value::as_str).collect();
            [
                word(&task["number"]),
                word(&task["content"][0]),
                leads.join("; "),
                word(&task["group"]),
            ]
        })
        .collect()
}

#[test]
fn bodies_or_a_span_of_the_year_without_a_mark_head_what_is_listed_below() {
    let text = "I. TỔ CHỨC THỰC HIỆN\nSở Y tế:\n- Cơ quan thường trực, theo dõi tiến độ trên hệ thống.\n- Lãnh đạo ngành hoàn thành tiêm chủng.\n\
        Các xã, phường:\n- Mỗi đơn vị chọn 01 mô hình điểm.\nII. NHIỆM VỤ\nTháng 5\n1. Lập đề án.\n";
    let expected = [
        [
            "-",
            "Cơ quan thường trực, theo dõi tiến độ trên hệ thống.",
            "Sở Y tế",
            "Sở Y tế",
        ],
        [
            "-",
            "Lãnh đạo ngành hoàn thành tiêm chủng.",
            "Sở Y tế",
            "Sở Y tế",
        ],
        [
            "-",
            "Mỗi đơn vị chọn 01 mô hình điểm.",
            "Các xã, phường",
            "Các xã, phường",
        ],
        ["1", "Lập đề án.", "", "Tháng 5"],
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn a_heading_holds_again_behind_a_deeper_one() {
    let text = "Bộ Y tế đề nghị Ủy ban nhân dân các tỉnh, thành phố thực hiện các nội dung sau:\n\
        1. Bố trí kinh phí.\n2. Chỉ đạo Sở Y tế:\na) Lập danh sách.\nb) Rà soát thuốc.\n3. Lắp đặt biển báo.\n";
    let leads: Vec<String> = told(text)
        .into_iter()
        .map(|[_, _, leads, _]| leads)
        .collect();
    let all = "Ủy ban nhân dân các tỉnh, thành phố";
    assert_eq!(leads, [all, "Sở Y tế", "Sở Y tế", all]);
}

#[test]
fn beside_a_table_a_plan_of_a_matter_is_a_task_and_a_plan_for_the_document_is_none() {
    let text = "I. NHIỆM VỤ\nTheo phụ lục.\nII. TỔ CHỨC THỰC HIỆN\n\
        1. Sở Y tế xây dựng kế hoạch cụ thể trước ngày 15/3/2024.\n\
        2. Sở Nội vụ xây dựng kế hoạch đào tạo cán bộ thôn.\n\
        3. Sở Tư pháp xây dựng kế hoạch cụ thể; tổ chức hội thi ở các xã.\n\
        4. Sở Tài chính bố trí kinh phí theo quy định.\nPHỤ LỤC\n\
        TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n1\tLập đề án\tSở Xây dựng\tSở Y tế\n";
    let leads: Vec<String> = told(text)
        .into_iter()
        .map(|[_, _, leads, _]| leads)
        .collect();
    assert_eq!(leads, ["Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng"]);
}

#[test]
fn a_name_ends_where_what_is_to_be_done_begins() {
    let all = [
        ("Công ty TNHH Tư vấn Bình An", "hiệu chỉnh bản đồ"),
        ("Ban Công nghệ thông tin", "nâng cấp ứng dụng"),
        ("UBND các xã có điểm du lịch", "lắp đặt biển báo"),
        ("UBND các huyện", "có trách nhiệm lắp đặt biển báo"),
        ("Phòng GDĐT các huyện, thị xã", "treo cờ"),
        ("Phòng Cảnh sát môi trường - Công an tỉnh", "kiểm tra hồ sơ"),
        ("UBND phường 1", "phong tỏa tuyến đường"),
        ("Bộ phận Hình sự", "lập danh sách"),
        ("Cục trưởng Cục Thuế", "yêu cầu các hãng hàng không nộp phí"),
    ];
    let lines: Vec<String> = (1..)
        .zip(all)
        .map(|(number, (name, act))| format!("{number}. {name} {act}.\n"))
        .collect();
    let text = format!("I. NHIỆM VỤ\n{}", lines.concat());
    let leads: Vec<String> = told(&text)
        .into_iter()
        .map(|[_, _, leads, _]| leads)
        .collect();
    assert_eq!(leads, all.map(|(name, _)| name));
}

#[test]
fn numbers_in_capitals_head_parts_where_no_roman_number_does() {
    let text = "1. MỤC TIÊU\nTiết kiệm 2% điện năng.\n2. CÁC CÔNG VIỆC CHÍNH\n2.1. Trụ sở\na/ Thay đèn;\nb/ Lắp điện mặt trời.\n";
    let expected = [
        ["a", "Thay đèn;", "", "2.1"],
        ["b", "Lắp điện mặt trời.", "", "2.1"],
    ];
    assert_eq!(told(text), expected);
}

#[test]
fn a_column_of_groups_heads_the_rows_that_its_cells_reach_over() {
    let page = "<p>KẾ HOẠCH</p><p>Phát triển làng nghề</p><table><tr><th>Nhóm nhiệm vụ</th><th>TT</th><th>Công việc</th><th>Chủ trì</th><th>Phối hợp</th></tr>\
        <tr><td rowspan=2>Đội ngũ</td><td>1</td><td>Khảo sát</td><td>Sở Nội vụ</td><td>Sở Y tế</td></tr>\
        <tr><td>2</td><td>Bồi dưỡng</td><td>Sở Nội vụ</td><td></td></tr>\
        <tr><td>Cơ sở vật chất</td><td>3</td><td>Trang bị</td><td>Sở Tài chính</td><td></td></tr></table>";
    let json = read("a.html", page.as_bytes());
    let rows: Vec<(&str, &str)> = json["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| {
            (
                task["group"].as_str().unwrap(),
                task["content"][0].as_str().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("Đội ngũ", "Khảo sát"),
        ("Đội ngũ", "Bồi dưỡng"),
        ("Cơ sở vật chất", "Trang bị"),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn every_usual_mark_opens_an_item() {
    for (first, second) in [
        ("1/", "2/"),
        ("1 -", "2 -"),
        ("a.", "b."),
        ("a/", "b/"),
        ("II.1.", "II.2."),
        ("II.1", "II.2"),
        ("Nhiệm vụ 1:", "Nhiệm vụ 2:"),
        ("Nhiệm vụ số 1.", "Nhiệm vụ số 2."),
        ("➢", "➢"),
        ("→", "→"),
    ] {
        let text = format!(
            "II. NHIỆM VỤ CỤ THỂ\n{first} Tiêm chủng cho trẻ em.\nCơ quan chủ trì: Sở Y tế.\n\
            {second} Rà soát chung cư cũ.\nCơ quan chủ trì: Sở Xây dựng.\n"
        );
        let told: Vec<[String; 2]> = told(&text)
            .into_iter()
            .map(|[_, words, leads, _]| [words, leads])
            .collect();
        let expected = [
            ["Tiêm chủng cho trẻ em.", "Sở Y tế"],
            ["Rà soát chung cư cũ.", "Sở Xây dựng"],
        ];
        assert_eq!(told, expected, "{first}");
    }
}

#[test]
fn paragraphs_without_marks_are_tasks_where_the_heading_says_that_it_is_carried_out() {
    for colon in ["", ":"] {
        let begin = if colon.is_empty() { "lập" } else { "Lập" };
        let text = format!(
            "II. TỔ CHỨC THỰC HIỆN\nSở Y tế{colon} {begin} danh sách trước ngày 30/6/2024.\n\
            Sở Xây dựng{colon} {begin} bản đồ các chung cư cũ.\n\
            Các phòng căn cứ Chương trình hành động tổ chức thực hiện nghiêm túc.\n"
        );
        let leads: Vec<String> = told(&text)
            .into_iter()
            .map(|[_, _, leads, _]| leads)
            .collect();
        assert_eq!(leads, ["Sở Y tế", "Sở Xây dựng"], "{colon}");
    }
}

#[test]
fn watching_over_the_document_is_a_duty_and_a_task_where_no_duty_is_read() {
    for (heading, expected) in [("TỔ CHỨC THỰC HIỆN", 1), ("Ý KIẾN CHỈ ĐẠO", 2)] {
        let text = format!(
            "II. {heading}\n1. Sở Y tế lập danh sách trẻ em.\n\
            2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n"
        );
        let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
        let tasks = json["tasks"].as_array().unwrap().len();
        assert_eq!(tasks, expected, "{heading}");
        assert_eq!(json["duties"].as_array().unwrap().len(), 2 - expected);
    }
}

#[test]
fn who_does_something_of_his_own_in_a_later_clause_leads_too() {
    let text = "II. NHIỆM VỤ\n1. Giao Sở Xây dựng lắp biển báo; Sở Y tế hướng dẫn vệ sinh; báo cáo UBND tỉnh.\n\
        2. Giao Sở Công Thương mở hội chợ; Giám đốc Sở Công Thương chịu trách nhiệm.\n\
        3. Giao Sở Nội vụ lập đề án; Sở Tư pháp phối hợp thẩm định.\n";
    let leads: Vec<String> = told(text)
        .into_iter()
        .map(|[_, _, leads, _]| leads)
        .collect();
    assert_eq!(
        leads,
        ["Sở Xây dựng; Sở Y tế", "Sở Công Thương", "Sở Nội vụ"]
    );
}

#[test]
fn below_a_part_with_a_letter_the_parts_with_roman_numbers_are_groups_of_its_tasks() {
    let text = "A. MỤC TIÊU\nPhát triển bền vững.\nB. NHIỆM VỤ\nI. Cải cách thể chế\n\
        1. Rà soát văn bản (Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ).\n2. Lập đề án.\n\
        II. Cải cách thủ tục\n1. Công khai thủ tục.\nC. KINH PHÍ\nTừ nguồn chi thường xuyên.\n";
    let groups: Vec<_> = tasks(text)
        .iter()
        .map(|task| (task["group"].clone(), task["number"].clone()))
        .collect();
    let told = [("I", "1"), ("I", "2"), ("II", "1")].map(|(g, n)| (g.into(), n.into()));
    assert_eq!(groups, told);
}

#[test]
fn names_alone_in_the_last_bracket_lead_unless_it_says_more_of_a_name() {
    let text = "II. NHIỆM VỤ\n1. Khảo sát mức độ hài lòng (Sở Nội vụ, Thanh tra tỉnh).\n\
        2. Rà soát thủ tục (các sở, ban, ngành; thường xuyên).\n\
        3. Gửi kết quả về Sở Nội vụ (Phòng Cải cách hành chính).\n4. Lập đề án (giai đoạn 2).\n";
    let none: Vec<String> = Vec::new();
    assert_eq!(
        leads(text),
        [
            vec!["Sở Nội vụ".to_owned(), "Thanh tra tỉnh".to_owned()],
            vec!["các sở, ban, ngành".to_owned()],
            none.clone(),
            none
        ]
    );
}
