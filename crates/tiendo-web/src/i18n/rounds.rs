//! Words of rounds.

use super::Lang;
use tiendo_app::rounds::RoundsRefusal;
use tiendo_domain::assignment::Demand;
use tiendo_domain::round::{BadCalendar, OpenRefusal, PrepareRefusal};
use tiendo_text::date::short;

super::messages! {
    title() { vi: "Kỳ báo cáo", en: "Report rounds" }
    of_plan(kind: &str, number: &str) { vi: "Kế hoạch số {number}: {kind}", en: "Plan {number}: {kind}" }
    see_plan() { vi: "Xem kế hoạch", en: "See the plan" }
    no_round() { vi: "Chưa có kỳ nào.", en: "No round yet." }
    none() { vi: "Chưa có chế độ báo cáo nào.", en: "There is no obligation to report yet." }
    none_why() {
        vi: "Chế độ báo cáo có khi một kế hoạch được đưa vào sổ theo dõi.",
        en: "Obligations come with the plans that are put into the register.",
    }
    round() { vi: "Kỳ", en: "Round" }
    year(year: &i16) { vi: "Năm {year}", en: "Year {year}" }
    expected() { vi: "Phải gửi", en: "Expected" }
    received() { vi: "Đã gửi", en: "Received" }
    preparing() { vi: "Đang chuẩn bị", en: "In preparation" }
    open() { vi: "Đang mở", en: "Open" }
    closed() { vi: "Đã khóa", en: "Closed" }
    prepare_year(year: &i16) { vi: "Chuẩn bị kỳ năm {year}", en: "Prepare the round of {year}" }
    prepare_title(year: i64) { vi: "Chuẩn bị kỳ báo cáo năm {year}", en: "Prepare the round of {year}" }
    weekend() {
        vi: "Ngày cuối rơi vào ngày nghỉ; thời hạn không dời.",
        en: "The last day is not a working day; the deadline does not move.",
    }
    confirm(due: &str) {
        vi: "Tôi xác nhận: báo cáo gửi đến {due} là đúng hạn, sau đó là gửi chậm.",
        en: "I confirm: a report sent by the {due} is on time, later it is late.",
    }
    open_set() { vi: "Nhóm cơ quan mà kế hoạch chưa nêu tên", en: "Bodies that the plan leaves open" }
    open_set_why() { vi: "Kế hoạch giao cho nhóm chưa nêu tên; hãy nêu tên cơ quan kèm lý do:", en: "The plan addresses a set without names; name its members with a reason:" }
    leads_unasked(names: &str) {
        vi: "Chủ trì nhiệm vụ nhưng chưa thuộc cơ quan phải báo cáo: {names}. Nếu phải báo cáo, thêm vào nhóm dưới đây.",
        en: "These lead tasks but need not report as things stand: {names}. If they must, add them to the set below.",
    }
    nobody_named() { vi: "Chưa nêu cơ quan nào.", en: "Nobody has been named." }
    take_out() { vi: "Bỏ", en: "Take out" }
    body() { vi: "Cơ quan", en: "Body" }
    reason() { vi: "Lý do", en: "Reason" }
    reason_hint() { vi: "Ghi vào nhật ký thay đổi.", en: "It goes into the journal." }
    name_member() { vi: "Thêm vào nhóm", en: "Add to the set" }
    settle() { vi: "Đủ rồi, không còn cơ quan nào khác", en: "That is all of them" }
    choose_body() { vi: "Chọn cơ quan.", en: "Choose a body." }
    who() { vi: "Cơ quan phải báo cáo", en: "Who must report" }
    who_count(count: usize) { vi: "{count} cơ quan, tính tại ngày hôm nay", en: "{count} bodies, as of today" }
    choose() { vi: "– Chọn cơ quan –", en: "– Choose a body –" }
    dates() { vi: "Các mốc thời gian", en: "Dates" }
    dates_why() {
        vi: "Thời hạn gửi báo cáo do kế hoạch quy định. Hai mốc dưới đây để trống nếu không cần.",
        en: "The due date is the plan's. Leave the dates below empty where they are not needed.",
    }
    cut_off() { vi: "Thời gian chốt số liệu", en: "Data cut-off" }
    cut_off_hint() { vi: "Số liệu tính đến hết ngày này, ví dụ 31/10/2026.", en: "Figures count up to the end of this day, e.g. 31/10/2026." }
    figures() { vi: "Số liệu", en: "Figures" }
    figures_until(day: &str) { vi: "tính đến hết ngày {day}", en: "counted up to the end of {day}" }
    entry() { vi: "Thời gian nhập", en: "Entry window" }
    entry_between(from: &str, last: &str) { vi: "từ ngày {from} đến hết ngày {last}", en: "from {from} to the end of {last}" }
    entry_since(from: &str) { vi: "từ ngày {from}", en: "from {from}" }
    entry_until(last: &str) { vi: "đến hết ngày {last}", en: "to the end of {last}" }
    entry_from() { vi: "Thời gian nhập: từ ngày", en: "Entry window: from" }
    entry_last() { vi: "Thời gian nhập: đến hết ngày", en: "Entry window: to the end of" }
    entry_last_hint() {
        vi: "Để trống thì cơ quan gửi chậm vẫn gửi được cho đến khi khóa kỳ.",
        en: "When empty, a late body can still send until the round is closed.",
    }
    save_dates() { vi: "Lưu các mốc", en: "Save the dates" }
    cut_off_late(last: &str) { vi: "Thời gian chốt số liệu phải trước hoặc đúng ngày cuối gửi báo cáo ({last}).", en: "The cut-off must not be after the last day to report ({last})." }
    entry_begins_late(last: &str) { vi: "Thời gian nhập phải bắt đầu trước khi hết hạn gửi báo cáo ({last}).", en: "The entry window must begin before the reports are due ({last})." }
    entry_ends_early(last: &str) { vi: "Thời gian nhập không được kết thúc trước hạn gửi báo cáo ({last}).", en: "The entry window must not end before the reports are due ({last})." }
    entry_empty() { vi: "Ngày kết thúc nhập phải sau ngày bắt đầu.", en: "The entry window must end after it begins." }
    required() { vi: "Bắt buộc", en: "Required" }
    own_share() { vi: "Phần việc chung", en: "Own share" }
    on_occasion() { vi: "Khi có phát sinh", en: "On occasion" }
    demands_title(body: &str) { vi: "Mức yêu cầu của {body}", en: "What {body} is asked for" }
    demands_why() {
        vi: "Mức yêu cầu tính từ phân công: chủ trì thì bắt buộc, thành viên nhóm chủ trì thì phần việc chung, phối hợp thì khi có phát sinh. Đổi mức nào thì ghi lý do.",
        en: "Demands follow from the assignments: required of a lead, own share of a member of a leading collective, on occasion of a coordinator. Whoever changes one gives a reason.",
    }
    demands_caption() { vi: "Các mục báo cáo và mức yêu cầu", en: "Lines and demands" }
    demand_of(task: &str) { vi: "Mức yêu cầu: {task}", en: "Demand: {task}" }
    line() { vi: "Nhiệm vụ", en: "Task" }
    assigned() { vi: "Theo phân công", en: "By assignment" }
    asked() { vi: "Mức yêu cầu kỳ này", en: "Asked this time" }
    changed_why() { vi: "Lý do đã ghi", en: "Reason given" }
    demands_reason() { vi: "Lý do đổi mức yêu cầu", en: "Reason for the change" }
    save_demands() { vi: "Lưu mức yêu cầu", en: "Save the demands" }
    no_lines() { vi: "Cơ quan này không có nhiệm vụ nào; báo cáo chung bằng lời.", en: "This body has no task; it reports in general words." }
    back() { vi: "Về trang chuẩn bị kỳ", en: "Back to the preparation" }
    changed_demands() { vi: "Mức yêu cầu đã đổi", en: "Changed demands" }
    change_demands_of() { vi: "Xem, đổi mức yêu cầu", en: "See or change demands" }
    open_round() { vi: "Mở kỳ", en: "Open the round" }
    frozen() {
        vi: "Khi mở kỳ, danh sách phải gửi được chốt và không đổi về sau.",
        en: "When the round opens, the list of expected reports is frozen and never changes.",
    }
    open_now() { vi: "Mở kỳ báo cáo", en: "Open the round" }
    no_due_rule() { vi: "Chế độ báo cáo này không nêu ngày; chưa mở kỳ được.", en: "This obligation names no day; no round can be opened." }
    no_due_day(year: &i16) { vi: "Chế độ báo cáo không có thời hạn trong năm {year}.", en: "The obligation has no due day in {year}." }
    before_plan(year: &i16) { vi: "Kế hoạch ban hành sau năm {year}.", en: "The plan was signed after {year}." }
    beyond_plan(year: &i16) { vi: "Kế hoạch kết thúc trước năm {year}.", en: "The plan ends before {year}." }
    exists() { vi: "Kỳ của năm này đã có.", en: "There is a round for this year already." }
    not_preparing() { vi: "Kỳ này không còn ở bước chuẩn bị.", en: "The round is no longer in preparation." }
    not_open() { vi: "Kỳ này không mở.", en: "The round is not open." }
    changed() { vi: "Người khác vừa sửa kỳ này; xem lại rồi làm lại.", en: "Somebody changed the round meanwhile; look again and repeat." }
    reason_needed() { vi: "Ghi lý do, một câu là đủ.", en: "Give a reason; one sentence will do." }
    unknown_addressees(words: &str) { vi: "Chưa rõ là cơ quan nào: {words}.", en: "Not settled which bodies these are: {words}." }
    not_on_day() { vi: "Có cơ quan được nêu tên không còn hoạt động vào ngày mở kỳ; hãy bỏ ra.", en: "A named body does not exist on the opening day; take it out." }
    nobody() { vi: "Không có cơ quan nào phải báo cáo.", en: "Nobody would have to report." }
    no_such_line() { vi: "Không còn mục báo cáo này.", en: "There is no such line any more." }
    open_set_first() { vi: "Nêu tên cơ quan của nhóm để mở, hoặc xác nhận không có ai, trước khi mở kỳ.", en: "Name the members of the open set, or say that there are none, before opening." }
    confirm_first() { vi: "Đánh dấu câu xác nhận thời hạn trước khi mở kỳ.", en: "Tick the sentence that confirms the deadline before opening." }
    already_past() { vi: "Thời hạn của kỳ đã qua; không mở được nữa.", en: "The deadline has passed; the round cannot be opened." }
}

