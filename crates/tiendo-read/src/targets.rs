//! Targets: clauses with a figure under a heading that announces targets, and statements beside them.

use tiendo_text::number;

use crate::dates;
use crate::marks::{self, Mark};
use crate::model::{Comparator, Measure, Target, Vision};
use crate::names::{after_said, find_said};
use crate::span::Spanned;
use crate::view::{Place, View, is_letter, is_word};
use crate::zones::Section;

/// Targets and the vision of the parts that announce them.
pub(crate) fn read(view: &View, sections: &[Section]) -> (Vec<Target>, Option<Vision>) {
    let mut reader = Reader {
        view,
        targets: Vec::new(),
        vision: None,
        by: None,
    };
    for section in sections {
        let announces = ["muc tieu", "chi tieu"]
            .iter()
            .any(|words| view.has(&section.title, words));
        if announces {
            reader.section(section);
        }
    }
    (reader.targets, reader.vision)
}

/// What the paragraphs under a heading are.
enum Under {
    Targets,
    Vision(Spanned<i16>),
    /// A general aim, which is no target.
    General,
}

struct Reader<'v, 's> {
    view: &'v View<'s>,
    targets: Vec<Target>,
    vision: Option<Vision>,
    /// The year that the heading names.
    by: Option<Spanned<i16>>,
}

impl Reader<'_, '_> {
    fn section(&mut self, section: &Section) {
        let view = self.view;
        self.by = year_named(view, &section.title);
        let mut under = Under::Targets;
        for place in &section.body {
            let (mark, rest) = match marks::mark(view, place) {
                Some((mark, _, rest)) => (Some(mark), rest),
                None => (None, place.clone()),
            };
            let is_heading =
                !matches!(mark, Some(Mark::Bullet) | None) || view.plain(&rest).ends_with(':');
            let named = ["muc tieu", "chi tieu", "tam nhin"]
                .iter()
                .any(|words| view.has(&rest, words));
            if is_heading && named && rest.len() < 160 {
                under = self.heading(&rest);
                continue;
            }
            match &under {
                Under::Targets => self.item(&rest),
                Under::Vision(year) => {
                    self.vision.get_or_insert_with(|| Vision {
                        year: year.clone(),
                        text: view.value(&rest),
                    });
                }
                Under::General => {}
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
        if year.is_some() {
            self.by = year;
        }
        let general = ["tong quat", "muc tieu chung"]
            .iter()
            .any(|words| view.has(place, words));
        if general {
            Under::General
        } else {
            Under::Targets
        }
    }

    fn item(&mut self, place: &Place) {
        for sentence in self.view.sentences(place) {
            self.sentence(&self.view.trim(sentence, b"."));
        }
    }

    /// A main clause and, behind "trong đó", the parts of it.
    fn sentence(&mut self, place: &Place) {
        let view = self.view;
        let mut marks = view.find_all(place, "trong do");
        marks.push(place.end..place.end);
        let mut from = place.start;
        let mut parent = None;
        let mut named = Naming::Whole;
        for mark in marks {
            for clause in clauses(view, &(from..mark.start)) {
                if let Some(target) = self.clause(&clause, parent, named) {
                    self.targets.push(target);
                }
            }
            if parent.is_none() {
                parent = self.targets.len().checked_sub(1);
            }
            let rest = view.trim_start(mark.end..place.end);
            let colon = view.byte(rest.start) == b':' && !rest.is_empty();
            named = if colon { Naming::Own } else { Naming::Part };
            from = if colon { rest.start + 1 } else { rest.start };
        }
    }

    fn clause(&self, place: &Place, parent: Option<usize>, naming: Naming) -> Option<Target> {
        let view = self.view;
        let place = without_lead(view, &view.trim(place.clone(), b",;:."));
        if !place.clone().any(|i| is_letter(view.byte(i))) {
            return None;
        }
        let above = parent.and_then(|i| self.targets.get(i));
        let figures = figures(view, &place);
        let mut target = match &figures {
            Some(figures) => self.with_figures(&place, figures),
            None => statement(view, &place),
        };
        let own_year = year_named(view, &place);
        target.period = dates::find_years(view, &place).map(|(years, at)| view.derived(years, &at));
        if target.period.is_none() {
            let same_unit = |above: &Target| {
                let unit = |t: &Target| t.unit.as_ref().map(|u| u.value.clone());
                unit(above) == unit(&target)
            };
            let inherited = above
                .filter(|above| own_year.is_none() && above.period.is_some() && same_unit(above));
            if let Some(above) = inherited {
                target.period.clone_from(&above.period);
                if target.measure == Measure::Level {
                    target.measure = above.measure;
                }
            } else {
                target.by = own_year.or_else(|| self.by.clone());
            }
        }
        if target.period.is_some() && target.measure == Measure::Level {
            let yearly = target
                .unit
                .as_ref()
                .is_some_and(|unit| unit.value.ends_with("/năm"));
            if yearly || view.has(&place, "binh quan") {
                target.measure = Measure::AverageOverPeriod;
            }
        }
        target.parent = parent;
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
                target.full_name = above.map(|above| Spanned {
                    value: format!("{} {}", above.name.value, target.name.value),
                    spans: above
                        .name
                        .spans
                        .iter()
                        .chain(&target.name.spans)
                        .copied()
                        .collect(),
                });
            }
            Naming::Whole => {}
        }
        Some(target)
    }

