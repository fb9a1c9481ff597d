//! Words of the register: plans, tasks, targets, obligations, bodies, search.

use super::Lang;
use tiendo_domain::{
    assignment::{Demand, Role},
    plan::{
        Comparator, DueRule, DutyFact, DutyKind, Frequency, ObligationFact, ObligationKind,
        PlanFact, TargetFact, TaskDeadline, TaskFact,
    },
    time::YearlyDay,
};
use tiendo_text::{date, number};

super::messages! {
    plans() { vi: "Kế hoạch", en: "Plans" }
    plans_lede(count: &str) { vi: "{count} kế hoạch trong sổ theo dõi nhiệm vụ.", en: "{count} plans in the register." }
    plans_empty() { vi: "Chưa có kế hoạch nào trong sổ.", en: "No plan is in the register yet." }
    plans_empty_why() {
        vi: "Chuyên viên đầu mối tải văn bản kế hoạch lên, xử lý các điểm cần xem lại rồi xác nhận vào sổ.",
        en: "The focal officer uploads the plan's document, settles what is unsure and confirms it into the register.",
    }
    plans_empty_public() { vi: "Chưa có kế hoạch nào được công khai.", en: "No plan has been opened to the public." }
    plans_empty_public_why() {
        vi: "Kế hoạch hiện ở đây khi có quyết định công khai. Người có tài khoản đăng nhập để xem sổ theo dõi.",
        en: "A plan appears here once a decision has opened it. Sign in to see the register.",
    }
    take_in() { vi: "Tải văn bản kế hoạch lên", en: "Upload a plan's document" }
    agencies_link() { vi: "Cơ quan và việc được giao", en: "Bodies and what they owe" }
    opened_state() { vi: "Đã công khai", en: "Public" }
    internal_state() { vi: "Nội bộ", en: "Internal" }
    publish() { vi: "công khai kế hoạch", en: "open to the public" }
    col_plan() { vi: "Kế hoạch", en: "Plan" }
    col_issued() { vi: "Ngày ban hành", en: "Issued" }
    col_tasks() { vi: "Nhiệm vụ", en: "Tasks" }
    col_horizon() { vi: "Thời gian", en: "Until" }
    col_state() { vi: "Công khai", en: "Public" }

    parts_nav() { vi: "Các phần của kế hoạch", en: "Parts of the plan" }
    tab_overview() { vi: "Tổng quan", en: "Overview" }
    tab_tasks(count: &str) { vi: "Nhiệm vụ ({count})", en: "Tasks ({count})" }
    tab_targets(count: &str) { vi: "Chỉ tiêu ({count})", en: "Targets ({count})" }
    tab_promises() { vi: "Chế độ báo cáo, trách nhiệm", en: "Reporting and duties" }
    tab_cited(count: &str) { vi: "Căn cứ, văn bản viện dẫn ({count})", en: "Legal basis and citations ({count})" }
    tab_recipients() { vi: "Nơi nhận", en: "Recipients" }
    tab_source() { vi: "Văn bản gốc", en: "Source document" }
    tab_history() { vi: "Nhật ký thay đổi", en: "Journal" }

    next_due(when: &str, left: &str) { vi: "Thời hạn tiếp theo: {when}, {left}", en: "Next deadline: {when}, {left}" }
    next_report(kind: &str, to: &str, via: &str) { vi: "Phải gửi: {kind}{to}{via}.", en: "Due: {kind}{to}{via}." }
    sent_to(to: &str) { vi: " tới {to}", en: " to {to}" }
    sent_via(via: &str) { vi: ", qua {via}", en: ", through {via}" }
    see_obligations() { vi: "Xem chế độ báo cáo", en: "See who must report" }
    see_tasks(count: &str) { vi: "Xem {count} nhiệm vụ", en: "See the {count} tasks" }
    groups_title(count: &str) { vi: "{count} nhóm nhiệm vụ", en: "{count} task groups" }
    groups_caption() { vi: "Bấm vào tên nhóm để xem các nhiệm vụ của nhóm.", en: "Open a group to see its tasks." }
    col_number() { vi: "Số", en: "No." }
    col_group() { vi: "Nhóm nhiệm vụ", en: "Task group" }
    no_group() { vi: "Không thuộc nhóm nào", en: "In no group" }
    document_facts() { vi: "Thông tin văn bản", en: "About the document" }
    issuer() { vi: "Cơ quan ban hành", en: "Issuer" }
    issued_on() { vi: "Ngày ban hành", en: "Date issued" }
    in_force() { vi: "Có hiệu lực", en: "In force" }
    period() { vi: "Thời gian", en: "Period" }
    focal() { vi: "Đầu mối", en: "Focal agency" }
    version() { vi: "Bản", en: "Version" }
    first_version() { vi: "bản 1, chưa có điều chỉnh, bổ sung", en: "version 1, not amended" }
    later_version(n: u32) { vi: "bản {n}", en: "version {n}" }
    horizon(year: i16) { vi: "đến năm {year}", en: "until {year}" }
    vision(year: i16) { vi: "tầm nhìn đến năm {year}", en: "vision to {year}" }
    whole_plan() { vi: "Tải về toàn bộ kế hoạch (XLSX)", en: "Download the whole plan (XLSX)" }
    not_said() { vi: "văn bản không ghi", en: "not in the document" }

    tasks_title(plan: &str) { vi: "Nhiệm vụ của {plan}", en: "Tasks of {plan}" }
    filter_group() { vi: "Nhóm nhiệm vụ", en: "Task group" }
    all_groups(count: &str) { vi: "Tất cả {count} nhóm", en: "All {count} groups" }
    filter_agency() { vi: "Cơ quan", en: "Body" }
    all_agencies() { vi: "Tất cả cơ quan", en: "All bodies" }
    filter_role() { vi: "Vai trò", en: "Role" }
    any_role() { vi: "Chủ trì hoặc phối hợp", en: "Lead or coordinator" }
    filter_words() { vi: "Có từ (gõ không dấu cũng được)", en: "Contains (marks not needed)" }
    filter() { vi: "Lọc", en: "Filter" }
    shown(shown: &str, sections: &str) { vi: "{shown} nhiệm vụ trong {sections} nhóm", en: "{shown} tasks in {sections} groups" }
    shown_by_lead(shown: &str, sections: &str) { vi: "{shown} nhiệm vụ, {sections} đầu mục chủ trì", en: "{shown} tasks under {sections} leads" }
    by_lead() { vi: "Xếp theo cơ quan chủ trì", en: "Arrange by lead agency" }
    by_group() { vi: "Xếp theo nhóm nhiệm vụ", en: "Arrange by task group" }
    two_leads_note() { vi: "Nhiệm vụ có hai cơ quan chủ trì nằm dưới cả hai.", en: "A task with two leads stands under both." }
    nobody_leads() { vi: "Văn bản không ghi cơ quan chủ trì", en: "The document names no lead" }
    table_xlsx(count: &str) { vi: "Tải về bảng {count} nhiệm vụ (XLSX)", en: "Download the {count} tasks (XLSX)" }
    tasks_none() { vi: "Không có nhiệm vụ nào khớp bộ lọc.", en: "No task matches the filter." }
    tasks_none_why() { vi: "Bỏ bớt điều kiện lọc, hoặc", en: "Loosen the filter, or" }
    tasks_all() { vi: "xem tất cả nhiệm vụ", en: "see all tasks" }
    tasks_absent() { vi: "Kế hoạch này không có nhiệm vụ nào.", en: "This plan has no tasks." }
    tasks_absent_why() { vi: "Xem chế độ báo cáo và trách nhiệm ở các phần khác của kế hoạch.", en: "See reporting and duties in the plan's other parts." }
    col_content() { vi: "Nội dung nhiệm vụ", en: "Task" }
    col_leads() { vi: "Cơ quan chủ trì", en: "Lead agency" }
    col_coordinators() { vi: "Cơ quan phối hợp", en: "Coordinating agencies" }
    col_deadline() { vi: "Thời hạn", en: "Deadline" }
    col_product() { vi: "Sản phẩm, kết quả", en: "Product" }
    col_note() { vi: "Ghi chú", en: "Note" }
    short_lead() { vi: "Chủ trì", en: "Lead" }
    short_coordinators() { vi: "Phối hợp", en: "Coordinate" }
    tasks_in(count: &str) { vi: "{count} nhiệm vụ", en: "{count} tasks" }
    read_on() { vi: "đọc tiếp", en: "read on" }
    of_task(number: &str) { vi: " nhiệm vụ {number}", en: " task {number}" }
    added_by_decision() { vi: "bổ sung theo quyết định của đầu mối", en: "added by the focal officer" }
    secret() { vi: "Chế độ mật", en: "State secret" }
    secret_why() {
        vi: "Việc thực hiện được báo cáo theo chế độ mật; ở đây chỉ ghi nhận đã báo cáo và ngày báo cáo.",
        en: "Reported as a state secret; only the fact and the day of reporting are kept here.",
    }

    task_title(number: &str) { vi: "Nhiệm vụ {number}", en: "Task {number}" }
    task_bare() { vi: "Nhiệm vụ", en: "Task" }
    part_title(ordinal: u32) { vi: "Nội dung {ordinal}", en: "Part {ordinal}" }
    members_of(count: &str, day: &str) { vi: "{count} cơ quan thành viên tại ngày {day}", en: "{count} members as of {day}" }
    members_none(day: &str) {
        vi: "Chưa có cơ quan thành viên nào tại ngày {day}. Quản trị hệ thống thêm thành viên cho nhóm.",
        en: "No members as of {day}. The administrator adds them.",
    }
    members_why() {
        vi: "Mỗi cơ quan thành viên chịu trách nhiệm phần việc của mình.",
        en: "Each member answers for its own share.",
    }
    cause() { vi: "Lý do bổ sung", en: "Why it was added" }
    history_title() { vi: "Thay đổi gần đây", en: "Recent changes" }
    history_all() { vi: "Xem toàn bộ nhật ký", en: "See the whole journal" }
    task_before(number: &str) { vi: "← Nhiệm vụ {number}", en: "← Task {number}" }
    task_after(number: &str) { vi: "Nhiệm vụ {number} →", en: "Task {number} →" }
    neighbours() { vi: "Nhiệm vụ trước và sau", en: "Tasks before and after" }

    targets_title(plan: &str) { vi: "Chỉ tiêu của {plan}", en: "Targets of {plan}" }
    targets_empty() { vi: "Kế hoạch này không có chỉ tiêu nào.", en: "This plan has no targets." }
    targets_empty_why() { vi: "Xem các nhiệm vụ của kế hoạch.", en: "See the plan's tasks." }
    targets_caption() {
        vi: "Như văn bản ghi. Số bình quân của một giai đoạn là bình quân nhân.",
        en: "As the document says. A mean over a period is a geometric mean.",
    }
    col_target() { vi: "Chỉ tiêu", en: "Target" }
    col_aim() { vi: "Mức phải đạt", en: "Aim" }
    col_unit() { vi: "Đơn vị tính", en: "Unit" }
    col_measure() { vi: "Cách tính", en: "Measure" }
    col_by() { vi: "Mốc", en: "By" }
    col_low() { vi: "Từ", en: "From" }
    col_high() { vi: "Đến", en: "To" }
    roughly() { vi: "khoảng", en: "about" }
    in_which() { vi: "trong đó", en: "of which" }
    by_year(year: i16) { vi: "năm {year}", en: "{year}" }

    promises_title(plan: &str) { vi: "Chế độ báo cáo, trách nhiệm của {plan}", en: "Reporting and duties of {plan}" }
    obligations() { vi: "Chế độ báo cáo", en: "Obligations to report" }
    obligations_empty() { vi: "Văn bản không quy định chế độ báo cáo.", en: "The document lays down no reporting." }
    duties() { vi: "Trách nhiệm khác", en: "Other duties" }
    duties_empty() { vi: "Văn bản không giao trách nhiệm nào khác.", en: "The document lays down no other duty." }
    frequency() { vi: "Định kỳ", en: "How often" }
    due() { vi: "Thời hạn", en: "Due" }
    this_year(year: i16) { vi: "Năm {year}", en: "In {year}" }
    send_to() { vi: "Gửi", en: "To" }
    send_via() { vi: "Qua", en: "Through" }
    decides() { vi: "Quyết định", en: "Decided by" }
    addressees() { vi: "Ai phải làm", en: "Who must" }
    open_set() {
        vi: "Danh sách mở: văn bản không liệt kê, chuyên viên đầu mối nêu tên từng cơ quan, kèm lý do, khi mở kỳ báo cáo.",
        en: "An open list: the text names nobody, the focal officer names the bodies, with a reason, when a round is opened.",
    }
    open_mark() { vi: "(danh sách mở)", en: "(open list)" }
    col_duty() { vi: "Trách nhiệm", en: "Duty" }
    col_to() { vi: "Gửi, quyết định", en: "To, decided by" }
    collectives_title(day: &str) { vi: "Nhóm cơ quan và thành viên tại ngày {day}", en: "Collectives and their members as of {day}" }
    not_settled() { vi: "chưa xác định cơ quan", en: "not settled" }
    weekend() { vi: "ngày nghỉ cuối tuần; thời hạn không lùi sang ngày làm việc", en: "a weekend; the deadline does not move to a working day" }

    cited_title(plan: &str) { vi: "Căn cứ, văn bản viện dẫn của {plan}", en: "Legal basis and citations of {plan}" }
    basis() { vi: "Căn cứ", en: "Legal basis" }
    basis_empty() { vi: "Văn bản không ghi căn cứ.", en: "The document names no legal basis." }
    mentioned() { vi: "Văn bản viện dẫn khác", en: "Other cited documents" }
    mentioned_empty() { vi: "Văn bản không viện dẫn văn bản nào khác.", en: "The document cites nothing else." }
    cited_caption() { vi: "Theo thứ tự xuất hiện trong văn bản.", en: "In the order of first mention." }
    col_document() { vi: "Số, ký hiệu", en: "Number and symbol" }
    col_kind() { vi: "Loại văn bản", en: "Kind" }
    col_cited_as() { vi: "Viện dẫn là", en: "Cited as" }

    recipients_title(plan: &str) { vi: "Nơi nhận của {plan}", en: "Recipients of {plan}" }
    recipients_empty() { vi: "Văn bản không ghi nơi nhận.", en: "The document names no recipients." }
    recipients_lede() { vi: "Như văn bản ghi, theo thứ tự.", en: "As printed, in order." }
    col_recipient() { vi: "Nơi nhận", en: "Recipient" }

    journal_title(plan: &str) { vi: "Nhật ký thay đổi của {plan}", en: "Journal of {plan}" }
    journal_lede() {
        vi: "Mọi thay đổi của kế hoạch và văn bản gốc, mới nhất ở trên. Không ai sửa hay xóa được dòng nhật ký.",
        en: "Every change of the plan and its source, the newest first. No entry can be altered or removed.",
    }
    journal_empty() { vi: "Chưa có thay đổi nào.", en: "Nothing has changed yet." }
    col_when() { vi: "Thời điểm", en: "When" }
    col_who() { vi: "Người thực hiện", en: "By" }
    col_what() { vi: "Việc", en: "What" }
    col_seq() { vi: "Số nhật ký", en: "Entry" }
    earlier() { vi: "Xem các dòng cũ hơn", en: "See earlier entries" }
    by_command() { vi: "người quản trị máy chủ (dòng lệnh)", en: "server operator (command line)" }
    by_system() { vi: "hệ thống", en: "the system" }
    unknown_person() { vi: "người dùng không còn trong danh sách", en: "a person no longer listed" }

    agencies_title() { vi: "Cơ quan và việc được giao", en: "Bodies and what they owe" }
    agencies_lede(count: &str, day: &str) { vi: "{count} cơ quan tại ngày {day}.", en: "{count} bodies as of {day}." }
    agencies_empty() { vi: "Chưa có cơ quan nào.", en: "There is no body yet." }
    agencies_empty_why() {
        vi: "Quản trị hệ thống nạp danh sách cơ quan, hoặc cơ quan được lập khi đưa một kế hoạch vào sổ.",
        en: "The administrator loads a list, or bodies are made when a plan is taken in.",
    }
    agencies_none() { vi: "Không có cơ quan nào khớp bộ lọc.", en: "No body matches the filter." }
    agencies_all() { vi: "Xem tất cả cơ quan", en: "See all bodies" }
    col_agency() { vi: "Cơ quan", en: "Body" }
    col_agency_kind() { vi: "Loại", en: "Kind" }
    col_leading() { vi: "Chủ trì", en: "Leads" }
    col_share() { vi: "Phần việc riêng", en: "Own share" }
    col_coordinating() { vi: "Phối hợp", en: "Coordinates" }
    agency_lede(leads: &str, shares: &str, coordinates: &str) {
        vi: "Chủ trì {leads} nhiệm vụ, có phần việc trong {shares} nhiệm vụ giao chung, phối hợp {coordinates} nhiệm vụ.",
        en: "Leads {leads} tasks, has its own share in {shares}, coordinates {coordinates}.",
    }
    agency_facts() { vi: "Thông tin cơ quan", en: "About the body" }
    short_name() { vi: "Tên gọi tắt", en: "Short name" }
    superior() { vi: "Cấp trên", en: "Superior" }
    channel() { vi: "Gửi báo cáo", en: "Reports" }
    member_of() { vi: "Thuộc nhóm", en: "Member of" }
    standing() { vi: "Thông tin", en: "Information" }
    leads_title() { vi: "Chủ trì", en: "Leads" }
    shares_title() { vi: "Phần việc riêng trong nhiệm vụ giao chung", en: "Own share in tasks given to a collective" }
    coordinates_title() { vi: "Phối hợp, báo cáo khi có phát sinh", en: "Coordinates, reports on occasion" }
    owes_nothing() { vi: "Chưa có kế hoạch nào giao việc cho cơ quan này.", en: "No plan gives this body anything to do." }
    owes_nothing_why() { vi: "Việc được giao hiện ở đây khi kế hoạch được xác nhận vào sổ.", en: "What it owes appears here once a plan is confirmed." }
    must_report() { vi: "Phải báo cáo", en: "Must report" }
    must_do() { vi: "Trách nhiệm khác", en: "Other duties" }
    through(name: &str) { vi: "qua nhóm “{name}”", en: "through “{name}”" }
    addressed_as(words: &str) { vi: "văn bản ghi “{words}”", en: "addressed as “{words}”" }
    own_xlsx() { vi: "Tải về việc được giao (XLSX)", en: "Download what it owes (XLSX)" }

    search_title() { vi: "Tra cứu", en: "Search" }
    search_label() { vi: "Tìm trong nhiệm vụ, cơ quan, văn bản viện dẫn", en: "Search tasks, bodies and cited documents" }
    search_hint() { vi: "Gõ không dấu cũng được: “dau tu” tìm thấy “đầu tư”.", en: "Marks are not needed: “dau tu” finds “đầu tư”." }
    search_button() { vi: "Tìm", en: "Search" }
    search_nothing(words: &str) { vi: "Không tìm thấy “{words}”.", en: "Nothing found for “{words}”." }
    search_nothing_why() {
        vi: "Thử ít từ hơn hoặc từ khác; mọi từ đã gõ đều phải có mặt trong cùng một nội dung.",
        en: "Try fewer or other words; all of them must stand in one text.",
    }
    search_found(count: &str, words: &str) { vi: "{count} kết quả cho “{words}”", en: "{count} results for “{words}”" }
    found_plans(count: &str) { vi: "Kế hoạch ({count})", en: "Plans ({count})" }
    found_tasks(count: &str) { vi: "Nhiệm vụ ({count})", en: "Tasks ({count})" }
    found_agencies(count: &str) { vi: "Cơ quan ({count})", en: "Bodies ({count})" }
    found_cited(count: &str) { vi: "Văn bản viện dẫn ({count})", en: "Cited documents ({count})" }
    found_more() { vi: "Còn kết quả nữa; gõ thêm từ để thu hẹp.", en: "There are more; add words to narrow the search." }
    cited_in(plan: &str) { vi: "viện dẫn trong {plan}", en: "cited in {plan}" }

    as_of_label() { vi: "Xem sổ tại ngày", en: "The register as of" }
    as_of_button() { vi: "Xem", en: "Show" }
    as_of_hint() { vi: "Ví dụ 01/3/2025; để trống là hôm nay.", en: "E.g. 01/3/2025; empty for today." }
    as_of_shown(day: &str) { vi: "Sổ theo dõi tại ngày {day}, theo những gì biết đến nay.", en: "The register as of {day}, by what is known now." }
    as_of_today() { vi: "Về hôm nay", en: "Back to today" }
    sheet_as_of(day: &str) { vi: "Tại ngày {day}, theo sổ theo dõi nhiệm vụ.", en: "As of {day}, from the register." }
    sheet_filtered() { vi: "Danh sách đã lọc.", en: "The list is filtered." }
    col_demand() { vi: "Mức yêu cầu", en: "Demand" }
    col_through() { vi: "Được giao qua", en: "Through" }
    col_addressees() { vi: "Đối tượng", en: "Addressees" }
    col_obligation() { vi: "Nội dung", en: "What" }
}

