//! A small XML writer: elements are closed by construction, text is escaped, and what XML
//! forbids is left out.

use std::fmt::{Display, Write};

use crate::characters::may_stand;

/// An attribute: name and value.
pub(super) type Attribute<'a> = (&'a str, &'a dyn Display);

/// An XML part being written.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// A part with its declaration.
    pub(super) fn part() -> Self {
        Self {
            out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"),
        }
    }

    /// An element with children.
    pub(super) fn node(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without children.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// Character data.
    pub(super) fn text(&mut self, text: &str) {
        escape_into(&mut self.out, text);
    }

    /// The bytes of the part.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            let mut raw = String::new();
            write!(raw, "{value}").expect("writing to a String does not fail");
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape_into(&mut self.out, &raw);
            self.out.push('"');
        }
    }
}

fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if !may_stand(c) => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_cleaned() {
        let mut xml = Xml::part();
        xml.node("a", &[("k", &"\"<&\u{b}")], |x| {
            x.text("1 < 2 & \u{1}ễ\u{ffff}>");
        });
        let written = String::from_utf8(xml.finish()).unwrap();
        assert!(
            written.ends_with("<a k=\"&quot;&lt;&amp;\">1 &lt; 2 &amp; ễ&gt;</a>"),
            "{written}"
        );
    }
}
