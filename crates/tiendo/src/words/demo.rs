//! What `demo` says.

use tiendo_text::Lang;

super::sentences! {
    demo_accounts(password: &str) {
        "Tài khoản mẫu (mật khẩu chung: {password}):",
        "Sample sign-ins (password of all: {password}):"
    }
    demo_failed(why: &anyhow::Error) {
        "Không tạo được dữ liệu mẫu ({why:#}): chạy lại với --fresh, hoặc chọn thư mục khác bằng --data.",
        "The sample data could not be made ({why:#}): run again with --fresh, or name another folder with --data."
    }
    clock_backwards(earliest: &str) {
        "Đồng hồ mẫu chỉ tiến: sớm nhất là {earliest}. Muốn làm lại từ đầu, thêm --fresh.",
        "The sample clock only moves forward: {earliest} at the earliest. To begin anew, add --fresh."
    }
    fresh_needs_empty() {
        "--fresh không xóa cơ sở dữ liệu PostgreSQL: hãy tạo một cơ sở dữ liệu trống rồi chạy không có --fresh.",
        "--fresh does not clear a PostgreSQL database: create an empty one and run without --fresh."
    }
}
