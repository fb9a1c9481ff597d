//! Taking documents in: upload, review, confirming into the register, opening a plan to the public.

use super::Lang;
use tiendo_app::{import::ImportGap, publication::PublicationRefusal, taking_in::TakingInRefusal};

/// What a refusal of taking in says, and what to do next.
pub(crate) fn refusal(lang: Lang, refusal: &TakingInRefusal) -> String {
    match refusal {
        TakingInRefusal::NoFile => no_file(lang).to_owned(),
        TakingInRefusal::Secret(degree) => secret(lang, degree.words()),
        TakingInRefusal::Unreadable(error) => error.message(lang),
        TakingInRefusal::Unrecognised => tiendo_read::Unrecognised.message(lang).to_owned(),
        TakingInRefusal::ReasonMissing => reason_needed(lang).to_owned(),
        TakingInRefusal::NoAgencyNamed => lead_needed(lang).to_owned(),
        TakingInRefusal::NothingThere => nothing_there(lang).to_owned(),
        TakingInRefusal::BadValue => bad_value(lang).to_owned(),
        TakingInRefusal::Registered(_) => registered_already(lang).to_owned(),
        TakingInRefusal::Undecided(count) => undecided(lang, super::count(count)),
        TakingInRefusal::NamesOpen(count) => names_open(lang, super::count(count)),
        TakingInRefusal::NameUnclear(name) => name_unclear(lang, name),
        TakingInRefusal::Gap(gap) => match gap {
            ImportGap::NothingPromised => nothing_promised(lang),
            ImportGap::NoIssuer => no_issuer(lang),
            ImportGap::NoTitle => no_title(lang),
            ImportGap::NoDate => no_date(lang),
        }
        .to_owned(),
    }
}

/// What a refusal to open a plan says.
pub(crate) fn publication(lang: Lang, refusal: PublicationRefusal) -> &'static str {
    match refusal {
        PublicationRefusal::DecisionMissing => decision_needed(lang),
        PublicationRefusal::BadDay => decision_day_bad(lang),
        PublicationRefusal::ReasonMissing => reason_needed(lang),
        PublicationRefusal::OpenAlready => open_already(lang),
    }
}

messages! {
    no_file() { vi: "Chọn tệp văn bản cần tải lên.", en: "Choose the file to upload." }
    secret(degree: &str) {
        vi: "Tệp được đánh dấu độ mật {degree}, không được tải lên; hệ thống không lưu gì từ tệp này. Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước, không qua hệ thống này.",
        en: "The file is marked {degree} and may not be uploaded; nothing of it was kept. Handle it by the rules on state secrets, not through this system."
    }
    reason_needed() { vi: "Ghi lý do; lý do được lưu vào nhật ký thay đổi.", en: "Give a reason; it is kept in the journal." }
    lead_needed() { vi: "Ghi ít nhất một cơ quan chủ trì, mỗi cơ quan một dòng.", en: "Name at least one lead agency, one a line." }
    nothing_there() { vi: "Điểm này không còn trong bản đọc; tải lại trang.", en: "This point is no longer in the reading; load the page again." }
    bad_value() { vi: "Giá trị không phù hợp với trường này. Ngày ghi theo dạng 06/11/2024.", en: "The value does not suit the field. A day is written 06/11/2024." }
    registered_already() { vi: "Kế hoạch đã có trong sổ theo dõi; chỉ điều chỉnh, bổ sung mới thay đổi được.", en: "The plan is in the register; only an amendment changes it." }
    undecided(count: String) { vi: "Còn {count} điểm phải xử lý trước khi đưa vào sổ theo dõi.", en: "{count} points must be settled before the plan goes into the register." }
    names_open(count: String) { vi: "Còn {count} tên cơ quan chưa xác định.", en: "{count} names of agencies are not settled." }
    name_unclear(name: &str) { vi: "“{name}” được ghi là cùng cơ quan với một tên chưa xác định; chọn cơ quan cho tên này.", en: "“{name}” is said to be the same as a name that is not settled; choose its body." }
    nothing_promised() { vi: "Văn bản không có nhiệm vụ, chỉ tiêu nào nên không có gì để đưa vào sổ theo dõi.", en: "The document has no task or target, so there is nothing for the register." }
    no_issuer() { vi: "Chưa rõ cơ quan ban hành; sửa trường này ở phần đầu văn bản.", en: "The issuer is not known; mend that field of the header." }
    no_title() { vi: "Chưa rõ trích yếu; sửa trường này ở phần đầu văn bản.", en: "The title is not known; mend that field of the header." }
    no_date() { vi: "Chưa rõ ngày ban hành nên không biết kế hoạch có hiệu lực từ ngày nào; sửa trường này ở phần đầu văn bản.", en: "The day of issue is not known, so it is not clear from when the plan holds; mend that field of the header." }
    decision_needed() { vi: "Ghi số hoặc tên văn bản quyết định công khai.", en: "Give the number or name of the decision." }
    decision_day_bad() { vi: "Ghi ngày quyết định, ví dụ 06/11/2024, không sau hôm nay.", en: "Give the decision's day, such as 06/11/2024, not after today." }
    open_already() { vi: "Kế hoạch đã được công khai.", en: "The plan is public already." }
}
