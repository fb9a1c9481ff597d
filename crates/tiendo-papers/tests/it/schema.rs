//! What Word demands of a package: it refuses or "repairs" a file where LibreOffice looks away, so the
//! order of properties, the ends of cells and the references are checked here.

use crate::package::{Element, part, parts};
use crate::sample;
use tiendo_papers::write_docx;

/// Children in the order of ECMA-376 (transitional), as far as we write them.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:numPr",
            "w:pBdr",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:color", "w:sz",
            "w:szCs", "w:lang",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
        ],
    ),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:trPr", &["w:cantSplit", "w:tblHeader"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:pBdr", &["w:top", "w:left", "w:bottom", "w:right"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:styles", &["w:docDefaults", "w:style"]),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:pStyle",
            "w:suff",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
        ],
    ),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    (
        "w:settings",
        &[
            "w:defaultTabStop",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
        ],
    ),
];

fn papers() -> [Vec<u8>; 2] {
    [sample::report(), sample::dispatch()].map(|paper| write_docx(&paper).expect("a paper"))
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    for bytes in papers() {
        for (name, text) in parts(&bytes) {
            for element in Element::parse(&text).all() {
                let Some((_, order)) = ORDER.iter().find(|(parent, _)| *parent == element.name)
                else {
                    continue;
                };
                let places: Vec<usize> = element
                    .children
                    .iter()
                    .map(|child| {
                        order
                            .iter()
                            .position(|known| *known == child.name)
                            .unwrap_or_else(|| panic!("{name}: {} in {}", child.name, element.name))
                    })
                    .collect();
                assert!(
                    places.is_sorted(),
                    "{name}: children of {} out of order",
                    element.name
                );
            }
        }
    }
}

#[test]
fn every_style_list_and_part_that_is_named_is_there() {
    for bytes in papers() {
        let styles = Element::parse(&part(&bytes, "word/styles.xml"));
        let ids: Vec<&str> = styles
            .named("w:style")
            .iter()
            .filter_map(|style| style.attribute("w:styleId"))
            .collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "style ids are unique");
        let known = parts(&bytes);
        for (name, text) in &known {
            let tree = Element::parse(text);
            for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                for element in tree.named(kind) {
                    let id = element.attribute("w:val").expect("a style id");
                    assert!(ids.contains(&id), "{name} names the style {id}");
                }
            }
        }
        let rels = Element::parse(&part(&bytes, "word/_rels/document.xml.rels"));
        let document = Element::parse(&part(&bytes, "word/document.xml"));
        for reference in document.named("w:headerReference") {
            let id = reference.attribute("r:id");
            assert!(
                rels.children.iter().any(|rel| rel.attribute("Id") == id),
                "{id:?}"
            );
        }
        for rel in &rels.children {
            let target = format!("word/{}", rel.attribute("Target").expect("a target"));
            assert!(known.iter().any(|(name, _)| *name == target), "{target}");
        }
        let types = Element::parse(&part(&bytes, "[Content_Types].xml"));
        for over in types.named("Override") {
            let name = over
                .attribute("PartName")
                .expect("a part")
                .trim_start_matches('/');
            assert!(known.iter().any(|(part, _)| part == name), "{name}");
        }
    }
}

#[test]
fn rows_fill_their_grid_and_cells_end_in_a_paragraph() {
    for bytes in papers() {
        let document = Element::parse(&part(&bytes, "word/document.xml"));
        for table in document.named("w:tbl") {
            let columns = table.named("w:gridCol").len();
            for row in table.named("w:tr") {
                let covered: usize = row
                    .named("w:tc")
                    .iter()
                    .map(|cell| {
                        cell.val("w:gridSpan")
                            .map_or(1, |span| span.parse().expect("a number"))
                    })
                    .sum();
                assert_eq!(covered, columns);
            }
            for cell in table.named("w:tc") {
                assert_eq!(
                    cell.children.last().map(|child| child.name.as_str()),
                    Some("w:p")
                );
            }
        }
        let body = &document.children[0];
        let names: Vec<&str> = body
            .children
            .iter()
            .map(|child| child.name.as_str())
            .collect();
        assert!(
            names.windows(2).all(|pair| pair != ["w:tbl", "w:tbl"]),
            "tables that touch are joined"
        );
        assert_eq!(&names[names.len() - 2..], ["w:p", "w:sectPr"]);
    }
}
