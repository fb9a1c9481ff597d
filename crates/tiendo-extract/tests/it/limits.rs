//! Files that were made to take all memory or any time: an error that names the limit.

use tiendo_extract::limits::{MAX_BLOCKS, MAX_COLUMNS, MAX_DEPTH, MAX_PARTS, MAX_TEXT};
use tiendo_extract::{ExtractError, Limit, extract};
use tiendo_text::Lang;

use crate::show::words;
use crate::writers::archive::{Packed, packed};
use crate::writers::docx::{Docx, cell_with, p, row, table};
use crate::writers::xlsx::{self, Sheet, Xlsx, cell};

fn limit(name: &str, bytes: &[u8]) -> Limit {
    match extract(name, bytes) {
        Err(error @ ExtractError::Beyond(limit)) => {
            assert!(error.message(Lang::Vi).contains("vượt giới hạn"));
            assert!(error.message(Lang::En).contains("goes beyond"));
            limit
        }
        Err(error) => panic!("{error}"),
        Ok(source) => panic!("{} bytes of text", source.text.len()),
    }
}

/// A compressed stream of one byte, then copies of 258 bytes of it: thirteen bits each.
fn bomb(copies: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bits = 0_u32;
    let mut count = 0;
    // Codes go in from their first bit; a stream is filled from the lowest.
    let mut put = |code: u32, length: u32, out: &mut Vec<u8>| {
        for i in (0..length).rev() {
            bits |= (code >> i & 1) << count;
            count += 1;
            if count == 8 {
                out.push(u8::try_from(bits).unwrap());
                bits = 0;
                count = 0;
            }
        }
    };
    // The last block, with fixed codes; a blank; the copies; the end.
    put(1, 1, &mut out);
    put(0b10, 2, &mut out);
    put(0b0011_0000 + 0x20, 8, &mut out);
    for _ in 0..copies {
        put(0b1100_0101, 8, &mut out);
        put(0, 5, &mut out);
    }
    put(0, 7, &mut out);
    put(0, 7, &mut out);
    out
}

#[test]
fn a_small_archive_that_unpacks_to_a_large_part() {
    let mut file = Docx::of("").parts();
    let large = bomb(2_000_000);
    assert!(large.len() < 4_000_000);
    for part in &mut file {
        if part.name == "word/document.xml" {
            *part = Packed {
                unpacked: 258 * 2_000_000 + 1,
                ..Packed::compressed(&part.name, large.clone())
            };
        }
    }
    assert_eq!(limit("a.docx", &packed(&file)), Limit::Unpacked);
    // A size that is not true is found out, or does not help.
    for part in &mut file {
        if part.name == "word/document.xml" {
            part.unpacked = 10;
        }
    }
    assert!(extract("a.docx", &packed(&file)).is_err());
}

#[test]
fn many_parts() {
    let mut file = Docx::of(&p("x"));
    file.more = (0..MAX_PARTS)
        .map(|i| (format!("x/{i}"), Vec::new()))
        .collect();
    assert_eq!(limit("a.docx", &file.bytes()), Limit::Parts);
}

#[test]
fn many_or_deep_elements() {
    let many = "<w:p/>".repeat(MAX_BLOCKS + 1);
    assert_eq!(limit("a.docx", &Docx::of(&many).bytes()), Limit::Blocks);
    let deep = "<w:smartTag>".repeat(MAX_DEPTH);
    assert_eq!(limit("a.docx", &Docx::of(&deep).bytes()), Limit::Depth);
    let page = "<br>".repeat(2 * MAX_BLOCKS + 1);
    assert_eq!(limit("a.html", page.as_bytes()), Limit::Blocks);
}

#[test]
fn words_that_a_file_repeats() {
    let book = Xlsx {
        sheets: vec![Sheet {
            name: "x".to_owned(),
            rows: (1..=MAX_TEXT / 500_000 + 1)
                .map(|n| xlsx::row(n, "", "<c t=\"s\"><v>0</v></c>"))
                .collect(),
            ..Sheet::default()
        }],
        strings: vec!["x".repeat(500_000)],
        ..Xlsx::default()
    };
    assert_eq!(limit("a.xlsx", &book.bytes()), Limit::Text);
}

