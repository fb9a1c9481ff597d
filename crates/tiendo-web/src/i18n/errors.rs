//! Words of the pages that say that something did not go as asked, and what to do.

super::messages! {
    not_found_title() {
        vi: "Không có trang này, hoặc bạn không được giao xem",
        en: "There is no such page, or it is not open to you",
    }
    not_found_why() {
        vi: "Địa chỉ có thể bị gõ thiếu, hoặc nội dung chưa được giao cho cơ quan của bạn.",
        en: "The address may be incomplete, or the content is not assigned to your agency.",
    }
    perhaps_closed() {
        vi: "Bạn chưa đăng nhập, hoặc phiên đã kết thúc. Đăng nhập xong, hệ thống mở lại địa chỉ này.",
        en: "You are not signed in, or your session has ended. After signing in this address opens again.",
    }
    not_then_title(day: &str) {
        vi: "Tại ngày {day} không có nội dung này",
        en: "This was not there on {day}",
    }
    not_then_why(day: &str) {
        vi: "Tại ngày {day} kế hoạch hoặc cơ quan này chưa có, hoặc không còn, trong sổ theo dõi; hoặc bạn không được giao xem.",
        en: "On {day} this plan or body was not in the register yet, or no longer; or it is not open to you.",
    }
    see_today() { vi: "Xem tại ngày hôm nay", en: "See it as of today" }
    to_start() { vi: "Về trang đầu", en: "To the start page" }
    fault_title() { vi: "Hệ thống gặp lỗi, thao tác chưa được thực hiện", en: "The system failed; nothing was changed" }
    fault_why(code: &str) {
        vi: "Hãy thử lại sau vài phút; nếu còn lỗi, gửi mã {code} cho quản trị hệ thống.",
        en: "Try again in a few minutes; if it persists, give the code {code} to the administrator.",
    }
    refused_title() { vi: "Chưa thực hiện được", en: "Not done" }
    full_title() { vi: "Chưa lưu được: đĩa của máy chủ đã đầy", en: "Not saved: the server's disk is full" }
    forged_title() { vi: "Biểu mẫu đã hết hiệu lực", en: "The form is no longer valid" }
    forged_why() {
        vi: "Trang được mở từ trước khi bạn đăng nhập lại, hoặc yêu cầu đến từ một trang khác. Hãy quay lại, tải lại trang rồi gửi lần nữa.",
        en: "The page was opened before you signed in again, or the request came from another site. Go back, reload the page and send again.",
    }
    stale_why() {
        vi: "Trang được mở từ trước khi bạn đăng nhập lại nên chưa thực hiện gì. Nội dung bạn đã nhập vẫn còn: bấm “Gửi lại” để tiếp tục.",
        en: "The page was opened before you signed in again, so nothing was done. What you typed is still here: press “Send again” to go on.",
    }
    ended_title() { vi: "Phiên đăng nhập đã kết thúc, chưa thực hiện được", en: "Your session has ended; nothing was done" }
    ended_why() {
        vi: "Nội dung bạn vừa nhập chưa được lưu nhưng vẫn còn ở trang này. Hãy đăng nhập ở cửa sổ mới, rồi quay lại đây bấm “Gửi lại”.",
        en: "What you typed is not saved, but it is still on this page. Sign in in a new window, then come back here and press “Send again”.",
    }
    sign_in_beside() { vi: "Đăng nhập ở cửa sổ mới", en: "Sign in in a new window" }
    send_again() { vi: "Gửi lại", en: "Send again" }
    files_again() { vi: "Tệp đã chọn không giữ lại được; hãy chọn lại sau khi gửi.", en: "Chosen files cannot be kept; choose them again afterwards." }
    malformed_title() { vi: "Yêu cầu không đọc được", en: "The request could not be read" }
    malformed_why() {
        vi: "Thiếu trường hoặc giá trị sai dạng. Hãy quay lại trang trước và gửi lại biểu mẫu.",
        en: "A field is missing or has the wrong form. Go back and send the form again.",
    }
    too_large_title() { vi: "Tệp quá lớn", en: "The file is too large" }
    too_large_why(limit: &str) {
        vi: "Mỗi tệp tối đa {limit}. Hãy giảm dung lượng hoặc chia nhỏ tệp rồi tải lên lại.",
        en: "A file may have at most {limit}. Make it smaller or split it, then upload again.",
    }
    too_long_title() { vi: "Nội dung quá dài", en: "Too much text" }
    too_long_why(limit: &str) {
        vi: "Một biểu mẫu nhận tối đa {limit} chữ; chưa lưu gì. Hãy quay lại, rút gọn hoặc đưa nội dung vào tệp đính kèm.",
        en: "A form takes at most {limit} of text; nothing was saved. Go back and shorten it, or attach it as a file.",
    }
    too_large_file() { vi: "Tệp lớn hơn 20 MB. Giảm dung lượng hoặc chia nhỏ rồi chọn lại.", en: "The file has more than 20 MB. Make it smaller or split it, then choose again." }
    summary(count: usize) { vi: "Chưa thực hiện được: còn {count} chỗ phải sửa", en: "Not done: {count} to mend" }
}
