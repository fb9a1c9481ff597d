//! What a page prints above a document under labels of its own: "Số hiệu: …", "Loại văn bản: …", "Nơi ban hành: …", "Ngày ban hành: …".
//! It fills what the document itself does not say.

use crate::dates;
use crate::model::{Header, Signatory};
use crate::names;
use crate::numbers;
use crate::view::{Place, View};
use crate::vocabulary::kinds::KINDS;
use crate::zones::Zones;

/// How far down a page its labels stand, in paragraphs.
const LATEST: usize = 60;

/// What a label is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Number,
    Kind,
    Issuer,
    Signer,
    Date,
    Title,
    Other,
}

/// Labels, plain.
const LABELS: &[(&str, Label)] = &[
    ("so hieu", Label::Number),
    ("so ky hieu", Label::Number),
    ("so/ky hieu", Label::Number),
    ("so, ky hieu", Label::Number),
    ("so van ban", Label::Number),
    ("loai van ban", Label::Kind),
    ("noi ban hanh", Label::Issuer),
    ("co quan ban hanh", Label::Issuer),
    ("don vi ban hanh", Label::Issuer),
    ("nguoi ky", Label::Signer),
    ("ngay ban hanh", Label::Date),
    ("trich yeu", Label::Title),
    ("trich yeu noi dung", Label::Title),
    ("tinh trang", Label::Other),
    ("ngay hieu luc", Label::Other),
    ("linh vuc", Label::Other),
];

/// Fills what the head does not say; the kind's name where the page tells it.
pub(super) fn read_labels(view: &View, zones: &Zones, header: &mut Header) {
    let lines: Vec<Place> = zones
        .head
        .iter()
        .chain(&zones.title)
        .chain(&zones.preamble)
        .take(LATEST)
        .map(|place| view.trim(place.clone(), b"|"))
        .filter(|place| !place.is_empty())
        .collect();
    let found: Vec<(Label, Place)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| {
            let (label, said) = label(view, line)?;
            // The words of a label may stand in the cell beside it.
            let below = || {
                lines
                    .get(i + 1)
                    .filter(|next| self::label(view, next).is_none())
            };
            let words = if said.is_empty() {
                below()?.clone()
            } else {
                said
            };
            Some((label, words))
        })
        .collect();
    let has = |label: Label| found.iter().any(|(of, _)| *of == label);
    // One word before a colon may be anything.
    if !has(Label::Number) || found.len() < FEWEST {
        return;
    }
    for (label, words) in found {
        fill(view, label, &words, header);
    }
}

/// So few labels tell that a page has them.
const FEWEST: usize = 2;

/// The label that opens a line, and the words behind its colon.
fn label(view: &View, line: &Place) -> Option<(Label, Place)> {
    let colon = view.first_of(line, b':')?;
    let name = view.trim(line.start..colon, b"-*");
    let (_, label) = LABELS
        .iter()
        .find(|(words, _)| view.plain(&name) == *words)?;
    Some((*label, view.trim(colon + 1..line.end, b"|")))
}

fn fill(view: &View, label: Label, words: &Place, header: &mut Header) {
    match label {
        Label::Number if header.number.is_none() => {
            let number = numbers::number_at(view, words);
            header.number = number.map(|number| view.derived(number.settled, &number.place));
        }
        Label::Kind if header.kind.is_none() => {
            let name = KINDS.iter().find(|(_, kind, _)| view.plain(words) == *kind);
            header.kind = name.map(|(name, ..)| view.derived((*name).to_owned(), words));
        }
        Label::Issuer if header.issuer.is_none() && names::is_body(view, words) => {
            header.issuer = Some(view.value(words));
        }
        Label::Date if header.date.is_none() => {
            let day = dates::day_at(view, words);
            header.date = day.and_then(|day| Some(view.derived(day.date()?, &day.place)));
        }
        Label::Title if header.title.is_none() => {
            let subject = view.after(words, "v/v").unwrap_or_else(|| words.clone());
            header.title = Some(view.value(&subject));
        }
        Label::Signer if header.signatory.is_none() && super::is_person(view, words) => {
            header.signatory = Some(Signatory {
                name: Some(view.value(words)),
                ..Signatory::default()
            });
        }
        _ => {}
    }
}
