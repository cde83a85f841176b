//! Texts → a number for each, in the only kind of hash table that reading and finding have: each further kind would
//! cost about 2 kB of WebAssembly. [`mixed`] is the hash that they and comparing go by.
//!
//! And numbers → texts: [`digits`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A number for each text.
///
/// Texts are told apart by a hash of 64 bits: a table of those costs a tenth of one of strings, and two texts have one
/// number but for one chance in 2⁶⁴.
#[derive(Default)]
pub struct Numbers {
    numbers: HashMap<u64, u32, BuildHasherDefault<Given>>,
}

impl Numbers {
    /// The number of a text; zero until it is set.
    #[inline(never)]
    pub fn of(&mut self, text: &str) -> &mut u32 {
        self.numbers.entry(hash(text)).or_default()
    }

    /// The number of a text, without a place for that of one that has none.
    pub fn get(&self, text: &str) -> u32 {
        self.numbers.get(&hash(text)).copied().unwrap_or_default()
    }
}

/// A hash of eight bytes at a time.
fn hash(text: &str) -> u64 {
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let hash =
        chunks.iter().fold(0xcbf2_9ce4_8422_2325, |hash, chunk| mixed(hash, u64::from_le_bytes(*chunk)));
    mixed(hash, rest.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

/// The hash of what `hash` stands for and `next`, in the manner of FNV
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same on every machine, so that what comes of it is too.
pub fn mixed(hash: u64, next: u64) -> u64 {
    (hash.rotate_left(29) ^ next.wrapping_add(1)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A number as one writes it. `to_string` would bring the standard library's formatting along.
#[inline(never)]
pub fn digits(number: usize) -> String {
    let mut digits = if number > 9 { self::digits(number / 10) } else { String::new() };
    digits.extend(char::from_digit((number % 10) as u32, 10));
    digits
}

/// The hasher of a table whose keys are hashes already.
#[derive(Default)]
struct Given(u64);

impl Hasher for Given {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = self.0.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number_and_no_other_text_has_it() {
        let mut numbers = Numbers::default();
        *numbers.of("baker") = 3;
        *numbers.of("a longer text than eight bytes") += 1;
        assert_eq!(*numbers.of("baker"), 3);
        assert_eq!(*numbers.of("a longer text than eight bytes"), 1);
        assert_eq!((numbers.get("baker"), numbers.get("nobody")), (3, 0));
        assert_eq!(*numbers.of(""), 0);
    }

    #[test]
    fn a_number_is_written_in_digits() {
        assert_eq!([0, 7, 10, 1_000_305].map(digits), ["0", "7", "10", "1000305"]);
    }
}
