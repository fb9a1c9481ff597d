//! The registry of all tables, by area. Each table stands behind those that it refers to, so that
//! a backup can be read back in this order.

mod installation;
mod people;

pub use installation::*;
pub use people::*;

use crate::table::Table;

/// Every table, in an order in which rows can be inserted.
pub fn all() -> impl Iterator<Item = &'static Table> {
    [INSTALLATION_TABLES, PEOPLE_TABLES]
        .into_iter()
        .flatten()
        .copied()
}
