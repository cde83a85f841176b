//! The built app → the files with which other sites embed the roles by `<role-book>`, in the folder `embed/`.
//!
//! [`Embed::of`] is the entry point:
//!
//! 1. the style sheet is that of the site and the rules for embeds, converted for a shadow tree by [`mod@sheet`], and with
//!    the site's accent by [`mod@accent`];
//! 2. the code that an element loads when it shows pages gets the addresses of the module with the interface in
//!    other languages than English and of what shows the levels of a role side by side. Each has a hash in its name, as the
//!    sheet does;
//! 3. their addresses are filled into the loader, with those of the glue code and the WebAssembly of the site;
//! 4. the loader is written twice: as `role-book.js`, which changes with the site, and with its version and hash in its name
//!    for hosts that pin it. [`older`] finds the pinned files of earlier builds, which are kept.

mod accent;
pub(super) mod older;
mod sheet;

use super::addresses::EMBED;
use super::app::BuiltApp;
use super::build_error::BuildError;
use super::escape::in_markup;
use super::fingerprint::fingerprint;
use super::matrix;
use super::publishing::Publishing;
use super::translation::Module;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rolebook_model::Site;
use sha2::{Digest, Sha384};

/// The loader by its stable name.
const LOADER: &str = "embed/role-book.js";
/// The code that an element loads when it shows pages.
const BOOK: &str = "embed/book.js";
/// The style rules for embeds.
const RULES: &str = "embed/role-book.css";

/// The files for embeds.
pub(super) struct Embed {
    /// The files by name.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The name of the loader with its version and hash.
    pinned: String,
    /// Its hash for subresource integrity (<https://www.w3.org/TR/SRI/#integrity-metadata-description>).
    integrity: String,
}

impl Embed {
    /// The files for an app whose sheet has the site's colours already; `None` if the app has no loader.
    pub(super) fn of(app: &BuiltApp, site: &Site) -> Result<Option<Embed>, BuildError> {
        let (mut loader, mut book, mut rules, mut files) = (None, "".into(), "".into(), Vec::new());
        for (name, content) in &app.embed {
            let text = String::from_utf8_lossy(content);
            match &**name {
                LOADER => loader = Some(text),
                BOOK => book = text,
                RULES => rules = text,
                _ => files.push((name.clone(), content.clone())),
            }
        }
        let Some(loader) = loader else { return Ok(None) };
        let [rules, pages] = [&*rules, app.sheet()].map(sheet::for_shadow_tree);
        let sheet = format!("{rules}{pages}{}", accent::rule(site));
        let translations = Module::new();
        let (matrix, matrix_files) = matrix_files();
        let addresses = [("translations", translations.address.clone()), ("matrix", format!("./{matrix}"))];
        let book = fill_in(BOOK, &book, &addresses)?;
        files.extend(matrix_files);
        // The loader names both, and each digit is a byte of it.
        let book_name = format!("book-{:.12}.js", fingerprint(book.as_bytes()));
        let sheet_name = format!("role-book-{:.12}.css", fingerprint(sheet.as_bytes()));
        let loader = fill_in(LOADER, &loader, &addresses_of(app, &book_name, &sheet_name)?)?;
        let version = env!("CARGO_PKG_VERSION");
        let pinned = format!("{EMBED}role-book-{version}-{}.js", fingerprint(loader.as_bytes()));
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&loader)));
        files.push((translations.name(), translations.text.into_bytes()));
        files.push((format!("{EMBED}{book_name}"), book.into_bytes()));
        files.push((format!("{EMBED}{sheet_name}"), sheet.into_bytes()));
        files.push((LOADER.to_owned(), loader.clone().into_bytes()));
        files.push((pinned.clone(), loader.into_bytes()));
        Ok(Some(Embed { files, pinned, integrity }))
    }

    /// The tag with which another site loads exactly this version, with an absolute URL if the site's is known.
    pub(super) fn tag(&self, publishing: &Publishing, base: &str) -> String {
        let path = format!("{base}{}", self.pinned);
        let url = publishing.url(&path).unwrap_or(path);
        format!(
            "<script type=\"module\" src=\"{}\" integrity=\"{}\" crossorigin=\"anonymous\"></script>",
            in_markup(&url),
            self.integrity
        )
    }
}

/// What a book loads to show the levels of a role side by side, with its name in the folder: a script, and the sheet that
/// this loads.
fn matrix_files() -> (String, [(String, Vec<u8>); 2]) {
    let [_, (script, _)] = matrix::files();
    let sheet = sheet::for_shadow_tree(matrix::sheet());
    let sheet_name = format!("matrix-{:.12}.css", fingerprint(sheet.as_bytes()));
    let show = matrix::EMBED
        .replace("rolebook build: matrix script", &format!("../{script}"))
        .replace("rolebook build: matrix sheet", &format!("./{sheet_name}"));
    let name = format!("matrix-{:.12}.js", fingerprint(show.as_bytes()));
    let files =
        [(format!("{EMBED}{name}"), show.into_bytes()), (format!("{EMBED}{sheet_name}"), sheet.into_bytes())];
    (name, files)
}

