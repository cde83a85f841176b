//! The preview on screen: which file, which of its pages, and how it has just changed.

use super::address;
use super::mount::Mount;
use crate::browser::address::Address;
use crate::browser::after_navigation::AfterNavigation;
use crate::browser::links;
use crate::browser::{document, page, window};
use crate::preview::drafts::{Draft, Drafted, Drafts};
use crate::preview::view::{self as pages, News, Preview, has_file};
use crate::route::Route;
use crate::view::{self, Location, SharedCatalog};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use rolebook_model::{Catalog, Finding, PageSource, Role};
use rolebook_search::Filter;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};
use yew::{Component, Context, Html, Properties};

/// The part of the preview that stays while files and pages come and go.
pub(super) struct PreviewApp {
    drafts: Drafts,
    /// The site with them, and their findings.
    catalog: SharedCatalog,
    findings: BTreeMap<String, Vec<Finding>>,
    /// The path of the file that is shown, if there is any.
    shown: Option<String>,
    /// Its page.
    location: Location,
    /// The page that the preview began with: it belongs to the URL that names no page.
    beginning: Option<Location>,
    news: News,
    /// How often the file shown has changed.
    updates: usize,
    is_watched: bool,
    /// What is done once the page is on screen.
    after: Option<AfterRender>,
    /// Pages of the site that are loaded, but not read yet.
    to_read: Vec<PageSource>,
    /// The timeout until some more of them are read.
    reading: Option<Timeout>,
    /// One of them, until it has been rendered to warm up the code.
    sample: Option<PageSource>,
    _listeners: Vec<EventListener>,
}

#[derive(Clone, Properties)]
pub(super) struct PreviewProps {
    /// The site, none of whose roles is loaded.
    pub(super) catalog: Rc<Catalog>,
    /// The element that the preview is rendered into.
    pub(super) root: Element,
    /// Puts it into the document.
    pub(super) mount: Mount,
}

impl PartialEq for PreviewProps {
    /// They are given once: comparing the texts of a catalog would bring the code for it.
    fn eq(&self, other: &PreviewProps) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog)
    }
}

/// What happens to a preview.
pub(super) enum Message {
    /// These are new, or have changed.
    Update(Files),
    /// The site's own pages were loaded.
    Fill(Vec<PageSource>),
    /// It is time to read some more of them.
    ReadMore,
    /// The file at this index was chosen.
    Choose(usize),
    /// A link or a checkbox was clicked that leads there.
    GoTo(String, Location),
    /// The browser went to another entry of the history.
    PopState,
}

/// Files as they were read.
pub(super) struct Files {
    /// Path and content; those without content are gone.
    pub(super) files: Vec<(String, Option<Vec<u8>>)>,
    /// Whether they were just dropped or chosen; else they have changed.
    pub(super) is_new: bool,
    /// Whether they are watched.
    pub(super) is_watched: bool,
}

/// What is done once a page is on screen.
enum AfterRender {
    /// Scroll to the top of the preview, for another file.
    Top,
    /// Scroll to the start of the page, for another page of the same file.
    Page,
    /// Scroll to the part of the page that the URL names.
    Part,
}

/// How many of the site's own pages are read without a break.
const AT_ONCE: usize = 16;

impl Component for PreviewApp {
    type Message = Message;
    type Properties = PreviewProps;

    fn create(ctx: &Context<PreviewApp>) -> PreviewApp {
        let drafts = Drafts::new((*ctx.props().catalog).clone());
        let catalog = SharedCatalog::new((*ctx.props().catalog).clone());
        PreviewApp {
            location: directory(),
            beginning: None,
            drafts,
            catalog,
            findings: BTreeMap::new(),
            shown: None,
            news: News::None,
            updates: 0,
            is_watched: false,
            after: None,
            to_read: Vec::new(),
            reading: None,
            sample: None,
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, ctx: &Context<PreviewApp>, message: Message) -> bool {
        match message {
            Message::Update(files) => self.update_files(files),
            Message::Fill(pages) => {
                self.sample = pages.first().cloned();
                self.to_read = pages;
                self.read_some(ctx)
            }
            Message::ReadMore => self.read_some(ctx),
            Message::Choose(number) => {
                let path = self.drafts.all().get(number).map(|draft| draft.path.clone());
                self.show(path);
                address::push(Some(&self.location), self.catalog.catalog());
                true
            }
            Message::GoTo(url, location) => self.go_to(url, location),
            Message::PopState => self.pop_state(ctx),
        }
    }

    fn view(&self, _: &Context<PreviewApp>) -> Html {
        pages::preview(&self.preview())
    }

    fn rendered(&mut self, ctx: &Context<PreviewApp>, is_first: bool) {
        let PreviewProps { root, mount, .. } = ctx.props();
        let is_wanted = if is_first { address::is_here() } else { self.after.is_some() };
        if is_wanted && mount.mount() && !address::is_here() {
            address::push(None, self.catalog.catalog());
        }
        if root.is_connected() {
            document().set_title(&pages::title(&self.preview()));
        }
        match self.after.take() {
            Some(AfterRender::Top) => page::go_to_top(root),
            Some(AfterRender::Page) => {
                if let Ok(Some(shown)) = root.query_selector(PAGE) {
                    page::go_to_start(&shown);
                }
            }
            Some(AfterRender::Part) => {
                AfterNavigation::GoToPart.run(root, &Address::Tab);
            }
            None => {}
        }
    }
}

/// Selects the element of the page itself.
const PAGE: &str = ".preview-page";

impl PreviewApp {
    fn preview(&self) -> Preview<'_> {
        Preview {
            catalog: &self.catalog,
            drafts: self.drafts.all(),
            findings: &self.findings,
            shown: self.draft(),
            location: &self.location,
            news: self.news,
            is_watched: self.is_watched,
        }
    }

