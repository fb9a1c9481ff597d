//! What is particular to the demo while it runs: its moved clock and its published sign-ins.

use crate::MovedClock;
use jiff::civil::Date;

/// The demo's particulars.
#[derive(Debug, Clone)]
pub struct Demo {
    /// The clock that a button in the banner moves forward.
    pub clock: MovedClock,
    /// The day as of which bodies are shown.
    pub bodies_as_of: Date,
    /// The sign-ins that the sign-in page lists.
    pub accounts: Vec<Account>,
}

/// A sign-in of the demo, published on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// User name.
    pub username: String,
    /// Password, the same for all.
    pub password: String,
    /// Name, role and body in words.
    pub who: String,
}