/// How pages call a plan: "Kế hoạch số 214/KH-UBND"; its kind alone where it has no number.
pub(crate) fn plan_name(lang: Lang, plan: &PlanFact) -> String {
    match (&plan.number, lang) {
        (Some(number), Lang::Vi) => format!("{} số {number}", plan.kind),
        (Some(number), Lang::En) => format!("{} No. {number}", kind_in_english(&plan.kind)),
        (None, Lang::Vi) => plan.kind.clone(),
        (None, Lang::En) => kind_in_english(&plan.kind).to_owned(),
    }
}

/// The kinds of document that plans are; another kind stays as it is printed.
fn kind_in_english(kind: &str) -> &str {
    match kind.to_lowercase().as_str() {
        "kế hoạch" => "Plan",
        "chương trình" => "Programme",
        "đề án" => "Project",
        "quyết định" => "Decision",
        _ => kind,
    }
}

/// The plan in a crumb: its number, or its kind.
pub(crate) fn plan_short(plan: &PlanFact) -> &str {
    plan.number.as_deref().unwrap_or(&plan.kind)
}

/// "đến năm 2030, tầm nhìn đến năm 2045"; empty where the plan says neither.
pub(crate) fn plan_period(lang: Lang, plan: &PlanFact) -> String {
    let horizon = plan.horizon.map(|year| horizon(lang, year));
    let vision = plan.vision.map(|year| vision(lang, year));
    let words: Vec<String> = horizon.into_iter().chain(vision).collect();
    words.join(", ")
}

