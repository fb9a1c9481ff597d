//! Whom a paragraph is addressed to: "UBND các huyện; các sở: …", "Giao Sở … chủ trì, phối hợp với …".

use crate::model::Words;
use crate::names;
use crate::tasks;
use crate::view::{Place, View};

/// Whose paragraph it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Addressees {
    pub(crate) who: Vec<Words>,
    pub(crate) with: Vec<Words>,
}

/// Words before the bodies that a paragraph is addressed to, plain.
const LEADS: &[&str] = &["giao cho", "giao", "de nghi", "yeu cau", "phan cong"];

/// The bodies at the beginning of a paragraph, and the text behind them.
pub(crate) fn addressees(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    let rest = LEADS
        .iter()
        .find_map(|lead| view.after(place, lead))
        .unwrap_or_else(|| place.clone());
    let found = |who: Place, text: Place| {
        names::is_body_list(view, &who).then(|| {
            let who = tasks::agencies(view, &[who]);
            let with = coordinating(view, &text);
            (Addressees { who, with }, text)
        })
    };
    let colon = (rest.start..rest.end.min(rest.start + 400)).find(|&i| view.byte(i) == b':');
    if let Some(colon) = colon
        && let Some(found) = found(
            view.trim(rest.start..colon, b""),
            view.trim_start(colon + 1..rest.end),
        )
    {
        return Some(found);
    }
    if let Some(verb) = names::verb(view, &rest)
        && verb > rest.start
    {
        return found(view.trim(rest.start..verb, b",;"), verb..rest.end);
    }
    let end = view.trim(rest.clone(), b".:;").end;
    found(rest.start..end, end..end)
}

/// "phối hợp (với) …" up to the next verb.
fn coordinating(view: &View, text: &Place) -> Vec<Words> {
    let Some(word) = names::find_small(view, text, "phoi hop") else {
        return Vec::new();
    };
    let rest = view.trim_start(word.end..text.end);
    let rest = view.after(&rest, "voi").unwrap_or(rest);
    let stop = names::verb(view, &rest).unwrap_or(rest.end);
    let stop = (rest.start..stop)
        .find(|&i| view.byte(i) == b'.' || view.byte(i) == b':')
        .unwrap_or(stop);
    let list = view.trim(rest.start..stop, b",;.");
    if names::is_body_list(view, &list) {
        tasks::agencies(view, &[list])
    } else {
        Vec::new()
    }
}
