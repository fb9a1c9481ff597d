//! Targets: clauses with a figure under a heading that announces targets, and statements beside them.

mod clause;
mod clauses;
mod figures;
mod name;
mod same;
mod table;
mod unit;
mod words;
mod years;

use crate::marks::{self, Mark};
use crate::model::{Measure, Target, Vision, Words};
use crate::said;
use crate::span::Spanned;
use crate::tables::TargetTable;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::targets::{NOW, YEARLY_BEFORE};
use crate::zones::Section;
use words::after_any;
use years::When;

pub(crate) use figures::{begins_with_figure, cells, is_odd};
pub(crate) use same::contradictions;
pub(crate) use table::{Doubt, DoubtKind};
pub(crate) use words::joined;
pub(crate) use years::year_named;

/// What is read of targets.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    pub(crate) all: Vec<Target>,
    pub(crate) vision: Option<Vision>,
    /// What is doubtful about tables of targets.
    pub(crate) doubts: Vec<Doubt>,
}

/// Targets and the vision of the parts that announce them, and the targets of tables.
pub(crate) fn read(view: &View, sections: &[Section], tables: &[TargetTable]) -> Targets {
    let mut reader = Reader {
        view,
        targets: Vec::new(),
        vision: None,
        when: When::default(),
        base: None,
    };
    for section in sections {
        let announces = ["muc tieu", "chi tieu"]
            .iter()
            .any(|words| view.has(&section.title, words));
        if announces {
            reader.section(section);
        }
    }
    let (listed, doubts) = table::read(view, tables);
    Targets {
        all: same::together(reader.targets, listed),
        vision: reader.vision,
        doubts,
    }
}

/// What the paragraphs under a heading are.
enum Under {
    Targets,
    Vision(Spanned<i16>),
    /// No targets: a general aim, views, what is to be done.
    Other,
}

struct Reader<'v, 's> {
    view: &'v View<'s>,
    targets: Vec<Target>,
    vision: Option<Vision>,
    /// The year or period that the heading names.
    when: When,
    /// The last indicator's name without where it holds.
    base: Option<Words>,
}

/// The longest heading among targets, in characters.
const LONGEST_HEADING: usize = 160;

/// Headings of what a part holds beside targets, plain.
const NO_TARGETS: &[&str] = &[
    "muc tieu tong quat",
    "muc tieu chung",
    "quan diem",
    "muc dich",
    "yeu cau",
    "nhiem vu",
    "giai phap",
    "to chuc thuc hien",
    "kinh phi",
    "pham vi",
    "doi tuong",
];

impl Reader<'_, '_> {
    fn section(&mut self, section: &Section) {
        let view = self.view;
        self.when = heading_times(view, &section.title);
        let mut under = Under::Targets;
        for (place, next) in section.body.iter().zip(1..) {
            let (mark, rest) = match marks::mark(view, place) {
                Some((mark, _, rest)) => (Some(mark), rest),
                None => (None, place.clone()),
            };
            let is_numbered = !matches!(mark, Some(Mark::Bullet) | None);
            if is_numbered
                && let Some(behind) = opens_no_targets(view, &rest)
                && !view.has(&(rest.start..behind.start), "chi tieu")
            {
                under = Under::Other;
                continue;
            }
            let is_open = view.plain(&rest).ends_with(':');
            let named = ["muc tieu", "chi tieu", "tam nhin"]
                .iter()
                .any(|words| view.has(&rest, words));
            let is_short = rest.len() < LONGEST_HEADING;
            if (is_numbered || is_open)
                && named
                && is_short
                && figures::first(view, &rest).is_none()
            {
                under = self.heading(&rest);
                continue;
            }
            match &under {
                Under::Targets => {
                    let below = section.body.get(next);
                    if self.heads_targets(mark.as_ref(), &rest, below) {
                        self.set_times(&rest);
                    } else if !is_note(view, &rest) {
                        self.item(&rest);
                    }
                }
                Under::Vision(year) => {
                    self.vision.get_or_insert_with(|| Vision {
                        year: year.clone(),
                        text: view.value(&rest),
                    });
                }
                Under::Other => {}
            }
        }
    }

    fn heading(&mut self, place: &Place) -> Under {
        let view = self.view;
        let year = year_named(view, place);
        if let (Some(_), Some(year)) = (view.find(place, "tam nhin"), &year)
            && !view.has(place, "chi tieu")
        {
            return Under::Vision(year.clone());
        }
        self.set_times(place);
        let general = ["tong quat", "muc tieu chung"]
            .iter()
            .any(|words| view.has(place, words));
        if general {
            Under::Other
        } else {
            Under::Targets
        }
    }

    /// The year or period that a heading gives to what stands below it.
    fn set_times(&mut self, heading: &Place) {
        let times = heading_times(self.view, heading);
        if times.by.is_some() || times.period.is_some() {
            self.when = times;
        }
    }

