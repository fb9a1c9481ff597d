//! Tasks of a document without a table: the marked paragraphs of its part on tasks. The marks become the rows of a table, so that what
//! follows is the same for both.

use crate::addressees::addressees;
use crate::marks::{self, Mark};
use crate::tables::Row;
use crate::tasks::{self, Tasks};
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};
use crate::zones::{Section, Zones};

pub(crate) fn read(view: &View, zones: &Zones) -> Tasks {
    let mut all = Tasks::default();
    let parts = zones
        .sections
        .iter()
        .filter(|section| !section.is_article && announces_tasks(view, section));
    for section in parts {
        rows(view, &section.body, Trust::Heading, &mut all);
    }
    // An excerpt, a letter or an annex without a table has no part on tasks.
    if all.tasks.is_empty() && zones.sections.is_empty() {
        rows(view, &zones.preamble, Trust::Items, &mut all);
        rows(view, &zones.annex, Trust::Items, &mut all);
    }
    all
}

fn announces_tasks(view: &View, section: &Section) -> bool {
    let title = &section.title;
    view.has(title, "nhiem vu") && !view.has(title, "to chuc thuc hien")
}

/// What makes a marked paragraph a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It stands under a heading that announces tasks.
    Heading,
    /// It has a dotted number or says who leads.
    Items,
}

/// A marked paragraph with what stands below it.
struct Item {
    mark: Mark,
    row: Row,
    /// Bodies that its words are addressed to.
    is_addressed: bool,
}

fn rows(view: &View, body: &[Place], trust: Trust, all: &mut Tasks) {
    let items = items(view, body);
    let mut rows = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let below = items.get(i + 1).map(|next| depth(&next.mark));
        let is_heading =
            below.is_some_and(|below| below > depth(&item.mark)) && item.row.is_heading();
        let trusted = match trust {
            Trust::Heading => true,
            Trust::Items => is_heading || item.is_addressed || matches!(item.mark, Mark::Dotted(_)),
        };
        if trusted {
            rows.push((item.row.clone(), is_heading));
        }
    }
    let any_task = rows.iter().any(|(_, is_heading)| !is_heading);
    if any_task {
        tasks::read_rows(view, &rows, all);
    }
}

/// How deep a mark stands.
const fn depth(mark: &Mark) -> u8 {
    match mark {
        Mark::Roman | Mark::Article(_) => 0,
        Mark::Number(_) => 1,
        Mark::Dotted(_) => 2,
        Mark::Letter => 3,
        Mark::Bullet => 4,
    }
}

fn items(view: &View, body: &[Place]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for place in body {
        let marked = marks::mark(view, place).filter(|(_, _, rest)| !rest.is_empty());
        let text = marked
            .as_ref()
            .map_or_else(|| place.clone(), |(_, _, rest)| rest.clone());
        if let Some((column, words)) = labelled(view, &text)
            && let Some(item) = items.last_mut()
        {
            match column {
                Column::Lead => item.row.leads.push(words),
                Column::Coordinators => item.row.coordinators.push(words),
                Column::Deadline => item.row.deadline.push(words),
                Column::Product => item.row.product.push(words),
                Column::Note => item.row.note.push(words),
                Column::Number | Column::Content | Column::Other => {}
            }
            continue;
        }
        match marked {
            Some((mark, at, rest)) => {
                let mut row = Row {
                    number: (mark != Mark::Bullet).then_some(at),
                    content: vec![rest.clone()],
                    ..Row::default()
                };
                let addressed = addressees(view, &rest).filter(|(_, text)| {
                    !text.is_empty()
                        && (view.has(text, "chu tri") || view.after(&rest, "giao").is_some())
                });
                let is_addressed = addressed.is_some();
                if let Some((bodies, _)) = addressed {
                    let places = |list: &[crate::model::Words]| -> Vec<Place> {
                        list.iter()
                            .flat_map(|words| &words.spans)
                            .map(|span| view.place(*span))
                            .collect()
                    };
                    row.leads = places(&bodies.who);
                    row.coordinators = places(&bodies.with);
                }
                items.push(Item {
                    mark,
                    row,
                    is_addressed,
                });
            }
            None => {
                if let Some(item) = items.last_mut()
                    && depth(&item.mark) > 1
                {
                    item.row.content.push(place.clone());
                }
            }
        }
    }
    items
}

/// "Cơ quan chủ trì: …", "Thời gian hoàn thành: …".
fn labelled(view: &View, place: &Place) -> Option<(Column, Place)> {
    let colon = (place.start..place.end.min(place.start + 60)).find(|&i| view.byte(i) == b':')?;
    let column = heads::column(view.plain(&(place.start..colon)))?;
    let words = view.trim(colon + 1..place.end, b".;");
    (!words.is_empty() && !matches!(column, Column::Number | Column::Content | Column::Other))
        .then_some((column, words))
}
