//! The list behind a number of the leader's page.

use super::tables::{backed_mark, declared_mark, scheduled_mark};
use crate::{
    ask::{Ask, page},
    book::{self, ColumnKind},
    error::{Answer, WebError},
    extract::Query,
    frame::{Frame, Place},
    i18n as t,
    mark::{Mark, capital},
};
use askama::Template;
use tiendo_app::{
    register::journal_head,
    standing::{self, Asked, BackedAs, DeclaredAs, Listed, ListedRow, ScheduledAs, UNDATED},
};
use tiendo_domain::id::{Id, Plan, Round};
use tiendo_text::{Lang, date};

/// How long a task's words are here, in characters.
const CLIP: usize = 150;

/// How many leads are named before the rest is counted.
const LEADS: usize = 3;

#[derive(Template)]
#[template(path = "standing/list.html")]
struct ListPage {
    f: Frame,
    /// What the list is: its count and its conditions.
    what: String,
    back: String,
    /// The address of the same list as a workbook.
    book: String,
    plan: String,
    round: String,
    group: String,
    agency: String,
    declared: Vec<Choice>,
    backed: Vec<Choice>,
    scheduled: Vec<Choice>,
    rows: Vec<Row>,
}

/// An option of a filter: code, words, whether it is chosen.
type Choice = (&'static str, String, bool);

struct Row {
    number: String,
    href: String,
    words: String,
    leads: String,
    declared: Mark,
    backed: Mark,
    scheduled: Mark,
}

/// What an address asks for.
struct Wanted {
    plan: Id<Plan>,
    round: Option<Id<Round>>,
    asked: Asked,
}

impl Wanted {
    fn of(query: &Query) -> Result<Wanted, WebError> {
        Ok(Wanted {
            plan: query.id("kh").ok_or(WebError::NotFound)?,
            round: query.id("ky"),
            asked: Asked {
                group: query.get("nhom").parse().ok(),
                agency: query.id("cq"),
                declared: declared(query),
                backed: backed(query),
                scheduled: scheduled(query),
            },
        })
    }
}

/// The list that the address asks for.
pub(crate) async fn show(ask: Ask, query: Query) -> Answer {
    let Wanted { plan, round, asked } = Wanted::of(&query)?;
    let wanted = asked.clone();
    let list = ask
        .read(move |ctx, tx| standing::list(ctx, tx, plan, round, &wanted))
        .await?;
    page(&list_page(&ask, &query, &asked, &list))
}

/// The same list as a workbook, with all words and all leads.
pub(crate) async fn download(ask: Ask, query: Query) -> Answer {
    let Wanted { plan, round, asked } = Wanted::of(&query)?;
    let wanted = asked.clone();
    let (list, journal) = ask
        .read(move |ctx, tx| {
            Ok((
                standing::list(ctx, tx, plan, round, &wanted)?,
                journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let lang = ask.lang;
    let columns = vec![
        book::column(t::standing::col_number(lang), 7, ColumnKind::Mark),
        book::words(t::standing::col_task(lang), 70),
        book::words(t::standing::col_leads(lang), 40),
        book::words(t::standing::declared_title(lang), 24),
        book::words(t::standing::backed_title(lang), 24),
        book::words(t::standing::scheduled_title(lang), 24),
    ];
    let rows = list.rows.iter().map(|one| {
        let marks = [
            declared_mark(lang, one.declared),
            backed_mark(lang, one.backed),
            scheduled_mark(lang, one.scheduled),
        ];
        let own = [number(one), one.words.clone(), one.leads.join("; ")];
        let marks = marks.into_iter().map(|mark| mark.words);
        own.into_iter().chain(marks).map(book::text).collect()
    });
    let at = date::moment(ask.now, lang);
    let sheet = book::Sheet {
        name: t::standing::place(lang).to_owned(),
        note: format!(
            "{}. {}",
            what(lang, &asked, &list),
            t::desk::book_note(lang, &at)
        ),
        columns,
        rows: rows.collect(),
    };
    let name = t::plan::plan_name(lang, &list.plan);
    let title = t::standing::list_title(lang, &name);
    book::answer(&ask, journal, &title, vec![sheet])
}

fn number(one: &ListedRow) -> String {
    let number = one.task.number.clone();
    number.unwrap_or_else(|| format!("({})", one.task.ordinal))
}

/// What is declared; `khac` stands for everything that the table of groups puts in one column.
fn declared(query: &Query) -> Vec<DeclaredAs> {
    match query.get("tt") {
        "khac" => vec![
            DeclaredAs::EachBody,
            DeclaredAs::Secret,
            DeclaredAs::WithoutState,
            DeclaredAs::Nobody,
        ],
        code => DeclaredAs::from_code(code).into_iter().collect(),
    }
}

/// What stands behind it; `co` stands for files and figures.
fn backed(query: &Query) -> Vec<BackedAs> {
    match query.get("mc") {
        "co" => vec![BackedAs::File, BackedAs::Figure],
        code => BackedAs::from_code(code).into_iter().collect(),
    }
}

/// What the schedule says; `khong-han` stands for all open work without a day.
fn scheduled(query: &Query) -> Vec<ScheduledAs> {
    match query.get("th") {
        "khong-han" => UNDATED.to_vec(),
        code => ScheduledAs::from_code(code).into_iter().collect(),
    }
}

fn list_page(ask: &Ask, query: &Query, asked: &Asked, list: &Listed) -> ListPage {
    let lang = ask.lang;
    let name = t::plan::plan_name(lang, &list.plan);
    let back = format!(
        "tinh-hinh?kh={}&ky={}",
        list.plan.plan,
        list.round
            .as_ref()
            .map_or_else(String::new, |round| round.id.to_string())
    );
    ListPage {
        f: ask
            .frame(Place::Standing, t::standing::list_title(lang, &name))
            .crumb(&back, t::standing::place(lang)),
        what: what(lang, asked, list),
        back: ask.at(&back),
        book: match ask.path.split_once('?') {
            Some((_, query)) => ask.at(&format!("tinh-hinh/danh-sach/tai-ve.xlsx?{query}")),
            None => ask.at("tinh-hinh/danh-sach/tai-ve.xlsx"),
        },
        plan: list.plan.plan.to_string(),
        round: list
            .round
            .as_ref()
            .map_or_else(String::new, |round| round.id.to_string()),
        group: query.get("nhom").to_owned(),
        agency: query.get("cq").to_owned(),
        declared: choices(
            lang,
            DeclaredAs::ALL.into_iter().map(|one| {
                (
                    one.code(),
                    t::standing::declared(lang, one),
                    asked.declared == [one],
                )
            }),
        ),
        backed: choices(
            lang,
            BackedAs::ALL.into_iter().map(|one| {
                (
                    one.code(),
                    t::standing::backed(lang, one),
                    asked.backed == [one],
                )
            }),
        ),
        scheduled: choices(
            lang,
            ScheduledAs::all().map(|one| {
                (
                    one.code(),
                    t::standing::scheduled(lang, one),
                    asked.scheduled == [one],
                )
            }),
        ),
        rows: list
            .rows
            .iter()
            .map(|one| row(ask, &list.plan.plan, one))
            .collect(),
    }
}

fn choices(
    lang: Lang,
    all: impl Iterator<Item = (&'static str, &'static str, bool)>,
) -> Vec<Choice> {
    let any = ("", t::standing::any(lang).to_owned(), false);
    std::iter::once(any)
        .chain(all.map(|(code, words, chosen)| (code, capital(words), chosen)))
        .collect()
}

/// The count and the conditions in words.
fn what(lang: Lang, asked: &Asked, list: &Listed) -> String {
    let count = t::count(list.rows.len());
    let mut parts = vec![match &list.agency {
        Some(agency) => t::standing::list_items(lang, &count, agency),
        None => t::standing::list_count(lang, &count),
    }];
    if let Some(group) = &list.group {
        parts.push(t::standing::in_group(
            lang,
            group.number.as_deref().unwrap_or(&group.title),
        ));
    }
    let words = |all: Vec<&str>| all.join(", ");
    if !asked.declared.is_empty() {
        let of = asked
            .declared
            .iter()
            .map(|one| t::standing::declared(lang, *one))
            .collect();
        parts.push(t::standing::is_declared(lang, &words(of)));
    }
    if !asked.backed.is_empty() {
        let of = asked
            .backed
            .iter()
            .map(|one| t::standing::backed(lang, *one))
            .collect();
        parts.push(t::standing::is_backed(lang, &words(of)));
    }
    if !asked.scheduled.is_empty() {
        let of = asked
            .scheduled
            .iter()
            .map(|one| t::standing::scheduled(lang, *one))
            .collect();
        parts.push(t::standing::is_scheduled(lang, &words(of)));
    }
    parts.join(" · ")
}

fn row(ask: &Ask, plan: &Id<Plan>, one: &ListedRow) -> Row {
    let lang = ask.lang;
    let named: Vec<&str> = one.leads.iter().take(LEADS).map(String::as_str).collect();
    let rest = one.leads.len().saturating_sub(LEADS);
    let mut leads = named.join("; ");
    if rest > 0 {
        leads = format!("{leads} {}", t::standing::lead_more(lang, &t::count(rest)));
    }
    Row {
        number: number(one),
        href: ask.at(&format!("ke-hoach/{plan}/nhiem-vu/{}", one.task.task)),
        words: tiendo_text::clip::clipped(&one.words, CLIP),
        leads,
        declared: declared_mark(lang, one.declared),
        backed: backed_mark(lang, one.backed),
        scheduled: scheduled_mark(lang, one.scheduled),
    }
}
