//! The lines that begin and end fenced code blocks, and what the passes over the source share.

/// What began a fenced code block.
#[derive(Clone, Copy)]
pub(super) struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    /// The fence that a line begins, without the spaces around it, and what is written behind its marks.
    pub(super) fn opened_by(trimmed: &str) -> Option<(Fence, &str)> {
        let mark = *trimmed.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = run(trimmed, mark);
        let info = trimmed.get(length..)?;
        let is_fence = length >= 3 && !(mark == b'`' && info.contains('`'));
        is_fence.then_some((Fence { mark, length }, info))
    }

    /// Whether a line ends it.
    pub(super) fn is_closed_by(self, trimmed: &str) -> bool {
        trimmed.len() >= self.length && run(trimmed, self.mark) == trimmed.len()
    }
}

/// How often a text repeats the mark that it begins with.
pub(super) fn run(text: &str, mark: u8) -> usize {
    text.bytes().take_while(|it| *it == mark).count()
}

/// Writes over what stands at a byte.
pub(super) fn put(text: &mut [u8], at: usize, written: &str) {
    if let Some(place) = text.get_mut(at..at + written.len()) {
        place.copy_from_slice(written.as_bytes());
    }
}
