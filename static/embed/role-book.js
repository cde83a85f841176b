// `<role-book>`: role pages inside any document. docs/embedding.md says what its attributes mean.
//
// This module is all that a document loads by itself. An element that is near fetches its catalog and, once for all
// elements, the app's code and its sheet; a `Book` (book.js) then has the app show pages in the element's shadow tree. Until
// there is a page, and where none can be had, the light children are shown, with a line that says so.

// `rolebook build` puts the addresses of these files here.
const BOOK = 'rolebook build: book';
const GLUE = 'rolebook build: glue';
const WASM = 'rolebook build: wasm';
const SHEET = 'rolebook build: sheet';

/** Attributes, and what the properties of the same names say where there is none. `lang` is every element's. */
const DEFAULTS = {
  src: '',
  'role-path': '',
  level: '',
  department: '',
  view: '',
  query: '',
  images: '',
  routing: 'none',
  'heading-level': 2,
  theme: 'auto',
  loading: 'eager',
};
const PROPERTIES = new Map(Object.keys(DEFAULTS).map((name) => [name.replace(/-(.)/, (_, first) => first.toUpperCase()), name]));

/** The message of each state, and the button's label. */
const WORDS = {
  en: {
    loading: 'Loading roles …',
    empty: 'No roles at the moment.',
    error: 'The roles could not be loaded.',
    stale: 'The roles may be out of date.',
    retry: 'Try again',
  },
  de: {
    loading: 'Stellen werden geladen …',
    empty: 'Zurzeit keine Stellen.',
    error: 'Die Stellen konnten nicht geladen werden.',
    stale: 'Die Stellen sind vielleicht veraltet.',
    retry: 'Neu laden',
  },
};

/** The promises of the code and its sheet. */
let code;
/** How often the code had to be forgotten. */
let attempts = 0;
/** Called when the app stops. */
const stops = new Set();

/** The style before the sheet is loaded: reserved space is there at once. */
const bare = new CSSStyleSheet();
bare.replaceSync(':host(:not([hidden])){display:block}');

const near = (file) => new URL(file, import.meta.url);

const fetched = async (url, signal) => {
  const response = await fetch(url, { signal }).catch(({ message }) => ({ status: message }));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};

/** The module that shows pages, the app that it has show them, and their style sheet. The app is ten times as large as what is
 * shown before it: the network is left to that, and to `first`, its catalog, where there is one. */
const getCode = (first) => {
  // A browser remembers that a module did not come, and asks again for one of another name.
  const module = (file) => import(`${near(file)}#${attempts}`);
  const book = module(BOOK);
  const sheet = fetched(near(SHEET)).then(async (sheet) => new CSSStyleSheet().replace(await sheet.text()));
  const load = async () => {
    if (first) await Promise.allSettled([first, sheet]);
    const [app, wasm] = await Promise.all([module(GLUE), fetched(near(WASM))]);
    await app.default({ module_or_path: wasm });
    app.whenTrapped?.((error) => {
      forget();
      for (const stop of [...stops]) stop(error);
    });
    return app;
  };
  const all = [book, load(), sheet];
  // Each element hears of it when it needs them.
  Promise.all(all).catch(forget);
  return all;
};

const forget = () => {
  code = undefined;
  attempts++;
};

const make = (tag, part = '', className = part) => {
  const element = document.createElement(tag);
  element.part = part;
  element.className = className;
  return element;
};

class RoleBook extends HTMLElement {
  static observedAttributes = [...PROPERTIES.values(), 'lang'];

  #internals = this.attachInternals();
  #frame = make('div', '', 'frame');
  #place = make('div', '', 'app');
  #status = make('div', 'status', 'rolebook status');
  #book;
  #catalog = null;
  /** Ends what is loading. */
  #ending;
  #observer;
  #hasBegun;
  #change;
  #isOther;

