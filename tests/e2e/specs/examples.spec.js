// Every example of CommonMark's specification, as pages of a site: no script runs, no request leaves, no dialog opens, neither in
// the pages as they are built nor as the app shows them. `embed/vectors.spec.js` does the same in the element.

import spec from 'commonmark-spec';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ready } from '../fixtures.js';
import { expect, showBuilt, showInApp, test as base } from '../hostile.js';
import { serve } from '../server.js';

/** The command that has built the sites. */
const ROLEBOOK = path.resolve('../../target/debug/rolebook');
/** How many pages stand in frames of one document. */
const AT_ONCE = 60;

const PATHS = spec.tests.map(({ number }) => `/roles/examples/example-${number}/`);

const test = base.extend({
  /** Serves a site of the examples, without any policy: what is shown must not need it. */
  examples: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'rolebook-'));
      const [roles, site] = [path.join(folder, 'roles'), path.join(folder, 'site')];
      await mkdir(path.join(roles, 'examples'), { recursive: true });
      for (const { number, markdown } of spec.tests) {
        const text = `---\ntitle: Example ${number}\n---\n\n${markdown.replaceAll('→', '\t')}`;
        await writeFile(path.join(roles, 'examples', `example-${number}.md`), text);
      }
      const app = path.join(process.env.ROLEBOOK_SITES, 'app');
      await promisify(execFile)(ROLEBOOK, ['build', '--app', app, '--roles', roles, '--out', site]);
      const server = await serve(site, { without: ['content-security-policy'] });
      await use(server.url);
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ timeout: 240_000 });
// A trace of so many pages would take longer than they do.

test('no example of the specification fires in pages as they are built', async ({ page, examples }) => {
  expect(PATHS).toHaveLength(652);
  for (let at = 0; at < PATHS.length; at += AT_ONCE) await showBuilt(page, examples, PATHS.slice(at, at + AT_ONCE));
});

test('no example of the specification fires as the app shows it', async ({ page, examples }) => {
  await page.goto(examples);
  await ready(page);
  await showInApp(page, PATHS);
});
