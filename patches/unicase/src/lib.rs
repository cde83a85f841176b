//! Stands in for the crate `unicase`, of which pulldown-cmark uses one type to compare the labels of links.
//!
//! That crate carries Unicode's table of case folding, 11 kB of compressed WebAssembly beside the standard
//! library's table of lower case, which is in the build anyway. Here two texts are equal when they are in
//! lower case; the two letters whose folding differs in a way that CommonMark's examples or a Greek page
//! can show are folded by name.

use std::hash::{Hash, Hasher};

/// A text that is compared without regard to case.
#[derive(Clone, Copy, Debug)]
pub struct UniCase<S>(S);

impl<S> UniCase<S> {
    /// Compares `text` without regard to case from now on.
    pub const fn new(text: S) -> UniCase<S> {
        UniCase(text)
    }
}

impl<S: AsRef<str>> AsRef<str> for UniCase<S> {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}

impl<S: AsRef<str>, T: AsRef<str>> PartialEq<UniCase<T>> for UniCase<S> {
    fn eq(&self, other: &UniCase<T>) -> bool {
        folded(self.0.as_ref()).eq(folded(other.0.as_ref()))
    }
}

impl<S: AsRef<str>> Eq for UniCase<S> {}

impl<S: AsRef<str>> Hash for UniCase<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        folded(self.0.as_ref()).for_each(|letter| state.write_u32(u32::from(letter)));
        state.write_u8(0xff);
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).flat_map(|letter| {
        let (first, second) = match letter {
            'ß' => ('s', Some('s')),
            'ς' => ('σ', None),
            other => (other, None),
        };
        std::iter::once(first).chain(second)
    })
}

#[cfg(test)]
mod tests {
    use super::UniCase;

    fn check(one: &str, other: &str, expect: bool) {
        assert_eq!(UniCase::new(one) == UniCase::new(other), expect, "{one} {other}");
    }

    #[test]
    fn case_does_not_count_in_any_script() {
        check("Link Label", "link LABEL", true);
        check("ТОЛПОЙ", "Толпой", true);
        check("ẞ", "SS", true);
        check("ΑΓΩΣ", "αγως", true);
        check("label", "lable", false);
    }
}
