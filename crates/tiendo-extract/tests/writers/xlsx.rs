//! Workbooks part by part.

use super::archive::{archive, escaped};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook while it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Xlsx {
    pub(crate) sheets: Vec<Sheet>,
    /// Codes of numbers; the style `i + 1` has code `i`.
    pub(crate) forms: Vec<String>,
    /// Words that cells share.
    pub(crate) strings: Vec<String>,
    pub(crate) title: String,
    /// Parts beside the usual ones.
    pub(crate) more: Vec<(String, Vec<u8>)>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// `hidden`, `veryHidden` or nothing.
    pub(crate) state: String,
    /// What stands above the rows.
    pub(crate) columns: String,
    /// The rows.
    pub(crate) rows: String,
    /// What stands below the rows.
    pub(crate) below: String,
    /// Relations of the sheet: id, kind, target.
    pub(crate) relations: Vec<(String, String, String)>,
}

impl Xlsx {
    /// One sheet with rows of words; an empty word is an empty cell.
    pub(crate) fn of(name: &str, rows: &[&[&str]]) -> Self {
        Self {
            sheets: vec![Sheet {
                name: name.to_owned(),
                rows: rows
                    .iter()
                    .enumerate()
                    .map(|(i, row)| words(i + 1, row))
                    .collect(),
                ..Sheet::default()
            }],
            ..Self::default()
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        let mut listed = String::new();
        let mut relations = String::new();
        let mut types = String::new();
        for (i, sheet) in self.sheets.iter().enumerate() {
            let n = i + 1;
            let state = if sheet.state.is_empty() {
                String::new()
            } else {
                format!(" state=\"{}\"", sheet.state)
            };
            listed += &format!(
                "<sheet name=\"{}\" sheetId=\"{n}\"{state} r:id=\"s{n}\"/>",
                escaped(&sheet.name)
            );
            relations += &format!(
                "<Relationship Id=\"s{n}\" Type=\"{KINDS}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
            );
            types += &format!(
                "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            );
            parts.push((
                format!("xl/worksheets/sheet{n}.xml"),
                format!(
                    "<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\">{}<sheetData>{}</sheetData>{}</worksheet>",
                    sheet.columns, sheet.rows, sheet.below
                )
                .into_bytes(),
            ));
            let of_sheet: String = sheet
                .relations
                .iter()
                .map(|(id, kind, target)| {
                    format!(
                        "<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>"
                    )
                })
                .collect();
            if !of_sheet.is_empty() {
                parts.push((
                    format!("xl/worksheets/_rels/sheet{n}.xml.rels"),
                    format!("<Relationships xmlns=\"{RELATIONS}\">{of_sheet}</Relationships>")
                        .into_bytes(),
                ));
            }
        }
        let codes: String = self
            .forms
            .iter()
            .enumerate()
            .map(|(i, code)| {
                format!(
                    "<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>",
                    200 + i,
                    escaped(code)
                )
            })
            .collect();
        let looks: String = (0..self.forms.len())
            .map(|i| format!("<xf numFmtId=\"{}\" applyNumberFormat=\"1\"/>", 200 + i))
            .collect();
        parts.push((
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{0}\">{codes}</numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs count=\"{1}\"><xf numFmtId=\"0\"/>{looks}</cellXfs></styleSheet>",
                self.forms.len(),
                self.forms.len() + 1
            )
            .into_bytes(),
        ));
        let strings: String = self
            .strings
            .iter()
            .map(|words| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(words)))
            .collect();
        parts.push((
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst xmlns=\"{MAIN}\">{strings}</sst>").into_bytes(),
        ));
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\"><sheets>{listed}</sheets></workbook>").into_bytes(),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{RELATIONS}\">{relations}<Relationship Id=\"st\" Type=\"{KINDS}/styles\" Target=\"styles.xml\"/><Relationship Id=\"ss\" Type=\"{KINDS}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>").into_bytes(),
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
                "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"a\" Type=\"{KINDS}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
            )
            .into_bytes(),
        ));
        parts.push((
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{types}</Types>"
            )
            .into_bytes(),
        ));
        parts.extend(self.more.iter().cloned());
        archive(&parts)
    }
}

/// A row of words from column A; an empty word is an empty cell.
pub(crate) fn words(n: usize, cells: &[&str]) -> String {
    let cells = cells.iter().enumerate().map(|(i, words)| {
        let column = char::from(b'A' + u8::try_from(i).expect("a narrow row"));
        cell(&format!("{column}{n}"), words)
    });
    row(n, "", &cells.collect::<String>())
}

pub(crate) fn row(n: usize, attributes: &str, cells: &str) -> String {
    format!("<row r=\"{n}\" {attributes}>{cells}</row>")
}

/// A cell with words of its own.
pub(crate) fn cell(at: &str, words: &str) -> String {
    if words.is_empty() {
        return format!("<c r=\"{at}\"/>");
    }
    format!(
        "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        escaped(words)
    )
}

/// A cell with a number; style 0 is the usual one.
pub(crate) fn number(at: &str, value: &str, style: usize) -> String {
    format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>")
}

pub(crate) fn merged(areas: &[&str]) -> String {
    let cells: String = areas
        .iter()
        .map(|area| format!("<mergeCell ref=\"{area}\"/>"))
        .collect();
    format!("<mergeCells count=\"{}\">{cells}</mergeCells>", areas.len())
}
