//! The numbers that a word processor makes: they stand nowhere in the text, but a person sees them.
//! ECMA-376, part 1, 17.9: definitions (`abstractNum`), lists that use them (`num`), levels, restarts.

use std::collections::{BTreeMap, BTreeSet};

use super::styles::{NumberedBy, Styles};
use crate::ExtractError;
use crate::numerals::{letters, lower_roman, roman};
use crate::xml::{Part, Piece, Tag};

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of a pattern that are looked at: it stands before every paragraph.
const LONGEST_PATTERN: usize = 60;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Written {
    #[default]
    Decimal,
    /// 01, 02, …, 10
    TwoDigits,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// A sign, the same for every paragraph.
    Bullet,
    Nothing,
}

/// One level of a definition.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    written: Written,
    /// `%1.%2.`: the numbers of levels, counted from one, and what stands around them.
    pattern: String,
    /// Nothing between the number and the words.
    joined: bool,
    /// Counts anew after a paragraph of this level (from one) or above; `Some(0)` never.
    restart: Option<usize>,
    /// Every number of the pattern in figures.
    legal: bool,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The levels are those of the list that this style names.
    style_link: Option<String>,
}

/// A list: a definition, and what it does differently.
#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
}

impl Numbering {
    /// # Errors
    /// Where the part is damaged.
    pub(super) fn read(text: &str) -> Result<Self, ExtractError> {
        let mut part = Part::new("numbering.xml", text);
        let mut numbering = Self::default();
        while let Some(piece) = part.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "abstractNum" => {
                    let id = tag.get("abstractNumId").unwrap_or_default();
                    let definition = definition(&mut part)?;
                    numbering.definitions.insert(id, definition);
                }
                "num" => {
                    let id = tag.get("numId").unwrap_or_default();
                    let list = list(&mut part)?;
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// The list's definition, through styles that stand between.
    fn definition<'n>(
        &'n self,
        list: &'n List,
        styles: &Styles,
    ) -> (&'n str, Option<&'n Definition>) {
        let mut id = list.definition.as_str();
        let mut found = self.definitions.get(id);
        for _ in 0..LEVELS {
            let Some(style) = found.and_then(|d| d.style_link.as_deref()) else {
                break;
            };
            let next = styles
                .chain(Some(style))
                .find_map(|(_, style)| style.numbered.list.as_deref())
                .and_then(|list| self.lists.get(list));
            let Some(next) = next else { break };
            id = &next.definition;
            found = self.definitions.get(id);
        }
        (id, found)
    }

    /// The list and level of a paragraph: its own, else that of its style.
    fn place<'n>(
        &'n self,
        own: &NumberedBy,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<(&'n str, &'n List, usize)> {
        let of_style = styles
            .chain(style)
            .find(|(_, style)| style.numbered.list.is_some());
        let (id, level) = match (&own.list, of_style) {
            (Some(id), _) => (id.as_str(), own.level.unwrap_or(0)),
            (None, Some((name, style))) => {
                let id = style.numbered.list.as_deref()?;
                let level = own.level.or(style.numbered.level).or_else(|| {
                    let list = self.lists.get(id)?;
                    let levels = &self.definition(list, styles).1?.levels;
                    levels
                        .iter()
                        .find_map(|(n, level)| (level.style.as_deref() == Some(name)).then_some(*n))
                });
                (id, level.unwrap_or(0))
            }
            (None, None) => return None,
        };
        let (id, list) = self.lists.get_key_value(id)?;
        Some((id, list, level.min(LEVELS - 1)))
    }
}

fn definition(part: &mut Part) -> Result<Definition, ExtractError> {
    let mut definition = Definition::default();
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "lvl" => {
                    let at = tag.number("ilvl").unwrap_or(0);
                    definition.levels.insert(at, level(part)?);
                }
                "numStyleLink" => definition.style_link = tag.get("val"),
                _ => {}
            },
            Piece::Close(name) if name == "abstractNum" => break,
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(definition)
}

fn list(part: &mut Part) -> Result<List, ExtractError> {
    let mut list = List::default();
    let mut at = 0;
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "abstractNumId" => list.definition = tag.get("val").unwrap_or_default(),
                "lvlOverride" => at = tag.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    list.starts.insert(at, tag.number("val").unwrap_or(1));
                }
                "lvl" => {
                    let at = tag.number("ilvl").unwrap_or(at);
                    list.levels.insert(at, level(part)?);
                }
                _ => {}
            },
            Piece::Close(name) if name == "num" => break,
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(list)
}

fn level(part: &mut Part) -> Result<Level, ExtractError> {
    let mut level = Level::default();
    let mut pattern = String::new();
    let mut symbols = false;
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "start" => level.start = tag.number("val"),
                "numFmt" => level.written = written(&tag),
                "lvlText" => pattern = tag.get("val").unwrap_or_default(),
                "suff" => level.joined = tag.get("val").as_deref() == Some("nothing"),
                "lvlRestart" => level.restart = tag.number("val"),
                "isLgl" => level.legal = tag.is_on(),
                "pStyle" => level.style = tag.get("val"),
                "rFonts" => {
                    symbols = tag.get("ascii").is_some_and(|font| {
                        font.starts_with("Wingdings") || font == "Symbol" || font == "Courier New"
                    });
                }
                "pPr" => part.skip()?,
                _ => {}
            },
            Piece::Close(name) if name == "lvl" => break,
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    let pattern: String = pattern.chars().take(LONGEST_PATTERN).collect();
    level.pattern = if level.written == Written::Bullet {
        pattern.chars().map(|c| super::symbol(c, symbols)).collect()
    } else {
        pattern
    };
    Ok(level)
}

