//! Paragraphs beside a table of tasks that only speak of the table: whom it names, what it gives, who watches over it.

use crate::obligations::names_matter;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

/// How far into a paragraph the words stand that name bodies by a table.
const LATEST_BY_TABLE: usize = 45;

/// "Các đơn vị được phân công tại Mục II …", "… hướng dẫn, kiểm tra việc thực hiện Kế hoạch": what its rows give the bodies of the
/// table anyway, and watching over it.
pub(super) fn is_about_table(view: &View, place: &Place) -> bool {
    let is_early = |by: &&str| {
        said::find(view, place, by).is_some_and(|at| at.start < place.start + LATEST_BY_TABLE)
    };
    BY_TABLE.iter().any(is_early)
        || said::find_any(view, place, GIVEN_BY_TABLE).is_some()
        || watches_over_document(view, place)
}

/// Words that name bodies by a table, with their marks.
const BY_TABLE: &[&str] = &[
    "được phân công tại",
    "được giao tại",
    "được giao nhiệm vụ tại",
    "nêu tại",
    "có tên tại",
];

/// "Phân công các sở thực hiện các nhiệm vụ tại Phụ lục kèm theo Quyết định này.", with marks.
const GIVEN_BY_TABLE: &[&str] = &[
    "nhiệm vụ tại phụ lục",
    "nhiệm vụ theo phụ lục",
    "nhiệm vụ nêu tại phụ lục",
];

/// "… việc thực hiện Kế hoạch"; "… việc thực hiện kế hoạch giáo dục" is about another one.
fn watches_over_document(view: &View, place: &Place) -> bool {
    view.find_all(place, "viec thuc hien")
        .into_iter()
        .any(|at| {
            let document = view.trim_start(at.end..place.end);
            tasks::DOCUMENTS
                .iter()
                .find_map(|kind| view.after(&document, kind))
                .is_some_and(|behind| !names_matter(view, &behind))
        })
}