/// What a refusal about rounds says.
pub(crate) fn refusal(lang: Lang, refusal: &RoundsRefusal) -> String {
    match refusal {
        RoundsRefusal::NoDueRule => no_due_rule(lang).to_owned(),
        RoundsRefusal::NoDueDay(year) => no_due_day(lang, year),
        RoundsRefusal::BeforePlan(year) => before_plan(lang, year),
        RoundsRefusal::BeyondPlan(year) => beyond_plan(lang, year),
        RoundsRefusal::Exists(_) => exists(lang).to_owned(),
        RoundsRefusal::NotPreparing | RoundsRefusal::Open(OpenRefusal::NotPreparing) => {
            not_preparing(lang).to_owned()
        }
        RoundsRefusal::NotOpen => not_open(lang).to_owned(),
        RoundsRefusal::ChangedMeanwhile => changed(lang).to_owned(),
        RoundsRefusal::Reason(_) => reason_needed(lang).to_owned(),
        RoundsRefusal::Prepare(PrepareRefusal::UnknownAddressees(words)) => {
            unknown_addressees(lang, &words.join("; "))
        }
        RoundsRefusal::Prepare(PrepareRefusal::NotOnThatDay(_)) => not_on_day(lang).to_owned(),
        RoundsRefusal::Prepare(PrepareRefusal::Nobody) => nobody(lang).to_owned(),
        RoundsRefusal::EntryEmpty { .. } => entry_empty(lang).to_owned(),
        RoundsRefusal::Calendar(bad) | RoundsRefusal::Open(OpenRefusal::Calendar(bad)) => {
            calendar(lang, *bad)
        }
        RoundsRefusal::Demand(_) => no_such_line(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::OpenSetNotNamed) => open_set_first(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::LastDayNotConfirmed(_)) => confirm_first(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::AlreadyPast(_)) => already_past(lang).to_owned(),
    }
}

fn calendar(lang: Lang, bad: BadCalendar) -> String {
    match bad {
        BadCalendar::CutOffAfterDue { last_day, .. } => cut_off_late(lang, &short(last_day)),
        BadCalendar::NoEntryBeforeDue { last_day } => entry_begins_late(lang, &short(last_day)),
        BadCalendar::EntryEndsBeforeDue { last_day } => entry_ends_early(lang, &short(last_day)),
    }
}

/// How much a line asks for, in a word.
pub(crate) fn demand(lang: Lang, demand: Demand) -> &'static str {
    match demand {
        Demand::Required => required(lang),
        Demand::OwnShare => own_share(lang),
        Demand::OnOccasion => on_occasion(lang),
    }
}
