//! The text of a page to tags and words, in one pass: whatever stands in the page, the time is that of its length.
//! What the page leaves open ends with it, as in a browser.

use super::entities;

/// What comes next in a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'p> {
    Open(Tag<'p>),
    Close(String),
    /// Words as they stand; references are not resolved.
    Words(&'p str),
}

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'p> {
    /// In small letters.
    pub(super) name: String,
    attributes: &'p str,
}

/// Elements whose content is no markup; what stands in them is not part of the text.
const RAW: &[&str] = &[
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript",
];

pub(super) struct Tokens<'p> {
    rest: &'p str,
}

impl<'p> Tokens<'p> {
    pub(super) fn new(page: &'p str) -> Self {
        Self { rest: page }
    }

    /// Takes `n` bytes, which end between characters.
    fn take(&mut self, n: usize) -> &'p str {
        let (taken, rest) = self.rest.split_at_checked(n).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Passes over everything up to and with `end`.
    fn pass(&mut self, end: &str) {
        let at = self
            .rest
            .find(end)
            .map_or(self.rest.len(), |at| at + end.len());
        self.take(at);
    }

    /// Passes over the content of a raw element and its end.
    fn pass_raw(&mut self, name: &str) {
        let mut at = 0;
        while let Some(found) = self.rest.get(at..).and_then(|rest| rest.find("</")) {
            at += found + 2;
            let here = self.rest.get(at..at + name.len());
            if here.is_some_and(|here| here.eq_ignore_ascii_case(name)) {
                self.take(at);
                self.pass(">");
                return;
            }
        }
        self.take(self.rest.len());
    }
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(after) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Words(self.take(end)));
            };
            if after.starts_with("!--") {
                self.take(4);
                // `<!-->` is a whole comment.
                if self.rest.starts_with('>') {
                    self.take(1);
                } else {
                    self.pass("-->");
                }
                continue;
            }
            if let Some(words) = after.strip_prefix("![CDATA[") {
                let end = words.find("]]>").unwrap_or(words.len());
                self.take("<![CDATA[".len());
                let words = self.take(end);
                self.take(3);
                return Some(Token::Words(words));
            }
            if after.starts_with(['!', '?']) {
                self.pass(">");
                continue;
            }
            if let Some(name) = after.strip_prefix('/') {
                if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    self.pass(">");
                    continue;
                }
                let name = name_at(name).to_ascii_lowercase();
                self.pass(">");
                return Some(Token::Close(name));
            }
            if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(Token::Words(self.take(1)));
            }
            let name = name_at(after);
            self.take(1 + name.len());
            let end = end_of_tag(self.rest);
            let attributes = self.take(end);
            self.take(1);
            let name = name.to_ascii_lowercase();
            if RAW.contains(&name.as_str()) && !attributes.ends_with('/') {
                self.pass_raw(&name);
                continue;
            }
            return Some(Token::Open(Tag { name, attributes }));
        }
    }
}

/// Up to a blank, a slash or the tag's end.
fn name_at(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Where the tag ends: the first `>` that stands in no quoted value.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    let mut value_follows = false;
    for (i, b) in text.bytes().enumerate() {
        match (quote, b) {
            (Some(open), _) if b == open => quote = None,
            (None, b'>') => return i,
            (None, b'"' | b'\'') if value_follows => quote = Some(b),
            _ => {}
        }
        if quote.is_none() && !b.is_ascii_whitespace() {
            value_follows = b == b'=';
        }
    }
    text.len()
}

