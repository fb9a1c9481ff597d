//! Printed names as the page shows them: what each stands for, in a field that takes another name.

use crate::i18n::{Lang, taking_in as t};
use tiendo_app::{
    import::{Certainty, Known, Named, PrintedName, named},
    taking_in::{Examined, Kept, NameView, OnName, Review},
};

/// A printed name.
pub(super) struct NameRow {
    pub(super) key: String,
    pub(super) printed: String,
    /// Where it first stands.
    pub(super) pointer: String,
    /// In how many places it stands.
    pub(super) places: usize,
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) state: String,
    /// What stands, where a form that was not taken said otherwise.
    pub(super) theirs: Option<String>,
    /// The token of the decision that is shown.
    pub(super) seen: String,
    /// The name that stands in the field.
    pub(super) value: String,
}

/// What a form sent for a printed name.
#[derive(Debug, Clone)]
pub(super) struct TypedName {
    pub(super) key: String,
    pub(super) text: String,
    /// The token of the decision that the person saw on it.
    pub(super) seen: String,
}

/// The names, those that are not settled first; `typed` is what a form sent, by the names' keys.
pub(super) fn rows(lang: Lang, kept: &Kept, review: &Review, typed: &[TypedName]) -> Vec<NameRow> {
    let mut rows: Vec<(bool, NameRow)> = review
        .names
        .iter()
        .map(|view| {
            (
                view.settled().is_some(),
                row(lang, kept, review, view, typed),
            )
        })
        .collect();
    rows.sort_by_key(|(settled, _)| *settled);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The names that can be chosen: bodies and collectives of the day of issue.
pub(super) fn choices(kept: &Kept) -> Vec<String> {
    let agencies = kept.agencies.iter().map(|fact| fact.name.clone());
    let collectives = kept.collectives.iter().map(|fact| fact.name.clone());
    let mut all: Vec<String> = collectives.chain(agencies).collect();
    all.sort_by_key(|name| tiendo_text::sort_key(name));
    all.dedup();
    all
}

/// What the typed names stand for; a field left empty decides nothing.
pub(super) fn chosen(
    kept: &Kept,
    examined: &Examined,
    review: &Review,
    typed: &[TypedName],
) -> Vec<OnName> {
    let names: Vec<PrintedName> = review.names.iter().map(|view| view.name.clone()).collect();
    let known = Known {
        agencies: &kept.agencies,
        collectives: &kept.collectives,
        vocabulary: &examined.vocabulary,
    };
    let typed = typed.iter().filter(|typed| !typed.text.trim().is_empty());
    typed
        .map(|typed| OnName {
            key: typed.key.clone(),
            seen: typed.seen.clone(),
            named: named(&typed.text, &typed.key, &names, known),
        })
        .collect()
}

fn row(lang: Lang, kept: &Kept, review: &Review, view: &NameView, typed: &[TypedName]) -> NameRow {
    let standing = view.decided.as_ref().unwrap_or(&view.proposal.named);
    let (class, icon) = match (view.settled(), view.proposal.certainty) {
        (Some(_), _) => ("ok", "ok"),
        (None, Certainty::Near) => ("warn", "ask"),
        (None, Certainty::Exact | Certainty::New) => ("bad", "bad"),
    };
    let typed = typed.iter().find(|typed| typed.key == view.name.key);
    NameRow {
        key: view.name.key.clone(),
        printed: view.name.printed.clone(),
        pointer: view.name.pointers.first().cloned().unwrap_or_default(),
        places: view.name.pointers.len(),
        class,
        icon,
        state: state(lang, view, standing),
        theirs: Some(words(kept, review, standing))
            .filter(|theirs| typed.is_some_and(|typed| typed.text != *theirs)),
        seen: view.token.clone(),
        value: typed.map_or_else(|| words(kept, review, standing), |typed| typed.text.clone()),
    }
}

fn state(lang: Lang, view: &NameView, standing: &Named) -> String {
    let settled = view.settled().is_some();
    match standing {
        Named::Agency(_) | Named::Collective(_) if settled => t::name_known(lang).to_owned(),
        Named::Agency(_) | Named::Collective(_) => t::name_near(lang).to_owned(),
        Named::NewAgency { kind, .. } => t::name_new(lang, kind.words(lang)),
        Named::NewCollective { rule, .. } => t::name_new_collective(lang, &t::rule(lang, rule)),
        Named::SameAs(_) => t::name_same(lang).to_owned(),
    }
}

/// What a printed name stands for, in words.
pub(super) fn words(kept: &Kept, review: &Review, standing: &Named) -> String {
    match standing {
        Named::Agency(id) => {
            let known = kept.agencies.iter().find(|fact| fact.agency == *id);
            known.map_or_else(String::new, |fact| fact.name.clone())
        }
        Named::Collective(id) => {
            let known = kept.collectives.iter().find(|fact| fact.collective == *id);
            known.map_or_else(String::new, |fact| fact.name.clone())
        }
        Named::NewAgency { name, .. } | Named::NewCollective { name, .. } => name.clone(),
        Named::SameAs(key) => {
            let other = review.names.iter().find(|view| view.name.key == *key);
            other.map_or_else(String::new, |view| view.name.printed.clone())
        }
    }
}
