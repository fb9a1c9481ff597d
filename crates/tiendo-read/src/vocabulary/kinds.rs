//! Kinds of documents and their symbols: Nghị định 30/2020/NĐ-CP, điều 7; Luật Ban hành văn bản quy phạm
//! pháp luật; Party documents by Hướng dẫn 36-HD/VPTW.

use std::sync::LazyLock;

use foldhash::HashMap;

/// Name in normal spelling, its plain form, symbol. A longer name stands before its own beginning.
pub(crate) const KINDS: &[(&str, &str, &str)] = &[
    ("Chương trình hành động", "chuong trinh hanh dong", "CTr"),
    ("Thông tư liên tịch", "thong tu lien tich", "TTLT"),
    ("Nghị quyết liên tịch", "nghi quyet lien tich", "NQLT"),
    ("Kế hoạch liên tịch", "ke hoach lien tich", "KHLT"),
    ("Kế hoạch liên ngành", "ke hoach lien nganh", "KHLN"),
    ("Hướng dẫn liên ngành", "huong dan lien nganh", "HDLN"),
    ("Kế hoạch phối hợp", "ke hoach phoi hop", "KHPH"),
    ("Chương trình phối hợp", "chuong trinh phoi hop", "CTPH"),
    ("Quy chế phối hợp", "quy che phoi hop", "QCPH"),
    ("Văn bản hợp nhất", "van ban hop nhat", "VBHN"),
    ("Bản ghi nhớ", "ban ghi nho", "BGN"),
    ("Bản thỏa thuận", "ban thoa thuan", "BTT"),
    ("Giấy ủy quyền", "giay uy quyen", "GUQ"),
    ("Giấy mời", "giay moi", "GM"),
    ("Giấy giới thiệu", "giay gioi thieu", "GGT"),
    ("Giấy nghỉ phép", "giay nghi phep", "GNP"),
    ("Phiếu gửi", "phieu gui", "PG"),
    ("Phiếu chuyển", "phieu chuyen", "PC"),
    ("Phiếu báo", "phieu bao", "PB"),
    ("Nghị quyết", "nghi quyet", "NQ"),
    ("Nghị định", "nghi dinh", "NĐ"),
    ("Quyết định", "quyet dinh", "QĐ"),
    ("Quy định", "quy dinh", "QyĐ"),
    ("Quy chế", "quy che", "QC"),
    ("Chỉ thị", "chi thi", "CT"),
    ("Thông cáo", "thong cao", "TC"),
    ("Thông báo", "thong bao", "TB"),
    ("Thông tư", "thong tu", "TT"),
    ("Hướng dẫn", "huong dan", "HD"),
    ("Chương trình", "chuong trinh", "CTr"),
    ("Kế hoạch", "ke hoach", "KH"),
    ("Phương án", "phuong an", "PA"),
    ("Đề án", "de an", "ĐA"),
    ("Dự án", "du an", "DA"),
    ("Báo cáo", "bao cao", "BC"),
    ("Biên bản", "bien ban", "BB"),
    ("Tờ trình", "to trinh", "TTr"),
    ("Hợp đồng", "hop dong", "HĐ"),
    ("Công điện", "cong dien", "CĐ"),
    ("Công văn", "cong van", "CV"),
    ("Kết luận", "ket luan", "KL"),
    ("Pháp lệnh", "phap lenh", "PL"),
    ("Luật", "luat", "L"),
    ("Thư công", "thu cong", "TC"),
];

/// Words that stand for a kind before a number, plain, and its name.
pub(crate) const PARAPHRASES: &[(&str, &str)] = &[
    ("bao cao tham dinh", "Báo cáo"),
    ("bao cao tham tra", "Báo cáo"),
    ("bao cao giai trinh", "Báo cáo"),
    ("van ban", "Công văn"),
];

/// Symbols beyond those of [`KINDS`] that open a number's ending: Party regulations, merged texts, the assembly.
const MORE_SYMBOLS: &[&str] = &[
    "QH", "UBTVQH", "HNVB", "TTr", "CTrPH", "HDLT", "ĐA", "DC", "L-CTN",
];

/// Endings that tell the issuer: ending in normal spelling, issuer.
const ISSUERS: &[(&str, &str)] = &[
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("QH", "Quốc hội"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("CTN", "Chủ tịch nước"),
    ("VPCP", "Văn phòng Chính phủ"),
];

/// Endings that are nobody's name but written in one way: bodies that every province has.
const ENDINGS: &[&str] = &["TW", "TU", "UBND", "HĐND", "BTV", "BCĐ"];

/// What the small letters of a symbol tell.
#[derive(Clone, Copy)]
struct Symbol {
    /// As it is usually written.
    spelling: &'static str,
    /// It opens the ending of a number: a kind of document.
    is_kind: bool,
    /// It closes the ending: a body that is known everywhere.
    is_issuer: bool,
}

/// All symbols by their small letters; the first list that knows one gives its spelling.
static SYMBOLS: LazyLock<HashMap<String, Symbol>> = LazyLock::new(|| {
    let mut all: HashMap<String, Symbol> = HashMap::default();
    let kinds = KINDS
        .iter()
        .map(|(_, _, symbol)| *symbol)
        .chain(MORE_SYMBOLS.iter().copied());
    let issuers = ISSUERS
        .iter()
        .map(|(ending, _)| *ending)
        .chain(ENDINGS.iter().copied());
    let listed = kinds.map(|s| (s, true)).chain(issuers.map(|s| (s, false)));
    for (spelling, is_kind) in listed {
        let symbol = all.entry(spelling.to_lowercase()).or_insert(Symbol {
            spelling,
            is_kind: false,
            is_issuer: false,
        });
        symbol.is_kind |= is_kind;
        symbol.is_issuer |= !is_kind;
    }
    all
});

/// The normal spelling of a part of a number's ending (`QĐ`, `TTg`), whatever the case it is printed in.
pub(crate) fn settle_symbol(part: &str) -> Option<&'static str> {
    SYMBOLS
        .get(&part.to_lowercase())
        .map(|symbol| symbol.spelling)
}

/// Whether `part` opens the ending of a number: a kind, or an assembly with its term (`QH15`).
pub(crate) fn is_kind_symbol(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    SYMBOLS
        .get(&letters.to_lowercase())
        .is_some_and(|symbol| symbol.is_kind)
}

/// Whether `part` is a body behind whose hyphen a number of the Government or its chairman ended until the nineties.
pub(crate) fn is_old_symbol(part: &str) -> bool {
    ["HĐBT", "HĐNN", "CP", "CT", "TTg"].contains(&part)
}

/// Whether `part` is the ending of a body that is known everywhere.
pub(crate) fn is_issuer_symbol(part: &str) -> bool {
    SYMBOLS
        .get(&part.to_lowercase())
        .is_some_and(|symbol| symbol.is_issuer)
}

/// The kind that a symbol stands for.
pub(crate) fn kind_of_symbol(part: &str) -> Option<&'static str> {
    let shorter_first = KINDS.iter().rev();
    if part.starts_with("QH") {
        return Some("Luật");
    }
    if part.starts_with("UBTVQH") {
        return Some("Nghị quyết");
    }
    shorter_first
        .filter(|(name, _, _)| *name != "Thư công")
        .find(|(_, _, symbol)| *symbol == part)
        .map(|(name, _, _)| *name)
}

/// The issuer that the last part of a number's ending tells.
pub(crate) fn issuer_of_symbol(part: &str) -> Option<&'static str> {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    ISSUERS
        .iter()
        .find(|(ending, _)| *ending == letters)
        .map(|(_, issuer)| *issuer)
}
