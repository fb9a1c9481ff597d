//! Words of administration.

super::messages! {
    title() { vi: "Quản trị", en: "Administration" }
    lede() {
        vi: "Cơ quan, người dùng, vai trò và thiết lập của đơn vị. Mọi thay đổi đều ghi vào nhật ký.",
        en: "Bodies, people, roles and settings of this authority. Every change is journalled.",
    }
    people() { vi: "Người dùng", en: "People" }
    people_count(count: &str) { vi: "{count} người dùng", en: "{count} people" }
    agencies() { vi: "Cơ quan", en: "Bodies" }
    agencies_count(count: &str) { vi: "{count} cơ quan", en: "{count} bodies" }
    settings() { vi: "Thiết lập", en: "Settings" }
    settings_what() {
        vi: "tên đơn vị, ngày nhắc, thời gian phiên đăng nhập, cách viết tên cơ quan",
        en: "name, reminder days, length of sessions, spellings of bodies",
    }
    name() { vi: "Họ và tên", en: "Name" }
    username() { vi: "Tên đăng nhập", en: "User name" }
    username_hint() {
        vi: "Chữ thường không dấu, số, dấu chấm, gạch ngang; 3 đến 40 ký tự.",
        en: "Small letters without marks, digits, dots, hyphens; 3 to 40 characters.",
    }
    position() { vi: "Chức vụ", en: "Position" }
    email() { vi: "Thư điện tử công vụ (nếu có)", en: "Office e-mail (if any)" }
    phone() { vi: "Điện thoại cơ quan (nếu có)", en: "Office telephone (if any)" }
    no_agency() { vi: "(không thuộc cơ quan nào)", en: "(no body)" }
    agency() { vi: "Cơ quan", en: "Body" }
    roles() { vi: "Vai trò", en: "Roles" }
    no_roles() { vi: "Chưa có vai trò nào: người này chỉ thấy tài khoản của mình và nội dung công khai.", en: "No role yet: this person sees their own account and what is public." }
    role() { vi: "Vai trò", en: "Role" }
    state() { vi: "Tình trạng", en: "State" }
    active() { vi: "Đang dùng", en: "Active" }
    locked() { vi: "Đã khóa", en: "Locked" }
    add_person() { vi: "Thêm người dùng", en: "Add a person" }
    save() { vi: "Lưu", en: "Save" }
    lock() { vi: "Khóa tài khoản", en: "Lock the account" }
    give_role() { vi: "Giao vai trò", en: "Give a role" }
    role_for() { vi: "Cho cơ quan", en: "For the body" }
    role_for_hint() {
        vi: "Bắt buộc với chuyên viên, thủ trưởng và chuyên viên đầu mối.",
        en: "Needed for officers, heads and focal officers.",
    }
    end_role() { vi: "Thôi giao", en: "End" }
    since(day: &str) { vi: "từ {day}", en: "since {day}" }
    until(day: &str) { vi: "đến trước {day}", en: "until before {day}" }
    between(from: &str, until: &str) { vi: "từ {from} đến trước {until}", en: "from {from} until before {until}" }
    reset_password() { vi: "Đặt lại mật khẩu", en: "Reset the password" }
    reset_what() {
        vi: "Hệ thống tạo mật khẩu tạm, chỉ hiện một lần; người dùng phải đổi khi đăng nhập.",
        en: "A temporary password is made and shown once; it must be changed at the next sign-in.",
    }
    temporary(name: &str) { vi: "Mật khẩu tạm của {name}", en: "Temporary password of {name}" }
    temporary_why() {
        vi: "Chép lại và trao tận tay. Trang này không mở lại được.",
        en: "Copy it and hand it over in person. This page cannot be opened again.",
    }
    back_to_person() { vi: "Mở trang của người này để giao vai trò", en: "Open this person’s page to give roles" }
    name_needed() { vi: "Ghi họ và tên.", en: "Give a name." }
    too_long() { vi: "Dài quá 300 ký tự; hãy viết gọn lại.", en: "More than 300 characters; make it shorter." }
    username_bad() { vi: "Tên đăng nhập sai dạng; xem gợi ý.", en: "The user name has the wrong form; see the hint." }
    username_taken() { vi: "Tên đăng nhập này đã có người dùng.", en: "This user name is taken." }
    role_needed() { vi: "Chọn vai trò.", en: "Choose a role." }
    role_agency_needed() { vi: "Vai trò này phải kèm cơ quan.", en: "This role needs a body." }
    role_held() { vi: "Người này đang giữ vai trò đó.", en: "This person holds that role already." }
    last_administrator() {
        vi: "Đây là quản trị duy nhất; giao vai trò quản trị cho người khác trước.",
        en: "This is the only administrator; give the role to somebody else first.",
    }
    changed_meanwhile() {
        vi: "Thông tin đã được người khác sửa; xem bản mới dưới đây rồi sửa lại.",
        en: "Somebody changed this meanwhile; look at the new version below and change it again.",
    }
    add_agency() { vi: "Thêm cơ quan", en: "Add a body" }
    agency_name() { vi: "Tên đầy đủ", en: "Full name" }
    agency_short() { vi: "Tên ngắn", en: "Short name" }
    agency_symbol() { vi: "Ký hiệu văn bản", en: "Symbol on papers" }
    agency_kind() { vi: "Loại", en: "Kind" }
    agency_superior() { vi: "Cơ quan cấp trên", en: "Superior body" }
    agency_period() { vi: "Thời gian", en: "Period" }
    agency_standing() { vi: "Thông tin", en: "Information" }
    confirm_agency() { vi: "Xác nhận thông tin", en: "Confirm" }
    on_paper() { vi: "Báo cáo bằng văn bản giấy", en: "Reports on paper" }
    valid_from() { vi: "Có từ ngày", en: "Exists since" }
    valid_until() { vi: "Thôi hoạt động từ ngày", en: "Ends on" }
    agencies_empty() { vi: "Chưa có cơ quan nào.", en: "There is no body yet." }
    agencies_empty_why() {
        vi: "Thêm từng cơ quan dưới đây, hoặc nạp cả danh sách bằng lệnh tiendo import bodies; rồi giao người phụ trách ở trang Người dùng.",
        en: "Add them one by one below, or load a list with the command tiendo import bodies; then give people their roles on the page of people.",
    }
    agency_short_hint() { vi: "Tên gọi trong danh sách, ví dụ Sở KH&ĐT.", en: "As lists name it, e.g. Sở KH&ĐT." }
    agency_symbol_hint() { vi: "Phần sau dấu gạch ngang trong số văn bản, ví dụ SKHĐT. Để trống nếu chưa biết.", en: "What follows the dash in the number of its papers, e.g. SKHĐT. Leave empty if unknown." }
    valid_from_hint() { vi: "Ví dụ 01/3/2025. Để trống nếu đã có từ trước.", en: "E.g. 01/3/2025. Leave empty if it has always been there." }
    valid_until_hint() { vi: "Ví dụ 01/7/2025. Để trống nếu đang hoạt động.", en: "E.g. 01/7/2025. Leave empty while it exists." }
    choose_kind() { vi: "– Chọn loại –", en: "– Choose a kind –" }
    show_all_kinds() { vi: "Mọi loại", en: "All kinds" }
    filter() { vi: "Lọc", en: "Filter" }
    search_name() { vi: "Tên có chữ", en: "Name contains" }
    found(count: &str) { vi: "{count} cơ quan tại ngày hôm nay", en: "{count} bodies as of today" }
    realm_name() { vi: "Tên đơn vị", en: "Name of the authority" }
    soon_days() { vi: "Số ngày coi là sắp đến hạn", en: "Days that count as due soon" }
    spellings() { vi: "Cách viết tên cơ quan", en: "Spellings of bodies" }
    spellings_hint() {
        vi: "Mỗi dòng một cách viết trong văn bản, dấu bằng, rồi tên đầy đủ: TT XTĐT = Trung tâm Xúc tiến đầu tư. Dùng khi đọc văn bản tải lên sau đó; tải lại tệp đang xem để đọc lại.",
        en: "A line each: a spelling in documents, an equals sign, the full name: TT XTĐT = Trung tâm Xúc tiến đầu tư. Used for documents uploaded from then on; upload a file under review again to read it anew.",
    }
    spellings_line(line: usize) {
        vi: "Dòng {line}: cần một cách viết, một dấu bằng và một tên, mỗi bên không quá 300 ký tự.",
        en: "Line {line}: one spelling, one equals sign and one name are wanted, at most 300 characters each.",
    }
    spellings_many(most: usize) {
        vi: "Không quá {most} dòng.",
        en: "At most {most} lines.",
    }
    idle_minutes() { vi: "Phiên đăng nhập kết thúc sau số phút không dùng", en: "A session ends after this many idle minutes" }
    whole_number(from: i64, to: i64) { vi: "Ghi số nguyên từ {from} đến {to}.", en: "Give a whole number from {from} to {to}." }
    date_bad() { vi: "Ghi ngày dạng 15/11/2026.", en: "Give a date like 15/11/2026." }
    agency_name_needed() { vi: "Ghi tên đầy đủ của cơ quan.", en: "Give the body's full name." }
    agency_name_taken() { vi: "Đã có cơ quan mang tên này trong cùng thời gian.", en: "A body of this name exists in that period." }
    kind_needed() { vi: "Chọn loại cơ quan.", en: "Choose the kind of body." }
    period_empty() { vi: "Ngày kết thúc phải sau ngày bắt đầu.", en: "The end must lie after the start." }
    own_superior() { vi: "Cơ quan không thể là cấp trên của chính mình.", en: "A body cannot be its own superior." }
    collectives() { vi: "Thuộc nhóm cơ quan", en: "Member of" }
    slug_taken() { vi: "Tên ngắn này đã có đơn vị dùng.", en: "This short name is taken." }
}
