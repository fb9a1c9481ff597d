//! Rows that the end of a page broke in two.

use super::super::Row;
use crate::view::{Place, View, is_letter};

/// A row breaks at the end of a page, so that it seldom breaks twice.
const MOST_BREAKS: usize = 4;

/// A row without a number is the rest of a numbered one that broke: it says nothing that is to be done, or goes on in the middle of
/// a sentence and names nobody who leads.
pub(super) fn goes_on(view: &View, row: &Row, above: &Row) -> bool {
    let is_task = |row: &Row| row.number.is_some() && !row.is_heading();
    if row.number.is_some() || !is_task(above) || above.gone_on.len() >= MOST_BREAKS {
        return false;
    }
    match row.content.first() {
        None => !row.is_heading(),
        Some(first) => {
            let begins = view.trim(first.clone(), b"");
            let in_mid_sentence =
                is_letter(view.byte(begins.start)) && !view.is_upper(begins.start);
            row.leads.is_empty() && (in_mid_sentence || says_that_it_goes_on(view, &begins))
        }
    }
}

/// "(tiếp) trong đó ưu tiên …", "(Ghi tiếp mục 13) …": nothing but that in brackets before the rest; "(tiếp tục thực hiện) …" is
/// no such word.
fn says_that_it_goes_on(view: &View, content: &Place) -> bool {
    if view.byte(content.start) != b'(' {
        return false;
    }
    let inner = view.trim(content.clone(), b"(");
    let continued = ["ghi tiep", "tiep theo", "tiep"]
        .iter()
        .find_map(|words| view.after(&inner, words));
    continued.is_some_and(|rest| {
        view.byte(rest.start) == b')'
            || ["muc", "stt", "so", "tt", "dong", "nhiem vu", "trang"]
                .iter()
                .any(|whose| view.after(&rest, whose).is_some())
    })
}

/// A row whose number reaches down from above goes on with it.
pub(super) fn join(above: &mut Row, row: Row) {
    above.content.extend(row.content);
    for (all, more) in [
        (&mut above.leads, row.leads),
        (&mut above.coordinators, row.coordinators),
        (&mut above.deadline, row.deadline),
        (&mut above.product, row.product),
        (&mut above.level, row.level),
        (&mut above.note, row.note),
    ] {
        for place in more {
            if !all.contains(&place) {
                all.push(place);
            }
        }
    }
}
