//! Parts of the source → blanks of the same length, so that every position stays.
//!
//! Where a part is all that its line holds, the line becomes empty. Elsewhere it becomes fillers:
//! characters that mean nothing to Markdown and that no page contains, so that nothing is indented or set
//! apart by what is gone. Both are invisible characters, which texts lose by [`visible`](rolebook_model::invisible::visible).

use std::ops::Range;

/// Stands for two bytes: a control character that no text format assigns.
const FILLER_OF_TWO: char = '\u{81}';
/// Stands for three bytes: a non-character.
const FILLER_OF_THREE: char = '\u{FFFE}';

/// Whether `character` stands where a mark was.
pub(super) fn is_filler(character: char) -> bool {
    character == FILLER_OF_TWO || character == FILLER_OF_THREE
}

/// `text` with `ranges`, which are in order, blanked out. Line ends stay.
pub(super) fn blank(text: &str, ranges: &[Range<usize>]) -> String {
    let mut source = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        source.push_str(text.get(done..range.start).unwrap_or_default());
        let after = text.get(range.end..).unwrap_or_default();
        let mut lines = text.get(range.clone()).unwrap_or_default().split('\n').peekable();
        while let Some(line) = lines.next() {
            let is_last = lines.peek().is_none();
            let alone = ends_blank(&source) && (!is_last || starts_blank(after));
            push_blank(&mut source, line.len(), alone);
            if !is_last {
                source.push('\n');
            }
        }
        done = range.end;
    }
    source.push_str(text.get(done..).unwrap_or_default());
    source
}

/// Whether nothing but white space follows on the line that `rest` continues.
pub(super) fn starts_blank(rest: &str) -> bool {
    matches!(rest.trim_start_matches(SPACES).chars().next(), None | Some('\n'))
}

fn ends_blank(source: &str) -> bool {
    matches!(source.trim_end_matches(SPACES).chars().next_back(), None | Some('\n'))
}

/// What may stand on a line that is blank.
const SPACES: [char; 3] = [' ', '\t', '\r'];

fn push_blank(source: &mut String, length: usize, alone: bool) {
    let mut left = length;
    if alone || length == 1 {
        source.extend(std::iter::repeat_n(' ', length));
        return;
    }
    if left % 2 == 1 {
        source.push(FILLER_OF_THREE);
        left -= 3;
    }
    source.extend(std::iter::repeat_n(FILLER_OF_TWO, left / 2));
}
