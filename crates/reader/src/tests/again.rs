//! Reading a site again: what has not changed is not read, and the result is that of reading all anew.

use crate::{Known, roles_and_pages, roles_and_pages_again};
use rolebook_model::{PageSource, Site, Source};

fn source(base_path: &str, pages: &[(&str, &str)]) -> Source {
    let pages =
        pages.iter().map(|(file, text)| PageSource { file: (*file).to_owned(), text: (*text).to_owned() });
    Source { site: Site { base_path: base_path.to_owned(), ..Site::default() }, pages: pages.collect() }
}

const BAKER: &str = "---\ntitle: Baker\n---\n\n## Responsibilities\n\n- Bakes with the [cook](cook.md)\n";
const COOK: &str = "---\ntitle: Cook\n---\n\n## Responsibilities\n\n- Cooks for the [baker](baker.md)\n";
const README: &str = "# Kitchen\n\nWe cook, with a [baker](baker.md).\n";

#[test]
fn each_change_gives_what_reading_anew_gives() {
    let [baker, cook, readme] = [("a/baker.md", BAKER), ("a/cook.md", COOK), ("a/README.md", README)];
    let moved = ("a/cook.md", "---\ntitle: Cook\nslug: chef\n---\n\n## Responsibilities\n\n- Cooks\n");
    let same_url = ("a/other.md", "---\ntitle: Other\nslug: baker\n---\n\n## Responsibilities\n\n- Bakes\n");
    let mut known = Known::default();
    for (step, source) in [
        source("/", &[readme, baker, cook]),
        source("/", &[readme, baker, cook]),
        // The page that another one links to has another URL, is gone, and is back.
        source("/", &[readme, baker, moved]),
        source("/", &[readme, baker]),
        source("/", &[readme, baker, cook]),
        source("/", &[baker, cook, same_url]),
        source("/", &[same_url, baker, cook]),
        source("/", &[same_url, baker, cook]),
        source("/jobs/", &[same_url, baker, cook]),
        source("/jobs/", &[]),
        source("/", &[readme, baker, cook]),
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(roles_and_pages_again(source, &mut known), roles_and_pages(source), "step {step}");
    }
}
