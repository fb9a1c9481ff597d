//! Words of reports that are owed: how often, by when, which are none. Plain unless told.

use crate::model::Frequency;

/// How often, by words, plain.
pub(crate) const FREQUENCIES: &[(&str, Frequency)] = &[
    ("6 thang", Frequency::HalfYearly),
    ("06 thang", Frequency::HalfYearly),
    ("sau thang", Frequency::HalfYearly),
    ("hai lan moi nam", Frequency::HalfYearly),
    ("hai lan/nam", Frequency::HalfYearly),
    ("2 lan/nam", Frequency::HalfYearly),
    ("2 lan moi nam", Frequency::HalfYearly),
    ("hang nam", Frequency::Annual),
    ("moi nam", Frequency::Annual),
    ("thuong nien", Frequency::Annual),
    ("mot nam", Frequency::Annual),
    ("01 nam", Frequency::Annual),
    ("dinh ky nam", Frequency::Annual),
    ("bao cao nam", Frequency::Annual),
    ("ca nam", Frequency::Annual),
    ("hang quy", Frequency::Quarterly),
    ("3 thang mot lan", Frequency::Quarterly),
    ("03 thang mot lan", Frequency::Quarterly),
    ("ba thang mot lan", Frequency::Quarterly),
    ("3 thang/lan", Frequency::Quarterly),
    ("03 thang/lan", Frequency::Quarterly),
    ("3 thang/1 lan", Frequency::Quarterly),
    ("03 thang/01 lan", Frequency::Quarterly),
    ("moi quy", Frequency::Quarterly),
    ("dinh ky quy", Frequency::Quarterly),
    ("bao cao quy", Frequency::Quarterly),
    ("cuoi quy", Frequency::Quarterly),
    ("cuoi cua quy", Frequency::Quarterly),
    ("cuoi moi quy", Frequency::Quarterly),
    ("hang thang", Frequency::Monthly),
    ("moi thang", Frequency::Monthly),
    ("dinh ky thang", Frequency::Monthly),
    ("bao cao thang", Frequency::Monthly),
    ("thang sau", Frequency::Monthly),
    ("thang ke tiep", Frequency::Monthly),
    ("thang tiep theo", Frequency::Monthly),
];

/// What a word for a time is behind another: "6 tháng, năm", "quý, 6 tháng và năm".
pub(crate) const JOINED: &[(&str, Frequency)] = &[
    ("nam", Frequency::Annual),
    ("quy", Frequency::Quarterly),
    ("thang", Frequency::Monthly),
];

/// Words before a due day, plain, and whether the day itself still counts.
pub(crate) const LEADS: &[(&str, bool)] = &[
    ("truoc", false),
    ("cham nhat", true),
    ("han cuoi", true),
    ("truoc het", true),
    ("khong qua", true),
    ("vao ngay", true),
    ("den het ngay", true),
];

/// Words that stand in a due date without a day of the calendar, plain.
pub(crate) const RECURRING: &[&str] = &[
    "hang ngay",
    "hang tuan",
    "hang thang",
    "hang quy",
    "hang nam",
    "moi ngay",
    "moi tuan",
    "moi thang",
    "moi quy",
    "cua thang",
    "cua quy",
    "thang sau",
    "thang ke tiep",
    "thang tiep theo",
    "thang cuoi",
    "thang dau",
    "cuoi thang",
    "cuoi quy",
    "cuoi moi quy",
    "cuoi hoc ky",
    "cuoi moi hoc ky",
    "cuoi tuan",
    "trong tuan",
    "cua tuan",
    "quy sau",
    "nam sau",
];

/// Words that a due date begins with, plain.
pub(crate) const BEGIN: &[&str] = &["truoc", "cham nhat", "vao", "ngay"];

/// Words before a time as a whole: "trong tháng 12/2026".
pub(crate) const IN_A_TIME: &[&str] = &[
    "trong thang",
    "trong quy",
    "trong nam",
    "vao nam",
    "vao thang",
];

/// Days of the week, plain.
pub(crate) const WEEKDAYS: &[&str] = &[
    "thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "thu 2", "thu 3", "thu 4",
    "thu 5", "thu 6",
];

/// What a due date is not part of: the report itself, and whom it goes to, with their marks.
pub(crate) const BEHIND_DAY: &[&str] = &[
    "là trách nhiệm",
    "do",
    "để",
    "gửi",
    "báo cáo",
    "về",
    "cho",
    "tổng hợp",
    "kết quả",
    "qua",
    "các",
    "phải",
    "trong đó",
];

/// Words that ask somebody, with their marks.
pub(crate) const ASKS: &[&str] = &["yêu cầu", "đề nghị", "giao"];

/// Words of address before an office, with their marks; the longer ones first.
pub(crate) const SALUTES: &[&str] = &[
    "các ông (bà)",
    "quý ông (bà)",
    "ông (bà)",
    "các đồng chí",
    "đồng chí",
];

