//! What a part lists as its tasks where no number, name or heading of its own says so.

use crate::common::{HEAD, contents, leads, read, tasks};

/// "3. Giải pháp" within an article by which a resolution adopts a plan.
#[test]
fn an_article_that_adopts_a_plan_lists_its_tasks_below_a_number() {
    let text = "HỘI ĐỒNG NHÂN DÂN TỈNH HÀ SƠN\nSố: 12/NQ-HĐND\nNGHỊ QUYẾT\nThông qua Quy hoạch bảo vệ tài nguyên nước\nQUYẾT NGHỊ:\n\
        Điều 1. Thông qua Quy hoạch với các nội dung chủ yếu sau:\n1. Quan điểm\n- Nước là tài nguyên quý.\n\
        2. Một số giải pháp cơ bản\na) Giải pháp về quản lý:\n- Ban hành các quy định về tài nguyên nước.\n- Tăng cường hợp tác bảo vệ nguồn nước.\n\
        b) Giải pháp về công nghệ:\n- Xây dựng trạm xử lý nước thải.\n3. Kinh phí\n- Tổng kinh phí 50 tỷ đồng.\n\
        Điều 2. Hội đồng nhân dân tỉnh giao cho Ủy ban nhân dân tỉnh phê duyệt Quy hoạch.\n";
    let json = read("a.txt", text.as_bytes());
    let all = json["tasks"].as_array().unwrap();
    let told: Vec<&str> = all
        .iter()
        .map(|task| task["content"][0].as_str().unwrap())
        .collect();
    assert_eq!(
        told,
        [
            "Ban hành các quy định về tài nguyên nước.",
            "Tăng cường hợp tác bảo vệ nguồn nước.",
            "Xây dựng trạm xử lý nước thải.",
            "Hội đồng nhân dân tỉnh giao cho Ủy ban nhân dân tỉnh phê duyệt Quy hoạch.",
        ]
    );
    assert_eq!(all[3]["leads"][0], "Ủy ban nhân dân tỉnh");
}

/// So does a decision that approves a scheme, its heading with a colon.
#[test]
fn a_decision_that_approves_a_scheme_lists_its_tasks_as_well() {
    let text = "UBND TỈNH HÀ SƠN\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nPhê duyệt Đề án\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án với các nội dung sau:\n\
        1. Mục tiêu: Bảo tồn nghề.\n2. Nhiệm vụ, giải pháp:\na) Kiểm kê, lập hồ sơ 28 làng nghề;\nb) Xử lý ô nhiễm tại 12 làng nghề.\n\
        3. Kinh phí: 186 tỷ đồng.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n";
    let json = read("a.txt", text.as_bytes());
    let all = json["tasks"].as_array().unwrap();
    let numbers: Vec<&str> = all
        .iter()
        .filter_map(|task| task["number"].as_str())
        .collect();
    assert_eq!(numbers, ["a", "b"]);
}

#[test]
fn sentences_are_counted_in_words() {
    let text = "II. NHIỆM VỤ TRỌNG TÂM\nMột là, nâng cao năng lực quản lý.\nHai là, tiếp tục triển khai chương trình.\n\
        III. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra.\n";
    assert_eq!(
        contents(text),
        [
            "Một là, nâng cao năng lực quản lý.",
            "Hai là, tiếp tục triển khai chương trình.",
            "Sở Y tế kiểm tra."
        ]
    );
}

#[test]
fn what_is_propagated_and_inspected_is_to_be_done() {
    let text = "II. NỘI DUNG VÀ THỜI GIAN THỰC HIỆN\n1. Đợt 1: Từ ngày 05/12/2025 đến ngày 20/02/2026:\n\
        a) Nội dung kiểm tra (đối với các thôn):\n- Kiểm tra việc tổ chức hội nghị.\n- Giám sát việc niêm yết danh sách.\n";
    assert_eq!(
        contents(text),
        [
            "Kiểm tra việc tổ chức hội nghị.",
            "Giám sát việc niêm yết danh sách."
        ]
    );
}

