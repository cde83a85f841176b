//! Parts of the source → blanks of the same length, so that every position stays.
//!
//! Where a part is all that its line holds, the line becomes empty. Elsewhere it becomes fillers:
//! characters that mean nothing to Markdown and that no page contains, so that nothing is indented or set
//! apart by what is gone. Both are hidden, and so taken out of texts by [`visible`](rolebook_model::invisible::visible).

use rolebook_model::cut;
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
#[inline(never)]
pub(super) fn blank(text: &str, ranges: &[Range<usize>]) -> String {
    let mut source = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        source.push_str(cut::at(cut::at(text, range.start).0, done).1);
        let (within, after) = cut::at(text, range.end);
        let mut left = cut::at(within, range.start).1;
        loop {
            let (line, below) = cut::before_any(left, b"\n");
            let is_last = below.is_empty();
            let alone = ends_blank(&source) && (!is_last || starts_blank(after));
            push_blank(&mut source, line.len(), alone);
            if is_last {
                break;
            }
            source.push('\n');
            left = cut::at(below, 1).1;
        }
        done = range.end;
    }
    source.push_str(cut::at(text, done).1);
    source
}

/// Whether nothing but white space follows on the line that `rest` continues.
pub(super) fn starts_blank(rest: &str) -> bool {
    matches!(cut::start(rest, b" \t\r").bytes().next(), None | Some(b'\n'))
}

fn ends_blank(source: &str) -> bool {
    matches!(cut::end(source, b" \t\r").bytes().next_back(), None | Some(b'\n'))
}

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
