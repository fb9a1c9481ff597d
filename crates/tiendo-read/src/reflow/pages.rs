//! Numbers of pages in the middle of a sentence.

use super::going_on::wants_number;
use super::is_bare_number;
use crate::view::{Place, View};

/// The words behind a page's number that stands in the middle of a paragraph.
pub(super) fn behind_page_number<'l>(
    view: &View,
    before: &Place,
    number: &Place,
    next: Option<&'l Option<Place>>,
) -> Option<&'l Place> {
    let is_number =
        is_of_page(view, &view.trim(number.clone(), b"-")) && !wants_number(view, before);
    next.filter(|_| is_number)?.as_ref()
}

/// A number alone on its line that may be a page's.
pub(crate) fn is_of_page(view: &View, digits: &Place) -> bool {
    !digits.is_empty() && digits.len() <= LONGEST_PAGE_NUMBER && is_bare_number(view, digits)
}

/// Figures of a page's number.
const LONGEST_PAGE_NUMBER: usize = 3;
