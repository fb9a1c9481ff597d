//! Measures of the page, in twips (1/1440 inch); Nghị định 30/2020/NĐ-CP, phụ lục I, mục I.

use super::xml::Xml;

/// How a section of pages lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// 210 × 297 mm.
    Upright,
    /// 297 × 210 mm, for wide tables.
    Lying,
}

/// A4: 210 mm.
const SHORT_SIDE: u32 = 11_906;
/// A4: 297 mm.
const LONG_SIDE: u32 = 16_838;
/// 20 mm; the decree allows 20–25.
const TOP_AND_BOTTOM: u32 = 1_134;
/// 30 mm; the decree allows 30–35.
const LEFT: u32 = 1_701;
/// 15 mm; the decree allows 15–20.
const RIGHT: u32 = 850;
/// Page number, from the upper edge: 10 mm.
const TO_HEADER: u32 = 567;

impl Orientation {
    fn sides(self) -> (u32, u32) {
        match self {
            Self::Upright => (SHORT_SIDE, LONG_SIDE),
            Self::Lying => (LONG_SIDE, SHORT_SIDE),
        }
    }

    /// Width between the margins, in twips.
    pub(super) fn text_width(self) -> u32 {
        self.sides().0 - LEFT - RIGHT
    }
}

/// Relationship ids of the two page headers, as `package` declares them.
pub(super) const NUMBERED_HEADER: &str = "rIdNumberedHeader";
/// The empty header of a first page.
pub(super) const FIRST_HEADER: &str = "rIdFirstHeader";

/// Writes `w:sectPr`: size, margins, page numbers from 1, none on the first page.
pub(super) fn section_properties(x: &mut Xml, orientation: Orientation) {
    let (width, height) = orientation.sides();
    x.node("w:sectPr", &[], |x| {
        x.leaf(
            "w:headerReference",
            &[("w:type", &"default"), ("r:id", &NUMBERED_HEADER)],
        );
        x.leaf(
            "w:headerReference",
            &[("w:type", &"first"), ("r:id", &FIRST_HEADER)],
        );
        x.leaf("w:type", &[("w:val", &"nextPage")]);
        match orientation {
            Orientation::Upright => x.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height)]),
            Orientation::Lying => {
                x.leaf(
                    "w:pgSz",
                    &[
                        ("w:w", &width),
                        ("w:h", &height),
                        ("w:orient", &"landscape"),
                    ],
                );
            }
        }
        x.leaf(
            "w:pgMar",
            &[
                ("w:top", &TOP_AND_BOTTOM),
                ("w:right", &RIGHT),
                ("w:bottom", &TOP_AND_BOTTOM),
                ("w:left", &LEFT),
                ("w:header", &TO_HEADER),
                ("w:footer", &TO_HEADER),
                ("w:gutter", &0),
            ],
        );
        x.leaf("w:pgNumType", &[("w:start", &1)]);
        x.leaf("w:cols", &[("w:space", &708)]);
        x.leaf("w:titlePg", &[]);
    });
}
