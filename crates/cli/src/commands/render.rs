//! `rolebook render`: pages → their markup, for tests and other tools.

use super::roles::Roles;
use super::vacancies::Vacancies;
use rolebook_app::view::SharedCatalog;
use serde_json::json;
use std::io::{self, Write};

/// Print the HTML of pages, one JSON object per line: {"url", "html"}
#[derive(clap::Args)]
pub(super) struct Render {
    #[command(flatten)]
    roles: Roles,
    /// Paths, with queries if any: /roles/product/product-manager/ [default: every page]
    #[arg(value_name = "URL")]
    urls: Vec<String>,
    #[command(flatten)]
    vacancies: Vacancies,
}

impl Render {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let roles = self.roles.find(None);
        let mut loaded = rolebook_site::load(&roles)?;
        let (catalog, _) = self.vacancies.catalog(&roles, &mut loaded)?;
        let catalog = SharedCatalog::new(catalog);
        let urls = if self.urls.is_empty() { all_urls(&catalog) } else { self.urls };
        let mut out = io::stdout().lock();
        for url in urls {
            writeln!(out, "{}", json!({ "html": rolebook_site::render(&catalog, &url), "url": url }))?;
        }
        Ok(())
    }
}

fn all_urls(catalog: &SharedCatalog) -> Vec<String> {
    let catalog = catalog.catalog();
    rolebook_site::routes(catalog).iter().map(|route| route.path(&catalog.site.base_path)).collect()
}
