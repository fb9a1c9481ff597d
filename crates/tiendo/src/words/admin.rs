//! What `admin` says.

use tiendo_domain::id::Slug;
use tiendo_text::Lang;

super::sentences! {
    slug_bad(slug: &str) {
        "Tên ngắn {slug} không dùng được: 2 đến 31 ký tự a-z, 0-9, gạch ngang, bắt đầu bằng chữ.",
        "The short name {slug} will not do: 2 to 31 of a-z, 0-9 and hyphens, a letter first."
    }
    slug_taken(slug: &str) {
        "Đã có đơn vị tên ngắn {slug}: chọn tên khác.",
        "There is a realm {slug} already: choose another short name."
    }
    username_bad() {
        "Tên đăng nhập không dùng được: 3 đến 40 ký tự a-z, 0-9, dấu chấm, gạch ngang, bắt đầu bằng chữ.",
        "The user name will not do: 3 to 40 of a-z, 0-9, dots and hyphens, a letter first."
    }
    no_such_account(realm: &str) {
        "Không có đơn vị {realm} hoặc tên đăng nhập này: kiểm tra --realm và --username.",
        "There is no realm {realm} or no such user name: check --realm and --username."
    }
    realm_created(slug: &Slug, username: &str, password: &str) {
        "Đã tạo đơn vị {slug}.\nNgười quản trị: {username}\nMật khẩu tạm: {password}\nPhải đổi mật khẩu ở lần đăng nhập đầu tiên, tại /{slug}/dang-nhap.\n",
        "The realm {slug} was made.\nAdministrator: {username}\nTemporary password: {password}\nIt must be changed at the first sign-in, at /{slug}/dang-nhap.\n"
    }
    password_reset(username: &str, password: &str) {
        "Mật khẩu tạm của {username}: {password}\nPhải đổi ở lần đăng nhập tới.\n",
        "Temporary password of {username}: {password}\nIt must be changed at the next sign-in.\n"
    }
}