impl Tag<'_> {
    /// The value of an attribute; empty where it has none.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .char_indices()
                .find(|&(i, c)| c.is_ascii_whitespace() || c == '/' || (c == '=' && i > 0))
                .map_or(rest.len(), |(i, _)| i);
            let (key, behind) = rest.split_at_checked(end)?;
            let value;
            if let Some(behind) = behind.trim_start().strip_prefix('=') {
                let behind = behind.trim_start();
                let (inner, after) = if let Some(quote @ ('"' | '\'')) = behind.chars().next() {
                    let inner = behind.get(1..)?;
                    inner.split_once(quote).unwrap_or((inner, ""))
                } else {
                    let end = behind
                        .find(|c: char| c.is_ascii_whitespace())
                        .unwrap_or(behind.len());
                    behind.split_at_checked(end)?
                };
                value = inner;
                rest = after;
            } else {
                value = "";
                rest = behind;
            }
            if key.eq_ignore_ascii_case(name) {
                return Some(resolved(value));
            }
        }
    }

    /// The value as a whole number of at least one.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        let value = self.get(name)?;
        let digits = value.trim();
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits.get(..end)?.parse().ok()
    }
}

/// The longest name of a character, and of a number in figures.
const LONGEST: usize = 32;

/// Words with their references resolved.
pub(super) fn resolved(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (c, length) = reference(after).unwrap_or(('&', 0));
        out.push(c);
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character that a reference stands for, and its length without the `&`.
fn reference(after: &str) -> Option<(char, usize)> {
    if let Some(figures) = after.strip_prefix('#') {
        let (figures, radix, head) = match figures.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 2),
            None => (figures, 10, 1),
        };
        let end = figures
            .bytes()
            .take(LONGEST)
            .take_while(|&b| char::from(b).is_digit(radix))
            .count();
        let code = u32::from_str_radix(figures.get(..end)?, radix).ok()?;
        let closed = usize::from(figures.as_bytes().get(end) == Some(&b';'));
        return Some((character(code), head + end + closed));
    }
    let end = after
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = after.get(..end)?;
    let closed = after.as_bytes().get(end) == Some(&b';');
    if closed {
        return entities::named(name).map(|c| (c, end + 1));
    }
    // Without its semicolon a blank is still meant.
    name.starts_with("nbsp").then_some(('\u{A0}', 4))
}

/// Numbers of a page mean Unicode, but for those that old programs took from their own table.
fn character(code: u32) -> char {
    match code {
        0x85 => '…',
        0x91 | 0x92 => '\u{2019}',
        0x93 => '\u{201C}',
        0x94 => '\u{201D}',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0..0x20 | 0x7F..0xA0 => ' ',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(page: &str) -> String {
        let shown = Tokens::new(page).map(|token| match token {
            Token::Open(tag) => format!("<{} {:?}>", tag.name, tag.get("a")),
            Token::Close(name) => format!("</{name}>"),
            Token::Words(words) => resolved(words),
        });
        shown.collect()
    }

    #[test]
    fn tags_words_and_what_is_none() {
        for (page, seen) in [
            ("<P a=1>x</p >", "<p Some(\"1\")>x</p>"),
            ("<td b='>' A = \"a>b\">", "<td Some(\"a>b\")>"),
            ("<br/><hr a/>", "<br None><hr Some(\"\")>"),
            ("1 < 2 &lt; 3 &amp; 4", "1 < 2 < 3 & 4"),
            ("a<!-- <b> -->c<!-->d", "acd"),
            ("<!DOCTYPE x><?xml y?>z<![if !x]>q<![endif]>", "zq"),
            ("<script>if (a<b) '</x>'</SCRIPT>y", "y"),
            ("<style>no end", ""),
            ("</ x>y</3>", "y"),
            ("<a=b>x", "<a=b None>x"),
            (
                "&nbsp;&#272;&#x1EA1;&agrave;&dstrok;&hellip;&unknown;&",
                "\u{A0}Đạàđ…&unknown;&",
            ),
            ("<p a='1", "<p Some(\"1\")>"),
            ("<p", "<p None>"),
        ] {
            assert_eq!(outline(page), seen, "{page}");
        }
    }

    #[test]
    fn every_name_is_found() {
        for (name, c) in [
            ("AElig", 'Æ'),
            ("zwnj", '\u{200C}'),
            ("abreve", 'ă'),
            ("ndash", '–'),
        ] {
            assert_eq!(entities::named(name), Some(c));
        }
    }
}
