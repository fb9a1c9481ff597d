//! Enums with a code for the database and words in both languages, side by side.

/// Makes an enum whose every variant has a code and its words: `Variant = "code", "vi", "en";`.
macro_rules! coded {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$vmeta:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant,)*
        }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name in the database, the journal and the snapshot; never changes.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }

            /// The variant of a code, if it is one.
            pub fn from_code(code: &str) -> Option<$name> {
                match code {
                    $($code => Some($name::$variant),)*
                    _ => None,
                }
            }

            /// In words, as they stand in a sentence.
            pub const fn words(self, lang: tiendo_text::Lang) -> &'static str {
                match self { $($name::$variant => lang.pick($vi, $en),)* }
            }
        }
    };
}

pub(crate) use coded;
