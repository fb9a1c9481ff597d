//! Who issued a document and what it is about, and who issued those that it cites.

use serde_json::Value;

use crate::common::{HEAD, leads, read};

#[test]
fn a_name_in_capitals_keeps_those_of_its_kind_its_trade_and_its_proper_name() {
    for (printed, expected) in [
        (
            "TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT NAM PHONG",
            "Trường Đại học Sư phạm Kỹ thuật Nam Phong",
        ),
        (
            "CÔNG TY TNHH MTV CẤP NƯỚC HẢI NINH",
            "Công ty TNHH MTV Cấp nước Hải Ninh",
        ),
        (
            "TỔNG CÔNG TY MAY MẶC ĐÔNG HẢI",
            "Tổng công ty May mặc Đông Hải",
        ),
        (
            "BAN QUẢN LÝ KHU KINH TẾ VŨNG SIM",
            "Ban Quản lý Khu kinh tế Vũng Sim",
        ),
        (
            "BAN QUẢN LÝ KHU KINH TẾ TỈNH HẢI NAM",
            "Ban Quản lý Khu kinh tế tỉnh Hải Nam",
        ),
        ("CHI CỤC THUẾ KHU VỰC XXI", "Chi cục Thuế khu vực XXI"),
        ("KHO BẠC NHÀ NƯỚC KHU VỰC IX", "Kho bạc Nhà nước khu vực IX"),
        (
            "ỦY BAN NHÂN DÂNTỈNH ĐẮK TRANG",
            "Ủy ban nhân dân tỉnh Đắk Trang",
        ),
    ] {
        let text = format!(
            "{printed}\nSố: 12/KH-ABC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
            Nam Phong, ngày 02 tháng 3 năm 2018\nKẾ HOẠCH\nNâng cao chất lượng\nI. NHIỆM VỤ\n1. Phòng Kỹ thuật lập sổ.\n"
        );
        let found = read("a.txt", text.as_bytes());
        assert_eq!(found["document"]["issuer"], expected);
    }
}

#[test]
fn a_line_that_speaks_of_the_last_years_is_no_title() {
    let text = "BỘ Y TẾ\nSố: 05/CT-BYT\nHà Nội, ngày 18 tháng 4 năm 2013\nCHỈ THỊ\n\
        Về việc tăng cường an toàn tiêm chủng và kiểm soát nhiễm khuẩn tại các cơ sở y tế\n\
        Thời gian qua, một số cơ sở chưa thực hiện đúng quy trình tiêm chủng tại Quyết định\n\
        số 23/2008/QĐ-BYT của Bộ Y tế. Bộ trưởng Bộ Y tế chỉ thị:\n\
        1. Cục Y tế dự phòng sửa đổi quy định về sử dụng vắc xin tại các điểm tiêm chủng,\n\
        trình Bộ trưởng trước ngày 30/7/2013.\n\
        2. Cục Quản lý Dược kiểm tra việc bảo quản vắc xin tại các kho của các tỉnh trong\n\
        quý II năm 2013.\n";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(
        found["document"]["title"],
        "Về việc tăng cường an toàn tiêm chủng và kiểm soát nhiễm khuẩn tại các cơ sở y tế"
    );
}

#[test]
fn who_issued_what_is_cited_is_one_body_or_those_who_issued_it_together() {
    for (words, expected) in [
        (
            "Thực hiện Kết luận số 177-KL/TW ngày 11/7/2025 của Bộ Chính trị, Ban Bí thư về bộ máy",
            "Bộ Chính trị, Ban Bí thư",
        ),
        (
            "Theo Nghị quyết số 08-NQ/TW ngày 02/01/2002 của Bộ Chính trị và Bộ luật Tố tụng hình sự",
            "Bộ Chính trị",
        ),
        (
            "Chủ tịch huyện họp nghe Phòng Nội vụ báo cáo Tờ trình số 17/TTr-PNV ngày 13/5/2019",
            "Phòng Nội vụ",
        ),
        (
            "Theo Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ, Sở Y tế hướng dẫn",
            "Chính phủ",
        ),
        // What it is about may begin with a capital.
        (
            "Theo Quyết định số 719/QĐ-TTg ngày 06/6/2018 của Thủ tướng Chính phủ Phê duyệt Đề án giống lúa",
            "Thủ tướng Chính phủ",
        ),
        (
            "Hội đồng nhân dân tỉnh đã thông qua Nghị quyết số 31/NQ-HĐND về làng nghề",
            "Hội đồng nhân dân tỉnh",
        ),
    ] {
        let text = format!("{HEAD}{words}.\nI. NHIỆM VỤ\n1. Sở Y tế mua thuốc.\n");
        let found = read("a.txt", text.as_bytes());
        assert_eq!(found["citations"][0]["issuer"], expected, "{words}");
    }
}

