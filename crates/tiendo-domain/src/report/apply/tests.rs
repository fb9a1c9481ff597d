//! The whole table of states and events, the refusals one by one, and the laws.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::id::{Id, Line, Person};
use crate::nonempty::{NonEmpty, Reason};
use crate::report::event::{Hand, Hands};
use crate::report::state::Returned;
use crate::testing::{at, ids};

/// A report of four lines with everything in order.
struct Case {
    lines: BTreeSet<Id<Line>>,
    line: [Id<Line>; 4],
    stranger: Id<Line>,
    officer: Id<Person>,
    head: Id<Person>,
    focal: Id<Person>,
    hands: Hands,
    incomplete: Vec<Id<Line>>,
    sendings: u32,
    last_return: Option<Returned>,
    entry: Entry,
}

impl Case {
    fn new() -> Self {
        let mut maker = ids();
        let line = [0; 4].map(|_| maker.next_id());
        Case {
            lines: line.into(),
            line,
            stranger: maker.next_id(),
            officer: maker.next_id(),
            head: maker.next_id(),
            focal: maker.next_id(),
            hands: Hands::default(),
            incomplete: Vec::new(),
            sendings: 0,
            last_return: None,
            entry: Entry::Open,
        }
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            now: at("2026-11-12T02:00:00Z"),
            entry: self.entry,
            lines: &self.lines,
            incomplete: &self.incomplete,
            sendings: self.sendings,
            last_return: self.last_return.as_ref(),
            hands: &self.hands,
        }
    }

    fn apply(&self, state: &State, event: &Event) -> Result<State, Refusal> {
        apply(state, event, &self.facts())
    }

    fn states(&self) -> Vec<State> {
        vec![
            State::NotStarted,
            State::Draft,
            State::AwaitingHead {
                drafter: self.officer,
            },
            State::Submitted { n: 1 },
            State::Returned {
                n: 1,
                lines: returned(&self.line[..1]),
            },
            State::Accepted {
                n: 1,
                by: self.focal,
            },
            State::Excused {
                by: self.focal,
                why: because(),
            },
        ]
    }

    fn save(&self, line: usize) -> Event {
        Event::Save {
            by: self.officer,
            line: self.line[line],
            writing: Writing::Own,
        }
    }

    fn send(&self) -> Event {
        Event::Send { by: self.head }
    }

    fn events(&self) -> Vec<Event> {
        let day = date(2026, 11, 12);
        vec![
            self.save(0),
            Event::HandToHead { by: self.officer },
            Event::TakeBack { by: self.head },
            self.send(),
            Event::EnterPaper {
                by: self.focal,
                dated: day,
                received_on: day,
            },
            Event::Withdraw { by: self.head },
            Event::Return {
                by: self.focal,
                lines: returned(&self.line[..1]),
            },
            Event::Accept { by: self.focal },
            Event::Excuse {
                by: self.focal,
                why: because(),
            },
            Event::Reinstate { by: self.focal },
        ]
    }
}

fn because() -> Reason {
    Reason::new("cần bổ sung số liệu").unwrap()
}

fn returned(lines: &[Id<Line>]) -> Returned {
    let lines: Vec<_> = lines.iter().map(|line| (*line, because())).collect();
    NonEmpty::try_from(lines).unwrap()
}

#[test]
fn every_state_with_every_event() {
    let case = Case::new();
    let mut table = String::new();
    for state in case.states() {
        table.push_str(state.name().code());
        for event in case.events() {
            match case.apply(&state, &event) {
                Ok(next) => {
                    write!(table, " | {}: {}", event.name().code(), next.name().code()).unwrap();
                }
                Err(Refusal::NothingMended) => {
                    write!(table, " | {}: mend first", event.name().code()).unwrap();
                }
                Err(Refusal::WrongState { state: s, event: e }) => {
                    assert_eq!((s, e), (state.name(), event.name()));
                }
                Err(other) => panic!("{other:?}"),
            }
        }
        table.push('\n');
    }
    assert_eq!(
        table,
        "\
not_started | save: draft | hand_to_head: awaiting_head | send: submitted | enter_paper: submitted | excuse: excused
draft | save: draft | hand_to_head: awaiting_head | send: submitted | enter_paper: submitted | excuse: excused
awaiting_head | take_back: draft | send: submitted
submitted | withdraw: draft | return: returned | accept: accepted
returned | save: draft | hand_to_head: mend first | send: mend first | enter_paper: mend first
accepted
excused | reinstate: not_started
"
    );
}

