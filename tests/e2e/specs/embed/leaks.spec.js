// Elements that come and go leave nothing behind.

import { expect, heard, roles, ROLES, set, test } from '../../host.js';
import { chromium } from '../../playwright.config.js';

/** How often elements come and go while it is measured. */
const CYCLES = 200;
/**
 * How often they do before that. All that is made once has to be there: code, sheet, the shapes of objects. A crowd that is
 * larger than any that follows comes first, so that the app's memory need not grow for another.
 */
const WARM_UP = 48;
/** The share by which what is held may differ. */
const TOLERANCE = 0.02;

// What the compilers of JavaScript learn and make of code that runs often is part of the heap: with them it grows by 7 % in
// the first 200 cycles, 1 % in the next, and less from then on. What elements leave behind is to be seen without that.
const flags = ['--no-opt', '--no-maglev', '--no-sparkplug', '--no-lazy-feedback-allocation'];
test.use({ launchOptions: { ...chromium, args: [...chromium.args, `--js-flags=${flags.join(' ')}`] } });

test('elements come and go 200 times and leave nothing behind', async ({ page, host, site }) => {
  test.slow();
  await page.addInitScript(keepInstances);
  await host.open('<main></main>');
  await page.evaluate(install, site);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.evaluate(async (count) => {
    await crowd();
    await comeAndGo(count);
  }, WARM_UP);
  const before = await held(page, devtools);
  await page.evaluate((count) => comeAndGo(count), CYCLES);
  const after = await held(page, devtools);
  for (const what of ['heap', 'nodes', 'listeners']) {
    expect(after[what], what).toBeLessThanOrEqual(before[what] * (1 + TOLERANCE));
  }
  expect(after.instances, 'one app, and it needs no more than before').toEqual(before.instances);
  expect(after.instances).toHaveLength(1);
});

for (const [what, file, begin] of [
  ['the text of a role', 'people/recruiter.md', (element) => set(element, { rolePath: 'people/recruiter' })],
  ['the texts for a search', 'pages.json', (element) => element.getByRole('searchbox').fill('roadmap')],
]) {
  test(`an element that is taken out no longer waits for ${what}`, async ({ page, host }) => {
    let asked;
    const isAsked = new Promise((resolve) => (asked = resolve));
    await page.route(`**/${file}`, () => asked());
    const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith(file));
    await host.open(ROLES);
    await expect.poll(() => heard(page, 'ready')).toHaveLength(1);
    await begin(roles(page));
    await isAsked;
    await page.evaluate(() => document.querySelector('role-book').remove());
    expect((await failed).failure().errorText).toBe('net::ERR_ABORTED');
    expect(await heard(page, 'error')).toEqual([]);
  });
}

/** What the page holds once collecting garbage makes it no less, and of each instance of WebAssembly how large it is. */
async function held(page, devtools) {
  const instances = await page.evaluate(sizes);
  // The events that were heard are the test's.
  await page.evaluate(() => void (heard.length = 0));
  for (let before = Infinity; ; ) {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const { JSHeapUsedSize: heap, Nodes: nodes, JSEventListeners: listeners } = Object.fromEntries(
      metrics.map(({ name, value }) => [name, value]),
    );
    if (heap >= before) return { heap, nodes, listeners, instances };
    before = heap;
  }
}

/** In the page: keeps each instance of WebAssembly. */
function keepInstances() {
  globalThis.instances = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      instances.push(made.instance ?? made);
      return made;
    };
  }
}

/** In the page: the bytes of each instance's memory, and the slots of its tables of what it holds of the page. */
function sizes() {
  return instances.map(({ exports }) => {
    const of = (kind) => Object.values(exports).filter((value) => value instanceof kind);
    return {
      bytes: of(WebAssembly.Memory).map(({ buffer }) => buffer.byteLength),
      slots: of(WebAssembly.Table).map(({ length }) => length),
    };
  });
}

/** In the page: makes the functions `comeAndGo`, for so many cycles, and `crowd`. */
function install(site) {
  const place = document.querySelector('main');
  const src = `${site}catalog.json`;
  const ROLE = { src, rolePath: 'product/product-manager' };
  const LEVEL = { ...ROLE, level: 'senior-product-manager' };
  const MARKDOWN = '---\ntitle: Product Manager\n---\n\n## Responsibilities\n\n- Keep a roadmap\n';

  const make = (properties) => Object.assign(document.createElement('role-book'), properties);
  const isReady = (element) => new Promise((ready) => element.addEventListener('role-book-ready', ready, { once: true }));
  const show = async (...elements) => {
    const ready = elements.map(isReady);
    place.append(...elements);
    await Promise.all(ready);
  };
  const find = (element, selector) => element.shadowRoot.querySelector(selector);
  /** Waits until there is such an element in the shadow tree. */
  const until = (element, selector) =>
    new Promise((there) => {
      const look = () => find(element, selector) && (observer.disconnect(), there());
      const observer = new MutationObserver(look);
      observer.observe(element.shadowRoot, { childList: true, subtree: true });
      look();
    });
  const type = (element, text) => {
    const field = find(element, 'input[type=search]');
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  /** Shows the directory, and finds what stands in the texts alone. */
  const search = async (element) => {
    await show(element);
    type(element, 'roadmap');
    await until(element, '.results mark');
  };
  const frame = () => new Promise((painted) => requestAnimationFrame(painted));

  /** What elements do before they go. */
  const LIVES = [
    () => show(make({ src })),
    () => show(make(ROLE)),
    () => show(make(LEVEL)),
    () => show(make({ src, query: 'level=senior' }), make({ src, department: 'product', theme: 'dark' })),
    () => search(make({ src })),
    // Its texts are under way when it goes.
    async () => {
      const element = make({ src });
      await show(element);
      type(element, 'roadmap');
    },
    async () => {
      const element = make({ src, routing: 'query' });
      await show(element);
      find(element, 'h3 a').click();
      await until(element, '.ladder');
      history.replaceState(null, '', location.pathname);
    },
    () => show(make({ src, routing: 'hash' }), make({ src, view: 'department', department: 'people' }), make(ROLE)),
    async () => {
      const [element, script] = [make({}), document.createElement('script')];
      Object.assign(script, { type: 'text/markdown', textContent: MARKDOWN });
      element.append(script);
      await show(element);
    },
    // Nothing has come yet.
    () => place.append(make(LEVEL)),
    async () => {
      place.append(make(ROLE), make({ src, loading: 'visible' }));
      await frame();
    },
    // It goes from one to another by its attributes, and is moved.
    async () => {
      const element = make({ src });
      await show(element);
      Object.assign(element, ROLE);
      place.append(element);
      await until(element, '.ladder');
    },
  ];

  globalThis.crowd = async () => {
    const elements = Array.from({ length: 4 }, () => make({ src }));
    await Promise.all([...elements.map(search), show(make(ROLE), make(ROLE), make(LEVEL), make(LEVEL))]);
    place.replaceChildren();
  };

  globalThis.comeAndGo = async (count) => {
    for (let cycle = 0; cycle < count; cycle += 1) {
      await LIVES[cycle % LIVES.length]();
      place.replaceChildren();
      // What an element holds it gives up in a microtask.
      await null;
    }
  };
}
