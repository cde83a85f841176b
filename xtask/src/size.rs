//! What a built site weighs: its files as they are, by gzip and by brotli, and the budget they are held to.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The most that all files of a kind may weigh by brotli, in bytes. A new limit wants a reason in the commit.
const BUDGET: &[Limit] = &[
    Limit { name: "wasm", counts: |name| is_of_pages(name) && name.ends_with(".wasm"), most: 210_000 },
    Limit { name: "glue", counts: |name| is_of_pages(name) && name.ends_with(".js"), most: 10_000 },
    Limit { name: "sheet", counts: |name| is_of_pages(name) && name.ends_with(".css"), most: 8_000 },
    Limit { name: "embed", counts: |name| name == LOADER, most: 2_000 },
    Limit { name: "embed with pages", counts: |name| name.starts_with(BOOK), most: 3_000 },
    Limit { name: "preview", counts: |name| name.starts_with(PREVIEW), most: 270_000 },
    Limit { name: "embed's sheet", counts: |name| is_of_embed(name) && name.ends_with(".css"), most: 7_000 },
];

/// What authors load to see their pages before these are on the site.
const PREVIEW: &str = "preview/";
/// What other sites load of this one before they show anything of it.
const LOADER: &str = "embed/role-book.js";
/// So begins what they load once they show pages.
const BOOK: &str = "embed/book-";

/// Whether visitors of the site's own pages load a file of this name.
fn is_of_pages(name: &str) -> bool {
    !is_of_embed(name) && !name.starts_with(PREVIEW)
}

fn is_of_embed(name: &str) -> bool {
    name.starts_with("embed/")
}

/// What the page of a role in the middle may weigh by brotli with the site's catalog, in bytes: what a network's first round
/// trip brings. A site of many roles has a larger catalog, so this is said and does not fail a build.
const FIRST_VISIT: usize = 14_000;

/// Folders with more files than this are reported as one line.
const LISTED: usize = 8;

struct Limit {
    name: &'static str,
    /// Whether a file of this name is of the kind.
    counts: fn(&str) -> bool,
    most: usize,
}

/// What each file of a site weighs, by its path.
pub(crate) struct Report {
    files: BTreeMap<String, Weight>,
}

