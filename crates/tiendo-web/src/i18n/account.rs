//! Words of sign-in and of one's own account.

super::messages! {
    sign_in_title() { vi: "Đăng nhập", en: "Sign in" }
    username() { vi: "Tên đăng nhập", en: "User name" }
    password() { vi: "Mật khẩu", en: "Password" }
    refused_kinds() {
        vi: "Văn bản đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT bị từ chối trước khi lưu.",
        en: "Documents marked MẬT, TỐI MẬT or TUYỆT MẬT are refused before they are stored.",
    }
    no_account() {
        vi: "Chưa có tài khoản hoặc quên mật khẩu: liên hệ quản trị hệ thống của cơ quan.",
        en: "No account, or password forgotten: ask your agency's administrator.",
    }
    see_public() { vi: "Xem nội dung đã công khai", en: "See what is public" }
    wrong() {
        vi: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và gõ lại.",
        en: "The user name or the password is wrong. Check Caps Lock and type again.",
    }
    too_many(minutes: u64) {
        vi: "Đã thử sai quá nhiều lần. Hãy đợi {minutes} phút rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.",
        en: "Too many wrong attempts. Wait {minutes} minutes and try again, or ask the administrator to reset the password.",
    }
    title() { vi: "Tài khoản của tôi", en: "My account" }
    name() { vi: "Họ và tên", en: "Name" }
    position() { vi: "Chức vụ", en: "Position" }
    agency() { vi: "Cơ quan", en: "Agency" }
    roles() { vi: "Vai trò", en: "Roles" }
    no_role() { vi: "Bạn chưa được giao vai trò nào trong hệ thống.", en: "You hold no role in this system yet." }
    no_role_then() { vi: "Hãy nhờ quản trị hệ thống của cơ quan giao vai trò; sau đó tải lại trang này.", en: "Ask your agency's administrator for a role, then reload this page." }
    change_password() { vi: "Đổi mật khẩu", en: "Change password" }
    password_title() { vi: "Đổi mật khẩu", en: "Change password" }
    must_change() {
        vi: "Mật khẩu hiện tại do quản trị đặt. Hãy đặt mật khẩu riêng trước khi làm việc khác.",
        en: "Your password was set by an administrator. Choose your own before anything else.",
    }
    old_password() { vi: "Mật khẩu hiện tại", en: "Current password" }
    new_password() { vi: "Mật khẩu mới", en: "New password" }
    new_password_hint() {
        vi: "Ít nhất 12 ký tự, khác tên đăng nhập. Một câu ngắn dễ nhớ là tốt nhất.",
        en: "At least 12 characters, not the user name. A short sentence is best.",
    }
    repeat_password() { vi: "Gõ lại mật khẩu mới", en: "New password again" }
    not_the_same() { vi: "Hai lần gõ mật khẩu mới không giống nhau.", en: "The two new passwords differ." }
    old_wrong() { vi: "Mật khẩu hiện tại không đúng.", en: "The current password is wrong." }
    sample_accounts() { vi: "Tài khoản mẫu", en: "Sample sign-ins" }
    sample_password() { vi: "Mật khẩu chung:", en: "Password of all:" }
    too_short() { vi: "Mật khẩu mới quá ngắn: cần ít nhất 12 ký tự.", en: "The new password is too short: at least 12 characters." }
    too_long() { vi: "Mật khẩu mới quá dài.", en: "The new password is too long." }
    has_user_name() { vi: "Mật khẩu mới không được chứa tên đăng nhập.", en: "The new password must not contain the user name." }
    too_easy() {
        vi: "Mật khẩu mới quá dễ đoán. Hãy ghép vài từ không liên quan với nhau.",
        en: "The new password is too easy to guess. Put a few unrelated words together.",
    }
}
