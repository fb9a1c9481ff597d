//! How cells look: one typeface, thin rules, wrapped words.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::ColumnKind;

/// As in papers: Vietnamese offices write everything in it.
const TYPEFACE: &str = "Times New Roman";
/// Size of the body, in half points.
pub(super) const HALF_POINTS: u32 = 24;

/// A row and a column that nobody has sized, in the pixels that Excel gives them for that face and size;
/// columns are measured in digits of it.
pub(super) const ROW_PIXELS: u32 = 21;
/// See [`ROW_PIXELS`].
pub(super) const COLUMN_PIXELS: u32 = 72;

/// The body's face, and the workbook's own.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name(TYPEFACE)
        .set_font_size(HALF_POINTS / 2)
}

/// Title over the list.
pub(super) fn title() -> Format {
    plain().set_bold().set_font_size(14)
}

/// Note under the title.
pub(super) fn note() -> Format {
    plain()
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
}

fn ruled() -> Format {
    plain()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
}

/// Heads of columns.
pub(super) fn head() -> Format {
    plain()
        .set_border(FormatBorder::Thin)
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00E7_ECF1))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// Formats of the cells of one column.
pub(super) struct ColumnFormats {
    /// Words.
    pub(super) text: Format,
    /// Words that would be a formula if someone typed them: marked as text, so that editing the cell in
    /// Excel does not make a formula of it either.
    pub(super) guarded_text: Format,
    /// Figures.
    pub(super) number: Format,
    /// Days.
    pub(super) day: Format,
    /// Instants.
    pub(super) moment: Format,
}

impl ColumnFormats {
    /// The formats of a column of a kind.
    pub(super) fn of(kind: ColumnKind) -> Self {
        let text = match kind {
            ColumnKind::Words => ruled().set_text_wrap(),
            ColumnKind::Mark
            | ColumnKind::Whole
            | ColumnKind::Decimals(_)
            | ColumnKind::Percent
            | ColumnKind::Time => ruled().set_text_wrap().set_align(FormatAlign::Center),
        };
        let number = match kind {
            ColumnKind::Words | ColumnKind::Time => ruled(),
            ColumnKind::Mark => ruled().set_align(FormatAlign::Center),
            ColumnKind::Whole | ColumnKind::Decimals(0) => ruled().set_num_format("#,##0"),
            ColumnKind::Decimals(places) => {
                ruled().set_num_format(format!("#,##0.{}", "0".repeat(usize::from(places))))
            }
            ColumnKind::Percent => ruled().set_num_format("0.0\" %\""),
        };
        Self {
            guarded_text: text.clone().set_quote_prefix(),
            text,
            number,
            day: ruled()
                .set_align(FormatAlign::Center)
                .set_num_format("dd/mm/yyyy"),
            moment: ruled()
                .set_align(FormatAlign::Center)
                .set_num_format("hh:mm dd/mm/yyyy"),
        }
    }
}