#[test]
fn a_cell_may_ask_whom_it_names() {
    let text = "PHỤ LỤC\nTT\tCông việc phải làm\tCơ quan, tổ chức được giao\tPhối hợp cùng\n\
        1\tGiám sát chất lượng môi trường\tĐề nghị Ủy ban MTTQ Việt Nam tỉnh\tSở Y tế\n\
        2\tLập đề án\tBan Nội chính Tỉnh ủy\tCông an tỉnh\n";
    assert_eq!(
        leads(text),
        [["Ủy ban MTTQ Việt Nam tỉnh"], ["Ban Nội chính Tỉnh ủy"]]
    );
}

#[test]
fn a_cell_that_was_flattened_holds_the_lines_of_a_head_or_a_signature() {
    let text = "Trang chủ\nSố hiệu: | 96/KH-UBND | Người ký: | Lý Quốc Trung |\n\
        ỦY BAN NHÂN DÂN THÀNH PHỐ VÂN PHONG ------- Số: 96/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc \
        --------------- Vân Phong, ngày 17 tháng 05 năm 2018 |\nKẾ HOẠCH\nCHĂM SÓC SỨC KHỎE\nI. NHIỆM VỤ\n1. Sở Y tế mở lớp tập huấn.\n\
        Nơi nhận: - Bộ Y tế; - Lưu: VT, KGVX. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lý Quốc Trung |\n";
    let found = read("a.txt", text.as_bytes());
    let document = &found["document"];
    let said = |key: &str| document[key].as_str().unwrap_or("-").to_owned();
    assert_eq!(
        ["issuer", "number", "place", "date"].map(said),
        [
            "Ủy ban nhân dân thành phố Vân Phong",
            "96/KH-UBND",
            "Vân Phong",
            "2018-05-17"
        ]
    );
    assert_eq!(
        document["signatory"],
        serde_json::json!({
            "on_behalf_of": "TM. ỦY BAN NHÂN DÂN",
            "for": "KT. CHỦ TỊCH",
            "position": "PHÓ CHỦ TỊCH",
            "name": "Lý Quốc Trung"
        })
    );
    let text = text.replace("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "CHỦ TỊCH");
    let found = read("a.txt", text.as_bytes());
    let signatory = &found["document"]["signatory"];
    assert_eq!(signatory["on_behalf_of"], "TM. ỦY BAN NHÂN DÂN");
    assert_eq!(signatory["position"], "CHỦ TỊCH");
}

#[test]
fn a_page_that_prints_a_document_without_its_head_says_which_one_it_is() {
    let page = |heading: &str| {
        format!(
            "<html><body><h1>{heading}</h1><div>Ngày đăng: 21/07/2025</div>\
            <p>Ngày 17 tháng 7 năm 2025 Ủy ban nhân dân xã An Lành đã ban hành Kế hoạch số 21/KH-UBND về cải cách hành chính</p>\
            <p>I. NHIỆM VỤ</p><p>1. Phòng Kinh tế lập sổ.</p><div>Tác giả: Ban biên tập</div><div>Tin liên quan</div>\
            <ul><li>Khai mạc hè thiếu nhi</li></ul></body></html>"
        )
    };
    let found = read(
        "a.html",
        page("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025").as_bytes(),
    );
    let document = &found["document"];
    assert_eq!(document["number"], "21/KH-UBND");
    assert_eq!(document["kind"], "Kế hoạch");
    assert_eq!(document["date"], "2025-07-17");
    assert_eq!(document["issuer"], "Ủy ban nhân dân xã An Lành");
    assert_eq!(found["citations"], serde_json::json!([]));
    // What the page has below the document is none of it.
    let content = found["tasks"][0]["content"][0].as_str().unwrap();
    assert_eq!(content, "Phòng Kinh tế lập sổ.");
    assert_eq!(found["tasks"].as_array().unwrap().len(), 1);
    // Another kind of document is cited.
    let found = read("a.html", page("BÁO CÁO KẾT QUẢ NĂM 2025").as_bytes());
    assert_eq!(found["document"]["number"], serde_json::Value::Null);
    assert_eq!(found["citations"][0]["number"], "21/KH-UBND");
}

#[test]
fn kinds_of_bodies_with_capitals_are_one_collective() {
    let text = "PHỤ LỤC\nTT\tNội dung công việc\tBộ phận phụ trách\tBộ phận phối hợp\tMinh chứng\n\
        1\tLập đề án\tVụ Pháp chế\tCác Vụ, Cục, Viện\tĐề án\n\
        2\tTổ chức chuyên đề\tĐoàn trường\tTổ Ngữ văn, giáo viên chủ nhiệm\tKịch bản\n";
    let found = read("a.txt", format!("{HEAD}{text}").as_bytes());
    let with = |i: usize| found["tasks"][i]["coordinators"].clone();
    assert_eq!(with(0), serde_json::json!(["Các Vụ, Cục, Viện"]));
    assert_eq!(
        with(1),
        serde_json::json!(["Tổ Ngữ văn", "giáo viên chủ nhiệm"])
    );
    assert_eq!(found["tasks"][0]["product"], "Đề án");
}

#[test]
fn who_issued_and_when_may_stand_before_what_is_cited() {
    let text = format!(
        "{HEAD}Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số 647/QĐ-TTg phê duyệt Đề án chăm sóc trẻ em.\n\
        I. NHIỆM VỤ\n1. Sở Y tế mua thuốc.\n"
    );
    let found = read("a.txt", text.as_bytes());
    let cited = &found["citations"][0];
    assert_eq!(cited["issuer"], "Thủ tướng Chính phủ");
    assert_eq!(cited["date"], "2013-04-26");
}

#[test]
fn numbers_may_stand_below_another_and_behind_a_kind_by_its_symbol() {
    for (words, number, kind) in [
        (
            "Nghị quyết số 66.7/2025/NQ-CP của Chính phủ",
            "66.7/2025/NQ-CP",
            "Nghị quyết",
        ),
        (
            "NQ 193/2025/QH15 của Quốc hội",
            "193/2025/QH15",
            "Nghị quyết",
        ),
        (
            "Tờ trình số 3236/TTr -SNN ngày 12/11/2024 của Sở Y tế",
            "3236/TTr-SNN",
            "Tờ trình",
        ),
        (
            "Công văn số 336/CV/HHLTVN ngày 24/9/2013 của Hiệp hội Lương thực",
            "336/CV/HHLTVN",
            "Công văn",
        ),
        (
            "Pháp lệnh số 40/2002/PL-UBTVQH 10 ngày 26/4/2002",
            "40/2002/PL-UBTVQH10",
            "Pháp lệnh",
        ),
        // Thousands are no number of a document.
        (
            "1.250 hộ theo Quyết định số 15/2024/QĐ-UBND của UBND tỉnh",
            "15/2024/QĐ-UBND",
            "Quyết định",
        ),
    ] {
        let text = format!("{HEAD}Thực hiện {words}.\nI. NHIỆM VỤ\n1. Sở Y tế mua thuốc.\n");
        let found = read("a.txt", text.as_bytes());
        assert_eq!(found["citations"][0]["number"], number, "{words}");
        assert_eq!(found["citations"][0]["kind"], kind, "{words}");
        assert_eq!(found["citations"].as_array().unwrap().len(), 1, "{words}");
    }
}

#[test]
fn place_and_date_may_stand_above_the_signature() {
    let foot = "Đốc Lâm, ngày 28 tháng 4 năm 2026\nHIỆU TRƯỞNG\n(Đã ký)\nLê Văn Tám\n";
    let text = format!("{HEAD}I. NHIỆM VỤ\n1. Tổ Văn phòng lập sổ.\n{foot}");
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["document"]["place"], "Đốc Lâm");
    assert_eq!(found["document"]["date"], "2026-04-28");
    // The head's own line holds.
    let headed = text.replacen(
        "KẾ HOẠCH\n",
        "Hòa Bắc, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\n",
        1,
    );
    let found = read("a.txt", headed.as_bytes());
    assert_eq!(found["document"]["place"], "Hòa Bắc");
    assert_eq!(found["document"]["date"], "2026-03-02");
}

