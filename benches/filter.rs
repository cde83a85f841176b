//! The work of each typed letter, over the corpus repeated to 1,000 and to 10,000 roles: the matching roles, the counts of
//! all facets, and the excerpts of the rows that are shown.

use criterion::{Criterion, criterion_group, criterion_main};
use rolebook_search::{Filter, TextIndex, find};
use std::hint::black_box;

/// Queries by name, each for another code path: whole words and a level; a prefix of very many words; a typo.
const QUERIES: [(&str, &str); 3] =
    [("words", "q=customer+success&level=senior"), ("letter", "q=s"), ("misspelt", "q=custmoer")];

fn filter(criterion: &mut Criterion) {
    let source = rolebook_bench::source();
    let mut group = criterion.benchmark_group("filter");
    group.sample_size(20);
    for roles in [1_000, 10_000] {
        let catalog = rolebook_reader::catalog(rolebook_bench::repeated(&source, roles));
        group.bench_function(format!("index-{roles}"), |bencher| {
            bencher.iter(|| black_box(TextIndex::new(&catalog)));
        });
        let index = TextIndex::new(&catalog);
        for (name, query) in QUERIES {
            let filter = Filter::from_query(query);
            group.bench_function(format!("{name}-{roles}"), |bencher| {
                bencher.iter(|| {
                    let found = find(&catalog, &index, &filter);
                    let shown = found.roles.iter().take(filter.rows);
                    let matches: Vec<_> = shown.map(|role| found.matches(&catalog, &index, *role)).collect();
                    black_box((found, matches))
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, filter);
criterion_main!(benches);
