//! Tasks in running text: the marked paragraphs of its part on tasks, and what is given to a body anywhere
//! ("Giao Sở … chủ trì, phối hợp với …", "1. Sở …: a) … b) …"). The paragraphs become the rows of a table, so that what
//! follows is the same for both.

mod about_table;
mod articles;
mod asking;
mod given;
mod headings;
mod items;
mod later;
mod matter;
mod naming;
mod no_task;
mod paragraph;
mod row;
mod rows;
mod siblings;

use std::collections::HashSet;

use crate::addressees::addressees;
use crate::letters;
use crate::model::{Group, Task};
use crate::span::Span;
use crate::tasks::Tasks;
use crate::view::{Place, View};
use crate::zones::{Section, Zones};
use about_table::is_about_table;
use headings::{announces_tasks, is_group, opening, tells_only};
use items::{Opening, Portion};
use naming::named_alone;
use paragraph::is_item;
use rows::rows;

/// Kinds of documents whose numbered paragraphs are no tasks unless they are given to somebody.
const TELLING: &[&str] = &[
    "Báo cáo",
    "Tờ trình",
    "Thông tư",
    "Thông tư liên tịch",
    "Nghị định",
    "Luật",
    "Pháp lệnh",
    "Văn bản hợp nhất",
    "Quy chế",
    "Quy định",
    "Biên bản",
    "Hướng dẫn",
    "Thông cáo",
];

/// Of these, what gives nobody anything to do: what they ask for is a proposal.
const ONLY_TELLING: &[&str] = &["Báo cáo", "Tờ trình", "Biên bản", "Thông cáo"];

/// What is given to somebody in the text of a document whose tasks stand in a table, unless it is `laid_down` as a duty or a report.
pub(crate) fn beside_tables(
    view: &View,
    zones: &Zones,
    kind: Option<&str>,
    laid_down: &[Span],
) -> Tasks {
    let mut all = Tasks::default();
    if kind.is_some_and(|kind| ONLY_TELLING.contains(&kind)) {
        return all;
    }
    for section in zones
        .sections
        .iter()
        .filter(|section| !tells_only(view, section, kind))
    {
        let body = led(view, section).unwrap_or_else(|| section.body.clone());
        let announced = announces_tasks(view, section);
        let opening = opening(view, section, kind);
        let mut own = Tasks::default();
        let trust = Trust::Beside { announced };
        let portion = Portion {
            title: Some(&section.title),
            body: &body,
            trust,
            opening,
            letter_to: None,
        };
        rows(view, &portion, laid_down, &mut own);
        // What its own part announces may have nobody who does it.
        own.tasks.retain(|task| announced || !task.leads.is_empty());
        all.add(own);
    }
    all.tasks.retain(|task| !is_duty(view, task, laid_down));
    // In a letter without parts everything is an order; what is attached may say below its table who does more.
    let trust = Trust::Beside { announced: false };
    for loose in [&zones.preamble, &zones.annex] {
        let mut own = Tasks::default();
        rows(view, &plain(loose, trust), laid_down, &mut own);
        own.tasks.retain(|task| !task.leads.is_empty());
        all.add(own);
    }
    all.tasks.retain(|task| {
        let first = task.content.first().and_then(|words| words.spans.first());
        !first.is_some_and(|span| is_about_table(view, &view.place(*span)))
    });
    let filled: HashSet<Option<&str>> =
        all.tasks.iter().map(|task| task.group.as_deref()).collect();
    all.groups.retain(|group| filled.contains(&group.name()));
    all.tasks.sort_by_key(|task| task.extent.start);
    forget_unread_groups(&mut all);
    all
}

/// Some of the words are read as a duty or a report.
fn lays_down(view: &View, words: &Place, laid_down: &[Span]) -> bool {
    let said = view.span(words);
    laid_down
        .iter()
        .any(|span| span.start < said.end && said.start < span.end)
}

/// Everything that the task says is laid down as a duty or a report, and nothing in a clause of its own.
fn is_duty(view: &View, task: &Task, laid_down: &[Span]) -> bool {
    let is_laid_down = |(clause, is_last): (&Place, bool)| {
        let in_laid_down = lays_down(view, clause, laid_down);
        // "Trên cơ sở …; theo chức năng, nhiệm vụ được giao; …" is nothing to do, unless the clause says what.
        let clause = view.trim_start(clause.clone());
        in_laid_down
            || (!is_last
                && ["tren co so", "can cu", "theo"]
                    .iter()
                    .any(|word| view.after(&clause, word).is_some()))
    };
    let said = task.content.iter().flat_map(|words| &words.spans);
    let sentences = said.flat_map(|span| view.sentences(&view.place(*span)));
    let clauses: Vec<Place> = sentences
        .flat_map(|sentence| view.split(&sentence, b";"))
        .collect();
    let last = clauses.len().saturating_sub(1);
    let clauses = clauses.iter().enumerate();
    clauses
        .map(|(i, clause)| (clause, i == last))
        .all(is_laid_down)
}

