//! The page of a document under review: the source beside what was made of it.

use super::{
    changed::{self, ChangedPane},
    confirm::{Confirm, confirm},
    fields::{self, FieldRow, Fields, Sort, Typed},
    findings::{self, FindingRow, OpenFinding, TypedFinding},
    names::{self, NameRow, TypedName},
    rows::{self, RowsPane, TypedRow, TypedRows},
    source::{Lines, Window},
    structure::Structure,
};
use crate::{
    ask::{Ask, page_with},
    error::Answer,
    extract::{Params, Query},
    frame::{Frame, NavItem, Place, Problem},
    i18n::{self as t, Lang},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    import::Joined,
    taking_in::{Examined, Kept, Review, can_be_row, review},
};
use tiendo_domain::id::{Document, Id};
use tiendo_read::{Severity, Span};
use tiendo_text::date;

/// Which part of the review is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Findings,
    Rows,
    Names,
    Structure,
    Changed,
    Confirm,
}

impl View {
    /// All, in the order of the page, with their words in addresses.
    const ALL: [(View, &'static str); 6] = [
        (View::Findings, "diem"),
        (View::Rows, "hang"),
        (View::Names, "ten"),
        (View::Structure, "cau-truc"),
        (View::Changed, "sua-tay"),
        (View::Confirm, "xac-nhan"),
    ];

    /// Its word in addresses.
    pub(super) fn code(self) -> &'static str {
        let found = Self::ALL.iter().find(|(view, _)| *view == self);
        found.map_or("diem", |(_, code)| code)
    }

    /// The part of a word.
    pub(super) fn from_code(code: &str) -> Option<View> {
        let found = Self::ALL.iter().find(|(_, known)| *known == code);
        found.map(|(view, _)| *view)
    }
}

/// What the address asks to see.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) view: Option<View>,
    /// The finding that is open, from 0.
    pub(super) finding: Option<usize>,
    /// The field whose words are marked.
    pub(super) pointer: Option<String>,
    /// The field that is being corrected.
    pub(super) mend: Option<String>,
    /// The row or heading that is open.
    pub(super) row: Option<Joined>,
    /// Which page of the rows, from 1.
    pub(super) page: Option<usize>,
    /// The line at which a row begins that the reader did not see, and that is being added.
    pub(super) add: Option<usize>,
    /// The line that is looked at.
    pub(super) line: Option<usize>,
    /// The first line of the window.
    pub(super) from: Option<usize>,
}

/// What a form sent that could not be taken, to be shown again.
#[derive(Debug, Clone, Default)]
pub(super) struct Failed {
    pub(super) problems: Vec<Problem>,
    pub(super) finding: Option<TypedFinding>,
    pub(super) field: Option<Typed>,
    pub(super) names: Vec<TypedName>,
    pub(super) rows: Option<TypedRows>,
    /// A row that the reader did not see.
    pub(super) row: Option<TypedRow>,
    /// The words of a row as somebody broke them.
    pub(super) split: Option<String>,
}

#[derive(Template)]
#[template(path = "taking_in/review.html")]
struct ReviewPage {
    f: Frame,
    /// The page's own address.
    base: String,
    /// The address of the plan that was made of it.
    plan: Option<String>,
    file: String,
    lede: String,
    views: Vec<NavItem>,
    source: Window,
    /// What the links to other windows keep of the address.
    kept: String,
    open: Option<OpenFinding>,
    mend: Option<MendForm>,
    rows: Vec<FindingRow>,
    told: Vec<FindingRow>,
    /// Whether the open finding is one of those for information.
    told_open: bool,
    names: Option<NamesPane>,
    table: Option<RowsPane>,
    changed: Option<ChangedPane>,
    /// The act that can be undone, and what the button says.
    undo: Option<(String, String)>,
    /// The part that is looked at, by its word in addresses.
    view: &'static str,
    /// Keys and what they do.
    keys: Vec<(&'static str, &'static str)>,
    structure: Option<Structure>,
    confirm: Option<Confirm>,
    here: Vec<FieldRow>,
    /// The line of which a row can be made, where nothing was made of it.
    row_from: Option<usize>,
    /// Whether a field or a line was asked for: then what was read there stands first.
    here_first: bool,
}

