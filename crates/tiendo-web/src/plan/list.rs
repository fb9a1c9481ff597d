//! The plans of the register.

use super::sheets;
use crate::{
    ask::{Ask, page},
    error::Answer,
    frame::{Frame, Place},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, PlanRow};

#[derive(Template)]
#[template(path = "plan/list.html")]
struct ListPage {
    f: Frame,
    rows: Vec<PlanRow>,
    /// Whether the asker may upload a plan.
    takes_in: bool,
    /// Whether the asker may see bodies.
    sees_agencies: bool,
    signed_in: bool,
}

/// The plans that the asker may see.
pub(crate) async fn show(ask: Ask) -> Answer {
    let rows = ask.read(register::list).await?;
    page(&ListPage {
        f: ask.frame(Place::Plans, t::plan::plans(ask.lang)),
        takes_in: ask.may_open("ke-hoach/tai-len"),
        sees_agencies: ask.may_open("co-quan"),
        signed_in: ask.person.is_some(),
        rows,
    })
}

/// The same as a workbook.
pub(crate) async fn download(ask: Ask) -> Answer {
    let (rows, head) = ask
        .read(|ctx, tx| Ok((register::list(ctx, tx)?, register::journal_head(ctx, tx)?)))
        .await?;
    let title = t::plan::plans(ask.lang);
    crate::book::answer(&ask, head, title, vec![sheets::plans(&ask, &rows)])
}
