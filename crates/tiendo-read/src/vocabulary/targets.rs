//! Words of targets (chỉ tiêu): what leads to a figure, what is counted, how a year and a baseline are named. With their marks.

/// Verbs between an indicator and its figure; the longer of two that fit stands first.
pub(crate) const REACHES: &[&str] = &[
    "ổn định ở mức",
    "duy trì ở mức",
    "giảm xuống còn",
    "giảm bình quân",
    "tăng bình quân",
    "giảm trung bình",
    "tăng trung bình",
    "bình quân tăng",
    "bình quân giảm",
    "giảm xuống",
    "xuống còn",
    "tăng thêm",
    "tăng lên",
    "giảm còn",
    "giảm từ",
    "tăng từ",
    "lên đến",
    "lên tới",
    "tăng gấp",
    "cao gấp",
    "duy trì",
    "ổn định",
    "ở mức",
    "đạt",
    "là",
    "chiếm",
    "còn",
    "giảm",
    "tăng",
    "bằng",
    "lên",
    "xuống",
    "gấp",
    "có",
    "vượt",
];

/// Words that stand between a verb and its figure and say how it binds, how near it is or how often.
pub(crate) const BESIDE_FIGURE: &[&str] = &[
    "không vượt quá",
    "không thấp hơn",
    "không cao hơn",
    "không ít hơn",
    "không dưới",
    "không quá",
    "tối thiểu",
    "ít nhất",
    "tối đa",
    "bình quân mỗi năm",
    "bình quân hằng năm",
    "bình quân hàng năm",
    "bình quân 1 năm",
    "trung bình mỗi năm",
    "trung bình hằng năm",
    "mỗi năm",
    "hằng năm",
    "hàng năm",
    "trong khoảng",
    "xấp xỉ",
    "khoảng",
    "thấp hơn",
    "cao hơn",
    "tỷ lệ",
    "mức",
    "trên",
    "dưới",
    "hơn",
    "gần",
    "vượt",
    "từ",
    "được",
    "thêm",
    "ước",
];

/// Of those, how a figure binds.
pub(crate) const AT_LEAST: &[&str] = &[
    "tối thiểu",
    "ít nhất",
    "không dưới",
    "không thấp hơn",
    "không ít hơn",
];

/// As [`AT_LEAST`], from above.
pub(crate) const AT_MOST: &[&str] = &["không quá", "tối đa", "không vượt quá", "không cao hơn"];

/// As [`AT_LEAST`], the figure itself excluded.
pub(crate) const ABOVE: &[&str] = &["trên", "hơn", "vượt", "cao hơn"];

/// As [`ABOVE`], from above.
pub(crate) const BELOW: &[&str] = &["dưới", "thấp hơn"];

/// A figure that is rough.
pub(crate) const ABOUT: &[&str] = &["khoảng", "gần", "xấp xỉ", "ước"];

/// Of [`REACHES`], that the figure is where a change ends.
pub(crate) const CHANGES_TO: &[&str] = &[
    "giảm còn",
    "giảm xuống",
    "xuống còn",
    "giảm xuống còn",
    "xuống",
    "còn",
    "tăng lên",
    "lên",
    "lên đến",
    "lên tới",
];

/// Verbs that say nothing of an indicator: where nothing else stands before a figure, what is counted is the indicator.
pub(crate) const LIGHT: &[&str] = &[
    "hoàn thành",
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "bố trí",
    "dành",
    "duy trì",
    "giữ vững",
    "đạt",
    "có",
    "là",
    "gồm",
];

/// Verbs that stand before the name of an indicator.
pub(crate) const BEFORE_NAME: &[&str] = &[
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "tiếp tục duy trì",
    "duy trì",
    "giữ vững",
    "giữ ổn định",
    "đạt được",
    "đạt",
    "nâng",
    "đưa",
    "giảm",
    "tăng",
];

/// How the name of an indicator begins, told from what is done.
pub(crate) const INDICATORS: &[&str] = &[
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "tỉ trọng",
    "tỷ suất",
    "tỷ số",
    "tỉ số",
    "số",
    "tổng",
    "mức",
    "tốc độ",
    "chỉ số",
    "kim ngạch",
    "thu nhập",
    "grdp",
    "gdp",
    "giá trị",
    "sản lượng",
    "diện tích",
    "năng suất",
    "doanh thu",
    "cường độ",
    "tuổi thọ",
    "thời gian",
    "chi phí",
    "quy mô",
    "cơ cấu",
    "mật độ",
    "hệ số",
    "độ che phủ",
    "vốn",
    "thu ngân sách",
    "chi ngân sách",
    "điểm",
    "bình quân thu nhập",
];

/// Words before a number that counts nothing.
pub(crate) const BEFORE_ORDINAL: &[&str] = &[
    "năm",
    "nhóm",
    "khóa",
    "số",
    "mục",
    "hạng",
    "thứ",
    "top",
    "khu vực",
    "quý",
    "tháng",
    "ngày",
    "điều",
    "khoản",
    "covid",
    "mức độ",
    "cấp độ",
    "loại",
    "bậc",
    "lớp",
    "đợt",
    "phiên bản",
];

/// Words behind a number that counts time, age or rank: such a number is a figure only where the clause has no other.
pub(crate) const TIMES: &[&str] = &["năm", "tháng", "ngày", "tuổi", "quý", "tuần", "giờ", "sao"];

/// Words that say of a figure that it is of every year, behind its unit.
pub(crate) const YEARLY: &[&str] = &["mỗi năm", "hằng năm", "hàng năm", "một năm", "1 năm"];

