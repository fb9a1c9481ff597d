//! The layout of Nghị định 30/2020/NĐ-CP, phụ lục I, as it stands in the XML.

use crate::package::{Element, part};
use crate::sample;
use tiendo_papers::paper::{Block, Kind, Table, TableRow};
use tiendo_papers::{Paper, PaperError, Properties, write_docx};

fn document(paper: &Paper) -> Element {
    Element::parse(&part(
        &write_docx(paper).expect("a paper"),
        "word/document.xml",
    ))
}

/// Words of every paragraph of a style.
fn styled(document: &Element, style: &str) -> Vec<String> {
    document
        .named("w:p")
        .into_iter()
        .filter(|paragraph| paragraph.val("w:pStyle") == Some(style))
        .map(Element::words)
        .collect()
}

/// An attribute of the first child of a name, as a number.
fn measure(section: &Element, child: &str, attribute: &str) -> u32 {
    let found = section.named(child);
    let value = found
        .first()
        .and_then(|element| element.attribute(attribute));
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or_else(|| panic!("{child} {attribute}"))
}

#[test]
fn pages_are_a4_with_the_margins_of_the_decree() {
    let document = document(&sample::report());
    let sections = document.named("w:sectPr");
    // The paper itself, an upright annex, a lying one.
    let sizes: Vec<(u32, u32)> = sections
        .iter()
        .map(|section| {
            (
                measure(section, "w:pgSz", "w:w"),
                measure(section, "w:pgSz", "w:h"),
            )
        })
        .collect();
    assert_eq!(
        sizes,
        [(11_906, 16_838), (11_906, 16_838), (16_838, 11_906)]
    );
    assert_eq!(
        sections[2].named("w:pgSz")[0].attribute("w:orient"),
        Some("landscape")
    );
    for section in sections {
        // A millimetre is 1440 / 25.4 = 56.69 twips.
        let mm = |side| f64::from(measure(section, "w:pgMar", side)) / 56.69;
        assert!((20.0..=25.0).contains(&mm("w:top").round()));
        assert!((20.0..=25.0).contains(&mm("w:bottom").round()));
        assert!((30.0..=35.0).contains(&mm("w:left").round()));
        assert!((15.0..=20.0).contains(&mm("w:right").round()));
        assert_eq!(
            section.named("w:titlePg").len(),
            1,
            "no number on a first page"
        );
        assert_eq!(
            measure(section, "w:pgNumType", "w:start"),
            1,
            "annexes are numbered apart"
        );
    }
}

#[test]
fn page_numbers_stand_in_the_header_of_all_pages_but_the_first() {
    let bytes = write_docx(&sample::dispatch()).expect("a paper");
    let numbered = Element::parse(&part(&bytes, "word/header1.xml"));
    let first = Element::parse(&part(&bytes, "word/header2.xml"));
    assert_eq!(
        numbered.named("w:fldSimple")[0].attribute("w:instr"),
        Some(" PAGE ")
    );
    assert_eq!(first.words(), "");
    let document = Element::parse(&part(&bytes, "word/document.xml"));
    let kinds: Vec<_> = document
        .named("w:headerReference")
        .iter()
        .map(|header| header.attribute("w:type"))
        .collect();
    assert_eq!(kinds, [Some("default"), Some("first")]);
}

#[test]
fn the_head_is_one_table_of_two_columns_without_borders() {
    let document = document(&sample::report());
    let head = document.named("w:tbl")[0];
    let cells: Vec<String> = head.named("w:tc").into_iter().map(Element::words).collect();
    assert_eq!(
        cells,
        [
            "Ủy ban nhân dân tỉnh Hải Sơn",
            "Cộng hòa xã hội chủ nghĩa Việt NamĐộc lập - Tự do - Hạnh phúc",
            "Số: 07/BC-UBND",
            "Hải Sơn, ngày 05 tháng 12 năm 2026",
        ]
    );
    assert!(head.named("w:tblBorders").is_empty());
    assert_eq!(head.val("w:tblStyle"), Some("TableNormal"));
    // Rules: under the issuer, under Tiêu ngữ, and one under the title.
    assert_eq!(styled(head, "Ke").len(), 2);
    assert_eq!(styled(&document, "TrichYeu").len(), 1);
}

