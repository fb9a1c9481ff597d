//! Words of general use as data: kinds of documents, names of bodies, heads of tables. No name of one province or document.
//! Long lists stand as tables in files: [`words`], and `spellings.csv`.

pub(crate) mod bodies;
pub(crate) mod breaks;
pub(crate) mod ended;
pub(crate) mod fields;
pub(crate) mod heads;
pub(crate) mod kinds;
pub(crate) mod ordered;
pub(crate) mod page;
pub(crate) mod reports;
pub(crate) mod spelling;
pub(crate) mod target_heads;
pub(crate) mod targets;
pub(crate) mod tasks;
pub(crate) mod times;
pub(crate) mod usual;
pub(crate) mod words;
