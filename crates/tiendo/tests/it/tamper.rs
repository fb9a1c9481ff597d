//! What is altered, removed or added by hand in any journalled table is found by `tiendo verify` and named by table and
//! key; so is a file with other bytes, and a cut tail when a head was kept outside.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use tiendo_store::{Column, Journalled, Kind, Location, Store, Table, Value, tables};

use crate::http::Browser;
use crate::program::{Ran, Server, ran};
use crate::site::{REALM, Site};

/// Tables that the demo leaves empty: in them a row can only be added.
const EMPTY: [&str; 5] = [
    "consolidation",
    "consolidation_block",
    "round_demand",
    "setting",
    "withdrawal",
];

/// Rows of a table that are looked at, in the order of the key.
type Rows = Vec<Vec<Value>>;

fn journalled() -> impl Iterator<Item = &'static Table> {
    tables::all().filter(|table| table.journalled == Journalled::Yes)
}

/// The whole product's data, made as the demo makes them.
fn demo(site: &Site) {
    let (server, _) = Server::start(&mut site.command(&["demo"]));
    server.ask_to_stop();
    let (status, log) = server.ended();
    assert!(status.success(), "{log}");
    // Checks of single cells are no protection that anyone relies on.
    if matches!(site.location, Location::Postgres(_)) {
        site.tamper(
            "DO $$ DECLARE c record; BEGIN
               FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
                        WHERE contype = 'c' AND connamespace = current_schema()::regnamespace
               LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP;
             END $$",
        );
    }
}

fn rows_of(store: &Store, table: &'static Table) -> Rows {
    let keys: Vec<&str> = table
        .key_columns()
        .iter()
        .map(|column| column.name)
        .collect();
    let sql = format!(
        "SELECT {} FROM {} WHERE realm = 1 ORDER BY {}",
        table.column_list(),
        table.name,
        keys.join(", ")
    );
    let rows = store.read_blocking(move |tx| tx.query(&sql, &[]));
    rows.unwrap()
        .iter()
        .map(tiendo_store::Row::values)
        .collect()
}

/// What verify says of the English kind.
fn verify(site: &Site, more: &[&str]) -> Ran {
    let mut args = vec!["--lang", "en", "verify"];
    args.extend(more);
    ran(&mut site.command(&args))
}

/// The tables and keys that verify names.
fn named(found: &Ran) -> BTreeSet<(String, String)> {
    let lines = found
        .out
        .lines()
        .filter_map(|line| line.trim().strip_prefix("✗ table "));
    lines
        .map(|line| {
            let (table, rest) = line.split_once(", ").unwrap();
            let (_, rest) = rest.split_once(' ').unwrap();
            let ends = [" was ", " is gone ", " does not "];
            let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap();
            (table.to_owned(), rest[..end].to_owned())
        })
        .collect()
}

/// A value as SQL of the engine.
fn literal(site: &Site, value: &Value) -> String {
    match (value, &site.location) {
        (Value::Null, _) => "NULL".to_owned(),
        (Value::Int(n), _) => n.to_string(),
        (Value::Text(text), _) => format!("'{}'", text.replace('\'', "''")),
        (Value::Blob(bytes), Location::Sqlite(_)) => format!("X'{}'", tiendo_store::hex(bytes)),
        (Value::Blob(bytes), Location::Postgres(_)) => {
            format!("'\\x{}'::bytea", tiendo_store::hex(bytes))
        }
    }
}

/// Another value of the same kind.
fn other(value: &Value, column: &Column) -> Value {
    match (value, column.kind) {
        (Value::Int(n), _) => Value::Int(n + 1),
        (Value::Text(text), _) => Value::Text(format!("{text}x")),
        (Value::Blob(bytes), _) => {
            let mut bytes = bytes.clone();
            let last = bytes.last_mut().unwrap();
            *last ^= 1;
            Value::Blob(bytes)
        }
        (Value::Null, Kind::Int) => Value::Int(1),
        (Value::Null, Kind::Text) => Value::Text("x".to_owned()),
        (Value::Null, Kind::Blob) => Value::Blob(vec![1]),
    }
}

fn the_row(site: &Site, table: &Table, row: &[Value]) -> String {
    let parts: Vec<String> = table
        .key_columns()
        .iter()
        .zip(row)
        .map(|(column, value)| format!("{} = {}", column.name, literal(site, value)))
        .collect();
    parts.join(" AND ")
}

