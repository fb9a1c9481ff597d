//! What holds for short fields wherever somebody types them: names, positions, symbols, numbers of papers.

/// Most characters of a short field.
pub const MOST: usize = 300;

/// The first of these fields, by name, that is too long.
pub(crate) fn too_long<'a>(
    fields: impl IntoIterator<Item = (&'static str, &'a str)>,
) -> Option<&'static str> {
    let long = |text: &str| text.chars().nth(MOST).is_some();
    fields
        .into_iter()
        .find(|(_, text)| long(text))
        .map(|(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let (whole, over) = ("ữ".repeat(MOST), "ữ".repeat(MOST + 1));
        assert_eq!(too_long([("name", "Lê"), ("office", &whole)]), None);
        assert_eq!(
            too_long([("name", "Lê"), ("office", &over)]),
            Some("office")
        );
    }
}
