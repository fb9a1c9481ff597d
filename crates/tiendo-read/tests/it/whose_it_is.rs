//! Whose the tasks of a part are where their own words do not say it: the words above, below and beside them.

use serde_json::Value;

use crate::common::{HEAD, leads, read, tasks};

/// Number, group and leads of each task.
fn told(text: &str) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    tasks(text)
        .iter()
        .map(|task| {
            let names = task["leads"].as_array().unwrap();
            let names: Vec<String> = names.iter().map(word).collect();
            let (number, group) = (word(&task["number"]), word(&task["group"]));
            format!("{number} {group} {}", names.join(" + "))
        })
        .collect()
}

#[test]
fn who_orders_ends_with_a_colon_above_what_each_is_to_do() {
    let text = "Để bảo đảm an toàn, Giám đốc yêu cầu:\n\
        Trưởng các đơn vị phổ biến lịch nghỉ đến người lao động.\n\
        Phòng Công tác sinh viên tổ chức trực, bảo vệ tài sản.\n\
        Ban Quản lý ký túc xá phân công cán bộ trực.\n";
    assert_eq!(
        leads(text),
        [
            ["Trưởng các đơn vị"],
            ["Phòng Công tác sinh viên"],
            ["Ban Quản lý ký túc xá"]
        ]
    );
}

#[test]
fn whom_a_letter_asks_behind_its_legal_basis_leads() {
    let letter = |words: &str| {
        let text = format!(
            "BỘ XÂY DỰNG\nSố: 4510/BXD-QLN\nV/v nhà ở xã hội\nKính gửi: Ủy ban nhân dân các tỉnh\n\
            Thực hiện Nghị quyết số 201/2025/QH15 ngày 29/5/2025 của Quốc hội, Bộ Xây dựng đề nghị {words}\n"
        );
        let found = read("a.txt", text.as_bytes());
        found["tasks"].as_array().unwrap().clone()
    };
    let asked = letter("Ủy ban nhân dân các tỉnh rà soát quỹ đất trước ngày 30/9/2025.");
    assert_eq!(asked[0]["leads"][0], "Ủy ban nhân dân các tỉnh");
    assert_eq!(asked[0]["deadline"], "trước ngày 30/9/2025");
    for words in [
        "Ủy ban nhân dân các tỉnh nghiên cứu, tham gia ý kiến về dự thảo.",
        "Ủy ban nhân dân các tỉnh quan tâm chỉ đạo thực hiện./.",
        "Ủy ban nhân dân các tỉnh thực hiện các nội dung sau:",
    ] {
        assert!(letter(words).is_empty(), "{words}");
    }
}

/// Below dashes that name nobody, one line may say for all of them who leads.
#[test]
fn one_label_below_several_dashes_is_for_all_of_them() {
    let text = "I. NHIỆM VỤ\n1. Công tác bảo tồn\n- Khảo sát làng nghề.\n- Lập hồ sơ công nhận.\n\
        Trách nhiệm chỉ đạo thực hiện: Sở Công Thương; Sở Du lịch.\n\
        2. Công tác quảng bá\n- Tổ chức hội chợ.\nCơ quan chủ trì: Sở Du lịch.\n- Làm phim.\nCơ quan chủ trì: Sở Nội vụ.\n";
    assert_eq!(
        told(text),
        [
            "- 1 Sở Công Thương + Sở Du lịch",
            "- 1 Sở Công Thương + Sở Du lịch",
            "- 2 Sở Du lịch",
            "- 2 Sở Nội vụ"
        ]
    );
}

#[test]
fn below_a_number_that_names_nobody_a_body_does_what_it_does() {
    let text = "I. NHIỆM VỤ\n1. Hoàn thành di dời 01 khu công nghiệp.\n\
        UBND phường Lào Cai chủ trì, phối hợp với Sở Xây dựng giải phóng mặt bằng.\n\
        2. Hình thành Quỹ đầu tư của tỉnh.\nQuỹ đầu tư hoạt động theo mô hình công ty cổ phần.\nCơ quan chủ trì: Sở Tài chính.\n";
    assert_eq!(told(text), ["- 1 UBND phường Lào Cai", "2 - Sở Tài chính"]);
    // What heads a matter is none of its tasks, though those above are asked for all of it.
    let text = "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:\n\
        1. Công tác tuyên truyền\nTổ chức quán triệt Nghị định.\n2. Công tác kiểm tra\nTăng cường kiểm tra các chợ.\n";
    assert_eq!(
        told(text),
        ["- 1 các sở, ban, ngành", "- 2 các sở, ban, ngành"]
    );
}

