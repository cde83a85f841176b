//! Where bytes stand in others: `memchr`'s search natively. In a browser its code would weigh as much as all of `leftovers`, and
//! what is searched for here are a few bytes each.

#[cfg(not(target_family = "wasm"))]
pub(crate) use memchr::memmem::find;

/// The place of `needle` in `haystack`.
#[cfg(target_family = "wasm")]
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    memchr::memchr_iter(first, haystack)
        .find(|at| haystack.get(*at..).is_some_and(|it| it.starts_with(needle)))
}
