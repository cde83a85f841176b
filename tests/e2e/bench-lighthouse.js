// Prints what Lighthouse says of the pages of the project's own site, as a phone has them: `node bench-lighthouse.js SITE`.

import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { createServer } from 'node:net';
import { figure, median } from './bench-lines.js';
import { VIEWS } from './fixtures.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

/** How often each page is looked at; the median counts. */
const ROUNDS = 3;
const PAGES = ['directory', 'role', 'level'];
const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AUDITS = {
  'first-contentful-paint': 'ms',
  'largest-contentful-paint': 'ms',
  'total-blocking-time': 'ms',
  'cumulative-layout-shift': '',
};

const [site] = process.argv.slice(2);
const server = await serve(site, { compressed: true });
const port = await freePort();
const browser = await chromium.launch({ ...options, args: [...options.args, `--remote-debugging-port=${port}`] });
for (const name of PAGES) {
  const reports = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await lighthouse(server.url + VIEWS[name], { port, logLevel: 'error', onlyCategories: SCORES });
    reports.push(result.lhr);
  }
  for (const score of SCORES) {
    const points = reports.map(({ categories }) => Math.round(categories[score].score * 100));
    figure(`lighthouse/${name}/${score}`, median(points), 'points');
  }
  for (const [audit, unit] of Object.entries(AUDITS)) {
    figure(`lighthouse/${name}/${audit}`, median(reports.map(({ audits }) => audits[audit].numericValue)), unit);
  }
  for (const audit of missed(reports[0])) console.log(`${name}: ${audit}`);
}
await browser.close();
await server.close();

/** What costs a page points, in words. */
function missed({ audits, categories }) {
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = counted.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 1);
  return failed.map(({ title, displayValue, score }) => `${score} ${title} ${displayValue ?? ''}`);
}

/** A port that nobody listens at. */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