/// The same before the indicator.
pub(crate) const YEARLY_BEFORE: &[&str] = &[
    "bình quân mỗi năm",
    "bình quân hằng năm",
    "bình quân hàng năm",
    "trung bình mỗi năm",
    "trung bình hằng năm",
    "mỗi năm",
    "hằng năm",
    "hàng năm",
];

/// What begins behind a counted thing and is no part of it.
pub(crate) const BEHIND_COUNTED: &[&str] = &[
    "so với",
    "vào năm",
    "vào cuối năm",
    "đến năm",
    "đến hết năm",
    "đến cuối năm",
    "trong năm",
    "trong giai đoạn",
    "giai đoạn",
    "thời kỳ",
];

/// Behind "so với": what a figure is compared with, told from what it is a share of.
pub(crate) const BASELINES: &[&str] = &[
    "năm",
    "cuối năm",
    "đầu năm",
    "giai đoạn",
    "thời kỳ",
    "nhiệm kỳ",
    "cùng kỳ",
    "hiện nay",
    "hiện tại",
    "thời điểm",
    "kịch bản",
    "bình quân",
    "mức bình quân",
    "ngày",
    "tháng",
    "quý",
];

/// What a share is of, behind its percent sign.
pub(crate) const SHARES: &[&str] = &["dân số", "tổng dân số"];

/// Words that open a statement without a figure.
pub(crate) const STATEMENTS: &[&str] = &[
    "duy trì",
    "thuộc nhóm",
    "nằm trong",
    "xếp hạng",
    "xếp trong",
    "xếp thứ",
    "trở thành",
    "cơ bản",
    "hoàn thành",
    "đạt chuẩn",
    "đạt",
    "được nâng",
    "nâng",
    "bảo đảm",
    "là",
];

/// Multiples before a unit.
pub(crate) const SCALES: &[&str] = &["nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];

/// Units of measure: nothing is counted by them that has a name of its own.
pub(crate) const MEASURES: &[&str] = &[
    "lượt",
    "đồng",
    "vnđ",
    "usd",
    "đô la",
    "euro",
    "ha",
    "héc ta",
    "km",
    "km2",
    "km²",
    "m",
    "m2",
    "m²",
    "m3",
    "m³",
    "tấn",
    "tạ",
    "kg",
    "lít",
    "kwh",
    "mw",
    "gw",
    "mwp",
    "mbps",
    "gbps",
    "lần",
    "điểm",
    "điểm phần trăm",
    "điểm %",
    "giờ",
    "ngày",
    "tháng",
    "năm",
    "tuổi",
    "phút",
    "bậc",
    "hạng",
];

/// Words that count things; the thing may go on behind them ("căn nhà ở xã hội").
pub(crate) const COUNTED: &[&str] = &[
    "người",
    "lượt người",
    "lượt khách",
    "lao động",
    "hộ",
    "hộ dân",
    "hộ gia đình",
    "nhân khẩu",
    "doanh nghiệp",
    "hợp tác xã",
    "tổ hợp tác",
    "cơ sở",
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "tỉnh",
    "thôn",
    "khu dân cư",
    "căn",
    "căn hộ",
    "công trình",
    "dự án",
    "nhiệm vụ",
    "đề tài",
    "đề án",
    "mô hình",
    "sản phẩm",
    "chuỗi",
    "đơn",
    "đơn vị",
    "sáng chế",
    "bằng",
    "văn bằng",
    "bác sĩ",
    "dược sĩ",
    "điều dưỡng",
    "giường bệnh",
    "giường",
    "học sinh",
    "sinh viên",
    "giáo viên",
    "trường",
    "lớp",
    "phòng học",
    "cán bộ",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "thành viên",
    "thanh niên",
    "phụ nữ",
    "chi bộ",
    "tổ chức",
    "câu lạc bộ",
    "lớp tập huấn",
    "hội nghị",
    "khóa",
    "cuộc",
    "đợt",
    "vụ",
    "hồ sơ",
    "thủ tục",
    "dịch vụ",
    "tài khoản",
    "thuê bao",
    "trạm",
    "điểm",
    "tuyến",
    "cây",
    "con",
    "ý tưởng",
    "giải pháp",
    "sáng kiến",
    "bài",
    "tin",
    "chương trình",
    "lễ hội",
    "di tích",
    "khu",
    "cụm",
    "cụm công nghiệp",
    "khu công nghiệp",
    "nhà",
    "ngôi nhà",
    "nền tảng",
    "ứng dụng",
    "hệ thống",
    "cơ sở dữ liệu",
    "chuyến",
    "phương tiện",
    "xe",
    "tàu",
    "suất",
    "tiêu chí",
    "chỉ tiêu",
    "nhãn hiệu",
    "thương hiệu",
    "vùng",
    "vườn",
    "trang trại",
    "cửa hàng",
    "chợ",
    "siêu thị",
    "bệnh viện",
    "trung tâm",
    "thư viện",
    "nhà văn hóa",
    "nhà khoa học",
];

/// Words that go on behind a comma and are no part of what is counted.
pub(crate) const GOES_ON: &[&str] = &[
    "góp phần",
    "phấn đấu",
    "bảo đảm",
    "đảm bảo",
    "nhằm",
    "để",
    "qua đó",
    "từ đó",
    "đưa",
];

/// Words that open where or for whom a figure holds, behind its unit: they belong to the name.
pub(crate) const RESTRICTS: &[&str] = &["ở", "tại", "đối với", "khu vực"];

/// Words that tell of how things are, not of what shall be.
pub(crate) const NOW: &[&str] = &["hiện có", "hiện nay", "hiện đạt", "đến nay"];

/// How a statement begins that something is not to be, behind a comma.
pub(crate) const STATES_NOT: &[&str] = &[
    "không có",
    "không để",
    "không còn",
    "không xảy ra",
    "không phát sinh",
];
