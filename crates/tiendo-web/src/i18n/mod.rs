//! Words on screen. One function a message, both languages side by side: a missing text does not compile.
//!
//! Vietnamese stands first and is what the glossary says; English is complete. A file an area. Messages take the language
//! by value or by reference, for templates hand over references.

pub(crate) use tiendo_text::Lang;

/// Declares messages: `name(args) { vi: "…", en: "…" }`.
///
/// Without arguments the function gives a `&'static str`; with arguments both texts are format strings over them
/// and it gives a `String`.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* ) { vi: $vi:literal, en: $en:literal $(,)? })*) => {
        $( $crate::i18n::messages!(@one [$(#[$doc])*] $name [$($arg : $ty),*] $vi $en); )*
    };
    (@one [$(#[$doc:meta])*] $name:ident [] $vi:literal $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(lang: impl std::borrow::Borrow<$crate::i18n::Lang>) -> &'static str {
            match lang.borrow() {
                $crate::i18n::Lang::Vi => $vi,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident [$($arg:ident : $ty:ty),+] $vi:literal $en:literal) => {
        $(#[$doc])*
        pub(crate) fn $name(lang: impl std::borrow::Borrow<$crate::i18n::Lang>, $($arg: $ty),+) -> String {
            match lang.borrow() {
                $crate::i18n::Lang::Vi => format!($vi),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
}
pub(crate) use messages;

pub(crate) mod account;
pub(crate) mod admin;
pub(crate) mod consolidation;
pub(crate) mod desk;
pub(crate) mod done;
pub(crate) mod errors;
pub(crate) mod events;
pub(crate) mod frame;
pub(crate) mod guide;
pub(crate) mod home;
pub(crate) mod owed;
pub(crate) mod plan;
pub(crate) mod refusals;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod rounds;
pub(crate) mod standing;
pub(crate) mod taking_in;

/// A count as pages write it: 7.700.
pub(crate) fn count(count: impl std::borrow::Borrow<usize>) -> String {
    tiendo_text::number::integer(i64::try_from(*count.borrow()).unwrap_or(i64::MAX))
}
