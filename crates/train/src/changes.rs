//! What new weights change for those who link to pages: addresses of levels, and ids of headings and items.

use rolebook_model::{Role, Source};
use rolebook_reader::Reader;
use rolebook_reader::weights::Weights;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Prints what the weights `after` give other addresses and ids than `before`, two files, on the pages of each site.
pub(crate) fn print(sites: &[Source], before: &[u8], after: &[u8]) {
    let mut count = 0;
    for Source { site, pages } in sites {
        let [before, after] =
            [before, after].map(|file| Reader::with_weights(site, Cow::Owned(Weights::decode(file))));
        for page in pages {
            let [before, after] = [&before, &after].map(|reader| addresses(&reader.page(page)));
            let gone = before.difference(&after).map(|address| format!("- {address}"));
            let new = after.difference(&before).map(|address| format!("+ {address}"));
            for change in gone.chain(new) {
                println!("{change}");
                count += 1;
            }
        }
    }
    let pages: usize = sites.iter().map(|site| site.pages.len()).sum();
    println!("{count} addresses and ids of {pages} pages change");
}

/// The addresses of a role's pages, and the ids on them.
fn addresses(role: &Role) -> BTreeSet<String> {
    let url = format!("/roles/{}/{}/", role.department, role.slug);
    let mut all = BTreeSet::from([url.clone()]);
    all.extend(role.levels.iter().map(|level| format!("{url}{}/", level.slug)));
    for section in &role.sections {
        all.extend(section.heading.iter().map(|heading| format!("{url}#{}", heading.id)));
        all.extend(section.items().map(|item| format!("{url}#{}", item.id)));
    }
    all
}
