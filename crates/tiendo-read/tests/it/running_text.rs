//! Tasks in running text: beside a table, over the end of a page.

use crate::common::{HEAD, leads, read, tasks};
use serde_json::Value;

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

#[test]
fn what_bodies_did_gives_them_nothing_to_do() {
    let text = "I. KẾT QUẢ KIỂM TRA\n1. UBND xã Yên Bình cho thuê đất quá thời hạn.\n\
        II. KIẾN NGHỊ\n1. Đối với UBND xã Yên Bình: Thu hồi đất.\n";
    assert_eq!(leads(text), [["UBND xã Yên Bình"]]);
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

#[test]
fn beside_a_table_a_plan_of_a_matter_is_a_task_and_a_plan_for_the_document_is_none() {
    let text = "I. NHIỆM VỤ\nTheo phụ lục.\nII. TỔ CHỨC THỰC HIỆN\n\
        1. Sở Y tế xây dựng kế hoạch cụ thể trước ngày 15/3/2024.\n\
        2. Sở Nội vụ xây dựng kế hoạch đào tạo cán bộ thôn.\n\
        3. Sở Tư pháp xây dựng kế hoạch cụ thể; tổ chức hội thi ở các xã.\n\
        4. Sở Tài chính bố trí kinh phí theo quy định.\n\
        5. UBND các xã bố trí kinh phí thực hiện.\n\
        6. Công an tỉnh xây dựng kế hoạch chi tiết, kiểm soát các bến xe.\n\
        7. Các sở khác căn cứ chức năng, nhiệm vụ lồng ghép chỉ tiêu vào kế hoạch của ngành.\n\
        8. UBND các huyện căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện.\nPHỤ LỤC\n\
        TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n1\tLập đề án\tSở Xây dựng\tSở Y tế\n";
    let leads: Vec<String> = leads(text).iter().map(|of| of.join("; ")).collect();
    let expected = [
        "Sở Nội vụ",
        "Sở Tư pháp",
        "Sở Tài chính",
        "Công an tỉnh",
        "Các sở khác",
        "Sở Xây dựng",
    ];
    assert_eq!(leads, expected);
}

#[test]
fn who_watches_over_a_matter_of_its_own_has_a_task() {
    let text = "I. TỔ CHỨC THỰC HIỆN\n\
        1. Hội Nông dân tỉnh giám sát việc thực hiện chính sách việc làm.\n\
        2. Hội Cựu chiến binh tỉnh giám sát việc thực hiện Kế hoạch này.\n\
        3. Hội Phụ nữ tỉnh tín chấp cho hội viên vay vốn; giám sát thực hiện Chương trình.\n";
    assert_eq!(leads(text), [["Hội Nông dân tỉnh"], ["Hội Phụ nữ tỉnh"]]);
}

#[test]
fn how_things_stand_and_how_to_go_about_them_gives_nobody_a_task() {
    let text = "I. CĂN CỨ, THỰC TRẠNG\n1. UBND các huyện có 120 cán bộ công nghệ thông tin.\n\
        II. YÊU CẦU\n1. Các sở, ban, ngành phối hợp chặt chẽ.\n\
        III. NHIỆM VỤ TRONG TÌNH HÌNH MỚI\n1. Sở Nội vụ mở lớp tập huấn.\n";
    assert_eq!(leads(text), [["Sở Nội vụ"]]);
}

#[test]
fn a_letter_among_those_that_are_given_is_a_task() {
    let text = "I. MỘT SỐ VIỆC\n1. Về thuế\na) Sở Công Thương cắt giảm thủ tục.\nb) Cục Thuế tỉnh triển khai nộp thuế.\n\
        c) Sở Nội vụ kiện toàn bộ máy.\nd) Sở Xây dựng công khai quy hoạch.\n\
        đ) Khuyến khích doanh nghiệp áp dụng chữ ký số.\n2. Tình hình\ne) Ba năm qua kinh tế tăng trưởng.\n";
    let all: Vec<String> = leads(text).into_iter().map(|who| who.join(", ")).collect();
    assert_eq!(
        all,
        [
            "Sở Công Thương",
            "Cục Thuế tỉnh",
            "Sở Nội vụ",
            "Sở Xây dựng",
            ""
        ]
    );
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
fn watching_over_the_document_is_a_duty_wherever_it_stands_and_over_a_matter_a_task() {
    for heading in ["TỔ CHỨC THỰC HIỆN", "Ý KIẾN CHỈ ĐẠO"] {
        for (watched, tasks, duties) in [
            (
                "Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này",
                1,
                1,
            ),
            (
                "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp theo dõi, đôn đốc việc thực hiện Kế hoạch này, định kỳ báo cáo UBND tỉnh",
                1,
                1,
            ),
            ("Sở Nội vụ theo dõi diễn biến dịch bệnh, mở sổ trực", 2, 0),
        ] {
            let text = format!("II. {heading}\n1. Sở Y tế lập danh sách trẻ em.\n2. {watched}.\n");
            let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
            let count = |list: &str| json[list].as_array().unwrap().len();
            assert_eq!(
                (count("tasks"), count("duties")),
                (tasks, duties),
                "{heading}: {watched}"
            );
        }
    }
}

#[test]
fn who_does_something_of_his_own_in_a_later_clause_leads_too() {
    let text = "II. NHIỆM VỤ\n1. Giao Sở Xây dựng lắp biển báo; Sở Y tế hướng dẫn vệ sinh; báo cáo UBND tỉnh.\n\
        2. Giao Sở Công Thương mở hội chợ; Giám đốc Sở Công Thương chịu trách nhiệm.\n\
        3. Giao Sở Nội vụ lập đề án; Sở Tư pháp phối hợp thẩm định.\n";
    let leads: Vec<String> = leads(text).iter().map(|of| of.join("; ")).collect();
    assert_eq!(
        leads,
        ["Sở Xây dựng; Sở Y tế", "Sở Công Thương", "Sở Nội vụ"]
    );
}

/// A plan of one's own and money for it are what carrying out the document means; another matter behind the comma is a task.
#[test]
fn a_duty_behind_a_duty_is_no_task() {
    let table = "PHỤ LỤC\nTT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\n1\tLập đề án\tSở Nội vụ\tSở Y tế\n";
    for (words, count) in [
        ("bố trí kinh phí để thực hiện các nhiệm vụ được giao", 1),
        ("kiểm soát chợ đầu mối", 2),
    ] {
        let text = format!(
            "II. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành: Xây dựng kế hoạch chi tiết, {words}.\n{table}"
        );
        assert_eq!(tasks(&text).len(), count, "{words}");
    }
}

/// Who speaks has decided; who watches over the document or reports on it has a duty, whatever the heading.
#[test]
fn what_is_decided_or_only_reported_is_no_task() {
    let table = "I. PHÂN CÔNG NHIỆM VỤ\n1. Sở Y tế mua thuốc.\n";
    for (words, count) in [
        ("Chính phủ thống nhất với tờ trình của Bộ Y tế.", 1),
        ("Chính phủ cơ bản thống nhất ban hành nghị định.", 1),
        ("Hội đồng nhân dân các xã thông qua nghị quyết về phí.", 2),
        (
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ báo cáo Ban Thường vụ kết quả thực hiện Chương trình này.",
            1,
        ),
        (
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc sắp xếp trụ sở dôi dư.",
            2,
        ),
    ] {
        let text = format!("{table}2. {words}\n");
        assert_eq!(tasks(&text).len(), count, "{words}");
    }
}

#[test]
fn a_cell_a_line_ends_with_the_last_sentence_and_a_time_may_stand_in_no_calendar() {
    let text = "PHỤ LỤC\nTT\nNội dung\nBộ phận thực hiện\nHạn xong\n1\nTrực cấp cứu\nTrạm Y tế xã\nTrong các đợt tiêm\n\
        2\nRà soát danh sách\nCông an xã\nTối 30/6/2026\nYêu cầu các bộ phận nghiêm túc thực hiện./.\n";
    let all = tasks(text);
    let told = |key: &str| {
        let of = |task: &serde_json::Value| task[key].as_str().map(str::to_owned);
        all.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(
        told("deadline"),
        [
            Some("Trong các đợt tiêm".to_owned()),
            Some("Tối 30/6/2026".to_owned())
        ]
    );
    assert_eq!(leads(text), [["Trạm Y tế xã"], ["Công an xã"]]);
}

#[test]
fn whose_part_it_is_stands_behind_a_capital_or_asks_them_or_names_nobody_known() {
    let text = "III. TRÁCH NHIỆM CỦA CÁC BÊN\nA. Trách nhiệm của Hội Nông dân huyện\n1. Vận động hội viên trồng rừng.\n\
        2. Mỗi chi hội nhận một tuyến đường.\nB. Trách nhiệm của Công an huyện\n1. Tuần tra ban đêm.\n\
        IV. ĐỀ NGHỊ ỦY BAN MTTQ VIỆT NAM TỈNH\n1. Giám sát việc thu phí.\n";
    assert_eq!(
        leads(text),
        [
            ["Hội Nông dân huyện"],
            ["Hội Nông dân huyện"],
            ["Công an huyện"],
            ["ỦY BAN MTTQ VIỆT NAM TỈNH"]
        ]
    );
    let text = "THÔNG TƯ\nVề kinh doanh muối\nĐiều 3. Trách nhiệm của thương nhân kinh doanh muối\n1. Thu hồi muối hỏng.\n\
        Điều 4. Trách nhiệm của Hiệu trưởng\n1. Phân công giáo viên trực ký túc xá.\n";
    assert_eq!(
        leads(text),
        [["thương nhân kinh doanh muối"], ["Hiệu trưởng"]]
    );
}

/// What stands below a task that has its bodies from the heading makes no heading of it, and results that everybody is asked for are no task.
#[test]
fn results_that_everybody_is_asked_for_are_no_task() {
    let text = "1. UBND các xã\n1.1. Phát dọn bụi rậm.\n1.2. Xử phạt hộ để nước đọng.\n\
        Đề nghị các đơn vị báo cáo kết quả về Sở Y tế trước ngày 15/9/2025 để tổng hợp./.\n";
    let numbers: Vec<Value> = tasks(text)
        .iter()
        .map(|task| task["number"].clone())
        .collect();
    assert_eq!(numbers, ["1.1", "1.2"]);
}

#[test]
fn letters_head_the_groups_of_a_table_of_a_cell_a_line() {
    let text = "PHỤ LỤC\nTT\nNội dung\nThời gian\nĐơn vị chủ trì\nA\nTuyên truyền\n1\nViết phóng sự\nQuý II/2024\nSở Y tế\n\
        B\nSản xuất\n2\nIn bao bì\nCả năm\nSở Công Thương\n";
    let told: Vec<_> = tasks(text)
        .iter()
        .map(|task| (task["group"].clone(), task["number"].clone()))
        .collect();
    assert_eq!(
        told,
        [("A", "1"), ("B", "2")].map(|(g, n)| (g.into(), n.into()))
    );
}

/// Heads may take two rows without a cell that reaches down, the only unknown one is that of the tasks, and groups may have the
/// numbers of the text around the table.
#[test]
fn heads_that_say_little_are_told_by_those_beside_them() {
    let page = |rows: &str| format!("<html><body>{HEAD}<table>{rows}</table></body></html>");
    let row = |cells: &str| {
        let cells = cells.split('|').map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let wide = |words: &str| format!("<tr><td colspan=4>{words}</td></tr>");
    for (rows, group, number, lead, coordinator) in [
        (
            [
                row("TT|Đầu mối|Việc của năm|Đơn vị tham gia"),
                row("1|Phòng Kho quỹ|Diễn tập bảo vệ kho|Công an tỉnh"),
            ]
            .concat(),
            None,
            "1",
            "Phòng Kho quỹ",
            "Công an tỉnh",
        ),
        (
            [
                row("TT|Tên nhiệm vụ|Phân công"),
                row("||Cơ quan chủ trì|Cơ quan phối hợp"),
                row("1|Lập đề án|Sở Y tế|Sở Nội vụ"),
            ]
            .concat(),
            None,
            "1",
            "Sở Y tế",
            "Sở Nội vụ",
        ),
        (
            [
                row("TT|Công việc|Đơn vị thực hiện|Tiến độ"),
                wide("3.1. Vận hành"),
                row("1|Lập phương thức|Chủ trì: Ban Kỹ thuật; Phối hợp: Ban Vật tư|15/5/2023"),
            ]
            .concat(),
            Some("3.1"),
            "1",
            "Ban Kỹ thuật",
            "Ban Vật tư",
        ),
    ] {
        let source = tiendo_extract::extract("a.html", page(&rows).as_bytes()).unwrap();
        let reading = tiendo_read::read(&source).to_json();
        let task = &reading["tasks"][0];
        assert_eq!(task["group"].as_str(), group, "{task}");
        assert_eq!(task["number"], number, "{task}");
        assert_eq!(task["leads"][0], lead, "{task}");
        assert_eq!(task["coordinators"][0], coordinator, "{task}");
    }
}

#[test]
fn a_word_for_any_paper_says_less_than_the_symbol_and_who_heads_a_board_is_not_the_board() {
    let text = format!(
        "{HEAD}Theo báo cáo của Sở Y tế tại Văn bản số 15/BC-SYT ngày 14/10/2022;\n\
        Thực hiện Nghị quyết số 19-2018/NQ-CP ngày 15/5/2018 của Chính phủ;\n\
        Xét đề nghị của Trưởng Ban Dân tộc tỉnh tại Tờ trình số 33/TTr-BDT ngày 15/5/2022,\n\
        I. NHIỆM VỤ\n1. Sở Y tế mua thuốc.\nTRƯỞNG CÔNG AN HUYỆN\nLâm Quốc Sơn\n"
    );
    let reading = read("a.txt", text.as_bytes());
    let cited = &reading["citations"];
    assert_eq!(cited[0]["kind"], "Báo cáo");
    assert_eq!(cited[1]["number"], "19-2018/NQ-CP");
    assert_eq!(cited[2]["issuer"], "Ban Dân tộc tỉnh");
    assert_eq!(reading["document"]["signatory"]["name"], "Lâm Quốc Sơn");
}

#[test]
fn the_last_sentence_of_a_document_goes_on_with_no_item() {
    let text = "THÔNG BÁO\nKết luận về bồi thường\n1. Giao Sở Xây dựng trả lời đơn vị thi công.\n2. UBND huyện chi trả phần chênh lệch.\n\
        3. Giao Công an tỉnh bảo vệ thi công\nVăn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.\n";
    let reading = read("a.txt", text.as_bytes());
    let tasks = reading["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 3);
    assert_eq!(tasks[2]["content"][0], "Giao Công an tỉnh bảo vệ thi công");
}

#[test]
fn a_later_sentence_of_an_item_says_who_leads_it() {
    let text = "PHẦN I. THỰC TRẠNG\nHuyện có 19 xã.\nPHẦN II. MÔI TRƯỜNG VÀ ĐƯỜNG SÁ\n1. Môi trường\n\
        - Nhựa hóa 12 km đường. Phòng Kinh tế chủ trì, phối hợp với Phòng Nội vụ.\n\
        - Mỗi xã có một sân chơi. Phòng Văn hóa và Thông tin, Huyện đoàn đồng chủ trì.\n\
        PHẦN III. TỔ CHỨC THỰC HIỆN\n1. Phòng Tư pháp thẩm định văn bản.\n";
    assert_eq!(
        leads(text),
        [
            vec!["Phòng Kinh tế"],
            vec!["Phòng Văn hóa và Thông tin", "Huyện đoàn"],
            vec!["Phòng Tư pháp"]
        ]
    );
    assert_eq!(
        tasks(text)[0]["coordinators"],
        serde_json::json!(["Phòng Nội vụ"])
    );
}

#[test]
fn a_later_sentence_of_an_item_says_who_does_it_and_when() {
    let text = "I. VỀ KỸ THUẬT\n\
        1. Thay công tơ quá hạn. Phòng Kỹ thuật chủ trì, các Điện lực thực hiện; hoàn thành trước 31/3/2018.\n\
        2. Kiểm tra phát nhiệt mối nối. Đội Quản lý vận hành thực hiện hằng tháng.\n\
        3. Phát quang hành lang. Các Điện lực phối hợp với UBND các xã thực hiện.\n\
        4. Lập sổ theo dõi. Vụ Kiểm sát giải quyết đơn từ xa chủ trì.\n\
        5. In, ký sổ chi tiết tháng 13. Giao Tổ Kế toán Nhà nước, thời hạn: 15/02/2016.\n\
        6. Kiểm kê tiền mặt. Giao Hội đồng kiểm kê.\n";
    assert_eq!(
        leads(text),
        [
            vec!["Phòng Kỹ thuật"],
            vec!["Đội Quản lý vận hành"],
            vec!["Các Điện lực"],
            vec!["Vụ Kiểm sát giải quyết đơn từ xa"],
            vec!["Tổ Kế toán Nhà nước"],
            vec!["Hội đồng kiểm kê"]
        ]
    );
    let tasks = tasks(text);
    assert!(
        tasks[4]["content"][0]
            .as_str()
            .unwrap()
            .starts_with("In, ký sổ")
    );
    assert_eq!(tasks[4]["deadline"], "15/02/2016");
    assert_eq!(
        tasks[0]["coordinators"],
        serde_json::json!(["các Điện lực"])
    );
    assert_eq!(tasks[1]["deadline"], "hằng tháng");
    assert_eq!(tasks[2]["coordinators"], serde_json::json!(["UBND các xã"]));
}

#[test]
fn the_last_sentence_that_asks_for_attention_gives_nobody_a_task() {
    let text = "1. Sở Y tế lập danh sách trẻ em.\nĐề nghị các đơn vị quan tâm thực hiện./.\n";
    assert_eq!(leads(text), [["Sở Y tế"]]);
}

#[test]
fn behind_a_comma_somebody_works_with_the_one_above() {
    let text = "I. NHIỆM VỤ\n1. Phòng Quản lý chất lượng\n\
        - Chủ trì phân tích các sự cố y khoa, Hội đồng Thuốc và điều trị phối hợp.\n";
    assert_eq!(
        tasks(text)[0]["coordinators"],
        serde_json::json!(["Hội đồng Thuốc và điều trị"])
    );
}

#[test]
fn whoever_decides_gives_to_whom_the_next_sentence_names() {
    let text = "I. NHIỆM VỤ\n\
        1. Về dự thảo Nghị định: Chính phủ thống nhất thông qua. Giao Bộ Công Thương hoàn thiện dự thảo.\n\
        2. Về kiến nghị của xã: Đồng ý chủ trương, giao Sở Tài chính lập dự toán.\n\
        3. Trước ngày 20/9/2019, Sở Tư pháp và Sở Nội vụ hoàn thành thẩm định quy chế.\n";
    assert_eq!(
        leads(text),
        [
            vec!["Bộ Công Thương"],
            vec!["Sở Tài chính"],
            vec!["Sở Tư pháp", "Sở Nội vụ"]
        ]
    );
}

#[test]
fn reporting_on_the_document_is_no_task_of_a_body_and_reporting_on_a_matter_is() {
    for (reported, expected) in [
        (
            "Tổng hợp, báo cáo kết quả thực hiện kế hoạch về Sở Y tế theo quy định",
            1,
        ),
        (
            "Báo cáo UBND huyện tình hình thực hiện trước 16 giờ hằng ngày",
            1,
        ),
        (
            "Báo cáo tình hình dịch bệnh về Sở Y tế trước 16 giờ hằng ngày",
            2,
        ),
        ("Báo cáo kết quả thực hiện chính sách dân số về Sở Y tế", 2),
    ] {
        let text = format!(
            "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kế hoạch\n- Thành lập hai đội cơ động;\n- {reported}.\n"
        );
        let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
        assert_eq!(
            json["tasks"].as_array().unwrap().len(),
            expected,
            "{reported}"
        );
        let reports = json["obligations"].as_array().unwrap().len();
        assert!(expected == 2 || reports == 1, "{reported}");
    }
}

#[test]
fn who_only_watches_or_reports_as_a_body_does_anyway_has_no_task() {
    for (words, count) in [
        (
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc theo chức năng, nhiệm vụ được giao; báo cáo Ban Thường vụ trước ngày 15/12 hằng năm.",
            1,
        ),
        (
            "Văn phòng Tỉnh ủy theo dõi, đôn đốc theo kế hoạch di dời các lò gạch thủ công ra khỏi khu dân cư.",
            2,
        ),
        // "Xây dựng" is of the name.
        (
            "Sở Xây dựng định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.",
            1,
        ),
    ] {
        let text = format!("II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế mua thuốc.\n2. {words}\n");
        assert_eq!(tasks(&text).len(), count, "{words}");
    }
}

/// A table that lost its lines ends where the text goes on below its last row.
#[test]
fn text_below_a_table_of_lines_is_none_of_its_cells() {
    let text = "NGHỊ QUYẾT\nVề chương trình xây dựng luật\nSTT\nTên dự án\nCơ quan trình\nCơ quan phối hợp\nThời gian\n\
        1\nLuật Đường bộ\nChính phủ\nBộ Công an\nTháng 5/2026\n2\nLuật Dược\nChính phủ\nBộ Y tế\nTháng 6/2026\n\
        2. Đối với các dự án được bổ sung vào Chương trình năm 2026, đề nghị Chính phủ:\na) Chỉ đạo các bộ tiếp thu ý kiến thẩm tra.\n\
        b) Trình Ủy ban Thường vụ Quốc hội cho ý kiến.";
    assert_eq!(
        leads(text),
        [["Chính phủ"], ["Chính phủ"], ["Chính phủ"], ["Chính phủ"]]
    );
}
