//! A body that sends a signed paper: the focal officer enters it on its behalf. First the paper's particulars and its
//! signed file, then the lines, then it is entered.

use super::{Loaded, ReportsRefusal, commit, person, refuse, send, writing};
use crate::{AppError, Ctx, Refusal};
use jiff::civil::Date;
use tiendo_domain::{
    id::{Id, Report},
    report::{Event, Refusal as Rule, Writing, submission::Sent},
};
use tiendo_store::{Hash, ReadTx, WriteTx, hex, report::sending, stored_file};

/// The particulars of a signed paper; its file is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPaper {
    /// Number and symbol as printed.
    pub number: String,
    /// The paper's date.
    pub dated: Date,
    /// The proved day of receipt.
    pub received_on: Date,
    /// SHA-256, name and bytes of the signed PDF; `None` keeps the one that is there.
    pub file: Option<super::NewFile>,
}

/// The most characters of a paper's number.
const NUMBER_MOST: usize = 60;

/// Keeps the particulars of the paper that the next sending is entered from, or mends them.
///
/// # Errors
/// [`ReportsRefusal`]; [`AppError::NotFound`]; faults.
pub fn begin_paper(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    new: &NewPaper,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = on_behalf(ctx, tx, id)?;
    let number = new.number.trim();
    if number.is_empty() || number.chars().count() > NUMBER_MOST {
        return refuse(ReportsRefusal::PaperNumber);
    }
    // Whether it could be entered: the state and the dates are judged before anything is typed. After a return the
    // lines are mended from the paper that is begun here.
    let event = Event::EnterPaper {
        by,
        dated: new.dated,
        received_on: new.received_on,
    };
    match loaded.judge(ctx, &event) {
        Ok(_)
        | Err(AppError::Refused(Refusal::Reports(ReportsRefusal::Rule(Rule::NothingMended)))) => {}
        Err(error) => return Err(error),
    }
    let degree = new
        .file
        .as_ref()
        .and_then(|file| tiendo_extract::secrecy::in_name(&file.name));
    if let Some(degree) = degree {
        return refuse(ReportsRefusal::FileSecret(degree));
    }
    let there = loaded.next_paper();
    let (file, file_name, file_size) = match (&new.file, there) {
        (Some(file), _) => {
            stored_file::note(tx, &file.stored(ctx.now))?;
            (file.sha256, file.name.clone(), file.size)
        }
        (None, Some(paper)) => (paper.file, paper.file_name.clone(), paper.file_size),
        (None, None) => return refuse(ReportsRefusal::PaperNotPdf),
    };
    let paper = sending::Paper {
        report: id,
        n: loaded.listed.report.sendings + 1,
        rev: there.map_or(1, |paper| paper.rev + 1),
        number: number.to_owned(),
        dated: new.dated,
        received_on: new.received_on,
        file,
        file_name,
        file_size,
        entered_by: by,
        entered_at: ctx.now,
    };
    match there {
        None => sending::insert_paper(tx, &paper)?,
        Some(there) => {
            if !sending::put_paper(tx, &paper, there.rev)? {
                return refuse(ReportsRefusal::ChangedMeanwhile);
            }
        }
    }
    let payload =
        serde_json::json!({ "n": paper.n, "number": paper.number, "file": hex(&paper.file) });
    commit(ctx, tx, "report.paper_begun", id, payload)
}

/// Enters the paper whose lines were typed: a sending, in time by the day of its receipt.
///
/// # Errors
/// [`ReportsRefusal::NoPaper`] and others; [`AppError::NotFound`]; faults.
pub fn enter_paper(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<u32, AppError> {
    let by = person(ctx)?;
    let loaded = on_behalf(ctx, tx, id)?;
    let Some(paper) = loaded.next_paper().cloned() else {
        return refuse(ReportsRefusal::NoPaper);
    };
    let event = Event::EnterPaper {
        by,
        dated: paper.dated,
        received_on: paper.received_on,
    };
    let state = loaded.judge(ctx, &event)?;
    let n = send::number(&state, &loaded);
    let sent = Sent::Paper {
        entered_by: by,
        number: paper.number.clone(),
        dated: paper.dated,
        received_on: paper.received_on,
        file: hex(&paper.file),
    };
    let sealed = send::snapshot(ctx, tx, &loaded, n, sent)?.seal();
    let record = sending::Record {
        id: ctx.ids.next_id(),
        report: id,
        n,
        at: ctx.now,
        sent_by: by,
        capacity: None,
        received_on: Some(paper.received_on),
        sha256: sealed.sha256,
        withdrawn: None,
    };
    send::keep(ctx, tx, &loaded, &state, &record, &sealed)?;
    let payload = serde_json::json!({ "n": n, "number": paper.number, "sha256": sealed.hex() });
    commit(ctx, tx, "report.paper_entered", id, payload)?;
    Ok(n)
}

/// Name and SHA-256 of the signed file behind sending `n`, within reach.
///
/// # Errors
/// [`AppError::NotFound`]; faults.
pub fn paper_file(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Report>,
    n: u32,
) -> Result<(String, Hash), AppError> {
    super::loaded::reachable(ctx, tx, id)?;
    let papers = sending::papers_of(tx, ctx.realm, id)?;
    let paper = papers
        .into_iter()
        .find(|paper| paper.n == n)
        .ok_or(AppError::NotFound)?;
    Ok((paper.file_name, paper.file))
}

/// A report that the asker may enter as the focal officer.
fn on_behalf(ctx: &Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<Loaded, AppError> {
    let loaded = Loaded::load(ctx, tx, id)?;
    match writing(ctx, loaded.listed.answerable) {
        Some(Writing::OnBehalf) => Ok(loaded),
        Some(Writing::Own) | None => Err(AppError::NotFound),
    }
}
