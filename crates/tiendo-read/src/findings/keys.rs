//! What each name of a body is known by, worked out once for all checks.

use foldhash::HashMap;

use crate::model::Document;
use crate::names;

/// Names that tasks are given to and recipients, each spelling with its keys.
pub(crate) struct Keys<'d> {
    loose: HashMap<&'d str, String>,
    bodies: HashMap<&'d str, &'d str>,
}

impl<'d> Keys<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut all = HashMap::default();
        let tasks = document.tasks.iter();
        let given = tasks.flat_map(|task| task.leads.iter().chain(&task.coordinators));
        for name in given.chain(&document.header.recipients) {
            all.entry(name.value.as_str())
                .or_insert_with(|| names::loose_key(&name.value));
        }
        let bodies = document.bodies.iter().flat_map(|body| {
            let printed = body.printed.iter();
            printed.map(|printed| (printed.value.as_str(), body.identity.key.as_str()))
        });
        Self {
            loose: all,
            bodies: bodies.collect(),
        }
    }

    /// The key of one of these names: one body in two spellings has two.
    pub(super) fn of(&self, name: &str) -> &str {
        self.loose.get(name).map_or("", String::as_str)
    }

    /// The key of the body that a task is given to, one for all its spellings; none for another name.
    pub(super) fn body(&self, name: &str) -> Option<&str> {
        self.bodies.get(name).copied()
    }
}
