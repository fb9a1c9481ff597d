//! `sentence-cut`: a sentence has no beginning or no end: a line is gone or stands elsewhere.

use super::places::Places;
use super::{Context, Message, Report};
use crate::marks::{self, Mark};
use crate::names;
use crate::reflow::{begins_small, is_open};
use crate::view::{Place, View, is_word};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho các xã ven biển.
mùa khô, hoàn thành trong tháng 5/2025.
2. Giao Công an tỉnh tuần tra thường xuyên.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một câu không có đầu hoặc không có cuối: có thể thiếu một dòng, hoặc các dòng bị đổi chỗ.",
        "A sentence has no beginning or no end: a line is probably gone, or stands elsewhere.",
    )
}

/// How much of the sentence is shown.
const SHOWN: usize = 40;

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    let places = Places::new(context);
    let paragraphs = context.paragraphs;
    let ends = Ends::count(view, paragraphs);
    for (i, place) in paragraphs.iter().enumerate() {
        let above = i.checked_sub(1).and_then(|i| paragraphs.get(i));
        if let Some(above) = above.filter(|above| lacks_beginning(view, above, place)) {
            let shown = place.start..place.end.min(whole_words(view, place.start + SHOWN));
            let words = view.words(&shown).trim().to_owned();
            let span = view.span(&shown);
            report.add(
                // Whose the words are is not known; they stand below these.
                places.pointer(view.span(&(above.end.saturating_sub(1)..above.end))),
                vec![span],
                Message::new(
                    format!("“{words} …” không có đầu câu: có thể thiếu dòng phía trên."),
                    format!("“{words} …” has no beginning: a line above it is probably gone."),
                ),
            );
        } else if lacks_end(view, &ends, place, paragraphs.get(i + 1)) {
            let from = (place.start..=place.end.saturating_sub(SHOWN))
                .rev()
                .find(|&at| view.byte(at) == b' ')
                .unwrap_or(place.start);
            let shown = view.trim(from..place.end, b"");
            let words = view.words(&shown).to_owned();
            let span = view.span(&shown);
            report.add(
                places.pointer(span),
                vec![span],
                Message::new(
                    format!("“… {words}” không có dấu kết câu: có thể thiếu dấu, hoặc thiếu dòng phía dưới."),
                    format!("“… {words}” ends without a sign: the sign or a line below it is gone."),
                ),
            );
        }
    }
}

/// The end of the word around a character.
fn whole_words(view: &View, at: usize) -> usize {
    (at..at + SHOWN)
        .find(|&i| !is_word(view.byte(i)))
        .unwrap_or(at)
}

/// It begins with a small letter though the sentence above is over. Collectives in a cell do so.
fn lacks_beginning(view: &View, above: &Place, place: &Place) -> bool {
    let is_over = view.byte(above.end.saturating_sub(1)) == b'.'
        && view.byte(above.end.saturating_sub(2)) != b'.'
        && above.len() >= SENTENCE;
    (is_over || is_name(view, above))
        && begins_small(view, place)
        && view.plain(place).contains(' ')
        && !names::is_body_list(view, place)
}

/// "2. Sở Y tế": below a body's name alone a sentence begins.
fn is_name(view: &View, above: &Place) -> bool {
    marks::mark(view, above).is_some_and(|(mark, _, name)| {
        mark != Mark::Bullet && !name.is_empty() && names::is_body_list(view, &name)
    })
}

/// A shorter paragraph may be a heading.
const SENTENCE: usize = 30;

/// Kinds of items: with a number, a dotted number, a letter, a dash.
const KINDS: usize = 4;

fn kind(view: &View, place: &Place) -> Option<usize> {
    match marks::mark(view, place)? {
        (_, _, rest) if rest.is_empty() => None,
        (Mark::Number(_), ..) => Some(0),
        (Mark::Dotted(_), ..) => Some(1),
        (Mark::Letter, ..) => Some(2),
        (Mark::Bullet, ..) => Some(3),
        _ => None,
    }
}

/// Of the items of each kind that are long enough, how many there are, and how many have no sign at their end.
struct Ends {
    all: [usize; KINDS],
    open: [usize; KINDS],
}

/// So many items tell how their kind ends, and of so many one may have no sign.
const FEWEST: usize = 4;
const ONE_OF: usize = 8;

impl Ends {
    fn count(view: &View, paragraphs: &[Place]) -> Self {
        let mut ends = Self {
            all: [0; KINDS],
            open: [0; KINDS],
        };
        for place in paragraphs.iter().filter(|place| place.len() >= SENTENCE) {
            if let Some(kind) = kind(view, place)
                && let (Some(all), Some(open)) = (ends.all.get_mut(kind), ends.open.get_mut(kind))
            {
                *all += 1;
                *open += usize::from(is_open(view, place));
            }
        }
        ends
    }

    /// Items of this kind end with a sign.
    fn are_closed(&self, kind: usize) -> bool {
        let of = |list: &[usize; KINDS]| list.get(kind).copied().unwrap_or(0);
        of(&self.all) >= FEWEST && (of(&self.open) <= 1 || of(&self.open) * ONE_OF <= of(&self.all))
    }
}

/// An item without a sign at its end where the others have one, and with nothing below it that it heads.
fn lacks_end(view: &View, ends: &Ends, place: &Place, below: Option<&Place>) -> bool {
    if place.len() < SENTENCE || !is_open(view, place) {
        return false;
    }
    let Some(kind) = self::kind(view, place).filter(|&kind| ends.are_closed(kind)) else {
        return false;
    };
    let heads =
        below.is_some_and(|below| self::kind(view, below).is_some_and(|below| below > kind));
    !heads && !view.is_all_caps(place) && !ends_in_body(view, place)
}

/// How far before its end a sentence says whose something is.
const OWNER: usize = 80;

/// "… của Tỉnh ủy": the sentence is whole, only its sign was left out.
fn ends_in_body(view: &View, place: &Place) -> bool {
    let tail = place.start.max(place.end.saturating_sub(OWNER))..place.end;
    view.find_all(&tail, "cua")
        .last()
        .is_some_and(|of| names::is_body_list(view, &view.trim(of.end..place.end, b"")))
}
