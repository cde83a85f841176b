//! The app in a browser tab: rendering, links, the filter and the history.
//!
//! One page holds all tests, and the history is the tab's own: each test starts by pushing its own URL.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "what a test cannot do without has to be there"
)]
#![cfg(target_family = "wasm")]
#![allow(missing_docs, reason = "tests are named, not documented")]

mod embed;
mod letters;

use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Reflect};
use rolebook_app::browser::{self, MountedApp};
use rolebook_model::{PageSource, Site, Source};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, InputEvent, InputEventInit, Window,
};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_directory_lists_every_role() {
    let app = Tab::open("/").await;
    app.wait("the roles", |app| app.titles() == ["Compiler Engineer", "Product Manager"]).await;
    assert_eq!(app.document.title(), "Larkspindle");
    app.close();
}

#[wasm_bindgen_test]
async fn a_link_opens_its_page_and_focuses_the_heading() {
    let app = Tab::open("/").await;
    app.click("a[href='/roles/product/product-manager/']");
    app.wait("the focus on the heading", |app| app.focused() == "H1: Product Manager").await;
    assert_eq!(app.path(), "/roles/product/product-manager/");
    assert_eq!(app.document.title(), "Product Manager – Larkspindle");
    app.close();
}

#[wasm_bindgen_test]
async fn typing_filters_the_list_and_back_undoes_it() {
    let app = Tab::open("/").await;
    let entries = app.entries();
    for text in ["c", "co", "comp"] {
        app.type_in(text);
    }
    app.wait("the filtered roles", |app| app.titles() == ["Compiler Engineer"]).await;
    app.wait("the URL", |app| app.query() == "?q=comp").await;
    assert_eq!(app.entries(), entries + 1, "typing makes one history entry");
    app.back();
    app.wait("all roles", |app| app.titles().len() == 2).await;
    assert_eq!((app.field().value(), app.query()), (String::new(), String::new()));
    app.close();
}

#[wasm_bindgen_test]
async fn each_facet_makes_an_entry_of_its_own() {
    let app = Tab::open("/").await;
    app.click("#rolebook-department-product");
    app.wait("the product roles", |app| app.titles() == ["Product Manager"]).await;
    assert_eq!(app.query(), "?department=product");
    app.click("#rolebook-department-engineering");
    app.wait("both", |app| app.query() == "?department=engineering&department=product").await;
    app.back();
    app.wait("the product roles again", |app| app.titles() == ["Product Manager"]).await;
    app.close();
}

#[wasm_bindgen_test]
async fn back_restores_filter_scroll_and_focus() {
    let app = Tab::open("/?q=manager").await;
    app.make_tall();
    app.window.scroll_to_with_x_and_y(0.0, 120.0);
    let link = "a[href='/roles/product/product-manager/']";
    app.element(link).focus().unwrap();
    app.click(link);
    app.wait("the role", |app| app.focused() == "H1: Product Manager").await;
    assert_eq!(app.window.scroll_y().unwrap(), 0.0);
    app.back();
    app.wait("the focus on the link", |app| app.focused() == "A: Product Manager").await;
    assert_eq!((app.query(), app.field().value()), ("?q=manager".to_owned(), "manager".to_owned()));
    assert_eq!(app.titles(), ["Product Manager"]);
    assert_eq!(app.window.scroll_y().unwrap(), 120.0);
    app.close();
}

#[wasm_bindgen_test]
async fn an_unknown_path_says_so() {
    let app = Tab::open("/roles/product/wizard/").await;
    app.wait("the notice", |app| app.root.query_selector(".not-found").unwrap().is_some()).await;
    app.close();
}

#[wasm_bindgen_test]
async fn a_link_to_an_unknown_page_is_left_to_the_browser() {
    let app = Tab::open("/").await;
    let link = app.element("a[href='/roles/product/product-manager/']");
    link.set_attribute("href", "/roles/product/handout.pdf").unwrap();
    let is_left = app.is_left_to_the_browser(&link);
    assert!(is_left);
    app.close();
}

