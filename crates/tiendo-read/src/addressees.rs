//! Whom a paragraph is addressed to: "UBND các huyện; các sở: …", "Giao Sở … chủ trì, phối hợp với …".

use crate::deadline;
use crate::labels;
use crate::lists;
use crate::model::Words;
use crate::names;
use crate::said;
use crate::spread;
use crate::tasks;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};
use crate::vocabulary::tasks::AUTHORITIES;

/// Whose paragraph it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Addressees {
    pub(crate) who: Vec<Words>,
    pub(crate) with: Vec<Words>,
}

impl Addressees {
    /// Bodies that lead, with nobody beside them.
    pub(crate) fn leading(who: Vec<Words>) -> Self {
        Self {
            who,
            with: Vec::new(),
        }
    }
}

/// Words before the bodies that a paragraph is addressed to, plain.
const LEADS: &[&str] = &[
    "thong nhat giao",
    "dong y giao",
    "nhat tri giao",
    "dong y chu truong giao",
    "dong y de",
    "kinh de nghi",
    "tran trong de nghi",
    "tiep tuc giao",
    "giao nhiem vu cho",
    "giao cho cac ong",
    "giao cac ong",
    "giao cho",
    "giao",
    "de nghi",
    "yeu cau",
    "kien nghi",
    "phan cong",
    "uy quyen cho",
    "uy quyen",
    "do",
];

/// How far into a sentence the word that gives the task stands: "Chủ tịch UBND tỉnh giao …".
const LATEST_LEAD: usize = 60;

/// The bodies at the beginning of a paragraph, and the text behind them.
pub(crate) fn addressees(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    // "Riêng Bệnh viện Sản Nhi tiếp nhận …" below what all are to do.
    let alone = said::after(view, place, "riêng").filter(|body| names::begins(view, body));
    let place = &alone
        .or_else(|| each(view, place))
        .unwrap_or_else(|| place.clone());
    let Some((addressed, text)) = bodies(view, place) else {
        return behind_matter(view, place);
    };
    // "UBND tỉnh giao Sở …": who gives the task is not who does it.
    let given = ["giao cho", "giao", "yêu cầu", "đề nghị"]
        .iter()
        .find_map(|word| said::after(view, &text, word))
        .filter(|_| {
            text.start < place.start + LATEST_LEAD && gives(view, &(place.start..text.start))
        })
        .and_then(|rest| bodies(view, &rest));
    Some(given.unwrap_or((addressed, text)))
}

/// "UBND tỉnh", "Thủ tướng Chính phủ": somebody whose word is a task for others.
fn gives(view: &View, who: &Place) -> bool {
    AUTHORITIES.iter().any(|authority| view.has(who, authority))
}

/// Names of bodies and nothing else: "Bộ Tài chính tiếp thu ý kiến, hoàn thiện Đề án theo hướng" says what one does.
pub(crate) fn are_names(view: &View, who: &Place) -> bool {
    let acts = || {
        lists::at(view, who).is_some_and(|(_, end)| {
            let behind = view.trim_start(end..who.end);
            let small =
                view.byte(behind.start).is_ascii_lowercase() && !view.is_upper(behind.start);
            // "UBND các xã được thanh tra" tells which.
            let tells_which = [
                "được",
                "có",
                "thuộc",
                "trực thuộc",
                "nơi",
                "ở",
                "tại",
                "trên",
                "đã",
            ]
            .iter()
            .any(|word| said::after(view, &behind, word).is_some());
            let acts =
                names::opens_with_verb(view, &behind) || small_words(view, &behind) > LONGEST_FIELD;
            !behind.is_empty()
                && !tells_which
                && small
                && acts
                && lists::known_end(view, who).is_some()
        })
    };
    names::is_body_list(view, who) && !acts()
}

/// So many small words behind a known name may be of it: "Phòng Kiểm tra nội bộ".
const LONGEST_FIELD: usize = 3;

