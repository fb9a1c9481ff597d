//! The day that a page of the register is asked for: part of its address, so that it can be sent to somebody.

use jiff::civil::Date;
use tiendo_text::date;

/// Its name in addresses, and of its field.
pub(crate) const AS_OF: &str = "tai-ngay";

/// The day that an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AsOfDay {
    /// None.
    Today,
    /// This one.
    Day(Date),
    /// These words, which are no day; today is shown instead, and the page says so.
    Unreadable(String),
}

impl AsOfDay {
    /// The day of the words behind [`AS_OF`].
    pub(crate) fn of(words: &str) -> AsOfDay {
        match (words, date::parse(words)) {
            ("", _) => AsOfDay::Today,
            (_, Ok(day)) => AsOfDay::Day(day),
            (_, Err(_)) => AsOfDay::Unreadable(words.to_owned()),
        }
    }

    /// The day, where one is asked for.
    pub(crate) fn day(&self) -> Option<Date> {
        match self {
            AsOfDay::Day(day) => Some(*day),
            AsOfDay::Today | AsOfDay::Unreadable(_) => None,
        }
    }

    /// What stands in the field.
    pub(crate) fn typed(&self) -> String {
        match self {
            AsOfDay::Today => String::new(),
            AsOfDay::Day(day) => date::short(*day),
            AsOfDay::Unreadable(words) => words.clone(),
        }
    }

    /// The address with the day behind it.
    pub(crate) fn carried(&self, href: &str) -> String {
        let Some(day) = self.day() else {
            return href.to_owned();
        };
        let (address, fragment) = match href.split_once('#') {
            Some((address, fragment)) => (address, format!("#{fragment}")),
            None => (href, String::new()),
        };
        let join = if address.contains('?') { '&' } else { '?' };
        format!("{address}{join}{AS_OF}={}{fragment}", date::short(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_day() {
        let day = AsOfDay::of("01/3/2025");
        assert_eq!(day.carried("/a/co-quan"), "/a/co-quan?tai-ngay=01/3/2025");
        assert_eq!(day.carried("/a?x=1#y"), "/a?x=1&tai-ngay=01/3/2025#y");
        assert_eq!(AsOfDay::of("").carried("/a"), "/a");
        assert_eq!(AsOfDay::of("31/02/2025").typed(), "31/02/2025");
        assert_eq!(AsOfDay::of("31/02/2025").day(), None);
    }
}
