//! The head of a document (issuer, number, place, date), its title, its signature, its recipients.

use crate::citations;
use crate::dates;
use crate::lists;
use crate::marks::{self, Mark};
use crate::model::{AnnexOf, Header, Signatory, Words};
use crate::names;
use crate::numbers;
use crate::span::Spanned;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::{bodies, kinds};
use crate::zones::Zones;

/// The national header and what stands in a head without naming the issuer, plain.
const EMBLEMS: &[&str] = &[
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
    "doc lap - tu do -",
    "hanh phuc",
    "dang cong san viet nam",
];

/// Positions in a signature block, plain.
const POSITIONS: &[&str] = &[
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "bo truong",
    "thu truong",
    "chanh van phong",
    "pho chanh van phong",
    "truong ban",
    "pho truong ban",
    "cuc truong",
    "pho cuc truong",
    "thu tuong",
    "pho thu tuong",
    "bi thu",
    "pho bi thu",
    "tong giam doc",
    "pho tong giam doc",
    "chanh thanh tra",
    "pho chanh thanh tra",
    "vien truong",
    "pho vien truong",
    "truong phong",
    "pho truong phong",
    "chi huy truong",
    "hieu truong",
    "pho hieu truong",
    "uy vien",
    "thuong truc",
    "tong bi thu",
    "chu nhiem",
    "pho chu nhiem",
    "truong doan",
    "chanh an",
    "tu lenh",
    "kiem toan truong",
    "pho kiem toan truong",
    "tong kiem toan nha nuoc",
    "pho tu lenh",
    "tham muu truong",
    "chinh uy",
    "pho chinh uy",
    "vu truong",
    "hat truong",
    "pho vien truong",
    "tram truong",
    "pho truong doan",
    "doi truong",
    "tong thu ky",
    "pho tong thu ky",
    "truong tieu ban",
    "chanh thanh tra tinh",
    "pho chanh an",
    "pho tong kiem toan",
    "tong bien tap",
    "pho tong bien tap",
    "to truong",
    "to pho",
    "vu truong",
    "pho vu truong",
    "vien pho",
    "quyen chu tich",
    "tong thanh tra",
    "tong kiem toan",
    "thong doc",
    "pho thong doc",
    "tong cuc truong",
    "pho tong cuc truong",
    "chi cuc truong",
    "pho chi cuc truong",
    "pho chi huy truong",
    "pho chu nhiem thuong truc",
    "truong ban chi dao",
];

/// Openings of a capacity: Nghị định 30/2020/NĐ-CP, điều 13.
const CAPACITIES: &[&str] = &[
    "tm.", "tm ", "t/m", "t.m", "kt.", "kt ", "k/t", "k.t", "tl.", "tl ", "t/l", "t.l", "tuq.",
    "tuq ", "q.",
];

pub(crate) fn read(view: &View, zones: &Zones) -> Header {
    let mut header = Header::default();
    read_issuer(view, zones, &mut header);
    read_number(view, zones, &mut header);
    read_place_and_date(view, zones, &mut header);
    header.kind = kind(view, zones, &header);
    header.title = title(view, zones);
    header.signatory = signatory(view, &zones.signature);
    read_recipients(view, &zones.recipients, &mut header);
    header.annex_of = annex_of(view, &zones.annex);
    header
}

/// How urgent a document is, alone in its line.
fn is_urgency(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b"*-.");
    view.is_all_caps(&place)
        && ["hoa toc", "hoa toc hen gio", "thuong khan", "khan"].contains(&view.plain(&place))
}

/// A paragraph without the emblems, which share its line where two columns were flattened.
fn without_emblems(view: &View, place: &Place) -> Vec<Place> {
    let mut parts = vec![place.clone()];
    for emblem in EMBLEMS {
        parts = parts
            .into_iter()
            .flat_map(|part| match view.find(&part, emblem) {
                Some(found) => vec![part.start..found.start, found.end..part.end],
                None => vec![part],
            })
            .collect();
    }
    parts
        .into_iter()
        .map(|part| view.trim(part, b"-*_.|"))
        .filter(|part| part.clone().any(|i| is_letter(view.byte(i))))
        .collect()
}