#[test]
fn who_sends_a_dispatch_without_a_head_issues_it() {
    let text = "CÔNG ĐIỆN\nVề việc ứng phó bão số 5\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n\
        - Chủ tịch Ủy ban nhân dân tỉnh Thanh Hóa;\n- Bộ trưởng Bộ Công an.\n\
        1. Bộ trưởng Bộ Công an chỉ đạo các lực lượng cứu hộ.\n";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["document"]["issuer"], "Thủ tướng Chính phủ");
}

/// Blanks between two columns part them, whatever else the line holds.
#[test]
fn recipients_and_signature_side_by_side_are_parted_by_their_gap() {
    let gap = " ".repeat(20);
    let foot = [
        format!("Nơi nhận:{gap}"),
        format!("- Như trên;{gap}KT. CHỦ TỊCH"),
        format!("- TT. Tỉnh ủy, HĐND tỉnh;{gap}PHÓ CHỦ TỊCH"),
        "- Lưu: VT, TH.".to_owned(),
        String::new(),
        format!("{gap}{gap}Ngô Hạnh Phúc"),
    ];
    for first in [
        "Nơi nhận:".to_owned(),
        format!("Nơi nhận:{gap}TM. ỦY BAN NHÂN DÂN"),
    ] {
        let mut foot = foot.clone();
        foot[0] = first;
        let text = format!(
            "{HEAD}I. NHIỆM VỤ\n1. Sở Y tế mua thuốc.\n2. Sở Nội vụ lập sổ.\n{}\n",
            foot.join("\n")
        );
        let document = read("a.txt", text.as_bytes())["document"].clone();
        assert_eq!(document["signatory"]["for"], "KT. CHỦ TỊCH", "{}", foot[0]);
        assert_eq!(document["signatory"]["position"], "PHÓ CHỦ TỊCH");
        assert_eq!(document["signatory"]["name"], "Ngô Hạnh Phúc");
        assert_eq!(
            document["recipients"],
            serde_json::json!(["Như trên", "TT. Tỉnh ủy, HĐND tỉnh"])
        );
    }
}

