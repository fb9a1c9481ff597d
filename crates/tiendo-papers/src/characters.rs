//! Characters that no part of an Office file may hold.

/// Whether XML 1.0 lets a character stand in a document, even escaped (production 2, `Char`). One that
/// it does not let, a vertical tab pasted from Word for instance, makes Office refuse the whole file.
pub(crate) fn may_stand(c: char) -> bool {
    !matches!(
        c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'
    )
}
