// A plain static host: files as they are, index.html for a folder, 404.html for what is not there.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

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
 * `base` is the path that the site stands below, with a slash at both ends; `headers` are sent with every
 * answer, for instance a content security policy.
 *
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with the base path.
 */
export async function serve(folder, { base = '/', headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { status, file, location } = await find(folder, base, new URL(request.url, 'http://localhost'));
    if (location) {
      response.writeHead(status, { location }).end();
    } else if (file) {
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(status, { 'content-type': 'text/plain' }).end('not found\n');
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
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
