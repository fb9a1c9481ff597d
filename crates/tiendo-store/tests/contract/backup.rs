//! Backup and restore: onto the same engine and the other, and what is refused.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Mutex};

use tiendo_store::backup::{Manifest, RestoreError, backup, restore};
use tiendo_store::tables::STORED_FILE;
use tiendo_store::verify::{Problem, Verification};
use tiendo_store::{Hash, Store, realm, sha256, values};

use crate::draft::{line, save};
use crate::support::{Place, REALM, at, contract, dump, event, make_realm, set, verified};

type Files = Arc<Mutex<BTreeMap<Hash, Vec<u8>>>>;

/// A realm with settings, a draft, an entry without payload, and a file.
fn running(place: &Place) -> (Store, Files) {
    let store = place.store();
    line(&store);
    for key in ["a", "b"] {
        store
            .write_blocking(REALM, move |tx| set(tx, key, "Đầu tư \"x\"\n"))
            .unwrap();
    }
    store
        .write_blocking(REALM, |tx| save(tx, 1, "Đã làm"))
        .unwrap();
    let bytes = "minh chứng".as_bytes().to_vec();
    let name = sha256(&bytes);
    store
        .write_blocking(REALM, move |tx| {
            tx.insert(
                &STORED_FILE,
                &values![REALM, name, 11, "text/plain", at(0), None::<i64>],
            )?;
            tx.commit(event("file.kept"))
        })
        .unwrap();
    (store, Arc::new(Mutex::new(BTreeMap::from([(name, bytes)]))))
}

fn archive(store: &Store, files: &Files) -> (Manifest, Vec<u8>) {
    let files = Arc::clone(files);
    store
        .read_blocking(move |tx| {
            let mut out = Cursor::new(Vec::new());
            let of = realm::all(tx)?.remove(0);
            let read = |name: &Hash| Ok(files.lock().unwrap().get(name).cloned());
            let manifest = backup(tx, &of, &read, at(60), &mut out)?;
            Ok::<_, tiendo_store::backup::BackupError>((manifest, out.into_inner()))
        })
        .unwrap()
}

fn bring_back(
    store: &Store,
    bytes: Vec<u8>,
    files: &Files,
) -> Result<(Manifest, Verification), RestoreError> {
    let read = Arc::clone(files);
    restore(
        store,
        Cursor::new(bytes),
        |name, bytes| {
            files.lock().unwrap().insert(*name, bytes.to_vec());
            Ok(())
        },
        move |name| Ok(read.lock().unwrap().get(name).cloned()),
    )
}

fn round_trip(from: &Place, to: &Place) {
    let (store, files) = running(from);
    let (manifest, bytes) = archive(&store, &files);
    assert_eq!(manifest.files.len(), 1);
    let (target, empty) = (to.open(), Files::default());
    let (read, verified_there) = bring_back(&target, bytes, &empty).unwrap();
    assert_eq!(read, manifest);
    assert_eq!(verified_there.problems, []);
    assert_eq!(dump(&target), dump(&store));
    assert_eq!(*empty.lock().unwrap(), *files.lock().unwrap());
    // It goes on where it was.
    let seq = target
        .write_blocking(REALM, |tx| set(tx, "c", "1"))
        .unwrap();
    assert_eq!(seq, manifest.head.seq + 1);
    let entries = u64::try_from(seq).unwrap();
    assert_eq!(verified(&target).entries, entries);
}

contract! {
    fn what_was_backed_up_comes_back(place) {
        round_trip(place, &Place::sqlite());
    }

    fn an_archive_reads_on_either_engine(place) {
        round_trip(&Place::sqlite(), place);
    }

    fn a_realm_that_is_there_is_not_overwritten(place) {
        let (store, files) = running(place);
        let (_, bytes) = archive(&store, &files);
        let answer = bring_back(&store, bytes.clone(), &Files::default());
        assert!(matches!(answer, Err(RestoreError::SlugTaken { .. })), "{answer:?}");
        let other = Place::sqlite();
        let elsewhere = other.open();
        make_realm(&elsewhere, "kon-tum");
        let answer = bring_back(&elsewhere, bytes, &Files::default());
        assert!(matches!(answer, Err(RestoreError::NumberTaken { number: 1, .. })), "{answer:?}");
    }

    fn tampering_before_the_backup_is_found_after_the_restore(place) {
        let (store, files) = running(place);
        place.tamper("UPDATE setting SET value = '2' WHERE key = 'a'");
        let (_, bytes) = archive(&store, &files);
        let target = Place::sqlite();
        let (_, found) = bring_back(&target.open(), bytes, &Files::default()).unwrap();
        assert!(matches!(&found.problems[..], [Problem::RowAltered { key, .. }] if key == "a"));
    }
}

#[test]
fn a_damaged_archive_is_refused_and_changes_nothing() {
    let place = Place::sqlite();
    let (store, files) = running(&place);
    let (_, bytes) = archive(&store, &files);
    let target = Place::sqlite();
    let target = target.open();
    for name in ["tables/setting.jsonl", "files/"] {
        let damaged = altered(&bytes, name);
        let answer = bring_back(&target, damaged, &Files::default());
        assert!(
            matches!(answer, Err(RestoreError::Damaged { .. })),
            "{answer:?}"
        );
    }
    let nothing = bring_back(&target, b"PK".to_vec(), &Files::default());
    assert!(
        matches!(nothing, Err(RestoreError::NotABackup(_))),
        "{nothing:?}"
    );
    assert_eq!(target.read_blocking(realm::all).unwrap(), []);
}

/// The archive with one byte of one part altered, so that a table still reads as rows.
fn altered(bytes: &[u8], part: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..from.len() {
        let mut file = from.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.starts_with(part) {
            let place = content
                .iter()
                .position(|byte| *byte == b'u' || *byte == b'n');
            content[place.unwrap()] = b'a';
        }
        to.start_file(&name, zip::write::SimpleFileOptions::default())
            .unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}
