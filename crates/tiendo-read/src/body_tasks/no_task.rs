//! Paragraphs that give somebody a duty to watch, to report or to act on the document, and nothing to do of their own.

use std::sync::LazyLock;

use super::items::Item;
use super::{Trust, lays_down};
use crate::addressees::{Addressees, addressees};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::span::Span;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

pub(super) static NO_TASKS: Static = LazyLock::new(|| Phrases::plain(&tasks::NO_TASK));

/// Words of those who watch over others, unless they do something before, plain.
static OVERSIGHT: Static =
    LazyLock::new(|| Phrases::plain(&["giam sat viec thuc hien", "giam sat thuc hien"]));

/// Words that open a closing paragraph, plain.
pub(super) static CLOSERS: Static = LazyLock::new(|| Phrases::plain(&tasks::CLOSERS));

/// Words of watching and reporting, plain.
static WATCHING: Static =
    LazyLock::new(|| Phrases::plain(&["theo doi", "don doc", "tong hop", "bao cao"]));

/// Words of doing, plain.
pub(super) static DOING: Static = LazyLock::new(|| Phrases::plain(&tasks::DOING));

/// Oversight, or a duty to watch and report, which is read as such.
pub(super) fn is_no_task(view: &View, item: &Item, trust: Trust, laid_down: &[Span]) -> bool {
    let all = || item.row.content.iter();
    if all().any(|place| NO_TASKS.hits(view, place).next().is_some())
        || all().all(|place| only_asks_to_act(view, place))
        || decides(view, item)
    {
        return true;
    }
    let oversees = all().any(|place| {
        OVERSIGHT.first(view, place).is_some_and(|(_, at)| {
            let before = place.start..at.start;
            // "Tín chấp cho hội viên vay vốn; giám sát …": something is done before.
            let done = before.clone().any(|i| view.byte(i) == b';');
            DOING.first_small(view, &before).is_none()
                && !done
                && is_of_document(view, at.end, place.end)
        })
    });
    if oversees {
        return true;
    }
    let is_read = || all().any(|place| lays_down(view, place, laid_down));
    // "Các đơn vị gửi báo cáo kết quả thực hiện Kế hoạch này về …".
    let reports_on_this =
        |place: &Place| view.has(place, "ke hoach nay") && asks_for_results(view, place);
    if all().all(|place| watches_this(view, place) || reports_on_this(place)) && is_read() {
        return true;
    }
    if matches!(trust, Trust::Heading | Trust::Beside { announced: true }) || !item.row.is_heading()
    {
        return false;
    }
    let watches = all().any(|place| {
        let head = place.start..place.end.min(place.start + 160);
        WATCHING.first(view, &head).is_some_and(|(_, at)| {
            let first = ["theo doi", "don doc"].contains(&view.plain(&at));
            let of_this = ["thuc hien", "trien khai", "ket qua", "ke hoach nay"]
                .iter()
                .any(|words| view.has(place, words));
            let ends = |end: usize| matches!(view.byte(end), b';' | b'.') || end >= place.end;
            let second = WATCHING.first(view, &(at.end..place.end.min(at.end + SHORT_OBJECT)));
            // "theo dõi, tổng hợp báo cáo Ban Thường vụ …".
            let reports_to =
                WATCHING
                    .hits(view, &(at.end..head.end))
                    .last()
                    .is_some_and(|(_, last)| {
                        names::starts_name(view, &view.trim_start(last.end..place.end))
                            && last.end - at.end <= 2 * SHORT_OBJECT
                    });
            let alone = ends(at.end)
                || reports_to
                || second.is_some_and(|(_, next)| ends(next.end))
                || place.end - at.end <= SHORT_OBJECT
                || WATCHING
                    .first(view, &(at.end..place.end))
                    .is_some_and(|(_, next)| place.end.saturating_sub(next.end) <= SHORT_OBJECT);
            let does = DOING
                .first(view, &(head.start..at.start))
                // "tham mưu, theo dõi, đôn đốc".
                .is_some_and(|(_, doing)| {
                    !((alone || of_this)
                        && view.plain(&doing) == "tham muu"
                        && doing.end + 2 >= at.start)
                });
            // "thu các khoản phí; báo cáo kết quả": something is done before.
            let done = (head.start..at.start).any(|i| view.byte(i) == b';');
            // "…; tham mưu sơ kết vào năm 2025": something is done behind it.
            let goes_on = view
                .split(&(at.end..place.end), b";")
                .iter()
                .skip(1)
                .any(|clause| {
                    let clause = view.trim_start(clause.clone());
                    DOING.begin(view, &clause).is_some()
                });
            first && (of_this || alone) && !does && !done && !goes_on
        })
    });
    // What nobody reads as a duty or a report would be lost.
    let asks = item.mark.is_none() && all().all(|place| asks_for_results(view, place));
    is_read() && (watches || asks || all().all(|place| reports_only(view, place)))
}

/// "Văn phòng theo dõi, đôn đốc, định kỳ báo cáo … kết quả thực hiện Chương trình này.": all that is said ends with the document itself,
/// and nothing is done before.
fn watches_this(view: &View, place: &Place) -> bool {
    let whole = view.trim(place.clone(), b"./;");
    let head = whole.start..whole.end.min(whole.start + 160);
    let Some((_, watching)) = WATCHING.first(view, &head) else {
        return false;
    };
    let before = whole.start..watching.start;
    let is_alone = !whole.clone().any(|i| view.byte(i) == b';');
    // "… việc thực hiện Kế hoạch này và định kỳ báo cáo Thủ tướng Chính phủ".
    let plain = view.plain(&whole);
    let of_this = [
        " nay va dinh ky bao cao",
        " nay, dinh ky bao cao",
        " nay va bao cao",
        " nay, bao cao",
    ]
    .iter()
    .find_map(|tail| plain.find(tail))
    .and_then(|at| plain.get(..at + " nay".len()))
    .unwrap_or(plain);
    is_alone
        && DOING.first_small(view, &before).is_none()
        && of_this.strip_suffix(" nay").is_some_and(|words| {
            THIS.iter()
                .filter_map(|kind| words.strip_suffix(kind))
                .any(|words| {
                    let words = words.trim_end();
                    words.ends_with(" thuc hien") || words.ends_with(" trien khai")
                })
        })
}

