//! Who owes the report of a sentence.

use super::due;
use super::often::often;
use crate::addressees::{Addressees, addressees};
use crate::lists;
use crate::model::Words;
use crate::said;
use crate::tasks;
use crate::view::{Place, View};
use crate::vocabulary::reports::{ASKS, BEFORE_REPORT, DONE_BY, OPENS_TIME, SALUTES, WHICH};

/// Who reports by the words of the sentence themselves; none where they name nobody. `is_named`: who does what it says was named
/// before it, so that no name stands at its beginning.
pub(super) fn reporters(
    view: &View,
    sentence: &Place,
    report: &Place,
    is_named: bool,
) -> Option<Addressees> {
    let first = || addressees(view, sentence).filter(|_| !is_named);
    if let Some((found, _)) =
        first().filter(|(found, text)| !found.who.is_empty() && text.start <= report.end)
    {
        return Some(found);
    }
    asked(view, sentence, report)
        .or_else(|| of(view, sentence, report))
        .or_else(|| behind_time(view, sentence, report))
        .or_else(|| behind_passive(view, sentence))
        .map(|who| Addressees::leading(tasks::agencies(view, &[who])))
        .filter(|found| !found.who.is_empty())
}

/// "Các đơn vị được phân công báo cáo …": which of many are meant is of their name, up to the word for a report; what stands behind.
pub(super) fn with_which(view: &View, mut found: Addressees, text: Place) -> (Addressees, Place) {
    let near = text.start..text.end.min(text.start + LONGEST_WHICH);
    let tells = said::after_any(view, &text, WHICH).is_some();
    let Some(word) = said::find(view, &near, "báo cáo").filter(|_| tells) else {
        return (found, text);
    };
    let mut which = view.trim(text.start..word.start, b"");
    while let Some(before) = BEFORE_REPORT
        .iter()
        .find_map(|filler| said::before(view, &which, filler))
    {
        which = before;
    }
    let is_whole = !which
        .clone()
        .any(|i| matches!(view.byte(i), b',' | b';' | b':'));
    let several = |name: &Words| name.value.to_lowercase().contains("các ");
    if let Some(last) = found.who.last_mut().filter(|name| several(name))
        && let [span] = last.spans.as_slice()
        && is_whole
    {
        let place = view.place(*span).start..which.end;
        *last = view.value(&place);
        let rest = view.trim_start(which.end..text.end);
        return (found, rest);
    }
    (found, text)
}

/// The most characters of what tells which.
const LONGEST_WHICH: usize = 90;

/// "…, đề nghị các đơn vị báo cáo …".
fn asked(view: &View, sentence: &Place, report: &Place) -> Option<Place> {
    ASKS.iter().find_map(|ask| {
        let ask = said::find(view, &(sentence.start..report.start), ask)?;
        names_at(view, ask.end, sentence, report)
    })
}

/// "Báo cáo của UBND cấp xã gửi về …".
fn of(view: &View, sentence: &Place, report: &Place) -> Option<Place> {
    let opens = view.trim_start(sentence.clone()).start == report.start;
    let behind = view.trim_start(report.end..sentence.end);
    let whose = said::after(view, &behind, "của").filter(|_| opens)?;
    names_at(view, whose.start, sentence, sentence)
}

/// "Định kỳ hằng quý, các sở …", "Trước ngày 10/6 các đơn vị …": the names behind the time.
fn behind_time(view: &View, sentence: &Place, report: &Place) -> Option<Place> {
    let before = sentence.start..report.start;
    let times = often(view, &before).into_iter().map(|(_, at)| at.end);
    let days = due::days(view, &before)
        .into_iter()
        .map(|due| due.place.end);
    let commas = before
        .clone()
        .filter(|&i| view.byte(i) == b',')
        .map(|i| i + 1);
    let opens = OPENS_TIME.iter().any(|words| {
        view.after(&view.trim_start(sentence.clone()), words)
            .is_some()
    });
    let mut ends: Vec<usize> = if opens {
        times.chain(days).chain(commas).collect()
    } else {
        Vec::new()
    };
    ends.sort_unstable();
    ends.into_iter()
        .find_map(|end| names_at(view, end, sentence, report))
}

/// "Báo cáo định kỳ được các sở gửi …, báo cáo năm …".
fn behind_passive(view: &View, sentence: &Place) -> Option<Place> {
    let first = view.find(sentence, "bao cao")?;
    let by = said::find(view, &(first.end..sentence.end), "được")?;
    names_at(view, by.end, sentence, sentence)
}

/// "… là trách nhiệm của các xã", "…; do Phòng Kinh tế thực hiện": who does it, behind the report.
pub(super) fn behind(view: &View, rest: &Place) -> Option<Addressees> {
    let who = DONE_BY.iter().find_map(|words| {
        let word = said::find(view, rest, words)?;
        names_at(view, word.end, rest, rest)
    })?;
    let who = tasks::agencies(view, &[who]);
    (!who.is_empty()).then(|| Addressees::leading(who))
}

/// The names at a place of the sentence, which the words go on from.
fn names_at(view: &View, at: usize, sentence: &Place, report: &Place) -> Option<Place> {
    let rest = view.trim(at..sentence.end, b",:");
    let rest = said::after_any(view, &rest, SALUTES).unwrap_or(rest);
    let (mut who, mut end) = lists::at(view, &rest)?;
    let mut behind = view.trim_start(end..sentence.end);
    if let Some(reports) =
        behind_lead(view, &behind).filter(|reports| reports.start == report.start)
    {
        end = view.trim_end(end..reports.start, b"").end;
        who.end = end;
        behind = reports;
    }
    let goes_on = behind.is_empty() || !view.is_upper(behind.start);
    (end <= report.end && goes_on).then_some(who)
}

/// "Các cơ quan chủ trì báo cáo …", "… chủ trì nhiệm vụ báo cáo …": the word tells which, for what they would lead is not said. What
/// stands behind it.
fn behind_lead(view: &View, behind: &Place) -> Option<Place> {
    let rest = view.trim_start(view.after(behind, "chu tri")?);
    let tasks = view.after(&rest, "nhiem vu");
    Some(tasks.map_or(rest, |rest| view.trim_start(rest)))
}
