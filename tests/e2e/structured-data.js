// What a page's structured data breaks: the types of schema.org, and what Google requires of them.

import Validator from '@adobe/structured-data-validator';
import { complaints } from './typescript.js';

/** The data that stands on a page, as JSON: a list of what each `<script>` holds. */
export function structuredData($) {
  return $('script[type="application/ld+json"]').get().map((script) => $(script).text());
}

/** All objects within a value that have a type. */
export function things(value) {
  if (typeof value !== 'object' || value === null) return [];
  return [...(value['@type'] ? [value] : []), ...Object.values(value).flatMap(things)];
}

/**
 * Holds data to the types of schema.org, all at once: TypeScript compares each with what schema-dts declares.
 *
 * `blocks` are texts of JSON by any names; `folder` is written into. Gives lines that name the blocks which are at fault.
 */
export async function againstSchema(blocks, folder) {
  const head = "import type { Graph, Thing, WithContext } from 'schema-dts';";
  // On a line of its own, whatever it holds.
  const line = ([, json], place) => `const it${place}: Graph | WithContext<Thing> = ${JSON.stringify(JSON.parse(json))};`;
  const lines = await complaints(folder, { 'data.ts': [head, ...blocks.map(line)].join('\n') });
  // After the import, each block has a line of its own.
  return lines.map((line) => `${blocks[line.match(/\((\d+),/)?.[1] - 2]?.[0]}: ${line}`);
}

/** What Google requires of data and recommends for it, and is not there. */
export async function againstGoogle(json) {
  const data = JSON.parse(json);
  const byType = {};
  for (const root of (data['@graph'] ?? [data]).flatMap(byPlace)) (byType[root['@type']] ??= []).push(root);
  const issues = await new Validator().validate({ jsonld: byType });
  const place = (path) => path.map(({ type }) => type).join('/');
  return issues.map(({ severity, issueMessage, path }) => `${severity} ${place(path)}: ${issueMessage}`);
}

/** A posting for each of its places: of several, the validator looks into none. */
function byPlace(thing) {
  return Array.isArray(thing.jobLocation) ? thing.jobLocation.map((place) => ({ ...thing, jobLocation: place })) : [thing];
}