fn changed(site: &Site, table: &Table, row: &[Value], column: usize) -> String {
    let cell = literal(site, &other(&row[column], &table.columns[column]));
    format!(
        "UPDATE {} SET {} = {cell} WHERE {};\n",
        table.name,
        table.columns[column].name,
        the_row(site, table, row)
    )
}

/// A row of a table that looks like another one, or like nothing where there is none.
fn added(site: &Site, table: &Table, like: Option<&Vec<Value>>) -> (String, Vec<Value>) {
    let nothing = vec![Value::Null; table.columns.len()];
    let mut row: Vec<Value> = like
        .unwrap_or(&nothing)
        .iter()
        .zip(table.columns)
        .map(|(value, column)| other(value, column))
        .collect();
    row[0] = Value::Int(1);
    let cells: Vec<String> = row.iter().map(|value| literal(site, value)).collect();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({});\n",
        table.name,
        table.column_list(),
        cells.join(", ")
    );
    (sql, row)
}

/// In every table a row of each column altered, as far as there are rows, one removed, one added: exactly these are named.
fn all_at_once(site: &Site) {
    demo(site);
    assert_eq!(verify(site, &[]).code, 0);
    let store = site.store();
    let (mut script, mut expected) = (String::new(), BTreeSet::new());
    let mut empty = BTreeSet::new();
    for table in journalled() {
        let rows = rows_of(&store, table);
        let mut expect =
            |row: &[Value]| expected.insert((table.name.to_owned(), table.key_text(row)));
        let (sql, row) = added(site, table, rows.last());
        script.push_str(&sql);
        expect(&row);
        let Some((last, rest)) = rows.split_last() else {
            empty.insert(table.name);
            continue;
        };
        writeln!(
            script,
            "DELETE FROM {} WHERE {};",
            table.name,
            the_row(site, table, last)
        )
        .unwrap();
        expect(last);
        for (row, column) in rest.iter().zip(table.key..table.columns.len()) {
            script.push_str(&changed(site, table, row, column));
            expect(row);
        }
    }
    drop(store);
    assert_eq!(empty, EMPTY.into(), "the demo fills other tables now");
    site.tamper(&script);
    let found = verify(site, &[]);
    assert_eq!(found.code, 1, "{found:?}");
    let named = named(&found);
    let missed: Vec<_> = expected.difference(&named).collect();
    let too_much: Vec<_> = named.difference(&expected).collect();
    assert!(
        missed.is_empty() && too_much.is_empty(),
        "missed {missed:?}, too much {too_much:?}"
    );
}

#[test]
fn whatever_is_altered_removed_or_added_is_named_on_sqlite() {
    all_at_once(&Site::sqlite());
}

#[test]
fn whatever_is_altered_removed_or_added_is_named_on_postgres() {
    if let Some(site) = Site::postgres() {
        all_at_once(&site);
    }
}

/// Each column in its turn, also of tables with fewer rows than columns.
#[test]
fn every_column_of_every_table_is_covered() {
    let site = Site::sqlite();
    demo(&site);
    let Location::Sqlite(file) = &site.location else {
        unreachable!("the site is one of SQLite");
    };
    let whole = std::fs::read(file).unwrap();
    let widest = journalled()
        .map(|table| table.columns.len() - table.key)
        .max();
    for turn in 0..widest.unwrap_or(0) {
        let store = site.store();
        let (mut script, mut expected) = (String::new(), BTreeSet::new());
        for table in journalled() {
            let column = table.key + turn;
            // The last one: a number that counts rows may grow without meeting another.
            let row = rows_of(&store, table).into_iter().next_back();
            let Some(row) = row.filter(|_| column < table.columns.len()) else {
                continue;
            };
            script.push_str(&changed(&site, table, &row, column));
            expected.insert((table.name.to_owned(), table.key_text(&row)));
        }
        drop(store);
        site.tamper(&script);
        assert_eq!(
            named(&verify(&site, &[])),
            expected,
            "column {turn} behind the key"
        );
        put_back(file, &whole);
    }
}

fn put_back(file: &Path, whole: &[u8]) {
    for beside in ["-wal", "-shm"] {
        let path = format!("{}{beside}", file.display());
        // The last connection removes them as it closes.
        let _ = std::fs::remove_file(path);
    }
    std::fs::write(file, whole).unwrap();
}

