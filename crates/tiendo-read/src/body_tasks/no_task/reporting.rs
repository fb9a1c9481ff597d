//! Paragraphs that order nothing but reports, which are read as reports.

use super::doing_where;
use crate::addressees::addressees;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::OBSTACLES;

/// "định kỳ … báo cáo …" without anything done.
pub(super) fn reports_only(view: &View, place: &Place) -> bool {
    let often = [
        "dinh ky",
        "hang nam",
        "hang quy",
        "hang thang",
        "hang tuan",
        "cuoi quy",
        "cuoi thang",
        "6 thang",
    ]
    .iter()
    .any(|words| view.has(place, words));
    let reports = view.find(place, "bao cao");
    // "thu các khoản phí; báo cáo hằng tháng": something is done before.
    let alone = reports
        .as_ref()
        .is_some_and(|word| !(place.start..word.start).any(|i| view.byte(i) == b';'));
    // "kết quả thực hiện Kế hoạch này": what is reported on.
    let does = |at: &Place| {
        let before = view.trim(place.start..at.start, b"");
        !["ket qua", "tinh hinh", "tien do", "viec"]
            .iter()
            .any(|matter| {
                let from = before.end.saturating_sub(matter.len()).max(before.start);
                view.plain(&(from..before.end)) == *matter
            })
    };
    often && alone && doing_where(view, place, does).is_none()
}

/// "Đề nghị các đơn vị báo cáo kết quả về Sở Y tế trước ngày 15/9/2025 để tổng hợp.": whom a sentence without a mark asks for nothing but
/// the results.
pub(super) fn asks_for_results(view: &View, place: &Place) -> bool {
    let Some((bodies, rest)) = addressees(view, place) else {
        return false;
    };
    let results = said::after_any(view, &rest, &["báo cáo", "gửi báo cáo"])
        .and_then(|rest| said::after(view, &rest, "kết quả"));
    let behind = [
        "về",
        "thực hiện",
        "triển khai",
        "trước",
        "gửi",
        "cho",
        "lên",
    ];
    !bodies.who.is_empty()
        && results.is_some_and(|rest| {
            !rest.clone().any(|i| view.byte(i) == b';')
                && said::after_any(view, &rest, &behind).is_some()
        })
}

/// "Báo cáo đột xuất: Theo yêu cầu của …": a kind of report that nobody owes until it is asked for.
pub(super) fn is_report_on_demand(view: &View, place: &Place) -> bool {
    said::after(view, place, "báo cáo đột xuất").is_some()
}

/// How far into a paragraph stands what may come up.
const LATEST_OBSTACLE: usize = 160;

/// "Trong quá trình triển khai thực hiện, nếu phát sinh khó khăn, vướng mắc, …": what to do with an obstacle is a duty, told as such.
pub(super) fn tells_of_obstacles(view: &View, place: &Place) -> bool {
    let head = place.start..place.end.min(place.start + LATEST_OBSTACLE);
    said::after_any(
        view,
        place,
        &["trong quá trình", "trong triển khai", "quá trình"],
    )
    .is_some()
        && view.find_any(&head, OBSTACLES).is_some()
}
