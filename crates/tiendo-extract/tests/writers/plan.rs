//! A plan's text, taken apart the way an office would have typed it, and poured into each format.

use super::archive::escaped;
use super::docx::{self, Docx};
use super::xlsx::{self, Sheet, Xlsx};

/// A plan's text by its parts.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) issuer: Vec<String>,
    pub(crate) motto: Vec<String>,
    pub(crate) number: String,
    pub(crate) place: String,
    /// Kind and title.
    pub(crate) title: Vec<String>,
    pub(crate) body: Vec<String>,
    pub(crate) recipients: Vec<String>,
    pub(crate) signature: Vec<String>,
    /// What stands above the annex's table.
    pub(crate) annex: Vec<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Footnotes without their marks.
    pub(crate) notes: Vec<String>,
}

/// A row of the annex.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) number: String,
    pub(crate) content: Vec<String>,
    pub(crate) lead: String,
    pub(crate) coordinators: String,
}

impl Row {
    pub(crate) fn is_group(&self) -> bool {
        self.lead.is_empty() && !self.number.contains('.')
    }
}

impl Plan {
    /// Takes the text of the sample apart: a header in two columns, the body, recipients beside the signature, an annex
    /// with its table one cell a line.
    pub(crate) fn of(text: &str) -> Self {
        let mut lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .peekable();
        let mut until = |stop: &dyn Fn(&str) -> bool| {
            let mut taken = Vec::new();
            while let Some(line) = lines.next_if(|line| !stop(line)) {
                taken.push(line);
            }
            taken
        };
        let mut plan = Self {
            issuer: until(&|line| line.starts_with("CỘNG")),
            motto: until(&|line| line.starts_with("Số:")),
            ..Self::default()
        };
        let mut head = until(&|line| line == "KẾ HOẠCH").into_iter();
        plan.number = head.next().expect("a number");
        plan.place = head.next().expect("a place and date");
        plan.title = until(&|line| line.starts_with("Thực hiện"));
        plan.body = until(&|line| line.starts_with("Nơi nhận"));
        plan.recipients = until(&|line| line.starts_with("TM."));
        plan.signature = until(&|line| line == "PHỤ LỤC");
        plan.annex = until(&|line| line == "STT");
        plan.heads = until(&|line| line == "1");
        let is_number = |line: &str| line.chars().all(|c| c.is_ascii_digit() || c == '.');
        for line in until(&|line| line.starts_with('[')) {
            let row = plan.rows.last_mut();
            match row {
                Some(row) if !is_number(&line) => {
                    if row.content.is_empty() || !is_body(&line) {
                        row.content.push(line);
                    } else if row.lead.is_empty() {
                        row.lead = line;
                    } else {
                        row.coordinators = line;
                    }
                }
                _ => plan.rows.push(Row {
                    number: line,
                    ..Row::default()
                }),
            }
        }
        plan.notes = until(&|_| false)
            .iter()
            .filter_map(|line| line.split_once(']'))
            .map(|(_, words)| words.trim().to_owned())
            .collect();
        plan
    }

