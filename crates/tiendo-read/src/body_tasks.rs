//! Tasks of a document without a table: the marked paragraphs of its part on tasks, and what is given to a body anywhere
//! ("Giao Sở … chủ trì, phối hợp với …", "1. Sở …: a) … b) …"). The paragraphs become the rows of a table, so that what
//! follows is the same for both.

use std::sync::LazyLock;

use crate::addressees::{Addressees, addressees, are_names, coordinating, each, of_whom};
use crate::deadline;
use crate::labels;
use crate::lists;
use crate::marks::{self, Mark};
use crate::model::Words;
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::span::Span;
use crate::tables::Row;
use crate::tasks::{self, Rank, Tasks};
use crate::view::{Place, View, is_letter};
use crate::zones::{Section, Zones};

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
        .filter(|section| !tells_only(view, section))
    {
        let body = led(view, section).unwrap_or_else(|| section.body.clone());
        let trust = Trust::Beside {
            announced: announces_tasks(view, section),
        };
        rows(view, &body, trust, &mut all);
    }
    let is_duty = |extent: Span| {
        laid_down
            .iter()
            .any(|span| span.start < extent.end && extent.start < span.end)
    };
    all.tasks.retain(|task| !is_duty(task.extent));
    // In a letter without parts everything is an order.
    let trust = Trust::Beside { announced: false };
    rows(view, &zones.preamble, trust, &mut all);
    all.tasks.retain(|task| {
        let first = task.content.first().map(|words| words.value.to_lowercase());
        !task.leads.is_empty() && !first.is_some_and(|words| is_about_table(&words))
    });
    all.groups.retain(|group| {
        let number = group.number.as_ref().map(|number| number.value.as_str());
        all.tasks.iter().any(|task| task.group.as_deref() == number)
    });
    all.tasks.sort_by_key(|task| task.extent.start);
    all
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
    (section.is_article || is_name(view, section) || gives()).then(|| {
        let heading = std::iter::once(&section.heading);
        heading.chain(&section.body).cloned().collect()
    })
}

/// "Các đơn vị được phân công tại Mục II …", "… hướng dẫn, kiểm tra việc thực hiện Kế hoạch": what its rows give the bodies of the
/// table anyway, and watching over it.
fn is_about_table(small: &str) -> bool {
    let names_by_table = [
        "được phân công tại",
        "được giao tại",
        "được giao nhiệm vụ tại",
        "nêu tại",
        "có tên tại",
    ]
    .iter()
    .any(|by| small.find(by).is_some_and(|at| at < LATEST_BY_TABLE));
    let watches = [
        "kế hoạch",
        "chương trình",
        "quyết định",
        "chỉ thị",
        "nghị quyết",
        "đề án",
    ]
    .iter()
    .any(|kind| small.contains(&format!("việc thực hiện {kind}")));
    names_by_table || watches
}

/// How far into a paragraph the words stand that name bodies by a table, in bytes.
const LATEST_BY_TABLE: usize = 60;

/// `kind`: that of the document, where it has one.
pub(crate) fn read(view: &View, zones: &Zones, kind: Option<&str>) -> Tasks {
    let mut all = Tasks::default();
    if kind.is_some_and(|kind| ONLY_TELLING.contains(&kind)) {
        return all;
    }
    let tells = kind.is_some_and(|kind| TELLING.contains(&kind));
    for section in &zones.sections {
        if section.is_article || tells_only(view, section) {
            continue;
        }
        // "I. TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH": whose the list below is.
        if let Some(body) = led(view, section) {
            let trust = if is_name(view, section) {
                Trust::Heading
            } else {
                Trust::Given
            };
            rows(view, &body, trust, &mut all);
            continue;
        }
        let trust = if announces_tasks(view, section) && !tells {
            Trust::Heading
        } else {
            Trust::Given
        };
        rows(view, &section.body, trust, &mut all);
    }
    let articles: Vec<Place> = zones
        .sections
        .iter()
        .filter(|section| section.is_article && !tells_only(view, section))
        .flat_map(|section| [&section.heading].into_iter().chain(&section.body))
        .cloned()
        .collect();
    rows(view, &articles, Trust::Given, &mut all);
    // An excerpt, a letter or an annex without a table has no part on tasks.
    let loose = if zones.sections.is_empty() && !tells {
        Trust::Items
    } else {
        Trust::Given
    };
    rows(view, &zones.preamble, loose, &mut all);
    rows(view, &zones.annex, loose, &mut all);
    all.tasks.sort_by_key(|task| task.extent.start);
    all
}

