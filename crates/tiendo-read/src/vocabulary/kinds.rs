//! Kinds of documents and their symbols: Nghị định 30/2020/NĐ-CP, điều 7; Luật Ban hành văn bản quy phạm
//! pháp luật; Party documents by Hướng dẫn 36-HD/VPTW.

/// Name in normal spelling, its plain form, symbol. A longer name stands before its own beginning.
pub(crate) const KINDS: &[(&str, &str, &str)] = &[
    ("Chương trình hành động", "chuong trinh hanh dong", "CTr"),
    ("Thông tư liên tịch", "thong tu lien tich", "TTLT"),
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

/// Symbols beyond those of [`KINDS`] that open a number's ending: Party regulations, merged texts, the assembly.
const MORE_SYMBOLS: &[&str] = &[
    "QH", "UBTVQH", "HNVB", "NQLT", "CTPH", "KHPH", "QCPH", "TTr", "ĐA", "DC", "L-CTN",
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

/// The normal spelling of a part of a number's ending (`QĐ`, `TTg`), whatever the case it is printed in.
pub(crate) fn settle_symbol(part: &str) -> Option<&'static str> {
    let same = |known: &&str| known.to_lowercase() == part.to_lowercase();
    KINDS
        .iter()
        .map(|(_, _, symbol)| *symbol)
        .chain(MORE_SYMBOLS.iter().copied())
        .chain(ISSUERS.iter().map(|(ending, _)| *ending))
        .chain(ENDINGS.iter().copied())
        .find(same)
}

/// Whether `part` opens the ending of a number: a kind, or an assembly with its term (`QH15`).
pub(crate) fn is_kind_symbol(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let same = |known: &&str| known.to_lowercase() == letters.to_lowercase();
    KINDS
        .iter()
        .map(|(_, _, symbol)| *symbol)
        .chain(MORE_SYMBOLS.iter().copied())
        .any(|known| same(&known))
}

/// Whether `part` is the ending of a body that is known everywhere.
pub(crate) fn is_issuer_symbol(part: &str) -> bool {
    ISSUERS
        .iter()
        .map(|(ending, _)| *ending)
        .chain(ENDINGS.iter().copied())
        .any(|known| known.to_lowercase() == part.to_lowercase())
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