#[test]
fn a_byte_that_makes_a_text_unreadable_is_named() {
    let site = Site::sqlite();
    demo(&site);
    site.tamper("UPDATE person SET name = CAST(X'C3' AS TEXT) WHERE login = 'daumoi'");
    let found = verify(&site, &[]);
    assert_eq!((found.code, named(&found).len()), (1, 1), "{found:?}");
}

#[test]
fn an_altered_file_and_a_missing_one_are_named() {
    let site = Site::sqlite();
    demo(&site);
    let mut files = Vec::new();
    for folder in std::fs::read_dir(site.folder.path().join("files")).unwrap() {
        let inside = std::fs::read_dir(folder.unwrap().path()).unwrap();
        files.extend(inside.map(|file| file.unwrap().path()));
    }
    files.sort();
    let name = |n: usize| files[n].file_name().unwrap().to_string_lossy().into_owned();
    let mut bytes = std::fs::read(&files[0]).unwrap();
    bytes[0] ^= 1;
    std::fs::write(&files[0], bytes).unwrap();
    std::fs::remove_file(&files[1]).unwrap();
    let found = verify(&site, &[]);
    assert_eq!((found.code, found.err.as_str()), (1, ""));
    for expected in [
        format!("the file {} was altered", name(0)),
        format!("the file {} is missing", name(1)),
    ] {
        assert!(found.out.contains(&expected), "{found:?}");
    }
}

/// A realm that somebody signed in to, and the file with its heads from before and after.
fn with_heads(site: &Site) -> String {
    let made = ran(&mut site.command(&[
        "admin",
        "create-realm",
        "--slug",
        REALM,
        "--name",
        "UBND tỉnh",
        "--admin",
        "quantri",
        "--admin-name",
        "Vũ Giả Danh",
    ]));
    assert_eq!(made.code, 0, "{made:?}");
    let (_, password) = made.out.split_once("Mật khẩu tạm: ").unwrap();
    let password = password.lines().next().unwrap();
    let kept = site.folder.path().join("heads.txt").display().to_string();
    assert_eq!(verify(site, &["--write-head", &kept]).code, 0);
    let (server, address) = Server::start(&mut site.command(&["serve"]));
    for _ in 0..2 {
        Browser::new(address).sign_in(REALM, "quantri", password);
    }
    drop(server);
    // The same file again: a line is added where the head has moved.
    for _ in 0..2 {
        let well = verify(site, &["--against", &kept, "--write-head", &kept]);
        assert_eq!(well.code, 0, "{well:?}");
    }
    let heads = std::fs::read_to_string(&kept).unwrap();
    assert_eq!(heads.lines().count(), 2, "{heads}");
    kept
}

fn tails(site: &Site) {
    let kept = with_heads(site);
    // The last entry, a sign-in, is cut off by somebody who knows how: nothing inside tells.
    site.tamper(
        "DELETE FROM journal_payload WHERE seq = (SELECT MAX(seq) FROM journal);
         DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal);
         UPDATE journal_head SET seq = seq - 1,
             hash = (SELECT hash FROM journal j WHERE j.realm = journal_head.realm AND j.seq = journal_head.seq - 1)
         WHERE realm = 1",
    );
    assert_eq!(verify(site, &[]).code, 0);
    let found = verify(site, &["--against", &kept]);
    assert_eq!(found.code, 1, "{found:?}");
    assert!(found.out.contains("its tail was cut"), "{found:?}");
    // What is wrong is never written out as a head to trust.
    let before = std::fs::read_to_string(&kept).unwrap();
    assert_eq!(
        verify(site, &["--against", &kept, "--write-head", &kept]).code,
        1
    );
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), before);
    site.tamper("DELETE FROM realm_directory");
    let found = verify(site, &["--against", &kept]);
    assert!(
        found.code == 1 && found.out.contains("the realm quang-ngai is gone"),
        "{found:?}"
    );
}

#[test]
fn a_cut_tail_and_a_realm_that_is_gone_are_found_against_the_head_file_on_sqlite() {
    tails(&Site::sqlite());
}

#[test]
fn a_cut_tail_and_a_realm_that_is_gone_are_found_against_the_head_file_on_postgres() {
    if let Some(site) = Site::postgres() {
        tails(&site);
    }
}
