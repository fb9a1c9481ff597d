//! The one list of the document: points with a dash. Headings are counted in `words`, because Word's
//! letters follow the English alphabet and the decree's the Vietnamese one.

use super::xml::Xml;

/// Id of the dash list, as the style `ListBullet` refers to it.
pub(super) const DASHES: u32 = 1;

/// Writes `word/numbering.xml`.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.node("w:numbering", &[("xmlns:w", &super::package::WORD)], |x| {
        x.node("w:abstractNum", &[("w:abstractNumId", &0)], |x| {
            x.leaf("w:multiLevelType", &[("w:val", &"singleLevel")]);
            x.node("w:lvl", &[("w:ilvl", &0)], |x| {
                x.leaf("w:start", &[("w:val", &1)]);
                x.leaf("w:numFmt", &[("w:val", &"bullet")]);
                x.leaf("w:pStyle", &[("w:val", &"ListBullet")]);
                x.leaf("w:suff", &[("w:val", &"space")]);
                x.leaf("w:lvlText", &[("w:val", &"-")]);
                x.leaf("w:lvlJc", &[("w:val", &"left")]);
                x.node("w:pPr", &[], |x| {
                    x.leaf(
                        "w:ind",
                        &[("w:left", &0), ("w:firstLine", &super::style_list::INDENT)],
                    );
                });
            });
        });
        x.node("w:num", &[("w:numId", &DASHES)], |x| {
            x.leaf("w:abstractNumId", &[("w:val", &0)]);
        });
    });
    xml.finish()
}