struct MendForm {
    pointer: String,
    label: String,
    printed: String,
    /// What a person decided on it, and the token of that decision.
    stands: Option<String>,
    seen: String,
    sort: Sort,
    kinds: Vec<(String, String)>,
    typed: Typed,
    /// The part of the review in which the form stands.
    view: &'static str,
    /// Where leaving it leads.
    back: String,
    /// The finding from which it was opened, by its address.
    finding: Option<usize>,
}

struct NamesPane {
    rows: Vec<NameRow>,
    choices: Vec<String>,
}

/// The page.
pub(crate) async fn page(ask: Ask, params: Params, query: Query) -> Answer {
    let look = Look {
        view: View::from_code(query.get("xem")),
        finding: number(query.get("diem")).and_then(|n| n.checked_sub(1)),
        pointer: some(query.get("truong")),
        mend: some(query.get("sua")).filter(|pointer| fields::sort_of(pointer).is_some()),
        row: query.get("hang").parse().ok(),
        page: number(query.get("trang")),
        add: number(query.get("them")),
        line: number(query.get("dong")),
        from: number(query.get("tu")),
    };
    show(&ask, params.id("document")?, look, Failed::default()).await
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok()
}

fn some(text: &str) -> Option<String> {
    Some(text)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// The page as the address asks, with what a form sent where it could not be taken.
pub(super) async fn show(ask: &Ask, id: Id<Document>, look: Look, failed: Failed) -> Answer {
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = review(&kept, &examined);
    let status = if failed.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let shown = Shown {
        ask,
        kept: &kept,
        examined: &examined,
        review: &review,
        look: with_defaults(look, &kept, &review),
    };
    page_with(status, &shown.page(failed))
}

/// Where the address names no part: what is to be done next.
fn with_defaults(mut look: Look, kept: &Kept, review: &Review) -> Look {
    let asked = look.finding.is_some() || look.pointer.is_some() || look.mend.is_some();
    let view = look.view.unwrap_or_else(|| {
        if look.row.is_some() || look.add.is_some() {
            View::Rows
        } else if asked || look.line.is_some() || look.from.is_some() {
            View::Findings
        } else if kept.plan().is_some() {
            View::Structure
        } else if findings::first_open(review).is_some() {
            View::Findings
        } else if review.names_open() > 0 {
            View::Names
        } else {
            View::Confirm
        }
    });
    if view == View::Findings && !asked && look.line.is_none() && look.from.is_none() {
        let first = findings::first_open(review);
        look.finding = first.filter(|_| kept.plan().is_none());
    }
    look.view = Some(view);
    look
}

struct Shown<'a> {
    ask: &'a Ask,
    kept: &'a Kept,
    examined: &'a Examined,
    review: &'a Review,
    look: Look,
}