    /// "2.1. Về kinh tế", "Phấn đấu đến năm 2030:": a heading among targets says nothing of an indicator.
    fn heads_targets(&self, mark: Option<&Mark>, rest: &Place, below: Option<&Place>) -> bool {
        let view = self.view;
        if rest.len() > LONGEST_HEADING {
            return false;
        }
        let last = view.trim(rest.clone(), b"").end.saturating_sub(1);
        let heads = match (mark, view.byte(last)) {
            (_, b':') => true,
            (None | Some(Mark::Bullet), _) | (_, b'.' | b';') => false,
            // "2.1. Về kinh tế".
            (Some(_), _) if said::after(view, rest, "về").is_some() => true,
            (Some(mark), _) => below.is_some_and(|below| {
                let deeper = marks::mark(view, below);
                deeper.is_some_and(|(below, ..)| is_deeper(mark, &below))
                    || view.plain(below).ends_with(':')
            }),
        };
        heads && figures::first(view, rest).is_none()
    }

    fn item(&mut self, place: &Place) {
        for sentence in self.view.sentences(place) {
            if !tells_of_now(self.view, &sentence) {
                self.sentence(&self.view.trim(sentence, b"."));
            }
        }
    }

    /// Main clauses and, behind "trong đó", the parts of the last of them.
    fn sentence(&mut self, place: &Place) {
        let view = self.view;
        let mut said = When::default();
        let mut above = None;
        // "trong đó:" opens a list that goes on behind semicolons.
        let mut lists_parts = false;
        for segment in view.split(place, b";") {
            let mut from = segment.start;
            let mut naming = if lists_parts {
                Naming::Own
            } else {
                Naming::Whole
            };
            let mut marks = part_marks(view, &segment);
            marks.push(segment.end..segment.end);
            for mark in marks {
                for clause in clauses::clauses(view, &(from..mark.start)) {
                    let parent = above.filter(|_| !matches!(naming, Naming::Whole));
                    self.clause(&clause, parent, naming, &mut said);
                }
                if matches!(naming, Naming::Whole) {
                    above = self.targets.len().checked_sub(1);
                }
                let rest = view.trim_start(mark.end..segment.end);
                let colon = view.byte(rest.start) == b':' && !rest.is_empty();
                naming = if colon { Naming::Own } else { Naming::Part };
                lists_parts |= colon;
                from = if colon { rest.start + 1 } else { rest.start };
            }
        }
    }

    fn clause(
        &mut self,
        clause: &clauses::Clause,
        parent: Option<usize>,
        naming: Naming,
        said: &mut When,
    ) {
        let view = self.view;
        let place = view.trim(clause.place.clone(), b",;:.");
        let (place, opening) = without_lead(view, &place);
        if !place.clone().any(|i| is_letter(view.byte(i))) && !clause.goes_on {
            return;
        }
        if opening.when.by.is_some() || opening.when.period.is_some() {
            *said = opening.when;
        }
        let figures = figures::reached(view, &place);
        let read = figures
            .as_ref()
            .map(|figures| clause::with_figures(view, &place, figures, clause.shared.as_ref()));
        let Some(read) = read else {
            let mut target = clause::statement(view, &place);
            self.settle_times(&mut target, None, said);
            target.parent = parent;
            self.targets.push(target);
            return;
        };
        let mut target = read.target;
        if let Some(yearly) = opening.yearly {
            clause::every_year(view, &mut target, &yearly);
        }
        let before = self.targets.len().checked_sub(1);
        let mut parent = parent;
        let mut naming = naming;
        // ", có bằng cấp, chứng chỉ đạt 38%" goes on with the name before it.
        if parent.is_none()
            && !read.is_counted
            && clause.place.start > 0
            && goes_on_with_name(view, &clause.place, &place)
        {
            parent = before;
            naming = Naming::Part;
        }
        if let Some(last) = before
            .filter(|_| clause.goes_on && read.is_nameless)
            .and_then(|at| self.targets.get(at))
        {
            target.name = last.name.clone();
            target.full_name.clone_from(&last.full_name);
            parent = last.parent;
            if target.by.is_none() && target.period.is_none() {
                target.by.clone_from(&last.by);
            }
            naming = Naming::Whole;
        }
        if read.restricts
            && let Some(base) = &self.base
        {
            target.name = clause::with_words(base, &target.name);
            naming = Naming::Whole;
        } else if !read.is_nameless {
            self.base = Some(read.base);
        }
        let above = parent.and_then(|at| self.targets.get(at));
        match naming {
            Naming::Own => {
                let mut chars = target.name.value.chars();
                let first: String = chars
                    .next()
                    .into_iter()
                    .flat_map(char::to_uppercase)
                    .collect();
                target.name.value = first + chars.as_str();
            }
            Naming::Part => {
                let is_share = target
                    .unit
                    .as_ref()
                    .is_some_and(|unit| unit.value.starts_with('%'));
                target.full_name = above
                    .filter(|_| !read.is_counted || is_share)
                    .map(|above| clause::full_name(above, &target.name));
            }
            Naming::Whole => {}
        }
        let above = above.cloned();
        self.settle_times(&mut target, above.as_ref(), said);
        if target.period.is_some() && averages(view, &place, &target) {
            target.measure = Measure::AverageOverPeriod;
        }
        target.parent = parent;
        self.targets.push(target);
    }

