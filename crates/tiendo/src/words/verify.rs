//! What `verify` says.

use std::{io, path::Path};

use tiendo_store::verify::{Problem, Verification};
use tiendo_text::Lang;

super::sentences! {
    no_realm() {
        "Chưa có đơn vị nào ở đây: kiểm tra --data và --database; đơn vị đầu tiên tạo bằng tiendo admin create-realm.",
        "There is no realm here: check --data and --database; the first one is made with tiendo admin create-realm."
    }
    realm_gone(slug: &str) {
        "  ✗ đơn vị {slug} không còn, trong khi đầu chuỗi của nó được giữ ở ngoài\n",
        "  ✗ the realm {slug} is gone, of which a head was kept outside\n"
    }
    kept_file_unreadable(error: &io::Error) {
        "Không đọc được một tệp lưu giữ ({error}): kiểm tra quyền và ổ đĩa của thư mục files.",
        "A kept file cannot be read ({error}): check permissions and disk of the folder files."
    }
}

pub(crate) fn heads_unwritten(lang: Lang, path: &Path, error: &io::Error) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => {
            format!("Không ghi được đầu chuỗi vào {path} ({error}): chọn tệp khác ghi được.")
        }
        Lang::En => format!(
            "The heads cannot be written to {path} ({error}): name another file that can be written."
        ),
    }
}

pub(crate) fn no_heads(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        Lang::Vi => format!(
            "{path} không có đầu chuỗi nào: mỗi dòng có dạng tiendo-head ĐƠN-VỊ SỐ SHA256 (ghi bằng tiendo verify --write-head)."
        ),
        Lang::En => format!(
            "{path} holds no head: a line looks like tiendo-head REALM NUMBER SHA256 (written by tiendo verify --write-head)."
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