impl Shown<'_> {
    fn page(&self, failed: Failed) -> ReviewPage {
        let lang = self.ask.lang;
        let (look, review) = (&self.look, self.review);
        let view = look.view.unwrap_or(View::Findings);
        let lines = Lines::of(self.examined);
        let all = Fields::of(lang, review, &lines);
        let marks = self.marks(&all);
        let order = findings::order(review);
        let first_row = || {
            let rows = (view == View::Rows).then(|| rows::first_of_page(review, look.page))?;
            lines.number(rows?)
        };
        let looked_at = look
            .line
            .or(look.add)
            .or_else(|| lines.number(marks.first()?.start))
            .or_else(first_row);
        let marked_lines: Vec<usize> = match look.line {
            Some(line) => vec![line],
            None => marks
                .iter()
                .take(8)
                .filter_map(|mark| lines.number(mark.start))
                .collect(),
        };
        let (told, rows): (Vec<FindingRow>, _) = findings::rows(lang, review, &order, look.finding)
            .into_iter()
            .partition(|row| review.findings[row.n - 1].finding.severity() == Severity::Info);
        let in_findings = view == View::Findings;
        let registered = self.kept.plan().is_some();
        let open = look
            .finding
            .filter(|_| in_findings && look.mend.is_none() && !registered);
        let mend = look.mend.as_deref().filter(|_| !registered);
        ReviewPage {
            open: open.and_then(|at| findings::open(lang, review, &order, at, failed.finding)),
            mend: mend.map(|pointer| {
                mend_form(
                    lang,
                    review,
                    &all,
                    pointer,
                    failed.field,
                    (view, look.finding),
                )
            }),
            told_open: told.iter().any(|row| row.current),
            rows: if in_findings { rows } else { Vec::new() },
            told: if in_findings { told } else { Vec::new() },
            names: (view == View::Names).then(|| NamesPane {
                rows: names::rows(lang, self.kept, review, &failed.names),
                choices: names::choices(self.kept),
            }),
            table: (view == View::Rows).then(|| {
                let typed = rows::Typed {
                    rows: failed.rows,
                    split: failed.split,
                    row: failed.row,
                };
                let first_line = looked_at.unwrap_or(1);
                rows::pane(self.ask, self.kept, review, &all, look, typed, first_line)
            }),
            changed: (view == View::Changed)
                .then(|| changed::pane(self.ask, self.kept, self.examined, review, &all)),
            undo: self.undo().filter(|_| !registered),
            view: view.code(),
            keys: t::review::all_keys(lang).into(),
            structure: (view == View::Structure).then(|| Structure::of(lang, review, &all)),
            confirm: (view == View::Confirm && !registered)
                .then(|| confirm(lang, &self.base(), review)),
            here: all.at(&marked_lines),
            row_from: look
                .line
                .filter(|line| !registered && can_be_row(self.examined, review, *line)),
            here_first: look.line.is_some() || look.pointer.is_some(),
            source: lines.window(look.from, looked_at, &marks),
            kept: self.kept_query(),
            views: self.views(view),
            base: self.base(),
            plan: self
                .kept
                .plan()
                .map(|plan| self.ask.at(&format!("ke-hoach/{plan}"))),
            file: self.kept.document.name.clone(),
            lede: self.lede(),
            f: self.frame(failed.problems),
        }
    }

    fn frame(&self, problems: Vec<Problem>) -> Frame {
        let lang = self.ask.lang;
        let document = &self.kept.document;
        let name = t::taking_in::document_name(lang, document.number.as_deref(), &document.name);
        self.ask
            .frame(Place::Plans, t::taking_in::review_title(lang, &name))
            .crumb("ke-hoach", t::taking_in::plans(lang))
            .crumb("ke-hoach/tai-len", t::taking_in::upload_title(lang))
            .with_problems(problems)
    }

    fn base(&self) -> String {
        self.ask
            .at(&format!("ke-hoach/van-ban/{}", self.kept.document.id))
    }

    fn lede(&self) -> String {
        let lang = self.ask.lang;
        let open = |severity| t::count(findings::open_count(self.review, severity));
        if self.kept.plan().is_some() {
            return t::taking_in::lede_registered(lang).to_owned();
        }
        let open = match self.review.undecided() {
            0 => t::taking_in::lede_ready(lang, &open(Severity::Warning), &open(Severity::Info)),
            _ => t::taking_in::lede_open(
                lang,
                &open(Severity::Error),
                &open(Severity::Warning),
                &open(Severity::Info),
            ),
        };
        let progress = self.review.progress();
        let (settled, total) = (progress.settled.to_string(), progress.total.to_string());
        format!("{}. {open}", t::review::progress(lang, &settled, &total))
    }

    /// What can be undone, and what the button says.
    fn undo(&self) -> Option<(String, String)> {
        let lang = self.ask.lang;
        let last = self.kept.last.as_ref()?;
        let who = last.by.as_deref().unwrap_or(t::review::by_program(lang));
        let when = date::moment(last.act.at, lang);
        let anchors = last.anchors();
        let first = anchors.first().map_or("", String::as_str);
        let what = t::review::act_label(lang, first, anchors.len());
        Some((
            last.act.id.to_string(),
            t::review::undo_last(lang, &what, who, &when),
        ))
    }

    /// The parts of the review, with how much waits in each.
    fn views(&self, current: View) -> Vec<NavItem> {
        let lang = self.ask.lang;
        let (review, registered) = (self.review, self.kept.plan().is_some());
        let label = |view: View| match view {
            View::Findings => t::taking_in::view_findings(lang, &t::count(review.findings.len())),
            View::Rows => t::review::view_rows(lang, &t::count(review.shape.rows.len())),
            View::Names => t::taking_in::view_names(lang, &t::count(review.names_open())),
            View::Structure => t::review::view_rest(lang).to_owned(),
            View::Changed => {
                let count = review.standing.len() + review.stale.len();
                t::review::view_changed(lang, &t::count(count))
            }
            View::Confirm => t::taking_in::view_confirm(lang).to_owned(),
        };
        View::ALL
            .into_iter()
            .filter(|(view, _)| !(registered && matches!(view, View::Names | View::Confirm)))
            .map(|(view, code)| NavItem {
                href: format!("{}?xem={code}", self.base()),
                label: label(view),
                current: view == current,
            })
            .collect()
    }

    /// What links to other windows of the source keep.
    fn kept_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(finding) = self.look.finding {
            query.append_pair("diem", &(finding + 1).to_string());
        } else if let Some(view) = self.look.view {
            query.append_pair("xem", view.code());
            if let Some(row) = self.look.row {
                query.append_pair("hang", &row.to_string());
            }
        }
        query.finish()
    }

    /// The stretches of the source that are marked: those of the field, else of the finding.
    fn marks(&self, all: &Fields<'_>) -> Vec<Span> {
        let field = self.look.mend.as_deref().or(self.look.pointer.as_deref());
        if let Some(pointer) = field {
            let marks = all.marks(pointer);
            if !marks.is_empty() {
                return marks;
            }
            // A field that the text lacks: the thing that should have it.
            let thing = pointer.rfind('/').map_or("", |at| &pointer[..at]);
            return all.marks(thing);
        }
        if let Some(row) = self.look.row {
            return match row {
                Joined::Row(_) => all.marks(&row.to_string()),
                Joined::Heading(_) => all.marks(&format!("{row}/title")),
            };
        }
        let finding = self
            .look
            .finding
            .and_then(|at| self.review.findings.get(at));
        finding.map_or_else(Vec::new, |view| view.finding.spans.clone())
    }
}

