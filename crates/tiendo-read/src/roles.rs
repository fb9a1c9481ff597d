//! One cell that says who leads and who coordinates: "Sở Y tế (chủ trì); Sở Tài chính (phối hợp)", "Chủ trì: …; phối hợp: …",
//! "Vụ Pháp chế chủ trì, phối hợp với Văn phòng".

use std::sync::LazyLock;

use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::tables::Row;
use crate::view::{Place, View};

/// Words for a role, plain, and whether it is the lead's.
const ROLES: &[(&str, bool)] = &[
    ("chu tri", true),
    ("dau moi", true),
    ("chiu trach nhiem chinh", true),
    ("phoi hop", false),
    ("tham gia", false),
];

static WORDS: Static =
    LazyLock::new(|| Phrases::plain(&ROLES.iter().map(|(words, _)| *words).collect::<Vec<_>>()));

/// Signs around a name and a role.
const SIGNS: &[u8] = b"()[],;.:-+*";

/// Who leads and who coordinates, where the cell says both or either; none where it only names bodies.
pub(crate) fn split(view: &View, cell: &Place) -> Option<(Vec<Place>, Vec<Place>)> {
    // It begins with a body or with a role; most cells begin with neither.
    let head = view.trim(cell.clone(), SIGNS);
    if !names::begins(view, &head) && WORDS.begin(view, &head).is_none() {
        return None;
    }
    let hits: Vec<(bool, Place)> = WORDS
        .hits(view, cell)
        .filter_map(|(i, at)| ROLES.get(i).map(|(_, leads)| (*leads, at)))
        .filter(|(_, at)| !in_name(view, at))
        .collect();
    let (mut leads, mut coordinators) = (Vec::new(), Vec::new());
    // Behind the last name that was taken.
    let mut from = cell.start;
    for (i, (is_lead, word)) in hits.iter().enumerate() {
        let next = hits.get(i + 1).map_or(cell.end, |(_, next)| next.start);
        let mut behind = view.trim_start(word.end..next);
        let colon = view.byte(behind.start) == b':' && !behind.is_empty();
        behind = view.trim(behind, SIGNS);
        for filler in ["voi", "cung voi", "cung"] {
            behind = view.after(&behind, filler).unwrap_or(behind);
        }
        let before = view.trim(from..word.start, SIGNS);
        // A role stands behind its bodies unless a colon or nothing else says that they follow it.
        let named = if colon || before.is_empty() {
            from = next;
            behind
        } else {
            from = word.end;
            before
        };
        if named.is_empty() && *is_lead {
            continue;
        }
        if !names::is_body_list(view, &named) {
            return None;
        }
        if *is_lead {
            leads.push(named);
        } else {
            coordinators.push(named);
        }
    }
    // "Công an huyện (chủ trì), Huyện đoàn": those behind the marked lead coordinate.
    let rest = view.trim(from..cell.end, SIGNS);
    let marked = view.byte(from.min(cell.end.saturating_sub(1))) == b')';
    if marked && coordinators.is_empty() && !leads.is_empty() && names::is_body_list(view, &rest) {
        coordinators.push(rest);
    }
    (!leads.is_empty() || !coordinators.is_empty()).then_some((leads, coordinators))
}

/// "Hội đồng phối hợp liên ngành": the word for a role is one of the name.
fn in_name(view: &View, word: &Place) -> bool {
    let before = view.trim(word.start.saturating_sub(LONGEST_KIND)..word.start, b"");
    ["hội đồng", "ban", "tổ", "văn phòng"]
        .iter()
        .any(|kind| view.plain(word) == "phoi hop" && said::before(view, &before, kind).is_some())
        && view.byte(word.start - 1) == b' '
}

/// The most characters of the word for a kind of body before a role.
const LONGEST_KIND: usize = 12;

/// The row with the roles that its cells of bodies tell.
pub(crate) fn settled(view: &View, row: &Row) -> Row {
    let mut now = row.clone();
    now.leads.clear();
    for cell in &row.leads {
        match split(view, cell) {
            Some((leads, coordinators)) => {
                now.leads.extend(leads);
                now.coordinators.extend(coordinators);
            }
            None => now.leads.push(cell.clone()),
        }
    }
    now
}
