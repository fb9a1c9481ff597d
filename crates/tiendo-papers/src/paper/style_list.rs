//! The named styles of a paper: one row for each element that the decree prescribes (Nghị định
//! 30/2020/NĐ-CP, phụ lục I, mục II and the table of mục V).

/// First line of a paragraph: 1,27 cm.
pub(super) const INDENT: u32 = 720;
/// Space after a paragraph of the text: 6 pt, the least that the decree allows.
pub(super) const AFTER: u32 = 120;

/// Horizontal place of a paragraph.
#[derive(Clone, Copy)]
pub(super) enum Jc {
    Left,
    Centre,
    Right,
    Both,
}

impl Jc {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Centre => "center",
            Self::Right => "right",
            Self::Both => "both",
        }
    }
}

/// Letters of a style.
#[derive(Clone, Copy)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// Capitals are a property of the style: the words below them keep their spelling (`31-CTr/TU`).
#[derive(Clone, Copy)]
pub(super) enum Case {
    AsTyped,
    Capitals,
}

/// Whether a paragraph stays on the page of the next one.
#[derive(Clone, Copy)]
pub(super) enum Stay {
    Free,
    WithNext,
}

/// One paragraph style.
pub(super) struct Style {
    /// Id in the file.
    pub(super) id: &'static str,
    /// Name in Word's list of styles; Word's own English name where it has one.
    pub(super) name: &'static str,
    /// Size in half points.
    pub(super) size: u32,
    pub(super) face: Face,
    pub(super) case: Case,
    pub(super) jc: Jc,
    /// Space before and after, in twips.
    pub(super) space: (u32, u32),
    /// Indent of the first line, in twips.
    pub(super) first_line: u32,
    pub(super) stay: Stay,
    /// Level in the document's outline, from 0.
    pub(super) outline: Option<u32>,
}

pub(super) const PLAIN: Style = Style {
    id: "Normal",
    name: "Normal",
    size: 28,
    face: Face::Regular,
    case: Case::AsTyped,
    jc: Jc::Left,
    space: (0, 0),
    first_line: 0,
    stay: Stay::Free,
    outline: None,
};

/// Ids of the styles, so that a paragraph cannot name one that is not there.
pub(super) mod id {
    pub(in crate::paper) const QUOC_HIEU: &str = "QuocHieu";
    pub(in crate::paper) const TIEU_NGU: &str = "TieuNgu";
    pub(in crate::paper) const SUPERIOR: &str = "CoQuanChuQuan";
    pub(in crate::paper) const ISSUER: &str = "CoQuanBanHanh";
    pub(in crate::paper) const RULE: &str = "Ke";
    pub(in crate::paper) const NUMBER: &str = "SoKyHieu";
    pub(in crate::paper) const SUBJECT: &str = "TrichYeuCongVan";
    pub(in crate::paper) const DRAFT: &str = "DuThao";
    pub(in crate::paper) const PLACE_AND_DATE: &str = "DiaDanhNgayThang";
    pub(in crate::paper) const KIND: &str = "TenLoai";
    pub(in crate::paper) const TITLE: &str = "TrichYeu";
    pub(in crate::paper) const ADDRESSEE: &str = "KinhGui";
    pub(in crate::paper) const ADDRESSEES: &str = "KinhGuiNhieu";
    pub(in crate::paper) const ADDRESSEES_ITEM: &str = "KinhGuiNoi";
    pub(in crate::paper) const BASIS: &str = "CanCu";
    pub(in crate::paper) const BODY: &str = "BodyText";
    pub(in crate::paper) const SECTION: &str = "Heading1";
    pub(in crate::paper) const CLAUSE: &str = "Heading2";
    pub(in crate::paper) const POINT: &str = "Heading3";
    pub(in crate::paper) const BULLET: &str = "ListBullet";
    pub(in crate::paper) const CAPTION: &str = "Caption";
    pub(in crate::paper) const TABLE_HEAD: &str = "BangDau";
    pub(in crate::paper) const TABLE_WORDS: &str = "BangChu";
    pub(in crate::paper) const TABLE_CENTRE: &str = "BangGiua";
    pub(in crate::paper) const TABLE_FIGURES: &str = "BangSo";
    pub(in crate::paper) const TABLE_GROUP: &str = "BangNhom";
    pub(in crate::paper) const TABLE_TOTAL: &str = "Tong";
    pub(in crate::paper) const TABLE: &str = "TableGrid";
    pub(in crate::paper) const GAP: &str = "KhoangCach";
    pub(in crate::paper) const RECIPIENTS: &str = "NoiNhan";
    pub(in crate::paper) const RECIPIENT: &str = "NoiNhanTungNoi";
    pub(in crate::paper) const CAPACITY: &str = "QuyenHanChucVu";
    pub(in crate::paper) const SIGNATORY: &str = "NguoiKy";
    pub(in crate::paper) const ANNEX: &str = "PhuLuc";
    pub(in crate::paper) const ANNEX_TITLE: &str = "PhuLucTen";
    pub(in crate::paper) const ANNEX_REFERENCE: &str = "PhuLucKemTheo";
    pub(in crate::paper) const PAGE_NUMBER: &str = "Header";
}

