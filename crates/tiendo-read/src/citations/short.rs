//! Names that the text shortens: "(sau đây gọi tắt là …)".

use super::mention::find_number;
use crate::model::ShortForm;
use crate::view::{Place, View};

/// The most characters of a short name.
const LONGEST_SHORT: usize = 200;

/// Words that lead to a short name, plain.
const CALLED: &str = "sau day goi";

/// "(sau đây gọi tắt là …)" in `paragraphs`.
pub(crate) fn short_forms(view: &View, paragraphs: &[Place]) -> Vec<ShortForm> {
    let mut all = Vec::new();
    if !view.may_have(paragraphs, CALLED) {
        return all;
    }
    for place in paragraphs {
        for found in view.find_all(place, CALLED) {
            let rest = found.end..place.end.min(found.end + LONGEST_SHORT);
            let Some(is) = view.find_any(
                &(rest.start..rest.end.min(rest.start + 24)),
                &["la", "tat la", "chung la"],
            ) else {
                continue;
            };
            let end = (is.end..rest.end)
                .find(|&i| matches!(view.byte(i), b')' | b';'))
                .unwrap_or(rest.end);
            let short = view.trim(is.end..end, b"\".,");
            if short.is_empty() {
                continue;
            }
            let number = find_number(view, &short);
            all.push(ShortForm {
                short: view.value(&short),
                number: number.map(|number| view.derived(number.settled, &number.place)),
            });
        }
    }
    all
}
