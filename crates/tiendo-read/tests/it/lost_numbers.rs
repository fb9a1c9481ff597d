//! Lists whose numbers and dashes a page lost: names and matters head what stands below them without a mark.

use serde_json::Value;

use crate::common::{contents, leads, tasks};

#[test]
fn a_name_without_a_mark_heads_the_sentences_below_it() {
    let text = "III. TỔ CHỨC THỰC HIỆN\nPhòng Y tế\n\nChủ trì, phối hợp với Công an xã kiểm tra bếp ăn.\n\n\
        Xây dựng tài liệu tuyên truyền cho học sinh.\n\nPhòng Tài chính\n\nBố trí kinh phí mua thuốc.\n\n\
        Trạm Y tế (bà Lê Thị Nụ phụ trách) theo dõi sức khỏe của học sinh.\n";
    assert_eq!(
        leads(text),
        [
            ["Phòng Y tế"],
            ["Phòng Y tế"],
            ["Phòng Tài chính"],
            ["Trạm Y tế"]
        ]
    );
}

#[test]
fn words_without_a_stop_between_sentences_head_what_follows() {
    let text = "II. NHIỆM VỤ TRỌNG TÂM\nĐẩy mạnh tuyên truyền trong trường học\n\
        Tổ chức sinh hoạt dưới cờ về an toàn giao thông.\nXây dựng chuyên mục trên trang thông tin.\n\
        Nâng cao chất lượng quản lý học sinh\nTriển khai ký cam kết ngay từ đầu năm học.\n";
    assert_eq!(
        contents(text),
        [
            "Tổ chức sinh hoạt dưới cờ về an toàn giao thông.",
            "Xây dựng chuyên mục trên trang thông tin.",
            "Triển khai ký cam kết ngay từ đầu năm học."
        ]
    );
}

#[test]
fn a_sentence_on_others_behind_a_dash_is_no_more_of_the_dash() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Các phòng\n- Phòng Kỹ thuật: Điều phối vật tư.\n\
        - Phòng Kinh doanh: Bảo đảm đo đếm đúng hạn.\n\
        Các chi nhánh rà soát lưới điện xong trước ngày 15/5/2026.\n";
    assert_eq!(
        leads(text),
        [["Phòng Kỹ thuật"], ["Phòng Kinh doanh"], ["Các chi nhánh"]]
    );
    assert_eq!(contents(text)[1], "Bảo đảm đo đếm đúng hạn.");
}

#[test]
fn numbers_in_brackets_stand_below_those_with_a_dot() {
    let text = "II. NHIỆM VỤ\n1. Phòng Kỹ thuật\n(1) Rà soát trạm biến áp.\n(2) Soi phát nhiệt mối nối.\n\
        2. Phòng Kinh doanh\n(1) Ký lại thỏa thuận với khách hàng.\n";
    let groups: Vec<Value> = tasks(text)
        .iter()
        .map(|task| task["group"].clone())
        .collect();
    assert_eq!(groups, ["1", "1", "2"]);
    assert_eq!(
        leads(text),
        [["Phòng Kỹ thuật"], ["Phòng Kỹ thuật"], ["Phòng Kinh doanh"]]
    );
}

#[test]
fn long_lines_behind_a_dash_go_on_before_a_capital() {
    let text = "1. Về các dự án chậm triển khai trên\nđịa bàn huyện Tân Bình:\n\
        - Đối với 04 dự án chậm triển khai trên địa bàn huyện\n\
        Tân Bình mà đại biểu đã chất vấn, Ủy ban nhân dân tỉnh tổ chức thực hiện\n\
        các giải pháp như đã cam kết.\n\
        - Khi có quyết định thu hồi hay hủy bỏ dự án đầu tư\n\
        (kể cả đầu tư ngoài ngân sách), Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành\n\
        và địa phương công bố thông tin.\n";
    let said = contents(text);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("Đối với 04 dự án"), "{said:#?}");
    assert!(
        said[1].contains("đầu tư (kể cả đầu tư ngoài ngân sách), Ủy ban"),
        "{said:#?}"
    );
}

#[test]
fn each_sentence_below_a_name_is_one_of_its_tasks_whatever_its_verb() {
    let text = "II. TỔ CHỨC THỰC HIỆN\n1. Công an thành phố\nKiểm tra an toàn cháy nổ trong cụm công nghiệp.\n\
        Cấp thị thực cho người lao động nước ngoài.\n2. UB.MTTQVN xã và tất cả các đoàn thể\nVận động Nhân dân hiến đất.\n";
    assert_eq!(
        leads(text),
        [
            vec!["Công an thành phố"],
            vec!["Công an thành phố"],
            vec!["UB.MTTQVN xã", "tất cả các đoàn thể"]
        ]
    );
}
