//! Words of the desk: the reports of a round, and checking one.

use super::Lang;
use tiendo_app::checking::{CheckingRefusal, Hint};
use tiendo_domain::{
    nonempty::{BadReason, Reason},
    report::{Hand, Refusal as Rule},
    round::Entry,
};
use tiendo_text::number;

super::messages! {
    title(year: i16) { vi: "Kiểm tra báo cáo: kỳ năm {year}", en: "Checking reports: round of {year}" }
    crumb(year: i16) { vi: "Kỳ báo cáo năm {year}", en: "Round of {year}" }
    rounds() { vi: "Báo cáo", en: "Reports" }
    lede(plan: &str, due: &str) { vi: "{plan}. Thời hạn: {due}.", en: "{plan}. Due: {due}." }
    closed() { vi: "Kỳ này đã khóa: không thay đổi được nữa.", en: "This round is closed: nothing changes any more." }

    owed() { vi: "phải gửi", en: "owed" }
    received(late: usize) { vi: "đã gửi, trong đó {late} gửi chậm", en: "received, of them {late} late" }
    to_check(doubtful: usize) { vi: "cần kiểm tra, {doubtful} có điểm ngờ", en: "to check, {doubtful} with something to look at" }
    mending() { vi: "đã trả lại, cần bổ sung", en: "returned, to be mended" }
    accepted() { vi: "đã chấp nhận", en: "accepted" }
    not_reported() { vi: "chưa báo cáo", en: "not reported" }

    heap_owed(count: &str) { vi: "Phải gửi ({count})", en: "Owed ({count})" }
    heap_received(count: &str) { vi: "Đã gửi ({count})", en: "Received ({count})" }
    heap_late(count: &str) { vi: "Gửi chậm ({count})", en: "Late ({count})" }
    heap_on_time(count: &str) { vi: "Gửi đúng hạn ({count})", en: "On time ({count})" }
    heap_to_check(count: &str) { vi: "Cần kiểm tra ({count})", en: "To check ({count})" }
    heap_mending(count: &str) { vi: "Đã trả lại ({count})", en: "Returned ({count})" }
    heap_accepted(count: &str) { vi: "Đã chấp nhận ({count})", en: "Accepted ({count})" }
    heap_not_reported(count: &str) { vi: "Chưa báo cáo ({count})", en: "Not reported ({count})" }
    heap_excused(count: &str) { vi: "Không phải báo cáo kỳ này ({count})", en: "Excused ({count})" }
    excused_link(count: &str) { vi: "Không phải báo cáo kỳ này: {count} cơ quan", en: "Excused this time: {count}" }

    nothing_here() { vi: "Không có báo cáo nào trong danh sách này.", en: "No report is in this list." }
    all_reports() { vi: "tất cả báo cáo phải gửi", en: "all reports owed" }
    nobody_yet() { vi: "Chưa có cơ quan nào báo cáo.", en: "Nobody has reported yet." }
    nobody_yet_what() { vi: "Báo cáo gửi đến sẽ hiện ở đây để kiểm tra.", en: "Reports appear here to be checked as they come." }
    choose() { vi: "Chọn một cơ quan trong danh sách để xem báo cáo.", en: "Choose a body in the list to see its report." }

    sent_at(at: &str) { vi: "gửi {at}", en: "sent {at}" }
    paper_received(day: &str) { vi: "văn bản nhận {day}", en: "paper received {day}" }
    paper_entered(at: &str) { vi: "nhập {at}", en: "entered {at}" }
    paper_mark(number: &str) { vi: "nhập thay theo văn bản số {number}", en: "entered on behalf from paper {number}" }
    secret_mark() { vi: "có mục theo chế độ mật", en: "has lines under state secrecy" }
    on_time() { vi: "Gửi đúng hạn", en: "On time" }
    late_by(days: &str) { vi: "Gửi chậm {days} ngày", en: "{days} days late" }
    no_hint() { vi: "không có điểm ngờ", en: "nothing to look at" }
    not_come() { vi: "Chưa báo cáo", en: "Not reported" }
    not_due() { vi: "Chưa báo cáo, chưa hết hạn", en: "Not reported, not due yet" }

    hint_not_said() { vi: "có mục chưa ghi", en: "something left blank" }
    hint_no_evidence() { vi: "báo hoàn thành, chưa có minh chứng", en: "declared done, no evidence" }
    hint_same(year: i16) { vi: "lời văn như năm {year}", en: "same words as {year}" }
    hint_fell(label: &str, was: &str, is: &str) { vi: "{label}: giảm từ {was} còn {is}", en: "{label}: fell from {was} to {is}" }
    hints_note() {
        vi: "Điểm ngờ chỉ để người kiểm tra tham khảo: không in ra, không tính vào số liệu nào.",
        en: "Hints are for whoever checks: never printed, never counted.",
    }

    sending(n: u32) { vi: "Lần gửi {n}", en: "Sending {n}" }
    caption(silent: usize) {
        vi: "Mục có điểm ngờ đứng trước. Không nêu {silent} mục “khi có phát sinh” không có nội dung.",
        en: "Lines to look at come first. {silent} lines “on occasion” without content are left out.",
    }
    col_number() { vi: "Số", en: "No." }
    col_line() { vi: "Mục báo cáo", en: "Line" }
    col_now(year: i16) { vi: "Năm {year}", en: "{year}" }
    col_before() { vi: "Báo cáo trước", en: "Before" }
    col_return() { vi: "Trả lại", en: "Return" }
    not_said() { vi: "Chưa ghi", en: "Nothing written" }
    no_state() { vi: "Không nêu trạng thái", en: "No state declared" }
    secret_line() { vi: "Theo chế độ mật", en: "Under state secrecy" }
    secret_line_what() {
        vi: "Chỉ lưu việc đã báo cáo và ngày báo cáo; nội dung gửi theo đường văn bản mật.",
        en: "Only the fact and the day of reporting are kept here.",
    }
    nothing_arose(why: &str) { vi: "Không phát sinh: {why}", en: "Nothing arose: {why}" }
    unchanged() { vi: "Không thay đổi so với kỳ trước.", en: "Unchanged since the previous round." }
    figures(list: &str) { vi: "Số liệu: {list}", en: "Figures: {list}" }
    no_figure() { vi: "Không có số liệu", en: "No figure" }
    done_on(day: &str) { vi: "hoàn thành ngày {day}", en: "done on {day}" }
    difficulties(words: &str) { vi: "Khó khăn, vướng mắc: {words}", en: "Difficulties: {words}" }
    proposals(words: &str) { vi: "Đề xuất, kiến nghị: {words}", en: "Proposals: {words}" }
    files(list: &str) { vi: "Minh chứng: {list}", en: "Evidence: {list}" }
    before_words(year: i16) { vi: "Năm {year} đã báo cáo", en: "What was said for {year}" }
    nothing_before() { vi: "Chưa có", en: "None" }
    asked(reason: &str) { vi: "Lần trước trả lại: {reason}", en: "Returned before: {reason}" }
    tick(number: &str) { vi: " mục {number}", en: " line {number}" }
    reason_label(number: &str) { vi: "Lý do trả lại mục {number}", en: "Why line {number} is returned" }
    return_button() { vi: "Trả lại các mục đã đánh dấu", en: "Return the ticked lines" }
    accept_button() { vi: "Chấp nhận báo cáo", en: "Accept the report" }
    return_what() {
        vi: "Trả lại chỉ mở khóa các mục đã đánh dấu, mỗi mục phải có lý do. Chấp nhận rồi thì không trả lại được.",
        en: "Returning unlocks the ticked lines only, each with its reason. Once accepted, a report cannot be returned.",
    }
    own_hand(how: &str) {
        vi: "Bạn {how} báo cáo này nên không chấp nhận được; việc chấp nhận do người khác làm.",
        en: "You {how} this report, so somebody else must accept it.",
    }
    leader_only_focal() {
        vi: "Lãnh đạo chỉ chấp nhận báo cáo của chính cơ quan đầu mối; báo cáo này do chuyên viên đầu mối chấp nhận.",
        en: "A leader accepts only the focal agency's own report; this one is accepted by a focal officer.",
    }
    whole_report() { vi: "Xem toàn bộ báo cáo", en: "See the whole report" }
    accepted_by(who: &str, at: &str) { vi: "{who} chấp nhận {at}", en: "Accepted by {who}, {at}" }
    returned_by(who: &str, at: &str) { vi: "{who} trả lại {at}", en: "Returned by {who}, {at}" }
    being_mended() { vi: "Cơ quan đang bổ sung các mục được trả lại; nội dung dưới đây là bản đã gửi.", en: "The body is mending the returned lines; below is what was sent." }
    nothing_sent() { vi: "Cơ quan chưa gửi báo cáo. Nội dung đang soạn chỉ cơ quan đó xem được.", en: "Nothing has been sent. What is being written is for that body only." }
    enter_paper() { vi: "Nhập thay theo văn bản giấy", en: "Enter a signed paper on its behalf" }
    excuse_title() { vi: "Cho không phải báo cáo kỳ này", en: "Excuse this time" }
    excuse_why() { vi: "Lý do", en: "Reason" }
    excuse_hint() {
        vi: "Cơ quan vẫn trong danh sách đã chốt, nhưng không tính là chưa báo cáo.",
        en: "The body stays in the frozen list, but is not counted as missing.",
    }
    excuse_button() { vi: "Cho không báo cáo", en: "Excuse" }
    excused_because(why: &str) { vi: "Không phải báo cáo kỳ này: {why}", en: "Excused this time: {why}" }
    reinstate_button() { vi: "Yêu cầu báo cáo lại", en: "Ask to report after all" }

    missing_title(count: &str) { vi: "Chưa báo cáo ({count})", en: "Not reported ({count})" }
    missing_caption() {
        vi: "Chưa báo cáo không phải là 0 %. Các cơ quan này không tính vào tỷ lệ hoàn thành.",
        en: "Not reported is not 0 %. These bodies are in no rate of completion.",
    }
    nobody_missing() { vi: "Không còn cơ quan nào chưa báo cáo.", en: "Nobody is missing." }
    col_agency() { vi: "Cơ quan", en: "Body" }
    col_must() { vi: "Mục cần trả lời", en: "Lines to answer" }
    col_state() { vi: "Tình trạng", en: "State" }
    col_contact() { vi: "Người liên hệ", en: "Contact" }
    no_contact() { vi: "chưa có tài khoản", en: "no account" }
    to_consolidation() { vi: "Báo cáo tổng hợp", en: "Consolidated report" }
    download() { vi: "Tải danh sách (XLSX)", en: "Download (XLSX)" }

    wrong_state() {
        vi: "Báo cáo không còn ở trạng thái cho phép việc này. Tải lại trang để xem trạng thái hiện nay.",
        en: "The report is no longer in a state that allows this. Reload the page to see where it is.",
    }
    round_shut() { vi: "Kỳ báo cáo chưa mở hoặc đã khóa.", en: "The round is not open." }
    nothing_ticked() { vi: "Đánh dấu ít nhất một mục cần trả lại.", en: "Tick at least one line to return." }
    reason_missing() { vi: "Ghi lý do.", en: "Give the reason." }
    reason_long(most: usize) { vi: "Lý do dài quá {most} ký tự.", en: "The reason has more than {most} characters." }
    reason_for(number: &str, problem: &str) { vi: "Mục {number}: {problem}", en: "Line {number}: {problem}" }
    changed_meanwhile() {
        vi: "Báo cáo đã thay đổi từ khi bạn mở trang (cơ quan gửi lại, thu hồi, hoặc người khác đã xử lý). Hãy xem bản mới rồi quyết định.",
        en: "The report has changed since you opened the page (sent again, withdrawn, or judged by somebody else). Look at it again and decide.",
    }

    sheet_reports() { vi: "Báo cáo", en: "Reports" }
    sheet_lines() { vi: "Nội dung", en: "Lines" }
    book_title(year: i16) { vi: "Kỳ báo cáo năm {year}", en: "Round of {year}" }
    book_note(at: &str) { vi: "Tại {at}. Chưa báo cáo không phải là 0 %.", en: "As of {at}. Not reported is not 0 %." }
    col_received() { vi: "Ngày nhận", en: "Received" }
    col_days_late() { vi: "Số ngày chậm", en: "Days late" }
    col_paper() { vi: "Văn bản nhập thay", en: "Paper entered" }
    col_group() { vi: "Nhóm nhiệm vụ", en: "Task group" }
    col_task() { vi: "Nhiệm vụ", en: "Task" }
    close_title() { vi: "Khóa kỳ báo cáo", en: "Close the round" }
    close_what(unsettled: &str) {
        vi: "Khi khóa kỳ, {unsettled} báo cáo chưa được chấp nhận giữ nguyên tình trạng hiện nay; báo cáo tổng hợp và tỷ lệ của kỳ không đổi nữa.",
        en: "When the round is closed, {unsettled} reports that are not accepted stay as they are; the consolidated report and the rates of the round no longer change.",
    }
    close_confirm() {
        vi: "Tôi hiểu: sau khi khóa, không ai gửi, bổ sung, trả lại hay chấp nhận báo cáo của kỳ này được nữa.",
        en: "I understand: afterwards nobody can send, mend, return or accept a report of this round.",
    }
    close_confirm_first() { vi: "Đánh dấu câu xác nhận trước khi khóa kỳ.", en: "Tick the sentence before closing the round." }
    close_button() { vi: "Khóa kỳ", en: "Close the round" }
    col_demand() { vi: "Mức yêu cầu", en: "Demand" }
    col_declared() { vi: "Trạng thái cơ quan báo cáo", en: "Declared state" }
    col_done() { vi: "Kết quả", en: "What was done" }
    col_figures() { vi: "Số liệu", en: "Figures" }
    col_difficulties() { vi: "Khó khăn, vướng mắc", en: "Difficulties" }
    col_proposals() { vi: "Đề xuất, kiến nghị", en: "Proposals" }
    col_files() { vi: "Số tệp minh chứng", en: "Evidence files" }
    col_accepted() { vi: "Đã chấp nhận", en: "Accepted" }
    yes() { vi: "có", en: "yes" }
    no() { vi: "chưa", en: "not yet" }
}