#[test]
fn sendings_are_numbered_on() {
    let case = Case {
        sendings: 2,
        ..Case::new()
    };
    let sent = case.apply(&State::Draft, &case.send());
    assert_eq!(sent, Ok(State::Submitted { n: 3 }));
}

#[test]
fn only_the_lines_of_the_last_return_are_open() {
    let mut case = Case::new();
    case.sendings = 1;
    case.last_return = Some(returned(&case.line[..2]));
    for state in [State::Draft, case.states().remove(4)] {
        assert_eq!(case.apply(&state, &case.save(1)), Ok(State::Draft));
        let locked = Refusal::LineLocked(case.line[2]);
        assert_eq!(case.apply(&state, &case.save(2)), Err(locked));
    }
    let stranger = Event::Save {
        by: case.officer,
        line: case.stranger,
        writing: Writing::Own,
    };
    let not_one = Refusal::NotALine(case.stranger);
    assert_eq!(case.apply(&State::Draft, &stranger), Err(not_one.clone()));

    let sent = State::Submitted { n: 1 };
    let wanted = |lines: &[Id<Line>]| Event::Return {
        by: case.focal,
        lines: returned(lines),
    };
    assert_eq!(case.apply(&sent, &wanted(&[case.stranger])), Err(not_one));
    let twice = case.apply(&sent, &wanted(&[case.line[0], case.line[0]]));
    assert_eq!(twice, Err(Refusal::Twice(case.line[0])));
}

#[test]
fn what_is_not_complete_is_not_sent_but_a_paper_says_what_it_says() {
    let mut case = Case::new();
    case.incomplete = vec![case.line[1]];
    let refused = Err(Refusal::Incomplete(case.incomplete.clone()));
    let [_, hand, _, send, paper, ..] = <[Event; 10]>::try_from(case.events()).unwrap();
    assert_eq!(case.apply(&State::Draft, &hand), refused);
    assert_eq!(case.apply(&State::Draft, &send), refused);
    let awaiting = State::AwaitingHead {
        drafter: case.officer,
    };
    assert_eq!(case.apply(&awaiting, &send), refused);
    assert_eq!(
        case.apply(&State::Draft, &paper),
        Ok(State::Submitted { n: 1 })
    );
}

#[test]
fn nobody_accepts_what_their_hand_was_in() {
    let sent = State::Submitted { n: 1 };
    let mut case = Case::new();
    let accept = Event::Accept { by: case.focal };
    let accepted = State::Accepted {
        n: 1,
        by: case.focal,
    };
    case.hands.drafted.insert(case.officer);
    case.hands.sent.insert(case.head);
    assert_eq!(case.apply(&sent, &accept), Ok(accepted));
    for hand in [Hand::Drafted, Hand::Typed, Hand::Sent] {
        let mut hands = Hands::default();
        let people = match hand {
            Hand::Drafted => &mut hands.drafted,
            Hand::Typed => &mut hands.typed,
            Hand::Sent => &mut hands.sent,
        };
        people.insert(case.focal);
        case.hands = hands;
        assert_eq!(case.apply(&sent, &accept), Err(Refusal::OwnHand(hand)));
    }
}

#[test]
fn the_entry_window_holds_for_first_reports_and_leaves_checking_alone() {
    let mut case = Case::new();
    let (first, over) = (date(2026, 11, 20), date(2026, 11, 11));
    let submitted = State::Submitted { n: 1 };
    let [save, _, _, send, paper, withdraw, back, accept, _, _] =
        <[Event; 10]>::try_from(case.events()).unwrap();
    for (entry, own, on_behalf, checking) in [
        (Entry::NotOpened, false, false, false),
        (Entry::NotYet(first), false, true, true),
        (Entry::Open, true, true, true),
        (Entry::Over(over), false, true, true),
        (Entry::Closed, false, false, false),
    ] {
        case.entry = entry;
        let takes = |state: &State, event: &Event| match case.apply(state, event) {
            Ok(_) => true,
            Err(Refusal::Round(said)) => {
                assert_eq!(said, entry);
                false
            }
            Err(other) => panic!("{other:?}"),
        };
        for event in [&save, &send] {
            assert_eq!(takes(&State::Draft, event), own, "{entry:?} {event:?}");
        }
        assert_eq!(takes(&submitted, &withdraw), own);
        assert_eq!(takes(&State::Draft, &paper), on_behalf);
        for event in [&back, &accept] {
            assert_eq!(takes(&submitted, event), checking, "{entry:?} {event:?}");
        }
    }
    case.entry = Entry::Over(over);
    case.last_return = Some(returned(&case.line[..1]));
    assert_eq!(case.apply(&State::Draft, &save), Ok(State::Draft));
}

