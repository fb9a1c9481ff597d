//! Settings of a realm: one JSON value a key. What a key means is the application's.

use tiendo_domain::id::RealmId;

use crate::error::StoreError;
use crate::statement::statements;
use crate::tables::SETTING;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// A setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its key.
    pub key: String,
    /// Revision, from 1.
    pub rev: i64,
    /// Its value.
    pub value: serde_json::Value,
}

statements! {
    ALL = "SELECT key, rev, value FROM setting WHERE realm = $1 ORDER BY key";
    FIND = "SELECT key, rev, value FROM setting WHERE realm = $1 AND key = $2";
}

/// All settings, by key.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Setting>, StoreError> {
    tx.query(ALL, &values![realm])?
        .iter()
        .map(setting)
        .collect()
}

/// One setting.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(tx: &mut ReadTx<'_>, realm: RealmId, key: &str) -> Result<Option<Setting>, StoreError> {
    let row = tx.query_opt(FIND, &values![realm, key])?;
    row.as_ref().map(setting).transpose()
}

/// Sets a value where the setting's revision is still `rev` (0: there is none yet); `false` is a
/// conflict.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(
    tx: &mut WriteTx<'_>,
    key: &str,
    value: &serde_json::Value,
    rev: i64,
) -> Result<bool, StoreError> {
    let realm = tx.realm();
    let row = values![realm, key, rev + 1, value.to_string()];
    if rev > 0 {
        return tx.put(&SETTING, &row, rev);
    }
    if find(tx, realm, key)?.is_some() {
        return Ok(false);
    }
    tx.insert(&SETTING, &row)?;
    Ok(true)
}

fn setting(row: &crate::row::Row) -> Result<Setting, StoreError> {
    let mut cells = row.cells();
    Ok(Setting {
        key: cells.text()?,
        rev: cells.int()?,
        value: cells.word(|text| serde_json::from_str(text).ok())?,
    })
}