/// Words by which the heading of a part says that it tells how things stand, plain.
const TELLS: &[&str] = &[
    "ket qua",
    "tinh hinh",
    "danh gia",
    "khai quat",
    "thuc trang",
    "dac diem",
    "uu diem",
    "ton tai",
    "han che",
    "ket luan",
    "nhan xet",
    "pham vi",
    "doi tuong",
    "giai thich tu ngu",
    "hieu luc",
];

/// "II. KẾT QUẢ THANH TRA": what bodies did there gives them nothing to do.
fn tells_only(view: &View, section: &Section) -> bool {
    let asks = [
        "nhiem vu",
        "giai phap",
        "phan cong",
        "yeu cau",
        "kien nghi",
        "to chuc thuc hien",
        "trach nhiem",
        "noi dung",
    ];
    TELLS
        .iter()
        .any(|words| view.after(&section.title, words).is_some())
        && !asks.iter().any(|words| view.has(&section.title, words))
}

fn announces_tasks(view: &View, section: &Section) -> bool {
    let title = &section.title;
    ["nhiem vu", "phan cong", "noi dung thuc hien", "giai phap"]
        .iter()
        .any(|words| view.has(title, words))
        && !view.has(title, "to chuc thuc hien")
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
    /// It says who does it, or the paragraph above that names a body alone, in a document whose tasks stand in a table.
    Beside {
        /// It stands under a heading that announces tasks.
        announced: bool,
    },
}

/// A paragraph with what stands below it.
struct Item {
    mark: Option<Mark>,
    /// How deep its mark stands.
    depth: u8,
    row: Row,
    /// The bodies of its own words or of the heading above.
    actor: Addressees,
    /// Its own words name them.
    is_addressed: bool,
    /// Nothing but the bodies.
    is_name: bool,
}

fn rows(view: &View, body: &[Place], trust: Trust, all: &mut Tasks) {
    let items = items(view, body, trust);
    // Where some items with a dotted number are given to somebody, the others are tasks as well.
    let dotted_are_given = items
        .iter()
        .any(|item| matches!(item.mark, Some(Mark::Dotted(_))) && !item.row.leads.is_empty());
    // Where labels say who leads some of them, what has a label for its time is a task as well.
    let labels_lead = items.iter().any(|item| !item.row.leads.is_empty());
    let mut rows: Vec<(Row, Rank)> = Vec::new();
    // The headings of the open groups, each with how deep it stands.
    let mut open: Vec<(u8, Option<Row>)> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let below = items
            .get(i + 1)
            .filter(|next| next.mark.is_some())
            .map(|next| next.depth);
        let given_below = items
            .get(i + 1)
            .filter(|next| next.mark.is_none() && next.is_addressed)
            .is_some_and(|next| {
                let mut words = next.row.content.iter();
                !words.all(|place| only_asks_to_act(view, place))
            });
        let deeper = below.is_some_and(|below| below > item.depth)
            || (given_below && matches!(item.mark, Some(Mark::Number(_) | Mark::Dotted(_))));
        let is_heading = deeper && (item.is_name || (item.row.is_heading() && !item.is_addressed));
        if item.row.content.is_empty() || (item.is_name && !is_heading) {
            continue;
        }
        let is_dotted = matches!(item.mark, Some(Mark::Dotted(_)));
        let is_given = !item.actor.who.is_empty()
            || !item.row.leads.is_empty()
            || !item.row.coordinators.is_empty()
            || (labels_lead && !(item.row.deadline.is_empty() && item.row.product.is_empty()))
            || (is_dotted && dotted_are_given);
        let trusted = match trust {
            Trust::Heading => item.mark.is_some() || item.is_addressed,
            Trust::Items => is_heading || is_given || is_dotted,
            Trust::Given | Trust::Beside { .. } => is_heading || is_given,
        };
        if trusted && (is_heading || !is_no_task(view, item, trust)) {
            let here = item.depth;
            let deepest = open.len();
            open.retain(|(above, _)| *above < here);
            let row = row(view, item, is_heading);
            let rank = if is_heading {
                // An article whose paragraphs head groups is none itself.
                let is_article = matches!(item.mark, Some(Mark::Article(_)));
                open.push((here, Some(row.clone()).filter(|_| !is_article)));
                Rank::Heading
            } else if open.len() == deepest {
                Rank::Task
            } else if let Some((_, Some(outer))) = open.last() {
                // Behind the tasks of an inner group those of the outer one go on.
                rows.push((outer.clone(), Rank::Heading));
                Rank::Task
            } else {
                Rank::Alone
            };
            rows.push((row, rank));
        }
    }
    // A heading with nothing below it that counts is none.
    let kept: Vec<(Row, Rank)> = rows
        .iter()
        .enumerate()
        .filter(|(i, (_, rank))| {
            let below = rows.get(i + 1).map(|(_, next)| *next);
            *rank != Rank::Heading || below == Some(Rank::Task)
        })
        .map(|(_, row)| row.clone())
        .collect();
    if kept.iter().any(|(_, rank)| *rank != Rank::Heading) {
        tasks::read_rows(view, &kept, all);
    }
}