/// How many small words stand here, up to a capital behind a dash or "và" that opens no name: "nghiệp vụ - Điều dưỡng", "ích và Hạ tầng".
fn small_words(view: &View, behind: &Place) -> usize {
    let words = view.split(behind, b" ");
    let joined = words.windows(2).position(|pair| {
        let [joint, word] = pair else { return false };
        matches!(view.plain(joint), "-" | "va")
            && view.is_upper(word.start)
            && !names::begins(view, &(word.start..behind.end))
    });
    joined.unwrap_or(words.len())
}

/// "Mỗi công đoàn cấp trên trực tiếp cơ sở": the words behind "mỗi". "Mỗi thôn có ít nhất …" says how it is to be there.
pub(crate) fn each(view: &View, place: &Place) -> Option<Place> {
    said::after(view, place, "mỗi")
        .filter(|body| names::begins(view, body) && !has_something(view, body))
}

/// Behind its first words a body has something, and no duty.
fn has_something(view: &View, body: &Place) -> bool {
    lists::at(view, body).is_some_and(|(_, end)| {
        let behind = view.trim_start(end..body.end);
        said::after(view, &behind, "có").is_some_and(|what| {
            said::after_any(view, &what, &["trách nhiệm", "nhiệm vụ", "kế hoạch"]).is_none()
        })
    })
}

/// The most characters of what stands before the bodies: "Về thu ngân sách:", "Trước ngày 15/4/2021:".
const LONGEST_MATTER: usize = 120;

/// "Về thu ngân sách: Giao Phòng Kinh tế …": the bodies behind the matter or the day.
fn behind_matter(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    let limit = place.end.min(place.start + LONGEST_MATTER);
    if let Some(found) = behind_time(view, place) {
        return Some(found);
    }
    // "Đối với các vướng mắc phát sinh (nếu có): Cơ quan thuế …": a bracket may say more of the matter.
    let opens_matter = said::after_any(view, place, &["đối với", "trường hợp", "về"]).is_some();
    let mut depth = 0_usize;
    let colon = (place.start..limit).find(|&i| match view.byte(i) {
        b'(' if opens_matter => {
            depth += 1;
            false
        }
        b')' => {
            depth = depth.saturating_sub(1);
            false
        }
        b':' | b'(' => depth == 0,
        _ => false,
    })?;
    // "… Cơ quan chủ trì: Sở Xây dựng. …" is a label and what it says.
    if view.byte(colon) == b'(' || !labels::inline(view, place).is_empty() {
        return None;
    }
    let rest = view.trim_start(colon + 1..place.end);
    let (addressed, text) = bodies(view, &rest)?;
    // A name alone behind a colon is what a label says.
    (!text.is_empty() && text.start > rest.start).then_some((addressed, text))
}

/// "Trước ngày 20/9/2019, Phòng Tư pháp hoàn thành …": the words behind the comma, where a time stands before it.
pub(crate) fn after_time(view: &View, place: &Place) -> Option<Place> {
    let limit = place.end.min(place.start + LONGEST_MATTER);
    let comma = (place.start..limit)
        .find(|&i| matches!(view.byte(i), b',' | b':'))
        .filter(|&i| view.byte(i) == b',')?;
    let time = place.start..comma;
    let is_time = is_rhythm(view, &time) || deadline::is_deadline_cell(view, &time);
    is_time.then(|| view.trim_start(comma + 1..place.end))
}

/// "Hằng quý".
fn is_rhythm(view: &View, time: &Place) -> bool {
    said::after_any(view, time, &["hằng", "hàng"]).is_some()
}

