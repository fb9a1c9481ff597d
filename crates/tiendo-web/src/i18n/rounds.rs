//! Words of rounds.

use super::Lang;
use tiendo_app::rounds::RoundsRefusal;
use tiendo_domain::round::{OpenRefusal, PrepareRefusal};

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
    open_set() { vi: "Nhóm cơ quan kế hoạch để mở", en: "Bodies that the plan leaves open" }
    open_set_why() { vi: "Kế hoạch giao cho nhóm chưa nêu tên; hãy nêu tên cơ quan kèm lý do:", en: "The plan addresses a set without names; name its members with a reason:" }
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
    required() { vi: "Bắt buộc", en: "Required" }
    own_share() { vi: "Phần việc chung", en: "Own share" }
    on_occasion() { vi: "Khi có phát sinh", en: "On occasion" }
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
    dates_bad() { vi: "Các ngày của kỳ không khớp nhau.", en: "The dates of the round do not fit." }
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
        RoundsRefusal::Calendar(_)
        | RoundsRefusal::EntryEmpty { .. }
        | RoundsRefusal::Open(OpenRefusal::Calendar(_)) => dates_bad(lang).to_owned(),
        RoundsRefusal::Demand(_) => no_such_line(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::OpenSetNotNamed) => open_set_first(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::LastDayNotConfirmed(_)) => confirm_first(lang).to_owned(),
        RoundsRefusal::Open(OpenRefusal::AlreadyPast(_)) => already_past(lang).to_owned(),
    }
}
