//! Texts → numbers, found again by their hashes: a text is kept once, by who numbers it, and not in the table as well.

use fnv::FnvHasher;
use rolebook_model::Numbers;
use std::hash::Hasher;

/// The numbers that texts have got so far.
#[derive(Debug, Default)]
pub(super) struct TextNumbers(Numbers);

impl TextNumbers {
    /// The number of a text of some kind, which is not zero; `None` if it has none yet, and gets the number `next`. `is_it` is
    /// whether a number is that of the text.
    pub(super) fn number(
        &mut self,
        kind: u64,
        text: &str,
        next: usize,
        is_it: &dyn Fn(usize) -> bool,
    ) -> Option<usize> {
        let mut hasher = FnvHasher::with_key(kind);
        hasher.write(text.as_bytes());
        let mut hash = hasher.finish();
        // Another text with this hash has the place before.
        while let Some(number) = self.0.get(hash) {
            if is_it(number) {
                return Some(number);
            }
            hash = hash.wrapping_add(1);
        }
        self.0.insert(hash, next);
        None
    }
}