/// The national header, in capitals.
pub(crate) fn is_emblem(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    // The motto stands for the name above it, which a page may have spoiled.
    if plain.starts_with("doc lap")
        && plain
            .trim_end_matches([' ', '|', '-'])
            .ends_with("hanh phuc")
    {
        return true;
    }
    ["cong hoa xa hoi chu nghia", "dang cong san viet nam"]
        .iter()
        .any(|emblem| {
            plain
                .find(emblem)
                .map(|at| place.start + at..place.start + at + emblem.len())
                .is_some_and(|at| view.is_all_caps(&at))
        })
}

/// A line of a head that names a body, alone.
pub(crate) fn names_issuer(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b"-*_.|");
    is_body_in_caps(view, &place) || (lost_letter(view, &place) && view.is_all_caps(&place))
}

/// "Y BAN NHÂN DÂN": the first letter got lost where the words were taken from a page.
fn lost_letter(view: &View, place: &Place) -> bool {
    view.after(place, "y ban").is_some()
}

/// Index behind the paragraphs that can only be a head, for documents without a line for the kind.
pub(crate) fn end_of_head(view: &View, main: &[Place]) -> usize {
    let is_head = |place: &Place| {
        let plain = view.plain(place);
        let rule = !place
            .clone()
            .any(|i| is_letter(view.byte(i)) || view.byte(i).is_ascii_digit());
        rule || EMBLEMS.iter().any(|emblem| plain.contains(emblem))
            || number_line(view, place).is_some()
            || date_line(view, place).is_some()
            || date_line(view, &behind_number(view, place)).is_some()
            || view.after(place, "v/v").is_some()
            || is_body_in_caps(view, place)
            || (view.is_all_caps(place)
                && bodies::UNITS
                    .iter()
                    .any(|unit| view.after(place, unit).is_some()))
    };
    // What a page has above the document belongs to no part of it.
    let opens = main
        .iter()
        .take(LONGEST_HEAD)
        .take_while(|place| !crate::zones::opens_words(view, place));
    let last = opens
        .enumerate()
        .filter(|(_, place)| is_head(place))
        .map(|(i, _)| i + 1)
        .last();
    let last = last.unwrap_or(0);
    last + rest_of_subject(view, main, last)
}

/// How many lines below the last one of a head go on with a letter's subject: "V/v đôn đốc thu ngân sách / 3 tháng cuối năm".
fn rest_of_subject(view: &View, main: &[Place], last: usize) -> usize {
    let is_subject = last
        .checked_sub(1)
        .and_then(|i| main.get(i))
        .is_some_and(|place| view.after(place, "v/v").is_some());
    let below = main.iter().skip(last).take(LONGEST_SUBJECT);
    let lines = below
        .clone()
        .take_while(|place| view.after(place, "kinh gui").is_none())
        .count();
    let ends = main
        .get(last + lines)
        .is_some_and(|place| view.after(place, "kinh gui").is_some());
    if is_subject && ends { lines } else { 0 }
}

/// The most paragraphs of a head.
const LONGEST_HEAD: usize = 20;

/// A name of a body in capitals.
pub(crate) fn is_body_in_caps(view: &View, place: &Place) -> bool {
    view.is_all_caps(place) && names::is_body_list(view, place)
}