/// Sizes in bytes.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Report {
    /// Weighs every file below a folder, but for those that only other sites name, which have pinned an embed: the loader
    /// by its sum, whose bytes are weighed already, and all that is there of older builds.
    pub(crate) fn of(folder: &Path) -> Result<Report> {
        let mut files = BTreeMap::new();
        weigh(folder, "", &mut files)?;
        let text = |name| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let named = text("index.html") + &text(LOADER);
        files.retain(|name, _| !is_pinned(name) || named.contains(file_name(name)));
        Ok(Report { files })
    }

    /// Whether every kind of file keeps to its limit.
    pub(crate) fn is_within_budget(&self) -> bool {
        BUDGET.iter().all(|limit| self.weight_of(limit) <= limit.most)
    }

    /// What all files of a limit's kind weigh by brotli.
    fn weight_of(&self, limit: &Limit) -> usize {
        self.files.iter().filter(|(name, _)| (limit.counts)(name)).map(|(_, weight)| weight.brotli).sum()
    }

    /// What a first visit to the page of a role brings at the median, by brotli: the page, and the site's catalog.
    fn first_visit(&self) -> Option<usize> {
        let is_role = |name: &str| name.starts_with("roles/") && name.matches('/').count() == 3;
        let pages = self.files.iter().filter(|(name, _)| is_role(name) && name.ends_with("/index.html"));
        let mut weights: Vec<usize> = pages.map(|(_, weight)| weight.brotli).collect();
        weights.sort_unstable();
        let catalog = self.files.get("catalog.json").map_or(0, |weight| weight.brotli);
        Some(weights.get(weights.len() / 2)? + catalog)
    }

    /// The lines of the table: a file each, or a folder at the top with all that is in it.
    fn lines(&self) -> Vec<(String, Weight)> {
        let mut folders: BTreeMap<&str, Vec<(&String, &Weight)>> = BTreeMap::new();
        for entry in &self.files {
            folders.entry(entry.0.split_once('/').map_or("", |(top, _)| top)).or_default().push(entry);
        }
        let mut lines = Vec::new();
        for (folder, files) in folders {
            if folder.is_empty() || files.len() <= LISTED {
                lines.extend(files.iter().map(|(name, weight)| ((*name).clone(), **weight)));
            } else {
                let all = files.iter().map(|(_, weight)| **weight).sum();
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
        for (name, Weight { raw, gzip, brotli }) in lines {
            writeln!(out, "{name:width$} {raw:>11} {gzip:>11} {brotli:>11}")?;
        }
        for limit in BUDGET {
            let (is, most) = (self.weight_of(limit), limit.most);
            let verdict = if is <= most { "within" } else { "OVER" };
            writeln!(out, "{}: {is} of {most} bytes by brotli, {verdict} the budget", limit.name)?;
        }
        if let Some(is) = self.first_visit() {
            let verdict = if is <= FIRST_VISIT { "within" } else { "over" };
            writeln!(
                out,
                "a role's page at the median, with the catalog: {is} of {FIRST_VISIT} bytes by brotli, {verdict}"
            )?;
        }
        Ok(())
    }
}

impl std::iter::Sum for Weight {
    fn sum<I: Iterator<Item = Weight>>(weights: I) -> Weight {
        weights.fold(Weight::default(), |all, one| Weight {
            raw: all.raw + one.raw,
            gzip: all.gzip + one.gzip,
            brotli: all.brotli + one.brotli,
        })
    }
}

/// Whether a file is named after its content, and may be of an older build.
fn is_pinned(name: &str) -> bool {
    ["app-", "embed/role-book-", BOOK].iter().any(|start| name.starts_with(start))
}

fn file_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn weigh(folder: &Path, below: &str, files: &mut BTreeMap<String, Weight>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading the folder {}", folder.display()))? {
        let path = entry?.path();
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            weigh(&path, &format!("{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            files.insert(name, Weight::of(&bytes)?);
        }
    }
    Ok(())
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Weight> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &best)?;
        Ok(Weight { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(files: &[(&str, usize)]) -> Report {
        let weigh =
            |&(name, brotli): &(&str, usize)| (name.to_owned(), Weight { brotli, ..Weight::default() });
        Report { files: files.iter().map(weigh).collect() }
    }

    #[test]
    fn a_site_at_its_limits_is_within_the_budget() {
        let site = [("a.wasm", 210_000), ("a.js", 10_000), ("a.css", 8_000)];
        let embed =
            [("embed/role-book.js", 2_000), ("embed/book-1a.js", 3_000), ("embed/role-book-1a.css", 7_000)];
        assert!(report(&[site, embed].concat()).is_within_budget());
        for (name, weight) in embed {
            assert!(!report(&[(name, weight + 1)]).is_within_budget(), "{name}");
        }
    }

    #[test]
    fn what_other_sites_have_pinned_is_not_weighed() {
        let folder = std::env::temp_dir().join(format!("rolebook-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("embed")).unwrap();
        for (name, text) in [
            ("index.html", "app-2b.js"),
            ("app-1a.js", ""),
            ("app-2b.js", ""),
            ("embed/role-book.js", "./role-book-2b.css"),
            ("embed/role-book-0.1.0-2b.js", "./role-book-2b.css"),
            ("embed/role-book-1a.css", ""),
            ("embed/role-book-2b.css", ""),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let report = Report::of(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        let weighed: Vec<_> = report.files.keys().map(String::as_str).collect();
        assert_eq!(weighed, ["app-2b.js", "embed/role-book-2b.css", "embed/role-book.js", "index.html"]);
    }

    #[test]
    fn files_of_a_kind_are_weighed_together() {
        assert!(!report(&[("a.js", 5_001), ("snippets/b.js", 5_000)]).is_within_budget());
        assert!(report(&[("a.js", 5_001), ("b.html", 5_000)]).is_within_budget());
    }

    #[test]
    fn a_folder_of_many_files_is_one_line() {
        let pages: Vec<String> = (0..9).map(|number| format!("roles/{number}/index.html")).collect();
        let files: Vec<_> = pages.iter().map(|name| (name.as_str(), 10)).chain([("index.html", 5)]).collect();
        let lines = report(&files).lines();
        let names: Vec<_> = lines.iter().map(|(name, weight)| (name.as_str(), weight.brotli)).collect();
        assert_eq!(names, [("index.html", 5), ("roles/ (9 files)", 90)]);
    }

    #[test]
    fn a_first_visit_is_the_page_of_a_role_in_the_middle_and_the_catalog() {
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
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < weight.gzip, "{} {}", weight.gzip, weight.brotli);
    }
}