    /// The file that is shown.
    fn draft(&self) -> Option<&Draft> {
        self.drafts.all().iter().find(|draft| self.shown.as_ref() == Some(&draft.path))
    }

    /// Updates the drafts. The first file that was dropped, or is new, is shown; if there is none, the page stays, and so
    /// does the scroll position.
    fn update_files(&mut self, Files { files, is_new, is_watched }: Files) -> bool {
        let is_known = |path: &str| self.drafts.all().iter().any(|draft| draft.path == path);
        let there = files.iter().filter(|(_, bytes)| bytes.is_some());
        let mut wanted: Vec<String> = there.map(|(path, _)| path.clone()).collect();
        wanted.retain(|path| is_new || !is_known(path));
        let has_changed = files.iter().any(|(path, _)| self.shown.as_ref() == Some(path));
        self.is_watched = is_watched;
        // A file that changes does not bring an author back who has left for the site.
        let is_on_screen = is_new || address::is_here();
        for (path, bytes) in files {
            match bytes {
                Some(bytes) => self.drafts.update(&path, bytes),
                None => self.drafts.remove(&path),
            }
        }
        self.lint();
        // Not every file is a page.
        let drafts = self.drafts.all();
        let wanted = wanted.into_iter().find(|path| drafts.iter().any(|draft| draft.path == *path));
        if wanted.is_some() {
            self.show(wanted);
            match self.beginning {
                Some(_) if is_on_screen => address::push(Some(&self.location), self.catalog.catalog()),
                Some(_) => {}
                None => self.beginning = Some(self.location.clone()),
            }
        } else if self.shown.is_none() {
            self.news = News::NoPages;
            self.after = Some(AfterRender::Top);
        } else if self.draft().is_none() {
            // It is gone, so the next one is shown.
            let next = self.drafts.all().first().map(|draft| draft.path.clone());
            self.show(next);
        } else if has_changed {
            self.updates += 1;
            self.news = News::Updated(self.updates);
            self.stay();
        }
        self.after.take_if(|_| !is_on_screen);
        true
    }

    /// Arranges and lints the site with the drafts as they are now.
    fn lint(&mut self) {
        let Drafted { catalog, findings } = self.drafts.site();
        self.catalog = SharedCatalog::new(catalog);
        self.findings = findings;
    }

    /// Shows another file.
    fn show(&mut self, path: Option<String>) {
        self.shown = path;
        self.news = News::None;
        self.location = self.own_page();
        self.after = Some(AfterRender::Top);
    }

    /// The page of the file that is shown: of its role, or of its level.
    fn own_page(&self) -> Location {
        let (Some(role), Some(draft)) = (self.role(), self.draft()) else { return directory() };
        let level = role.level_files().find(|(part, _)| part.file == draft.file);
        let route = match (view::role_route(role), level) {
            (Route::Role { department, role }, Some((_, level))) => {
                Route::Level { department, role, level: level.slug.clone() }
            }
            (route, _) => route,
        };
        Location::page(route)
    }

    /// Stays on the page that is shown, if the file still has it; else goes to that of the whole role.
    fn stay(&mut self) {
        let is_there = view::has_page(self.catalog.catalog(), &self.location)
            && self.role().is_some_and(|role| is_of(&self.location, role));
        if !is_there {
            self.location = self.own_page();
        }
    }

    /// The role of the file that is shown.
    fn role(&self) -> Option<&Role> {
        let file = &self.draft()?.file;
        self.catalog.catalog().roles.iter().find(|role| has_file(role, file)).map(|role| &**role)
    }

    /// Goes to another page: of a file that is here, or of the site in a new tab, so that nothing is lost here.
    fn go_to(&mut self, url: String, location: Location) -> bool {
        if self.show_location(location) {
            address::push(Some(&self.location), self.catalog.catalog());
            return true;
        }
        let _ = window().open_with_url_and_target(&url, "_blank");
        false
    }

