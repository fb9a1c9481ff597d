//! The page of a document under review: the source beside what was made of it.

use super::{
    fields::{self, FieldRow, Fields, Sort, Typed},
    findings::{self, FindingRow, OpenFinding, TypedFinding},
    names::{self, NameRow, TypedName},
    source::{Lines, Window},
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
use tiendo_app::taking_in::{Examined, Kept, Review, review};
use tiendo_domain::id::{Document, Id};
use tiendo_read::{Severity, Span};

/// Which part of the review is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Findings,
    Names,
    Structure,
    Confirm,
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
    structure: Vec<(String, Vec<FieldRow>)>,
    confirm: Option<Confirm>,
    here: Vec<FieldRow>,
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
}

struct NamesPane {
    rows: Vec<NameRow>,
    choices: Vec<String>,
}

struct Confirm {
    missing: Vec<NavItem>,
    counts: Vec<(String, String)>,
    secret: Vec<(usize, String)>,
    stale: usize,
}

/// The page.
pub(crate) async fn page(ask: Ask, params: Params, query: Query) -> Answer {
    let look = Look {
        view: match query.get("xem") {
            "diem" => Some(View::Findings),
            "ten" => Some(View::Names),
            "cau-truc" => Some(View::Structure),
            "xac-nhan" => Some(View::Confirm),
            _ => None,
        },
        finding: number(query.get("diem")).and_then(|n| n.checked_sub(1)),
        pointer: some(query.get("truong")),
        mend: some(query.get("sua")).filter(|pointer| fields::sort_of(pointer).is_some()),
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
        if asked || look.line.is_some() || look.from.is_some() {
            View::Findings
        } else if kept.plan().is_some() {
            View::Structure
        } else if review.undecided() > 0 {
            View::Findings
        } else if review.names_open() > 0 {
            View::Names
        } else {
            View::Confirm
        }
    });
    if view == View::Findings && !asked && look.line.is_none() && look.from.is_none() {
        let first = findings::next_open(review, review.findings.len());
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
        let looked_at = look.line.or_else(|| lines.number(marks.first()?.start));
        let marked_lines: Vec<usize> = match look.line {
            Some(line) => vec![line],
            None => marks
                .iter()
                .take(8)
                .filter_map(|mark| lines.number(mark.start))
                .collect(),
        };
        let (told, rows): (Vec<FindingRow>, _) = findings::rows(lang, review, look.finding)
            .into_iter()
            .partition(|row| review.findings[row.n - 1].finding.severity() == Severity::Info);
        let in_findings = view == View::Findings;
        let registered = self.kept.plan().is_some();
        let open = look
            .finding
            .filter(|_| in_findings && look.mend.is_none() && !registered);
        let mend = look.mend.as_deref().filter(|_| !registered);
        ReviewPage {
            open: open.and_then(|at| findings::open(lang, review, at, failed.finding)),
            mend: mend.map(|pointer| mend_form(lang, review, &all, pointer, failed.field)),
            told_open: told.iter().any(|row| row.current),
            rows: if in_findings { rows } else { Vec::new() },
            told: if in_findings { told } else { Vec::new() },
            names: (view == View::Names).then(|| NamesPane {
                rows: names::rows(lang, self.kept, review, &failed.names),
                choices: names::choices(self.kept),
            }),
            structure: if view == View::Structure {
                structure(lang, review, &all)
            } else {
                Vec::new()
            },
            confirm: (view == View::Confirm && !registered).then(|| self.confirm()),
            here: all.at(&marked_lines),
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
        match self.review.undecided() {
            0 => t::taking_in::lede_ready(lang, &open(Severity::Warning), &open(Severity::Info)),
            _ => t::taking_in::lede_open(
                lang,
                &open(Severity::Error),
                &open(Severity::Warning),
                &open(Severity::Info),
            ),
        }
    }

    /// The parts of the review, with how much waits in each.
    fn views(&self, current: View) -> Vec<NavItem> {
        let lang = self.ask.lang;
        let open = t::count(self.review.names_open());
        let all = [
            (
                View::Findings,
                "diem",
                t::taking_in::view_findings(lang, &t::count(self.review.findings.len())),
            ),
            (View::Names, "ten", t::taking_in::view_names(lang, &open)),
            (
                View::Structure,
                "cau-truc",
                t::taking_in::view_structure(lang).to_owned(),
            ),
            (
                View::Confirm,
                "xac-nhan",
                t::taking_in::view_confirm(lang).to_owned(),
            ),
        ];
        let registered = self.kept.plan().is_some();
        all.into_iter()
            .filter(|(view, ..)| !(registered && matches!(view, View::Names | View::Confirm)))
            .map(|(view, code, label)| NavItem {
                href: format!("{}?xem={code}", self.base()),
                label,
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
            let code = match view {
                View::Findings => "diem",
                View::Names => "ten",
                View::Structure => "cau-truc",
                View::Confirm => "xac-nhan",
            };
            query.append_pair("xem", code);
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
        let finding = self
            .look
            .finding
            .and_then(|at| self.review.findings.get(at));
        finding.map_or_else(Vec::new, |view| view.finding.spans.clone())
    }

    fn confirm(&self) -> Confirm {
        let lang = self.ask.lang;
        let document = &self.review.settled.document;
        let mut missing = Vec::new();
        let mut need = |count: usize, view: &str, words: String| {
            if count > 0 {
                missing.push(NavItem {
                    href: format!("{}?xem={view}", self.base()),
                    label: words,
                    current: false,
                });
            }
        };
        let (undecided, names) = (self.review.undecided(), self.review.names_open());
        need(
            undecided,
            "diem",
            t::taking_in::undecided(lang, t::count(undecided)),
        );
        need(
            names,
            "ten",
            t::taking_in::names_open(lang, t::count(names)),
        );
        let counts = [
            (t::taking_in::count_groups(lang), document.groups.len()),
            (t::taking_in::count_tasks(lang), document.tasks.len()),
            (t::taking_in::count_targets(lang), document.targets.len()),
            (
                t::taking_in::count_obligations(lang),
                document.obligations.len(),
            ),
            (t::taking_in::count_duties(lang), document.duties.len()),
            (
                t::taking_in::count_citations(lang),
                document.citations.len(),
            ),
            (
                t::taking_in::count_recipients(lang),
                document.header.recipients.len(),
            ),
        ];
        let likely = self.review.likely_secret().into_iter();
        Confirm {
            missing,
            counts: counts
                .map(|(label, count)| (label.to_owned(), t::count(count)))
                .into(),
            secret: likely
                .map(|i| (i, t::taking_in::secret_task(lang, &document.tasks[i])))
                .collect(),
            stale: self.review.stale.len(),
        }
    }
}

fn mend_form(
    lang: Lang,
    review: &Review,
    all: &Fields<'_>,
    pointer: &str,
    typed: Option<Typed>,
) -> MendForm {
    let row = all.row(pointer);
    MendForm {
        label: row.label,
        printed: row.value,
        stands: row.mended,
        seen: review.field_token(pointer),
        sort: fields::sort_of(pointer).unwrap_or(Sort::Words),
        kinds: fields::deadline_kinds(lang),
        typed: typed.unwrap_or_else(|| fields::standing(lang, review, pointer)),
        pointer: pointer.to_owned(),
    }
}

/// All that was read, by its parts.
fn structure(lang: Lang, review: &Review, all: &Fields<'_>) -> Vec<(String, Vec<FieldRow>)> {
    let count = |thing: &str| review.json[thing].as_array().map_or(0, Vec::len);
    let rows = |pointers: Vec<String>| -> Vec<FieldRow> {
        pointers.iter().map(|pointer| all.row(pointer)).collect()
    };
    let header = ["issuer", "number", "kind", "date", "title", "horizon"];
    let header = header.map(|field| format!("/document/{field}")).into();
    let mut parts = vec![(t::taking_in::part_header(lang).to_owned(), rows(header))];
    let targets = (0..count("targets")).flat_map(|i| {
        ["name", "comparator", "low", "high", "unit"].map(|field| format!("/targets/{i}/{field}"))
    });
    let targets =
        targets.filter(|pointer| review.json.pointer(pointer).is_some_and(|v| !v.is_null()));
    parts.push((
        t::taking_in::count_targets(lang).to_owned(),
        rows(targets.collect()),
    ));
    let document = &review.settled.document;
    for (i, group) in document.groups.iter().enumerate() {
        let number = group
            .number
            .as_ref()
            .map_or("", |number| number.value.as_str());
        let mut pointers = vec![format!("/groups/{i}/title")];
        for (j, task) in document.tasks.iter().enumerate() {
            if task.group.as_deref() == Some(number) {
                pointers.extend(all.of_task(j));
            }
        }
        parts.push((t::taking_in::part_group(lang, number), rows(pointers)));
    }
    let loose = document
        .tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| task.group.is_none());
    let loose: Vec<String> = loose.flat_map(|(j, _)| all.of_task(j)).collect();
    parts.push((t::taking_in::count_tasks(lang).to_owned(), rows(loose)));
    let obligations = (0..count("obligations")).flat_map(|i| {
        [
            "kind",
            "frequency",
            "before",
            "last_day",
            "to",
            "via",
            "who",
        ]
        .map(|field| format!("/obligations/{i}/{field}"))
    });
    let obligations = obligations.filter(|pointer| review.json.pointer(pointer).is_some());
    parts.push((
        t::taking_in::count_obligations(lang).to_owned(),
        rows(obligations.collect()),
    ));
    let duties = (0..count("duties"))
        .flat_map(|i| ["kind", "who"].map(|field| format!("/duties/{i}/{field}")));
    parts.push((
        t::taking_in::count_duties(lang).to_owned(),
        rows(duties.collect()),
    ));
    parts.retain(|(_, rows)| !rows.is_empty());
    parts
}
