//! Lists of words as they stand in files beside: a phrase a line, nothing else.

use std::sync::LazyLock;

/// A list that is read when it is first asked for.
pub(crate) type Words = LazyLock<Vec<&'static str>>;

/// The phrases of a file.
pub(crate) fn lines(file: &'static str) -> Vec<&'static str> {
    file.lines().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use tiendo_text::normal::{plain, settle_tone_marks};

    use super::*;
    use crate::vocabulary::{bodies, fields, spelling, tasks, times};

    /// How the phrases of a list are written.
    #[derive(Debug, PartialEq)]
    enum Letters {
        /// As in a document.
        Printed,
        /// In small letters, with their marks.
        Small,
        /// In small letters without marks.
        Plain,
    }

    #[test]
    fn lists_hold_each_phrase_once_and_in_the_letters_that_are_looked_for() {
        use Letters::{Plain, Printed, Small};
        let lists: [(&str, &Words, Letters); 57] = [
            ("openers", &bodies::OPENERS, Small),
            ("after_all", &bodies::AFTER_ALL, Small),
            ("not_bodies", &bodies::NOT_BODIES, Small),
            ("verbs", &bodies::VERBS, Plain),
            ("spelling_ordinary", &spelling::ORDINARY, Small),
            ("task_verbs", &bodies::TASK_VERBS, Small),
            ("never_in_names", &bodies::NEVER_IN_NAMES, Plain),
            ("kept_together", &bodies::KEPT_TOGETHER, Plain),
            ("collectives", &bodies::COLLECTIVES, Printed),
            ("names", &bodies::NAMES, Printed),
            ("units", &bodies::UNITS, Plain),
            ("of_trade", &bodies::OF_TRADE, Printed),
            ("trades", &bodies::TRADES, Printed),
            ("half_names", &bodies::HALF_NAMES, Plain),
            ("below", &bodies::BELOW, Plain),
            ("acronyms", &bodies::ACRONYMS, Plain),
            ("offices", &bodies::OFFICES, Plain),
            ("roles_in_brackets", &bodies::ROLES_IN_BRACKETS, Plain),
            ("with_field", &fields::WITH_FIELD, Small),
            ("fields", &fields::FIELDS, Small),
            ("fields_begun", &fields::FIELDS_BEGUN, Small),
            ("whole", &fields::WHOLE, Small),
            ("tails", &fields::TAILS, Small),
            ("before_proper", &fields::BEFORE_PROPER, Small),
            ("stops", &fields::STOPS, Small),
            ("own_bodies", &fields::OWN_BODIES, Small),
            ("compounds", &fields::COMPOUNDS, Small),
            ("pairs", &fields::PAIRS, Small),
            ("authorities", &tasks::AUTHORITIES, Plain),
            ("members", &tasks::MEMBERS, Plain),
            ("no_task", &tasks::NO_TASK, Plain),
            ("closers", &tasks::CLOSERS, Plain),
            ("doing", &tasks::DOING, Plain),
            ("without_matter", &tasks::WITHOUT_MATTER, Plain),
            ("announcing", &tasks::ANNOUNCING, Plain),
            ("deciders", &tasks::DECIDERS, Plain),
            ("deciding", &tasks::DECIDING, Small),
            ("documents", &tasks::DOCUMENTS, Plain),
            ("people", &tasks::PEOPLE, Plain),
            ("opening_verbs", &tasks::OPENING_VERBS, Small),
            ("leads_to_time", &times::LEADS_TO_TIME, Plain),
            ("of_doing", &times::OF_DOING, Plain),
            ("of_time", &times::OF_TIME, Plain),
            ("seasons", &times::SEASONS, Plain),
            ("unsettled", &times::UNSETTLED, Plain),
            ("recurring", &times::RECURRING, Plain),
            ("of_matter", &times::OF_MATTER, Plain),
            ("spelling_phrases", &spelling::PHRASES, Small),
            ("spelling_openers", &spelling::OPENERS, Small),
            ("spelling_opens_others", &spelling::OPENS_OTHERS, Small),
            ("spelling_joined", &spelling::JOINED, Small),
            ("spelling_like_and", &spelling::LIKE_AND, Small),
            ("spelling_names", &spelling::NAMES, Printed),
            ("spelling_collectives", &spelling::COLLECTIVES, Small),
            ("spelling_joining", &spelling::JOINING, Small),
            ("surnames", &spelling::SURNAMES, Small),
            ("spelling_foreign", &spelling::FOREIGN, Small),
        ];
        for (list, words, letters) in lists {
            assert!(!words.is_empty(), "{list} is empty");
            let mut seen = HashSet::new();
            for &phrase in words.iter() {
                let is_tidy =
                    !phrase.is_empty() && phrase.trim() == phrase && !phrase.contains("  ");
                assert!(is_tidy, "{list}: {phrase:?}");
                assert!(seen.insert(phrase), "{list} has {phrase:?} twice");
                let written: String = match letters {
                    Printed => settle_tone_marks(phrase),
                    Small => settle_tone_marks(&phrase.to_lowercase()),
                    Plain => phrase.chars().map(|c| char::from(plain(c))).collect(),
                };
                assert_eq!(phrase, written, "{list}");
            }
        }
    }

    #[test]
    fn a_verb_that_no_name_holds_is_a_verb() {
        for verb in bodies::NEVER_IN_NAMES.iter() {
            let is_told = bodies::VERBS.iter().any(|known| verb.starts_with(known));
            assert!(is_told || *verb == "nhiem vu duoc giao", "{verb}");
        }
        for tail in fields::BEFORE_PROPER.iter() {
            assert!(fields::TAILS.contains(tail), "{tail}");
        }
    }
}
