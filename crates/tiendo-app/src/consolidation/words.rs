//! The official wording that the paper adds to the draft. Papers are Vietnamese only, so this is the one table of it.

/// The kind of paper (tên loại).
pub(super) const KIND: &str = "Báo cáo";
/// What stands before the body's sign after the slash of the number.
pub(super) const KIND_SIGN: &str = "BC";
/// The line of "Nơi nhận" that means the addressees.
pub(super) const AS_ABOVE: &str = "Như trên";
/// The capacity where nobody is entered as head.
pub(super) const HEAD: &str = "Thủ trưởng cơ quan";
/// What a deputy's position begins with.
pub(super) const DEPUTY: &str = "Phó ";
/// What stands before the head's position when a deputy signs. Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.
pub(super) const FOR_THE_HEAD: &str = "KT.";

/// Words in the name of an authority behind which its place stands.
const PLACES: [&str; 8] = [
    "tỉnh",
    "thành phố",
    "huyện",
    "thị xã",
    "quận",
    "xã",
    "phường",
    "đặc khu",
];

/// The sentence that opens the report.
pub(super) fn opening(plan: &str, focal: &str, year: i16) -> String {
    format!("Thực hiện {plan}, {focal} tổng hợp báo cáo kết quả thực hiện năm {year} như sau:")
}

/// A task's heading.
pub(super) fn task(number: &str, text: &str) -> String {
    if number.is_empty() {
        text.to_owned()
    } else {
        format!("Nhiệm vụ {number}: {text}")
    }
}

/// A group's heading: with its printed number where the paper's own counting gives another.
pub(super) fn group(number: &str, counted: usize, text: &str) -> String {
    if number.is_empty() || number == counted.to_string() {
        text.to_owned()
    } else {
        format!("Nhóm nhiệm vụ {number}: {text}")
    }
}

/// The place that an authority's name ends in: "Ủy ban nhân dân tỉnh Hải Sơn" → "Hải Sơn". Empty where it names none.
pub(super) fn place_of(authority: &str) -> &str {
    let ends = PLACES.iter().filter_map(|word| {
        let at = authority.rfind(&format!(" {word} "))?;
        Some(at + word.len() + 2)
    });
    ends.max()
        .map_or("", |at| authority.get(at..).unwrap_or_default().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_what_an_authoritys_name_ends_in() {
        for (name, place) in [
            ("Ủy ban nhân dân tỉnh Hải Sơn", "Hải Sơn"),
            ("Ủy ban nhân dân thành phố Bình Hải", "Bình Hải"),
            ("UBND huyện Sơn Tây, tỉnh Hải Sơn", "Hải Sơn"),
            ("Bộ Tài chính", ""),
        ] {
            assert_eq!(place_of(name), place);
        }
    }
}