    /// The time of a clause that gives none: its parent's, else what the sentence began with, else the heading's.
    fn settle_times(&self, target: &mut Target, above: Option<&Target>, said: &When) {
        if target.period.is_some() {
            target.by = None;
            return;
        }
        if target.by.is_some() {
            return;
        }
        let unit = |target: &Target| target.unit.as_ref().map(|unit| unit.value.clone());
        let inherited = above.filter(|above| above.period.is_some() && unit(above) == unit(target));
        if let Some(above) = inherited {
            target.period.clone_from(&above.period);
            if target.measure == Measure::Level {
                target.measure = above.measure;
            }
            return;
        }
        let of_parent = above.and_then(|above| above.by.clone());
        let said_or_heading = |said: &When| {
            if said.by.is_some() || said.period.is_some() {
                said.clone()
            } else {
                self.when.clone()
            }
        };
        let when = said_or_heading(said);
        target.by = of_parent.or(when.by);
        if target.by.is_none() {
            target.period = when.period;
        }
    }
}

/// How a clause's name stands to its parent's.
#[derive(Debug, Clone, Copy)]
enum Naming {
    /// A clause of its own.
    Whole,
    /// "trong đó: …": a name of its own.
    Own,
    /// "trong đó có …": goes on with the parent's name.
    Part,
}

/// The year of a heading, else its period.
fn heading_times(view: &View, heading: &Place) -> When {
    let found = years::when(view, heading);
    let by = year_named(view, heading);
    let period = found.period.filter(|_| by.is_none());
    When {
        period,
        by,
        ..When::default()
    }
}

/// "1. Mục tiêu tổng quát: …", "1. Quan điểm": what stands behind the words.
fn opens_no_targets(view: &View, place: &Place) -> Option<Place> {
    NO_TARGETS.iter().find_map(|words| view.after(place, words))
}

/// "(Chỉ tiêu chi tiết tại Phụ lục II kèm theo)": a paragraph in brackets.
fn is_note(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b".;");
    view.byte(place.start) == b'(' && view.plain(&place).ends_with(')') && !place.is_empty()
}

/// "Toàn tỉnh hiện có …": how things are before the first figure.
fn tells_of_now(view: &View, sentence: &Place) -> bool {
    let may_tell = view.has(sentence, "hien") || view.has(sentence, "nay");
    let now = may_tell
        .then(|| said::find_any(view, sentence, NOW))
        .flatten();
    now.is_some_and(|now| {
        let figure = figures::first(view, sentence);
        figure.is_none_or(|figure| now.start < figure)
            && said::find(view, &(sentence.start..now.start), "so với").is_none()
    })
}

fn is_deeper(mark: &Mark, below: &Mark) -> bool {
    let depth = |mark: &Mark| match mark {
        Mark::Roman | Mark::Article(_) => 0,
        Mark::Number(_) => 1,
        Mark::Dotted(numbers) => numbers.len(),
        Mark::Letter => 10,
        Mark::Bullet => 11,
    };
    depth(below) > depth(mark)
}

/// "trong đó", "riêng" at the beginning of a clause: where parts of an indicator begin.
fn part_marks(view: &View, segment: &Place) -> Vec<Place> {
    let mut marks = Vec::new();
    let mut rest = segment.clone();
    while let Some(found) = said::find(view, &rest, "trong đó") {
        rest.start = found.end;
        marks.push(found);
    }
    marks
}

/// ", có bằng cấp …" behind a comma: no name of its own.
fn goes_on_with_name(view: &View, clause: &Place, place: &Place) -> bool {
    let before = clause.start.checked_sub(1).map_or(b' ', |at| view.byte(at));
    before == b',' && said::after(view, place, "có").is_some()
}

/// The figure is a mean over its period.
fn averages(view: &View, place: &Place, target: &Target) -> bool {
    let yearly = target
        .unit
        .as_ref()
        .is_some_and(|unit| unit.value == "%/năm");
    let mean = view.find_all(place, "binh quan").into_iter().any(|at| {
        view.after(&view.trim_start(at.end..place.end), "dau nguoi")
            .is_none()
    });
    matches!(target.measure, Measure::Level | Measure::Increase) && (yearly || mean)
}

/// What stood before a clause and is no part of it.
#[derive(Debug, Default)]
struct Opening {
    when: When,
    yearly: Option<Place>,
}

/// Without "Phấn đấu", "Đến năm 2030,", "Hằng năm" before the name.
fn without_lead(view: &View, place: &Place) -> (Place, Opening) {
    let mut rest = place.clone();
    let mut opening = Opening::default();
    loop {
        let before = rest.start;
        if let Some(after) = said::after(view, &rest, "phấn đấu") {
            rest.start = after.start;
        }
        if let Some((when, end)) = years::opening(view, &rest) {
            opening.when = when;
            rest.start = end;
        }
        if let Some(at) = after_any(view, &rest, YEARLY_BEFORE) {
            rest.start = at.end;
            opening.yearly = Some(at);
        }
        rest = view.trim(rest, b",:");
        if rest.start == before {
            return (rest, opening);
        }
    }
}
