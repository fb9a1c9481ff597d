//! The year, the period and the baseline of a clause.

use super::words::after_any;
use crate::dates;
use crate::model::Words;
use crate::said;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::targets::BASELINES;

/// When a figure holds, and what it is compared with.
#[derive(Debug, Clone, Default)]
pub(super) struct When {
    pub(super) period: Option<Spanned<(i16, i16)>>,
    pub(super) by: Option<Spanned<i16>>,
    pub(super) baseline: Option<Words>,
    /// Where these stand: no part of a name.
    pub(super) places: Vec<Place>,
}

/// The times of a clause.
pub(super) fn when(view: &View, place: &Place) -> When {
    when_but_for(view, place, baseline(view, place))
}

/// The times of a clause whose figure rises `from` another.
pub(super) fn when_rising(view: &View, place: &Place, from: Place) -> When {
    when_but_for(view, place, Some((from.clone(), from)))
}

/// `compared`: the whole of what names the baseline, and the baseline.
fn when_but_for(view: &View, place: &Place, compared: Option<(Place, Place)>) -> When {
    let mut when = When::default();
    let behind = compared.as_ref().map_or(place.end, |(whole, _)| whole.end);
    let parts = match &compared {
        Some((whole, _)) => vec![place.start..whole.start, behind..place.end],
        None => vec![place.clone()],
    };
    for part in parts {
        if when.period.is_none()
            && let Some((years, at)) = dates::find_years(view, &part)
        {
            when.period = Some(view.derived(years, &at));
            when.places.push(at);
        }
        if when.by.is_none()
            && let Some((year, at)) = year_place(view, &part)
            && !when.places.iter().any(|known| known.contains(&at.start))
        {
            when.by = Some(view.derived(year, &at));
            when.places.push(at);
        }
    }
    if let Some((whole, said)) = compared {
        when.baseline = Some(view.value(&said));
        when.places.push(whole);
    }
    when
}

/// "so với năm 2020": the whole of it, and what the figure is compared with.
fn baseline(view: &View, place: &Place) -> Option<(Place, Place)> {
    let mut rest = place.clone();
    loop {
        let found = said::find(view, &rest, "so với")?;
        rest.start = found.end;
        let said = view.trim_start(found.end..place.end);
        if after_any(view, &said, BASELINES).is_none() {
            continue;
        }
        let stop = (said.start..place.end)
            .find(|&i| matches!(view.byte(i), b',' | b';' | b'(' | b')'))
            .unwrap_or(place.end);
        let said = said.start..stop;
        let years = dates::find_years(view, &said).map(|(_, at)| at.end);
        let year = years.or_else(|| {
            let named = view.find(&said, "nam")?;
            dates::year_at(view, &(named.end..stop)).map(|(_, at)| at.end)
        });
        let said = view.trim(said.start..year.unwrap_or(stop), b".");
        return Some((found.start..said.end, said));
    }
}

/// "đến năm 2030": the year.
pub(crate) fn year_named(view: &View, place: &Place) -> Option<Spanned<i16>> {
    year_place(view, place).map(|(year, at)| view.derived(year, &at))
}

/// Words before "năm 2030" that belong to it, plain; the longer of two that fit stands first.
const BEFORE_YEAR: &[&str] = &[
    "den het ",
    "den cuoi ",
    "vao cuoi ",
    "den ",
    "vao ",
    "trong ",
    "cuoi ",
    "het ",
];

fn year_place(view: &View, place: &Place) -> Option<(i16, Place)> {
    view.find_all(place, "nam").into_iter().find_map(|word| {
        let (year, at) = dates::year_at(view, &(word.end..place.end))?;
        // "so với năm 2025" is the year of comparison.
        let before = view.trim(place.start..word.start, b"").end;
        let tail = before.saturating_sub("so voi".len()).max(place.start)..before;
        if view.plain(&tail) == "so voi" {
            return None;
        }
        let start = BEFORE_YEAR
            .iter()
            .find_map(|lead| {
                let start = word.start.checked_sub(lead.len())?;
                (start >= place.start && view.plain(&(start..word.start)) == *lead).then_some(start)
            })
            .unwrap_or(word.start);
        Some((year, start..at.end))
    })
}

/// A time that opens a clause: "Đến năm 2030,", "Giai đoạn 2026 - 2030," and where it ends.
pub(super) fn opening(view: &View, place: &Place) -> Option<(When, usize)> {
    let year = BEFORE_YEAR
        .iter()
        .find_map(|lead| view.after(place, lead.trim_end()))
        .into_iter()
        .chain([place.clone()])
        .find_map(|rest| dates::year_at(view, &view.after(&rest, "nam")?));
    if let Some((year, at)) = year {
        let by = Some(view.derived(year, &(place.start..at.end)));
        let when = When {
            by,
            ..When::default()
        };
        return Some((when, at.end));
    }
    let rest = view.after(place, "trong").unwrap_or_else(|| place.clone());
    let rest = ["giai doan", "thoi ky"]
        .iter()
        .find_map(|word| view.after(&rest, word))
        .unwrap_or(rest);
    let (years, at) = dates::years_at(view, &rest)?;
    let period = Some(view.derived(years, &(place.start..at.end)));
    let when = When {
        period,
        ..When::default()
    };
    Some((when, at.end))
}
