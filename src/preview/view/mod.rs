//! The files that an author is writing → their pages, with the findings beside them.
//!
//! [`preview`] is the entry point. While there is no file, it asks for one. Otherwise it shows one of the files:
//!
//! 1. `files` lists all of them;
//! 2. `findings` lists the findings of this one, each with a link to its line;
//! 3. `reading` says how its headings were read;
//! 4. [`app`] renders the page itself, as a section of this document;
//! 5. `source` is the file's text by lines, with the findings below them.
//!
//! As in all views, the result depends on nothing but the arguments.

mod files;
mod findings;
mod reading;
mod source;

use crate::preview::drafts::{Draft, DraftKind};
use crate::preview::messages::PreviewMessages;
use crate::route::Route;
use crate::view::messages::{direction, fill};
use crate::view::{AppProps, Embedding, Location, PageContext, SharedCatalog, app};
use rolebook_model::{Finding, Role, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;
use yew::prelude::*;

/// What the preview shows.
#[derive(Clone, Copy)]
pub struct Preview<'a> {
    /// The site with the drafts in it.
    pub catalog: &'a SharedCatalog,
    /// The files, in the order in which they were added.
    pub drafts: &'a [Draft],
    /// The findings, by the file that a draft stands for.
    pub findings: &'a BTreeMap<String, Vec<Finding>>,
    /// The file that is shown; `None` while there is none.
    pub shown: Option<&'a Draft>,
    /// Its page, that of one of its levels, or a comparison.
    pub location: &'a Location,
    /// What has just happened.
    pub news: News,
    /// Whether the files are watched for changes.
    pub is_watched: bool,
}

/// What has just happened to the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    #[default]
    None,
    /// Files were added that contain no page.
    NoPages,
    /// The file shown has changed, so many times in all.
    Updated(usize),
}

/// The preview's page, in the site's frame.
pub fn preview(preview: &Preview<'_>) -> Html {
    let context = PreviewContext::new(preview);
    let PreviewContext { page, messages, .. } = context;
    let lang = AttrValue::from(preview.catalog.catalog().site.language.clone());
    let dir = direction(&lang);
    html! {
        <div {lang} {dir} class="rolebook preview">
            <header class="site-header">
                <a href={page.base().to_owned()}>{ page.site_name() }</a>
                <span class="preview-badge">{ messages.preview }</span>
                <a href={page.base().to_owned()} class="preview-leave">{ messages.leave }</a>
            </header>
            <main tabindex="-1">
                if let Some(shown) = preview.shown {
                    <div key="desk" class="preview-desk">{ context.file(shown) }</div>
                } else {
                    <div key="welcome" class="preview-welcome">{ context.welcome() }</div>
                }
            </main>
        </div>
    }
}

/// The title of the document.
pub fn title(preview: &Preview<'_>) -> String {
    let context = PreviewContext::new(preview);
    let site = format!("{} – {}", context.messages.preview, context.page.site_name());
    match preview.shown.map(|shown| context.title(shown)) {
        Some(title) if !title.is_empty() => format!("{title} – {site}"),
        _ => site,
    }
}

/// The id of a line of the file shown.
pub fn line_id(line: u32) -> String {
    format!("rolebook-line-{line}")
}

/// Whether a file is a role's, or one of its levels.
pub fn has_file(role: &Role, file: &str) -> bool {
    role.file == file || role.parts.iter().any(|part| part.file == file)
}

/// What all parts of the preview are given.
#[derive(Clone, Copy)]
struct PreviewContext<'a> {
    preview: &'a Preview<'a>,
    page: PageContext<'a>,
    messages: &'static PreviewMessages,
}

