//! How a command ends.

/// A command that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Fine,
    /// It found what it was looking for: exit code 1.
    ProblemFound,
}

/// A command that could not do its work, with one sentence that says what to do.
#[derive(Debug)]
pub(crate) struct Stop {
    /// 2 bad input or usage, 3 a fault.
    pub(crate) code: u8,
    pub(crate) sentence: String,
}

impl Stop {
    /// Bad input or usage.
    pub(crate) fn usage(sentence: impl Into<String>) -> Stop {
        Stop {
            code: 2,
            sentence: sentence.into(),
        }
    }

    /// The disk, the database or the program failed.
    pub(crate) fn fault(sentence: impl Into<String>) -> Stop {
        Stop {
            code: 3,
            sentence: sentence.into(),
        }
    }
}
