//! The package of a Word document: its parts, how they refer to each other, and its properties
//! (ECMA-376, parts 1 and 2). Times inside the archive are fixed, so equal papers are equal bytes.

use std::fmt::Display;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::words::one_line;
use super::xml::Xml;
use super::{Kind, Paper, document, numbering, page, style_list, styles};
use crate::{PaperError, Properties};

/// Namespace of `WordprocessingML`.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references from a part to its relationships.
pub(super) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument";

/// Writes the whole package.
pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, Vec<u8>); 12] = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core_properties(paper)),
        ("docProps/app.xml", application()),
        ("docProps/custom.xml", custom_properties(&paper.properties)),
        ("word/document.xml", document::part(paper)),
        ("word/_rels/document.xml.rels", document_relationships()),
        ("word/styles.xml", styles::part()),
        ("word/numbering.xml", numbering::part()),
        ("word/settings.xml", settings()),
        ("word/header1.xml", page_header(PageHeader::Numbered)),
        ("word/header2.xml", page_header(PageHeader::First)),
    ];
    for (name, bytes) in parts {
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::part();
    let overrides = [
        ("/word/document.xml", "wordprocessingml.document.main+xml"),
        ("/word/styles.xml", "wordprocessingml.styles+xml"),
        ("/word/numbering.xml", "wordprocessingml.numbering+xml"),
        ("/word/settings.xml", "wordprocessingml.settings+xml"),
        ("/word/header1.xml", "wordprocessingml.header+xml"),
        ("/word/header2.xml", "wordprocessingml.header+xml"),
        ("/docProps/app.xml", "extended-properties+xml"),
        ("/docProps/custom.xml", "custom-properties+xml"),
    ];
    xml.node(
        "Types",
        &[("xmlns", &format_args!("{PACKAGE}/content-types"))],
        |x| {
            x.leaf(
                "Default",
                &[
                    ("Extension", &"rels"),
                    (
                        "ContentType",
                        &"application/vnd.openxmlformats-package.relationships+xml",
                    ),
                ],
            );
            x.leaf(
                "Default",
                &[("Extension", &"xml"), ("ContentType", &"application/xml")],
            );
            for (part, kind) in overrides {
                x.leaf(
                    "Override",
                    &[
                        ("PartName", &part),
                        ("ContentType", &format_args!("{CONTENT}.{kind}")),
                    ],
                );
            }
            x.leaf(
                "Override",
                &[
                    ("PartName", &"/docProps/core.xml"),
                    (
                        "ContentType",
                        &"application/vnd.openxmlformats-package.core-properties+xml",
                    ),
                ],
            );
        },
    );
    xml.finish()
}

fn package_relationships() -> Vec<u8> {
    relationships(&[
        (
            "rIdDocument",
            &format_args!("{RELATIONSHIPS}/officeDocument"),
            "word/document.xml",
        ),
        (
            "rIdCore",
            &format_args!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (
            "rIdApp",
            &format_args!("{RELATIONSHIPS}/extended-properties"),
            "docProps/app.xml",
        ),
        (
            "rIdCustom",
            &format_args!("{RELATIONSHIPS}/custom-properties"),
            "docProps/custom.xml",
        ),
    ])
}

fn document_relationships() -> Vec<u8> {
    relationships(&[
        (
            "rIdStyles",
            &format_args!("{RELATIONSHIPS}/styles"),
            "styles.xml",
        ),
        (
            "rIdNumbering",
            &format_args!("{RELATIONSHIPS}/numbering"),
            "numbering.xml",
        ),
        (
            "rIdSettings",
            &format_args!("{RELATIONSHIPS}/settings"),
            "settings.xml",
        ),
        (
            page::NUMBERED_HEADER,
            &format_args!("{RELATIONSHIPS}/header"),
            "header1.xml",
        ),
        (
            page::FIRST_HEADER,
            &format_args!("{RELATIONSHIPS}/header"),
            "header2.xml",
        ),
    ])
}

fn relationships(rows: &[(&str, &dyn Display, &str)]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node(
        "Relationships",
        &[("xmlns", &format_args!("{PACKAGE}/relationships"))],
        |x| {
            for (id, kind, target) in rows {
                x.leaf(
                    "Relationship",
                    &[("Id", id), ("Type", kind), ("Target", target)],
                );
            }
        },
    );
    xml.finish()
}

/// Title, author and times; the title is what the kind and the title say together.
fn core_properties(paper: &Paper) -> Vec<u8> {
    let title = match &paper.kind {
        Kind::Titled(kind) => format!("{} {}", one_line(kind), one_line(&paper.title)),
        Kind::Dispatch => one_line(&paper.title),
    };
    let made_at = paper.properties.made_at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let mut xml = Xml::part();
    xml.node(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                &format_args!("{PACKAGE}/metadata/core-properties"),
            ),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |x| {
            x.node("dc:title", &[], |x| x.text(&title));
            x.node("dc:creator", &[], |x| x.text(&paper.properties.author));
            x.node("cp:lastModifiedBy", &[], |x| {
                x.text(&paper.properties.author);
            });
            for name in ["dcterms:created", "dcterms:modified"] {
                x.node(name, &[("xsi:type", &"dcterms:W3CDTF")], |x| {
                    x.text(&made_at.to_string());
                });
            }
            x.node("dc:language", &[], |x| x.text("vi-VN"));
        },
    );
    xml.finish()
}

fn application() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node(
        "Properties",
        &[(
            "xmlns",
            &"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )],
        |x| x.node("Application", &[], |x| x.text("tiendo")),
    );
    xml.finish()
}

fn custom_properties(properties: &Properties) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node(
        "Properties",
        &[
            (
                "xmlns",
                &"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            ),
            (
                "xmlns:vt",
                &"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            ),
        ],
        |x| {
            let Some(head) = &properties.journal_head else {
                return;
            };
            x.node(
                "property",
                &[
                    // The format id of custom properties, and the first number free in it (ECMA-376).
                    ("fmtid", &"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                    ("pid", &2),
                    ("name", &Properties::JOURNAL_HEAD),
                ],
                |x| x.node("vt:lpwstr", &[], |x| x.text(head)),
            );
        },
    );
    xml.finish()
}

/// Says that the file is of Word 2013 or later, so that it does not open in compatibility mode.
fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node("w:settings", &[("xmlns:w", &WORD)], |x| {
        x.leaf("w:defaultTabStop", &[("w:val", &style_list::INDENT)]);
        x.leaf("w:characterSpacingControl", &[("w:val", &"doNotCompress")]);
        x.node("w:compat", &[], |x| {
            x.leaf(
                "w:compatSetting",
                &[
                    ("w:name", &"compatibilityMode"),
                    ("w:uri", &"http://schemas.microsoft.com/office/word"),
                    ("w:val", &15),
                ],
            );
        });
        x.leaf("w:themeFontLang", &[("w:val", &"vi-VN")]);
    });
    xml.finish()
}

#[derive(Clone, Copy)]
enum PageHeader {
    Numbered,
    First,
}

fn page_header(which: PageHeader) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node("w:hdr", &[("xmlns:w", &WORD)], |x| {
        document::paragraph_with(
            x,
            style_list::id::PAGE_NUMBER,
            document::Own::default(),
            |x| {
                if let PageHeader::Numbered = which {
                    x.node("w:fldSimple", &[("w:instr", &" PAGE ")], |x| {
                        document::run(x, "2");
                    });
                }
            },
        );
    });
    xml.finish()
}