/// The row of an item: agencies and time that its words name, where no cell does.
fn row(view: &View, item: &Item, is_heading: bool) -> Row {
    let mut row = item.row.clone();
    if is_heading {
        if let (true, Some(title)) = (item.is_name, row.content.first_mut()) {
            *title = view.trim_end(title.clone(), b":");
        }
        return row;
    }
    if row.leads.is_empty() {
        row.leads = places(view, &item.actor.who);
    }
    if row.leads.is_empty() {
        row.leads.extend(
            row.content
                .iter()
                .find_map(|place| leads_inside(view, place)),
        );
    }
    if row.coordinators.is_empty() {
        row.coordinators = places(view, &item.actor.with);
    }
    if row.coordinators.is_empty() && item.actor.who.is_empty() && !row.leads.is_empty() {
        let with = row.content.iter().map(|place| coordinating(view, place));
        row.coordinators = places(view, &with.flatten().collect::<Vec<Words>>());
    }
    if row.deadline.is_empty() {
        row.deadline.extend(
            row.content
                .iter()
                .find_map(|place| deadline::in_text(view, place)),
        );
    }
    row
}

/// "(Phòng Pháp chế chủ trì, …)", "…; do Sở Y tế chủ trì": the names right before the word.
fn leads_inside(view: &View, place: &Place) -> Option<Place> {
    let word = names::find_small(view, place, "chu tri").or_else(|| {
        let open = (place.start..place.end).find(|&i| view.byte(i) == b'(')?;
        let inside = open..place.end;
        ["thuc hien", "tham muu"]
            .iter()
            .find_map(|word| names::find_small(view, &inside, word))
    })?;
    let start = (place.start..word.start)
        .rev()
        .find(|&i| matches!(view.byte(i), b'(' | b';' | b'.'))
        .map_or(place.start, |i| i + 1);
    let clause = view.trim(start..word.start, b",");
    let clause = ["do", "giao"]
        .iter()
        .find_map(|lead| view.after(&clause, lead))
        .unwrap_or(clause);
    lists::at(view, &clause)
        .filter(|(_, end)| *end == clause.end)
        .map(|(names, _)| names)
}

/// Where names stand; of "các sở: A, B" the whole list once.
fn places(view: &View, list: &[Words]) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    let mut open: Option<crate::span::Span> = None;
    for words in list {
        let (Some(head), Some(tail)) = (words.spans.first(), words.spans.last()) else {
            continue;
        };
        if words.spans.len() > 1 && open == Some(*head) {
            if let Some(spread) = all.last_mut() {
                spread.end = view.place(*tail).end;
            }
            continue;
        }
        let mut place = view.place(*head);
        place.end = view.place(*tail).end;
        if words.spans.len() > 1 {
            // "các" stands before the shared word where the name does not open with a kind of its own.
            let before = view.trim(place.start.saturating_sub(4)..place.end, b"");
            if view.plain(&before).starts_with("cac ") {
                place = before;
            }
            open = Some(*head);
        }
        all.push(place);
    }
    all
}

/// Words by which a body only answers for a document or watches over others, plain.
const NO_TASK: &[&str] = &[
    "chiu trach nhiem thi hanh",
    "chiu trach nhiem to chuc thuc hien",
    "thi hanh quyet dinh nay",
    "can cu quyet dinh thi hanh",
    "thong bao de cac",
    "ban hanh ke hoach nhu sau",
    "nhu sau:",
    "nghiem tuc trien khai thuc hien",
    "nghiem tuc to chuc thuc hien",
    "nghiem tuc thuc hien",
    "khan truong trien khai thuc hien./",
];
static NO_TASKS: Static = LazyLock::new(|| Phrases::plain(NO_TASK));

