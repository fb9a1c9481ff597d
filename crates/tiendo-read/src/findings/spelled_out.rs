//! Names with their short forms written out, as the list of bodies knows them.

use foldhash::HashMap;

use crate::model::Document;

/// Each printed name of a body that is given something to do, and the name written out.
pub(super) struct SpelledOut<'d>(HashMap<&'d str, &'d str>);

impl<'d> SpelledOut<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let bodies = document.bodies.iter();
        let names = bodies.flat_map(|body| {
            let printed = body.printed.iter();
            printed.map(|printed| (printed.value.as_str(), body.identity.name.as_str()))
        });
        Self(names.collect())
    }

    /// The name written out; a name that is not in the list is as printed.
    pub(super) fn of<'n>(&self, printed: &'n str) -> &'n str
    where
        'd: 'n,
    {
        self.0.get(printed).copied().unwrap_or(printed)
    }
}
