//! Workbooks.

use tiendo_extract::{ApartKind, NoticeKind, Source, Spot, extract};

use crate::show::{show, words};
use crate::writers::xlsx::{self, Sheet, Xlsx, cell, merged, number, row};

fn read(file: &Xlsx) -> Source {
    extract("a.xlsx", &file.bytes()).unwrap()
}

#[test]
fn heads_on_the_third_row_merged_groups_and_lines_around() {
    let mut file = Xlsx::of(
        "Phụ lục",
        &[
            &["", "PHỤ LỤC"],
            &["DANH MỤC NHIỆM VỤ"],
            &["STT", "Nội dung", "Cơ quan", "", "Ghi chú"],
            &["", "", "chủ trì", "phối hợp", ""],
            &["1. Nhóm một"],
            &["1.1", "việc\nhai dòng", "Sở A", "", ""],
            &["", "việc nữa", "", "Sở B", ""],
            &["1.2", "không ai"],
        ],
    );
    file.sheets[0].below = merged(&["A3:A4", "B3:B4", "C3:D3", "A5:E5", "A6:A7", "C6:C7"]);
    file.sheets[0].rows += &xlsx::words(10, &["Nơi nhận:", "", "", "TM. UBND"]);
    file.sheets[0].rows += &xlsx::words(11, &["- Lưu: VT.", "", "", "KT. CHỦ TỊCH"]);
    file.sheets[0].rows += &xlsx::words(13, &["ghi chú cuối"]);
    assert_eq!(
        show(&read(&file)),
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n[\n\
        \x20 0×2 STT | 1×2 Nội dung | 2+2 Cơ quan | 4 Ghi chú\n\
        \x20 2 chủ trì | 3 phối hợp | 4\n\
        \x20 0+5 1. Nhóm một\n\
        \x20 0×2 1.1 | 1 việc / hai dòng | 2×2 Sở A | 3 | 4\n\
        \x20 1 việc nữa | 3 Sở B | 4\n\
        \x20 0 1.2 | 1 không ai | 2 | 3 | 4\n]\n[\n\
        \x20 0 Nơi nhận: | 1 | 2 | 3 TM. UBND\n\
        \x20 0 - Lưu: VT. | 1 | 2 | 3 KT. CHỦ TỊCH\n]\nghi chú cuối"
    );
}

#[test]
fn a_letterhead_and_two_tables_are_apart() {
    let file = Xlsx::of(
        "x",
        &[
            &["UBND TỈNH", "", "CỘNG HÒA"],
            &["Số: 1/KH", "", "ngày 06"],
            &["KẾ HOẠCH"],
            &["TT", "Việc", "Ai"],
            &["1", "a", "b"],
            &[""],
            &["2. nhóm"],
            &["2", "c", "d"],
            &[""],
            &["Bảng hai"],
            &["TT", "Việc", "Ai", "Khi"],
            &["1", "e", "f", "g"],
        ],
    );
    assert_eq!(
        show(&read(&file)),
        "[\n  0 UBND TỈNH | 1 | 2 CỘNG HÒA\n  0 Số: 1/KH | 1 | 2 ngày 06\n]\nKẾ HOẠCH\n\
        [\n  0 TT | 1 Việc | 2 Ai\n  0 1 | 1 a | 2 b\n  0 2. nhóm | 1 | 2\n  0 2 | 1 c | 2 d\n]\nBảng hai\n\
        [\n  0 TT | 1 Việc | 2 Ai | 3 Khi\n  0 1 | 1 e | 2 f | 3 g\n]"
    );
}

