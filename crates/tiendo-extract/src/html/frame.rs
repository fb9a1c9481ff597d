//! The document inside a page: portals put menus, boxes of properties, links to other documents and remarks of readers
//! around it. The words by which official documents are laid out (motto, recipients, signature, annex) say where it is;
//! where there are none, all of the page is taken.

use super::tree::{Content, Kind, Tree};
use super::walk::{Step, Steps};
use tiendo_text::fold;

/// What is known of each element.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Characters of words.
    words: usize,
    /// Of these, in links.
    linked: usize,
    links: usize,
    /// Lines that only official documents have.
    signs: usize,
}

/// A line with its block.
struct Line {
    node: usize,
    folded: String,
    in_capitals: bool,
}

/// Which part of a page is the document.
pub(super) struct Found {
    /// The element that holds it.
    pub(super) holder: usize,
    /// For each element whether it is a box of links within.
    pub(super) left_out: Vec<bool>,
}

pub(super) fn find(tree: &Tree) -> Found {
    let lines = lines(tree);
    let (strong, weak): (Vec<&Line>, Vec<&Line>) = lines
        .iter()
        .filter(|line| is_strong(line) || is_weak(line))
        .partition(|line| is_strong(line));
    let mut weights = weigh(tree);
    for line in strong.iter().chain(&weak) {
        if let Some(weight) = weights.get_mut(line.node) {
            weight.signs += 1;
        }
    }
    sum_up(tree, &mut weights);
    let weight = |node: usize| weights.get(node).copied().unwrap_or_default();
    let all = weight(0);
    let told: Vec<&Line> = if strong.len() >= 2 {
        strong.clone()
    } else {
        strong.iter().chain(&weak).copied().collect()
    };
    let mut holder = told
        .iter()
        .map(|line| line.node)
        .reduce(|a, b| common(tree, a, b))
        .unwrap_or(0);
    // Annexes behind the signature, as long as they do not bring a page of links with them.
    for line in weak
        .iter()
        .filter(|line| line.folded.starts_with("phu luc"))
    {
        let wider = common(tree, holder, line.node);
        let (now, then) = (weight(holder), weight(wider));
        // What a frame of the page holds is not counted in what is around it.
        let more = then.words.saturating_sub(now.words);
        let linked = then.linked.saturating_sub(now.linked);
        if line.node > holder && more > 0 && linked * 2 < more {
            holder = wider;
        }
    }
    if told.len() < 2 {
        holder = 0;
    }
    // The most of what is no link belongs to it: a few lines found elsewhere are not the document.
    let plain = |w: Weight| w.words.saturating_sub(w.linked);
    while holder != 0 && plain(weight(holder)) * 2 < plain(all) {
        holder = tree.get(holder).map_or(0, |node| node.parent);
    }
    let left_out = (0..tree.nodes.len()).map(|node| is_box_of_links(tree, node, weight(node)));
    Found {
        holder,
        left_out: left_out.collect(),
    }
}

/// Links, one after the other, and nearly nothing else.
fn is_box_of_links(tree: &Tree, node: usize, weight: Weight) -> bool {
    let can_be = matches!(
        tree.kind(node),
        Some(Kind::Block | Kind::BulletList | Kind::OrderedList | Kind::Paragraph)
    );
    node != 0
        && can_be
        && weight.signs == 0
        && weight.links >= 4
        && weight.linked * 100 >= weight.words * 85
}

/// Lines that stand in official documents and hardly elsewhere.
fn is_strong(line: &Line) -> bool {
    let l = line.folded.as_str();
    l.starts_with("doc lap - tu do")
        || l == "dang cong san viet nam"
        || (l.starts_with("noi nhan") && l.len() < 20)
        || (line.in_capitals
            && l.len() < 80
            && ["tm. ", "kt. ", "tl. ", "tuq. "]
                .iter()
                .any(|s| l.starts_with(s)))
}

/// Lines that also stand in boxes of properties and lists of documents.
fn is_weak(line: &Line) -> bool {
    let l = line.folded.as_str();
    (line.in_capitals && l.len() < 60 && l.starts_with("phu luc"))
        || (l.starts_with("so:") && l.len() < 60 && l.contains('/') && l.contains('-'))
        || l.starts_with("can cu ")
        || l.starts_with("dieu 1.")
        || (line.in_capitals && l.starts_with("i. "))
}

/// The innermost element that holds both.
fn common(tree: &Tree, a: usize, b: usize) -> usize {
    let (mut a, mut b) = (a, b);
    // A parent's number is smaller than its children's.
    while a != b {
        let later = if a > b { &mut a } else { &mut b };
        *later = tree.get(*later).map_or(0, |node| node.parent);
    }
    a
}

/// Words and links of each element by themselves.
fn weigh(tree: &Tree) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); tree.nodes.len()];
    let mut in_link = vec![false; tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate() {
        let above = in_link.get(node.parent).copied().unwrap_or(false);
        let kind = tree.kind(i);
        let linked = above || kind == Some(Kind::Link);
        if let Some(flag) = in_link.get_mut(i) {
            *flag = linked;
        }
        let Some(weight) = weights.get_mut(i) else {
            continue;
        };
        match &node.content {
            Content::Words(words) => {
                weight.words = words.chars().filter(|c| !c.is_whitespace()).count();
                weight.linked = if linked { weight.words } else { 0 };
            }
            Content::Element(Kind::Link, _) => weight.links = 1,
            Content::Element(..) => {}
        }
    }
    weights
}

/// Adds to each element what stands in it. Nothing that is not seen counts.
fn sum_up(tree: &Tree, weights: &mut [Weight]) {
    for i in (1..tree.nodes.len()).rev() {
        if matches!(
            tree.kind(i),
            Some(Kind::Unseen | Kind::Hidden | Kind::Deleted | Kind::Frame)
        ) {
            continue;
        }
        let parent = tree.get(i).map_or(0, |node| node.parent);
        let Some(of) = weights.get(i).copied() else {
            continue;
        };
        if let Some(sum) = weights.get_mut(parent) {
            sum.words += of.words;
            sum.linked += of.linked;
            sum.links += of.links;
            sum.signs += of.signs;
        }
    }
}

/// The lines of the page, each with the innermost block around it.
fn lines(tree: &Tree) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut words = String::new();
    let mut block = 0;
    let flush = |words: &mut String, block: usize, lines: &mut Vec<Line>| {
        let line = std::mem::take(words);
        let line: Vec<&str> = line.split_whitespace().collect();
        let line = line.join(" ");
        // Only short lines are looked for; of long ones the beginning tells.
        let head: String = line.chars().take(120).collect();
        if !head.is_empty() {
            lines.push(Line {
                node: block,
                folded: fold(&head).replace(['–', '—', '‑'], "-"),
                in_capitals: !head.chars().any(char::is_lowercase),
            });
        }
    };
    let mut steps = Steps::new(tree);
    while let Some(step) = steps.next(tree) {
        match step {
            Step::Words(more) => words.push_str(more),
            Step::Passed(_) => {}
            Step::Open(node) | Step::Close(node) => {
                let kind = tree.kind(node);
                if kind.is_some_and(Kind::is_in_line) {
                    continue;
                }
                flush(&mut words, block, &mut lines);
                block = match step {
                    Step::Open(_) if kind != Some(Kind::Break) => node,
                    _ => tree.get(node).map_or(0, |node| node.parent),
                };
                // In the line stand elements that are no blocks.
                while tree.kind(block).is_some_and(Kind::is_in_line) {
                    block = tree.get(block).map_or(0, |node| node.parent);
                }
            }
        }
    }
    flush(&mut words, block, &mut lines);
    lines
}
