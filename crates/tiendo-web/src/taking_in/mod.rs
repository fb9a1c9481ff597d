//! Taking in: upload, review beside the source, decisions, into the register, open to the public.

pub(crate) mod acts;
mod changed;
mod confirm;
pub(crate) mod export;
mod fields;
mod findings;
mod names;
pub(crate) mod publish;
pub(crate) mod review;
pub(crate) mod row_acts;
mod rows;
mod source;
mod structure;
pub(crate) mod upload;