/// Words of those who watch over others, unless they do something before, plain.
static OVERSIGHT: Static =
    LazyLock::new(|| Phrases::plain(&["giam sat viec thuc hien", "giam sat thuc hien"]));

/// Words that open a closing paragraph, plain.
static CLOSERS: Static = LazyLock::new(|| {
    Phrases::plain(&[
        "yeu cau",
        "de nghi",
        "giao",
        "tren day",
        "trong qua trinh",
        "nhan duoc",
        "quyet dinh nay",
        "nghi quyet nay",
        "ke hoach nay",
        "chi thi nay",
        "ubnd tinh",
        "uy ban nhan dan",
        "van phong",
        "dinh ky",
        "tren co so",
        "can cu",
        "thu truong",
        "chu tich",
        "chanh van phong",
        "giam doc",
        "bao cao ket qua",
        "tran trong",
        "noi nhan",
        "cac dong chi",
        "cac co quan, don vi can cu",
    ])
});

/// Words of watching and reporting, plain.
static WATCHING: Static =
    LazyLock::new(|| Phrases::plain(&["theo doi", "don doc", "tong hop", "bao cao"]));

/// Words of doing, plain.
static DOING: Static = LazyLock::new(|| {
    Phrases::plain(&[
        "chu tri",
        "xay dung",
        "to chuc",
        "trien khai",
        "huong dan",
        "bo tri",
        "ra soat",
        "tham muu",
        "thuc hien",
        "hoan thanh",
        "ban hanh",
        "cu the hoa",
    ])
});

/// Oversight, or a duty to watch and report, which is read as such.
fn is_no_task(view: &View, item: &Item, trust: Trust) -> bool {
    let all = || item.row.content.iter();
    if all().any(|place| NO_TASKS.hits(view, place).next().is_some())
        || all().all(|place| only_asks_to_act(view, place))
    {
        return true;
    }
    let oversees = all().any(|place| {
        OVERSIGHT
            .first(view, place)
            .is_some_and(|(_, at)| DOING.first(view, &(place.start..at.start)).is_none())
    });
    if oversees {
        return true;
    }
    if matches!(trust, Trust::Heading | Trust::Beside { announced: true }) || !item.row.is_heading()
    {
        return false;
    }
    let watches = all().any(|place| {
        let head = place.start..place.end.min(place.start + 160);
        WATCHING.first(view, &head).is_some_and(|(_, at)| {
            let first = ["theo doi", "don doc"].contains(&view.plain(&at));
            let of_this = ["thuc hien", "trien khai", "ket qua", "ke hoach nay"]
                .iter()
                .any(|words| view.has(place, words));
            let ends = |end: usize| matches!(view.byte(end), b';' | b'.') || end >= place.end;
            let second = WATCHING.first(view, &(at.end..place.end.min(at.end + SHORT_OBJECT)));
            // "theo dõi, tổng hợp báo cáo Ban Thường vụ …".
            let reports_to =
                WATCHING
                    .hits(view, &(at.end..head.end))
                    .last()
                    .is_some_and(|(_, last)| {
                        names::starts_name(view, &view.trim_start(last.end..place.end))
                            && last.end - at.end <= 2 * SHORT_OBJECT
                    });
            let alone = ends(at.end)
                || reports_to
                || second.is_some_and(|(_, next)| ends(next.end))
                || place.end - at.end <= SHORT_OBJECT
                || WATCHING
                    .first(view, &(at.end..place.end))
                    .is_some_and(|(_, next)| place.end.saturating_sub(next.end) <= SHORT_OBJECT);
            let does = DOING
                .first(view, &(head.start..at.start))
                // "tham mưu, theo dõi, đôn đốc".
                .is_some_and(|(_, doing)| {
                    !((alone || of_this)
                        && view.plain(&doing) == "tham muu"
                        && doing.end + 2 >= at.start)
                });
            // "thu các khoản phí; báo cáo kết quả": something is done before.
            let done = (head.start..at.start).any(|i| view.byte(i) == b';');
            first && (of_this || alone) && !does && !done
        })
    });
    watches || all().all(|place| reports_only(view, place))
}

