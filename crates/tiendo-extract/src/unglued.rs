//! Blanks that were lost between words of the file are put back into the clean text.

use tiendo_text::glued::lost_blanks;

use crate::source::{Block, Source, Span};
use crate::{Notice, NoticeKind};

/// Puts the blanks back, where enough of them are missing to tell it from slips, and says so.
pub(crate) fn unglue(source: &mut Source) {
    let lost = lost_blanks(&source.text);
    if lost.is_empty() {
        return;
    }
    let moved = |at: usize| at + lost.partition_point(|&blank| blank <= at);
    let mut text = String::with_capacity(source.text.len() + lost.len());
    let mut from = 0;
    for &at in &lost {
        text.push_str(source.text.get(from..at).unwrap_or_default());
        text.push(' ');
        from = at;
    }
    text.push_str(source.text.get(from..).unwrap_or_default());
    source.text = text;
    let spans = |span: &mut Span| {
        *span = Span {
            start: moved(span.start),
            end: moved(span.end),
        };
    };
    move_blocks(&mut source.blocks, &spans);
    source
        .notices
        .iter_mut()
        .flat_map(|notice| &mut notice.spans)
        .for_each(spans);
    if let Some(lines) = &mut source.places.lines {
        source.places.map = source.places.map.with_inserted(&lost);
        for line in lines.iter_mut() {
            line.0 = moved(line.0);
        }
        for piece in &mut source.places.pieces {
            *piece = moved(*piece);
        }
    }
    source
        .places
        .cells
        .iter_mut()
        .for_each(|(at, _)| *at = moved(*at));
    // Both words around each blank.
    let words = lost
        .iter()
        .map(|&at| words_around(&source.text, moved(at) - 1));
    let spans = words.collect();
    source.notices.push(Notice {
        kind: NoticeKind::LostBlanks { count: lost.len() },
        spans,
    });
}

/// Depth is bounded by [`crate::MAX_TABLE_DEPTH`].
fn move_blocks(blocks: &mut [Block], spans: &impl Fn(&mut Span)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => spans(&mut paragraph.span),
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    move_blocks(&mut cell.blocks, spans);
                }
            }
        }
    }
}

/// The words beside the blank at a byte.
fn words_around(text: &str, blank: usize) -> Span {
    let is_gap = |c: char| c.is_whitespace();
    let before = text.get(..blank).unwrap_or_default();
    let behind = text.get(blank + 1..).unwrap_or_default();
    let start = before.rfind(is_gap).map_or(0, |at| at + 1);
    let end = behind.find(is_gap).map_or(text.len(), |at| blank + 1 + at);
    Span { start, end }
}