#[test]
fn numbers_days_formulas_and_shared_words() {
    let file = Xlsx {
        sheets: vec![Sheet {
            name: "x".to_owned(),
            rows: xlsx::words(1, &["TT", "Mức", "Hạn", "Ai", "Đúng"])
                + &row(
                    2,
                    "",
                    &(number("A2", "1.1", 0)
                        + &number("B2", "7.25", 0)
                        + &number("C2", "45602", 1)
                        + "<c r=\"D2\" t=\"s\"><v>1</v></c><c r=\"E2\" t=\"b\"><v>1</v></c>"),
                )
                + &row(
                    3,
                    "",
                    &(number("A3", "1.2000000000000002", 0)
                        + &number("B3", "7700", 2)
                        + "<c r=\"C3\" t=\"str\"><f>A1&amp;\"x\"</f><v>Quý II</v></c><c r=\"D3\" t=\"e\"><v>#REF!</v></c><c><v>0.365</v></c>"),
                ),
            ..Sheet::default()
        }],
        forms: vec!["dd/mm/yyyy".to_owned(), "#,##0".to_owned()],
        strings: vec!["không".to_owned(), "Sở A & B".to_owned()],
        ..Xlsx::default()
    };
    assert_eq!(
        show(&read(&file)),
        "[\n  0 TT | 1 Mức | 2 Hạn | 3 Ai | 4 Đúng\n\
        \x20 0 1.1 | 1 7,25 | 2 06/11/2024 | 3 Sở A & B | 4 TRUE\n\
        \x20 0 1.2 | 1 7.700 | 2 Quý II | 3 #REF! | 4 0,365\n]"
    );
}

#[test]
fn words_know_their_sheet_and_cell() {
    let mut file = Xlsx::of("Một", &[&["a"]]);
    file.sheets
        .push(Xlsx::of("Hai", &[&[], &["", "b\nc"]]).sheets.remove(0));
    let source = read(&file);
    let spots: Vec<String> = source
        .paragraphs()
        .iter()
        .map(|paragraph| match source.places.spot(paragraph.span.start) {
            Some(Spot::Cell(place)) => format!(
                "{} {}!{}",
                source.words(paragraph.span),
                place.sheet,
                place.name()
            ),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(spots, ["a Một!A1", "b Hai!B2", "c Hai!B2"]);
}

#[test]
fn what_is_hidden_is_left_out_and_told() {
    let mut file = Xlsx::of("Việc", &[]);
    let sheet = &mut file.sheets[0];
    sheet.columns = "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>".to_owned();
    sheet.rows = xlsx::words(1, &["TT", "Việc", "ẩn cột", "", "Ai"])
        + &row(
            2,
            "hidden=\"1\"",
            &(cell("A2", "1") + &cell("B2", "ẩn hàng")),
        )
        + &xlsx::words(3, &["", "tiếp", "", "", "b"])
        + &row(9, "hidden=\"1\"", "");
    sheet.below = merged(&["A2:A3"])
        + "<headerFooter><oddHeader>&amp;C&amp;\"Arial\"&amp;12đầu</oddHeader></headerFooter><drawing r:id=\"d\"/>";
    sheet.relations = vec![(
        "d".to_owned(),
        "drawing".to_owned(),
        "../drawings/d.xml".to_owned(),
    )];
    file.more = vec![(
        "xl/drawings/d.xml".to_owned(),
        b"<xdr:wsDr xmlns:xdr='x' xmlns:a='a'><xdr:sp><xdr:txBody><a:p><a:r><a:t>trong </a:t></a:r><a:r><a:t>khung</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>".to_vec(),
    )];
    file.sheets.push(Sheet {
        state: "veryHidden".to_owned(),
        ..Xlsx::of("Nháp", &[&["nháp"]]).sheets.remove(0)
    });
    let source = read(&file);
    assert_eq!(words(&source), ["TT", "Việc", "Ai", "1", "tiếp", "b"]);
    let kinds: Vec<&NoticeKind> = source.notices.iter().map(|notice| &notice.kind).collect();
    assert_eq!(
        kinds,
        [
            &NoticeKind::HiddenRows {
                sheet: "Việc".to_owned(),
                first: 2,
                rows: 1
            },
            &NoticeKind::HiddenColumns {
                sheet: "Việc".to_owned(),
                first: "C".to_owned(),
                columns: 1
            },
            &NoticeKind::HiddenSheet {
                name: "Nháp".to_owned()
            },
        ]
    );
    let apart: Vec<(ApartKind, &str)> = source
        .apart
        .iter()
        .map(|a| (a.kind, a.text.as_str()))
        .collect();
    assert_eq!(
        apart,
        [
            (ApartKind::Hidden, "ẩn cột"),
            (ApartKind::Hidden, "ẩn hàng"),
            (ApartKind::Header, "đầu"),
            (ApartKind::TextBox, "trong khung"),
            (ApartKind::Hidden, "nháp"),
        ]
    );
}
