//! A URL's path and query ⇄ what the visitor is looking at.

use crate::route::{Compared, Route};
use rolebook_search::Filter;

/// What the visitor is looking at: all of a URL but the fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The filter of the directory; the default on every other page.
    pub filter: Filter,
    /// What the page's role or level is compared with.
    pub compared: Option<Compared>,
}

impl Location {
    /// The location of a URL's path and query on a site served below `base`. Only the directory is filtered, and only a
    /// role or a level is compared.
    pub fn parse(path: &str, query: &str, base: &str) -> Location {
        let route = Route::parse(path, base);
        let filter = if route == Route::Directory { Filter::from_query(query) } else { Filter::default() };
        let compared = route.compared(query);
        Location { route, filter, compared }
    }

    /// The directory with this filter.
    pub fn directory(filter: Filter) -> Location {
        Location { route: Route::Directory, filter, compared: None }
    }

    /// The page at this route, without a query.
    pub fn page(route: Route) -> Location {
        Location { route, filter: Filter::default(), compared: None }
    }

    /// The URL from the site's origin on.
    pub fn to_url(&self, base: &str) -> String {
        let mut url = self.route.path(base) + &self.filter.to_query();
        if let Some(compared) = &self.compared {
            url += &compared.to_query(&self.route);
        }
        url
    }
}
