//! Preamble, funding, time and footnotes.

use foldhash::HashMap;

use crate::citations;
use crate::dates;
use crate::marks;
use crate::model::{Citation, Footnote, Funding, Horizon, LegalBasis, ProposedBy, Words};
use crate::said;
use crate::span::{Span, Spanned};
use crate::targets;
use crate::view::{Place, View};
use crate::zones::{self, Zones};

/// Words that open the legal basis, plain.
const BASIS: &[&str] = &["can cu", "thuc hien", "trien khai thuc hien", "trien khai"];

/// Words that open the proposal, plain.
const PROPOSALS: &[&str] = &[
    "tren co so de nghi cua",
    "theo de nghi cua",
    "xet de nghi cua",
    "tren co so tham muu cua",
    "de nghi cua",
];

/// Each clause of the opening paragraphs that names a document by number, or a law by name.
pub(crate) fn legal_basis(view: &View, zones: &Zones) -> Vec<LegalBasis> {
    let mut all = Vec::new();
    for place in &zones.preamble {
        let opens = BASIS.iter().any(|words| view.after(place, words).is_some());
        if !opens {
            continue;
        }
        for clause in basis_clauses(view, place) {
            let clause = view.trim(clause, b";,.");
            let number = citations::find_number(view, &clause);
            let named = view
                .after(&clause, "can cu")
                .unwrap_or_else(|| clause.clone());
            let law = ["luat", "bo luat", "phap lenh", "hien phap"]
                .iter()
                .any(|kind| view.after(&named, kind).is_some());
            let clause = match number {
                Some(_) => clause,
                None => view.after(&clause, "can cu").unwrap_or(clause),
            };
            if number.is_some() || law {
                all.push(LegalBasis {
                    number: number.map(|n| view.derived(n.settled, &n.place)),
                    words: view.value(&clause),
                });
            }
        }
    }
    all
}

