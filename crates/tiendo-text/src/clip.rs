//! Long texts cut short for lists, always between words.

/// The first words of `text`, at most `most` characters and without a comma or stop at the end; `None` where all of it
/// fits. A line break counts as a blank.
pub fn head(text: &str, most: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(most)?;
    let cut = text.get(..end).unwrap_or(text).replace('\n', " ");
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    Some(whole.trim_end_matches([',', ';', '.', ':', ' ']).to_owned())
}

/// The same with " …" at its end; the whole text on one line where it fits.
pub fn clipped(text: &str, most: usize) -> String {
    match head(text, most) {
        Some(head) => format!("{head} …"),
        None => text.replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_clipped_at_a_blank() {
        assert_eq!(clipped("Đổi mới tư duy", 14), "Đổi mới tư duy");
        assert_eq!(clipped("Đổi mới\ntư duy", 14), "Đổi mới tư duy");
        assert_eq!(clipped("Đổi mới tư duy, nhận thức", 17), "Đổi mới tư duy …");
        assert_eq!(head("Đổi mới tư duy", 14), None);
        assert_eq!(
            head("Đẩymạnhkhôngcókhoảngtrắng", 4),
            Some("Đẩym".to_owned())
        );
    }
}
