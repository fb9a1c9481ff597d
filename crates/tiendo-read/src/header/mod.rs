//! The head of a document (issuer, number, place, date), its title, its signature, its recipients.

mod date;
mod emblems;
mod issuer;
mod number;
mod page_labels;
mod recipients;
mod reported;
mod signature;
mod title;

use crate::citations;
use crate::dates;
use crate::model::{AnnexOf, Header, Words};
use crate::numbers;
use crate::view::{Place, View};
use crate::vocabulary::kinds;
use crate::zones::Zones;
pub(crate) use date::is_date_line;
use date::read_place_and_date;
pub(crate) use emblems::{end_of_head, ends_of_emblems, is_emblem};
pub(crate) use issuer::names_issuer;
use issuer::read_issuer;
pub(crate) use number::is_number_line;
use number::{left_blank, read_number};
use page_labels::read_labels;
use recipients::read_recipients;
pub(crate) use recipients::{keeps_copy, opens_recipients};
use reported::read_reported;
use signature::signatory;
pub(crate) use signature::{
    begins_position, is_capacity, is_enacting, is_person, is_position, opens_signature,
};
use title::title;

pub(crate) fn read(view: &View, zones: &Zones) -> Header {
    let mut header = Header::default();
    read_issuer(view, zones, &mut header);
    read_number(view, zones, &mut header);
    read_place_and_date(view, zones, &mut header);
    read_labels(view, zones, &mut header);
    if zones.kind.is_some() || header.kind.is_none() {
        header.kind = kind(view, zones, &header);
    }
    read_reported(view, zones, &mut header);
    header.title = title(view, zones).or(header.title);
    header.signatory = signatory(view, &zones.signature).or(header.signatory);
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

fn kind(view: &View, zones: &Zones, header: &Header) -> Option<Words> {
    if let Some((place, name)) = &zones.kind {
        return Some(view.derived((*name).to_owned(), place));
    }
    let Some(number) = header.number.as_ref() else {
        let blank = left_blank(view, zones)?;
        let symbol = view.words(&blank).split(['/', '-']).next();
        let name = symbol.and_then(kinds::kind_of_symbol);
        return Some(view.derived(name.unwrap_or("Công văn").to_owned(), &blank));
    };
    let symbol = numbers::kind_symbol(&number.value);
    // "5348/CT-CS" above "V/v …": only a letter says so what it is about, and "CT" is Cục Thuế there.
    let is_letter = zones
        .head
        .iter()
        .any(|place| view.after(place, "v/v").is_some());
    let name = symbol
        .and_then(kinds::kind_of_symbol)
        .filter(|name| !is_letter || *name == "Công điện");
    // A number without a kind in it is that of a công văn: Nghị định 30/2020/NĐ-CP, phụ lục III.
    Some(number.with(name.unwrap_or("Công văn").to_owned()))
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
