//! How the columns of a table of targets are headed. Plain.

/// The number of a row.
pub(crate) const NUMBERS: &[&str] = &["tt", "stt", "so tt", "so thu tu", "#", "ma so"];

/// The unit.
pub(crate) const UNITS: &[&str] = &[
    "don vi tinh",
    "dvt",
    "don vi",
    "don vi do",
    "don vi do luong",
    "dv tinh",
    "d.v.t",
    "dv",
];

/// What is measured, said so.
pub(crate) const NAMES: &[&str] = &[
    "chi tieu",
    "cac chi tieu",
    "ten chi tieu",
    "noi dung chi tieu",
    "chi tieu chu yeu",
    "cac chi tieu chu yeu",
    "chi tieu cu the",
    "chi tieu phat trien",
    "chi tieu thuc hien",
    "chi tieu theo doi",
    "chi tieu danh gia",
    "he thong chi tieu",
    "nhom chi tieu",
    "danh muc chi tieu",
    "muc tieu",
    "cac muc tieu",
    "muc tieu cu the",
    "noi dung muc tieu",
    "muc tieu, chi tieu",
    "muc tieu/chi tieu",
    "chi tieu, muc tieu",
    "tieu chi",
    "cac tieu chi",
    "ten tieu chi",
    "noi dung tieu chi",
    "chi so",
    "cac chi so",
    "ten chi so",
    "chi tieu/chi so",
    "chi tieu, chi so",
];

/// What is measured, where other columns say that there are targets.
pub(crate) const LOOSE_NAMES: &[&str] = &["noi dung", "danh muc", "hang muc", "ten", "linh vuc"];

/// Words of a head or title that speak of targets.
pub(crate) const SPEAKS_OF_TARGETS: &[&str] = &["chi tieu", "muc tieu", "chi so"];

/// A column of what is to be reached, where its head gives no year.
pub(crate) const AIMS: &[&str] = &[
    "muc tieu",
    "chi tieu",
    "ke hoach",
    "chi tieu giao",
    "ke hoach giao",
    "muc tieu phan dau",
    "phan dau",
    "chi tieu phan dau",
    "gia tri muc tieu",
    "muc phan dau",
];

/// A column of how things are, wherever the words stand in its head.
pub(crate) const BASELINES: &[&str] = &[
    "hien trang",
    "hien nay",
    "uoc thuc hien",
    "uoc th",
    "da dat",
    "da thuc hien",
    "ket qua thuc hien",
    "nam goc",
    "nam co so",
    "so lieu nam",
    "gia tri nen",
    "uth",
];

/// The same, at the beginning of a head alone.
pub(crate) const BASELINES_FIRST: &[&str] = &["thuc hien", "th", "ket qua", "uoc"];

/// A column that compares two others, or holds money, and is neither.
pub(crate) const OTHERS: &[&str] = &[
    "so sanh",
    "so voi",
    "tang, giam",
    "tang/giam",
    "tang giam",
    "kinh phi",
    "du toan",
    "nguon von",
    "thoi gian",
    "thoi han",
    "ngay",
    "ghi chu",
];
