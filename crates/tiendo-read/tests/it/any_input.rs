//! On any input: no panic, every span inside the text and between characters.

use crate::common::SAMPLE;
use proptest::prelude::*;
use tiendo_extract::extract;
use tiendo_read::{outline, read};
use tiendo_text::Lang;

fn sound(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(source) = extract(name, bytes) else {
        return Ok(());
    };
    let reading = read(&source);
    let json = reading.to_json();
    let limit = if source.places.line(0).is_some() {
        bytes.len()
    } else {
        source.text.len()
    };
    let provenance = json["provenance"].as_object().cloned().unwrap_or_default();
    for (pointer, places) in &provenance {
        prop_assert!(
            json.pointer(pointer).is_some(),
            "{} points nowhere",
            pointer
        );
        for place in places.as_array().into_iter().flatten() {
            let at = |i: usize| {
                usize::try_from(place[i].as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX)
            };
            prop_assert!(at(0) <= at(1) && at(1) <= limit, "{pointer}: {place}");
        }
    }
    for finding in &reading.findings {
        for span in &finding.spans {
            prop_assert!(
                source.text.get(span.start..span.end).is_some(),
                "{:?}",
                finding
            );
        }
        prop_assert!(!finding.message.vi.is_empty() && !finding.message.en.is_empty());
    }
    prop_assert!(!outline(&reading, Lang::Vi).contains('\0'));
    Ok(())
}

/// Pieces that the reader takes to mean something.
const PIECES: &[&str] = &[
    "KẾ HOẠCH\n",
    "Số: ",
    "214/KH-UBND",
    "\n",
    "I. MỤC TIÊU\n",
    "1. ",
    "1.1\n",
    "STT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\n",
    "Sở Tài chính",
    "; ",
    ", ",
    "các sở, ban, ngành",
    "trước ngày ",
    "15/11",
    "/2026",
    "ngày ",
    "tháng ",
    "6",
    "năm 2030",
    "quý II",
    "- ",
    "Phụ lục\n",
    "Nơi nhận:\n",
    "TM. ỦY BAN NHÂN DÂN\n",
    "(sau đây gọi tắt là ",
    ")",
    "[1] ",
    "trong đó",
    "đạt ",
    "7,25",
    " - ",
    "8%",
    "%/năm",
    "báo cáo ",
    "định kỳ hằng năm",
    "qua ",
    "Điều 1. ",
    "Nghị quyết số ",
    "29-NQ/TW",
    "của ",
    "Chính phủ",
    " về ",
    "kinh phí từ nguồn ",
    "a) ",
    "| a | b | c |\n",
    "ỦY BAN NHÂN DÂN\nTỈNH ",
    "VI. TỔ CHỨC THỰC HIỆN\n",
    "giai đoạn 2021 - 2025",
    "e\u{301}",
    "\u{7F}",
    "½",
    "…",
    "<table><tr><th>STT<th>Nội dung<th>Chủ trì",
    "<tr><td>",
    "<td rowspan=3>",
    "<td colspan=2>",
    "</table>",
    "vướng mắc gửi ",
    "phối hợp với ",
];

/// The place of a draft may be left blank, and then no town tells whose the document is.
#[test]
fn a_head_without_place_and_issuer_is_read() {
    for page in [
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr><tr><td>Số: 99/KH-UBND</td>\
            <td>ngày 15 tháng 01 năm 2026</td></tr></table><p>KẾ HOẠCH</p><p>Phát triển hạ tầng số</p>",
        "<p>ỦY BAN NHÂN DÂN</p><p>Số: /KH-UBND</p><p>……, ngày 15 tháng 01 năm 2026</p><p>KẾ HOẠCH</p><p>Phát triển chợ</p>",
    ] {
        let source = extract("a.html", page.as_bytes()).unwrap();
        let header = read(&source).document.header;
        assert_eq!(
            header.date.map(|date| date.value.to_string()).as_deref(),
            Some("2026-01-15")
        );
        assert_eq!(header.place, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), html: bool) {
        sound(if html { "a.html" } else { "a.txt" }, &bytes)?;
    }

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        sound("a.txt", text.as_bytes())?;
    }

    #[test]
    fn any_order_of_what_means_something(order in proptest::collection::vec(0..PIECES.len(), 0..60), html: bool) {
        let text: String = order.iter().filter_map(|&i| PIECES.get(i)).copied().collect();
        sound(if html { "a.html" } else { "a.txt" }, text.as_bytes())?;
    }

    #[test]
    fn any_cut_of_the_sample(from in 0..SAMPLE.len(), length in 0_usize..6000) {
        let end = (from + length).min(SAMPLE.len());
        let cut: String = String::from_utf8_lossy(&SAMPLE.as_bytes()[from..end]).into_owned();
        sound("a.txt", cut.as_bytes())?;
    }
}

/// One piece over and over, behind each kind of heading.
#[test]
fn repetition_gives_a_sound_reading() {
    for piece in PIECES {
        for head in [
            "",
            "KẾ HOẠCH\nI. MỤC TIÊU\n- ",
            "KẾ HOẠCH\nVI. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: ",
            "STT\nNội dung\nCơ quan chủ trì\n1\na\n1.1\nb\n",
        ] {
            let text = format!("{head}{}", piece.repeat(3000 / piece.len()));
            sound("a.txt", text.as_bytes()).unwrap();
        }
    }
}
