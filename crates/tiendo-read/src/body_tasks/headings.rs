//! What the heading of a part says of its paragraphs: that they tell how things stand, that they are tasks, that bodies act in them.

use super::items::Opening;
use crate::view::{Place, View};
use crate::vocabulary::tasks::ANNOUNCING;
use crate::zones::Section;

/// Words by which the heading of a part says that it tells how things stand, plain.
const TELLS: &[&str] = &[
    "muc tieu",
    "chi tieu",
    "cac chi tieu",
    "mot so chi tieu",
    "khau hieu",
    "ket qua",
    "tinh hinh",
    "danh gia",
    "khai quat",
    "thuc trang",
    "dac diem",
    "uu diem",
    "ton tai",
    "han che",
    "ket luan",
    "nhan xet",
    "pham vi",
    "doi tuong",
    "giai thich tu ngu",
    "hieu luc",
    "can cu",
    "co so phap ly",
    "su can thiet",
    "boi canh",
    "dat van de",
    "du bao",
    "nguyen nhan",
    "bai hoc",
];

/// Of these, those that tell it wherever they stand in the heading, plain: "I. CĂN CỨ, THỰC TRẠNG".
const TELLS_ANYWHERE: &[&str] = &["thuc trang", "su can thiet"];

/// "II. KẾT QUẢ THANH TRA": what bodies did there gives them nothing to do.
pub(super) fn tells_only(view: &View, section: &Section, kind: Option<&str>) -> bool {
    // "I. MỤC ĐÍCH, YÊU CẦU", "II. YÊU CẦU": how everybody is to go about it.
    let demands = matches!(
        view.plain(&view.trim(section.title.clone(), b".:")),
        "yeu cau" | "yeu cau chung" | "nguyen tac" | "quan diem"
    );
    if demands || view.after(&section.title, "muc dich").is_some() {
        return true;
    }
    let asks = [
        "nhiem vu",
        "giai phap",
        "phan cong",
        "yeu cau",
        "kien nghi",
        "to chuc thuc hien",
        "trach nhiem",
        "noi dung",
    ];
    // What a notice concludes is to be done.
    let concludes = kind == Some("Thông báo") && view.after(&section.title, "ket luan").is_some();
    !concludes
        && (TELLS
            .iter()
            .any(|words| view.after(&section.title, words).is_some())
            || TELLS_ANYWHERE
                .iter()
                .any(|words| view.has(&section.title, words)))
        && !asks.iter().any(|words| view.has(&section.title, words))
}

/// Whether bodies and what they are to do stand from the first paragraph on.
pub(super) fn opening(view: &View, section: &Section, kind: Option<&str>) -> Opening {
    let carries_out = ["to chuc thuc hien", "to chuc trien khai", "trach nhiem"]
        .iter()
        .any(|words| view.has(&section.title, words));
    // In a directive everything is an order.
    let orders = kind.is_some_and(|kind| ["Chỉ thị", "Công điện"].contains(&kind));
    if carries_out || orders || announces_tasks(view, section) {
        Opening::Acts
    } else {
        Opening::Plain
    }
}

pub(super) fn announces_tasks(view: &View, section: &Section) -> bool {
    announces(view, &section.title) || is_group(view, section)
}

/// It stands in a part whose heading announces tasks.
pub(super) fn is_group(view: &View, section: &Section) -> bool {
    let within = section.within.as_ref();
    within.is_some_and(|title| announces(view, title))
}

/// The words of a heading announce tasks.
pub(super) fn announces(view: &View, title: &Place) -> bool {
    // "II. NỘI DUNG" and no more.
    let bare = view.plain(&view.trim(title.clone(), b".:")) == "noi dung";
    // "II. NỘI DUNG, HÌNH THỨC TỔ CHỨC …"; "III. ĐỐI TƯỢNG, NỘI DUNG VÀ HÌNH THỨC ĐÀO TẠO" tells what is taught.
    let with_form = ["noi dung, hinh thuc", "noi dung va hinh thuc"]
        .iter()
        .any(|words| view.after(title, words).is_some());
    bare || with_form
        || ANNOUNCING.iter().any(|words| view.has(title, words))
            && !view.has(title, "to chuc thuc hien")
}