/// The most characters of a sentence that only asks to act.
const LONGEST_ASKING: usize = 240;

/// Kinds of documents that a closing sentence calls "này", plain.
const THIS: &[&str] = &[
    "ke hoach",
    "chi thi",
    "quyet dinh",
    "nghi quyet",
    "cong van",
    "cong dien",
    "thong bao",
    "ket luan",
    "chuong trinh",
    "de an",
    "noi dung",
];

/// "Yêu cầu các cơ quan, đơn vị triển khai thực hiện./.", "Trưởng các phòng căn cứ Kế hoạch này tổ chức thực hiện.", "… tổ chức thực
/// hiện nghiêm túc Chỉ thị này."
fn only_asks_to_act(view: &View, place: &Place) -> bool {
    let whole = view.trim(place.clone(), b"./;");
    // "…; vướng mắc liên hệ Phòng …": whom to call is nothing to do.
    let place = view
        .find_any(
            &whole,
            &[
                "; vuong mac",
                "; neu co vuong mac",
                "; moi vuong mac",
                "; co vuong mac",
            ],
        )
        .map_or_else(
            || whole.clone(),
            |call| view.trim(whole.start..call.start, b"./;"),
        );
    if place.len() > LONGEST_ASKING {
        return false;
    }
    let plain = view.plain(&place);
    let of_this_at_end = THIS
        .iter()
        .find_map(|kind| plain.strip_suffix(" nay")?.strip_suffix(kind));
    let asking = of_this_at_end.unwrap_or(plain).trim_end();
    let asking = ["nghiem tuc", "co hieu qua", "nghiem", "tot"]
        .iter()
        .find_map(|how| asking.strip_suffix(how))
        .unwrap_or(asking)
        .trim_end();
    let Some(words) = [
        "trien khai thuc hien",
        "to chuc thuc hien",
        "nghiem tuc thuc hien",
    ]
    .iter()
    .find_map(|words| asking.strip_suffix(words)) else {
        return false;
    };
    let of_this = THIS
        .iter()
        .any(|kind| words.contains(&format!("can cu {kind} nay")));
    // "… theo nhiệm vụ được phân công tổ chức thực hiện".
    let of_duty = [
        "nhiem vu duoc phan cong",
        "nhiem vu duoc giao",
        "chuc nang, nhiem vu",
    ]
    .iter()
    .any(|duty| words.trim_end().ends_with(&format!("theo {duty}")));
    let asked = ["yeu cau", "de nghi"]
        .iter()
        .find_map(|word| view.after(&place, word));
    let only = asked.is_some_and(|rest| {
        let who = view.trim(rest.start..place.start + words.trim_end().len(), b",");
        names::is_body_list(view, &who)
    });
    of_this || of_duty || only
}

/// So few characters behind a word of watching tell no matter of its own.
const SHORT_OBJECT: usize = 16;

/// "định kỳ … báo cáo …" without anything done.
fn reports_only(view: &View, place: &Place) -> bool {
    let often = [
        "dinh ky",
        "hang nam",
        "hang quy",
        "hang thang",
        "hang tuan",
        "cuoi quy",
        "cuoi thang",
        "6 thang",
    ]
    .iter()
    .any(|words| view.has(place, words));
    let reports = view.find(place, "bao cao");
    // "thu các khoản phí; báo cáo hằng tháng": something is done before.
    let alone =
        reports.is_some_and(|word| !(place.start..word.start).any(|i| view.byte(i) == b';'));
    often && alone && DOING.first(view, place).is_none()
}

/// How deep a mark at `at` stands; words without one stand deepest. Of bullets a star stands above a dash, a plus below it.
fn depth(view: &View, marked: Option<(&Mark, &Place)>) -> u8 {
    match marked {
        Some((Mark::Roman | Mark::Article(_), _)) => 0,
        Some((Mark::Number(_), _)) => 1,
        Some((Mark::Dotted(_), _)) => 2,
        Some((Mark::Letter, _)) => 3,
        Some((Mark::Bullet, at)) => match view.byte(at.start) {
            b'*' => 4,
            b'+' => 6,
            _ => 5,
        },
        None => 7,
    }
}

