//! Words of the leader's page.

use super::Lang;
use tiendo_app::standing::{BackedAs, DeclaredAs, ScheduledAs};
use tiendo_domain::standing::Rate;

super::messages! {
    title(plan: &str) { vi: "Tình hình thực hiện {plan}", en: "Where {plan} stands" }
    place() { vi: "Tình hình", en: "Standing" }
    no_plan() { vi: "Chưa có kế hoạch nào trong sổ.", en: "There is no plan in the register." }
    no_plan_what() {
        vi: "Chuyên viên đầu mối đọc kế hoạch vào sổ; sau đó trang này cho biết tình hình thực hiện.",
        en: "The focal officer takes a plan in; then this page shows where it stands.",
    }
    to_plans() { vi: "Danh sách kế hoạch", en: "The plans" }
    plans_nav() { vi: "Kế hoạch", en: "Plans" }
    rounds_nav() { vi: "Kỳ báo cáo:", en: "Round:" }
    round_year(year: i16) { vi: "năm {year}", en: "{year}" }
    at(at: &str) { vi: "Tại {at}.", en: "As of {at}." }
    round_due(year: i16, due: &str) { vi: "Tính theo kỳ báo cáo năm {year}, thời hạn {due}.", en: "Counted by the round of {year}, due {due}." }
    no_round() {
        vi: "Chưa mở kỳ báo cáo nào của kế hoạch này, nên chưa có báo cáo để tính; tình trạng theo thời hạn tính từ kế hoạch.",
        en: "No round of this plan has been opened, so there is no report to count; the schedule comes from the plan.",
    }
    owed() { vi: "báo cáo phải gửi", en: "reports owed" }
    received(rate: &str) { vi: "đã gửi: {rate}", en: "received: {rate}" }
    received_none() { vi: "đã gửi", en: "received" }
    on_time(rate: &str) { vi: "đúng hạn: {rate}", en: "on time: {rate}" }
    on_time_none() { vi: "đúng hạn", en: "on time" }
    late() { vi: "gửi chậm", en: "late" }
    missing() { vi: "chưa báo cáo", en: "not reported" }

    by_group(count: &str) { vi: "{count} nhiệm vụ theo nhóm", en: "{count} tasks by group" }
    by_group_note() {
        vi: "Theo báo cáo đã chấp nhận của kỳ. “Chưa báo cáo” không phải 0 % và không tính vào tỷ lệ nào.",
        en: "By the accepted reports of the round. “Not reported” is not 0 % and is in no rate.",
    }
    by_group_caption() { vi: "Nhiệm vụ theo nhóm và trạng thái cơ quan báo cáo", en: "Tasks by group and declared state" }
    col_group() { vi: "Nhóm", en: "Group" }
    no_group() { vi: "Ngoài các nhóm", en: "Outside all groups" }
    col_tasks() { vi: "Nhiệm vụ", en: "Tasks" }
    col_done() { vi: "Đã hoàn thành", en: "Done" }
    col_in_progress() { vi: "Đang thực hiện", en: "In progress" }
    col_not_started() { vi: "Chưa thực hiện", en: "Not started" }
    col_shared() { vi: "Từng cơ quan, mật, khác", en: "By body, secret, other" }
    col_missing() { vi: "Chưa báo cáo", en: "Not reported" }

    trio() { vi: "Ba tình trạng đặt cạnh nhau", en: "Three statuses side by side" }
    declared_title() { vi: "Cơ quan báo cáo", en: "Declared" }
    backed_title() { vi: "Tài liệu minh chứng", en: "Evidence" }
    scheduled_title() { vi: "Theo thời hạn", en: "By schedule" }
    tasks_word() { vi: " nhiệm vụ", en: " tasks" }
    each_body() { vi: "Từng cơ quan", en: "Each body its own" }
    secret() { vi: "Chế độ mật", en: "State secrecy" }
    not_reported() { vi: "Chưa báo cáo", en: "Not reported" }
    without_state() { vi: "Không nêu trạng thái", en: "No state declared" }
    nobody() { vi: "Không có cơ quan chủ trì phải báo cáo", en: "No lead that must report" }
    rates(due: &str, done: &str, on_time: &str) {
        vi: "{due} nhiệm vụ đã đến hạn và đã báo cáo: hoàn thành {done}, trong đó hoàn thành đúng hạn {on_time} (tính trên số đã đến hạn và đã báo cáo).",
        en: "{due} tasks fell due and were reported on: {done} done, {on_time} done on time (both of those).",
    }
    due_in_silence(count: &str) {
        vi: "{count} nhiệm vụ đã đến hạn chưa có báo cáo được chấp nhận, không tính vào tỷ lệ.",
        en: "{count} tasks that fell due have no accepted report and are in no rate.",
    }
    not_accepted() { vi: "Đã gửi, chưa chấp nhận", en: "Received, not accepted" }
    rates_none() { vi: "Chưa có nhiệm vụ nào đến hạn đã được báo cáo, nên không có tỷ lệ hoàn thành theo hạn.", en: "No task that fell due has been reported on, so there is no rate." }

    by_agency() { vi: "Theo cơ quan", en: "By body" }
    by_agency_note() {
        vi: "Số mục mà cơ quan chủ trì, kể cả phần việc của cơ quan thành viên. Mục “khi có phát sinh” không tính. “Chưa báo cáo”: chưa có báo cáo được chấp nhận.",
        en: "Items that a body leads, its own share as a member included. Items “on occasion” are not counted. “Not reported”: nothing has been accepted yet.",
    }
    col_agency() { vi: "Cơ quan", en: "Body" }
    col_report() { vi: "Báo cáo", en: "Report" }
    col_items() { vi: "Mục", en: "Items" }
    col_backed() { vi: "Có minh chứng", en: "With evidence" }
    col_overdue() { vi: "Quá hạn", en: "Overdue" }
    col_soon() { vi: "Sắp đến hạn", en: "Due soon" }
    none() { vi: "–", en: "–" }
    no_agency() { vi: "Chưa có cơ quan nào chủ trì nhiệm vụ của kế hoạch này.", en: "Nobody leads a task of this plan yet." }

    undated(count: &str) { vi: "Không có thời hạn: {count} nhiệm vụ", en: "Without a deadline: {count} tasks" }
    undated_note() {
        vi: "Việc không có thời hạn không bao giờ quá hạn, nên phải xem đã giao bao lâu và bao lâu chưa có tin. Lâu nhất đứng trước.",
        en: "Work without a deadline is never overdue, so look at its age and how long nothing has been heard. The longest first.",
    }
    undated_none() { vi: "Mọi nhiệm vụ đều có thời hạn hoặc đã hoàn thành.", en: "Every task has a deadline or is done." }
    undated_more(count: &str) { vi: "Xem {count} nhiệm vụ còn lại", en: "See the other {count} tasks" }
    col_number() { vi: "Số", en: "No." }
    col_task() { vi: "Nhiệm vụ", en: "Task" }
    col_age() { vi: "Đã giao", en: "Age" }
    col_silent() { vi: "Chưa có tin", en: "Silent for" }
    days(count: &str) { vi: "{count} ngày", en: "{count} days" }
    never() { vi: "Chưa từng có báo cáo được chấp nhận", en: "No accepted report ever" }

    chart() { vi: "Báo cáo đã nhận theo ngày", en: "Reports received by day" }
    chart_title(first: &str, last: &str, count: &str, owed: &str) {
        vi: "Báo cáo đã nhận tăng dần từ {first} đến {last}, đạt {count}; phải gửi {owed}.",
        en: "Reports received from {first} to {last}: {count} of {owed} owed.",
    }
    chart_none() { vi: "Chưa có báo cáo nào.", en: "No report has come yet." }
    chart_due(day: &str) { vi: "hết hạn {day}", en: "due {day}" }
    chart_owed() { vi: "phải gửi", en: "owed" }
    chart_table() { vi: "Bảng số liệu", en: "The numbers" }
    chart_caption() { vi: "Báo cáo đã nhận, cộng dồn", en: "Reports received, running total" }
    col_day() { vi: "Ngày", en: "Day" }
    col_received() { vi: "Đã nhận", en: "Received" }
    missing_title(count: &str) { vi: "Chưa báo cáo ({count})", en: "Not reported ({count})" }
    late_title(count: &str) { vi: "Gửi chậm ({count})", en: "Late ({count})" }
    others(count: &str) { vi: "{count} cơ quan khác", en: "{count} others" }
    nobody_missing() { vi: "Không có cơ quan nào.", en: "None." }

    list_title(plan: &str) { vi: "Danh sách nhiệm vụ: {plan}", en: "Tasks: {plan}" }
    list_count(count: &str) { vi: "{count} nhiệm vụ", en: "{count} tasks" }
    list_items(count: &str, agency: &str) { vi: "{count} mục của {agency}", en: "{count} items of {agency}" }
    in_group(group: &str) { vi: "nhóm {group}", en: "group {group}" }
    is_declared(words: &str) { vi: "cơ quan báo cáo: {words}", en: "declared: {words}" }
    is_backed(words: &str) { vi: "minh chứng: {words}", en: "evidence: {words}" }
    is_scheduled(words: &str) { vi: "theo thời hạn: {words}", en: "by schedule: {words}" }
    list_none() { vi: "Không có nhiệm vụ nào trong danh sách này.", en: "No task is in this list." }
    list_none_what() { vi: "Bỏ bớt điều kiện hoặc quay lại trang tình hình.", en: "Drop a condition or go back." }
    back() { vi: "Về trang tình hình", en: "Back to the standing" }
    col_leads() { vi: "Cơ quan chủ trì", en: "Lead" }
    lead_more(count: &str) { vi: "và {count} cơ quan khác", en: "and {count} others" }
    filter() { vi: "Lọc", en: "Filter" }
    any() { vi: "Tất cả", en: "All" }
}