impl<'a> PreviewContext<'a> {
    fn new(preview: &'a Preview<'a>) -> PreviewContext<'a> {
        let catalog = preview.catalog.catalog();
        let site = &catalog.site;
        let interface = if site.interface.is_empty() { &site.language } else { &site.interface };
        let messages = PreviewMessages::of(interface);
        PreviewContext { preview, page: PageContext::new(catalog, &site.language), messages }
    }

    /// Asks for files while there is none.
    fn welcome(self) -> Html {
        let PreviewContext { preview, messages, .. } = self;
        html! {
            <>
                <h1>{ messages.welcome }</h1>
                <p class="lead">{ messages.lead }</p>
                <div class="preview-zone">
                    <p>{ messages.drop_here }</p>
                    { self.choice() }
                    <div role="status">
                        if preview.news == News::NoPages {
                            <p class="preview-trouble">{ messages.no_pages }</p>
                        }
                    </div>
                </div>
                <p class="note">{ messages.private }</p>
            </>
        }
    }

    /// The inputs that choose files or a folder. Files can also be dropped anywhere.
    fn choice(self) -> Html {
        let PreviewContext { messages, .. } = self;
        html! {
            <div class="preview-choice">
                <label key="files">
                    <span>{ messages.choose_files }</span>
                    <input type="file" multiple=true accept=".md,.markdown,text/markdown" data-choose="files" />
                </label>
                <label key="folder">
                    <span>{ messages.choose_folder }</span>
                    <input type="file" webkitdirectory=true data-choose="folder" />
                </label>
            </div>
        }
    }

    /// A file with its page.
    fn file(self, shown: &Draft) -> Html {
        let findings = self.findings_of(shown);
        html! {
            <>
                { self.bar(shown) }
                { files::files(self) }
                <div key="notes" class="preview-notes">
                    { findings::list(self, findings) }
                    { reading::reading(self, shown) }
                </div>
                <div key="page" class="preview-page">{ self.page_of(shown) }</div>
                { source::source(self, shown, findings) }
            </>
        }
    }

    /// The page of a file, or that it has none.
    fn page_of(self, shown: &Draft) -> Html {
        if self.role(shown).is_none() {
            return html! {
                <>
                    <h1>{ &shown.path }</h1>
                    <p>{ self.messages.not_shown }</p>
                </>
            };
        }
        app(&AppProps {
            catalog: self.preview.catalog.clone(),
            location: self.preview.location.clone(),
            notice: None,
            embedding: Embedding::Section,
        })
    }

    /// The number of findings, whether the file replaces a page, and the inputs for other files.
    fn bar(self, shown: &Draft) -> Html {
        let PreviewContext { preview, page, messages } = self;
        let count = match self.findings_of(shown).len() {
            0 => messages.no_findings.to_owned(),
            count => page.messages.plural(&messages.finding_count, count),
        };
        // The key makes screen readers announce each update, even if the text is the same.
        let (status, key) = match preview.news {
            News::Updated(number) => (fill(messages.updated, &[&count]), number),
            _ => (count, 0),
        };
        html! {
            <div key="bar" class="preview-bar">
                <div role="status" class="preview-status"><p {key}>{ status }</p></div>
                <p class="note">{ self.draft_kind(shown) }</p>
                <p class="note">{ if preview.is_watched { messages.watched } else { messages.not_watched } }</p>
                { self.choice() }
            </div>
        }
    }

    /// Which page of the site the draft replaces, or which department it is in.
    fn draft_kind(self, draft: &Draft) -> String {
        let department =
            self.role(draft).map_or("", |role| self.page.catalog.department_name(&role.department));
        let name = if draft.kind == DraftKind::Replacement { &*draft.file } else { department };
        if name.is_empty() { String::new() } else { fill(self.messages.draft_kind(draft.kind), &[name]) }
    }

    fn role(self, draft: &Draft) -> Option<&'a Arc<Role>> {
        self.page.catalog.roles.iter().find(|role| has_file(role, &draft.file))
    }

    /// The role as the draft's file says it: one of several files of a role was read on its own.
    fn read<'d>(self, draft: &'d Draft) -> Option<&'d Role>
    where
        'a: 'd,
    {
        let role = self.role(draft)?;
        if role.parts.is_empty() { Some(role) } else { draft.role() }
    }

    /// Whether the page on screen shows a role with all of its levels.
    fn shows_whole_role(self) -> bool {
        let Location { route, compared, .. } = self.preview.location;
        matches!(route, Route::Role { .. }) && compared.is_none()
    }

    /// A draft's title; its path where it has none.
    fn title(self, draft: &'a Draft) -> &'a str {
        let Some(role) = self.role(draft) else { return &draft.path };
        let mut levels = role.level_files();
        levels.find(|(part, _)| part.file == draft.file).map_or(&*role.title, |(_, level)| &*level.name)
    }

    fn findings_of(self, draft: &Draft) -> &'a [Finding] {
        self.preview.findings.get(&draft.file).map_or(&[], Vec::as_slice)
    }

    fn severity(self, finding: &Finding) -> Severity {
        self.page.catalog.site.severity(finding.rule).unwrap_or(Severity::Advice)
    }

    /// "Line 5".
    fn line(self, line: u32) -> String {
        fill(self.messages.line, &[&self.page.messages.number(line as usize)])
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests;
