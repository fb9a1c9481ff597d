//! Bodies of every province or of the state that have ended: Nghị định 45/2025/NĐ-CP (departments, from 01/3/2025), Nghị quyết
//! 176/2025/QH15 (ministries, from 01/3/2025), Luật 72/2025/QH15 (districts, from 01/7/2025).

/// Name, and the first day without it.
pub(crate) const ENDED: &[(&str, i16, i8, i8)] = &[
    ("Sở Kế hoạch và Đầu tư", 2025, 3, 1),
    ("Sở Giao thông vận tải", 2025, 3, 1),
    ("Sở Thông tin và Truyền thông", 2025, 3, 1),
    ("Sở Tài nguyên và Môi trường", 2025, 3, 1),
    ("Sở Nông nghiệp và Phát triển nông thôn", 2025, 3, 1),
    ("Sở Lao động - Thương binh và Xã hội", 2025, 3, 1),
    ("Ban Dân tộc tỉnh", 2025, 3, 1),
    ("Ban Dân tộc thành phố", 2025, 3, 1),
    ("Ủy ban Dân tộc", 2025, 3, 1),
    ("Bộ Kế hoạch và Đầu tư", 2025, 3, 1),
    ("Bộ Giao thông vận tải", 2025, 3, 1),
    ("Bộ Thông tin và Truyền thông", 2025, 3, 1),
    ("Bộ Tài nguyên và Môi trường", 2025, 3, 1),
    ("Bộ Nông nghiệp và Phát triển nông thôn", 2025, 3, 1),
    ("Bộ Lao động - Thương binh và Xã hội", 2025, 3, 1),
    ("UBND các huyện", 2025, 7, 1),
    ("Ủy ban nhân dân các huyện", 2025, 7, 1),
    ("UBND huyện", 2025, 7, 1),
    ("UBND thị xã", 2025, 7, 1),
];
