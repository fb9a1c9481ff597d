//! Paragraphs that order nothing but reports, which are read as reports.

use super::doing_where;
use crate::addressees::addressees;
use crate::said;
use crate::view::{Place, View};

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