#[test]
fn a_sheet_with_words_in_its_far_corners() {
    let far = |at: &str| {
        let mut file = Xlsx::of("x", &[&["đầu"]]);
        file.sheets[0].rows += &xlsx::row(1_048_576, "", &cell(at, "cuối"));
        file.bytes()
    };
    assert_eq!(limit("a.xlsx", &far("XFD1048576")), Limit::Columns);
    let source = extract("a.xlsx", &far("A1048576")).unwrap();
    assert_eq!(words(&source), ["đầu", "cuối"]);
    // Ten thousand columns that only have a look.
    let mut file = Xlsx::of("x", &[&["đầu"]]);
    file.sheets[0].rows += &xlsx::row(2, "", &"<c s=\"1\"/>".repeat(10_000));
    assert_eq!(words(&extract("a.xlsx", &file.bytes()).unwrap()), ["đầu"]);
}

#[test]
fn merged_areas_that_cover_one_another() {
    let mut file = Xlsx::of("x", &[]);
    file.sheets[0].rows = (1..=2000)
        .map(|n| {
            let last = cell(&format!("HZ{n}"), "z");
            xlsx::row(n, "", &(cell(&format!("A{n}"), "a") + &last))
        })
        .collect();
    let areas = vec!["A1:HZ2000"; 20_000];
    file.sheets[0].below = xlsx::merged(&areas);
    assert_eq!(limit("a.xlsx", &file.bytes()), Limit::Cells);
}

#[test]
fn wide_and_deep_tables_end_where_they_may() {
    let wide: Vec<String> = (0..3 * MAX_COLUMNS)
        .map(|_| cell_with("<w:gridSpan w:val=\"99999999\"/>", &p("x")))
        .collect();
    let source = extract("a.docx", &Docx::of(&table(&[row(&wide)])).bytes()).unwrap();
    assert_eq!(source.paragraphs().len(), 3 * MAX_COLUMNS);
    let attributes = (0..200_000)
        .map(|i| format!(" a{i}=\"\""))
        .collect::<Vec<_>>();
    let body = format!("<w:p{}><w:r><w:t>x</w:t></w:r></w:p>", attributes.concat());
    assert_eq!(
        words(&extract("a.docx", &Docx::of(&body).bytes()).unwrap()),
        ["x"]
    );
}

#[test]
fn what_is_no_word_or_excel_file_says_what_it_is() {
    let text = |parts: &[(&str, &str)]| {
        let parts: Vec<Packed> = parts
            .iter()
            .map(|(name, content)| Packed::plain(name, content.as_bytes().to_vec()))
            .collect();
        extract("a.docx", &packed(&parts))
            .unwrap_err()
            .message(Lang::Vi)
    };
    assert!(text(&[("mimetype", "application/vnd.oasis.opendocument.text")]).contains("ODT"));
    assert!(text(&[("ppt/presentation.xml", "")]).contains("PowerPoint"));
    assert!(text(&[("x.txt", "x")]).contains("ZIP"));
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(extract("a.docx", &locked), Err(ExtractError::Protected));
    let mut cut = Docx::of(&p("x")).bytes();
    cut.truncate(cut.len() / 2);
    assert!(matches!(
        extract("a.docx", &cut),
        Err(ExtractError::Damaged { .. })
    ));
    let mut broken = Docx::of(&p("x")).parts();
    for part in &mut broken {
        part.bytes.truncate(part.bytes.len() - 3);
    }
    let whole = Docx::of(&p("x")).bytes();
    assert!(extract("a.docx", &whole).is_ok());
    assert!(matches!(
        extract("a.docx", &packed(&broken)),
        Err(ExtractError::Damaged { .. })
    ));
}
