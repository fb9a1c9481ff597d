//! Texts of the gazette: each page has its head and number, the first one the stamp of who signed the file.

use serde_json::{Value, json};

use crate::common::read;

const DECREE: &str = "\
CÔNG BÁO/Số 271/Ngày 12-05-2026
84

CHÍNH PHỦ
___________
Số: 113/NQ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 25 tháng 4 năm 2026

NGHỊ QUYẾT
Về thanh toán các chi phí vượt dự toán

QUYẾT NGHỊ:
Điều 1. Các chi phí vượt dự toán được thanh toán từ nguồn dự phòng, trong
đó:
1. Đối với các chi phí vượt dự toán được giao giai đoạn năm 2018 - 2022,
giao Bảo hiểm xã hội Việt Nam tổ chức thực hiện thanh toán cho cơ sở y tế.
2. Đối với các chi phí vượt tổng mức, Bảo hiểm xã hội Việt Nam khẩn trương
tổ chức thực hiện thanh toán theo quy định tại Nghị định số 75/2023/NĐ-CP.
Điều 2.
Giao Bộ Y tế chủ trì, phối hợp với Bộ Tài chính hướng dẫn các địa phương quản lý,
Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Cơ quan: VĂN PHÒNG CHÍNH PHỦ
Ngày ký: 2026-05-08 16:42:06 +07:00

CÔNG BÁO/Số 271/Ngày 12-05-2026
85

sử dụng các khoản chi phí; định kỳ hằng quý tổng hợp tình hình thực hiện, báo cáo
Thủ tướng Chính phủ kết quả.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn A
";

fn tasks(found: &Value) -> Vec<(&Value, &Value, &str)> {
    let tasks = found["tasks"].as_array().unwrap().iter();
    tasks
        .map(|task| {
            let words = task["content"][0].as_str().unwrap();
            (&task["number"], &task["leads"], words)
        })
        .collect()
}

#[test]
fn what_a_page_has_beside_the_words_is_none_of_them() {
    let found = read("a.txt", DECREE.as_bytes());
    let tasks = tasks(&found);
    assert_eq!(found["document"]["number"], json!("113/NQ-CP"));
    let [_, _, (number, leads, words)] = tasks.as_slice() else {
        panic!("three tasks, not {tasks:?}")
    };
    assert_eq!((*number, *leads), (&json!("Điều 2"), &json!(["Bộ Y tế"])));
    assert_eq!(
        *words,
        "Giao Bộ Y tế chủ trì, phối hợp với Bộ Tài chính hướng dẫn các địa phương quản lý, sử dụng các khoản chi phí; định kỳ \
         hằng quý tổng hợp tình hình thực hiện, báo cáo Thủ tướng Chính phủ kết quả."
    );
    let numbers: Vec<&Value> = found["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|citation| &citation["number"])
        .collect();
    assert_eq!(numbers, [&json!("75/2023/NĐ-CP")]);
}

#[test]
fn who_does_something_may_stand_behind_what_it_is_about() {
    let found = read("a.txt", DECREE.as_bytes());
    let insured = json!(["Bảo hiểm xã hội Việt Nam"]);
    let read: Vec<_> = tasks(&found)
        .into_iter()
        .map(|(number, leads, _)| (number.clone(), leads.clone()))
        .take(2)
        .collect();
    assert_eq!(read, [(json!("1"), insured.clone()), (json!("2"), insured)]);
}

/// Words of a stamp in the text itself, or a head without its numbers, are read.
#[test]
fn what_only_looks_like_it_stays() {
    let text = "\
KẾ HOẠCH\nVề công tác văn thư\nII. NHIỆM VỤ\n1. Sở Nội vụ ban hành quy chế.\nNgười ký: văn bản của Sở phải dùng chữ ký số.\n2. Sở Tài chính \
đăng công báo/số liệu hằng tháng.";
    let found = read("a.txt", text.as_bytes());
    let words: Vec<&str> = tasks(&found).iter().map(|(_, _, words)| *words).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(found.to_string().contains("Người ký"), "{found}");
    assert!(words[1].contains("công báo/số liệu"));
}

#[test]
fn the_body_above_its_own_documents_is_no_superior() {
    let text = "VĂN BẢN PHÁP LUẬT KHÁC\n\nBỘ XÂY DỰNG\n\nBỘ XÂY DỰNG\n\nSố: 225/QĐ-BXD\n\
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 3 năm 2024\n\
        QUYẾT ĐỊNH\nVề nhà ở\nBỘ TRƯỞNG BỘ XÂY DỰNG\nCăn cứ Luật Nhà ở;\n";
    let json = crate::common::read("a.txt", text.as_bytes());
    assert_eq!(json["document"]["issuer"], "Bộ Xây dựng");
    assert!(
        json["document"]
            .get("superior")
            .is_none_or(serde_json::Value::is_null)
    );
}

#[test]
fn a_symbol_that_the_end_of_a_line_cuts_has_no_blank_in_it() {
    let text = "1. Bộ Tài chính thực hiện nghiêm chỉ đạo tại Thông báo số 213/TB-\n\
        VPCP ngày 25 tháng 4 năm 2026 của Văn phòng Chính phủ, khẩn trương hoàn\n\
        thiện danh mục và phương án phân bổ vốn đầu tư công trung hạn của các bộ,\n\
        cơ quan, địa phương.\n";
    let json = crate::common::read("a.txt", format!("{}{text}", crate::common::HEAD).as_bytes());
    let content = json["tasks"][0]["content"][0].as_str().unwrap();
    assert!(content.contains("213/TB-VPCP ngày"), "{content}");
    assert_eq!(json["citations"][0]["number"], "213/TB-VPCP");
    let places = json["provenance"]["/tasks/0/content/0"].as_array().unwrap();
    assert_eq!(places.len(), 2, "{places:?}");
}
