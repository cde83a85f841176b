//! Where one could go from a page: the rungs above, roles that are named as next, and roles that share requirements.
//!
//! The build finds it out, and hands it to views as text in lines ([`WhereNext::to_text`]): the app has
//! neither the texts of all roles nor the code that compares them.

use super::BETWEEN_PARTS;
use std::borrow::Cow;
use std::sync::Arc;

/// Where one could go from the page of a role or of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhereNext {
    /// The rungs above on its ladder.
    pub above: Vec<Onward>,
    /// What the page itself names as next.
    pub named: Vec<Onward>,
    /// The pages that name this one as next.
    pub back: Vec<Onward>,
    /// The roles that share most requirements, the nearest first.
    pub related: Vec<RelatedRole>,
    /// The requirements that several roles have.
    pub common: Vec<Common>,
}

/// A page to go on to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward {
    /// Its name on any other page.
    pub name: String,
    /// Its address below `roles/`, percent-encoded: `product/designer/senior-designer`.
    pub reference: String,
}

/// A role, at one of its levels, that shares requirements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelatedRole {
    /// Its page.
    pub page: Onward,
    /// What both ask for, in the words of the page that it is shown on.
    pub shared: Vec<String>,
    /// What only the other one asks for.
    pub on_top: Vec<String>,
}

/// A requirement that several roles have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// In the words of the page that it is shown on.
    pub text: String,
    /// Other roles that have it.
    pub roles: Vec<Onward>,
    /// How many more have it.
    pub more: usize,
}

/// A text of the interface. The build writes down which one it is, and the app has the texts in the language that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextWord {
    /// The heading of it all.
    Title,
    /// The rungs above.
    Above,
    /// What the page names as next.
    Named,
    /// What names the page as next.
    Back,
    /// Roles that share requirements.
    Related,
    /// So many shared requirements, of which there are several.
    Shared,
    /// What comes on top there.
    OnTop,
    /// Requirements that several roles have.
    Common,
    /// So many more roles.
    More,
}

impl NextWord {
    /// Every one, in the order of their places.
    pub const ALL: [NextWord; 9] = [
        NextWord::Title,
        NextWord::Above,
        NextWord::Named,
        NextWord::Back,
        NextWord::Related,
        NextWord::Shared,
        NextWord::OnTop,
        NextWord::Common,
        NextWord::More,
    ];
}

impl WhereNext {
    /// The text that views show, empty where there is nothing: an element a line, in the order of the page. A letter says what
    /// it is:
    ///
    /// - `n` the heading of it all, `h` one below it, `s` a summary, `p` a paragraph, with the place of a [`NextWord`], a tab, and
    ///   the number in it, if it has one;
    /// - `a` a link: the page's name, a tab, and its reference; `t` a text;
    /// - `u` a list, `l` an entry, `d` what is folded: the lines down to a `.` are in it.
    ///
    /// ```
    /// use rolebook_model::{Onward, RelatedRole, WhereNext};
    ///
    /// let page = Onward { name: "Baker".to_owned(), reference: "bakery/baker".to_owned() };
    /// let related = vec![RelatedRole { page, shared: vec!["Care".to_owned(), "Calm".to_owned()], on_top: vec![] }];
    /// let next = WhereNext { related, ..WhereNext::default() };
    /// let text = next.to_text();
    /// let mut lines = text.lines();
    /// assert_eq!(lines.next(), Some("n0\t"));
    /// assert_eq!(lines.next(), Some("h4\t"));
    /// let expect = ["u", "l", "aBaker\tbakery/baker", "d", "s5\t2"];
    /// assert!(lines.by_ref().take(5).eq(expect));
    /// assert!(lines.eq(["u", "l", "tCare", ".", "l", "tCalm", ".", ".", ".", ".", "."]));
    /// ```
    pub fn to_text(&self) -> String {
        let mut lines = Lines(Vec::new());
        for (word, pages) in
            [(NextWord::Above, &self.above), (NextWord::Named, &self.named), (NextWord::Back, &self.back)]
        {
            lines.titled(word, pages, |lines, page| lines.link(page));
        }
        lines.titled(NextWord::Related, &self.related, Lines::related);
        if !self.common.is_empty() {
            lines.within('d', |lines| {
                lines.word('s', NextWord::Common, None);
                lines.list(&self.common, Lines::common);
            });
        }
        if !lines.0.is_empty() {
            lines.0.insert(0, format!("n{}\t", NextWord::Title as usize));
        }
        lines.0.join("\n")
    }
}

/// The lines of a text.
struct Lines(Vec<String>);

impl Lines {
    fn word(&mut self, letter: char, word: NextWord, number: Option<usize>) {
        let number = number.map_or(String::new(), |number| number.to_string());
        self.0.push(format!("{letter}{}\t{number}", word as usize));
    }

    fn text(&mut self, text: &str) {
        self.0.push(format!("t{}", on_one_line(text)));
    }

    fn link(&mut self, page: &Onward) {
        self.0.push(format!("a{}\t{}", on_one_line(&page.name), page.reference));
    }

