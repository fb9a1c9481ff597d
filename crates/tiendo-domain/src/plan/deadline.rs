//! What a task's printed deadline means.

use std::fmt;
use std::str::FromStr;

use crate::time::{BadDeadline, Deadline, YearlyDay};

/// The meaning of a task's deadline. Only [`TaskDeadline::Day`] can ever be overdue: the rest has
/// no day, and is judged by the rounds (Quyết định 42/2014/QĐ-TTg: regular work is no "nhiệm vụ").
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TaskDeadline {
    /// The plan gives none.
    None,
    /// "Thường xuyên", "theo yêu cầu".
    Ongoing,
    /// "Hằng năm", with the day of the year where the text gives one.
    Annual(Option<YearlyDay>),
    /// A day: "trước ngày 15/11/2026", "trong quý II/2025" (its last day).
    Day(Deadline),
    /// After something that may or may not happen, in the printed words.
    AfterEvent(String),
}

impl TaskDeadline {
    /// The day by which the task is due, where there is one.
    pub fn due(&self) -> Option<Deadline> {
        match self {
            TaskDeadline::Day(deadline) => Some(*deadline),
            TaskDeadline::None
            | TaskDeadline::Ongoing
            | TaskDeadline::Annual(_)
            | TaskDeadline::AfterEvent(_) => None,
        }
    }
}

/// The form in the database: `none`, `ongoing`, `annual`, `annual:before:--11-15`,
/// `before:2026-11-15`, `on:2026-11-14`, `after:WORDS`.
impl fmt::Display for TaskDeadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TaskDeadline::None => f.write_str("none"),
            TaskDeadline::Ongoing => f.write_str("ongoing"),
            TaskDeadline::Annual(None) => f.write_str("annual"),
            TaskDeadline::Annual(Some(day)) => write!(f, "annual:{day}"),
            TaskDeadline::Day(deadline) => deadline.fmt(f),
            TaskDeadline::AfterEvent(words) => write!(f, "after:{words}"),
        }
    }
}

impl FromStr for TaskDeadline {
    type Err = BadDeadline;

    fn from_str(text: &str) -> Result<Self, BadDeadline> {
        match text {
            "none" => return Ok(TaskDeadline::None),
            "ongoing" => return Ok(TaskDeadline::Ongoing),
            "annual" => return Ok(TaskDeadline::Annual(None)),
            _ => {}
        }
        if let Some(words) = text.strip_prefix("after:") {
            return Ok(TaskDeadline::AfterEvent(words.to_owned()));
        }
        if let Some(day) = text.strip_prefix("annual:") {
            return Ok(TaskDeadline::Annual(Some(day.parse()?)));
        }
        text.parse().map(TaskDeadline::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_are_read_back_and_only_a_day_is_due() {
        for (text, due) in [
            ("none", None),
            ("ongoing", None),
            ("annual", None),
            ("annual:before:--11-15", None),
            ("after:khi Luật có hiệu lực: sau 30 ngày", None),
            ("before:2026-11-15", Some("before:2026-11-15")),
            ("on:2026-12-31", Some("on:2026-12-31")),
        ] {
            let deadline: TaskDeadline = text.parse().unwrap();
            assert_eq!(deadline.to_string(), text);
            assert_eq!(deadline.due().map(|d| d.to_string()).as_deref(), due);
        }
        assert_eq!("soon".parse::<TaskDeadline>(), Err(BadDeadline));
    }
}
