//! The frame that every page stands in: title, navigation, person, notices.

use crate::as_of::{AS_OF, AsOfDay};
use crate::{assets::ASSETS, i18n as t};
use std::fmt;
use tiendo_text::Lang;

/// One of the places of the main navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// What I owe.
    Owed,
    /// Plans and their register.
    Plans,
    /// Rounds and the reports in them.
    Reports,
    /// Where things stand.
    Standing,
    /// Search.
    Search,
    /// Administration.
    Admin,
    /// A page outside the six places: sign-in, account, errors.
    None,
}

/// The realm as a page shows it.
#[derive(Debug, Clone)]
pub(crate) struct RealmView {
    /// First segment of every path.
    pub(crate) slug: String,
    /// The authority's name.
    pub(crate) name: String,
}

/// The signed-in person as a page shows them.
#[derive(Debug, Clone)]
pub(crate) struct PersonView {
    /// Whose words the browser keeps, where they could not be saved.
    pub(crate) id: String,
    pub(crate) name: String,
    /// Role and body, e.g. "chuyên viên, Sở Công Thương".
    pub(crate) office: String,
}

/// A link of the navigation or the crumb.
#[derive(Debug, Clone)]
pub(crate) struct NavItem {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) current: bool,
}

/// The demo's banner.
#[derive(Debug, Clone)]
pub(crate) struct DemoView {
    /// Day as of which bodies are shown.
    pub(crate) as_of: String,
    /// The demo's clock in words.
    pub(crate) now: String,
}

/// One thing to mend, with the field it belongs to (empty: the whole form).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) field: String,
    pub(crate) text: String,
}

impl Problem {
    /// A problem of one field.
    pub(crate) fn at(field: impl Into<String>, text: impl Into<String>) -> Problem {
        Problem {
            field: field.into(),
            text: text.into(),
        }
    }
}

/// Everything around a page's own content.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) realm: Option<RealmView>,
    pub(crate) person: Option<PersonView>,
    pub(crate) nav: Vec<NavItem>,
    pub(crate) crumbs: Vec<NavItem>,
    /// The session's form token.
    pub(crate) token: String,
    pub(crate) demo: Option<DemoView>,
    /// Path and query of this page, for "back here" links.
    pub(crate) path: String,
    /// The day that the register is asked for.
    pub(crate) as_of: AsOfDay,
    /// What was just done, in words.
    pub(crate) done: Option<String>,
    pub(crate) problems: Vec<Problem>,
    /// Whether the page says that something was not done, without fields to mend.
    pub(crate) failed: bool,
}

impl Frame {
    /// The address of a page of this realm; `rest` has no leading slash.
    pub(crate) fn at(&self, rest: &str) -> String {
        match &self.realm {
            Some(realm) => format!("/{}/{rest}", realm.slug),
            None => "/".to_owned(),
        }
    }

    /// Adds a step to the crumb.
    #[must_use]
    pub(crate) fn crumb(mut self, rest: &str, label: impl Into<String>) -> Frame {
        let href = self.at(rest);
        self.crumbs.push(NavItem {
            href,
            label: label.into(),
            current: false,
        });
        self
    }

    /// The same frame with things to mend: they stand on top and in the title.
    #[must_use]
    pub(crate) fn with_problems(mut self, problems: Vec<Problem>) -> Frame {
        self.problems.extend(problems);
        self
    }

    /// The same frame of a page that says that something was not done.
    #[must_use]
    pub(crate) fn of_failure(mut self) -> Frame {
        self.failed = true;
        self
    }

    /// This page as of today, without its query.
    pub(crate) fn here(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }

    /// The day that is shown, in figures, where it is not today.
    pub(crate) fn other_day(&self) -> Option<String> {
        self.as_of.day().map(tiendo_text::date::short)
    }

    /// An address of the register, put together from three pieces, that stays at the day that is asked for.
    pub(crate) fn dated(
        &self,
        base: impl fmt::Display,
        rest: impl fmt::Display,
        last: impl fmt::Display,
    ) -> String {
        self.as_of.carried(&format!("{base}{rest}{last}"))
    }

    /// What is wrong with one field, if anything.
    pub(crate) fn problem(&self, field: &str) -> Option<&str> {
        self.problems
            .iter()
            .find(|problem| problem.field == field)
            .map(|problem| problem.text.as_str())
    }

    pub(crate) fn home(&self) -> String {
        self.realm
            .as_ref()
            .map_or_else(|| "/".to_owned(), |realm| format!("/{}", realm.slug))
    }

    pub(crate) fn head_title(&self) -> String {
        let title = if self.failed || !self.problems.is_empty() {
            t::frame::error_prefix(self.lang, &self.title)
        } else {
            self.title.clone()
        };
        format!("{title} - {}", t::frame::product(self.lang))
    }

    pub(crate) fn lang_tag(&self) -> &'static str {
        tag(self.lang)
    }

    pub(crate) fn other_tag(&self) -> &'static str {
        tag(other(self.lang))
    }

    /// This page in the other language.
    pub(crate) fn language_href(&self) -> String {
        let tag = tag(other(self.lang));
        match self.path_without("lang") {
            path if path.contains('?') => format!("{path}&lang={tag}"),
            path => format!("{path}?lang={tag}"),
        }
    }

    /// This page as of today.
    pub(crate) fn today_href(&self) -> String {
        self.path_without(AS_OF)
    }

    /// This page's address without one of its fields.
    fn path_without(&self, field: &str) -> String {
        let Some((bare, query)) = self.path.split_once('?') else {
            return self.path.clone();
        };
        let other = |pair: &&str| pair.split('=').next() != Some(field) && !pair.is_empty();
        let kept: Vec<&str> = query.split('&').filter(other).collect();
        if kept.is_empty() {
            bare.to_owned()
        } else {
            format!("{bare}?{}", kept.join("&"))
        }
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame")]
    pub(crate) fn css(&self) -> &'static str {
        &ASSETS.css.href
    }

    /// The address of an icon.
    #[expect(clippy::unused_self, reason = "templates call methods of the frame")]
    pub(crate) fn icon(&self, name: &str) -> String {
        format!("{}#{name}", ASSETS.icons.href)
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame")]
    pub(crate) fn script(&self) -> &'static str {
        &ASSETS.script.href
    }
}

fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    }
}

impl Frame {
    /// A frame outside any realm: the start page and failures that no realm can show.
    pub(crate) fn outside(web: &crate::Web, lang: Lang, path: &str) -> Frame {
        Frame {
            lang,
            title: String::new(),
            realm: None,
            person: None,
            nav: Vec::new(),
            crumbs: Vec::new(),
            token: String::new(),
            demo: web.app.demo.as_ref().map(|demo| DemoView {
                as_of: tiendo_text::date::short(demo.bodies_as_of),
                now: tiendo_text::date::moment(web.app.now(), lang),
            }),
            path: path.to_owned(),
            as_of: AsOfDay::Today,
            done: None,
            problems: Vec::new(),
            failed: false,
        }
    }

    /// The same frame with a title.
    #[must_use]
    pub(crate) fn titled(mut self, title: &str) -> Frame {
        title.clone_into(&mut self.title);
        self
    }
}
