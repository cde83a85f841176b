#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| rolebook_fuzz::route::check(&String::from_utf8_lossy(input)));