fn mend_form(
    lang: Lang,
    review: &Review,
    all: &Fields<'_>,
    pointer: &str,
    typed: Option<Typed>,
    (view, finding): (View, Option<usize>),
) -> MendForm {
    let row = all.row(pointer);
    let stands = fields::standing(lang, review, pointer);
    MendForm {
        label: row.label,
        printed: row.value,
        stands: row.mended,
        seen: review.field_token(pointer),
        sort: fields::sort_of(pointer).unwrap_or(Sort::Words),
        kinds: fields::deadline_kinds(lang, &stands.text),
        typed: typed.unwrap_or(stands),
        view: view.code(),
        back: back_to(pointer, view, finding),
        finding: finding.map(|at| at + 1),
        pointer: pointer.to_owned(),
    }
}

/// The query that shows a field again after its form: at the finding that asked for it, in its row, or beside its words.
pub(super) fn back_to(pointer: &str, view: View, finding: Option<usize>) -> String {
    if let Some(at) = finding {
        return format!("?diem={}", at + 1);
    }
    let mut query = form_urlencoded::Serializer::new("?".to_owned());
    let row = pointer.splitn(4, '/').collect::<Vec<_>>();
    match (view, &row[..]) {
        (View::Rows, ["", "tasks", row, ..]) => {
            query.append_pair("xem", view.code());
            query.append_pair("hang", &format!("/tasks/{row}"));
        }
        _ => {
            query.append_pair("truong", pointer);
        }
    }
    query.finish()
}
