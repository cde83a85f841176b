//! The key `board` of a role's front matter → the entries of each job board in it, and findings about the others.
//!
//! ```yaml
//! board:
//!   personio: 1834567        # as at the top, where Greenhouse, Lever and Ashby have keys of their own
//! ```

use super::provider::Provider;
use crate::nearest::nearest;
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{Finding, Rule, truncated};
use rolebook_reader::front_matter::{Entry, FrontMatter, Value};

const KEY: &str = "board";

/// What names postings of a board: the key with its name, and the entry of that name in `board`.
pub(super) fn entries(front_matter: &FrontMatter, provider: Provider) -> impl Iterator<Item = &Entry> {
    let name = provider.name();
    let within = front_matter.get(KEY).map(|entry| within(&entry.value)).unwrap_or_default();
    let within = within.iter().filter(move |entry| entry.key == name);
    let own = front_matter.get(name).filter(|_| provider.has_key());
    own.into_iter().chain(within)
}

fn within(value: &Value) -> &[Entry] {
    match value {
        Value::Mapping(entries) => entries,
        _ => &[],
    }
}

/// Findings about what is no board.
pub(super) fn findings(front_matter: &FrontMatter) -> Vec<Finding> {
    let Some(entry) = front_matter.get(KEY) else { return Vec::new() };
    let names = Provider::ALL.map(Provider::name);
    if matches!(entry.value, Value::Text(_) | Value::List(_)) {
        let finding = Finding::new(Rule::WrongType, entry.position, "`board` does not say of which board");
        return vec![finding.with_help("write the board below it, as in `personio: 1834567`")];
    }
    let unknown = within(&entry.value).iter().filter(|entry| !names.contains(&&*entry.key));
    let finding = |entry: &Entry| {
        let key = truncated(&entry.key, LONGEST_QUOTE);
        let message = format!("there is no board \"{key}\", so its postings are not shown");
        let nearest = nearest(&entry.key, names.iter().copied()).unwrap_or_default();
        let help = format!("the nearest is \"{nearest}\" (known are {})", names.join(", "));
        Finding::new(Rule::UnknownKey, entry.position, message).with_help(help)
    };
    unknown.map(finding).collect()
}
