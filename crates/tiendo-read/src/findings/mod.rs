//! Findings: what the reader is unsure of, or the document gets wrong. A file for each kind, with its sentences in both
//! languages; one table of all kinds.

mod actor_not_recipient;
mod annex_of_another;
mod blanks_lost;
mod body_ended;
mod body_without_task;
mod cell_odd;
mod cells_guessed;
mod cells_joined;
mod citation_date_conflict;
mod citation_title_conflict;
mod citation_without_number;
mod content_missing;
mod contents_list;
mod coordinator_missing;
mod date_after_signature;
mod date_impossible;
mod deadline_missing;
mod deadline_passed;
mod finding;
mod group_empty;
mod group_missing;
mod header_incomplete;
mod heads_guessed;
mod hidden_content;
mod keys;
mod lacking;
mod lead_coordinates;
mod lead_missing;
mod lead_unclear;
mod line_broken;
mod name_misspelled;
mod name_variant;
mod named;
mod not_a_plan;
mod number_odd;
mod number_repeated;
mod numbering_gap;
mod obligation_open_set;
mod obligation_without_addressee;
mod obligation_without_date;
mod page;
mod page_frame;
mod phrase_misspelled;
mod places;
mod product_missing;
mod programme_period_ends_early;
mod range_reversed;
mod report_days_contradict;
mod row_holds_several;
mod row_joined;
mod running_numbers;
mod sentence_cut;
mod slip;
mod spelled_out;
mod table_unread;
mod target_contradicted;
mod target_odd;
mod task_in_group;
mod tasks_miscounted;
mod tasks_told_twice;
mod tracked_changes;
mod word_misspelled;
mod word_odd;
mod words_unread;

use std::cell::OnceCell;

pub use finding::{Finding, Mend, Message, RowPart, Severity};
pub use page::findings_page;

use keys::Keys;
use running_numbers::Break;

use crate::anchor::Anchors;
use crate::model::Document;
use crate::span::Span;
use crate::tables::{Layout, TaskTable};
use crate::targets::Doubt;
use crate::view::{Place, View};

/// What the checks look at.
pub(crate) struct Context<'c, 's> {
    pub(crate) view: &'c View<'s>,
    pub(crate) document: &'c Document,
    pub(crate) tables: &'c [TaskTable],
    /// Heads of tables that were not read as tables of tasks.
    pub(crate) unread_tables: &'c [Place],
    /// Paragraphs of a part on tasks that open with what is to be done and were not read.
    pub(crate) unread: &'c [Place],
    /// Names of bodies with a number and nothing below it.
    pub(crate) bare: &'c [Place],
    /// What the text says is to be done and a table repeats, which is read once.
    pub(crate) told_twice: &'c [Span],
    /// Lists of contents, which were not read.
    pub(crate) contents: &'c [Place],
    pub(crate) paragraphs: &'c [Place],
    /// What is doubtful about tables of targets.
    pub(crate) doubts: &'c [Doubt],
    /// What the names of bodies are known by.
    keys: Keys<'c>,
    breaks: OnceCell<Vec<Break>>,
}

/// Findings while they are collected.
pub(crate) struct Report<'c, 's> {
    context: &'c Context<'c, 's>,
    anchors: &'c Anchors<'c>,
    code: FindingCode,
    all: Vec<Finding>,
}

impl Report<'_, '_> {
    /// Adds a finding of the kind that is being checked.
    pub(crate) fn add(
        &mut self,
        pointer: impl Into<String>,
        spans: Vec<Span>,
        message: Message,
    ) -> &mut Finding {
        let words: Vec<&str> = spans
            .iter()
            .map(|span| self.context.view.source.words(*span))
            .collect();
        let pointer = pointer.into();
        let finding = Finding {
            code: self.code,
            anchor: self.anchors.of(&pointer),
            pointer,
            words: words.join(" "),
            spans,
            message,
            mend: None,
            numbers: Vec::new(),
        };
        self.all.push(finding);
        let last = self.all.len() - 1;
        self.all
            .get_mut(last)
            .expect("a finding was pushed on the line above")
    }
}

