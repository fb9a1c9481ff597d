//! What a writer starts from: what the body said of the task before. A deadline of the year is not met by last year's
//! words, so the declared state, days and values must be given anew, and nothing counts as said until somebody has
//! touched it.

use super::line::{Figures, LineContent};
use crate::assignment::Demand;

/// What stands in the fields of a line that nobody has written in yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// What was done, by the report before.
    pub done: String,
    /// What was counted, with its unit; the values are this year's to give.
    pub figures: Vec<(String, String)>,
    /// Difficulties and their causes.
    pub difficulties: String,
    /// Proposals.
    pub proposals: String,
}

/// What a line with this demand starts from; nothing for a line on occasion, which is empty unless something arose.
pub fn start(before: &LineContent, demand: Demand) -> Option<Start> {
    let figures = match &before.figures {
        Figures::Given(figures) => figures
            .iter()
            .map(|figure| (figure.label.clone(), figure.unit.clone()))
            .collect(),
        Figures::Unstated | Figures::NoFigure => Vec::new(),
    };
    let start = match demand {
        Demand::Required => Start {
            done: before.done.clone(),
            figures,
            difficulties: before.difficulties.clone(),
            proposals: before.proposals.clone(),
        },
        Demand::OwnShare => Start {
            done: before.done.clone(),
            ..Start::default()
        },
        Demand::OnOccasion => return None,
    };
    (start != Start::default()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::line::{DeclaredState, Figure};
    use rust_decimal::Decimal;

    #[test]
    fn words_are_carried_over_and_states_days_and_values_are_not() {
        let before = LineContent {
            declared: Some(DeclaredState::Done),
            done_on: Some(jiff::civil::date(2025, 10, 1)),
            done: "Đã tổ chức 3 hội nghị.".into(),
            figures: Figures::Given(vec![Figure {
                label: "Hội nghị".into(),
                value: Decimal::from(3),
                unit: "hội nghị".into(),
            }]),
            difficulties: "Thiếu kinh phí.".into(),
            unchanged: true,
            ..LineContent::default()
        };
        let whole = Start {
            done: "Đã tổ chức 3 hội nghị.".into(),
            figures: vec![("Hội nghị".into(), "hội nghị".into())],
            difficulties: "Thiếu kinh phí.".into(),
            proposals: String::new(),
        };
        let share = Start {
            done: whole.done.clone(),
            ..Start::default()
        };
        assert_eq!(start(&before, Demand::Required), Some(whole));
        assert_eq!(start(&before, Demand::OwnShare), Some(share));
        assert_eq!(start(&before, Demand::OnOccasion), None);
        let nothing = LineContent {
            nothing_arose: Some("Không có dự án.".into()),
            ..LineContent::default()
        };
        assert_eq!(start(&nothing, Demand::OwnShare), None);
    }
}
