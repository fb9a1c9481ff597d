//! Word files: paragraphs with the numbers that Word makes, tables with merged cells, notes tied to their marks, text
//! boxes, tracked changes accepted. ECMA-376, part 1, 17; both the transitional and the strict form.
//!
//! Not here: how a page looks. Headers and footers are kept apart from the text.

mod notes;
mod numbering;
mod parse;
mod render;
mod styles;
mod tabs;
mod tree;

use crate::apart::{self, Apart, ApartKind};
use crate::package::{Package, Relation};
use crate::{ExtractError, Source};

use numbering::Numbering;
use parse::Parser;
use render::Render;
use styles::Styles;

/// Reads the document that is the part `main` of the package.
pub(crate) fn extract(package: &mut Package, main: &str) -> Result<Source, ExtractError> {
    let relations = package.relations(main)?;
    let styles = match of_kind(package, &relations, "styles")? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let numbering = match of_kind(package, &relations, "numbering")? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    let mut parser = Parser::new(&styles);
    let text = package
        .text(main)?
        .ok_or_else(|| ExtractError::damaged(main))?;
    let body = parser.part("document.xml", &text)?;
    drop(text);
    let mut notes = notes::Notes::default();
    for kind in ["footnotes", "endnotes"] {
        if let Some(text) = of_kind(package, &relations, kind)? {
            notes.read(&mut parser, &text)?;
        }
    }
    let changes = parser.changes;
    let mut render = Render::new(&numbering, &styles);
    render.nodes(body);
    render.notes(notes);
    let mut source = render.finish(changes)?;
    for (kind, of) in [
        ("header", ApartKind::Header),
        ("footer", ApartKind::Footer),
        ("comments", ApartKind::Comment),
    ] {
        for relation in relations.iter().filter(|relation| relation.kind == kind) {
            if let Some(text) = package.text(&relation.target)? {
                let tree = Parser::new(&styles).part(kind, &text)?;
                source
                    .apart
                    .extend(render::plain(tree).map(|text| Apart { kind: of, text }));
            }
        }
    }
    source.apart.extend(apart::properties(package)?);
    apart::bound(&mut source.apart);
    Ok(source)
}

/// The part of a kind that the document points at.
fn of_kind(
    package: &mut Package,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<String>, ExtractError> {
    match relations.iter().find(|relation| relation.kind == kind) {
        Some(relation) => package.text(&relation.target),
        None => Ok(None),
    }
}

/// A sign as a person sees it: fonts of signs put them where other fonts have letters or nothing.
fn symbol(c: char, font_of_signs: bool) -> char {
    let code = match u32::from(c) {
        code @ 0xF000..=0xF0FF => code - 0xF000,
        code @ 0x20..=0xFF if font_of_signs => code,
        _ => return c,
    };
    match code {
        0x6F => '○',
        0xA7 | 0x6E => '▪',
        0xFC => '✓',
        0xFE | 0x78 => '☒',
        0xA8 | 0x71 => '☐',
        0x2D | 0x2B | 0x2A => c_of(code),
        _ => '•',
    }
}

fn c_of(code: u32) -> char {
    char::from_u32(code).unwrap_or('•')
}
