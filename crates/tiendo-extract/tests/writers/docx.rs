//! Word files part by part.

use super::archive::{Packed, escaped, packed};

const W: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" ",
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
);
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file while it is written; each part is the content of its root element.
#[derive(Debug, Clone, Default)]
pub(crate) struct Docx {
    pub(crate) body: String,
    pub(crate) styles: String,
    pub(crate) numbering: String,
    pub(crate) footnotes: String,
    pub(crate) header: String,
    pub(crate) footer: String,
    /// Of the properties' part.
    pub(crate) title: String,
    /// Parts beside the usual ones.
    pub(crate) more: Vec<(String, Vec<u8>)>,
}

impl Docx {
    pub(crate) fn of(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            ..Self::default()
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        packed(&self.parts())
    }

    /// The parts of the archive.
    pub(crate) fn parts(&self) -> Vec<Packed> {
        let part = |root: &str, content: &str| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {W}>{content}</w:{root}>")
                .into_bytes()
        };
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        let mut relations = String::new();
        let mut types = String::new();
        for (kind, root, content) in [
            ("styles", "styles", &self.styles),
            ("numbering", "numbering", &self.numbering),
            ("footnotes", "footnotes", &self.footnotes),
            ("header", "hdr", &self.header),
            ("footer", "ftr", &self.footer),
        ] {
            if !content.is_empty() {
                parts.push((format!("word/{kind}.xml"), part(root, content)));
                relations += &format!(
                    "<Relationship Id=\"{kind}\" Type=\"{KINDS}/{kind}\" Target=\"{kind}.xml\"/>"
                );
                types += &format!(
                    "<Override PartName=\"/word/{kind}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
                );
            }
        }
        let refer = |kind: &str, content: &str| {
            if content.is_empty() {
                String::new()
            } else {
                format!("<w:{kind}Reference w:type=\"default\" r:id=\"{kind}\"/>")
            }
        };
        let section = format!(
            "<w:sectPr>{}{}<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>",
            refer("header", &self.header),
            refer("footer", &self.footer)
        );
        parts.push((
            "word/document.xml".to_owned(),
            part(
                "document",
                &format!("<w:body>{}{section}</w:body>", self.body),
            ),
        ));
        parts.push((
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>")
                .into_bytes(),
        ));
        parts.push((
            "docProps/core.xml".to_owned(),
            format!(
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
                escaped(&self.title)
            )
            .into_bytes(),
        ));
        parts.push((
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"a\" Type=\"{KINDS}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
            )
            .into_bytes(),
        ));
        parts.push((
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{types}</Types>"
            )
            .into_bytes(),
        ));
        parts.extend(self.more.iter().cloned());
        let parts = parts.into_iter();
        parts
            .map(|(name, bytes)| Packed::plain(&name, bytes))
            .collect()
    }
}

/// A run with words.
pub(crate) fn run(words: &str) -> String {
    format!(
        "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(words)
    )
}

/// A paragraph with words.
pub(crate) fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

/// A paragraph of a style.
pub(crate) fn styled(style: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
        run(words)
    )
}

/// A paragraph on a level of a list.
pub(crate) fn listed(list: u32, level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(words)
    )
}

/// A table of rows.
pub(crate) fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

/// A row of cells.
pub(crate) fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A cell with paragraphs.
pub(crate) fn cell(content: &str) -> String {
    cell_with("", content)
}

/// A cell with properties and paragraphs; a cell without paragraphs gets an empty one, as Word demands.
pub(crate) fn cell_with(properties: &str, content: &str) -> String {
    let content = if content.is_empty() {
        "<w:p/>"
    } else {
        content
    };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

/// A level of a definition.
pub(crate) fn level(n: u32, format: &str, pattern: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{pattern}\"/><w:lvlJc w:val=\"left\"/></w:lvl>"
    )
}

/// A definition of lists, with one list of the same number that uses it.
pub(crate) fn definition(n: u32, levels: &[String]) -> (String, String) {
    (
        format!(
            "<w:abstractNum w:abstractNumId=\"{n}\">{}</w:abstractNum>",
            levels.concat()
        ),
        format!("<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{n}\"/></w:num>"),
    )
}

/// The numbering part: definitions before lists, as the schema demands.
pub(crate) fn numbering(definitions: &[(String, String)]) -> String {
    let (definitions, lists): (Vec<String>, Vec<String>) = definitions.iter().cloned().unzip();
    definitions.concat() + &lists.concat()
}

/// A style of paragraphs.
pub(crate) fn style(id: &str, properties: &str, look: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )
}