#[wasm_bindgen_test]
async fn a_role_is_asked_for_when_it_is_opened() {
    let app = Tab::open_known("/").await;
    assert_eq!(app.titles(), ["Compiler Engineer", "Product Manager"]);
    app.click("a[href='/roles/product/product-manager/']");
    app.wait("the focus on the heading", |app| app.focused() == "H1: Product Manager").await;
    assert!(app.contains("Decides."), "its text is there when the page is");
    app.close();
}

#[wasm_bindgen_test]
async fn a_link_that_is_pointed_at_is_asked_for_ahead() {
    let app = Tab::open_known("/").await;
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict("pointerover", &init).unwrap();
    app.element("a[href='/roles/product/product-manager/']").dispatch_event(&event).unwrap();
    app.wait("the request", |_| asked() == 1.0).await;
    app.click("a[href='/roles/product/product-manager/']");
    app.wait("the focus on the heading", |app| app.focused() == "H1: Product Manager").await;
    assert_eq!(asked(), 1.0, "it is not asked for twice");
    app.close();
}

#[wasm_bindgen_test]
async fn a_role_that_does_not_come_says_so_and_is_asked_for_again() {
    let app = Tab::open_known("/").await;
    set_network(false);
    app.click("a[href='/roles/product/product-manager/']");
    app.wait("the message", |app| app.contains("could not be loaded")).await;
    assert_eq!(app.path(), "/roles/product/product-manager/");
    let entries = app.entries();
    app.click("[role=alert] a");
    app.wait("the answer", |_| asked() == 2.0).await;
    app.wait("the message again", |app| app.contains("could not be loaded")).await;
    set_network(true);
    app.click("[role=alert] a");
    app.wait("the text", |app| app.contains("Decides.")).await;
    assert_eq!(app.entries(), entries, "to try again is not to go anywhere");
    app.close();
}

#[wasm_bindgen_test]
async fn a_comparison_waits_for_both_of_its_roles() {
    let app = Tab::open_known("/roles/product/product-manager/?compare=engineering/compiler-engineer").await;
    assert!(app.contains("Decides.") && app.contains("Translates."));
    app.close();
}

#[wasm_bindgen_test]
async fn going_back_to_a_role_that_was_never_read_reads_it() {
    let app = Tab::open_known("/roles/product/product-manager/").await;
    app.window.history().unwrap().push_state_with_url(&JsValue::NULL, "", Some("/")).unwrap();
    app.close();
    let app = Tab::open_known("/").await;
    app.back();
    app.back();
    app.wait("the role", |app| app.contains("Decides.")).await;
    app.close();
}

#[wasm_bindgen_test]
async fn a_search_goes_through_every_text() {
    let app = Tab::open_known("/").await;
    app.type_in("translates");
    app.wait("the role", |app| app.titles() == ["Compiler Engineer"]).await;
    app.wait("the excerpt", |app| app.root.query_selector(".matches li").unwrap().is_some()).await;
    app.close();
}

#[wasm_bindgen_test]
async fn going_back_to_a_search_waits_until_all_is_found_again() {
    let app = Tab::open_known("/?q=translates").await;
    app.wait("the role", |app| app.titles() == ["Compiler Engineer"]).await;
    app.element("h3 a").focus().unwrap();
    let has_place = |app: &Tab| app.window.history().unwrap().state().is_ok_and(|state| !state.is_null());
    app.wait("the note of the place", has_place).await;
    app.close();
    // As after a reload: the history entry is the same, and the texts are gone.
    let app = Tab::resume_known().await;
    assert_eq!(app.titles(), ["Compiler Engineer"]);
    assert_eq!(app.focused(), "A: Compiler Engineer");
    app.close();
}

/// Starts the app with a catalog that it cannot read, and compares the error.
#[track_caller]
fn check_refused(catalog: &str, expect: &str) {
    let root = web_sys::window().unwrap().document().unwrap().create_element("div").unwrap();
    let catalog = js_sys::JSON::parse(catalog).unwrap();
    let result = browser::start(
        root.clone(),
        catalog,
        JsValue::NULL,
        "2026-11-22",
        Function::default(),
        Function::default(),
    );
    let error: js_sys::Error = JsValue::from(result.err().unwrap()).unchecked_into();
    let message = String::from(error.message());
    assert!(message.starts_with(expect), "{message}");
    assert!(!root.has_child_nodes());
}

