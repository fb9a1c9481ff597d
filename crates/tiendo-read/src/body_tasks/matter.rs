//! Parts that say first what is to be done, then for all of it who does it and when: "1. Nội dung", "2. Cơ quan chủ trì" with a list
//! below, "3. Thời gian thực hiện: …".

use std::ops::Range;

use super::items::Item;
use super::paragraph::Paragraph;
use crate::labels;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;

/// The tasks below a heading that says no more than that they are what is to be done.
pub(super) struct Matter {
    /// How deep the heading stands.
    depth: u8,
    /// The tasks.
    items: Range<usize>,
    /// What the paragraphs below a label that stands alone say of all of them.
    column: Option<Column>,
}

/// The label that is open behind a paragraph, and what it says of each column.
pub(super) type Said = (Option<Column>, Vec<(Column, Place)>);

impl Matter {
    /// The matter that is open behind the item before `count`, which stands so deep; `opens`: the item heads one.
    pub(super) fn behind(open: Option<Self>, depth: u8, count: usize, opens: bool) -> Option<Self> {
        if opens {
            return Some(Self {
                depth,
                items: count..count,
                column: None,
            });
        }
        open.filter(|matter| depth > matter.depth && matter.column.is_none())
            .map(|matter| Self {
                items: matter.items.start..count,
                ..matter
            })
    }

    /// What a paragraph says of all tasks of the matter, and the label that is open behind it; `None` where it says nothing of them.
    pub(super) fn said(&self, view: &View, paragraph: &Paragraph) -> Option<Said> {
        let text = &paragraph.text;
        if let (Some(column), true) = (self.column, paragraph.is_listed()) {
            let words = view.trim_end(text.clone(), b".;");
            return Some((Some(column), vec![(column, words)]));
        }
        let is_beside =
            paragraph.mark.is_some() && (paragraph.depth == self.depth || self.column.is_some());
        if !is_beside {
            return None;
        }
        if let Some(column) = labels::alone(view, text) {
            let says_who = ["chu tri", "phoi hop"]
                .iter()
                .any(|role| view.has(text, role));
            return says_who.then_some((Some(column), Vec::new()));
        }
        Some((None, labels::labelled(view, text)?))
    }

    /// Puts what was said to all tasks of the matter.
    pub(super) fn take(
        &mut self,
        open: Option<Column>,
        said: &[(Column, Place)],
        items: &mut [Item],
    ) {
        self.column = open;
        for item in items.get_mut(self.items.clone()).unwrap_or_default() {
            for (column, words) in said {
                item.row.put_words(*column, words.clone());
            }
        }
    }
}
