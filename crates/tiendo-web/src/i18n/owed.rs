//! Words of the page of what is owed.

super::messages! {
    title() { vi: "Việc phải làm", en: "What I owe" }
    title_of(body: &str) { vi: "Việc phải làm của {body}", en: "What {body} owes" }
    lede(day: &str, count: usize) { vi: "{day}. Có {count} việc đang chờ.", en: "{day}. Waiting: {count}." }
    lede_of_none(day: &str) { vi: "{day}.", en: "{day}." }
    caption() { vi: "Việc phải làm theo thời hạn, quá hạn trước", en: "What is owed by deadline, past-due first" }
    past() { vi: "Quá hạn", en: "Past due" }
    soon() { vi: "Trong 7 ngày tới", en: "Within 7 days" }
    later() { vi: "Sau đó", en: "Later" }
    desk() { vi: "Việc đầu mối", en: "At the focal desk" }
    due() { vi: "Thời hạn", en: "Deadline" }
    what() { vi: "Việc", en: "What" }
    state() { vi: "Tình trạng", en: "State" }
    action() { vi: "Việc cần làm", en: "What to do" }
    report_of(year: i64, body: &str) { vi: "Báo cáo năm {year} của {body}", en: "Report of {year}, {body}" }
    plan(number: &str) { vi: "Kế hoạch số {number}", en: "Plan {number}" }
    lines(required: usize, own: usize, occasion: usize) {
        vi: "{required} nhiệm vụ chủ trì, {own} phần việc chung, {occasion} nhiệm vụ phối hợp",
        en: "{required} tasks led, {own} shared, {occasion} coordinated",
    }
    complete(state: &str, complete: usize, all: usize) { vi: "{state}, đủ {complete} / {all} mục", en: "{state}, {complete} of {all} lines complete" }
    write() { vi: "Viết báo cáo", en: "Write the report" }
    go_on() { vi: "Viết tiếp báo cáo", en: "Go on writing" }
    look() { vi: "Xem và gửi", en: "Look and send" }
    mend() { vi: "Bổ sung", en: "Mend" }
    check(count: i64, year: i64) { vi: "Kiểm tra {count} báo cáo đã gửi, kỳ năm {year}", en: "Check {count} sent reports, round of {year}" }
    waiting() { vi: "Chờ kiểm tra", en: "Waiting to be checked" }
    open_desk() { vi: "Mở bàn kiểm tra", en: "Open the desk" }
    round_to_open(year: i64) { vi: "Mở kỳ báo cáo năm {year}", en: "Open the round of {year}" }
    not_open() { vi: "Kỳ chưa mở", en: "Round not open" }
    prepare() { vi: "Chuẩn bị kỳ", en: "Prepare the round" }
    nothing() { vi: "Không có việc nào đang chờ.", en: "Nothing is waiting." }
    nothing_why() {
        vi: "Khi một kỳ báo cáo mở hoặc một nhiệm vụ có thời hạn đến gần, việc sẽ hiện ở đây.",
        en: "When a round opens or a deadline draws near, it will stand here.",
    }
    undated(count: usize) { vi: "Nhiệm vụ chủ trì không có thời hạn ({count})", en: "Tasks led without deadline ({count})" }
    undated_caption() { vi: "Nhiệm vụ không có thời hạn", en: "Tasks without deadline" }
    number() { vi: "Số", en: "No." }
    task() { vi: "Nhiệm vụ", en: "Task" }
    assigned() { vi: "Đã giao", en: "Assigned for" }
    last_heard() { vi: "Tin cuối", en: "Last heard" }
    days(count: i64) { vi: "{count} ngày", en: "{count} days" }
    never_heard() { vi: "chưa có tin", en: "nothing yet" }
    sent(count: usize) { vi: "Đã gửi kỳ này ({count})", en: "Sent this time ({count})" }
}