/// Who lays down a resolution or a conclusion, plain.
const THOSE_WHO_DECIDE: &[&str] = &[
    "chinh phu",
    "quoc hoi",
    "thu tuong",
    "hoi dong nhan dan tinh",
    "hoi dong nhan dan thanh pho",
    "bo chinh tri",
    "ban bi thu",
    "ban chap hanh",
    "ban thuong vu",
    "thuong truc tinh uy",
    "thuong truc thanh uy",
    "thuong truc huyen uy",
    "thuong truc dang uy",
];

/// What they do there, with their marks.
const DECIDING: &[&str] = &[
    "thống nhất",
    "cơ bản thống nhất",
    "nhất trí",
    "cơ bản nhất trí",
    "đồng ý",
    "thông qua",
    "ghi nhận",
    "đánh giá",
    "đánh giá cao",
    "biểu dương",
    "hoan nghênh",
    "nhận định",
    "cho rằng",
    "nhận thấy",
    "kết luận",
    "quyết nghị",
    "quyết định",
];

/// "Chính phủ thống nhất …", "Chính phủ thông qua …": what those who speak have decided gives nobody anything to do.
fn decides(view: &View, item: &Item) -> bool {
    let ([who], Some(words)) = (item.actor.who.as_slice(), item.row.content.first()) else {
        return false;
    };
    let Some(who) = who.spans.first().map(|span| view.place(*span)) else {
        return false;
    };
    let rest = view.trim_start(who.end.max(words.start)..words.end.max(who.end));
    who.start == words.start && who_decides(view, &who, &rest)
}

fn who_decides(view: &View, who: &Place, rest: &Place) -> bool {
    THOSE_WHO_DECIDE
        .iter()
        .any(|one| view.after(who, one).is_some())
        && names::after_any_said(view, rest, DECIDING).is_some()
}

/// What the body does is to decide, and another clause behind it gives something to somebody.
pub(super) fn has_decided(view: &View, bodies: &Addressees, rest: &Place) -> bool {
    let [who] = bodies.who.as_slice() else {
        return false;
    };
    let who = who.spans.first().map(|span| view.place(*span));
    who.is_some_and(|who| {
        who_decides(view, &who, rest) && names::find_any_said(view, rest, &["giao"]).is_some()
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
        || THIS
            .iter()
            .chain(&["nhiem vu", "muc tieu", "cua", "tai", "o", "theo"])
            .any(|kind| view.after(&object, kind).is_some())
}

/// The most characters of a sentence that only asks to act.
const LONGEST_ASKING: usize = 240;

/// Kinds of documents that a closing sentence calls "này", plain.
const THIS: &[&str] = &[
    "ke hoach",
    "chi thi",
    "quyet dinh",
    "nghi quyet",
    "cong van",
    "cong dien",
    "thong bao",
    "ket luan",
    "chuong trinh",
    "chuong trinh hanh dong",
    "de an",
    "noi dung",
];

/// "Yêu cầu các cơ quan, đơn vị triển khai thực hiện./.", "Trưởng các phòng căn cứ Kế hoạch này tổ chức thực hiện.", "… tổ chức thực
/// hiện nghiêm túc Chỉ thị này."
pub(super) fn only_asks_to_act(view: &View, place: &Place) -> bool {
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
    let of_this_at_end = THIS.iter().find_map(|kind| {
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
        "trien khai thuc hien",
        "to chuc thuc hien",
        "nghiem tuc thuc hien",
        "chi dao thuc hien",
        "trien khai",
        "khan truong thuc hien",
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
    let how = ["chu dong", "khan truong", "nghiem tuc"]
        .iter()
        .find_map(|how| words.strip_suffix(how));
    let words = how.unwrap_or(words).trim_end_matches([' ', ',']);
    let of_this = THIS.iter().any(|kind| {
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
        // "Các đội nghiêm túc triển khai."
        .or_else(|| (how.is_some() || of_this_at_end.is_some() || reports).then(|| place.clone()));
    let only = asked.is_some_and(|rest| {
        let who = view.trim(rest.start..place.start + words.len(), b",");
        names::is_body_list(view, &who)
    });
    of_this || of_duty || only
}

/// So few characters behind a word of watching tell no matter of its own.
const SHORT_OBJECT: usize = 16;

/// "định kỳ … báo cáo …" without anything done.
fn reports_only(view: &View, place: &Place) -> bool {
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
    often && alone && DOING.first_where(view, place, does).is_none()
}

/// "Đề nghị các đơn vị báo cáo kết quả về Sở Y tế trước ngày 15/9/2025 để tổng hợp.": whom a sentence without a mark asks for nothing but
/// the results.
fn asks_for_results(view: &View, place: &Place) -> bool {
    let Some((bodies, rest)) = addressees(view, place) else {
        return false;
    };
    let results = names::after_any_said(view, &rest, &["báo cáo", "gửi báo cáo"])
        .and_then(|rest| names::after_said(view, &rest, "kết quả"));
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
                && names::after_any_said(view, &rest, &behind).is_some()
        })
}
