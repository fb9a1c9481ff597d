//! Bodies, and all that one of them owes.

use super::{
    clipped,
    sheets::{self, Extent},
};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::{Params, Query},
    frame::{Frame, Place},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, AgencyOwes, AgencyRow, OwedTask};
use tiendo_domain::{
    agency::{AgencyKind, Standing},
    assignment::{Demand, Secrecy},
    id::{Id, Plan},
};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "plan/agencies.html")]
struct AgenciesPage {
    f: Frame,
    rows: Vec<AgencyRow>,
    kinds: Vec<(AgencyKind, bool)>,
    words: String,
    query: String,
    day: String,
    /// Whether there is any body at all.
    any: bool,
}

/// Which bodies the address asks for.
struct Asked {
    kind: Option<AgencyKind>,
    words: String,
}

impl Asked {
    fn of(query: &Query) -> Asked {
        Asked {
            kind: AgencyKind::from_code(query.get("loai")),
            words: query.get("tu").to_owned(),
        }
    }

    fn narrow(&self, rows: &mut Vec<AgencyRow>) {
        let wanted = tiendo_text::words(&self.words);
        rows.retain(|row| {
            let name = tiendo_text::words(&format!("{} {}", row.fact.name, row.fact.short));
            self.kind.is_none_or(|kind| kind == row.fact.kind) && tiendo_text::holds(&name, &wanted)
        });
    }

    fn query(&self) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if let Some(kind) = self.kind {
            pairs.append_pair("loai", kind.code());
        }
        if !self.words.is_empty() {
            pairs.append_pair("tu", &self.words);
        }
        let query = pairs.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }
}

/// Every body of the day that is asked for with the number of its tasks.
pub(crate) async fn list(ask: Ask, query: Query) -> Answer {
    let asked = Asked::of(&query);
    let mut rows = ask.read(register::agencies).await?;
    let any = !rows.is_empty();
    asked.narrow(&mut rows);
    page(&AgenciesPage {
        f: ask
            .frame(Place::Plans, t::plan::agencies_title(ask.lang))
            .crumb("ke-hoach", t::plan::plans(ask.lang)),
        kinds: AgencyKind::ALL
            .iter()
            .map(|kind| (*kind, asked.kind == Some(*kind)))
            .collect(),
        day: date::short(ask.register_day()),
        query: asked.query(),
        words: asked.words,
        any,
        rows,
    })
}

/// The same list as a workbook.
pub(crate) async fn download(ask: Ask, query: Query) -> Answer {
    let asked = Asked::of(&query);
    let (mut rows, journal) = ask
        .read(|ctx, tx| {
            Ok((
                register::agencies(ctx, tx)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    asked.narrow(&mut rows);
    let title = t::plan::agencies_title(ask.lang);
    let extent = if asked.query().is_empty() {
        Extent::Whole
    } else {
        Extent::Filtered
    };
    let sheet = sheets::agencies(&ask, &rows, extent);
    crate::book::answer(&ask, journal, title, vec![sheet])
}

#[derive(Template)]
#[template(path = "plan/agency.html")]
struct AgencyPage {
    f: Frame,
    lede: String,
    base: String,
    year: i16,
    sections: Vec<Section>,
    agency: AgencyOwes,
}

impl AgencyPage {
    /// Address and name of a plan.
    fn plan(&self, id: &Id<Plan>) -> (String, String) {
        let name = self
            .agency
            .plans
            .get(id)
            .map(|plan| t::plan::plan_name(self.f.lang, plan));
        (
            self.f.at(&format!("ke-hoach/{id}")),
            name.unwrap_or_default(),
        )
    }
}

/// The tasks that ask the same of a body.
struct Section {
    id: &'static str,
    title: &'static str,
    count: String,
    /// Long lists of what is asked on occasion only stand folded.
    folded: bool,
    rows: Vec<Line>,
}

/// A task of a body.
struct Line {
    number: String,
    href: String,
    plan: String,
    text: String,
    clipped: bool,
    through: String,
    deadline: String,
    secret: bool,
}

/// All that a body owes, over all plans.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let id = params.id("agency")?;
    let agency = ask
        .read(move |ctx, tx| register::agency(ctx, tx, id))
        .await?;
    let lang = ask.lang;
    let count = |demand| {
        agency
            .tasks
            .iter()
            .filter(|task| task.demand == demand)
            .count()
    };
    let counts = [Demand::Required, Demand::OwnShare, Demand::OnOccasion]
        .map(count)
        .map(t::count);
    page(&AgencyPage {
        f: ask
            .frame(Place::Plans, agency.fact.name.clone())
            .crumb("ke-hoach", t::plan::plans(lang))
            .crumb("co-quan", t::plan::agencies_title(lang)),
        lede: t::plan::agency_lede(lang, &counts[0], &counts[1], &counts[2]),
        base: ask.at(&format!("co-quan/{id}")),
        year: date::day_of(ask.now).year(),
        sections: sections(&ask, &agency),
        agency,
    })
}

/// The same as a workbook.
pub(crate) async fn download_one(ask: Ask, params: Params) -> Answer {
    let id = params.id("agency")?;
    let (agency, journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::agency(ctx, tx, id)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let sheets = vec![
        sheets::owed_tasks(&ask, &agency),
        sheets::owed_duties(&ask, &agency),
    ];
    crate::book::answer(&ask, journal, &agency.fact.name, sheets)
}

fn sections(ask: &Ask, agency: &AgencyOwes) -> Vec<Section> {
    [
        (Demand::Required, "chu-tri"),
        (Demand::OwnShare, "phan-viec"),
        (Demand::OnOccasion, "phoi-hop"),
    ]
    .into_iter()
    .map(|(demand, id)| {
        let of = |task: &&OwedTask| task.demand == demand;
        let rows: Vec<Line> = agency
            .tasks
            .iter()
            .filter(of)
            .map(|task| line(ask, agency, task))
            .collect();
        Section {
            id,
            title: t::plan::demand_title(ask.lang, demand),
            count: t::plan::tasks_in(ask.lang, &t::count(rows.len())),
            folded: demand == Demand::OnOccasion,
            rows,
        }
    })
    .filter(|section| !section.rows.is_empty())
    .collect()
}

fn line(ask: &Ask, agency: &AgencyOwes, owed: &OwedTask) -> Line {
    let (text, clipped) = clipped(&owed.parts);
    let task = &owed.task;
    Line {
        number: task
            .number
            .clone()
            .unwrap_or_else(|| format!("({})", task.ordinal)),
        href: ask.dated(&ask.at(&format!("ke-hoach/{}/nhiem-vu/{}", task.plan, task.task))),
        plan: agency
            .plans
            .get(&task.plan)
            .map(|plan| t::plan::plan_short(plan).to_owned())
            .unwrap_or_default(),
        text,
        clipped,
        through: owed
            .through
            .as_ref()
            .map(|through| t::plan::through(ask.lang, &through.name))
            .unwrap_or_default(),
        deadline: t::plan::deadline(ask.lang, task),
        secret: owed.secrecy == Secrecy::StateSecret,
    }
}
