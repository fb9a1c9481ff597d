//! The reader: a neutral document in, structure and findings out.
//!
//! Pure: no clock, no disk, no panic on any input, time linear in the input. It sees only [`Source`], never a
//! file format. What the register makes of a document is not known here.

#![cfg_attr(not(test), warn(clippy::string_slice, clippy::indexing_slicing))]

mod addressees;
mod anchor;
mod beside;
mod body;
mod body_tasks;
mod broken;
mod by_hand;
mod citations;
mod contents;
mod cursor;
mod dates;
mod deadline;
mod findings;
mod grouping;
mod header;
mod identity;
mod json;
mod labels;
mod letters;
#[cfg(test)]
mod linear;
mod lines_in_cell;
mod lists;
mod mark_cells;
mod marks;
mod model;
mod names;
mod numbers;
mod obligations;
mod outline;
mod phrases;
mod reflow;
mod roles;
mod said;
mod span;
mod spelling;
mod spread;
mod tables;
mod targets;
mod tasks;
mod told_twice;
mod view;
mod vocabulary;
mod zones;

use tiendo_extract::{Places, Source};
use tiendo_text::Lang;

pub use anchor::{Anchor, Anchors};
pub use by_hand::{deadline_meaning, marked_line};
pub use deadline::{DeadlineKind, DeadlineMeaning};
pub use findings::{Finding, FindingCode, Mend, Message, RowPart, Severity, findings_page};
pub use identity::{BadSpelling, BodyKind, Identity, Vocabulary};
pub use model::*;
pub use outline::outline;
pub use span::{Span, Spanned};

/// What was read from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the document says.
    pub document: Document,
    /// What is doubtful or wrong, in reading order.
    pub findings: Vec<Finding>,
    /// The way from spans to the file.
    pub places: Places,
}

/// Nothing was recognised: no header, kind, citation or numbered task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no document was recognised")]
pub struct Unrecognised;

impl Unrecognised {
    /// One sentence that says so.
    pub const fn message(self, lang: Lang) -> &'static str {
        lang.pick(
            "Không nhận ra văn bản hành chính nào: không có phần đầu, tên loại, viện dẫn hay nhiệm vụ được đánh số.",
            "No administrative document was recognised: there is no header, kind, citation or numbered task.",
        )
    }
}

impl Reading {
    /// The reading itself where the source is a document at all.
    /// # Errors
    /// [`Unrecognised`] where nothing was.
    pub fn recognised(self) -> Result<Self, Unrecognised> {
        let document = &self.document;
        let header = &document.header;
        let has_header = header.issuer.is_some()
            || header.number.is_some()
            || header.kind.is_some()
            || header.annex_of.is_some();
        let has_task = document.tasks.iter().any(|task| task.number.is_some());
        if has_header || has_task || !document.citations.is_empty() {
            Ok(self)
        } else {
            Err(Unrecognised)
        }
    }
}

/// Reads a document. Never fails: flaws are findings; see [`Reading::recognised`].
pub fn read(source: &Source) -> Reading {
    read_with(source, &Vocabulary::default())
}

/// As [`read`], with names of bodies beyond those of the program.
pub fn read_with(source: &Source, vocabulary: &Vocabulary) -> Reading {
    let mut view = view::View::new(source);
    view.names.clone_from(&vocabulary.names);
    view.misspelt = spelling::correct(&mut view);
    reflow::reflow(&mut view);
    mark_cells::join(&mut view);
    read_view(&view, vocabulary)
}

/// The documents cited anywhere in a source, as printed: nothing else is read, slips of letters are not told and broken lines
/// not joined.
pub fn citations(source: &Source) -> Vec<Citation> {
    let view = view::View::new(source);
    let paragraphs: Vec<view::Place> = source
        .paragraphs()
        .into_iter()
        .map(|paragraph| view.place(paragraph.span))
        .collect();
    citations::read(&view, &paragraphs, &[])
}

fn read_view(view: &view::View, vocabulary: &Vocabulary) -> Reading {
    let source = &*view.source;
    let layout = tables::lay_out(view, source);
    let zones = zones::find(view, &layout.flow);
    let paragraphs: Vec<view::Place> = source
        .paragraphs()
        .into_iter()
        .map(|paragraph| view.place(paragraph.span))
        .collect();
    let mut document = Document {
        header: header::read(view, &zones),
        ..Document::default()
    };
    document.header.horizon = body::horizon(view, &zones);
    document.sections = zones
        .sections
        .iter()
        .map(|section| view.value(&section.heading))
        .collect();
    document.legal_basis = body::legal_basis(view, &zones);
    document.proposed_by = body::proposed_by(view, &zones);
    let promised = targets::read(view, &zones.sections, &layout.targets);
    (document.targets, document.vision) = (promised.all, promised.vision);
    let announced = tasks::announced(view, &zones.sections);
    let mut carried = obligations::read(view, &zones.sections, &zones.preamble, &zones.annex);
    let kind = document.header.kind.as_ref();
    let kind = kind.map(|kind| kind.value.as_str());
    let tasks = if layout.tables.is_empty() {
        body_tasks::read(view, &zones, kind, &carried.laid_down())
    } else {
        let mut all = body_tasks::beside_tables(view, &zones, kind, &carried.laid_down());
        let mut listed = tasks::from_tables(view, &layout.tables, &announced);
        all.told_twice = told_twice::take_out(view, &mut all.tasks, &listed.tasks);
        all.columns = listed.columns;
        all.groups.extend(listed.groups);
        // The tables have most of the tasks; there is room among them for the others.
        listed.tasks.splice(..0, all.tasks);
        all.tasks = listed.tasks;
        all.tasks.sort_by_key(|task| task.extent.start);
        all
    };
    document.groups = tasks.groups;
    document.tasks = tasks.tasks;
    document.columns = tasks.columns;
    let header = &document.header;
    let own: Vec<&str> = [
        header.number.as_ref(),
        header.annex_of.as_ref().map(|of| &of.number),
    ]
    .into_iter()
    .flatten()
    .map(|number| number.value.as_str())
    .collect();
    let paragraphs: Vec<view::Place> = paragraphs
        .into_iter()
        .filter(|place| place.start >= zones.start)
        .filter(|place| {
            !layout
                .contents
                .iter()
                .any(|list| list.contains(&place.start))
        })
        .collect();
    document.citations = citations::read(view, &paragraphs, &own);
    document.obligations = carried.reports();
    document.duties = carried.duties;
    document.roles = carried.roles;
    document.funding = body::funding(view, &zones);
    document.footnotes = body::footnotes(view, &zones, &paragraphs, &document.citations);
    document.short_forms = citations::short_forms(view, &paragraphs);
    document.bodies = identity::bodies(&document, vocabulary);
    let mut context = findings::Context::new(view, &document, &layout, &paragraphs);
    context.doubts = &promised.doubts;
    context.unread = &tasks.unread;
    context.bare = &tasks.bare;
    context.told_twice = &tasks.told_twice;
    let findings = findings::find(&context);
    Reading {
        document,
        findings,
        places: source.places.clone(),
    }
}
