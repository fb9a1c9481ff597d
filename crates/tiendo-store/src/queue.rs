//! A line of work between the requests and the threads that own a connection.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// First in, first out, for any number of givers and takers.
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    more: Condvar,
}

struct State<T> {
    waiting: VecDeque<T>,
    closed: bool,
}

impl<T> Queue<T> {
    pub(crate) fn new() -> Self {
        Self {
            state: Mutex::new(State {
                waiting: VecDeque::new(),
                closed: false,
            }),
            more: Condvar::new(),
        }
    }

    /// Adds work; hands it back where the queue is closed.
    pub(crate) fn push(&self, work: T) -> Result<(), T> {
        let mut state = self.lock();
        if state.closed {
            return Err(work);
        }
        state.waiting.push_back(work);
        drop(state);
        self.more.notify_one();
        Ok(())
    }

    /// Waits for work and takes all that waits, at most `most`. Empty only when the queue is
    /// closed and done.
    pub(crate) fn take(&self, most: usize) -> Vec<T> {
        let mut state = self.lock();
        while state.waiting.is_empty() && !state.closed {
            state = self
                .more
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let count = state.waiting.len().min(most);
        state.waiting.drain(..count).collect()
    }

    /// The first that waits, if any does.
    pub(crate) fn take_waiting(&self) -> Option<T> {
        self.lock().waiting.pop_front()
    }

    /// As many of the first that wait as meet the condition, at most `most`.
    pub(crate) fn take_while(&self, most: usize, meets: impl Fn(&T) -> bool) -> Vec<T> {
        let mut state = self.lock();
        let first = state.waiting.iter().take(most);
        let count = first.take_while(|work| meets(work)).count();
        state.waiting.drain(..count).collect()
    }

    /// How much waits.
    pub(crate) fn len(&self) -> usize {
        self.lock().waiting.len()
    }

    /// Takes no more work; what waits is still done.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.more.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // Nothing below the lock can panic, so a poisoned lock still guards a sound queue.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
