//! What leads from one state of a report to the next.
//!
//! Roles are the permission table's business; here is what no role may do: change a line that is
//! not open, send what is not complete, accept what one's own hand was in.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::event::{Event, Facts, Refusal, Writing};
use super::state::{State, open_lines};
use crate::round::Entry;
use crate::time::day_of;

/// What the event makes of the state.
/// # Errors
/// A [`Refusal`] with its facts; the state stays.
pub fn apply(state: &State, event: &Event, facts: &Facts<'_>) -> Result<State, Refusal> {
    let wrong = || Refusal::WrongState {
        state: state.name(),
        event: event.name(),
    };
    match event {
        Event::Save { line, writing, .. } => match state {
            State::NotStarted | State::Draft | State::Returned { .. } => {
                takes(facts, *writing)?;
                if !facts.lines.contains(line) {
                    return Err(Refusal::NotALine(*line));
                }
                if !open_lines(state, facts.last_return).contains(*line) {
                    return Err(Refusal::LineLocked(*line));
                }
                Ok(State::Draft)
            }
            State::AwaitingHead { .. }
            | State::Submitted { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::HandToHead { by } => match state {
            State::NotStarted | State::Draft => {
                takes(facts, Writing::Own)?;
                complete(facts)?;
                Ok(State::AwaitingHead { drafter: *by })
            }
            State::Returned { .. } => Err(Refusal::NothingMended),
            State::AwaitingHead { .. }
            | State::Submitted { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::TakeBack { .. } => match state {
            State::AwaitingHead { .. } => {
                round_open(facts)?;
                Ok(State::Draft)
            }
            State::NotStarted
            | State::Draft
            | State::Submitted { .. }
            | State::Returned { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Send { .. } => match state {
            State::NotStarted | State::Draft | State::AwaitingHead { .. } => {
                takes(facts, Writing::Own)?;
                complete(facts)?;
                Ok(State::Submitted {
                    n: facts.sendings + 1,
                })
            }
            State::Returned { .. } => Err(Refusal::NothingMended),
            State::Submitted { .. } | State::Accepted { .. } | State::Excused { .. } => {
                Err(wrong())
            }
        },
        Event::EnterPaper {
            dated, received_on, ..
        } => match state {
            State::NotStarted | State::Draft => {
                takes(facts, Writing::OnBehalf)?;
                paper_dates(*dated, *received_on, facts.now)?;
                // What the paper does not say is not invented: it may be incomplete, and be
                // returned for it.
                Ok(State::Submitted {
                    n: facts.sendings + 1,
                })
            }
            State::Returned { .. } => Err(Refusal::NothingMended),
            State::AwaitingHead { .. }
            | State::Submitted { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Withdraw { .. } => match state {
            State::Submitted { .. } => {
                // Outside the window it could not be sent again.
                takes(facts, Writing::Own)?;
                Ok(State::Draft)
            }
            State::NotStarted
            | State::Draft
            | State::AwaitingHead { .. }
            | State::Returned { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Return { lines, .. } => match state {
            State::Submitted { n } => {
                round_open(facts)?;
                let mut seen = BTreeSet::new();
                for (line, _) in lines.iter() {
                    if !facts.lines.contains(line) {
                        return Err(Refusal::NotALine(*line));
                    }
                    if !seen.insert(*line) {
                        return Err(Refusal::Twice(*line));
                    }
                }
                Ok(State::Returned {
                    n: *n,
                    lines: lines.clone(),
                })
            }
            State::NotStarted
            | State::Draft
            | State::AwaitingHead { .. }
            | State::Returned { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Accept { by } => match state {
            State::Submitted { n } => {
                round_open(facts)?;
                match facts.hands.of(*by) {
                    Some(hand) => Err(Refusal::OwnHand(hand)),
                    None => Ok(State::Accepted { n: *n, by: *by }),
                }
            }
            State::NotStarted
            | State::Draft
            | State::AwaitingHead { .. }
            | State::Returned { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Excuse { by, why } => match state {
            State::NotStarted | State::Draft if facts.sendings == 0 => {
                round_open(facts)?;
                Ok(State::Excused {
                    by: *by,
                    why: why.clone(),
                })
            }
            State::NotStarted
            | State::Draft
            | State::AwaitingHead { .. }
            | State::Submitted { .. }
            | State::Returned { .. }
            | State::Accepted { .. }
            | State::Excused { .. } => Err(wrong()),
        },
        Event::Reinstate { .. } => match state {
            State::Excused { .. } => {
                round_open(facts)?;
                let untouched = facts.hands.drafted.is_empty() && facts.hands.typed.is_empty();
                Ok(if untouched {
                    State::NotStarted
                } else {
                    State::Draft
                })
            }
            State::NotStarted
            | State::Draft
            | State::AwaitingHead { .. }
            | State::Submitted { .. }
            | State::Returned { .. }
            | State::Accepted { .. } => Err(wrong()),
        },
    }
}

/// Whether the round takes what somebody writes now. Beyond the entry window only what was returned
/// may be mended; a paper is entered whenever it comes, its day of receipt counts.
fn takes(facts: &Facts<'_>, writing: Writing) -> Result<(), Refusal> {
    let fits = match facts.entry {
        Entry::Open => true,
        Entry::NotYet(_) => writing == Writing::OnBehalf,
        Entry::Over(_) => writing == Writing::OnBehalf || facts.last_return.is_some(),
        Entry::NotOpened | Entry::Closed => false,
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::Round(facts.entry))
    }
}

/// Whether the round is open at all: checking goes on beyond the entry window.
fn round_open(facts: &Facts<'_>) -> Result<(), Refusal> {
    match facts.entry {
        Entry::Open | Entry::NotYet(_) | Entry::Over(_) => Ok(()),
        Entry::NotOpened | Entry::Closed => Err(Refusal::Round(facts.entry)),
    }
}

fn complete(facts: &Facts<'_>) -> Result<(), Refusal> {
    if facts.incomplete.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Incomplete(facts.incomplete.to_vec()))
    }
}

fn paper_dates(dated: Date, received_on: Date, now: Timestamp) -> Result<(), Refusal> {
    if received_on > day_of(now) {
        return Err(Refusal::ReceivedInFuture(received_on));
    }
    if received_on < dated {
        return Err(Refusal::ReceivedBeforeDated { dated, received_on });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
