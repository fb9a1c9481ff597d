//! How the columns of a table of tasks are headed.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Number,
    /// The group of the rows that a cell reaches over; never told from the head alone.
    Group,
    Content,
    Lead,
    Coordinators,
    Deadline,
    Product,
    /// Which level signs what comes out of it.
    Level,
    Note,
    /// A head of a table of tasks that is not read (money, who approves).
    Other,
}

/// Heads that must be the whole cell, plain.
const WHOLE: &[(&str, Column)] = &[
    ("stt", Column::Number),
    ("tt", Column::Number),
    ("so tt", Column::Number),
    ("so thu tu", Column::Number),
    ("hoan thanh", Column::Deadline),
    ("moc", Column::Deadline),
    ("chuc vu", Column::Other),
    ("chuc danh", Column::Other),
    ("chuc vu, don vi", Column::Other),
    ("chuc vu, don vi cong tac", Column::Other),
    ("don vi cong tac", Column::Other),
    ("dien thoai", Column::Other),
    ("so dien thoai", Column::Other),
    ("ho va ten", Column::Lead),
    ("ho ten", Column::Lead),
    ("ho, ten", Column::Lead),
    ("thoi diem", Column::Deadline),
    ("lo trinh", Column::Deadline),
    ("ngay", Column::Deadline),
    ("han", Column::Deadline),
    ("tu ngay - den ngay", Column::Deadline),
    ("tu ngay den ngay", Column::Deadline),
    ("den ngay", Column::Deadline),
    ("ngay ket thuc", Column::Deadline),
    ("ket thuc", Column::Deadline),
    ("bat dau", Column::Other),
    ("thuc hien", Column::Lead),
    ("phu trach", Column::Lead),
    ("co quan", Column::Lead),
    ("don vi", Column::Lead),
    ("ca nhan, don vi", Column::Lead),
    ("viec", Column::Content),
    ("viec can lam", Column::Content),
    ("viec phai lam", Column::Content),
    ("viec thuc hien", Column::Content),
    ("cac viec can lam", Column::Content),
    ("muc", Column::Number),
    ("#", Column::Number),
    ("ma", Column::Number),
    ("ma so", Column::Number),
    ("ma viec", Column::Number),
    ("ma nhiem vu", Column::Number),
    ("chu tri thuc hien", Column::Lead),
    ("giao cho", Column::Lead),
    ("to chuc thuc hien", Column::Lead),
    ("co quan trinh", Column::Lead),
    ("don vi trinh", Column::Lead),
    ("cung thuc hien", Column::Coordinators),
    ("xong truoc", Column::Deadline),
    ("hoan thanh truoc", Column::Deadline),
    ("dong chi phu trach", Column::Lead),
    ("dang vien phu trach", Column::Lead),
    ("ho tro", Column::Coordinators),
    ("ky han", Column::Deadline),
    ("han chot", Column::Deadline),
    ("han cuoi", Column::Deadline),
    ("nam thuc hien", Column::Deadline),
    ("giai doan", Column::Deadline),
];

