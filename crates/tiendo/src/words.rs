//! Sentences of the command line, both languages side by side.

use std::{io, path::Path};
use tiendo_domain::id::Slug;
use tiendo_store::{
    OpenError, StoreError,
    backup::{BackupError, Manifest, RestoreError},
    verify::{Problem, Verification},
};
use tiendo_text::Lang;

/// Reads `vi` or `en`.
pub(crate) fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| "vi | en".to_owned())
}

macro_rules! sentences {
    ($($name:ident($($arg:ident: $ty:ty),*) { $vi:literal, $en:literal })*) => {
        $(pub(crate) fn $name(lang: Lang, $($arg: $ty),*) -> String {
            match lang {
                Lang::Vi => format!($vi),
                Lang::En => format!($en),
            }
        })*
    };
}

sentences! {
    serving(url: &str) { "Tiến độ đang chạy tại {url} (dừng: Ctrl-C)", "Tiến độ is running at {url} (stop: Ctrl-C)" }
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
    database_well(engine: &str) {
        "Cơ sở dữ liệu {engine} mở được, lược đồ đúng bản, ghi an toàn.",
        "The {engine} database opens, its schema is current, its writes are safe."
    }
    realms_found(count: usize) {
        "Số đơn vị sử dụng: {count} (tạo bằng tiendo admin create-realm).",
        "Realms: {count} (make one with tiendo admin create-realm)."
    }
    nothing_to_back_up() {
        "Không có đơn vị nào để sao lưu: kiểm tra --data, --database và --realm.",
        "There is no realm to back up: check --data, --database and --realm."
    }
    public_url_bad(url: &str) {
        "Địa chỉ công khai {url} không dùng được: phải có dạng https://ten-mien, không có đường dẫn.",
        "The public address {url} will not do: it must look like https://host, without a path."
    }
    not_loopback(listen: &str) {
        "Không mở {listen} ra mạng khi chưa có https: thêm --public-url https://… hoặc, nếu có máy chủ ủy nhiệm https đứng trước, --trusted-proxy.",
        "Will not open {listen} to the network without https: add --public-url https://… or, behind an https proxy, --trusted-proxy."
    }
}

pub(crate) fn config_unreadable(lang: Lang, path: &Path, why: &str) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => {
            format!("Không đọc được tệp cấu hình {path}: {why}. Hãy sửa tệp hoặc bỏ --config.")
        }
        Lang::En => format!(
            "Cannot read the configuration file {path}: {why}. Mend it or leave out --config."
        ),
    }
}

pub(crate) fn folder_bad(lang: Lang, folder: &Path, error: &io::Error) -> String {
    let folder = folder.display();
    match (lang, error.kind()) {
        (Lang::Vi, io::ErrorKind::PermissionDenied) => {
            format!(
                "Không có quyền ghi vào thư mục dữ liệu {folder}: cấp quyền cho người dùng này, hoặc chọn thư mục khác bằng --data."
            )
        }
        (Lang::En, io::ErrorKind::PermissionDenied) => {
            format!(
                "No permission to write the data folder {folder}: grant it, or name another with --data."
            )
        }
        (Lang::Vi, io::ErrorKind::StorageFull) => {
            format!("Đĩa chứa {folder} đã đầy: giải phóng chỗ trống rồi chạy lại.")
        }
        (Lang::En, io::ErrorKind::StorageFull) => {
            format!("The disk of {folder} is full: free some space and start again.")
        }
        (Lang::Vi, _) => format!(
            "Không dùng được thư mục dữ liệu {folder} ({error}): chọn thư mục khác bằng --data."
        ),
        (Lang::En, _) => {
            format!("Cannot use the data folder {folder} ({error}): name another with --data.")
        }
    }
}

pub(crate) fn folder_well(lang: Lang, folder: &Path, sync: std::time::Duration) -> String {
    let (folder, sync) = (folder.display(), sync.as_secs_f64() * 1000.0);
    match lang {
        Lang::Vi => {
            format!("Thư mục dữ liệu {folder} ghi được; một lần ghi xuống đĩa mất {sync:.1} ms.")
        }
        Lang::En => {
            format!("The data folder {folder} can be written; a disk sync takes {sync:.1} ms.")
        }
    }
}

