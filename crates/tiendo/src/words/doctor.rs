//! What `doctor` says.

use std::path::Path;

use tiendo_text::Lang;

super::sentences! {
    door_well(listen: &str) {
        "Máy chủ sẽ lắng nghe tại {listen}.",
        "The server will listen on {listen}."
    }
    database_well(engine: &str) {
        "Cơ sở dữ liệu {engine} mở được, lược đồ đúng bản, ghi an toàn.",
        "The {engine} database opens, its schema is current, its writes are safe."
    }
    realms_found(count: usize) {
        "Số đơn vị sử dụng: {count} (tạo bằng tiendo admin create-realm).",
        "Realms: {count} (make one with tiendo admin create-realm)."
    }
}

pub(crate) fn folder_open(lang: Lang, folder: &Path) -> String {
    let folder = folder.display();
    match lang {
        Lang::Vi => format!(
            "Người dùng khác trên máy xem được thư mục dữ liệu {folder}: chạy chmod 700 {folder}."
        ),
        Lang::En => format!(
            "Other users of this machine can look into the data folder {folder}: run chmod 700 {folder}."
        ),
    }
}

pub(crate) fn room(lang: Lang, free: u64, least: u64) -> String {
    let size = tiendo_text::number::file_size;
    let (enough, free, least) = (free >= least, size(free), size(least));
    match (lang, enough) {
        (Lang::Vi, true) => format!("Đĩa của thư mục dữ liệu còn trống {free}."),
        (Lang::En, true) => format!("The disk of the data folder has {free} free."),
        (Lang::Vi, false) => format!(
            "Đĩa của thư mục dữ liệu chỉ còn trống {free}: giải phóng chỗ hoặc thêm đĩa để còn ít nhất {least}."
        ),
        (Lang::En, false) => format!(
            "The disk of the data folder has only {free} free: make room or add a disk until there are {least} at least."
        ),
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
