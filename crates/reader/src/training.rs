//! What training asks of the reader: the features of each heading, with names.

use super::features::{ANSWERS, Kind, PageFeatures, Value};
use super::lexicon::Folded;
use super::sequence::{self, Link};
use super::{Reader, front_matter, labels, line_labels, outline, sections, title};
use rolebook_markdown::Node;
use rolebook_model::{Label, PageSource, Reason};

/// A heading with its features.
#[derive(Clone, Debug)]
pub struct Example {
    /// The heading's line in the file.
    pub line: u32,
    /// Whether it is a line that is marked as a heading, in bold or the like.
    pub is_marked: bool,
    /// The heading on which its label depends.
    pub link: Option<Link>,
    /// The label that it cannot have.
    pub without: Option<Label>,
    /// Its text.
    pub text: String,
    /// The features' hashes, each once.
    pub features: Vec<u32>,
    /// The answers of rules and tables.
    pub answers: [Option<Label>; ANSWERS],
    /// The features in words.
    pub names: Vec<String>,
}

impl Example {
    fn new(line: u32, mut named: Vec<(u32, String)>, answers: [Option<Label>; ANSWERS]) -> Example {
        named.sort_unstable();
        named.dedup_by_key(|(hash, _)| *hash);
        let (features, names) = named.into_iter().unzip();
        Example {
            line,
            is_marked: false,
            link: None,
            without: None,
            text: String::new(),
            features,
            answers,
            names,
        }
    }
}

impl Reader<'_> {
    /// The headings of a page with their features.
    pub fn examples(&self, page: &PageSource) -> Vec<Example> {
        let split = front_matter::split(&page.text);
        let (document, _) = rolebook_markdown::parse(split.body, split.body_line, self.site);
        let title = title(&split.front_matter, &document, &page.file);
        let lines = sections::lines_of_own_depth(&document);
        let reading = self.words(&split.front_matter, &page.file, &document, None);
        let folded = Folded::new(&title);
        let page = outline::headings(&title, &folded, &[], &lines, &self.lexicon);
        let rules = labels::rules(&page);
        let features = PageFeatures::new(&page, &rules, &reading);
        let headings = document.nodes.iter().filter_map(|node| match node {
            Node::Heading(heading) if heading.kind.has_own_depth() => Some(heading),
            _ => None,
        });
        let links = sequence::links(page.headings.iter().map(|heading| heading.parent));
        let mut examples = Vec::new();
        for ((index, heading), link) in headings.take(lines.len()).enumerate().zip(links) {
            let mut named: Vec<(u32, String)> = Vec::new();
            features.of_heading(index, &mut |kind, hash, value| named.push((hash, name(kind, value))));
            let (line, answers) = (heading.position.line, features.answers(index));
            examples.push(Example { text: heading.text.clone(), link, ..Example::new(line, named, answers) });
        }
        examples
    }

    /// The lines of a page that may serve as headings, with the label that `truth` gives for each. `labels` are those of
    /// [`examples`](Reader::examples).
    pub fn lines(
        &self,
        page: &PageSource,
        labels: &[Label],
        truth: &mut dyn FnMut(u32) -> Option<Label>,
    ) -> Vec<(Example, Label)> {
        let split = front_matter::split(&page.text);
        let (document, _) = rolebook_markdown::parse(split.body, split.body_line, self.site);
        let title = title(&split.front_matter, &document, &page.file);
        let reading = self.words(&split.front_matter, &page.file, &document, None);
        let mut found = Vec::new();
        line_labels::walk(&title, &document, labels, &reading, &mut |features, without, line| {
            let mut named: Vec<(u32, String)> = Vec::new();
            features.all(&mut |kind, hash, value| named.push((hash, name(kind, value))));
            // A sentence that says what its section says already is no heading.
            let label = truth(line).filter(|label| without != Some(*label)).unwrap_or(Label::Other);
            let example = Example::new(line, named, features.answers());
            found.push((Example { is_marked: features.is_marked(), without, ..example }, label));
            line_labels::Decision { label, reason: Reason::Because(""), echo: None }
        });
        found
    }
}

fn name(kind: Kind, value: Value<'_>) -> String {
    match value {
        Value::Number(number) => format!("{kind:?} {number}"),
        Value::Text(text) => format!("{kind:?} {text}"),
        Value::Pair(one, other) => format!("{kind:?} {one} {other}"),
    }
}