#[wasm_bindgen_test]
fn a_catalog_of_another_version_or_shape_is_refused() {
    let other_version = CATALOG.replacen('{', "{\"version\": 2,", 1);
    check_refused(&other_version, "invalid value: the number `2`, expected version 3 of the catalog");
    check_refused("null", "invalid type: null, expected an object");
    check_refused("[]", "invalid type: a list, expected an object");
    check_refused(r#"{"roles": {}}"#, "invalid type: an object, expected a sequence");
    check_refused(r#"{"roles": [{"title": 3.5}]}"#, "invalid type: a number, expected a string");
    check_refused(r#"{"roles": [{"title": null}]}"#, "invalid type: null, expected a string");
    check_refused(r#"{"roles": [{"levels": [["A", "a"]]}]}"#, "invalid length 2, expected a tuple of size 3");
    check_refused(
        r#"{"roles": [{"vacancies": [{"remote": "yes"}]}]}"#,
        "invalid type: a text, expected a boolean",
    );
    check_refused(r#"{"version": 1.5}"#, "invalid type: a number, expected version 3 of the catalog");
}

#[wasm_bindgen_test]
async fn a_search_that_cannot_go_through_the_texts_says_so() {
    let app = Tab::open_known("/").await;
    set_network(false);
    app.type_in("manager");
    app.wait("the notice", |app| app.contains("could not be loaded, so only titles")).await;
    assert_eq!(app.titles(), ["Product Manager"]);
    set_network(true);
    app.type_in("decides");
    app.wait("the role", |app| app.titles() == ["Product Manager"]).await;
    app.close();
}

/// The app on screen, and what a test does and sees there.
struct Tab {
    window: Window,
    document: Document,
    root: Element,
    app: MountedApp,
}

impl Tab {
    /// Shows the page at `url` of a small site.
    async fn open(url: &str) -> Tab {
        let window = web_sys::window().unwrap();
        let document = window.document().unwrap();
        window.history().unwrap().push_state_with_url(&JsValue::NULL, "", Some(url)).unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let catalog = rolebook_reader::catalog(source());
        // Every text is there, and the page as well.
        let app = browser::show(catalog, root.clone(), Function::default(), Function::default());
        let tab = Tab { window, document, root, app };
        tab.wait("the page", |tab| tab.root.has_attribute("data-rolebook-ready")).await;
        tab
    }

    /// Shows the page at `url` of the same site, where the catalog is all that is there, and the network gives the rest.
    async fn open_known(url: &str) -> Tab {
        let history = web_sys::window().unwrap().history().unwrap();
        history.push_state_with_url(&JsValue::NULL, "", Some(url)).unwrap();
        Tab::resume_known().await
    }

    /// Does the same with the page at the tab's URL.
    async fn resume_known() -> Tab {
        let window = web_sys::window().unwrap();
        let document = window.document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let catalog = js_sys::JSON::parse(CATALOG).unwrap();
        set_network(true);
        let load = Function::new_with_args("url", LOAD);
        let enter = Function::default();
        let app = browser::start(root.clone(), catalog, JsValue::NULL, "2026-11-22", load, enter);
        let tab = Tab { window, document, root, app: app.unwrap() };
        tab.wait("the page", |tab| tab.root.has_attribute("data-rolebook-ready")).await;
        tab
    }

    fn close(self) {
        self.app.unmount();
        self.root.remove();
    }

    /// Waits until `condition` holds, and fails with `what` where it never does.
    async fn wait(&self, what: &str, condition: impl Fn(&Tab) -> bool) {
        until(what, &self.root, || condition(self)).await;
    }

    fn element(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().expect(selector).dyn_into().unwrap()
    }

    fn click(&self, selector: &str) {
        self.element(selector).click();
    }

    fn back(&self) {
        self.window.history().unwrap().back().unwrap();
    }

    fn field(&self) -> HtmlInputElement {
        self.element("input[type=search]").unchecked_into()
    }

    fn type_in(&self, text: &str) {
        self.field().set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
        self.field().dispatch_event(&event).unwrap();
    }

    /// Clicks and says whether the browser would follow the link, which it is then kept from.
    fn is_left_to_the_browser(&self, link: &HtmlElement) -> bool {
        let is_left = std::rc::Rc::new(std::cell::Cell::new(false));
        let seen = is_left.clone();
        let options = gloo::events::EventListenerOptions::enable_prevent_default();
        let body = self.document.body().unwrap();
        let _listener =
            gloo::events::EventListener::new_with_options(&body, "click", options, move |event| {
                seen.set(!event.default_prevented());
                event.prevent_default();
            });
        link.click();
        is_left.get()
    }

    fn make_tall(&self) {
        self.root.set_attribute("style", "display: block; min-height: 5000px").unwrap();
    }

    fn contains(&self, text: &str) -> bool {
        self.root.text_content().unwrap_or_default().contains(text)
    }

    fn titles(&self) -> Vec<String> {
        let titles = self.root.query_selector_all("h3").unwrap();
        (0..titles.length()).filter_map(|number| titles.item(number)?.text_content()).collect()
    }

    /// What has the focus: its element's name and its text. It comes last, once a page is on screen: Yew may
    /// give the browser a turn between the two.
    fn focused(&self) -> String {
        let focused = self.document.active_element();
        focused.map_or_else(String::new, |element| {
            format!("{}: {}", element.tag_name(), element.text_content().unwrap_or_default())
        })
    }

    fn path(&self) -> String {
        self.window.location().pathname().unwrap()
    }

    fn query(&self) -> String {
        self.window.location().search().unwrap()
    }

    fn entries(&self) -> u32 {
        self.window.history().unwrap().length().unwrap()
    }
}

/// Waits until `holds`, and fails with `what` and what is in `root` where it never does.
async fn until(what: &str, root: &Element, holds: impl Fn() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("{what} did not come: {}", root.inner_html());
}

fn source() -> Source {
    let page = |file: &str, title: &str| PageSource {
        file: file.to_owned(),
        text: format!(
            "---\ntitle: \"{title}\"\n---\n\n## Role\n\nDoes the work.\n\n## Senior {title}\n\nLeads it.\n"
        ),
    };
    Source {
        site: Site { name: "Larkspindle".to_owned(), ..Site::default() },
        pages: vec![
            page("engineering/compiler-engineer.md", "Compiler Engineer"),
            page("product/product-manager.md", "Product Manager"),
        ],
    }
}

/// The same site's `catalog.json`.
const CATALOG: &str = r#"{
    "site": {"name": "Larkspindle", "language": "en", "base_path": "/"},
    "departments": [["engineering", "Engineering"], ["product", "Product"]],
    "roles": [
        {"file": "engineering/compiler-engineer.md", "department": "engineering", "slug": "compiler-engineer",
         "title": "Compiler Engineer", "summary": "Makes programs of programs."},
        {"file": "product/product-manager.md", "department": "product", "slug": "product-manager",
         "title": "Product Manager", "summary": "Knows what is next."}
    ]
}"#;

/// Gives the site's files, while there is a network, and counts how often it is asked.
const LOAD: &str = r#"
    asked += 1;
    const texts = [
        ["engineering/compiler-engineer.md", "---\ntitle: Compiler Engineer\n---\n\n## Role\n\nTranslates.\n"],
        ["product/product-manager.md", "---\ntitle: Product Manager\n---\n\n## Role\n\nDecides.\n"],
    ];
    const text = texts.find(([file]) => url === `/roles/${file}`)?.[1];
    return network ? Promise.resolve(url ? text : texts) : Promise.reject(new Error("no network"));
"#;

/// Whether there is a network for [`LOAD`], which has not been asked since.
fn set_network(is_there: bool) {
    let global = js_sys::global();
    Reflect::set(&global, &"network".into(), &is_there.into()).unwrap();
    if is_there {
        Reflect::set(&global, &"asked".into(), &0.into()).unwrap();
    }
}

/// How often [`LOAD`] was asked for something.
fn asked() -> f64 {
    Reflect::get(&js_sys::global(), &"asked".into()).unwrap().as_f64().unwrap()
}