    fn with_figures(&self, place: &Place, figures: &Figures) -> Target {
        let view = self.view;
        let name_end = name_end(view, place, figures.place.start);
        let name = view.trim(place.start..name_end, b",:-");
        let between = name_end..figures.place.start;
        let behind = figures.place.end..place.end;
        let said = |place: &Place, list: &[&str]| {
            list.iter().find_map(|words| find_said(view, place, words))
        };
        let (comparator, at) = if let Some(at) =
            said(&between, AT_MOST).or_else(|| said(&behind, &["trở xuống"]))
        {
            (Comparator::AtMost, at)
        } else if let Some(at) = said(&between, AT_LEAST).or_else(|| said(&behind, &["trở lên"]))
        {
            (Comparator::AtLeast, at)
        } else if let Some(at) = said(&between, &["trên", "hơn", "vượt"]) {
            (Comparator::Above, at)
        } else if let Some(at) = said(&between, &["dưới", "thấp hơn"]) {
            (Comparator::Below, at)
        } else if figures.high.is_some() {
            (Comparator::Range, figures.place.clone())
        } else {
            (Comparator::Equal, figures.place.clone())
        };
        let falls_to = said(&between, &["giảm còn", "giảm xuống", "xuống còn"]).is_some();
        let measure = if said(&between, &["giảm"]).is_some() && !falls_to {
            Measure::Decrease
        } else if said(&between, &["tăng", "tăng thêm"]).is_some() {
            Measure::Increase
        } else {
            Measure::Level
        };
        let low = Some(figures.low.clone());
        let high = figures.high.clone();
        let (low, high) = match comparator {
            Comparator::Range => (low, high),
            Comparator::Equal => (low.clone(), low),
            Comparator::Above | Comparator::AtLeast => (low, None),
            Comparator::Below | Comparator::AtMost => (None, high.or(low)),
            Comparator::Qualitative => (None, None),
        };
        let name = if name.is_empty() { place.clone() } else { name };
        Target {
            name: view.value(&name),
            full_name: None,
            comparator: view.derived(comparator, &at),
            approximate: said(&between, &["khoảng", "gần", "xấp xỉ"]).is_some(),
            low,
            high,
            unit: figures.unit.as_ref().map(|unit| view.value(unit)),
            period: None,
            by: None,
            measure,
            text: None,
            parent: None,
        }
    }
}

/// How a clause's name stands to its parent's.
#[derive(Clone, Copy)]
enum Naming {
    /// A clause of its own.
    Whole,
    /// "trong đó: …": a name of its own.
    Own,
    /// "trong đó có …": goes on with the parent's name.
    Part,
}

