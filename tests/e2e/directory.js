// The parts of the directory, as a visitor names them. Each is given a page, or an element that shows one.

export const list = (page) => page.getByRole('list', { name: 'Roles', exact: true });

/** The row of the role with this title. */
export const row = (page, title) =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .filter({ has: page.getByRole('link', { name: title, exact: true }) })
    .last();

export const status = (page) => page.getByRole('status');

export const search = (page) => page.getByRole('searchbox', { name: 'Search roles' });

/** The values of a facet. */
export const facet = (page, name) => page.getByRole('group', { name, exact: true });
