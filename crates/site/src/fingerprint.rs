//! Content → a short hash of it, for names and addresses that change when the content does.

use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits of the content's SHA-256: enough to tell the versions of a file from one another.
pub(super) fn fingerprint(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_beginning_of_the_hash() {
        assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea");
    }
}
