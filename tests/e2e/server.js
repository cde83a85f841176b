// A plain static host: files as they are, index.html for a folder, 404.html for what is not there, and the headers that
// the site's own `_headers` asks for.

import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { headersFor, rulesOf } from './headers.js';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/**
 * Serves a folder on a free port of this machine.
 *
 * `base` is the path that the site stands below, with a slash at both ends; `headers` are sent with every answer, in
 * place of the site's own of the same name, and those named in `without` are not; `compressed` sends everything by brotli,
 * as hosts do. What breaks the policy is pushed to `reports`. What `beside` answers, by returning true, is answered by it:
 * another application, or another site by its `handler`.
 *
 * @returns `url`, which ends with the base path, and `close`. `folder` may be set to another one at any time, as where a
 * new build is put online, and so may `beside`.
 */
export async function serve(folder, { base = '/', beside = () => false, ...options } = {}) {
  const site = { folder, beside };
  const answer = handler(site, base, options);
  const server = createServer(async (request, response) => {
    if (!(await site.beside(request, response))) await answer(request, response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return Object.assign(site, {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

/** Answers requests from the folder of a site. */
export function handler(site, base, { headers = {}, without = [], compressed = false, reports } = {}) {
  return async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname === REPORTS) {
      reports?.push(await textOf(request));
      response.writeHead(204).end();
      return;
    }
    const { status, file, location } = await find(site.folder, base, url);
    if (location) {
      response.writeHead(status, { location }).end();
    } else if (file) {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      const own = headersFor(await rulesOf(site.folder), url.pathname);
      const all = { 'cache-control': 'no-store', 'content-type': type, ...own, ...headers };
      for (const name of without) delete all[name];
      if (reports && all[POLICY]) all[POLICY] += `; report-uri ${REPORTS}`;
      send(response, status, all, compressed ? await packed(file) : createReadStream(file));
    } else {
      response.writeHead(status, { 'content-type': 'text/plain' }).end('not found\n');
    }
  };
}

const POLICY = 'content-security-policy';

/** Where browsers report what breaks the policy. */
const REPORTS = '/policy-reports';

async function textOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Sends a file as it is, from a stream, or packed. */
function send(response, status, headers, content) {
  if (Buffer.isBuffer(content)) response.writeHead(status, { ...headers, 'content-encoding': 'br' }).end(content);
  else content.pipe(response.writeHead(status, headers));
}

/** Files by brotli; packing one takes longer than sending it. */
const PACKED = new Map();

function packed(file) {
  if (!PACKED.has(file)) PACKED.set(file, readFile(file).then((content) => brotliCompressSync(content)));
  return PACKED.get(file);
}

/** What a URL is answered with. */
async function find(folder, base, url) {
  const asked = decode(url.pathname);
  if (asked !== null && asked.startsWith(base)) {
    // `path.join` resolves `..`, and nothing above the folder is served.
    const file = path.join(folder, asked.slice(base.length));
    const inside = file === path.join(folder) || file.startsWith(path.join(folder, path.sep));
    const kind = inside ? await kindOf(file) : null;
    if (kind === 'folder' && !asked.endsWith('/')) {
      return { status: 301, location: `${url.pathname}/${url.search}` };
    }
    const index = path.join(file, 'index.html');
    if (kind === 'folder' && (await kindOf(index)) === 'file') {
      return { status: 200, file: index };
    }
    if (kind === 'file') {
      return { status: 200, file };
    }
  }
  const missing = path.join(folder, '404.html');
  return { status: 404, file: (await kindOf(missing)) === 'file' ? missing : null };
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

async function kindOf(file) {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}
