// What an element needs once it shows pages: their catalog, their URL, and where a visitor's clicks lead.
//
// A page has the URL that it has on its own site, from the site's top on: `/roles/product/product-manager/`. The element's
// attributes say the same: `addressOf` makes the URL of them, and `describe` them of the URL. Where a visitor goes, they
// follow. With `routing` the URL also stands in the document's own, as a parameter or the fragment; without it, links lead
// to the site.

/** Stands before the page's URL in the document's. */
const NAME = 'role-book=';

/** How many roles are listed before the app is there: as many as it shows at first. */
const ROWS = 50;

/** What the app says, too: the directory's title, the label of its search field, and that a role is open. */
const WORDS = {
  en: ['Find your role', 'Search roles', 'Open'],
  de: ['Finden Sie Ihre Rolle', 'Rollen durchsuchen', 'Offen'],
};

/** The module with the interface in other languages than English, which is the app's own. `rolebook build` puts its address
 * here. */
const TRANSLATIONS = 'rolebook build: translations';
// While the rest is loading. A failure is told when it is needed.
if (document.querySelector('role-book[lang|=de]')) import(TRANSLATIONS).catch(() => {});

/** The books that want their page's URL to stand there. It is the first one's. */
const claimants = new Set();

try {
  // The sheet's lengths go by the font that an element inherits, and not by the document's.
  CSS.registerProperty({ name: '--role-book-unit', syntax: '<length>', inherits: true, initialValue: '16px' });
} catch {
  // Another copy of this module has been here before.
}

/** The pages of an element. */
export class Book {
  #element;
  #place;
  #setState;
  #dispatch;
  /** The app that is on screen, and the one that replaces it once its page is loaded. */
  #pages;
  #coming;
  /** The list that is shown until the app is there, the URL of the last link that was followed on it, and what goes there. */
  #early;
  #followed;
  #goOn;
  /** Ends the requests of pages. */
  #ending = new AbortController();
  /** The departments that have roles. */
  #departments;
  /** The only role, where there is but one and its text is in the element. */
  #only;
  #url;
  /** The attributes when the URL was made of them. */
  #written;
  /** Whether the document's URL named the page when it was opened. */
  #isLinked;
  /** The page's URL and the document's fragment before anything was clicked. */
  #start;
  /** How many entries the document's history had when the page's URL last changed. */
  #entries;

  /** `place` is where the pages go; `setState` shows a state and `dispatch` sends an event, as the element has them. */
  constructor(element, place, setState, dispatch) {
    this.#element = element;
    this.#place = place;
    this.#setState = setState;
    this.#dispatch = dispatch;
  }

