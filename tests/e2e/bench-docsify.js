// Makes docsify's site of a folder of role pages, for benchmarks to compare with.

import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes docsify's site of the pages in `roles`: a list of them at the side, and the search over all. */
export async function docsify(roles, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(roles, folder, { recursive: true });
  const files = (await readdir(roles, { recursive: true })).filter((file) => file.endsWith('.md')).sort();
  const entries = files.map((file) => `- [${path.basename(file, '.md')}](${file})`);
  await writeFile(path.join(folder, '_sidebar.md'), entries.join('\n'));
  await writeFile(path.join(folder, 'README.md'), '# Roles\n');
  const dist = path.join('node_modules', 'docsify', 'dist');
  await cp(path.join(dist, 'docsify.min.js'), path.join(folder, 'docsify.js'));
  await cp(path.join(dist, 'plugins', 'search.min.js'), path.join(folder, 'search.js'));
  await cp(path.join(dist, 'themes', 'core.min.css'), path.join(folder, 'core.css'));
  await writeFile(
    path.join(folder, 'index.html'),
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Roles</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="core.css">
</head>
<body>
<div id="app"></div>
<script>window.$docsify = { loadSidebar: true, search: 'auto' };</script>
<script src="docsify.js"></script>
<script src="search.js"></script>
</body>
</html>
`,
  );
}
