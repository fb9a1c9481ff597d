//! A tree from its first element to its last, without calling itself: the depth of a page is anyone's choice.

use super::tree::{Content, Kind, Tree};

/// What comes next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'t> {
    Open(usize),
    Close(usize),
    Words(&'t str),
    /// Hidden or deleted: passed over.
    Passed(usize),
}

/// Where a walk stands. What is not seen is passed over.
pub(super) struct Steps {
    /// Open elements, with the child that comes next.
    stack: Vec<(usize, usize)>,
    first: Option<usize>,
}

impl Steps {
    /// Through the whole tree.
    pub(super) fn new(_: &Tree) -> Self {
        Self::within(0)
    }

    /// Through one element.
    pub(super) fn within(node: usize) -> Self {
        Self {
            stack: Vec::new(),
            first: Some(node),
        }
    }

    pub(super) fn next<'t>(&mut self, tree: &'t Tree) -> Option<Step<'t>> {
        if let Some(first) = self.first.take() {
            self.stack.push((first, 0));
            return Some(Step::Open(first));
        }
        loop {
            let (node, at) = self.stack.last_mut()?;
            let Some(&child) = tree.get(*node).and_then(|node| node.children.get(*at)) else {
                let closed = *node;
                self.stack.pop();
                return Some(Step::Close(closed));
            };
            *at += 1;
            match &tree.get(child)?.content {
                Content::Words(words) => return Some(Step::Words(words)),
                Content::Element(Kind::Unseen, _) => {}
                Content::Element(Kind::Hidden | Kind::Deleted, _) => {
                    return Some(Step::Passed(child));
                }
                Content::Element(..) => {
                    self.stack.push((child, 0));
                    return Some(Step::Open(child));
                }
            }
        }
    }

    /// Passes over the element that was just opened; it is not closed.
    pub(super) fn pass(&mut self) {
        self.stack.pop();
    }
}
