//! A sentence's clauses: each speaks of one figure.

use super::figures;
use super::name::named;
use super::unit::behind;
use super::words::after_any;
use super::years;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::targets::{BESIDE_FIGURE, STATES_NOT};

/// A clause within a stretch without semicolon.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) place: Place,
    /// It gives no name of its own: another figure of the indicator before it.
    pub(super) goes_on: bool,
    /// "trên 10.000 dân" behind the next clause that "và" joins to it.
    pub(super) shared: Option<Place>,
}

/// Shorter words between a comma and a figure are no name.
const SHORTEST_NAME: usize = 5;

/// Clauses at commas and at "và", where a figure stands on both sides.
pub(super) fn clauses(view: &View, place: &Place) -> Vec<Clause> {
    let pieces = pieces(view, place);
    if pieces.len() == 1 {
        return vec![Clause {
            place: place.clone(),
            goes_on: false,
            shared: None,
        }];
    }
    let own: Vec<Option<usize>> = pieces
        .iter()
        .map(|piece| figures::first(view, &piece.place))
        .collect();
    // For each piece, where the next piece with a figure ends.
    let mut reach: Vec<Option<usize>> = own
        .iter()
        .zip(&pieces)
        .map(|(figure, piece)| figure.map(|_| piece.place.end))
        .collect();
    for i in (1..reach.len()).rev() {
        let behind = reach.get(i).copied().flatten();
        if let Some(here) = reach.get_mut(i - 1) {
            *here = here.or(behind);
        }
    }
    let mut all: Vec<Clause> = Vec::new();
    let mut start = place.start;
    let mut goes_on = false;
    let mut has_figure = false;
    for ((piece, own), reach) in pieces.iter().zip(own).zip(reach) {
        let begins = if has_figure {
            reach.and_then(|end| begins(view, piece, end, own.is_some()))
        } else {
            None
        };
        if let Some(more) = begins {
            let before = start..piece.before;
            let shared = (piece.joined && more == Begins::Counted)
                .then(|| shared(view, &before, &piece.place))
                .flatten();
            all.push(Clause {
                place: before,
                goes_on,
                shared,
            });
            start = piece.place.start;
            goes_on = more == Begins::Again;
            has_figure = false;
        }
        // "…, không có …": a statement of its own.
        if has_figure
            && own.is_none()
            && after_any(view, &view.trim(piece.place.clone(), b""), STATES_NOT).is_some()
        {
            all.push(Clause {
                place: start..piece.before,
                goes_on,
                shared: None,
            });
            start = piece.place.start;
            goes_on = false;
            has_figure = false;
        }
        has_figure |= own.is_some();
    }
    all.push(Clause {
        place: start..place.end,
        goes_on,
        shared: None,
    });
    all
}

/// How a further clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// With a name.
    Named,
    /// With a figure and what it counts.
    Counted,
    /// With a time or a verb: the same indicator.
    Again,
}

fn begins(view: &View, piece: &Piece, end: usize, has_figure: bool) -> Option<Begins> {
    let place = view.trim(piece.place.start..end, b"");
    let (figures, lead) = figures::reached(view, &place)?;
    let when = years::when(view, &place);
    let behind = behind(view, figures.place.end, place.end);
    let named = named(view, &place, &when.places, &lead, &behind);
    let at_once =
        lead.place.start <= place.start || starts_with_figure(view, &place, figures.place.start);
    match named {
        Some(named) if (named.is_counted || named.restricts) && at_once => {
            has_figure.then_some(Begins::Counted)
        }
        Some(_) if piece.joined => None,
        Some(named)
            if !named.is_counted || lead.verb.is_some() || lead.place.start > place.start =>
        {
            let shortest = if lead.verb.is_some() {
                0
            } else {
                SHORTEST_NAME
            };
            (lead.place.start > place.start + shortest).then_some(Begins::Named)
        }
        Some(_) => None,
        None => {
            let says_time = when.by.is_some() || when.period.is_some();
            (has_figure && !piece.joined && (lead.verb.is_some() || says_time))
                .then_some(Begins::Again)
        }
    }
}

/// Nothing but words beside a figure stands before it.
fn starts_with_figure(view: &View, place: &Place, figure: usize) -> bool {
    let mut rest = place.start..figure;
    while let Some(at) = after_any(view, &rest, BESIDE_FIGURE) {
        rest = view.trim_start(at.end..figure);
    }
    rest.is_empty()
}

/// "14 bác sĩ và 36 giường bệnh trên 10.000 dân": what both figures are for.
fn shared(view: &View, before: &Place, next: &Place) -> Option<Place> {
    let own = super::unit::denominator(view, before.start, before.end);
    if own.is_some() {
        return None;
    }
    let (figures, _) = figures::reached(view, next)?;
    super::unit::denominator(view, figures.place.end, next.end)
}

struct Piece {
    place: Place,
    /// Where what stands before its comma or "và" ends.
    before: usize,
    /// "và" stands before it.
    joined: bool,
}

/// Pieces at a comma before a blank, and at "và" before a figure.
fn pieces(view: &View, place: &Place) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut open = Piece {
        place: place.clone(),
        before: place.start,
        joined: false,
    };
    for at in place.clone() {
        let next = view.byte(at + 2);
        let comma = view.byte(at) == b','
            && view.byte(at + 1) == b' '
            && at + 2 < place.end
            && (is_letter(next) || next.is_ascii_digit() || next == 0x7F);
        let start = if comma {
            at + 1
        } else if view.byte(at) == b' '
            && at + 4 < place.end
            && view.says(&(at + 1..at + 3), "và")
            && view.byte(at + 3) == b' '
        {
            let rest = view.trim_start(at + 3..place.end);
            if !figure_follows(view, &rest) {
                continue;
            }
            rest.start
        } else {
            continue;
        };
        if start <= open.place.start {
            continue;
        }
        open.place.end = at;
        let joined = !comma;
        all.push(std::mem::replace(
            &mut open,
            Piece {
                place: start..place.end,
                before: at,
                joined,
            },
        ));
    }
    all.push(open);
    all
}

/// A figure stands there, words that bind it before it.
fn figure_follows(view: &View, place: &Place) -> bool {
    let mut rest = place.clone();
    while let Some(at) = after_any(view, &rest, BESIDE_FIGURE) {
        rest = view.trim_start(at.end..place.end);
    }
    view.byte(rest.start).is_ascii_digit() && !rest.is_empty()
}
