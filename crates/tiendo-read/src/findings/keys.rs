//! The loose key of each name of a body, worked out once for all checks.

use foldhash::HashMap;

use crate::model::Document;
use crate::names;

/// Names that tasks are given to and recipients, each spelling with its key.
pub(crate) struct Keys<'d>(HashMap<&'d str, String>);

impl<'d> Keys<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut all = HashMap::default();
        let tasks = document.tasks.iter();
        let given = tasks.flat_map(|task| task.leads.iter().chain(&task.coordinators));
        for name in given.chain(&document.header.recipients) {
            all.entry(name.value.as_str())
                .or_insert_with(|| names::loose_key(&name.value));
        }
        Self(all)
    }

    /// The key of one of these names.
    pub(super) fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}
