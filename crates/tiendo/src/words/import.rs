//! What `import` says.

use tiendo_app::{bodies::BadList, taking_in::TakingInRefusal};
use tiendo_text::Lang;

super::sentences! {
    bodies_loaded(bodies: usize, collectives: usize) {
        "Đã nạp {bodies} cơ quan và {collectives} nhóm cơ quan.",
        "Loaded {bodies} bodies and {collectives} collectives."
    }
    bodies_there(realm: &str) {
        "Đơn vị {realm} đã có cơ quan, không nạp gì: thêm hoặc sửa từng cơ quan ở trang Quản trị.",
        "The realm {realm} has bodies already, nothing was loaded: add or correct them on the administration pages."
    }
    plan_taken_in(findings: usize, page: &str) {
        "đã đưa vào, {findings} điểm cần xem lại; mở {page} để quyết định.",
        "taken in, {findings} findings; open {page} to settle them."
    }
    plan_known(page: &str) {
        "văn bản này đã có, không thay đổi gì: {page}.",
        "this document is there already, nothing was changed: {page}."
    }
}

pub(crate) const fn not_utf8(lang: Lang) -> &'static str {
    lang.pick(
        "không phải UTF-8: trong Excel chọn lưu dạng \"CSV UTF-8\".",
        "not UTF-8: in Excel save it as \"CSV UTF-8\".",
    )
}

/// What is wrong with a list of bodies.
pub(crate) fn list_bad(lang: Lang, bad: &BadList) -> String {
    match (lang, bad) {
        (Lang::Vi, BadList::Table { line, why }) => {
            format!("Dòng {line} không phải bảng CSV ({why}).")
        }
        (Lang::En, BadList::Table { line, why }) => {
            format!("Line {line} is no CSV table ({why}).")
        }
        (Lang::Vi, BadList::Column { column }) => format!("Thiếu cột {column}."),
        (Lang::En, BadList::Column { column }) => format!("The column {column} is missing."),
        (
            Lang::Vi,
            BadList::Cell {
                line,
                column,
                value,
            },
        ) => format!("Dòng {line}: cột {column} không nhận {value:?}; hãy sửa ô này."),
        (
            Lang::En,
            BadList::Cell {
                line,
                column,
                value,
            },
        ) => format!("Line {line}: {column} cannot be {value:?}; mend this cell."),
        (Lang::Vi, BadList::Unknown { line, column, key }) => {
            format!("Dòng {line}: cột {column} nêu {key:?} mà không dòng nào có khóa này.")
        }
        (Lang::En, BadList::Unknown { line, column, key }) => {
            format!("Line {line}: {column} names {key:?}, which is the key of no row.")
        }
    }
}

/// Why a document was not taken in.
pub(crate) fn plan_refused(lang: Lang, refusal: &TakingInRefusal) -> String {
    match refusal {
        TakingInRefusal::Secret(degree) => {
            let degree = degree.words();
            match lang {
                Lang::Vi => format!(
                    "văn bản đóng dấu {degree}: không nhập vào hệ thống này, xử lý theo quy định bảo vệ bí mật nhà nước; không lưu gì."
                ),
                Lang::En => format!(
                    "the document is marked {degree}: it must not enter this system, handle it by the rules on state secrets; nothing was kept."
                ),
            }
        }
        TakingInRefusal::Unreadable(error) => error.message(lang),
        TakingInRefusal::Unrecognised => tiendo_read::Unrecognised.message(lang).to_owned(),
        TakingInRefusal::NoFile
        | TakingInRefusal::Reason(_)
        | TakingInRefusal::NoAgencyNamed
        | TakingInRefusal::ChangedMeanwhile
        | TakingInRefusal::NothingThere
        | TakingInRefusal::BadValue
        | TakingInRefusal::RowMerged
        | TakingInRefusal::OtherDocument
        | TakingInRefusal::NothingToUndo
        | TakingInRefusal::Rows(_)
        | TakingInRefusal::Registered(_)
        | TakingInRefusal::Undecided(_)
        | TakingInRefusal::NamesOpen(_)
        | TakingInRefusal::NameUnclear(_)
        | TakingInRefusal::Gap(_) => lang
            .pick(
                "cần người quyết định: mở trang nhập kế hoạch.",
                "somebody must decide: open the page for taking plans in.",
            )
            .to_owned(),
    }
}
