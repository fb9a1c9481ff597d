//! Tags and words to a tree, repaired as far as the text needs it: what a new paragraph, item, cell or row closes.
//! Elements that change neither words nor their arrangement are not in it.
//!
//! By hand, because the usual repair copies open formatting into every paragraph, and a page of a few kilobytes can be
//! made to grow by that without end.

use super::tokens::{Tag, Token, Tokens, resolved};
use crate::limits::MAX_BLOCKS;
use crate::{ExtractError, Limit};

/// What an element is to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The page itself, and blocks without a part of their own.
    Block,
    Paragraph,
    Break,
    Table,
    /// A group of rows.
    Rows,
    Row,
    Cell,
    OrderedList,
    BulletList,
    Item,
    Link,
    /// In the line; kept because it changes what is seen.
    Inline,
    /// Menus and the like, whatever stands in them.
    Frame,
    /// Nothing in it is seen, as nothing in it is meant to be.
    Unseen,
    /// Words that are not shown.
    Hidden,
    /// A tracked change put it in.
    Inserted,
    /// A tracked change took it out.
    Deleted,
}

impl Kind {
    /// It stands in a line and ends none.
    pub(super) const fn is_in_line(self) -> bool {
        matches!(self, Self::Inline | Self::Link | Self::Inserted)
    }
}

/// What of an element's attributes is needed.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    /// Columns and rows of a cell.
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// The number that a list begins with, or that an item has.
    pub(super) number: Option<u32>,
    /// How a list's items are marked: `1`, `a`, `A`, `i`, `I`, or `-` for not at all.
    pub(super) written: Option<char>,
    /// Shown in capitals.
    pub(super) capitals: bool,
    /// Its lines are shown as lines.
    pub(super) lines: bool,
    /// A link to or from a note.
    pub(super) note: bool,
}

#[derive(Debug)]
pub(super) enum Content {
    Element(Kind, Marks),
    Words(String),
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: usize,
    pub(super) content: Content,
    pub(super) children: Vec<usize>,
}

/// A page. The first node is the page itself.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// Elements in elements; what is deeper belongs to the element around it.
const DEEPEST: usize = 512;

/// An open element.
struct Open {
    name: String,
    node: usize,
    kind: Kind,
}

struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
}

impl Tree {
    /// # Errors
    /// [`ExtractError::Beyond`] where the page has too many elements.
    pub(super) fn of(page: &str) -> Result<Self, ExtractError> {
        let root = Node {
            parent: 0,
            content: Content::Element(Kind::Block, Marks::default()),
            children: Vec::new(),
        };
        let mut builder = Builder {
            nodes: vec![root],
            open: Vec::new(),
        };
        for token in Tokens::new(page) {
            match token {
                Token::Open(tag) => builder.open_tag(&tag)?,
                Token::Close(name) => builder.close(&name),
                Token::Words(words) => builder.words(&resolved(words)),
            }
        }
        Ok(Self {
            nodes: builder.nodes,
        })
    }

    pub(super) fn get(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)
    }

    pub(super) fn kind(&self, node: usize) -> Option<Kind> {
        match self.nodes.get(node)?.content {
            Content::Element(kind, _) => Some(kind),
            Content::Words(_) => None,
        }
    }
}

impl Builder {
    fn open_tag(&mut self, tag: &Tag) -> Result<(), ExtractError> {
        let Some((mut kind, ends_at_once)) = kind(&tag.name) else {
            return Ok(());
        };
        let style = tag.get("style").unwrap_or_default().to_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let hidden = style.contains("display:none")
            || style.contains("visibility:hidden")
            || tag.get("hidden").is_some();
        let marks = marks(tag, kind, &style);
        if hidden {
            // Of boxes that are not shown, pages have many; words and cells that are not shown are meant to be hidden.
            let words = matches!(
                kind,
                Kind::Inline | Kind::Paragraph | Kind::Row | Kind::Cell
            );
            kind = if words { Kind::Hidden } else { Kind::Unseen };
        } else if is_frame(tag) {
            kind = Kind::Frame;
        } else if kind == Kind::Inline && !marks.capitals && !marks.lines {
            return Ok(());
        }
        self.make_room(&tag.name, kind);
        if self.open.len() >= DEEPEST && !ends_at_once {
            return Ok(());
        }
        let node = self.add(Content::Element(kind, marks))?;
        if !ends_at_once {
            self.open.push(Open {
                name: tag.name.clone(),
                node,
                kind,
            });
        }
        Ok(())
    }

