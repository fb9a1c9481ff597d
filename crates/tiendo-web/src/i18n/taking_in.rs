//! Taking documents in: upload, review, confirming into the register, opening a plan to the public.

use super::Lang;
use serde_json::Value as Json;
use tiendo_app::{import::ImportGap, publication::PublicationRefusal, taking_in::TakingInRefusal};
use tiendo_domain::{collective::Rule, nonempty::BadReason};
use tiendo_read::{Task, Words};

/// What a refusal of taking in says, and what to do next.
pub(crate) fn refusal(lang: Lang, refusal: &TakingInRefusal) -> String {
    match refusal {
        TakingInRefusal::NoFile => no_file(lang).to_owned(),
        TakingInRefusal::Secret(degree) => secret(lang, degree.words()),
        TakingInRefusal::Unreadable(error) => error.message(lang),
        TakingInRefusal::Unrecognised => tiendo_read::Unrecognised.message(lang).to_owned(),
        TakingInRefusal::Reason(BadReason::Blank) => reason_needed(lang).to_owned(),
        TakingInRefusal::Reason(bad @ BadReason::TooLong) => super::desk::bad_reason(lang, *bad),
        TakingInRefusal::NoAgencyNamed => lead_needed(lang).to_owned(),
        TakingInRefusal::ChangedMeanwhile => changed_meanwhile(lang).to_owned(),
        TakingInRefusal::NothingThere => nothing_there(lang).to_owned(),
        TakingInRefusal::BadValue => bad_value(lang).to_owned(),
        TakingInRefusal::RowMerged => super::review::row_merged(lang).to_owned(),
        TakingInRefusal::OtherDocument => super::review::other_document(lang).to_owned(),
        TakingInRefusal::NothingToUndo => super::review::nothing_to_undo(lang).to_owned(),
        TakingInRefusal::Rows(refusal) => super::review::rows_refusal(lang, *refusal).to_owned(),
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

/// How a document is called: by its number, else by its file.
pub(crate) fn document_name(lang: Lang, number: Option<&str>, file: &str) -> String {
    number.map_or_else(|| file.to_owned(), |number| numbered(lang, number))
}

/// How the members of a collective are known.
pub(crate) fn rule(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::Listed => rule_listed(lang).to_owned(),
        Rule::Open => rule_open(lang).to_owned(),
        Rule::ByKind(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.words(lang)).collect();
            rule_kinds(lang, &kinds.join(", "))
        }
    }
}

/// A task that may be a state secret: its number, what is to be done and its leads.
pub(crate) fn secret_task(lang: Lang, task: &Task) -> String {
    let join = |words: &[Words], by: &str| {
        let all: Vec<&str> = words.iter().map(|words| words.value.as_str()).collect();
        all.join(by)
    };
    let (content, leads) = (join(&task.content, " "), join(&task.leads, "; "));
    match &task.number {
        Some(number) => secret_line(lang, &number.value, &content, &leads),
        None => secret_line_unnumbered(lang, &content, &leads),
    }
}

/// What a field of the reading is called: "1.2 chủ trì", "Ngày ban hành".
pub(crate) fn field_label(lang: Lang, json: &Json, pointer: &str) -> String {
    let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    let (thing, second) = (steps[0], steps.get(1).copied().unwrap_or_default());
    let field = steps.get(2).copied().unwrap_or_default();
    let number = |key: &str| {
        let item = &json[thing][second.parse::<usize>().unwrap_or(usize::MAX)];
        item[key].as_str().map(str::to_owned)
    };
    let nth = second
        .parse::<usize>()
        .map_or_else(|_| String::new(), |i| (i + 1).to_string());
    let of = |name: String, field: &str| {
        if field.is_empty() {
            name
        } else {
            format!("{name}: {field}")
        }
    };
    match thing {
        "document" => header_field(lang, second).to_owned(),
        "tasks" => {
            let number = number("number").unwrap_or_else(|| label_task(lang, &nth));
            format!("{number} {}", task_field(lang, field))
        }
        "groups" => label_group(lang, &number("number").unwrap_or(nth)),
        "targets" => of(label_target(lang, &nth), other_field(lang, field)),
        "citations" => of(number("number").unwrap_or(nth), other_field(lang, field)),
        "obligations" => of(label_obligation(lang, &nth), other_field(lang, field)),
        "duties" => of(label_duty(lang, &nth), other_field(lang, field)),
        "legal_basis" => label_basis(lang).to_owned(),
        "sections" => label_section(lang).to_owned(),
        "roles" => match second {
            "monitor" => label_monitor(lang),
            "monitor_with" => label_monitor_with(lang),
            _ => label_decides(lang),
        }
        .to_owned(),
        "proposed_by" => label_proposed(lang).to_owned(),
        "vision" => label_vision(lang).to_owned(),
        "funding" => label_funding(lang).to_owned(),
        "footnotes" => label_footnote(lang).to_owned(),
        "short_forms" => label_short(lang).to_owned(),
        _ => pointer.to_owned(),
    }
}

