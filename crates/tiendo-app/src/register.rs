//! The register: plans, their tasks and targets, who must do what, and for each body all that it
//! owes. Only reading; plans come in through taking in.
//!
//! Everything is asked for as of the day of the request and as believed now. Somebody who is not
//! signed in sees the plans that a recorded decision has opened, and nothing else.

mod directory;
mod owed;
mod plans;
mod promises;
mod search;
mod task;
mod tasks;

pub use directory::{CollectiveView, Directory, HolderView};
pub use owed::{
    AgencyOwes, AgencyRow, OwedDuty, OwedObligation, OwedTask, agencies, agency, agency_name,
};
pub use plans::{GroupCount, Overview, PlanHead, PlanRow, head, list, overview};
pub use promises::{
    AddresseeView, CitedList, DutyView, History, ObligationView, Promises, cited, history,
    promises, recipients, targets,
};
pub use search::{Finds, search};
pub use task::{PartView, TaskDetail, task};
pub use tasks::{Arrange, AskedTasks, Section, TaskList, TaskRow, tasks};

use tiendo_domain::id::{Id, Plan};
use tiendo_domain::plan::PlanFact;
use tiendo_domain::time::AsOf;
use tiendo_store::plan::{self, When};
use tiendo_store::{ReadTx, hex};

use crate::{AppError, Ctx};

/// The day that is asked for, as believed now.
fn when(ctx: &Ctx) -> When {
    When::now_known(AsOf(ctx.register_day()))
}

/// The plan in the version of the day that is asked for, where the asker may see it.
fn visible(ctx: &Ctx, tx: &mut ReadTx<'_>, plan: Id<Plan>) -> Result<PlanFact, AppError> {
    let within = ctx.reach.covers_realm()
        || ctx.reach.covers_opened() && plan::opened(tx, ctx.realm)?.contains(&plan);
    if !within {
        return Err(AppError::NotFound);
    }
    plan::find(tx, ctx.realm, plan, when(ctx))?.ok_or(AppError::NotFound)
}

/// Number and hash of the journal's last entry, as files that leave the system carry it:
/// `12:9f86d0…`.
///
/// # Errors
/// Only faults.
pub fn journal_head(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<String, AppError> {
    let head = tiendo_store::head(tx, ctx.realm)?;
    Ok(format!("{}:{}", head.seq, hex(&head.hash)))
}