fn items(view: &View, body: &[Place], trust: Trust) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    // Whose heading holds, and how deep it stands.
    let mut heading: Option<(u8, Addressees)> = None;
    let mut is_salutation = false;
    // The last mark heads a matter: "2. Bảo đảm an ninh, trật tự".
    let mut topic = false;
    for (i, place) in body.iter().enumerate() {
        let marked = marks::mark(view, place).filter(|(_, _, rest)| !rest.is_empty());
        let text = marked
            .as_ref()
            .map_or_else(|| place.clone(), |(_, _, rest)| rest.clone());
        // "Kính gửi: - …": whom a letter goes to, not who does something.
        if view.after(&text, "kinh gui").is_some() || view.plain(&text).ends_with(" dien:") {
            is_salutation = true;
            continue;
        }
        // The number of a page.
        if !text.clone().any(|at| is_letter(view.byte(at))) {
            continue;
        }
        if is_member(view, &text) {
            continue;
        }
        let is_listed = matches!(marked, Some((Mark::Bullet, _, _)));
        if is_salutation && (is_listed || names::is_body_list(view, &text)) {
            continue;
        }
        is_salutation = false;
        if items.last().is_some() && labels::is_detail(view, &text) {
            continue;
        }
        if let Some(item) = items.last_mut()
            && let Some(found) = labels::labelled(view, &text)
        {
            for (column, words) in found {
                item.row.put_words(column, words);
            }
            continue;
        }
        let mark = marked.as_ref().map(|(mark, _, _)| mark.clone());
        // "Trách nhiệm của Công an phường" above its tasks.
        let heads_unmarked =
            mark.is_none() && of_whom(view, &text).is_some() && named_alone(view, &text).is_some();
        let here = if heads_unmarked {
            0
        } else {
            depth(view, marked.as_ref().map(|(mark, at, _)| (mark, at)))
        };
        let beside = items
            .last()
            .is_some_and(|item| item.mark.is_none() && item.is_addressed);
        let below_topic = (topic || beside) && mark.is_none() && acts(view, &text);
        if mark.is_some() {
            topic = is_topic(view, &text);
        } else if view.plain(&text).ends_with(" sau:") {
            topic = true;
        }
        let is_own = below_topic || heads_unmarked || takes_unmarked(view, &text);
        if mark.is_none() && !is_own {
            let between = || {
                items
                    .last()
                    .zip(body.get(i + 1))
                    .is_some_and(|(above, next)| stands_between(view, above, next))
            };
            let belongs = items
                .last()
                .is_some_and(|item| item.depth > 1 || item.is_name)
                || between();
            if let Some(item) = items.last_mut()
                && belongs
                && (CLOSERS.begin(view, &text).is_none()
                    || (item.is_name && view.after(&text, "can cu").is_some()))
                && NO_TASKS.hits(view, &text).next().is_none()
            {
                if item.is_name {
                    // Below "2. Sở Tài chính" its task stands without a mark.
                    item.is_name = false;
                    item.row.content.clear();
                    item.actor.with = coordinating(view, &text);
                }
                item.row.content.push(place.clone());
            } else {
                // "Yêu cầu các sở, ban, ngành … sau:" above the groups of a table gives nobody a task.
                let asked = asked(view, &text).filter(|_| !matches!(trust, Trust::Beside { .. }));
                heading = asked.map(|bodies| (0, bodies));
            }
            continue;
        }
        if heading.as_ref().is_some_and(|(above, _)| here <= *above) {
            heading = None;
        }
        let mut row = Row {
            number: marked
                .as_ref()
                .filter(|(mark, _, _)| *mark != Mark::Bullet)
                .map(|(_, at, _)| at.clone()),
            content: vec![text.clone()],
            ..Row::default()
        };
        for (column, words) in labels::inline(view, &text) {
            row.put_words(column, words);
        }
        // "Phòng … là tổ chức thuộc …" tells what a body is.
        let heads = body
            .get(i + 1)
            .is_some_and(|next| heads(view, &text, here, next));
        let whole = heads.then(|| named_alone(view, &text)).flatten();
        let own = whole
            .or_else(|| {
                let given = given_inside(view, &text).filter(|_| marked.is_none());
                addressees(view, &given.unwrap_or_else(|| text.clone()))
            })
            .or_else(|| addressees(view, &given_in_clause(view, &text)?))
            .filter(|(_, rest)| {
                let tells = ["la", "gom", "bao gom", "co chuc nang"]
                    .iter()
                    .find_map(|word| view.after(rest, word));
                // "Vụ … là cơ quan đầu mối tổng hợp …" gives it something to do.
                let acts = tells.as_ref().is_some_and(|rest| {
                    let opens =
                        |words: &[&str]| words.iter().any(|word| view.after(rest, word).is_some());
                    opens(&["co quan dau moi", "don vi dau moi", "dau moi"])
                        || (opens(&[
                            "co quan thuong truc",
                            "don vi thuong truc",
                            "bo phan thuong truc",
                            "thuong truc",
                            "co quan chu tri",
                            "don vi chu tri",
                        ]) && DOING.first(view, rest).is_some())
                });
                (tells.is_none() || acts) && names::after_said(view, rest, "đã").is_none()
            });
        // "1. Giám đốc Sở … có trách nhiệm:" above "a) …".
        let own = own.map(|(bodies, rest)| {
            let rest = if heads && view.byte(text.end.saturating_sub(1)) == b':' {
                rest.end..rest.end
            } else {
                rest
            };
            (bodies, rest)
        });
        let is_addressed = own.is_some();
        let mut is_name = false;
        let actor = match own {
            Some((bodies, rest)) => {
                if rest.is_empty() {
                    is_name = true;
                    heading = Some((here, bodies.clone()));
                } else if view.byte(rest.start.saturating_sub(1)) != b' '
                    || is_behind_colon(view, &text, &rest)
                {
                    // "Sở …: Tham mưu …": the words behind the colon are the task.
                    row.content = vec![rest];
                }
                bodies
            }
            None => heading
                .as_ref()
                .map_or_else(Addressees::default, |(_, bodies)| Addressees {
                    who: bodies.who.clone(),
                    with: match coordinating(view, &text) {
                        own if own.is_empty() => bodies.with.clone(),
                        own => own,
                    },
                }),
        };
        items.push(Item {
            mark,
            depth: here,
            row,
            actor,
            is_addressed,
            is_name,
        });
    }
    items
}

