//! Who gets a document, and where it is kept.

use crate::marks::{self, Mark};
use crate::model::{Header, Words};
use crate::view::{Place, View, is_letter};

/// "Nơi nhận:", and with one letter wrong where a colon stands behind it; what follows the words.
pub(crate) fn opens_recipients(view: &View, place: &Place) -> Option<Place> {
    view.after(place, "noi nhan")
        .or_else(|| slipped_before_colon(view, place, "noi nhan"))
}

/// "Lưu: VT", and with one letter wrong where a colon stands behind it; what follows the word.
pub(crate) fn keeps_copy(view: &View, place: &Place) -> Option<Place> {
    view.after(place, "luu")
        .or_else(|| slipped_before_colon(view, place, "luu"))
}

/// Words with a capital and one letter wrong before a colon; what follows them.
fn slipped_before_colon(view: &View, place: &Place, words: &str) -> Option<Place> {
    let end = place.start + words.len();
    if end >= place.end || view.byte(end) != b':' || !view.is_upper(place.start) {
        return None;
    }
    let said = view.plain(&(place.start..end));
    let differing = said.bytes().zip(words.bytes()).filter(|(a, b)| a != b);
    let blanks = |words: &str| words.find(' ');
    (differing.count() == 1 && blanks(said) == blanks(words))
        .then(|| view.trim_start(end..place.end))
}

pub(super) fn read_recipients(view: &View, block: &[Place], header: &mut Header) {
    // The recipient above, where it has a dash: what stands there, its end with what closes it.
    let mut above: Option<(Place, usize)> = None;
    for line in block.iter().flat_map(|place| one_by_one(view, place)) {
        let place = match opens_recipients(view, &line) {
            Some(rest) => view.trim(rest, b":|"),
            None => line.clone(),
        };
        let (place, has_dash) = match marks::mark(view, &place) {
            Some((Mark::Bullet, _, rest)) => (rest, true),
            _ => (place, false),
        };
        let place = view.trim_end(place, b";.,");
        if let Some(rest) = keeps_copy(view, &place) {
            header.archive = Some(view.value(&view.trim(rest, b":")));
            break;
        }
        if !place.clone().any(|i| is_letter(view.byte(i))) {
            continue;
        }
        let broken = above
            .take()
            .filter(|(above, end)| !has_dash && goes_on(view, above, *end, &place));
        if let Some((above, end)) = broken {
            header.recipients.pop();
            let (first, rest) = (view.value(&(above.start..end)), view.value(&place));
            header.recipients.push(Words {
                value: format!("{} {}", first.value, rest.value),
                spans: first.spans.into_iter().chain(rest.spans).collect(),
            });
            continue;
        }
        header.recipients.push(view.value(&place));
        above = has_dash.then_some((place, line.end));
    }
}

/// "- Bộ Chính trị, Ban Bí" and below it "thư (để báo cáo)": a line without a dash, below one that is not closed.
fn goes_on(view: &View, above: &Place, end: usize, place: &Place) -> bool {
    let sign = view.byte(end.saturating_sub(1));
    let is_near = place.start.saturating_sub(end) <= 2;
    let is_small = is_letter(view.byte(place.start)) && !view.is_upper(place.start);
    // Where items end in a comma one that stands alone is none; a list of short names does.
    let is_list = sign == b',' && view.has(above, ",");
    is_near && sign != b';' && sign != b'.' && (is_small || is_list)
}

/// Recipients that share a line: "- Bộ Y tế; - TT Tỉnh ủy;", "Như trên;- `TTgCP`;", "Tỉnh ủy; (báo cáo) - UBND tỉnh".
fn one_by_one(view: &View, place: &Place) -> Vec<Place> {
    let mut all = Vec::new();
    let mut start = place.start;
    for at in place.clone() {
        let blank = usize::from(view.byte(at + 1) == b' ');
        let dash = at + 1 + blank;
        let ends = match view.byte(at) {
            b';' => true,
            b',' | b':' | b')' => blank == 1,
            _ => false,
        };
        // "(UBND) - xã" is one: behind a bracket a blank stands on both sides of the dash.
        let is_parted = view.byte(at) != b')' || view.byte(dash + 1) == b' ';
        if ends && view.byte(dash) == b'-' && is_parted && dash + 1 < place.end {
            all.push(start..at + 1);
            start = dash;
        }
    }
    all.push(start..place.end);
    all
}
