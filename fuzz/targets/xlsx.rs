//! Text as the parts of a file of this format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    tiendo_fuzz::sound("a.xlsx", &tiendo_fuzz::xlsx(&input));
});
