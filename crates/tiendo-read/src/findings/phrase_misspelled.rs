//! `phrase-misspelled`: words that usually stand in this place, with one letter wrong. The place tells what the words around do not.

use std::sync::LazyLock;

use tiendo_text::normal::is_alphanumeric;

use super::{Context, Message, Report};
use crate::model::Words;
use crate::view::{Place, View};
use crate::vocabulary::usual;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phòng cháy rừng
1. Giao Sở Y tế tập huấn sơ cứu.
Nơi nhận:
- Như tiên;
- Lưu: VT.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một cụm từ quen dùng ở nơi nhận hoặc ở thời hạn có một chữ cái khác: có thể viết sai; giữ nguyên như văn bản.",
        "Words that usually stand among recipients or in a deadline differ by one letter: they are probably misspelled, and kept as printed.",
    )
}

type Phrases = LazyLock<Vec<Vec<char>>>;

static RECIPIENTS: Phrases = LazyLock::new(|| letters(usual::RECIPIENTS));
static PURPOSES: Phrases = LazyLock::new(|| letters(usual::PURPOSES));
static TIMES: Phrases = LazyLock::new(|| letters(usual::TIMES));

fn letters(list: &[&str]) -> Vec<Vec<char>> {
    list.iter().map(|words| words.chars().collect()).collect()
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    for (i, recipient) in document.header.recipients.iter().enumerate() {
        let pointer = format!("/document/recipients/{i}");
        check_words(context, report, pointer, recipient, &RECIPIENTS);
    }
    for (i, task) in document.tasks.iter().enumerate() {
        if let Some(deadline) = &task.deadline {
            let pointer = format!("/tasks/{i}/deadline");
            check_words(context, report, pointer, deadline, &TIMES);
        }
    }
}

/// Longer values are sentences, in which the place tells nothing.
const LONGEST: usize = 60;

fn check_words(
    context: &Context,
    report: &mut Report,
    pointer: String,
    words: &Words,
    usual: &[Vec<char>],
) {
    let view = context.view;
    let Some((printed, meant)) = misspelt(view, words, usual) else {
        return;
    };
    let printed = view.words(&printed);
    let message = Message::new(
        format!("“{printed}” có thể là “{meant}” viết sai."),
        format!("“{printed}” is probably “{meant}”, misspelled."),
    );
    report.add(pointer, words.spans.clone(), message);
}

/// This finding speaks of the recipient.
pub(super) fn tells_recipient(view: &View, recipient: &Words) -> bool {
    misspelt(view, recipient, &RECIPIENTS).is_some()
}

/// Where usual words stand with one other letter, and those.
fn misspelt(view: &View, words: &Words, usual: &[Vec<char>]) -> Option<(Place, String)> {
    let place = view.place(*words.spans.first()?);
    if place.len() > LONGEST {
        return None;
    }
    let small = view.small(&place);
    let (at, meant) = slip(small, usual)?;
    // "PCN" is another short form than "PCT", "quý 5" no "quý I" with a wrong letter.
    let is_other = (0..).zip(meant).any(|(i, letter)| {
        let printed = small.get(at + i).filter(|printed| *printed != letter);
        printed
            .is_some_and(|printed| printed.is_ascii_digit() || view.is_upper(place.start + at + i))
    });
    let printed = place.start + at..place.start + at + meant.len();
    (!is_other).then(|| (printed, meant.iter().collect()))
}

/// Where words stand that are usual ones but for one letter, and those.
fn slip<'u>(said: &[char], usual: &'u [Vec<char>]) -> Option<(usize, &'u [char])> {
    // Of each letter, whether a word goes on with it.
    let goes_on: Vec<bool> = said.iter().map(|&c| is_alphanumeric(c)).collect();
    let is_bound = |at: Option<usize>| {
        let letter = at.and_then(|at| goes_on.get(at));
        !letter.is_some_and(|&goes_on| goes_on)
    };
    (0..said.len())
        .filter(|&at| is_bound(at.checked_sub(1)))
        .find_map(|at| {
            let rest = said.get(at..).unwrap_or_default();
            let differing = |phrase: &[char]| {
                let head = rest.get(..phrase.len())?;
                let differing = head.iter().zip(phrase).filter(|(a, b)| a != b);
                // More than one is as good as many, and so it is nearly everywhere.
                let letters = differing.take(2).count();
                // "bạc" is no "b/c".
                let signs_stand = || {
                    head.iter()
                        .zip(phrase)
                        .all(|(a, b)| a == b || b.is_alphanumeric())
                };
                (letters < 2 && signs_stand() && is_bound(Some(at + phrase.len())))
                    .then_some(letters)
            };
            let mut slipped = None;
            for phrase in usual {
                // Nearly everywhere the first two letters are others.
                if let ([a, b, ..], [x, y, ..]) = (rest, phrase.as_slice())
                    && a != x
                    && b != y
                {
                    continue;
                }
                match differing(phrase) {
                    Some(0) => return None,
                    Some(1) => slipped = slipped.or(Some(phrase.as_slice())),
                    _ => {}
                }
            }
            let phrase = slipped.filter(|_| !is_purpose(rest))?;
            Some((at, phrase))
        })
}

/// "để t/h" is another purpose than "để b/c".
fn is_purpose(rest: &[char]) -> bool {
    let behind = rest.strip_prefix(&['đ', 'ể', ' ']).unwrap_or(rest);
    PURPOSES.iter().any(|one| behind.starts_with(one))
}