  /** Lists the roles of a catalog that was fetched until the app is there, which takes the list over. A link that is followed on it
   * leads where the app's would: with `routing` it opens its page here, once that can be shown. What is wrong with a catalog is
   * told when its pages are opened. */
  list(catalog) {
    const { src, routing } = this.#element;
    const isRouted = routing !== 'none';
    const asked = (isRouted && this.#read()) || addressOf(this.#element);
    if (this.#place.hasChildNodes() || !src || asked !== '/') return;
    this.#early?.remove();
    try {
      this.#early = listOf(catalog, this.#element);
    } catch {
      this.#early = undefined;
      return;
    }
    this.#place.before(this.#early);
    const base = siteOf(src);
    this.#early.onclick = (event) => {
      const url = linked(event, base);
      if (!url || (!isRouted && this.#ask(url, base))) return;
      event.preventDefault();
      if (!isRouted) return;
      this.#followed = url;
      this.#goOn?.();
    };
  }

  /** Shows the page that the attributes name: of a catalog, of pages without one, or of those whose text is in the element.
   * A catalog that was fetched came from `url`. */
  async open(app, known, signal, url) {
    const element = this.#element;
    const { src, lang, images } = element;
    const catalog = known?.roles ? known : { ...known, ...listed(known?.pages ?? (await inline(element))) };
    if (signal.aborted) return;
    this.#only = !known && catalog.roles.length === 1 && `${catalog.roles[0].department}/${catalog.roles[0].slug}`;
    const base = src ? siteOf(src) : baseHere(element);
    const language = element.closest('[lang]')?.lang;
    // Scripts set what they do not know to undefined or null.
    const given = Object.entries({ language, ...catalog.site }).filter(([, value]) => value != null);
    const site = { ...Object.fromEntries(given), base_path: base, interface: lang };
    const languages = lang || [site.language, catalog.roles.map(({ language }) => language), catalog.pages];
    // The first language in the list, another one, or that of a page's settings. The catalog of another version has other
    // texts, or none.
    if (/(^|,|\nlang\w*\W+)de\b/i.test(languages) && !site.translation?.includes(TRANSLATIONS)) {
      try {
        site.translation = (await import(TRANSLATIONS)).default;
      } catch (error) {
        console.warn('<role-book>', error);
      }
      if (signal.aborted) return;
    }
    // An image's server learns who opens the page. So it is for the document to say which may, or for the site whose
    // script the document runs, and not for whoever wrote a catalog.
    const isSites = url && new URL(url).origin === new URL(import.meta.url).origin;
    site.images = [...images.split(/\s+/), ...((isSites && site.images) || [])].filter(isOrigin);
    this.#departments = new Set(catalog.roles.map(({ department }) => department));
    if (this.#isEmpty()) {
      this.#clear();
      this.#setState('empty', lang || site.language);
      return;
    }
    const wasOwner = this.#isOwner;
    this.#take();
    if (wasOwner) this.#write();
    const get = async (url) => {
      if (!src) throw new Error('there is no src to load texts from');
      const response = await fetch(url || `${base}pages.json`, { signal: this.#ending.signal });
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return url ? response.text() : response.json();
    };
    const enter = (root) => {
      this.#pages?.unmount();
      this.#pages = this.#coming;
      this.#coming = undefined;
      this.#place.replaceChildren(root);
      if (this.#early) takeOver(this.#early.querySelector('input'), root.querySelector('input'));
      this.#dropList();
      // The focus was kept by the line that offered to try again.
      if (root.getRootNode().activeElement?.role === 'status') focus(root.querySelector('h1'));
      this.#setState('ready');
      // Who follows a link wants to see where it leads, unless they have begun to read or are back where they were.
      if (this.#isLinked && !scrollY && element.getBoundingClientRect().top > innerHeight) {
        element.scrollIntoView({ behavior: 'instant' });
      }
      this.#isLinked = false;
      this.#dispatch('ready', { roles: catalog.roles.length });
    };
    const navigate = (url) => {
      const { view } = describe(url);
      // To filter the list is not to go anywhere.
      if (view === 'directory' && view === describe(this.#url).view) return true;
      return this.#ask(url, base) && (prefetches() || undefined);
    };
    const prefetches = () => this.#isOwner || !src;
    const urlChanged = (url, isEntry) => {
      const before = describe(this.#url);
      this.#go(url);
      this.#write(isEntry);
      // The one that is loading is to show the page where the visitor is by then.
      this.#coming?.goTo(url, element.headingLevel);
      const { view, query } = describe(url);
      if (view === 'directory' && view === before.view && query !== before.query) this.#dispatch('filter', { query });
    };
    this.#goOn = () => {
      const url = this.#followed;
      const goes = url && navigate(url);
      this.#followed = undefined;
      if (goes) urlChanged(url, true);
      else if (url && goes === undefined) location.assign(base + url.slice(1));
    };
    this.#goOn();
    this.#coming?.unmount();
    // The app has no page with levels side by side, and the site's own is shown.
    this.#place.onclick = (event) => src && this.#follow(event, base, navigate);
    if (isMatrix(this.#url)) {
      this.#coming = undefined;
      const { show } = await import('rolebook build: matrix');
      const page = await show(base, this.#url, element, signal, urlChanged);
      if (!signal.aborted) enter(page);
      return;
    }
    const root = document.createElement('div');
    const host = { load: get, enter, navigate, prefetches, urlChanged };
    this.#coming = app.embed(root, { ...catalog, site }, today(), this.#url, element.headingLevel, host);
  }

  /** Tells the host where a visitor goes. Returns whether it lets them: it may go there itself. */
  #ask(url, base) {
    const { view, 'role-path': role, department, level = '', query } = describe(url);
    const href = this.#element.src ? base + url.slice(1) : '';
    return this.#dispatch('navigate', { view, path: role || department || '', level, query, href }, true);
  }

  /** Follows a link to levels side by side, or from there, as the app does all others. */
  #follow(event, base, navigate) {
    const url = linked(event, base);
    if (!url || ![url, this.#url].some((it) => describe(it).view === 'matrix')) return;
    const goes = navigate(url);
    if (goes !== undefined) event.preventDefault();
    if (!goes) return;
    this.#go(url);
    this.#write(true);
    this.#element.reload();
  }

  /** Shows the page that the attributes name by now. */
  change() {
    if (this.#written === state(this.#element)) return;
    const pages = this.#coming ?? this.#pages;
    if (!pages || this.#isEmpty()) return this.#element.reload();
    this.#take();
    this.#write();
    this.#show();
  }

  /** Takes the pages off the screen, and leaves the document's URL, as it is, to others. */
  end() {
    this.#ending.abort();
    this.#release();
    this.#clear();
  }

  /** Gives up pages that have stopped by themselves. */
  lose() {
    this.#coming = this.#pages = undefined;
    this.end();
  }

  #dropList() {
    this.#early?.remove();
    this.#early = undefined;
  }

  #clear() {
    this.#dropList();
    this.#coming?.unmount();
    this.#pages?.unmount();
    this.#coming = this.#pages = this.#written = undefined;
    this.#place.replaceChildren();
  }

  /** Whether there is no role, or none in the department that the attributes name. */
  #isEmpty() {
    const { department } = this.#element;
    return department ? !this.#departments.has(department) : !this.#departments.size;
  }

  /** Makes the page's URL of the attributes; takes the document's, where that is wanted and nobody else has it. */
  #take() {
    const { routing } = this.#element;
    const wasClaimant = claimants.has(this);
    this.#url = addressOf(this.#element, this.#only);
    this.#written = state(this.#element);
    if (routing !== 'query' && routing !== 'hash') {
      this.#release();
    } else if (!wasClaimant) {
      claimants.add(this);
      if (this.#isOwner) this.#own();
      else this.#dispatch('error', { code: 'routing', message: 'the URL belongs to another <role-book>' });
    }
  }

  get #isOwner() {
    const [owner] = claimants;
    return owner === this;
  }

  /** Begins where the document's URL says. */
  #own() {
    addEventListener('popstate', this.#travel);
    this.#start = [this.#url, location.hash];
    this.#entries = history.length;
    const found = this.#read();
    if (found) this.#go(found);
    this.#isLinked = !!found;
  }

  #release() {
    const wasOwner = this.#isOwner;
    claimants.delete(this);
    if (!wasOwner) return;
    removeEventListener('popstate', this.#travel);
    const [next] = claimants;
    next?.#inherit();
  }

  /** Has the document's URL from another book, and goes on where it is. */
  #inherit() {
    const url = this.#url;
    this.#own();
    if (this.#url !== url) this.#show();
  }

  /** Goes where the document's history went. A fragment of the document's own is no page, but for the one at the start. */
  #travel = () => {
    const [url, hash] = this.#start;
    const isEntry = history.length !== this.#entries;
    this.#entries = history.length;
    const isOther = this.#element.routing === 'hash' && location.hash && (location.hash !== hash || isEntry);
    const wanted = this.#read() ?? (isOther ? this.#url : url);
    if (wanted === this.#url) return;
    this.#go(wanted);
    this.#show();
  };

  #show() {
    const pages = !isMatrix(this.#url) && (this.#coming ?? this.#pages);
    if (pages) pages.goTo(this.#url, this.#element.headingLevel);
    else this.#element.reload();
  }

  /** The page's URL in the document's; nothing where there is none that can be read. */
  #read() {
    const isHash = this.#element.routing === 'hash';
    const own = isHash ? `^#${NAME}(.*)` : `[?&]${NAME}([^&]*)`;
    const [, found] = location[isHash ? 'hash' : 'search'].match(own) ?? [];
    if (found === undefined) return undefined;
    try {
      const url = `/${decodeURIComponent(found).replace(/^\/+/, '')}`;
      describe(url);
      return url;
    } catch {
      return undefined;
    }
  }

  /** Writes it there. All else in the URL, and the history's state, is the document's. */
  #write(isEntry) {
    if (!this.#isOwner) return;
    const url = new URL(location);
    // Nothing has to be said of the page that the attributes would show.
    const own = this.#url === this.#start[0] ? '' : NAME + this.#url.slice(1).replace(/[%&+#]/g, encodeURIComponent);
    if (this.#element.routing === 'hash') {
      url.hash = own;
    } else {
      const { search } = url;
      const pair = new RegExp(`([?&])${NAME}[^&]*`);
      if (pair.test(search)) url.search = search.replace(pair, (_, mark) => own && mark + own).replace(/^&/, '?');
      else if (own) url.search = `${search || '?'}${search && '&'}${own}`;
    }
    history[isEntry ? 'pushState' : 'replaceState'](history.state, '', url);
    this.#entries = history.length;
  }

  /** Has the attributes say what this URL does. */
  #go(url) {
    this.#url = url;
    for (const [name, value] of Object.entries(describe(url))) {
      if (value) this.#element.setAttribute(name, value);
      else this.#element.removeAttribute(name);
    }
    this.#written = state(this.#element);
  }
}

/** The URL of the link to a page of the site at `base` that a plain click follows. */
const linked = (event, base) => {
  const { href } = event.target.closest('a[href]') ?? {};
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (button || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented || !href?.startsWith(base)) return undefined;
  return href.slice(base.length - 1);
};

/** As Sweden writes dates: 2026-11-22. */
const today = () => new Date().toLocaleDateString('sv');

/** An element with a class, which is its part's name, too. */
const make = (tag, name = '', ...children) => {
  const element = document.createElement(tag);
  element.className = element.part = name;
  element.append(...children);
  return element;
};

/** A list: style sheets take its role away with its bullets. */
const bullets = (name, ...items) => {
  const list = make('ul', name, ...items);
  list.role = 'list';
  return list;
};

const link = (href, text) => {
  const element = make('a', '', text);
  element.href = href;
  return element;
};

/** The directory of a catalog's roles in plain elements, as the app begins it. */
const listOf = ({ site = {}, departments = [], roles }, element) => {
  const language = element.lang || site.language || element.closest('[lang]')?.lang || '';
  const primary = language.slice(0, 2).toLowerCase();
  const code = WORDS[primary] ? primary : 'en';
  // A line of the site's own words for each, where it has some.
  const word = (key, at) => RegExp(`^${code}\\.${key}=(.*)`, 'm').exec(site.messages)?.[1] ?? WORDS[code][at];
  const [directory, search, isOpen] = ['directory', 'search', 'open'].map(word);
  const base = `${siteOf(element.src)}roles/`;
  const day = today();
  const rows = new Map();
  for (const { department, slug, title, summary = '', vacancies = [], availability } of roles.slice(0, ROWS)) {
    const open = vacancies.filter(({ valid_through: last = day }) => last >= day);
    const towns = [...new Set(open.flatMap(({ places = [] }) => places.map(([town]) => town)))].slice(0, 3).join(', ');
    const heading = make('h3', '', link(base + pathOf([department, slug]), title ?? slug));
    if (availability === 'open' && (open.length || !vacancies.length)) {
      heading.append(' ', make('span', 'vacancy', isOpen + (towns && `: ${towns}`)));
    }
    const row = make('li', 'role', heading, make('p', 'summary', summary), make('p', 'glance'));
    rows.set(department, [...(rows.get(department) ?? []), row]);
  }
  const list = bullets('departments');
  const names = new Map(departments);
  for (const [slug, own] of rows) {
    const heading = make('h2', '', link(base + pathOf([slug]), names.get(slug) ?? slug));
    list.append(make('li', 'department', heading, bullets('', ...own)));
  }
  const field = make('input');
  field.type = 'search';
  field.ariaLabel = search;
  const form = make('form', 'search', make('label', '', search), field);
  form.onsubmit = (event) => event.preventDefault();
  const title = make('h1', 'heading', directory);
  title.ariaLevel = element.headingLevel;
  const header = make('header', 'page-header', title, make('p', 'lead', site.description ?? ''), form);
  const root = make('section', 'rolebook', header, make('div', 'columns', make('aside', 'facets'), make('div', 'results', list)));
  root.lang = language;
  root.dir = /^(ar|dv|fa|he|ps|sd|ur|yi)\b/i.test(language) ? 'rtl' : 'ltr';
  const early = make('div', '', root);
  early.className = 'app early';
  return early;
};

/** Has the app's search field go on with what was typed in the one before it. */
const takeOver = (typed, field) => {
  if (!field) return;
  if (typed.value) {
    field.value = typed.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (typed.matches(':focus')) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(typed.selectionStart, typed.selectionEnd);
  }
};

/** Gives the focus to a heading, which the app takes it back from. */
const focus = (heading) => {
  heading.tabIndex = -2;
  heading.focus({ preventScroll: true });
};

/** What an element's attributes say of its pages, to be compared. */
const state = (element) => {
  const { rolePath, level, department, view, query, routing, headingLevel } = element;
  return JSON.stringify([rolePath, level, department, view, query, routing, headingLevel]);
};

/** Whether a URL is that of a role's levels side by side. */
const isMatrix = (url) => describe(url).view === 'matrix';

/** The attributes of the page with this URL. */
const describe = (url) => {
  const [, path, query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url);
  const [department, role, level] = path.split('/').slice(2).map(decodeURIComponent);
  const isCompared = role && new URLSearchParams(query).has('compare');
  return {
    view: isCompared ? 'compare' : level === 'matrix' ? level : level ? 'level' : role ? 'role' : department ? 'department' : 'directory',
    'role-path': role && `${department}/${role}`,
    level: level === 'matrix' ? '' : level,
    department: role ? '' : department,
    query,
  };
};

/** Whether a text is an origin with encryption: `https://images.example.com`. */
const isOrigin = (text) => URL.canParse(text) && text.startsWith('https:') && new URL(text).origin === text;

/** Where links lead: to the site that a catalog lies on. */
const siteOf = (src) => {
  const { href, protocol } = new URL('.', new URL(src, document.baseURI));
  // A catalog may have come from elsewhere than `src` says, and a link may run no script.
  if (!['https:', 'http:', location.protocol].includes(protocol)) throw new Error(`${src}: not on a site`);
  return href;
};

/** Where links lead without a site: to the document, which shows their page where it has routing. */
const baseHere = ({ routing }) => {
  const url = new URL(location);
  if (routing === 'query') {
    url.hash = '';
    url.search = [...url.search.slice(1).split('&').filter((pair) => pair && !pair.startsWith(NAME)), `${NAME}/`].join('&');
  } else {
    url.hash = `${NAME}/`;
  }
  return url.href;
};

/** Folders as a URL has them. */
const pathOf = (folders) => folders.map((folder) => `${encodeURIComponent(folder)}/`).join('');

/** The URL of the page that an element's attributes name; where they name none, that of the only role if there is one. */
const addressOf = ({ src, rolePath, level, department, view, query }, only) => {
  if (view === 'matrix' && src) level = view;
  const role = rolePath || (!department && !view && only);
  let folders = [];
  if (view === 'directory' || !(role || department)) {
    const isFiltered = !department || new URLSearchParams(query).has('department');
    if (!isFiltered) query = `department=${encodeURIComponent(department)}${query && '&'}${query}`;
  } else if (view === 'department' || !role) {
    folders = ['roles', department];
  } else {
    folders = ['roles', ...role.split('/'), ...(level && view !== 'role' ? [level] : [])];
  }
  return `/${pathOf(folders)}${query && '?'}${query}`;
};

/** The pages whose text stands in the element, each in a script of its own. */
const inline = async (element) => {
  // They may not all have been read yet.
  if (document.readyState === 'loading') {
    await new Promise((read) => document.addEventListener('DOMContentLoaded', read, { once: true }));
  }
  const scripts = [...element.querySelectorAll(':scope > script[type="text/markdown"]')];
  return scripts.map(({ dataset, textContent }, at) => {
    // As deep as the markup around it: four spaces would make code of it.
    const [, indent] = /^([ \t]*)\S/m.exec(textContent) ?? [];
    return [dataset.file || `roles/role-${at + 1}.md`, textContent.replaceAll(`\n${indent}`, '\n').trim()];
  });
};

/** A catalog of pages, with what their names say: the rest is read in their text. */
const listed = (pages) => {
  const roles = pages.map(([file]) => {
    const [slug, department = 'roles'] = file.replace(/\.md$/, '').split('/').reverse();
    return { file, department, slug };
  });
  const words = (slug) => slug.slice(0, 1).toUpperCase() + slug.slice(1).replaceAll('-', ' ');
  const departments = [...new Set(roles.map(({ department }) => department))].map((slug) => [slug, words(slug)]);
  return { departments, roles, pages };
};