/// A task's deadline: its printed words, with what they mean beside them where that says more.
pub(crate) fn deadline(lang: Lang, task: &TaskFact) -> String {
    let meaning = match &task.deadline {
        TaskDeadline::None => lang.pick("không có thời hạn", "no deadline").to_owned(),
        TaskDeadline::Ongoing => lang.pick("thường xuyên", "ongoing").to_owned(),
        TaskDeadline::Annual(None) => lang.pick("hằng năm", "yearly").to_owned(),
        TaskDeadline::Annual(Some(day)) => yearly(lang, *day),
        TaskDeadline::Day(due) => due.words(lang),
        TaskDeadline::AfterEvent(words) => words.clone(),
    };
    match &task.deadline_words {
        Some(words) if task.deadline.due().is_some() => format!("{words}: {meaning}"),
        Some(words) => words.clone(),
        None => meaning,
    }
}

/// By when an obligation is due, in the words of its rule.
pub(crate) fn due_rule(lang: Lang, due: impl std::borrow::Borrow<DueRule>) -> String {
    match due.borrow() {
        DueRule::Yearly(day) => yearly(lang, *day),
        DueRule::Day(deadline) => deadline.rule_words(lang),
    }
}

fn yearly(lang: Lang, day: YearlyDay) -> String {
    let (vi, en, month, day) = match day {
        YearlyDay::Before { month, day } => ("trước ngày", "before", month, day),
        YearlyDay::On { month, day } => ("đến hết ngày", "by the end of", month, day),
    };
    match lang {
        Lang::Vi => format!("{vi} {day:02}/{month} hằng năm"),
        Lang::En => format!("{en} {day:02}/{month} each year"),
    }
}