type Check = fn(&Context, &mut Report);

/// One kind of finding.
struct Rule {
    code: FindingCode,
    name: &'static str,
    severity: Severity,
    /// What the kind means, for the list of all kinds.
    meaning: fn() -> Message,
    /// A text that raises it, for the page of the kind and its test.
    example: &'static str,
    check: Check,
}

macro_rules! registry {
    ($($code:ident $name:literal $severity:ident $module:ident,)*) => {
        /// The kinds of findings; their names are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode {
            $(#[doc = concat!("`", $name, "`")] $code,)*
        }

        const RULES: &[Rule] = &[
            $(Rule {
                code: FindingCode::$code,
                name: $name,
                severity: Severity::$severity,
                meaning: $module::meaning,
                example: $module::EXAMPLE,
                check: $module::check,
            },)*
        ];
    };
}

registry! {
    NotAPlan "not-a-plan" Info not_a_plan,
    HeaderIncomplete "header-incomplete" Warning header_incomplete,
    GroupMissing "group-missing" Warning group_missing,
    NumberingGap "numbering-gap" Warning numbering_gap,
    NumberRepeated "number-repeated" Warning number_repeated,
    TaskInGroup "task-in-group" Info task_in_group,
    TasksMiscounted "tasks-miscounted" Warning tasks_miscounted,
    LeadMissing "lead-missing" Error lead_missing,
    LeadUnclear "lead-unclear" Warning lead_unclear,
    CoordinatorMissing "coordinator-missing" Info coordinator_missing,
    CellsGuessed "cells-guessed" Warning cells_guessed,
    CellsJoined "cells-joined" Warning cells_joined,
    HeadsGuessed "heads-guessed" Warning heads_guessed,
    RowJoined "row-joined" Info row_joined,
    RowHoldsSeveral "row-holds-several" Warning row_holds_several,
    DeadlineMissing "deadline-missing" Warning deadline_missing,
    DeadlinePassed "deadline-passed" Warning deadline_passed,
    ProductMissing "product-missing" Warning product_missing,
    ObligationOpenSet "obligation-open-set" Warning obligation_open_set,
    ObligationWithoutAddressee "obligation-without-addressee" Warning obligation_without_addressee,
    ObligationWithoutDate "obligation-without-date" Warning obligation_without_date,
    ReportDaysContradict "report-days-contradict" Warning report_days_contradict,
    CitationTitleConflict "citation-title-conflict" Warning citation_title_conflict,
    CitationDateConflict "citation-date-conflict" Warning citation_date_conflict,
    CitationWithoutNumber "citation-without-number" Info citation_without_number,
    ProgrammePeriodEndsEarly "programme-period-ends-early" Info programme_period_ends_early,
    ActorNotRecipient "actor-not-recipient" Info actor_not_recipient,
    NameMisspelled "name-misspelled" Warning name_misspelled,
    NameVariant "name-variant" Info name_variant,
    Slip "slip" Info slip,
    TrackedChanges "tracked-changes" Warning tracked_changes,
    BlanksLost "blanks-lost" Warning blanks_lost,
    HiddenContent "hidden-content" Warning hidden_content,
    PageFrame "page-frame" Info page_frame,
    ContentsList "contents-list" Info contents_list,
    BodyEnded "body-ended" Info body_ended,
    GroupEmpty "group-empty" Warning group_empty,
    RangeReversed "range-reversed" Error range_reversed,
    DateAfterSignature "date-after-signature" Warning date_after_signature,
    DateImpossible "date-impossible" Warning date_impossible,
    AnnexOfAnother "annex-of-another" Error annex_of_another,
    LeadCoordinates "lead-coordinates" Warning lead_coordinates,
    CellOdd "cell-odd" Warning cell_odd,
    ContentMissing "content-missing" Error content_missing,
    TableUnread "table-unread" Error table_unread,
    WordsUnread "words-unread" Warning words_unread,
    BodyWithoutTask "body-without-task" Warning body_without_task,
    TasksToldTwice "tasks-told-twice" Info tasks_told_twice,
    NumberOdd "number-odd" Warning number_odd,
    LineBroken "line-broken" Info line_broken,
    SentenceCut "sentence-cut" Warning sentence_cut,
    PhraseMisspelled "phrase-misspelled" Warning phrase_misspelled,
    WordMisspelled "word-misspelled" Warning word_misspelled,
    WordOdd "word-odd" Info word_odd,
    TargetOdd "target-odd" Warning target_odd,
    TargetContradicted "target-contradicted" Warning target_contradicted,
}

