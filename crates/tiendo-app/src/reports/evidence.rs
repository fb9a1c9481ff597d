//! Files behind lines: adding, removing, handing out.

use super::{Loaded, Media, ReportsRefusal, commit, loaded::reachable, person, refuse, writing};
use crate::{App, AppError, Ctx, Fault};
use jiff::Timestamp;
use tiendo_domain::{
    assignment::Secrecy,
    id::{Evidence, Id, Line, Report},
    report::{Event, Hand, Writing},
};
use tiendo_extract::secrecy::Degree;
use tiendo_store::{
    Hash, ReadTx, WriteTx, evidence, report::hand, report::sending, sha256, stored_file,
};

/// The most files of one line.
const MOST: usize = 20;

/// A file whose bytes are stored and whose kind is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// What it is.
    pub media: Media,
}

impl NewFile {
    /// The row of the stored file.
    pub(super) fn stored(&self, at: Timestamp) -> stored_file::Record {
        stored_file::Record {
            sha256: self.sha256,
            size: self.size,
            media_type: self.media.media_type().to_owned(),
            stored_at: at,
            destroyed_at: None,
        }
    }
}

impl App {
    /// Looks at an uploaded file and puts its bytes on disk, before the row that names them. Nothing is kept of a file
    /// that is refused.
    ///
    /// # Errors
    /// [`ReportsRefusal::FileSecret`], [`ReportsRefusal::FileKind`]; faults.
    pub async fn keep_evidence(&self, name: &str, bytes: Vec<u8>) -> Result<NewFile, AppError> {
        if let Some(degree) = tiendo_extract::secrecy::in_name(name) {
            return refuse(ReportsRefusal::FileSecret(degree));
        }
        let Some(media) = super::sniff(&bytes) else {
            return refuse(ReportsRefusal::FileKind);
        };
        let (bytes, degree) = tokio::task::spawn_blocking({
            let name = name.to_owned();
            move || {
                let degree = degree_of_text(&name, &bytes);
                (bytes, degree)
            }
        })
        .await
        .map_err(Fault::new)?;
        if let Some(degree) = degree {
            return refuse(ReportsRefusal::FileSecret(degree));
        }
        let file = NewFile {
            sha256: sha256(&bytes),
            name: name.to_owned(),
            size: bytes.len() as u64,
            media,
        };
        let files = self.files.clone();
        tokio::task::spawn_blocking(move || files.put(&bytes))
            .await
            .map_err(Fault::new)??;
        Ok(file)
    }
}

/// The degree of secrecy that a file's own text is marked with. A picture, and what cannot be read, has none that is seen.
fn degree_of_text(name: &str, bytes: &[u8]) -> Option<Degree> {
    let source = tiendo_extract::extract(name, bytes).ok()?;
    tiendo_extract::secrecy::marking(name, &source).map(|marking| marking.degree)
}

/// Whether a file holds personal data of citizens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonalData {
    /// It does: its readings are journalled.
    Yes,
    /// It does not.
    No,
}

/// Puts a file behind a line that may be written.
///
/// # Errors
/// [`ReportsRefusal`]; [`AppError::NotFound`]; faults.
pub fn add_file(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    line: Id<Line>,
    file: &NewFile,
    personal: PersonalData,
) -> Result<Id<Evidence>, AppError> {
    let by = person(ctx)?;
    let loaded = Loaded::load(ctx, tx, id)?;
    let target = loaded
        .lines
        .iter()
        .find(|one| one.id == line)
        .ok_or(AppError::NotFound)?;
    if target.secrecy == Secrecy::StateSecret {
        return refuse(ReportsRefusal::SecretLine(line));
    }
    if let Some(degree) = tiendo_extract::secrecy::in_name(&file.name) {
        return refuse(ReportsRefusal::FileSecret(degree));
    }
    if loaded.files_of(line) >= MOST {
        return refuse(ReportsRefusal::TooManyFiles(MOST));
    }
    touch(ctx, tx, &loaded, line)?;
    stored_file::note(tx, &file.stored(ctx.now))?;
    let record = evidence::Record {
        id: ctx.ids.next_id(),
        rev: 1,
        report: id,
        line,
        sha256: file.sha256,
        name: file.name.clone(),
        size: file.size,
        personal: personal == PersonalData::Yes,
        added_by: by,
        added_at: ctx.now,
        removed: None,
    };
    evidence::insert(tx, &record)?;
    commit(
        ctx,
        tx,
        "evidence.added",
        id,
        serde_json::json!({ "evidence": record.id.to_string() }),
    )?;
    Ok(record.id)
}