fn read_issuer(view: &View, zones: &Zones, header: &mut Header) {
    let mut lines: Vec<Vec<Place>> = Vec::new();
    for place in zones
        .head
        .iter()
        .flat_map(|place| without_emblems(view, place))
        .flat_map(|place| one_body_each(view, place))
    {
        let is_attached = view.after(&place, "kem theo").is_some();
        if is_attached || number_line(view, &place).is_some() || date_line(view, &place).is_some() {
            // Of two columns the right one may come first, down to its date.
            if lines.is_empty() && !is_attached {
                continue;
            }
            break;
        }
        if !view.is_all_caps(&place) || is_urgency(view, &place) {
            continue;
        }
        let unit = bodies::UNITS
            .iter()
            .any(|unit| view.after(&place, unit).is_some())
            && ![" uy", "tinh doan", "xa doan"]
                .iter()
                .any(|words| view.plain(&place).contains(words));
        let new_body = (names::is_body(view, &place) || lost_letter(view, &place)) && !unit;
        match lines.last_mut() {
            Some(body) if !new_body => body.push(place),
            _ if new_body => lines.push(vec![place]),
            _ => {}
        }
    }
    let mut found = lines.iter().rev().map(|body| {
        let words: Vec<&str> = body.iter().map(|place| view.words(place)).collect();
        let mut words = words.join(" ");
        if body.first().is_some_and(|place| lost_letter(view, place)) {
            words.insert(0, 'Ủ');
        }
        // Bodies that issue together: "VĂN PHÒNG CHÍNH PHỦ - BỘ NỘI VỤ".
        let both = words.split_once(" - ").filter(|(_, other)| {
            [
                "BỘ ",
                "VĂN PHÒNG",
                "NGÂN HÀNG",
                "TÒA ÁN",
                "VIỆN ",
                "BAN ",
                "SỞ ",
                "ỦY BAN",
            ]
            .iter()
            .any(|body| other.starts_with(body))
        });
        Spanned {
            value: match both {
                Some((one, other)) => format!(
                    "{} - {}",
                    names::settle_case(view, one),
                    names::settle_case(view, other)
                ),
                None => names::settle_case(view, &words),
            },
            spans: body.iter().map(|place| view.span(place)).collect(),
        }
    });
    header.issuer = found.next();
    header.superior = found.next();
    // "CHỦ TỊCH" above "ỦY BAN NHÂN DÂN …": the head of the body issues, not the body.
    if let (Some(issuer), Some(above)) = (&mut header.issuer, &header.superior)
        && ["chu tich", "thu truong", "giam doc", "bo truong"]
            .contains(&names::loose_key(&above.value).as_str())
    {
        issuer.value = format!("{} {}", above.value, issuer.value);
        issuer.spans.splice(0..0, above.spans.iter().copied());
        header.superior = None;
    }
    complete_issuer(view, zones, header);
}

