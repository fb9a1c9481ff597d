//! The reader proper: on text, and on pages for the sake of tables; the first byte says which.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let name = if first % 2 == 0 { "a.txt" } else { "a.html" };
    tiendo_fuzz::readable(name, rest);
});
