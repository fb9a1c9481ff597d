//! What stands below a heading, a name or a mark belongs to it, and how long it holds.

use crate::common::{leads, read, tasks};
use serde_json::{Value, json};

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
    let leads: Vec<String> = leads(text).iter().map(|of| of.join("; ")).collect();
    let all = "Ủy ban nhân dân các tỉnh, thành phố";
    assert_eq!(leads, [all, "Sở Y tế", "Sở Y tế", all]);
}

#[test]
fn brackets_that_say_who_does_it_make_tasks_below_any_heading() {
    let text = "I. TÌNH HÌNH\n1. Tăng trưởng đạt 7% (Cục Thống kê).\nII. NỘI DUNG\n\
        1. Rà soát chi bộ thôn (Ban Tổ chức Huyện ủy chủ trì, năm 2023).\n\
        2. Kiểm tra chuyên đề (Ủy ban Kiểm tra Huyện ủy; hằng năm).\n3. Tổ chức kết nạp đảng viên.\n\
        III. MỤC TIÊU\n1. Tăng trưởng đạt 8% (có biểu kèm theo).\n";
    let all: Vec<String> = leads(text).into_iter().map(|who| who.join(", ")).collect();
    assert_eq!(
        all,
        ["Ban Tổ chức Huyện ủy", "Ủy ban Kiểm tra Huyện ủy", ""]
    );
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
        let leads: Vec<String> = leads(&text).iter().map(|of| of.join("; ")).collect();
        assert_eq!(leads, ["Sở Y tế", "Sở Xây dựng"], "{colon}");
    }
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
fn an_article_on_tasks_lists_them_whoever_does_them_but_aims_are_none() {
    let of = |title: &str| {
        let text = format!(
            "NGHỊ QUYẾT\nVề giảm nghèo\nCăn cứ Luật Đầu tư công;\nQUYẾT NGHỊ:\nĐiều 1. {title}\n1. Nâng cao nhận thức của hộ nghèo.\n2. Lồng ghép các nguồn vốn.\n"
        );
        read("a.txt", text.as_bytes())["tasks"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(of("Nhiệm vụ, giải pháp chủ yếu"), 2);
    assert_eq!(of("Nhiệm vụ trọng tâm"), 2);
    assert_eq!(of("Nhiệm vụ năm 2024"), 0);
    assert_eq!(of("Mục tiêu, giải pháp"), 0);
}

#[test]
fn who_owes_what_is_listed_below_and_carries_out_what_is_ordered() {
    let text = "IV. TRÁCH NHIỆM CỦA TÒA ÁN\nChánh án Tòa án nhân dân các huyện, thành phố có trách nhiệm:\n- Kiểm kê hồ sơ.\n\
        V. TỔ CHỨC THỰC HIỆN\nTrưởng các phòng, đơn vị căn cứ Kế hoạch này tổ chức thực hiện; định kỳ trước ngày 20 tháng cuối quý báo cáo \
        Trưởng ban qua Văn phòng./.\n";
    assert_eq!(
        leads(text),
        [["Chánh án Tòa án nhân dân các huyện, thành phố"]]
    );
}

#[test]
fn below_a_name_whoever_is_asked_does_not_lead() {
    let text = "I. NHIỆM VỤ\n1. Cục Hàng hải Việt Nam:\na) Yêu cầu doanh nghiệp cảng ký cam kết;\nb) Đình chỉ bến tái phạm.\n";
    assert_eq!(
        leads(text),
        [["Cục Hàng hải Việt Nam"], ["Cục Hàng hải Việt Nam"]]
    );
}

#[test]
fn a_mark_of_exclamation_opens_an_item_and_what_stands_above_it_heads_it() {
    let text = "1. Về dự án Luật Giá\nChính phủ thảo luận nội dung dự án Luật.\n! Giao Bộ Tài chính tiếp thu ý kiến.\n\
        2. Về thi tốt nghiệp\n! Chính phủ giao Bộ Giáo dục và Đào tạo phối hợp với các tỉnh tổ chức kỳ thi.\n";
    assert_eq!(leads(text), [["Bộ Tài chính"], ["Bộ Giáo dục và Đào tạo"]]);
}

#[test]
fn letters_with_a_dash_are_marks_and_amounts_are_none() {
    let text = "Từ đầu năm đến nay theo hệ thống giám sát cả tỉnh ghi nhận hơn\n38.000 trường hợp mắc bệnh.\n1. Các Huyện, Thành Đoàn\n\
        a- Ra quân diệt muỗi;\nb- Lập danh sách.\n2. Giao Ban Quản lý công ích (đơn vị thu gom):\n- Tăng chuyến thu gom.\n";
    assert_eq!(
        leads(text),
        [
            ["Các Huyện, Thành Đoàn"],
            ["Các Huyện, Thành Đoàn"],
            ["Ban Quản lý công ích"]
        ]
    );
}

/// Nothing between two numbers is lost, however much of it there is.
#[test]
fn paragraphs_without_marks_belong_to_the_number_above() {
    let several = "Tổ chức hội chợ giới thiệu sản phẩm.\nHỗ trợ thợ giỏi truyền nghề.\nLập hồ sơ công nhận làng nghề.\n";
    let text = format!(
        "I. NHIỆM VỤ\n1. Giao Sở Công Thương khảo sát làng nghề.\n{several}2. Giao Sở Tài chính bố trí kinh phí.\n"
    );
    let all = tasks(&text);
    let words = serde_json::to_string(&all).unwrap();
    for paragraph in several.lines() {
        assert!(words.contains(paragraph), "{paragraph}: {all:#?}");
    }
    assert_eq!(leads(&text).last().unwrap(), &["Sở Tài chính"]);

    let text =
        format!("I. NHIỆM VỤ\n1. Công tác tuyên truyền\n{several}2. Công tác bảo tồn\n{several}");
    let all = tasks(&text);
    let groups: Vec<&str> = all
        .iter()
        .map(|task| task["group"].as_str().unwrap_or("-"))
        .collect();
    assert_eq!(groups, ["1", "1", "1", "2", "2", "2"], "{all:#?}");
}

/// "…, Thủ tướng Chính phủ yêu cầu Chủ tịch …:" behind why he asks: the list below is theirs.
#[test]
fn whom_a_sentence_asks_at_its_end_leads_the_list_below() {
    let text = "\
CHỈ THỊ\nVề đào tạo nghề\nĐể làm tốt hơn nữa công tác này, Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh, thành phố:
1. Chỉ đạo các cấp đưa nội dung đào tạo nghề vào kế hoạch hằng năm.
2. Xây dựng kế hoạch phối hợp với các bộ, ngành.";
    let found = read("a.txt", text.as_bytes());
    let leads: Vec<&Value> = found["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| &task["leads"])
        .collect();
    let chairs = json!(["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố"]);
    assert_eq!(leads, [&chairs, &chairs]);
}

/// Labels with a dash among dashes that say more of a numbered task are of that task; where each dash has its own they are of the dash.
#[test]
fn labels_among_the_dashes_below_a_number_are_of_the_number() {
    let text = "\
KẾ HOẠCH\nCông tác bầu cử\nII. NỘI DUNG, NHIỆM VỤ\n1. Công tác chuẩn bị
1.1. Xây dựng và ban hành Hướng dẫn tham gia công tác bầu cử.
- Bảo đảm thống nhất với hướng dẫn của cấp trên.
- Mặt trận Tổ quốc phối hợp với UBND xã chuẩn bị.
- Thời gian hoàn thành: Tháng 11/2025.
- Đơn vị chủ trì: Ban Thường trực.
- Đơn vị phối hợp: Các tổ chức thành viên.
- Kết quả: Hướng dẫn.
1.2. Tổ chức hội nghị.
- Thời gian hoàn thành: Quý I/2026.
- Đơn vị chủ trì: Ban Thường trực.
2. Công tác tuyên truyền
- Phát tờ rơi.
- Đơn vị chủ trì: Đoàn Thanh niên.
- Phát thanh.
- Đơn vị chủ trì: Trạm truyền thanh.";
    let tasks = tasks(text);
    let told: Vec<Value> = tasks
        .iter()
        .map(|task| {
            json!([
                task["number"],
                task["content"].as_array().unwrap().len(),
                task["leads"],
                task["deadline"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!(["1.1", 3, ["Ban Thường trực"], "Tháng 11/2025"]),
            json!(["1.2", 1, ["Ban Thường trực"], "Quý I/2026"]),
            json!([null, 1, ["Đoàn Thanh niên"], null]),
            json!([null, 1, ["Trạm truyền thanh"], null]),
        ]
    );
}

/// Whoever is charged with what stands below is named by the words before, though nothing is known of such a body.
#[test]
fn whose_duties_an_article_lists_does_them() {
    for head in [
        "Điều 2. Nhiệm vụ của Tổ tiếp công dân, xử lý khiếu nại, tố cáo:",
        "Điều 2. Tổ tiếp công dân, xử lý khiếu nại, tố cáo có nhiệm vụ sau:",
    ] {
        let text = format!(
            "QUYẾT ĐỊNH\nThành lập Tổ tiếp công dân\nĐiều 1. Thành lập Tổ tiếp công dân.\n{head}\n- Thực hiện tiếp công dân theo kế \
             hoạch.\n- Tiếp nhận, phân loại đơn thư.\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký."
        );
        let name = "Tổ tiếp công dân, xử lý khiếu nại, tố cáo";
        assert_eq!(leads(&text), [[name], [name]], "{head}");
    }
}

/// "Bộ Công an có trách nhiệm:" above sentences without marks, a name that ends in a verb and "phối hợp" alone head what stands below.
#[test]
fn names_head_what_stands_below_them_with_and_without_marks() {
    let text = "I. TRÁCH NHIỆM CỦA CÁC BỘ\n1. Bộ Y tế có trách nhiệm:\nThực hiện chức năng quản lý nhà nước.\nChỉ đạo lực lượng thanh tra.\n\
        2. Bộ Công an có trách nhiệm:\nChỉ đạo công an các cấp điều tra.\n";
    assert_eq!(leads(text), [["Bộ Y tế"], ["Bộ Y tế"], ["Bộ Công an"]]);
    let text = "II. NHIỆM VỤ\na) Vụ Khoa học công nghệ môi trường và Vật liệu xây dựng\n- Biên soạn hướng dẫn.\n\
        b) Đề nghị Ủy ban nhân dân xã phối hợp\n- Triệu tập hội nghị.\n";
    assert_eq!(
        leads(text),
        [
            ["Vụ Khoa học công nghệ môi trường và Vật liệu xây dựng"],
            ["Ủy ban nhân dân xã"]
        ]
    );
}

/// Behind the dashes of a body a sentence with a time of its own speaks of others.
#[test]
fn a_time_and_other_bodies_end_the_list_of_a_body() {
    let text = "II. NHIỆM VỤ\n7. Trung tâm Nước sạch tỉnh\n- Xây dựng kế hoạch cấp nước.\n\
        Trước ngày 10 tháng 12 hằng năm, các sở rà soát công trình.\n";
    assert_eq!(leads(text), [["Trung tâm Nước sạch tỉnh"], ["các sở"]]);
}

#[test]
fn whose_a_matter_is_stands_behind_then() {
    let text = "II. NHIỆM VỤ\n1. Đối với vụ việc ở khu dân cư thì Ủy ban bầu cử có trách nhiệm phối hợp với Ủy ban nhân dân xã xác minh.\n";
    assert_eq!(leads(text), [["Ủy ban bầu cử"]]);
}

/// What an article or a number lays on somebody names them whole, whatever words their names hold.
#[test]
fn whose_responsibility_it_is_heads_what_stands_below() {
    let text = "Điều 2. Tổ chức thực hiện\n1. Trách nhiệm Tổ công tác triển khai Đề án 06:\na) Chỉ đạo xây dựng Đề án.\n\
        2. Trách nhiệm của các bộ, cơ quan ngang bộ\na) Phối hợp rà soát dữ liệu.\n\
        3. Các Khu Công nghệ cao, Khu Công nghệ số tập trung\na) Làm cầu nối với các doanh nghiệp.\n";
    assert_eq!(
        leads(text),
        [
            ["Tổ công tác triển khai Đề án 06"],
            ["các bộ, cơ quan ngang bộ"],
            ["Các Khu Công nghệ cao, Khu Công nghệ số tập trung"]
        ]
    );
}

/// Who watches over the document and reports on it at intervals has a duty, and a task only by a further clause.
#[test]
fn watching_and_reporting_at_intervals_is_a_duty() {
    let watch = "Bộ Y tế chủ trì, phối hợp với các bộ theo dõi, đôn đốc việc triển khai thực hiện Kế hoạch này";
    for (words, is_task) in [
        (
            "; định kỳ 06 tháng báo cáo và kiến nghị Chính phủ các biện pháp cần thiết.",
            false,
        ),
        (", hằng năm báo cáo Chính phủ kết quả thực hiện.", false),
        (
            ", định kỳ trước ngày 10/12 hằng năm tổng hợp báo cáo Chính phủ.",
            false,
        ),
        (
            "; định kỳ hằng năm báo cáo Chính phủ; xây dựng cơ sở dữ liệu ngành.",
            true,
        ),
    ] {
        let text =
            format!("III. TỔ CHỨC THỰC HIỆN\n1. Bộ Tài chính mua thuốc.\n2. {watch}{words}\n");
        assert_eq!(leads(&text).len() == 2, is_task, "{words}");
    }
}

/// Between dashes a few words without a mark head something else, whether they name a body or a matter.
#[test]
fn a_few_words_behind_a_dash_head_something_else() {
    let text = "V. PHÂN CÔNG\nPhòng Kỹ thuật\n- Lập phương án dừng máy.\n- Nghiệm thu khối lượng sau bảo dưỡng.\nPhòng Vật tư\n- Mua vật tư, phụ tùng.\n\
        Ban Thường vụ các đảng ủy xã, phường\n- Trực tiếp lãnh đạo giải phóng mặt bằng.\nKinh phí\nKinh phí từ ngân sách xã.\n";
    let json = tasks(text);
    let told: Vec<String> = json
        .iter()
        .map(|task| {
            format!(
                "{}: {}",
                task["leads"][0].as_str().unwrap(),
                task["content"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "Phòng Kỹ thuật: [\"Lập phương án dừng máy.\"]",
            "Phòng Kỹ thuật: [\"Nghiệm thu khối lượng sau bảo dưỡng.\"]",
            "Phòng Vật tư: [\"Mua vật tư, phụ tùng.\"]",
            "Ban Thường vụ các đảng ủy xã, phường: [\"Trực tiếp lãnh đạo giải phóng mặt bằng.\"]",
        ]
    );
}

#[test]
fn steps_announce_what_is_done_in_them() {
    let text = "III. CÁC BƯỚC TIẾN HÀNH\nBước 1: Chuẩn bị (từ 25/3 đến 30/4/2026)\n- Khảo sát hạ tầng mạng tại 18 khoa.\nBước 2: Thử nghiệm\n- Chạy thử tại khoa Nội.\n";
    let all = tasks(text);
    let words: Vec<&str> = all
        .iter()
        .map(|task| task["content"][0].as_str().unwrap())
        .collect();
    assert_eq!(
        words,
        [
            "Khảo sát hạ tầng mạng tại 18 khoa.",
            "Chạy thử tại khoa Nội."
        ]
    );
}
