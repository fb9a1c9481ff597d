//! One line that was broken in a file whose lines are not.

use serde_json::Value;

use crate::common::{HEAD, read, tasks};

const LETTER: &str = "\
ỦY BAN NHÂN DÂN TỈNH A
Số: 12/KH-UBND
KẾ HOẠCH
Phòng cháy rừng tại các khu du lịch
1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho các xã ven biển.
2. Giao Sở Xây dựng chủ trì kiểm tra các công trình đã cũ.
3. Giao Sở Du lịch chủ trì hướng dẫn các khu du lịch ven rừng.
4. Giao Công an tỉnh chủ trì tuần tra thường xuyên.
Nơi nhận:
- Như trên;
- UBND các huyện, thị xã, thành phố;
- Văn phòng Chính phủ (để b/c);
- Thường trực HĐND tỉnh;
- Lưu: VT, NC.";

/// The same values as before the line was broken at the bar, and a finding that says so.
fn is_joined(whole: &str, at: &str) {
    let broken = whole.replace(&at.replace(" | ", " "), &at.replace(" | ", "\n"));
    assert_ne!(broken, whole, "{at}");
    let (before, now) = (
        read("a.txt", whole.as_bytes()),
        read("a.txt", broken.as_bytes()),
    );
    for part in ["document", "tasks"] {
        assert_eq!(plain(&before[part]), plain(&now[part]), "{at}");
    }
    let codes = now["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"]);
    assert!(codes.into_iter().any(|code| code == "line-broken"), "{at}");
}

/// Without what tells lines.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| !key.contains("line"))
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().into(),
        other => other.clone(),
    }
}

#[test]
fn a_mark_alone_belongs_to_the_words_below_it() {
    is_joined(LETTER, "3. | Giao Sở Du lịch");
}

#[test]
fn an_item_that_only_gives_goes_on_with_the_body() {
    is_joined(LETTER, "2. Giao | Sở Xây dựng");
}

#[test]
fn an_item_of_a_list_whose_items_end_with_signs_goes_on() {
    is_joined(LETTER, "- UBND | các huyện");
    is_joined(LETTER, "- Văn phòng | Chính phủ");
}

#[test]
fn a_title_goes_on_with_a_small_letter() {
    is_joined(LETTER, "Phòng cháy rừng | tại các");
}

#[test]
fn a_list_of_bodies_behind_a_label_goes_on() {
    let labelled = "\
KẾ HOẠCH
Phòng cháy rừng
1. Tập huấn sơ cứu cho các xã ven biển.
- Cơ quan chủ trì: Sở Y tế.
- Cơ quan phối hợp: Sở Nội vụ; UBND các huyện, thành phố; Công an tỉnh.
2. Kiểm tra các công trình đã cũ.
- Cơ quan chủ trì: Sở Xây dựng.
- Cơ quan phối hợp: Sở Tài chính.";
    is_joined(labelled, "Sở Nội vụ; | UBND các huyện");
}

