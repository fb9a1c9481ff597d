//! Documents cited by number: kind before it, date, issuer and subject behind it.

mod issuer;
mod mention;
mod short;

use foldhash::HashMap;
use jiff::civil::Date;

use crate::dates;
use crate::model::{Citation, Mention};
use crate::names;
use crate::numbers::{self, Number};
use crate::view::{Place, View};
use crate::vocabulary::kinds;
pub(crate) use issuer::issuer_at;
pub(crate) use mention::find_number;
use mention::mentions;
pub(crate) use short::short_forms;

/// One mention while it is read.
struct Found {
    number: Number,
    kind: Option<(Place, &'static str)>,
    date: Option<(Date, Place)>,
    issuer: Option<Place>,
    title: Option<Place>,
    /// "khoản 2 Điều 5" before the kind.
    article: Option<Place>,
}

/// All citations of `paragraphs`, in order of first mention; `own` is the document's own number.
pub(crate) fn read(view: &View, paragraphs: &[Place], own: &[&str]) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    // Indices by number: the same number with another date is another document.
    let mut by_number: HashMap<String, Vec<usize>> = HashMap::default();
    for (i, place) in paragraphs.iter().enumerate() {
        let cell = number_alone(view, place, paragraphs.get(i + 1));
        let found = cell.map_or_else(|| mentions(view, place), |cell| vec![cell]);
        for found in found {
            if own.contains(&found.number.settled.as_str()) {
                continue;
            }
            let known = by_number.entry(found.number.settled.clone()).or_default();
            let same = known.iter().copied().find(|&i| {
                let date = all.get(i).and_then(|citation| citation.date.as_ref());
                match (date, &found.date) {
                    (Some(known), Some((date, _))) => known.value == *date,
                    _ => true,
                }
            });
            if let Some(citation) = same.and_then(|i| all.get_mut(i)) {
                add(view, citation, &found);
            } else {
                known.push(all.len());
                all.push(new(view, &found));
            }
        }
    }
    for citation in &mut all {
        settle(view, citation);
    }
    all
}

/// The most characters of a cell that holds a document's number.
const LONGEST_NUMBER: usize = 40;

/// "212/UBND-KT" and "01/02/2024": a cell with a document's number and nothing else, and the cell with its day behind it.
fn number_alone(view: &View, place: &Place, next: Option<&Place>) -> Option<Found> {
    let place = view.trim(place.clone(), b"");
    if place.len() > LONGEST_NUMBER || !view.byte(place.start).is_ascii_digit() {
        return None;
    }
    let number = numbers::number_at(view, &place).filter(|number| number.place == place)?;
    let ending = number.settled.split_once('/').map(|(_, ending)| ending);
    if !number.known && !ending.is_some_and(|ending| ending.contains('-')) {
        return None;
    }
    let day = next
        .map(|next| view.trim(next.clone(), b""))
        .and_then(|next| {
            let day = dates::day_at(view, &next).filter(|day| day.place == next)?;
            Some((day.date()?, day.place))
        });
    Some(Found {
        number,
        kind: None,
        date: day,
        issuer: None,
        title: None,
        article: None,
    })
}

/// The most articles of one document that are listed.
const MOST_ARTICLES: usize = 50;

fn new(view: &View, found: &Found) -> Citation {
    let mut citation = Citation {
        number: view.derived(found.number.settled.clone(), &found.number.place),
        kind: None,
        date: None,
        issuer: None,
        issuer_derived: None,
        articles: Vec::new(),
        mentions: Vec::new(),
    };
    let symbol = numbers::last_symbol(&found.number.settled);
    citation.issuer_derived = symbol
        .and_then(kinds::issuer_of_symbol)
        .map(|issuer| citation.number.with(issuer.to_owned()));
    add(view, &mut citation, found);
    citation
}

fn add(view: &View, citation: &mut Citation, found: &Found) {
    citation.mentions.push(Mention {
        number: view.span(&found.number.place),
        title: found.title.as_ref().map(|place| view.span(place)),
    });
    if citation.kind.is_none() {
        citation.kind = found
            .kind
            .as_ref()
            .map(|(place, name)| view.derived((*name).to_owned(), place));
    }
    if citation.date.is_none() {
        citation.date = found
            .date
            .as_ref()
            .map(|(date, place)| view.derived(*date, place));
    }
    if let Some(article) = found
        .article
        .as_ref()
        .filter(|_| citation.articles.len() < MOST_ARTICLES)
    {
        let article = view.value(article);
        if !citation
            .articles
            .iter()
            .any(|known| known.value == article.value)
        {
            citation.articles.push(article);
        }
    }
    // A name in capitals waits for one in normal spelling.
    let in_caps = |words: &str| !words.chars().any(char::is_lowercase);
    if let Some(place) = &found.issuer
        && citation
            .issuer
            .as_ref()
            .is_none_or(|issuer| in_caps(&issuer.value) && !view.is_all_caps(place))
    {
        citation.issuer = Some(view.value(place));
    }
}

/// What no mention said: the kind by the symbol, capitals in normal spelling.
fn settle(view: &View, citation: &mut Citation) {
    if citation.kind.is_none() {
        citation.kind = numbers::kind_symbol(&citation.number.value)
            .and_then(kinds::kind_of_symbol)
            .map(|kind| citation.number.with(kind.to_owned()));
    }
    if let Some(issuer) = &mut citation.issuer
        && !issuer.value.chars().any(char::is_lowercase)
    {
        issuer.value = names::settle_case(view, &issuer.value);
    }
}
