// Takes the documentation's pictures: `node docs-pictures.js SITE INTO PROGRAM APP`, where SITE is the built site of the
// project's own roles, INTO a folder whose PNGs are replaced, and PROGRAM is `rolebook`, which serves with APP.
//
// `role.png` is the role's page on a desktop and in light, `role-narrow-dark.png` on a phone and in dark. Views are
// cut off after a screen or two. `role-print.png` is what is printed, on one long sheet. `preview.png` is a page that an author
// works on, `init.png` what `rolebook init` says in an empty folder and in one with pages, and `serve.png` a page that
// `rolebook serve` shows while it has findings.

import { chromium } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { drop } from './drop.js';
import { open, VIEWS } from './fixtures.js';
import { chromium as options } from './playwright.config.js';
import { serve } from './server.js';

const SHOWN = ['directory', 'search', 'role', 'level', 'comparison'];
const PRINTED = ['role', 'level', 'comparison'];
/** Ladders that pages write in other ways than by headings, shown on a desktop. */
const LADDERS = {
  'ladder-table': 'roles/engineering/data-engineer/senior-data-engineer/',
  'ladder-files': 'roles/engineering/release-engineer/',
  'ladder-tracks': 'roles/customer/solutions-architecture/',
};
/** Pages of one kind, shown on a desktop. */
const MORE = { matrix: 'roles/engineering/backend-engineer/matrix/' };
/** The page that an author works on, and what is not done yet of it. */
const DRAFT = 'product/technical-writer.md';
const UNDONE = [
  [/^title:/m, 'titel: Technical Writer\ntitle:'],
  [/^- /m, '- TODO: what of the tutorials?\n- '],
];

/** How much of a page is shown, by what it adds to the picture's name, in CSS pixels. */
const SIZES = {
  '': { width: 1440, height: 900, most: 1200 },
  '-narrow': { width: 390, height: 844, most: 1688 },
};
const COLOURS = { '': 'light', '-dark': 'dark' };
/** A4 at 96 dots per inch within margins of 15 millimetres, and no more than three sheets of it. */
const MARGIN = 57;
const SHEET = { width: 680, height: 1009, most: 3027 };
/** Sixteen colours, so that all pictures together weigh less than one and a half megabytes. */
const PALETTE = { palette: true, colours: 16, dither: 0, effort: 10, compressionLevel: 9 };

/** For findings, which have a colour for each severity. */
const MORE_COLOURS = { ...PALETTE, colours: 256 };

/** What is typed to begin, and in which folder. */
const SESSION = [
  ['bakery', 'mkdir bakery && cd bakery', null],
  ['bakery', 'rolebook init', ['init']],
  ['.', 'cd ../handbook && ls', ['ls']],
  ['handbook', 'rolebook init --github', ['init', '--github']],
];

const [site, into, program, app] = process.argv.slice(2);
await clear(into);
const server = await serve(site);
const browser = await chromium.launch(options);
const page = await browser.newPage();
let bytes = 0;
for (const view of SHOWN) {
  for (const [width, size] of Object.entries(SIZES)) {
    for (const [tint, colours] of Object.entries(COLOURS)) {
      await write(`${view}${width}${tint}`, await take(view, { ...size, colours }));
    }
  }
}
for (const [name, path] of Object.entries({ ...LADDERS, ...MORE })) {
  const size = { ...SIZES[''], most: SIZES[''].height };
  await open(page, server.url + path, size);
  await write(name, await picture(size));
}
const folder = await mkdtemp(path.join(tmpdir(), 'rolebook-'));
for (const [tint, colours] of Object.entries(COLOURS)) {
  await write(`preview${tint}`, await takePreview(folder, { ...SIZES[''], colours }), MORE_COLOURS);
}
for (const [tint, colours] of Object.entries(COLOURS)) {
  await write(`init${tint}`, await takeInit(path.join(folder, tint || 'light'), colours));
  await write(`serve${tint}`, await takeServe(path.join(folder, tint || 'light', 'bakery'), colours), MORE_COLOURS);
}
await rm(folder, { recursive: true });
await page.emulateMedia({ media: 'print' });
for (const view of PRINTED) {
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: 'white' };
  await write(`${view}-print`, (await take(view, SHEET)).extend(margins));
}
await browser.close();
await server.close();
console.log(`${bytes} bytes in all`);

