//! Where the parts of a document lie among its paragraphs: head, title, preamble, sections, closing, annexes, footnotes.
//! The layout is that of Nghị định 30/2020/NĐ-CP, phụ lục I; every part may be absent.

mod closing;
mod kind;
mod sections;
mod title;

use std::ops::Range;

use crate::beside;
use crate::header;
use crate::lines_in_cell;
use crate::view::{Place, View};
use crate::vocabulary::page::BELOW;
use closing::{Closing, closing};
use kind::find_kind;
use sections::sections;
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