  constructor() {
    super();
    const footer = make('slot');
    footer.name = 'footer';
    this.#status.role = 'status';
    // A server may have written a list into the tree. It is shown where there are no children.
    const root = this.#internals.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const children = make('slot');
    children.append(...root.childNodes);
    this.#frame.append(children, this.#status, this.#place, footer);
    root.append(this.#frame);
    root.adoptedStyleSheets = [bare];
  }

  connectedCallback() {
    // It was only moved.
    if (this.#ending) return;
    // What was set before the class was defined hides its properties.
    for (const name of [...PROPERTIES.keys(), 'catalog']) {
      if (Object.hasOwn(this, name)) {
        const { [name]: value } = this;
        delete this[name];
        this[name] = value;
      }
    }
    this.#ending = new AbortController();
    const look = (entries) => entries.some((entry) => entry.isIntersecting) && this.reload();
    this.#observer = new IntersectionObserver(look, { rootMargin: '50%' });
    // A document's URL that names a page is a link to it.
    const isLinked = this.routing !== 'none' && location.href.includes('role-book=');
    if (this.loading === 'visible' && !isLinked) this.#observer.observe(this);
    else this.reload();
  }

  /** Has `moveBefore` leave all as it is. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#hasBegun) return;
    this.#isOther ||= /src|lang|images/.test(name);
    // Changes of one moment are one change.
    this.#change ??= Promise.resolve().then(() => {
      this.#change = undefined;
      if (this.#isOther) this.reload();
      else this.#book?.change();
    });
  }

  get catalog() {
    return this.#catalog;
  }

  set catalog(catalog) {
    // Frameworks set what they have at every render.
    if (catalog === this.#catalog) return;
    this.#catalog = catalog;
    if (this.#hasBegun) this.reload();
  }

  /** Loads the roles again. Those on screen stay there until then. */
  async reload() {
    if (!this.#ending) return;
    this.#isOther = false;
    this.#observer.disconnect();
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    this.#hasBegun = true;
    stops.add(this.#stop);
    if (!this.#place.hasChildNodes()) this.#setState('loading');
    let failing = 'code';
    try {
      const { src } = this;
      // The catalog and, if it was fetched, where it came from after redirects.
      const get = async () => {
        if (this.#catalog || !src) return [this.#catalog];
        const response = await fetched(new URL(src, document.baseURI), signal);
        const catalog = await response.json();
        if (!Array.isArray(catalog?.roles)) throw new Error(`${src}: not a catalog`);
        return [catalog, response.url];
      };
      const known = get();
      const [book, app, sheet] = (code ??= getCode(!this.rolePath && known));
      const [{ Book }, [catalog, url]] = await Promise.all([
        book,
        known.catch((error) => {
          failing = 'source';
          throw error;
        }),
        sheet.then((sheet) => (this.shadowRoot.adoptedStyleSheets = [sheet])),
      ]);
      if (signal.aborted) return;
      this.#book ??= new Book(this, this.#place, this.#setState, this.#dispatch);
      this.#book.list(catalog);
      const ready = await app;
      failing = 'source';
      await this.#book.open(ready, catalog, signal, url);
    } catch (error) {
      if (error instanceof (globalThis.WebAssembly?.CompileError ?? Error)) failing = 'wasm';
      if (!signal.aborted) this.#fail(failing, error);
    }
  }

  /** Shows a state of the roles, in a language. */
  #setState = (state, language = this.closest('[lang]')?.lang ?? '') => {
    const words = WORDS[language.slice(0, 2).toLowerCase()] ?? WORDS.en;
    this.#frame.dataset.state = state;
    this.#internals.states.clear();
    this.#internals.states.add(state);
    const line = make(state === 'empty' ? 'slot' : 'span');
    line.name = state;
    line.append(words[state] ?? '');
    this.#status.replaceChildren(line);
    if (state === 'error' || state === 'stale') {
      const button = make('button', 'retry');
      button.append(words.retry);
      button.onclick = () => {
        // The button goes, and the focus is not to go with it.
        this.#status.tabIndex = -1;
        this.#status.focus();
        this.reload();
      };
      this.#status.append(' ', button);
    }
  };

  #dispatch = (name, detail, cancelable) =>
    this.dispatchEvent(new CustomEvent(`role-book-${name}`, { bubbles: true, composed: true, cancelable, detail }));

  #fail(code, { message }) {
    console.warn('<role-book>', code, message);
    this.#setState(this.#place.hasChildNodes() ? 'stale' : 'error');
    this.#dispatch('error', { code, message });
  }

  /** The app has stopped, and what it held is lost. */
  #stop = (error) => {
    this.#ending?.abort();
    this.#book?.lose();
    this.#book = undefined;
    this.#fail('stopped', error);
  };

  #end() {
    this.#ending?.abort();
    this.#ending = undefined;
    this.#hasBegun = false;
    this.#observer?.disconnect();
    stops.delete(this.#stop);
    this.#book?.end();
    this.#book = undefined;
  }
}

for (const [property, name] of PROPERTIES) {
  const otherwise = DEFAULTS[name];
  Object.defineProperty(RoleBook.prototype, property, {
    get() {
      const value = this.getAttribute(name) ?? otherwise;
      return otherwise !== 2 ? value : value >= 1 && value <= 6 ? Math.trunc(value) : otherwise;
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
    enumerable: true,
  });
}

// Another copy of this module may have been here before.
if (!customElements.get('role-book')) customElements.define('role-book', RoleBook);
