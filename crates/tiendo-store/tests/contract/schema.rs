//! The registry of tables and the statements suit the databases that the migrations make.

use tiendo_store::{Engine, StoreError, all_statements, tables, values};

use crate::support::contract;

contract! {
    fn every_statement_can_be_prepared(at) {
        let store = at.open();
        store.read_blocking(|tx| {
            for sql in all_statements() {
                tx.prepare(&sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
            }
            Ok::<_, StoreError>(())
        }).unwrap();
    }

    fn the_registry_is_what_the_migrations_make(at) {
        let store = at.open();
        let columns = match store.engine() {
            Engine::Sqlite => "SELECT name, lower(type), \"notnull\", pk FROM pragma_table_info($1) ORDER BY cid",
            Engine::Postgres => "SELECT column_name::text, data_type::text,
                 CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END, CAST(0 AS BIGINT)
                 FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
        };
        for table in tables::all() {
            let found = store.read_blocking(move |tx| tx.query(columns, &values![table.name])).unwrap();
            let found: Vec<String> = found.iter().map(|row| {
                let mut cells = row.cells();
                let (name, kind) = (cells.text().unwrap(), cells.text().unwrap());
                let must = if cells.flag().unwrap() { "" } else { "?" };
                format!("{name} {}{must}", match kind.as_str() {
                    "integer" | "bigint" => "Int",
                    "text" => "Text",
                    "blob" | "bytea" => "Blob",
                    other => panic!("{other}"),
                })
            }).collect();
            let ours: Vec<String> = table.columns.iter().map(|column| {
                let must = if column.nullable == tiendo_store::Nullable::No { "" } else { "?" };
                format!("{} {:?}{must}", column.name, column.kind)
            }).collect();
            assert_eq!(found, ours, "{}", table.name);
        }
    }

    fn no_table_is_forgotten(at) {
        let store = at.open();
        let names = match store.engine() {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
            Engine::Postgres => "SELECT table_name::text FROM information_schema.tables
                 WHERE table_schema = current_schema() ORDER BY table_name COLLATE \"C\"",
        };
        let found = store.read_blocking(move |tx| tx.query(names, &[])).unwrap();
        let found: Vec<String> = found.iter().map(|row| row.cells().text().unwrap()).collect();
        let mut ours: Vec<&str> = tables::all().map(|table| table.name).chain(["migration"]).collect();
        ours.sort_unstable();
        assert_eq!(found, ours);
    }

    fn keys_begin_with_the_realm(_at) {
        let global = ["realm_directory", "installation_admin"];
        for table in tables::all() {
            assert_eq!(table.is_of_realm(), !global.contains(&table.name), "{}", table.name);
            assert!(table.key >= 1 && table.key <= table.columns.len());
        }
    }
}
