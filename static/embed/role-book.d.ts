// Types of `<role-book>`. `import '…/role-book.js'` defines the element and gives no values.

/** What can be shown. */
export type RoleBookView = 'directory' | 'department' | 'role' | 'level' | 'compare';

/** A parsed `catalog.json` of a built site: read by the element alone, and no contract. */
export interface RoleBookCatalog {
  site: object;
  roles: object[];
  [more: string]: unknown;
}

/** Role pages with all of their text, for which nothing is fetched. */
export interface RoleBookPages {
  /** What is said about all of them; each may be left out. */
  site?: {
    name?: string;
    description?: string;
    /** Of the pages and, where it is `'en'` or `'de'`, of the interface's own words. */
    language?: string;
    /** What root-relative links in the pages are resolved against. */
    link_base?: string;
    /** Stands above the requirements. */
    requirements_note?: string;
  };
  /** `['product/product-manager.md', '# Product Manager …']` */
  pages: [file: string, text: string][];
}

/** Of `role-book-ready`. */
export interface RoleBookReadyDetail {
  /** How many roles the source has. */
  roles: number;
}

/** Of `role-book-navigate`. */
export interface RoleBookNavigateDetail {
  view: RoleBookView;
  /** `<department>/<role>` or `<department>`; empty for the directory. */
  path: string;
  /** The level's slug; empty where none is meant. */
  level: string;
  /** What stands behind the `?` of the view, as the attribute holds it; may be empty. */
  query: string;
  /** Where the view stands on the hosted site; empty where there is none, for want of a `src`. */
  href: string;
}

/** Of `role-book-filter`. */
export interface RoleBookFilterDetail {
  /** `q=git&level=senior`, as the attribute `query` holds it. */
  query: string;
}

/**
 * What is missing: the `source`, the app's `code`, WebAssembly (`wasm`), the app itself once it has `stopped`, or the
 * page's URL, which another element has (`routing`).
 */
export type RoleBookErrorCode = 'source' | 'code' | 'wasm' | 'stopped' | 'routing';

/** Of `role-book-error`. */
export interface RoleBookErrorDetail {
  code: RoleBookErrorCode;
  /** In English, for a log; with the URL of what did not come. */
  message: string;
}

/** The events of `<role-book>`. All bubble and are composed. */
export interface RoleBookEventMap {
  'role-book-ready': CustomEvent<RoleBookReadyDetail>;
  /** Cancelable. */
  'role-book-navigate': CustomEvent<RoleBookNavigateDetail>;
  'role-book-filter': CustomEvent<RoleBookFilterDetail>;
  'role-book-error': CustomEvent<RoleBookErrorDetail>;
}

/** `<role-book>`. Its properties reflect its attributes; those that are not set are empty or the default. */
declare class RoleBookElement extends HTMLElement {
  /** URL of a site's `catalog.json`, relative to the page. */
  src: string;
  /** `<department>/<role>`; the attribute is `role-path`. */
  rolePath: string;
  /** A level's slug. */
  level: string;
  /** A department's slug. */
  department: string;
  view: RoleBookView | '';
  /** What stands behind the `?` on the hosted site. */
  query: string;
  routing: 'none' | 'query' | 'hash';
  /** The level of the first heading; the attribute is `heading-level`. */
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  theme: 'auto' | 'light' | 'dark';
  loading: 'eager' | 'visible';
  /** Of the interface's own words: `en` or `de`. */
  lang: string;
  /** The roles themselves, in place of `src`. */
  catalog: RoleBookCatalog | RoleBookPages | null;
  /** Loads the source again. */
  reload(): void;
}

/** The class is not to be had from the module: `customElements.get('role-book')` gives it. */
export type { RoleBookElement };

/** The attributes and the handlers of events, as React takes them. */
export type RoleBookProps = {
  src?: string;
  'role-path'?: string;
  level?: string;
  department?: string;
  view?: RoleBookView | '';
  query?: string;
  routing?: 'none' | 'query' | 'hash';
  'heading-level'?: 1 | 2 | 3 | 4 | 5 | 6;
  theme?: 'auto' | 'light' | 'dark';
  loading?: 'eager' | 'visible';
  lang?: string;
  catalog?: RoleBookCatalog | RoleBookPages | null;
} & {
  [Type in keyof RoleBookEventMap as `on${Type}`]?: (event: RoleBookEventMap[Type]) => void;
};

declare global {
  interface HTMLElementTagNameMap {
    'role-book': RoleBookElement;
  }

  // They bubble, so whoever listens further up has the same types.
  interface GlobalEventHandlersEventMap extends RoleBookEventMap {}
}
