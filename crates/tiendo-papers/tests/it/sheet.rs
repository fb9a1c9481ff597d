//! Workbooks, read back with another program's eyes.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use rust_decimal::Decimal;

use crate::package::{Element, part, parts};
use crate::sample;
use tiendo_papers::sheet::{Cell, Column, ColumnKind, HEAD_ROW, Sheet, Workbook};
use tiendo_papers::{PaperError, Properties, write_xlsx};

type Opened = Xlsx<Cursor<Vec<u8>>>;

fn open(workbook: &Workbook) -> Opened {
    let bytes = write_xlsx(workbook).expect("a workbook");
    Xlsx::new(Cursor::new(bytes)).expect("a workbook that opens")
}

/// A cell of a sheet, rows counted from below the heads.
fn cell(opened: &mut Opened, sheet: &str, row: u32, column: u32) -> Data {
    let range = opened.worksheet_range(sheet).expect("a sheet");
    range
        .get_value((HEAD_ROW + 1 + row, column))
        .cloned()
        .unwrap_or(Data::Empty)
}

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

/// One sheet of one column of words.
fn words(rows: &[&str]) -> Workbook {
    let column = Column {
        head: "Nội dung".into(),
        width: 30,
        kind: ColumnKind::Words,
    };
    Workbook {
        title: "Danh sách".into(),
        sheets: vec![Sheet {
            name: "Bảng".into(),
            note: String::new(),
            columns: vec![column],
            rows: rows.iter().map(|row| vec![text(row)]).collect(),
        }],
        properties: sample::properties(),
    }
}

#[test]
fn figures_days_and_instants_keep_their_types() {
    let mut opened = open(&sample::tasks());
    assert_eq!(
        opened.sheet_names(),
        ["Kế hoạch 21-KH-UBND", "Kế hoạch 21-KH-UBND (2)"]
    );
    let name = "Kế hoạch 21-KH-UBND";
    assert_eq!(
        cell(&mut opened, name, 0, 0),
        Data::String("1.1".into()),
        "a number of a task is words"
    );
    let Data::DateTime(day) = cell(&mut opened, name, 0, 2) else {
        panic!("a day");
    };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 11, 14, 0, 0, 0, 0));
    assert_eq!(cell(&mut opened, name, 0, 3), Data::Float(84.5));
    assert_eq!(cell(&mut opened, name, 0, 4), Data::Float(1_250_000_000.0));
    let Data::DateTime(moment) = cell(&mut opened, name, 0, 5) else {
        panic!("an instant");
    };
    // 01:15 UTC is 08:15 in Vietnam.
    assert_eq!(moment.to_ymd_hms_milli(), (2026, 11, 20, 8, 15, 0, 0));
}

#[test]
fn what_is_not_known_is_blank_or_words_and_never_nought() {
    let mut opened = open(&sample::tasks());
    let name = "Kế hoạch 21-KH-UBND";
    assert_eq!(
        cell(&mut opened, name, 1, 3),
        Data::String("Chưa báo cáo".into())
    );
    assert_eq!(cell(&mut opened, name, 1, 4), Data::Empty);
}

#[test]
fn text_is_never_a_formula() {
    let rows = [
        "=1+1",
        "+84 255",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "{=1}",
        "https://example.vn",
    ];
    let workbook = words(&rows);
    let mut opened = open(&workbook);
    for (row, expected) in (0..).zip(rows) {
        assert_eq!(
            cell(&mut opened, "Bảng", row, 0),
            Data::String(expected.into())
        );
    }
    let formulas = opened.worksheet_formula("Bảng").expect("a sheet");
    assert!(formulas.used_cells().next().is_none());
    let bytes = write_xlsx(&workbook).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"));
    // The style of those that look like one keeps Excel from making one of them on editing.
    let styles = Element::parse(&part(&bytes, "xl/styles.xml"));
    let guarded: Vec<usize> = styles.named("cellXfs")[0]
        .children
        .iter()
        .enumerate()
        .filter(|(_, format)| format.attribute("quotePrefix") == Some("1"))
        .map(|(index, _)| index)
        .collect();
    let sheet = Element::parse(&sheet);
    let marked: Vec<bool> = sheet
        .named("c")
        .iter()
        .skip(2)
        .map(|cell| {
            guarded.contains(
                &cell
                    .attribute("s")
                    .and_then(|s| s.parse().ok())
                    .unwrap_or(0),
            )
        })
        .collect();
    assert_eq!(marked, [true, true, true, true, true, false, false]);
}