/// Between "6." that is given to somebody and "7.": what stands there belongs to "6.".
fn stands_between(view: &View, above: &Item, next: &Place) -> bool {
    matches!(
        (&above.mark, marks::mark(view, next)),
        (Some(Mark::Number(n)), Some((Mark::Number(next), ..))) if next == n + 1
    ) && above.is_addressed
}

/// "… đề nghị Ủy ban nhân dân các tỉnh thực hiện một số nội dung sau:": whose the list below is.
fn asked(view: &View, text: &Place) -> Option<Addressees> {
    if view.byte(text.end.saturating_sub(1)) != b':' {
        return None;
    }
    let word = ["đề nghị", "yêu cầu", "giao"]
        .iter()
        .filter_map(|word| {
            let mut last = None;
            let mut rest = text.clone();
            while let Some(found) = names::find_said(view, &rest, word) {
                rest.start = found.end;
                last = Some(found);
            }
            last
        })
        .max_by_key(|found| found.start)?;
    let (bodies, rest) = addressees(view, &(word.start..text.end - 1))?;
    let named = bodies.who.first().is_some_and(|words| {
        words.value.chars().next().is_some_and(char::is_uppercase) || words.value.starts_with("các")
    });
    (named && !bodies.who.is_empty() && !rest.is_empty()).then_some(bodies)
}

/// The most characters of a heading that names bodies.
const LONGEST_HEADING: usize = 160;

/// A paragraph without a stop above one that stands deeper.
fn heads(view: &View, text: &Place, here: u8, next: &Place) -> bool {
    let below = marks::mark(view, next)
        .filter(|(_, _, rest)| !rest.is_empty())
        .map(|(mark, at, _)| depth(view, Some((&mark, &at))));
    text.len() <= LONGEST_HEADING
        && !matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';')
        && below.is_some_and(|below| below > here)
}

/// Bodies and nothing else: "Các trường tiểu học", "Đối với UBND các huyện".
fn named_alone(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    let text = view.trim(text.clone(), b":");
    let name = of_whom(view, &text).unwrap_or_else(|| text.clone());
    let is_alone = are_names(view, &name) && names::verb(view, &name).is_none();
    is_alone.then(|| {
        let who = tasks::agencies(view, std::slice::from_ref(&name));
        (
            Addressees {
                who,
                with: Vec::new(),
            },
            name.end..name.end,
        )
    })
}

