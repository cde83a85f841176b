//! How much is read. Real pages stay far below these limits; a hostile page cannot keep a machine busy beyond them.
//!
//! What is left out is a finding. Names and texts are truncated only in a page's metadata. Two more limits stand beside the
//! code that keeps them: how deeply blocks may be nested (`rolebook_markdown::MAX_DEPTH`), and how many headings are read.

/// The bytes of a page. A larger one is left out.
pub const LARGEST_PAGE: usize = 1024 * 1024;

/// The bytes of a page's front matter. A larger one is read as text.
pub const LARGEST_FRONT_MATTER: usize = 64 * 1024;

/// The keys of a page's front matter. Those beyond are left out.
pub const MOST_KEYS: usize = 1_000;

/// The footnotes of a page that are marked. Marks of others are just their labels.
pub const MOST_FOOTNOTES: usize = 1_000;

/// The characters of a name: of a role, of a level. What is beyond is left out where the name stands for the page.
pub const LONGEST_NAME: usize = 300;

/// The characters of any other text in the metadata of a role or a site.
pub const LONGEST_TEXT: usize = 5_000;

/// The characters of a language's words in a catalog, and of the interface in other languages than English.
pub const LONGEST_TABLE: usize = 20_000;

/// The characters of a heading or an item that a finding quotes.
pub const LONGEST_QUOTE: usize = 60;

/// The characters of a finding's message, and of its help.
pub const LONGEST_MESSAGE: usize = 1_000;

/// The bytes of an address that a vacancy or a setting names. A longer one is left out, since a part leads elsewhere.
pub const LONGEST_ADDRESS: usize = 2_048;

/// The items of a page that can be linked to and compared. Lists beyond are shown as text.
pub const MOST_ITEMS: usize = 5_000;

/// The links of a page. Of those beyond, only the text is shown.
pub const MOST_LINKS: usize = 5_000;

/// The pages of a site. Those beyond are left out.
pub const MOST_PAGES: usize = 20_000;

/// The bytes of all pages of a site. The pages beyond are left out.
pub const LARGEST_SITE: usize = 64 * 1024 * 1024;

/// The files and folders below a folder of roles, hidden ones and those reached by links included. Those beyond are left out.
pub const MOST_ENTRIES: usize = 100_000;

/// The bytes of a `site.toml`. A larger one is an error.
pub const LARGEST_SETTINGS: usize = 1024 * 1024;

/// The bytes of a file of vacancies. A larger one is an error.
pub const LARGEST_VACANCIES: usize = 16 * 1024 * 1024;

/// The bytes of the file of a job board. A larger one is an error.
pub const LARGEST_BOARD: usize = 64 * 1024 * 1024;

/// The bytes of a file that is copied into the site: of the app, or an extra one. A larger one is left out.
pub const LARGEST_EXTRA_FILE: usize = 256 * 1024 * 1024;

/// The vacancies that a site's file announces, the postings of a job board, and the vacancies of a site. Those beyond
/// are left out.
pub const MOST_VACANCIES: usize = 10_000;

/// The vacancies of a role. Those beyond are left out.
pub const MOST_VACANCIES_OF_ROLE: usize = 1_000;

/// The places of a vacancy, and the countries that one may work from. Those beyond are left out.
pub const MOST_PLACES: usize = 50;

/// The bytes of the texts of all vacancies of a site. The vacancies beyond are left out.
pub const LARGEST_VACANCY_TEXTS: usize = 16 * 1024 * 1024;

/// The origins that a site allows images from: all of them stand in one header.
pub const MOST_ORIGINS: usize = 50;

/// The bytes of a theme's style sheet. A larger one is not used.
pub const LARGEST_STYLE: usize = 256 * 1024;

/// The bytes of each other text of a theme. A larger one is not used.
pub const LARGEST_THEME_TEXT: usize = 64 * 1024;

/// The bytes of a picture of a theme. A larger one is not used.
pub const LARGEST_PICTURE: usize = 1024 * 1024;

/// The pixels of such a picture in each direction. A larger one is not used.
pub const MOST_PIXELS: u32 = 2048;
