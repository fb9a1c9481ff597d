//! Writes `word/styles.xml` from the list of styles.

use super::numbering::DASHES;
use super::style_list::{AFTER, Case, Face, PLAIN, STYLES, Stay, Style, id};
use super::xml::Xml;

/// Typeface that the decree prescribes; programs without it take a metric twin (Liberation Serif).
const TYPEFACE: &str = "Times New Roman";
/// Height of a line of the text, in 240ths of a line: 1,1 (the decree: single to one and a half).
const LINE: u32 = 264;
/// Language of the text, for spelling and hyphenation.
const LANGUAGE: &str = "vi-VN";

/// Writes `word/styles.xml`.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node("w:styles", &[("xmlns:w", &super::package::WORD)], |x| {
        x.node("w:docDefaults", &[], |x| {
            x.node("w:rPrDefault", &[], |x| {
                x.node("w:rPr", &[], |x| {
                    x.leaf(
                        "w:rFonts",
                        &[
                            ("w:ascii", &TYPEFACE),
                            ("w:hAnsi", &TYPEFACE),
                            ("w:eastAsia", &TYPEFACE),
                            ("w:cs", &TYPEFACE),
                        ],
                    );
                    x.leaf("w:color", &[("w:val", &"000000")]);
                    x.leaf("w:sz", &[("w:val", &PLAIN.size)]);
                    x.leaf("w:szCs", &[("w:val", &PLAIN.size)]);
                    x.leaf("w:lang", &[("w:val", &LANGUAGE), ("w:eastAsia", &LANGUAGE)]);
                });
            });
            x.leaf("w:pPrDefault", &[]);
        });
        x.node(
            "w:style",
            &[
                ("w:type", &"paragraph"),
                ("w:default", &1),
                ("w:styleId", &PLAIN.id),
            ],
            |x| {
                x.leaf("w:name", &[("w:val", &PLAIN.name)]);
                x.leaf("w:qFormat", &[]);
            },
        );
        for style in STYLES {
            paragraph_style(x, style);
        }
        character_style(x);
        table_styles(x);
    });
    xml.finish()
}

fn paragraph_style(x: &mut Xml, style: &Style) {
    x.node(
        "w:style",
        &[("w:type", &"paragraph"), ("w:styleId", &style.id)],
        |x| {
            x.leaf("w:name", &[("w:val", &style.name)]);
            x.leaf("w:basedOn", &[("w:val", &PLAIN.id)]);
            if style.outline.is_some() {
                x.leaf("w:next", &[("w:val", &id::BODY)]);
            }
            x.leaf("w:qFormat", &[]);
            x.node("w:pPr", &[], |x| paragraph_properties(x, style));
            x.node("w:rPr", &[], |x| run_properties(x, style));
        },
    );
}

/// Children of `w:pPr` in the order of the schema.
fn paragraph_properties(x: &mut Xml, style: &Style) {
    if let Stay::WithNext = style.stay {
        x.leaf("w:keepNext", &[]);
    }
    if style.id == id::BULLET {
        x.node("w:numPr", &[], |x| x.leaf("w:numId", &[("w:val", &DASHES)]));
    }
    let (before, after) = style.space;
    // Only the text itself is spaced; a rule is as low as its line, a head is set solid.
    let (line, rule) = match style.id {
        id::RULE => (40, "exact"),
        _ if after == AFTER => (LINE, "auto"),
        _ => (240, "auto"),
    };
    x.leaf(
        "w:spacing",
        &[
            ("w:before", &before),
            ("w:after", &after),
            ("w:line", &line),
            ("w:lineRule", &rule),
        ],
    );
    if style.first_line > 0 {
        x.leaf("w:ind", &[("w:firstLine", &style.first_line)]);
    }
    x.leaf("w:jc", &[("w:val", &style.jc.word())]);
    if let Some(level) = style.outline {
        x.leaf("w:outlineLvl", &[("w:val", &level)]);
    }
}

/// Children of `w:rPr` in the order of the schema.
fn run_properties(x: &mut Xml, style: &Style) {
    if let Face::Bold | Face::BoldItalic = style.face {
        x.leaf("w:b", &[]);
        x.leaf("w:bCs", &[]);
    }
    if let Face::Italic | Face::BoldItalic = style.face {
        x.leaf("w:i", &[]);
        x.leaf("w:iCs", &[]);
    }
    if let Case::Capitals = style.case {
        x.leaf("w:caps", &[]);
    }
    x.leaf("w:sz", &[("w:val", &style.size)]);
    x.leaf("w:szCs", &[("w:val", &style.size)]);
}

/// Totals are bold inside a cell whose paragraph keeps its own place.
fn character_style(x: &mut Xml) {
    x.node(
        "w:style",
        &[("w:type", &"character"), ("w:styleId", &id::TABLE_TOTAL)],
        |x| {
            x.leaf("w:name", &[("w:val", &"Bảng: tổng")]);
            x.leaf("w:qFormat", &[]);
            x.node("w:rPr", &[], |x| {
                x.leaf("w:b", &[]);
                x.leaf("w:bCs", &[]);
            });
        },
    );
}

fn table_styles(x: &mut Xml) {
    x.node(
        "w:style",
        &[
            ("w:type", &"table"),
            ("w:default", &1),
            ("w:styleId", &"TableNormal"),
        ],
        |x| {
            x.leaf("w:name", &[("w:val", &"Normal Table")]);
            x.node("w:tblPr", &[], |x| cell_margins(x, 100));
        },
    );
    x.node(
        "w:style",
        &[("w:type", &"table"), ("w:styleId", &id::TABLE)],
        |x| {
            x.leaf("w:name", &[("w:val", &"Table Grid")]);
            x.leaf("w:basedOn", &[("w:val", &"TableNormal")]);
            x.node("w:tblPr", &[], |x| {
                x.node("w:tblBorders", &[], |x| {
                    for side in [
                        "w:top",
                        "w:left",
                        "w:bottom",
                        "w:right",
                        "w:insideH",
                        "w:insideV",
                    ] {
                        x.leaf(
                            side,
                            &[
                                ("w:val", &"single"),
                                ("w:sz", &4),
                                ("w:space", &0),
                                ("w:color", &"auto"),
                            ],
                        );
                    }
                });
            });
        },
    );
}

/// Writes `w:tblCellMar`: nothing above and below, `sides` twips at the left and right.
pub(super) fn cell_margins(x: &mut Xml, sides: u32) {
    x.node("w:tblCellMar", &[], |x| {
        for (side, width) in [
            ("w:top", 0),
            ("w:left", sides),
            ("w:bottom", 0),
            ("w:right", sides),
        ] {
            x.leaf(side, &[("w:w", &width), ("w:type", &"dxa")]);
        }
    });
}
