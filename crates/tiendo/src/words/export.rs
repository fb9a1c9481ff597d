//! What `export` says, and what stands over the columns of its workbook.

use std::{io, path::Path};

use tiendo_text::Lang;

macro_rules! heads {
    ($($name:ident { $vi:literal, $en:literal })*) => {
        $(pub(crate) const fn $name(lang: Lang) -> &'static str {
            lang.pick($vi, $en)
        })*
    };
}

heads! {
    export_plans { "Kế hoạch", "Plans" }
    export_tasks { "Nhiệm vụ", "Tasks" }
    export_bodies { "Cơ quan", "Bodies" }
    export_number { "Số, ký hiệu", "Number" }
    export_plan { "Trích yếu", "Title" }
    export_issuer { "Cơ quan ban hành", "Issuer" }
    export_issued { "Ngày ban hành", "Issued on" }
    export_task_count { "Số nhiệm vụ", "Tasks" }
    export_group { "Nhóm nhiệm vụ", "Task group" }
    export_task_number { "Số thứ tự", "No." }
    export_task { "Nội dung nhiệm vụ", "Task" }
    export_leads { "Cơ quan chủ trì", "Lead" }
    export_coordinators { "Cơ quan phối hợp", "Coordinating" }
    export_deadline { "Thời hạn", "Deadline" }
    export_product { "Sản phẩm", "Product" }
    export_note { "Ghi chú", "Note" }
    export_body { "Cơ quan", "Body" }
    export_short { "Tên ngắn", "Short name" }
    export_symbol { "Ký hiệu", "Symbol" }
    export_state { "Trạng thái báo cáo", "State of the report" }
    export_received { "Nhận lúc", "Received" }
    export_days_late { "Số ngày trễ", "Days late" }
}

super::sentences! {
    export_as_of(day: &str) { "Tính đến hết ngày {day}", "As of the end of {day}" }
    export_title(realm: &str) { "Sổ theo dõi của {realm}", "Register of {realm}" }
    export_round(plan: &str, year: i16) { "BC {year} {plan}", "Reports {year} {plan}" }
    no_such_realm(realm: &str, known: &str) {
        "Không có đơn vị {realm}: kiểm tra --realm, --data và --database. Các đơn vị ở đây: {known}.",
        "There is no realm {realm}: check --realm, --data and --database. Realms here: {known}."
    }
    name_a_realm(known: &str) {
        "Cần nêu đơn vị bằng --realm. Các đơn vị ở đây: {known}.",
        "Name the realm with --realm. Realms here: {known}."
    }
    day_bad(day: &str) {
        "Không hiểu ngày {day}: ghi 2026-11-15 hoặc 15/11/2026.",
        "The day {day} cannot be read: write 2026-11-15 or 15/11/2026."
    }
}

pub(crate) fn exported(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => format!("Đã ghi {path}."),
        Lang::En => format!("Wrote {path}."),
    }
}

pub(crate) fn file_unwritten(lang: Lang, path: &Path, error: &io::Error) -> String {
    let path = path.display();
    match (lang, error.kind()) {
        (Lang::Vi, io::ErrorKind::StorageFull) => {
            format!("Đĩa chứa {path} đã đầy: giải phóng chỗ trống hoặc chọn nơi khác bằng --to.")
        }
        (Lang::En, io::ErrorKind::StorageFull) => {
            format!("The disk of {path} is full: free some space or name another place with --to.")
        }
        (Lang::Vi, _) => format!("Không ghi được {path} ({error}): chọn nơi khác bằng --to."),
        (Lang::En, _) => {
            format!("{path} cannot be written ({error}): name another place with --to.")
        }
    }
}