pub(crate) fn cannot_listen(lang: Lang, listen: &str, error: &io::Error) -> String {
    match (lang, error.kind()) {
        (Lang::Vi, io::ErrorKind::AddrInUse) => {
            format!(
                "Cổng {listen} đang có chương trình khác dùng: dừng chương trình đó, hoặc chọn cổng khác bằng --listen, ví dụ --listen 127.0.0.1:8081."
            )
        }
        (Lang::En, io::ErrorKind::AddrInUse) => {
            format!(
                "{listen} is taken by another program: stop it, or choose another port with --listen, such as --listen 127.0.0.1:8081."
            )
        }
        (Lang::Vi, _) => {
            format!("Không mở được {listen} ({error}): kiểm tra --listen, dạng 127.0.0.1:8080.")
        }
        (Lang::En, _) => {
            format!("Cannot listen on {listen} ({error}): check --listen, such as 127.0.0.1:8080.")
        }
    }
}

pub(crate) fn no_runtime(lang: Lang, error: &io::Error) -> String {
    match lang {
        Lang::Vi => format!(
            "Hệ điều hành không cấp thêm luồng xử lý ({error}): đóng bớt chương trình rồi chạy lại."
        ),
        Lang::En => format!(
            "The system gives no more threads ({error}): close other programs and start again."
        ),
    }
}

pub(crate) fn files_unread(lang: Lang, unread: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{unread} trong {all} tệp không đọc được; các tệp khác đã đọc."),
        Lang::En => format!("{unread} of {all} files were not read; the others were."),
    }
}

pub(crate) fn file_unreadable(lang: Lang, error: &io::Error) -> String {
    match (lang, error.kind()) {
        (Lang::Vi, io::ErrorKind::NotFound) => {
            "Không có tệp này; kiểm tra lại đường dẫn.".to_owned()
        }
        (Lang::En, io::ErrorKind::NotFound) => "There is no such file; check the path.".to_owned(),
        (Lang::Vi, io::ErrorKind::PermissionDenied) => "Không có quyền đọc tệp này.".to_owned(),
        (Lang::En, io::ErrorKind::PermissionDenied) => {
            "No permission to read this file.".to_owned()
        }
        (Lang::Vi, _) => format!("Không đọc được tệp ({error})."),
        (Lang::En, _) => format!("The file cannot be read ({error})."),
    }
}

/// Why the database could not be opened, and what to do.
pub(crate) fn open_error(lang: Lang, error: &OpenError) -> String {
    let Lang::Vi = lang else {
        return error.to_string();
    };
    match error {
        OpenError::Newer { found, known } => format!(
            "Cơ sở dữ liệu do bản chương trình mới hơn ghi (bước {found}, bản này chỉ biết đến {known}): chạy bản mới hơn, hoặc khôi phục bản sao lưu trước khi nâng cấp."
        ),
        OpenError::OtherMigration { number } => format!(
            "Bước nâng cấp {number} trong cơ sở dữ liệu khác với chương trình này (bản chưa phát hành): sao lưu bằng bản cũ rồi khôi phục bằng bản này; với dữ liệu dùng thử, chạy tiendo demo --fresh."
        ),
        OpenError::NoFolder(folder) => {
            format!(
                "Không có thư mục {}: tạo thư mục, hoặc chọn thư mục khác bằng --data.",
                folder.display()
            )
        }
        OpenError::Unsafe {
            setting,
            value,
            needed,
        } => format!(
            "Thiết lập {setting} của cơ sở dữ liệu là {value}, mất điện có thể mất nội dung đã lưu: đặt thành {needed} rồi chạy lại."
        ),
        OpenError::Unsuitable {
            setting,
            value,
            needed,
        } => {
            format!("Máy chủ PostgreSQL có {setting} {value}, cần {needed}.")
        }
        OpenError::BadUrl(why) => {
            format!(
                "Không hiểu địa chỉ cơ sở dữ liệu ({why}): dạng đúng là postgres://nguoi-dung@may/ten."
            )
        }
        OpenError::NoConnection(why) => format!(
            "Không kết nối được PostgreSQL ({why}): kiểm tra máy chủ có chạy không, địa chỉ, người dùng, mật khẩu."
        ),
        OpenError::NoThread(why) => format!("Hệ điều hành không cấp thêm luồng xử lý ({why})."),
        OpenError::Store { error } => {
            format!("Không mở được cơ sở dữ liệu: {}", store_error_vi(error))
        }
    }
}

