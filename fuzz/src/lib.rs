//! What every target checks, and how bytes become a file of a format.

#[path = "../../crates/tiendo-extract/tests/writers/mod.rs"]
mod writers;

use tiendo_extract::{Source, extract};
use tiendo_text::Lang;
use writers::docx::Docx;
use writers::plan::Plan;
use writers::xlsx::{Sheet, Xlsx};

/// What parts the parts of a file in an input.
pub const BETWEEN: &str = "\n=====\n";

/// Takes the file apart; what comes out must be sound.
pub fn sound(name: &str, bytes: &[u8]) -> Option<Source> {
    let source = match extract(name, bytes) {
        Ok(source) => source,
        Err(error) => {
            assert!(!error.message(Lang::Vi).is_empty());
            return None;
        }
    };
    let is_text = source.places.line(0).is_some();
    let limit = if is_text {
        bytes.len()
    } else {
        source.text.len()
    };
    let mut last = 0;
    for paragraph in source.paragraphs() {
        let words = source.text.get(paragraph.span.start..paragraph.span.end);
        let words = words.expect("a paragraph is whole characters");
        assert!(!words.is_empty() && !words.contains('\n'));
        assert!(last <= paragraph.span.start, "paragraphs are in order");
        last = paragraph.span.end;
        for origin in source.places.origins(paragraph.span) {
            assert!(origin.0 <= origin.1 && origin.1 <= limit);
            let back = source.places.clean(origin, source.text.len());
            assert!(back.start <= back.end && back.end <= source.text.len());
        }
        assert_eq!(source.places.spot(paragraph.span.start).is_none(), is_text);
    }
    let _ = tiendo_extract::secrecy::marking(name, &source);
    Some(source)
}

/// As [`sound`], and the reader reads it.
pub fn readable(name: &str, bytes: &[u8]) {
    let Some(source) = sound(name, bytes) else {
        return;
    };
    let reading = tiendo_read::read(&source);
    let _ = reading.to_json();
}

/// A plan's text as a Word file and as a page.
pub fn plan(text: &str) -> (Vec<u8>, String) {
    let plan = Plan::of(text);
    (plan.docx().bytes(), plan.html())
}

/// The parts of an input; those that are not there are empty.
pub fn parts<const N: usize>(input: &str) -> [String; N] {
    let mut parts = input.split(BETWEEN);
    std::array::from_fn(|_| parts.next().unwrap_or_default().to_owned())
}

/// A Word file of body, styles, numbering, footnotes and header.
pub fn docx(input: &str) -> Vec<u8> {
    let [body, styles, numbering, footnotes, header] = parts(input);
    Docx {
        body,
        styles,
        numbering,
        footnotes,
        header,
        ..Docx::default()
    }
    .bytes()
}

/// A workbook of columns, rows, what stands below, one form of numbers a line, one shared word a line, and a second
/// sheet's rows.
pub fn xlsx(input: &str) -> Vec<u8> {
    let [columns, rows, below, forms, strings, second] = parts(input);
    let sheet = |columns, rows, below| Sheet {
        name: "x".to_owned(),
        columns,
        rows,
        below,
        ..Sheet::default()
    };
    Xlsx {
        sheets: vec![
            sheet(columns, rows, below),
            sheet(String::new(), second, String::new()),
        ],
        forms: forms.lines().map(str::to_owned).collect(),
        strings: strings.lines().map(str::to_owned).collect(),
        ..Xlsx::default()
    }
    .bytes()
}
