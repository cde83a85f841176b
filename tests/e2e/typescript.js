// What TypeScript has to say of files.

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const OPTIONS = '--noEmit --pretty false --strict --ignoreConfig --module esnext --moduleResolution bundler --jsx react-jsx';

/**
 * Writes files into a folder, which has to be below that of the packages for TypeScript to find their types, and has all of
 * them checked at once. `files` are texts by names. Gives a line for whatever is wrong.
 */
export async function complaints(folder, files) {
  await mkdir(folder, { recursive: true });
  const paths = Object.keys(files).map((name) => path.join(folder, name));
  await Promise.all(Object.values(files).map((text, at) => writeFile(paths[at], text)));
  try {
    await promisify(execFile)(path.join('node_modules', '.bin', 'tsc'), [...OPTIONS.split(' '), ...paths]);
    return [];
  } catch ({ stdout }) {
    return stdout.trim().split('\n');
  }
}