/// Bodies in a list owe what stands below it; what stood above holds no longer at the next number.
#[test]
fn a_list_of_bodies_owes_what_follows_and_the_next_number_begins_anew() {
    let text = "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:\n\
        1. Các sở quản lý nhà nước chuyên ngành về hạ tầng\n\
        Giao các sở quản lý nhà nước chuyên ngành về hạ tầng gồm:\n\
        - Sở Công Thương (đối với hạ tầng thương mại);\n- Sở Xây dựng (đối với hạ tầng đô thị).\n\
        Có trách nhiệm:\na) Rà soát tài sản thuộc phạm vi quản lý.\nb) Lập hồ sơ giao tài sản.\n\
        2. Các cơ quan, đơn vị được giao quản lý, sử dụng tài sản hạ tầng\n\
        a) Kê khai tài sản.\nb) Bảo trì tài sản.\n3. Thanh tra tỉnh\nTăng cường kiểm tra việc quản lý tài sản.\n\
        4. Rà soát quy trình nội bộ.\n";
    let manage = "Các cơ quan, đơn vị được giao quản lý, sử dụng tài sản hạ tầng";
    assert_eq!(
        told(text),
        [
            "a 1 Sở Công Thương + Sở Xây dựng".to_owned(),
            "b 1 Sở Công Thương + Sở Xây dựng".to_owned(),
            format!("a 2 {manage}"),
            format!("b 2 {manage}"),
            "- 3 Thanh tra tỉnh".to_owned(),
            "4 - các sở, ban, ngành".to_owned(),
        ]
    );
}

#[test]
fn the_heading_of_a_part_may_say_whose_all_of_it_is() {
    let text = "II. NHIỆM VỤ CHỦ YẾU CỦA BỘ Y TẾ\n1. Xây dựng quy chuẩn về nước sạch.\n\
        2. Phối hợp với Bộ Tài chính bố trí kinh phí.\nIII. NHIỆM VỤ KHÁC\n1. Khảo sát làng nghề.\n";
    assert_eq!(told(text), ["1 - BỘ Y TẾ", "2 - BỘ Y TẾ", "1 - "]);
}

#[test]
fn amounts_for_bodies_are_no_tasks_and_labels_of_circumstances_are_none() {
    let text = "Điều 1. Phê duyệt dự án, trong đó:\n+ Bộ Công Thương: 760.000 USD;\n+ Bộ Xây dựng: 700.000 USD.\n\
        Điều 2. Giao Bộ Công Thương:\n- Lập hồ sơ dự án;\n- Tổ chức đấu thầu.\n";
    assert_eq!(
        told(text),
        ["- Điều 2 Bộ Công Thương", "- Điều 2 Bộ Công Thương"]
    );
    let text = "4. Phân công nhiệm vụ\n4.1. Ông. Hoàng Văn Thuân - Trưởng đoàn: Chủ trì các buổi làm việc.\n\
        4.2. Địa điểm kiểm tra: Tại trụ sở đơn vị.\n4.3. Phương tiện: Xe của Văn phòng.\n";
    let all = tasks(text);
    assert_eq!(all[0]["content"][0], "Chủ trì các buổi làm việc.");
    assert!(!all.iter().any(|task| task["number"] == "4.2"), "{all:#?}");
}

/// A list that a sentence holds names whoever stands at its end, and no content begins with a sign.
#[test]
fn offices_in_small_letters_end_a_list_of_names() {
    let text = "I. NHIỆM VỤ\n1. Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường; \
        người đứng đầu các cơ quan, đơn vị tổ chức rà soát tài sản.\n2. Sở Y tế mua thuốc.\n";
    assert_eq!(leads(text)[0].len(), 3, "{:?}", leads(text));
    let text =
        format!("{HEAD}I. NHIỆM VỤ\n1. Các sở, ban, ngành; cơ quan, đơn vị tiến hành rà soát.\n");
    let found = read("a.txt", text.as_bytes());
    let content = found["tasks"][0]["content"][0].as_str().unwrap();
    assert!(content.starts_with("Các sở"), "{content}");
}