/// Words that settle a head wherever they stand in it, plain; the first that fits wins.
const PARTS: &[(&str, Column)] = &[
    ("ghi chu", Column::Note),
    ("ten van ban", Column::Content),
    ("ten nhiem vu", Column::Content),
    ("ten de an", Column::Content),
    ("noi dung trong tam", Column::Content),
    ("noi dung phan cong", Column::Content),
    ("noi dung duoc", Column::Content),
    ("nhiem vu phan cong", Column::Content),
    ("nhiem vu duoc", Column::Content),
    ("cong viec duoc", Column::Content),
    ("kinh phi", Column::Other),
    ("nguon von", Column::Other),
    ("cap trinh", Column::Level),
    ("cap ban hanh", Column::Level),
    ("tham quyen", Column::Level),
    ("cap ky", Column::Level),
    ("cap phe duyet", Column::Level),
    ("don vi chu tri", Column::Lead),
    ("co quan chu tri", Column::Lead),
    ("lanh dao", Column::Other),
    ("thoi gian", Column::Deadline),
    ("thoi han", Column::Deadline),
    ("tien do", Column::Deadline),
    ("ngay hoan thanh", Column::Deadline),
    ("han hoan thanh", Column::Deadline),
    ("han xu ly", Column::Deadline),
    ("han nop", Column::Deadline),
    ("han trinh", Column::Deadline),
    ("han bao cao", Column::Deadline),
    ("han thuc hien", Column::Deadline),
    ("han xong", Column::Deadline),
    ("han giai quyet", Column::Deadline),
    ("han hoan tat", Column::Deadline),
    ("moc hoan thanh", Column::Deadline),
    ("muc do", Column::Other),
    ("ty le", Column::Other),
    ("san pham", Column::Product),
    ("ket qua", Column::Product),
    ("dau ra", Column::Product),
    ("minh chung", Column::Product),
    ("vuong mac", Column::Note),
    ("kho khan", Column::Note),
    ("hinh thuc van ban", Column::Product),
    ("chu tri", Column::Lead),
    ("phoi hop", Column::Coordinators),
    ("co quan chuan bi", Column::Lead),
    ("don vi chuan bi", Column::Lead),
    ("xu ly chinh", Column::Lead),
    ("don vi xu ly", Column::Lead),
    ("co quan xu ly", Column::Lead),
    ("bo phan xu ly", Column::Lead),
    ("co quan tham muu", Column::Lead),
    ("don vi tham muu", Column::Lead),
    ("co quan soan thao", Column::Lead),
    ("co quan xay dung", Column::Lead),
    ("don vi xay dung", Column::Lead),
    ("don vi soan thao", Column::Lead),
    ("linh vuc phu trach", Column::Other),
    ("dia ban phu trach", Column::Other),
    ("nguoi phu trach", Column::Lead),
    ("can bo phu trach", Column::Lead),
    ("ca nhan phu trach", Column::Lead),
    ("phu trach chinh", Column::Lead),
    ("don vi phu trach", Column::Lead),
    ("bo phan phu trach", Column::Lead),
    ("co quan phu trach", Column::Lead),
    ("don vi cung thuc hien", Column::Coordinators),
    ("don vi lien quan", Column::Coordinators),
    ("don vi co lien quan", Column::Coordinators),
    ("co quan lien quan", Column::Coordinators),
    ("co quan co lien quan", Column::Coordinators),
    ("co quan thuc hien", Column::Lead),
    ("chu the thuc hien", Column::Lead),
    ("can bo thuc hien", Column::Lead),
    ("ca nhan thuc hien", Column::Lead),
    ("phong thuc hien", Column::Lead),
    ("lam chinh", Column::Lead),
    ("don vi thuc hien", Column::Lead),
    ("co quan, don vi", Column::Lead),
    ("bo phan thuc hien", Column::Lead),
    ("dau moi", Column::Lead),
    ("nguoi thuc hien", Column::Lead),
    ("tham gia", Column::Coordinators),
    ("ho tro thuc hien", Column::Coordinators),
    ("don vi ho tro", Column::Coordinators),
    ("co quan ho tro", Column::Coordinators),
    ("bo phan ho tro", Column::Coordinators),
    ("phong ho tro", Column::Coordinators),
    ("don vi duoc giao", Column::Lead),
    ("co quan duoc giao", Column::Lead),
    ("to chuc duoc giao", Column::Lead),
    ("bo phan duoc giao", Column::Lead),
    ("nguoi duoc giao", Column::Lead),
    ("phong duoc giao", Column::Lead),
    ("cap uy duoc giao", Column::Lead),
    ("dam nhiem", Column::Lead),
    ("dam trach", Column::Lead),
    ("chu cong", Column::Lead),
    ("hiep dong", Column::Coordinators),
    ("doi tuong", Column::Other),
    ("dia diem", Column::Other),
    ("dia ban", Column::Other),
    ("thanh phan", Column::Other),
    ("phan cong", Column::Lead),
    ("trach nhiem", Column::Lead),
    ("thoi diem xong", Column::Deadline),
    ("thoi diem hoan", Column::Deadline),
    ("dien giai", Column::Note),
    ("phan viec", Column::Content),
    ("viec can lam", Column::Content),
    ("viec phai lam", Column::Content),
    ("noi dung", Column::Content),
    ("nhiem vu", Column::Content),
    ("cong viec", Column::Content),
    ("hoat dong", Column::Content),
    ("giai phap", Column::Content),
    ("bien phap", Column::Content),
    ("bo phan tham muu", Column::Lead),
    ("tham muu chinh", Column::Lead),
    ("hoan thanh", Column::Deadline),
    ("lo trinh", Column::Deadline),
    ("ban phu trach", Column::Lead),
];

/// All of [`PARTS`] at once.
static ANY_PART: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(PARTS.iter().map(|(part, _)| part))
        .expect("a list of words is far below the automaton's limits")
});

/// The most characters that a head has.
const LONGEST: usize = 60;

/// The column that a cell's plain words head.
pub(crate) fn column(plain: &str) -> Option<Column> {
    let words = plain.trim_matches([' ', '.', ':', '(', ')', '\n']);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    WHOLE
        .iter()
        .find(|(head, _)| *head == words)
        .or_else(|| {
            // "Bộ phận thực hiện" holds no "hạn thực hiện".
            let opens_word = |at: usize| {
                at.checked_sub(1)
                    .and_then(|i| words.as_bytes().get(i))
                    .is_none_or(|before| !before.is_ascii_alphanumeric())
            };
            let held = ANY_PART.find_overlapping_iter(words);
            let first = held
                .filter(|part| opens_word(part.start()))
                // "Bộ phận Công nghệ thông tin" is no "phân công".
                .filter(|part| {
                    !words
                        .get(..part.start())
                        .is_some_and(|before| before.ends_with("bo "))
                })
                .map(|part| part.pattern().as_usize())
                .min()?;
            PARTS.get(first)
        })
        .map(|&(_, column)| column)
}

