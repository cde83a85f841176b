//! A catalog that every render shares.

use rolebook_model::Catalog;
use rolebook_search::TextIndex;
use std::cell::OnceCell;
use std::rc::Rc;

/// A catalog with the index for its text search. The index is built when it is first needed: only the directory uses it.
#[derive(Clone, Debug)]
pub struct SharedCatalog(Rc<(Catalog, OnceCell<TextIndex>)>);

impl SharedCatalog {
    /// Shares the catalog.
    pub fn new(catalog: Catalog) -> SharedCatalog {
        SharedCatalog(Rc::new((catalog, OnceCell::new())))
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.0.0
    }

    pub(super) fn index(&self) -> &TextIndex {
        let (catalog, index) = &*self.0;
        index.get_or_init(|| TextIndex::new(catalog))
    }
}

impl PartialEq for SharedCatalog {
    /// Two handles are equal when they share one catalog. Catalogs do not change, and comparing their text at every render
    /// would cost more than the render.
    fn eq(&self, other: &SharedCatalog) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
