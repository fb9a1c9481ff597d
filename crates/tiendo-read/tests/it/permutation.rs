//! The sample with its province, bodies, numbers, dates and figures replaced and ten rows removed: the structure follows.

use crate::common::{self, SAMPLE, compare, read};
use serde_json::Value;

/// What is printed, and what stands there instead. A name that holds another stands before it.
const REPLACED: &[(&str, &str)] = &[
    ("QUẢNG NGÃI", "THƯỢNG HẢI BÌNH"),
    ("Quảng Ngãi", "Thượng Hải Bình"),
    ("Trần Phước Hiền", "Lê Thị Hoài An"),
    ("214/KH-UBND", "87/KH-UBND"),
    ("06 tháng 11 năm 2024", "21 tháng 3 năm 2023"),
    ("06/11/2024", "21/3/2023"),
    ("Sở Kế hoạch và Đầu tư", "Sở Thủy lợi và Đê điều"),
    ("2057/SKHĐT-KTN", "31/STLĐĐ-VP"),
    ("30/10/2024", "02/3/2023"),
    ("Sở Công Thương", "Sở Diêm nghiệp"),
    ("Sở Thông tin và Truyền thông", "Sở Bưu chính"),
    ("BCH Quân sự tỉnh", "Bộ Tư lệnh vùng"),
    ("111/NQ-CP", "58/NQ-CP"),
    ("22/7/2024", "14/4/2022"),
    ("29-NQ/TW", "77-NQ/TW"),
    ("29- NQ/TW", "77- NQ/TW"),
    ("17/11/2022", "05/9/2021"),
    ("17 /11/2022", "05 /9/2021"),
    ("17 tháng 11 năm 2022", "05 tháng 9 năm 2021"),
    ("31-CTr/TU", "8-CTr/TU"),
    ("13-KH/TW", "6-KH/TW"),
    ("7,25 - 8,25", "6,1 - 6,9"),
    ("7.700 - 7.900", "12.500 - 13.000"),
    ("trên 50%", "trên 64,5%"),
    ("trước ngày 15/11", "trước ngày 05/12"),
    ("nhóm 2", "nhóm 3"),
];

/// The same for values that the reader gives in another form than the text.
const DERIVED: &[(&str, &str)] = &[
    ("2024-11-06", "2023-03-21"),
    ("2024-10-30", "2023-03-02"),
    ("2024-07-22", "2022-04-14"),
    ("2022-11-17", "2021-09-05"),
    ("\"7.25\"", "\"6.1\""),
    ("\"7700\"", "\"12500\""),
    ("\"7900\"", "\"13000\""),
    ("\"50\"", "\"64.5\""),
    ("--11-15", "--12-05"),
    ("--11-14", "--12-04"),
];

/// Ten rows, neighbours and single ones, the first and the last of a group among them.
const REMOVED: &[&str] = &[
    "4.4", "4.5", "5.1", "5.6", "6.2", "8.2", "9.2", "9.3", "10.1", "10.6",
];

fn replaced(text: &str, table: &[(&str, &str)]) -> String {
    table.iter().fold(text.to_owned(), |text, (from, to)| {
        let changed = text.replace(from, to);
        assert!(changed != text, "{from} is not in the text");
        changed
    })
}

/// The sample without the rows: from a row's number to the next.
fn without_rows(text: &str) -> String {
    let is_number =
        |line: &str| !line.is_empty() && line.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mut kept = Vec::new();
    let mut drop = false;
    for line in text.lines() {
        if is_number(line) || line.starts_with('[') {
            drop = REMOVED.contains(&line);
        }
        if !drop {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// Lines move with the rows.
fn drop_lines(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !(key.ends_with("line") || key.ends_with("lines")));
            map.values_mut().for_each(drop_lines);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_lines),
        _ => {}
    }
}

/// The gold as the changed text should read.
fn expected() -> Value {
    let gold = common::gold().to_string();
    let in_gold: Vec<(&str, &str)> = REPLACED
        .iter()
        .filter(|(from, _)| gold.contains(from))
        .copied()
        .collect();
    let changed = replaced(&replaced(&gold, DERIVED), &in_gold);
    let mut gold: Value = serde_json::from_str(&changed).unwrap();
    gold["targets"][0]["high"] = "6.9".into();
    let stays = |number: &Value, gone: &[&str]| !gone.contains(&number.as_str().unwrap());
    let tasks = gold["tasks"].as_array_mut().unwrap();
    tasks.retain(|task| stays(&task["number"], REMOVED));
    // Documents that only removed rows cite.
    let gone = [
        "73/QĐ-TTg",
        "411/QĐ-TTg",
        "942/QĐ-TTg",
        "749/QĐ-TTg",
        "1909/QĐ-TTg",
    ];
    let citations = gold["citations"].as_array_mut().unwrap();
    citations.retain(|citation| stays(&citation["number"], &gone));
    drop_lines(&mut gold);
    gold
}

#[test]
fn the_structure_follows_the_text() {
    let text = replaced(&without_rows(SAMPLE), REPLACED);
    let ours = read("b.txt", text.as_bytes());
    let mut differences = Vec::new();
    compare(&expected(), &ours, "", &mut differences);
    assert!(differences.is_empty(), "{}", differences.join("\n"));

    let gaps: Vec<&Value> = ours["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["code"] == "numbering-gap")
        .map(|finding| &finding["numbers"])
        .collect();
    let expected = [
        vec!["3", "3.1", "3.2"],
        vec!["4.4", "4.5"],
        vec!["5.1"],
        vec!["6.2"],
        vec!["8.2"],
        vec!["9.2", "9.3"],
        vec!["10.1"],
    ];
    assert_eq!(serde_json::json!(gaps), serde_json::json!(expected));
}