/// "XÃ", "TỈNH ỦY" in front of a proper name, "HẢI" in front of "PHÒNG": no further body begins behind them.
fn wants_name(view: &View, head: &Place) -> bool {
    let plain = view.plain(&view.trim(head.clone(), b""));
    let ends = |word: &str| {
        plain
            .strip_suffix(word)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    bodies::UNITS
        .iter()
        .chain(bodies::HALF_NAMES.iter())
        .any(|word| ends(word))
}

/// "UBND TỈNH … SỞ …": the superior body and the issuer in one line.
fn one_body_each(view: &View, place: Place) -> Vec<Place> {
    if !view.is_all_caps(&place) {
        return vec![place];
    }
    let cut = (place.start + 8..place.end).find(|&at| {
        view.byte(at - 1) == b' '
            && bodies::BELOW.iter().any(|body| {
                view.after(&(at..place.end), body)
                    .is_some_and(|rest| !rest.is_empty())
            })
            && !wants_name(view, &(place.start..at))
    });
    let head = |at: usize| view.trim(place.start..at, b"-");
    // "TỈNH ĐOÀN - SỞ …": two bodies that issue together.
    let is_joint = cut.is_some_and(|at| view.byte(at.saturating_sub(2)) == b'-');
    match cut.filter(|_| !is_joint) {
        Some(at) if bodies::UNITS.iter().any(|unit| view.has(&head(at), unit)) => {
            vec![head(at), at..place.end]
        }
        _ => vec![place],
    }
}

/// Of a head that names only the kind of body ("ỦY BAN NHÂN DÂN") the whole name: where the text opens with it, or where the
/// place of the date has its unit of the map.
fn complete_issuer(view: &View, zones: &Zones, header: &mut Header) {
    let Some(issuer) = header.issuer.as_mut() else {
        return;
    };
    let small = issuer.value.to_lowercase().replace("uỷ", "ủy");
    if !["ủy ban nhân dân", "hội đồng nhân dân"].contains(&small.as_str()) {
        return;
    }
    let opening = zones.head.iter().chain(&zones.title).chain(&zones.preamble);
    let whole = opening.clone().find_map(|place| {
        let name = names::find_said(
            view,
            &(place.start..place.end.min(place.start + 80)),
            &small,
        )?;
        let before = view.trim(place.start..name.start, b"");
        let rest = view.trim_start(name.end..place.end);
        let unit = bodies::UNITS
            .iter()
            .find_map(|unit| view.after(&rest, unit))?;
        let end = if view.is_all_caps(place) {
            view.trim(unit.clone(), b",.:*").end
        } else {
            lists::proper_end(view, unit.start, place.end)
        };
        let opens = before.is_empty()
            || POSITIONS
                .iter()
                .any(|position| view.plain(&before) == *position);
        (opens && end > unit.start).then_some(name.start..end)
    });
    if let Some(whole) = whole {
        let words = view.words(&whole);
        issuer.value = if view.is_all_caps(&whole) {
            names::settle_case(view, words)
        } else {
            words.to_owned()
        };
        issuer.spans.push(view.span(&whole));
        return;
    }
    let Some((place, _)) = place_and_date(view, zones) else {
        return;
    };
    let town = view.plain(&place).to_owned();
    let text = zones.start..view.bytes().len();
    let named = view.find_all(&text, &town).into_iter().find_map(|found| {
        let unit = [
            "tinh",
            "thanh pho",
            "huyen",
            "thi xa",
            "quan",
            "xa",
            "phuong",
        ]
        .iter()
        .find_map(|unit| {
            let start = found.start.checked_sub(unit.len() + 1)?;
            view.after(&(start..found.end), unit).map(|_| start)
        })?;
        view.is_upper(found.start).then_some(unit..found.end)
    });
    if let Some(named) = named {
        let unit = view.words(&named).to_lowercase();
        let unit: String = unit.chars().take(named.len() - place.len()).collect();
        issuer.value = format!("{} {unit}{}", issuer.value, view.words(&place));
        issuer.spans.push(view.span(&place));
    }
}

/// The most characters of a line with kind, number, place and date.
const LONGEST_NUMBER_LINE: usize = 90;

/// `Số: 214/KH-UBND`, `Số 31-CTr/TU`; what follows the word.
fn number_line(view: &View, place: &Place) -> Option<Place> {
    // "Luật số: 72/2025/QH15", "Nghị quyết số: 653/2019/UBTVQH14".
    let place = &kinds::KINDS
        .iter()
        .find_map(|(_, kind, _)| view.after(place, kind))
        .filter(|_| place.len() <= LONGEST_NUMBER_LINE)
        .unwrap_or_else(|| place.clone());
    let rest = view.after(place, "so")?;
    let rest = view.trim_start(rest);
    let colon = matches!(view.byte(rest.start), b':' | b'/') && !rest.is_empty();
    let digit = view.byte(rest.start).is_ascii_digit();
    (colon || digit).then(|| view.trim(rest, b":"))
}

/// A line with place and date and nothing else.
pub(crate) fn is_date_line(view: &View, place: &Place) -> bool {
    place.len() < 80
        && date_line(view, place)
            .is_some_and(|(name, _)| name.start == place.start && !name.is_empty())
}

/// `Quảng Ngãi, ngày 06 tháng 11 năm 2024`: the place's name and the date.
fn date_line(view: &View, place: &Place) -> Option<(Place, dates::Day)> {
    let word = view.find(place, "ngay")?;
    let day = dates::day_at(view, &(word.start..place.end))?;
    let name = view.trim(place.start..word.start, b",");
    // "Bình An, hồi 16 giờ 30 ngày …", as an urgent telegram says it.
    let hour = view.find_any(&name, &[", hoi", ", luc"]);
    let name = hour.map_or(name.clone(), |hour| view.trim(name.start..hour.start, b","));
    let starts = (name.start..name.end)
        .rev()
        .find(|&i| view.byte(i) == b':' || view.byte(i).is_ascii_digit())
        .map_or(name.start, |i| i + 1);
    // Dots stand for a place that is still to be written.
    let name = view.trim(starts..name.end, b",|._\x7F");
    let is_name = name.is_empty()
        || (view.is_upper(name.start)
            && name.len() <= 40
            && view.plain(&(name.end..word.start)).contains(','));
    (is_name && day.year.is_some() && day.place.end + 3 >= place.end).then_some((name, day))
}

fn read_number(view: &View, zones: &Zones, header: &mut Header) {
    for (i, place) in zones.head.iter().enumerate() {
        let Some(rest) = number_line(view, place) else {
            continue;
        };
        // The number may stand on the next line.
        let next = zones.head.get(i + 1).cloned().unwrap_or(rest.end..rest.end);
        let found = [rest, next]
            .into_iter()
            .find_map(|place| numbers::number_at(view, &place));
        if let Some(number) = found {
            header.number = Some(view.derived(number.settled, &number.place));
            return;
        }
    }
}

/// Place and date of the head.
fn place_and_date(view: &View, zones: &Zones) -> Option<(Place, dates::Day)> {
    zones
        .head
        .iter()
        .find_map(|place| date_line(view, &behind_number(view, place)))
}

/// Number and date may share a line, or the rule below the issuer and the date; the date line begins behind them.
fn behind_number(view: &View, place: &Place) -> Place {
    let from = number_line(view, place).map_or(place.start, |rest| {
        numbers::number_at(view, &rest).map_or_else(
            || behind_blank_number(view, &rest),
            |number| number.place.end,
        )
    });
    view.trim(from..place.end, b"|*-_")
}

/// "… được Quốc hội … khóa XV, Kỳ họp thứ 7 thông qua ngày 08 tháng 6 năm 2024": the date of what an assembly passed.
fn passed(view: &View, zones: &Zones) -> Option<Spanned<jiff::civil::Date>> {
    let bodies = zones.sections.iter().flat_map(|section| &section.body);
    zones.preamble.iter().chain(bodies).find_map(|place| {
        let assembly = view.find_any(place, &["quoc hoi", "hoi dong nhan dan"])?;
        let word = view.find(&(assembly.end..place.end), "thong qua ngay")?;
        let opens = ["luat nay", "nghi quyet nay", "phap lenh nay", "bo luat nay"]
            .iter()
            .any(|words| view.after(place, words).is_some());
        let day = dates::day_at(view, &(word.end - "ngay".len()..place.end)).filter(|_| opens)?;
        Some(view.derived(day.date()?, &day.place))
    })
}

/// The place where day or month is left blank: "Lâm Sơn, ngày … tháng 10 năm 2024".
fn place_of_draft(view: &View, zones: &Zones) -> Option<Place> {
    zones.head.iter().find_map(|place| {
        let place = behind_number(view, place);
        let day = view.find(&place, "ngay")?;
        let name = view.trim(place.start..day.start, b"");
        let is_name = view.byte(name.end.saturating_sub(1)) == b','
            && name.len() <= 40
            && view.is_upper(name.start)
            && !view.is_all_caps(&name);
        let blank = (day.end..place.end)
            .find(|&i| !matches!(view.byte(i), b' ' | b'.' | b'_' | b'/' | 0x7F))
            .is_none_or(|i| view.after(&(i..place.end), "thang").is_some());
        (is_name && blank).then(|| view.trim(name, b","))
    })
}

fn read_place_and_date(view: &View, zones: &Zones, header: &mut Header) {
    if place_and_date(view, zones).is_none() {
        header.date = passed(view, zones);
        header.place = place_of_draft(view, zones).map(|place| view.value(&place));
    }
    if let Some((name, day)) = place_and_date(view, zones) {
        header.place = (!name.is_empty()).then(|| view.value(&name));
        header.date = day.date().map(|date| view.derived(date, &day.place));
    }
}

/// Behind `/KH-UBND` where the number itself is left blank.
fn behind_blank_number(view: &View, rest: &Place) -> usize {
    let dots = |i: &usize| matches!(view.byte(*i), b' ' | b'.' | b'_' | 0x7F);
    let slash = rest.clone().find(|i| !dots(i)).unwrap_or(rest.end);
    if view.byte(slash) != b'/' {
        return rest.start;
    }
    (slash..rest.end)
        .find(|&i| view.byte(i) == b' ')
        .unwrap_or(rest.end)
}

fn kind(view: &View, zones: &Zones, header: &Header) -> Option<Words> {
    if let Some((place, name)) = &zones.kind {
        return Some(view.derived((*name).to_owned(), place));
    }
    let number = header.number.as_ref()?;
    let symbol = numbers::kind_symbol(&number.value);
    let name = symbol.and_then(kinds::kind_of_symbol);
    // A number without a kind in it is that of a công văn: Nghị định 30/2020/NĐ-CP, phụ lục III.
    Some(number.with(name.unwrap_or("Công văn").to_owned()))
}

fn title(view: &View, zones: &Zones) -> Option<Words> {
    let places: Vec<Place> = if zones.title.is_empty() {
        subject(view, zones)
    } else {
        zones.title.clone()
    };
    let words: Vec<&str> = places.iter().map(|place| view.words(place)).collect();
    (!places.is_empty()).then(|| Spanned {
        value: words.join(" "),
        spans: places.iter().map(|place| view.span(place)).collect(),
    })
}

/// The most lines of a letter's subject.
const LONGEST_SUBJECT: usize = 5;

/// What a letter is about: behind "V/v", perhaps over several lines.
fn subject(view: &View, zones: &Zones) -> Vec<Place> {
    let Some((i, first)) = zones
        .head
        .iter()
        .enumerate()
        .find_map(|(i, place)| Some((i, view.after(place, "v/v")?)))
    else {
        return subject_below(view, zones)
            .into_iter()
            .chain(title_without_kind(view, zones))
            .collect();
    };
    let more = zones.head.iter().skip(i + 1).take(LONGEST_SUBJECT - 1);
    let more = more.cloned().take_while(|place| {
        let has_words = place.clone().any(|i| is_letter(view.byte(i)));
        has_words
            && !is_emblem(view, place)
            && !is_urgency(view, place)
            && view.after(place, "doc lap").is_none()
            && view.after(place, "kinh gui").is_none()
            && date_line(view, place).is_none()
            && number_line(view, place).is_none()
            && !is_body_in_caps(view, place)
    });
    let places: Vec<Place> = [first].into_iter().chain(more).collect();
    let last = places.len() - 1;
    places
        .into_iter()
        .enumerate()
        .map(|(i, place)| view.trim(place, if i == last { b":." } else { b":" }))
        .filter(|place| !place.is_empty())
        .collect()
}

/// A left column that was flattened behind the text: "V/v …" among recipients and signature.
fn subject_below(view: &View, zones: &Zones) -> Vec<Place> {
    let lines = || zones.recipients.iter().chain(&zones.signature);
    let Some(at) = lines().position(|place| view.after(place, "v/v").is_some()) else {
        return Vec::new();
    };
    lines()
        .skip(at)
        .take_while(|place| !opens_signature(view, place))
        .take(LONGEST_SUBJECT)
        .enumerate()
        .map(|(i, place)| {
            if i == 0 {
                view.after(place, "v/v")
            } else {
                None
            }
            .unwrap_or_else(|| place.clone())
        })
        .collect()
}

/// A page dropped the line with the kind: the capitals behind number and date that name no body.
fn title_without_kind(view: &View, zones: &Zones) -> Vec<Place> {
    let below = zones
        .head
        .iter()
        .rposition(|place| date_line(view, &behind_number(view, place)).is_some());
    let Some(below) = below else {
        return Vec::new();
    };
    let head = zones.head.iter().skip(below + 1);
    head.chain(&zones.preamble)
        .take(4)
        .take_while(|place| view.is_all_caps(place) && !is_enacting(view, place))
        .cloned()
        .collect()
}

/// A paragraph that a signature block can begin with.
pub(crate) fn opens_signature(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    view.is_all_caps(place)
        && place.len() <= 80
        && (CAPACITIES
            .iter()
            .any(|capacity| plain.starts_with(capacity))
            || is_position(view, place))
}

/// A position alone, in capitals; "BỘ TRƯỞNG, CHỦ NHIỆM" holds two.
pub(crate) fn is_position(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && place.len() <= 60
        && view.split(place, b",").iter().all(|part| {
            let part = view.trim(part.clone(), b".");
            POSITIONS.iter().any(|position| {
                view.after(&part, position).is_some_and(|rest| {
                    rest.is_empty()
                        || BEHIND_POSITION
                            .iter()
                            .any(|words| view.after(&rest, words).is_some())
                })
            })
        })
}

/// A position, perhaps with its body: "VỤ TRƯỞNG VỤ PHÁP CHẾ".
pub(crate) fn begins_position(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && POSITIONS
            .iter()
            .any(|position| view.after(place, position).is_some())
}

/// The line begins as a capacity does: "KT.", "TL.".
pub(crate) fn is_capacity(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    CAPACITIES
        .iter()
        .any(|capacity| plain.starts_with(capacity))
}

/// What may follow a position in its line, plain.
const BEHIND_POSITION: &[&str] = &[
    "thuong truc",
    "phu trach",
    "thuong vu",
    "chuyen trach",
    "quoc hoi",
    "nuoc",
    "chinh phu",
];

/// The line of who decides, above the legal basis: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …".
pub(crate) fn is_enacting(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && (is_body_in_caps(view, place)
            || POSITIONS
                .iter()
                .any(|position| view.after(place, position).is_some()))
}

fn signatory(view: &View, block: &[Place]) -> Option<Signatory> {
    let mut found = Signatory::default();
    for place in block.iter().flat_map(|place| signature_lines(view, place)) {
        let place = view.trim(place, b"|");
        let plain = view.plain(&place);
        if ["tm", "t/m", "t.m"]
            .iter()
            .any(|sign| plain.starts_with(sign))
        {
            found.on_behalf_of.get_or_insert(view.value(&place));
        } else if CAPACITIES
            .iter()
            .any(|capacity| plain.starts_with(capacity))
        {
            found.capacity.get_or_insert(view.value(&place));
        } else if is_position(view, &place)
            || (found.capacity.is_some() && begins_position(view, &place))
        {
            found.position.get_or_insert(view.value(&place));
        } else if found.position.is_some() && begins_position(view, &place) {
            // "TRƯỞNG BAN / PHÓ CHỦ TỊCH UBND TỈNH": the other office of who signs.
        } else if plain.starts_with('(') {
            // "(Đã ký)"
        } else if is_person(view, &place) {
            found.name = Some(view.value(&without_rank(view, &place)));
            break;
        }
    }
    (found != Signatory::default()).then_some(found)
}

/// The lines of a signature block that were flattened into one: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH".
fn signature_lines(view: &View, place: &Place) -> Vec<Place> {
    let mut lines = Vec::new();
    let mut start = place.start;
    for at in place.clone() {
        let rest = at..place.end;
        let word_starts = at > start + 1
            && view.byte(at - 1) == b' '
            && view.byte(at - 2) != b','
            && view.is_upper(at);
        if !word_starts {
            continue;
        }
        let head = view.trim(start..at, b"");
        let opens = CAPACITIES
            .iter()
            .any(|sign| view.plain(&rest).starts_with(sign));
        let follows_capacity = CAPACITIES.iter().any(|sign| {
            view.plain(&head).starts_with(sign)
                && is_position(view, &view.trim(head.start + sign.len()..head.end, b""))
        });
        let position = POSITIONS
            .iter()
            .any(|position| view.after(&rest, position).is_some());
        if opens || (follows_capacity && position) {
            lines.push(head);
            start = at;
        }
    }
    lines.push(start..place.end);
    lines
}

/// Military ranks before a signer's name, plain.
const RANKS: &[&str] = &[
    "dai tuong",
    "thuong tuong",
    "trung tuong",
    "thieu tuong",
    "do doc",
    "dai ta",
    "thuong ta",
    "trung ta",
    "thieu ta",
    "dai uy",
    "thuong uy",
];

/// A name without the rank before it.
fn without_rank(view: &View, place: &Place) -> Place {
    // "BSCKII. Ông Văn Thái", "PGS.TS. …": a title of learning ends in a dot.
    let titled = (place.start..place.end)
        .rev()
        .find(|&i| view.byte(i) == b'.' && view.byte(i + 1) == b' ')
        .map(|dot| view.trim_start(dot + 1..place.end));
    RANKS
        .iter()
        .find_map(|rank| view.after(place, rank))
        .or(titled)
        .filter(|rest| !rest.is_empty())
        .unwrap_or_else(|| place.clone())
}

/// Two to six words, each with a capital: a person's name, perhaps after a title of learning.
pub(crate) fn is_person(view: &View, place: &Place) -> bool {
    let place = &without_rank(view, place);
    let words: Vec<Place> = view.split(place, b" ");
    (2..=7).contains(&words.len())
        && words.iter().all(|word| view.is_upper(word.start))
        && place
            .clone()
            .all(|i| is_letter(view.byte(i)) || matches!(view.byte(i), b' ' | b'.' | b'\'' | 0x7F))
}

/// "Nơi nhận:", and with one letter wrong where a colon stands behind it; what follows the words.
pub(crate) fn opens_recipients(view: &View, place: &Place) -> Option<Place> {
    view.after(place, "noi nhan")
        .or_else(|| slipped_before_colon(view, place, "noi nhan"))
}

/// "Lưu: VT", and with one letter wrong where a colon stands behind it; what follows the word.
pub(crate) fn keeps_copy(view: &View, place: &Place) -> Option<Place> {
    view.after(place, "luu")
        .or_else(|| slipped_before_colon(view, place, "luu"))
}

/// Words with a capital and one letter wrong before a colon; what follows them.
fn slipped_before_colon(view: &View, place: &Place, words: &str) -> Option<Place> {
    let end = place.start + words.len();
    if end >= place.end || view.byte(end) != b':' || !view.is_upper(place.start) {
        return None;
    }
    let said = view.plain(&(place.start..end));
    let differing = said.bytes().zip(words.bytes()).filter(|(a, b)| a != b);
    let blanks = |words: &str| words.find(' ');
    (differing.count() == 1 && blanks(said) == blanks(words))
        .then(|| view.trim_start(end..place.end))
}

fn read_recipients(view: &View, block: &[Place], header: &mut Header) {
    // The recipient above, where it has a dash: what stands there, its end with what closes it.
    let mut above: Option<(Place, usize)> = None;
    for line in block.iter().flat_map(|place| one_by_one(view, place)) {
        let place = match opens_recipients(view, &line) {
            Some(rest) => view.trim(rest, b":|"),
            None => line.clone(),
        };
        let (place, has_dash) = match marks::mark(view, &place) {
            Some((Mark::Bullet, _, rest)) => (rest, true),
            _ => (place, false),
        };
        let place = view.trim_end(place, b";.,");
        if let Some(rest) = keeps_copy(view, &place) {
            header.archive = Some(view.value(&view.trim(rest, b":")));
            break;
        }
        if !place.clone().any(|i| is_letter(view.byte(i))) {
            continue;
        }
        let broken = above
            .take()
            .filter(|(above, end)| !has_dash && goes_on(view, above, *end, &place));
        if let Some((above, end)) = broken {
            header.recipients.pop();
            let (first, rest) = (view.value(&(above.start..end)), view.value(&place));
            header.recipients.push(Words {
                value: format!("{} {}", first.value, rest.value),
                spans: first.spans.into_iter().chain(rest.spans).collect(),
            });
            continue;
        }
        header.recipients.push(view.value(&place));
        above = has_dash.then_some((place, line.end));
    }
}

/// "- Bộ Chính trị, Ban Bí" and below it "thư (để báo cáo)": a line without a dash, below one that is not closed.
fn goes_on(view: &View, above: &Place, end: usize, place: &Place) -> bool {
    let sign = view.byte(end.saturating_sub(1));
    let is_near = place.start.saturating_sub(end) <= 2;
    let is_small = is_letter(view.byte(place.start)) && !view.is_upper(place.start);
    // Where items end in a comma one that stands alone is none; a list of short names does.
    let is_list = sign == b',' && view.has(above, ",");
    is_near && sign != b';' && sign != b'.' && (is_small || is_list)
}

/// Recipients that share a line: "- Bộ Y tế; - TT Tỉnh ủy;".
fn one_by_one(view: &View, place: &Place) -> Vec<Place> {
    let mut all = Vec::new();
    let mut start = place.start;
    for at in place.clone() {
        if matches!(view.byte(at), b';' | b',' | b':')
            && view.byte(at + 1) == b' '
            && view.byte(at + 2) == b'-'
            && at + 3 < place.end
        {
            all.push(start..at + 1);
            start = at + 2;
        }
    }
    all.push(start..place.end);
    all
}

/// "(Kèm theo Kế hoạch số … ngày … của …)" in the first lines of the annex.
fn annex_of(view: &View, annex: &[Place]) -> Option<AnnexOf> {
    annex.iter().take(8).find_map(|place| {
        let word = view.find_any(place, &["kem theo", "ban hanh kem theo"])?;
        let rest = word.end..place.end;
        let number = citations::find_number(view, &rest)?;
        let date = dates::find_day(view, &(number.place.end..place.end));
        Some(AnnexOf {
            number: view.derived(number.settled.clone(), &number.place),
            date: date.and_then(|day| Some(view.derived(day.date()?, &day.place))),
        })
    })
}
