//! Bytes as an archive.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    tiendo_fuzz::sound("a.docx", bytes);
});
