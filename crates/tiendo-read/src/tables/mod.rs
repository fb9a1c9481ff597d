//! Tables of tasks: found in the blocks of the source, or among lines that were a table once.

mod align;
mod figures;
mod flat;
mod grid;
mod repeated;
mod targets;
mod unnamed;

use tiendo_extract::{Block, Cell, Format, Paragraph, Source, Table};

pub(crate) use align::{Looks, empty, fit, looks};
pub(crate) use targets::{FigureColumn, Holds, Mean, TargetRow, TargetTable};

use crate::contents;
use crate::mark_cells;
use crate::marks;
use crate::reflow::is_of_page;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;

/// A table of tasks, its cells sorted by what they hold.
#[derive(Debug, Clone)]
pub(crate) struct TaskTable {
    /// Kinds of columns that the heads name.
    pub(crate) columns: Vec<Column>,
    /// The heads.
    pub(crate) head: Place,
    /// The heads say nothing known: what a column holds was told by its cells.
    pub(crate) heads_guessed: bool,
    /// Its cells stood on several lines each and were put together by what the columns hold.
    pub(crate) cells_joined: bool,
    pub(crate) rows: Vec<Row>,
}

/// A row; each list holds the paragraphs of a cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The number without its closing sign.
    pub(crate) number: Option<Place>,
    pub(crate) content: Vec<Place>,
    pub(crate) leads: Vec<Place>,
    pub(crate) coordinators: Vec<Place>,
    pub(crate) deadline: Vec<Place>,
    pub(crate) product: Vec<Place>,
    pub(crate) level: Vec<Place>,
    pub(crate) note: Vec<Place>,
    /// The first words of rows that were read as the rest of this one.
    pub(crate) gone_on: Vec<Place>,
    /// More cells with agencies than columns for them, or fewer cells than columns: which is which was guessed.
    pub(crate) cells_guessed: bool,
}

impl Row {
    /// Nothing but a number and words: a heading.
    pub(crate) fn is_heading(&self) -> bool {
        self.behind_content().iter().all(|cell| cell.is_empty())
    }

    /// Its first words.
    pub(crate) fn first(&self) -> Option<Place> {
        let cells = self.behind_content();
        let cells = cells.into_iter().flatten().chain(&self.content);
        cells.min_by_key(|place| place.start).cloned()
    }

    /// The cells beside number and content.
    pub(crate) fn behind_content(&self) -> [&[Place]; 6] {
        [
            &self.leads,
            &self.coordinators,
            &self.deadline,
            &self.product,
            &self.level,
            &self.note,
        ]
    }

    /// Words under a label; number and content have none.
    pub(crate) fn put_words(&mut self, column: Column, place: Place) {
        if !matches!(column, Column::Number | Column::Content) {
            self.put(column, place);
        }
    }

    /// A line of the row's cell in a column.
    fn put_cell(&mut self, column: Column, place: Place) {
        if column == Column::Number {
            self.content.push(place);
        } else {
            self.put(column, place);
        }
    }

    fn put(&mut self, column: Column, place: Place) {
        match column {
            Column::Number => self.number = Some(place),
            Column::Content => self.content.push(place),
            Column::Lead => self.leads.push(place),
            Column::Coordinators => self.coordinators.push(place),
            Column::Deadline => self.deadline.push(place),
            Column::Product => self.product.push(place),
            Column::Level => self.level.push(place),
            Column::Note => self.note.push(place),
            Column::Group | Column::Other => {}
        }
    }
}

/// The document's paragraphs in order, and the tables of tasks taken out of them.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) flow: Vec<Place>,
    pub(crate) tables: Vec<TaskTable>,
    /// Tables of targets, which are taken out of the flow as well.
    pub(crate) targets: Vec<TargetTable>,
    /// Heads of what looks like a table of tasks and was not read as one.
    pub(crate) unread: Vec<Place>,
    /// Lists of contents, which are in none of the others.
    pub(crate) contents: Vec<Place>,
}

pub(crate) fn lay_out(view: &View, source: &Source) -> Layout {
    let mut layout = Layout::default();
    take(view, &source.blocks, &mut layout);
    layout.contents = contents::take_out(view, &mut layout.flow);
    targets::take_flat(view, &mut layout.flow, &mut layout.targets);
    flat::take(view, &mut layout);
    layout
}

