//! Sentences of the command line, both languages side by side, a file a command.

mod admin;
mod backup;
mod demo;
mod doctor;
mod export;
mod import;
mod read;
mod start;
mod usage;
mod verify;

pub(crate) use admin::*;
pub(crate) use backup::*;
pub(crate) use demo::*;
pub(crate) use doctor::*;
pub(crate) use export::*;
pub(crate) use import::*;
pub(crate) use read::*;
pub(crate) use start::*;
pub(crate) use usage::*;
pub(crate) use verify::*;

use tiendo_text::Lang;

/// Reads `vi` or `en`.
pub(crate) fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| "vi | en".to_owned())
}

macro_rules! sentences {
    ($($name:ident($($arg:ident: $ty:ty),*) { $vi:literal, $en:literal })*) => {
        $(pub(crate) fn $name(lang: Lang, $($arg: $ty),*) -> String {
            match lang {
                Lang::Vi => format!($vi),
                Lang::En => format!($en),
            }
        })*
    };
}
pub(crate) use sentences;
