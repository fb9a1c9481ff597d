//! The fields of one line: from what is saved to the form, and from the form to what is to be saved.

use crate::{extract::Form, frame::Problem, i18n as t};
use tiendo_app::reports::LineView;
use tiendo_domain::{
    assignment::Demand,
    id::{Id, Line},
    report::{
        line::{DeclaredState, Figure, Figures, LineContent},
        start,
    },
};
use tiendo_store::report::line::Record;
use tiendo_text::{Lang, date, number};

/// Most figures of one line.
const FIGURES: usize = 20;

/// A figure as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FigureRow {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) unit: String,
}

impl FigureRow {
    fn is_blank(&self) -> bool {
        self.label.is_empty() && self.value.is_empty() && self.unit.is_empty()
    }
}

/// What stands in the fields of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields {
    /// The revision that the writer saw.
    pub(super) rev: i64,
    /// The code of the declared state; empty for none.
    pub(super) declared: String,
    pub(super) done_on: String,
    /// What was done, or why nothing arose.
    pub(super) done: String,
    /// The figures and one empty row.
    pub(super) figures: Vec<FigureRow>,
    pub(super) no_figure: bool,
    pub(super) difficulties: String,
    pub(super) proposals: String,
    /// Whether `done` says why nothing arose.
    pub(super) nothing: bool,
    pub(super) unchanged: bool,
}

impl Fields {
    /// The fields of what is saved.
    pub(super) fn of_content(content: &LineContent, rev: i64) -> Fields {
        let mut figures: Vec<FigureRow> = match &content.figures {
            Figures::Unstated | Figures::NoFigure => Vec::new(),
            Figures::Given(figures) => figures
                .iter()
                .map(|figure| FigureRow {
                    label: figure.label.clone(),
                    value: number::decimal(figure.value),
                    unit: figure.unit.clone(),
                })
                .collect(),
        };
        figures.push(FigureRow::default());
        Fields {
            rev,
            declared: content.declared.map_or("", DeclaredState::code).to_owned(),
            done_on: content.done_on.map(date::short).unwrap_or_default(),
            done: content
                .nothing_arose
                .clone()
                .unwrap_or_else(|| content.done.clone()),
            figures,
            no_figure: content.figures == Figures::NoFigure,
            difficulties: content.difficulties.clone(),
            proposals: content.proposals.clone(),
            nothing: content.nothing_arose.is_some(),
            unchanged: content.unchanged,
        }
    }

    /// The fields of a line: what is saved; what the body said before, where nobody has written in it yet; and in any case
    /// the names of last year's figures, where this year's are not given.
    pub(super) fn of_line(line: &LineView) -> Fields {
        let mut fields = Fields::of_content(&line.line.content, line.line.rev);
        if let Some(start) = &line.start {
            fields.done.clone_from(&start.done);
            fields.difficulties.clone_from(&start.difficulties);
            fields.proposals.clone_from(&start.proposals);
        }
        if line.line.content.figures == Figures::Unstated {
            let row = |(label, unit)| FigureRow {
                label,
                value: String::new(),
                unit,
            };
            let earlier = line.earlier.as_ref().map(|earlier| &earlier.content);
            let named = named_before(&line.line, earlier);
            fields.figures = named.into_iter().map(row).collect();
        }
        fields.with_room()
    }

    /// Whether these are the fields as the page gave them, in a line that nobody has written in: then nothing was said.
    pub(super) fn is_untouched(&self, line: &LineView) -> bool {
        let asked = |fields: &Fields| Fields {
            figures: fields
                .figures
                .iter()
                .filter(|row| !row.is_blank())
                .cloned()
                .collect(),
            done: fields.done.trim().to_owned(),
            difficulties: fields.difficulties.trim().to_owned(),
            proposals: fields.proposals.trim().to_owned(),
            ..fields.clone()
        };
        line.start.is_some() && asked(self) == asked(&Fields::of_line(line))
    }

