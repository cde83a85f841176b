//! What training asks of the reader: the features of each heading, with names.

use super::features::{ANSWERS, Kind, PageFeatures, Value};
use super::lexicon::Folded;
use super::{Reader, front_matter, labels, outline, sections, title};
use rolebook_markdown::Node;
use rolebook_model::{Label, PageSource};

/// A heading with its features.
#[derive(Clone, Debug)]
pub struct Example {
    /// The heading's line in the file.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// The features' hashes, each once.
    pub features: Vec<u32>,
    /// The answers of rules and tables.
    pub answers: [Option<Label>; ANSWERS],
    /// The features in words.
    pub names: Vec<String>,
}

impl Reader<'_> {
    /// The headings of a page with their features.
    pub fn examples(&self, page: &PageSource) -> Vec<Example> {
        let split = front_matter::split(&page.text);
        let (document, _) = rolebook_markdown::parse(split.body, split.body_line, self.site);
        let title = title(&split.front_matter, &document, &page.file);
        let lines = sections::lines(&document);
        let reading = self.words(&split.front_matter, &page.file, &document, &[]);
        let folded = Folded::new(&title);
        let page = outline::headings(&title, &folded, &[], &lines, &self.lexicon);
        let rules = labels::rules(&page);
        let features = PageFeatures::new(&page, &rules, &reading);
        let headings = document.nodes.iter().filter_map(|node| match node {
            Node::Heading(heading) => Some(heading),
            Node::Block(_) => None,
        });
        let mut examples = Vec::new();
        for (index, heading) in headings.take(lines.len()).enumerate() {
            let mut named: Vec<(u32, String)> = Vec::new();
            features.of_heading(index, &mut |kind, hash, value| named.push((hash, name(kind, value))));
            named.sort_unstable();
            named.dedup_by_key(|(hash, _)| *hash);
            let answers = features.answers(index);
            let (hashes, names) = named.into_iter().unzip();
            examples.push(Example {
                line: heading.position.line,
                text: heading.text.clone(),
                answers,
                features: hashes,
                names,
            });
        }
        examples
    }
}

fn name(kind: Kind, value: Value<'_>) -> String {
    match value {
        Value::Number(number) => format!("{kind:?} {number}"),
        Value::Text(text) => format!("{kind:?} {text}"),
        Value::Pair(one, other) => format!("{kind:?} {one} {other}"),
    }
}