    /// Shows a page, if it is one of a file that is here.
    fn show_location(&mut self, location: Location) -> bool {
        let catalog = self.catalog.catalog();
        let role = catalog.roles.iter().find(|role| is_of(&location, role));
        let file_of_level = |role: &'_ Role| match &location.route {
            Route::Level { level, .. } => {
                let mut files = role.level_files();
                files.find(|(_, of)| of.slug == *level).map(|(part, _)| part.file.clone())
            }
            _ => None,
        };
        let draft = role.and_then(|role| {
            let of_level = file_of_level(role);
            let mut drafts = self.drafts.all().iter();
            let own = drafts.clone().find(|draft| Some(&draft.file) == of_level.as_ref());
            own.or_else(|| drafts.find(|draft| has_file(role, &draft.file)))
        });
        let Some(draft) = draft.filter(|_| view::has_page(catalog, &location)) else { return false };
        self.shown = Some(draft.path.clone());
        self.location = location;
        self.after = Some(AfterRender::Page);
        true
    }

    /// Follows the history: to another page of the preview, or out of it.
    fn pop_state(&mut self, ctx: &Context<PreviewApp>) -> bool {
        let mount = &ctx.props().mount;
        if !address::is_here() {
            mount.unmount();
            return false;
        }
        mount.mount();
        let wanted = address::location(self.catalog.catalog()).or_else(|| self.beginning.clone());
        let is_other = wanted.is_some_and(|wanted| wanted != self.location && self.show_location(wanted));
        if !is_other {
            self.after = Some(AfterRender::Part);
        }
        true
    }

    /// Reads some of the site's own pages. The drafts are linted against them once all are read.
    fn read_some(&mut self, ctx: &Context<PreviewApp>) -> bool {
        let rest = self.to_read.split_off(self.to_read.len().min(AT_ONCE));
        self.drafts.fill(&self.to_read);
        self.to_read = rest;
        if self.to_read.is_empty() {
            self.lint();
            self.warm_up();
            return true;
        }
        let link = ctx.link().clone();
        self.reading = Some(Timeout::new(0, move || link.send_message(Message::ReadMore)));
        false
    }

    /// Renders a page of the site and drops it, unless a file is shown already. Browsers compile code when it first runs, which
    /// doubled the time until the first file was on screen.
    fn warm_up(&mut self) {
        let Some(PageSource { file, text }) = self.sample.take().filter(|_| self.shown.is_none()) else {
            return;
        };
        let mut drafts = Drafts::new(self.catalog.catalog().clone());
        drafts.update(&file, text.into_bytes());
        let Drafted { catalog, findings } = drafts.site();
        let role = catalog.roles.iter().find(|role| role.file == file);
        let location = role.map_or_else(directory, |role| Location::page(view::role_route(role)));
        drop(pages::preview(&Preview {
            catalog: &SharedCatalog::new(catalog),
            drafts: drafts.all(),
            findings: &findings,
            shown: drafts.all().first(),
            location: &location,
            ..self.preview()
        }));
    }
}

fn directory() -> Location {
    Location::directory(Filter::default())
}

/// Whether a location is a page of a role.
fn is_of(location: &Location, role: &Role) -> bool {
    match &location.route {
        Route::Role { department, role: slug } | Route::Level { department, role: slug, .. } => {
            *department == role.department && *slug == role.slug
        }
        _ => false,
    }
}

/// Listens to what happens in the preview, and to the history before the app does.
fn listeners(ctx: &Context<PreviewApp>) -> Vec<EventListener> {
    let PreviewProps { root, catalog, .. } = ctx.props();
    let mut listeners = Vec::new();
    let mut listen = |target: &EventTarget, event: &'static str, handle: EventHandler| {
        let (link, catalog) = (ctx.link().clone(), catalog.clone());
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        listeners.push(EventListener::new_with_options(target, event, options, move |event| {
            if let Some(message) = handle(event, &catalog) {
                link.send_message(message);
            }
        }));
    };
    listen(root, "click", click);
    listen(root, "focusout", |event, _| {
        page::leave(event);
        None
    });
    listen(&window(), "popstate", |event, _| {
        if address::is_here() {
            event.stop_immediate_propagation();
        }
        Some(Message::PopState)
    });
    listeners
}

/// What an event means for the preview, if anything.
type EventHandler = fn(&Event, &Catalog) -> Option<Message>;

/// A click chooses a file, or leads from the page to another one.
fn click(event: &Event, catalog: &Catalog) -> Option<Message> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if let Some(file) = target.closest("[data-file]").ok().flatten() {
        return Some(Message::Choose(file.get_attribute("data-file")?.parse().ok()?));
    }
    target.closest(PAGE).ok()??;
    if !links::is_plain(event) {
        return None;
    }
    let url = Address::Tab.url_of_link(&links::link_of(event)?, catalog)?;
    if Address::Tab.is_part(&url) {
        return None;
    }
    event.prevent_default();
    let location = Address::Tab.location_at(&url, catalog);
    Some(Message::GoTo(url, location))
}