/// Depth is bounded by the extractor.
fn take(view: &View, blocks: &[Block], layout: &mut Layout) {
    let mut at = 0;
    // Pieces up to here were no table of tasks together; to put them together again from each of them takes their square.
    let mut looked_at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        match block {
            Block::Paragraph(paragraph) => layout.flow.push(view.place(paragraph.span)),
            Block::Table(table) => {
                if let Some(targets) = targets::in_grid(view, table, &layout.flow) {
                    layout.targets.push(targets);
                    continue;
                }
                let whole = blocks.get(at..).filter(|_| at > looked_at);
                let whole = whole.and_then(|next| continued(view, table, next));
                let read = match &whole {
                    Some((whole, _)) => grid::tasks(view, whole),
                    None => grid::tasks(view, table),
                };
                if let Some(tasks) = read {
                    at += whole.map_or(0, |(_, blocks)| blocks);
                    if tasks.rows.is_empty() {
                        layout.unread.push(tasks.head.clone());
                    }
                    layout.tables.push(tasks);
                } else {
                    looked_at = looked_at.max(at + whole.map_or(0, |(_, blocks)| blocks));
                    layout.unread.extend(grid::unread(view, table));
                    // What figures stand beside is nobody's task.
                    if figures::fill(view, table) {
                        continue;
                    }
                    for row in &table.rows {
                        take_row(view, row, layout);
                    }
                }
            }
        }
    }
}

/// The cells of a row that is none of a table of tasks, one behind the other; a mark and the words beside it are one paragraph.
fn take_row(view: &View, row: &[Cell], layout: &mut Layout) {
    let mut marked = mark_cells::of_row(view, row).and_then(|(mark, words)| {
        let mark = view.place(mark);
        marks::closed_by_cell(view, mark.end).then(|| mark.start..view.place(words).end)
    });
    for cell in row {
        let mut blocks = cell.blocks.as_slice();
        if let (Some(whole), Some((Block::Paragraph(first), rest))) =
            (marked.clone(), blocks.split_first())
        {
            let first = view.place(first.span);
            blocks = rest;
            // Behind the cell of the mark alone.
            if first.end == whole.end {
                layout.flow.push(whole);
                marked = None;
            }
        }
        take(view, blocks, layout);
    }
}

/// A table of tasks or of targets by itself.
pub(crate) fn is_read(view: &View, table: &Table) -> bool {
    targets::in_grid(view, table, &[]).is_some() || grid::tasks(view, table).is_some()
}

/// The most characters of a line among rows that heads a group.
const LONGEST_GROUP: usize = 120;

/// A table that pages break, its heads above each piece, or one of lines that lines without bars break ("Quý I"): the whole
/// of it, and how many further blocks it takes.
fn continued(view: &View, table: &Table, next: &[Block]) -> Option<(Table, usize)> {
    let own = grid::own_heads(view, table).map(|(own, _)| own);
    let says_same = |again: &Place| {
        own.as_ref()
            .is_some_and(|own| view.plain(own) == view.plain(again))
    };
    let mut whole: Option<Table> = None;
    let mut taken = 0;
    loop {
        let (between, more, blocks) = match next.get(taken..)? {
            [Block::Table(more), ..] => (None, more, 1),
            [Block::Paragraph(between), Block::Table(more), ..] => (Some(between), more, 2),
            _ => break,
        };
        let between = between.filter(|between| !is_of_page(view, &view.place(between.span)));
        let heads_again = match grid::own_heads(view, more) {
            Some(again) if between.is_none() && says_same(&again.0) => again.1,
            None if goes_on_in_lines(view, table, between.copied(), more) => 0,
            _ => break,
        };
        let open = whole.get_or_insert_with(|| table.clone());
        if let Some(group) = between {
            open.rows.push(vec![Cell {
                column: 0,
                columns: width(table).unwrap_or(1),
                rows: 1,
                blocks: vec![Block::Paragraph(*group)],
            }]);
        }
        open.rows
            .extend(more.rows.iter().skip(heads_again).cloned());
        taken += blocks;
    }
    whole.map(|whole| (whole, taken))
}

/// Lines with bars below a line without: rows of the table above, and perhaps the name of their group.
fn goes_on_in_lines(view: &View, table: &Table, group: Option<Paragraph>, more: &Table) -> bool {
    if view.source.format != Format::Text {
        return false;
    }
    let Some(width) = width(table).filter(|width| *width > 2) else {
        return false;
    };
    // A row beside others may have lost a cell.
    let mut widths = more.rows.iter().map(Vec::len);
    let fits =
        widths.clone().all(|of| (width - 1..=width).contains(&of)) && widths.any(|of| of == width);
    let heads = group.is_none_or(|group| {
        let place = view.place(group.span);
        place.len() <= LONGEST_GROUP
            && !matches!(view.byte(place.end.saturating_sub(1)), b'.' | b';' | b':')
    });
    fits && heads
}

/// How many columns the first row has.
fn width(table: &Table) -> Option<usize> {
    table.rows.first().map(Vec::len)
}
