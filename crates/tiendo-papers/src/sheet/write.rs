//! Writes a workbook: cells with their types, heads that stay in sight and on every printed page.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, IgnoreError, Worksheet, XlsxError};

use super::format::{self, ColumnFormats};
use super::name::mended;
use super::{Cell, Column, HEAD_ROW, Sheet, Workbook};
use crate::characters::may_stand;
use crate::measure::{self, Weight};
use crate::{PaperError, Properties};

/// Longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// Digits of a figure that Excel keeps.
const DIGITS: u32 = 15;
/// Paper size A4 in Excel's list.
const A4: u8 = 9;
/// Height of a line of the body, in points, and room above and below.
const LINE: f64 = 15.5;
const PADDING: f64 = 2.5;
/// Height of the title's row, in points.
const TITLE_HEIGHT: f64 = 21.0;
/// Lines of the highest row that Excel allows (409 points).
const MOST_LINES: u32 = 26;
/// Twips that a column gives to words for each unit of its width. A unit is a digit of the body's face,
/// 120 twips; a little is kept back, because letters differ from screen to screen.
const UNIT: u32 = 115;

/// Writes `workbook` as XLSX: lying A4, one page wide, heads frozen, filtered and repeated.
///
/// # Errors
/// [`PaperError::Empty`] without sheets or columns, [`PaperError::RowShape`] for a row that does not fit
/// its columns, [`PaperError::CellTooLong`] for a text over Excel's limit, [`PaperError::Workbook`] for
/// more rows or columns than Excel has, or a day before 1900.
pub fn write_xlsx(workbook: &Workbook) -> Result<Vec<u8>, PaperError> {
    if workbook.sheets.is_empty() {
        return Err(PaperError::Empty(workbook.title.clone()));
    }
    let mut out = rust_xlsxwriter::Workbook::new();
    out.set_default_format(&format::plain(), format::ROW_PIXELS, format::COLUMN_PIXELS)?;
    out.set_properties(&properties(workbook)?);
    let mut names = Vec::with_capacity(workbook.sheets.len());
    for sheet in &workbook.sheets {
        check(sheet)?;
        let name = mended(&sheet.name, &names);
        let to = out.add_worksheet();
        to.set_name(&name)?;
        names.push(name);
        write_sheet(to, &workbook.title, sheet)?;
    }
    Ok(out.save_to_buffer()?)
}

fn properties(workbook: &Workbook) -> Result<DocProperties, PaperError> {
    let Properties {
        author,
        made_at,
        journal_head,
    } = &workbook.properties;
    let made_at = ExcelDateTime::from_timestamp(made_at.as_second())?;
    let properties = DocProperties::new()
        .set_title(clean(&workbook.title))
        .set_author(clean(author))
        .set_creation_datetime(&made_at);
    Ok(match journal_head {
        Some(head) => properties.set_custom_property(Properties::JOURNAL_HEAD, head.as_str()),
        None => properties,
    })
}

fn check(sheet: &Sheet) -> Result<(), PaperError> {
    if sheet.columns.is_empty() {
        return Err(PaperError::Empty(sheet.name.clone()));
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        if cells.len() != sheet.columns.len() {
            return Err(PaperError::RowShape {
                table: sheet.name.clone(),
                row,
                expected: sheet.columns.len(),
                found: cells.len(),
            });
        }
        for (column, cell) in (1..).zip(cells) {
            if let Cell::Text(text) = cell
                && text.encode_utf16().count() > LONGEST_TEXT
            {
                return Err(PaperError::CellTooLong {
                    sheet: sheet.name.clone(),
                    row,
                    column,
                });
            }
        }
    }
    Ok(())
}

