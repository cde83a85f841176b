// Types of `<role-book>`. `import '…/role-book.js'` defines the element and exports no values.

/** The views. */
export type RoleBookView = 'directory' | 'department' | 'role' | 'level' | 'compare' | 'matrix';

/** A parsed `catalog.json` of a built site. Only the element reads it; its form may change. */
export interface RoleBookCatalog {
  site: object;
  roles: object[];
  [more: string]: unknown;
}

/** Role pages with their whole text, so that no data is fetched. */
export interface RoleBookPages {
  /** The settings of the site; all are optional. */
  site?: {
    name?: string;
    description?: string;
    /** The language of the pages and, if it is `'en'` or `'de'`, of the interface. */
    language?: string;
    /** The URL that root-relative links in the pages are resolved against. */
    link_base?: string;
    /** The sentence above the requirements. */
    requirements_note?: string;
  };
  /** `['product/product-manager.md', '# Product Manager …']` */
  pages: [file: string, text: string][];
}

/** The detail of `role-book-ready`. */
export interface RoleBookReadyDetail {
  /** The number of roles in the source. */
  roles: number;
}

/** The detail of `role-book-navigate`. */
export interface RoleBookNavigateDetail {
  view: RoleBookView;
  /** `<department>/<role>` or `<department>`; empty for the directory. */
  path: string;
  /** The level's slug, or empty. */
  level: string;
  /** The value for the attribute `query`; may be empty. */
  query: string;
  /** The absolute URL of the view on the hosted site; empty if there is no `src`. */
  href: string;
}

/** The detail of `role-book-filter`. */
export interface RoleBookFilterDetail {
  /** The new value of the attribute `query`: `q=git&level=senior`. */
  query: string;
}

/**
 * What is missing: the `source`, the app's `code`, WebAssembly (`wasm`), the app itself after a crash (`stopped`), or the
 * page's URL, which another element uses (`routing`).
 */
export type RoleBookErrorCode = 'source' | 'code' | 'wasm' | 'stopped' | 'routing';

/** The detail of `role-book-error`. */
export interface RoleBookErrorDetail {
  code: RoleBookErrorCode;
  /** In English, for logs; contains the URL that failed to load. */
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

/** `<role-book>`. Its properties reflect its attributes; one that is not set is empty or the default. */
declare class RoleBookElement extends HTMLElement {
  /** URL of a site's `catalog.json`; may be relative to the page. */
  src: string;
  /** `<department>/<role>`; the attribute is `role-path`. */
  rolePath: string;
  /** A level's slug. */
  level: string;
  /** A department's slug. */
  department: string;
  view: RoleBookView | '';
  /** What follows the `?` in the URL on the hosted site. */
  query: string;
  /** Origins from which the pages' images are loaded, separated by spaces. */
  images: string;
  routing: 'none' | 'query' | 'hash';
  /** The level of the first heading; the attribute is `heading-level`. */
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  theme: 'auto' | 'light' | 'dark';
  loading: 'eager' | 'visible';
  /** The language of the interface: `en` or `de`. */
  lang: string;
  /** The roles themselves, instead of `src`. */
  catalog: RoleBookCatalog | RoleBookPages | null;
  /** Loads the source again. */
  reload(): void;
}

/** The module does not export the class: use `customElements.get('role-book')`. */
export type { RoleBookElement };

/** The attributes and event handlers, for React. */
export type RoleBookProps = {
  src?: string;
  'role-path'?: string;
  level?: string;
  department?: string;
  view?: RoleBookView | '';
  query?: string;
  images?: string;
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

  // Events bubble, so listeners on ancestors have the same types.
  interface GlobalEventHandlersEventMap extends RoleBookEventMap {}
}
