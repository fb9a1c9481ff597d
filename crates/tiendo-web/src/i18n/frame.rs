//! Words of the frame that every page stands in.

super::messages! {
    product() { vi: "Tiến độ", en: "Tiến độ" }
    skip() { vi: "Đến nội dung chính", en: "Skip to main content" }
    main_nav() { vi: "Chính", en: "Main" }
    place_nav() { vi: "Vị trí trang", en: "You are here" }
    nav_owed() { vi: "Việc phải làm", en: "What I owe" }
    nav_plans() { vi: "Kế hoạch", en: "Plans" }
    nav_reports() { vi: "Báo cáo", en: "Reports" }
    nav_standing() { vi: "Tình hình", en: "Standing" }
    nav_search() { vi: "Tra cứu", en: "Search" }
    nav_admin() { vi: "Quản trị", en: "Administration" }
    sign_in() { vi: "Đăng nhập", en: "Sign in" }
    sign_out() { vi: "Đăng xuất", en: "Sign out" }
    account() { vi: "Tài khoản", en: "Account" }
    no_secrets() {
        vi: "Không sử dụng hệ thống này để soạn, lưu, gửi nội dung bí mật nhà nước.",
        en: "Do not use this system to write, keep or send state secrets.",
    }
    server_time() {
        vi: "Thời hạn tính theo giờ máy chủ (giờ Việt Nam).",
        en: "Deadlines follow the server's clock (Vietnam time).",
    }
    guide() { vi: "Hướng dẫn sử dụng", en: "User guide" }
    other_language() { vi: "English", en: "Tiếng Việt" }
    demo_label() { vi: "Thông báo dữ liệu mẫu", en: "Sample data notice" }
    demo_sample(as_of: &str) {
        vi: "Dữ liệu mẫu: họ tên, báo cáo, số liệu thực hiện là giả định. Cơ quan tại ngày {as_of}.",
        en: "Sample data: names, reports and results are made up. Bodies are shown as on {as_of}.",
    }
    demo_now(now: &str) { vi: "Đồng hồ mẫu: {now}.", en: "Sample clock: {now}." }
    demo_forward() { vi: "Tiến đồng hồ thêm 1 ngày", en: "Move the clock one day forward" }
    error_prefix(title: &str) { vi: "Lỗi: {title}", en: "Error: {title}" }
    download_xlsx() { vi: "Tải về (XLSX)", en: "Download (XLSX)" }
}
