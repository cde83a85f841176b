//! What is done to a run of inlines before it becomes a node.

use rolebook_model::Inline;

/// Appends `text` to the run's last text, or begins one.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(run)) => run.push_str(text),
        _ if text.is_empty() => {}
        _ => {
            // Most runs are one text: room for four, as a vector makes by itself, would stay empty.
            if inlines.is_empty() {
                inlines.reserve_exact(1);
            }
            inlines.push(Inline::Text(text.to_owned()));
        }
    }
}

/// Appends `inline`, so that two texts never stand side by side.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(run)), Inline::Text(text)) => run.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// Appends all of `more`.
pub(super) fn append(inlines: &mut Vec<Inline>, more: Vec<Inline>) {
    for inline in more {
        push(inlines, inline);
    }
}

/// Whether the run has neither visible content nor an anchor.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    })
}

/// Removes white space and line breaks at both ends.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    break;
                }
            }
            Inline::Break => {}
            _ => break,
        }
        inlines.pop();
    }
    let first_visible = inlines.iter_mut().position(|first| match first {
        Inline::Text(text) => {
            let kept = text.trim_start();
            if kept.len() < text.len() {
                *text = kept.to_owned();
            }
            !text.is_empty()
        }
        Inline::Break => false,
        _ => true,
    });
    // One of them is visible, unless the loop above left none.
    if let Some(before @ 1..) = first_visible {
        inlines.drain(..before);
    }
}

/// `text` trimmed, with every run of white space as one space.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
