// Components of frameworks as a script that a page can load.

import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileScript, parse } from 'vue/compiler-sfc';

/**
 * Writes files into a folder, which has to be below that of the packages, and makes one script of `main.js` and what it
 * imports: React's components from `.jsx`, Vue's from `.vue`. `files` are texts by names.
 */
export async function bundle(folder, files) {
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, 'main.js')],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    plugins: [vue(files)],
  });
  return outputFiles[0].text;
}

/** Compiles Vue's components as its plugin for Vite does, set up as the documentation says. */
const vue = (files) => ({
  name: 'vue',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path: file }) => {
      const { descriptor } = parse(files[path.basename(file)]);
      const compilerOptions = { isCustomElement: (tag) => tag === 'role-book' };
      const { content } = compileScript(descriptor, { id: 'roles', inlineTemplate: true, templateOptions: { compilerOptions } });
      return { contents: content, resolveDir: path.dirname(file) };
    });
  },
});
