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
    summary(count: usize) { vi: "Chưa thực hiện được: còn {count} chỗ phải sửa", en: "Not done: {count} to mend" }
}
