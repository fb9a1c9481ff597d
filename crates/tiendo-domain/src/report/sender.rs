//! In what capacity a report is sent.

use crate::coded::coded;
use crate::id::{Id, Person};

coded! {
    /// The authority by which somebody signs. Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.
    pub enum Capacity {
        /// The head signs for himself or herself.
        Head = "head", "thủ trưởng ký", "signed by the head";
        /// KT.: a deputy signs for the head.
        Deputy = "deputy", "KT. (ký thay thủ trưởng)", "KT. (deputy for the head)";
        /// TL.: by order of the head.
        ByOrder = "by_order", "TL. (thừa lệnh thủ trưởng)", "TL. (by order of the head)";
        /// TUQ.: by delegation of the head.
        Delegated = "delegated", "TUQ. (thừa ủy quyền thủ trưởng)", "TUQ. (by delegation)";
    }
}

impl Capacity {
    /// The abbreviation before the position: `KT.`; the head has none.
    pub const fn prefix(self) -> &'static str {
        match self {
            Capacity::Head => "",
            Capacity::Deputy => "KT.",
            Capacity::ByOrder => "TL.",
            Capacity::Delegated => "TUQ.",
        }
    }
}

/// Who sends, as they state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    person: Id<Person>,
    capacity: Capacity,
    position: String,
}

/// Why a sender is not stated well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSender {
    /// No position was stated.
    #[error("a position is needed")]
    PositionMissing,
    /// The position is longer than 200 characters.
    #[error("the position is too long")]
    PositionTooLong,
}

impl Sender {
    /// A person in a capacity; `position` is their own: "Phó Giám đốc".
    /// # Errors
    /// [`BadSender`] when the position is missing or too long.
    pub fn new(person: Id<Person>, capacity: Capacity, position: &str) -> Result<Self, BadSender> {
        let position = position.trim();
        if position.is_empty() {
            return Err(BadSender::PositionMissing);
        }
        if position.chars().count() > 200 {
            return Err(BadSender::PositionTooLong);
        }
        Ok(Self {
            person,
            capacity,
            position: position.to_owned(),
        })
    }

    /// The person.
    pub const fn person(&self) -> Id<Person> {
        self.person
    }

    /// The authority.
    pub const fn capacity(&self) -> Capacity {
        self.capacity
    }

    /// The person's own position.
    pub fn position(&self) -> &str {
        &self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::ids;

    #[test]
    fn a_sender_states_a_position() {
        let person = ids().next_id();
        let sender = Sender::new(person, Capacity::Deputy, " Phó Giám đốc ").unwrap();
        assert_eq!(
            (sender.position(), sender.capacity().prefix()),
            ("Phó Giám đốc", "KT.")
        );
        let blank = Sender::new(person, Capacity::Head, " ");
        assert_eq!(blank, Err(BadSender::PositionMissing));
        let long = Sender::new(person, Capacity::Head, &"x".repeat(201));
        assert_eq!(long, Err(BadSender::PositionTooLong));
    }
}
