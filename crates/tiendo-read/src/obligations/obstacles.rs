//! Whom a body tells of an obstacle, and who decides on it: "nếu có vướng mắc, gửi … để tổng hợp, báo cáo … xem xét, quyết định".

use super::body_at;
use crate::addressees::{Addressees, addressees};
use crate::lists;
use crate::model::{Duty, DutyKind, Words};
use crate::names;
use crate::said;
use crate::tasks;
use crate::view::{Place, View};
use crate::vocabulary::reports::{DECIDES, IF_THERE_IS, OBSTACLES, SENDS, SUBMITS};

/// The duty that a sentence lays down.
pub(super) fn raise_obstacle(view: &View, sentence: &Place, current: &Addressees) -> Option<Duty> {
    let trouble = view.find_any(sentence, OBSTACLES)?;
    let behind = trouble.end..sentence.end;
    let passed_on = view.find_any(&behind, SENDS);
    // "nếu có vướng mắc, các cơ quan kịp thời báo cáo UBND tỉnh": told at once to whom decides.
    let told = || {
        let is_case = view
            .find_any(&(sentence.start..trouble.start), IF_THERE_IS)
            .is_some();
        view.find(&behind, "bao cao").filter(|_| is_case)
    };
    let send = passed_on.or_else(told)?;
    let to = body_at(view, &(send.end..sentence.end));
    let who = who(view, &(trouble.end..send.start)).unwrap_or_else(|| current.who.clone());
    Some(Duty {
        kind: view.derived(
            DutyKind::RaiseObstacle,
            &view.trim(sentence.clone(), b"./;"),
        ),
        who,
        with: Vec::new(),
        frequency: None,
        decides: decides(view, sentence, &send).or_else(|| {
            let decides = view.find_any(&(send.end..sentence.end), DECIDES);
            to.clone()
                .filter(|_| decides.is_some() && view.plain(&send) == "bao cao")
        }),
        to,
    })
}

/// "đề nghị các cơ quan phản ánh …", "các cơ quan kịp thời báo cáo …": who is named between the obstacle and whom it is told.
fn who(view: &View, between: &Place) -> Option<Vec<Words>> {
    let ask = view.find_any(between, &["yeu cau", "de nghi"]);
    if let Some(ask) = ask {
        let rest = view.trim_start(ask.end..between.end);
        let (found, _) = addressees(view, &rest)?;
        return (!found.who.is_empty()).then_some(found.who);
    }
    let mut commas = between.clone().filter(|&i| view.byte(i) == b',');
    commas.find_map(|comma| {
        let rest = view.trim_start(comma + 1..between.end);
        let (list, _) = lists::at(view, &rest)?;
        names::is_body_list(view, &list).then(|| tasks::agencies(view, &[list]))
    })
}

/// "…, báo cáo UBND tỉnh xem xét, quyết định": who decides.
fn decides(view: &View, sentence: &Place, send: &Place) -> Option<Words> {
    let verb = view.find_any(&(send.end..sentence.end), DECIDES)?;
    let lead = SUBMITS
        .iter()
        .filter_map(|lead| view.find_all(&(send.end..verb.start), lead).pop())
        .max_by_key(|at| at.end)?;
    let name = view.trim(lead.end..verb.start, b",;");
    let name = said::find_any(view, &name, &["để", "kịp thời"]).map_or(name.clone(), |stop| {
        view.trim(name.start..stop.start, b",;")
    });
    (!name.is_empty() && view.is_upper(name.start)).then(|| view.value(&name))
}
