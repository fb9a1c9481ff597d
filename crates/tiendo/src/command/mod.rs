//! A file a command.

pub(crate) mod admin;
pub(crate) mod backup;
pub(crate) mod bench;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod permissions;
pub(crate) mod read;
pub(crate) mod restore;
pub(crate) mod serve;
pub(crate) mod verify;
