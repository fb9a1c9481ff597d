//! Workbooks: each sheet that is shown, from the first, its lines as paragraphs and its tables as tables; dates and numbers
//! as a person sees them. ECMA-376, part 1, 18.
//!
//! By hand and not by a crate for workbooks: what is hidden, how a number is shown, and limits that hold on a sheet whose
//! only two cells stand in its farthest corners are all ours to see to. Formulas are not computed; what was computed last
//! is taken.

mod date;
mod layout;
mod number;
mod sheet;
mod strings;
mod styles;

use std::sync::Arc;

use crate::apart::{self, Apart, ApartKind};
use crate::limits::MAX_TEXT;
use crate::notice::{Notice, NoticeKind};
use crate::package::{Package, Relation};
use crate::source::column_letters;
use crate::xml::{Part, Piece};
use crate::{ExtractError, Format, Limit, Places, Source};

use layout::Layout;
use sheet::{Reading, Sheet};
use styles::Styles;

/// Reads the workbook that is the part `main` of the package.
pub(crate) fn extract(package: &mut Package, main: &str) -> Result<Source, ExtractError> {
    let relations = package.relations(main)?;
    let target = |kind: &str| {
        let found = relations.iter().find(|relation| relation.kind == kind);
        found.map(|relation| relation.target.clone())
    };
    let workbook = package
        .text(main)?
        .ok_or_else(|| ExtractError::damaged(main))?;
    let workbook = Workbook::read(&workbook)?;
    let strings = match target("sharedStrings") {
        Some(name) => strings::read(&package.text(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let styles = match target("styles") {
        Some(name) => Styles::read(&package.text(&name)?.unwrap_or_default())?,
        None => Styles::default(),
    };
    let mut reading = Reading::new(&strings, &styles, workbook.days_from_1904);
    let mut layout = Layout::default();
    let mut apart = Vec::new();
    let mut notices: Vec<Notice> = Vec::new();
    for listed in &workbook.sheets {
        let Some(relation) = relations.iter().find(|r| r.id == listed.relation) else {
            continue;
        };
        // A chart has a sheet of its own, without cells.
        if relation.kind != "worksheet" {
            continue;
        }
        let Some(text) = package.text(&relation.target)? else {
            continue;
        };
        let mut sheet = reading.sheet(&text)?;
        drop(text);
        if listed.is_hidden {
            let words = sheet.cells.into_values();
            let before = apart.len();
            apart.extend(words.map(|words| of(ApartKind::Hidden, &words)));
            if apart.len() > before {
                notices.push(Notice {
                    kind: NoticeKind::HiddenSheet {
                        name: listed.name.to_string(),
                    },
                    spans: Vec::new(),
                });
            }
            continue;
        }
        let hidden = sheet.take_hidden();
        let told = notices.len();
        hidden_notices(&listed.name, &sheet, &hidden, &mut notices);
        apart.extend(
            hidden
                .into_values()
                .map(|words| of(ApartKind::Hidden, &words)),
        );
        for (kind, words) in std::mem::take(&mut sheet.around) {
            apart.push(Apart { kind, text: words });
        }
        apart.extend(beside(package, &relation.target)?);
        layout.sheet(&listed.name, &sheet)?;
        for notice in notices.iter_mut().skip(told) {
            let row = match notice.kind {
                NoticeKind::HiddenRows { first, .. } => first,
                _ => 1,
            };
            notice.spans.extend(layout.above(&listed.name, row));
        }
        if layout.clean.len() > MAX_TEXT {
            return Err(ExtractError::Beyond(Limit::Text));
        }
    }
    apart.extend(apart::properties(package)?);
    apart::bound(&mut apart);
    Ok(Source {
        format: Format::Xlsx,
        text: layout.clean.text,
        blocks: layout.blocks,
        places: Places {
            cells: layout.places,
            ..Places::of_itself()
        },
        apart,
        notices,
    })
}

fn of(kind: ApartKind, words: &str) -> Apart {
    Apart {
        kind,
        text: words.to_owned(),
    }
}

/// One notice for the rows and one for the columns of a sheet that hold something and are not shown.
fn hidden_notices(
    name: &str,
    sheet: &Sheet,
    hidden: &std::collections::BTreeMap<(usize, usize), Arc<str>>,
    notices: &mut Vec<Notice>,
) {
    let mut rows: Vec<usize> = hidden
        .keys()
        .map(|at| at.0)
        .filter(|row| sheet.is_row_hidden(*row))
        .collect();
    rows.dedup();
    if let Some(first) = rows.first() {
        notices.push(Notice {
            kind: NoticeKind::HiddenRows {
                sheet: name.to_owned(),
                first: first + 1,
                rows: rows.len(),
            },
            spans: Vec::new(),
        });
    }
    let mut columns: Vec<usize> = hidden
        .keys()
        .filter(|at| !sheet.is_row_hidden(at.0))
        .map(|at| at.1)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    if let Some(first) = columns.first() {
        notices.push(Notice {
            kind: NoticeKind::HiddenColumns {
                sheet: name.to_owned(),
                first: column_letters(*first),
                columns: columns.len(),
            },
            spans: Vec::new(),
        });
    }
}

/// Words of drawings and remarks that a sheet points at.
fn beside(package: &mut Package, sheet: &str) -> Result<Vec<Apart>, ExtractError> {
    let mut all = Vec::new();
    for Relation { kind, target, .. } in package.relations(sheet)? {
        let of = match kind.as_str() {
            "drawing" => ApartKind::TextBox,
            "comments" => ApartKind::Comment,
            _ => continue,
        };
        let Some(text) = package.text(&target)? else {
            continue;
        };
        let mut part = Part::new("drawing", &text);
        let mut words = String::new();
        let mut reading = false;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => reading = tag.name() == "t",
                Piece::Text(more) if reading => words += &more,
                Piece::Text(_) => {}
                Piece::Close(name) => {
                    reading = false;
                    if matches!(name.as_str(), "p" | "comment") && !words.trim().is_empty() {
                        all.push(Apart {
                            kind: of,
                            text: std::mem::take(&mut words),
                        });
                    }
                }
            }
        }
    }
    Ok(all)
}

/// What the workbook says of its sheets.
#[derive(Debug, Default)]
struct Workbook {
    sheets: Vec<Listed>,
    /// Days are counted from 1904, as on an old Macintosh.
    days_from_1904: bool,
}

#[derive(Debug)]
struct Listed {
    name: Arc<str>,
    relation: String,
    is_hidden: bool,
}

impl Workbook {
    fn read(text: &str) -> Result<Self, ExtractError> {
        let mut part = Part::new("workbook.xml", text);
        let mut workbook = Self::default();
        while let Some(piece) = part.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "sheet" => workbook.sheets.push(Listed {
                    name: tag.get("name").unwrap_or_default().into(),
                    relation: tag.get("id").unwrap_or_default(),
                    is_hidden: tag.get("state").is_some_and(|state| state != "visible"),
                }),
                "workbookPr" => {
                    workbook.days_from_1904 =
                        tag.get("date1904").is_some_and(|v| crate::xml::truth(&v));
                }
                _ => {}
            }
        }
        Ok(workbook)
    }
}