#[test]
fn every_element_has_the_letters_of_the_decree() {
    let styles = Element::parse(&part(
        &write_docx(&sample::report()).expect("a paper"),
        "word/styles.xml",
    ));
    // Style, half points allowed, bold, italic, capitals, place.
    let cases = [
        ("QuocHieu", 24..=26, true, false, true, "center"),
        ("TieuNgu", 26..=28, true, false, false, "center"),
        ("CoQuanChuQuan", 24..=26, false, false, true, "center"),
        ("CoQuanBanHanh", 24..=26, true, false, true, "center"),
        ("SoKyHieu", 26..=26, false, false, false, "center"),
        ("DiaDanhNgayThang", 26..=28, false, true, false, "center"),
        ("TenLoai", 26..=28, true, false, true, "center"),
        ("TrichYeu", 26..=28, true, false, false, "center"),
        ("TrichYeuCongVan", 24..=26, false, false, false, "center"),
        ("KinhGui", 26..=28, false, false, false, "center"),
        ("CanCu", 26..=28, false, true, false, "both"),
        ("BodyText", 26..=28, false, false, false, "both"),
        ("Heading1", 26..=28, true, false, true, "both"),
        ("Heading2", 26..=28, true, false, false, "both"),
        ("Heading3", 26..=28, false, false, false, "both"),
        ("QuyenHanChucVu", 26..=28, true, false, true, "center"),
        ("NguoiKy", 26..=28, true, false, false, "center"),
        ("NoiNhan", 24..=24, true, true, false, "left"),
        ("NoiNhanTungNoi", 22..=22, false, false, false, "left"),
        ("PhuLuc", 28..=28, true, false, false, "center"),
        ("PhuLucTen", 26..=28, true, false, true, "center"),
        ("PhuLucKemTheo", 26..=28, false, true, false, "center"),
        ("Header", 26..=28, false, false, false, "center"),
    ];
    for (id, sizes, bold, italic, capitals, place) in cases {
        let all = styles.named("w:style");
        let style = all
            .iter()
            .find(|style| style.attribute("w:styleId") == Some(id))
            .unwrap_or_else(|| panic!("no style {id}"));
        let size: u32 = style
            .val("w:sz")
            .and_then(|size| size.parse().ok())
            .expect("a size");
        assert!(sizes.contains(&size), "{id}: {size}");
        let has = |name: &str| !style.named(name).is_empty();
        assert_eq!(
            (has("w:b"), has("w:i"), has("w:caps")),
            (bold, italic, capitals),
            "{id}"
        );
        assert_eq!(style.val("w:jc"), Some(place), "{id}");
    }
    let fonts = styles.named("w:rFonts");
    assert_eq!(fonts.len(), 1, "one typeface for everything");
    assert_eq!(fonts[0].attribute("w:ascii"), Some("Times New Roman"));
}

#[test]
fn letters_come_from_styles_alone() {
    let document = document(&sample::report());
    for direct in [
        "w:b",
        "w:i",
        "w:sz",
        "w:jc",
        "w:spacing",
        "w:rFonts",
        "w:caps",
    ] {
        assert!(
            document.named(direct).is_empty(),
            "{direct} as direct formatting"
        );
    }
}

#[test]
fn divisions_are_counted_and_the_text_is_closed() {
    let document = document(&sample::report());
    assert_eq!(
        styled(&document, "Heading1"),
        [
            "I. Kết quả thực hiện Chương trình số 31-CTr/TU",
            "II. Khó khăn, vướng mắc"
        ]
    );
    assert_eq!(
        styled(&document, "Heading2"),
        ["1. Công tác chỉ đạo, điều hành"]
    );
    assert_eq!(
        styled(&document, "Heading3"),
        ["a) Tuyên truyền, phổ biến", "b) Kiểm tra, giám sát"]
    );
    let text = styled(&document, "BodyText");
    assert_eq!(
        text[1..3]
            .iter()
            .map(|text| text.chars().take(8).collect())
            .collect::<Vec<String>>(),
        ["Trong kỳ", "Sáu cơ q"]
    );
    assert_eq!(text[3], "Đã kiểm tra 5 cơ quan; A & B < C \"trích\" > D.");
    assert_eq!(
        text.last().map(String::as_str),
        Some("Nguồn kinh phí bố trí chậm so với tiến độ./.")
    );
    let basis = styled(&document, "CanCu");
    assert!(
        basis[0].ends_with("Chính phủ;") && basis[1].ends_with("dân tỉnh."),
        "{basis:?}"
    );
}

#[test]
fn a_table_repeats_its_head_and_tears_no_row() {
    let document = document(&sample::report());
    let table = *document
        .named("w:tbl")
        .last()
        .expect("the table of the last annex");
    assert_eq!(table.val("w:tblStyle"), Some("TableGrid"));
    let rows = table.named("w:tr");
    let heads = rows
        .iter()
        .filter(|row| !row.named("w:tblHeader").is_empty())
        .count();
    assert_eq!((heads, rows.len()), (2, 2 + 1 + 40 + 1));
    assert!(rows.iter().all(|row| row.named("w:cantSplit").len() == 1));
    let merged = rows[0].named("w:vMerge");
    assert_eq!(merged.len(), 2, "STT and Nhóm nhiệm vụ run over both heads");
    let width: u32 = table
        .named("w:gridCol")
        .iter()
        .map(|column| measure(column, "w:gridCol", "w:w"))
        .sum();
    assert_eq!(width, 16_838 - 1_701 - 850, "the lying page is used whole");
}

#[test]
fn the_foot_names_recipients_and_signatory() {
    let document = document(&sample::report());
    assert_eq!(styled(&document, "NoiNhan"), ["Nơi nhận:"]);
    let recipients = styled(&document, "NoiNhanTungNoi");
    assert_eq!(recipients.first().map(String::as_str), Some("- Như trên;"));
    assert_eq!(
        recipients.last().map(String::as_str),
        Some("- Lưu: VT, KTTH.")
    );
    assert_eq!(
        styled(&document, "QuyenHanChucVu"),
        ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]
    );
    assert_eq!(styled(&document, "NguoiKy"), ["Trần Thị Hòa Bình"]);
}

