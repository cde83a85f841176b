// How pages are made that no vector is safe in: each text is put where its vector says, as it is.

import { HtmlRenderer, Parser } from 'commonmark';
import { createServer } from 'node:http';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const rendered = (text) => new HtmlRenderer({ safe: false }).render(new Parser().parse(text));

const inJson = (text) => JSON.stringify({ name: text });

/** What stands behind each text: a page that is swallowed lacks it. */
const AFTER = '<p id="after">The page goes on.</p>';

/** In the page: removes what looks dangerous, and reads what is left once more, as careless sanitizers do. */
function sanitize(text) {
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  for (const script of body.querySelectorAll('script, iframe, object, embed')) script.remove();
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
  }
  document.body.innerHTML = body.innerHTML;
}

/** In the page: puts all that one object has into another, as careless settings do. */
function merge(to, from) {
  for (const key in from) {
    if (from[key] === Object(from[key]) && to[key] === Object(to[key])) merge(to[key], from[key]);
    else to[key] = from[key];
  }
}

/** Documents by the place that a text is put in. */
const PLACES = {
  html: (text) => text,
  markdown: rendered,
  attribute: (text) => `<p title="${text}">Role</p>`,
  apostrophes: (text) => `<p title='${text}'>Role</p>`,
  unquoted: (text) => `<p title=${text}>Role</p>`,
  link: (text) => `<a href="${escaped(text)}">Role</a>`,
  image: (text) => `<img src="${escaped(text)}">`,
  frame: (text) => `<iframe src="${escaped(text)}"></iframe>`,
  title: (text) => `<title>${text}</title>`,
  textarea: (text) => `<textarea>${text}</textarea>`,
  style: (text) => `<style>body { color: ${text} }</style>`,
  comment: (text) => `<!--${text}-->`,
  heading: (text) => `<h2 id="${escaped(text.toLowerCase().replaceAll(' ', '-'))}">${escaped(text)}</h2>`,
  string: (text) => `<script>const name = "${text}"</script>`,
  'json-script': (text) => `<script type="application/ld+json">${inJson(text)}</script>`,
  'markdown-script': (text) => `<script type="text/markdown">${text}</script>`,
  twice: (text) => `<script>(${sanitize})(${inScript(text)})</script>`,
  json: (text) => `<script>${merge}; merge({ site: { words: {} }, roles: [] }, JSON.parse(${inScript(text)}))</script>`,
};

const inScript = (text) => JSON.stringify(text).replaceAll('<', '\\u003c');

/** Serves the vectors, each at `/` and its name. */
export async function serveUnsafe(vectors) {
  const server = createServer(({ url, socket }, response) => {
    const found = vectors.find(({ name }) => url === `/${name}`);
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
    else if (!found) response.writeHead(404).end();
    else if (found.place === 'header') socket.end(`HTTP/1.1 200 OK\r\nX-Site: ${found.text}\r\nConnection: close\r\n\r\n.`);
    else response.writeHead(200, { 'content-type': `${typeOf(found)}; charset=utf-8` }).end(documentOf(found));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const typeOf = ({ place }) => (place === 'xml' ? 'application/xml' : 'text/html');

function documentOf({ place, text }) {
  if (place === 'xml') return `<?xml version="1.0"?><urlset><url><loc>${text}</loc></url></urlset>`;
  return `<!doctype html><html><body>\n${PLACES[place](text)}\n${AFTER}</body></html>`;
}
