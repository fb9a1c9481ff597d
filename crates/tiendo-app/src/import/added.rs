//! Rows that a person added: lines of the source that the reader took for no task.

use super::join::append;
use super::row_at::RowAt;
use tiendo_extract::Source;
use tiendo_read::{Document, Span, Task, Words, marked_line};

/// A line of a text file by its number in the file; a paragraph of another format by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, as the page shows it.
    pub number: usize,
    /// Its words.
    pub span: Span,
}

/// The lines of a source, in order.
pub fn source_lines(source: &Source) -> Vec<SourceLine> {
    let paragraphs = source.paragraphs().into_iter().enumerate();
    let lines = paragraphs.map(|(i, paragraph)| SourceLine {
        number: source.places.line(paragraph.span.start).unwrap_or(i + 1),
        span: paragraph.span,
    });
    lines.collect()
}

/// The lines from one number to another, both included; nothing where one of them is no line or they stand the wrong way round.
pub fn lines_between(lines: &[SourceLine], first: usize, last: usize) -> &[SourceLine] {
    // The cells of a line that tabs cut have its number, all of them.
    let from = lines.partition_point(|line| line.number < first);
    let to = lines.partition_point(|line| line.number <= last);
    let between = lines.get(from..to).unwrap_or_default();
    let ends = [between.first(), between.last()].map(|line| line.map(|line| line.number));
    if ends == [Some(first), Some(last)] {
        between
    } else {
        &[]
    }
}

/// Puts a row of these lines among the others, where it stands in the source: it belongs to the group of the heading or row
/// before it, and has no bodies until somebody names them.
pub(super) fn insert(
    first: usize,
    lines: &[Span],
    text: &str,
    document: &Document,
    pieces: &mut Vec<(RowAt, Task)>,
) {
    let Some((number, content)) = words_of(lines, text) else {
        return;
    };
    let extent = Span {
        start: lines.first().map_or(0, |span| span.start),
        end: lines.last().map_or(0, |span| span.end),
    };
    let place = pieces
        .iter()
        .position(|(_, task)| task.extent.start > extent.start);
    let place = place.unwrap_or(pieces.len());
    let before = place
        .checked_sub(1)
        .and_then(|before| pieces.get(before))
        .map(|(_, task)| task);
    let task = Task {
        number,
        group: group_at(document, before, extent.start),
        content,
        ..Task::bare(extent)
    };
    pieces.insert(place, (RowAt::Added(first), task));
}

/// Number and words of a row: the first line's mark is its number, lines that a sentence was broken into are one paragraph.
fn words_of(lines: &[Span], text: &str) -> Option<(Option<Words>, Vec<Words>)> {
    let mut number = None;
    let mut content: Vec<Words> = Vec::new();
    for span in lines {
        let line = text.get(span.start..span.end)?;
        let at = |range: std::ops::Range<usize>| Span {
            start: span.start + range.start,
            end: span.start + range.end,
        };
        let (mark, words) = marked_line(line);
        let words = match mark {
            Some(mark) if content.is_empty() => {
                number = Some(Words::at(line.get(mark.clone())?.to_owned(), at(mark)));
                words
            }
            // A mark within the row is part of its words.
            Some(mark) => mark.start..words.end,
            None => words,
        };
        let value: Vec<&str> = line.get(words.clone())?.split_whitespace().collect();
        if !value.is_empty() {
            append(&mut content, vec![Words::at(value.join(" "), at(words))]);
        }
    }
    (!content.is_empty()).then_some((number, content))
}

/// The group in which a row at a place stands: that of the last heading behind the row before it, else that row's.
fn group_at(document: &Document, before: Option<&Task>, start: usize) -> Option<String> {
    let from = before.map_or(0, |task| task.extent.start);
    let headings = document
        .groups
        .iter()
        .filter(|group| !group.missing_in_annex);
    let mut between = headings.filter(|group| {
        let words = group.number.as_ref().or(group.title.as_ref());
        words.is_some_and(|words| (from..start).contains(&words.start()))
    });
    match between.next_back() {
        Some(heading) => heading.name().map(str::to_owned),
        None => before.and_then(|task| task.group.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiendo_read::Group;

    fn at(start: usize) -> Span {
        Span {
            start,
            end: start + 5,
        }
    }

    #[test]
    fn lines_are_told_by_their_numbers_with_every_cell_of_them() {
        let lines: Vec<SourceLine> = [2, 3, 3, 3, 7]
            .map(|number| SourceLine {
                number,
                span: at(number),
            })
            .into();
        for (first, last, count) in [
            (2, 2, 1),
            (3, 3, 3),
            (2, 7, 5),
            (3, 7, 4),
            (1, 3, 0),
            (3, 5, 0),
            (7, 3, 0),
            (0, 0, 0),
        ] {
            assert_eq!(
                lines_between(&lines, first, last).len(),
                count,
                "{first} to {last}"
            );
        }
    }

    #[test]
    fn a_row_belongs_to_the_heading_before_it_or_to_the_group_of_the_row_before() {
        let heading = |number: &str, start, missing_in_annex| Group {
            number: Some(Words::at(number.to_owned(), at(start))),
            title: None,
            missing_in_annex,
        };
        let document = Document {
            groups: vec![
                heading("1", 10, false),
                heading("2", 50, false),
                heading("3", 55, true),
            ],
            ..Document::default()
        };
        let mut pieces = Vec::new();
        let text = "x".repeat(99);
        for (first, start) in [(1, 20), (2, 30), (3, 60), (4, 0)] {
            insert(first, &[at(start)], &text, &document, &mut pieces);
        }
        let told: Vec<_> = pieces
            .iter()
            .map(|(row, task)| (*row, task.group.as_deref()))
            .collect();
        let expected = [(4, None), (1, Some("1")), (2, Some("1")), (3, Some("2"))];
        assert_eq!(
            told,
            expected.map(|(line, group)| (RowAt::Added(line), group))
        );
    }
}