/// A letter's subject behind its number in one line, a letter in the number, recipients with no blank between them.
#[test]
fn what_a_page_ran_together_is_read_apart() {
    let text = "VĂN PHÒNG CHÍNH PHỦ\nSố: 8106A/VPCP-KNTN V/v xử lý khiếu nại của một số hộ dân\n\
        Hà Nội, ngày 25 tháng 11 năm 2008\nKính gửi: Ủy ban nhân dân tỉnh Cà Mau.\nVăn phòng Chính phủ thông báo để Ủy ban nhân dân \
        tỉnh biết, thực hiện./.\nNơi nhận:- Như trên;- Bộ Tài nguyên và Môi trường;- Lưu: VT, KNTN (3).\n\
        KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nKiều Đình T";
    let document = &read("a.txt", text.as_bytes())["document"];
    assert_eq!(document["number"], "8106A/VPCP-KNTN");
    assert_eq!(document["title"], "xử lý khiếu nại của một số hộ dân");
    assert_eq!(
        document["recipients"],
        serde_json::json!(["Như trên", "Bộ Tài nguyên và Môi trường"])
    );
    assert_eq!(document["archive"], "VT, KNTN (3)");
}

#[test]
fn departments_that_write_together_stand_in_the_number_with_a_plus() {
    let text = "TỔNG CÔNG TY ĐIỆN LỰC A\nSố: 2894/EVN-KT+KD\nV/v vận hành lưới điện\nKính gửi: Các công ty\n\
        Thực hiện Văn bản số 1975/EVN-KTSX+KD ngày 08/4/2026 của Tập đoàn Điện lực Việt Nam, đề nghị các công ty rà soát lưới điện.\n";
    let json = read("a.txt", text.as_bytes());
    assert_eq!(json["document"]["number"], "2894/EVN-KT+KD");
    assert_eq!(json["citations"][0]["number"], "1975/EVN-KTSX+KD");
    assert_eq!(json["citations"][0]["date"], "2026-04-08");
}

