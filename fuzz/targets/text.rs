//! Bytes as a file of this format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tiendo_fuzz::sound("a.txt", bytes);
});
