//! Addresses of rows: what decisions are made on, whatever is cut, joined, added or left out around them.

use std::fmt;
use std::str::FromStr;

/// A place in the words of a row: a byte of one of its paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cut {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// The byte at which the new row begins.
    pub byte: usize,
}

/// The address of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowAt {
    /// A task of the reading, or the part of it that begins at a cut.
    Read {
        /// Index of the task in the reading.
        task: usize,
        /// Where the part begins; `None` for the row's beginning.
        cut: Option<Cut>,
    },
    /// A row that a person added: the number of the first line of the source that it stands in.
    Added(usize),
}

impl RowAt {
    /// A row of the reading.
    pub fn whole(task: usize) -> RowAt {
        RowAt::Read { task, cut: None }
    }

    /// Index of its task in the reading; `None` where the reading has none.
    pub fn task(self) -> Option<usize> {
        match self {
            RowAt::Read { task, .. } => Some(task),
            RowAt::Added(_) => None,
        }
    }

    /// Where it begins in the words of its task; `None` where it begins with them.
    pub fn cut(self) -> Option<Cut> {
        match self {
            RowAt::Read { cut, .. } => cut,
            RowAt::Added(_) => None,
        }
    }
}

/// Written as the step of a pointer: `3`; `3~1.120` for the part that begins in paragraph 1 at byte 120; `l57` for a row that
/// was added and begins in line 57.
impl fmt::Display for RowAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowAt::Read { task, cut: None } => write!(f, "{task}"),
            RowAt::Read {
                task,
                cut: Some(cut),
            } => write!(f, "{task}~{}.{}", cut.paragraph, cut.byte),
            RowAt::Added(line) => write!(f, "l{line}"),
        }
    }
}

/// The words are no address of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRow;

impl FromStr for RowAt {
    type Err = NoRow;

    fn from_str(text: &str) -> Result<RowAt, NoRow> {
        let number = |text: &str| text.parse::<usize>().map_err(|_| NoRow);
        if let Some(line) = text.strip_prefix('l') {
            return number(line).map(RowAt::Added);
        }
        let Some((task, cut)) = text.split_once('~') else {
            return Ok(RowAt::whole(number(text)?));
        };
        let (paragraph, byte) = cut.split_once('.').ok_or(NoRow)?;
        Ok(RowAt::Read {
            task: number(task)?,
            cut: Some(Cut {
                paragraph: number(paragraph)?,
                byte: number(byte)?,
            }),
        })
    }
}

/// What is put to the row before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joined {
    /// A row.
    Row(RowAt),
    /// A heading that is none: the rest of the row before it. Index of the group in the reading.
    Heading(usize),
}

impl fmt::Display for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Joined::Row(row) => write!(f, "/tasks/{row}"),
            Joined::Heading(group) => write!(f, "/groups/{group}"),
        }
    }
}

impl FromStr for Joined {
    type Err = NoRow;

    fn from_str(text: &str) -> Result<Joined, NoRow> {
        if let Some(row) = text.strip_prefix("/tasks/") {
            return row.parse().map(Joined::Row);
        }
        let group = text.strip_prefix("/groups/").ok_or(NoRow)?;
        group.parse().map(Joined::Heading).map_err(|_| NoRow)
    }
}
