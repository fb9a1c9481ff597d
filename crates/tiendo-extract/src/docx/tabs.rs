//! Words that tabs set side by side: letterheads and signatures are often typed so, and tables too. A tab behind the
//! number of a paragraph or in a line by itself is a blank; lines below one another, or with several tabs, are rows.

use super::tree::{Inline, Node, Para};

/// For each node whether it is a row of words side by side.
pub(super) fn side_by_side(nodes: &[Node]) -> Vec<bool> {
    let pieces: Vec<usize> = nodes
        .iter()
        .map(|node| match node {
            Node::Paragraph(paragraph) => pieces(paragraph),
            Node::Table(_) => 0,
        })
        .collect();
    let at = |i: Option<usize>| i.and_then(|i| pieces.get(i)).copied().unwrap_or(0);
    pieces
        .iter()
        .enumerate()
        .map(|(i, &here)| {
            here >= 3 || (here == 2 && at(i.checked_sub(1)).max(at(Some(i + 1))) >= 2)
        })
        .collect()
}

/// The most words side by side in a line of the paragraph; two lines with two each count as three.
fn pieces(paragraph: &Para) -> usize {
    let mut most = 0;
    let mut lines = 0;
    let mut line = String::new();
    let mut end = |line: &mut String| {
        let found = in_line(line);
        lines += usize::from(found >= 2);
        most = found.max(most);
        line.clear();
    };
    for inline in &paragraph.words {
        match inline {
            Inline::Words(words) => line.push_str(words),
            Inline::Break => end(&mut line),
            Inline::Hidden(_) | Inline::Note(_) => {}
        }
    }
    end(&mut line);
    if lines >= 2 { most.max(3) } else { most }
}

fn in_line(line: &str) -> usize {
    if !line.contains('\t') {
        return 0;
    }
    let mut pieces = line
        .split('\t')
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let marks = usize::from(pieces.clone().next().is_some_and(is_mark));
    pieces.by_ref().count().saturating_sub(marks)
}

/// The words are the number or sign of a paragraph.
fn is_mark(words: &str) -> bool {
    let words = words.trim();
    if words.chars().count() > 8 {
        return false;
    }
    let number = words.trim_end_matches(['.', ')', '/', ':']);
    let closed = number.len() < words.len();
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let roman = number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    matches!(words, "-" | "+" | "*" | "•" | "–" | "▪" | "○")
        || (closed && (digits || roman || number.chars().count() == 1))
}
