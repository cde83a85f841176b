//! A site → its web app manifest (<https://www.w3.org/TR/appmanifest/>), for visitors who install it.

use super::accent;
use super::addresses::{ICON_192, ICON_512, ICON_SVG};
use super::icons;
use super::theme::Favicon;
use rolebook_app::view;
use rolebook_model::Site;
use serde_json::json;

/// The manifest as JSON. Its addresses are relative to its own, wherever the site is served.
pub(super) fn manifest(site: &Site, favicon: &Favicon) -> String {
    let [(_, paper), _] = accent::papers();
    let png = |name: &str, size: u32| json!({ "src": name, "sizes": format!("{size}x{size}"), "type": "image/png" });
    let svg = json!({ "src": ICON_SVG, "sizes": "any", "type": "image/svg+xml" });
    let svg = icons::names(favicon).contains(&ICON_SVG).then_some(svg);
    let icons: Vec<_> = svg.into_iter().chain([png(ICON_192, 192), png(ICON_512, 512)]).collect();
    let manifest = json!({
        "name": site.name,
        "description": site.description,
        "lang": site.language,
        "dir": view::direction(&site.language),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    });
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_sites_name_and_start_url() {
        let site = Site { name: "Lark".to_owned(), language: "ar".to_owned(), ..Site::default() };
        let manifest: serde_json::Value =
            serde_json::from_str(&manifest(&site, &Favicon::default())).unwrap();
        assert_eq!([&manifest["name"], &manifest["dir"], &manifest["start_url"]], ["Lark", "rtl", "./"]);
        assert_eq!(
            manifest["icons"][2],
            json!({ "src": "icon-512.png", "sizes": "512x512", "type": "image/png" })
        );
    }
}
