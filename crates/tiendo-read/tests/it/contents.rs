//! A document reads the same with a list of contents and without.

use crate::common::read;
use serde_json::Value;

const HEAD: &str = "UBND TỈNH ĐÔNG HẢI\nSố: 12/KH-UBND\nKẾ HOẠCH\nPhát triển làng nghề\n";

const BODY: &str = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nGiữ nghề truyền thống.\n2. Yêu cầu\nRõ người, rõ việc.\n\
    II. NHIỆM VỤ\n1. Phát triển vùng nguyên liệu gắn với làng nghề\na) Quy hoạch vùng trồng mây.\n\
    Cơ quan chủ trì: Sở Công Thương. Thời gian hoàn thành: năm 2027.\n2. Đào tạo nghề\na) Mở lớp dạy nghề.\n\
    Cơ quan chủ trì: Sở Nội vụ. Thời gian hoàn thành: năm 2026.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n\
    - Thẩm định dự toán của các đơn vị.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n";

const ENTRIES: [(&str, usize); 8] = [
    ("I. MỤC ĐÍCH, YÊU CẦU", 2),
    ("1. Mục đích", 2),
    ("2. Yêu cầu", 3),
    ("II. NHIỆM VỤ", 3),
    ("1. Phát triển vùng nguyên liệu gắn với làng nghề", 4),
    ("2. Đào tạo nghề", 11),
    ("III. TỔ CHỨC THỰC HIỆN", 12),
    ("1. Sở Tài chính", 12),
];

/// What was read, without places; and the codes of the findings.
fn told(text: &str) -> (Vec<Value>, Vec<String>) {
    let mut json = read("a.txt", format!("{HEAD}{text}").as_bytes());
    let codes = json["findings"].as_array().unwrap().iter();
    let codes = codes.map(|finding| finding["code"].as_str().unwrap().to_owned());
    let codes = codes.collect();
    let mut things = Vec::new();
    for list in ["sections", "groups", "tasks"] {
        for thing in json[list].as_array_mut().unwrap() {
            if let Some(thing) = thing.as_object_mut() {
                thing.retain(|key, _| !matches!(key.as_str(), "line" | "lines" | "bytes"));
            }
            things.push(thing.take());
        }
    }
    (things, codes)
}

fn list(entry: impl Fn(&str, usize) -> String) -> String {
    let lines = ENTRIES.map(|(words, page)| format!("{}\n", entry(words, page)));
    lines.concat()
}

#[test]
fn a_list_of_contents_is_no_second_set_of_parts_and_tasks() {
    let (expected, codes) = told(BODY);
    assert!(!codes.iter().any(|code| code == "contents-list"));
    for list in [
        format!(
            "MỤC LỤC\n{}",
            list(|words, page| format!("{words}\t{page}"))
        ),
        format!("Mục lục:\n{}", list(|words, _| words.to_owned())),
        format!("MỤC LỤC\n{}", list(|words, page| format!("{words} {page}"))),
        list(|words, page| format!("{words} ........................ {page}")),
        list(|words, page| format!("{words}……………{page}")),
        list(|words, page| format!("{} ........ {page}", words.replace("liệu gắn", "liệu\ngắn"))),
    ] {
        let (told, codes) = told(&format!("{list}{BODY}"));
        assert_eq!(told, expected, "{list}");
        assert_eq!(
            codes.iter().filter(|code| *code == "contents-list").count(),
            1,
            "{list}"
        );
    }
}

#[test]
fn figures_behind_dots_are_no_list_of_contents() {
    let (expected, _) = told(BODY);
    let figures = "I. SỐ LIỆU\n1. Số hộ làm nghề ....... 25\n2. Số hộ nghèo ........ 31\n3. Số lao động ....... 120\n";
    let (told, codes) = told(&format!("{figures}{BODY}"));
    assert!(told.len() > expected.len());
    assert!(!codes.iter().any(|code| code == "contents-list"));
}

/// Each list is compared with all that stands below it, so that a text of nothing but lists must not be asked for every one.
#[test]
fn a_text_of_lists_of_contents_is_given_up() {
    let text = "MỤC LỤC\nI. NHIỆM VỤ CHUNG\nI. NHIỆM VỤ CHUNG\n".repeat(40);
    let (_, codes) = told(&text);
    let left_out = codes.iter().filter(|code| *code == "contents-list").count();
    assert!((1..=8).contains(&left_out), "{left_out}");
}
