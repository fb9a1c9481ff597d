//! Duties of a body beside its tasks: a plan of its own, resources, review, inspection.

use std::sync::LazyLock;

use super::CarryingOut;
use crate::addressees::Addressees;
use crate::model::{Duty, DutyKind, Words};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View, is_letter};
use crate::vocabulary::tasks;

static WITHOUT_MATTER: Static = LazyLock::new(|| Phrases::plain(&tasks::WITHOUT_MATTER));

/// Duties beside monitoring, each by words that lay it down.
const DUTIES: &[(DutyKind, &[&str])] = &[
    (
        DutyKind::ReviewDocuments,
        &[
            "ra soat, cap nhat",
            "ra soat, sua doi",
            "ra soat, bo sung",
            "ra soat, dieu chinh",
            "ra soat cac van ban",
            "ra soat cac ke hoach",
        ],
    ),
    (
        DutyKind::DetailedPlan,
        &[
            "ke hoach chi tiet",
            "ke hoach cu the",
            "xay dung ke hoach",
            "ban hanh ke hoach",
            "lap ke hoach",
        ],
    ),
    (
        DutyKind::AllocateResources,
        &[
            "bo tri nguon luc",
            "bo tri kinh phi",
            "can doi nguon luc",
            "bo tri ngan sach",
            "can doi kinh phi",
            "can doi, bo tri",
        ],
    ),
    (
        DutyKind::SelfInspection,
        &[
            "tang cuong kiem tra",
            "tu kiem tra",
            "kiem tra, don doc",
            "don doc, kiem tra",
        ],
    ),
];

/// Words of helping others to something, plain.
const FOR_OTHERS: &[&str] = &["huong dan", "chi dao", "tham muu"];

pub(super) fn duties(view: &View, sentence: &Place, current: &Addressees, all: &mut CarryingOut) {
    for (kind, words) in DUTIES {
        if let Some(at) = view.find_any(sentence, words) {
            duty(view, *kind, &at, sentence, current, all);
            if has_matter(view, *kind, &at, sentence, current) {
                let laid_down = all.duties.last().map(|duty| duty.kind.spans.clone());
                all.with_matter.extend(laid_down.into_iter().flatten());
            }
        }
    }
}

/// "Xây dựng kế hoạch giảm nghèo", "bố trí kinh phí bồi dưỡng giáo viên": what follows names a matter of its own, so that it is a task
/// as well and no mere part of carrying out the document. So is "Sở Tài chính bố trí kinh phí": that is what this body is for.
fn has_matter(
    view: &View,
    kind: DutyKind,
    at: &Place,
    sentence: &Place,
    current: &Addressees,
) -> bool {
    let by_name = |name: &Words| {
        let name = name.value.to_lowercase();
        !name.split(' ').any(|word| matches!(word, "các" | "cấp"))
    };
    if kind == DutyKind::AllocateResources && current.who.iter().all(by_name) {
        return true;
    }
    let names_matter = match kind {
        DutyKind::DetailedPlan | DutyKind::AllocateResources => true,
        DutyKind::AnnualPlan
        | DutyKind::ReviewDocuments
        | DutyKind::SelfInspection
        | DutyKind::Monitor
        | DutyKind::RaiseObstacle => false,
    };
    // "hướng dẫn các cơ sở xây dựng kế hoạch", "tham mưu UBND tỉnh bố trí kinh phí": what others are helped to do is a task.
    let clause = (sentence.start..at.start)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b','))
        .map_or(sentence.start, |sign| sign + 1);
    if names_matter && view.find_any(&(clause..at.start), FOR_OTHERS).is_some() {
        return true;
    }
    let mut behind = view.trim_start(at.end..sentence.end);
    for filler in ["chi tiet", "cu the"] {
        behind = view.after(&behind, filler).unwrap_or(behind);
    }
    // "xây dựng kế hoạch chi tiết, kiểm soát chợ đầu mối": what is done behind a comma.
    let comma = view.byte(behind.start) == b',' && !behind.is_empty();
    if comma {
        behind = view.trim_start(behind.start + 1..sentence.end);
    }
    // What stands behind a comma may be the next duty: "…, bố trí kinh phí để thực hiện các nhiệm vụ được giao".
    let is_duty = || {
        let mut words = DUTIES.iter().flat_map(|(_, words)| words.iter());
        words.any(|words| view.after(&behind, words).is_some())
    };
    let does = || names::begins_with_verb(view, &behind) && !is_duty();
    let goes_on = view.byte(behind.start.saturating_sub(1)) == b' '
        && (!comma || does())
        && self::names_matter(view, &behind);
    names_matter && goes_on
}

/// Behind "kế hoạch" or "kinh phí" stands what it is about: "giáo dục", not "này" or "tại các đơn vị".
pub(crate) fn names_matter(view: &View, behind: &Place) -> bool {
    is_letter(view.byte(behind.start)) && WITHOUT_MATTER.begin(view, behind).is_none()
}

/// The duty rests on its clause of the sentence.
pub(super) fn duty(
    view: &View,
    kind: DutyKind,
    at: &Place,
    sentence: &Place,
    current: &Addressees,
    all: &mut CarryingOut,
) {
    let start = (sentence.start..at.start)
        .rev()
        .find(|&i| view.byte(i) == b';')
        .map_or(sentence.start, |i| i + 1);
    let end = (at.end..sentence.end)
        .find(|&i| view.byte(i) == b';')
        .unwrap_or(sentence.end);
    let clause = view.trim(start..end, b".;,/");
    all.duties.push(Duty {
        kind: view.derived(kind, &clause),
        who: current.who.clone(),
        with: if kind == DutyKind::Monitor {
            current.with.clone()
        } else {
            Vec::new()
        },
        frequency: None,
        to: None,
        decides: None,
    });
}
