//! Walks through a whole table of a realm without holding it all.

use tiendo_domain::id::RealmId;

use crate::error::StoreError;
use crate::row::Row;
use crate::table::{Page, Table};
use crate::tx::ReadTx;
use crate::value::Value;

/// Rows read at a time.
const PAGE: usize = 500;

/// Hands every row of a realm's table to `work`, in the order of the key.
pub(crate) fn for_each_row<E: From<StoreError>>(
    tx: &mut ReadTx<'_>,
    table: &Table,
    realm: RealmId,
    mut work: impl FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let mut params = vec![Value::from(realm)];
    let mut page = Page::First;
    loop {
        let rows = tx.query(&table.page_sql(page, PAGE), &params)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        params.truncate(1);
        params.extend_from_slice(&last.values()[1..table.key]);
        // A table whose key is the realm alone has one row.
        let over = rows.len() < PAGE || table.key == 1;
        page = Page::After;
        for row in rows {
            work(row)?;
        }
        if over {
            return Ok(());
        }
    }
}
