//! A paragraph by itself: how it is marked, and what kind of sentence it is.

use std::sync::LazyLock;

use super::items::Item;
use super::naming::named_alone;
use super::no_task::CLOSERS;
use crate::addressees::{Addressees, addressees, after_time, each, of_whom};
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::tables::Row;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

/// A paragraph, taken apart into its mark and its words.
pub(super) struct Paragraph {
    pub(super) mark: Option<Mark>,
    /// Where the mark stands.
    at: Option<Place>,
    /// How deep the mark stands.
    pub(super) depth: u8,
    /// The words behind the mark.
    pub(super) text: Place,
    /// Mark and words.
    pub(super) whole: Place,
}

impl Paragraph {
    pub(super) fn of(view: &View, place: &Place) -> Self {
        let whole = place.clone();
        let heads_part = || whose_part(view, place).map(|(at, text)| (Mark::Roman, at, text));
        let marked = marks::mark(view, place)
            .filter(|(_, _, rest)| !rest.is_empty())
            .or_else(heads_part);
        if let Some((mark, at, text)) = marked {
            let depth = depth(view, &mark, &at);
            // "- 1. Chào cờ …": a converter made the numbered one of a list with dashes.
            let inner = || match marks::mark(view, &text)? {
                (number @ Mark::Number(_), at, rest) if !rest.is_empty() => {
                    Some((number, at, rest))
                }
                _ => None,
            };
            let (mark, at, text) = match mark {
                Mark::Bullet => inner().unwrap_or((mark, at, text)),
                _ => (mark, at, text),
            };
            return Self {
                depth,
                mark: Some(mark),
                at: Some(at),
                text,
                whole,
            };
        }
        // "Một là, …" stands in a list as what has a dash does.
        match said::after_any(view, place, COUNTED) {
            Some(rest) => Self {
                mark: Some(Mark::Bullet),
                at: None,
                depth: LISTED,
                text: view.trim(rest, b","),
                whole,
            },
            None => Self {
                mark: None,
                at: None,
                depth: UNMARKED,
                text: whole.clone(),
                whole,
            },
        }
    }

    /// It has a dash, a plus, a star.
    pub(super) fn is_listed(&self) -> bool {
        self.mark == Some(Mark::Bullet)
    }

    /// Its number, its words, and what labels in them say.
    pub(super) fn row(&self, view: &View) -> Row {
        // What counts in words is of the sentence.
        let is_counted = self.mark.is_some() && self.at.is_none();
        let words = if is_counted { &self.whole } else { &self.text };
        let mut row = Row {
            number: self.at.clone().filter(|_| !self.is_listed()),
            content: vec![words.clone()],
            ..Row::default()
        };
        for (column, words) in labels::inline(view, &self.text) {
            row.put_words(column, words);
        }
        row
    }
}

/// Words that count sentences without a mark, with their marks: "Một là, nâng cao năng lực quản lý …".
const COUNTED: &[&str] = &[
    "một là",
    "hai là",
    "ba là",
    "bốn là",
    "năm là",
    "sáu là",
    "bảy là",
    "tám là",
    "chín là",
    "mười là",
    "thứ nhất",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
];

/// "B. Trách nhiệm của Hội Cựu chiến binh huyện": the letter, and the words behind it.
fn whose_part(view: &View, place: &Place) -> Option<(Place, Place)> {
    let (letter, rest) = marks::capital(view, place)?;
    // "B. Phòng Đào tạo".
    let names = of_whom(view, &rest).is_some() || names::starts_name(view, &rest);
    (names && named_alone(view, &rest).is_some()).then_some((letter, rest))
}

/// What has a dash stands so deep.
const LISTED: u8 = 5;

/// Words without a mark stand deepest.
const UNMARKED: u8 = 7;

/// How deep a mark at `at` stands. Of bullets a star stands above a dash, a plus below it.
fn depth(view: &View, mark: &Mark, at: &Place) -> u8 {
    match mark {
        Mark::Roman | Mark::Article(_) => 0,
        // "(1)" stands below "1.".
        Mark::Number(_) if at.start > 0 && view.byte(at.start - 1) == b'(' => 2,
        Mark::Number(_) => 1,
        Mark::Dotted(_) => 2,
        Mark::Letter => 3,
        Mark::Bullet => match view.byte(at.start) {
            b'*' => 4,
            b'+' => 6,
            _ => LISTED,
        },
    }
}

