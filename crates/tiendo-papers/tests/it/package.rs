//! Parts of a package, as text and as a tree of elements.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Every part of a package by name, in the order of the archive.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file of the archive");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a part is UTF-8");
            let name = file.name().expect("a name").into_owned();
            (name, text)
        })
        .collect()
}

/// One part of a package.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(part, _)| part == name);
    found.unwrap_or_else(|| panic!("no part {name}")).1
}

/// An element with its attributes, children, and the text directly inside it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
    text: String,
}

impl Element {
    /// The root of a well-formed part.
    pub(crate) fn parse(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => open.push(Self::start(&start)),
                Event::Empty(start) => {
                    let element = Self::start(&start);
                    open.last_mut()
                        .expect("an open element")
                        .children
                        .push(element);
                }
                Event::End(_) => {
                    let element = open.pop().expect("an open element");
                    open.last_mut()
                        .expect("an open element")
                        .children
                        .push(element);
                }
                Event::Text(text) => {
                    open.last_mut().expect("an open element").text += &text.into_inner();
                }
                Event::GeneralRef(name) => {
                    let entity = format!("&{};", name.into_inner());
                    let text = quick_xml::escape::unescape(&entity).expect("a known entity");
                    open.last_mut().expect("an open element").text += &text;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let mut root = open.pop().expect("the document");
        assert!(
            open.is_empty() && root.children.len() == 1,
            "one root, everything closed"
        );
        root.children.remove(0)
    }

    fn start(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("a well-formed attribute");
            let value = quick_xml::escape::unescape(&attribute.value).expect("known entities");
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// Value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// This element and everything below it, in document order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        found.extend(self.children.iter().flat_map(Self::all));
        found
    }

    /// Everything below of one name, in document order.
    pub(crate) fn named<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        self.all()
            .into_iter()
            .filter(|element| element.name == name)
            .collect()
    }

    /// All text below, in document order; a line break is a blank.
    pub(crate) fn words(&self) -> String {
        self.all()
            .into_iter()
            .map(|element| {
                if element.name == "w:br" {
                    " "
                } else {
                    element.text.as_str()
                }
            })
            .collect()
    }

    /// `w:val` of the first descendant of a name.
    pub(crate) fn val(&self, name: &str) -> Option<&str> {
        self.named(name)
            .first()
            .and_then(|element| element.attribute("w:val"))
    }
}
