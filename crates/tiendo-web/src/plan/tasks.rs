//! The tasks of a plan, by group or by lead agency.

use super::{
    Tab, briefly, clipped, frame,
    sheets::{self, Extent},
    tabs,
};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::{Params, Query},
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use std::fmt::Write as _;
use tiendo_app::register::{self, Arrange, AskedTasks, Section, TaskList, TaskRow};
use tiendo_domain::{
    assignment::{Role, Secrecy},
    id::{Id, Plan},
};
use tiendo_text::Lang;

#[derive(Template)]
#[template(path = "plan/tasks.html")]
struct TasksPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    list: Shown,
    groups: Vec<Choice>,
    agencies: Vec<Choice>,
    roles: Vec<Choice>,
    words: String,
    /// Whether the tasks stand by lead.
    by_lead: bool,
    /// The same list in the other order.
    other_order: String,
    /// The query of this list, with its question mark.
    query: String,
    absent: bool,
}

/// An option of a filter.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// The list as the page shows it.
struct Shown {
    count: String,
    sections: Vec<Head>,
}

/// Tasks under one head.
struct Head {
    id: String,
    title: String,
    count: String,
    rows: Vec<Line>,
}

/// One row.
struct Line {
    number: String,
    href: String,
    text: String,
    clipped: bool,
    leads: String,
    coordinators: String,
    added: bool,
    secret: bool,
    deadline: String,
}

/// What the address asks for.
fn asked(query: &Query) -> AskedTasks {
    AskedTasks {
        group: query.get("nhom").parse().ok(),
        agency: query.id("co-quan"),
        role: Role::from_code(query.get("vai")),
        words: query.get("tu").to_owned(),
        arrange: if query.get("theo") == "chu-tri" {
            Arrange::ByLead
        } else {
            Arrange::ByGroup
        },
    }
}

/// The address of what is asked for, with its question mark; empty where nothing is.
fn query_of(asked: &AskedTasks, arrange: Arrange) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    if let Some(group) = asked.group {
        pairs.append_pair("nhom", &group.to_string());
    }
    if let Some(agency) = asked.agency {
        pairs.append_pair("co-quan", &agency.to_string());
    }
    if let Some(role) = asked.role {
        pairs.append_pair("vai", role.code());
    }
    if !asked.words.is_empty() {
        pairs.append_pair("tu", &asked.words);
    }
    if arrange == Arrange::ByLead {
        pairs.append_pair("theo", "chu-tri");
    }
    let query = pairs.finish();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

/// The tasks that the address asks for.
pub(crate) async fn show(ask: Ask, params: Params, query: Query) -> Answer {
    let id = params.id("plan")?;
    let asked = asked(&query);
    let wanted = asked.clone();
    let list = ask
        .read(move |ctx, tx| register::tasks(ctx, tx, id, &wanted))
        .await?;
    let lang = ask.lang;
    let base = ask.at(&format!("ke-hoach/{id}"));
    let title = t::plan::tasks_title(lang, &t::plan::plan_name(lang, &list.head.plan));
    let other = match asked.arrange {
        Arrange::ByGroup => Arrange::ByLead,
        Arrange::ByLead => Arrange::ByGroup,
    };
    page(&TasksPage {
        f: frame(&ask, &list.head, Tab::Tasks, title),
        tabs: tabs(&ask, &list.head, Tab::Tasks),
        groups: group_choices(lang, &list, asked.group),
        agencies: agency_choices(lang, &list, &asked),
        roles: role_choices(lang, asked.role),
        by_lead: asked.arrange == Arrange::ByLead,
        other_order: format!("{base}/nhiem-vu{}", query_of(&asked, other)),
        query: query_of(&asked, asked.arrange),
        absent: list.head.counts.tasks == 0,
        list: shown(&ask, id, list),
        words: asked.words,
        base,
    })
}

