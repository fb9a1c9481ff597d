//! Where the parts of a document lie among its paragraphs: head, title, preamble, sections, closing, annexes, footnotes.
//! The layout is that of Nghị định 30/2020/NĐ-CP, phụ lục I; every part may be absent.

mod title;

use std::ops::Range;

use crate::beside;
use crate::header;
use crate::lines_in_cell;
use crate::marks::{self, Mark};
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::kinds::KINDS;
use crate::vocabulary::page::BELOW;
use title::title;

/// A main part with its heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// The heading as printed, mark included.
    pub(crate) heading: Place,
    /// The heading's words without the mark.
    pub(crate) title: Place,
    /// The words of the heading with a capital letter above it: "B. NHIỆM VỤ" of "I. Cải cách thể chế".
    pub(crate) within: Option<Place>,
    /// An article's own words stand in its heading's paragraph.
    pub(crate) is_article: bool,
    /// Its paragraphs, the heading's own not among them.
    pub(crate) body: Vec<Place>,
}

/// The parts; places of paragraphs.
#[derive(Debug, Default)]
pub(crate) struct Zones {
    /// Where the document begins: behind what a page has above it.
    pub(crate) start: usize,
    pub(crate) head: Vec<Place>,
    /// The kind's line, and the kind's name in normal spelling.
    pub(crate) kind: Option<(Place, &'static str)>,
    pub(crate) title: Vec<Place>,
    pub(crate) preamble: Vec<Place>,
    pub(crate) sections: Vec<Section>,
    pub(crate) recipients: Vec<Place>,
    pub(crate) signature: Vec<Place>,
    pub(crate) annex: Vec<Place>,
    pub(crate) footnotes: Vec<Place>,
}

impl Zones {
    /// Takes recipients and signature of these paragraphs.
    fn close(&mut self, paragraphs: &[Place], closing: &Closing) {
        let taken =
            |range: &Range<usize>| paragraphs.get(range.clone()).unwrap_or_default().to_vec();
        self.signature = taken(&closing.signature);
        self.recipients = taken(&closing.recipients);
    }
}

/// How far down the kind's line is looked for.
const HEAD_PARAGRAPHS: usize = 30;

pub(crate) fn find(view: &View, flow: &[Place]) -> Zones {
    let mut zones = Zones::default();
    let (footnotes, flow): (Vec<Place>, Vec<Place>) = flow
        .iter()
        .cloned()
        .partition(|place| footnote_mark(view, place).is_some());
    zones.footnotes = footnotes;
    let flow = lines_in_cell::apart(view, flow.get(..below(view, &flow)).unwrap_or_default());
    let flow =
        beside::one_below_the_other(view, flow.get(frame_end(view, &flow)..).unwrap_or_default());
    let flow: &[Place] = &flow;
    zones.start = flow.first().map_or(0, |place| place.start);
    let annex = (0..flow.len())
        .find(|&i| flow.get(i).is_some_and(|place| opens_annex(view, place)))
        .unwrap_or(flow.len());
    let main = flow.get(..annex).unwrap_or_default();
    let mut annex = flow.get(annex..).unwrap_or_default();

    let kind_at = find_kind(view, main);
    let after_head = if let Some((i, place, name, same_line)) = kind_at {
        zones.head = main.get(..i).unwrap_or_default().to_vec();
        zones.kind = Some((place, name));
        let title = title(view, main, i + 1, same_line.is_some());
        zones.title = same_line
            .into_iter()
            .chain(main.get(title.clone()).unwrap_or_default().iter().cloned())
            .collect();
        title.end
    } else {
        let end = header::end_of_head(view, main);
        zones.head = main.get(..end).unwrap_or_default().to_vec();
        end
    };
    let closing = closing(view, main, after_head);
    zones.close(main, &closing);
    let body = main
        .get(after_head..closing.start.max(after_head))
        .unwrap_or_default();
    // A document may be signed behind its annex.
    if zones.signature.is_empty() && zones.recipients.is_empty() && !annex.is_empty() {
        let behind = self::closing(view, annex, 0);
        if !behind.recipients.is_empty() && !behind.signature.is_empty() {
            zones.close(annex, &behind);
            annex = annex.get(..behind.start).unwrap_or_default();
        }
    }
    sections(view, body, &mut zones, Vec::new());
    // What is attached behind the signature has parts of its own.
    let attached = main.get(closing.end..).unwrap_or_default();
    let annex: Vec<Place> = attached.iter().chain(annex).cloned().collect();
    let preamble = std::mem::take(&mut zones.preamble);
    let main_sections = std::mem::take(&mut zones.sections);
    sections(view, &annex, &mut zones, main_sections);
    zones.annex = std::mem::replace(&mut zones.preamble, preamble);
    zones
}

/// How far down a page its document begins at the latest, in paragraphs.
const LONGEST_FRAME: usize = 60;

/// How far above the national header a head begins, in paragraphs: issuer, number and subject of a left column.
const LONGEST_LEFT_COLUMN: usize = 12;

/// Paragraphs that a page has above its document: what stands above the issuer and the national header.
fn frame_end(view: &View, flow: &[Place]) -> usize {
    let Some(emblem) = flow
        .iter()
        .take(LONGEST_FRAME)
        .position(|place| header::is_emblem(view, place))
    else {
        return 0;
    };
    let from = emblem.saturating_sub(LONGEST_LEFT_COLUMN);
    flow.get(from..emblem)
        .unwrap_or_default()
        .iter()
        .position(|place| header::names_issuer(view, place))
        .map_or(emblem, |i| from + i)
}

/// How far above the end a page says what is no part of its document, in paragraphs.
const LONGEST_BELOW: usize = 40;

/// Where a page goes on below its document: "Tác giả: …", "Tin liên quan".
fn below(view: &View, flow: &[Place]) -> usize {
    let from = flow.len().saturating_sub(LONGEST_BELOW);
    let says = |place: &Place| {
        let words = view.trim(place.clone(), b":");
        BELOW.contains(&view.plain(&words))
            || BELOW.iter().any(|below| {
                view.after(place, below)
                    .is_some_and(|rest| view.byte(rest.start) == b':')
            })
    };
    (from..flow.len())
        .find(|&i| flow.get(i).is_some_and(says))
        .unwrap_or(flow.len())
}

/// `[1]` at the beginning.
pub(crate) fn footnote_mark(view: &View, place: &Place) -> Option<(Place, Place)> {
    let plain = view.plain(place);
    let digits = plain.strip_prefix('[')?.find(']')?;
    let mark = place.start + 1..place.start + 1 + digits;
    (digits > 0 && digits <= 3 && view.plain(&mark).bytes().all(|b| b.is_ascii_digit()))
        .then(|| (mark.clone(), view.trim_start(mark.end + 1..place.end)))
}

fn opens_annex(view: &View, place: &Place) -> bool {
    view.after(place, "phu luc").is_some_and(|rest| {
        let number = view.trim(rest, b".:");
        let is_number = number.len() <= 4
            && number.clone().all(|i| {
                view.byte(i).is_ascii_digit()
                    || matches!(view.byte(i), b'i' | b'v' | b'x' | b'a' | b'b')
            });
        is_number && view.is_upper(place.start)
    })
}

/// The line with the kind: its index, the kind's words, its name, and words of the title in the same line.
fn find_kind(view: &View, main: &[Place]) -> Option<(usize, Place, &'static str, Option<Place>)> {
    let head = main
        .iter()
        .take(HEAD_PARAGRAPHS)
        .enumerate()
        .take_while(|(_, place)| {
            !OPENERS
                .iter()
                .any(|words| view.after(place, words).is_some())
        });
    let alone = head.clone().find_map(|(i, place)| {
        let place = view.trim(place.clone(), b"*:");
        let plain = view.plain(&place);
        let (name, kind, _) = KINDS.iter().find(|(_, kind, _)| {
            plain.strip_prefix(kind).is_some_and(|rest| {
                let beside = rest.strip_prefix(' ');
                rest.is_empty() || beside.is_some_and(|words| BESIDE_KIND.contains(&words))
            })
        })?;
        let words = place.start..place.start + kind.len();
        view.is_all_caps(&place).then_some((i, words, *name, None))
    });
    alone
        .or_else(|| {
            head.take_while(|(_, place)| marks::mark(view, place).is_none())
                .find_map(|(i, place)| {
                    let (name, kind, _) = KINDS
                        .iter()
                        .find(|(_, kind, _)| view.after(place, kind).is_some())?;
                    let rest = view.after(place, kind)?;
                    let words = place.start..place.start + kind.len();
                    // "THÔNG BÁO kết luận của …": a title in small letters in the line of its kind.
                    let titled = view.is_all_caps(&words)
                        && view.byte(rest.start).is_ascii_lowercase()
                        && !view.is_upper(rest.start);
                    (view.is_all_caps(place) || titled).then_some((i, words, *name, Some(rest)))
                })
        })
        .or_else(|| opening_title(view, main))
}

/// "Thông báo treo cờ Tổ quốc …" in small letters, above everything else: a page that left the head out has the title first.
fn opening_title(
    view: &View,
    main: &[Place],
) -> Option<(usize, Place, &'static str, Option<Place>)> {
    let place = main.first()?;
    if !view.is_upper(place.start)
        || place.len() > LONGEST_OPENING
        || matches!(view.byte(place.end - 1), b'.' | b';' | b':')
        || main
            .iter()
            .take(HEAD_PARAGRAPHS)
            .any(|place| header::is_emblem(view, place))
    {
        return None;
    }
    let (kind, name, rest) = KINDS
        .iter()
        .find_map(|(name, kind, _)| Some((kind, *name, view.after(place, kind)?)))?;
    let words = place.start..place.start + kind.len();
    // "Kế hoạch số 12/KH-UBND …" cites a document.
    let is_cited = view.after(&rest, "so").is_some();
    (!is_cited).then_some((0, words, name, Some(rest).filter(|rest| !rest.is_empty())))
}

/// The most characters of a title with which a page opens.
const LONGEST_OPENING: usize = 300;

/// Words behind a kind in its line that say how urgent it is or whose, plain: no title.
const BESIDE_KIND: &[&str] = &[
    "khan",
    "thuong khan",
    "hoa toc",
    "hoa toc hen gio",
    "thanh tra",
    "kiem tra",
    "giam sat",
    "mat",
];

/// Words that open the text after the title.
const OPENERS: &[&str] = &[
    "can cu",
    "kinh gui",
    "tren co so",
    "xet de nghi",
    "theo de nghi",
];

/// A paragraph that opens the text.
pub(crate) fn opens_words(view: &View, place: &Place) -> bool {
    // "- Căn cứ Luật …".
    let place = &view.trim(place.clone(), b"-+");
    OPENERS
        .iter()
        .any(|words| view.after(place, words).is_some())
}

/// One of the next two paragraphs opens the text.
fn opens_text(view: &View, main: &[Place], from: usize) -> bool {
    main.iter().skip(from).take(2).any(|place| {
        // "BỘ TRƯỞNG BỘ VĂN HÓA / QUYẾT ĐỊNH:" without a word between them.
        let decides = || view.plain(&view.trim(place.clone(), b":")) == "quyet dinh";
        opens_words(view, place) || decides()
    })
}

/// "A. ĐẶC ĐIỂM TÌNH HÌNH": the words behind the letter of a part, all in capitals.
fn opens_part(view: &View, place: &Place, letter: u8) -> Option<Place> {
    let first = place.clone().next()?;
    (view.byte(first) == letter && view.is_all_caps(place))
        .then(|| marks::capital(view, place))
        .flatten()
        .map(|(_, rest)| rest)
}

struct Closing {
    start: usize,
    /// Behind recipients and signature.
    end: usize,
    recipients: Range<usize>,
    signature: Range<usize>,
}

/// How far from the recipients the signature begins, in paragraphs.
const NEAR: usize = 40;

/// How long a signature is, in paragraphs.
const LONGEST_SIGNATURE: usize = 8;

/// Recipients and signature, in either order, behind the text.
fn closing(view: &View, main: &[Place], from: usize) -> Closing {
    let end = main.len();
    let opens = |i: usize| {
        main.get(i).is_some_and(|place| {
            header::opens_signature(view, place)
                && !main.get(i + 1).is_some_and(|next| opens_words(view, next))
                && (header::is_capacity(view, place)
                    || main.get(i + 1).is_none_or(|next| {
                        !view.is_all_caps(next)
                            || header::opens_signature(view, next)
                            || header::begins_position(view, next)
                    }))
        })
    };
    let recipients = (from..end).find(|&i| {
        main.get(i)
            .is_some_and(|place| header::opens_recipients(view, place).is_some())
    });
    // A page dropped the words "Nơi nhận": the list opens with "Như trên", "Như Điều …".
    let recipients = recipients.or_else(|| {
        (from..end).find(|&i| {
            main.get(i).is_some_and(|place| {
                matches!(marks::mark(view, place), Some((Mark::Bullet, _, rest))
                    if view.after(&rest, "nhu tren").is_some() || view.after(&rest, "nhu dieu").is_some())
            })
        })
    });
    let signature = match recipients {
        Some(r) => (from.max(r.saturating_sub(LONGEST_SIGNATURE))..r)
            .find(|&i| opens(i))
            .or_else(|| (r..end.min(r + NEAR)).find(|&i| opens(i))),
        // The last one: a position in capitals may also stand above the text.
        None => (from..end)
            .rev()
            .find(|&i| opens(i) && !(i > from && opens(i - 1))),
    };
    let (r, s) = (recipients.unwrap_or(end), signature.unwrap_or(end));
    let signed = signature_end(view, main, s);
    // The later of the two ends the document, unless recipients go on to the end.
    let closed = match (recipients, signature) {
        (Some(r), Some(s)) if r < s => signed,
        (Some(r), _) => recipients_end(view, main, r),
        (None, Some(_)) => signed,
        (None, None) => end,
    };
    Closing {
        start: r.min(s),
        end: closed,
        recipients: if r < s { r..s.min(closed) } else { r..closed },
        signature: if s < r { s..r.min(signed) } else { s..signed },
    }
}

/// Behind the signer's name: the first paragraph below the signature's capitals that is a name.
fn signature_end(view: &View, main: &[Place], from: usize) -> usize {
    let limit = main.len().min(from + LONGEST_SIGNATURE);
    (from..limit)
        .find(|&i| {
            main.get(i)
                .is_some_and(|place| !view.is_all_caps(place) && header::is_person(view, place))
        })
        .map_or(limit, |i| i + 1)
}

/// Behind the recipients: the archive line, else the first line in capitals.
fn recipients_end(view: &View, main: &[Place], from: usize) -> usize {
    let below = main.iter().enumerate().skip(from + 1);
    for (i, place) in below {
        let archive = view.trim(place.clone(), b"-+*");
        if header::keeps_copy(view, &archive).is_some() {
            return i + 1;
        }
        if i > from + 1 && view.is_all_caps(place) {
            return i;
        }
    }
    main.len()
}

/// "Phần thứ hai", "PHẦN II" alone above the title of the part in capitals.
fn heads_part(view: &View, line: &Place, title: &Place) -> bool {
    let number = said::after(view, line, "phần").map(|rest| view.trim(rest, b".:"));
    let is_number = number.is_some_and(|number| {
        let word = said::after(view, &number, "thứ").unwrap_or(number);
        let plain = view.plain(&word);
        ["nhat", "mot", "hai", "ba", "tu", "nam", "sau"].contains(&plain)
            || (!plain.is_empty()
                && plain
                    .bytes()
                    .all(|b| matches!(b, b'i' | b'v' | b'1'..=b'9')))
    });
    is_number && view.is_all_caps(title) && marks::mark(view, title).is_none()
}

/// "Phần II. Nhiệm vụ trọng tâm": a line with a capital and without a stop.
fn is_short_heading(view: &View, place: &Place) -> bool {
    place.len() <= LONGEST_PART
        && view.is_upper(place.start)
        && !matches!(view.byte(place.end - 1), b'.' | b';' | b':' | b',')
}

/// The most characters of a part's heading in small letters.
const LONGEST_PART: usize = 120;

/// The parts of `body`, behind those that are `before`; what stands above the first goes to the preamble.
fn sections(view: &View, body: &[Place], zones: &mut Zones, before: Vec<Section>) {
    let known = before.len();
    zones.sections = before;
    let mut expected = 1;
    let mut letter = b'a';
    let by_number = heads_by_number(view, body);
    // The part with a letter that is open, where letters head the parts and others stand below them.
    let mut lettered: Option<Place> = None;
    let mut is_title_above = false;
    for (i, place) in body.iter().enumerate() {
        if std::mem::take(&mut is_title_above) {
            continue;
        }
        let mut within = lettered.clone();
        // "Phần thứ hai" above "NHIỆM VỤ".
        if let Some(title) = body
            .get(i + 1)
            .filter(|title| heads_part(view, place, title))
        {
            expected = 1;
            is_title_above = true;
            zones.sections.push(Section {
                heading: place.clone(),
                title: title.clone(),
                within: None,
                is_article: false,
                body: Vec::new(),
            });
            continue;
        }
        // "PHẦN II. NỘI DUNG": Roman numbers begin anew in it.
        let part = view
            .after(place, "phan")
            .filter(|_| view.is_all_caps(place) || is_short_heading(view, place))
            .and_then(|numbered| match marks::mark(view, &numbered)? {
                (Mark::Roman, _, rest) if !rest.is_empty() => Some(rest),
                _ => None,
            });
        let heading = match marks::mark(view, place) {
            _ if part.is_some() => {
                expected = 1;
                part.map(|title| (title, false))
            }
            Some((Mark::Number(n), _, rest))
                if by_number && view.is_all_caps(place) && n == expected =>
            {
                expected += 1;
                Some((rest, false))
            }
            Some((Mark::Roman, at, rest)) if !rest.is_empty() => {
                let number = marks::roman_number(view.plain(&at));
                let next = number == expected || (number == 1 && view.is_all_caps(place));
                (next || view.is_all_caps(place)).then(|| {
                    expected = number + 1;
                    (rest, false)
                })
            }
            Some((Mark::Article(_), _, rest)) => Some((rest, true)),
            _ => opens_part(view, place, letter).map(|rest| {
                letter += 1;
                within = None;
                if letter == b'b' && zones.sections.len() == known || lettered.is_some() {
                    lettered = Some(rest.clone());
                }
                (rest, false)
            }),
        };
        let open = zones
            .sections
            .get_mut(known..)
            .and_then(<[Section]>::last_mut);
        match (heading, open) {
            (Some((title, is_article)), _) => zones.sections.push(Section {
                heading: place.clone(),
                title,
                within,
                is_article,
                body: Vec::new(),
            }),
            (None, Some(section)) => section.body.push(place.clone()),
            (None, None) => zones.preamble.push(place.clone()),
        }
    }
}

/// "1. MỤC TIÊU", "2. CÁC CÔNG VIỆC CHÍNH": numbers in capitals head the parts where no Roman number does.
fn heads_by_number(view: &View, body: &[Place]) -> bool {
    let mut expected = 1;
    for place in body {
        match marks::mark(view, place) {
            Some((Mark::Roman | Mark::Article(_), _, rest)) if !rest.is_empty() => return false,
            Some((Mark::Number(n), _, rest))
                if n == expected && !rest.is_empty() && view.is_all_caps(place) =>
            {
                expected += 1;
            }
            _ => {}
        }
    }
    expected > FEWEST_BY_NUMBER
}

/// So many numbers in capitals, one behind the other, tell that they head parts.
const FEWEST_BY_NUMBER: u32 = 2;
