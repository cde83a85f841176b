// Another application on the host of a site: with sessions, pages that depend on the query, and errors.

/** The one at `path`, as what `serve` takes as `beside`. `user` is who is logged in; `asked` is every request that came. */
export function foreign(path) {
  const application = { user: 'Ada', asked: [] };
  const page = (text) => ({ type: 'text/html', body: `<!doctype html><title>${text}</title><link rel="icon" href="data:,"><h1>${text}</h1>` });
  const pages = {
    '': () => page('Another application'),
    item: ({ searchParams }) => page(`Item ${searchParams.get('id')}`),
    // Cached by nobody's leave but the worker's of an earlier Rolebook.
    'session.json': () => ({ status: application.user ? 200 : 401, type: 'application/json', body: JSON.stringify(application.user) }),
    account: () => ({ ...page(`Account of ${application.user}`), headers: { 'cache-control': 'no-store' } }),
    broken: () => ({ ...page('Broken'), status: 500 }),
    gone: () => ({ ...page('Gone'), status: 410 }),
    old: () => ({ status: 302, type: 'text/html', body: '', headers: { location: `${path}item?id=1` } }),
    film: (_, { headers }) =>
      headers.range
        ? { status: 206, type: 'video/webm', body: 'il', headers: { 'content-range': 'bytes 1-2/4' } }
        : { type: 'video/webm', body: 'film' },
    order: (_, { method }) => ({ status: method === 'POST' ? 201 : 405, type: 'text/plain', body: method }),
  };
  application.beside = (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (!url.pathname.startsWith(path)) return false;
    const known = pages[url.pathname.slice(path.length)];
    application.asked.push(`${request.method} ${request.url}`);
    const { status = 200, type, body, headers } = known?.(url, request) ?? { ...page('Nothing'), status: 404 };
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    return true;
  };
  return application;
}
