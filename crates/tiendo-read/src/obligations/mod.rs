//! Who must report what by when, what else a body must do, who monitors and who decides: from the parts on carrying out.

mod due;
mod duties;
mod levels;
mod obstacles;
mod often;
mod own;
mod reports;
mod times;
mod way;
mod who;

pub(crate) use duties::names_matter;
use duties::{duties, duty};
use levels::Levels;
use obstacles::raise_obstacle;
pub(crate) use own::reports_on_document;
use reports::{Around, report};
use way::Way;

use crate::addressees::addressees;
use crate::citations;
use crate::dates;
use crate::letters;
use crate::marks::{self, Mark};
use crate::model::{Due, Duty, DutyKind, Frequency, Obligation, Roles, Words};
use crate::names;
use crate::said;
use crate::span::Span;
use crate::tasks;
use crate::view::{Place, View};
use crate::vocabulary::reports::{BEHIND_BODY, CARRYING_OUT, THIS_DOCUMENT};
use crate::zones::Section;

/// Obligations, duties and roles.
#[derive(Debug, Default)]
pub(crate) struct CarryingOut {
    pub(crate) obligations: Vec<Obligation>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) roles: Roles,
    /// The words of duties that name a matter of their own.
    with_matter: Vec<Span>,
    /// The words that lay down what is read here and give nobody a task of its own.
    laid_down: Vec<Span>,
    /// Reports laid down in other parts: what else their sentences give is a task as well.
    elsewhere: Vec<Obligation>,
    /// How the reports go that the list below an open paragraph names.
    listed: Option<Way>,
}

impl CarryingOut {
    /// All reports in the order of the text.
    pub(crate) fn reports(&mut self) -> Vec<Obligation> {
        let mut all = std::mem::take(&mut self.obligations);
        all.append(&mut self.elsewhere);
        all.sort_by_key(|report| report.kind.start());
        all
    }

    /// The words that lay down what is read here and give nobody a task of its own.
    pub(crate) fn laid_down(&self) -> Vec<Span> {
        let mut laid_down = self.laid_down.clone();
        laid_down.retain(|span| !self.with_matter.contains(span));
        laid_down
    }

    /// What was found from these on is laid down.
    fn lay_down(&mut self, reports: usize, duties: usize) {
        // A report that nobody owes may yet be a task of somebody.
        let reports = self
            .obligations
            .iter()
            .skip(reports)
            .filter(|report| !report.who.is_empty());
        let duties = self.duties.iter().skip(duties);
        let spans = reports
            .flat_map(|report| &report.kind.spans)
            .chain(duties.flat_map(|duty| &duty.kind.spans));
        self.laid_down.extend(spans.copied());
    }
}

/// `loose`: what stands before the parts, the whole text of a document without parts, such as a letter; `attached`: what stands in
/// annexes without parts.
pub(crate) fn read(
    view: &View,
    sections: &[Section],
    loose: &[Place],
    attached: &[Place],
) -> CarryingOut {
    let mut all = CarryingOut::default();
    let mut levels = Levels::of(letters::goes_to(view, loose));
    for place in loose {
        paragraph(view, place, sections.is_empty(), &mut levels, &mut all);
    }
    for section in sections {
        let carries_out = section.is_article
            || CARRYING_OUT
                .iter()
                .any(|words| view.has(&section.title, words));
        let own = section.is_article.then(|| section.title.clone());
        if !carries_out && !speaks_of_sending(view, section) {
            for place in &section.body {
                annual_plan(view, place, &mut all);
            }
            continue;
        }
        let named = addressees(view, &section.title).filter(|(_, text)| text.is_empty());
        let mut levels = Levels::of(named.map(|(found, _)| found).unwrap_or_default());
        all.listed = None;
        for place in own.iter().chain(&section.body) {
            annual_plan(view, place, &mut all);
            paragraph(view, place, carries_out, &mut levels, &mut all);
        }
    }
    let mut levels = Levels::default();
    all.listed = None;
    for place in attached {
        paragraph(view, place, false, &mut levels, &mut all);
    }
    all.duties.sort_by_key(|duty| duty.kind.start());
    let monitor = all
        .duties
        .iter()
        .find(|duty| duty.kind.value == DutyKind::Monitor);
    if let Some(duty) = monitor {
        all.roles.monitor = duty.who.first().cloned();
        all.roles.monitor_with.clone_from(&duty.with);
    }
    let obstacle = all
        .duties
        .iter()
        .find(|duty| duty.kind.value == DutyKind::RaiseObstacle);
    if let Some(duty) = obstacle {
        all.roles.decides.clone_from(&duty.decides);
        all.roles.amendments = duty.kind.spans.first().copied();
    }
    all
}