fn written(tag: &Tag) -> Written {
    match tag.get("val").as_deref() {
        Some("upperRoman") => Written::UpperRoman,
        Some("lowerRoman") => Written::LowerRoman,
        Some("upperLetter") => Written::UpperLetter,
        Some("lowerLetter") => Written::LowerLetter,
        Some("decimalZero") => Written::TwoDigits,
        Some("bullet") => Written::Bullet,
        Some("none") => Written::Nothing,
        Some("custom") if tag.get("format").is_some_and(|f| f.starts_with("01")) => {
            Written::TwoDigits
        }
        _ => Written::Decimal,
    }
}

/// Where each list stands while the document is gone through.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By definition, because its lists count on from one another.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists whose own start at a level was used.
    begun: BTreeSet<(String, usize)>,
}

impl Counters {
    /// The number in front of a paragraph, with what parts it from the words. Counts on: to be asked once a paragraph.
    pub(super) fn label(
        &mut self,
        numbering: &Numbering,
        styles: &Styles,
        own: &NumberedBy,
        style: Option<&str>,
    ) -> Option<String> {
        let (id, list, at) = numbering.place(own, style, styles)?;
        let (definition_id, definition) = numbering.definition(list, styles);
        let level_at = |n: usize| {
            list.levels
                .get(&n)
                .or_else(|| definition.and_then(|d| d.levels.get(&n)))
        };
        let level = level_at(at)?;
        let counts = self
            .counts
            .entry(definition_id.to_owned())
            .or_insert([None; LEVELS]);
        let own_start = list.starts.get(&at).copied();
        let first_of_list = own_start.is_some() && self.begun.insert((id.to_owned(), at));
        let start = own_start.or(level.start).unwrap_or(0);
        let here = counts.get_mut(at)?;
        let now = match *here {
            Some(before) if !first_of_list => before.saturating_add(1),
            _ => start,
        };
        *here = Some(now);
        // What counts below begins anew.
        for (n, below) in counts.iter_mut().enumerate().skip(at + 1) {
            let after = level_at(n).and_then(|level| level.restart).unwrap_or(n);
            if at < after {
                *below = None;
            }
        }
        let number = |n: usize| -> Option<String> {
            let of = level_at(n)?;
            let count = counts
                .get(n)
                .copied()
                .flatten()
                .or(list.starts.get(&n).copied())
                .or(of.start)
                .unwrap_or(0);
            let plain = level.legal && of.written != Written::Bullet;
            Some(write(
                count,
                if plain { Written::Decimal } else { of.written },
            ))
        };
        let mut label = fill(&level.pattern, number);
        if !label.is_empty() && !level.joined {
            label.push(' ');
        }
        (!label.trim().is_empty()).then_some(label)
    }
}

/// Puts numbers into `%1.%2.`.
fn fill(pattern: &str, number: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let level = (c == '%')
            .then(|| chars.peek().and_then(|next| next.to_digit(10)))
            .flatten()
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        if let Some(level) = level {
            chars.next();
            out += &number(level).unwrap_or_default();
        } else {
            out.push(c);
        }
    }
    out
}

fn write(n: u32, written: Written) -> String {
    match written {
        Written::Decimal => n.to_string(),
        Written::TwoDigits => format!("{n:02}"),
        Written::UpperRoman => roman(n),
        Written::LowerRoman => lower_roman(n),
        Written::UpperLetter => letters(n),
        Written::LowerLetter => letters(n).to_lowercase(),
        Written::Bullet | Written::Nothing => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_person_sees_them() {
        for (n, written, words) in [
            (4, Written::UpperRoman, "IV"),
            (19, Written::LowerRoman, "xix"),
            (27, Written::LowerLetter, "aa"),
            (26, Written::UpperLetter, "Z"),
            (7, Written::TwoDigits, "07"),
            (12, Written::Decimal, "12"),
            (0, Written::UpperRoman, "0"),
        ] {
            assert_eq!(write(n, written), words);
        }
    }

    const LISTS: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="H"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%3)"/><w:suff w:val="nothing"/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
      </w:numbering>"#;
    const STYLES: &str = r#"<w:styles xmlns:w="w">
        <w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>
        <w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      </w:styles>"#;

    #[test]
    fn levels_restarts_starts_and_styles() {
        let numbering = Numbering::read(LISTS).unwrap();
        let styles = Styles::read(STYLES).unwrap();
        let mut counters = Counters::default();
        let mut label = |list: Option<&str>, level: Option<usize>, style: Option<&str>| {
            let own = NumberedBy {
                list: list.map(str::to_owned),
                level,
            };
            counters
                .label(&numbering, &styles, &own, style)
                .unwrap_or_default()
        };
        assert_eq!(label(None, None, Some("H")), "I. ");
        assert_eq!(label(Some("1"), Some(1), None), "1.1 ");
        assert_eq!(label(Some("1"), Some(1), None), "1.2 ");
        assert_eq!(label(Some("1"), Some(2), None), "c)");
        assert_eq!(label(None, None, Some("H2")), "II. ");
        // The level says that it never begins anew.
        assert_eq!(label(Some("1"), Some(2), None), "d)");
        assert_eq!(label(Some("1"), Some(1), None), "2.1 ");
        // A list of its own start, used for the first and for the second time.
        assert_eq!(label(Some("2"), Some(0), None), "VII. ");
        assert_eq!(label(Some("2"), Some(0), None), "VIII. ");
        // Lists of one definition count on from one another, also through a style.
        assert_eq!(label(Some("3"), Some(0), None), "IX. ");
        assert_eq!(label(Some("1"), Some(3), None), "- ");
        // Taken out of the style's list.
        assert_eq!(label(Some("0"), None, Some("H")), "");
        assert_eq!(label(None, Some(1), Some("H")), "9.1 ");
    }
}
