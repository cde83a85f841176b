//! The app's `index.html` and the parts of a page → the page's document.

use super::escape;

/// The app's `index.html` as a template for all documents.
pub(super) struct Shell(String);

/// The parts of a page that are filled into the shell, as HTML.
pub(super) struct Parts<'a> {
    /// BCP 47 language of the page.
    pub(super) language: &'a str,
    /// The text direction: `ltr` or `rtl`.
    pub(super) direction: &'a str,
    /// The page's tags in the head.
    pub(super) head: &'a str,
    /// The rendered page.
    pub(super) body: &'a str,
    /// The page's data for the app and search engines.
    pub(super) data: &'a str,
}

/// The start of the template.
const HTML: &str = "<html lang=\"en\">";
/// The placeholder for the head.
const HEAD: &str = "<!-- rolebook build: head -->";
/// The placeholder for the rendered page.
const BODY: &str = "<!-- rolebook build: page -->";
/// The placeholder for the data.
const DATA: &str = "<!-- rolebook build: data -->";

impl Shell {
    /// The shell of an app that was built for the path `app_url`, for a site with the base path `base`.
    ///
    /// The error is the placeholder that is missing.
    pub(super) fn new(index: &str, app_url: &str, base: &str) -> Result<Shell, &'static str> {
        match [HTML, HEAD, BODY, DATA].into_iter().find(|place| !index.contains(place)) {
            Some(missing) => Err(missing),
            // The app's files are at the root of the site.
            None => {
                Ok(Shell(index.replace(&format!("=\"{app_url}"), &format!("=\"{}", escape::in_markup(base)))))
            }
        }
    }

    /// The same with more tags at the end of the head.
    pub(super) fn with_in_head(self, tags: &str) -> Shell {
        Shell(self.0.replacen("</head>", &format!("{tags}</head>"), 1))
    }

    /// The document of a page.
    pub(super) fn document(&self, Parts { language, direction, head, body, data }: &Parts<'_>) -> String {
        let html = format!("<html lang=\"{}\" dir=\"{direction}\">", escape::in_markup(language));
        let mut document = String::with_capacity(self.0.len() + head.len() + body.len() + data.len());
        let mut rest = &*self.0;
        // In the order of the template, so that placeholders in a page's own text are not replaced.
        for (place, part) in [(HTML, &*html), (HEAD, head), (BODY, body), (DATA, data)] {
            if let Some((before, after)) = rest.split_once(place) {
                document += before;
                document += part;
                rest = after;
            }
        }
        document + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = concat!(
        "<html lang=\"en\"><head><!-- rolebook build: head --><script src=\"/boot.js\"></script></head>",
        "<body><div><!-- rolebook build: page --></div><!-- rolebook build: data --></body></html>",
    );

    /// Compares the document of an app that was built for `app_url`.
    #[track_caller]
    fn check(index: &str, app_url: &str, base: &str, parts: &Parts<'_>, expect: &str) {
        let shell = Shell::new(index, app_url, base).unwrap();
        assert_eq!(shell.document(parts), expect);
    }

    const PARTS: Parts<'static> = Parts {
        language: "de",
        direction: "ltr",
        head: "<title>Lark</title>",
        body: "<h1>Lark</h1>",
        data: "<script>",
    };

    #[test]
    fn parts_are_filled_in_below_the_base_path() {
        let expect = concat!(
            "<html lang=\"de\" dir=\"ltr\"><head><title>Lark</title><script src=\"/careers/boot.js\"></script></head>",
            "<body><div><h1>Lark</h1></div><script></body></html>",
        );
        check(INDEX, "/", "/careers/", &PARTS, expect);
        check(&INDEX.replace("/boot.js", "/careers/boot.js"), "/careers/", "/careers/", &PARTS, expect);
    }

    #[test]
    fn a_placeholder_within_a_part_stays() {
        let parts = Parts { head: BODY, ..PARTS };
        let shell = Shell::new(INDEX, "/", "/").unwrap();
        assert_eq!(shell.document(&parts).matches(BODY).count(), 1);
    }

    #[test]
    fn a_language_cannot_break_out_of_its_attribute() {
        let shell = Shell::new(INDEX, "/", "/").unwrap();
        let document = shell.document(&Parts { language: "\"><script>", ..PARTS });
        assert!(document.starts_with("<html lang=\"&quot;&gt;&lt;script&gt;\" dir=\"ltr\">"), "{document}");
    }

    #[test]
    fn a_shell_without_a_placeholder_is_refused() {
        assert_eq!(Shell::new("<html lang=\"en\">", "/", "/").err(), Some(HEAD));
    }
}
