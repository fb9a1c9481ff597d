//! The cells of a line with bars or tabs.

/// The pieces between the bars or tabs of a table's line, as byte ranges; `None` where the line is no row. `inside`: the line
/// above was one. A rule (`|---|---|`) is a row without words, a bar alone the end of a cell that the page drew.
pub(super) fn row(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    memchr::memchr2(b'|', b'\t', line.as_bytes())?;
    bars(line, inside).or_else(|| tabs(line, inside))
}

/// Whether the line above was a row of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    Table(Borders),
    Text,
}

/// Whether the first row of a table has a bar before its first cell and behind its last one: without it such a bar in a later row
/// stands beside a cell that is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Borders {
    left: bool,
    right: bool,
}

impl Borders {
    pub(super) fn of(line: &str) -> Self {
        let words = line.trim();
        Self {
            left: words.starts_with('|'),
            right: words.ends_with('|'),
        }
    }
}

fn bars(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    let words = line.trim();
    let at = line.len() - line.trim_start().len();
    if words == "|" {
        return Some(Vec::new());
    }
    let borders = match inside {
        Inside::Table(borders) => borders,
        Inside::Text => Borders::of(line),
    };
    let inner = words
        .strip_prefix('|')
        .filter(|_| borders.left)
        .map_or((at, words), |w| (at + 1, w));
    let body = inner.1.strip_suffix('|').filter(|_| borders.right);
    let body = body.unwrap_or(inner.1);
    let count = body.matches('|').count();
    let closed = words.ends_with('|') && count == 1;
    // "- Lưu: VT. | TM. CHÍNH PHỦ": two columns of a page side by side.
    let beside = || {
        let columns = body.split_once(" | ");
        columns.is_some_and(|(one, other)| !one.trim().is_empty() && !other.trim().is_empty())
    };
    if count < 2 && !closed && !beside() {
        return None;
    }
    Some(pieces(body, inner.0, '|'))
}

/// At least two cells with words, three columns unless the line above is a row too.
fn tabs(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    let count = line.matches('\t').count();
    if count < 2 && !(matches!(inside, Inside::Table(_)) && count == 1) {
        return None;
    }
    let filled = line.split('\t').filter(|piece| !piece.trim().is_empty());
    (filled.count() >= 2).then(|| pieces(line, 0, '\t'))
}

fn pieces(body: &str, from: usize, sign: char) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = from;
    for piece in body.split(sign) {
        let words = piece.trim();
        let rule = words.chars().all(|c| matches!(c, '-' | ':' | '='));
        pieces.push(if rule && !words.is_empty() {
            (start, start)
        } else {
            (start, start + piece.len())
        });
        start += piece.len() + 1;
    }
    pieces
}
