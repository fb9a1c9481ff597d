//! How a use case ends: with one entry of the journal that says who did what to what.

use crate::{AppError, Ctx};
use std::fmt;
use tiendo_domain::id::{Agency, Document, Id, Person, Plan, Report, Round};
use tiendo_store::{Event, WriteTx};

/// What an entry is about. Its written form (`report:0192…`) is part of the journal's chain and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The realm as a whole.
    Realm,
    /// A body.
    Agency(Id<Agency>),
    /// A person.
    Person(Id<Person>),
    /// A document that was taken in.
    Document(Id<Document>),
    /// A plan.
    Plan(Id<Plan>),
    /// A round.
    Round(Id<Round>),
    /// A report.
    Report(Id<Report>),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Realm => f.write_str("realm"),
            Subject::Agency(id) => write!(f, "agency:{id}"),
            Subject::Person(id) => write!(f, "person:{id}"),
            Subject::Document(id) => write!(f, "document:{id}"),
            Subject::Plan(id) => write!(f, "plan:{id}"),
            Subject::Round(id) => write!(f, "round:{id}"),
            Subject::Report(id) => write!(f, "report:{id}"),
        }
    }
}

macro_rules! subjects {
    ($($kind:ident),*) => {
        $(impl From<Id<$kind>> for Subject {
            fn from(id: Id<$kind>) -> Subject {
                Subject::$kind(id)
            }
        })*
    };
}
subjects!(Agency, Person, Document, Plan, Round, Report);

/// Closes the change with its entry: `kind` is what happened, `payload` what cannot be read from the rows.
///
/// # Errors
/// Only faults.
pub(crate) fn commit(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    kind: &'static str,
    subject: impl Into<Subject>,
    payload: serde_json::Value,
) -> Result<(), AppError> {
    tx.commit(Event {
        at: ctx.now,
        actor: ctx.actor,
        kind,
        subject: subject.into().to_string(),
        payload,
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_written_as_the_chain_has_them() {
        let id = "0192f8a0-0000-7000-8000-000000000000";
        let report: Id<Report> = id.parse().unwrap();
        assert_eq!(Subject::from(report).to_string(), format!("report:{id}"));
        assert_eq!(Subject::Realm.to_string(), "realm");
    }
}