/// What is declared, in words.
pub(crate) fn declared(lang: Lang, one: DeclaredAs) -> &'static str {
    match one {
        DeclaredAs::Done => col_done(lang),
        DeclaredAs::InProgress => col_in_progress(lang),
        DeclaredAs::NotStarted => col_not_started(lang),
        DeclaredAs::WithoutState => without_state(lang),
        DeclaredAs::EachBody => each_body(lang),
        DeclaredAs::Secret => secret(lang),
        DeclaredAs::NotReported => not_reported(lang),
        DeclaredAs::Nobody => nobody(lang),
    }
}

/// What stands behind it, in words.
pub(crate) fn backed(lang: Lang, one: BackedAs) -> &'static str {
    use tiendo_domain::standing::Backing;
    match one {
        BackedAs::File => Backing::File.words(lang),
        BackedAs::Figure => Backing::Figure.words(lang),
        BackedAs::Nothing => Backing::Nothing.words(lang),
        BackedAs::EachBody => each_body(lang),
        BackedAs::Secret => secret(lang),
        BackedAs::NotReported => not_reported(lang),
        BackedAs::Nobody => nobody(lang),
    }
}

/// What the schedule says, in words.
pub(crate) fn scheduled(lang: Lang, one: ScheduledAs) -> &'static str {
    match one {
        ScheduledAs::Is(schedule) => schedule.words(lang),
        ScheduledAs::Secret => secret(lang),
    }
}

/// A rate with its denominator: "84,5 % số báo cáo phải gửi".
pub(crate) fn rate(lang: Lang, rate: Rate) -> Option<String> {
    Some(format!("{} {}", rate.percent()?, rate.of.words(lang)))
}
