//! Named entities in few bytes, and how one is found among them.
//!
//! ```text
//! names:   0 A E l i g   1 M P   1 a c u t e   …   how many bytes are as in the name before it, then the others
//! values:  Æ & Á …                                 one character each, or two where 128 is added to that number
//! groups:  (b'A', 0, 0) (b'B', 733, 242) …         a first letter, and where its names and its values begin
//! ```
//!
//! Names are sorted, so what begins alike stands together. No letter or digit is a number below 40 or above 127:
//! these end a name.

/// A first letter, and where its names and its values begin.
pub(crate) type Group = (u8, usize, usize);

/// The value of the entity with the name `wanted`.
pub(crate) fn find(
    names: &[u8],
    values: &'static str,
    groups: &[Group],
    wanted: &[u8],
) -> Option<&'static str> {
    let &(_, mut at, value) = groups.iter().find(|group| wanted.first() == Some(&group.0))?;
    let mut values = values.get(value..)?;
    // How many bytes of the name that was looked at last are as wanted.
    let mut alike = 0;
    loop {
        let head = *names.get(at)?;
        let shared = usize::from(head & 127);
        let own = names.get(at + 1..)?;
        let own = own.get(..own.iter().position(|byte| !(40..128).contains(byte)).unwrap_or(own.len()))?;
        let value = values.chars().take(1 + usize::from(head >> 7)).map(char::len_utf8).sum();
        // A name that shares more with the one before it than is wanted is as wrong as that was.
        if shared <= alike {
            let rest = wanted.get(shared..)?;
            let common = own.iter().zip(rest).take_while(|(one, other)| one == other).count();
            if common == own.len() && common == rest.len() {
                return values.get(..value);
            }
            alike = shared + common;
        }
        values = values.get(value..)?;
        at += 1 + own.len();
    }
}
