//! A site's content and the built app → the files of the site.
//!
//! [`build`] is the entry point. It writes, beside the app's own files:
//!
//! 1. `content.json`, the pages as text, which the app reads in the browser;
//! 2. `site.css`, the site's own colours, where `site.toml` sets one;
//! 3. an `index.html` for every page, so that a link to any of them works on any host of files;
//! 4. `404.html`, which such hosts show for every other path.

use super::accent;
use super::pages::{self, Shell};
use crate::model::{Catalog, Source};
use crate::route::Route;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::WalkDir;

/// The built app: the folder that Trunk makes.
pub struct App<'a> {
    /// Where it lies.
    pub folder: &'a Path,
    /// The URL path that it was built for, with a slash at both ends.
    pub url: &'a str,
}

/// What keeps a site from being built.
#[derive(Debug)]
pub enum BuildError {
    /// A file or folder cannot be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The app's `index.html` is not one of ours.
    Shell {
        /// The file.
        path: PathBuf,
        /// What it has to have.
        missing: &'static str,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::File { path, error } => write!(f, "{}: {error}", path.display()),
            BuildError::Shell { path, missing } => {
                write!(f, "{}: not the page of an app for role pages, add {missing}", path.display())
            }
        }
    }
}

impl std::error::Error for BuildError {}

/// Writes the site to the folder `out`, which may be the app's own. Gives the number of its pages.
pub fn build(source: &Source, catalog: &Catalog, app: &App<'_>, out: &Path) -> Result<usize, BuildError> {
    let index = app.folder.join(INDEX);
    let text = fs::read_to_string(&index).map_err(|error| BuildError::File { path: index.clone(), error })?;
    let shell = Shell::new(&text, app.url, &catalog.site.base_path)
        .map_err(|missing| BuildError::Shell { path: index, missing })?;
    if app.folder != out {
        copy_app(app.folder, out)?;
    }
    let content = out.join(pages::CONTENT);
    let json = serde_json::to_string(source)
        .map_err(|error| BuildError::File { path: content.clone(), error: error.into() })?;
    write(&content, &json)?;
    if let Some(sheet) = accent::sheet(&catalog.site) {
        write(&out.join(pages::SHEET), &sheet)?;
    }
    let routes = pages::routes(catalog);
    for route in &routes {
        write(&file(out, route), &shell.page(catalog, route))?;
    }
    let not_found = Route::NotFound { path: String::new() };
    write(&file(out, &not_found), &shell.page(catalog, &not_found))?;
    Ok(routes.len())
}

const INDEX: &str = "index.html";

/// The file that a host of files shows for a page.
fn file(out: &Path, route: &Route) -> PathBuf {
    match route {
        Route::Directory => out.join(INDEX),
        Route::Role { department, role } => out.join("roles").join(department).join(role).join(INDEX),
        Route::Level { department, role, level } => {
            out.join("roles").join(department).join(role).join(level).join(INDEX)
        }
        Route::NotFound { .. } => out.join("404.html"),
    }
}

fn copy_app(app: &Path, out: &Path) -> Result<(), BuildError> {
    for entry in WalkDir::new(app) {
        let entry = entry.map_err(|error| BuildError::File { path: app.to_owned(), error: error.into() })?;
        let to = out.join(entry.path().strip_prefix(app).unwrap_or(entry.path()));
        let copied = if entry.file_type().is_dir() {
            fs::create_dir_all(&to)
        } else {
            fs::copy(entry.path(), &to).map(|_| ())
        };
        copied.map_err(|error| BuildError::File { path: to, error })?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), BuildError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| BuildError::File { path: path.to_owned(), error })
}
