//! Tasks in the articles of a document: an article, or a numbered part of one, that lists what is to be done, and what is given to a
//! body in the others.

use std::ops::Range;

use super::headings::{opening, tells_only};
use super::items::Portion;
use super::paragraph::is_topic;
use super::rows::rows;
use super::{Trust, plain, with_heading};
use crate::marks::{self, Mark};
use crate::span::Span;
use crate::tasks::Tasks;
use crate::view::{Place, View};
use crate::zones::Zones;

/// `given`: what makes a paragraph of an article that lists nothing a task.
pub(super) fn read(
    view: &View,
    zones: &Zones,
    kind: Option<&str>,
    given: Trust,
    laid_down: &[Span],
    all: &mut Tasks,
) {
    let of_articles = zones.sections.iter();
    let of_articles =
        of_articles.filter(|section| section.is_article && !tells_only(view, section, kind));
    let mut others = Vec::new();
    for article in of_articles {
        let whole = with_heading(article);
        let listed = if lists_tasks(view, &article.title, kind) {
            std::iter::once(0..whole.len()).collect()
        } else {
            listed_in_article(view, &whole, kind)
        };
        let mut from = 0;
        for part in listed {
            others.extend_from_slice(whole.get(from..part.start).unwrap_or_default());
            from = part.end;
            let portion = Portion {
                title: None,
                body: whole.get(part).unwrap_or_default(),
                trust: Trust::Heading,
                opening: opening(view, article, kind),
                letter_to: None,
            };
            rows(view, &portion, laid_down, all);
        }
        others.extend_from_slice(whole.get(from..).unwrap_or_default());
    }
    rows(view, &plain(&others, given), laid_down, all);
}

/// "Điều 2. Nhiệm vụ, giải pháp": what a resolution lists there is to be done, whoever does it.
fn lists_tasks(view: &View, title: &Place, kind: Option<&str>) -> bool {
    let aims = ["muc tieu", "chi tieu"]
        .iter()
        .any(|words| view.has(title, words));
    // "Nhiệm vụ năm 2026" alone may list what is aimed at.
    let lists = ["giai phap", "nhiem vu trong tam", "nhiem vu chu yeu"];
    let adopts = matches!(kind, Some("Nghị quyết" | "Quyết định"));
    adopts && !aims && lists.iter().any(|words| view.has(title, words))
}

/// "3. Nhiệm vụ, giải pháp" within "Điều 1. Thông qua Đề án … với nội dung sau:", up to the next number: parts of the article that list
/// what is to be done.
fn listed_in_article(view: &View, article: &[Place], kind: Option<&str>) -> Vec<Range<usize>> {
    let numbered = article.iter().enumerate();
    let numbered: Vec<(usize, Place)> = numbered
        .filter_map(|(at, place)| match marks::mark(view, place) {
            Some((Mark::Number(_), _, text)) => Some((at, text)),
            _ => None,
        })
        .collect();
    let ends = numbered.iter().skip(1).map(|(at, _)| *at);
    let parts = numbered.iter().zip(ends.chain([article.len()]));
    parts
        .filter(|((at, title), end)| {
            let title = view.trim_end(title.clone(), b":");
            at + 1 < *end && is_topic(view, &title) && lists_tasks(view, &title, kind)
        })
        .map(|((at, _), end)| *at..end)
        .collect()
}
