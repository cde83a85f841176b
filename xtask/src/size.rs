//! The size of a built site: its files uncompressed, by gzip and by brotli, and their budget.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;
use walkdir::WalkDir;

/// How many bytes the files of a kind should have by brotli, and how many they may. A new number needs a reason in the
/// commit.
const BUDGET: &[Limit] = &[
    Limit {
        name: "app",
        counts: |name| is_of_pages(name) && name.ends_with(".wasm"),
        target: 210_000,
        most: 250_000,
    },
    Limit::fixed("app's scripts", |name| is_of_pages(name) && name.ends_with(".js") && name != LIST, 10_000),
    Limit::fixed("style sheet", |name| is_of_pages(name) && name.ends_with(".css"), 8_000),
    // Only the pages that show levels side by side load these, which a script of 2.5 kB and a sheet are enough for.
    Limit::fixed("levels side by side", |name| name.starts_with(MATRIX), 5_000),
    Limit::fixed("levels side by side in embeds", |name| name.starts_with(MATRIX_OF_EMBED), 5_000),
    Limit::fixed("embed's loader", |name| name == LOADER, 2_050),
    Limit::fixed("embed's element", |name| name.starts_with(BOOK), 4_000),
    Limit::fixed("embed's languages", |name| name.starts_with(TRANSLATIONS), 3_000),
    Limit::fixed("embed's style sheet", |name| is_of_embed(name) && name.ends_with(".css"), 7_000),
    Limit {
        name: "preview",
        counts: |name| name.starts_with(PREVIEW) && name != WORDS,
        target: 320_000,
        // It decides which tables hold levels and which files are one role, as the build does for visitors.
        most: 380_000,
    },
    Limit::fixed("notes' scripts", |name| is_of_notes(name) && name.ends_with(".js"), 8_000),
    Limit::fixed("notes' style sheet and words", |name| is_of_notes(name) && !name.ends_with(".js"), 5_000),
    Limit::fixed("preview's words of languages", |name| name == WORDS, 10_000),
];

/// The authors' preview.
const PREVIEW: &str = "preview/";
/// The words of all languages, for the preview.
const WORDS: &str = "preview/words.json";
/// What the service worker may touch: data that grows with the number of pages.
const LIST: &str = "offline.js";
/// The script that other sites load to embed roles.
const LOADER: &str = "embed/role-book.js";
/// How the script that the loader loads begins.
const BOOK: &str = "embed/book-";

/// How the module begins that it loads for other languages than English.
const TRANSLATIONS: &str = "embed/translations-";
/// How the files begin that only pages with levels side by side load.
const MATRIX: &str = "matrix-";
/// The same in embeds.
const MATRIX_OF_EMBED: &str = "embed/matrix-";

/// Whether visitors of the site's own pages load a file of this name.
fn is_of_pages(name: &str) -> bool {
    !name.starts_with("embed/")
        && !is_of_notes(name)
        && !name.starts_with(PREVIEW)
        && !name.starts_with(MATRIX)
}

/// Whether visitors load a file of this name when they open their own notes.
fn is_of_notes(name: &str) -> bool {
    name.starts_with("notes/")
}

fn is_of_embed(name: &str) -> bool {
    name.starts_with("embed/") && !name.starts_with(MATRIX_OF_EMBED)
}

/// The most bytes of a median role's page and the site's catalog by brotli: what a connection's first round trip brings. A
/// site of many roles has a larger catalog, so this is reported and fails no build.
const FIRST_VISIT: usize = 14_000;

/// Folders with more files than this are reported as one line.
const LISTED: usize = 8;

struct Limit {
    name: &'static str,
    /// Whether a file of this name is of the kind.
    counts: fn(&str) -> bool,
    /// More is reported.
    target: usize,
    /// More fails the build.
    most: usize,
}

impl Limit {
    /// A limit that is its own target.
    const fn fixed(name: &'static str, counts: fn(&str) -> bool, most: usize) -> Limit {
        Limit { name, counts, target: most, most }
    }
}

/// The size of each file of a site, by its path.
pub(crate) struct Report {
    files: BTreeMap<String, Size>,
}