/// A hint in words.
pub(crate) fn hint(lang: Lang, hint: &Hint) -> String {
    match hint {
        Hint::NotSaid => hint_not_said(lang).to_owned(),
        Hint::DoneWithoutEvidence => hint_no_evidence(lang).to_owned(),
        Hint::SameWords(year) => hint_same(lang, *year),
        Hint::FigureFell { label, was, is } => {
            hint_fell(lang, label, &number::decimal(*was), &number::decimal(*is))
        }
    }
}

/// That one's own hand was in a report.
pub(crate) fn hand(lang: Lang, hand: Hand) -> String {
    own_hand(lang, hand.words(lang))
}

/// A reason that is none.
pub(crate) fn bad_reason(lang: Lang, bad: BadReason) -> String {
    match bad {
        BadReason::Blank => reason_missing(lang).to_owned(),
        BadReason::TooLong => reason_long(lang, Reason::MOST),
    }
}

/// The sentence of a refusal, where no form shows it beside its field.
pub(crate) fn refused(lang: Lang, refusal: &CheckingRefusal) -> String {
    match refusal {
        CheckingRefusal::Rule(rule) => rule_words(lang, rule),
        CheckingRefusal::NothingTicked => nothing_ticked(lang).to_owned(),
        CheckingRefusal::Reasons(_) => reason_missing(lang).to_owned(),
        CheckingRefusal::Reason(bad) => bad_reason(lang, *bad),
        CheckingRefusal::ChangedMeanwhile => changed_meanwhile(lang).to_owned(),
        CheckingRefusal::LeaderOnlyFocal => leader_only_focal(lang).to_owned(),
    }
}

fn rule_words(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::OwnHand(one) => hand(lang, *one),
        Rule::Round(Entry::NotOpened | Entry::Closed) => round_shut(lang).to_owned(),
        Rule::WrongState { .. }
        | Rule::Round(Entry::Open | Entry::NotYet(_) | Entry::Over(_))
        | Rule::NotALine(_)
        | Rule::Twice(_)
        | Rule::LineLocked(_)
        | Rule::Incomplete(_)
        | Rule::NothingMended
        | Rule::ReceivedInFuture(_)
        | Rule::ReceivedBeforeDated { .. } => wrong_state(lang).to_owned(),
    }
}
