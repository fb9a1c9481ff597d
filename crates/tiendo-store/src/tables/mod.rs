//! The registry of all tables, by area. Each table stands behind those that it refers to, so that
//! a backup can be read back in this order.

mod agencies;
mod consolidation;
mod installation;
mod people;
mod reading;
mod register;
mod rounds;

pub use agencies::*;
pub use consolidation::*;
pub use installation::*;
pub use people::*;
pub use reading::*;
pub use register::*;
pub use rounds::*;

use crate::table::Table;

/// Every table, in an order in which rows can be inserted.
pub fn all() -> impl Iterator<Item = &'static Table> {
    [
        INSTALLATION_TABLES,
        PEOPLE_TABLES,
        AGENCY_TABLES,
        READING_TABLES,
        REGISTER_TABLES,
        ROUND_TABLES,
        CONSOLIDATION_TABLES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