pub(crate) fn header_field(lang: Lang, field: &str) -> &'static str {
    match field {
        "issuer" => lang.pick("Cơ quan ban hành", "Issuer"),
        "superior" => lang.pick("Cơ quan chủ quản", "Superior body"),
        "number" => lang.pick("Số, ký hiệu", "Number and symbol"),
        "kind" => lang.pick("Tên loại", "Kind"),
        "place" => lang.pick("Địa danh", "Place"),
        "date" => lang.pick("Ngày ban hành", "Date issued"),
        "title" => lang.pick("Trích yếu", "Subject line"),
        "signatory" => lang.pick("Người ký", "Signatory"),
        "recipients" => lang.pick("Nơi nhận", "Recipient"),
        "archive" => lang.pick("Lưu", "Archive line"),
        "horizon" => lang.pick("Thời kỳ, tầm nhìn", "Horizon and vision"),
        "annex_of" => lang.pick("Phụ lục kèm theo văn bản", "Annex of"),
        _ => lang.pick("Phần đầu văn bản", "Header"),
    }
}

pub(crate) fn task_field(lang: Lang, field: &str) -> &'static str {
    match field {
        "number" => lang.pick("số thứ tự", "number"),
        "content" => lang.pick("nội dung", "content"),
        "leads" => lang.pick("chủ trì", "lead"),
        "coordinators" => lang.pick("phối hợp", "coordinating"),
        "deadline" | "deadline_meaning" => lang.pick("thời hạn", "deadline"),
        "product" => lang.pick("sản phẩm, kết quả", "product"),
        "note" => lang.pick("ghi chú", "note"),
        _ => lang.pick("nhiệm vụ", "task"),
    }
}

fn other_field(lang: Lang, field: &str) -> &'static str {
    match field {
        "name" | "full_name" => lang.pick("tên", "name"),
        "comparator" => lang.pick("cách so sánh", "comparison"),
        "low" => lang.pick("mức thấp", "low figure"),
        "high" => lang.pick("mức cao", "high figure"),
        "unit" => lang.pick("đơn vị tính", "unit"),
        "period" => lang.pick("giai đoạn", "period"),
        "by" => lang.pick("đến năm", "by year"),
        "measure" => lang.pick("loại số đo", "measure"),
        "text" => lang.pick("nội dung", "text"),
        "number" => lang.pick("số, ký hiệu", "number"),
        "kind" => lang.pick("loại", "kind"),
        "date" => lang.pick("ngày", "date"),
        "issuer" | "issuer_derived" => lang.pick("cơ quan ban hành", "issuer"),
        "frequency" => lang.pick("định kỳ", "frequency"),
        "before" => lang.pick("trước ngày", "before"),
        "last_day" => lang.pick("ngày cuối cùng", "last day"),
        "due_words" => lang.pick("thời hạn", "due"),
        "to" => lang.pick("gửi đến", "to"),
        "via" => lang.pick("qua cơ quan đầu mối", "through"),
        "who" => lang.pick("cơ quan thực hiện", "who"),
        "with" => lang.pick("phối hợp với", "with"),
        "purpose" => lang.pick("mục đích", "purpose"),
        "decides" => lang.pick("cơ quan quyết định", "who decides"),
        _ => "",
    }
}

