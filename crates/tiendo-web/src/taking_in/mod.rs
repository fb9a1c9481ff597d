//! Taking in: upload, review beside the source, decisions, into the register, open to the public.

pub(crate) mod acts;
mod fields;
mod findings;
mod names;
pub(crate) mod publish;
pub(crate) mod review;
mod source;
pub(crate) mod upload;
