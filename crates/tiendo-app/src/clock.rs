//! The one place that reads the time. Everything else is told it.

use jiff::{SignedDuration, Timestamp};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Where an installation takes the time from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The server's own clock.
    System,
    /// A clock ahead of or behind the server's, which a person may move forward: the demo's.
    Moved(MovedClock),
    /// A clock that stands still until it is set: what tests and the making of the demo use.
    Fixed(FixedClock),
}

impl Clock {
    /// The present instant, to the microsecond: what the database keeps.
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => system_now(),
            Clock::Moved(clock) => clock.now(),
            Clock::Fixed(clock) => clock.now(),
        }
    }
}

/// The server's clock plus an offset. Clones share the offset.
#[derive(Debug, Clone)]
pub struct MovedClock {
    offset_us: Arc<AtomicI64>,
}

impl MovedClock {
    /// A clock that now shows `start`.
    pub fn starting_at(start: Timestamp) -> MovedClock {
        let offset = start.as_microsecond() - system_now().as_microsecond();
        MovedClock {
            offset_us: Arc::new(AtomicI64::new(offset)),
        }
    }

    /// Moves the clock forward by `by`; a negative span is ignored, for what is journalled has happened.
    pub fn forward(&self, by: SignedDuration) {
        let us = i64::try_from(by.as_micros()).unwrap_or(0).max(0);
        self.offset_us.fetch_add(us, Ordering::SeqCst);
    }

    fn now(&self) -> Timestamp {
        let us = system_now()
            .as_microsecond()
            .saturating_add(self.offset_us.load(Ordering::SeqCst));
        Timestamp::from_microsecond(us).unwrap_or(Timestamp::MAX)
    }
}

/// A clock that shows what it was last set to. Clones share it.
#[derive(Debug, Clone)]
pub struct FixedClock {
    us: Arc<AtomicI64>,
}

impl FixedClock {
    /// A clock that shows `at`.
    pub fn at(at: Timestamp) -> FixedClock {
        FixedClock {
            us: Arc::new(AtomicI64::new(at.as_microsecond())),
        }
    }

    /// Sets the clock.
    pub fn set(&self, at: Timestamp) {
        self.us.store(at.as_microsecond(), Ordering::SeqCst);
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.us.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the time"
)]
fn system_now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}
