//! Pages as a part of a host's document: which functions of the element's script are called, and what is left alone.

use super::{CATALOG, LOAD, set_network, until};
use js_sys::{Array, Function, Object, Reflect};
use rolebook_app::browser::{self, MountedApp};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};

#[wasm_bindgen_test]
async fn headings_fit_the_outline_of_the_document() {
    let embed = Embed::open("/roles/product/product-manager/", 3).await;
    let level = |embed: &Embed, selector: &str| embed.element(selector).get_attribute("aria-level");
    assert_eq!(level(&embed, "h1").as_deref(), Some("3"));
    assert_eq!(level(&embed, "h2").as_deref(), Some("4"));
    embed.app.go_to("/roles/product/product-manager/".to_owned(), 5);
    embed.wait("the new outline", |embed| level(embed, "h1").as_deref() == Some("5")).await;
    embed.close().await;
}

#[wasm_bindgen_test]
async fn the_document_keeps_its_main_part_and_can_name_parts_of_the_page() {
    let embed = Embed::open("/", 2).await;
    assert!(embed.root.query_selector("main, .site-header").unwrap().is_none());
    assert_eq!(embed.element("section").get_attribute("part").as_deref(), Some("rolebook"));
    assert_eq!(embed.element("h1").get_attribute("part").as_deref(), Some("heading"));
    assert_eq!(embed.element("li.role").get_attribute("part").as_deref(), Some("role"));
    assert_eq!(embed.element(".summary").get_attribute("part"), None);
    embed.close().await;
}

#[wasm_bindgen_test]
async fn a_link_is_followed_where_the_script_says_so() {
    let embed = Embed::open("/", 2).await;
    let link = "a[href='https://roles.example.com/roles/product/product-manager/']";
    for (answer, is_kept) in [(JsValue::UNDEFINED, false), (false.into(), true)] {
        embed.answer(&answer);
        assert_eq!(embed.is_kept_from_the_browser(link), is_kept, "{answer:?}");
        assert_eq!(embed.calls(), ["navigate /roles/product/product-manager/"]);
    }
    embed.answer(&true.into());
    assert!(embed.is_kept_from_the_browser(link));
    embed.wait("the role", |embed| embed.contains("Decides.")).await;
    assert_eq!(
        embed.calls(),
        ["navigate /roles/product/product-manager/", "urlChanged /roles/product/product-manager/ true"]
    );
    assert_eq!(embed.focused(), "Product Manager");
    embed.close().await;
}

#[wasm_bindgen_test]
async fn a_filter_is_reported_and_the_documents_url_stays() {
    let before = web_sys::window().unwrap().location().href().unwrap();
    let embed = Embed::open("/", 2).await;
    embed.element("#rolebook-department-product").click();
    embed.wait("the product roles", |embed| !embed.contains("Compiler Engineer")).await;
    assert_eq!(embed.calls(), ["urlChanged /?department=product true"]);
    assert_eq!(web_sys::window().unwrap().location().href().unwrap(), before);
    embed.close().await;
}

#[wasm_bindgen_test]
async fn a_page_that_the_document_asks_for_takes_no_focus() {
    let embed = Embed::open("/", 2).await;
    embed.app.go_to("/roles/product/product-manager/".to_owned(), 2);
    embed.wait("the role", |embed| embed.contains("Decides.")).await;
    assert_eq!((embed.focused(), embed.calls()), (String::new(), Vec::new()));
    embed.close().await;
}

/// The app in a shadow tree, and what a test does and sees there.
struct Embed {
    host: Element,
    root: Element,
    app: MountedApp,
    script: Object,
}

impl Embed {
    /// Shows the page at `url` of the small site.
    async fn open(url: &str, heading_level: usize) -> Embed {
        let document = web_sys::window().unwrap().document().unwrap();
        let host = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let root = document.create_element("div").unwrap();
        shadow.append_child(&root).unwrap();

        let base = "https://roles.example.com/";
        let catalog = js_sys::JSON::parse(
            &CATALOG.replace("\"base_path\": \"/\"", &format!("\"base_path\": \"{base}\"")),
        );
        set_network(true);
        let script: Object = Function::new_no_args(SCRIPT).call0(&JsValue::NULL).unwrap().unchecked_into();
        let load = Function::new_with_args(
            "url",
            &format!("url = url.replace(/^{}/, \"/\");{LOAD}", "https:..roles.example.com."),
        );
        Reflect::set(&script, &"load".into(), &load).unwrap();
        let app = browser::embed(
            root.clone(),
            catalog.unwrap(),
            "2026-11-22",
            url.to_owned(),
            heading_level,
            &script,
        );
        let embed = Embed { host, root, app: app.unwrap(), script };
        embed.wait("the page", |embed| embed.root.has_attribute("data-rolebook-ready")).await;
        embed
    }

    async fn close(self) {
        let Embed { host, root, app, .. } = self;
        app.unmount();
        until("the end", &root, || root.child_element_count() == 0).await;
        host.remove();
    }

    async fn wait(&self, what: &str, condition: impl Fn(&Embed) -> bool) {
        until(what, &self.root, || condition(self)).await;
    }

    fn element(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().expect(selector).dyn_into().unwrap()
    }

    fn contains(&self, text: &str) -> bool {
        self.root.text_content().unwrap_or_default().contains(text)
    }

    /// What the script's `navigate` returns next.
    fn answer(&self, answer: &JsValue) {
        Reflect::set(&self.script, &"answer".into(), answer).unwrap();
    }

    /// The calls of the script's functions since the last ones were taken.
    fn calls(&self) -> Vec<String> {
        let calls: Array = Reflect::get(&self.script, &"calls".into()).unwrap().unchecked_into();
        calls
            .splice(0, calls.length(), &JsValue::UNDEFINED)
            .iter()
            .filter_map(|call| call.as_string())
            .collect()
    }

    /// Clicks a link, and says whether the browser was not to follow it; here it never does.
    fn is_kept_from_the_browser(&self, selector: &str) -> bool {
        Reflect::set(&self.script, &"link".into(), &self.element(selector)).unwrap();
        let click = Function::new_with_args("script", CLICK);
        click.call1(&JsValue::NULL, &self.script).unwrap().is_truthy()
    }

    /// The text of what has the focus in the shadow tree.
    fn focused(&self) -> String {
        let focused = self.host.shadow_root().unwrap().active_element();
        focused.and_then(|element| element.text_content()).unwrap_or_default()
    }
}

/// Makes what stands for an element's script.
const SCRIPT: &str = r#"
    const script = {
        calls: [],
        answer: undefined,
        navigate(url) { script.calls.push(`navigate ${url}`); return script.answer; },
        prefetches() { return true; },
        urlChanged(url, isEntry) { script.calls.push(`urlChanged ${url} ${isEntry}`); },
        enter() {},
    };
    return script;
"#;

/// Clicks the link, and says whether that was prevented before it got to the body.
const CLICK: &str = r#"
    let isPrevented;
    const look = (event) => {
        isPrevented = event.defaultPrevented;
        event.preventDefault();
    };
    document.body.addEventListener('click', look, { once: true });
    script.link.click();
    return isPrevented;
"#;