#[test]
fn who_is_told_by_a_field_heads_what_he_is_to_do() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Cán bộ phụ trách lĩnh vực giám sát và phản biện xã hội\n- Tham mưu xây dựng kế hoạch kiểm tra.\n\
        2. Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng và lĩnh vực khác\n- Bảo đảm thông tin liên lạc.\n\
        3. Phó Trưởng phòng phụ trách lĩnh vực khoáng sản và Chuyên viên được giao nhiệm vụ\n- Kiểm tra mỏ đá.\n";
    let expected: [&[&str]; 3] = [
        &["Cán bộ phụ trách lĩnh vực giám sát và phản biện xã hội"],
        &["Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng và lĩnh vực khác"],
        &[
            "Phó Trưởng phòng phụ trách lĩnh vực khoáng sản",
            "Chuyên viên được giao nhiệm vụ",
        ],
    ];
    assert_eq!(leads(text), expected);
}

#[test]
fn who_stands_for_something_heads_what_that_is() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế là đơn vị thường trực, có trách nhiệm:\na) Hướng dẫn các nhóm;\nb) Tổ chức giao ban.\n";
    assert_eq!(told(text), ["a 1 Sở Y tế", "b 1 Sở Y tế"]);
}

#[test]
fn who_is_asked_to_win_others_over_has_something_to_do() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế tập huấn cho các xã.\n\
        2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên vận động Nhân dân thực hiện tốt Kế hoạch này.\n\
        3. Đề nghị các đơn vị quan tâm triển khai thực hiện.\n";
    assert_eq!(
        told(text),
        [
            "1 - Sở Y tế",
            "2 - Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh + các tổ chức thành viên"
        ]
    );
}

#[test]
fn an_article_that_names_a_body_heads_the_sentence_below_it() {
    let text = "Chương II\nTRÁCH NHIỆM\nĐiều 5. Bảo tàng công lập\n1. Số hóa bảo vật.\n2. Sao lưu dữ liệu.\n\
        Điều 6. Ủy ban nhân dân cấp xã\nỦy ban nhân dân cấp xã nơi có di tích có trách nhiệm cung cấp hồ sơ.\n\
        Chương III\nĐIỀU KHOẢN THI HÀNH\nĐiều 7. Hiệu lực\n1. Quy định này có hiệu lực từ ngày ký.\n";
    assert_eq!(
        told(text),
        [
            "1 Điều 5 Bảo tàng công lập",
            "2 Điều 5 Bảo tàng công lập",
            "- Điều 6 Ủy ban nhân dân cấp xã nơi có di tích"
        ]
    );
    let last = &tasks(text)[2]["content"];
    assert_eq!(last.as_array().unwrap().len(), 1, "{last}");
}

#[test]
fn who_approves_gives_it_to_somebody_in_a_further_sentence() {
    let text = "Phó Chủ tịch UBND tỉnh có ý kiến như sau:\n\
        Đồng ý với kiến nghị của Thanh tra tỉnh tại văn bản nêu trên. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng Đề án.\n\
        Đồng ý với báo cáo của Thanh tra tỉnh. Yêu cầu Chủ tịch UBND huyện Tân Bình khẩn trương xử lý dứt điểm.\n";
    assert_eq!(
        told(text),
        ["- - Sở Y tế", "- - Chủ tịch UBND huyện Tân Bình"]
    );
}

#[test]
fn one_of_all_may_be_told_apart() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. UBND các phường\na) Kiểm tra chợ.\n\
        b) Riêng UBND phường Cầu Đá phối hợp với Hạt Giao thông số 2 giải tỏa chợ tạm.\n\
        2. Trưởng các khoa có chương trình được đánh giá\na) Cử giảng viên.\nb) Huy động doanh nghiệp góp ý.\n";
    assert_eq!(
        told(text),
        [
            "a 1 UBND các phường",
            "b 1 UBND phường Cầu Đá",
            "a 2 Trưởng các khoa có chương trình được đánh giá",
            "b 2 Trưởng các khoa có chương trình được đánh giá"
        ]
    );
}

