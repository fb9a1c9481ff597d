//! Letters that are wrong, words that are cut: what was meant, and where.

use serde_json::Value;

use super::{LETTER, TABLE, of, spoken_of};
use crate::common::read;

/// A head with a letter wrong is still the head of its column.
#[test]
fn a_column_whose_head_is_misspelled_is_read() {
    let lines = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nPhối hợe\nThời gitn hoàn thành
1\nKhảo sát làng nghề\nSở Công Thương\nSở Tài chính\nQuý I/2026
2\nLập đề án bảo tồn\nSở Xây dựng\nSở Nội vụ\nQuý II/2026";
    let bars = "\
| Si TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phốn hợp | Thời hạn |
| 1 | Khảo sát làng nghề | Sở Công Thương | Sở Tài chính | Quý I/2026 |
| 2 | Lập đề án bảo tồn | Sở Xây dựng | Sở Nội vụ | Quý II/2026 |";
    for text in [lines, bars] {
        let found = read("a.txt", text.as_bytes());
        let task = &found["tasks"][1];
        assert_eq!(task["number"], "2", "{text}");
        assert_eq!(task["leads"][0], "Sở Xây dựng", "{text}");
        assert_eq!(task["coordinators"][0], "Sở Nội vụ", "{text}");
        assert_eq!(task["deadline"], "Quý II/2026", "{text}");
    }
}

/// The figures of a whole date tell the word before them, though "ngào" is a word.
#[test]
fn a_date_with_a_letter_wrong_in_its_first_word_is_read() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nThực hiện Quyết định số 12/QĐ-TTg ngào 17 tháng 10 năm 2022 của Thủ tướng Chính phủ về làng nghề;";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"][0]["date"], "2022-10-17");
    assert_eq!(of(&found, "word-misspelled").len(), 1);
}

#[test]
fn usual_words_with_a_letter_wrong_are_found_where_they_stand() {
    let whole = read("a.txt", LETTER.as_bytes());
    assert!(of(&whole, "phrase-misspelled").is_empty(), "{whole}");
    let slipped = LETTER
        .replace("Như trên", "Như tiên")
        .replace("các PCT", "nác PCT")
        .replace("(để t/h)", "(để b/a)");
    let expected = [
        "/document/recipients/0",
        "/document/recipients/1",
        "/document/recipients/3",
    ];
    assert_eq!(
        spoken_of(&read("a.txt", slipped.as_bytes()), "phrase-misspelled"),
        expected
    );
    let deadline = TABLE.replace("30/9/2026", "Heng năm");
    assert_eq!(
        spoken_of(&read("a.html", deadline.as_bytes()), "phrase-misspelled"),
        ["/tasks/2/deadline"]
    );
}

/// "Nơi nhện:" and "Lsu: VT" still open the recipients and the archive.
#[test]
fn the_closing_is_read_with_a_letter_wrong() {
    let slipped = LETTER
        .replace("Nơi nhận", "Nơi nhện")
        .replace("Lưu:", "Lưi:");
    let found = read("a.txt", slipped.as_bytes());
    assert_eq!(found["document"]["archive"], "VT, NC");
    assert_eq!(found["document"]["recipients"].as_array().unwrap().len(), 4);
}

/// The word before a field and the word that joins who works together are told by what stands around them.
#[test]
fn short_words_of_a_sentence_that_gives_a_task_are_read_as_meant() {
    let slipped = LETTER
        .replace("phối hợp với Sở Du lịch", "phối hợp tới Sở Du lịch")
        .replace("Giao Sở Xây dựng", "Giao Se Xây dựng");
    let found = read("a.txt", slipped.as_bytes());
    let task = &found["tasks"][3];
    assert_eq!(task["leads"][0], "Se Xây dựng", "{task}");
    assert_eq!(task["coordinators"][0], "Sở Du lịch", "{task}");
    assert_eq!(
        of(&found, "name-misspelled").len() + of(&found, "word-misspelled").len(),
        2
    );
    let joined = LETTER.replace(
        "phối hợp với Sở Du lịch kiểm tra",
        "phối hợp với Sở Du lịch ià Sở Nội vụ chuyển về Sở Y tế",
    );
    let found = read("a.txt", joined.as_bytes());
    assert_eq!(
        found["tasks"][3]["coordinators"].as_array().unwrap().len(),
        2,
        "{found}"
    );
    assert_eq!(spoken_of(&found, "word-misspelled"), ["/tasks/3"]);
    // Figures of a field are no body.
    let number = LETTER.replace("các công trình", "mã số y tế");
    assert!(of(&read("a.txt", number.as_bytes()), "word-misspelled").is_empty());
}

#[test]
fn a_name_that_is_known_in_whole_is_told_from_one_letter() {
    let found = read(
        "a.html",
        TABLE
            .replace("Sở Tài chính", "Ủy ban Mặt trận Tổ quốc Việt Nam xe")
            .as_bytes(),
    );
    assert_eq!(of(&found, "name-misspelled").len(), 1);
}

