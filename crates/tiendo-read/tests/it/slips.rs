//! Slips of letters in names of bodies, in headings and in what joins them.

use serde_json::Value;

use crate::common::read;

const PLAN: &str = "\
QUYẾT ĐỊNH
Ban hành Kế hoạch phòng cháy rừng
Căn cứ Kế hoạch số 12/KH-UBND ngày 05/4/2022 của UBND thành phố;
Điều 1. Giao Sở Y tế chủ trì, phối hợp với Hội Cựu chiến binh huyện, Bệnh viện Chợ Lớn tập huấn sơ cứu.
Điều 2. Giao Sở Nội vụ và Ngân hàng Nhà nước chi nhánh tỉnh rà soát các đơn vị có liên quan.
Nơi nhận:
- Các bộ, cơ quan ngang bộ;
- UBND TP Vân Giang;
- Lưu: VT.";

/// What is read where some words have slipped: pointers of findings about slips, and the reading.
fn slipped(from: &str, to: &str) -> (Vec<String>, Value) {
    let text = PLAN.replace(from, to);
    assert!(from == to || text != PLAN, "{from}");
    let found = read("a.txt", text.as_bytes());
    let about = |finding: &&Value| {
        let code = finding["code"].as_str().unwrap();
        code.ends_with("-misspelled") || code == "word-odd"
    };
    let all = found["findings"].as_array().unwrap().iter().filter(about);
    let pointers = all
        .map(|finding| finding["pointer"].as_str().unwrap().to_owned())
        .collect();
    (pointers, found)
}

#[test]
fn nothing_has_slipped_in_the_whole_text() {
    let (pointers, found) = slipped("", "");
    assert!(pointers.is_empty(), "{pointers:?}");
    assert_eq!(found["tasks"].as_array().unwrap().len(), 2, "{found}");
}

#[test]
fn a_name_that_cannot_be_spelled_is_told_among_bodies_and_recipients() {
    let (pointers, _) = slipped("Chợ Lớn", "Coợ Lớn");
    assert_eq!(pointers, ["/tasks/0/coordinators/1"]);
    let (pointers, _) = slipped("Vân Giang", "Vân Giana");
    assert_eq!(pointers.len(), 1, "{pointers:?}");
    let (pointers, _) = slipped("tập huấn sơ cứu", "gửi về phongctsv@sogd.edu.vn");
    assert!(pointers.is_empty(), "{pointers:?}");
    // A place of the highlands, and a name that stands again, are written so.
    let (pointers, _) = slipped("Vân Giang", "Đắk Krông");
    assert!(pointers.is_empty(), "{pointers:?}");
    let (pointers, _) = slipped("TP Vân Giang", "TP Vân Giana;\n- HĐND TP Vân Giana");
    assert!(pointers.is_empty(), "{pointers:?}");
}

#[test]
fn bodies_below_a_province_are_told_as_its_own_are() {
    let (pointers, _) = slipped("chiến binh huyện", "chiến binh huyền");
    assert_eq!(pointers, ["/tasks/0/coordinators/0"]);
}

#[test]
fn a_heading_is_read_and_words_that_join_are() {
    let (pointers, found) = slipped("Điều 2.", "Điền 2.");
    assert_eq!(pointers.len(), 1, "{pointers:?}");
    assert_eq!(found["tasks"][1]["number"], "Điền 2", "{found}");
    let (pointers, found) = slipped("vụ và Ngân hàng", "vụ va Ngân hàng");
    assert_eq!(pointers, ["/tasks/1"]);
    assert_eq!(found["tasks"][1]["leads"].as_array().unwrap().len(), 2);
    let (_, found) = slipped("của UBND thành", "coa UBND thành");
    assert_eq!(found["citations"][0]["issuer"], "UBND thành phố", "{found}");
}

#[test]
fn usual_words_of_recipients_are_told() {
    let (pointers, _) = slipped("cơ quan ngang bộ", "cơ quan ngong bộ");
    assert_eq!(pointers, ["/document/recipients/0"]);
    let (pointers, _) = slipped("cơ quan ngang bộ", "cơ quan ngang bộ (n/c)");
    assert_eq!(pointers, ["/document/recipients/0"]);
    for whole in ["(b/c)", "(t/h)", "tại Kho bạc"] {
        let (pointers, _) = slipped("cơ quan ngang bộ", &format!("cơ quan ngang bộ {whole}"));
        assert!(pointers.is_empty(), "{whole}: {pointers:?}");
    }
}

/// No name of the vocabulary is one letter away from the whole, but its last two words are.
#[test]
fn a_word_that_no_name_has_is_told_by_its_neighbour() {
    let bodies = "Hội Cựu chiến binh huyện, Bệnh viện Chợ Lớn";
    let (pointers, found) = slipped(bodies, "Ban Nội chính Tỉnh ủa, Bệnh viện Chợ Lớn");
    assert_eq!(pointers, ["/tasks/0/coordinators/0"], "{found}");
    let (pointers, _) = slipped(bodies, "Bệnh viện Bệnh nhiệt đới, Bệnh viện Chợ Lớn");
    assert!(pointers.is_empty(), "{pointers:?}");
    // What stands again is written so.
    let twice = "Ban Nội chính Tỉnh ủa, Ban Dân vận Tỉnh ủa";
    let (pointers, _) = slipped(bodies, twice);
    assert!(pointers.is_empty(), "{pointers:?}");
}