#[test]
fn what_a_letter_asks_of_nobody_by_name_is_theirs_whom_it_goes_to() {
    let letter = |greeting: &str| {
        let text = format!(
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 12/SGDĐT-VP\nV/v phòng chống dịch\n{greeting}\n\
            Sở Giáo dục và Đào tạo yêu cầu thực hiện các nội dung sau:\n\
            1. Tuyên truyền, vận động phụ huynh phòng chống dịch.\n\
            2. Phòng Chính trị tư tưởng theo dõi, hướng dẫn việc học trực tuyến.\n\
            3. Từ ngày 15/3/2026, học sinh trở lại trường.\n"
        );
        let json = read("a.txt", text.as_bytes());
        let leads = json["tasks"].as_array().unwrap().iter();
        leads
            .map(|task| task["leads"].to_string())
            .collect::<Vec<_>>()
    };
    for greeting in [
        "Kính gửi: Hiệu trưởng các trường trực thuộc.",
        "Kính gửi:\n- Hiệu trưởng các trường trực thuộc.",
    ] {
        assert_eq!(
            letter(greeting),
            [
                "[\"Hiệu trưởng các trường trực thuộc\"]",
                "[\"Phòng Chính trị tư tưởng\"]"
            ],
            "{greeting}"
        );
    }
}

#[test]
fn who_has_a_duty_heads_what_that_is_with_or_without_a_colon() {
    let text = "Điều 5. Kho bạc Nhà nước Thành phố, Kho bạc Nhà nước quận - huyện có nhiệm vụ\n\
        1. Hướng dẫn mở tài khoản.\n2. Kiểm soát chi.\n\
        Điều 6. Ủy ban nhân dân phường - xã, thị trấn có trách nhiệm\n1. Quản lý đối tượng.\n";
    let both = "Kho bạc Nhà nước Thành phố + Kho bạc Nhà nước quận - huyện";
    assert_eq!(
        told(text),
        [
            format!("1 Điều 5 {both}"),
            format!("2 Điều 5 {both}"),
            "1 Điều 6 Ủy ban nhân dân phường - xã, thị trấn".to_owned()
        ]
    );
}

#[test]
fn who_makes_up_a_committee_owes_nothing_for_that() {
    let text = "Điều 1. Thành lập Ban Chỉ đạo gồm:\n1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Các Ủy viên:\n\
        - Giám đốc Sở Nội vụ;\n- Chánh Văn phòng UBND tỉnh;\n- Đại diện lãnh đạo Công an tỉnh.\n\
        Điều 2. Giao Sở Nội vụ tổng hợp, trình UBND tỉnh quy chế hoạt động.\n";
    let leads: Vec<String> = tasks(text)
        .iter()
        .map(|task| task["leads"].to_string())
        .collect();
    assert_eq!(leads, ["[\"Sở Nội vụ\"]"]);
}

#[test]
fn a_rhythm_may_stand_before_who_does_it() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Hàng quý, UBND các xã lập hồ sơ thống kê.\n2. Hằng tháng, Sở Tài chính đối chiếu số liệu.\n";
    assert_eq!(told(text), ["1 - UBND các xã", "2 - Sở Tài chính"]);
}

/// A word of giving in the middle or at the end, and a matter before who acts, tell who does it, whatever stands above.
#[test]
fn who_acts_may_stand_behind_a_matter_or_at_the_end() {
    for (words, who) in [
        (
            "Về khôi phục công trình thủy lợi, Bộ Quốc phòng huy động lực lượng.",
            "Bộ Quốc phòng",
        ),
        (
            "Các tuyến quốc lộ còn ách tắc, giao Bộ Xây dựng thông xe chậm nhất vào ngày 10/10/2025.",
            "Bộ Xây dựng",
        ),
        (
            "Hiện còn 06 ngư dân bị tạm giữ, kính đề nghị Bộ Ngoại giao tiếp tục can thiệp.",
            "Bộ Ngoại giao",
        ),
        (
            "Việc di dời đường dây 110 kV giao Sở Công Thương làm việc với Công ty Lưới điện.",
            "Sở Công Thương",
        ),
        (
            "Xây dựng sổ tay điện tử cho các hộ kinh doanh, giao Sở Khoa học và Công nghệ chủ trì thực hiện.",
            "Sở Khoa học và Công nghệ",
        ),
    ] {
        let text = format!("II. NHIỆM VỤ\n1. {words}\n2. Sở Y tế kiểm tra.\n");
        assert_eq!(leads(&text)[0], [who], "{words}");
    }
}

