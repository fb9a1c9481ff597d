//! A line of a report: what a body writes about one task, and what it still misses.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::assignment::{Demand, Secrecy};
use crate::coded::coded;

coded! {
    /// How far a task is, as the body declares it. Never computed, and never the schedule's word.
    pub enum DeclaredState {
        /// Nothing has been done.
        NotStarted = "not_started", "chưa thực hiện", "not started";
        /// Something has.
        InProgress = "in_progress", "đang thực hiện", "in progress";
        /// All has.
        Done = "done", "đã hoàn thành", "done";
    }
}

/// A figure, with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it counts: "Hội nghị tuyên truyền".
    pub label: String,
    /// How much.
    pub value: Decimal,
    /// "hội nghị", "%", "triệu đồng".
    pub unit: String,
}

/// The figures of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Figures {
    /// Nothing has been said.
    #[default]
    Unstated,
    /// The body says that there is no figure to give.
    NoFigure,
    /// These; an empty list counts as nothing said.
    Given(Vec<Figure>),
}

/// What a body writes in a line. Texts are plain, with line breaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineContent {
    /// How far the task is.
    pub declared: Option<DeclaredState>,
    /// The day on which it was done, where `declared` is done and the body knows the day.
    pub done_on: Option<Date>,
    /// What was done.
    pub done: String,
    /// Figures.
    pub figures: Figures,
    /// Difficulties and their causes.
    pub difficulties: String,
    /// Proposals.
    pub proposals: String,
    /// "Không phát sinh", with the reason.
    pub nothing_arose: Option<String>,
    /// "Không thay đổi so với kỳ trước": stands for what was done.
    pub unchanged: bool,
}

/// What the body's report of the round before said of the task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Previous<'a> {
    /// This.
    Said(&'a LineContent),
    /// It is not known here whether it said anything.
    Unknown,
    /// It had no line for the task.
    None,
}

/// What must be known to check a line.
#[derive(Debug, Clone, Copy)]
pub struct LineFacts<'a> {
    /// How much is asked for.
    pub demand: Demand,
    /// Whether it may be reported on in words.
    pub secrecy: Secrecy,
    /// How many files stand behind it.
    pub files: usize,
    /// What may be unchanged.
    pub previous: Previous<'a>,
    /// The day in Vietnam.
    pub today: Date,
}

/// A text field of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// [`LineContent::done`]
    Done,
    /// [`LineContent::difficulties`]
    Difficulties,
    /// [`LineContent::proposals`]
    Proposals,
    /// [`LineContent::nothing_arose`]
    NothingArose,
}

/// The most characters that a text of a line has.
pub const TEXT_MOST: usize = 10_000;

/// What a line misses or contradicts. With none it can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineProblem {
    /// The declared state is missing.
    DeclaredMissing,
    /// What was done is missing.
    DoneMissing,
    /// Neither a figure nor a file nor "no figure".
    ProofMissing,
    /// Neither a text nor "không phát sinh".
    ShareMissing,
    /// "Không phát sinh" without the reason.
    NothingAroseWithoutReason,
    /// "Không phát sinh" beside a text, a figure or a file, or said of a task that the body leads.
    NothingAroseContradicted,
    /// "Không thay đổi" where there was nothing before.
    UnchangedWithoutPrevious,
    /// "Không thay đổi" where "không phát sinh" was said before: that is said anew, with the reason of this time.
    UnchangedOfNothing,
    /// "Không thay đổi" beside words that are not those of the round before.
    UnchangedContradicted,
    /// A day of completion of a task that is not declared done.
    DoneOnWithoutDone,
    /// A day of completion that is to come.
    DoneOnInFuture,
    /// A figure without its label or unit; counted from 0.
    FigureUnnamed(usize),
    /// A text is longer than [`TEXT_MOST`] characters.
    TooLong(TextField),
    /// A secret line has content or files: only the fact and the day of reporting are kept here.
    SecretContent,
}

