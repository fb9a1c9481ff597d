//! What the events of the journal are called. The codes are those of the use cases; one that has no
//! words here is shown as it is, so that nothing is hidden.

use super::Lang;

macro_rules! events {
    ($($code:literal { vi: $vi:literal, en: $en:literal })*) => {
        /// An event in words.
        pub(crate) fn words(lang: Lang, code: &str) -> String {
            match code {
                $($code => lang.pick($vi, $en).to_owned(),)*
                _ => code.to_owned(),
            }
        }
    };
}

events! {
    "document.taken_in" { vi: "Tải văn bản lên", en: "Document uploaded" }
    "reading.decided" { vi: "Xử lý một điểm cần xem lại", en: "Something unsure was settled" }
    "reading.decision_withdrawn" { vi: "Bỏ một quyết định đã xử lý", en: "A decision was taken back" }
    "reading.row_split" { vi: "Tách một hàng", en: "A row was split" }
    "reading.row_left_out" { vi: "Bỏ một hàng không phải nhiệm vụ", en: "A row that is no task was left out" }
    "reading.row_added" { vi: "Thêm một hàng từ văn bản gốc", en: "A row was added from the source" }
    "reading.row_merged" { vi: "Gộp một hàng vào hàng trước", en: "A row was merged into the one before" }
    "reading.undone" { vi: "Hoàn tác việc vừa làm", en: "The last thing done was undone" }
    "reading.copy_taken" { vi: "Đọc bản mới hơn của văn bản", en: "A newer copy was read" }
    "plan.registered" { vi: "Xác nhận kế hoạch vào sổ", en: "Plan confirmed into the register" }
    "plan.opened_to_public" { vi: "Công khai kế hoạch", en: "Plan opened to the public" }
    "round.prepared" { vi: "Chuẩn bị kỳ báo cáo", en: "Round prepared" }
    "round.calendar_set" { vi: "Ghi thời gian chốt số liệu, thời gian nhập", en: "Cut-off and entry window set" }
    "round.member_named" { vi: "Nêu tên cơ quan của nhóm để mở", en: "Member of the open set named" }
    "round.member_unnamed" { vi: "Bỏ cơ quan khỏi nhóm để mở", en: "Member of the open set taken out" }
    "round.open_set_settled" { vi: "Xác nhận đủ cơ quan của nhóm để mở", en: "Open set settled" }
    "round.demands_set" { vi: "Đổi mức yêu cầu của mục báo cáo", en: "Demands of lines changed" }
    "round.opened" { vi: "Mở kỳ báo cáo", en: "Round opened" }
    "round.closed" { vi: "Khóa kỳ báo cáo", en: "Round closed" }
    "report.returned" { vi: "Trả lại báo cáo", en: "Report returned" }
    "report.accepted" { vi: "Chấp nhận báo cáo", en: "Report accepted" }
    "report.excused" { vi: "Cho không phải báo cáo kỳ này", en: "Body excused from reporting" }
    "report.reinstated" { vi: "Yêu cầu báo cáo lại", en: "Body must report after all" }
    "consolidation.made" { vi: "Lập dự thảo báo cáo tổng hợp", en: "Consolidated report drafted" }
    "consolidation.edited" { vi: "Sửa báo cáo tổng hợp", en: "Consolidated report edited" }
    "consolidation.restored" { vi: "Lấy lại bản máy lập của một đoạn", en: "Block of the consolidated report restored" }
}