/// What the loader loads, by addresses relative to its own.
fn addresses_of(app: &BuiltApp, book: &str, sheet: &str) -> Result<[(&'static str, String); 4], BuildError> {
    let wasm = app.hashed().find_map(|name| name.strip_suffix("_bg.wasm"));
    let missing = "the app's WebAssembly beside it".to_owned();
    let app = wasm.ok_or(BuildError::Embed { file: LOADER, missing })?;
    Ok([
        ("book", format!("./{book}")),
        ("glue", format!("../{app}.js")),
        ("wasm", format!("../{app}_bg.wasm")),
        ("sheet", format!("./{sheet}")),
    ])
}

/// A script with addresses in the place of what stands for them.
fn fill_in(file: &'static str, script: &str, addresses: &[(&str, String)]) -> Result<String, BuildError> {
    addresses.iter().try_fold(script.to_owned(), |script, (name, address)| {
        let placeholder = format!("rolebook build: {name}");
        match script.contains(&placeholder) {
            true => Ok(script.replace(&placeholder, address)),
            false => Err(BuildError::Embed { file, missing: placeholder }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "add('rolebook build: translations', 'rolebook build: matrix');";
    const TEMPLATE: &str = "load('rolebook build: book', 'rolebook build: glue', 'rolebook build: wasm', \
                            \"rolebook build: sheet\");";

    fn app(embed: &[(&str, &str)]) -> BuiltApp {
        let files = |files: &[(&str, &str)]| {
            files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
        };
        let site =
            [("app-1a2b3c4d.js", ""), ("app-1a2b3c4d_bg.wasm", ""), ("rolebook-1a2b3c4d.css", "b { c: d }")];
        BuiltApp {
            index: String::new(),
            worker: None,
            files: files(&site),
            embed: files(embed),
            notes: Vec::new(),
            skipped: Vec::new(),
        }
    }

    #[test]
    fn the_loader_knows_where_the_app_and_its_sheet_are() {
        let embed = Embed::of(
            &app(&[(LOADER, TEMPLATE), (BOOK, CODE), (RULES, "a { b: c }"), ("embed/a.json", "{}")]),
            &Site::default(),
        );
        let Embed { files, pinned, .. } = embed.unwrap().unwrap();
        let translations = Module::new();
        let (show, [(show_file, show_text), (matrix_sheet, matrix_rules)]) = matrix_files();
        let code = format!("add('{}', './{show}');", translations.address);
        let book = format!("book-{:.12}.js", fingerprint(code.as_bytes()));
        let rules = "a{b:c}b{c:d}".to_owned() + &accent::rule(&Site::default());
        let sheet = format!("role-book-{:.12}.css", fingerprint(rules.as_bytes()));
        let loader =
            format!("load('./{book}', '../app-1a2b3c4d.js', '../app-1a2b3c4d_bg.wasm', \"./{sheet}\");");
        let pinned_name =
            format!("embed/role-book-{}-{}.js", env!("CARGO_PKG_VERSION"), fingerprint(loader.as_bytes()));
        assert_eq!(pinned, pinned_name);
        let files: Vec<_> =
            files.iter().map(|(name, it)| (&**name, std::str::from_utf8(it).unwrap())).collect();
        let [show_text, matrix_rules] =
            [&show_text, &matrix_rules].map(|it| std::str::from_utf8(it).unwrap());
        assert!(!show_text.contains("rolebook build:"), "{show_text}");
        let expect = [
            ("embed/a.json", "{}"),
            (&*show_file, show_text),
            (&*matrix_sheet, matrix_rules),
            (&*translations.name(), &*translations.text),
            (&*format!("embed/{book}"), &*code),
            (&*format!("embed/{sheet}"), &*rules),
            (LOADER, &*loader),
            (&*pinned_name, &*loader),
        ];
        assert_eq!(files, expect);
    }

    #[test]
    fn the_integrity_is_the_one_that_browsers_compute() {
        let embed = Embed::of(&app(&[(LOADER, TEMPLATE), (BOOK, CODE)]), &Site::default()).unwrap().unwrap();
        let hash = embed.integrity.strip_prefix("sha384-").unwrap();
        assert_eq!(STANDARD.decode(hash).unwrap(), Sha384::digest(&embed.files.last().unwrap().1).to_vec());
    }

    #[test]
    fn an_app_without_a_loader_has_no_embed() {
        assert!(Embed::of(&app(&[(RULES, "")]), &Site::default()).unwrap().is_none());
    }

    #[test]
    fn a_script_without_placeholders_is_refused() {
        for (code, loader, expect) in [
            (CODE, "load('rolebook build: book')", "embed/role-book.js: lacks `rolebook build: glue`"),
            ("", TEMPLATE, "embed/book.js: lacks `rolebook build: translations`"),
            (&CODE.replace("matrix", ""), TEMPLATE, "embed/book.js: lacks `rolebook build: matrix`"),
        ] {
            let error = Embed::of(&app(&[(LOADER, loader), (BOOK, code)]), &Site::default()).err().unwrap();
            assert_eq!(error.to_string(), format!("{expect}, build the app again"));
        }
    }
}
