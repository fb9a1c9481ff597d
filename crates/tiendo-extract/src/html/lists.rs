//! The numbers and signs that a browser puts before the items of lists.

use super::tree::Marks;

/// A list while its items are read.
#[derive(Debug)]
struct List {
    ordered: bool,
    written: Option<char>,
    next: u32,
}

#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    /// What stands before the next words.
    label: Option<String>,
}

impl Lists {
    pub(super) fn open(&mut self, ordered: bool, marks: &Marks) {
        self.open.push(List {
            ordered,
            written: marks.written,
            next: marks.number.unwrap_or(1),
        });
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
        self.label = None;
    }

    pub(super) fn item(&mut self, number: Option<u32>) {
        let Some(list) = self.open.last_mut() else {
            return;
        };
        let n = number.unwrap_or(list.next);
        list.next = n.saturating_add(1);
        self.label = match (list.written, list.ordered) {
            (Some('-'), _) => None,
            (_, false) => Some("• ".to_owned()),
            (written, true) => Some(format!("{}. ", crate::numerals::write(n, written))),
        };
    }

    pub(super) fn end_item(&mut self) {
        self.label = None;
    }

    /// What stands before the words of an item, once; nothing where the words have a mark of their own.
    pub(super) fn label(&mut self, words: &str) -> Option<String> {
        let label = self.label.take()?;
        let words = words.trim_start();
        let bullet = words.starts_with(['-', '+', '*', '•', '–']);
        let own = bullet || words.starts_with(label.trim_end());
        (!own).then_some(label)
    }
}
