// The figures of `bench-visit.js` for Firefox and WebKit: `node engines/bench.js ENGINE INTO COUNT…`, after it has written the
// sites of these counts of roles to INTO.

import path from 'node:path';
import { times as print } from '../bench-lines.js';
import { FACETS, TYPED, watch } from '../bench-watch.js';
import { serve } from '../server.js';
import { firefox } from './bidi.js';
import { webkit } from './webdriver.js';

const ENGINES = { firefox, webkit };
/** The number of samples of facets and of openings. */
const SAMPLES = 40;

const [engine, into, ...counts] = process.argv.slice(2);
for (const count of counts) {
  const host = await serve(path.join(into, `${count}-roles`));
  const window = await ENGINES[engine]();
  try {
    await window.resize(1440, 900);
    await window.open(host.url);
    await until(window, () => document.querySelector('#rolebook[data-rolebook-ready] h3 a') !== null);
    await window.evaluate(watch);
    print(`${engine}/keystroke/${count}-roles`, await type(window), { tail: true });
    print(`${engine}/facet/${count}-roles`, await tick(window), { tail: true });
    print(`${engine}/opening/${count}-roles`, await visit(window), { tail: true });
  } finally {
    await window.close();
    await host.close();
  }
}

async function type(window) {
  await window.click(() => document.querySelector('#rolebook input[type=search]'));
  const times = [];
  for (const letter of TYPED) {
    await window.press(letter === '<' ? 'Backspace' : letter);
    times.push(await shown(window));
  }
  return times;
}

async function tick(window) {
  const times = [];
  for (let round = 0; times.length < SAMPLES; round += 1) {
    for (const facet of FACETS.keys()) {
      const box = `() => { const group = document.querySelectorAll('#rolebook fieldset')[${facet}]; const boxes = [...group.querySelectorAll('input[type=checkbox]:enabled')]; return boxes[${round} % boxes.length]; }`;
      await window.click(box);
      times.push(await shown(window));
      await window.click(box);
      times.push(await shown(window));
    }
  }
  return times;
}

async function visit(window) {
  const times = [];
  while (times.length < SAMPLES) {
    const number = times.length * 7;
    await window.click(`() => { const links = document.querySelectorAll('#rolebook h3 a'); return links[${number} % Math.min(links.length, 40)]; }`);
    times.push(await shown(window));
    await window.back();
    await shown(window);
  }
  return times;
}

/** The milliseconds until the result of the last event was on screen. */
function shown(window) {
  return window.evaluate(() => window.shown);
}

async function until(window, does) {
  while (!(await window.evaluate(does))) await new Promise((later) => setTimeout(later, 50));
}