/// What is done to reports between "định kỳ" and the word for one, plain.
pub(crate) const COLLECTS: &[&str] = &[
    "tong hop",
    "danh gia",
    "so ket",
    "so ket, tong ket",
    "gui",
    "lap",
    "thuc hien",
    "thuc hien che do",
    "tong hop, danh gia",
    "danh gia, tong hop",
    "co",
];

/// What is done with a report beside, between it and whom it goes to, with their marks.
pub(crate) const AND_SUBMITS: &[&str] = &[
    "và kiến nghị",
    "và đề xuất",
    "và tham mưu cho",
    "và tham mưu",
    "và trình",
    "và gửi",
    ", kiến nghị",
    ", đề xuất",
    ", tham mưu cho",
    ", tham mưu",
    ", trình",
];

/// Words behind which stands who does it, with their marks: "… do Phòng Kinh tế thực hiện".
pub(crate) const DONE_BY: &[&str] = &["là trách nhiệm của", "do"];

/// Words before the word for a report where it is no report that somebody owes: one that exists, or a paper to be written; with their
/// marks.
pub(crate) const OTHERS: &[&str] = &[
    "theo",
    "tại",
    "trên cơ sở",
    "căn cứ",
    "qua",
    "từ",
    "các",
    "nội dung",
    "lập",
    "xây dựng",
    "hoàn thiện",
    "hoàn thành",
    "dự thảo",
    "thẩm định",
    "xem xét",
    "nghe",
    "mẫu",
    "biểu mẫu",
    "đề cương",
    "sau khi nhận được",
    "số liệu",
];

/// What a report tells of that is one on carrying out, plain.
pub(crate) const ON_CARRYING_OUT: &[&str] = &[
    "ket qua",
    "tinh hinh",
    "tien do",
    "viec thuc hien",
    "so lieu",
    "ve viec",
    "thuc hien",
];

/// Headings of parts on carrying out, plain.
pub(crate) const CARRYING_OUT: &[&str] = &[
    "to chuc thuc hien",
    "trach nhiem",
    "phan cong",
    "che do bao cao",
    "che do thong tin",
    "thong tin, bao cao",
    "thong tin bao cao",
    "cong tac bao cao",
    "to chuc trien khai",
];

/// Words behind a body that a report goes to or through, with their marks.
pub(crate) const BEHIND_BODY: &[&str] = &[
    "để",
    "trước",
    "định kỳ",
    "hằng năm",
    "hàng năm",
    "hằng tháng",
    "hàng tháng",
    "hằng quý",
    "hàng quý",
    "hằng tuần",
    "hàng tuần",
    "hằng ngày",
    "hàng ngày",
    "vào",
    "mỗi",
    "trong",
    "sau khi",
    "đúng",
    "cùng với",
    "theo",
    "thông qua",
    "qua",
    "xem xét",
    "chậm nhất",
    "tổng hợp",
    "bằng văn bản",
    "kết quả",
    "tình hình",
    "tiến độ",
    "về việc",
    "các nội dung",
    "các biện pháp",
    "các giải pháp",
    "những",
    "đối với",
    "và các",
];

/// Words that a sentence begins with where the time of the report stands before who owes it, plain.
pub(crate) const OPENS_TIME: &[&str] = &[
    "dinh ky",
    "hang",
    "truoc",
    "cham nhat",
    "moi",
    "sau khi",
    "ket thuc",
    "khi",
    "vao",
    "cuoi",
    "nam",
    "den",
    "trong",
];

/// What an obstacle is called, plain.
pub(crate) const OBSTACLES: &[&str] = &["vuong mac", "kho khan", "phat sinh", "bo sung nhiem vu"];

/// Words before an obstacle that is not there yet, plain.
pub(crate) const IF_THERE_IS: &[&str] = &["neu", "truong hop", "khi co", "trong qua trinh"];

/// Words that send what is told of an obstacle, plain.
pub(crate) const SENDS: &[&str] = &[
    "gui ve",
    "gui",
    "phan anh ve",
    "phan anh kip thoi ve",
    "phan anh",
    "bao cao ve",
    "thong qua",
];

/// What is done about an obstacle, plain.
pub(crate) const DECIDES: &[&str] = &["xem xet", "quyet dinh", "chi dao", "giai quyet"];

/// Words before who decides, plain.
pub(crate) const SUBMITS: &[&str] = &["bao cao", "trinh", "tham muu", "tham muu cho"];

/// Words by which a document speaks of itself, plain.
pub(crate) const THIS_DOCUMENT: &[&str] = &[
    "ke hoach nay",
    "chi thi nay",
    "thong bao nay",
    "quyet dinh nay",
    "nghi quyet nay",
    "cong van nay",
    "cong dien nay",
    "ket luan nay",
    "chuong trinh nay",
    "chuong trinh hanh dong nay",
    "huong dan nay",
];

/// Words that tell which of many are meant, with their marks.
pub(crate) const WHICH: &[&str] = &["được giao", "được phân công", "có tên", "tham gia"];

/// What stands between who reports and the word for it, with its marks.
pub(crate) const BEFORE_REPORT: &[&str] = &[
    "gửi",
    "định kỳ",
    "tổng hợp",
    "có trách nhiệm",
    "phải",
    "lập",
];
