//! What is read at most of a file that anyone may have made, and why so much. All of it holds together: whatever the
//! bytes, reading ends within seconds and within a few hundred megabytes, in a source or in an error that names the limit.

/// The largest file, in bytes: a plan of a thousand pages with its seal as a picture is far smaller.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// The most parts of a Word or Excel file: long documents with a picture on each page have some hundreds.
pub const MAX_PARTS: usize = 5_000;

/// The most bytes that all parts may unpack to: the text of a thousand pages is some twenty megabytes of markup, and a
/// small file can be made to unpack to thousands of times its size.
pub const MAX_UNPACKED: usize = 96 * 1024 * 1024;

/// The most bytes of text that a file may give, whatever it takes to write them: as much as the largest text file.
pub const MAX_TEXT: usize = MAX_BYTES;

/// The most paragraphs, cells and rows together of a Word file or a page: each takes memory however short it is, and a
/// thousand pages have some fifty thousand.
pub const MAX_BLOCKS: usize = 400_000;

/// The most cells with something in them, over all sheets of a workbook, and the most that the tables drawn around
/// them may have.
pub const MAX_CELLS: usize = 400_000;

/// The furthest column with something in it, from 1: the widest task tables have some thirty, the column for each
/// month and year of a plan included.
pub const MAX_COLUMNS: usize = 512;

/// How deep tables may stand in tables; what is deeper becomes paragraphs of the cell around it.
pub const MAX_TABLE_DEPTH: usize = 16;

/// How deep paragraphs may stand in paragraphs, by boxes that hang on them; what is deeper belongs to the innermost.
pub(crate) const MAX_BOX_DEPTH: usize = 16;

/// How deep elements may stand in elements: word processors write some forty.
pub const MAX_DEPTH: usize = 1_000;

/// The most characters of what stands apart from the text (headers, properties) that are kept.
pub(crate) const MAX_APART: usize = 200_000;

/// The most columns or rows that one cell may cover.
pub(crate) const MAX_COVER: usize = 1_000;
