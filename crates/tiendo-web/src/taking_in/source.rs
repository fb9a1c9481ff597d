//! The source pane: a window of the document's lines, with the words that something rests on marked.

use tiendo_app::import::{SourceCell, SourceCells, source_lines};
use tiendo_app::taking_in::Examined;
use tiendo_read::Span;

/// Most bytes of the document's words on one page.
const WINDOW: usize = 16 * 1024;

/// How many lines stand before the one that is looked at.
const BEFORE: usize = 3;

/// The lines of a document.
pub(super) struct Lines<'a> {
    examined: &'a Examined,
    all: Vec<(usize, Span)>,
    cells: SourceCells,
}

/// A window of lines, ready for the page.
pub(super) struct Window {
    pub(super) lines: Vec<Line>,
    /// The first lines of the windows before and behind, with their last.
    pub(super) earlier: Option<(usize, usize)>,
    pub(super) later: Option<(usize, usize)>,
}

/// One line of the source.
pub(super) struct Line {
    /// Its number.
    pub(super) n: usize,
    /// Whether it is looked at.
    pub(super) on: bool,
    /// Its words, marked or not.
    pub(super) pieces: Vec<Piece>,
    /// Whether a row of a table begins with it.
    pub(super) opens_row: bool,
    /// The words above its column.
    pub(super) head: Option<String>,
    /// The words above empty cells of its row, before it and behind.
    pub(super) empty_before: Vec<String>,
    pub(super) empty_behind: Vec<String>,
}

/// A stretch of words.
pub(super) struct Piece {
    pub(super) marked: bool,
    /// Whether it is the first marked stretch of the page.
    pub(super) first: bool,
    pub(super) text: String,
}

impl<'a> Lines<'a> {
    /// The lines with their numbers.
    pub(super) fn of(examined: &'a Examined) -> Lines<'a> {
        let lines = source_lines(&examined.source).into_iter();
        Lines {
            all: lines.map(|line| (line.number, line.span)).collect(),
            cells: SourceCells::of(&examined.source),
            examined,
        }
    }

    /// The number of the line in which a byte of the clean text stands.
    pub(super) fn number(&self, at: usize) -> Option<usize> {
        let next = self.all.partition_point(|(_, span)| span.start <= at);
        self.all.get(next.checked_sub(1)?).map(|(n, _)| *n)
    }

    /// The words of a line.
    pub(super) fn span(&self, n: usize) -> Option<Span> {
        self.all
            .iter()
            .find(|(line, _)| *line == n)
            .map(|(_, span)| *span)
    }

    /// Bytes as provenance gives them for bytes of the clean text.
    pub(super) fn origins(&self, span: Span) -> Vec<(usize, usize)> {
        self.examined.source.places.origins(span)
    }

    /// Bytes of the clean text for bytes as provenance gives them.
    pub(super) fn clean(&self, origin: (usize, usize)) -> Span {
        let source = &self.examined.source;
        source.places.clean(origin, source.text.len())
    }

    /// The window that begins at line `from`, or a little before the line that is looked at.
    pub(super) fn window(
        &self,
        from: Option<usize>,
        looked_at: Option<usize>,
        marks: &[Span],
    ) -> Window {
        let index = |n: usize| self.all.partition_point(|(line, _)| *line < n);
        let start = match (from, looked_at) {
            (Some(from), _) => index(from).min(self.all.len().saturating_sub(1)),
            (None, Some(line)) => index(line).saturating_sub(BEFORE),
            (None, None) => 0,
        };
        let end = self.end_of(start);
        let mut before = start;
        while before > 0 && self.end_of(before - 1) >= start {
            before -= 1;
        }
        let number = |i: usize| self.all.get(i).map_or(1, |(n, _)| *n);
        let mut first = true;
        let lines = self
            .all
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .map(|(n, span)| {
                let pieces = self.pieces(*span, marks, &mut first);
                let cell = self.cells.at(span.start);
                let heads = |of: fn(&SourceCell) -> &[Span]| {
                    let heads = cell.map(of).unwrap_or_default();
                    heads.iter().map(|head| self.words(*head)).collect()
                };
                Line {
                    n: *n,
                    on: looked_at == Some(*n) || pieces.iter().any(|piece| piece.marked),
                    pieces,
                    opens_row: cell.is_some_and(|cell| cell.opens_row),
                    head: cell.and_then(|cell| cell.head).map(|head| self.words(head)),
                    empty_before: heads(|cell| &cell.empty_before),
                    empty_behind: heads(|cell| &cell.empty_behind),
                }
            });
        Window {
            lines: lines.collect(),
            earlier: (start > 0).then(|| (number(before), number(start - 1))),
            later: (end < self.all.len())
                .then(|| (number(end), number(self.end_of(end).saturating_sub(1)))),
        }
    }

    /// The line behind the last that fits into a window; at least one does.
    fn end_of(&self, start: usize) -> usize {
        let mut size = 0;
        let rest = self.all.get(start..).unwrap_or_default();
        let fits = rest.iter().take_while(|(_, span)| {
            let first = size == 0;
            size += span.end - span.start + 1;
            first || size <= WINDOW
        });
        start + fits.count()
    }

    fn words(&self, span: Span) -> String {
        self.examined.source.words(span).trim().to_owned()
    }

    fn pieces(&self, line: Span, marks: &[Span], first: &mut bool) -> Vec<Piece> {
        let mut inside: Vec<Span> = marks
            .iter()
            .map(|mark| Span {
                start: mark.start.max(line.start),
                end: mark.end.min(line.end),
            })
            .filter(|mark| mark.start < mark.end)
            .collect();
        inside.sort();
        let mut pieces = Vec::new();
        let mut at = line.start;
        let words = |start, end| self.examined.source.words(Span { start, end }).to_owned();
        for mark in inside {
            let start = mark.start.max(at);
            if start >= mark.end {
                continue;
            }
            if at < start {
                pieces.push(Piece {
                    marked: false,
                    first: false,
                    text: words(at, start),
                });
            }
            let text = words(start, mark.end);
            pieces.push(Piece {
                marked: true,
                first: std::mem::take(first),
                text,
            });
            at = mark.end;
        }
        if at < line.end {
            pieces.push(Piece {
                marked: false,
                first: false,
                text: words(at, line.end),
            });
        }
        pieces
    }
}
