// The `_headers` of a built site, as the hosts read it that know such a file: for a path, the headers to send with it.
//
//     # A comment
//     /roles/*
//       Cache-Control: no-cache

import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads the file of a site's folder: a list of rules, empty where there is no such file. */
export async function rulesOf(folder) {
  const text = await readFile(path.join(folder, '_headers'), 'utf8').catch(() => '');
  const rules = [];
  for (const line of text.split('\n').filter((line) => /^\s*[^#\s]/.test(line))) {
    const [, name, value] = line.match(/^\s+([^:\s]+):\s*(.*?)\s*$/) ?? [];
    if (name) rules.at(-1).headers.push([name.toLowerCase(), value]);
    else rules.push({ pattern: line.trim(), headers: [] });
  }
  return rules;
}

/** What is sent with a path: every rule that matches it adds to it, and a header named twice has both values. */
export function headersFor(rules, asked) {
  const headers = {};
  for (const [name, value] of rules.filter(({ pattern }) => matches(pattern, asked)).flatMap((rule) => rule.headers)) {
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

/** A `*` stands for anything, slashes too. */
function matches(pattern, asked) {
  const literal = (text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(asked);
}