/// Sizes in bytes.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Report {
    /// Measures every file below a folder except those that only other sites refer to, which have pinned an embed: the loader
    /// with a hash in its name, whose copy is measured already, and the files of older builds.
    pub(crate) fn of(folder: &Path) -> Result<Report> {
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(folder) {
            let entry = entry.with_context(|| format!("reading {}", folder.display()))?;
            if entry.file_type().is_file() {
                let bytes =
                    fs::read(entry.path()).with_context(|| format!("reading {}", entry.path().display()))?;
                let path = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                files.insert(path, Size::of(&bytes)?);
            }
        }
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let named = text("index.html") + &text(LOADER);
        let book = files.keys().find(|name| name.starts_with(BOOK) && named.contains(file_name(name)));
        let named = book.map(|name| text(name)).unwrap_or_default() + &named;
        files.retain(|name, _| !is_pinned(name) || named.contains(file_name(name)));
        Ok(Report { files })
    }

    /// Whether every kind of file is within its limit.
    pub(crate) fn is_within_budget(&self) -> bool {
        BUDGET.iter().all(|limit| self.size_of(limit) <= limit.most)
    }

    /// The bytes of all files of a limit's kind by brotli.
    fn size_of(&self, limit: &Limit) -> usize {
        self.files.iter().filter(|(name, _)| (limit.counts)(name)).map(|(_, size)| size.brotli).sum()
    }

    /// The bytes of a first visit to a median role's page by brotli: the page, and the site's catalog.
    fn first_visit(&self) -> Option<usize> {
        let is_role = |name: &str| name.starts_with("roles/") && name.matches('/').count() == 3;
        let pages = self.files.iter().filter(|(name, _)| is_role(name) && name.ends_with("/index.html"));
        let mut sizes: Vec<usize> = pages.map(|(_, size)| size.brotli).collect();
        sizes.sort_unstable();
        let catalog = self.files.get("catalog.json").map_or(0, |size| size.brotli);
        Some(sizes.get(sizes.len() / 2)? + catalog)
    }

    /// The lines of the table: one for each file, or one for a top-level folder of many files.
    fn lines(&self) -> Vec<(String, Size)> {
        let mut folders: BTreeMap<&str, Vec<(&String, &Size)>> = BTreeMap::new();
        for entry in &self.files {
            folders.entry(entry.0.split_once('/').map_or("", |(top, _)| top)).or_default().push(entry);
        }
        let mut lines = Vec::new();
        for (folder, files) in folders {
            if folder.is_empty() || files.len() <= LISTED {
                lines.extend(files.iter().map(|(name, size)| ((*name).clone(), **size)));
            } else {
                let all = files.iter().map(|(_, size)| **size).sum();
                lines.push((format!("{folder}/ ({} files)", files.len()), all));
            }
        }
        lines
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = ("total".to_owned(), self.files.values().copied().sum());
        let lines: Vec<_> = self.lines().into_iter().chain([total]).collect();
        let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        writeln!(out, "{:width$} {:>11} {:>11} {:>11}", "bytes", "raw", "gzip", "brotli")?;
        for (name, Size { raw, gzip, brotli }) in lines {
            writeln!(out, "{name:width$} {raw:>11} {gzip:>11} {brotli:>11}")?;
        }
        for limit in BUDGET {
            let (is, Limit { name, target, most, .. }) = (self.size_of(limit), limit);
            let verdict = match is {
                _ if is <= *target => "met".to_owned(),
                _ if is <= *most => format!("missed; a build fails above {most}"),
                _ => format!("OVER the limit of {most}"),
            };
            writeln!(out, "{name}: {is} bytes by brotli, target {target}: {verdict}")?;
        }
        if let Some(is) = self.first_visit() {
            let verdict = if is <= FIRST_VISIT { "within budget" } else { "over budget" };
            writeln!(
                out,
                "a median role's page with the catalog: {is} of {FIRST_VISIT} bytes by brotli, {verdict}"
            )?;
        }
        Ok(())
    }
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Size>>(sizes: I) -> Size {
        sizes.fold(Size::default(), |all, one| Size {
            raw: all.raw + one.raw,
            gzip: all.gzip + one.gzip,
            brotli: all.brotli + one.brotli,
        })
    }
}

