// An npm registry on this machine that has the packages in a folder: `node npm-registry.js DIR` prints its address.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
const files = new Map();
const packages = new Map();
for (const name of (await readdir(folder)).filter((name) => name.endsWith('.tgz'))) {
  const content = await readFile(path.join(folder, name));
  files.set(`/${name}`, content);
  const manifest = firstFile(gunzipSync(content));
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  packages.set(`/${manifest.name}`, { name, manifest, integrity });
}

const server = createServer(({ url }, response) => {
  const at = decodeURIComponent(url);
  const found = packages.get(at);
  if (found) {
    const { name, manifest, integrity } = found;
    const dist = { tarball: `${address()}/${name}`, integrity };
    const { version } = manifest;
    const all = { name: manifest.name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(all));
  } else if (files.has(at)) {
    response.end(files.get(at));
  } else {
    response.writeHead(404).end('{}');
  }
});
server.listen(0, '127.0.0.1', () => console.log(address()));

function address() {
  return `http://127.0.0.1:${server.address().port}`;
}

/** The first file of a tar archive, `package.json`. */
function firstFile(tar) {
  const size = Number.parseInt(tar.toString('latin1', 124, 135), 8);
  return JSON.parse(tar.toString('utf8', 512, 512 + size));
}
