//! What `read` says.

use std::io;

use tiendo_text::Lang;

pub(crate) fn files_unread(lang: Lang, unread: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{unread} trong {all} tệp không đọc được; các tệp khác đã đọc."),
        Lang::En => format!("{unread} of {all} files were not read; the others were."),
    }
}

/// A line of the table of spellings that is none.
pub(crate) fn spelling_unreadable(lang: Lang, line: usize) -> String {
    match lang {
        Lang::Vi => format!("Dòng {line}: cần một cách viết và một tên, cách nhau bằng dấu phẩy."),
        Lang::En => format!("Line {line}: a spelling and a name are wanted, with a comma between."),
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
        (Lang::Vi, io::ErrorKind::IsADirectory) => {
            "Đây là thư mục; hãy ghi tên từng tệp trong đó.".to_owned()
        }
        (Lang::En, io::ErrorKind::IsADirectory) => {
            "This is a folder; name the files in it.".to_owned()
        }
        (Lang::Vi, _) => format!("Không đọc được tệp ({error})."),
        (Lang::En, _) => format!("The file cannot be read ({error})."),
    }
}
