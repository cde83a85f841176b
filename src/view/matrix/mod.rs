//! A role → the page that shows its levels side by side, which only the build makes.
//!
//! 1. [`MatrixPage`] is the entry point: the site's frame, the choices, and the table;
//! 2. `table` has the levels as columns, a track behind the other, and as rows first the `facts` that levels have, then the
//!    sections of levels, and below them, across all columns, what they share;
//! 3. `cell` is what one level has in one row: what it repeats, folded, and what it adds;
//! 4. `choices` are the controls. Without a script there is one: which level a narrow screen shows. Style sheet and script of the
//!    page are `crates/site/src/matrix`.

mod cell;
mod choices;
mod facts;
mod table;
mod words;

use self::words::Words;
use super::app::site_header;
use super::element::element;
use super::footnotes::Footnotes;
use super::header::role_breadcrumb;
use super::messages::{direction, fill};
use super::page_context::interface;
use super::resolve::language;
use super::{PageContext, SharedCatalog};
use rolebook_diff::Matrix;
use rolebook_model::{Catalog, Level, Role};
use yew::prelude::*;

/// What [`MatrixPage`] shows.
#[derive(Clone, Debug, Properties, PartialEq)]
pub struct MatrixPageProps {
    /// The roles.
    pub catalog: SharedCatalog,
    /// The department's slug.
    pub department: String,
    /// The role's slug.
    pub role: String,
}

/// What every part of the page needs.
#[derive(Clone, Copy)]
struct Shown<'a> {
    page: PageContext<'a>,
    words: &'static Words,
    role: &'a Role,
    footnotes: &'a Footnotes,
}

impl<'a> Shown<'a> {
    fn level(self, index: usize) -> Option<&'a Level> {
        self.role.levels.get(index)
    }

    /// The name of a level among those of its role: "Senior" for "Senior Baker".
    fn rung(self, index: usize) -> &'a str {
        let Some(level) = self.level(index) else { return "" };
        let rung = level.name.strip_suffix(&*self.role.title).unwrap_or(&level.name).trim_end();
        if rung.is_empty() { &level.name } else { rung }
    }
}

/// The title of the document.
pub fn matrix_title(catalog: &Catalog, role: &Role) -> String {
    let page = PageContext::new(catalog, language(catalog, role));
    format!("{} – {}", fill(words(catalog, role).title, &[&role.title]), page.site_name())
}

/// The words of the page of the role.
fn words(catalog: &Catalog, role: &Role) -> &'static Words {
    Words::of(interface(&catalog.site, language(catalog, role)))
}

/// The page, in the site's frame; nothing in it where there is no such role.
#[component]
pub fn MatrixPage(MatrixPageProps { catalog: shared, department, role }: &MatrixPageProps) -> Html {
    let catalog = shared.catalog();
    let Some(role) = catalog.role(department, role) else { return Html::default() };
    let lang = AttrValue::from(language(catalog, role).to_owned());
    let dir = direction(&lang);
    let page = PageContext::new(catalog, &lang);
    let footnotes = Footnotes::default();
    let shown = Shown { page, words: words(catalog, role), role, footnotes: &footnotes };
    let matrix = Matrix::new(role, &shared.words().of(role));
    let content = content(shown, &matrix);
    html! {
        <div {lang} {dir} class="rolebook">
            <a href="#rolebook-main" class="skip">{ page.messages.skip }</a>
            { site_header(page) }
            <main id="rolebook-main" tabindex="-1" class="matrix-page">
                { content }
                { footnotes.notes(page, &[role]) }
                { footnotes.section(page) }
            </main>
        </div>
    }
}

fn content(shown: Shown<'_>, matrix: &Matrix<'_>) -> Html {
    let Shown { page, words, role, .. } = shown;
    // The footnotes are numbered while the table is rendered.
    let rows = table::rows(shown, matrix);
    html! {
        <>
            <header class="page-header">
                { role_breadcrumb(page, role, true) }
                <div class="title">
                    { element("h1", "", &role.title) }
                    { element("p", "note", words.note) }
                </div>
                { element("p", "lead", words.lead) }
            </header>
            <article>
                { choices::choices(shown, matrix, &rows) }
                { table::table(shown, matrix, &rows) }
            </article>
        </>
    }
}
