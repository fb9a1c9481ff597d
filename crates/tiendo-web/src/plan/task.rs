//! One task.

use super::{Tab, frame, history, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Params,
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, TaskDetail};
use tiendo_domain::{
    agency::Standing,
    assignment::Secrecy,
    id::{Id, Task},
};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "plan/task.html")]
struct TaskPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    day: String,
    secret: bool,
    deadline: String,
    group: Option<(String, u32)>,
    /// Whether the asker may open the pages of bodies.
    sees_agencies: bool,
    history: Vec<history::Line>,
    task: TaskDetail,
}

impl TaskPage {
    /// Address and number of a neighbour.
    fn neighbour(&self, of: Option<&(Id<Task>, Option<String>)>) -> Option<(String, String)> {
        let (task, number) = of?;
        let number = number.clone().unwrap_or_default();
        Some((self.f.dated(&self.base, "/nhiem-vu/", task), number))
    }
}

/// One task: its parts, who does it, the members of collectives as of the day that is asked for.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let (plan, id) = (params.id("plan")?, params.id("task")?);
    let task = ask
        .read(move |ctx, tx| register::task(ctx, tx, plan, id))
        .await?;
    let lang = ask.lang;
    let title = match &task.task.number {
        Some(number) => t::plan::task_title(lang, number),
        None => t::plan::task_bare(lang).to_owned(),
    };
    let f = frame(&ask, &task.head, Tab::Tasks, title).crumb(
        &ask.dated(&format!("ke-hoach/{plan}/nhiem-vu")),
        t::plan::col_tasks(lang),
    );
    let group = task.group.as_ref().map(|group| {
        let number = group.number.as_ref().map(|number| format!("{number}. "));
        (
            format!("{}{}", number.unwrap_or_default(), group.title),
            group.ordinal,
        )
    });
    page(&TaskPage {
        f,
        tabs: tabs(&ask, &task.head, Tab::Tasks),
        base: ask.at(&format!("ke-hoach/{plan}")),
        day: date::short(ask.register_day()),
        secret: task.secrecy == Secrecy::StateSecret,
        deadline: t::plan::deadline(lang, &task.task),
        group,
        sees_agencies: ask.may_open("co-quan/{agency}"),
        history: history::lines(lang, &task.history),
        task,
    })
}
