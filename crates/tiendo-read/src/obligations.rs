//! Who must report what by when, what else a body must do, who monitors and who decides: from the parts on carrying out.

use crate::addressees::{Addressees, addressees};
use crate::citations;
use crate::dates::{self, Day};
use crate::marks::{self, Mark};
use crate::model::{Due, Duty, DutyKind, Frequency, Obligation, ReportKind, Roles, Words};
use crate::names;
use crate::span::Span;
use crate::tasks;
use crate::view::{Place, View};
use crate::zones::Section;

/// Obligations, duties and roles.
#[derive(Debug, Default)]
pub(crate) struct CarryingOut {
    pub(crate) obligations: Vec<Obligation>,
    pub(crate) duties: Vec<Duty>,
    pub(crate) roles: Roles,
}

impl CarryingOut {
    /// The words that lay down what is read here.
    pub(crate) fn laid_down(&self) -> Vec<Span> {
        let reports = self
            .obligations
            .iter()
            .flat_map(|report| &report.kind.spans);
        let duties = self.duties.iter().flat_map(|duty| &duty.kind.spans);
        reports.chain(duties).copied().collect()
    }
}

/// `loose`: the text of a document without parts, such as a letter.
pub(crate) fn read(view: &View, sections: &[Section], loose: &[Place]) -> CarryingOut {
    let mut all = CarryingOut::default();
    if sections.is_empty() {
        let mut current = Addressees::default();
        for place in loose {
            paragraph(view, place, &mut current, &mut all);
        }
    }
    for section in sections {
        let carries_out = section.is_article
            || [
                "to chuc thuc hien",
                "trach nhiem",
                "phan cong",
                "che do bao cao",
                "to chuc trien khai",
            ]
            .iter()
            .any(|words| view.has(&section.title, words));
        let own = section.is_article.then(|| section.title.clone());
        let mut current = Addressees::default();
        for place in own.iter().chain(&section.body) {
            annual_plan(view, place, &mut all);
            if carries_out {
                paragraph(view, place, &mut current, &mut all);
            }
        }
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
    let Some(must) = names::find_said(view, &(place.start..at.start), "phải") else {
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
    all.duties.push(Duty {
        kind: view.derived(DutyKind::AnnualPlan, &(must.start..at.end)),
        who: tasks::agencies(view, std::slice::from_ref(&subject)),
        with: Vec::new(),
        frequency: Some(view.derived(Frequency::Annual, &at)),
        to: None,
        decides: None,
    });
}

fn paragraph(view: &View, place: &Place, current: &mut Addressees, all: &mut CarryingOut) {
    let (mark, rest) = match marks::mark(view, place) {
        Some((mark, _, rest)) => (Some(mark), rest),
        None => (None, place.clone()),
    };
    let text = if let Some((found, text)) = addressees(view, &rest) {
        *current = found;
        text
    } else {
        // A new item without addressees of its own has none of the item before it.
        if matches!(mark, Some(Mark::Number(_) | Mark::Dotted(_) | Mark::Letter)) {
            *current = Addressees::default();
        }
        rest
    };
    let known = all.obligations.len();
    for sentence in view.sentences(&text) {
        if !sentence.is_empty() {
            read_sentence(view, &sentence, current, all);
        }
    }
    if let Some((day, words)) = cut_off(view, &text) {
        // Figures are cut off for the reports of the same paragraph, else for the last one above.
        let from = known.min(all.obligations.len().saturating_sub(1));
        for obligation in all.obligations.iter_mut().skip(from) {
            obligation.cut_off = Some(view.derived(day, &words));
        }
    }
}

/// "số liệu chốt đến hết ngày 14/12": the last day whose figures count, and the words that say so.
fn cut_off(view: &View, text: &Place) -> Option<(Due, Place)> {
    let figures = view.find_any(text, &["so lieu", "thoi diem chot", "ky bao cao"])?;
    let end = text.end.min(figures.end + NEAR);
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

fn read_sentence(view: &View, sentence: &Place, current: &Addressees, all: &mut CarryingOut) {
    if raise_obstacle(view, sentence, current, all) {
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
    report(view, sentence, monitors.is_some(), current, all);
}

/// Duties beside monitoring, each by words that lay it down.
const DUTIES: &[(DutyKind, &[&str])] = &[
    (
        DutyKind::ReviewDocuments,
        &[
            "ra soat, cap nhat",
            "ra soat, sua doi",
            "ra soat, bo sung",
            "ra soat, dieu chinh",
            "ra soat cac van ban",
            "ra soat cac ke hoach",
        ],
    ),
    (
        DutyKind::DetailedPlan,
        &[
            "ke hoach chi tiet",
            "ke hoach cu the",
            "xay dung ke hoach",
            "ban hanh ke hoach",
            "lap ke hoach",
        ],
    ),
    (
        DutyKind::AllocateResources,
        &[
            "bo tri nguon luc",
            "bo tri kinh phi",
            "can doi nguon luc",
            "bo tri ngan sach",
            "can doi kinh phi",
            "can doi, bo tri",
        ],
    ),
    (
        DutyKind::SelfInspection,
        &[
            "tang cuong kiem tra",
            "tu kiem tra",
            "kiem tra, don doc",
            "don doc, kiem tra",
        ],
    ),
];

fn duties(view: &View, sentence: &Place, current: &Addressees, all: &mut CarryingOut) {
    for (kind, words) in DUTIES {
        if let Some(at) = view.find_any(sentence, words) {
            duty(view, *kind, &at, sentence, current, all);
        }
    }
}

/// The duty rests on its clause of the sentence.
fn duty(
    view: &View,
    kind: DutyKind,
    at: &Place,
    sentence: &Place,
    current: &Addressees,
    all: &mut CarryingOut,
) {
    let start = (sentence.start..at.start)
        .rev()
        .find(|&i| view.byte(i) == b';')
        .map_or(sentence.start, |i| i + 1);
    let end = (at.end..sentence.end)
        .find(|&i| view.byte(i) == b';')
        .unwrap_or(sentence.end);
    let clause = view.trim(start..end, b".;,/");
    all.duties.push(Duty {
        kind: view.derived(kind, &clause),
        who: current.who.clone(),
        with: if kind == DutyKind::Monitor {
            current.with.clone()
        } else {
            Vec::new()
        },
        frequency: None,
        to: None,
        decides: None,
    });
}

/// "nếu có vướng mắc … gửi … để tổng hợp, báo cáo … xem xét, quyết định".
fn raise_obstacle(
    view: &View,
    sentence: &Place,
    current: &Addressees,
    all: &mut CarryingOut,
) -> bool {
    let trouble = view.find_any(
        sentence,
        &["vuong mac", "kho khan", "phat sinh", "bo sung nhiem vu"],
    );
    let sends = |from: usize| {
        view.find_any(
            &(from..sentence.end),
            &[
                "gui ve",
                "gui",
                "phan anh ve",
                "phan anh kip thoi ve",
                "phan anh",
                "bao cao ve",
                "thong qua",
            ],
        )
    };
    let Some((trouble, send)) = trouble.and_then(|at| Some((at.clone(), sends(at.end)?))) else {
        return false;
    };
    let to = body_at(view, &(send.end..sentence.end));
    let who = view
        .find_any(&(trouble.end..send.start), &["yeu cau", "de nghi"])
        .and_then(|ask| {
            let rest = view.trim_start(ask.end..sentence.end);
            let verb = names::verb(view, &rest)?;
            let list = view.trim(rest.start..verb, b",;");
            names::is_body_list(view, &list).then(|| tasks::agencies(view, &[list]))
        })
        .unwrap_or_else(|| current.who.clone());
    let decides = view
        .find_any(
            &(send.end..sentence.end),
            &["xem xet", "quyet dinh", "chi dao"],
        )
        .and_then(|verb| {
            let lead = ["bao cao", "trinh", "tham muu", "tham muu cho"]
                .iter()
                .filter_map(|lead| view.find_all(&(send.end..verb.start), lead).pop())
                .max_by_key(|at| at.end)?;
            let name = view.trim(lead.end..verb.start, b",;");
            (!name.is_empty() && view.is_upper(name.start)).then(|| view.value(&name))
        });
    all.duties.push(Duty {
        kind: view.derived(
            DutyKind::RaiseObstacle,
            &view.trim(sentence.clone(), b"./;"),
        ),
        who,
        with: Vec::new(),
        frequency: None,
        to,
        decides,
    });
    true
}

/// Words behind a body that a report goes to or through, with their marks.
const BEHIND_BODY: &[&str] = &[
    "để",
    "trước",
    "định kỳ",
    "hằng năm",
    "hàng năm",
    "hằng tháng",
    "hàng tháng",
    "hằng quý",
    "hàng quý",
    "hằng tuần",
    "hàng tuần",
    "trong",
    "theo quy định",
    "thông qua",
    "qua",
    "xem xét",
    "chậm nhất",
    "tổng hợp",
    "bằng văn bản",
    "kết quả",
    "tình hình",
    "và các",
];

/// A body's name at the start of `place`, up to a sign or a verb.
fn body_at(view: &View, place: &Place) -> Option<Words> {
    let rest = view.trim_start(place.clone());
    let rest = ["về", "cho", "đến", "qua"]
        .iter()
        .find_map(|word| names::after_said(view, &rest, word))
        .unwrap_or(rest);
    let name = citations::issuer_at(view, &rest)?;
    let stop = names::find_any_said(view, &name, BEHIND_BODY).map_or(name.end, |at| at.start);
    let name = view.trim(name.start..stop, b",;.(");
    (!name.is_empty()).then(|| view.value(&name))
}

/// How often, by words, plain.
const FREQUENCIES: &[(&str, Frequency)] = &[
    ("6 thang", Frequency::HalfYearly),
    ("sau thang", Frequency::HalfYearly),
    ("hang nam", Frequency::Annual),
    ("moi nam", Frequency::Annual),
    ("dinh ky nam", Frequency::Annual),
    ("va nam (", Frequency::Annual),
    ("hang quy", Frequency::Quarterly),
    ("moi quy", Frequency::Quarterly),
    ("dinh ky quy", Frequency::Quarterly),
    ("hang thang", Frequency::Monthly),
    ("moi thang", Frequency::Monthly),
    ("dinh ky thang", Frequency::Monthly),
];

/// How far behind the word for a report the body stands that it goes to.
const NEAR: usize = 80;

/// A due day, whether the day itself still counts, and its words.
struct DueDay {
    day: Day,
    inclusive: bool,
    place: Place,
}

fn report(
    view: &View,
    sentence: &Place,
    monitors: bool,
    current: &Addressees,
    all: &mut CarryingOut,
) {
    let Some(word) =
        names::find_small(view, sentence, "bao cao").or_else(|| view.find(sentence, "bao cao"))
    else {
        return;
    };
    let mut often: Vec<(Frequency, Place)> = FREQUENCIES
        .iter()
        .flat_map(|(words, frequency)| {
            view.find_all(sentence, words)
                .into_iter()
                .map(|at| (*frequency, at))
        })
        .collect();
    often.sort_by_key(|(_, at)| at.start);
    let days = due_days(view, sentence);
    let due_words = due_words(view, sentence).filter(|_| days.is_empty());
    let collects = view.find(&(sentence.start..word.end), "tong hop").is_some();
    let ends = view.find_any(
        sentence,
        &[
            "tong ket",
            "ket thuc ke hoach",
            "ket thuc chuong trinh",
            "cuoi ky",
        ],
    );
    let regular = !often.is_empty() || !days.is_empty() || due_words.is_some();
    let kind = if collects && (monitors || !regular) {
        ReportKind::Consolidated
    } else if !regular {
        return;
    } else if collects {
        ReportKind::Consolidated
    } else if ends.is_some() && often.is_empty() {
        ReportKind::Final
    } else {
        ReportKind::Periodic
    };
    if current.who.is_empty() {
        return;
    }
    let to = body_at(view, &(word.end..sentence.end)).or_else(|| {
        // "báo cáo kết quả thực hiện về Sở …"
        let near = word.end..sentence.end.min(word.end + NEAR);
        let at = names::find_any_said(view, &near, &["về", "cho", "gửi", "đến"])?;
        body_at(view, &(at.start..sentence.end)).filter(|body| {
            let place = view.place(Span {
                start: body.start(),
                end: body.start() + 1,
            });
            names::begins(view, &(place.start..sentence.end))
        })
    });
    let via = via(view, sentence, &word);
    let behind_days = days.last().map_or(word.end, |due| due.place.end);
    let purpose = names::find_said(view, &(behind_days..sentence.end), "để tổng hợp")
        .map(|at| view.value(&view.trim(at.start..sentence.end, b"./;-")));
    let with = if kind == ReportKind::Consolidated {
        current.with.clone()
    } else {
        Vec::new()
    };
    let open_set =
        kind != ReportKind::Consolidated && current.who.iter().any(|name| is_open(&name.value));
    let base = Obligation {
        kind: view.derived(kind, &view.trim(sentence.clone(), b"./;")),
        who: current.who.clone(),
        with,
        open_set,
        frequency: None,
        before: None,
        last_day: None,
        due_words: due_words.map(|at| view.value(&at)),
        cut_off: None,
        to,
        via,
        purpose,
    };
    let frequency = |(frequency, at): &(Frequency, Place)| view.derived(*frequency, at);
    if days.is_empty() {
        if often.is_empty() {
            all.obligations.push(base);
        } else {
            all.obligations.extend(often.iter().map(|f| Obligation {
                frequency: Some(frequency(f)),
                ..base.clone()
            }));
        }
        return;
    }
    for due in &days {
        let nearest = often
            .iter()
            .rfind(|(_, at)| at.start < due.place.start)
            .or(often.first());
        let once = due
            .day
            .year
            .is_some()
            .then(|| view.derived(Frequency::Once, &due.place));
        let (before, last_day) = due_pair(due);
        all.obligations.push(Obligation {
            frequency: once.or_else(|| nearest.map(frequency)),
            before: before.map(|before| view.derived(before, &due.place)),
            last_day: last_day.map(|last| view.derived(last, &due.place)),
            ..base.clone()
        });
    }
}

/// The exclusive and the inclusive form of a due day.
fn due_pair(due: &DueDay) -> (Option<Due>, Option<Due>) {
    // A year that is no leap year, to count days of a recurring date in.
    const ANY_YEAR: i16 = 2023;
    let Some(day) =
        jiff::civil::Date::new(due.day.year.unwrap_or(ANY_YEAR), due.day.month, due.day.day).ok()
    else {
        return (None, None);
    };
    let form = |date: jiff::civil::Date| match due.day.year {
        Some(_) => Due::Day(date),
        None => Due::Yearly(date.month(), date.day()),
    };
    let other = if due.inclusive {
        day.tomorrow()
    } else {
        day.yesterday()
    }
    .ok();
    // The day before 1 March depends on the year.
    let leaps = due.day.year.is_none()
        && ((day.month(), day.day()) == (3, 1) || (day.month(), day.day()) == (2, 28));
    if due.inclusive {
        (other.filter(|_| !leaps).map(form), Some(form(day)))
    } else {
        (Some(form(day)), other.filter(|_| !leaps).map(form))
    }
}

/// Days behind "trước ngày", "chậm nhất", each further one behind a comma or `và`.
fn due_days(view: &View, sentence: &Place) -> Vec<DueDay> {
    let mut all = Vec::new();
    for (words, inclusive) in [
        ("truoc", false),
        ("cham nhat", true),
        ("han cuoi", true),
        ("truoc het", true),
        ("khong qua", true),
    ] {
        for lead in view.find_all(sentence, words) {
            let mut rest = lead.end..sentence.end;
            for filler in ["den", "la", "vao", "het"] {
                rest = view
                    .after(&view.trim_start(rest.clone()), filler)
                    .unwrap_or(rest);
            }
            let mut from = lead.start;
            let mut rest = view.trim_start(rest);
            while let Some(day) = dates::day_at(view, &rest) {
                let end = day.place.end;
                all.push(DueDay {
                    place: from..end,
                    day,
                    inclusive,
                });
                let next = view.trim(end..rest.end, b",");
                let next = view.after(&next, "va").unwrap_or(next);
                from = next.start;
                rest = next;
            }
        }
    }
    all.sort_by_key(|due| due.place.start);
    all
}

/// "trước ngày 25 hằng tháng", "trước ngày 05 tháng cuối quý": a due date without a day of the calendar.
fn due_words(view: &View, sentence: &Place) -> Option<Place> {
    let lead = view.find_any(
        sentence,
        &["truoc ngay", "cham nhat ngay", "cham nhat vao ngay"],
    )?;
    let rest = view.trim_start(lead.end..sentence.end);
    view.byte(rest.start).is_ascii_digit().then_some(())?;
    let end = (rest.start..sentence.end)
        .find(|&i| matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b')'))
        .unwrap_or(sentence.end);
    let end = names::find_any_said(view, &(rest.start..end), &["để", "gửi", "báo cáo"])
        .map_or(end, |at| at.start);
    Some(view.trim(lead.start..end, b""))
}

/// "(qua …)", "thông qua …", "gửi … tổng hợp".
fn via(view: &View, sentence: &Place, report: &Place) -> Option<Words> {
    if let Some(at) = names::find_any_said(view, sentence, &["thông qua", "qua"]) {
        let found = body_at(view, &(at.end..sentence.end));
        if found.is_some() {
            return found;
        }
    }
    let send = view.find_any(sentence, &["gui ve", "gui"])?;
    let name = body_at(view, &(send.end..sentence.end))?;
    (send.start > report.start || view.has(&(send.end..sentence.end), "tong hop")).then_some(name)
}

/// A collective that nobody can list from the text.
pub(crate) fn is_open(name: &str) -> bool {
    let plain: String = name
        .chars()
        .map(|c| char::from(tiendo_text::normal::plain(c)))
        .collect();
    plain.ends_with("lien quan") || plain.ends_with(" khac")
}
