//! Hashes of words and texts, by FNV-1a: the same on every machine, so that what is decided by them is too.

use fnv::FnvHasher;
use std::hash::Hasher;

/// The hash of nothing.
pub(super) fn empty() -> u64 {
    FnvHasher::default().finish()
}

/// The hash of what `hash` is of, followed by `number`.
pub(super) fn with_number(hash: u64, number: u64) -> u64 {
    with_bytes(hash, &number.to_le_bytes())
}

/// The hash of what `hash` is of, followed by `bytes`.
pub(super) fn with_bytes(hash: u64, bytes: &[u8]) -> u64 {
    let mut hasher = FnvHasher::with_key(hash);
    hasher.write(bytes);
    hasher.finish()
}
