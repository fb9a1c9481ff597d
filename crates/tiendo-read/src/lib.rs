//! The reader: a neutral document in, structure and findings out. Pure.
