//! Text that a converter wrote in Markdown: its signs are no words.

/// The pieces of a line with words, each with where it begins: what stands between stars.
pub(crate) fn words(line: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    split(line, start, "**")
}

/// The lines of a cell, each with where it begins and without the stars around it: a cell has no other way to break one.
pub(crate) fn lines(cell: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    let (from, to) = without_stars(cell, 0, cell.len());
    let cell = cell.get(from..to).unwrap_or_default();
    split(cell, start + from, "<br>").map(|(line, at)| {
        let (from, to) = without_stars(line, 0, line.len());
        (line.get(from..to).unwrap_or_default(), at + from)
    })
}

fn split<'t>(
    words: &'t str,
    start: usize,
    sign: &'static str,
) -> impl Iterator<Item = (&'t str, usize)> {
    let mut at = start;
    words.split(sign).map(move |piece| {
        let here = at;
        at += piece.len() + sign.len();
        (piece, here)
    })
}

/// So many lines between stars tell that a text is written in Markdown.
const FEWEST_EMPHASES: usize = 2;

/// Lines that are nothing but words between pairs of stars.
pub(crate) fn is_markdown(text: &str) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"**").is_none() {
        return false;
    }
    let lines = text.lines().map(str::trim);
    // "**ỦY BAN NHÂN DÂN" and "TỈNH MẪU**" below it are one.
    let bold =
        lines.filter(|line| line.len() > 4 && (line.starts_with("**") || line.ends_with("**")));
    bold.take(FEWEST_EMPHASES).count() == FEWEST_EMPHASES
}

/// A line without the signs of a heading before it and the stars around all of it.
pub(crate) fn without_marks(line: &str, start: usize) -> (&str, usize) {
    // "- - Như trên": the list's own dash stands before that of the page.
    let listed = ["- - ", "- + ", "* - "]
        .iter()
        .find(|mark| line.starts_with(**mark))
        .map_or(0, |_| 2);
    let (line, start) = (line.get(listed..).unwrap_or_default(), start + listed);
    let words = line.trim_start_matches('#');
    let is_heading = words.len() < line.len() && words.starts_with(' ');
    let from = if is_heading {
        line.len() - words.len()
    } else {
        0
    };
    let (from, to) = without_stars(line, from, line.len());
    (line.get(from..to).unwrap_or_default(), start + from)
}

/// Words without the stars around all of them: `**I**`, `*Hà Nội, ngày …*`. A star before a blank is a bullet.
fn without_stars(line: &str, from: usize, to: usize) -> (usize, usize) {
    let words = line.get(from..to).unwrap_or_default();
    let bare = words.trim();
    let inner = bare.trim_matches('*');
    let opened = bare.len() - bare.trim_start_matches('*').len();
    let closed = bare.len() - bare.trim_end_matches('*').len();
    if inner.is_empty() || opened == 0 || opened != closed || inner.starts_with(' ') {
        return (from, to);
    }
    let at = from + words.len() - words.trim_start().len() + opened;
    (at, at + inner.len())
}