const AT_LEAST: &[&str] = &[
    "tối thiểu",
    "ít nhất",
    "không dưới",
    "không thấp hơn",
    "không ít hơn",
];
const AT_MOST: &[&str] = &["không quá", "tối đa", "không vượt quá", "không cao hơn"];

/// Words behind a name, before its figure.
const BEHIND_NAME: &[&str] = &[
    "đạt",
    "là",
    "chiếm",
    "còn",
    "khoảng",
    "trên",
    "dưới",
    "tối thiểu",
    "ít nhất",
    "không dưới",
    "không quá",
    "tối đa",
    "không thấp hơn",
    "không vượt quá",
    "hơn",
    "gần",
    "giảm",
    "tăng",
    "tăng thêm",
    "giảm còn",
    "giảm xuống",
    "bằng",
    "vượt",
    "duy trì",
    "từ",
    "ở mức",
];

/// Words that open a statement without a figure.
const STATEMENTS: &[&str] = &[
    "duy trì",
    "thuộc nhóm",
    "nằm trong",
    "trở thành",
    "cơ bản",
    "hoàn thành",
    "đạt chuẩn",
    "đạt",
    "được nâng",
    "nâng",
    "bảo đảm",
    "là",
];

/// Where the name ends: at its period or year, or at the words that lead to the figure.
fn name_end(view: &View, place: &Place, figure: usize) -> usize {
    let before = place.start..figure;
    let words = BEHIND_NAME.iter().filter_map(|words| {
        // Of "tăng", "từ", "hơn", "là" in mid-name only the one that leads to the figure counts.
        let loose = matches!(
            *words,
            "tăng" | "từ" | "hơn" | "trên" | "dưới" | "giảm" | "gần" | "bằng" | "còn" | "vượt"
        );
        let found = if loose {
            last_said(view, &before, words).filter(|at| leads(view, at.end, figure))
        } else {
            find_said(view, &before, words)
        };
        found.map(|at| at.start)
    });
    let years = dates::find_years(view, &before).map(|(_, at)| at.start);
    let by = year_place(view, &before).map(|(_, at)| at.start);
    words
        .chain(years)
        .chain(by)
        .filter(|&at| at > place.start)
        .min()
        .unwrap_or(figure)
}

fn last_said(view: &View, place: &Place, words: &str) -> Option<Place> {
    let mut last = None;
    let mut rest = place.clone();
    while let Some(found) = find_said(view, &rest, words) {
        rest.start = found.end;
        last = Some(found);
    }
    last
}

/// Only words that lead to a figure stand between.
fn leads(view: &View, from: usize, figure: usize) -> bool {
    let between = view.trim(from..figure, b"");
    between.is_empty() || view.words(&between).split(' ').count() <= 2
}

/// Clauses at `;`, and at a comma between clauses that both have a figure.
fn clauses(view: &View, place: &Place) -> Vec<Place> {
    let mut all = Vec::new();
    for clause in view.split(place, b";") {
        let pieces = at_commas(view, &clause);
        let with_figure: Vec<Option<usize>> = pieces
            .iter()
            .map(|piece| figures(view, piece).map(|found| found.place.start))
            .collect();
        // For each piece, where the next figure stands, in it or behind it.
        let mut next_figure = with_figure.clone();
        for i in (1..next_figure.len()).rev() {
            let behind = next_figure.get(i).copied().flatten();
            if let Some(here) = next_figure.get_mut(i - 1) {
                *here = here.or(behind);
            }
        }
        let mut start = clause.start;
        let mut has_figure = false;
        for ((piece, own), next) in pieces.iter().zip(with_figure).zip(next_figure) {
            // A name of some length stands before the figure.
            let named = has_figure
                && next.is_some_and(|figure| {
                    name_end(view, &(piece.start..clause.end), figure) > piece.start + 5
                });
            if named {
                all.push(start..piece.start - 1);
                start = piece.start;
                has_figure = false;
            }
            has_figure |= own.is_some();
        }
        all.push(start..clause.end);
    }
    all
}

