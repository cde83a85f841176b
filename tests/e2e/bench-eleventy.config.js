// Eleventy as the benchmark of the build uses it: the role pages of a folder in one layout, nothing else.

import path from 'node:path';

export default function (config) {
  const head = '<meta charset="utf-8"><title>{{ title }}</title>';
  const layout = `<!doctype html><html lang="en"><head>${head}</head><body>{{ content }}</body></html>`;
  config.addTemplate('_includes/page.liquid', layout);
  for (const name of ['job_page', 'job_family_page']) config.addLayoutAlias(name, 'page.liquid');
  config.addGlobalData('layout', 'page.liquid');
  return {
    // The pages hold what is left of other templates, which Rolebook does not run either.
    markdownTemplateEngine: false,
    dir: { input: path.relative('.', process.env.ELEVENTY_ROLES), output: path.relative('.', process.env.ELEVENTY_OUT) },
  };
}
