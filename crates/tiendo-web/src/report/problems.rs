//! What must be mended, each at its field.

use crate::{frame::Problem, i18n as t};
use tiendo_app::reports::{LineView, ReportView, ReportsRefusal};
use tiendo_domain::{
    id::{Id, Line},
    report::{
        BadSender,
        line::{LineProblem, TextField},
    },
};
use tiendo_store::report::line::Record;
use tiendo_text::Lang;

/// The field that a problem of a line is mended in.
fn field(line: Id<Line>, problem: LineProblem) -> String {
    let name = match problem {
        LineProblem::DeclaredMissing => "s".to_owned(),
        LineProblem::DoneMissing
        | LineProblem::ShareMissing
        | LineProblem::NothingAroseWithoutReason
        | LineProblem::NothingAroseContradicted
        | LineProblem::SecretContent
        | LineProblem::TooLong(TextField::Done | TextField::NothingArose) => "k".to_owned(),
        LineProblem::ProofMissing => "fv0".to_owned(),
        LineProblem::UnchangedWithoutPrevious
        | LineProblem::UnchangedOfNothing
        | LineProblem::UnchangedContradicted => "u".to_owned(),
        LineProblem::DoneOnWithoutDone | LineProblem::DoneOnInFuture => "n".to_owned(),
        LineProblem::FigureUnnamed(at) => format!("fv{at}"),
        LineProblem::TooLong(TextField::Difficulties) => "d".to_owned(),
        LineProblem::TooLong(TextField::Proposals) => "p".to_owned(),
    };
    format!("{name}-{line}")
}

/// A sentence with the number of its line in front.
pub(super) fn of_line(line: &LineView, words: &str) -> String {
    of_record(&line.line, words)
}

/// The same for a line without its words.
pub(super) fn of_record(line: &Record, words: &str) -> String {
    match &line.number {
        Some(number) => format!("{number}: {words}"),
        None => words.to_owned(),
    }
}

/// The problems of a refusal, with links to what must be mended.
pub(super) fn of_refusal(lang: Lang, view: &ReportView, refusal: &ReportsRefusal) -> Vec<Problem> {
    let line = |id: Id<Line>| view.lines.iter().find(|line| line.line.id == id);
    match refusal {
        ReportsRefusal::Incomplete(lines) => lines
            .iter()
            .filter_map(|(id, problems)| Some((line(*id)?, problems)))
            .flat_map(|(line, problems)| {
                problems.iter().map(move |problem| {
                    let words = match problem {
                        LineProblem::DoneMissing | LineProblem::ShareMissing
                            if line.start.is_some() =>
                        {
                            t::report::p_prefilled(lang).to_owned()
                        }
                        _ => t::report::line_problem(lang, *problem),
                    };
                    Problem::at(field(line.line.id, *problem), of_line(line, &words))
                })
            })
            .collect(),
        ReportsRefusal::Moved(lines) => lines
            .iter()
            .filter_map(|id| line(*id))
            .map(|line| {
                let words = of_line(line, t::report::moved(lang));
                Problem::at(format!("h-{}", line.line.id), words)
            })
            .collect(),
        ReportsRefusal::Sender(bad) => {
            let words = match bad {
                BadSender::PositionMissing => t::report::position_missing(lang),
                BadSender::PositionTooLong => t::report::position_long(lang),
            };
            vec![Problem::at("chuc-vu", words)]
        }
        ReportsRefusal::PaperNumber => {
            vec![Problem::at("so", t::report::refused(lang, refusal))]
        }
        ReportsRefusal::PaperNotPdf => {
            vec![Problem::at("tep", t::report::refused(lang, refusal))]
        }
        ReportsRefusal::Rule(_)
        | ReportsRefusal::SecretLine(_)
        | ReportsRefusal::NoPaper
        | ReportsRefusal::FileKind
        | ReportsRefusal::FileSecret(_)
        | ReportsRefusal::TooManyFiles(_)
        | ReportsRefusal::ChangedMeanwhile => {
            vec![Problem::at("", t::report::refused(lang, refusal))]
        }
    }
}