/// Whether a file has a hash in its name, and so may belong to an older build.
fn is_pinned(name: &str) -> bool {
    ["app-", "embed/role-book-", BOOK, TRANSLATIONS].iter().any(|start| name.starts_with(start))
}

fn file_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Size> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &best)?;
        Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(files: &[(&str, usize)]) -> Report {
        let measure = |&(name, brotli): &(&str, usize)| (name.to_owned(), Size { brotli, ..Size::default() });
        Report { files: files.iter().map(measure).collect() }
    }

    #[test]
    fn a_site_at_its_limits_is_within_the_budget() {
        let site = [("a.wasm", 250_000), ("a.js", 10_000), ("a.css", 8_000)];
        let embed =
            [("embed/role-book.js", 2_050), ("embed/book-1a.js", 4_000), ("embed/role-book-1a.css", 7_000)];
        assert!(report(&[site, embed].concat()).is_within_budget());
        for (name, size) in embed {
            assert!(!report(&[(name, size + 1)]).is_within_budget(), "{name}");
        }
    }

    #[test]
    fn files_that_only_other_sites_pin_are_not_counted() {
        let folder = std::env::temp_dir().join(format!("rolebook-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("embed")).unwrap();
        for (name, text) in [
            ("index.html", "app-2b.js"),
            ("app-1a.js", ""),
            ("app-2b.js", ""),
            ("embed/role-book.js", "./role-book-2b.css ./book-2b.js"),
            ("embed/role-book-0.1.0-2b.js", "./role-book-2b.css ./book-2b.js"),
            ("embed/book-1a.js", "./translations-1a.js"),
            ("embed/book-2b.js", "./translations-2b.js"),
            ("embed/translations-1a.js", ""),
            ("embed/translations-2b.js", ""),
            ("embed/role-book-1a.css", ""),
            ("embed/role-book-2b.css", ""),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let report = Report::of(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        let counted: Vec<_> = report.files.keys().map(String::as_str).collect();
        let expect = [
            "app-2b.js",
            "embed/book-2b.js",
            "embed/role-book-2b.css",
            "embed/role-book.js",
            "embed/translations-2b.js",
            "index.html",
        ];
        assert_eq!(counted, expect);
    }

    #[test]
    fn files_of_a_kind_are_added_up() {
        assert!(!report(&[("a.js", 5_001), ("snippets/b.js", 5_000)]).is_within_budget());
        assert!(report(&[("a.js", 5_001), ("b.html", 5_000)]).is_within_budget());
    }

    #[test]
    fn a_folder_of_many_files_is_one_line() {
        let pages: Vec<String> = (0..9).map(|number| format!("roles/{number}/index.html")).collect();
        let files: Vec<_> = pages.iter().map(|name| (name.as_str(), 10)).chain([("index.html", 5)]).collect();
        let lines = report(&files).lines();
        let names: Vec<_> = lines.iter().map(|(name, size)| (name.as_str(), size.brotli)).collect();
        assert_eq!(names, [("index.html", 5), ("roles/ (9 files)", 90)]);
    }

    #[test]
    fn a_first_visit_is_the_median_role_and_the_catalog() {
        let files = [
            ("catalog.json", 1_000),
            ("index.html", 90_000),
            ("roles/bakery/index.html", 90_000),
            ("roles/bakery/baker/index.html", 3_000),
            ("roles/bakery/cook/index.html", 9_000),
            ("roles/bakery/cook/senior-cook/index.html", 90_000),
            ("roles/bakery/waiter/index.html", 4_000),
        ];
        assert_eq!(report(&files).first_visit(), Some(5_000));
        assert_eq!(report(&files[..2]).first_visit(), None);
    }

    #[test]
    fn compressing_makes_a_repetitive_file_smaller() {
        let size = Size::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(size.raw, 10_000);
        assert!(size.gzip < 100 && size.brotli < size.gzip, "{} {}", size.gzip, size.brotli);
    }
}
