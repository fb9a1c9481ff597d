//! Sentences that ask somebody to carry out the document, and say nothing more.

use crate::lists;
use crate::names;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

/// The most characters of a sentence that only asks to act.
const LONGEST_ASKING: usize = 240;

/// "Yêu cầu các cơ quan, đơn vị triển khai thực hiện./.", "Trưởng các phòng căn cứ Kế hoạch này tổ chức thực hiện.", "… tổ chức thực
/// hiện nghiêm túc Chỉ thị này."
pub(in crate::body_tasks) fn only_asks_to_act(view: &View, place: &Place) -> bool {
    let whole = view.trim(place.clone(), b"./;");
    // "…; vướng mắc liên hệ Phòng …": whom to call is nothing to do.
    let call = view.find_any(
        &whole,
        &[
            "; vuong mac",
            "; dinh ky",
            ", dinh ky",
            ", bao cao ",
            "; bao cao ",
            ". trong qua trinh",
            "; trong qua trinh",
            ". neu co vuong mac",
            "; neu co vuong mac",
            "; moi vuong mac",
            "; co vuong mac",
        ],
    );
    // "… tổ chức thực hiện; định kỳ báo cáo …".
    let reports = call
        .as_ref()
        .is_some_and(|call| view.plain(call).ends_with(" dinh ky"));
    let place = call.map_or_else(
        || whole.clone(),
        |call| view.trim(whole.start..call.start, b"./;"),
    );
    if place.len() > LONGEST_ASKING {
        return false;
    }
    let plain = view.plain(&place);
    let plain = [
        "theo huong dan neu tren",
        "theo huong dan tren",
        "cac noi dung neu tren",
        "cac noi dung tren",
    ]
    .iter()
    .find_map(|tail| plain.strip_suffix(tail))
    .unwrap_or(plain)
    .trim_end();
    let of_this_at_end = tasks::DOCUMENTS.iter().find_map(|kind| {
        plain
            .strip_suffix(" nay")
            .unwrap_or(plain)
            .strip_suffix(kind)
    });
    let asking = of_this_at_end.unwrap_or(plain).trim_end();
    let asking = ["nghiem tuc", "co hieu qua", "nghiem", "tot"]
        .iter()
        .find_map(|how| asking.strip_suffix(how))
        .unwrap_or(asking)
        .trim_end();
    let Some(words) = [
        "to chuc trien khai thuc hien",
        "trien khai thuc hien",
        "to chuc thuc hien",
        "nghiem tuc thuc hien",
        "quan tam chi dao thuc hien",
        "quan tam, chi dao thuc hien",
        "quan tam, phoi hop thuc hien",
        "chi dao thuc hien",
        "trien khai",
        "khan truong thuc hien",
        "quan tam thuc hien",
        "quan tam, thuc hien",
        "quan tam phoi hop thuc hien",
    ]
    .iter()
    .find_map(|words| asking.strip_suffix(words))
    // "… thực hiện tốt kế hoạch này".
    .or_else(|| {
        of_this_at_end
            .filter(|words| words.trim_end() != asking)
            .and_then(|_| asking.strip_suffix("thuc hien"))
    }) else {
        return false;
    };
    let words = words.trim_end();
    let how = ["chu dong", "khan truong", "nghiem tuc", "quan tam"]
        .iter()
        .find_map(|how| words.strip_suffix(how));
    let words = how.unwrap_or(words).trim_end_matches([' ', ',']);
    let of_this = tasks::DOCUMENTS.iter().any(|kind| {
        words.contains(&format!("can cu {kind} nay")) || words.ends_with(&format!("can cu {kind}"))
    });
    // "… theo nhiệm vụ được phân công tổ chức thực hiện".
    let of_duty = [
        "nhiem vu duoc phan cong",
        "nhiem vu duoc giao",
        "chuc nang, nhiem vu",
        "chuc nang, nhiem vu duoc giao",
        "chuc nang nhiem vu duoc giao",
    ]
    .iter()
    .any(|duty| {
        let ends = |by: &str| words.ends_with(&format!("{by} {duty}"));
        ends("theo") || ends("can cu")
    });
    let asked = ["yeu cau", "de nghi"]
        .iter()
        .find_map(|word| view.after(&place, word))
        // "Bộ Xây dựng đề nghị các tỉnh quan tâm thực hiện."
        .or_else(|| {
            ["yeu cau", "de nghi"].iter().find_map(|word| {
                let word = said::find_small(view, &place, word)?;
                let by = view.trim(place.start..word.start, b"");
                names::is_body_list(view, &by).then(|| view.trim_start(word.end..place.end))
            })
        })
        // "Các đội nghiêm túc triển khai."
        .or_else(|| (how.is_some() || of_this_at_end.is_some() || reports).then(|| place.clone()));
    let only = asked.is_some_and(|rest| {
        let who = view.trim(rest.start..place.start + words.len(), b",");
        // "… vận động Nhân dân tham gia thực hiện tốt Nghị quyết này" says what is to be done.
        names::is_body_list(view, &who)
            && lists::at(view, &who).is_none_or(|(_, end)| {
                let behind = view.trim_start(end..who.end);
                !names::opens_with_verb(view, &behind)
            })
    });
    of_this || of_duty || only
}