/// Takes a file away from a line that may be written. What older sendings hold stays.
///
/// # Errors
/// [`ReportsRefusal`]; [`AppError::NotFound`]; faults.
pub fn remove_file(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Evidence>,
) -> Result<Id<Report>, AppError> {
    let by = person(ctx)?;
    let file = evidence::find(tx, ctx.realm, id)?.filter(|file| file.removed.is_none());
    let file = file.ok_or(AppError::NotFound)?;
    let loaded = Loaded::load(ctx, tx, file.report)?;
    touch(ctx, tx, &loaded, file.line)?;
    let seen = file.rev;
    let report = file.report;
    let next = evidence::Record {
        rev: seen + 1,
        removed: Some((by, ctx.now)),
        ..file
    };
    if !evidence::put(tx, &next, seen)? {
        return refuse(ReportsRefusal::ChangedMeanwhile);
    }
    commit(
        ctx,
        tx,
        "evidence.removed",
        report,
        serde_json::json!({ "evidence": id.to_string() }),
    )?;
    Ok(report)
}

/// What a change of files does to the report: it is a save of the line, by somebody's hand.
fn touch(ctx: &Ctx, tx: &mut WriteTx<'_>, loaded: &Loaded, line: Id<Line>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let writing = writing(ctx, loaded.listed.answerable).ok_or(AppError::NotFound)?;
    if writing == Writing::OnBehalf && loaded.next_paper().is_none() {
        return refuse(ReportsRefusal::NoPaper);
    }
    let state = loaded.judge(ctx, &Event::Save { by, line, writing })?;
    let hand = match writing {
        Writing::Own => Hand::Drafted,
        Writing::OnBehalf => Hand::Typed,
    };
    hand::note(tx, loaded.id(), &loaded.hands, by, hand, ctx.now)?;
    if state.name() != loaded.listed.report.name {
        loaded.put(ctx, tx, &state)?;
    }
    Ok(())
}

/// A file to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToSend {
    /// The file.
    pub id: Id<Evidence>,
    /// Its report.
    pub report: Id<Report>,
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Whether its readings are journalled.
    pub personal: bool,
}

/// A file within reach. A removed one is there as long as a sending may name it. Who does not write the report has only
/// the files of sendings that stand: what is being written is for the body alone.
///
/// # Errors
/// [`AppError::NotFound`]; faults.
pub fn file_to_send(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Evidence>,
) -> Result<FileToSend, AppError> {
    let file = evidence::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let listed = reachable(ctx, tx, file.report)?;
    let writes = match writing(ctx, listed.answerable) {
        Some(Writing::Own) => true,
        Some(Writing::OnBehalf) => ctx.person() == Some(file.added_by),
        None => false,
    };
    if !writes {
        let sendings = sending::of_report(tx, ctx.realm, file.report)?;
        let sent = |sending: &sending::Record| {
            sending.withdrawn.is_none()
                && file.added_at <= sending.at
                && file.removed.is_none_or(|(_, at)| at > sending.at)
        };
        if !sendings.iter().any(sent) {
            return Err(AppError::NotFound);
        }
    }
    let stored = stored_file::find(tx, ctx.realm, &file.sha256)?;
    let stored = stored
        .filter(|stored| stored.destroyed_at.is_none())
        .ok_or(AppError::NotFound)?;
    Ok(FileToSend {
        id,
        report: file.report,
        sha256: file.sha256,
        name: file.name,
        media_type: stored.media_type,
        personal: file.personal,
    })
}

/// Journals that a file with personal data was read.
///
/// # Errors
/// Only faults.
pub fn note_reading(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    file: &FileToSend,
) -> Result<(), AppError> {
    let payload = serde_json::json!({ "evidence": file.id.to_string() });
    commit(ctx, tx, "evidence.read", file.report, payload)
}