/// What a target aims at: "từ 7,25 đến 8,25", "trên 10", or the words of a statement.
pub(crate) fn aim(lang: Lang, target: &TargetFact) -> String {
    let low = target.low.map(number::decimal);
    let high = target.high.map(number::decimal);
    match figures(lang, target.comparator, low, high) {
        Some(figures) if target.approximate => format!("{} {figures}", roughly(lang)),
        Some(figures) => figures,
        None => target.text.clone().unwrap_or_default(),
    }
}

/// Figures as they bind, as they are shown: "từ 7,25 đến 8,25", "trên 10"; none for a statement.
pub(crate) fn figures(
    lang: Lang,
    comparator: Comparator,
    low: Option<String>,
    high: Option<String>,
) -> Option<String> {
    Some(match (comparator, low, high) {
        (Comparator::Range, Some(low), Some(high)) => match lang {
            Lang::Vi => format!("từ {low} đến {high}"),
            Lang::En => format!("{low} to {high}"),
        },
        (Comparator::AtLeast, Some(low), _) => match lang {
            Lang::Vi => format!("từ {low} trở lên"),
            Lang::En => format!("at least {low}"),
        },
        (Comparator::Equal, Some(figure), _) => figure,
        (Comparator::Above, Some(figure), _)
        | (Comparator::Below | Comparator::AtMost, _, Some(figure)) => {
            format!("{} {figure}", comparator.words(lang))
        }
        _ => return None,
    })
}