/// Slogans, figures that are aimed at and who makes up a committee give nobody a task.
#[test]
fn slogans_aims_and_members_are_no_tasks() {
    let text = "I. MỘT SỐ CHỈ TIÊU CƠ BẢN\n1. Chỉ tiêu dạy học:\na) Dự giờ:\n+ Tổ trưởng chuyên môn: dự giờ 100% giáo viên trong tổ.\n\
        II. KHẨU HIỆU\n1. Công an tỉnh ra quân bảo vệ bình yên!\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra.\n";
    assert_eq!(contents(text), ["Sở Y tế kiểm tra."]);
    let text = "QUYẾT ĐỊNH\nThành lập Ban Chỉ đạo\nĐiều 1. Thành lập Ban Chỉ đạo gồm các ông, bà có tên sau:\n\
        1. Trưởng Ban: Bà Lương Thị Hạnh - Phó Chủ tịch UBND tỉnh;\n2. Phó Trưởng Ban Thường trực: Ông Bùi Đức Mậu - Giám đốc Sở Nội vụ;\n\
        Điều 2. Phân công nhiệm vụ\n1. Sở Nội vụ xây dựng Quy chế hoạt động của Ban Chỉ đạo.\n";
    assert_eq!(
        contents(text),
        ["Sở Nội vụ xây dựng Quy chế hoạt động của Ban Chỉ đạo."]
    );
}

/// Whoever the counted sentence names does it, whatever heads it.
#[test]
fn a_counted_sentence_names_its_own() {
    let text = "II. NHIỆM VỤ\nUBND huyện yêu cầu các cơ quan, địa phương thực hiện:\nMột là, UBND xã Chiềng Sại khoanh vùng ổ dịch.\n\
        Hai là, Công an huyện lập chốt kiểm dịch.\n";
    assert_eq!(leads(text), [["UBND xã Chiềng Sại"], ["Công an huyện"]]);
}

/// "Phần II. Nhiệm vụ trọng tâm" heads a part in small letters as well.
#[test]
fn parts_in_small_letters_announce_tasks() {
    let text = "Phần I. Kết quả năm 2025\nQuỹ vận động được 38,4 tỷ đồng.\nPhần II. Nhiệm vụ trọng tâm năm 2026\n1. Chăm lo đời sống\n\
        - Vận động Quỹ đạt 40 tỷ đồng.\n- Xóa 300 nhà tạm, nhà dột nát.\n";
    assert_eq!(
        contents(text),
        [
            "Vận động Quỹ đạt 40 tỷ đồng.",
            "Xóa 300 nhà tạm, nhà dột nát."
        ]
    );
}

