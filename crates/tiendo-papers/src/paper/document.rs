//! The order of a paper's parts in `word/document.xml`, and the paragraph that all of them are made of.

use super::xml::Xml;
use super::{Paper, annex, body, header, page, signature, style_list::id};
use crate::paper::Orientation;

/// What a paragraph has of its own, beside its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Own {
    /// Indents from the left and the right, in twips: the length of a rule.
    pub(super) indents: Option<(u32, u32)>,
    /// Lines around the paragraph.
    pub(super) border: Border,
    /// Whether it must stay on the page of the next paragraph, though its style does not say so.
    pub(super) with_next: bool,
}

/// Lines around a paragraph.
#[derive(Clone, Copy, Default)]
pub(super) enum Border {
    /// None.
    #[default]
    None,
    /// A rule.
    Top,
    /// A box.
    Box,
}

/// A paragraph of one style; line breaks in `text` stay line breaks.
pub(super) fn paragraph(x: &mut Xml, style: &str, text: &str) {
    paragraph_with(x, style, Own::default(), |x| run(x, text));
}

/// A paragraph with properties of its own and runs written by `inside`.
pub(super) fn paragraph_with(x: &mut Xml, style: &str, own: Own, inside: impl FnOnce(&mut Xml)) {
    x.node("w:p", &[], |x| {
        x.node("w:pPr", &[], |x| {
            x.leaf("w:pStyle", &[("w:val", &style)]);
            if own.with_next {
                x.leaf("w:keepNext", &[]);
            }
            border(x, own.border);
            if let Some((left, right)) = own.indents {
                x.leaf("w:ind", &[("w:left", &left), ("w:right", &right)]);
            }
        });
        inside(x);
    });
}

/// A run of text.
pub(super) fn run(x: &mut Xml, text: &str) {
    run_in(x, None, text);
}

/// A run of text in a character style.
pub(super) fn run_in(x: &mut Xml, style: Option<&str>, text: &str) {
    if text.is_empty() {
        return;
    }
    x.node("w:r", &[], |x| {
        if let Some(style) = style {
            x.node("w:rPr", &[], |x| x.leaf("w:rStyle", &[("w:val", &style)]));
        }
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                x.leaf("w:br", &[]);
            }
            x.node("w:t", &[("xml:space", &"preserve")], |x| x.text(line));
        }
    });
}

/// A horizontal rule of `length` twips in the middle of `width`.
pub(super) fn rule(x: &mut Xml, width: u32, length: u32) {
    let side = width.saturating_sub(length) / 2;
    let own = Own {
        indents: Some((side, side)),
        border: Border::Top,
        ..Own::default()
    };
    paragraph_with(x, id::RULE, own, |_| {});
}

/// A little room after a table; Word joins tables that touch, and wants a paragraph at the end.
pub(super) fn gap(x: &mut Xml) {
    paragraph(x, id::GAP, "");
}

/// Such room before what must not be torn from it.
pub(super) fn gap_with_next(x: &mut Xml) {
    paragraph_with(
        x,
        id::GAP,
        Own {
            with_next: true,
            ..Own::default()
        },
        |_| {},
    );
}

fn border(x: &mut Xml, border: Border) {
    let sides: &[&str] = match border {
        Border::None => return,
        Border::Top => &["w:top"],
        Border::Box => &["w:top", "w:left", "w:bottom", "w:right"],
    };
    x.node("w:pBdr", &[], |x| {
        for side in sides {
            x.leaf(
                side,
                &[
                    ("w:val", &"single"),
                    ("w:sz", &6),
                    ("w:space", &1),
                    ("w:color", &"000000"),
                ],
            );
        }
    });
}

/// Writes `word/document.xml`.
pub(super) fn part(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespaces: [(&str, &dyn std::fmt::Display); 2] = [
        ("xmlns:w", &super::package::WORD),
        ("xmlns:r", &super::package::RELATIONSHIPS),
    ];
    xml.node("w:document", &namespaces, |x| {
        x.node("w:body", &[], |x| {
            header::write(x, paper);
            header::title(x, paper);
            header::addressees(x, &paper.addressees);
            body::basis(x, &paper.basis);
            body::write(x, &paper.body, Orientation::Upright, body::End::Closed);
            signature::write(x, paper);
            let mut section = Orientation::Upright;
            for (number, annex) in (1..).zip(&paper.annexes) {
                end_of_section(x, section);
                annex::write(x, paper, number, annex);
                section = annex.orientation;
            }
            gap(x);
            page::section_properties(x, section);
        });
    });
    xml.finish()
}

/// The last paragraph of a section carries its page.
fn end_of_section(x: &mut Xml, orientation: Orientation) {
    x.node("w:p", &[], |x| {
        x.node("w:pPr", &[], |x| {
            x.leaf("w:pStyle", &[("w:val", &id::GAP)]);
            page::section_properties(x, orientation);
        });
    });
}