    /// As a Word file: numbers in styles and lists, the annex a table with merged group rows, the footnote a footnote,
    /// header and signature in tables without lines.
    pub(crate) fn docx(&self) -> Docx {
        let paragraphs =
            |lines: &[String]| lines.iter().map(|line| docx::p(line)).collect::<String>();
        let mut body = docx::table(&[
            docx::row(&[
                docx::cell(&paragraphs(&self.issuer)),
                docx::cell(&paragraphs(&self.motto)),
            ]),
            docx::row(&[
                docx::cell(&docx::p(&self.number)),
                docx::cell(&docx::p(&self.place)),
            ]),
        ]);
        body += &paragraphs(&self.title);
        for line in &self.body {
            body += &typed(line);
        }
        body += &docx::table(&[docx::row(&[
            docx::cell(&paragraphs(&self.recipients)),
            docx::cell(&paragraphs(&self.signature)),
        ])]);
        body += &paragraphs(&self.annex);
        let mut rows = vec![docx::row(
            &self
                .heads
                .iter()
                .map(|head| docx::cell(&docx::p(head)))
                .collect::<Vec<_>>(),
        )];
        for row in &self.rows {
            let mut cells = vec![docx::cell(&docx::p(&row.number))];
            if row.is_group() {
                cells.push(docx::cell_with(
                    "<w:gridSpan w:val=\"4\"/>",
                    &paragraphs(&row.content),
                ));
            } else {
                cells.push(docx::cell(&paragraphs(&row.content)));
                for agencies in [&row.lead, &row.coordinators] {
                    let words = if agencies.is_empty() {
                        String::new()
                    } else {
                        docx::p(agencies)
                    };
                    cells.push(docx::cell(&words));
                }
                cells.push(docx::cell(""));
            }
            rows.push(docx::row(&cells));
        }
        body += &docx::table(&rows);
        let notes: String = self
            .notes
            .iter()
            .enumerate()
            .map(|(i, words)| {
                format!(
                    "<w:footnote w:id=\"{}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                    i + 2,
                    docx::run(&format!(" {words}"))
                )
            })
            .collect();
        let numbered = |list: u32| format!("<w:numPr><w:numId w:val=\"{list}\"/></w:numPr>");
        Docx {
            body,
            styles: docx::style("Part", &numbered(1), "<w:b/>")
                + &docx::style(
                    "Point",
                    "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
                    "",
                )
                + &docx::style("Dash", &numbered(2), ""),
            numbering: docx::numbering(&[
                docx::definition(
                    1,
                    &[
                        docx::level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"Part\"/>"),
                        docx::level(1, "decimal", "%2.", ""),
                    ],
                ),
                docx::definition(2, &[docx::level(0, "bullet", "-", "")]),
            ]),
            footnotes: format!(
                "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>{notes}"
            ),
            header: docx::p("2"),
            ..Docx::default()
        }
    }

    /// As a workbook: header and text a row a line on one sheet, the annex on another below three lines, numbers of
    /// rows as numbers, groups merged over all columns.
    pub(crate) fn xlsx(&self) -> Xlsx {
        let number = [self.number.clone(), self.place.clone()];
        let lines = [
            &self.issuer,
            &self.motto,
            &number.to_vec(),
            &self.title,
            &self.body,
            &self.recipients,
            &self.signature,
        ];
        let lines = lines.into_iter().flatten().enumerate();
        let text: String = lines.map(|(i, line)| xlsx::words(i + 1, &[line])).collect();
        let mut rows = String::new();
        let mut areas = Vec::new();
        for (i, line) in self.annex.iter().enumerate() {
            rows += &xlsx::words(i + 1, &[line]);
            areas.push(format!("A{0}:E{0}", i + 1));
        }
        let mut n = self.annex.len() + 2;
        let heads: Vec<&str> = self.heads.iter().map(String::as_str).collect();
        rows += &xlsx::words(n, &heads);
        for row in &self.rows {
            n += 1;
            let mut cells = xlsx::number(&format!("A{n}"), &row.number, 0);
            cells += &xlsx::cell(&format!("B{n}"), &row.content.join("\n"));
            if row.is_group() {
                areas.push(format!("B{n}:E{n}"));
            } else {
                cells += &xlsx::cell(&format!("C{n}"), &row.lead);
                cells += &xlsx::cell(&format!("D{n}"), &row.coordinators);
            }
            rows += &xlsx::row(n, "", &cells);
        }
        for (i, note) in self.notes.iter().enumerate() {
            n += 2;
            rows += &xlsx::words(n, &[&format!("[{}] {note}", i + 1)]);
        }
        let areas: Vec<&str> = areas.iter().map(String::as_str).collect();
        Xlsx {
            sheets: vec![
                Sheet {
                    name: "Kế hoạch".to_owned(),
                    rows: text,
                    ..Sheet::default()
                },
                Sheet {
                    name: "Phụ lục".to_owned(),
                    rows,
                    below: xlsx::merged(&areas),
                    ..Sheet::default()
                },
            ],
            ..Xlsx::default()
        }
    }

    /// As a page: numbers in lists, the annex a table with spans, header and signature in tables, nothing around it.
    pub(crate) fn html(&self) -> String {
        let lines = |lines: &[String]| {
            lines
                .iter()
                .map(|line| format!("<p>{}</p>", escaped(line)))
                .collect::<String>()
        };
        let mut page = format!(
            "<table><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td><i>{}</i></td></tr></table>",
            lines(&self.issuer),
            lines(&self.motto),
            escaped(&self.number),
            escaped(&self.place)
        );
        page += &lines(&self.title);
        page += &lines(&self.body);
        page += &format!(
            "<table><tr><td>{}</td><td>{}</td></tr></table>",
            lines(&self.recipients),
            lines(&self.signature)
        );
        page += &lines(&self.annex);
        page += "<table border=1><tr>";
        for head in &self.heads {
            page += &format!("<th>{}", escaped(head));
        }
        for row in &self.rows {
            page += &format!("<tr><td>{}", row.number);
            if row.is_group() {
                page += &format!("<td colspan=4>{}", lines(&row.content));
            } else {
                page += &format!(
                    "<td>{}<td>{}<td>{}<td>",
                    lines(&row.content),
                    escaped(&row.lead),
                    escaped(&row.coordinators)
                );
            }
        }
        page += "</table>";
        for (i, note) in self.notes.iter().enumerate() {
            page += &format!("<p>[{}] {}</p>", i + 1, escaped(note));
        }
        format!(
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>{page}</body></html>"
        )
    }
}

/// A line that names bodies, as the annex's cells do.
fn is_body(line: &str) -> bool {
    [
        "Sở ",
        "Các sở",
        "BCH ",
        "Ngân hàng Nhà nước Việt Nam chi",
        "Liên đoàn Lao động Việt",
    ]
    .iter()
    .any(|begin| line.starts_with(begin))
}

/// A line of the body with its number made by Word and its footnote's mark a mark.
fn typed(line: &str) -> String {
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let (style, words) = match line.split_once(' ') {
        Some(("-", rest)) => ("Dash", rest),
        Some((number, rest)) if number.ends_with('.') => {
            let figures = number.trim_end_matches('.');
            if figures.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
                ("Part", rest)
            } else if figures.chars().all(|c| c.is_ascii_digit()) {
                ("Point", rest)
            } else {
                ("Normal", line)
            }
        }
        _ => ("Normal", line),
    };
    let runs: Vec<String> = words.split("[1]").map(docx::run).collect();
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
        runs.join(mark)
    )
}
