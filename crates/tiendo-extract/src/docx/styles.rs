//! What a paragraph or run has from its style: numbering, capitals, hidden words.

use std::collections::BTreeMap;

use crate::ExtractError;
use crate::xml::{Part, Piece};

/// What of a run's look changes the words that a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Shown in capitals.
    pub(super) caps: Option<bool>,
    /// Not shown.
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// This look where it says something, the other elsewhere.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            caps: self.caps.or(below.caps),
            hidden: self.hidden.or(below.hidden),
        }
    }
}

/// A paragraph's place in a list, as far as one place says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct NumberedBy {
    /// The list; "0" takes a paragraph out of the list of its style.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// One style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) numbered: NumberedBy,
    look: Look,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    default_look: Look,
    /// The style of a paragraph that names none.
    default_paragraph: Option<String>,
}

/// Styles that may be based on one another.
const LONGEST_CHAIN: usize = 32;

impl Styles {
    /// # Errors
    /// Where the part is damaged.
    pub(super) fn read(text: &str) -> Result<Self, ExtractError> {
        let mut part = Part::new("styles.xml", text);
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "style" => {
                        let id = tag.get("styleId").unwrap_or_default();
                        let is_default = tag.get("default").is_some_and(|v| crate::xml::truth(&v));
                        if is_default && tag.get("type").as_deref() == Some("paragraph") {
                            styles.default_paragraph = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    "basedOn" => {
                        if let Some((_, style)) = &mut open {
                            style.based_on = tag.get("val");
                        }
                    }
                    "numPr" => {
                        let numbered = numbered_by(&mut part)?;
                        if let Some((_, style)) = &mut open {
                            style.numbered = numbered;
                        }
                    }
                    "rPr" => {
                        let run = run_properties(&mut part)?;
                        match &mut open {
                            Some((_, style)) => style.look = run.look,
                            None => styles.default_look = run.look,
                        }
                    }
                    // Looks of parts of a table, and what was before a change.
                    "tblStylePr" | "pPrChange" | "latentStyles" => part.skip()?,
                    _ => {}
                },
                Piece::Close(name) if name == "style" => {
                    if let Some((id, style)) = open.take() {
                        styles.by_id.insert(id, style);
                    }
                }
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        Ok(styles)
    }

    /// A style and what it is based on, the nearest first.
    pub(super) fn chain<'s>(
        &'s self,
        id: Option<&'s str>,
    ) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.by_id.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(LONGEST_CHAIN)
    }

    /// The style of a paragraph that may name one.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&'s str>) -> Option<&'s str> {
        named.or(self.default_paragraph.as_deref())
    }

    /// The look that a style gives, what it is based on included.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        self.chain(id)
            .fold(Look::default(), |look, (_, style)| look.over(style.look))
    }

    pub(super) fn default_look(&self) -> Look {
        self.default_look
    }
}

/// Reads the content of a `numPr` that was just opened.
pub(super) fn numbered_by(part: &mut Part) -> Result<NumberedBy, ExtractError> {
    let mut numbered = NumberedBy::default();
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "numId" => numbered.list = tag.get("val"),
                "ilvl" => numbered.level = tag.number("val"),
                _ => {}
            },
            Piece::Close(name) if name == "numPr" => break,
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(numbered)
}

/// What an `rPr` says.
#[derive(Debug, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) look: Look,
    /// Of a paragraph's mark: a tracked change took it away.
    pub(super) deleted: bool,
    /// Of a paragraph's mark: a tracked change put it in.
    pub(super) inserted: bool,
}

/// Reads the content of an `rPr` that was just opened.
pub(super) fn run_properties(part: &mut Part) -> Result<RunProperties, ExtractError> {
    let mut run = RunProperties::default();
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "rStyle" => run.style = tag.get("val"),
                "caps" => run.look.caps = Some(tag.is_on()),
                "vanish" => run.look.hidden = Some(tag.is_on()),
                "del" | "moveFrom" => run.deleted = true,
                "ins" | "moveTo" => run.inserted = true,
                "rPrChange" => part.skip()?,
                _ => {}
            },
            Piece::Close(name) if name == "rPr" => break,
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(run)
}
