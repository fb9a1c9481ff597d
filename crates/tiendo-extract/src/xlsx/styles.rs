//! Which form of numbers each look of a cell has.

use std::collections::BTreeMap;

use super::number::Form;
use crate::ExtractError;
use crate::xml::{Part, Piece};

#[derive(Debug, Default)]
pub(super) struct Styles {
    forms: Vec<Form>,
}

/// Looks of cells that are looked at; Excel itself has at most 65 490.
const MOST: usize = 70_000;

impl Styles {
    /// # Errors
    /// Where the part is damaged.
    pub(super) fn read(text: &str) -> Result<Self, ExtractError> {
        let mut part = Part::new("styles.xml", text);
        let mut codes: BTreeMap<u32, Form> = BTreeMap::new();
        let mut styles = Self::default();
        let mut of_cells = false;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) =
                            (tag.number("numFmtId"), tag.get("formatCode"))
                        {
                            codes.insert(id, Form::of(&code));
                        }
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells && styles.forms.len() < MOST => {
                        let id = tag.number("numFmtId").unwrap_or(0);
                        let form = codes.get(&id).cloned();
                        styles.forms.push(form.unwrap_or_else(|| Form::known(id)));
                    }
                    "dxfs" => part.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "cellXfs" => of_cells = false,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        Ok(styles)
    }

    pub(super) fn form(&self, style: usize) -> Option<&Form> {
        self.forms.get(style)
    }
}