#[test]
fn a_list_that_stands_alone_has_its_capitals_for_a_title() {
    let text = "PHỤ LỤC II\nDANH MỤC CÁC NHIỆM VỤ TRIỂN KHAI\nKẾ HOẠCH HÀNH ĐỘNG NĂM 2026\n\
        (Kèm theo Quyết định số 84/QĐ-UBND ngày 13/5/2026 của Ủy ban nhân dân tỉnh)\n\
        STT\tNội dung\tCơ quan chủ trì\n1\tLập đề án\tSở Nội vụ\n";
    let json = read("a.txt", text.as_bytes());
    assert_eq!(
        json["document"]["title"],
        "DANH MỤC CÁC NHIỆM VỤ TRIỂN KHAI KẾ HOẠCH HÀNH ĐỘNG NĂM 2026"
    );
}

#[test]
fn a_position_and_a_name_may_share_a_line() {
    let text = "THỦ TƯỚNG CHÍNH PHỦ\nSố: 22/QĐ-TTg\nQUYẾT ĐỊNH\nVề hỗ trợ nhà ở\n\
        Điều 1. Bộ Xây dựng hướng dẫn các tỉnh.\n\
        Nơi nhận:\n- Bộ Xây dựng;\n- Lưu: VT.\nTHỦ TƯỚNG Nguyễn Văn Mẫu\n";
    let signatory = &read("a.txt", text.as_bytes())["document"]["signatory"];
    assert_eq!(signatory["position"], "THỦ TƯỚNG");
    assert_eq!(signatory["name"], "Nguyễn Văn Mẫu");
}

#[test]
fn a_title_goes_on_in_a_small_letter_or_with_a_span_of_the_year() {
    for (first, second) in [
        (
            "Thực hiện Nghị quyết số 71-NQ/TW",
            "về đột phá phát triển giáo dục",
        ),
        (
            "Nâng cao chất lượng phục vụ hành chính công",
            "6 tháng cuối năm 2025",
        ),
        ("về phát triển kinh tế lâm nghiệp", "giai đoạn 2025 - 2030"),
    ] {
        let text = format!(
            "ỦY BAN NHÂN DÂN XÃ A\nSố: 45/KH-UBND\nKẾ HOẠCH\n{first}\n{second}\n-----\nI. MỤC ĐÍCH\nGiúp người dân.\n"
        );
        let json = read("a.txt", text.as_bytes());
        assert_eq!(json["document"]["title"], format!("{first} {second}"));
    }
}

