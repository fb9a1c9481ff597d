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
    demo_disk_full() {
        "Không tạo được dữ liệu mẫu vì đĩa đã đầy: giải phóng chỗ trống rồi chạy lại với --fresh, hoặc chọn thư mục ở đĩa khác bằng --data.",
        "The sample data could not be made, the disk is full: free some space and run again with --fresh, or name a folder on another disk with --data."
    }
    demo_half_made() {
        "Dữ liệu mẫu ở đây mới tạo được một phần (lần trước bị dừng giữa chừng): chạy lại với --fresh.",
        "The sample data here is only partly made (its making was interrupted): run again with --fresh."
    }
    not_the_demo() {
        "Ở đây có dữ liệu không phải dữ liệu mẫu nên không động đến: chọn thư mục hoặc cơ sở dữ liệu khác cho tiendo demo.",
        "What is here is not sample data and is left alone: name another folder or database for tiendo demo."
    }
    sample_data_served() {
        "Ở đây là dữ liệu mẫu, mật khẩu ai cũng biết: xem bằng tiendo demo; hệ thống thật cần thư mục hoặc cơ sở dữ liệu khác.",
        "What is here is sample data with passwords that everyone knows: run tiendo demo to see it; a real installation needs another folder or database."
    }
    clock_backwards(earliest: &str) {
        "Đồng hồ mẫu chỉ tiến: sớm nhất là {earliest}. Muốn làm lại từ đầu, thêm --fresh.",
        "The sample clock only moves forward: {earliest} at the earliest. To begin anew, add --fresh."
    }
    fresh_needs_empty() {
        "--fresh không xóa cơ sở dữ liệu PostgreSQL: hãy tạo một cơ sở dữ liệu trống rồi chạy không có --fresh.",
        "--fresh does not clear a PostgreSQL database: create an empty one and run without --fresh."
    }
    bench_needs_empty() {
        "Ở đây đã có dữ liệu: chọn thư mục trống hoặc cơ sở dữ liệu trống cho dữ liệu đo.",
        "There are data here already: name an empty folder or database for the data to measure."
    }
}
