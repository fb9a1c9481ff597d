//! The paragraphs of a part as items: how each is marked, whose it is, and what stands below it.

use std::sync::LazyLock;

use super::Trust;
use super::no_task::{CLOSERS, DOING, NO_TASKS};
use crate::addressees::{Addressees, addressees, are_names, coordinating, each, of_whom};
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::tables::Row;
use crate::tasks;
use crate::view::{Place, View, is_letter};

/// A paragraph with what stands below it.
pub(super) struct Item {
    pub(super) mark: Option<Mark>,
    /// How deep its mark stands.
    pub(super) depth: u8,
    pub(super) row: Row,
    /// The bodies of its own words or of the heading above.
    pub(super) actor: Addressees,
    /// Its own words name them.
    pub(super) is_addressed: bool,
    /// Nothing but the bodies.
    pub(super) is_name: bool,
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

pub(super) fn items(view: &View, body: &[Place], trust: Trust) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    // Whose heading holds, and how deep it stands.
    let mut heading: Option<(u8, Addressees)> = None;
    let mut is_salutation = false;
    // The last mark heads a matter: "2. Bảo đảm an ninh, trật tự".
    let mut topic = false;
    // The paragraphs without marks below a name are tasks each; looked for where one stands below a name.
    let mut each_is_task: Option<bool> = None;
    // Whose they are.
    let mut below_name: Option<Addressees> = None;
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
            // "7. Kinh phí: Phòng Kế toán cân đối …" gives somebody something to do.
            let is_numbered = matches!(marked, Some((Mark::Number(_), _, _)));
            let given = || behind_colon(view, &text).is_some_and(|rest| acts(view, &rest));
            if !(is_numbered && given()) {
                continue;
            }
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
        if mark.is_some() {
            below_name = None;
        } else if let Some(item) = items
            .last()
            .filter(|item| item.is_name && item.mark.is_some())
            && *each_is_task.get_or_insert_with(|| names_head_tasks(view, body))
        {
            below_name = Some(item.actor.clone());
        }
        if let Some(bodies) = &below_name
            && opens_with_act(view, &text)
            && CLOSERS.begin(view, &text).is_none()
        {
            items.push(Item {
                mark: None,
                depth: depth(view, None),
                row: Row {
                    content: vec![text.clone()],
                    ..Row::default()
                },
                actor: Addressees {
                    who: bodies.who.clone(),
                    with: coordinating(view, &text),
                },
                is_addressed: true,
                is_name: false,
            });
            continue;
        }
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

/// Behind the colon of a label.
fn behind_colon(view: &View, text: &Place) -> Option<Place> {
    let colon = text.clone().find(|&i| view.byte(i) == b':')?;
    Some(view.trim_start(colon + 1..text.end))
}

/// "Chủ trì, phối hợp với …", "Huy động dân quân …": a paragraph that opens with what is to be done, and is a sentence.
fn opens_with_act(view: &View, text: &Place) -> bool {
    view.is_upper(text.start)
        && matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';' | b'/')
        && names::opens_with_verb(view, text)
}

/// Below some marked name alone ("1. Phòng Kinh tế") several paragraphs without marks stand, each of which opens with what is to be done.
fn names_head_tasks(view: &View, body: &[Place]) -> bool {
    body.windows(3).any(|three| {
        let [name, first, second] = three else {
            return false;
        };
        let acts =
            |place: &Place| opens_with_act(view, place) && marks::mark(view, place).is_none();
        acts(first)
            && acts(second)
            && marks::mark(view, name).is_some_and(|(mark, _, rest)| {
                mark != Mark::Bullet && named_alone(view, &rest).is_some()
            })
    })
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
    // "… yêu cầu các chi nhánh ngân hàng thương mại:".
    let all = bodies
        .who
        .first()
        .is_some_and(|words| words.value.starts_with("các"));
    (named && !bodies.who.is_empty() && (all || !rest.is_empty())).then_some(bodies)
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
pub(super) fn named_alone(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    // What ends with a stop is a sentence's or a list's.
    if matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';') {
        return None;
    }
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