/// What a decision lays down in figures for each commune is nobody's task.
#[test]
fn tables_of_figures_hold_no_tasks() {
    let rows = "<tr><td>1</td><td>Phường Hải Lăng</td><td>18.420</td><td>97,5</td></tr>\
        <tr><td>2</td><td>Xã Trà Khê</td><td>1.060</td><td>95,8</td></tr>";
    let html = format!(
        "<p>UBND TỈNH HÀ SƠN</p><p>Số: 88/QĐ-UBND</p><p>QUYẾT ĐỊNH</p><p>Về việc giao chỉ tiêu</p>\
         <p>Điều 1. Trách nhiệm</p><p>1. Sở Tài chính bố trí ngân sách hỗ trợ mức đóng.</p><p>PHỤ LỤC</p>\
         <table><tr><td>STT</td><td>Xã, phường</td><td>BHXH bắt buộc (người)</td><td>Tỷ lệ bao phủ BHYT (%)</td></tr>{rows}</table>"
    );
    let json = read("a.html", html.as_bytes());
    let tasks = json["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 1, "{tasks:#?}");
}

/// Persons are given tasks in a table of their own; who sits in a committee is not.
#[test]
fn tables_by_persons_give_tasks_and_seats() {
    let table = |rows: &str| {
        format!(
            "III. PHÂN CÔNG NHIỆM VỤ\n| TT | Họ và tên | Chức vụ | Nhiệm vụ được phân công |\n|---|---|---|---|\n{rows}"
        )
    };
    let text = table(
        "| 1 | Ông Thái Doãn Cường | Giám đốc, Trưởng ban | Phát lệnh báo động vùng hạ du |\n\
         | 2 | Bà Phan Thị Vy | Kế toán trưởng | Bảo đảm kinh phí, mua sắm vật tư |\n",
    );
    assert_eq!(leads(&text), [["Ông Thái Doãn Cường"], ["Bà Phan Thị Vy"]]);
    let text = table(
        "| 1 | Ông Thái Doãn Cường | Giám đốc | Trưởng ban |\n| 2 | Bà Phan Thị Vy | Kế toán trưởng | Ủy viên |\n",
    );
    assert_eq!(contents(&text), [""; 0]);
}

/// Heads that say nothing known: the cells tell who leads, with whom, by when.
#[test]
fn cells_tell_what_unknown_heads_do_not() {
    let text = "PHỤ LỤC\nDanh mục nhiệm vụ\n\
        | TT | Bên xung trận | Nội dung công việc | Bên tiếp ứng | Hẹn |\n|---|---|---|---|---|\n\
        | 1 | Sở Y tế | Rà soát trạm y tế | Sở Tài chính | Quý I/2026 |\n\
        | 2 | Sở Nội vụ | Lập danh sách cán bộ | Sở Y tế | Quý II/2026 |\n\
        | 3 | Sở Tài chính | Bố trí kinh phí | Sở Nội vụ | 30/9/2026 |\n\
        | 4 | Công an tỉnh | Kiểm tra an toàn | Sở Nội vụ | Quý IV/2026 |\n";
    assert_eq!(
        leads(text),
        [
            ["Sở Y tế"],
            ["Sở Nội vụ"],
            ["Sở Tài chính"],
            ["Công an tỉnh"]
        ]
    );
    let tasks = tasks(text);
    assert_eq!(tasks[0]["coordinators"][0], "Sở Tài chính");
    assert_eq!(tasks[2]["deadline"], "30/9/2026");
}

/// The same where every cell stands in a line of its own; that one head was guessed is told.
#[test]
fn an_unknown_head_among_lines_is_that_of_the_tasks() {
    let text = "PHỤ LỤC\nDanh mục nhiệm vụ\nTT\nĐơn vị chủ trì\nChỗ nặng nhọc\nĐơn vị phối hợp\nThời hạn\n\
        1\nSở Y tế\nRà soát trạm y tế\nSở Tài chính\nQuý I/2026\n2\nSở Nội vụ\nLập danh sách cán bộ\nSở Y tế\nQuý II/2026\n";
    assert_eq!(leads(text), [["Sở Y tế"], ["Sở Nội vụ"]]);
    assert_eq!(
        contents(text),
        ["Rà soát trạm y tế", "Lập danh sách cán bộ"]
    );
    let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
    let mut found = json["findings"].as_array().unwrap().iter();
    assert!(found.any(|finding| finding["code"] == "heads-guessed"));
}

/// A letter in front of a body heads what it does, and an instruction lists what is to be done.
#[test]
fn letters_before_bodies_and_instructions_list_tasks() {
    let text = "II. NHIỆM VỤ\nB. Phòng Đào tạo\nMở mới 03 ngành đào tạo.\nC. Phòng Kế hoạch - Tài chính\nDành 8% học phí cho nghiên cứu.\n";
    assert_eq!(
        leads(text),
        [["Phòng Đào tạo"], ["Phòng Kế hoạch - Tài chính"]]
    );
    let json = read(
        "a.txt",
        "TỈNH ĐOÀN HÀ SƠN\nSố: 12-HD/TĐTN\nHƯỚNG DẪN\nTổ chức Chiến dịch\nII. NỘI DUNG\n1. Chiến dịch Mùa hè xanh\n\
         - Xây dựng 10 km đường quê.\n- Hướng dẫn người dân nộp hồ sơ trực tuyến.\nIII. ĐỐI TƯỢNG\n- Đoàn viên trong tỉnh.\n"
            .as_bytes(),
    );
    let tasks = json["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 2, "{tasks:#?}");
}

/// Classrooms and grades of a school are no bodies.
#[test]
fn rooms_and_grades_do_nothing() {
    let text = "II. NHIỆM VỤ\n1. Cơ sở vật chất:\n- Phòng học: Rà soát, sắp xếp hợp lý.\n- Khối 9: Ôn tập, kiểm tra cuối năm.\n";
    assert_eq!(leads(text), [[""; 0], [""; 0]]);
}

/// Papers and conditions between the tasks are nothing to do: they are of the task that names them, or of nobody.
#[test]
fn lists_of_things_are_no_tasks() {
    let text = "II. NHIỆM VỤ\n1. Xác định đối tượng\n1.1. Đang cư trú tại xã và có một trong các điều kiện sau:\n- Nhà ở bị hư hỏng nặng.\n\
        - Nhà ở dột nát.\n1.2. Rà soát, lập danh sách hộ nghèo.\n2. Lập hồ sơ hoàn công của từng hộ, bao gồm:\n- Đơn đề nghị của hộ;\n\
        - Biên bản nghiệm thu.\n3. Thực hiện các việc sau:\n- Kiểm tra tiến độ;\n- Nghiệm thu công trình.\n";
    assert_eq!(
        contents(text),
        [
            "Rà soát, lập danh sách hộ nghèo.",
            "Lập hồ sơ hoàn công của từng hộ, bao gồm: / Đơn đề nghị của hộ; / Biên bản nghiệm thu.",
            "Kiểm tra tiến độ;",
            "Nghiệm thu công trình.",
        ]
    );
}

/// "Bước 2: …." heads the sentence that says who does it, whatever sign ends it.
#[test]
fn a_step_heads_the_sentence_below_it() {
    let text = "II. NỘI DUNG THỰC HIỆN\n2.1. Bước 1: Kiểm tra hiện trạng nhà ở.\nỦy ban nhân dân xã chủ trì kiểm tra hiện trạng nhà ở.\n\
        2.2. Bước 2: Thẩm định kinh phí.\nSở Tài chính thẩm định nguồn kinh phí.\n";
    assert_eq!(leads(text), [["Ủy ban nhân dân xã"], ["Sở Tài chính"]]);
    assert_eq!(tasks(text)[1]["group"], "2.2");
}

/// Where no part does, a numbered heading announces what is listed below it.
#[test]
fn a_number_announces_tasks_where_no_part_does() {
    let text = "1. Tư tưởng: Chào mừng ngày thành lập Đoàn.\n2. Nội dung hoạt động:\n- Tổng vệ sinh trường lớp.\n- Hội thi Liên môn.\n\
        3. Khen thưởng\n- Giải nhất 500.000 đồng.\n";
    assert_eq!(
        contents(text),
        ["Tổng vệ sinh trường lớp.", "Hội thi Liên môn."]
    );
}

#[test]
fn a_letter_may_stand_behind_the_number_that_it_is_below() {
    let text =
        "II. NHIỆM VỤ\n2.1. Chuẩn bị:\n2.1.a. Thành lập Ban Chỉ đạo;\n2.1.b. Tiếp nhận hồ sơ.\n";
    let numbers: Vec<String> = tasks(text)
        .iter()
        .map(|task| task["number"].to_string())
        .collect();
    assert_eq!(numbers, ["\"2.1.a\"", "\"2.1.b\""]);
}

/// A converter put a dash before each number of a list.
#[test]
fn a_number_may_stand_behind_a_dash() {
    let text = "II. NHIỆM VỤ\n- 1. Tổng vệ sinh trường lớp.\n- 2. Tổ chức hội thi.\n";
    let numbers: Vec<String> = tasks(text)
        .iter()
        .map(|task| task["number"].to_string())
        .collect();
    assert_eq!(numbers, ["\"1\"", "\"2\""]);
}

/// Stages in a column of their own count the rows or part them; "Tiến độ" above shares is no time beside another column of times.
#[test]
fn stages_and_shares_beside_times_are_no_times() {
    let table = |heads: &str, rows: &[&str]| {
        let rows: Vec<String> = rows
            .iter()
            .map(|row| format!("<tr><td>{}", row.replace('|', "<td>")))
            .collect();
        let page = format!(
            "<p>KẾ HOẠCH</p><table><tr><th>{}{}</table>",
            heads.replace('|', "<th>"),
            rows.concat()
        );
        let json = read("a.html", page.as_bytes());
        json["tasks"].as_array().unwrap().clone()
    };
    let counted = table(
        "Giai đoạn|Thời gian|Nội dung trọng tâm|Sản phẩm",
        &[
            "1|09 - 10/2026|Rà soát tài khoản|Danh sách",
            "2|11 - 12/2026|Tổ chức dạy học|Kho học liệu",
        ],
    );
    assert_eq!(counted[1]["number"], "2");
    assert_eq!(counted[1]["content"][0], "Tổ chức dạy học");
    let named = table(
        "Giai đoạn|Thời gian|Công việc|Đơn vị chủ trì",
        &[
            "Chuẩn bị|tháng 2/2026|Khảo sát tuyến phố|Công an phường",
            "Ra quân|tháng 3/2026|Giải tỏa mái che|Công an phường",
        ],
    );
    assert_eq!(
        named[0]["content"],
        serde_json::json!(["Khảo sát tuyến phố"])
    );
    assert_eq!(named[0]["number"], serde_json::Value::Null);
    let shares = table(
        "TT|Công việc|Chủ trì|Thời hạn|Tiến độ",
        &[
            "1|Lập đề án|Sở Y tế|30/4/2026|60%",
            "2|Kiểm tra|Sở Y tế|31/5/2026|0%",
        ],
    );
    assert_eq!(shares[0]["deadline"], "30/4/2026");
}
