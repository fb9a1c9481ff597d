//! Vietnamese text: Unicode forms, folding, sort keys, numbers, dates, encodings.
