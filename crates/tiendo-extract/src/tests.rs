//! Files of each format to their source; refusals.

use super::*;

fn words(source: &Source) -> Vec<&str> {
    source
        .paragraphs()
        .iter()
        .map(|p| source.words(p.span))
        .collect()
}

fn cells(table: &Table, source: &Source) -> Vec<Vec<(usize, usize, usize, String)>> {
    table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| {
                    let words: Vec<&str> = cell
                        .blocks
                        .iter()
                        .map(|block| match block {
                            Block::Paragraph(p) => source.words(p.span),
                            Block::Table(_) => "[table]",
                        })
                        .collect();
                    (cell.column, cell.columns, cell.rows, words.join(" / "))
                })
                .collect()
        })
        .collect()
}

#[test]
fn lines_and_bytes_are_those_of_the_file() {
    let file = "\u{FEFF}  So\u{302}\u{301}:  1 \r\n\r\nE\u{301} x\rlast";
    let source = extract("a.txt", file.as_bytes()).unwrap();
    assert_eq!(words(&source), ["Số: 1", "É x", "last"]);
    let expected = [("So\u{302}\u{301}:  1", 1), ("E\u{301} x", 3), ("last", 4)];
    for (paragraph, (printed, line)) in source.paragraphs().iter().zip(expected) {
        let [(from, to)] = source.places.origins(paragraph.span)[..] else {
            panic!("one place")
        };
        assert_eq!(&file[from..to], printed);
        assert_eq!(source.places.line(paragraph.span.start), Some(line));
    }
}

