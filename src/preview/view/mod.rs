//! Files that an author works on → their pages as they will be, with what there is to say about them.
//!
//! [`preview`] is the entry point. While there is no file, it says what to do. Else it shows one of the files:
//!
//! 1. `files` lists all of them;
//! 2. `findings` lists what there is to say about this one, each with the way to its line;
//! 3. the page itself is what [`app`] makes of it, as part of this document;
//! 4. `source` is the file's text, by lines, with the findings below them.
//!
//! As everywhere in the views, nothing goes in but what it is given.

mod files;
mod findings;
mod source;

use crate::preview::drafts::{Draft, Place};
use crate::preview::words::PreviewWords;
use crate::route::Route;
use crate::view::dom::{
    attributes, bare, classed, element, input, keyed, link, nodes, nothing, phrase, text,
};
use crate::view::frame::Frame;
use crate::view::words::{Words, fill};
use crate::view::{AppProps, Location, Setting, SharedCatalog, app, site_name};
use rolebook_model::{Finding, Role, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;
use yew::prelude::*;

/// What the preview shows.
#[derive(Clone, Copy)]
pub struct Preview<'a> {
    /// The site with the drafts in it.
    pub catalog: &'a SharedCatalog,
    /// The files, in the order in which they came.
    pub drafts: &'a [Draft],
    /// What there is to say about them, by the files that they stand for.
    pub findings: &'a BTreeMap<String, Vec<Finding>>,
    /// Which of the files is shown; none while there is none.
    pub shown: Option<&'a Draft>,
    /// Its page, that of one of its levels, or a comparison.
    pub location: &'a Location,
    /// What has just happened.
    pub news: News,
    /// Whether the files are looked at again and again.
    pub is_watched: bool,
}

/// What has just happened to the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum News {
    /// Nothing has.
    #[default]
    None,
    /// Some came that are no pages.
    NoPages,
    /// The file shown has changed so many times.
    Updated(usize),
}

/// The preview's page, in the site's frame.
pub fn preview(preview: &Preview<'_>) -> Html {
    let desk = Desk::new(preview);
    let home = [
        link(desk.frame.base(), text(site_name(desk.frame))),
        classed("span", "preview-badge", phrase(desk.words.preview)),
        element(
            "a",
            attributes! { "href": desk.frame.base(), "class": "preview-leave" },
            phrase(desk.words.leave),
        ),
    ];
    let content = match preview.shown {
        Some(shown) => keyed("desk", classed("div", "preview-desk", desk.file(shown))),
        None => keyed("welcome", classed("div", "preview-welcome", desk.welcome())),
    };
    let main = element("main", attributes! { "tabindex": "-1" }, content);
    let language = &preview.catalog.catalog().site.language;
    let attributes = attributes! {
        "lang": &**language,
        "dir": Words::direction(language),
        "class": "rolebook preview",
    };
    element("div", attributes, nodes([classed("header", "site-header", nodes(home)), main]))
}

/// The title of the document.
pub fn title(preview: &Preview<'_>) -> String {
    let desk = Desk::new(preview);
    let page = preview.shown.map_or("", |shown| desk.title(shown));
    let before = if page.is_empty() { String::new() } else { [page, " – "].concat() };
    [&*before, desk.words.preview, " – ", site_name(desk.frame)].concat()
}

/// The id of a line of the file shown.
pub fn line_id(line: u32) -> String {
    ["rolebook-line-", &*line.to_string()].concat()
}

/// What all parts of the preview are given.
#[derive(Clone, Copy)]
struct Desk<'a> {
    preview: &'a Preview<'a>,
    frame: Frame<'a>,
    words: &'static PreviewWords,
}

