//! LibreOffice sees the same numbers in front of paragraphs. It knows no level that never begins anew (`lvlRestart` 0),
//! so none is here.

use tiendo_extract::extract;

use crate::show::words;
use crate::writers::docx::{Docx, definition, level, listed, numbering, style, styled};
use crate::writers::office;

#[test]
fn numbers_are_those_that_libreoffice_shows() {
    let mut lists = numbering(&[
        definition(
            1,
            &[
                level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H\"/>"),
                level(1, "decimal", "%2.", ""),
                level(2, "lowerLetter", "%3)", ""),
                level(3, "decimal", "%2.%4.", ""),
            ],
        ),
        definition(
            2,
            &[
                level(0, "decimal", "%1.", ""),
                level(1, "decimal", "%1.%2.", ""),
                level(2, "lowerRoman", "(%3)", ""),
            ],
        ),
        definition(
            3,
            &[
                level(0, "upperLetter", "Phần %1:", ""),
                level(1, "decimalZero", "%2/", ""),
            ],
        ),
    ]);
    // Lists of the first two definitions, with and without a start of their own.
    lists += "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
    lists += "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"2\"/></w:num>";
    let mut body = String::new();
    for (list, at) in [
        (1, 0),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 1),
        (1, 3),
        (1, 3),
        (1, 0),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
        (2, 2),
        (2, 2),
        (2, 1),
        (2, 2),
        (2, 0),
        (2, 1),
        (2, 2),
        (4, 0),
        (4, 1),
        (4, 0),
        (3, 0),
        (3, 1),
        (3, 1),
        (3, 0),
        (3, 1),
        (5, 0),
        (5, 1),
    ] {
        body += &listed(list, at, "việc");
        if list == 1 && at == 2 {
            body += &styled("H", "phần");
        }
    }
    let file = Docx {
        body,
        styles: style("H", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>", ""),
        numbering: lists,
        ..Docx::default()
    }
    .bytes();
    let Some(text) = office::convert("numbers.docx", &file, office::TEXT) else {
        return;
    };
    let text = String::from_utf8(text).unwrap();
    let theirs: Vec<String> = text
        .trim_start_matches('\u{FEFF}')
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let source = extract("numbers.docx", &file).unwrap();
    assert_eq!(words(&source), theirs);
}