/// The bodies behind a time: see [`after_time`].
fn behind_time(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    let rest = after_time(view, place)?;
    let is_rhythm = is_rhythm(view, place);
    let (addressed, text) = bodies(view, &rest).filter(|_| names::starts_name(view, &rest))?;
    // "Hằng quý, các sở báo cáo …" is read as a report.
    let reports = is_rhythm && said::after_any(view, &text, &["báo cáo", "gửi báo cáo"]).is_some();
    (!text.is_empty() && text.start > rest.start && !reports).then_some((addressed, text))
}

/// Words that begin as a word of giving does and give nothing, plain.
const NO_LEADS: &[&str] = &[
    "giao ban",
    "giao thong",
    "giao dich",
    "giao luu",
    "giao nhan",
    "giao duc",
    "giao dat",
    "giao rung",
    "giao vien",
    "giao trinh",
];

/// "Đối với UBND các huyện", "Trách nhiệm của Công an phường": the words behind, where bodies are named.
pub(crate) fn of_whom(view: &View, place: &Place) -> Option<Place> {
    ["doi voi", "trach nhiem cua", "trach nhiem"]
        .iter()
        .find_map(|lead| view.after(place, lead))
}

fn bodies(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    let is_lead = |lead: &str| {
        // "Đồng ý để UBND tỉnh … lập", and not "đồng ý để đồng chí … thôi giữ chức".
        if lead == "dong y de" {
            let rest = view.after(place, lead);
            return rest.is_some_and(|rest| names::starts_name(view, &rest));
        }
        // "Giao Ban Quản lý …" gives something, "giao ban" does not.
        let names = view.is_upper(place.start + "giao ".len());
        lead != "giao"
            || names
            || !NO_LEADS
                .iter()
                .any(|words| view.after(place, words).is_some())
    };
    let lead = LEADS
        .iter()
        .find_map(|lead| view.after(place, lead).filter(|_| is_lead(lead)));
    let is_given = lead.is_some();
    let rest = lead.unwrap_or_else(|| place.clone());
    let found = |who: Place, text: Place| {
        are_names(view, &who).then(|| {
            let who = tasks::agencies(view, &[who]);
            let with = coordinating(view, &text);
            (Addressees { who, with }, text)
        })
    };
    if let Some((_, first)) = spread::at(view, &rest)
        && let Some((who, end)) = lists::at(view, &rest).filter(|(_, end)| *end >= first)
    {
        let text = view.trim_start(end..rest.end);
        let text = view.trim_start(
            text.start + usize::from(matches!(view.byte(text.start), b',' | b':'))..rest.end,
        );
        let with = coordinating(view, &text);
        let who = tasks::agencies(view, &[who]);
        return Some((Addressees { who, with }, text));
    }
    let colon = view.first_of(&(rest.start..rest.end.min(rest.start + 400)), b':');
    if let Some(colon) = colon
        && let Some(comma) = before_label(view, &(rest.start..colon))
        && let Some(found) = found(
            view.trim(rest.start..comma, b""),
            view.trim_start(comma + 1..rest.end),
        )
    {
        return Some(found);
    }
    if let Some(colon) = colon
        && let who = without_act(view, &view.trim(rest.start..colon, b""))
        && let Some(found) = found(
            of_whom(view, &who).unwrap_or(who),
            view.trim_start(colon + 1..rest.end),
        )
    {
        return Some(found);
    }
    if let Some(found) = with_lead_marked(view, &rest) {
        return Some(found);
    }
    if let Some((who, end)) = lists::at(view, &rest) {
        let text = view.trim(end..rest.end, b",:");
        // "Phân công thành viên phụ trách từng thôn.": whom somebody gives the work to is the work.
        if is_given && !text.is_empty() && view.trim(text.clone(), b".;/").is_empty() {
            return None;
        }
        // A sentence about a body goes on with a small word; a name in a title with anything.
        let goes_on = text.is_empty() || !view.is_upper(text.start) || is_given;
        let bracket = view.byte(text.start) == b'(';
        let behind = (text.start..rest.end)
            .find(|&i| bracket && view.byte(i) == b')')
            .map(|close| view.trim_start(close + 1..rest.end));
        // "Chi cục Thú y (Sở Nông nghiệp) thường trực, …".
        let goes_on = match &behind {
            Some(behind) => !behind.is_empty() && !view.is_upper(behind.start),
            None => goes_on && !bracket,
        };
        if goes_on {
            let who = tasks::agencies(view, &[who]);
            let with = coordinating(view, &text);
            return Some((Addressees { who, with }, text.start..rest.end));
        }
    }
    let end = view.trim(rest.clone(), b".:;").end;
    let who = rest.start..end;
    // "b) Trách nhiệm của các cơ quan quản lý." is one of a list.
    let is_item = matches!(view.byte(rest.end.saturating_sub(1)), b'.' | b';');
    let whose = of_whom(view, &who).filter(|_| !is_item);
    found(whose.unwrap_or(who), end..end)
}