/// What a letter asks of nobody is asked of whom it goes to, though it speaks of what was sent before.
#[test]
fn a_letter_asks_though_something_was_done_before() {
    let letter = |words: &str| {
        let text = format!(
            "SỞ Y TẾ\nSố: 12/SYT-NVY\nKính gửi: Trạm y tế các xã.\nSở Y tế yêu cầu thực hiện các việc sau:\n1. {words}\n2. Kiểm tra bếp ăn.\n"
        );
        let json = read("a.txt", text.as_bytes());
        let tasks = json["tasks"].as_array().unwrap();
        let task = tasks.iter().find(|task| task["number"] == "1")?;
        task["leads"][0].as_str().map(str::to_owned)
    };
    let asked = letter("Rà soát người tham gia theo danh sách đã gửi qua phần mềm.");
    assert_eq!(asked.as_deref(), Some("Trạm y tế các xã"));
    let labelled = letter("Chương trình lễ khai giảng: Thực hiện đúng các nội dung quy định.");
    assert_eq!(labelled.as_deref(), Some("Trạm y tế các xã"));
    let tells = letter("Thời gian: Ngày 05/9/2026.");
    assert_eq!(tells, None);
}

/// Civil judgment enforcement is an office without a word for one; schools beside the general ones go by letters.
#[test]
fn offices_known_by_what_they_do_and_by_letters() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Thi hành án dân sự tỉnh Hải Ninh\n- Rà soát các vụ việc tồn đọng.\n\
        2. TTGDTX tỉnh Hải Ninh\n- Mở lớp xóa mù chữ.\n\
        3. TTGDNN-GDTX huyện Đông Triều\n- Mở lớp nghề.\n";
    assert_eq!(
        told(text),
        [
            "- 1 Thi hành án dân sự tỉnh Hải Ninh",
            "- 2 TTGDTX tỉnh Hải Ninh",
            "- 3 TTGDNN-GDTX huyện Đông Triều"
        ]
    );
}

/// A letter may call those whom it goes to by no name; "quý" before a number is a quarter.
#[test]
fn quy_co_quan_is_whom_the_letter_goes_to() {
    let text = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 12/SKHCN-VP\nV/v góp ý dự thảo\nHà Sơn, ngày 2 tháng 3 năm 2026\n\
        Kính gửi:\n- Sở Y tế;\n- Sở Xây dựng.\n\
        Để hoàn thiện dự thảo, Sở Khoa học và Công nghệ đề nghị quý cơ quan nghiên cứu, góp ý trước ngày 10/3/2026.\n\
        Trân trọng./.\n";
    let json = read("a.txt", text.as_bytes());
    let tasks = json["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 1);
    assert_eq!(
        tasks[0]["leads"],
        serde_json::json!(["Sở Y tế", "Sở Xây dựng"])
    );
}

/// A sentence without a mark between "b)" and "c)" ends nothing that holds for both.
#[test]
fn words_between_two_letters_leave_their_heading_alone() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành tỉnh:\na) Rà soát quy hoạch.\nCăn cứ kết quả rà soát, các đơn vị báo cáo.\n\
        b) Củng cố tổ chức bộ máy.\n";
    assert_eq!(leads(text)[1], ["Các sở, ban, ngành tỉnh"]);
}

/// Who approves that somebody does something gives it to them.
#[test]
fn who_agrees_that_somebody_acts_gives_it_to_them() {
    assert_eq!(
        leads(
            "II. NỘI DUNG\n1. Đồng ý chủ trương giao Ủy ban nhân dân tỉnh Thanh Sơn chủ trì lập quy hoạch.\n2. Đồng ý để Sở Xây dựng lập đề án.\n"
        ),
        [["Ủy ban nhân dân tỉnh Thanh Sơn"], ["Sở Xây dựng"]]
    );
}

