//! Words of the first pages.

super::messages! {
    start_title() { vi: "Các đơn vị sử dụng", en: "Authorities" }
    no_realms() { vi: "Chưa có đơn vị nào công khai.", en: "No authority is public yet." }
    no_realms_why() {
        vi: "Người được cấp tài khoản vào bằng địa chỉ của đơn vị mình, do quản trị hệ thống cung cấp.",
        en: "People with an account enter by their authority's own address, which the administrator gives.",
    }
    public_lede() {
        vi: "Trang này chỉ có những nội dung đã được quyết định công khai.",
        en: "This page shows only what a decision has made public.",
    }
    public_plans() { vi: "Kế hoạch đã công khai", en: "Published plans" }
    no_public() { vi: "Chưa có kế hoạch nào được công khai.", en: "No plan has been published yet." }
    no_public_why() {
        vi: "Cán bộ, công chức được cấp tài khoản đăng nhập để xem việc của cơ quan mình.",
        en: "Staff with an account sign in to see the work of their agency.",
    }
}
