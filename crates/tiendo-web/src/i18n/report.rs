//! Words of a report's page: writing, handing over, sending, evidence, entering a paper.

use super::Lang;
use tiendo_app::reports::ReportsRefusal;
use tiendo_domain::{
    report::{BadSender, Refusal as Rule, line::LineProblem},
    round::Entry,
};
use tiendo_text::date;

super::messages! {
    title(year: i16, name: &str) { vi: "Báo cáo năm {year} của {name}", en: "Report for {year} of {name}" }
    owed() { vi: "Việc phải làm", en: "What I owe" }
    round(year: i16) { vi: "Kỳ báo cáo năm {year}", en: "Round of {year}" }
    plan() { vi: "Kế hoạch", en: "Plan" }
    due() { vi: "Thời hạn", en: "Due" }
    sent_to(whom: &str) { vi: "Gửi {whom}", en: "To {whom}" }
    state() { vi: "Tình trạng", en: "State" }
    complete(state: &str, done: usize, all: usize) { vi: "{state}, đủ {done} / {all} mục", en: "{state}, {done} of {all} lines complete" }
    paper() { vi: "Văn bản", en: "Paper" }
    paper_mark(number: &str, dated: &str) { vi: "nhập thay theo văn bản số {number} ngày {dated}", en: "entered on behalf from paper {number} of {dated}" }
    paper_times(received: &str, entered: &str) { vi: "nhận ngày {received}, nhập {entered}", en: "received on {received}, entered {entered}" }
    excused(why: &str) { vi: "Không phải báo cáo kỳ này: {why}", en: "Excused this time: {why}" }
    not_for_reading() {
        vi: "Cơ quan đang soạn báo cáo. Nội dung đang soạn chỉ cơ quan đó xem được.",
        en: "The report is being written. What is being written is for that body only.",
    }
    to_check() { vi: "Kiểm tra báo cáo này", en: "Check this report" }
    to_desk() { vi: "Xem bản đã gửi ở trang kiểm tra", en: "See what was sent, on the checking page" }
    only_open(open: usize, locked: usize) {
        vi: "Chỉ {open} mục mở để sửa; {locked} mục khác giữ như lần gửi trước.",
        en: "Only {open} lines are open; {locked} others stay as they were sent.",
    }
    part_mend(count: usize) { vi: "Mục cần bổ sung ({count})", en: "Lines to mend ({count})" }
    part_locked(count: usize) { vi: "Mục đã gửi, không sửa trong lần này ({count})", en: "Lines already sent, not open now ({count})" }
    part_required(count: usize) { vi: "Nhiệm vụ chủ trì ({count})", en: "Tasks led ({count})" }
    part_share(count: usize) { vi: "Phần việc chung ({count})", en: "Own share of common tasks ({count})" }
    part_share_hint() { vi: "Mỗi mục một câu. Được ghi “Không phát sinh” kèm lý do.", en: "One sentence each. “Nothing arose” with the reason is an answer." }
    part_occasion(count: usize) { vi: "Nhiệm vụ phối hợp ({count})", en: "Tasks coordinated ({count})" }
    part_occasion_hint(said: usize, all: usize) {
        vi: "Chỉ ghi khi có phát sinh. Để trống vẫn là đủ. Hiện đã ghi {said} / {all}",
        en: "Only where something arose. Empty is complete. Now {said} of {all}",
    }
    leads(names: &str) { vi: "(chủ trì: {names})", en: "(led by {names})" }
    declared() { vi: "Trạng thái", en: "State" }
    done_on() { vi: "Ngày hoàn thành", en: "Day of completion" }
    done_on_hint() { vi: "Chỉ ghi khi đã hoàn thành, ví dụ 15/11/2026.", en: "Only when done, e.g. 15/11/2026." }
    done() { vi: "Kết quả trong năm", en: "What was done this year" }
    figures() { vi: "Số liệu", en: "Figures" }
    figure_label() { vi: "Chỉ số", en: "What is counted" }
    figure_value() { vi: "Số", en: "Number" }
    figure_unit() { vi: "Đơn vị", en: "Unit" }
    no_figure() { vi: "Không có số liệu", en: "No figure" }
    difficulties() { vi: "Khó khăn, vướng mắc, nguyên nhân", en: "Difficulties and their causes" }
    proposals() { vi: "Đề xuất, kiến nghị", en: "Proposals" }
    if_any() { vi: "(nếu có)", en: "(if any)" }
    files_of(number: &str) { vi: "Tài liệu minh chứng của nhiệm vụ {number}", en: "Evidence for task {number}" }
    file_added(size: &str, day: &str) { vi: "{size} · tải lên {day}", en: "{size} · added {day}" }
    file_personal() { vi: "có dữ liệu cá nhân", en: "personal data" }
    remove_file() { vi: "Bỏ tệp", en: "Remove" }
    add_file() { vi: "Thêm tài liệu minh chứng", en: "Add evidence" }
    add_file_hint() {
        vi: "PDF, DOCX, XLSX hoặc ảnh PNG, JPEG, tối đa 20 MB; tệp được tải lên khi lưu. Không tải lên tài liệu mật.",
        en: "PDF, DOCX, XLSX, PNG or JPEG, at most 20 MB; uploaded when you save. No secret documents.",
    }
    personal_data() { vi: "Tệp có dữ liệu cá nhân của công dân", en: "The file holds personal data of citizens" }
    has_result() { vi: "Có kết quả", en: "Something was done" }
    nothing_arose() { vi: "Không phát sinh", en: "Nothing arose" }
    share_of(number: &str) { vi: "Phần của cơ quan ở nhiệm vụ {number}", en: "Own share of task {number}" }
    share_text() { vi: "Kết quả, hoặc lý do không phát sinh", en: "What was done, or why nothing arose" }
    prefilled(year: i16) {
        vi: "Đã điền sẵn nội dung báo cáo năm {year}: sửa theo kết quả năm nay, hoặc chọn “Không thay đổi so với kỳ trước”.",
        en: "Filled in with what was reported for {year}: change it to this year’s result, or tick “Unchanged”.",
    }
    p_prefilled() {
        vi: "Nội dung điền sẵn của kỳ trước chưa được sửa: sửa lại, hoặc chọn “Không thay đổi so với kỳ trước”.",
        en: "The words of the report before stand there untouched: change them, or tick “Unchanged”.",
    }
    earlier_label(number: &str) { vi: "Kỳ trước, nhiệm vụ {number}", en: "Before, task {number}" }
    earlier_sentence(year: i16) { vi: "Năm {year} đã báo cáo", en: "Reported in {year}" }
    earlier(year: i16, state: &str) { vi: "Năm {year} đã báo cáo: {state}", en: "Said for {year}: {state}" }
    no_change() { vi: "Không thay đổi", en: "Unchanged" }
    unchanged() { vi: "Không thay đổi so với kỳ trước", en: "Unchanged since then" }
    secret() { vi: "Theo chế độ mật", en: "Under state secrecy" }
    secret_why() {
        vi: "Mục này không ghi nội dung và không nhận tệp: hệ thống chỉ giữ việc đã báo cáo và ngày báo cáo. Nội dung gửi theo đường văn bản mật.",
        en: "No words and no files here: only the fact and the day of reporting are kept. The content goes the way of secret papers.",
    }
    returned_line() { vi: "Trả lại, cần bổ sung.", en: "Returned, to be mended." }
    locked() { vi: "Đã gửi, đang khóa", en: "Sent, locked" }
    nothing_said() { vi: "Chưa ghi.", en: "Nothing was written." }

    save() { vi: "Lưu bản nháp", en: "Save the draft" }
    save_status() { vi: "Bấm “Lưu bản nháp” để giữ nội dung đang viết.", en: "Press “Save the draft” to keep what you write." }
    hand() { vi: "Trình thủ trưởng duyệt", en: "Hand to the head" }
    take_back() { vi: "Lấy lại để sửa", en: "Take back to edit" }
    send() { vi: "Gửi báo cáo", en: "Send the report" }
    send_title() { vi: "Gửi báo cáo", en: "Sending" }
    send_what() {
        vi: "Bản đã gửi được giữ nguyên, ghi giờ máy chủ. Trước khi được chấp nhận, có thể thu hồi để sửa.",
        en: "What is sent is kept as it is, with the server's time. Until it is accepted it can be withdrawn.",
    }
    capacity() { vi: "Tư cách ký gửi", en: "Capacity" }
    position() { vi: "Chức vụ", en: "Position" }
    withdraw() { vi: "Thu hồi để sửa", en: "Withdraw to edit" }
    withdraw_what() { vi: "Báo cáo chưa được chấp nhận nên còn thu hồi được.", en: "It is not accepted yet, so it can be withdrawn." }
    handed_by(who: &str) { vi: "{who} đã trình, chờ thủ trưởng duyệt.", en: "Handed over by {who}, awaiting the head." }

    sendings() { vi: "Các lần gửi", en: "Sendings" }
    sending(n: u32, at: &str, who: &str) { vi: "Lần gửi {n}: {at}, {who}", en: "Sending {n}: {at}, {who}" }
    sending_paper(number: &str, received: &str) { vi: "nhập thay theo văn bản số {number}, nhận ngày {received}", en: "entered on behalf from paper {number}, received on {received}" }
    withdrawn(at: &str) { vi: "đã thu hồi {at}", en: "withdrawn {at}" }
    returned(at: &str, count: usize) { vi: "trả lại {at}, {count} mục cần bổ sung", en: "returned {at}, {count} lines to mend" }
    signed_file() { vi: "Văn bản ký (PDF)", en: "Signed paper (PDF)" }
    fingerprint(hash: &str) { vi: "SHA-256: {hash}", en: "SHA-256: {hash}" }

    paper_title(name: &str) { vi: "Nhập thay báo cáo của {name}", en: "Entering a paper for {name}" }
    paper_crumb() { vi: "Báo cáo", en: "Report" }
    paper_lede() {
        vi: "Dùng khi cơ quan gửi văn bản ký. Ghi số, ngày và tệp văn bản trước, rồi nhập từng mục. Đúng hạn hay chậm tính theo ngày nhận văn bản; cả ngày nhận và giờ nhập đều được giữ.",
        en: "For a body that sends a signed paper. First its number, dates and file, then the lines. In time or late goes by the day of receipt; both times are kept.",
    }
    paper_number() { vi: "Số, ký hiệu văn bản", en: "Number of the paper" }
    paper_number_hint() { vi: "Ví dụ 25/BC-BCH.", en: "E.g. 25/BC-BCH." }
    paper_dated() { vi: "Ngày văn bản", en: "Date of the paper" }
    paper_received() { vi: "Ngày nhận", en: "Day of receipt" }
    paper_received_hint() { vi: "Ngày có chứng cứ: dấu công văn đến.", en: "The proved day: the stamp of receipt." }
    paper_file() { vi: "Tệp văn bản có chữ ký (PDF)", en: "The signed paper (PDF)" }
    paper_file_hint() { vi: "Bắt buộc, tối đa 20 MB.", en: "Required, at most 20 MB." }
    paper_file_kept(name: &str) { vi: "Đang giữ: {name}. Chọn tệp khác nếu cần thay.", en: "Kept: {name}. Choose another to replace it." }
    paper_go() { vi: "Tiếp tục nhập từng mục", en: "Go on to the lines" }
    paper_mend() { vi: "Sửa số, ngày, tệp văn bản", en: "Mend number, dates, file" }
    paper_enter() { vi: "Ghi nhận là đã gửi", en: "Enter as sent" }
    paper_begin() { vi: "Nhập thay theo văn bản giấy", en: "Enter a signed paper on its behalf" }
    paper_not_now(state: &str) { vi: "Báo cáo đang ở trạng thái “{state}” nên không nhập thay được.", en: "The report is “{state}”, so no paper can be entered." }
    to_report() { vi: "Xem báo cáo", en: "See the report" }

    clash_title() { vi: "Báo cáo đã được người khác sửa; xem hai bản", en: "Somebody else has saved meanwhile; see both versions" }
    clash_what() { vi: "Nội dung của bạn chưa mất. Với mỗi mục, chọn bản cần giữ hoặc sửa lại rồi lưu.", en: "Nothing of yours is lost. For each line choose what to keep, or edit and save." }
    clash_who(who: &str, at: &str) { vi: "{who} đã lưu mục này lúc {at}.", en: "{who} saved this line at {at}." }
    clash_caption(number: &str) { vi: "Hai bản của mục {number}", en: "Both versions of line {number}" }
    mine() { vi: "Bản của bạn, chưa lưu", en: "Yours, not saved" }
    saved() { vi: "Bản đã lưu", en: "Saved" }
    keep_mine() { vi: "Giữ bản của tôi (sửa được ở dưới)", en: "Keep mine (may be edited below)" }
    keep_saved() { vi: "Giữ bản đã lưu", en: "Keep what is saved" }
    which(number: &str) { vi: "Mục {number}: giữ bản nào?", en: "Line {number}: which to keep?" }
    clash_save() { vi: "Lưu lựa chọn", en: "Save the choice" }
    back_to_report() { vi: "Về báo cáo, bỏ bản của tôi", en: "Back to the report, drop mine" }
    not_saved_title() { vi: "Chưa lưu được", en: "Not saved" }
    not_saved_what() { vi: "Dưới đây là nội dung bạn vừa viết và bản đang lưu. Hãy sao nội dung của bạn trước khi rời trang.", en: "Below is what you wrote and what is saved. Copy yours before you leave." }

    auto_ready() { vi: "Bản nháp tự lưu; mất mạng vẫn giữ trên máy này.", en: "The draft saves itself; offline it is kept on this machine." }
    auto_saved() { vi: "Đã lưu lúc", en: "Saved at" }
    auto_offline() { vi: "Chưa lưu: mất kết nối. Nội dung đang giữ trên máy này, sẽ tự lưu khi có mạng.", en: "Not saved: no connection. What you wrote is kept on this machine and will be saved later." }
    auto_clash() { vi: "Người khác đã sửa mục này. Bấm “Lưu bản nháp” để xem hai bản.", en: "Somebody else saved this line. Press “Save the draft” to see both versions." }
    auto_saving() { vi: "Chưa lưu, sẽ tự lưu ngay.", en: "Not saved yet; it will be in a moment." }
    auto_ended() { vi: "Chưa lưu: phiên đăng nhập đã kết thúc. Nội dung đang giữ trên máy này; hãy đăng nhập lại rồi mở lại báo cáo.", en: "Not saved: your session has ended. What you wrote is kept on this machine; sign in again and reopen the report." }
    auto_restored() { vi: "Đã lấy lại nội dung chưa lưu từ máy này.", en: "What was not saved was taken back from this machine." }

    bad_number() { vi: "Ghi số, ví dụ 8,25. Nếu không có số, chọn “Không có số liệu”.", en: "Give a number, e.g. 8,25. If there is none, tick “No figure”." }
    bad_day() { vi: "Ghi ngày, ví dụ 15/11/2026.", en: "Give a day, e.g. 15/11/2026." }
    bad_dated() { vi: "Ghi ngày văn bản, ví dụ 15/11/2026.", en: "Give the paper's date, e.g. 15/11/2026." }
    bad_received() { vi: "Ghi ngày nhận văn bản, ví dụ 15/11/2026.", en: "Give the day of receipt, e.g. 15/11/2026." }
    figure_or_none() { vi: "Ghi số liệu, hoặc chọn “Không có số liệu”, không cả hai.", en: "Give figures or tick “No figure”, not both." }
    moved() { vi: "mục này vừa được sửa; hãy đọc lại rồi gửi.", en: "this line has just been changed; read it again, then send." }
    position_missing() { vi: "Ghi chức vụ của người ký gửi.", en: "Give the sender's position." }
    position_long() { vi: "Chức vụ dài quá 200 ký tự.", en: "The position has more than 200 characters." }

    p_declared() { vi: "Chọn trạng thái.", en: "Choose the state." }
    p_done() { vi: "Ghi kết quả trong năm.", en: "Say what was done." }
    p_proof() { vi: "Ghi số liệu, gửi kèm tệp minh chứng, hoặc chọn “Không có số liệu”.", en: "Give a figure or a file, or tick “No figure”." }
    p_share() { vi: "Ghi kết quả, hoặc chọn “Không phát sinh” và nêu lý do.", en: "Say what was done, or “nothing arose” with the reason." }
    p_nothing_why() { vi: "Ghi lý do không phát sinh, một câu là đủ.", en: "Say why nothing arose; one sentence will do." }
    p_nothing_but() { vi: "Đã chọn “Không phát sinh” nhưng lại có kết quả, số liệu hoặc tệp.", en: "“Nothing arose” stands beside a result, a figure or a file." }
    p_unchanged() { vi: "Không có kỳ trước để chọn “Không thay đổi”.", en: "There is nothing before that could be unchanged." }
    p_unchanged_nothing() { vi: "Kỳ trước báo “Không phát sinh”. Nếu kỳ này cũng vậy, chọn “Không phát sinh” và nêu lý do.", en: "Last time nothing arose. If that is so again, choose “Nothing arose” and say why." }
    p_unchanged_but() {
        vi: "Đã sửa nội dung nhưng vẫn chọn “Không thay đổi so với kỳ trước”: bỏ chọn, hoặc trả lại lời văn kỳ trước.",
        en: "The words were changed, yet “Unchanged” is ticked: untick it, or put the words back.",
    }
    p_done_on() { vi: "Có ngày hoàn thành nhưng trạng thái chưa phải “đã hoàn thành”.", en: "A day of completion, but the state is not “done”." }
    p_future() { vi: "Ngày hoàn thành ở tương lai.", en: "The day of completion is to come." }
    p_unnamed() { vi: "Ghi tên chỉ số và đơn vị của số liệu.", en: "Name the figure and its unit." }
    p_long() { vi: "Nội dung dài quá 10.000 ký tự.", en: "More than 10.000 characters." }
    p_secret() { vi: "Mục theo chế độ mật không ghi nội dung và không có tệp.", en: "A line under state secrecy takes no words and no files." }

    r_state() {
        vi: "Báo cáo không còn ở trạng thái cho phép việc này. Tải lại trang để xem trạng thái hiện nay.",
        en: "The report is no longer in a state that allows this. Reload the page to see where it is.",
    }
    r_shut() { vi: "Kỳ báo cáo chưa mở hoặc đã khóa.", en: "The round is not open." }
    r_not_yet(day: &str) { vi: "Kỳ báo cáo nhận báo cáo từ ngày {day}.", en: "The round takes reports from {day}." }
    r_over(day: &str) { vi: "Thời gian nhập đã kết thúc trước ngày {day}; chỉ các mục được trả lại còn sửa được.", en: "Entry ended before {day}; only returned lines may still be mended." }
    r_locked() { vi: "Mục này không mở để sửa: chỉ các mục được trả lại mới sửa được.", en: "This line is not open: only returned lines are." }
    r_mended() { vi: "Chưa bổ sung mục nào được trả lại. Sửa các mục đó rồi mới gửi lại.", en: "None of the returned lines was mended yet." }
    r_future(day: &str) { vi: "Ngày nhận {day} ở tương lai.", en: "The day of receipt {day} is to come." }
    r_before(received: &str, dated: &str) { vi: "Ngày nhận {received} trước ngày văn bản {dated}.", en: "Received on {received}, before the paper's date {dated}." }
    r_hand() { vi: "Bạn đã tham gia báo cáo này nên không làm được việc đó.", en: "Your own hand was in this report." }
    r_incomplete() { vi: "Còn mục chưa đủ.", en: "Lines still miss something." }
    r_moved() { vi: "Có mục vừa được người khác sửa; hãy đọc lại rồi gửi.", en: "Lines have been changed meanwhile; read them again, then send." }
    r_no_paper() { vi: "Ghi số, ngày và tệp văn bản trước khi nhập thay.", en: "First give the paper's number, dates and file." }
    r_paper_number() { vi: "Ghi số, ký hiệu văn bản, tối đa 60 ký tự.", en: "Give the paper's number, at most 60 characters." }
    r_paper_pdf() { vi: "Chọn tệp PDF của văn bản có chữ ký.", en: "Choose the PDF of the signed paper." }
    r_kind() { vi: "Chỉ nhận PDF, DOCX, XLSX, PNG, JPEG.", en: "Only PDF, DOCX, XLSX, PNG, JPEG." }
    r_secret_name(degree: &str) {
        vi: "Tên hoặc nội dung tệp có dấu “{degree}” nên không được tải lên; không giữ lại gì của tệp. Hãy gửi theo đường văn bản mật.",
        en: "The file's name or text is marked “{degree}”, so it is not taken; nothing of it was kept. Send it the way of secret papers.",
    }
    r_many(most: usize) { vi: "Mỗi mục tối đa {most} tệp.", en: "At most {most} files a line." }
    r_changed() { vi: "Báo cáo vừa được người khác thay đổi. Tải lại trang rồi làm lại.", en: "The report has just been changed by somebody else. Reload and try again." }
}

