//! What a document is about: its title below the kind, or the subject of a letter.

use super::date::{behind_number, date_line};
use super::emblems::is_emblem;
use super::is_urgency;
use super::issuer::is_body_in_caps;
use super::number::number_line;
use super::signature::{is_enacting, opens_signature};
use crate::model::Words;
use crate::span::Spanned;
use crate::view::{Place, View, is_letter};
use crate::zones::Zones;

/// How many lines below the last one of a head go on with a letter's subject: "V/v đôn đốc thu ngân sách / 3 tháng cuối năm".
pub(super) fn rest_of_subject(view: &View, main: &[Place], last: usize) -> usize {
    let is_subject = last
        .checked_sub(1)
        .and_then(|i| main.get(i))
        .is_some_and(|place| view.after(place, "v/v").is_some());
    let below = main.iter().skip(last).take(LONGEST_SUBJECT);
    let lines = below
        .clone()
        .take_while(|place| view.after(place, "kinh gui").is_none())
        .count();
    let ends = main
        .get(last + lines)
        .is_some_and(|place| view.after(place, "kinh gui").is_some());
    if is_subject && ends { lines } else { 0 }
}

pub(super) fn title(view: &View, zones: &Zones) -> Option<Words> {
    let places: Vec<Place> = if zones.title.is_empty() {
        subject(view, zones)
    } else {
        zones.title.clone()
    };
    let words: Vec<&str> = places.iter().map(|place| view.words(place)).collect();
    (!places.is_empty()).then(|| Spanned {
        value: words.join(" "),
        spans: places.iter().map(|place| view.span(place)).collect(),
    })
}

/// The most lines of a letter's subject.
const LONGEST_SUBJECT: usize = 5;

/// The words behind "V/v", which may stand behind the number in one line.
fn behind_vv(view: &View, place: &Place) -> Option<Place> {
    view.after(place, "v/v").or_else(|| {
        number_line(view, place)?;
        let word = view.find(place, "v/v")?;
        Some(view.trim_start(word.end..place.end))
    })
}

/// What a letter is about: behind "V/v", perhaps over several lines.
fn subject(view: &View, zones: &Zones) -> Vec<Place> {
    let Some((i, first)) = zones
        .head
        .iter()
        .enumerate()
        .find_map(|(i, place)| Some((i, behind_vv(view, place)?)))
    else {
        return [subject_below, title_without_kind, title_of_annex]
            .iter()
            .map(|title| title(view, zones))
            .find(|title| !title.is_empty())
            .unwrap_or_default();
    };
    let more = zones.head.iter().skip(i + 1).take(LONGEST_SUBJECT - 1);
    let more = more.cloned().take_while(|place| {
        let has_words = place.clone().any(|i| is_letter(view.byte(i)));
        has_words
            && !is_emblem(view, place)
            && !is_urgency(view, place)
            && view.after(place, "doc lap").is_none()
            && view.after(place, "kinh gui").is_none()
            && date_line(view, place).is_none()
            && number_line(view, place).is_none()
            && !is_body_in_caps(view, place)
    });
    let places: Vec<Place> = [first].into_iter().chain(more).collect();
    let last = places.len() - 1;
    places
        .into_iter()
        .enumerate()
        .map(|(i, place)| view.trim(place, if i == last { b":." } else { b":" }))
        .filter(|place| !place.is_empty())
        .collect()
}

/// A left column that was flattened behind the text: "V/v …" among recipients and signature.
fn subject_below(view: &View, zones: &Zones) -> Vec<Place> {
    let lines = || zones.recipients.iter().chain(&zones.signature);
    let Some(at) = lines().position(|place| view.after(place, "v/v").is_some()) else {
        return Vec::new();
    };
    lines()
        .skip(at)
        .take_while(|place| !opens_signature(view, place))
        .take(LONGEST_SUBJECT)
        .enumerate()
        .map(|(i, place)| {
            if i == 0 {
                view.after(place, "v/v")
            } else {
                None
            }
            .unwrap_or_else(|| place.clone())
        })
        .collect()
}

/// A page dropped the line with the kind: the capitals behind number and date that name no body.
fn title_without_kind(view: &View, zones: &Zones) -> Vec<Place> {
    let below = zones
        .head
        .iter()
        .rposition(|place| date_line(view, &behind_number(view, place)).is_some());
    let Some(below) = below else {
        return Vec::new();
    };
    let head = zones.head.iter().skip(below + 1);
    head.chain(&zones.preamble)
        .take(4)
        .take_while(|place| view.is_all_caps(place) && !is_enacting(view, place))
        .cloned()
        .collect()
}

/// Words that open the title of a list that stands alone, plain.
const OPENS_LIST: &[&str] = &["danh muc", "phan cong", "bang phan cong", "bang tong hop"];

/// "PHỤ LỤC II" above "DANH MỤC NHIỆM VỤ TRỌNG TÂM …", where nothing but what is attached was handed in: the capitals above "(Kèm theo …)"
/// or above the table.
fn title_of_annex(view: &View, zones: &Zones) -> Vec<Place> {
    if zones.kind.is_some() {
        return Vec::new();
    }
    let lines: Vec<&Place> = [&zones.head, &zones.preamble, &zones.annex]
        .into_iter()
        .flatten()
        .take(LONGEST_OPENING)
        .collect();
    let names_annex = |place: &&Place| {
        view.is_all_caps(place)
            && view
                .after(place, "phu luc")
                .is_some_and(|number| number.len() <= LONGEST_NUMBER)
    };
    let opens_list = |place: &&Place| {
        OPENS_LIST
            .iter()
            .any(|words| view.after(place, words).is_some())
    };
    let below = lines.iter().position(names_annex).map(|at| at + 1);
    let first = below.or_else(|| lines.iter().position(opens_list));
    let title = lines.into_iter().skip(first.unwrap_or(LONGEST_OPENING));
    title
        .take(LONGEST_SUBJECT)
        .take_while(|place| {
            view.is_all_caps(place)
                && (*place).clone().any(|i| is_letter(view.byte(i)))
                && !is_emblem(view, place)
                && !is_body_in_caps(view, place)
        })
        .cloned()
        .collect()
}

/// So many lines are looked through for the title of what is attached.
const LONGEST_OPENING: usize = 10;

/// The most characters of an annex's number.
const LONGEST_NUMBER: usize = 6;
