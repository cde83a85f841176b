// What editors and TypeScript are told of `<role-book>`: both files are what they say, and the documentation's examples hold.

import { expect, test } from '@playwright/test';
import Ajv from 'ajv';
import { readFile } from 'node:fs/promises';
import { complaints } from '../typescript.js';

const project = (file) => readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');

// Without a browser there is nothing to trace.

test('the manifest is what its schema asks for', async () => {
  const schema = await project('tests/e2e/node_modules/custom-elements-manifest/schema.json');
  const validate = new Ajv({ strict: false }).compile(JSON.parse(schema));
  validate(JSON.parse(await project('static/embed/custom-elements.json')));
  expect(validate.errors).toBeNull();
});

test('the types allow what there is and nothing else', async ({}, info) => {
  await check(info, {
    'use.ts': `
      import { type RoleBookElement, type RoleBookView } from './role-book';
      const roles: RoleBookElement = document.createElement('role-book');
      Object.assign(roles, { rolePath: 'product/product-manager', headingLevel: 3 });
      roles.catalog = { pages: [['product/product-manager.md', '# Product Manager']] };
      roles.addEventListener('role-book-navigate', ({ detail }) => { const view: RoleBookView = detail.view; });
      document.addEventListener('role-book-filter', ({ detail }) => detail.query.length);
      roles.reload();
      // @ts-expect-error
      roles.theme = 'blue';
      // @ts-expect-error
      roles.headingLevel = 7;
      // @ts-expect-error
      roles.addEventListener('role-book-ready', ({ detail }) => detail.query);
    `,
  });
});

test('the examples for TypeScript and React are right', async ({}, info) => {
  const [react, plain] = (await project('docs/embedding.md')).match(/(?<=^```ts\n)[^]*?(?=^```)/gm);
  await check(info, {
    'plain.ts': plain,
    'react.tsx': `${react}
      export const roles = (
        <role-book src="/catalog.json" role-path="a/b" heading-level={3} onrole-book-ready={({ detail }) => detail.roles}>
          <a href="/">All roles</a>
        </role-book>
      );
      // @ts-expect-error
      export const wrong = <role-book loading="later" />;
    `,
  });
});

/** Has TypeScript check files that lie beside the element's types. */
async function check(info, files) {
  const types = await project('static/embed/role-book.d.ts');
  expect(await complaints(info.outputPath(), { 'role-book.d.ts': types, ...files })).toEqual([]);
}