/// Pieces between commas that a blank and a letter follow.
fn at_commas(view: &View, clause: &Place) -> Vec<Place> {
    let mut pieces = Vec::new();
    let mut start = clause.start;
    for at in clause.clone() {
        if view.byte(at) == b',' && view.byte(at + 1) == b' ' && is_letter(view.byte(at + 2)) {
            pieces.push(start..at);
            start = at + 1;
        }
    }
    pieces.push(start..clause.end);
    pieces
}

/// Without "Phấn đấu", "Đến năm 2030," before the name.
fn without_lead(view: &View, place: &Place) -> Place {
    let mut rest = place.clone();
    loop {
        let before = rest.start;
        for words in ["phan dau", "den het", "den", "dat muc"] {
            if let Some(after) = view.after(&rest, words) {
                let year = view
                    .after(&after, "nam")
                    .and_then(|at| dates::year_at(view, &at));
                match year {
                    Some((_, at)) => rest.start = at.end,
                    None if words == "phan dau" => rest.start = after.start,
                    None => {}
                }
            }
        }
        rest = view.trim(rest, b",:");
        if rest.start == before {
            return rest;
        }
    }
}

/// A statement without a figure.
fn statement(view: &View, place: &Place) -> Target {
    let verb = STATEMENTS
        .iter()
        .filter_map(|words| find_said(view, place, words))
        .map(|at| at.start)
        .min();
    let at = verb.filter(|&at| at > place.start).unwrap_or(place.start);
    let name = view.trim(place.start..at, b",:");
    let name = if name.is_empty() { place.clone() } else { name };
    let text = at..place.end;
    Target {
        name: view.value(&name),
        full_name: None,
        comparator: view.derived(Comparator::Qualitative, &text),
        approximate: false,
        low: None,
        high: None,
        unit: None,
        period: None,
        by: None,
        measure: Measure::Level,
        text: Some(view.value(&text)),
        parent: None,
    }
}

/// One or two figures and their unit.
struct Figures {
    low: crate::model::Words,
    high: Option<crate::model::Words>,
    unit: Option<Place>,
    /// From the first figure to the last.
    place: Place,
}

