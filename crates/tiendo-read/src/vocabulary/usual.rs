//! Words that usually stand in a place of a document: in small letters, with their marks.

/// Among recipients.
pub(crate) const RECIPIENTS: &[&str] = &[
    "như trên",
    "như điều",
    "như kính gửi",
    "để b/c",
    "để báo cáo",
    "để thực hiện",
    "để phối hợp",
    "để theo dõi",
    "để chỉ đạo",
    "ct, các pct",
    "cvp, các pcvp",
    "các pct",
    "các pcvp",
    "các phó chủ tịch",
    "các phó thủ tướng",
    "các phòng",
    "các sở",
    "các bộ",
    "các ban",
    "ubnd tỉnh",
    "ubnd các",
    "hđnd tỉnh",
    "tỉnh ủy",
    "tỉnh uỷ",
    "cổng ttđt",
    "trang ttđt",
    "thường trực",
    "văn phòng",
    "chủ tịch",
    "phó chủ tịch",
];

/// Short words of a purpose, each of which is another's with one letter: "để t/h".
pub(crate) const PURPOSES: &[&str] = &[
    "b/c", "t/h", "p/h", "t/d", "k/t", "c/đ", "g/s", "b/s", "x/l", "g/q", "l/h", "đ/c", "t/b",
    "p/b", "b/d", "c/b", "đ/b", "h/d",
];

/// In a deadline.
pub(crate) const TIMES: &[&str] = &[
    "hằng năm",
    "hàng năm",
    "hằng quý",
    "hàng quý",
    "hằng tháng",
    "hàng tháng",
    "trước ngày",
    "trước tháng",
    "thường xuyên",
    "quý i năm",
    "quý ii năm",
    "quý iii năm",
    "quý iv năm",
    "trong quý",
    "trong năm",
    "cả năm",
    "giai đoạn",
    "hoàn thành",
    "chậm nhất",
    "cuối năm",
    "đầu năm",
    "theo yêu cầu",
    "theo kế hoạch",
];
