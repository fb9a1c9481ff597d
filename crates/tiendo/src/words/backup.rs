//! What `backup` and `restore` say.

use std::{io, path::Path};

use tiendo_store::backup::{BackupError, Manifest, RestoreError};
use tiendo_text::Lang;

super::sentences! {
    nothing_to_back_up() {
        "Không có đơn vị nào để sao lưu: kiểm tra --data, --database và --realm.",
        "There is no realm to back up: check --data, --database and --realm."
    }
}

/// The folder of `--to` that archives cannot be written into.
pub(crate) fn no_folder_for_archives(lang: Lang, folder: &Path, error: &io::Error) -> String {
    let folder = folder.display();
    match lang {
        Lang::Vi => format!(
            "Không ghi được bản sao lưu vào {folder} ({error}): chọn thư mục khác bằng --to."
        ),
        Lang::En => {
            format!("Cannot write backups into {folder} ({error}): name another folder with --to.")
        }
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