impl FindingCode {
    /// All kinds, in the order of the list of kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        RULES.iter().map(|rule| rule.code)
    }

    fn rule(self) -> &'static Rule {
        RULES
            .iter()
            .find(|rule| rule.code == self)
            .expect("the enum and the table are made from one list")
    }

    /// The stable name.
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// How much a finding of this kind matters.
    pub fn severity(self) -> Severity {
        self.rule().severity
    }

    /// What the kind means.
    pub fn meaning(self) -> Message {
        (self.rule().meaning)()
    }

    /// A short text that raises a finding of this kind.
    pub fn example(self) -> &'static str {
        self.rule().example
    }
}

impl<'c, 's> Context<'c, 's> {
    pub(crate) fn new(
        view: &'c View<'s>,
        document: &'c Document,
        layout: &'c Layout,
        paragraphs: &'c [Place],
    ) -> Self {
        Self {
            view,
            document,
            tables: &layout.tables,
            unread_tables: &layout.unread,
            unread: &[],
            bare: &[],
            told_twice: &[],
            contents: &layout.contents,
            paragraphs,
            doubts: &[],
            keys: Keys::new(document),
            breaks: OnceCell::new(),
        }
    }

    /// Numbers of running text that do not follow the ones before them.
    fn breaks(&self) -> &[Break] {
        self.breaks.get_or_init(|| running_numbers::breaks(self))
    }
}

/// All findings, in reading order, the graver first at one place.
pub(crate) fn find(context: &Context) -> Vec<Finding> {
    let mut all = Vec::new();
    let anchors = Anchors::new(context.document);
    for rule in RULES {
        let mut report = Report {
            context,
            anchors: &anchors,
            code: rule.code,
            all: Vec::new(),
        };
        (rule.check)(context, &mut report);
        all.append(&mut report.all);
    }
    all.sort_by_key(|finding| {
        let start = finding.spans.first().map_or(0, |span| span.start);
        (start, finding.severity(), finding.code)
    });
    all
}

/// Numbers in a sentence: `2.1, 4.1`.
fn listed(numbers: &[String]) -> String {
    numbers.join(", ")
}

/// The first finding of a kind on its example.
fn raised_by_example(code: FindingCode) -> Option<Finding> {
    let example = code.example();
    let name = if example.starts_with('<') {
        "example.html"
    } else {
        "example.txt"
    };
    let source = tiendo_extract::extract(name, example.as_bytes()).ok()?;
    crate::read(&source)
        .findings
        .into_iter()
        .find(|finding| finding.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_raised_by_its_example() {
        let silent: Vec<&str> = FindingCode::all()
            .filter(|code| raised_by_example(*code).is_none())
            .map(FindingCode::name)
            .collect();
        assert!(silent.is_empty(), "{silent:?}");
    }

    #[test]
    fn a_finding_stands_on_words_of_its_example() {
        for code in FindingCode::all() {
            let finding = raised_by_example(code).unwrap();
            assert!(
                !finding.spans.is_empty() || finding.words.is_empty(),
                "{}",
                code.name()
            );
            for span in &finding.spans {
                assert!(code.example().len() > span.start, "{}", code.name());
            }
        }
    }

    #[test]
    fn the_page_names_every_kind() {
        let page = findings_page();
        for code in FindingCode::all() {
            assert!(page.contains(&format!("## `{}`", code.name())));
        }
    }
}
