//! Where a document's title ends: the lines below its kind.

use std::ops::Range;

use super::sections::opens_part;
use super::{opens_text, opens_words};
use crate::header;
use crate::marks::{self, Mark};
use crate::reflow::{begins_small, is_open};
use crate::said;
use crate::view::{Place, View};

/// The most characters of a piece of a title that a page broke.
const LONGEST_TITLE_LINE: usize = 300;

/// Short lines without a stop up to who decides or to what opens the text: "Phê chuẩn kết quả bầu chức vụ Chủ tịch / Ủy ban nhân
/// dân thành phố …", "… giai đoạn / 2026 - 2030".
fn is_broken_title(view: &View, main: &[Place], from: usize, at: usize) -> bool {
    let is_line = |place: &Place| {
        place.len() <= LONGEST_TITLE_LINE
            && !matches!(view.byte(place.end.saturating_sub(1)), b'.' | b';' | b':')
    };
    let ends = |place: &Place| opens_words(view, place) || header::is_enacting(view, place);
    let lines = main.iter().skip(from).take(LONGEST_TITLE);
    let above = main.get(from..at).unwrap_or_default();
    let length = lines
        .clone()
        .take_while(|place| is_line(place) && !ends(place))
        .count();
    let end = from + length;
    at < end
        && above.iter().all(is_line)
        && main.get(end).is_some_and(ends)
        && opens_text(view, main, end)
}

/// "… của Bộ Chính trị / về đột phá phát triển giáo dục", "… hành chính công xã / 6 tháng cuối năm 2025": a short line of a title without
/// a stop goes on in a small letter, or with a span of the year.
fn goes_on_small(view: &View, above: &Place, line: &Place) -> bool {
    let is_span = || {
        line.len() <= LONGEST_SPAN
            && view.byte(line.start).is_ascii_digit()
            && said::find_any(view, line, &["tháng"]).is_some()
            && said::find_any(view, line, &["năm"]).is_some()
    };
    is_open(view, above)
        && is_open(view, line)
        && above.len() <= LONGEST_TITLE_LINE
        && line.len() <= LONGEST_TITLE_LINE
        && (begins_small(view, line) || is_span())
}

/// The most characters of a span of a year: "6 tháng cuối năm 2025".
const LONGEST_SPAN: usize = 40;

/// The most lines of a title.
const LONGEST_TITLE: usize = 5;

/// Paragraphs of the title: capitals as long as they go on; else up to what opens the text.
pub(super) fn title(view: &View, main: &[Place], from: usize, begun: bool) -> Range<usize> {
    let mut end = from;
    let first_caps = main.get(from).is_some_and(|place| view.is_all_caps(place));
    for place in main.iter().skip(from).take(LONGEST_TITLE) {
        let opens = opens_words(view, place);
        let broken = || {
            !first_caps
                && end > from
                && (is_broken_title(view, main, from, end)
                    || main
                        .get(end - 1)
                        .is_some_and(|above| goes_on_small(view, above, place)))
        };
        let heading = matches!(marks::mark(view, place), Some((Mark::Roman | Mark::Article(_) | Mark::Number(_) | Mark::Bullet, _, rest)) if !rest.is_empty());
        let rule = !place.clone().any(|i| crate::view::is_letter(view.byte(i)));
        let body =
            end > from && header::is_enacting(view, place) && opens_text(view, main, end + 1);
        // "CHỦ TỊCH UBND TỈNH ĐIỆN:".
        if view.plain(place).ends_with(" dien:") {
            break;
        }
        let lettered = end > from && opens_part(view, place, b'a').is_some();
        // "… ĐƯỜNG SẮT VĂN LÂM / - CẢNG HẢI SƠN": a title in capitals goes on behind its dash.
        let dashed =
            end > from && first_caps && view.byte(place.start) == b'-' && view.is_all_caps(place);
        if opens || (heading && !dashed && !broken()) || lettered || rule || body {
            break;
        }
        // "KẾT LUẬN / CỦA BAN THƯỜNG VỤ / về công tác …".
        let goes_on = (begun || end > from && first_caps) && begins_subject(view, place);
        if goes_on {
            end += 1;
            break;
        }
        if view.is_all_caps(place) != first_caps || (begun && !view.is_all_caps(place)) {
            break;
        }
        // A title that is not in capitals is one paragraph, or the lines that a page made of it.
        if !first_caps && end > from && !broken() {
            break;
        }
        end += 1;
    }
    from..end
}

/// Words in small letters that go on with a title in capitals: "về …", "thực hiện …".
fn begins_subject(view: &View, place: &Place) -> bool {
    !view.is_upper(place.start)
        && ["ve", "thuc hien", "ve viec"]
            .iter()
            .any(|word| view.after(place, word).is_some())
}
