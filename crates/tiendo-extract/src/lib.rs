//! File bytes to the neutral document that the reader sees.
