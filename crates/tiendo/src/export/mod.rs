//! The register in the two forms that leave the system: JSON for programs, a workbook for people.

mod json;
mod sheets;

pub(crate) use json::to_json;
pub(crate) use sheets::to_xlsx;

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_app::Realm;

/// What both forms say about themselves.
pub(crate) struct About {
    /// The realm.
    pub(crate) realm: Realm,
    /// The day as of which the register was read.
    pub(crate) as_of: Date,
    /// When the file is made.
    pub(crate) made_at: Timestamp,
}