/// The most words of a label behind a comma.
const LONGEST_LABEL: usize = 4;

/// "Tổ Kế toán Nhà nước, thời hạn" before a colon: the comma before a label.
fn before_label(view: &View, head: &Place) -> Option<usize> {
    let comma = head.clone().rev().find(|&i| view.byte(i) == b',')?;
    let label = view.trim(comma + 1..head.end, b"");
    if view.split(&label, b" ").len() > LONGEST_LABEL {
        return None;
    }
    let label = heads::column(view.plain(&label));
    // "Phòng Kinh tế, Hạ tầng và Đô thị chủ trì:" is one name.
    label
        .filter(|column| matches!(column, Column::Deadline | Column::Product | Column::Note))
        .map(|_| comma)
}

/// "Thủ trưởng y tế các bộ, ngành chỉ đạo:": the names without what all that stands below the colon begins with.
fn without_act(view: &View, who: &Place) -> Place {
    let acts = [
        "chỉ đạo thực hiện",
        "tổ chức thực hiện",
        "triển khai thực hiện",
        "chỉ đạo",
        "thực hiện",
    ];
    acts.iter()
        .filter_map(|act| said::before(view, who, act))
        .find(|before| {
            // "Ban Chỉ đạo".
            !view.is_upper(view.trim_start(before.end..who.end).start)
                && said::before(view, before, "ban").is_none()
        })
        .unwrap_or_else(|| who.clone())
}

/// "Sở Y tế (chủ trì), Sở Nội vụ xây dựng …": those before the bracket lead, those behind it coordinate.
fn with_lead_marked(view: &View, rest: &Place) -> Option<(Addressees, Place)> {
    let (who, end) = lists::at(view, rest)?;
    let bracket = view.trim_start(end..rest.end);
    let behind = ["(chu tri)", "(chu tri);", "(chu tri),", "(chu tri) va"]
        .iter()
        .rev()
        .find_map(|words| {
            let end = bracket.start + words.len();
            (end < bracket.end && view.plain(&(bracket.start..end)) == *words)
                .then(|| view.trim_start(end..rest.end))
        })?;
    let (with, end) = lists::at(view, &behind)?;
    let text = view.trim_start(end..rest.end);
    (!text.is_empty() && !view.is_upper(text.start)).then(|| {
        let who = tasks::agencies(view, &[who]);
        let with = tasks::agencies(view, &[with]);
        (Addressees { who, with }, text)
    })
}

/// "chủ trì, cùng (với) …": the names behind it; "chủ trì, các Điện lực thực hiện": those between.
fn beside_lead(view: &View, text: &Place) -> Vec<Words> {
    let Some(behind) = said::find_small(view, text, "chu tri")
        .or_else(|| {
            view.find(text, "chu tri")
                .filter(|word| word.start == text.start)
        })
        .map(|word| view.trim(word.end..text.end, b","))
    else {
        return Vec::new();
    };
    let list = match said::after(view, &behind, "cùng") {
        Some(rest) => {
            let with = said::after(view, &rest, "với").unwrap_or(rest);
            lists::at(view, &with)
        }
        None => lists::at(view, &behind).filter(|(_, end)| takes_part(view, *end, text.end)),
    };
    list.map_or_else(Vec::new, |(list, _)| tasks::agencies(view, &[list]))
}