#[test]
fn date_salutation_and_first_sentence_may_share_a_line() {
    let text = "BỘ Y TẾ -------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------\n\
        Số: 6087/BYT-KCB V/v cấp chứng chỉ hành nghề\n\
        Hà Nội, ngày 27 tháng 09 năm 2013 Kính gửi: Sở Y tế các tỉnh Thực hiện Luật Khám bệnh, Bộ Y tế yêu cầu Sở Y tế các tỉnh:\n\
        1. Tổ chức phổ biến pháp luật về khám bệnh.\n2. Kiểm tra phòng khám trên địa bàn.\n\
        Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn Mẫu\n";
    let json = read("a.txt", text.as_bytes());
    let document = &json["document"];
    assert_eq!(document["place"], "Hà Nội");
    assert_eq!(document["date"], "2013-09-27");
    assert_eq!(document["title"], "cấp chứng chỉ hành nghề");
    assert_eq!(document["signatory"]["name"], "Nguyễn Văn Mẫu");
    assert_eq!(json["tasks"].as_array().unwrap().len(), 2);
}

/// What the National Assembly adopts is a law however its name ends, a code is called so, and those who resolve together all stand in
/// the number.
#[test]
fn laws_codes_and_joint_resolutions_are_cited_as_what_they_are() {
    let json = read(
        "a.txt",
        format!(
            "{HEAD}Căn cứ Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 69/2020/QH14;\n\
             Căn cứ Bộ luật Tố tụng hình sự số 101/2015/QH13;\n\
             Căn cứ Tờ trình số 140/TTr- SCT ngày 27/10/2025;\n\
             Căn cứ Nghị quyết liên tịch số 102/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN ngày 29/9/2025;\n"
        )
        .as_bytes(),
    );
    let cited: Vec<String> = json["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} {}",
                one["kind"].as_str().unwrap(),
                one["number"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        cited,
        [
            "Luật 69/2020/QH14",
            "Bộ luật 101/2015/QH13",
            "Tờ trình 140/TTr-SCT",
            "Nghị quyết liên tịch 102/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"
        ]
    );
}

/// A number that is left blank is not taken from what the letter is about.
#[test]
fn a_blank_number_tells_the_kind_all_the_same() {
    let json = read(
        "a.txt",
        "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ CÔNG HẢI\n*\nSố       -CV/ĐU\nTham mưu triển khai thực hiện\nKế hoạch số 83-KH/TU của\n\
         Ban Thường vụ Tỉnh ủy\nĐẢNG CỘNG SẢN VIỆT NAM\n\nCông Hải, ngày     tháng 6 năm 2026\n\nKính gửi:\n- Ban Xây dựng Đảng.\n\
         1. Giao Ban Xây dựng Đảng tham mưu kế hoạch.\n"
            .as_bytes(),
    );
    assert_eq!(json["document"]["kind"], "Công văn");
    assert_eq!(json["document"]["number"], serde_json::Value::Null);
}

/// A telegram gives the hour before the day, and a copy may be kept by a department whose short form is that of a capacity.
#[test]
fn hours_before_the_day_and_copies_of_departments_are_no_other_words() {
    let json = read(
        "a.txt",
        "UBND TỈNH HẢI VÂN\nSố: 05/CĐ-UBND\nHải Vân, 07 giờ 30 phút, ngày 09 tháng 9 năm 2022\nCÔNG ĐIỆN\nVề việc ứng phó bão số 5\n\
         1. Sở Y tế trực cấp cứu.\nNơi nhận:                         TM. ỦY BAN NHÂN DÂN\n- Bộ Công an;                     KT. CHỦ TỊCH\n\
         - UBND các xã;                    PHÓ CHỦ TỊCH\n- Công an tỉnh;                   Nông Đình Thảo\n- Lưu: VT, KT.\n"
            .as_bytes(),
    );
    let head = &json["document"];
    assert_eq!(head["place"], "Hải Vân");
    assert_eq!(head["date"], "2022-09-09");
    assert_eq!(head["archive"], "VT, KT");
    assert_eq!(head["signatory"]["name"], "Nông Đình Thảo");
}

/// The organ through which a body acts is named with it; an office below its body is a body of its own.
#[test]
fn an_organ_below_its_body_is_named_with_it() {
    let head = |organ: &str| {
        let text = format!(
            "ỦY BAN MTTQ VIỆT NAM\nXÃ HÒA LÂM\n{organ}\nSố: 16/KH-MTTQ\nHòa Lâm, ngày 2 tháng 3 năm 2026\nKẾ HOẠCH\nGiám sát\n"
        );
        read("a.txt", text.as_bytes())["document"].clone()
    };
    let own = head("BAN THƯỜNG TRỰC");
    assert_eq!(
        own["issuer"],
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Hòa Lâm"
    );
    assert_eq!(own["superior"], Value::Null);
    let office = head("VĂN PHÒNG");
    assert_eq!(office["issuer"], "Văn phòng");
    assert_eq!(office["superior"], "Ủy ban MTTQ Việt Nam xã Hòa Lâm");
}

/// A place may have a number for a name, and the blank behind "ngày" may be lost.
#[test]
fn a_numbered_place_and_a_day_without_its_blank_are_read() {
    let text =
        "HĐND QUẬN 6\nSố: 21/NQ-HĐND\nQuận 6, ngày20 tháng 12 năm 2006\nNGHỊ QUYẾT\nVề giám sát\n";
    let head = read("a.txt", text.as_bytes())["document"].clone();
    assert_eq!(head["place"], "Quận 6");
    assert_eq!(head["date"], "2006-12-20");
}

/// A page that left the head out opens with the title, its kind in small letters.
#[test]
fn a_title_in_small_letters_may_open_a_page() {
    let text = "Thông báo treo cờ Tổ quốc ngày bầu cử\n1. Công an huyện kiểm tra việc treo cờ.\n";
    let head = read("a.txt", text.as_bytes())["document"].clone();
    assert_eq!(head["kind"], "Thông báo");
    assert_eq!(head["title"], "treo cờ Tổ quốc ngày bầu cử");
}

/// A page may say above a letter, under labels of its own, what the letter itself has no head for.
#[test]
fn labels_of_a_page_fill_what_the_head_does_not_say() {
    let body = "Kính gửi: Thuế các tỉnh.\nCục Thuế yêu cầu các đơn vị thực hiện:\n1. Rà soát hồ sơ gia hạn.\n";
    let lines = "Số hiệu: 5526/CT-CS\nLoại văn bản: Công văn\nNơi ban hành: Cục Thuế\nNgười ký: Đặng Ngọc Minh\nNgày ban hành: 25/11/2025\n";
    let cells = "Số hiệu:\n|\n5526/CT-CS\n|\n|\nLoại văn bản:\n|\nCông văn\n|\nNơi ban hành:\n|\nCục Thuế\n|\nNgười ký:\n|\nĐặng Ngọc Minh\n|\n\
        Ngày ban hành:\n|\n25/11/2025\n|\n";
    for labels in [lines, cells] {
        let json = read("a.txt", format!("{labels}{body}").as_bytes());
        let head = &json["document"];
        assert_eq!(head["number"], "5526/CT-CS", "{labels}");
        assert_eq!(head["kind"], "Công văn");
        assert_eq!(head["issuer"], "Cục Thuế");
        assert_eq!(head["date"], "2025-11-25");
        assert_eq!(head["signatory"]["name"], "Đặng Ngọc Minh");
        assert_eq!(json["citations"], serde_json::json!([]));
    }
}

/// A narrow column breaks whom somebody signs for, and a name.
#[test]
fn a_signature_goes_on_in_the_next_line() {
    let sign = |block: &str| {
        let text =
            format!("{HEAD}1. Sở Y tế kiểm tra.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{block}");
        read("a.txt", text.as_bytes())["document"]["signatory"].clone()
    };
    let two = sign("KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrịnh Mạnh Linh\n");
    assert_eq!(two["for"], "KT. BỘ TRƯỞNG, CHỦ NHIỆM");
    assert_eq!(two["position"], "PHÓ CHỦ NHIỆM");
    let cut = sign("K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nBùi\nXuân Cường\n");
    assert_eq!(cut["for"], "K/T CHÁNH VĂN PHÒNG");
    assert_eq!(cut["position"], "PHÓ CHÁNH VĂN PHÒNG");
    assert_eq!(cut["name"], "Bùi Xuân Cường");
}