super::messages! {
    no_file() { vi: "Chọn tệp văn bản cần tải lên.", en: "Choose the file to upload." }
    secret(degree: &str) {
        vi: "Tệp được đánh dấu độ mật {degree}, không được tải lên; hệ thống không lưu gì từ tệp này. Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước, không qua hệ thống này.",
        en: "The file is marked {degree} and may not be uploaded; nothing of it was kept. Handle it by the rules on state secrets, not through this system."
    }
    reason_needed() { vi: "Ghi lý do; lý do được lưu vào nhật ký thay đổi.", en: "Give a reason; it is kept in the journal." }
    lead_needed() { vi: "Ghi ít nhất một cơ quan chủ trì, mỗi cơ quan một dòng.", en: "Name at least one lead agency, one a line." }
    changed_meanwhile() { vi: "Người khác vừa quyết định việc này. Trang đã hiện quyết định đó bên cạnh nội dung bạn nhập; gửi lại nếu vẫn muốn thay.", en: "Somebody else has just decided this. The page shows that decision beside what you entered; send again to replace it." }
    stands(name: &str) { vi: "Đang ghi: {name}.", en: "It now says: {name}." }
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

    numbered(number: &str) { vi: "Văn bản số {number}", en: "Document {number}" }
    plans() { vi: "Kế hoạch", en: "Plans" }
    upload_title() { vi: "Tải văn bản kế hoạch lên", en: "Upload a plan" }
    upload_lede() { vi: "Hệ thống đọc văn bản, đặt bên cạnh nguyên văn những gì đã đọc được và nêu các điểm cần xem lại. Chưa có gì vào sổ theo dõi trước khi bạn xác nhận.", en: "The document is read; what was read is shown beside the words, with the points to review. Nothing goes into the register before you confirm it." }
    secret_warning() { vi: "Văn bản đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT bị từ chối và không được lưu.", en: "A document marked MẬT, TỐI MẬT or TUYỆT MẬT is refused and not kept." }
    file() { vi: "Tệp văn bản", en: "File" }
    file_hint() { vi: "Tệp Word (.docx), Excel (.xlsx), .html hoặc .txt (UTF-8), không quá 20 MB.", en: "A Word (.docx), Excel (.xlsx), .html or .txt (UTF-8) file, at most 20 MB." }
    upload() { vi: "Tải lên và đọc", en: "Upload and read" }
    uploaded() { vi: "Văn bản đã tải lên", en: "Documents uploaded" }
    uploaded_none() { vi: "Chưa có văn bản nào. Chọn tệp kế hoạch ở trên để bắt đầu.", en: "No document yet. Choose a plan's file above to begin." }
    col_document() { vi: "Văn bản", en: "Document" }
    col_file() { vi: "Tệp", en: "File" }
    col_when() { vi: "Tải lên lúc", en: "Uploaded" }
    col_state() { vi: "Trạng thái", en: "State" }
    state_registered() { vi: "Đã vào sổ theo dõi", en: "In the register" }
    state_open() { vi: "Đang xem lại", en: "Under review" }
    review_title(name: &str) { vi: "Xem lại bản đọc: {name}", en: "Review of the reading: {name}" }
    lede_registered() { vi: "Kế hoạch đã có trong sổ theo dõi; bản đọc không sửa được nữa.", en: "The plan is in the register; the reading can no longer be changed." }
    lede_ready(warnings: &str, infos: &str) { vi: "Không còn điểm phải xử lý · {warnings} điểm nên xem · {infos} điểm để biết", en: "No point must be settled · {warnings} to look at · {infos} to know" }
    lede_open(errors: &str, warnings: &str, infos: &str) { vi: "Còn {errors} điểm phải xử lý trước khi đưa vào sổ theo dõi · {warnings} điểm nên xem · {infos} điểm để biết", en: "{errors} to be settled before the register · {warnings} to look at · {infos} to know" }
    to_plan() { vi: "Xem kế hoạch", en: "See the plan" }
    views() { vi: "Các phần của việc xem lại", en: "Parts of the review" }
    view_findings(count: &str) { vi: "Điểm cần xem lại ({count})", en: "Points to review ({count})" }
    view_names(count: &str) { vi: "Tên cơ quan ({count} chưa xác định)", en: "Names of agencies ({count} open)" }
    view_confirm() { vi: "Đưa vào sổ theo dõi", en: "Into the register" }
    skip_source() { vi: "Bỏ qua văn bản gốc", en: "Skip the source" }
    source() { vi: "Văn bản gốc", en: "Source" }
    line(n: &usize) { vi: "dòng {n}", en: "line {n}" }
    lines(numbers: &str) { vi: "dòng {numbers}", en: "lines {numbers}" }
    lines_from_to(from: &usize, to: &usize) { vi: "Dòng {from} đến {to}", en: "Lines {from} to {to}" }
    made_of_line(n: &usize) { vi: "Dòng {n}: xem những gì đọc được từ dòng này", en: "Line {n}: see what was read from it" }
    empty_cell() { vi: "ô trống", en: "empty cell" }
    findings() { vi: "Điểm cần xem lại", en: "Points to review" }
    findings_none() { vi: "Không có điểm nào cần xem lại.", en: "There is nothing to review." }
    to_know(count: &str) { vi: "Để biết ({count})", en: "To know ({count})" }
    severity_error() { vi: "Phải xử lý", en: "Must be settled" }
    severity_warning() { vi: "Nên xem", en: "Should be seen" }
    severity_info() { vi: "Để biết", en: "To know" }
    settled() { vi: "Đã xử lý", en: "Settled" }
    here() { vi: "Cấu trúc đã đọc tại đoạn này", en: "What was read here" }
    here_none() { vi: "Chọn số dòng trong văn bản gốc để xem những gì đọc được từ dòng đó.", en: "Choose a line's number in the source to see what was read from it." }
    col_field() { vi: "Trường", en: "Field" }
    col_value() { vi: "Giá trị", en: "Value" }
    col_source() { vi: "Nguồn", en: "Source" }
    col_target() { vi: "Chỉ tiêu", en: "Target" }
    col_aim() { vi: "Mức", en: "Aim" }
    col_years() { vi: "Đến năm, giai đoạn", en: "By year, period" }
    col_report() { vi: "Báo cáo", en: "Report" }
    col_reporters() { vi: "Cơ quan báo cáo", en: "Who reports" }
    col_due() { vi: "Thời hạn", en: "Due" }
    col_sent_to() { vi: "Gửi đến", en: "To" }
    col_duty() { vi: "Trách nhiệm", en: "Duty" }
    col_who() { vi: "Cơ quan thực hiện", en: "Who" }
    col_issuer() { vi: "Cơ quan ban hành", en: "Issuer" }
    col_date() { vi: "Ngày ban hành", en: "Date" }
    through(name: &str) { vi: "qua {name}", en: "through {name}" }
    decided_by(name: &str) { vi: "{name} quyết định", en: "{name} decides" }
    figures_until(day: &str) { vi: "số liệu chốt đến hết ngày {day}", en: "figures up to {day}" }
    nobody_named() { vi: "chưa nêu tên", en: "nobody named" }
    part_rest() { vi: "Thông tin khác", en: "Further" }
    not_said() { vi: "Văn bản không ghi", en: "The document does not say" }
    mended_to() { vi: "Đã sửa thành", en: "Corrected to" }
    mend() { vi: "Sửa", en: "Correct" }
    proposal(name: &str) { vi: "Gợi ý sửa: {name}.", en: "Proposed: {name}." }
    proposed_part(leads: &str, deadline: &str) { vi: "Chủ trì: {leads}, thời hạn: {deadline}.", en: "Lead: {leads}, deadline: {deadline}." }
    proposed_agencies(leads: &str, coordinators: &str) { vi: "Chủ trì: {leads}. Phối hợp: {coordinators}.", en: "Lead: {leads}. Coordinating: {coordinators}." }
    nobody() { vi: "không có", en: "none" }
    name_agencies() { vi: "Ghi tên cơ quan khác", en: "Name other agencies" }
    leads() { vi: "Cơ quan chủ trì", en: "Lead agencies" }
    coordinators() { vi: "Cơ quan phối hợp", en: "Coordinating agencies" }
    one_a_line() { vi: "Mỗi cơ quan một dòng.", en: "One a line." }
    one_a_line_or_kept() { vi: "Mỗi cơ quan một dòng; để trống thì giữ các cơ quan đã đọc.", en: "One a line; left blank, those that were read stay." }
    keep() { vi: "Giữ nguyên theo văn bản", en: "Keep as in the document" }
    reason() { vi: "Lý do", en: "Reason" }
    reason_hint() { vi: "Ghi vào nhật ký thay đổi; nguyên văn văn bản vẫn được giữ.", en: "Kept in the journal; the document's own words stay." }
    later() { vi: "Để sau", en: "Later" }
    undo() { vi: "Bỏ quyết định này", en: "Take this decision back" }
    decided_because(reason: &str) { vi: "Đã xử lý, lý do: {reason}", en: "Settled, reason: {reason}" }
    mend_field(label: &str) { vi: "Sửa: {label}", en: "Correct: {label}" }
    printed() { vi: "Văn bản ghi:", en: "The document says:" }
    new_value() { vi: "Giá trị đúng", en: "Right value" }
    day_hint() { vi: "Ví dụ 06/11/2024.", en: "Such as 06/11/2024." }
    deadline_words() { vi: "Thời hạn bằng chữ", en: "The deadline in words" }
    deadline_words_hint() { vi: "Ví dụ “Quý II/2025”.", en: "Such as “Quý II/2025”." }
    deadline_meaning() { vi: "Được hiểu là", en: "It means" }
    deadline_day() { vi: "Ngày (nếu có)", en: "Day (if any)" }
    deadline_as_words_say(now: &str) { vi: "theo các chữ ở trên (chữ đang ghi: {now})", en: "as the words above say (those there now: {now})" }
    deadline_none() { vi: "không có thời hạn", en: "no deadline" }
    deadline_ongoing() { vi: "thường xuyên", en: "ongoing" }
    deadline_annual() { vi: "hằng năm", en: "yearly" }
    deadline_before() { vi: "trước ngày (không tính ngày đó)", en: "before the day (exclusive)" }
    deadline_on() { vi: "đến hết ngày", en: "to the end of the day" }
    save() { vi: "Lưu", en: "Save" }
    cancel() { vi: "Không sửa", en: "Leave it" }
    names() { vi: "Tên cơ quan trong văn bản", en: "Names of agencies in the document" }
    names_lede() { vi: "Mỗi tên in trong văn bản là cơ quan nào trong danh sách. Sửa lại nếu chưa đúng; tên chưa có trong danh sách được lập mới theo tên trong kế hoạch. Hai tên là một cơ quan thì ghi cùng một tên.", en: "Which body of the list each printed name is. Correct it where it is wrong; a name that the list lacks becomes a new body made from the plan. Where two names are one body, write one name in both." }
    places(count: &usize) { vi: "ở {count} chỗ", en: "in {count} places" }
    name_known() { vi: "có trong danh sách", en: "in the list" }
    name_near() { vi: "gần giống; cần xác nhận", en: "nearly the same; to be confirmed" }
    name_new(kind: &str) { vi: "chưa có trong danh sách; lập mới: {kind}", en: "not in the list; a new body: {kind}" }
    name_new_collective(rule: &str) { vi: "nhóm cơ quan mới: {rule}", en: "a new collective: {rule}" }
    name_same() { vi: "có thể cùng cơ quan với tên bên dưới", en: "probably the same body as the name below" }
    rule_listed() { vi: "các cơ quan được liệt kê", en: "the bodies listed" }
    rule_open() { vi: "tập hợp mở, nêu tên khi mở kỳ báo cáo", en: "an open set, named when a round opens" }
    rule_kinds(kinds: &str) { vi: "mọi {kinds}", en: "every {kinds}" }
    save_names() { vi: "Xác nhận các tên này", en: "Confirm these names" }
    not_yet() { vi: "Chưa đưa vào sổ theo dõi được:", en: "It cannot go into the register yet:" }
    stale(count: &str) { vi: "{count} quyết định không còn khớp với lời văn nên không được áp dụng; xem lại các điểm đó.", en: "{count} decisions no longer fit the words and are not applied; review those points." }
    confirm_lede() { vi: "Khi xác nhận, bản 1 của kế hoạch được lập với nội dung dưới đây, có hiệu lực từ ngày ban hành. Sau đó chỉ điều chỉnh, bổ sung mới thay đổi được.", en: "Confirming makes version 1 of the plan with what stands below, in force from the day of issue. After that only an amendment changes it." }
    count_groups() { vi: "Nhóm nhiệm vụ", en: "Task groups" }
    count_tasks() { vi: "Nhiệm vụ", en: "Tasks" }
    count_targets() { vi: "Chỉ tiêu", en: "Targets" }
    count_obligations() { vi: "Chế độ báo cáo", en: "Obligations to report" }
    count_duties() { vi: "Trách nhiệm khác", en: "Duties" }
    count_citations() { vi: "Văn bản viện dẫn", en: "Cited documents" }
    count_recipients() { vi: "Nơi nhận", en: "Recipients" }
    part_header() { vi: "Phần đầu văn bản", en: "Header" }
    secret_legend() { vi: "Báo cáo theo chế độ mật", en: "Reported as a state secret" }
    secret_hint() { vi: "Nhiệm vụ được chọn chỉ ghi nhận việc đã báo cáo và ngày báo cáo, không nhập nội dung. Do cơ quan chủ trì là lực lượng vũ trang nên hệ thống hỏi; bạn quyết định.", en: "Of a chosen task only the fact and the day of reporting are kept, no content. It is asked because the lead is an armed force; you decide." }
    secret_line(number: &str, content: &str, leads: &str) { vi: "Nhiệm vụ {number}: {content} (chủ trì: {leads})", en: "Task {number}: {content} (lead: {leads})" }
    secret_line_unnumbered(content: &str, leads: &str) { vi: "{content} (chủ trì: {leads})", en: "{content} (lead: {leads})" }
    register() { vi: "Xác nhận, đưa vào sổ theo dõi", en: "Confirm into the register" }
    publish_title() { vi: "Công khai kế hoạch", en: "Open the plan to the public" }
    publish_lede() { vi: "Sau khi công khai, mọi người xem được nội dung kế hoạch đã ban hành mà không cần đăng nhập; báo cáo, bản nháp, ý kiến không được công khai.", en: "Once open, anyone can read the issued plan without signing in; reports, drafts and opinions stay closed." }
    decision_number() { vi: "Số văn bản quyết định công khai", en: "Number of the decision" }
    decision_hint() { vi: "Ví dụ 15/QĐ-UBND.", en: "Such as 15/QĐ-UBND." }
    decision_day() { vi: "Ngày quyết định", en: "Day of the decision" }
    publish() { vi: "Công khai kế hoạch", en: "Open the plan" }
    opened_by(decision: &str, day: &str) { vi: "Kế hoạch đã được công khai theo {decision} ngày {day}.", en: "The plan was opened by {decision} of {day}." }
    label_task(nth: &str) { vi: "Nhiệm vụ thứ {nth}:", en: "Task no. {nth}:" }
    label_group(number: &str) { vi: "Nhóm {number}", en: "Group {number}" }
    label_target(nth: &str) { vi: "Chỉ tiêu {nth}", en: "Target {nth}" }
    label_obligation(nth: &str) { vi: "Chế độ báo cáo {nth}", en: "Obligation {nth}" }
    label_duty(nth: &str) { vi: "Trách nhiệm {nth}", en: "Duty {nth}" }
    label_basis() { vi: "Căn cứ", en: "Legal basis" }
    label_section() { vi: "Mục", en: "Section" }
    label_monitor() { vi: "Cơ quan theo dõi, đôn đốc", en: "Who monitors" }
    label_monitor_with() { vi: "Phối hợp theo dõi", en: "Monitors with" }
    label_decides() { vi: "Cơ quan quyết định điều chỉnh", en: "Who decides on amendments" }
    label_proposed() { vi: "Đề nghị ban hành", en: "Proposed by" }
    label_vision() { vi: "Tầm nhìn", en: "Vision" }
    label_funding() { vi: "Kinh phí", en: "Funding" }
    label_footnote() { vi: "Chú thích", en: "Footnote" }
    label_short() { vi: "Tên gọi tắt", en: "Short form" }
}