impl LineContent {
    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.declared.is_none()
            && self.done_on.is_none()
            && self.texts().iter().all(|(_, text)| blank(text))
            && self.nothing_arose.is_none()
            && !self.unchanged
            && self.figures_unsaid()
    }

    /// Whether there are words that a later report can leave as they are: "không phát sinh" is said anew each time, with
    /// the reason of that time.
    pub fn leaves_words(&self) -> bool {
        self.nothing_arose.is_none() || !blank(&self.done)
    }

    fn figures_unsaid(&self) -> bool {
        match &self.figures {
            Figures::Unstated => true,
            Figures::NoFigure => false,
            Figures::Given(figures) => figures.is_empty(),
        }
    }

    fn texts(&self) -> [(TextField, &str); 4] {
        [
            (TextField::Done, &self.done),
            (TextField::Difficulties, &self.difficulties),
            (TextField::Proposals, &self.proposals),
            (
                TextField::NothingArose,
                self.nothing_arose.as_deref().unwrap_or_default(),
            ),
        ]
    }

    fn given_figures(&self) -> &[Figure] {
        match &self.figures {
            Figures::Given(figures) => figures,
            Figures::Unstated | Figures::NoFigure => &[],
        }
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// What the line still misses before it is handed to the head or sent, in the order of the form.
pub fn check(line: &LineContent, facts: LineFacts<'_>) -> Vec<LineProblem> {
    let secret = match facts.secrecy {
        Secrecy::StateSecret => true,
        Secrecy::Open => false,
    };
    if secret {
        let bare = line.is_empty() && facts.files == 0;
        return if bare {
            Vec::new()
        } else {
            vec![LineProblem::SecretContent]
        };
    }
    let mut problems = BTreeSet::new();
    forms(line, facts, &mut problems);
    let says_done = !blank(&line.done) || line.unchanged;
    match facts.demand {
        Demand::Required => {
            if line.declared.is_none() {
                problems.insert(LineProblem::DeclaredMissing);
            }
            if !says_done {
                problems.insert(LineProblem::DoneMissing);
            }
            if line.figures_unsaid() && facts.files == 0 {
                problems.insert(LineProblem::ProofMissing);
            }
            if line.nothing_arose.is_some() {
                problems.insert(LineProblem::NothingAroseContradicted);
            }
        }
        Demand::OwnShare => {
            if !says_done && line.nothing_arose.is_none() {
                problems.insert(LineProblem::ShareMissing);
            }
        }
        Demand::OnOccasion => {}
    }
    problems.into_iter().collect()
}

/// What is wrong whatever the demand.
fn forms(line: &LineContent, facts: LineFacts<'_>, problems: &mut BTreeSet<LineProblem>) {
    if let Some(reason) = &line.nothing_arose {
        if blank(reason) {
            problems.insert(LineProblem::NothingAroseWithoutReason);
        }
        let something = !blank(&line.done)
            || line.unchanged
            || !line.given_figures().is_empty()
            || facts.files > 0;
        if something {
            problems.insert(LineProblem::NothingAroseContradicted);
        }
    }
    if line.unchanged {
        match facts.previous {
            Previous::None => {
                problems.insert(LineProblem::UnchangedWithoutPrevious);
            }
            Previous::Said(before) if !before.leaves_words() => {
                problems.insert(LineProblem::UnchangedOfNothing);
            }
            Previous::Said(before)
                if !blank(&line.done) && line.done.trim() != before.done.trim() =>
            {
                problems.insert(LineProblem::UnchangedContradicted);
            }
            Previous::Said(_) | Previous::Unknown => {}
        }
    }
    if let Some(day) = line.done_on {
        if line.declared != Some(DeclaredState::Done) {
            problems.insert(LineProblem::DoneOnWithoutDone);
        }
        if day > facts.today {
            problems.insert(LineProblem::DoneOnInFuture);
        }
    }
    for (i, figure) in line.given_figures().iter().enumerate() {
        if blank(&figure.label) || blank(&figure.unit) {
            problems.insert(LineProblem::FigureUnnamed(i));
        }
    }
    for (field, text) in line.texts() {
        if text.chars().count() > TEXT_MOST {
            problems.insert(LineProblem::TooLong(field));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 10);

    fn facts(demand: Demand) -> LineFacts<'static> {
        LineFacts {
            demand,
            secrecy: Secrecy::Open,
            files: 0,
            previous: Previous::None,
            today: TODAY,
        }
    }

    fn full() -> LineContent {
        LineContent {
            declared: Some(DeclaredState::InProgress),
            done: "Đã tổ chức 3 hội nghị.".into(),
            figures: Figures::NoFigure,
            ..LineContent::default()
        }
    }

    fn nothing(reason: &str) -> LineContent {
        LineContent {
            nothing_arose: Some(reason.into()),
            ..LineContent::default()
        }
    }

    fn figure(label: &str, unit: &str) -> Figures {
        let value = Decimal::from(3);
        Figures::Given(vec![Figure {
            label: label.into(),
            value,
            unit: unit.into(),
        }])
    }

    #[test]
    fn what_each_demand_asks_for() {
        use LineProblem::*;
        let empty = LineContent::default();
        let text = LineContent {
            done: "Đã làm.".into(),
            ..LineContent::default()
        };
        let blank_text = LineContent {
            done: " \n ".into(),
            ..LineContent::default()
        };
        let none: &[LineProblem] = &[];
        for (line, required, share, occasion) in [
            (
                &empty,
                &[DeclaredMissing, DoneMissing, ProofMissing][..],
                &[ShareMissing][..],
                none,
            ),
            (
                &blank_text,
                &[DeclaredMissing, DoneMissing, ProofMissing],
                &[ShareMissing],
                none,
            ),
            (&text, &[DeclaredMissing, ProofMissing], none, none),
            (&full(), none, none, none),
            (
                &nothing("không có dự án"),
                &[
                    DeclaredMissing,
                    DoneMissing,
                    ProofMissing,
                    NothingAroseContradicted,
                ],
                none,
                none,
            ),
            (
                &nothing(" "),
                &[
                    DeclaredMissing,
                    DoneMissing,
                    ProofMissing,
                    NothingAroseWithoutReason,
                    NothingAroseContradicted,
                ],
                &[NothingAroseWithoutReason],
                &[NothingAroseWithoutReason],
            ),
        ] {
            assert_eq!(check(line, facts(Demand::Required)), required, "{line:?}");
            assert_eq!(check(line, facts(Demand::OwnShare)), share, "{line:?}");
            assert_eq!(check(line, facts(Demand::OnOccasion)), occasion, "{line:?}");
        }
    }

    #[test]
    fn a_figure_or_a_file_proves_too() {
        let required = facts(Demand::Required);
        let with = |figures| LineContent { figures, ..full() };
        assert_eq!(check(&with(figure("Hội nghị", "hội nghị")), required), []);
        assert_eq!(
            check(&with(Figures::Given(vec![])), required),
            [LineProblem::ProofMissing]
        );
        let filed = LineFacts {
            files: 1,
            ..required
        };
        assert_eq!(check(&with(Figures::Unstated), filed), []);
        let unnamed = check(&with(figure("Hội nghị", " ")), required);
        assert_eq!(unnamed, [LineProblem::FigureUnnamed(0)]);
    }

    #[test]
    fn contradictions() {
        let share = facts(Demand::OwnShare);
        let both = LineContent {
            nothing_arose: Some("x".into()),
            ..full()
        };
        assert_eq!(check(&both, share), [LineProblem::NothingAroseContradicted]);
        let unchanged = LineContent {
            unchanged: true,
            ..LineContent::default()
        };
        assert_eq!(
            check(&unchanged, share),
            [LineProblem::UnchangedWithoutPrevious]
        );
        let said = LineContent {
            done: "Đã tổ chức 3 hội nghị.".into(),
            ..LineContent::default()
        };
        let before = LineFacts {
            previous: Previous::Said(&said),
            ..share
        };
        assert_eq!(check(&unchanged, before), []);
        let nothing = LineContent {
            nothing_arose: Some("Không có dự án.".into()),
            ..LineContent::default()
        };
        let of_nothing = LineFacts {
            previous: Previous::Said(&nothing),
            ..share
        };
        assert_eq!(
            check(&unchanged, of_nothing),
            [LineProblem::UnchangedOfNothing]
        );
        let with_words = |done: &str| LineContent {
            done: done.into(),
            ..unchanged.clone()
        };
        assert_eq!(check(&with_words("Đã tổ chức 3 hội nghị. "), before), []);
        assert_eq!(
            check(&with_words("Đã tổ chức 4 hội nghị."), before),
            [LineProblem::UnchangedContradicted]
        );

        let done_on = |declared, day| LineContent {
            declared: Some(declared),
            done_on: Some(day),
            ..full()
        };
        let (yesterday, tomorrow) = (date(2026, 11, 9), date(2026, 11, 11));
        assert_eq!(check(&done_on(DeclaredState::Done, yesterday), share), []);
        assert_eq!(check(&done_on(DeclaredState::Done, TODAY), share), []);
        assert_eq!(
            check(&done_on(DeclaredState::Done, tomorrow), share),
            [LineProblem::DoneOnInFuture]
        );
        assert_eq!(
            check(&done_on(DeclaredState::InProgress, yesterday), share),
            [LineProblem::DoneOnWithoutDone]
        );
        let long = LineContent {
            proposals: "ă".repeat(TEXT_MOST + 1),
            ..full()
        };
        assert_eq!(
            check(&long, share),
            [LineProblem::TooLong(TextField::Proposals)]
        );
    }

    #[test]
    fn a_secret_line_keeps_no_content() {
        for demand in Demand::ALL {
            let secret = LineFacts {
                secrecy: Secrecy::StateSecret,
                ..facts(*demand)
            };
            assert_eq!(check(&LineContent::default(), secret), []);
            assert_eq!(check(&full(), secret), [LineProblem::SecretContent]);
            let filed = LineFacts { files: 1, ..secret };
            assert_eq!(
                check(&LineContent::default(), filed),
                [LineProblem::SecretContent]
            );
        }
    }
}