/// "… phải xây dựng, cụ thể hóa thành kế hoạch hằng năm".
fn annual_plan(view: &View, place: &Place, all: &mut CarryingOut) {
    let Some(at) = view.find(place, "ke hoach hang nam") else {
        return;
    };
    let Some(must) = said::find(view, &(place.start..at.start), "phải") else {
        return;
    };
    let start = (place.start..must.start)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b',' | b':' | b'.'))
        .map_or(place.start, |i| i + 1);
    let subject = view.trim(start..must.start, b"-");
    let subject = view.after(&subject, "nhat la").unwrap_or(subject);
    if subject.is_empty() {
        return;
    }
    let known = all.duties.len();
    all.duties.push(Duty {
        kind: view.derived(DutyKind::AnnualPlan, &(must.start..at.end)),
        who: tasks::agencies(view, std::slice::from_ref(&subject)),
        with: Vec::new(),
        frequency: Some(view.derived(Frequency::Annual, &at)),
        to: None,
        decides: None,
    });
    all.lay_down(all.obligations.len(), known);
}

/// A report, an obstacle or how the document is carried out may be spoken of.
fn speaks_of_sending(view: &View, section: &Section) -> bool {
    let (Some(first), Some(last)) = (section.body.first(), section.body.last()) else {
        return false;
    };
    let whole = first.start..last.end;
    ["bao cao", "phan anh", "vuong mac", "theo doi"]
        .iter()
        .any(|words| view.has(&whole, words))
}

/// A paragraph of a part that `carries_out`, else of one where only reports are looked for.
fn paragraph(
    view: &View,
    place: &Place,
    carries_out: bool,
    levels: &mut Levels,
    all: &mut CarryingOut,
) {
    let (mark, rest) = match marks::mark(view, place) {
        Some((mark, _, rest)) => (Some(mark), rest),
        None => (None, place.clone()),
    };
    let (found, text) = match addressees(view, &rest) {
        Some((found, text)) => {
            let (found, text) = who::with_which(view, found, text);
            (Some(found), text)
        }
        None => (None, rest.clone()),
    };
    let opening = rest.start..text.start;
    let mut is_named = found.is_some();
    levels.go_on(mark.as_ref(), found);
    if !matches!(mark, Some(Mark::Bullet | Mark::Letter)) {
        all.listed = None;
    }
    let (known, elsewhere, duties) = (all.obligations.len(), all.elsewhere.len(), all.duties.len());
    for sentence in view.sentences(&text) {
        if !sentence.is_empty() {
            let listed = all.listed.clone();
            // What is said of carrying out the document itself is that wherever it stands.
            let is_of_this = view.find_any(&sentence, THIS_DOCUMENT).is_some();
            let around = Around {
                current: levels.current(),
                is_named,
                opening: is_named.then_some(&opening),
                listed: listed.as_ref(),
                carries_out: carries_out || is_of_this,
            };
            read_sentence(view, &sentence, &around, all);
        }
        is_named = false;
    }
    // An item below one that names who does it is one of the things to be done, a report or not.
    if carries_out && (!levels.is_inherited() || reports_on_document(view, &text)) {
        all.lay_down(known, duties);
    } else if view.find_any(&text, THIS_DOCUMENT).is_some() {
        // Watching over how the document is carried out is that in any part.
        let watching = all.duties.iter().skip(duties);
        let spans: Vec<Span> = watching
            .filter(|duty| duty.kind.value == DutyKind::Monitor)
            .flat_map(|duty| duty.kind.spans.clone())
            .collect();
        all.laid_down.extend(spans);
    }
    if view.byte(text.end.saturating_sub(1)) == b':' && view.has(&text, "bao cao") {
        all.listed = Some(way::way_of_list(view, &text));
    }
    if let Some((day, words)) = cut_off(view, &text) {
        // Figures are cut off for the reports of the same paragraph, else for the last one above.
        let is_new = all.obligations.len() > known || all.elsewhere.len() > elsewhere;
        let last = usize::from(!is_new);
        let reports = all.obligations.iter_mut().skip(known - last.min(known));
        let others = all.elsewhere.iter_mut().skip(elsewhere);
        for obligation in reports.chain(others) {
            obligation.cut_off = Some(view.derived(day, &words));
        }
    }
}