    fn within(&mut self, letter: char, content: impl FnOnce(&mut Lines)) {
        self.0.push(letter.to_string());
        content(self);
        self.0.push(".".to_owned());
    }

    fn list<T>(&mut self, entries: &[T], entry: impl Fn(&mut Lines, &T)) {
        self.within('u', |lines| {
            entries.iter().for_each(|it| lines.within('l', |lines| entry(lines, it)));
        });
    }

    fn titled<T>(&mut self, title: NextWord, entries: &[T], entry: impl Fn(&mut Lines, &T)) {
        if !entries.is_empty() {
            self.word('h', title, None);
            self.list(entries, entry);
        }
    }

    fn related(&mut self, RelatedRole { page, shared, on_top }: &RelatedRole) {
        self.link(page);
        self.within('d', |lines| {
            lines.word('s', NextWord::Shared, Some(shared.len()));
            lines.list(shared, |lines, text| lines.text(text));
            if !on_top.is_empty() {
                lines.word('p', NextWord::OnTop, None);
                lines.list(on_top, |lines, text| lines.text(text));
            }
        });
    }

    fn common(&mut self, Common { text, roles, more }: &Common) {
        self.text(text);
        self.list(roles, Lines::link);
        if *more > 0 {
            self.word('p', NextWord::More, Some(*more));
        }
    }
}

/// A text without what separates lines, columns and pages.
fn on_one_line(text: &str) -> Cow<'_, str> {
    const SEPARATORS: [char; 4] = ['\n', '\r', '\t', BETWEEN_PARTS];
    match text.contains(SEPARATORS) {
        true => text.replace(SEPARATORS, " ").into(),
        false => text.into(),
    }
}

/// Where one could go from the pages of a catalog, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextPages {
    /// Whether the site has a file of it for each role.
    pub is_served: bool,
    /// Texts of [pages](NextPages::add): natively one page each, in ascending order, since the build has all and looks up each.
    texts: Vec<Arc<str>>,
}

/// Whether the texts are in order. Somebody who visits a site sees a few pages of it, and no code has to sort them.
const IS_SORTED: bool = !cfg!(target_family = "wasm");

impl NextPages {
    /// Nothing is known of any page yet.
    pub fn unknown(is_served: bool) -> NextPages {
        NextPages { is_served, texts: Vec::new() }
    }

    /// What holds for all pages, by their references.
    pub fn of(pages: impl Iterator<Item = (String, WhereNext)>) -> NextPages {
        let texts = pages.map(|(page, next)| format!("{page}\n{}", next.to_text()).into());
        let mut texts: Vec<Arc<str>> = texts.collect();
        texts.sort_unstable();
        NextPages { is_served: true, texts }
    }

    /// What holds for the page with this reference, as [`WhereNext::to_text`] writes it; `None` where that is not known.
    pub fn get(&self, reference: &str) -> Option<&str> {
        if IS_SORTED {
            // No reference has a character below that behind it.
            let place = self.texts.partition_point(|text| **text < *reference);
            return self.texts.get(place..=place)?.iter().find_map(|text| of_page(text, reference));
        }
        self.texts.iter().find_map(|text| of_page(text, reference))
    }

    /// Adds what holds for some pages: the reference of each and, behind a line's end, the text, with
    /// [`BETWEEN_PARTS`] between pages.
    pub fn add(&mut self, pages: &str) {
        if IS_SORTED {
            self.texts.extend(pages.split(BETWEEN_PARTS).map(Arc::from));
            self.texts.sort_unstable();
        } else {
            self.texts.push(pages.into());
        }
    }
}

/// What a text of pages says of the one with this reference.
fn of_page<'t>(pages: &'t str, reference: &str) -> Option<&'t str> {
    pages.split(BETWEEN_PARTS).find_map(|page| page.strip_prefix(reference)?.strip_prefix('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_its_reference() {
        let texts = ["b/c\n>D\td/e\u{1e}b/c/f\n\u{1e}no line", "a/b\n^B\ta/b/c", "a-b/c\nx"];
        let mut pages = NextPages::default();
        texts.iter().for_each(|text| pages.add(text));
        for (page, expect) in [
            ("a/b", Some("^B\ta/b/c")),
            ("a-b/c", Some("x")),
            ("b/c", Some(">D\td/e")),
            ("b/c/f", Some("")),
            ("b/c/g", None),
            ("b", None),
            ("z", None),
        ] {
            assert_eq!(pages.get(page), expect, "{page}");
            assert_eq!(texts.iter().find_map(|text| of_page(text, page)), expect, "{page}, as in a browser");
        }
    }

    #[test]
    fn a_name_cannot_become_a_line() {
        let page = Onward { name: "A\n=B\tC".to_owned(), reference: "a/b".to_owned() };
        let common = Common { text: "x\n\n^y".to_owned(), roles: vec![page], more: 2 };
        let next = WhereNext { common: vec![common], ..WhereNext::default() };
        let text = next.to_text();
        let (_, lines) = text.split_once("\nu\n").unwrap();
        assert_eq!(lines, "l\ntx  ^y\nu\nl\naA =B C\ta/b\n.\n.\np8\t2\n.\n.\n.");
    }
}