#[test]
fn heads_stay_in_sight_and_on_every_printed_page() {
    let bytes = write_xlsx(&sample::tasks()).expect("a workbook");
    let sheet = Element::parse(&part(&bytes, "xl/worksheets/sheet1.xml"));
    let pane = sheet.named("pane")[0];
    assert_eq!(
        (pane.attribute("ySplit"), pane.attribute("state")),
        (Some("3"), Some("frozen"))
    );
    assert_eq!(sheet.named("autoFilter")[0].attribute("ref"), Some("A3:F5"));
    let setup = sheet.named("pageSetup")[0];
    assert_eq!(setup.attribute("orientation"), Some("landscape"));
    assert_eq!(setup.attribute("paperSize"), Some("9"));
    assert_eq!(
        setup.attribute("fitToHeight"),
        Some("0"),
        "as many pages as it takes, one wide"
    );
    let workbook = Element::parse(&part(&bytes, "xl/workbook.xml"));
    let titles: Vec<String> = workbook
        .named("definedName")
        .into_iter()
        .filter(|name| name.attribute("name") == Some("_xlnm.Print_Titles"))
        .map(Element::words)
        .collect();
    assert_eq!(titles.len(), 2);
    assert!(
        titles
            .iter()
            .any(|rows| rows == "'Kế hoạch 21-KH-UBND'!$3:$3"),
        "{titles:?}"
    );
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("wrapText=\"1\""));
}

#[test]
fn title_note_and_heads_stand_above_the_rows() {
    let mut opened = open(&sample::tasks());
    let range = opened
        .worksheet_range("Kế hoạch 21-KH-UBND")
        .expect("a sheet");
    let first: Vec<String> = (0..=HEAD_ROW)
        .filter_map(|row| range.get_value((row, 0)))
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        first,
        [
            "Danh mục nhiệm vụ",
            "Tính đến ngày 20/11/2026; 2 nhiệm vụ.",
            "Số"
        ]
    );
}

#[test]
fn properties_carry_title_author_and_journal_head() {
    let bytes = write_xlsx(&sample::tasks()).expect("a workbook");
    let core = Element::parse(&part(&bytes, "docProps/core.xml"));
    assert_eq!(core.named("dc:title")[0].words(), "Danh mục nhiệm vụ");
    assert_eq!(
        core.named("dc:creator")[0].words(),
        "Sở Tài chính tỉnh Hải Sơn"
    );
    assert_eq!(
        core.named("dcterms:created")[0].words(),
        "2026-11-20T01:15:00Z"
    );
    let custom = part(&bytes, "docProps/custom.xml");
    assert!(custom.contains(Properties::JOURNAL_HEAD) && custom.contains(sample::HEAD));
    assert_eq!(
        bytes,
        write_xlsx(&sample::tasks()).expect("a workbook"),
        "equal values, equal bytes"
    );
}

#[test]
fn a_figure_with_more_digits_than_excel_keeps_is_words() {
    let mut workbook = words(&[]);
    for figure in [
        "123456789012345",
        "1234567890123456",
        "0.1234567890123456",
        "-7.25",
        "100000000000000000000",
    ] {
        workbook.sheets[0].rows.push(vec![Cell::Number(
            figure.parse::<Decimal>().expect("a figure"),
        )]);
    }
    let mut opened = open(&workbook);
    let found: Vec<Data> = (0..5)
        .map(|row| cell(&mut opened, "Bảng", row, 0))
        .collect();
    assert_eq!(found[0], Data::Float(123_456_789_012_345.0));
    assert_eq!(found[1], Data::String("1.234.567.890.123.456".into()));
    assert_eq!(found[2], Data::String("0,1234567890123456".into()));
    assert_eq!(found[3], Data::Float(-7.25));
    assert_eq!(found[4], Data::String("100.000.000.000.000.000.000".into()));
}

