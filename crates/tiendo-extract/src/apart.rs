//! What stands in a file beside its text: headers, footers, remarks, properties. The reader does not see it; markings of
//! secrecy are looked for in it.

use crate::ExtractError;
use crate::limits::MAX_APART;
use crate::package::Package;
use crate::xml::{Part, Piece};

/// A paragraph that is not in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Where it stands.
    pub kind: ApartKind,
    /// Its words.
    pub text: String,
}

/// Where something that is not in the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartKind {
    /// Above the pages.
    Header,
    /// Below the pages.
    Footer,
    /// A box that hangs on no place of the text.
    TextBox,
    /// A remark.
    Comment,
    /// A property of the file, such as its title or keywords.
    Property,
    /// Words, rows, columns or sheets that are not shown.
    Hidden,
    /// The frame of a web page around the document.
    PageFrame,
}

/// The properties of a Word or Excel file: the usual ones and those that somebody added.
pub(crate) fn properties(package: &mut Package) -> Result<Vec<Apart>, ExtractError> {
    let mut all = Vec::new();
    for relation in package.relations("")? {
        if !matches!(
            relation.kind.as_str(),
            "core-properties" | "extended-properties" | "custom-properties"
        ) {
            continue;
        }
        if let Some(text) = package.text(&relation.target)? {
            all.extend(leaves(&text)?.into_iter().map(|text| Apart {
                kind: ApartKind::Property,
                text,
            }));
        }
    }
    Ok(all)
}

/// The words of each innermost element.
fn leaves(text: &str) -> Result<Vec<String>, ExtractError> {
    let mut part = Part::new("docProps", text);
    let mut all = Vec::new();
    let mut words = String::new();
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Text(more) => words += &more,
            Piece::Open(_) | Piece::Close(_) => {
                let leaf = std::mem::take(&mut words);
                if !leaf.trim().is_empty() {
                    all.push(leaf.trim().to_owned());
                }
            }
        }
    }
    Ok(all)
}

/// Keeps what fits within the limit.
pub(crate) fn bound(all: &mut Vec<Apart>) {
    let mut left = MAX_APART;
    all.retain(|apart| {
        let fits = apart.text.len() <= left;
        left = left.saturating_sub(apart.text.len());
        fits
    });
}