    /// The fields as they were sent; `None` where the form lacks the line or its revision.
    pub(super) fn of_form(form: &Form, line: Id<Line>) -> Option<Fields> {
        let get = |name: &str| form.get(&format!("{name}-{line}")).replace("\r\n", "\n");
        let has = |name: &str| form.has(&format!("{name}-{line}"));
        let rev = get("r").parse().ok()?;
        let row = |i: usize| FigureRow {
            label: get(&format!("fl{i}")),
            value: get(&format!("fv{i}")),
            unit: get(&format!("fu{i}")),
        };
        let sent = (0..FIGURES).take_while(|i| has(&format!("fv{i}")));
        Some(Fields {
            rev,
            declared: get("s"),
            done_on: get("n"),
            done: get("k"),
            figures: sent.map(row).collect(),
            no_figure: has("x"),
            difficulties: get("d"),
            proposals: get("p"),
            nothing: get("o") == "khong",
            unchanged: has("u"),
        })
    }

    /// Whether [`Fields::content`] hangs on what was said in an earlier year.
    pub(super) fn build_on_earlier(&self) -> bool {
        let without_value = |row: &FigureRow| row.value.is_empty() && !row.is_blank();
        self.unchanged || self.figures.iter().any(without_value)
    }

    /// What the line shall say; `earlier` is what was said in an earlier year. What the form of this demand does not ask
    /// for stays as it is saved.
    pub(super) fn content(
        &self,
        lang: Lang,
        line: &Record,
        earlier: Option<&LineContent>,
    ) -> Result<LineContent, Vec<Problem>> {
        let saved = &line.content;
        match line.demand {
            Demand::Required => self.whole(lang, line, earlier),
            Demand::OwnShare | Demand::OnOccasion => {
                let (done, nothing_arose) = if self.nothing {
                    (String::new(), Some(self.done.clone()))
                } else {
                    (self.done.clone(), None)
                };
                Ok(LineContent {
                    done,
                    nothing_arose,
                    unchanged: self.unchanged,
                    ..saved.clone()
                })
            }
        }
    }

    fn whole(
        &self,
        lang: Lang,
        record: &Record,
        earlier: Option<&LineContent>,
    ) -> Result<LineContent, Vec<Problem>> {
        let line = record.id;
        let named = named_before(record, earlier);
        let left = |row: &FigureRow| {
            let mut known = named.iter();
            row.value.is_empty()
                && known.any(|(label, unit)| (label, unit) == (&row.label, &row.unit))
        };
        let mut problems = Vec::new();
        let done_on = match (self.done_on.is_empty(), date::parse(&self.done_on)) {
            (true, _) => None,
            (false, Ok(day)) => Some(day),
            (false, Err(_)) => {
                problems.push(Problem::at(format!("n-{line}"), t::report::bad_day(lang)));
                None
            }
        };
        let mut figures = Vec::new();
        for (i, row) in self
            .figures
            .iter()
            .enumerate()
            .filter(|(_, row)| !row.is_blank() && !left(row))
        {
            match number::parse(&row.value) {
                Ok(value) => figures.push(Figure {
                    label: row.label.clone(),
                    value,
                    unit: row.unit.clone(),
                }),
                Err(_) => problems.push(Problem::at(
                    format!("fv{i}-{line}"),
                    t::report::bad_number(lang),
                )),
            }
        }
        if self.no_figure && !figures.is_empty() {
            problems.push(Problem::at(
                format!("x-{line}"),
                t::report::figure_or_none(lang),
            ));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        // "Unchanged" takes over what was declared, where nothing else is.
        let before = earlier.filter(|_| self.unchanged);
        let before = before.and_then(|said| said.declared);
        Ok(LineContent {
            declared: DeclaredState::from_code(&self.declared).or(before),
            done_on,
            done: self.done.clone(),
            figures: match (figures.is_empty(), self.no_figure) {
                (false, _) => Figures::Given(figures),
                (true, true) => Figures::NoFigure,
                (true, false) => Figures::Unstated,
            },
            difficulties: self.difficulties.clone(),
            proposals: self.proposals.clone(),
            nothing_arose: None,
            unchanged: self.unchanged,
        })
    }

    /// The same fields with an empty row for one more figure.
    pub(super) fn with_room(mut self) -> Fields {
        if self.figures.last().is_none_or(|row| !row.is_blank()) {
            self.figures.push(FigureRow::default());
        }
        self
    }
}

/// What the body counted before in the task of a line that it leads.
fn named_before(line: &Record, earlier: Option<&LineContent>) -> Vec<(String, String)> {
    earlier
        .and_then(|before| start(before, line.demand))
        .map(|start| start.figures)
        .unwrap_or_default()
}
