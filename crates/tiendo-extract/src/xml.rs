//! The parts of a package, element by element. Names are taken without their prefix, because producers choose it
//! freely; no declared entity is ever put in, so no text grows while it is read.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::limits::MAX_DEPTH;
use crate::{ExtractError, Limit};

/// What comes next in a part.
pub(crate) enum Piece<'p> {
    Open(Tag<'p>),
    Close(String),
    Text(String),
}

/// An opening tag.
pub(crate) struct Tag<'p> {
    start: BytesStart<'p>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        // The check for repeated attributes takes time in the square of their number.
        self.start
            .attributes()
            .with_checks(false)
            .take(MOST_ATTRIBUTES)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)
            .map(|attribute| {
                attribute
                    .normalized_value(XmlVersion::Explicit1_0)
                    .map_or_else(
                        |_| attribute.value.to_string(),
                        std::borrow::Cow::into_owned,
                    )
            })
    }

    /// The value as a whole number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// A switch such as `<w:b/>` or `<w:b w:val="0"/>`.
    pub(crate) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|value| truth(&value))
    }
}

/// What an attribute says that is true or false.
pub(crate) fn truth(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// Attributes of one tag that are looked at.
const MOST_ATTRIBUTES: usize = 64;

/// A part while it is read.
pub(crate) struct Part<'p> {
    reader: Reader<&'p [u8]>,
    /// An element without content was opened and must be closed.
    closing: Option<String>,
    depth: usize,
    /// What the part is called in an error.
    name: &'p str,
}

impl<'p> Part<'p> {
    pub(crate) fn new(name: &'p str, text: &'p str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            closing: None,
            depth: 0,
            name,
        }
    }

    /// The next piece; `None` at the end.
    /// # Errors
    /// [`ExtractError::Damaged`], or [`ExtractError::Beyond`] where elements stand too deep.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'p>>, ExtractError> {
        if let Some(name) = self.closing.take() {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Some(Piece::Close(name)));
        }
        loop {
            let event = self
                .reader
                .read_event()
                .map_err(|_| ExtractError::damaged(self.name))?;
            let piece = match event {
                Event::Start(start) => self.open(start)?,
                Event::Empty(start) => {
                    self.closing = Some(start.local_name().as_ref().to_owned());
                    self.open(start)?
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Piece::Text(text.into_inner().into_owned()),
                Event::CData(text) => Piece::Text(text.into_inner().into_owned()),
                Event::GeneralRef(reference) => match character(&reference) {
                    Some(c) => Piece::Text(c.to_string()),
                    None => continue,
                },
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Ok(Some(piece));
        }
    }

    fn open(&mut self, start: BytesStart<'p>) -> Result<Piece<'p>, ExtractError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ExtractError::Beyond(Limit::Depth));
        }
        Ok(Piece::Open(Tag { start }))
    }

    /// The words up to the end of the element that was just opened.
    /// # Errors
    /// As [`Self::next`].
    pub(crate) fn words(&mut self) -> Result<String, ExtractError> {
        let mut words = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Piece::Open(_)) => open += 1,
                Some(Piece::Close(_)) => open -= 1,
                Some(Piece::Text(more)) => words += &more,
                None => break,
            }
        }
        Ok(words)
    }

    /// Passes over everything up to the end of the element that was just opened.
    /// # Errors
    /// As [`Self::next`].
    pub(crate) fn skip(&mut self) -> Result<(), ExtractError> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Piece::Open(_)) => open += 1,
                Some(Piece::Close(_)) => open -= 1,
                Some(Piece::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }
}

/// The character that a reference stands for; only those that every XML file knows.
fn character(reference: &quick_xml::events::BytesRef) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Result<String, ExtractError> {
        let mut part = Part::new("x.xml", text);
        let mut out = Vec::new();
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) if tag.name() == "skip" => part.skip()?,
                Piece::Open(tag) => {
                    out.push(format!("<{} {:?}>", tag.name(), tag.get("val")));
                }
                Piece::Close(name) => out.push(format!("</{name}>")),
                Piece::Text(text) => out.push(text),
            }
        }
        Ok(out.concat())
    }

    #[test]
    fn prefixes_references_and_empty_elements() {
        let got = outline(
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY big 'aaaa'>]><w:a v:val='1 &lt; 2'>x&amp;&#x111;&big;<b/><skip><b>no</b></skip><![CDATA[<z>]]></w:a>",
        );
        assert_eq!(got.unwrap(), "<a Some(\"1 < 2\")>x&đ<b None></b><z></a>");
    }

    #[test]
    fn depth_has_an_end_and_half_a_tag_is_damage() {
        assert_eq!(
            outline(&"<a>".repeat(MAX_DEPTH + 1)),
            Err(ExtractError::Beyond(Limit::Depth))
        );
        assert_eq!(outline("<a><b"), Err(ExtractError::damaged("x.xml")));
    }
}
