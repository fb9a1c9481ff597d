//! `name-misspelled`: a body's name is one or two letters away from one that is known.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use memchr::memmem;
use tiendo_text::normal::settle_tone_marks;

use super::{Context, Mend, Message, Report, phrase_misspelled};
use crate::model::Words;
use crate::span::Span;
use crate::spelling::{Misspelt, unlike_names};
use crate::view::{Place, View, is_word};
use crate::vocabulary::{bodies, fields, spelling};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thưong
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Tên cơ quan có thể viết sai chính tả: chỉ khác một hai chữ cái so với một tên đã biết.",
        "A body's name is probably misspelled: it differs from a known one by a letter or two.",
    )
}

/// The fewest letters of a field in which a slip can be told from another field.
const SHORTEST: usize = 5;

pub(super) fn check(context: &Context, report: &mut Report) {
    // One finding for each name, at the places where it stands.
    let mut found: Vec<(&str, String, Option<String>, Vec<Span>)> = Vec::new();
    let mut seen: HashMap<&str, Option<usize>> = HashMap::default();
    let mut looked_for = 0;
    for (i, task) in context.document.tasks.iter().enumerate() {
        for (field, list) in [("leads", &task.leads), ("coordinators", &task.coordinators)] {
            for (j, words) in list.iter().enumerate() {
                let known = *seen.entry(&words.value).or_insert_with(|| {
                    let doubt = doubt(context, words, &mut looked_for)?;
                    let pointer = format!("/tasks/{i}/{field}/{j}");
                    found.push((&words.value, pointer, doubt.meant, Vec::new()));
                    Some(found.len() - 1)
                });
                if let Some((_, _, _, spans)) = known.and_then(|at| found.get_mut(at)) {
                    spans.extend(&words.spans);
                }
            }
        }
    }
    let recipients = context.document.header.recipients.iter().enumerate();
    let view = context.view;
    let is_unlike = |words: &Words| {
        let place = words.spans.first().map(|span| view.place(*span));
        place.is_some_and(|place| unlike_names(view, &place).is_some())
    };
    let recipients = recipients
        .filter(|(_, words)| is_unlike(words) && !phrase_misspelled::tells_recipient(view, words))
        .map(|(i, words)| (format!("/document/recipients/{i}"), words));
    let works = context.document.citations.iter().enumerate();
    let issuers = works
        .filter_map(|(i, work)| Some((format!("/citations/{i}/issuer"), work.issuer.as_ref()?)));
    for (pointer, words) in recipients.chain(issuers) {
        if !seen.contains_key(words.value.as_str())
            && let Some(meant) = unlike(context.view, words, &mut looked_for)
        {
            seen.insert(&words.value, None);
            found.push((&words.value, pointer, Some(meant), words.spans.clone()));
        }
    }
    for (name, pointer, meant, spans) in found {
        let message = match &meant {
            Some(meant) => Message::new(
                format!("“{name}” có thể là “{meant}” viết sai."),
                format!("“{name}” is probably “{meant}”, misspelled."),
            ),
            None => Message::new(
                format!("“{name}” có chữ không đánh vần được: có thể viết sai."),
                format!("“{name}” holds a word that cannot be spelled: it is probably misspelled."),
            ),
        };
        let finding = report.add(pointer.clone(), spans, message);
        finding.mend = meant.map(|to| Mend::Words {
            pointer,
            from: name.to_owned(),
            to,
        });
    }
}

/// A name that is probably not what was meant, and what was, where that is known.
struct Doubt {
    meant: Option<String>,
}

fn doubt(context: &Context, words: &Words, looked_for: &mut usize) -> Option<Doubt> {
    let view = context.view;
    let misspelt: Vec<&Misspelt> = words
        .spans
        .iter()
        .flat_map(|span| view.misspelt_in(&view.place(*span)))
        .collect();
    let place = words.spans.first().map(|span| view.place(*span))?;
    if misspelt.is_empty() {
        let known = meant(&words.value).or_else(|| unlike(view, words, looked_for));
        return known.map(|known| Doubt { meant: Some(known) });
    }
    let whole = misspelt.iter().all(|word| word.meant.is_some());
    let meant = whole.then(|| view.meant(&place));
    Some(Doubt { meant })
}

/// The most words that are looked for in the whole text, each to see that it stands there once.
const MOST_LOOKED_FOR: usize = 64;

