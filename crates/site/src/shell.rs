//! The app's `index.html` and what is a page's own → the page's document.

use super::escape;

/// The app's `index.html`, which every document is made from.
pub(super) struct Shell(String);

/// What a page puts into the shell, each as markup.
pub(super) struct Parts<'a> {
    /// BCP 47 language of the page.
    pub(super) language: &'a str,
    /// The direction in which it is written.
    pub(super) direction: &'a str,
    /// Its tags in the head.
    pub(super) head: &'a str,
    /// The page as it is shown.
    pub(super) body: &'a str,
    /// What the page holds beside it for the app.
    pub(super) data: &'a str,
}

/// Begins the shell.
const HTML: &str = "<html lang=\"en\">";
/// Stands in the shell where a page's head goes.
const HEAD: &str = "<!-- rolebook build: head -->";
/// Stands in the shell where the page is shown.
const BODY: &str = "<!-- rolebook build: page -->";
/// Stands in the shell where the page's data goes.
const DATA: &str = "<!-- rolebook build: data -->";

impl Shell {
    /// The shell of an app that was built to stand at the path `app_url`, for a site of this base path.
    ///
    /// What is not there to be filled is the error.
    pub(super) fn new(index: &str, app_url: &str, base: &str) -> Result<Shell, &'static str> {
        match [HTML, HEAD, BODY, DATA].into_iter().find(|place| !index.contains(place)) {
            Some(missing) => Err(missing),
            // The app's files stand beside the directory's page, wherever that is.
            None => {
                Ok(Shell(index.replace(&format!("=\"{app_url}"), &format!("=\"{}", escape::in_markup(base)))))
            }
        }
    }

    /// The document of a page.
    pub(super) fn document(&self, Parts { language, direction, head, body, data }: &Parts<'_>) -> String {
        let html = format!("<html lang=\"{}\" dir=\"{direction}\">", escape::in_markup(language));
        let mut document = String::with_capacity(self.0.len() + head.len() + body.len() + data.len());
        let mut rest = &*self.0;
        // In the order of the shell, so that nothing is looked for in what a page has put there.
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
    fn each_part_takes_its_place_below_the_base_path() {
        let expect = concat!(
            "<html lang=\"de\" dir=\"ltr\"><head><title>Lark</title><script src=\"/careers/boot.js\"></script></head>",
            "<body><div><h1>Lark</h1></div><script></body></html>",
        );
        check(INDEX, "/", "/careers/", &PARTS, expect);
        check(&INDEX.replace("/boot.js", "/careers/boot.js"), "/careers/", "/careers/", &PARTS, expect);
    }

    #[test]
    fn a_part_that_reads_like_a_place_stays_as_it_is() {
        let parts = Parts { head: BODY, ..PARTS };
        let shell = Shell::new(INDEX, "/", "/").unwrap();
        assert_eq!(shell.document(&parts).matches(BODY).count(), 1);
    }

    #[test]
    fn a_language_cannot_leave_its_place() {
        let shell = Shell::new(INDEX, "/", "/").unwrap();
        let document = shell.document(&Parts { language: "\"><script>", ..PARTS });
        assert!(document.starts_with("<html lang=\"&quot;&gt;&lt;script&gt;\" dir=\"ltr\">"), "{document}");
    }

    #[test]
    fn a_shell_without_a_place_for_a_part_is_refused() {
        assert_eq!(Shell::new("<html lang=\"en\">", "/", "/").err(), Some(HEAD));
    }
}