/// What a line misses.
pub(crate) fn line_problem(lang: Lang, problem: LineProblem) -> String {
    match problem {
        LineProblem::DeclaredMissing => p_declared(lang),
        LineProblem::DoneMissing => p_done(lang),
        LineProblem::ProofMissing => p_proof(lang),
        LineProblem::ShareMissing => p_share(lang),
        LineProblem::NothingAroseWithoutReason => p_nothing_why(lang),
        LineProblem::NothingAroseContradicted => p_nothing_but(lang),
        LineProblem::UnchangedWithoutPrevious => p_unchanged(lang),
        LineProblem::UnchangedOfNothing => p_unchanged_nothing(lang),
        LineProblem::UnchangedContradicted => p_unchanged_but(lang),
        LineProblem::DoneOnWithoutDone => p_done_on(lang),
        LineProblem::DoneOnInFuture => p_future(lang),
        LineProblem::FigureUnnamed(_) => p_unnamed(lang),
        LineProblem::TooLong(_) => p_long(lang),
        LineProblem::SecretContent => p_secret(lang),
    }
    .to_owned()
}

/// The sentence of a refusal, where no form shows it beside its field.
pub(crate) fn refused(lang: Lang, refusal: &ReportsRefusal) -> String {
    match refusal {
        ReportsRefusal::Rule(rule) => rule_words(lang, rule),
        ReportsRefusal::Incomplete(_) => r_incomplete(lang).to_owned(),
        ReportsRefusal::Moved(_) => r_moved(lang).to_owned(),
        ReportsRefusal::Sender(BadSender::PositionMissing) => position_missing(lang).to_owned(),
        ReportsRefusal::Sender(BadSender::PositionTooLong) => position_long(lang).to_owned(),
        ReportsRefusal::SecretLine(_) => p_secret(lang).to_owned(),
        ReportsRefusal::NoPaper => r_no_paper(lang).to_owned(),
        ReportsRefusal::PaperNumber => r_paper_number(lang).to_owned(),
        ReportsRefusal::PaperNotPdf => r_paper_pdf(lang).to_owned(),
        ReportsRefusal::FileKind => r_kind(lang).to_owned(),
        ReportsRefusal::FileSecret(degree) => r_secret_name(lang, degree.words()),
        ReportsRefusal::TooManyFiles(most) => r_many(lang, *most),
        ReportsRefusal::ChangedMeanwhile => r_changed(lang).to_owned(),
    }
}

fn rule_words(lang: Lang, rule: &Rule) -> String {
    match rule {
        Rule::Round(Entry::NotOpened | Entry::Closed | Entry::Open) => r_shut(lang).to_owned(),
        Rule::Round(Entry::NotYet(day)) => r_not_yet(lang, &date::short(*day)),
        Rule::Round(Entry::Over(day)) => r_over(lang, &date::short(*day)),
        Rule::LineLocked(_) => r_locked(lang).to_owned(),
        Rule::NothingMended => r_mended(lang).to_owned(),
        Rule::Incomplete(_) => r_incomplete(lang).to_owned(),
        Rule::OwnHand(_) => r_hand(lang).to_owned(),
        Rule::ReceivedInFuture(day) => r_future(lang, &date::short(*day)),
        Rule::ReceivedBeforeDated { dated, received_on } => {
            r_before(lang, &date::short(*received_on), &date::short(*dated))
        }
        Rule::WrongState { .. } | Rule::NotALine(_) | Rule::Twice(_) => r_state(lang).to_owned(),
    }
}