/// At `;` outside brackets.
fn basis_clauses(view: &View, place: &Place) -> Vec<Place> {
    let mut all = Vec::new();
    let mut depth = 0_usize;
    let mut start = place.start;
    for at in place.clone() {
        match view.byte(at) {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => {
                all.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(start..place.end);
    all
}

/// "Trên cơ sở đề nghị của … tại … và ý kiến thống nhất của …".
pub(crate) fn proposed_by(view: &View, zones: &Zones) -> Option<ProposedBy> {
    zones.preamble.iter().find_map(|place| {
        let opening = view
            .find_any(place, PROPOSALS)
            .filter(|at| at.start < place.start + 4)?;
        let end = (opening.end..place.end)
            .find(|&i| view.byte(i) == b';')
            .unwrap_or(place.end);
        let rest = opening.end..end;
        let stop = said::find_any(view, &rest, &["tại", "và ý kiến", "về việc"]).map_or_else(
            || {
                (rest.start..rest.end)
                    .find(|&i| matches!(view.byte(i), b',' | b'.'))
                    .unwrap_or(rest.end)
            },
            |at| at.start,
        );
        let who = view.trim(rest.start..stop, b",.;:");
        if who.is_empty() {
            return None;
        }
        let number = citations::find_number(view, &rest);
        let date = number
            .as_ref()
            .and_then(|number| dates::day_at(view, &(number.place.end..rest.end)));
        let agreed_by = view
            .find_any(&rest, &["y kien thong nhat cua", "su thong nhat cua"])
            .map(|at| view.trim(at.end..rest.end, b";.,"));
        Some(ProposedBy {
            who: view.value(&who),
            number: number.map(|n| view.derived(n.settled, &n.place)),
            date: date.and_then(|day| Some(view.derived(day.date()?, &day.place))),
            agreed_by: agreed_by
                .filter(|place| !place.is_empty())
                .map(|place| view.value(&place)),
        })
    })
}

/// Nouns that open a source of money, plain; the longer first.
const SOURCES: &[&str] = &[
    "cac nguon von",
    "cac nguon",
    "nguon von",
    "nguon ngan sach",
    "nguon kinh phi",
    "nguon xa hoi hoa",
    "ngan sach",
    "nguon",
    "von",
    "kinh phi",
    "xa hoi hoa",
    "dong gop",
    "tai tro",
    "du toan",
];

/// Nouns that name no source where they stand alone, plain.
const BARE: &[&str] = &["kinh phi", "du toan", "nguon", "cac nguon", "von"];

/// Words at which a source's name ends, with their marks.
const BEHIND_SOURCE: &[&str] = &[
    "theo",
    "và khả năng",
    "để",
    "được",
    "trong",
    "cho",
    "bố trí",
    "huy động",
    "đảm bảo",
    "bảo đảm",
    "cân đối",
    "hằng năm",
    "hàng năm",
    "năm",
    "phân bổ",
    "của các",
    "hỗ trợ",
];

/// Words that lead to a source, with their marks.
const LEADS_TO_SOURCE: &[&str] = &[
    "từ",
    "do",
    "bằng",
    "sử dụng",
    "tranh thủ",
    "lồng ghép",
    "trong",
    "gồm",
    "trong đó",
];

/// The sources that the part on funding names, and paragraphs that begin with the money.
pub(crate) fn funding(view: &View, zones: &Zones) -> Option<Funding> {
    let mut sources = Vec::new();
    for section in &zones.sections {
        let about_money = ["kinh phi", "nguon von", "nguon luc tai chinh"]
            .iter()
            .any(|words| view.has(&section.title, words));
        let own = section.is_article.then_some(&section.title);
        for place in own.into_iter().chain(&section.body) {
            let text = marks::mark(view, place).map_or_else(|| place.clone(), |(_, _, rest)| rest);
            let names_money = view.after(&text, "kinh phi").is_some();
            if about_money || names_money {
                sources.extend(sources_in(view, &text, !names_money));
            }
        }
    }
    (!sources.is_empty()).then_some(Funding { sources })
}

/// The sources that a paragraph on funding names: behind the words that lead to them, and at its beginning, where `is_list` tells that
/// it may stand there.
fn sources_in(view: &View, text: &Place, is_list: bool) -> Vec<Words> {
    let mut starts: Vec<usize> = LEADS_TO_SOURCE
        .iter()
        .flat_map(|lead| all_said(view, text, lead))
        .map(|lead| lead.end)
        .collect();
    if is_list {
        starts.push(text.start);
    }
    starts.sort_unstable();
    let mut all = Vec::new();
    let mut from = text.start;
    for start in starts {
        if start < from {
            continue;
        }
        let (found, end) = sources_at(view, &(start..text.end));
        all.extend(found);
        from = end;
    }
    all
}

/// All places of words with their marks.
fn all_said(view: &View, place: &Place, words: &str) -> Vec<Place> {
    let mut all = Vec::new();
    let mut rest = place.clone();
    while let Some(found) = said::find(view, &rest, words) {
        rest.start = found.end;
        all.push(found);
    }
    all
}

/// The most characters of a source's name.
const LONGEST_SOURCE: usize = 200;

/// Sources one behind the other, joined by commas and `và`; and where the last of them ends.
fn sources_at(view: &View, place: &Place) -> (Vec<Words>, usize) {
    let mut all = Vec::new();
    let mut behind = place.start;
    // "trong đó: ngân sách tỉnh 2.140 tỷ đồng; …".
    let mut rest = view.trim(place.clone(), b":");
    while SOURCES.iter().any(|noun| view.after(&rest, noun).is_some()) {
        let limit = rest.end.min(rest.start + LONGEST_SOURCE);
        let stop = (rest.start..limit)
            .find(|&i| matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b':'))
            .unwrap_or(limit);
        let stop = ends_of_source(view, &(rest.start + 1..stop)).unwrap_or(stop);
        let figure = view.digits(&(rest.start..stop)).next();
        let stop = figure.unwrap_or(stop);
        let joined = view
            .find_all(&(rest.start..stop), "va")
            .into_iter()
            .find(|and| {
                let next = view.trim_start(and.end..stop);
                SOURCES.iter().any(|noun| view.after(&next, noun).is_some())
            });
        let end = joined.as_ref().map_or(stop, |and| and.start);
        let mut name = view.trim(rest.start..end, b",;.");
        // "nguồn ngân sách" is a source called "ngân sách …".
        if let Some(bare) = view.after(&name, "nguon").filter(|bare| {
            view.after(bare, "ngan sach").is_some() || view.after(bare, "von").is_some()
        }) {
            name = bare;
        }
        if name.is_empty() {
            break;
        }
        // "bố trí kinh phí trong dự toán": no source is named.
        if !BARE.contains(&view.plain(&name)) {
            all.push(view.value(&name));
        }
        behind = name.end;
        let listed = view.trim_start(stop + 1..place.end);
        let is_listed = view.byte(stop) == b','
            && SOURCES
                .iter()
                .any(|noun| view.after(&listed, noun).is_some());
        let next = match joined {
            Some(and) => and.end,
            None if is_listed => stop + 1,
            None => match and_source(view, &(stop..limit))
                .map(|and| and.end)
                .or_else(|| next_of_figures(view, &(stop..limit)))
            {
                Some(next) => next,
                None if view.byte(stop) == b',' => stop + 1,
                None => break,
            },
        };
        rest = view.trim_start(next..place.end);
        if let Some(after) = view.after(&rest, "va") {
            rest = after;
        }
    }
    (all, behind)
}

/// "… 2.140 tỷ đồng; ngân sách cấp xã …": behind the sign before the next source.
fn next_of_figures(view: &View, place: &Place) -> Option<usize> {
    let mut signs = place
        .clone()
        .filter(|&i| matches!(view.byte(i), b';' | b','));
    signs.find_map(|sign| {
        let next = view.trim_start(sign + 1..place.end);
        let names = SOURCES.iter().any(|noun| view.after(&next, noun).is_some());
        names.then_some(sign + 1)
    })
}

/// Where words begin that are no part of a source's name: "các nguồn huy động hợp pháp khác" is one name.
fn ends_of_source(view: &View, place: &Place) -> Option<usize> {
    let mut rest = place.clone();
    loop {
        let at = said::find_any(view, &rest, BEHIND_SOURCE)?;
        let behind = view.trim_start(at.end..place.end);
        let goes_on = ["hợp pháp", "khác"]
            .iter()
            .any(|word| said::after(view, &behind, word).is_some());
        if !(goes_on && view.says(&at, "huy động")) {
            return Some(at.start);
        }
        rest.start = at.end;
    }
}

/// "… theo phân cấp và các nguồn …": an `và` behind the end of a source's name, before the next source.
fn and_source(view: &View, place: &Place) -> Option<Place> {
    let end = (place.start..place.end)
        .find(|&i| matches!(view.byte(i), b';' | b'.' | b'(' | b':'))
        .unwrap_or(place.end);
    view.find_all(&(place.start..end), "va")
        .into_iter()
        .find(|and| {
            let next = view.trim_start(and.end..place.end);
            SOURCES.iter().any(|noun| view.after(&next, noun).is_some())
        })
}

/// The years that the document covers: by the part on time, else by the title.
pub(crate) fn horizon(view: &View, zones: &Zones) -> Option<Spanned<Horizon>> {
    let timed = zones
        .sections
        .iter()
        .filter(|section| {
            ["thoi gian thuc hien", "thoi han"]
                .iter()
                .any(|words| view.has(&section.title, words))
        })
        .flat_map(|section| section.body.iter().chain([&section.title]));
    timed
        .chain(&zones.title)
        .find_map(|place| horizon_at(view, place))
}

fn horizon_at(view: &View, place: &Place) -> Option<Spanned<Horizon>> {
    let mut horizon = Horizon::default();
    let mut spans = Vec::new();
    let vision = view.find(place, "tam nhin");
    if let Some(at) = &vision
        && let Some(year) = targets::year_named(view, &(at.start..place.end))
    {
        horizon.vision = Some(year.value);
        spans.extend(year.spans);
    }
    let main = place.start..vision.map_or(place.end, |at| at.start);
    if let Some(((from, to), at)) = dates::find_years(view, &main) {
        (horizon.from, horizon.to) = (Some(from), Some(to));
        spans.insert(0, view.span(&at));
    } else if let Some(year) = last_year_named(view, &main) {
        horizon.to = Some(year.value);
        spans.splice(0..0, year.spans);
    }
    (horizon.to.is_some()).then_some(Spanned {
        value: horizon,
        spans,
    })
}

/// The last "năm …" that is not the year of a date.
fn last_year_named(view: &View, place: &Place) -> Option<Spanned<i16>> {
    view.find_all(place, "nam")
        .into_iter()
        .rev()
        .filter(|word| {
            let before = view.trim(place.start..word.start, b"");
            !view.byte(before.end.saturating_sub(1)).is_ascii_digit()
        })
        .find_map(|word| {
            let (year, at) = dates::year_at(view, &(word.end..place.end))?;
            Some(view.derived(year, &(word.start..at.end)))
        })
}

pub(crate) fn footnotes(
    view: &View,
    zones: &Zones,
    paragraphs: &[Place],
    cited: &[Citation],
) -> Vec<Footnote> {
    let notes: Vec<(Place, Place)> = zones
        .footnotes
        .iter()
        .filter_map(|place| zones::footnote_mark(view, place))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let anchors = anchors(view, paragraphs);
    let mentions = mentions(cited);
    notes
        .into_iter()
        .map(|(mark, text)| {
            let span = view.span(&text);
            let from = mentions.partition_point(|(at, _)| at.start < span.start);
            let mut citations: Vec<usize> = mentions
                .iter()
                .skip(from)
                .take_while(|(at, _)| at.end <= span.end)
                .map(|&(_, citation)| citation)
                .collect();
            citations.sort_unstable();
            citations.dedup();
            Footnote {
                anchor: anchors.get(view.plain(&mark)).map(|at| view.span(at)),
                mark: view.value(&mark),
                text: view.value(&text),
                citations: citations
                    .iter()
                    .filter_map(|&i| Some(cited.get(i)?.number.value.clone()))
                    .collect(),
            }
        })
        .collect()
}

/// Every mention with the index of its citation, in reading order.
fn mentions(cited: &[Citation]) -> Vec<(Span, usize)> {
    let mut all: Vec<(Span, usize)> = cited
        .iter()
        .enumerate()
        .flat_map(|(i, citation)| citation.mentions.iter().map(move |m| (m.number, i)))
        .collect();
    all.sort_unstable();
    all
}

/// Where each `[1]` first stands in the text, outside the footnotes themselves; by what is in the brackets.
fn anchors<'v>(view: &'v View, paragraphs: &[Place]) -> HashMap<&'v str, Place> {
    let mut all = HashMap::default();
    for place in paragraphs {
        let own = zones::footnote_mark(view, place).map_or(place.start, |(mark, _)| mark.end + 1);
        let plain = view.plain(place);
        for open in memchr::memchr_iter(b'[', plain.as_bytes()) {
            let at = place.start + open;
            let mark = (at + 1..place.end.min(at + 5)).find(|&i| view.byte(i) == b']');
            if let Some(close) = mark.filter(|_| at >= own) {
                all.entry(view.plain(&(at + 1..close)))
                    .or_insert(at..close + 1);
            }
        }
    }
    all
}