#[test]
fn utf16_gives_the_same_text() {
    let words_there = "Kế hoạch\nSố: 2";
    let file: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(words_there.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let source = extract("a.txt", &file).unwrap();
    assert_eq!(words(&source), ["Kế hoạch", "Số: 2"]);
    let second = source.paragraphs()[1];
    assert_eq!(
        source.places.origins(second.span),
        [(2 + 2 * 9, file.len())]
    );
    assert_eq!(source.places.line(second.span.start), Some(2));
}

#[test]
fn lines_with_bars_are_a_table() {
    let file = "Trước\n| STT | Nội dung | Chủ trì |\n|---|:--|---|\n| 1 | a  b | |\nSau";
    let source = extract("a.txt", file.as_bytes()).unwrap();
    let [
        Block::Paragraph(_),
        Block::Table(table),
        Block::Paragraph(_),
    ] = source.blocks.as_slice()
    else {
        panic!("{:?}", source.blocks);
    };
    let cell = |column, words: &str| (column, 1, 1, words.to_owned());
    assert_eq!(
        cells(table, &source),
        [
            vec![cell(0, "STT"), cell(1, "Nội dung"), cell(2, "Chủ trì")],
            vec![cell(0, "1"), cell(1, "a b"), cell(2, "")],
        ]
    );
}

/// Where no bar stands before the first row and none behind it, one in a later row stands beside an empty cell.
#[test]
fn a_bar_at_the_end_of_a_line_is_a_border_only_where_the_first_row_has_one() {
    let file = "STT | Nội dung | Chủ trì\n1 | a | b\n | c | d\n2 | e |";
    let source = extract("a.txt", file.as_bytes()).unwrap();
    let [Block::Table(table)] = source.blocks.as_slice() else {
        panic!("{:?}", source.blocks);
    };
    let words: Vec<Vec<String>> = cells(table, &source)
        .into_iter()
        .map(|row| row.into_iter().map(|(_, _, _, words)| words).collect())
        .collect();
    assert_eq!(
        words,
        [
            ["STT", "Nội dung", "Chủ trì"],
            ["1", "a", "b"],
            ["", "c", "d"],
            ["2", "e", ""]
        ]
    );
}

#[test]
fn pages_keep_their_cells() {
    let page = "<html><head><title>x</title></head><body><p>Kế<b> hoạch</b>&nbsp; 1<br>hai</p>\
        <table><tr><th rowspan=2>A<th colspan=2>B</tr><tr><td>c<td>d</tr>\
        <tr><td>e<td><table><tr><td>in</table></tr></table><script>x()</script></body></html>";
    let source = extract("a.html", page.as_bytes()).unwrap();
    assert_eq!(
        words(&source),
        ["Kế hoạch 1", "hai", "A", "B", "c", "d", "e", "in"]
    );
    let Block::Table(table) = &source.blocks[2] else {
        panic!("{:?}", source.blocks);
    };
    let cell = |column, columns, rows, words: &str| (column, columns, rows, words.to_owned());
    assert_eq!(
        cells(table, &source),
        [
            vec![cell(0, 1, 2, "A"), cell(1, 2, 1, "B")],
            vec![cell(1, 1, 1, "c"), cell(2, 1, 1, "d")],
            vec![cell(0, 1, 1, "e"), cell(1, 1, 1, "[table]")],
        ]
    );
    let span = source.paragraphs()[1].span;
    assert_eq!(source.places.origins(span), [(span.start, span.end)]);
    assert_eq!(source.places.line(span.start), None);
}

#[test]
fn what_is_no_document_is_refused_by_kind() {
    let unsupported = |what: &str| ExtractError::Unsupported { what: what.into() };
    for (name, bytes, error) in [
        ("a.txt", &b""[..], ExtractError::Empty),
        ("a.txt", b" \r\n\t", ExtractError::Empty),
        ("a.html", b"<p> </p>", ExtractError::Empty),
        ("a.txt", b"a\0\x01", ExtractError::Binary),
        ("a.txt", b"a\xFFb", ExtractError::UnknownEncoding { at: 1 }),
        ("a.pdf", b"%PDF-1.7 x", unsupported("PDF")),
        ("a.txt", b"%PDF-1.7 x", unsupported("PDF")),
        ("a.docx", b"PK\x03\x04 x", ExtractError::damaged("ZIP")),
        ("a.csv", b"x,y", unsupported(".csv")),
        (
            "a.docx",
            b"x",
            ExtractError::Misnamed {
                ending: "docx".into(),
            },
        ),
    ] {
        assert_eq!(extract(name, bytes), Err(error), "{name}");
    }
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(
        extract("a.txt", &large),
        Err(ExtractError::TooLarge { bytes: large.len() })
    );
}

#[test]
fn tables_in_tables_have_a_bottom() {
    let page = "<table><tr><td>".repeat(2000) + "x";
    let source = extract("a.html", page.as_bytes()).unwrap();
    assert_eq!(words(&source), ["x"]);
}

proptest::proptest! {
    #[test]
    fn any_bytes_give_a_source_or_an_error(bytes: Vec<u8>, html: bool) {
        let name = if html { "a.html" } else { "a.txt" };
        if let Ok(source) = extract(name, &bytes) {
            for paragraph in source.paragraphs() {
                proptest::prop_assert!(!source.words(paragraph.span).is_empty());
                let [(from, to)] = source.places.origins(paragraph.span)[..] else {
            panic!("one place")
        };
                let limit = if html { source.text.len() } else { bytes.len() };
                proptest::prop_assert!(from <= to && to <= limit);
            }
        }
    }

    #[test]
    fn the_bytes_of_a_paragraph_normalise_to_it(file in "[\\PC \t\r\n|áêđớ\u{301}\u{302}\u{323}]{0,80}") {
        use tiendo_text::normal::compose;
        if let Ok(source) = extract("a.txt", file.as_bytes()) {
            for paragraph in source.paragraphs() {
                let [(from, to)] = source.places.origins(paragraph.span)[..] else {
            panic!("one place")
        };
                let printed = file.get(from..to).expect("spans end between characters");
                let unseen = |c: &char| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
                let composed: String = compose(printed).text.chars().filter(unseen).collect();
                let one_blank: Vec<&str> = composed.split_whitespace().collect();
                proptest::prop_assert_eq!(one_blank.join(" "), source.words(paragraph.span));
            }
        }
    }
}

/// Converters leave the tag for a line's end between bars; another tag that begins so is words.
#[test]
fn a_cell_between_bars_may_have_lines() {
    let file = "| TT | Nội dung |\n|---|---|\n| 1 | Lập đề án<br>- Khảo sát<br />- <bri> |";
    let source = extract("a.txt", file.as_bytes()).unwrap();
    let [Block::Table(table)] = source.blocks.as_slice() else {
        panic!("{:?}", source.blocks)
    };
    assert_eq!(
        cells(table, &source)[1][1].3,
        "Lập đề án / - Khảo sát / - <bri>"
    );
}
