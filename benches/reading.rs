//! Reading Markdown into roles, compared with pulldown-cmark alone on the same text: its events, and HTML.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mimalloc::MiMalloc;
use pulldown_cmark::{Options, Parser, html};
use rolebook_reader::Reader;
use std::hint::black_box;

/// As the command has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn reading(criterion: &mut Criterion) {
    let source = rolebook_bench::source();
    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(rolebook_bench::bytes(&source)));
    group.bench_function("native", |bencher| {
        bencher.iter(|| {
            let reader = Reader::new(&source.site);
            for page in &source.pages {
                black_box(reader.page(page));
            }
        });
    });
    group.bench_function("native@pulldown-cmark-events", |bencher| {
        bencher.iter(|| {
            for page in &source.pages {
                Parser::new_ext(&page.text, Options::ENABLE_TABLES).for_each(|event| {
                    black_box(event);
                });
            }
        });
    });
    group.bench_function("native@pulldown-cmark-html", |bencher| {
        bencher.iter(|| {
            for page in &source.pages {
                let mut out = String::new();
                html::push_html(&mut out, Parser::new_ext(&page.text, Options::ENABLE_TABLES));
                black_box(out);
            }
        });
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
