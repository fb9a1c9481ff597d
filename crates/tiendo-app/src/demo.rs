//! What is particular to the demo while it runs: its moved clock and its published sign-ins.

use crate::{App, AppError, MovedClock, sign_in::SESSION};
use jiff::{SignedDuration, civil::Date};
use tiendo_domain::id::RealmId;
use tiendo_store::session;

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

impl App {
    /// Moves the demo's clock forward by a day. Nobody has been away meanwhile, so nobody is signed out.
    ///
    /// # Errors
    /// [`AppError::NotFound`] outside the demo; faults.
    pub async fn pass_a_day(&self, realm: RealmId) -> Result<(), AppError> {
        let demo = self.demo.as_ref().ok_or(AppError::NotFound)?;
        let before = self.now();
        demo.clock.forward(SignedDuration::from_hours(24));
        let now = self.now();
        self.store
            .write(realm, move |tx| {
                Ok(session::renew(tx, before, now, now + SESSION)?)
            })
            .await
    }
}
