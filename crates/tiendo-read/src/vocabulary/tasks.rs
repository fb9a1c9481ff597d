//! Words of running text by which tasks are told from what is none: who gives them, who is only named, what only closes.

use super::words::{Words, lines};

/// Who gives tasks, plain.
pub(crate) static AUTHORITIES: Words = Words::new(|| lines(include_str!("words/authorities.txt")));

/// What somebody is in a body that is set up, plain: "Giám đốc Sở Xây dựng - Tổ phó".
pub(crate) static MEMBERS: Words = Words::new(|| lines(include_str!("words/members.txt")));

/// Words by which a body only answers for a document or watches over others, plain.
pub(crate) static NO_TASK: Words = Words::new(|| lines(include_str!("words/no_task.txt")));

/// Words that open a closing paragraph, plain.
pub(crate) static CLOSERS: Words = Words::new(|| lines(include_str!("words/closers.txt")));

/// Words of doing, plain.
pub(crate) static DOING: Words = Words::new(|| lines(include_str!("words/doing.txt")));

/// Words behind "kế hoạch" or "kinh phí" that name no matter of their own, plain.
pub(crate) static WITHOUT_MATTER: Words =
    Words::new(|| lines(include_str!("words/without_matter.txt")));

/// Words by which the heading of a part announces tasks, plain.
pub(crate) static ANNOUNCING: Words = Words::new(|| lines(include_str!("words/announcing.txt")));

/// Who lays down a resolution or a conclusion, plain.
pub(crate) static DECIDERS: Words = Words::new(|| lines(include_str!("words/deciders.txt")));

/// What they do there, with their marks.
pub(crate) static DECIDING: Words = Words::new(|| lines(include_str!("words/deciding.txt")));

/// Further words of doing, small letters, that open a sentence with a capital; elsewhere names and nouns hold them.
pub(crate) static OPENING_VERBS: Words =
    Words::new(|| lines(include_str!("words/opening_verbs.txt")));

/// People whom nobody names otherwise, plain: alone in a heading they are those who act below it.
pub(crate) static PEOPLE: Words = Words::new(|| lines(include_str!("words/people.txt")));

/// Kinds of documents that a closing sentence calls "này", plain.
pub(crate) static DOCUMENTS: Words = Words::new(|| lines(include_str!("words/documents.txt")));

/// Words that open what a letter tells rather than asks, with marks.
pub(crate) const LETTER_TELLS: &[&str] = &[
    "từ",
    "trước",
    "trong",
    "đến",
    "khi",
    "nếu",
    "theo",
    "tại",
    "đối với",
    "về",
    "báo cáo",
];

/// Words that open a sentence which says more of the one before, with marks.
pub(crate) const GOES_ON_WITH: &[&str] = &["nếu", "trường hợp", "mọi", "việc"];

/// Words that announce what a body is to do, with their marks.
pub(crate) const HAS_DUTY: &[&str] = &["có trách nhiệm", "có nhiệm vụ", "có các nhiệm vụ"];

/// Words for those whom an article lays something on and no list of bodies knows, with their marks.
pub(crate) const OWERS: &[&str] = &[
    "bên",
    "thương nhân",
    "tổ chức",
    "cá nhân",
    "người",
    "chủ",
    "hộ",
    "cơ sở",
    "doanh nghiệp",
    "nhà",
    "đơn vị",
    "đại lý",
    "học sinh",
    "sinh viên",
    "học viên",
    "công dân",
    "gia đình",
];

/// Words for what is listed and is nothing to do, plain: the conditions that somebody meets, the papers of a file.
pub(crate) const THINGS: &[&str] = &[
    "dieu kien",
    "doi tuong",
    "tieu chuan",
    "tieu chi",
    "yeu cau",
    "thu tu uu tien",
    "nguyen tac",
    "ho so",
    "thanh phan",
    "giay to",
    "tai lieu",
    "truong hop",
];