/// "Kính gửi: - …", "Thủ tướng Chính phủ điện:": whom a letter goes to, not who does something. "4. Các chủ đập thủy điện:" does.
pub(super) fn salutes(view: &View, paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let sends = || paragraph.mark.is_none() && view.plain(text).ends_with(" dien:");
    view.after(text, "kinh gui").is_some() || sends()
}

/// Behind the colon of a label.
pub(super) fn behind_colon(view: &View, text: &Place) -> Option<Place> {
    let colon = view.first_of(text, b':')?;
    Some(view.trim_start(colon + 1..text.end))
}

/// "Chủ trì, phối hợp với …", "Huy động dân quân …": a paragraph that opens with what is to be done, and is a sentence.
pub(super) fn opens_with_act(view: &View, text: &Place) -> bool {
    view.is_upper(text.start)
        && matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';' | b'/')
        && begins_act(view, text)
}

/// A word of doing opens the place.
fn begins_act(view: &View, place: &Place) -> bool {
    names::opens_with_verb(view, place) || OPENING_VERBS.begin(view, place).is_some()
}

static OPENING_VERBS: Static = LazyLock::new(|| Phrases::said(&tasks::OPENING_VERBS));

/// Between "6." that is given to somebody and "7.": what stands there belongs to "6.".
pub(super) fn stands_between(view: &View, above: &Item, below: &[Place]) -> bool {
    let next = || {
        let mut below = below.iter().take(MOST_BETWEEN);
        below.find_map(|place| marks::mark(view, place))
    };
    above.is_addressed
        && matches!(above.mark, Some(Mark::Number(n))
            if matches!(next(), Some((Mark::Number(next), ..)) if next == n + 1))
}

/// So many paragraphs without a mark are looked through for the next number.
const MOST_BETWEEN: usize = 12;

/// "… đề nghị Ủy ban nhân dân các tỉnh thực hiện một số nội dung sau:": whose the list below is.
pub(super) fn asked(view: &View, text: &Place) -> Option<Addressees> {
    if view.byte(text.end.saturating_sub(1)) != b':' {
        return None;
    }
    let word = ASKING
        .iter()
        .filter_map(|word| {
            let mut last = None;
            let mut rest = text.clone();
            while let Some(found) = said::find(view, &rest, word) {
                rest.start = found.end;
                last = Some(found);
            }
            last
        })
        .max_by_key(|found| found.start)?;
    let (bodies, rest) = addressees(view, &(word.start..text.end - 1))?;
    let named = bodies.who.first().is_some_and(|words| {
        words.value.chars().next().is_some_and(char::is_uppercase) || words.value.starts_with("các")
    });
    // "… yêu cầu các chi nhánh ngân hàng thương mại:".
    let all = bodies
        .who
        .first()
        .is_some_and(|words| words.value.starts_with("các"));
    // "…, Thủ tướng Chính phủ yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:" behind what moves him to it.
    let is_within = word.start > text.start;
    (named && !bodies.who.is_empty() && (all || is_within || !rest.is_empty())).then_some(bodies)
}

/// Words with which somebody is asked, with their marks.
const ASKING: &[&str] = &[
    "đề nghị",
    "yêu cầu",
    "giao",
    "hướng dẫn",
    "thông báo cho",
    "thông báo đến",
    "thông báo tới",
];

/// The most characters of a heading that names bodies.
pub(super) const LONGEST_HEADING: usize = 160;

/// The most characters of one that ends in a colon.
const LONGEST_OPEN: usize = 500;

/// A paragraph without a stop above one that stands deeper.
pub(super) fn heads(view: &View, text: &Place, here: u8, next: &Place) -> bool {
    let below = marks::mark(view, next)
        .filter(|(_, _, rest)| !rest.is_empty())
        .map(|(mark, at, _)| depth(view, &mark, &at));
    let last = view.byte(text.end.saturating_sub(1));
    // "3. Các bộ, ngành … tổ chức thực hiện … Cụ thể:" above its dashes.
    let longest = if last == b':' {
        LONGEST_OPEN
    } else {
        LONGEST_HEADING
    };
    text.len() <= longest && !matches!(last, b'.' | b';') && below.is_some_and(|below| below > here)
}