fn store_error_vi(error: &StoreError) -> String {
    match error {
        StoreError::Busy => "chương trình khác đang giữ; dừng chương trình đó hoặc đợi nó xong.".to_owned(),
        StoreError::DiskFull => "đĩa đã đầy; giải phóng chỗ trống rồi chạy lại.".to_owned(),
        StoreError::NoPermission(_) => "không có quyền ghi; cấp quyền ghi thư mục và tệp cho người dùng này.".to_owned(),
        StoreError::Damaged(_) => "tệp hỏng hoặc không phải cơ sở dữ liệu; khôi phục bản sao lưu gần nhất bằng tiendo restore.".to_owned(),
        StoreError::Disk(_)
        | StoreError::Gone(_)
        | StoreError::Constraint(_)
        | StoreError::Statement(_)
        | StoreError::Cell { .. }
        | StoreError::Misfit { .. }
        | StoreError::NotOne(_)
        | StoreError::Uncommitted(_)
        | StoreError::Panic(_)
        | StoreError::NoRealm(_)
        | StoreError::Closed => error.to_string(),
    }
}

pub(crate) fn no_heads(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => format!(
            "{path} không có đầu chuỗi nào: mỗi dòng có dạng tiendo-head ĐƠN-VỊ SỐ SHA256 (in bằng tiendo verify --print-head)."
        ),
        Lang::En => format!(
            "{path} holds no head: a line looks like tiendo-head REALM NUMBER SHA256 (printed by tiendo verify --print-head)."
        ),
    }
}

pub(crate) fn verified(lang: Lang, slug: &str, found: &Verification) -> String {
    let Verification {
        entries,
        erased,
        rows,
        drafts,
        files,
        problems,
        ..
    } = found;
    let wrong = problems.len();
    match lang {
        Lang::Vi => format!(
            "{slug}: {entries} mục nhật ký ({erased} đã xóa nội dung), {rows} dòng dữ liệu ({drafts} bản nháp), {files} tệp; {wrong} điểm sai.\n"
        ),
        Lang::En => format!(
            "{slug}: {entries} journal entries ({erased} erased), {rows} rows ({drafts} drafts), {files} files; {wrong} problems.\n"
        ),
    }
}

