//! The official wording of a consolidated report. Papers are Vietnamese only, so this is the one
//! table of them; the outline follows Nghị định 09/2019/NĐ-CP: results in words and figures, then
//! difficulties, then proposals, then the annex.

pub(super) const REPORTS: &str = "TÌNH HÌNH GỬI BÁO CÁO";
pub(super) const RESULTS: &str = "KẾT QUẢ THỰC HIỆN";
pub(super) const DIFFICULTIES: &str = "KHÓ KHĂN, VƯỚNG MẮC";
pub(super) const PROPOSALS: &str = "ĐỀ XUẤT, KIẾN NGHỊ";
pub(super) const ANNEX: &str = "TỔNG HỢP THEO NHIỆM VỤ";
pub(super) const BODIES: &str = "KẾT QUẢ CỦA TỪNG CƠ QUAN";
pub(super) const UNGROUPED: &str = "Các nhiệm vụ khác";

pub(super) const NOBODY_REPORTED: &str = "Chưa có cơ quan nào báo cáo.";
pub(super) const NOBODY_LATE: &str = "Không có cơ quan gửi chậm.";
pub(super) const NOBODY_MISSING: &str = "Không có cơ quan chưa báo cáo.";
pub(super) const LATE: &str = "Danh sách cơ quan gửi báo cáo chậm:";
pub(super) const MISSING: &str = "Danh sách cơ quan chưa báo cáo:";
pub(super) const NOT_ACCEPTED: &str =
    "Đã nhận báo cáo nhưng chưa chấp nhận, chưa đưa vào phần tổng hợp:";
pub(super) const EXCUSED: &str = "Không phải báo cáo kỳ này:";

pub(super) const LATE_HEAD: [&str; 4] = ["STT", "Cơ quan", "Ngày nhận", "Số ngày chậm"];
pub(super) const MISSING_HEAD: [&str; 2] = ["STT", "Cơ quan"];
pub(super) const ANNEX_HEAD: [&str; 6] = [
    "Số",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Trạng thái cơ quan báo cáo",
    "Minh chứng",
    "Tình trạng theo thời hạn",
];

pub(super) const BODIES_HEAD: [&str; 3] = ["STT", "Cơ quan", "Kết quả"];

pub(super) const MEMBERS_SAID: &str = "cơ quan báo cáo kết quả phần việc của mình";
pub(super) const COORDINATORS_SAID: &str = "cơ quan phối hợp báo cáo kết quả";
/// The first annex is that by task.
pub(super) const SEE_BODIES: &str = "kết quả từng cơ quan tại Phụ lục II";

pub(super) const NO_DIFFICULTY: &str = "Các báo cáo đã chấp nhận không nêu khó khăn, vướng mắc.";
pub(super) const NO_PROPOSAL: &str = "Các báo cáo đã chấp nhận không nêu đề xuất, kiến nghị.";
pub(super) const NOBODY_LEADS: &str = "Không có cơ quan chủ trì nào phải báo cáo trong kỳ này.";
pub(super) const UNCHANGED: &str = "Không thay đổi so với kỳ trước.";
pub(super) const NOTHING_AROSE: &str = "Không phát sinh:";
pub(super) const UNSAID: &str = "Báo cáo không ghi kết quả nhiệm vụ này:";
pub(super) const NOT_REPORTED: &str = "Chưa có báo cáo được chấp nhận:";
pub(super) const SECRET: &str = "Báo cáo theo chế độ mật:";
pub(super) const COORDINATES: &str = "phối hợp";
pub(super) const FIGURES: &str = "Số liệu:";

pub(super) const CELL_NOT_REPORTED: &str = "chưa báo cáo";
pub(super) const CELL_WITHOUT_STATE: &str = "đã báo cáo, không nêu trạng thái";
pub(super) const CELL_SECRET: &str = "chế độ mật";
pub(super) const CELL_NOBODY: &str = "không có cơ quan chủ trì phải báo cáo";
pub(super) const CELL_BLANK: &str = "–";