/// Every paragraph style but `Normal`, on which all are based.
pub(super) const STYLES: &[Style] = &[
    Style {
        id: id::QUOC_HIEU,
        name: "Quốc hiệu",
        size: 26,
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        ..PLAIN
    },
    Style {
        id: id::TIEU_NGU,
        name: "Tiêu ngữ",
        face: Face::Bold,
        jc: Jc::Centre,
        ..PLAIN
    },
    Style {
        id: id::SUPERIOR,
        name: "Cơ quan chủ quản",
        size: 26,
        case: Case::Capitals,
        jc: Jc::Centre,
        ..PLAIN
    },
    Style {
        id: id::ISSUER,
        name: "Cơ quan ban hành",
        size: 26,
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        ..PLAIN
    },
    Style {
        id: id::RULE,
        name: "Kẻ",
        size: 8,
        jc: Jc::Centre,
        space: (50, 0),
        ..PLAIN
    },
    Style {
        id: id::NUMBER,
        name: "Số, ký hiệu",
        size: 26,
        jc: Jc::Centre,
        space: (60, 0),
        ..PLAIN
    },
    Style {
        id: id::SUBJECT,
        name: "Trích yếu công văn",
        size: 24,
        jc: Jc::Centre,
        space: (60, 0),
        ..PLAIN
    },
    Style {
        id: id::DRAFT,
        name: "Dự thảo",
        size: 26,
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        space: (120, 0),
        ..PLAIN
    },
    Style {
        id: id::PLACE_AND_DATE,
        name: "Địa danh, ngày tháng",
        face: Face::Italic,
        jc: Jc::Centre,
        space: (60, 0),
        ..PLAIN
    },
    Style {
        id: id::KIND,
        name: "Tên loại văn bản",
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        space: (360, 0),
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::TITLE,
        name: "Trích yếu",
        face: Face::Bold,
        jc: Jc::Centre,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::ADDRESSEE,
        name: "Kính gửi",
        jc: Jc::Centre,
        space: (240, 240),
        ..PLAIN
    },
    Style {
        id: id::ADDRESSEES,
        name: "Kính gửi (nhiều nơi)",
        space: (240, 0),
        first_line: 1_700,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::ADDRESSEES_ITEM,
        name: "Kính gửi (từng nơi)",
        first_line: 2_840,
        ..PLAIN
    },
    Style {
        id: id::BASIS,
        name: "Căn cứ",
        face: Face::Italic,
        jc: Jc::Both,
        space: (0, AFTER),
        first_line: INDENT,
        ..PLAIN
    },
    Style {
        id: id::BODY,
        name: "Body Text",
        jc: Jc::Both,
        space: (0, AFTER),
        first_line: INDENT,
        ..PLAIN
    },
    Style {
        id: id::SECTION,
        name: "heading 1",
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Both,
        space: (AFTER, AFTER),
        first_line: INDENT,
        stay: Stay::WithNext,
        outline: Some(0),
        ..PLAIN
    },
    Style {
        id: id::CLAUSE,
        name: "heading 2",
        face: Face::Bold,
        jc: Jc::Both,
        space: (0, AFTER),
        first_line: INDENT,
        stay: Stay::WithNext,
        outline: Some(1),
        ..PLAIN
    },
    Style {
        id: id::POINT,
        name: "heading 3",
        jc: Jc::Both,
        space: (0, AFTER),
        first_line: INDENT,
        stay: Stay::WithNext,
        outline: Some(2),
        ..PLAIN
    },
    Style {
        id: id::BULLET,
        name: "List Bullet",
        jc: Jc::Both,
        space: (0, AFTER),
        first_line: INDENT,
        ..PLAIN
    },
    Style {
        id: id::CAPTION,
        name: "caption",
        face: Face::Bold,
        jc: Jc::Centre,
        space: (AFTER, AFTER),
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::TABLE_HEAD,
        name: "Bảng: đầu bảng",
        size: 26,
        face: Face::Bold,
        jc: Jc::Centre,
        space: (40, 40),
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::TABLE_WORDS,
        name: "Bảng: chữ",
        size: 26,
        space: (40, 40),
        ..PLAIN
    },
    Style {
        id: id::TABLE_CENTRE,
        name: "Bảng: giữa",
        size: 26,
        jc: Jc::Centre,
        space: (40, 40),
        ..PLAIN
    },
    Style {
        id: id::TABLE_FIGURES,
        name: "Bảng: số",
        size: 26,
        jc: Jc::Right,
        space: (40, 40),
        ..PLAIN
    },
    Style {
        id: id::TABLE_GROUP,
        name: "Bảng: nhóm",
        size: 26,
        face: Face::Bold,
        space: (40, 40),
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::GAP,
        name: "Khoảng cách",
        size: 12,
        ..PLAIN
    },
    Style {
        id: id::RECIPIENTS,
        name: "Nơi nhận",
        size: 24,
        face: Face::BoldItalic,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::RECIPIENT,
        name: "Nơi nhận (từng nơi)",
        size: 22,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::CAPACITY,
        name: "Quyền hạn, chức vụ",
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        stay: Stay::WithNext,
        ..PLAIN
    },
    // The space before the name is for the signature and the seal, about 2,8 cm.
    Style {
        id: id::SIGNATORY,
        name: "Người ký",
        face: Face::Bold,
        jc: Jc::Centre,
        space: (1_600, 0),
        ..PLAIN
    },
    Style {
        id: id::ANNEX,
        name: "Phụ lục",
        face: Face::Bold,
        jc: Jc::Centre,
        stay: Stay::WithNext,
        outline: Some(0),
        ..PLAIN
    },
    Style {
        id: id::ANNEX_TITLE,
        name: "Phụ lục: tên",
        face: Face::Bold,
        case: Case::Capitals,
        jc: Jc::Centre,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::ANNEX_REFERENCE,
        name: "Phụ lục: kèm theo",
        face: Face::Italic,
        jc: Jc::Centre,
        stay: Stay::WithNext,
        ..PLAIN
    },
    Style {
        id: id::PAGE_NUMBER,
        name: "header",
        jc: Jc::Centre,
        ..PLAIN
    },
];
