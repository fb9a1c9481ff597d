//! Paragraphs that give somebody a duty to watch over how others carry out the document.

use std::sync::LazyLock;

use super::{DOING, doing_where};
use crate::deadline;
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::FREQUENCIES;
use crate::vocabulary::tasks;

/// Words of those who watch over others, unless they do something before, plain.
static OVERSIGHT: Static =
    LazyLock::new(|| Phrases::plain(&["giam sat viec thuc hien", "giam sat thuc hien"]));

/// Words of watching and reporting, plain.
static WATCHING: Static =
    LazyLock::new(|| Phrases::plain(&["theo doi", "don doc", "tong hop", "bao cao"]));

/// So many characters are the first words of a paragraph.
const FIRST_WORDS: usize = 160;

/// So few characters behind a word of watching tell no matter of its own.
const SHORT_OBJECT: usize = 16;

/// The most characters that say how somebody watches.
const LONGEST_HOW: usize = 60;

/// "giám sát việc thực hiện Kế hoạch này": the document is watched over, and nothing is done before.
pub(super) fn oversees(view: &View, place: &Place) -> bool {
    OVERSIGHT.first(view, place).is_some_and(|(_, at)| {
        let before = place.start..at.start;
        // "Tín chấp cho hội viên vay vốn; giám sát …": something is done before.
        let done = before.clone().any(|i| view.byte(i) == b';');
        DOING.first_small(view, &before).is_none()
            && !done
            && is_of_document(view, at.end, place.end)
    })
}

/// "theo dõi, đôn đốc …", "theo dõi, tổng hợp báo cáo Ban Thường vụ …": the first words only watch over the document, with nothing done
/// before or behind them.
pub(super) fn watches_over(view: &View, place: &Place) -> bool {
    let head = place.start..place.end.min(place.start + FIRST_WORDS);
    let Some((_, at)) = WATCHING.first(view, &head) else {
        return false;
    };
    let of_this = ["thuc hien", "trien khai", "ket qua", "ke hoach nay"]
        .iter()
        .any(|words| view.has(place, words));
    let is_alone = || has_no_matter(view, place, &at);
    ["theo doi", "don doc"].contains(&view.plain(&at))
        && (of_this || is_alone())
        && !does_before(view, &(head.start..at.start), || of_this || is_alone())
        && !goes_on(view, &(at.end..place.end))
}

/// Hardly anything stands behind the word of watching at `at` but another, or whom it is reported to.
fn has_no_matter(view: &View, place: &Place, at: &Place) -> bool {
    let behind = at.end..place.end;
    let ends = |end: usize| matches!(view.byte(end), b';' | b'.') || end >= place.end;
    let short = at.end..place.end.min(at.end + SHORT_OBJECT);
    // "theo dõi, tổng hợp báo cáo Ban Thường vụ …".
    let reports_to = || {
        let head = at.end..place.end.min(place.start + FIRST_WORDS);
        let last = WATCHING.hits(view, &head).last();
        last.is_some_and(|(_, last)| {
            doing_where(view, &(at.end..last.start), |_| true).is_none()
                && names::starts_name(view, &view.trim_start(last.end..place.end))
                && last.end - at.end <= 2 * SHORT_OBJECT
        })
    };
    // "theo dõi, đôn đốc theo chức năng, nhiệm vụ được giao; báo cáo …".
    let as_given = || {
        let head = at.end..place.end.min(place.start + FIRST_WORDS);
        let last = WATCHING
            .hits(view, &head)
            .take_while(|(_, next)| next.start <= at.end + SHORT_OBJECT)
            .last();
        let from = last.map_or(at.end, |(_, next)| next.end);
        let object = view.trim_start(from..place.end);
        let object = object.start..view.first_of(&object, b';').unwrap_or(object.end);
        ["theo chuc nang", "theo nhiem vu", "theo tham quyen"]
            .iter()
            .any(|how| view.after(&object, how).is_some())
            && object.len() <= LONGEST_HOW
    };
    ends(at.end)
        || as_given()
        || behind.len() <= SHORT_OBJECT
        || WATCHING
            .first(view, &short)
            .is_some_and(|(_, next)| ends(next.end))
        || WATCHING
            .first(view, &behind)
            .is_some_and(|(_, next)| place.end.saturating_sub(next.end) <= SHORT_OBJECT)
        || reports_to()
}

/// "thu các khoản phí; báo cáo kết quả": something is done in what stands before; not "tham mưu, theo dõi, đôn đốc", where
/// `only_advises` says that this is all.
fn does_before(view: &View, before: &Place, only_advises: impl Fn() -> bool) -> bool {
    let done = before.clone().any(|i| view.byte(i) == b';');
    let does = doing_where(view, before, |_| true).is_some_and(|doing| {
        let advises = view.plain(&doing) == "tham muu" && doing.end + 2 >= before.end;
        !(advises && only_advises())
    });
    done || does
}

