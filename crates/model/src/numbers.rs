//! Hashes → numbers.

use rustc_hash::FxHashMap;

/// A number for each of some hashes. It is one type for all who need it, so that the browser has its code once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers(FxHashMap<u64, usize>);

impl Numbers {
    /// The number of a hash.
    #[inline(never)]
    pub fn get(&self, hash: u64) -> Option<usize> {
        self.0.get(&hash).copied()
    }

    /// Gives a hash a number; returns the one that it had.
    #[inline(never)]
    pub fn insert(&mut self, hash: u64, number: usize) -> Option<usize> {
        self.0.insert(hash, number)
    }
}