    fn add(&mut self, content: Content) -> Result<usize, ExtractError> {
        if self.nodes.len() > 2 * MAX_BLOCKS {
            return Err(ExtractError::Beyond(Limit::Blocks));
        }
        let parent = self.open.last().map_or(0, |open| open.node);
        let node = self.nodes.len();
        self.nodes.push(Node {
            parent,
            content,
            children: Vec::new(),
        });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(node);
        }
        Ok(node)
    }

    fn words(&mut self, words: &str) {
        let parent = self.open.last().map_or(0, |open| open.node);
        let last = self
            .nodes
            .get(parent)
            .and_then(|p| p.children.last())
            .copied();
        if let Some(Node {
            content: Content::Words(before),
            ..
        }) = last.and_then(|last| self.nodes.get_mut(last))
        {
            before.push_str(words);
            return;
        }
        // Words beyond the limit: the next element says so.
        let _ = self.add(Content::Words(words.to_owned()));
    }

    /// Closes what the new element cannot stand in.
    fn make_room(&mut self, name: &str, kind: Kind) {
        match kind {
            Kind::Cell => self.close_within(&[Kind::Cell], Kind::Table),
            Kind::Row => self.close_within(&[Kind::Row, Kind::Cell], Kind::Table),
            Kind::Rows => self.close_within(&[Kind::Rows, Kind::Row, Kind::Cell], Kind::Table),
            Kind::Item => self.close_items(),
            Kind::Link => {
                // A link in a link ends the first.
                let top = self.open.last();
                if top.is_some_and(|open| open.kind == Kind::Link) {
                    self.open.pop();
                }
            }
            _ => {}
        }
        let in_line = kind.is_in_line()
            || kind == Kind::Break
            || matches!(name, "span" | "font" | "b" | "i" | "u" | "ins" | "del");
        if !in_line {
            let open = self.open.iter().rposition(|open| {
                matches!(
                    open.kind,
                    Kind::Paragraph | Kind::Cell | Kind::Table | Kind::Item
                )
            });
            if let Some(at) = open
                && self
                    .open
                    .get(at)
                    .is_some_and(|open| open.kind == Kind::Paragraph)
            {
                self.open.truncate(at);
            }
        }
    }

    /// Closes the outermost of these kinds that is open in the innermost `within`.
    fn close_within(&mut self, kinds: &[Kind], within: Kind) {
        let from = self
            .open
            .iter()
            .rposition(|open| open.kind == within)
            .map_or(0, |at| at + 1);
        let first = self
            .open
            .iter()
            .skip(from)
            .position(|open| kinds.contains(&open.kind));
        if let Some(at) = first {
            self.open.truncate(from + at);
        }
    }

    /// Closes the item of the innermost list.
    fn close_items(&mut self) {
        let stop = self.open.iter().rposition(|open| {
            matches!(
                open.kind,
                Kind::Item | Kind::OrderedList | Kind::BulletList | Kind::Cell | Kind::Table
            )
        });
        if let Some(at) = stop
            && self
                .open
                .get(at)
                .is_some_and(|open| open.kind == Kind::Item)
        {
            self.open.truncate(at);
        }
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        let table_part = matches!(
            name,
            "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot"
        );
        // An end that no beginning in the same cell belongs to ends nothing; a part of a table ends within its table.
        let crosses = self
            .open
            .iter()
            .skip(at + 1)
            .any(|open| open.kind == Kind::Table || (!table_part && open.kind == Kind::Cell));
        if !crosses || name == "table" {
            self.open.truncate(at);
        }
    }
}

fn marks(tag: &Tag, kind: Kind, style: &str) -> Marks {
    let mut marks = Marks {
        capitals: style.contains("text-transform:uppercase"),
        lines: tag.name == "pre" || style.contains("white-space:pre"),
        ..Marks::default()
    };
    match kind {
        Kind::Cell => {
            marks.columns = tag.number("colspan").unwrap_or(1);
            marks.rows = tag.number("rowspan").unwrap_or(1);
        }
        Kind::OrderedList | Kind::BulletList | Kind::Item => {
            let value = if kind == Kind::Item { "value" } else { "start" };
            marks.number = tag.number(value).and_then(|n| u32::try_from(n).ok());
            marks.written = written(style).or_else(|| tag.get("type")?.chars().next());
        }
        Kind::Link => {
            let about = ["class", "name", "id", "href"]
                .iter()
                .filter_map(|name| tag.get(name))
                .collect::<String>()
                .to_lowercase();
            let within = tag.get("href").is_none_or(|href| href.contains('#'));
            marks.note = within
                && ["ftn", "footnote", "endnote", "_edn"]
                    .iter()
                    .any(|word| about.contains(word));
        }
        _ => {}
    }
    marks
}

/// How items are marked, as a style says it.
fn written(style: &str) -> Option<char> {
    let at = style.find("list-style")?;
    let value = style.get(at..)?.split(';').next()?;
    [
        ("none", '-'),
        ("lower-alpha", 'a'),
        ("lower-latin", 'a'),
        ("upper-alpha", 'A'),
        ("upper-latin", 'A'),
        ("lower-roman", 'i'),
        ("upper-roman", 'I'),
        ("decimal", '1'),
    ]
    .iter()
    .find(|(word, _)| value.contains(word))
    .map(|(_, c)| *c)
}

/// A menu, a search field, a part that the page itself calls no content.
fn is_frame(tag: &Tag) -> bool {
    matches!(tag.name.as_str(), "nav" | "footer")
        || tag.get("role").is_some_and(|role| {
            matches!(
                role.trim(),
                "navigation" | "search" | "banner" | "contentinfo" | "menu" | "menubar" | "toolbar"
            )
        })
}

/// What an element is, and whether it has no content; `None` where it is of no matter.
fn kind(name: &str) -> Option<(Kind, bool)> {
    let kind = match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Paragraph,
        "div" | "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center"
        | "dd" | "dl" | "dt" | "fieldset" | "figure" | "figcaption" | "footer" | "form"
        | "header" | "legend" | "main" | "nav" | "pre" | "section" | "details" | "summary" => {
            Kind::Block
        }
        "br" | "hr" => return Some((Kind::Break, true)),
        "table" => Kind::Table,
        "tbody" | "thead" | "tfoot" => Kind::Rows,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "ol" => Kind::OrderedList,
        "ul" | "menu" | "dir" => Kind::BulletList,
        "li" => Kind::Item,
        "a" => Kind::Link,
        "ins" => Kind::Inserted,
        "del" => Kind::Deleted,
        "span" | "font" | "b" | "i" | "u" | "em" | "strong" | "label" | "small" => Kind::Inline,
        "svg" | "template" | "button" | "select" | "object" | "audio" | "video" | "canvas"
        | "head" => Kind::Unseen,
        _ => return None,
    };
    Some((kind, false))
}