/// "…; tham mưu sơ kết vào năm 2025": something is done behind it.
fn goes_on(view: &View, behind: &Place) -> bool {
    view.split(behind, b";").iter().skip(1).any(|clause| {
        let clause = view.trim_start(clause.clone());
        DOING.begin(view, &clause).is_some()
    })
}

/// "Văn phòng theo dõi, đôn đốc, định kỳ báo cáo … kết quả thực hiện Chương trình này.": all that is said ends with the document itself,
/// and nothing is done before.
pub(super) fn watches_this(view: &View, place: &Place) -> bool {
    let whole = view.trim(place.clone(), b"./;");
    let head = whole.start..whole.end.min(whole.start + FIRST_WORDS);
    let Some((_, watching)) = WATCHING.first(view, &head) else {
        return false;
    };
    let before = whole.start..watching.start;
    // "… việc thực hiện Kế hoạch này; định kỳ hằng năm báo cáo Thủ tướng Chính phủ và đề xuất các biện pháp cần thiết".
    let reported = report_behind(view, &whole);
    let watched = whole.start..reported.unwrap_or(whole.end);
    let reports = view.trim(watched.end..whole.end, b",;");
    let is_alone = [&watched, &reports]
        .into_iter()
        .all(|part| view.first_of(part, b';').is_none());
    is_alone
        // "chủ trì, phối hợp với … theo dõi" says with whom.
        && DOING
            .first_where(view, &before, |at| {
                !view.is_upper(at.start) && view.plain(at) != "chu tri"
            })
            .is_none()
        && (reported.is_some() || view.plain(&watched).ends_with(" nay"))
        && ends_in_document(view, &watched)
}

/// What stands before the document that is watched over, plain.
const OF_CONTENTS: &[&str] = &[
    " thuc hien",
    " trien khai",
    " thuc hien cac noi dung tai",
    " thuc hien cac noi dung neu tai",
    " thuc hien cac noi dung ket luan tai",
    " thuc hien cac noi dung chi dao tai",
    " thuc hien cac nhiem vu tai",
    " thuc hien cac nhiem vu neu tai",
    " thuc hien cac nhiem vu duoc giao tai",
];

/// The most characters of what is watched over and of the time it is reported on.
const LONGEST_WATCHED: usize = 600;

/// Behind "Kế hoạch này": where "; định kỳ hằng năm báo cáo …" or ", định kỳ trước ngày 10/12 tổng hợp báo cáo …" begins.
fn report_behind(view: &View, place: &Place) -> Option<usize> {
    let place = &(place.start..place.end.min(place.start + LONGEST_WATCHED));
    let joints = view.find_all(place, "va").into_iter().map(|at| at.start);
    let signs = place
        .clone()
        .filter(|&i| matches!(view.byte(i), b',' | b';'));
    signs.chain(joints).find_map(|at| {
        let watched = view.trim(place.start..at, b",;");
        let sign = usize::from(matches!(view.byte(at), b',' | b';'));
        let next = view.trim_start(at + sign..place.end);
        let next = said::after(view, &next, "và").unwrap_or(next);
        let next = said::after(view, &next, "định kỳ").unwrap_or(next);
        let word = said::find(view, &next, "báo cáo")?;
        let time = view.trim(next.start..word.start, b",");
        let time = said::before(view, &time, "tổng hợp").unwrap_or(time);
        let is_time = time.is_empty()
            || view.plain(&time) == "tong hop"
            || FREQUENCIES
                .iter()
                .any(|(often, _)| view.plain(&time) == *often)
            || deadline::is_deadline_cell(view, &time);
        (is_time && ends_in_document(view, &watched)).then_some(watched.end)
    })
}

/// "… việc thực hiện Kế hoạch này", "… việc thực hiện Đề án": the document that is watched over stands last.
fn ends_in_document(view: &View, watched: &Place) -> bool {
    let plain = view.plain(watched);
    let plain = plain.strip_suffix(" nay").unwrap_or(plain);
    let mut kinds = tasks::DOCUMENTS.iter();
    kinds.any(|kind| {
        plain.strip_suffix(kind).is_some_and(|words| {
            let words = words.trim_end();
            OF_CONTENTS.iter().any(|tail| words.ends_with(tail))
        })
    })
}

/// "… việc thực hiện", "… việc thực hiện Kế hoạch này", "… các nội dung trên", not "… việc thực hiện chính sách việc làm": what is
/// watched over is what the document wants.
fn is_of_document(view: &View, from: usize, end: usize) -> bool {
    let object = view.trim(from..end, b".;,/");
    let object = ["cac", "tot", "co hieu qua"]
        .iter()
        .find_map(|word| view.after(&object, word))
        .unwrap_or(object);
    object.is_empty()
        || view.is_upper(object.start)
        || tasks::DOCUMENTS
            .iter()
            .chain(&["nhiem vu", "muc tieu", "cua", "tai", "o", "theo"])
            .any(|kind| view.after(&object, kind).is_some())
}
