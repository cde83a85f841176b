//! All roles of a site.

use super::{NextPages, Role, Site};
use std::sync::Arc;

/// A site's roles, read and put in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// The settings.
    pub site: Site,
    /// The departments that have roles, in the order in which the directory lists them.
    pub departments: Vec<Department>,
    /// The roles, ordered by department and then by title.
    pub roles: Vec<Arc<Role>>,
    /// Where one could go from the pages of roles and levels.
    pub where_next: NextPages,
}

impl Catalog {
    /// The role at `/roles/<department>/<role>/`.
    pub fn role(&self, department: &str, slug: &str) -> Option<&Arc<Role>> {
        // Few roles have the same slug, and many are in one department.
        self.roles.iter().find(|role| role.slug == slug && role.department == department)
    }

    /// The department with this slug.
    pub fn department(&self, slug: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.slug == slug)
    }

    /// The name of the department with this slug; the slug itself where it has none.
    pub fn department_name<'a>(&'a self, slug: &'a str) -> &'a str {
        self.department(slug).map_or(slug, |found| &found.name)
    }
}

/// A part of the company.
#[derive(Clone, Debug, PartialEq)]
pub struct Department {
    /// Its path segment in URLs.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The page of its folder, where that introduces it: read like a role's, without levels and without a slug, since its URL
    /// is that of the department.
    pub introduction: Option<Arc<Role>>,
}