fn write_sheet(to: &mut Worksheet, title: &str, sheet: &Sheet) -> Result<(), XlsxError> {
    let last_column =
        u16::try_from(sheet.columns.len() - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
    let rows = u32::try_from(sheet.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last_row = HEAD_ROW.saturating_add(rows);

    to.write_string_with_format(0, 0, clean(title), &format::title())?;
    to.set_row_height(0, TITLE_HEIGHT)?;
    write_note(to, sheet, last_column)?;
    let formats: Vec<ColumnFormats> = sheet
        .columns
        .iter()
        .map(|column| ColumnFormats::of(column.kind))
        .collect();
    for (at, column) in (0..).zip(&sheet.columns) {
        to.set_column_width(at, f64::from(column.width))?;
        to.write_string_with_format(HEAD_ROW, at, clean(&column.head), &format::head())?;
    }
    let head_lines = sheet.columns.iter().map(|column| {
        // The button of the filter takes some of the width.
        lines(
            &column.head,
            u32::from(column.width).saturating_sub(2),
            Weight::Bold,
        )
    });
    set_height(to, HEAD_ROW, head_lines.max().unwrap_or(1))?;
    for (row, cells) in (HEAD_ROW + 1..).zip(&sheet.rows) {
        for ((column, cell), formats) in (0..).zip(cells).zip(&formats) {
            write_cell(to, row, column, cell, formats)?;
        }
        set_height(to, row, row_lines(cells, &sheet.columns))?;
    }

    to.set_freeze_panes(HEAD_ROW + 1, 0)?;
    to.autofilter(HEAD_ROW, 0, last_row, last_column)?;
    // Numbers of tasks ("1.2") are words; Excel would put a warning on each.
    to.ignore_error_range(
        HEAD_ROW,
        0,
        last_row,
        last_column,
        IgnoreError::NumberStoredAsText,
    )?;
    to.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    to.set_landscape();
    to.set_paper_size(A4);
    to.set_print_fit_to_pages(1, 0);
    // Inches: 20 mm at the sides and above, 15 mm below; the page number in the middle of the head.
    to.set_margins(0.79, 0.79, 0.79, 0.59, 0.39, 0.39);
    to.set_header("&C&\"Times New Roman\"&12&P");
    Ok(())
}

/// The note runs over all columns.
fn write_note(to: &mut Worksheet, sheet: &Sheet, last_column: u16) -> Result<(), XlsxError> {
    let note = clean(&sheet.note);
    if note.is_empty() {
        return Ok(());
    }
    let format = format::note();
    if last_column == 0 {
        to.write_string_with_format(1, 0, note.as_str(), &format)?;
    } else {
        to.merge_range(1, 0, 1, last_column, &note, &format)?;
    }
    let width = sheet
        .columns
        .iter()
        .map(|column| u32::from(column.width))
        .sum();
    set_height(to, 1, lines(&note, width, Weight::Normal))
}

/// Rows get a height: a program that trusts the file shows each row as high as it says, and one that
/// says nothing as high as one line.
fn set_height(to: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    to.set_row_height(row, PADDING + LINE * f64::from(lines.min(MOST_LINES)))?;
    Ok(())
}

/// Lines that a text takes in a column so many units wide.
fn lines(text: &str, width: u32, weight: Weight) -> u32 {
    measure::wrapped_lines(text, width * UNIT, format::HALF_POINTS, weight)
}

/// Lines of the longest cell of a row.
fn row_lines(cells: &[Cell], columns: &[Column]) -> u32 {
    let counts = cells.iter().zip(columns).map(|(cell, column)| match cell {
        Cell::Text(text) => lines(text, u32::from(column.width), Weight::Normal),
        Cell::Blank | Cell::Number(_) | Cell::Day(_) | Cell::Moment(_) => 1,
    });
    counts.max().unwrap_or(1)
}

fn write_cell(
    to: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &ColumnFormats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => to.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => {
            let text = clean(text);
            let format = if looks_like_formula(&text) {
                &formats.guarded_text
            } else {
                &formats.text
            };
            to.write_string_with_format(row, column, text, format)?
        }
        Cell::Number(number) => {
            if let Some(number) = exactly(*number) {
                to.write_number_with_format(row, column, number, &formats.number)?
            } else {
                let words = tiendo_text::number::decimal(*number);
                to.write_string_with_format(row, column, words, &formats.text)?
            }
        }
        Cell::Day(day) => {
            let year = u16::try_from(day.year()).unwrap_or(0);
            let day = ExcelDateTime::from_ymd(
                year,
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            )?;
            to.write_datetime_with_format(row, column, &day, &formats.day)?
        }
        Cell::Moment(at) => {
            let wall = tiendo_text::date::in_vietnam(*at);
            let year = u16::try_from(wall.year()).unwrap_or(0);
            let at = ExcelDateTime::from_ymd(
                year,
                wall.month().unsigned_abs(),
                wall.day().unsigned_abs(),
            )?
            .and_hms(
                u16::from(wall.hour().unsigned_abs()),
                wall.minute().unsigned_abs(),
                wall.second().unsigned_abs(),
            )?;
            to.write_datetime_with_format(row, column, &at, &formats.moment)?
        }
    };
    Ok(())
}

/// The figure as Excel keeps it, if it keeps all its digits.
fn exactly(number: Decimal) -> Option<f64> {
    let number = number.normalize();
    let digits = number
        .mantissa()
        .unsigned_abs()
        .checked_ilog10()
        .map_or(1, |power| power + 1);
    if digits > DIGITS {
        None
    } else {
        number.to_f64()
    }
}

/// Whether Excel would take the text for a formula if someone typed it.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn clean(text: &str) -> String {
    text.chars().filter(|c| may_stand(*c)).collect()
}