impl<'a> Desk<'a> {
    fn new(preview: &'a Preview<'a>) -> Desk<'a> {
        let site = &preview.catalog.catalog().site;
        let interface = if site.interface.is_empty() { &site.language } else { &site.interface };
        let frame = Frame::new(preview.catalog.catalog(), &site.language);
        Desk { preview, frame, words: PreviewWords::of(interface) }
    }

    /// What to do while there is no file.
    fn welcome(self) -> Html {
        let no_pages = if self.preview.news == News::NoPages {
            classed("p", "preview-trouble", phrase(self.words.no_pages))
        } else {
            nothing()
        };
        let zone = [
            bare("p", phrase(self.words.drop_here)),
            self.choice(),
            element("div", attributes! { "role": "status" }, no_pages),
        ];
        nodes([
            bare("h1", phrase(self.words.welcome)),
            classed("p", "lead", phrase(self.words.lead)),
            classed("div", "preview-zone", nodes(zone)),
            classed("p", "note", phrase(self.words.private)),
        ])
    }

    /// The fields that choose files and a folder. What is dropped comes without them.
    fn choice(self) -> Html {
        let files = attributes! {
            "type": "file",
            "multiple": "multiple",
            "accept": ".md,.markdown,text/markdown",
            "data-choose": "files",
        };
        let folder =
            attributes! { "type": "file", "webkitdirectory": "webkitdirectory", "data-choose": "folder" };
        let field = |words, attributes| {
            keyed(words, bare("label", nodes([bare("span", phrase(words)), input(None, None, attributes)])))
        };
        let fields = [field(self.words.choose_files, files), field(self.words.choose_folder, folder)];
        classed("div", "preview-choice", nodes(fields))
    }

    /// A file with its page.
    fn file(self, shown: &Draft) -> Html {
        let findings = self.findings_of(shown);
        let page = match self.role(shown) {
            Some(_) => app(&AppProps {
                catalog: self.preview.catalog.clone(),
                location: self.preview.location.clone(),
                notice: None,
                setting: Setting::Part,
            }),
            None => nodes([bare("h1", text(&shown.path)), bare("p", phrase(self.words.not_shown))]),
        };
        nodes([
            keyed("bar", self.bar(shown)),
            keyed("files", files::files(self)),
            keyed("findings", findings::list(self, findings)),
            keyed("page", classed("div", "preview-page", page)),
            keyed("source", source::source(self, shown, findings)),
        ])
    }

    /// What was found, what was assumed, and the way to other files.
    fn bar(self, shown: &Draft) -> Html {
        let count = self.frame.words.counted(&self.words.finding_count, self.findings_of(shown).len());
        let count =
            if self.findings_of(shown).is_empty() { self.words.no_findings.to_owned() } else { count };
        // The number of the update makes each one news, though it may say the same.
        let (said, number) = match self.preview.news {
            News::Updated(number) => (fill(self.words.updated, &[&count]), number),
            _ => (count, 0),
        };
        let said = keyed(&number.to_string(), bare("p", text(&said)));
        let watched = if self.preview.is_watched { self.words.watched } else { self.words.not_watched };
        let parts = [
            element("div", attributes! { "role": "status", "class": "preview-status" }, said),
            classed("p", "note", text(&self.place(shown))),
            classed("p", "note", phrase(watched)),
            self.choice(),
        ];
        classed("div", "preview-bar", nodes(parts))
    }

    /// What was taken for a draft's place on the site.
    fn place(self, draft: &Draft) -> String {
        let department =
            self.role(draft).map_or("", |role| self.frame.catalog.department_name(&role.department));
        let said = if draft.place == Place::Known { &*draft.file } else { department };
        if said.is_empty() { String::new() } else { fill(self.words.place(draft.place), &[said]) }
    }

    fn role(self, draft: &Draft) -> Option<&'a Arc<Role>> {
        self.frame.catalog.roles.iter().find(|role| role.file == draft.file)
    }

    /// Whether the page on screen is that of a role with all of its levels.
    fn shows_whole_role(self) -> bool {
        let Location { route, compared, .. } = self.preview.location;
        matches!(route, Route::Role { .. }) && compared.is_none()
    }

    /// A draft's title; its path where it has none.
    fn title(self, draft: &'a Draft) -> &'a str {
        self.role(draft).map_or(&*draft.path, |role| &*role.title)
    }

    fn findings_of(self, draft: &Draft) -> &'a [Finding] {
        self.preview.findings.get(&draft.file).map_or(&[], Vec::as_slice)
    }

    fn severity(self, finding: &Finding) -> Severity {
        self.frame.catalog.site.severity(finding.rule).unwrap_or(Severity::Advice)
    }

    /// "Line 5".
    fn line(self, line: u32) -> String {
        fill(self.words.line, &[&self.frame.words.number(line as usize)])
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