/// A decision that gives what its annex lists gives nothing beside it.
#[test]
fn giving_what_an_annex_lists_is_no_task_beside_it() {
    let page = "<p>QUYẾT ĐỊNH</p><p>Điều 1. Phân công các sở, ban, ngành thực hiện các nhiệm vụ tại Phụ lục kèm theo Quyết định này.</p>\
        <p>Điều 2. Quyết định này có hiệu lực từ ngày ký.</p>\
        <table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<tr><td>1<td>Lập đề án<td>Sở Y tế<tr><td>2<td>Kiểm tra<td>Sở Tài chính</table>";
    let json = read("a.html", page.as_bytes());
    assert_eq!(json["tasks"].as_array().unwrap().len(), 2);
}

/// People whom nobody names otherwise head what they are to do.
#[test]
fn people_alone_in_a_heading_act_below_it() {
    let text = "V. PHÂN CÔNG NHIỆM VỤ\n1. Học sinh và cha mẹ học sinh\n- Chấp hành quy định.\n2. Cán bộ, giáo viên, nhân viên\n- Tham gia tập huấn.\n\
        3. Các chủ đập thủy điện:\na) Tổ chức trực ban.\n4. Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh\na) Vận động hội viên tham gia.\n";
    assert_eq!(
        leads(text),
        [
            vec!["Học sinh", "cha mẹ học sinh"],
            vec!["Cán bộ", "giáo viên", "nhân viên"],
            vec!["Các chủ đập thủy điện"],
            vec!["Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh"],
        ]
    );
}

/// Under a label for who leads whole sentences may stand.
#[test]
fn sentences_under_a_label_open_with_who_leads() {
    let text = "II. NỘI DUNG THỰC HIỆN\n1. Rà soát văn bản quy phạm pháp luật.\n\
        - Cơ quan thực hiện: Sở Tư pháp tiến hành rà soát các văn bản thuộc thẩm quyền của mình; UBND các xã rà soát các văn bản do mình ban hành.\n";
    assert_eq!(leads(text), [["Sở Tư pháp", "UBND các xã"]]);
}

/// A bracket may say what a body is for the document, and its name heads the dashes all the same.
#[test]
fn a_name_with_its_role_in_brackets_heads_its_dashes() {
    assert_eq!(
        leads(
            "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính (cơ quan chủ trì)\n- Phối hợp với Sở Y tế lập dự toán.\n- Cân đối ngân sách.\n"
        ),
        [["Sở Tài chính"], ["Sở Tài chính"]]
    );
}

/// A letter may ask in a clause behind what it is about, a notice in sentences without any mark.
#[test]
fn letters_and_notices_ask_in_sentences_without_marks() {
    let read_leads = |text: &str| {
        let json = read("a.txt", text.as_bytes());
        let tasks = json["tasks"].as_array().unwrap().clone();
        tasks
            .iter()
            .map(|task| task["leads"].to_string())
            .collect::<Vec<_>>()
    };
    let letter = "CỤC THUẾ\nSố: 5348/CT-CS\nV/v góp vốn\nHà Nội, ngày 2 tháng 3 năm 2026\nKính gửi: Thuế tỉnh Quảng Trị.\n\
        Về việc góp vốn điều lệ của Công ty, đề nghị Thuế tỉnh Quảng Trị trao đổi với cơ quan có thẩm quyền để xác định chi phí.\n\
        Nhận được công văn này, yêu cầu các đơn vị khẩn trương thực hiện./.\n";
    assert_eq!(read_leads(letter), ["[\"Thuế tỉnh Quảng Trị\"]"]);
    let notice = "UBND THÀNH PHỐ HÀ SƠN\nSố: 12/TB-UBND\nTHÔNG BÁO\nVề việc treo cờ Tổ quốc\n\
        Công an các phường kiểm tra, nhắc nhở việc treo cờ ở địa bàn dân cư.\n";
    assert_eq!(read_leads(notice), ["[\"Công an các phường\"]"]);
}
