//! Whatever people type, the files are whole: every part is well-formed, and the words are all there.

use proptest::prelude::*;

use crate::package::{Element, part, parts};
use crate::sample;
use tiendo_papers::paper::{Annex, Block, Kind, Level, Orientation, Table, TableRow};
use tiendo_papers::sheet::Cell;
use tiendo_papers::{Paper, write_docx, write_xlsx};

/// The sample report with `text` wherever a caller may put words.
fn filled(text: &str) -> Paper {
    let text = || text.to_owned();
    let mut paper = sample::report();
    let Some(Block::Table(table)) = paper.annexes[1].body.pop() else {
        panic!("the annex begins with its table");
    };
    let table = Table {
        caption: Some(text()),
        rows: vec![
            TableRow::Group(text()),
            TableRow::Total((0..6).map(|_| text()).collect()),
        ],
        ..table
    };
    paper.superior = Some(text());
    paper.issuer = text();
    paper.number = Some(text());
    paper.symbol = text();
    paper.place = text();
    paper.kind = Kind::Titled(text());
    paper.title = text();
    paper.addressees = vec![text(), text()];
    paper.basis = vec![text()];
    paper.body = vec![
        Block::Heading {
            level: Level::Section,
            text: text(),
        },
        Block::Paragraph(text()),
        Block::Bullets(vec![text(), text()]),
        Block::Table(table),
    ];
    paper.recipients.to = vec![text()];
    paper.recipients.filed_with = Some(text());
    paper.signature.capacity = vec![text()];
    paper.signature.name = Some(text());
    paper.annexes = vec![Annex {
        title: text(),
        orientation: Orientation::Upright,
        body: vec![Block::Paragraph(text())],
    }];
    paper.properties.author = text();
    paper.properties.journal_head = Some(text());
    paper
}

/// The words of a text as a file can hold them, blanks and forbidden characters aside.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_a_whole_paper(text in any::<String>()) {
        let bytes = write_docx(&filled(&text)).expect("a paper");
        for (_, part) in parts(&bytes) {
            Element::parse(&part);
        }
        let document = Element::parse(&part(&bytes, "word/document.xml"));
        prop_assert!(letters(&document.words()).contains(&letters(&text)));
    }

    #[test]
    fn any_text_makes_a_whole_workbook(text in any::<String>()) {
        let mut workbook = sample::tasks();
        workbook.title.clone_from(&text);
        for sheet in &mut workbook.sheets {
            sheet.name.clone_from(&text);
            sheet.note.clone_from(&text);
            sheet.columns[0].head.clone_from(&text);
            sheet.rows[0][1] = Cell::Text(text.clone());
        }
        let bytes = write_xlsx(&workbook).expect("a workbook");
        for (_, part) in parts(&bytes) {
            Element::parse(&part);
        }
    }
}