/// "Sở Tài chính:" above "- …"; without the colon above "- Tham mưu …", what is to be done.
pub(super) fn announces(view: &View, text: &Place, next: &Place) -> bool {
    let colon = view.byte(text.end.saturating_sub(1)) == b':';
    matches!(
        marks::mark(view, next),
        Some((Mark::Bullet, _, rest))
            if !rest.is_empty() && (colon || begins_act(view, &rest))
    )
}

/// "Tháng 5", "Quý II năm 2026", "Tháng 9/2025:": a span of a year and nothing else.
pub(super) fn is_period(view: &View, text: &Place) -> bool {
    let words = view.trim(text.clone(), b":.");
    let Some(number) = ["tháng", "quý"]
        .iter()
        .find_map(|span| said::after(view, &words, span))
    else {
        return false;
    };
    view.is_upper(words.start)
        && number.len() <= LONGEST_PERIOD
        && !number.is_empty()
        && view.plain(&number).split([' ', '/', '-']).all(|word| {
            word == "nam"
                || word
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v'))
        })
}

/// The most characters of the number and the year of a span of a year.
const LONGEST_PERIOD: usize = 16;

/// A paragraph with a mark and words.
pub(super) fn is_item(view: &View, place: &Place) -> bool {
    marks::mark(view, place).is_some_and(|(_, _, rest)| !rest.is_empty())
}

/// A colon stands right before the rest of a paragraph.
pub(super) fn is_behind_colon(view: &View, text: &Place, rest: &Place) -> bool {
    (text.start..rest.start)
        .rev()
        .find(|&i| view.byte(i) != b' ')
        .is_some_and(|i| view.byte(i) == b':')
}

/// Words that head a matter: short, without a stop, and no body does anything in them.
pub(super) fn is_topic(view: &View, text: &Place) -> bool {
    // "Bước 2: Kiểm tra hiện trạng nhà ở." says which step it is, whatever sign ends it.
    let is_step = said::after(view, text, "bước")
        .is_some_and(|number| view.byte(number.start).is_ascii_digit());
    if is_step && text.len() <= LONGEST_HEADING {
        return true;
    }
    text.len() <= LONGEST_HEADING
        && !matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';' | b':')
        && addressees(view, text).is_none()
}

/// "Công an huyện mở đợt cao điểm …": known bodies, and what they are to do.
pub(super) fn acts(view: &View, text: &Place) -> bool {
    // "Mỗi công đoàn cấp trên trực tiếp cơ sở tổ chức …", "Trước ngày 10/12 hằng năm, các sở báo cáo …".
    let each = each(view, text);
    let timed = after_time(view, text);
    let text = each.as_ref().or(timed.as_ref()).unwrap_or(text);
    (each.is_some() || names::starts_name(view, text))
        && (CLOSERS.begin(view, text).is_none() || is_local(view, text))
        && addressees(view, text).is_some_and(|(bodies, rest)| {
            // "Sở Y tế: Chủ trì, phối hợp với …".
            let told = is_behind_colon(view, text, &rest) && names::opens_with_verb(view, &rest);
            let rest = view.behind_bracket(&rest);
            !bodies.who.is_empty() && (told || names::begins_with_verb(view, &rest))
        })
}

/// "Ủy ban nhân dân xã thành lập …": a committee of the lower levels, which does something and asks nobody else to.
fn is_local(view: &View, text: &Place) -> bool {
    let unit = said::after_any(view, text, &["ủy ban nhân dân", "ubnd"]);
    let levels = [
        "xã",
        "phường",
        "thị trấn",
        "quận",
        "huyện",
        "các xã",
        "các phường",
    ];
    let asks = [
        "yêu cầu",
        "đề nghị",
        "giao",
        "thông báo",
        "ban hành",
        "xây dựng",
        "kính",
    ];
    unit.is_some_and(|unit| said::after_any(view, &unit, &levels).is_some())
        && addressees(view, text)
            .is_some_and(|(_, rest)| said::after_any(view, &rest, &asks).is_none())
}

/// A sentence without a mark that opens with what is to be done, or says which bodies do it.
pub(super) fn is_act(view: &View, place: &Place) -> bool {
    marks::mark(view, place).is_none()
        && CLOSERS.begin(view, place).is_none()
        && (opens_with_act(view, place) || acts(view, place))
}
