//! Why a command does not start: configuration, folder, port, database.

use std::{io, path::Path};

use tiendo_store::{OpenError, StoreError};
use tiendo_text::Lang;

super::sentences! {
    public_url_bad(url: &str) {
        "Địa chỉ công khai {url} không dùng được: phải có dạng https://ten-mien, không có đường dẫn.",
        "The public address {url} will not do: it must look like https://host, without a path."
    }
    not_loopback(listen: &str) {
        "Không mở {listen} ra mạng khi chưa có https: thêm --public-url https://… hoặc, nếu có máy chủ ủy nhiệm https đứng trước, --trusted-proxy.",
        "Will not open {listen} to the network without https: add --public-url https://… or, behind an https proxy, --trusted-proxy."
    }
    serving(url: &str) { "Tiến độ đang chạy tại {url} (dừng: Ctrl-C)", "Tiến độ is running at {url} (stop: Ctrl-C)" }
}

pub(crate) fn nothing_there(lang: Lang, folder: &Path) -> String {
    let folder = folder.display();
    match lang {
        Lang::Vi => format!(
            "Không có dữ liệu ở {folder}: kiểm tra --data; hệ thống mới bắt đầu bằng tiendo admin create-realm hoặc tiendo restore."
        ),
        Lang::En => format!(
            "There is no data in {folder}: check --data; a new installation begins with tiendo admin create-realm or tiendo restore."
        ),
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
        (Lang::Vi, io::ErrorKind::NotFound) => {
            format!(
                "Không có thư mục dữ liệu {folder}: kiểm tra --data; hệ thống mới bắt đầu bằng tiendo admin create-realm."
            )
        }
        (Lang::En, io::ErrorKind::NotFound) => {
            format!(
                "There is no data folder {folder}: check --data; a new installation begins with tiendo admin create-realm."
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

/// Why the database could not be opened, and what to do.
pub(crate) fn open_error(lang: Lang, error: &OpenError) -> String {
    let Lang::Vi = lang else {
        return error.to_string();
    };
    match error {
        OpenError::Newer { found, known } => format!(
            "Cơ sở dữ liệu do bản chương trình mới hơn ghi (bước {found}, bản này chỉ biết đến {known}): chạy bản mới hơn, hoặc khôi phục bản sao lưu trước khi nâng cấp."
        ),
        OpenError::Foreign { table } => format!(
            "Cơ sở dữ liệu này là của chương trình khác (có bảng {table}): chọn thư mục hoặc cơ sở dữ liệu trống bằng --data hay --database."
        ),
        OpenError::OtherMigration { number } => format!(
            "Bước nâng cấp {number} trong cơ sở dữ liệu khác với chương trình này (bản chưa phát hành): sao lưu bằng bản cũ rồi khôi phục bằng bản này; với dữ liệu dùng thử, xóa thư mục dữ liệu rồi chạy lại tiendo demo."
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
