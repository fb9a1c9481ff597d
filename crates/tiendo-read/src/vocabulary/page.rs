//! What a page has around its document.

/// Lines that a page has below its document, or their first words before a colon, plain.
pub(crate) const BELOW: &[&str] = &[
    "tac gia",
    "nguon tin",
    "tin lien quan",
    "tin khac",
    "cac tin khac",
    "tin cung chuyen muc",
    "bai viet lien quan",
    "van ban lien quan",
    "van ban cung linh vuc",
    "tu khoa",
    "chia se",
    "binh luan",
    "y kien ban doc",
    "luot xem",
];