/// Whether a column before the one for what is to be done holds the groups of it: "Nhóm nhiệm vụ", "Lĩnh vực".
pub(crate) fn names_group(plain: &str) -> bool {
    let words = plain.trim_matches([' ', '.', ':', '\n']);
    words == "linh vuc" || words == "nhom" || words.starts_with("nhom ")
}

/// The fewest letters of a head in which a slip is told from another word.
const SHORTEST_SLIPPED: usize = 7;

/// The column of a cell beside cells that are heads: as [`column`], and where a letter may be another, or two
/// in a long head ("Phối hợe", "Cơ quan thnc hiệo").
pub(crate) fn column_beside(plain: &str) -> Option<Column> {
    column(plain).or_else(|| {
        let words: Vec<&str> = words(plain).collect();
        if words.len() > LONGEST_SLIPPED {
            return None;
        }
        let slipped = |part: &str| {
            let most = if part.len() > LONG_PART { 2 } else { 1 };
            let part: Vec<&str> = self::words(part).collect();
            words.windows(part.len()).any(|window| {
                let differing: Option<usize> =
                    window.iter().zip(&part).map(|(a, b)| differing(a, b)).sum();
                differing.is_some_and(|letters| letters <= most)
            })
        };
        PARTS
            .iter()
            .filter(|(part, _)| part.len() >= SHORTEST_SLIPPED)
            .find(|(part, _)| slipped(part))
            .map(|&(_, column)| column)
    })
}

/// Whether the first of several heads is that of the numbers with one letter wrong ("Stn", "Si TT").
pub(crate) fn numbers_slipped(plain: &str) -> bool {
    let words = plain.trim_matches([' ', '.', ':', '\n']);
    WHOLE
        .iter()
        .filter(|(head, column)| *column == Column::Number && head.len() > 1)
        .any(|(head, _)| differing(words, head).is_some_and(|letters| letters <= 1))
}

/// Words of a head with more characters may have two letters wrong.
const LONG_PART: usize = 14;

/// The most words of a head.
const LONGEST_SLIPPED: usize = 10;

fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Letters in which two words of one length differ.
fn differing(a: &str, b: &str) -> Option<usize> {
    (a.len() == b.len()).then(|| a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count())
}

/// Whether columns of these kinds make a table of tasks.
pub(crate) fn make_tasks(columns: &[Column]) -> bool {
    let has = |column| columns.contains(&column);
    let told = [Column::Coordinators, Column::Deadline, Column::Product];
    has(Column::Content)
        && (has(Column::Lead) || (has(Column::Number) && told.into_iter().any(has)))
}

/// Whether columns of these kinds say what is done when and nothing of who does it: "Thời gian | Nội dung | Ghi chú". Whether that is to
/// be done, or the programme of a day, their cells tell.
pub(crate) fn make_schedule(columns: &[Column]) -> bool {
    columns.contains(&Column::Content) && columns.contains(&Column::Deadline)
}

/// Whether columns of these kinds speak of who does what, though they make no table of tasks.
pub(crate) fn promise_tasks(columns: &[Column]) -> bool {
    let has = |column| columns.contains(&column);
    has(Column::Lead)
        && [
            Column::Number,
            Column::Coordinators,
            Column::Deadline,
            Column::Product,
        ]
        .into_iter()
        .filter(|column| has(*column))
        .count()
            > 1
        && !make_tasks(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_known_beside_others_with_a_letter_wrong_in_a_word() {
        for (words, expected) in [
            ("phoi hoe", Some(Column::Coordinators)),
            (
                "co quan, dot vi phoi hop thue hien",
                Some(Column::Coordinators),
            ),
            ("thoi gitn hoan thanh", Some(Column::Deadline)),
            ("don vi chu tni thuc hien", Some(Column::Lead)),
            ("phai nop", None),
            ("so y te", None),
            ("khao sat lang nghe", None),
        ] {
            assert_eq!(column_beside(words), expected, "{words}");
        }
    }

    #[test]
    fn heads_of_every_office_are_known() {
        for (words, expected) in [
            ("don vi tham muu trinh", Some(Column::Lead)),
            ("lanh dao, don vi chu tri", Some(Column::Lead)),
            ("lanh dao phu trach", Some(Column::Other)),
            ("don vi co lien quan", Some(Column::Coordinators)),
            ("co quan, to chuc duoc giao", Some(Column::Lead)),
            ("chi tieu duoc giao", None),
            ("han chot", Some(Column::Deadline)),
            ("lo trinh thuc hien", Some(Column::Deadline)),
            ("han xong", Some(Column::Deadline)),
            ("bo phan thuc hien", Some(Column::Lead)),
            ("bo phan giai quyet", None),
            ("bo phan cong nghe thong tin", None),
            ("minh chung", Some(Column::Product)),
            ("nhom nhiem vu", Some(Column::Content)),
            ("don vi tinh", None),
        ] {
            assert_eq!(column(words), expected, "{words}");
        }
        assert!(names_group("nhom nhiem vu") && names_group("linh vuc"));
        assert!(!names_group("noi dung"));
    }
}
