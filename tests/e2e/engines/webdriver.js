// WebKitGTK's MiniBrowser by WebDriver, through selenium, on a screen that is only in memory.

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { within } from './within.js';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const MINI_BROWSER = process.env.MINI_BROWSER ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** How long the driver may take to listen, and the browser to open and to close, in milliseconds. */
const PATIENCE = 20_000;
/** How often a browser that does not open is tried again. */
const TRIES = 3;

/** Opens a new window of WebKit, with nothing kept of an earlier one. Now and then MiniBrowser ends before it is open. */
export async function webkit(tries = TRIES) {
  try {
    return await start();
  } catch (error) {
    if (tries === 1) throw error;
    return webkit(tries - 1);
  }
}

async function start() {
  const port = await freePort();
  const process = spawn(DRIVER, [`--port=${port}`], { stdio: 'ignore' });
  const server = `http://127.0.0.1:${port}`;
  try {
    await listening(server);
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
    });
    const session = new Builder().usingServer(server).withCapabilities(capabilities).build();
    const driver = await within(PATIENCE, session, 'MiniBrowser');
    await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
    return new WebDriverWindow(driver, process);
  } catch (error) {
    process.kill('SIGKILL');
    throw error;
  }
}

class WebDriverWindow {
  #driver;
  #process;
  /** WebDriver does not pass on the console; what breaks a policy is reported to the host. */
  noise = [];

  constructor(driver, process) {
    this.#driver = driver;
    this.#process = process;
  }

  async version() {
    const capabilities = await this.#driver.getCapabilities();
    return `WebKitGTK ${capabilities.getBrowserVersion()}`;
  }

  open(url) {
    return this.#driver.get(url);
  }

  reload() {
    return this.#driver.navigate().refresh();
  }

  back() {
    return this.#driver.navigate().back();
  }

  async evaluate(does, ...given) {
    const [error, value] = await this.#driver.executeAsyncScript(
      `const [given, done] = arguments;
      (async () => (${does})(...given))().then((value) => done([null, value]), (error) => done([String(error)]));`,
      given,
    );
    if (error) throw new Error(error);
    return value;
  }

  /** Sets the size of the page; the window's own frame is added to it. */
  async resize(width, height) {
    const window = this.#driver.manage().window();
    await window.setRect({ width, height });
    const [wider, higher] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await window.setRect({ width: width + wider, height: height + higher });
  }

  async click(find) {
    const element = await this.#element(find);
    await this.#driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
    await this.#driver.actions().move({ origin: element }).click().perform();
  }

  type(text) {
    return this.#driver.actions().sendKeys(text).perform();
  }

  press(key) {
    return this.#driver.actions().sendKeys(KEYS[key] ?? key).perform();
  }

  async choose(find, files) {
    await (await this.#element(find)).sendKeys(files.join('\n'));
  }

  async print() {
    return Buffer.from(await this.#driver.printPage({ width: 21, height: 29.7 }), 'base64');
  }

  async picture(path) {
    await writeFile(path, await this.#driver.takeScreenshot(), 'base64');
  }

  async close() {
    await within(PATIENCE, this.#driver.quit(), 'MiniBrowser').catch(() => {});
    this.#process.kill('SIGKILL');
  }

  async #element(find) {
    const element = await this.#driver.executeScript(`return (${find})()`);
    if (!element) throw new Error(`no element: ${find}`);
    return element;
  }
}

const KEYS = {
  Backspace: Key.BACK_SPACE,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function listening(server) {
  for (const end = Date.now() + PATIENCE; ; ) {
    if (await fetch(`${server}/status`).then(({ ok }) => ok, () => false)) return;
    if (Date.now() > end) throw new Error(`${DRIVER}: does not listen`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
