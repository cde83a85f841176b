//! A catalog that every render shares, with what is computed from it.

use rolebook_diff::RoleWords;
use rolebook_model::{Catalog, Role};
use rolebook_search::{Facet, Filter, Indexing, TextIndex};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use yew::Html;

/// A catalog with what is computed from it for several pages.
#[derive(Clone, Debug)]
pub struct SharedCatalog(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    catalog: Catalog,
    /// The index for text search, made when it is first needed: only the directory uses it.
    index: Rc<OnceCell<TextIndex>>,
    is_complete: OnceCell<bool>,
    words: WordsCache,
    facets: FacetsCache,
}

impl SharedCatalog {
    /// Shares the catalog.
    pub fn new(catalog: Catalog) -> SharedCatalog {
        SharedCatalog::of(catalog, Rc::default())
    }

    /// Shares the catalog with an index of it.
    pub fn with_index(catalog: Catalog, index: TextIndex) -> SharedCatalog {
        let shared = SharedCatalog::new(catalog);
        let _ = shared.0.index.set(index);
        shared
    }

    /// The same catalog with where one could go from some pages. The index stays as it is: nobody searches for that.
    pub fn with_where_next(&self, pages: &str) -> SharedCatalog {
        let mut catalog = self.0.catalog.clone();
        catalog.where_next.add(pages);
        SharedCatalog::of(catalog, Rc::clone(&self.0.index))
    }

    fn of(catalog: Catalog, index: Rc<OnceCell<TextIndex>>) -> SharedCatalog {
        let (is_complete, words, facets) = Default::default();
        SharedCatalog(Rc::new(Shared { catalog, index, is_complete, words, facets }))
    }

    /// An index to be made of the same roles with more of their texts.
    pub fn index_again(&self) -> Indexing {
        self.index().again()
    }

    /// Makes the index now, so that the first key is answered like the others.
    pub fn prepare_search(&self) {
        self.index().prepare(&self.0.catalog);
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.0.catalog
    }

    /// Whether the texts of all roles are loaded.
    pub fn is_complete(&self) -> bool {
        *self.0.is_complete.get_or_init(|| self.0.catalog.roles.iter().all(|role| role.is_loaded))
    }

    pub(super) fn index(&self) -> &TextIndex {
        self.0.index.get_or_init(|| TextIndex::new(&self.0.catalog))
    }

    pub(super) fn facets(&self) -> &FacetsCache {
        &self.0.facets
    }

    pub(super) fn words(&self) -> &WordsCache {
        &self.0.words
    }
}

impl PartialEq for SharedCatalog {
    /// Two handles are equal when they share one catalog. Catalogs do not change, and comparing their text at every render
    /// would cost more than the render.
    fn eq(&self, other: &SharedCatalog) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The words of the role that was rendered last, since the pages of a role's levels are mostly rendered in a row.
#[derive(Debug, Default)]
pub(super) struct WordsCache(RefCell<Option<(*const Role, Rc<RoleWords>)>>);

impl WordsCache {
    /// The words of a role of the catalog that this is the cache of.
    pub(super) fn of(&self, role: &Role) -> Rc<RoleWords> {
        match &mut *self.0.borrow_mut() {
            Some((cached, words)) if std::ptr::eq(*cached, role) => Rc::clone(words),
            cache => Rc::clone(&cache.insert((role, Rc::new(RoleWords::new(role)))).1),
        }
    }
}

/// The facets as the directory last showed them, with the values that were selected. Their numbers follow a key that is typed after
/// the roles.
#[derive(Debug, Default)]
pub(super) struct FacetsCache(RefCell<Option<ShownFacets>>);

type ShownFacets = (Vec<(Facet, String)>, Html);

impl FacetsCache {
    /// The facets of a filter: those of last time if they may be, and the same values were selected.
    pub(super) fn get(&self, filter: &Filter, may_be_old: bool, new: impl FnOnce() -> Html) -> Html {
        match &mut *self.0.borrow_mut() {
            Some((selected, old)) if may_be_old && *selected == filter.values => old.clone(),
            cache => cache.insert((filter.values.clone(), new())).1.clone(),
        }
    }
}