fn figures(view: &View, place: &Place) -> Option<Figures> {
    let mut depth = 0_usize;
    let years = dates::find_years(view, place).map(|(_, at)| at);
    for at in place.clone() {
        match view.byte(at) {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        let starts = view.byte(at).is_ascii_digit()
            && !is_word(before)
            && !matches!(before, b'.' | b',' | b'/');
        if !starts
            || depth > 0
            || years.as_ref().is_some_and(|years| years.contains(&at))
            || is_ordinal(view, place, at)
        {
            continue;
        }
        let Some((low, end)) = figure(view, at, place.end) else {
            continue;
        };
        let second = second_figure(view, end, place.end);
        let last = second.as_ref().map_or(end, |(_, end)| *end);
        return Some(Figures {
            low,
            high: second.map(|(high, _)| high),
            unit: unit(view, last, place.end),
            place: at..last,
        });
    }
    None
}

/// Digits with dots and commas, in plain decimal form; and their end.
fn figure(view: &View, at: usize, limit: usize) -> Option<(crate::model::Words, usize)> {
    let digit = |i: usize| i < limit && view.byte(i).is_ascii_digit();
    let mut end = at;
    while digit(end) || (matches!(view.byte(end), b'.' | b',') && digit(end + 1)) {
        end += 1;
    }
    let value = number::parse(view.words(&(at..end))).ok()?;
    // A digit that a word goes on from ("4G") is no figure.
    (end > at && !is_letter(view.byte(end)))
        .then(|| (view.derived(value.to_string(), &(at..end)), end))
}

/// `- 8,25`, `đến 8,25`, a percent sign of the first allowed between.
fn second_figure(view: &View, end: usize, limit: usize) -> Option<(crate::model::Words, usize)> {
    let mut rest = view.trim_start(end..limit);
    if view.byte(rest.start) == b'%' {
        rest = view.trim_start(rest.start + 1..limit);
    }
    let rest = if view.byte(rest.start) == b'-' && !rest.is_empty() {
        view.trim_start(rest.start + 1..limit)
    } else {
        view.after(&rest, "den")?
    };
    view.byte(rest.start)
        .is_ascii_digit()
        .then(|| figure(view, rest.start, limit))?
}

/// Words before a number that counts nothing, with their marks.
const BEFORE_ORDINAL: &[&str] = &[
    "năm",
    "nhóm",
    "khóa",
    "số",
    "mục",
    "hạng",
    "thứ",
    "top",
    "khu vực",
    "quý",
    "tháng",
    "ngày",
    "điều",
    "covid",
];

/// The number of a year, a group, a term: no figure of a target.
fn is_ordinal(view: &View, place: &Place, at: usize) -> bool {
    let before = view.trim(place.start..at, b"-");
    BEFORE_ORDINAL.iter().any(|word| {
        let start = before
            .end
            .checked_sub(word.chars().count())
            .filter(|&s| s >= place.start);
        start.is_some_and(|start| {
            let whole = start.checked_sub(1).is_none_or(|i| !is_word(view.byte(i)));
            whole && after_said(view, &(start..before.end), word).is_some()
        })
    })
}

/// Words at which a unit ends, with their marks.
const BEHIND_UNIT: &[&str] = &[
    "trong",
    "vào",
    "so với",
    "và",
    "đến",
    "trở lên",
    "trở xuống",
    "theo",
    "của",
    "năm",
    "mỗi",
    "tại",
    "có",
    "cho",
    "trên",
    "thuộc",
    "tổng",
    "số",
    "được",
    "đạt",
    "là",
];

/// The words of a unit behind a figure.
fn unit(view: &View, from: usize, limit: usize) -> Option<Place> {
    let rest = view.trim_start(from..limit);
    let mut end = rest.start;
    if view.byte(end) == b'%' && !rest.is_empty() {
        end += 1;
        if view.byte(end) == b'/' {
            end += 1;
            while end < limit && is_word(view.byte(end)) {
                end += 1;
            }
        } else {
            // "% GRDP": a share of something with a name in capitals.
            let next = view.trim_start(end..limit);
            let word = (next.start..limit)
                .find(|&i| !is_word(view.byte(i)))
                .unwrap_or(limit);
            let share = next.start..word;
            if share.len() > 1 && view.is_all_caps(&share) {
                end = word;
            }
        }
        return Some(rest.start..end);
    }
    let mut words = 0;
    while end < limit && words < 4 {
        let next = view.trim_start(end..limit);
        let stops = BEHIND_UNIT
            .iter()
            .any(|word| after_said(view, &next, word).is_some());
        if stops || !is_letter(view.byte(next.start)) {
            break;
        }
        let word = (next.start..limit)
            .find(|&i| !is_word(view.byte(i)) && view.byte(i) != b'/')
            .unwrap_or(limit);
        end = word;
        words += 1;
        if matches!(view.byte(end), b',' | b'.' | b';' | b'(') {
            break;
        }
    }
    (end > rest.start).then_some(rest.start..end)
}

/// "đến năm 2030": the year.
pub(crate) fn year_named(view: &View, place: &Place) -> Option<Spanned<i16>> {
    year_place(view, place).map(|(year, at)| view.derived(year, &at))
}

fn year_place(view: &View, place: &Place) -> Option<(i16, Place)> {
    view.find_all(place, "nam").into_iter().find_map(|word| {
        let (year, at) = dates::year_at(view, &(word.end..place.end))?;
        // "so với năm 2025" is the year of comparison.
        let before = view.trim(place.start..word.start, b"");
        if view.plain(&before).ends_with("so voi") {
            return None;
        }
        let start = ["den ", "den het "]
            .iter()
            .find_map(|lead| {
                let start = word.start.checked_sub(lead.len())?;
                (start >= place.start && view.plain(&(start..word.start)) == *lead).then_some(start)
            })
            .unwrap_or(word.start);
        Some((year, start..at.end))
    })
}