/// The same list as a workbook.
pub(crate) async fn download(ask: Ask, params: Params, query: Query) -> Answer {
    let id = params.id("plan")?;
    let asked = asked(&query);
    let all = AskedTasks {
        arrange: asked.arrange,
        ..AskedTasks::default()
    };
    let extent = if asked == all {
        Extent::Whole
    } else {
        Extent::Filtered
    };
    let (list, head) = ask
        .read(move |ctx, tx| {
            Ok((
                register::tasks(ctx, tx, id, &asked)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let name = t::plan::plan_name(ask.lang, &list.head.plan);
    let title = t::plan::tasks_title(ask.lang, &name);
    let sheet = sheets::tasks(&ask, &list, extent);
    crate::book::answer(&ask, head, &title, vec![sheet])
}

fn shown(ask: &Ask, plan: Id<Plan>, list: TaskList) -> Shown {
    Shown {
        count: t::count(list.shown),
        sections: list
            .sections
            .into_iter()
            .zip(1..)
            .map(|(section, place)| head(ask, plan, section, place))
            .collect(),
    }
}

fn head(ask: &Ask, plan: Id<Plan>, section: Section, place: usize) -> Head {
    let lang = ask.lang;
    let mut title = String::new();
    let id = match (&section.group, &section.lead) {
        (Some(group), _) => {
            if let Some(number) = &group.number {
                write!(title, "{number}. ").expect("writing into a String cannot fail");
            }
            title.push_str(&group.title);
            format!("nhom-{}", group.ordinal)
        }
        (None, Some(lead)) => {
            title.push_str(&lead.name);
            format!("chu-tri-{place}")
        }
        (None, None) => {
            let by_lead = section
                .tasks
                .first()
                .is_some_and(|row| row.leads.is_empty());
            let nobody = if by_lead {
                t::plan::nobody_leads(lang)
            } else {
                t::plan::no_group(lang)
            };
            title.push_str(nobody);
            format!("muc-{place}")
        }
    };
    Head {
        id,
        title,
        count: t::plan::tasks_in(lang, &t::count(section.tasks.len())),
        rows: section
            .tasks
            .into_iter()
            .map(|row| line(ask, plan, &row))
            .collect(),
    }
}

fn line(ask: &Ask, plan: Id<Plan>, row: &TaskRow) -> Line {
    let (text, clipped) = clipped(&row.parts);
    Line {
        number: row
            .task
            .number
            .clone()
            .unwrap_or_else(|| format!("({})", row.task.ordinal)),
        href: ask.dated(&ask.at(&format!("ke-hoach/{plan}/nhiem-vu/{}", row.task.task))),
        text,
        clipped,
        leads: briefly(&row.leads),
        coordinators: briefly(&row.coordinators),
        added: row.cause.is_some(),
        secret: row.secrecy == Secrecy::StateSecret,
        deadline: t::plan::deadline(ask.lang, &row.task),
    }
}

fn group_choices(lang: Lang, list: &TaskList, chosen: Option<u32>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: t::plan::all_groups(lang, &t::count(list.groups.len())),
        chosen: chosen.is_none(),
    };
    let each = list.groups.iter().map(|group| Choice {
        value: group.ordinal.to_string(),
        label: match &group.number {
            Some(number) => format!("{number}. {}", group.title),
            None => group.title.clone(),
        },
        chosen: chosen == Some(group.ordinal),
    });
    std::iter::once(all).chain(each).collect()
}

fn agency_choices(lang: Lang, list: &TaskList, asked: &AskedTasks) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: t::plan::all_agencies(lang).to_owned(),
        chosen: asked.agency.is_none(),
    };
    let each = list.agencies.iter().map(|(agency, name)| Choice {
        value: agency.to_string(),
        label: name.clone(),
        chosen: asked.agency == Some(*agency),
    });
    std::iter::once(all).chain(each).collect()
}

fn role_choices(lang: Lang, chosen: Option<Role>) -> Vec<Choice> {
    let any = Choice {
        value: String::new(),
        label: t::plan::any_role(lang).to_owned(),
        chosen: chosen.is_none(),
    };
    let each = Role::ALL.iter().map(|role| Choice {
        value: role.code().to_owned(),
        label: t::plan::role(lang, *role).to_owned(),
        chosen: chosen == Some(*role),
    });
    std::iter::once(any).chain(each).collect()
}