/// The most characters from the word for figures to the end of the words for their last day.
const FAR_FROM_FIGURES: usize = 80;

/// "số liệu chốt đến hết ngày 14/12": the last day whose figures count, and the words that say so.
fn cut_off(view: &View, text: &Place) -> Option<(Due, Place)> {
    let figures = view.find_any(text, &["so lieu", "thoi diem chot", "ky bao cao"])?;
    let end = text.end.min(figures.end + FAR_FROM_FIGURES);
    let until = view.find_any(
        &(figures.end..end),
        &[
            "chot den",
            "tinh den",
            "lay den",
            "chot tai",
            "cap nhat den",
            "den het",
            "den ngay",
        ],
    )?;
    let mut rest = view.trim_start(until.end..end);
    for filler in ["thoi diem", "het", "24 gio"] {
        rest = view.after(&rest, filler).unwrap_or(rest);
    }
    // "den ngay": the word for the day was taken with it.
    let day = dates::day_at(view, &rest)?;
    let due = match day.year {
        Some(_) => Due::Day(day.date()?),
        None => Due::Yearly(day.month, day.day),
    };
    Some((due, figures.start..day.place.end))
}

fn read_sentence(view: &View, sentence: &Place, around: &Around, all: &mut CarryingOut) {
    let current = around.current;
    if let Some(duty) = raise_obstacle(view, sentence, current) {
        all.duties.push(duty);
        return;
    }
    if !around.carries_out {
        report(view, sentence, false, around, &mut all.elsewhere);
        return;
    }
    let monitors = view.find(sentence, "theo doi").filter(|_| {
        ["kiem tra", "danh gia", "don doc", "tinh hinh", "giam sat"]
            .iter()
            .any(|words| view.has(sentence, words))
    });
    if !current.who.is_empty() {
        if let Some(at) = &monitors {
            duty(view, DutyKind::Monitor, at, sentence, current, all);
        } else {
            duties(view, sentence, current, all);
        }
    }
    report(
        view,
        sentence,
        monitors.is_some(),
        around,
        &mut all.obligations,
    );
}

/// The most times of reports in one sentence: so many no sentence has that means them.
const MOST_TIMES: usize = 40;

/// One place lies in another.
fn within(inner: &Place, outer: &Place) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A body's name at the start of `place`, up to a sign or a verb.
fn body_at(view: &View, place: &Place) -> Option<Words> {
    let rest = view.trim_start(place.clone());
    let rest = ["về", "cho", "đến", "qua", "sang", "lên", "với"]
        .iter()
        .find_map(|word| said::after(view, &rest, word))
        .unwrap_or(rest);
    let name = citations::issuer_at(view, &rest)?;
    // The name may end within words such as "hằng ngày".
    let with_last = name.start..place.end.min(name.end + " ngày".len());
    let stop =
        said::find_any(view, &with_last, BEHIND_BODY).map_or(name.end, |at| at.start.min(name.end));
    // "UBND phường và Sở …": the first of two.
    let second = said::find(view, &(name.start..stop), "và")
        .filter(|and| names::begins(view, &view.trim_start(and.end..stop)));
    let stop = second.map_or(stop, |and| and.start);
    let name = view.trim(name.start..stop, b",;.(");
    (!name.is_empty()).then(|| view.value(&name))
}

/// A collective that nobody can list from the text.
pub(crate) fn is_open(name: &str) -> bool {
    let plain: String = name
        .chars()
        .map(|c| char::from(tiendo_text::normal::plain(c)))
        .collect();
    plain.ends_with("lien quan") || plain.ends_with(" khac")
}