#[test]
fn a_papers_days_must_be_possible() {
    let case = Case::new();
    let (yesterday, today, tomorrow) = (date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 13));
    let enter = |dated, received_on| {
        let event = Event::EnterPaper {
            by: case.focal,
            dated,
            received_on,
        };
        case.apply(&State::NotStarted, &event)
    };
    assert!(enter(yesterday, today).is_ok());
    assert_eq!(
        enter(today, tomorrow),
        Err(Refusal::ReceivedInFuture(tomorrow))
    );
    assert_eq!(
        enter(today, yesterday),
        Err(Refusal::ReceivedBeforeDated {
            dated: today,
            received_on: yesterday
        })
    );
}

#[test]
fn what_was_sent_once_is_not_excused() {
    let case = Case {
        sendings: 1,
        ..Case::new()
    };
    let excuse = Event::Excuse {
        by: case.focal,
        why: because(),
    };
    assert!(matches!(
        case.apply(&State::Draft, &excuse),
        Err(Refusal::WrongState { .. })
    ));
    let mut case = Case::new();
    case.hands.drafted.insert(case.officer);
    let excused = case.states().remove(6);
    let back = case.apply(&excused, &Event::Reinstate { by: case.focal });
    assert_eq!(back, Ok(State::Draft));
}

/// What the lines say, as the number of the writing.
type Content = BTreeMap<Id<Line>, u32>;

/// A step of a random history: which event, and which lines it is about.
fn step() -> impl Strategy<Value = (usize, usize, BTreeSet<usize>)> {
    (
        0..10_usize,
        0..4_usize,
        prop::collection::btree_set(0..4_usize, 1..4),
    )
}

proptest! {
    /// Whatever happens in whatever order, each sending after a return differs from the one before
    /// in lines of the last return only; nothing changes once accepted; nobody accepts their own.
    #[test]
    fn a_return_unlocks_its_lines_and_no_other(steps in prop::collection::vec(step(), 1..80)) {
        let mut case = Case::new();
        let mut state = State::NotStarted;
        let mut content: Content = case.lines.iter().map(|l| (*l, 0)).collect();
        let mut sent: Vec<(Content, Option<Returned>)> = Vec::new();
        for (writing, (event, line, lines)) in (1_u32..).zip(steps) {
            let lines: Vec<_> = lines.into_iter().map(|i| case.line[i]).collect();
            let event = match event {
                0 => case.save(line),
                6 => Event::Return {
                    by: case.focal,
                    lines: returned(&lines),
                },
                other => case.events().remove(other),
            };
            let Ok(next) = case.apply(&state, &event) else { continue };
            prop_assert!(!matches!(state, State::Accepted { .. }), "left acceptance");
            match &event {
                Event::Save { by, line, .. } => {
                    content.insert(*line, writing);
                    case.hands.drafted.insert(*by);
                }
                Event::Send { by } | Event::EnterPaper { by, .. } => {
                    case.sendings += 1;
                    case.hands.sent.insert(*by);
                    sent.push((content.clone(), case.last_return.clone()));
                }
                Event::Return { lines, .. } => case.last_return = Some(lines.clone()),
                Event::Accept { by } => prop_assert_eq!(case.hands.of(*by), None),
                Event::HandToHead { .. }
                | Event::TakeBack { .. }
                | Event::Withdraw { .. }
                | Event::Excuse { .. }
                | Event::Reinstate { .. } => {}
            }
            state = next;
        }
        for pair in sent.windows(2) {
            let ((before, _), (after, last_return)) = (&pair[0], &pair[1]);
            if let Some(unlocked) = last_return {
                for line in &case.line {
                    let is_open = unlocked.iter().any(|(l, _)| l == line);
                    prop_assert!(is_open || before[line] == after[line]);
                }
            }
        }
    }
}
