//! One pass of a filter over a catalog, as each typed letter makes one: the roles that are left, and what every
//! facet would leave.

use criterion::{Criterion, criterion_group, criterion_main};
use rolebook::find::{Filter, TextIndex, find};
use rolebook::read;
use std::hint::black_box;

/// Text and a level: no part of the pass can be left out.
const QUERY: &str = "q=customer&level=senior";

fn filter(criterion: &mut Criterion) {
    let source = rolebook_bench::source();
    let filter = Filter::from_query(QUERY);
    let mut group = criterion.benchmark_group("filter");
    for source in [rolebook_bench::repeated(&source, 1_000), source] {
        let catalog = read::catalog(&source);
        let index = TextIndex::new(&catalog);
        group.bench_function(format!("{}-roles", catalog.roles.len()), |bencher| {
            bencher.iter(|| black_box(find(&catalog, &index, &filter)));
        });
    }
    group.finish();
}

criterion_group!(benches, filter);
criterion_main!(benches);
