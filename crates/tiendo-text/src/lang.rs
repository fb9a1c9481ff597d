//! The two languages of the interface.

/// A language of the interface. Official papers are Vietnamese whatever this says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese, the first language.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The words of this language, of the two that stand side by side.
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The language tag for `lang="…"` and for a cookie: `vi`, `en`.
    pub const fn tag(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The language of a tag, if it is one of the two.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag {
            "vi" => Some(Lang::Vi),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}
