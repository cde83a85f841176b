// Checks the npm package of `<role-book>` as a project that installs it sees it: `node check-element.js DIR`, with the folder of
// packed packages. Its types hold, every file that it names is there, and so is all that the loader fetches.

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { complaints } from './typescript.js';

const [packages] = process.argv.slice(2);
const project = path.resolve('node_modules/.cache/element');
const folder = path.join(project, 'node_modules/@rolebook/element');
await rm(project, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const file = (await readdir(packages)).find((name) => name.startsWith('rolebook-element-'));
execFileSync('tar', ['-xzf', path.resolve(packages, file), '-C', folder, '--strip-components=1']);

const json = async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8'));
const { main, types, customElements, exports } = await json('package.json');
const { modules } = await json(customElements);
const loader = await readFile(path.join(folder, main), 'utf8');
const named = [main, types, customElements, ...Object.values(exports['.']), ...modules.map((module) => module.path)];
const fetched = [...loader.matchAll(/["'`]([^"'`\s]+\.(?:js|css|wasm))["'`]/g)].map(([, file]) => path.join('embed', file));
const found = [...named, ...fetched].filter((file) => !existsSync(path.join(folder, file))).map((file) => `${file} is missing`);
if (fetched.length < 4) found.push(`the loader names ${fetched.length} files`);

const use = `
  import '@rolebook/element';
  import type { RoleBookElement, RoleBookView } from '@rolebook/element';
  const roles: RoleBookElement = document.createElement('role-book');
  roles.addEventListener('role-book-navigate', ({ detail }) => { const view: RoleBookView = detail.view; });
  // @ts-expect-error
  roles.headingLevel = 7;
`;
found.push(...(await complaints(project, { 'use.ts': use })));

for (const each of found) console.error(each);
console.log(`${file}: ${named.length + fetched.length} files named, ${found.length} mistakes`);
process.exitCode = found.length > 0 ? 1 : 0;