/// By when a target is to be reached: "năm 2030", "2021–2030".
pub(crate) fn target_years(lang: Lang, target: &TargetFact) -> String {
    years(lang, target.years, target.by)
}

/// A stretch of years, else a year by which.
pub(crate) fn years(lang: Lang, years: Option<(i16, i16)>, by: Option<i16>) -> String {
    match (years, by) {
        (Some((first, last)), _) => format!("{first}–{last}"),
        (None, Some(year)) => by_year(lang, year),
        (None, None) => String::new(),
    }
}

/// Words as a heading: with a capital at the beginning.
pub(crate) fn heading(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What must be reported, and how often: "Báo cáo định kỳ, hằng năm".
pub(crate) fn obligation(lang: Lang, fact: &ObligationFact) -> String {
    report_kind(lang, fact.kind, fact.frequency)
}

/// A kind of report, and how often it comes.
pub(crate) fn report_kind(
    lang: Lang,
    kind: ObligationKind,
    frequency: Option<Frequency>,
) -> String {
    often(lang, heading(kind.words(lang)), frequency)
}

/// What must be done, and how often.
pub(crate) fn duty(lang: Lang, fact: &DutyFact) -> String {
    // A yearly plan says by itself how often.
    let frequency = fact.frequency.filter(|_| fact.kind != DutyKind::AnnualPlan);
    often(lang, heading(fact.kind.words(lang)), frequency)
}

fn often(lang: Lang, what: String, frequency: Option<Frequency>) -> String {
    match frequency {
        Some(frequency) => format!("{what}, {}", frequency.words(lang)),
        None => what,
    }
}

/// A day, or nothing.
pub(crate) fn day(day: impl std::borrow::Borrow<Option<jiff::civil::Date>>) -> String {
    day.borrow().map(date::short).unwrap_or_default()
}

/// A role for a filter.
pub(crate) fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Lead => short_lead(lang),
        Role::Coordinate => short_coordinators(lang),
    }
}

/// The head over the tasks that ask so much of a body.
pub(crate) fn demand_title(lang: Lang, demand: Demand) -> &'static str {
    match demand {
        Demand::Required => leads_title(lang),
        Demand::OwnShare => shares_title(lang),
        Demand::OnOccasion => coordinates_title(lang),
    }
}
