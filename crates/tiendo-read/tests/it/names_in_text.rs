//! Names of bodies in running text: where one ends, where the next begins, and what is none of it.

use crate::common::{leads, tasks};

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
        (
            "Ban Kiểm tra Trung ương Đoàn giám sát nguồn ủng hộ.",
            vec!["Ban Kiểm tra Trung ương Đoàn"],
        ),
        (
            "Hội Liên hiệp Phụ nữ tỉnh nhận ủy thác vốn vay cho hội viên.",
            vec!["Hội Liên hiệp Phụ nữ tỉnh"],
        ),
        (
            "Thống nhất giao Phòng Nội vụ rà soát danh mục.",
            vec!["Phòng Nội vụ"],
        ),
        (
            "Các huyện ủy: Thượng Hoành, Mường Lai xây dựng nghị quyết.",
            vec!["Huyện ủy Thượng Hoành", "Huyện ủy Mường Lai"],
        ),
        ("Văn phòng bố trí kinh phí.", vec!["Văn phòng"]),
        (
            "Bộ phận Công nghệ thông tin: Cấp tài khoản cho giáo viên.",
            vec!["Bộ phận Công nghệ thông tin"],
        ),
        (
            "Phòng Kế hoạch nghiệp vụ - Điều dưỡng lập hai đội cơ động.",
            vec!["Phòng Kế hoạch nghiệp vụ - Điều dưỡng"],
        ),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị chủ trì: Xây bến đỗ xe.",
            vec!["Phòng Kinh tế, Hạ tầng và Đô thị"],
        ),
        (
            "Các Phó Chi cục trưởng chỉ đạo các Đội thu nợ.",
            vec!["Các Phó Chi cục trưởng"],
        ),
        (
            "Giáo viên, nhân viên: Thực hiện quy chế chuyên môn.",
            vec!["Giáo viên", "nhân viên"],
        ),
        (
            "Người đứng đầu bộ, ngành, địa phương rà soát thủ tục hành chính.",
            vec!["Người đứng đầu bộ, ngành, địa phương"],
        ),
        (
            "Ông. Hoàng Văn Thuân kiểm tra các chợ.",
            vec!["Ông. Hoàng Văn Thuân"],
        ),
        // Which of many are meant, by what they manage or whose they are.
        (
            "Các sở quản lý nhà nước chuyên ngành về hạ tầng rà soát tài sản.",
            vec!["Các sở quản lý nhà nước chuyên ngành về hạ tầng"],
        ),
        (
            "Các cơ quan quản lý chuyên ngành kiểm tra các chợ.",
            vec!["Các cơ quan quản lý chuyên ngành"],
        ),
        (
            "Các cơ quan chuyên môn thuộc Ủy ban nhân dân các tỉnh rà soát thủ tục.",
            vec!["Các cơ quan chuyên môn thuộc Ủy ban nhân dân các tỉnh"],
        ),
        (
            "Các đơn vị truyền thông thuộc Bộ Tài nguyên và Môi trường xây dựng phim.",
            vec!["Các đơn vị truyền thông thuộc Bộ Tài nguyên và Môi trường"],
        ),
        (
            "Các trường thuộc Bộ đào tạo thuyền viên.",
            vec!["Các trường thuộc Bộ"],
        ),
        (
            "Giao nhiệm vụ cho Chuyên viên Phòng Quản lý công nghiệp lập biên bản.",
            vec!["Chuyên viên Phòng Quản lý công nghiệp"],
        ),
        // Units of the map one behind the other.
        (
            "UBND các quận - huyện rà soát quỹ đất.",
            vec!["UBND các quận - huyện"],
        ),
        (
            "UBND huyện, thị xã, thành phố kiểm tra cơ sở vật chất.",
            vec!["UBND huyện, thị xã, thành phố"],
        ),
        (
            "Chủ tịch UBND xã và thị trấn huy động giáo viên.",
            vec!["Chủ tịch UBND xã và thị trấn"],
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
fn a_list_of_names_is_cut_between_bodies_and_nowhere_else() {
    for (words, expected) in [
        (
            "phòng Nông nghiệp và PTNT, phòng Công Thương và công an huyện",
            vec![
                "phòng Nông nghiệp và PTNT",
                "phòng Công Thương",
                "công an huyện",
            ],
        ),
        (
            "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
            vec!["Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh"],
        ),
        (
            "Giám đốc, Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành, thị",
            vec![
                "Giám đốc, Thủ trưởng các sở, ban, ngành",
                "Chủ tịch UBND các huyện, thành, thị",
            ],
        ),
        (
            "Các doanh nghiệp, trang trại chăn nuôi trên địa bàn",
            vec!["Các doanh nghiệp, trang trại chăn nuôi trên địa bàn"],
        ),
        ("Trưởng bản các bản", vec!["Trưởng bản các bản"]),
        (
            "Văn phòng Ủy ban nhân dân tỉnh, các Sở, Ban ngành có liên quan",
            vec![
                "Văn phòng Ủy ban nhân dân tỉnh",
                "các Sở, Ban ngành có liên quan",
            ],
        ),
        (
            "Nhân viên thư viện, nhân viên nhà bếp",
            vec!["Nhân viên thư viện", "nhân viên nhà bếp"],
        ),
        (
            "Giám đốc Sở Y tế; Thủ trưởng y tế các bộ, ngành chỉ đạo",
            vec!["Giám đốc Sở Y tế", "Thủ trưởng y tế các bộ, ngành"],
        ),
        (
            "Phòng Kỹ thuật công nghệ mỏ",
            vec!["Phòng Kỹ thuật công nghệ mỏ"],
        ),
        (
            "Cục Quản lý thị trường tỉnh (cơ quan thường trực)",
            vec!["Cục Quản lý thị trường tỉnh"],
        ),
        (
            "Hội đồng phối hợp liên ngành tỉnh",
            vec!["Hội đồng phối hợp liên ngành tỉnh"],
        ),
        // A bracket that says which work or how many is no part of a name; one that says which bodies is.
        (
            "Sở Tài nguyên và Môi trường (GPMB, thuê đất), Sở Xây dựng (bàn giao)",
            vec!["Sở Tài nguyên và Môi trường", "Sở Xây dựng"],
        ),
        (
            "Sở Y tế (thu gom, Trạm quan trắc lưu động), Sở Xây dựng",
            vec!["Sở Y tế", "Sở Xây dựng"],
        ),
        (
            "Các tổ chuyên môn (06 tổ chuyên môn)",
            vec!["Các tổ chuyên môn"],
        ),
        (
            "UBND các xã (trừ các xã đảo)",
            vec!["UBND các xã (trừ các xã đảo)"],
        ),
        // Bodies that nobody names follow one that is named; inside a collective they are its own.
        (
            "UBND các xã, phường, doanh nghiệp",
            vec!["UBND các xã, phường", "doanh nghiệp"],
        ),
        (
            "Các sở, ngành, doanh nghiệp",
            vec!["Các sở, ngành, doanh nghiệp"],
        ),
        (
            "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam",
            vec![
                "Ủy ban MTTQ Việt Nam tỉnh",
                "các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam",
            ],
        ),
    ] {
        let text =
            format!("I. NHIỆM VỤ\n1. {words}: Kiểm tra các chợ.\n2. Sở Y tế rà soát thuốc.\n");
        assert_eq!(leads(&text)[0], expected, "{words}");
    }
    // "cộng đồng" holds no "cùng" of leading together.
    let text = "I. NHIỆM VỤ\n1. Hỗ trợ người dân (Tổ công nghệ số cộng đồng chủ trì).\n2. Sở Y tế rà soát thuốc.\n";
    assert_eq!(leads(text)[0], ["Tổ công nghệ số cộng đồng"]);
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
    let leads: Vec<String> = leads(&text).into_iter().map(|who| who.join("; ")).collect();
    assert_eq!(leads, all.map(|(name, _)| name));
}

/// What stands up to the comma is none of the sentence, so what stands behind it goes on with the name.
#[test]
fn a_comma_in_the_field_of_a_body_ends_no_name() {
    let all = [
        ("Trung tâm Đào tạo, bồi dưỡng cán bộ ngành", "mở ba lớp"),
        (
            "Phòng Tiếp dân, tư vấn và hòa giải cơ sở",
            "rà soát đơn thư",
        ),
        (
            "Vụ Theo dõi việc cai nghiện, chăm sóc và giáo dục người nghiện",
            "xây dựng cẩm nang",
        ),
        (
            "Cục Cảnh sát phòng, chống tội phạm mạng",
            "cảnh báo người dân",
        ),
        (
            "Ủy ban Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn",
            "duy trì trực ban",
        ),
        (
            "Thường trực HĐND cấp huyện, cấp xã",
            "đưa nội dung vào kỳ họp",
        ),
    ];
    for (name, act) in all {
        let text = format!("I. NHIỆM VỤ\n1. {name} {act}.\n2. Sở Tài chính bố trí kinh phí.\n");
        assert_eq!(leads(&text)[0], [name], "{name} {act}");
    }
    // A body behind the comma is another one, and what is done behind it is none of a name.
    for (words, expected) in [
        (
            "Phòng Tiếp dân, Sở Y tế và Sở Nội vụ trực tại trụ sở",
            vec!["Phòng Tiếp dân", "Sở Y tế", "Sở Nội vụ"],
        ),
        (
            "Ban Quản lý chợ, các hộ kinh doanh giữ vệ sinh",
            vec!["Ban Quản lý chợ", "các hộ kinh doanh"],
        ),
        (
            "LĐLĐ các huyện, thành phố, công đoàn ngành mở lớp",
            vec!["LĐLĐ các huyện, thành phố", "công đoàn ngành"],
        ),
    ] {
        let text = format!("I. NHIỆM VỤ\n1. {words}.\n2. Sở Tài chính bố trí kinh phí.\n");
        assert_eq!(leads(&text)[0], expected, "{words}");
    }
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

#[test]
fn who_coordinates_is_told_by_the_words_around_the_names() {
    for (words, who, with) in [
        (
            "Công an tỉnh (chủ trì) và Bộ đội Biên phòng tỉnh tuần tra cửa khẩu",
            vec!["Công an tỉnh"],
            vec!["Bộ đội Biên phòng tỉnh"],
        ),
        (
            "Sở Nội vụ chủ trì, có sự phối hợp của Trường Chính trị tỉnh, mở lớp bồi dưỡng",
            vec!["Sở Nội vụ"],
            vec!["Trường Chính trị tỉnh"],
        ),
        (
            "Sở Xây dựng chủ trì; Sở Y tế, Ban Quản lý Khu kinh tế tỉnh phối hợp: rà soát quỹ đất",
            vec!["Sở Xây dựng"],
            vec!["Sở Y tế", "Ban Quản lý Khu kinh tế tỉnh"],
        ),
        (
            "Sở Công Thương cùng với Hiệp hội Doanh nghiệp tỉnh tổ chức hội chợ",
            vec!["Sở Công Thương", "Hiệp hội Doanh nghiệp tỉnh"],
            vec![],
        ),
    ] {
        let text = format!("I. NHIỆM VỤ\n1. {words}.\n2. Sở Y tế rà soát thuốc.\n");
        assert_eq!(leads(&text)[0], who, "{words}");
        let all = tasks(&text);
        let named: Vec<&str> = all[0]["coordinators"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(serde_json::Value::as_str)
            .collect();
        assert_eq!(named, with, "{words}");
    }
}

/// One body in each of several places, whatever body that is.
#[test]
fn a_body_of_several_places_is_one_in_each() {
    for (words, who) in [
        (
            "Sở Xây dựng các tỉnh An Giang, Cà Mau",
            vec!["Sở Xây dựng tỉnh An Giang", "Sở Xây dựng tỉnh Cà Mau"],
        ),
        ("UBND xã đảo Hòn Rơm", vec!["UBND xã đảo Hòn Rơm"]),
        (
            "Viện kiểm sát nhân dân các khu vực",
            vec!["Viện kiểm sát nhân dân các khu vực"],
        ),
        (
            "Văn phòng Đảng ủy, Văn phòng HĐND&UBND xã",
            vec!["Văn phòng Đảng ủy", "Văn phòng HĐND&UBND xã"],
        ),
        (
            "Các tổ chuyên môn, tổ văn phòng, giáo viên chủ nhiệm và Đoàn Thanh niên",
            vec![
                "Các tổ chuyên môn, tổ văn phòng",
                "giáo viên chủ nhiệm",
                "Đoàn Thanh niên",
            ],
        ),
    ] {
        let text = format!("II. NHIỆM VỤ\n1. {words} rà soát tài liệu.\n");
        assert_eq!(leads(&text), [who], "{words}");
    }
}

/// Behind a known name, all that are concerned are one more, with or without "các".
#[test]
fn those_concerned_are_parted_from_a_name() {
    let cell = |words: &str| {
        let text = format!(
            "PHỤ LỤC\nDanh mục nhiệm vụ\n| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |\n|---|---|---|---|\n\
             | 1 | Khảo sát nguồn nước | Sở Y tế | {words} |\n| 2 | Lập đề án | Sở Nội vụ | Sở Y tế |\n"
        );
        let all = tasks(&text);
        let named = all[0]["coordinators"].as_array().unwrap().clone();
        let words = |name: &serde_json::Value| name.as_str().map(str::to_owned);
        named.iter().filter_map(words).collect::<Vec<String>>()
    };
    assert_eq!(
        cell("Bộ Tài chính, cơ quan, tổ chức có liên quan, cơ sở khám bệnh, chữa bệnh"),
        [
            "Bộ Tài chính",
            "cơ quan, tổ chức có liên quan",
            "cơ sở khám bệnh, chữa bệnh"
        ]
    );
    assert_eq!(
        cell("Các sở, cơ quan, đơn vị liên quan"),
        ["Các sở, cơ quan, đơn vị liên quan"]
    );
}