/// The heading names bodies and nothing else.
fn is_name(view: &View, section: &Section) -> bool {
    named_alone(view, &section.title).is_some()
}

/// The paragraphs of a part whose heading names bodies or gives them something to do, with the heading: "I. TRUNG TÂM …",
/// "III. Phòng Tài chính: Tham mưu …".
fn led(view: &View, section: &Section) -> Option<Vec<Place>> {
    let gives = || {
        addressees(view, &section.title)
            .is_some_and(|(bodies, rest)| !bodies.who.is_empty() && !rest.is_empty())
    };
    (section.is_article || is_name(view, section) || gives()).then(|| with_heading(section))
}

fn with_heading(section: &Section) -> Vec<Place> {
    let heading = std::iter::once(&section.heading);
    heading.chain(&section.body).cloned().collect()
}

/// `kind`: that of the document, where it has one; `laid_down`: what is read as a duty or a report.
pub(crate) fn read(view: &View, zones: &Zones, kind: Option<&str>, laid_down: &[Span]) -> Tasks {
    let mut all = Tasks::default();
    if kind.is_some_and(|kind| ONLY_TELLING.contains(&kind)) {
        return all;
    }
    let tells = kind.is_some_and(|kind| TELLING.contains(&kind));
    let given = if tells { Trust::Told } else { Trust::Given };
    for section in &zones.sections {
        if section.is_article || tells_only(view, section, kind) {
            continue;
        }
        // "I. TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH": whose the list below is.
        if let Some(body) = led(view, section) {
            let trust = if is_name(view, section) {
                Trust::Heading
            } else {
                given
            };
            rows(view, &plain(&body, trust), laid_down, &mut all);
            continue;
        }
        let announced = announces_tasks(view, section);
        let trust = if announced && !tells {
            Trust::Heading
        } else if announced && kind == Some("Hướng dẫn") {
            // What an instruction lists there is to be done where it says what.
            Trust::Beside { announced }
        } else {
            given
        };
        // "I. Cải cách thể chế" below "B. NHIỆM VỤ" heads a group of its tasks.
        let body = if is_group(view, section) {
            with_heading(section)
        } else {
            section.body.clone()
        };
        let portion = Portion {
            title: Some(&section.title),
            body: &body,
            trust,
            opening: opening(view, section, kind),
            letter_to: None,
        };
        rows(view, &portion, laid_down, &mut all);
    }
    articles::read(view, zones, kind, given, laid_down, &mut all);
    // An excerpt, a letter or an annex without a table has no part on tasks.
    let loose = if zones.sections.is_empty() && !tells {
        Trust::Items
    } else {
        given
    };
    let letter_to = letters::goes_to(view, &zones.preamble);
    let is_letter = matches!(kind, Some("Công văn" | "Công điện")) && !letter_to.who.is_empty();
    // Without a mark each paragraph may say who does what.
    let has_marks = zones.preamble.iter().any(|place| is_item(view, place));
    let letter = Portion {
        letter_to: Some(&letter_to).filter(|_| is_letter),
        opening: if kind == Some("Thông báo") && loose == Trust::Items && !has_marks {
            Opening::Acts
        } else {
            Opening::Plain
        },
        ..plain(&zones.preamble, loose)
    };
    for portion in [letter, plain(&zones.annex, loose)] {
        rows(view, &portion, laid_down, &mut all);
    }
    all.tasks.sort_by_key(|task| task.extent.start);
    forget_unread_groups(&mut all);
    all
}

/// Paragraphs without a heading that says more of them.
const fn plain(body: &[Place], trust: Trust) -> Portion<'_> {
    Portion {
        title: None,
        body,
        trust,
        opening: Opening::Plain,
        letter_to: None,
    }
}

/// "3.1" tells of a group "3" only where that heads tasks; it may as well be the number of the part.
fn forget_unread_groups(all: &mut Tasks) {
    let Tasks { groups, tasks, .. } = all;
    let known: HashSet<&str> = groups.iter().filter_map(Group::name).collect();
    for task in tasks {
        task.group.take_if(|name| !known.contains(name.as_str()));
    }
}

/// What makes a paragraph a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It stands under a heading that announces tasks.
    Heading,
    /// It has a dotted number or says who does it.
    Items,
    /// It says who does it.
    Given,
    /// It says who does it, in a document that lays down rules: what stands there in brackets gives nobody a task.
    Told,
    /// It says who does it, or the paragraph above that names a body alone, in a document whose tasks stand in a table.
    Beside {
        /// It stands under a heading that announces tasks.
        announced: bool,
    },
}
