//! What an archive holds.

use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};
use tiendo_domain::id::RealmId;

use crate::hash::{Hash, from_hex, hex};
use crate::journal::Head;
use crate::realm::Realm;

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// [`super::FORM`] when it was made.
    pub form: i64,
    /// The newest migration of the program that made it.
    pub migration: i64,
    /// The realm.
    pub realm: Realm,
    /// When it was made.
    pub made_at: Timestamp,
    /// Where the realm's journal ended.
    pub head: Head,
    /// The tables, in the order in which rows can be inserted.
    pub tables: Vec<PartOfTable>,
    /// The files.
    pub files: Vec<PartOfFile>,
}

/// A table in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfTable {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the cells.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// SHA-256 of its lines.
    pub sha256: Hash,
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfFile {
    /// SHA-256 of its bytes: its name.
    pub sha256: Hash,
    /// Its bytes.
    pub size: u64,
}

/// Where a table's rows lie in the archive.
pub(super) fn table_name(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

/// Where a file's bytes lie in the archive.
pub(super) fn file_name(sha256: &Hash) -> String {
    format!("files/{}", hex(sha256))
}

impl Manifest {
    pub(super) fn to_json(&self) -> String {
        let tables: Vec<Json> = self
            .tables
            .iter()
            .map(|table| {
                json!({
                    "name": table.name,
                    "columns": table.columns,
                    "rows": table.rows,
                    "sha256": hex(&table.sha256),
                })
            })
            .collect();
        let files: Vec<Json> = self
            .files
            .iter()
            .map(|file| json!({ "sha256": hex(&file.sha256), "size": file.size }))
            .collect();
        let manifest = json!({
            "form": self.form,
            "migration": self.migration,
            "realm": {
                "number": self.realm.number.0,
                "slug": self.realm.slug.as_str(),
                "name_vi": self.realm.name_vi,
                "name_en": self.realm.name_en,
                "public": self.realm.public,
                "created_at": self.realm.created_at.to_string(),
            },
            "made_at": self.made_at.to_string(),
            "head": { "seq": self.head.seq, "hash": hex(&self.head.hash) },
            "tables": tables,
            "files": files,
        });
        format!("{manifest:#}\n")
    }

    pub(super) fn from_json(text: &str) -> Option<Self> {
        let json: Json = serde_json::from_str(text).ok()?;
        let (realm, head) = (json.get("realm")?, json.get("head")?);
        Some(Self {
            form: json.get("form")?.as_i64()?,
            migration: json.get("migration")?.as_i64()?,
            realm: Realm {
                number: RealmId(realm.get("number")?.as_i64()?),
                slug: realm.get("slug")?.as_str()?.parse().ok()?,
                name_vi: realm.get("name_vi")?.as_str()?.to_owned(),
                name_en: realm.get("name_en")?.as_str()?.to_owned(),
                public: realm.get("public")?.as_bool()?,
                created_at: realm.get("created_at")?.as_str()?.parse().ok()?,
            },
            made_at: json.get("made_at")?.as_str()?.parse().ok()?,
            head: Head {
                seq: head.get("seq")?.as_i64()?,
                hash: hash(head.get("hash"))?,
            },
            tables: list(&json, "tables", |table| {
                Some(PartOfTable {
                    name: table.get("name")?.as_str()?.to_owned(),
                    columns: table
                        .get("columns")?
                        .as_array()?
                        .iter()
                        .map(|name| name.as_str().map(str::to_owned))
                        .collect::<Option<_>>()?,
                    rows: table.get("rows")?.as_u64()?,
                    sha256: hash(table.get("sha256"))?,
                })
            })?,
            files: list(&json, "files", |file| {
                Some(PartOfFile {
                    sha256: hash(file.get("sha256"))?,
                    size: file.get("size")?.as_u64()?,
                })
            })?,
        })
    }
}

fn list<T>(
    json: &Json,
    name: &str,
    read: impl Fn(&Map<String, Json>) -> Option<T>,
) -> Option<Vec<T>> {
    let items = json.get(name)?.as_array()?;
    items
        .iter()
        .map(|item| item.as_object().and_then(&read))
        .collect()
}

fn hash(json: Option<&Json>) -> Option<Hash> {
    from_hex(json?.as_str()?)?.try_into().ok()
}