/// The name with the word that it probably holds; a word that stands again in the text is written so.
fn unlike(view: &View, words: &Words, looked_for: &mut usize) -> Option<String> {
    if *looked_for == MOST_LOOKED_FOR {
        return None;
    }
    let place = words.spans.first().map(|span| view.place(*span))?;
    let (word, meant) = unlike_names(view, &place)?;
    *looked_for += 1;
    if stands_again(view, &word) {
        return None;
    }
    let (before, behind) = (place.start..word.start, word.end..place.end);
    Some(format!(
        "{}{meant}{}",
        view.words(&before),
        view.words(&behind)
    ))
}

fn stands_again(view: &View, word: &Place) -> bool {
    let letters = view.small(word);
    let plain = view.plain(word);
    memmem::find_iter(view.bytes(), plain)
        .map(|at| at..at + plain.len())
        .filter(|place| {
            let before = place.start.checked_sub(1).map_or(b' ', |at| view.byte(at));
            !is_word(before) && !is_word(view.byte(place.end)) && view.small(place) == letters
        })
        .nth(1)
        .is_some()
}

/// The fewest letters of a whole name in which one tells a slip.
const SHORTEST_NAME: usize = 10;

/// The known name that has one other letter.
fn known_whole(small: &str) -> Option<String> {
    let letters: Vec<char> = small.chars().collect();
    let differing = |known: &Vec<char>| {
        (known.len() == letters.len())
            .then(|| known.iter().zip(&letters).filter(|(a, b)| a != b).count())
    };
    if letters.len() < SHORTEST_NAME || WHOLE.iter().any(|(_, known)| differing(known) == Some(0)) {
        return None;
    }
    let (name, _) = WHOLE
        .iter()
        .find(|(_, known)| differing(known) == Some(1))?;
    Some((*name).to_owned())
}

/// Names that are known in whole, with their small letters.
static WHOLE: LazyLock<Vec<(&str, Vec<char>)>> = LazyLock::new(|| {
    let all = bodies::NAMES
        .iter()
        .chain(bodies::COLLECTIVES.iter())
        .chain(spelling::NAMES.iter());
    all.map(|name| {
        (
            *name,
            settle_tone_marks(&name.to_lowercase()).chars().collect(),
        )
    })
    .collect()
});

/// Fields without their commas.
static WITHOUT_COMMAS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    fields::FIELDS
        .iter()
        .map(|field| field.replace(',', ""))
        .collect()
});

/// The known name that a name is a slip away from.
fn meant(name: &str) -> Option<String> {
    let small = settle_tone_marks(&name.to_lowercase()).replace(['–', '—'], "-");
    if let Some(known) = known_whole(&small) {
        return Some(known);
    }
    let opener = fields::WITH_FIELD
        .iter()
        .filter(|opener| {
            small
                .strip_prefix(**opener)
                .is_some_and(|rest| rest.starts_with(' '))
        })
        .max_by_key(|opener| opener.len())?;
    let rest = small.strip_prefix(*opener)?.trim_start();
    let begins_known = |field: &str| {
        rest.strip_prefix(field)
            .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    if fields::FIELDS.iter().any(|field| begins_known(field)) {
        return None;
    }
    // "Thông tin - Truyền thông": a dash for "và".
    let joined = rest.replace(" - ", " và ");
    if fields::FIELDS.contains(&joined.as_str()) {
        return None;
    }
    // "Quản trị thiết bị": a comma that another leaves out is no letter.
    if WITHOUT_COMMAS.contains(&joined.replace(',', "")) {
        return None;
    }
    let rest: Vec<char> = rest.chars().collect();
    let known = fields::FIELDS.iter().find(|field| {
        let field: Vec<char> = field.chars().collect();
        let most = if field.len() > 12 { 2 } else { 1 };
        field.len() >= SHORTEST
            && rest.len().abs_diff(field.len()) <= 1
            && distance(&rest, &field) <= most
    })?;
    let whole = format!("{opener} {known}");
    let spelled = bodies::NAMES
        .iter()
        .find(|name| name.to_lowercase() == whole);
    Some(spelled.map_or_else(|| capital(&whole), |name| (*name).to_owned()))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
}

/// Letters changed, added or left out (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let cost = diagonal + usize::from(x != y);
            left = cost.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