#[test]
fn annexes_are_numbered_when_there_are_two() {
    let mut paper = sample::report();
    let two = document(&paper);
    assert_eq!(styled(&two, "PhuLuc"), ["Phụ lục I", "Phụ lục II"]);
    assert_eq!(
        styled(&two, "PhuLucKemTheo")[0],
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 12 năm 2026 của Ủy ban nhân dân tỉnh Hải Sơn)"
    );
    paper.annexes.truncate(1);
    assert_eq!(styled(&document(&paper), "PhuLuc"), ["Phụ lục"]);
}

#[test]
fn a_dispatch_has_its_subject_under_the_number_and_no_kind() {
    let document = document(&sample::dispatch());
    assert_eq!(styled(&document, "TenLoai"), [""; 0]);
    assert_eq!(
        styled(&document, "TrichYeuCongVan"),
        ["V/v đôn đốc gửi báo cáo kết quả thực hiện Kế hoạch số 21/KH-UBND năm 2026"]
    );
    assert_eq!(styled(&document, "KinhGui"), ["Kính gửi: Sở Ngoại vụ"]);
    assert_eq!(styled(&document, "DuThao"), ["Dự thảo"]);
    assert_eq!(
        styled(&document, "DiaDanhNgayThang"),
        ["Hải Sơn, ngày … tháng … năm …"]
    );
    assert_eq!(
        styled(&document, "CoQuanChuQuan"),
        ["Ủy ban nhân dân tỉnh Hải Sơn"]
    );
}

#[test]
fn the_journal_head_is_in_the_properties_and_never_on_the_page() {
    let bytes = write_docx(&sample::report()).expect("a paper");
    let custom = Element::parse(&part(&bytes, "docProps/custom.xml"));
    let property = custom.named("property")[0];
    assert_eq!(property.attribute("name"), Some(Properties::JOURNAL_HEAD));
    assert_eq!(property.words(), sample::HEAD);
    assert!(!part(&bytes, "word/document.xml").contains(sample::HEAD));
    let core = Element::parse(&part(&bytes, "docProps/core.xml"));
    assert!(
        core.named("dc:title")[0]
            .words()
            .starts_with("Báo cáo Kết quả thực hiện Kế hoạch")
    );
    assert_eq!(
        core.named("dcterms:created")[0].words(),
        "2026-11-20T01:15:00Z"
    );
    let none = write_docx(&sample::dispatch()).expect("a paper");
    assert!(
        Element::parse(&part(&none, "docProps/custom.xml"))
            .children
            .is_empty()
    );
}

#[test]
fn equal_papers_are_equal_bytes() {
    assert_eq!(
        write_docx(&sample::report()).expect("a paper"),
        write_docx(&sample::report()).expect("a paper")
    );
}

#[test]
fn characters_that_xml_forbids_do_not_reach_the_file() {
    let mut paper = sample::dispatch();
    paper.kind = Kind::Titled("Báo\u{b} cáo".into());
    paper.body = vec![Block::Paragraph("một\u{0}hai\u{1f}\u{ffff}ba\u{c}".into())];
    let document = document(&paper);
    assert_eq!(styled(&document, "BodyText"), ["mộthaiba./."]);
}

#[test]
fn a_table_that_does_not_fit_is_refused_by_name_and_row() {
    let mut paper = sample::report();
    let Some(Block::Table(table)) = paper.annexes[1].body.first_mut() else {
        panic!("the annex begins with its table");
    };
    table.rows[3] = TableRow::Cells(vec!["một".into()]);
    let refused = write_docx(&paper).expect_err("a short row");
    assert!(
        matches!(
            &refused,
            PaperError::RowShape {
                row: 4,
                expected: 6,
                found: 1,
                ..
            }
        ),
        "{refused}"
    );
    let empty = Table {
        caption: Some("Bảng".into()),
        columns: Vec::new(),
        rows: Vec::new(),
    };
    paper.body = vec![Block::Table(empty)];
    assert!(matches!(write_docx(&paper), Err(PaperError::Empty(name)) if name == "Bảng"));
}

#[test]
fn the_whole_of_a_small_paper() {
    let text = part(
        &write_docx(&sample::dispatch()).expect("a paper"),
        "word/document.xml",
    );
    // A line for each element, so that a change reads as one.
    insta::assert_snapshot!(text.replace("><", ">\n<"));
}

#[test]
fn emptied_paragraphs_leave_no_gap() {
    let mut paper = sample::dispatch();
    let text = |text: &str| Block::Paragraph(text.to_owned());
    paper.body = vec![
        text("một"),
        text(" \n"),
        Block::Bullets(vec![String::new(), "hai".into(), " ".into()]),
        text(""),
        Block::Bullets(vec![" ".into()]),
    ];
    let document = document(&paper);
    assert_eq!(styled(&document, "BodyText"), ["một"]);
    assert_eq!(styled(&document, "ListBullet"), ["hai./."]);
}
