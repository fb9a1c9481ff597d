//! Who issued a document and what it is about, and who issued those that it cites.

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
