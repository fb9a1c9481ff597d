//! Phrases by their letters, one below the other.

use std::ops::Range;

/// What follows each beginning of a phrase.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The letters that follow, and the node below each; those of one node side by side.
    letters: Vec<(u8, usize)>,
    /// Indices of the phrases in the order of their letters; those that end in one node side by side.
    phrases: Vec<usize>,
}

/// A beginning that phrases share.
#[derive(Debug, Clone, Default)]
struct Node {
    letters: Range<usize>,
    phrases: Range<usize>,
}

impl Tree {
    /// The node where every phrase begins.
    pub(super) const ROOT: usize = 0;

    /// Phrases by their place in the list.
    pub(super) fn new(list: &[String]) -> Self {
        let mut sorted: Vec<(&[u8], usize)> = list.iter().map(String::as_bytes).zip(0..).collect();
        sorted.sort_unstable();
        let mut tree = Self {
            nodes: vec![Node::default()],
            letters: Vec::new(),
            phrases: sorted.iter().map(|&(_, phrase)| phrase).collect(),
        };
        // The phrases that share the beginning of each node, and how many letters that has.
        let mut open = vec![(0..sorted.len(), 0)];
        let mut at = 0;
        while let Some((within, depth)) = open.get(at).cloned() {
            let shared = sorted.get(within.clone()).unwrap_or_default();
            // The shortest stand first.
            let ended = shared.partition_point(|(words, _)| words.len() == depth);
            let first = tree.letters.len();
            let mut from = within.start + ended;
            for run in shared
                .get(ended..)
                .unwrap_or_default()
                .chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth))
            {
                let letter = run.first().and_then(|(words, _)| words.get(depth));
                tree.letters
                    .extend(letter.map(|&letter| (letter, open.len())));
                open.push((from..from + run.len(), depth + 1));
                from += run.len();
            }
            let node = Node {
                letters: first..tree.letters.len(),
                phrases: within.start..within.start + ended,
            };
            match tree.nodes.get_mut(at) {
                Some(place) => *place = node,
                None => tree.nodes.push(node),
            }
            at += 1;
        }
        tree
    }

    /// The node below one by a letter; `None` where no phrase goes on so.
    pub(super) fn below(&self, node: usize, letter: u8) -> Option<usize> {
        let letters = self.nodes.get(node)?.letters.clone();
        let letters = self.letters.get(letters)?.iter();
        let mut below = letters.filter(|(one, _)| *one == letter);
        below.next().map(|(_, node)| *node)
    }

    /// The phrases that end in a node, by their place in the list.
    pub(super) fn ending(&self, node: usize) -> impl Iterator<Item = usize> {
        let node = self.nodes.get(node).map(|node| node.phrases.clone());
        let phrases = node.and_then(|phrases| self.phrases.get(phrases));
        phrases.unwrap_or_default().iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_letter_by_letter() {
        let list = ["so", "so y te", "bo", "so", "b"].map(str::to_owned);
        let tree = Tree::new(&list);
        let ending = |words: &str| -> Option<Vec<usize>> {
            let mut node = Tree::ROOT;
            for letter in words.bytes() {
                node = tree.below(node, letter)?;
            }
            Some(tree.ending(node).collect())
        };
        for (words, phrases) in [
            ("", Some(vec![])),
            ("b", Some(vec![4])),
            ("bo", Some(vec![2])),
            ("so", Some(vec![0, 3])),
            ("so y", Some(vec![])),
            ("so y te", Some(vec![1])),
            ("sa", None),
            ("so y tes", None),
        ] {
            assert_eq!(ending(words), phrases, "{words}");
        }
    }
}
