//! The foot of a paper: recipients at the left, signature at the right, side by side and never torn.

use super::document::paragraph;
use super::style_list::id;
use super::table::{Column, borderless};
use super::words::{one_line, unclosed};
use super::xml::Xml;
use super::{Orientation, Paper};

/// Left column: recipients.
const LEFT: u32 = 4_400;

/// Writes recipients and signature block.
pub(super) fn write(x: &mut Xml, paper: &Paper) {
    super::document::gap_with_next(x);
    let right = Orientation::Upright.text_width() - LEFT;
    borderless(x, [LEFT, right], 1, &mut |x, _, column| match column {
        Column::Left => recipients(x, paper),
        Column::Right => signature(x, paper),
    });
}

fn recipients(x: &mut Xml, paper: &Paper) {
    paragraph(x, id::RECIPIENTS, "Nơi nhận:");
    for body in &paper.recipients.to {
        paragraph(x, id::RECIPIENT, &format!("- {};", unclosed(body)));
    }
    let filed = match &paper.recipients.filed_with {
        Some(unit) => format!("- Lưu: VT, {}.", unclosed(unit)),
        None => String::from("- Lưu: VT."),
    };
    paragraph(x, id::RECIPIENT, &filed);
}

fn signature(x: &mut Xml, paper: &Paper) {
    for line in &paper.signature.capacity {
        paragraph(x, id::CAPACITY, &one_line(line));
    }
    let name = paper
        .signature
        .name
        .as_deref()
        .map(one_line)
        .unwrap_or_default();
    paragraph(x, id::SIGNATORY, &name);
}
