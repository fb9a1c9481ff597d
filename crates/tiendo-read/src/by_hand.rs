//! What a person says is a row where the reader saw none.

use std::ops::Range;

use tiendo_extract::extract;

use crate::deadline::{self, DeadlineMeaning};
use crate::marks::{Mark, mark};
use crate::span::Spanned;
use crate::view::View;

/// One line that opens a row: the bytes of its number, as printed without closing dot or bracket, and of its words. A bullet
/// belongs to neither.
pub fn marked_line(line: &str) -> (Option<Range<usize>>, Range<usize>) {
    let trimmed = line.trim();
    let start = line.len() - line.trim_start().len();
    let whole = (None, start..start + trimmed.len());
    let Ok(source) = extract("line.txt", trimmed.as_bytes()) else {
        return whole;
    };
    if source.text.trim_end() != trimmed {
        return whole;
    }
    let view = View::new(&source);
    let Some((mark, number, words)) = mark(&view, &(0..trimmed.chars().count())) else {
        return whole;
    };
    let bytes = |place| {
        let span = view.span(place);
        start + span.start..start + span.end
    };
    match mark {
        Mark::Number(_) | Mark::Dotted(_) | Mark::Letter | Mark::Roman => {
            (Some(bytes(&number)), bytes(&words))
        }
        Mark::Bullet => (None, bytes(&words)),
        // An article's number is not a row's.
        Mark::Article(_) => whole,
    }
}

/// What words mean that a person gives a deadline, read as those of a cell are.
pub fn deadline_meaning(words: &str) -> Option<Spanned<DeadlineMeaning>> {
    let source = extract("line.txt", words.trim().as_bytes()).ok()?;
    let view = View::new(&source);
    let paragraph = source.paragraphs().into_iter().next()?;
    deadline::meaning(&view, &view.place(paragraph.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_words_are_told_apart() {
        for (line, number, words) in [
            ("7. Xây dựng đề án;", Some("7"), "Xây dựng đề án;"),
            ("  1.2. Rà soát", Some("1.2"), "Rà soát"),
            ("b) Bố trí kinh phí", Some("b"), "Bố trí kinh phí"),
            ("- Đôn đốc", None, "Đôn đốc"),
            ("Sở Y tế báo cáo", None, "Sở Y tế báo cáo"),
            ("Điều 3. Sở Y tế báo cáo", None, "Điều 3. Sở Y tế báo cáo"),
            ("2025 là năm", None, "2025 là năm"),
            ("", None, ""),
        ] {
            let (of_number, of_words) = marked_line(line);
            assert_eq!(of_number.map(|range| &line[range]), number, "{line}");
            assert_eq!(&line[of_words], words, "{line}");
        }
    }
}