#[test]
fn a_symbol_with_an_odd_letter_is_found_and_a_date_tells_the_word_before_it() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\nThực hiện Quyết định số 12/QĐ-TTn ngài 05/4/2022 của Thủ tướng Chính phủ về làng nghề;";
    let found = read("a.txt", text.as_bytes());
    assert_eq!(found["citations"][0]["date"], "2022-04-05");
    assert_eq!(spoken_of(&found, "number-odd"), ["/citations/0"]);
    let whole = text.replace("TTn", "TTg").replace("ngài", "ngày");
    assert!(of(&read("a.txt", whole.as_bytes()), "number-odd").is_empty());
}

const NAMES: &str = "\
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 9 năm 2025
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Giao Sở KH&ĐT chủ trì khảo sát làng nghề.
2. Giao Sở Kế hoạch và Đầu tư chủ trì lập đề án bảo tồn.
3. Giao Sở KHĐT chủ trì tổ chức hội chợ.
4. Giao Công an tỉnh chủ trì tuần tra.";

/// Known short forms are one body: it has ended under each of them, and they are no variants of a name.
#[test]
fn short_forms_of_a_body_are_its_name() {
    let found = read("a.txt", NAMES.as_bytes());
    let ended = spoken_of(&found, "body-ended");
    assert_eq!(
        ended,
        ["/tasks/0/leads/0", "/tasks/1/leads/0", "/tasks/2/leads/0"]
    );
    assert!(of(&found, "name-variant").is_empty(), "{found}");
    let variant = NAMES.replace("3. Giao Sở KHĐT", "3. Giao Công An tỉnh");
    assert_eq!(
        of(&read("a.txt", variant.as_bytes()), "name-variant").len(),
        1
    );
}

/// Told by the kind before a number, by symbols that are known, and by length.
#[test]
fn a_symbol_that_lost_a_hyphen_is_found_wherever_it_stands() {
    let text = "KẾ HOẠCH\nPhát triển làng nghề\n\
        Căn cứ Nghị định số 24/2012/NĐ-CP ngày 03/4/2012 của Chính phủ về quản lý vàng;\n\
        Thực hiện Kế hoạch số 15/KHCAT-PC06 ngày 05/3/2024 của Công an tỉnh;\n\
        Thực hiện Công văn số 900/CATPC07 ngày 25/3/2025 của Công an tỉnh;\n\
        Thực hiện Kế hoạch số 4/KH-BCĐ ngày 25/3/2025 của Ban Chỉ đạo;\n\
        1. Giao Sở Tư pháp rà soát việc thi hành Nghị định số 24/2012/NĐCP trong quý I/2026.";
    let found = of(&read("a.txt", text.as_bytes()), "number-odd");
    let told = |words: &str| {
        let is_told = |one: &&Value| one["message"]["vi"].as_str().unwrap().contains(words);
        found.iter().filter(is_told).count()
    };
    assert_eq!(
        [
            told("“24/2012/NĐCP” thiếu"),
            told("“KHCAT”"),
            told("900/CATPC07")
        ],
        [1, 1, 1],
        "{found:#?}"
    );
    assert_eq!(found.len(), 3, "{found:#?}");
}

const SENTENCES: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho các xã ven biển trong mùa khô.
2. Giao Công an tỉnh tuần tra thường xuyên tại các khu rừng phòng hộ.
3. Giao Sở Tài chính bố trí kinh phí kịp thời theo dự toán được giao.
4. Giao Sở Nội vụ hướng dẫn các địa phương kiện toàn Ban Chỉ huy.
5. Giao Sở Xây dựng kiểm tra các công trình phòng cháy đã xuống cấp.";

#[test]
fn a_sentence_without_a_beginning_or_an_end_is_found_where_it_stands() {
    let whole = read("a.txt", SENTENCES.as_bytes());
    assert!(of(&whole, "sentence-cut").is_empty());
    let no_end = SENTENCES.replace(" theo dự toán được giao.", "");
    assert_eq!(
        spoken_of(&read("a.txt", no_end.as_bytes()), "sentence-cut"),
        ["/tasks/2"]
    );
    let no_beginning = SENTENCES.replace("\n4.", "\nmùa khô, hoàn thành trong tháng 5.\n4.");
    assert_eq!(
        spoken_of(&read("a.txt", no_beginning.as_bytes()), "sentence-cut"),
        ["/tasks/2"]
    );
}

/// An item that heads others ends without a sign, and nothing is gone.
#[test]
fn a_heading_of_items_is_no_sentence_that_was_cut() {
    let heading = SENTENCES.replace(
        "\n5. Giao",
        "\n5. Các nhiệm vụ khác về phòng cháy, chữa cháy rừng\n- Giao",
    );
    assert!(of(&read("a.txt", heading.as_bytes()), "sentence-cut").is_empty());
}