/// A colon stands right before the rest of a paragraph.
fn is_behind_colon(view: &View, text: &Place, rest: &Place) -> bool {
    (text.start..rest.start)
        .rev()
        .find(|&i| view.byte(i) != b' ')
        .is_some_and(|i| view.byte(i) == b':')
}

/// How far into a paragraph its word of giving stands.
const LATEST_GIVING: usize = 200;

/// Who gives tasks, plain.
const AUTHORITIES: &[&str] = &[
    "chu tich",
    "ubnd",
    "uy ban nhan dan",
    "thu tuong",
    "bo truong",
    "thu truong",
    "giam doc",
    "lanh dao",
    "thuong truc",
    "ban thuong vu",
];

/// "Về việc này, Phó Chủ tịch UBND tỉnh … giao Sở Y tế …": the words from "giao" on.
fn given_inside(view: &View, text: &Place) -> Option<Place> {
    let head = text.start..text.end.min(text.start + LATEST_GIVING);
    let word = names::find_small(view, &head, "giao")?;
    let by = text.start..word.start;
    let is_order = AUTHORITIES.iter().any(|who| view.has(&by, who))
        && view.is_upper(view.trim_start(word.end..text.end).start);
    let given = word.start..text.end;
    let (bodies, rest) = addressees(view, &given).filter(|_| is_order)?;
    (!bodies.who.is_empty() && !rest.is_empty()).then_some(given)
}

/// What somebody is in a body that is set up, plain: "Giám đốc Sở Xây dựng - Tổ phó".
static MEMBERS: Static = LazyLock::new(|| {
    Phrases::plain(&[
        "thanh vien",
        "to truong",
        "to pho",
        "truong ban",
        "pho truong ban",
        "uy vien",
        "thu ky",
        "pho to truong",
        "chu tich hoi dong",
        "pho chu tich hoi dong",
    ])
});

/// The most characters of a member's line.
const LONGEST_MEMBER: usize = 200;

/// A member of a body that is set up: behind the last dash or comma stands what he is there.
fn is_member(view: &View, text: &Place) -> bool {
    let text = view.trim(text.clone(), b".;");
    let sign = (text.start..text.end)
        .rev()
        .find(|&i| matches!(view.byte(i), b'-' | b',' | b':'));
    let person = names::names_person(view, &text);
    text.len() <= LONGEST_MEMBER
        && sign
            .filter(|&at| view.byte(at) == b'-' || (person && view.byte(at) == b','))
            .is_some_and(|at| {
                let rest = view.trim(at + 1..text.end, b"");
                rest.len() <= 40
                    && view.is_upper(rest.start)
                    && MEMBERS.begin(view, &rest).is_some()
            })
}

/// Words that head a matter: short, without a stop, and no body does anything in them.
fn is_topic(view: &View, text: &Place) -> bool {
    text.len() <= LONGEST_HEADING
        && !matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';' | b':')
        && addressees(view, text).is_none()
}

/// "Công an huyện mở đợt cao điểm …": known bodies, and what they are to do.
fn acts(view: &View, text: &Place) -> bool {
    // "Mỗi công đoàn cấp trên trực tiếp cơ sở tổ chức …".
    let each = each(view, text);
    let text = each.as_ref().unwrap_or(text);
    (each.is_some() || names::starts_name(view, text))
        && CLOSERS.begin(view, text).is_none()
        && addressees(view, text).is_some_and(|(bodies, rest)| {
            !bodies.who.is_empty() && names::begins_with_verb(view, &rest)
        })
}

/// "Đồng ý chủ trương …; giao Sở Tài chính thẩm định": the clause that gives something to a body.
fn given_in_clause(view: &View, text: &Place) -> Option<Place> {
    view.find_all(text, "giao").into_iter().find_map(|word| {
        let before = view.trim(text.start..word.start, b"");
        let opens = matches!(view.byte(before.end.saturating_sub(1)), b';' | b'.');
        let rest = view.trim_start(word.end..text.end);
        (opens && !before.is_empty() && names::starts_name(view, &rest))
            .then_some(word.start..text.end)
    })
}

/// A paragraph without a mark that gives somebody something to do.
fn takes_unmarked(view: &View, text: &Place) -> bool {
    if given_inside(view, text).is_some() {
        return true;
    }
    ["giao", "giao cho", "yeu cau", "de nghi", "phan cong"]
        .iter()
        .any(|word| view.after(text, word).is_some())
        && addressees(view, text).is_some_and(|(_, rest)| !rest.is_empty())
}
