//! What whoever checks a line may want to look at twice. Never printed, never counted.

use rust_decimal::Decimal;
use tiendo_domain::assignment::{Demand, Secrecy};
use tiendo_domain::report::{line::DeclaredState, submission::SentLine};
use tiendo_text::fold;

/// Something to look at twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The body owes the line an answer and gave none, as a paper may.
    NotSaid,
    /// Declared done, and no file stands behind it.
    DoneWithoutEvidence,
    /// The words are those of the year before.
    SameWords(i16),
    /// A figure is lower than the year before.
    FigureFell {
        /// What it counts.
        label: String,
        /// What it was.
        was: Decimal,
        /// What it is.
        is: Decimal,
    },
}

/// Words shorter than this say too little to be the same by copying.
const WORDS_LEAST: usize = 12;

/// What to look at in a line, beside what the body said of the task in an earlier year. Of a secret line nothing is kept
/// that could be looked at.
pub fn hints(line: &SentLine, secrecy: Secrecy, before: Option<(i16, &SentLine)>) -> Vec<Hint> {
    let mut hints = Vec::new();
    let content = line.content();
    let owed = secrecy == Secrecy::Open && line.demand != Demand::OnOccasion.code();
    if owed && line.says_nothing() {
        hints.push(Hint::NotSaid);
    }
    if content.declared == Some(DeclaredState::Done) && line.evidence.is_empty() {
        hints.push(Hint::DoneWithoutEvidence);
    }
    let Some((year, before)) = before else {
        return hints;
    };
    let words = fold(&line.done);
    if words.chars().count() >= WORDS_LEAST && words == fold(&before.done) {
        hints.push(Hint::SameWords(year));
    }
    for figure in &line.figures {
        let same = |was: &&tiendo_domain::report::submission::SentFigure| {
            fold(&was.label) == fold(&figure.label) && fold(&was.unit) == fold(&figure.unit)
        };
        if let Some(was) = before
            .figures
            .iter()
            .find(same)
            .filter(|was| was.value > figure.value)
        {
            hints.push(Hint::FigureFell {
                label: figure.label.clone(),
                was: was.value,
                is: figure.value,
            });
        }
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use tiendo_domain::{
        id::IdMaker,
        report::line::{Figure, Figures, LineContent},
    };

    fn sent(content: &LineContent) -> SentLine {
        let mut maker = IdMaker::new(Timestamp::UNIX_EPOCH, [0; 32]);
        let mut line = SentLine {
            line: maker.next_id(),
            task: maker.next_id(),
            number: None,
            demand: "required".into(),
            rev: 1,
            declared: None,
            done_on: None,
            done: String::new(),
            figures: Vec::new(),
            no_figure: false,
            difficulties: String::new(),
            proposals: String::new(),
            nothing_arose: None,
            unchanged: false,
            evidence: Vec::new(),
        };
        line.put(content);
        line
    }

    fn said(declared: DeclaredState, done: &str, conferences: i64) -> SentLine {
        sent(&LineContent {
            declared: Some(declared),
            done: done.into(),
            figures: Figures::Given(vec![Figure {
                label: "Hội nghị".into(),
                value: Decimal::from(conferences),
                unit: "hội nghị".into(),
            }]),
            ..LineContent::default()
        })
    }

    #[test]
    fn what_is_worth_a_second_look() {
        let before = said(
            DeclaredState::InProgress,
            "Đã tổ chức các hội nghị tuyên truyền.",
            5,
        );
        let same = said(
            DeclaredState::InProgress,
            "ĐÃ tổ chức  các hội nghị tuyên truyền.",
            5,
        );
        let fewer = said(DeclaredState::Done, "Tổ chức thêm hội nghị ở cấp xã.", 3);
        let open = Secrecy::Open;
        assert_eq!(
            hints(&same, open, Some((2025, &before))),
            [Hint::SameWords(2025)]
        );
        assert_eq!(hints(&same, open, None), []);
        let (was, is) = (Decimal::from(5), Decimal::from(3));
        assert_eq!(
            hints(&fewer, open, Some((2025, &before))),
            [
                Hint::DoneWithoutEvidence,
                Hint::FigureFell {
                    label: "Hội nghị".into(),
                    was,
                    is
                }
            ]
        );
    }

    #[test]
    fn a_word_or_two_may_well_be_the_same() {
        let short = said(DeclaredState::InProgress, "Như trên.", 1);
        assert_eq!(
            hints(&short, Secrecy::Open, Some((2025, &short.clone()))),
            []
        );
    }

    #[test]
    fn an_owed_line_without_an_answer_is_pointed_at_unless_it_is_secret() {
        let blank = sent(&LineContent::default());
        assert_eq!(hints(&blank, Secrecy::Open, None), [Hint::NotSaid]);
        assert_eq!(hints(&blank, Secrecy::StateSecret, None), []);
        let occasion = SentLine {
            demand: Demand::OnOccasion.code().into(),
            ..blank
        };
        assert_eq!(hints(&occasion, Secrecy::Open, None), []);
    }
}
