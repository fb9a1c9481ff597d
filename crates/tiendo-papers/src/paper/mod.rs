//! An official paper in the layout of Nghị định 30/2020/NĐ-CP, phụ lục I.
//!
//! A [`Paper`] holds the parts (thể thức) that the decree names, in its order; [`write_docx`] sets
//! them. Fixed here: paper A4, margins 20/20/30/15 mm, Times New Roman, page numbers at the top
//! centre but for the first page, annexes on pages of their own. Everything visible is a named style,
//! so that whoever edits the file in Word changes a style and not a hundred paragraphs.

mod annex;
mod block;
mod body;
mod document;
mod header;
mod numbering;
mod package;
mod page;
mod signature;
mod style_list;
mod styles;
mod table;
mod words;
mod xml;

use jiff::civil::Date;

pub use block::{Align, Block, Level, Table, TableColumn, TableRow};
pub use page::Orientation;

use crate::{PaperError, Properties};

/// One official paper. Names are given in their normal spelling ("Ủy ban nhân dân tỉnh Quảng Ngãi");
/// capitals are the layout's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Cơ quan chủ quản trực tiếp; absent for a body that has none, such as UBND tỉnh.
    pub superior: Option<String>,
    /// Cơ quan ban hành. A name too long for its column is broken in the middle; a line break in it
    /// says where instead.
    pub issuer: String,
    /// Whether the sheet is marked as a draft.
    pub stage: Stage,
    /// Official number; absent until the clerk gives one.
    pub number: Option<String>,
    /// Symbol after the slash: `BC-UBND`.
    pub symbol: String,
    /// Địa danh: `Quảng Ngãi`.
    pub place: String,
    /// Day of issue; absent until it is signed, then a gap is left for the pen.
    pub date: Option<Date>,
    /// Tên loại, or a dispatch, which has none.
    pub kind: Kind,
    /// Trích yếu: what the paper is about, without `V/v`.
    pub title: String,
    /// Kính gửi: whom a dispatch, tờ trình or report is addressed to; may be empty.
    pub addressees: Vec<String>,
    /// Căn cứ, one each, without closing punctuation; may be empty.
    pub basis: Vec<String>,
    /// The text.
    pub body: Vec<Block>,
    /// Nơi nhận.
    pub recipients: Recipients,
    /// Signature block.
    pub signature: Signature,
    /// Phụ lục, each on pages of its own.
    pub annexes: Vec<Annex>,
    /// What the file says about itself.
    pub properties: Properties,
}

/// Tên loại văn bản; Nghị định 30/2020/NĐ-CP, Điều 7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A kind with a name: `Báo cáo`, `Tờ trình`, `Kế hoạch`.
    Titled(String),
    /// Công văn: no kind is printed; the subject stands as `V/v …` under the number.
    Dispatch,
}

/// How far the paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Marked `DỰ THẢO` under its number.
    Draft,
    /// Unmarked: ready to be signed, or signed.
    ForSignature,
}

/// Nơi nhận, at the left of the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    /// Bodies, in order, without dash or closing punctuation.
    pub to: Vec<String>,
    /// What stands after `Lưu: VT`: the drafting unit's sign, `KTTH`; absent when there is none.
    pub filed_with: Option<String>,
}

/// The block at the right: in whose name, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Lines of capacity and office, in order: `TM. Ủy ban nhân dân`, `KT. Chủ tịch`, `Phó Chủ tịch`.
    pub capacity: Vec<String>,
    /// Full name, without title or degree; absent while nobody is named.
    pub name: Option<String>,
}

/// One annex. Two or more are numbered in Roman figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its name, in normal spelling.
    pub title: String,
    /// Upright, or lying for wide tables.
    pub orientation: Orientation,
    /// Its text; headings are counted anew.
    pub body: Vec<Block>,
}

/// Writes `paper` as a Word document (Office Open XML, transitional).
///
/// # Errors
/// [`PaperError::RowShape`] and [`PaperError::Empty`] for a table whose rows and columns do not fit;
/// [`PaperError::Package`] and [`PaperError::Part`] when the package cannot be written.
pub fn write_docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    block::check(&paper.body)?;
    for annex in &paper.annexes {
        block::check(&annex.body)?;
    }
    package::write(paper)
}
