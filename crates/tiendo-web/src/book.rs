//! Lists as workbooks: what every one of them has, and how it is answered. Which columns a list has is said beside its page.

use crate::{
    ask::Ask,
    download,
    error::{Answer, WebError},
};
use rust_decimal::Decimal;
use tiendo_app::Fault;
use tiendo_papers::{Properties, Workbook, write_xlsx};

pub(crate) use tiendo_papers::sheet::{Cell, Column, ColumnKind, Sheet};

/// A workbook of these sheets as an answer. `journal` says up to which entry of the journal the lists were read.
pub(crate) fn answer(ask: &Ask, journal: String, title: &str, sheets: Vec<Sheet>) -> Answer {
    let workbook = Workbook {
        title: title.to_owned(),
        sheets,
        properties: Properties {
            author: ask.realm.name.clone(),
            made_at: ask.now,
            journal_head: Some(journal),
        },
    };
    let bytes = write_xlsx(&workbook).map_err(|error| WebError::Fault(Fault::new(error)))?;
    download::xlsx(bytes, title)
}

/// A column: its head, its width in characters, what stands in it.
pub(crate) fn column(head: &str, width: u16, kind: ColumnKind) -> Column {
    Column {
        head: head.to_owned(),
        width,
        kind,
    }
}

/// A column of words.
pub(crate) fn words(head: &str, width: u16) -> Column {
    column(head, width, ColumnKind::Words)
}

/// A cell of words; blank where there are none.
pub(crate) fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text)
    }
}

/// A cell of words that may be missing.
pub(crate) fn opt_text(words: Option<&str>) -> Cell {
    words.map_or(Cell::Blank, text)
}

/// A cell of a day that may be missing.
pub(crate) fn day(day: Option<jiff::civil::Date>) -> Cell {
    day.map_or(Cell::Blank, Cell::Day)
}

/// A cell of a count.
pub(crate) fn whole(count: impl Into<Decimal>) -> Cell {
    Cell::Number(count.into())
}