/// One thing that `verify` found wrong.
pub(crate) fn problem(lang: Lang, problem: &Problem) -> String {
    let (vi, en) = match problem {
        Problem::EntriesMissing { from, to } => (
            format!("thiếu mục nhật ký {from} đến {to}"),
            format!("journal entries {from} to {to} are missing"),
        ),
        Problem::EntryAltered { seq } => (
            format!("mục nhật ký {seq} đã bị sửa"),
            format!("journal entry {seq} was altered"),
        ),
        Problem::ChainBroken { seq } => (
            format!("mục nhật ký {seq} không nối tiếp mục trước"),
            format!("journal entry {seq} does not follow the one before"),
        ),
        Problem::PayloadAltered { seq } => (
            format!("nội dung của mục nhật ký {seq} đã bị sửa"),
            format!("the payload of journal entry {seq} was altered"),
        ),
        Problem::RowListAltered { seq } => (
            format!("danh sách dòng của mục nhật ký {seq} đã bị sửa"),
            format!("the row list of journal entry {seq} was altered"),
        ),
        Problem::Strays { count } => (
            format!("{count} dòng không thuộc mục nhật ký nào"),
            format!("{count} rows belong to no journal entry"),
        ),
        Problem::HeadDiffers { head, last } => (
            format!("đầu chuỗi ghi {head} nhưng mục cuối là {last}"),
            format!("the head says {head} but the last entry is {last}"),
        ),
        Problem::RowAltered { table, key, seq } => (
            format!("bảng {table}, dòng {key} đã bị sửa sau mục nhật ký {seq}"),
            format!("table {table}, row {key} was altered after journal entry {seq}"),
        ),
        Problem::RowMissing { table, key, seq } => (
            format!("bảng {table}, dòng {key} bị xóa (mục nhật ký {seq} đã ghi)"),
            format!("table {table}, row {key} is gone (journal entry {seq} wrote it)"),
        ),
        Problem::RowExtra { table, key } => (
            format!("bảng {table}, dòng {key} không do mục nhật ký nào ghi"),
            format!("table {table}, row {key} was written by no journal entry"),
        ),
        Problem::DraftAltered { table, key } => (
            format!("bảng {table}, bản nháp {key} không khớp dấu niêm của nó"),
            format!("table {table}, draft {key} does not match its seal"),
        ),
        Problem::UnknownTable { table } => (
            format!("nhật ký nêu bảng {table} mà chương trình không biết"),
            format!("the journal names the unknown table {table}"),
        ),
        Problem::FileMissing { sha256 } => (
            format!("thiếu tệp {sha256}"),
            format!("the file {sha256} is missing"),
        ),
        Problem::FileAltered { sha256 } => (
            format!("tệp {sha256} đã bị sửa"),
            format!("the file {sha256} was altered"),
        ),
        Problem::TailCut { kept, last } => (
            format!(
                "nhật ký chỉ còn đến mục {last}, trong khi đầu chuỗi giữ ở ngoài là {kept}: phần cuối đã bị cắt"
            ),
            format!(
                "the journal ends at {last} but the head kept outside is {kept}: its tail was cut"
            ),
        ),
        Problem::Rewritten { seq } => (
            format!("mục nhật ký {seq} khác với đầu chuỗi giữ ở ngoài: chuỗi đã bị viết lại"),
            format!(
                "journal entry {seq} differs from the head kept outside: the chain was rewritten"
            ),
        ),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

pub(crate) fn backed_up(lang: Lang, path: &Path, manifest: &Manifest) -> String {
    let (path, tables, files, seq) = (
        path.display(),
        manifest.tables.len(),
        manifest.files.len(),
        manifest.head.seq,
    );
    match lang {
        Lang::Vi => {
            format!("Đã sao lưu vào {path}: {tables} bảng, {files} tệp, nhật ký đến mục {seq}.")
        }
        Lang::En => format!(
            "Backed up to {path}: {tables} tables, {files} files, journal up to entry {seq}."
        ),
    }
}

pub(crate) fn backup_failed(lang: Lang, path: &Path, error: &BackupError) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => format!(
            "Không sao lưu được vào {path} ({error}): kiểm tra chỗ trống và chạy tiendo verify."
        ),
        Lang::En => format!(
            "Could not back up to {path} ({error}): check free space and run tiendo verify."
        ),
    }
}

pub(crate) fn restore_failed(lang: Lang, path: &Path, error: &RestoreError) -> String {
    let path = path.display();
    let Lang::Vi = lang else {
        return format!("{path}: {error}");
    };
    match error {
        RestoreError::NotABackup(why) => {
            format!("{path} không phải tệp sao lưu của tiendo ({why}).")
        }
        RestoreError::Newer { .. } => {
            format!("{path} do bản chương trình mới hơn tạo: khôi phục bằng bản đó.")
        }
        RestoreError::Damaged { part } => {
            format!("{path} bị hỏng ở phần {part}: dùng bản sao khác.")
        }
        RestoreError::SlugTaken { slug } => {
            format!("Đã có đơn vị {slug}: khôi phục vào một hệ thống trống.")
        }
        RestoreError::NumberTaken { number, slug } => {
            format!("Số {number} đang do đơn vị {slug} dùng: khôi phục vào một hệ thống khác.")
        }
        RestoreError::Io(why) => format!("Không đọc được {path} hoặc không ghi được tệp ({why})."),
        RestoreError::Store(why) => format!("Cơ sở dữ liệu không nhận ({why})."),
    }
}
