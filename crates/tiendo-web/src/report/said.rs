//! What a line says, in sentences: where it is read and not written.

use crate::i18n as t;
use tiendo_domain::report::line::{Figures, LineContent};
use tiendo_text::{Lang, date, number};

/// Everything that a line says but its declared state, a paragraph each.
pub(super) fn said(lang: Lang, content: &LineContent) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    if content.unchanged {
        said.push(t::desk::unchanged(lang).to_owned());
    }
    let paragraphs = content.done.lines().filter(|one| !one.trim().is_empty());
    said.extend(paragraphs.map(str::to_owned));
    if let Some(why) = &content.nothing_arose {
        said.push(t::desk::nothing_arose(lang, why));
    }
    if let Some(day) = content.done_on {
        said.push(t::desk::done_on(lang, &date::short(day)));
    }
    match &content.figures {
        Figures::Unstated => {}
        Figures::NoFigure => said.push(t::desk::no_figure(lang).to_owned()),
        Figures::Given(figures) => {
            let figures: Vec<String> = figures
                .iter()
                .map(|f| format!("{}: {} {}", f.label, number::decimal(f.value), f.unit))
                .collect();
            said.push(t::desk::figures(lang, &figures.join("; ")));
        }
    }
    if !content.difficulties.trim().is_empty() {
        said.push(t::desk::difficulties(lang, &content.difficulties));
    }
    if !content.proposals.trim().is_empty() {
        said.push(t::desk::proposals(lang, &content.proposals));
    }
    said
}