#[test]
fn what_xml_forbids_is_left_out_and_line_breaks_stay() {
    let mut opened = open(&words(&["một\u{b}\u{0}\nhai", "_x0041_"]));
    assert_eq!(
        cell(&mut opened, "Bảng", 0, 0),
        Data::String("một\nhai".into())
    );
    assert_eq!(
        cell(&mut opened, "Bảng", 1, 0),
        Data::String("_x0041_".into())
    );
}

#[test]
fn an_empty_list_still_opens() {
    let workbook = words(&[]);
    let range = open(&workbook).worksheet_range("Bảng").expect("a sheet");
    assert_eq!(range.end(), Some((HEAD_ROW, 0)));
    let sheet = Element::parse(&part(
        &write_xlsx(&workbook).expect("a workbook"),
        "xl/worksheets/sheet1.xml",
    ));
    assert_eq!(sheet.named("autoFilter")[0].attribute("ref"), Some("A3"));
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let mut workbook = words(&["một", "hai"]);
    workbook.sheets[0].rows[1].push(Cell::Blank);
    assert!(matches!(
        write_xlsx(&workbook),
        Err(PaperError::RowShape {
            row: 2,
            expected: 1,
            found: 2,
            ..
        })
    ));
    let long = "ă".repeat(32_768);
    assert!(matches!(
        write_xlsx(&words(&["một", &long])),
        Err(PaperError::CellTooLong {
            row: 2,
            column: 1,
            ..
        })
    ));
    assert!(write_xlsx(&words(&[&long[..32_767 * 2]])).is_ok());
    let mut none = words(&[]);
    none.sheets[0].columns.clear();
    assert!(matches!(write_xlsx(&none), Err(PaperError::Empty(name)) if name == "Bảng"));
    none.sheets.clear();
    assert!(matches!(write_xlsx(&none), Err(PaperError::Empty(name)) if name == "Danh sách"));
    let mut old = words(&[]);
    old.sheets[0].rows.push(vec![Cell::Day(date(1899, 12, 30))]);
    assert!(matches!(write_xlsx(&old), Err(PaperError::Workbook(_))));
}

#[test]
fn every_part_is_well_formed() {
    for (name, text) in parts(&write_xlsx(&sample::tasks()).expect("a workbook")) {
        assert!(!Element::parse(&text).name.is_empty(), "{name}");
    }
}

#[test]
fn rows_are_as_high_as_their_words() {
    let long = "Tổ chức hội nghị quán triệt, tuyên truyền sâu rộng nội dung Nghị quyết. ".repeat(3);
    let bytes = write_xlsx(&words(&[
        "Một dòng",
        &long,
        "một\nhai\nba",
        &long.repeat(100),
    ]))
    .expect("a workbook");
    let sheet = Element::parse(&part(&bytes, "xl/worksheets/sheet1.xml"));
    let heights: Vec<f64> = sheet
        .named("row")
        .iter()
        .skip(2)
        .map(|row| {
            row.attribute("ht")
                .map_or(15.75, |ht| ht.parse().expect("points"))
        })
        .collect();
    // A line of 12 pt takes 15.5 points; 214 letters of about 5 pt take six or seven lines of 180 pt.
    assert!(heights[0] < 2.0 * 15.5, "{heights:?}");
    assert!(
        (6.0 * 15.5..8.0 * 15.5).contains(&heights[1]),
        "{heights:?}"
    );
    assert!(
        (3.0 * 15.5..4.0 * 15.5).contains(&heights[2]),
        "{heights:?}"
    );
    assert!(heights[3] <= 409.0, "Excel has no higher row: {heights:?}");
}