/** Takes a picture of a view. */
async function take(view, size) {
  await open(page, server.url + VIEWS[view], size);
  return picture(size);
}

/** Takes a picture of the preview of a file that is written into a folder. */
async function takePreview(folder, size) {
  await open(page, `${server.url}?preview`, size);
  const text = await readFile(path.join('../../roles', DRAFT), 'utf8');
  const file = path.join(folder, path.basename(DRAFT));
  await writeFile(file, UNDONE.reduce((text, [from, to]) => text.replace(from, to), text));
  await drop(page, file);
  await page.locator('.preview-finding').first().waitFor();
  return picture(size);
}

/** Takes a picture of a terminal in which `rolebook init` was run, in an empty folder and in one with pages. */
async function takeInit(folder, colours) {
  await mkdir(path.join(folder, 'bakery'), { recursive: true });
  await cp('../../roles', path.join(folder, 'handbook'), { recursive: true, filter: (file) => !file.endsWith('.toml') });
  const lines = SESSION.flatMap(([where, typed, run]) => {
    const cwd = path.join(folder, where);
    if (run?.[0] === 'ls') return [`$ ${typed}`, execFileSync('ls', [path.join(folder, 'handbook')]).toString().trim().replace(/\n/g, '  ')];
    return [`$ ${typed}`, ...(run ? [execFileSync(program, run, { cwd }).toString().trim()] : [])];
  });
  // The policy of a site's page would refuse what is set.
  await page.goto('about:blank');
  await page.setViewportSize({ width: 1000, height: 500 });
  await page.emulateMedia({ colorScheme: colours });
  await page.setContent(`<meta name="color-scheme" content="light dark"><pre></pre><style>
    pre { margin: 0; padding: 1.5rem; font: 1rem/1.5 monospace; background: light-dark(#f4f4f5, #18181b); }
  </style>`);
  await page.locator('pre').evaluate((pre, text) => pre.append(text), lines.join('\n'));
  return sharp(await page.locator('pre').screenshot());
}

/** Takes a picture of a page that is not done yet, as it is served from a folder that `rolebook init` filled. */
async function takeServe(folder, colours) {
  const file = path.join(folder, 'roles/engineering/software-engineer.md');
  await writeFile(file, UNDONE.reduce((text, [from, to]) => text.replace(from, to), await readFile(file, 'utf8')));
  const server = spawn(program, ['serve', '--app', app, '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((resolve) => server.stdout.on('data', (text) => resolve(`${text}`.match(/http:\S+/)[0])));
  const size = { ...SIZES[''], most: 900, colours };
  await open(page, `${url}roles/engineering/software-engineer/`, size);
  await page.getByRole('complementary', { name: 'To be mended' }).waitFor();
  const taken = await picture(size);
  server.kill();
  return taken;
}

/** Takes a picture of what is open, from the top of its page. */
async function picture({ width, most }) {
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(length, most) };
  return sharp(await page.screenshot({ clip, fullPage: true, animations: 'disabled' }));
}

async function write(name, picture, palette = PALETTE) {
  const file = path.join(into, `${name}.png`);
  const { size } = await picture.png(palette).toFile(file);
  bytes += size;
  console.log(`${file} ${size} bytes`);
}

/** Takes away the pictures that are there: of some there may be none any more. */
async function clear(folder) {
  const files = await readdir(folder);
  await Promise.all(files.filter((file) => file.endsWith('.png')).map((file) => unlink(path.join(folder, file))));
}
