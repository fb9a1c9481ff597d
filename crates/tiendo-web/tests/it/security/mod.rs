//! What an installation on the open internet must bear.

mod attempts;
mod forms;
mod headers;
mod sessions;
