//! What is done to a run of inlines before it becomes a node.

use crate::model::Inline;

/// Appends `text` to the run's last text, or begins one.
pub(super) fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    match inlines.last_mut() {
        Some(Inline::Text(run)) => run.push_str(text),
        _ if text.is_empty() => {}
        _ => inlines.push(Inline::Text(text.to_owned())),
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

/// Whether nothing of the run can be seen or led to.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    })
}

/// Removes white space and line breaks at both ends.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    while inlines.last_mut().is_some_and(|last| trimmed_away(last, str::trim_end)) {
        inlines.pop();
    }
    let seen = inlines.iter_mut().position(|first| !trimmed_away(first, str::trim_start));
    inlines.drain(..seen.unwrap_or(inlines.len()));
}

fn trimmed_away(inline: &mut Inline, trimmed: fn(&str) -> &str) -> bool {
    match inline {
        Inline::Text(text) => {
            let kept = trimmed(text);
            if kept.len() < text.len() {
                *text = kept.to_owned();
            }
            text.is_empty()
        }
        Inline::Break => true,
        _ => false,
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