/// Numbers alone in their lines number the rows of a table that lost its lines.
#[test]
fn numbers_that_all_stand_alone_are_left_alone() {
    let table = "\
TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nThời hạn
1.\nKhảo sát làng nghề\nSở Công Thương\nHằng năm
2.\n02 lớp tập huấn cho hợp tác xã\nSở Nội vụ\nHằng năm
3.\nTổ chức hội chợ\nSở Du lịch\nQuý I/2026";
    let found = read("a.txt", table.as_bytes());
    let tasks = found["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 3);
    assert_eq!(tasks[1]["deadline"], "Hằng năm");
}

/// A comma closes nothing: who works together goes on in the next line, and so does a recipient.
#[test]
fn a_list_that_ends_in_a_comma_goes_on() {
    let text = "KẾT LUẬN\nVề phát triển kinh tế biển\n\
        1. Thống nhất chủ trương.\n\
        2. Giao Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy,\n\
        Văn phòng Tỉnh ủy kiểm tra việc thực hiện.\n\
        Nơi nhận:\n- Bộ Chính trị, Ban Bí\nthư (để báo cáo),\n- Sở Y tế,\n- Lưu VT.";
    let found = read("a.txt", text.as_bytes());
    let task = &found["tasks"][0];
    assert_eq!(
        task["coordinators"],
        serde_json::json!(["Ban Nội chính Tỉnh ủy", "Văn phòng Tỉnh ủy"]),
        "{found}"
    );
    assert_eq!(
        found["document"]["recipients"],
        serde_json::json!(["Bộ Chính trị, Ban Bí thư (để báo cáo)", "Sở Y tế"])
    );
}

/// Group lines break a table of lines with tabs into pieces; a piece that begins with a row that lost a cell belongs to it as well.
#[test]
fn a_row_with_a_cell_less_ends_no_table_of_tabs() {
    let table = "TT\tCông việc\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\nNhóm một\t\t\t\t\n\
        1\tKhảo sát làng nghề\tSở Công Thương\tSở Y tế\tQuý I\nNhóm hai\t\t\t\t\n\
        2\tLập đề án bảo tồn\tSở Nội vụ\tQuý II\n3\tTổ chức hội chợ\tSở Công Thương\tSở Y tế\tQuý III\n\
        Nhóm ba\t\t\t\t\n4\tMở lớp dạy nghề\tSở Nội vụ\tSở Y tế\tQuý IV\n";
    let json = read(
        "a.txt",
        format!("KẾ HOẠCH\nPhát triển làng nghề\n{table}").as_bytes(),
    );
    let tasks = json["tasks"].as_array().unwrap();
    let told: Vec<&str> = tasks
        .iter()
        .map(|task| task["deadline"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["Quý I", "Quý II", "Quý III", "Quý IV"]);
    let findings = json["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .any(|finding| finding["code"] == "cells-guessed")
    );
}

/// Whatever stands in a bracket, it ends where the bracket is closed.
#[test]
fn an_open_bracket_goes_on_to_where_it_is_closed() {
    let whole = LETTER.replace(
        "các công trình đã cũ",
        "các công trình đã cũ (trường học, Trạm Y tế)",
    );
    is_joined(&whole, "(trường học, | Trạm Y tế)");
    is_joined(&whole, "(trường học, Trạm | Y tế)");
}

/// However short the line is that ends in the hyphen.
#[test]
fn a_number_goes_on_behind_its_hyphen() {
    let wrapped = "\
KẾ HOẠCH
Phòng cháy rừng
I. NHIỆM VỤ
- Tổ chức kiểm tra theo Nghị định số 217/2025/NĐ-
CP ngày 05/8/2025 của Chính phủ về hoạt động kiểm tra chuyên ngành đối với
các cơ sở kinh doanh.
- Bảo đảm tính chính xác, khách quan, công khai, minh bạch; không làm cản trở
hoạt động sản xuất của các doanh nghiệp.
- Sở Y tế tập huấn cho các xã ven biển trong mùa khô, bảo đảm mỗi xã có người
biết sơ cứu.";
    let found = read("a.txt", wrapped.as_bytes());
    assert_eq!(found["citations"][0]["number"], "217/2025/NĐ-CP");
    assert_eq!(found["tasks"].as_array().unwrap().len(), 3, "{found:#}");
}

/// As a page of paper is turned into text: paragraphs begin with an indent, lines break at the margin, a page ends in a sentence.
const INDENTED: &str = "\
ỦY BAN NHÂN DÂN TỈNH A
Số: 12/KH-UBND
KẾ HOẠCH
Phòng cháy rừng
      I. NHIỆM VỤ
      1. Sở Y tế tập huấn theo Nghị định số 178/2026/NĐ-
CP ngày 20/5/2026 của Chính phủ.
Hoàn thành trước mùa khô năm 2026, bảo đảm mỗi xã có ít nhất hai người biết
sơ cứu.
      2. Sở Xây dựng kiểm tra các công trình đã cũ, gồm: (i) Trường học trong các
khu dân cư; (ii) Trạm y tế; (iii) Nhà văn hóa
(iv) Chợ.
      3. Sở Du lịch hướng dẫn các khu du lịch ven rừng
xây dựng phương án chữa cháy tại chỗ và tập huấn nhân viên.
                                  2

Ủy ban nhân dân các xã cùng kiểm tra với các khu du lịch ở gần rừng nhất, bảo
đảm không có lửa.
      4. Công an tỉnh tuần tra thường xuyên.
      5. Sở Nội vụ lập sổ theo dõi các
lực lượng.
      6. Sở Tư pháp tuyên truyền pháp luật về
phòng cháy.
      7. Sở Tài chính bố trí kinh phí để
mua thiết bị.
      8. Thanh tra tỉnh kiểm tra việc sử dụng
kinh phí.
      9. Báo tỉnh đưa tin về công tác phòng
cháy.
";

#[test]
fn a_line_at_the_margin_goes_on_where_paragraphs_are_indented() {
    let found = read("a.txt", INDENTED.as_bytes());
    let tasks = found["tasks"].as_array().unwrap();
    let content = |i: usize| tasks[i]["content"][0].as_str().unwrap();
    assert_eq!(tasks.len(), 9, "{tasks:#?}");
    assert!(
        content(0).ends_with("ít nhất hai người biết sơ cứu."),
        "{}",
        content(0)
    );
    assert!(
        content(1).ends_with("Nhà văn hóa (iv) Chợ."),
        "{}",
        content(1)
    );
    assert!(
        content(2).ends_with("bảo đảm không có lửa."),
        "{}",
        content(2)
    );
    assert_eq!(found["citations"][0]["number"], "178/2026/NĐ-CP");
    let odd = found["findings"].as_array().unwrap().iter();
    let told: Vec<&Value> = odd.filter(|one| one["code"] == "word-odd").collect();
    assert!(told.is_empty(), "{told:?}");
    // Where sentences stand at the margin among others, the margin tells nothing.
    let sentence = "Sở Y tế đã mua đủ thuốc cho các xã ven biển.\n";
    let mixed = format!("{INDENTED}{}", sentence.repeat(20));
    let found = read("a.txt", mixed.as_bytes());
    let first = found["tasks"][0]["content"][0].as_str().unwrap();
    assert!(!first.contains("Hoàn thành trước mùa khô"), "{first}");
    // Where no paragraph is indented, it tells nothing either.
    let flush = INDENTED.replace("      ", "");
    let found = read("a.txt", flush.as_bytes());
    assert_eq!(found["citations"][0]["number"], "178/2026/NĐ-CP");
    let first = found["tasks"][0]["content"][0].as_str().unwrap();
    assert!(!first.contains("Hoàn thành trước mùa khô"), "{first}");
}

/// A page broke its headings in capitals and left marks alone on their lines.
#[test]
fn headings_and_marks_that_a_page_broke_are_whole() {
    let text = "\
KẾ HOẠCH
Phòng, chống dịch bệnh sau lụt bão
II. MỤC
ĐÍCH, YÊU CẦU
- Chủ động triển khai các
biện pháp khắc phục hậu quả thiên tai, xử lý môi trường.
III.
ĐÁNH GIÁ NGUY CƠ
- Nguy cơ mất an toàn
thực phẩm.
IV. NỘI
DUNG HOẠT ĐỘNG TRIỂN KHAI
1.
Công tác vệ sinh môi trường
- Tổ chức thu gom, vận
chuyển rác thải.
- Khơi thông cống rãnh.
2.
Công tác tuyên truyền
- Hướng dẫn người dân tự
vệ sinh nhà cửa.
";
    let tasks = tasks(text);
    let told: Vec<(Option<&str>, &str)> = tasks
        .iter()
        .map(|task| (task["group"].as_str(), task["content"][0].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("1"), "Tổ chức thu gom, vận chuyển rác thải."),
            (Some("1"), "Khơi thông cống rãnh."),
            (Some("2"), "Hướng dẫn người dân tự vệ sinh nhà cửa."),
        ]
    );
}

/// Where every paragraph has a mark, a full line goes on in the next one, though it ends with a stop or the next begins with a capital.
#[test]
fn full_lines_of_items_go_on_where_all_paragraphs_have_marks() {
    let item = |letter: char| {
        format!(
            "{letter}) Sở Y tế rà soát toàn bộ trạm y tế ở các xã ven biển, lập danh sách những nơi\n\
             còn thiếu thuốc, thiếu giường và thiếu người trực, báo cáo trước ngày mưa bão\n\
             để kịp thời bổ sung.\n"
        )
    };
    let broken = "m) Sở Xây dựng kiểm tra an toàn của các nhà cao tầng trên toàn địa bàn thành phố.\n\
        Tổ chức diễn tập chữa cháy ở chung cư đông người, hướng dẫn người dân thoát nạn và\n\
        sử dụng bình chữa cháy; cùng Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh và Trung tâm Cứu hộ\n\
        Miền Đông xử lý.\n";
    let head = "II. NHIỆM VỤ\n1. Các đơn vị:\n";
    let items: String = "abcdeghiklno".chars().map(item).collect();
    let tasks = tasks(&format!("{head}{items}{broken}"));
    let last = tasks.last().unwrap()["content"].as_array().unwrap();
    assert_eq!(last.len(), 1, "{last:?}");
    let words = last[0].as_str().unwrap();
    assert!(
        words.contains("thành phố. Tổ chức") && words.ends_with("Miền Đông xử lý."),
        "{words}"
    );
    // Where as many paragraphs have none, a sentence behind a full line may be one of them.
    let plain = "Người dân được khám bệnh ở nơi gần nhất.\n";
    let mixed: String = "abcdeghiklno"
        .chars()
        .map(|letter| item(letter) + plain)
        .collect();
    let tasks = crate::common::tasks(&format!("{head}{mixed}{broken}"));
    let last = tasks.last().unwrap()["content"][0].as_str().unwrap();
    assert!(!last.contains("thành phố. Tổ chức"), "{last}");
}

/// Where a blank line parts all paragraphs, a line right below another goes on with it, whatever that ends with.
#[test]
fn blank_lines_part_the_paragraphs_of_a_file() {
    let tasks = [
        "Chỉ đạo các đơn vị trực thuộc phối hợp với lực lượng\nKiểm lâm trong công tác tuần tra. Xử lý nghiêm vi\nphạm về rừng.",
        "Bố trí kinh phí cho các địa phương\nđể giữ rừng.",
        "Rà soát diện tích rừng trên địa bàn, báo cáo\nỦy ban nhân dân tỉnh.",
        "Tuyên truyền cho các hộ dân gần\nrừng.",
    ]
    .map(|sentence| {
        ["Công an tỉnh", "Sở Tài chính"].map(|name| format!("\n{name}\n\n- {sentence}\n")).concat()
    });
    let text = format!("{HEAD}\nII. NHIỆM VỤ\n{}", tasks.concat());
    let json = read("a.txt", text.as_bytes());
    let all = json["tasks"].as_array().unwrap();
    assert_eq!(all.len(), 8);
    assert_eq!(
        all[0]["content"][0],
        "Chỉ đạo các đơn vị trực thuộc phối hợp với lực lượng Kiểm lâm trong công tác tuần tra. Xử lý nghiêm vi phạm về rừng."
    );
}