/// "… thực hiện;", "… tham gia.": those who stand before it take part, and nothing more is said.
fn takes_part(view: &View, end: usize, limit: usize) -> bool {
    let words = view.trim_start(end..limit);
    said::after_any(view, &words, &["cùng thực hiện", "thực hiện", "tham gia"])
        .is_some_and(|rest| closes(view, &rest))
}

/// A sign stands here, or the end.
fn closes(view: &View, rest: &Place) -> bool {
    rest.is_empty() || matches!(view.byte(rest.start), b';' | b'.' | b')' | b',')
}

/// "phối hợp (với) …": the names behind it; "…; Sở Y phối hợp": those before it.
pub(crate) fn coordinating(view: &View, text: &Place) -> Vec<Words> {
    let sentence = view
        .sentences(text)
        .into_iter()
        .find(|sentence| view.has(sentence, "phoi hop"));
    let Some(word) = sentence.and_then(|sentence| {
        said::find_small(view, &sentence, "phoi hop").or_else(|| view.find(&sentence, "phoi hop"))
    }) else {
        return beside_lead(view, text);
    };
    let first = around(view, text, &word);
    if !first.is_empty() {
        return first;
    }
    // "Ký quy chế phối hợp … (Văn phòng chủ trì; Công an tỉnh phối hợp)": a later one says who.
    view.find_all(&(word.end..text.end), "phoi hop")
        .iter()
        .map(|word| around(view, text, word))
        .find(|named| !named.is_empty())
        .unwrap_or_default()
}

/// The most characters from the beginning of a clause to the word for working with others.
const LONGEST_CLAUSE: usize = 800;

/// The names that the word for working with others stands at.
fn around(view: &View, text: &Place, word: &Place) -> Vec<Words> {
    let mut rest = view.trim_start(word.end..text.end);
    for filler in ["chat che", "thuong xuyen", "cung", "voi", "cung voi", "cua"] {
        rest = view.after(&rest, filler).unwrap_or(rest);
    }
    if let Some((list, _)) = lists::at(view, &rest) {
        return tasks::agencies(view, &[list]);
    }
    let from = word.start.saturating_sub(LONGEST_CLAUSE).max(text.start);
    let sign = (from..word.start)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b'.' | b'('));
    if sign.is_none() && from > text.start {
        return Vec::new();
    }
    let start = sign.map_or(text.start, |i| i + 1);
    let before = view.trim(start..word.start, b",");
    // "(Sở A chủ trì, Sở B phối hợp)".
    if let Some(lead) = said::find_small(view, &before, "chu tri") {
        let list = view.trim(lead.end..before.end, b",");
        if let Some((list, end)) = lists::at(view, &list)
            && end == before.end
        {
            return tasks::agencies(view, &[list]);
        }
    }
    // "Chủ trì phân tích nguyên nhân, Hội đồng Thuốc phối hợp.": behind a comma of a clause that ends so.
    let at_comma = || {
        let commas = before.clone().filter(|&i| view.byte(i) == b',');
        let mut names = commas.map(|comma| view.trim_start(comma + 1..before.end));
        names.find(|names| {
            names::starts_name(view, names)
                && lists::at(view, names).is_some_and(|(_, end)| end == before.end)
        })
    };
    match lists::at(view, &before) {
        Some((list, end)) if end == before.end && start > text.start => {
            tasks::agencies(view, &[list])
        }
        _ if closes(view, &view.trim_start(word.end..text.end)) => {
            at_comma().map_or_else(Vec::new, |names| tasks::agencies(view, &[names]))
        }
        _ => Vec::new(),
    }
}
