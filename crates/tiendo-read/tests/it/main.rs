//! The reader on the sample, field by field, and on any input.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

#[path = "../../../tiendo-extract/tests/writers/mod.rs"]
mod writers;

mod any_input;
mod as_pages_have_it;
mod below_headings;
mod beside_tables;
mod broken_lines;
mod cases;
mod common;
mod contents;
mod findings;
mod formats;
mod gazette;
mod gold;
mod headers;
mod in_columns;
mod lists_of_a_part;
mod lost_numbers;
mod mark_cells;
mod money_and_obstacles;
mod names_in_text;
mod narrow_cells;
mod permutation;
mod provenance;
mod reports;
mod running_text;
mod slips;
mod target_tables;
mod targets;
mod times_in_text;
mod whose_it_is;
