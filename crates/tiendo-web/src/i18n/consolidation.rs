//! Words of the consolidated report.

use super::Lang;
use tiendo_app::consolidation::{ConsolidationRefusal, TEXT_MOST};

super::messages! {
    title(year: i16) { vi: "Báo cáo tổng hợp năm {year}", en: "Consolidated report of {year}" }
    lede(plan: &str, accepted: &str, owed: &str) {
        vi: "{plan}. Lập từ {accepted} báo cáo đã chấp nhận trên {owed} báo cáo phải gửi.",
        en: "{plan}. From {accepted} accepted reports of {owed} owed.",
    }
    nothing_accepted() { vi: "Chưa có báo cáo nào được chấp nhận.", en: "No report has been accepted yet." }
    nobody_reported() { vi: "Chưa có cơ quan nào báo cáo.", en: "Nobody has reported yet." }
    nothing_accepted_what(opened: &str, due: &str) {
        vi: "Kỳ báo cáo mở ngày {opened}, thời hạn {due}. Báo cáo tổng hợp lập được khi có ít nhất một báo cáo đã chấp nhận.",
        en: "The round was opened on {opened} and is due {due}. A consolidated report can be made once one report is accepted.",
    }
    see_owed(count: &str) { vi: "Xem {count} báo cáo phải gửi", en: "See the {count} reports owed" }
    to_check(count: &str) { vi: "Kiểm tra {count} báo cáo đang chờ", en: "Check {count} waiting reports" }
    ready_title() { vi: "Chưa lập báo cáo tổng hợp.", en: "There is no consolidated report yet." }
    ready_what() {
        vi: "Dự thảo lập từ các báo cáo đã chấp nhận: theo nhóm nhiệm vụ, có số liệu, danh sách gửi chậm và chưa báo cáo; mỗi đoạn ghi rõ nguồn. Sau đó sửa từng đoạn được.",
        en: "The draft is made from the accepted reports: by task group, with numbers, lists of late and missing; each paragraph keeps its origin. It can then be edited block by block.",
    }
    wait_for_focal() { vi: "Chuyên viên đầu mối lập báo cáo này.", en: "The focal officer makes this report." }
    make() { vi: "Lập dự thảo báo cáo tổng hợp", en: "Make the draft" }
    make_anew() { vi: "Lập lại theo báo cáo mới nhất", en: "Make anew from the reports" }
    make_anew_what() {
        vi: "Đoạn đã sửa tay được giữ nguyên và đánh dấu; các đoạn khác lập lại.",
        en: "Edited blocks are kept and marked; the others are made anew.",
    }
    made(at: &str, who: &str) { vi: "Lập {at}, {who}.", en: "Made {at} by {who}." }
    stale(count: &str) {
        vi: "Có {count} báo cáo được chấp nhận sau khi lập dự thảo này.",
        en: "{count} reports were accepted after this draft was made.",
    }
    download() { vi: "Tải về DOCX", en: "Download DOCX" }
    download_what() {
        vi: "Thể thức theo Nghị định 30/2020/NĐ-CP; số và ngày để trống cho văn thư.",
        en: "Laid out by Decree 30/2020/NĐ-CP; number and date are left blank for the clerk.",
    }
    to_desk() { vi: "Kiểm tra báo cáo", en: "Checking reports" }
    computed() { vi: "tính từ các báo cáo của kỳ", en: "counted from the round's reports" }
    long_table(rows: &str) { vi: "Bảng {rows} dòng", en: "Table of {rows} rows" }
    origin() { vi: "Nguồn:", en: "Origin:" }
    more_origins(count: &str) { vi: "và {count} cơ quan khác", en: "and {count} other bodies" }
    edit() { vi: "Sửa", en: "Edit" }
    edit_which(what: &str) { vi: " đoạn: {what}", en: " block: {what}" }
    edited(who: &str, at: &str) { vi: "Đã sửa: {who}, {at}", en: "Edited by {who}, {at}" }
    made_text() { vi: "Bản máy lập", en: "As made" }
    made_text_moved() { vi: "Bản máy lập đã thay đổi sau khi sửa", en: "As made anew since the edit" }
    source_gone() { vi: "Nguồn của đoạn này không còn trong dự thảo mới", en: "The origin of this block is no longer in the draft" }
    left_out() { vi: "(Bỏ đoạn này khỏi báo cáo)", en: "(Left out of the report)" }
    restore() { vi: "Lấy lại bản máy lập", en: "Take the text as made" }
    edit_title() { vi: "Sửa một đoạn của báo cáo tổng hợp", en: "Edit a block of the consolidated report" }
    text() { vi: "Nội dung", en: "Text" }
    text_hint() {
        vi: "Mỗi dòng là một đoạn văn. Để trống thì đoạn này không vào báo cáo.",
        en: "Each line is a paragraph. Left empty, the block is not in the report.",
    }
    save() { vi: "Lưu đoạn này", en: "Save this block" }
    back() { vi: "Về báo cáo tổng hợp", en: "Back to the consolidated report" }
    clash_title() { vi: "Đoạn này đã được người khác sửa; xem hai bản.", en: "Somebody else has edited this block; see both texts." }
    clash_what(who: &str, at: &str) {
        vi: "{who} đã lưu {at}, trong khi bạn đang sửa. Nội dung của bạn chưa mất.",
        en: "{who} saved {at} while you were editing. Your text is not lost.",
    }
    mine() { vi: "Bản của bạn, chưa lưu", en: "Your text, not saved" }
    saved() { vi: "Bản đã lưu", en: "The saved text" }
    keep_mine() { vi: "Giữ bản của tôi", en: "Keep mine" }
    keep_saved() { vi: "Giữ bản đã lưu", en: "Keep the saved one" }
    somebody() { vi: "Người khác", en: "Somebody" }
    annex() { vi: "Phụ lục", en: "Annex" }
    changed_meanwhile() {
        vi: "Báo cáo tổng hợp vừa được người khác lập lại. Hãy xem bản mới.",
        en: "Somebody has just made the consolidated report anew. Look at it first.",
    }
    not_text() { vi: "Bảng do hệ thống tính từ các báo cáo, không sửa tay.", en: "Tables are counted from the reports and not edited by hand." }
    too_long(most: usize) { vi: "Nội dung dài quá {most} ký tự.", en: "The text has more than {most} characters." }
}

/// The sentence of a refusal.
pub(crate) fn refused(lang: Lang, refusal: ConsolidationRefusal) -> String {
    match refusal {
        ConsolidationRefusal::NothingAccepted => nothing_accepted(lang).to_owned(),
        ConsolidationRefusal::ChangedMeanwhile => changed_meanwhile(lang).to_owned(),
        ConsolidationRefusal::NotText => not_text(lang).to_owned(),
        ConsolidationRefusal::TooLong => too_long(lang, TEXT_MOST),
    }
}
