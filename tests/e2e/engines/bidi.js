// Firefox by WebDriver BiDi, through puppeteer.

import puppeteer from 'puppeteer-core';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Opens a new window of Firefox, with nothing kept of an earlier one. */
export async function firefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    // Nothing is asked of any host but the test's own.
    extraPrefsFirefox: {
      'app.normandy.enabled': false,
      'browser.safebrowsing.downloads.enabled': false,
      'browser.safebrowsing.malware.enabled': false,
      'browser.safebrowsing.phishing.enabled': false,
      'browser.search.update': false,
      'extensions.update.enabled': false,
      'intl.accept_languages': 'en-GB',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': 'http://127.0.0.1:9/',
    },
  });
  const [page] = await browser.pages();
  return new BidiWindow(browser, page);
}

class BidiWindow {
  #browser;
  #page;
  /** What the page wrote to the console, and the errors that nothing has caught. */
  noise = [];

  constructor(browser, page) {
    this.#browser = browser;
    this.#page = page;
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && this.noise.push(message.text()));
    page.on('pageerror', ({ message }) => this.noise.push(message));
  }

  version() {
    return this.#browser.version();
  }

  async open(url) {
    // A host that is away answers with an error page.
    await this.#page.goto(url, { waitUntil: 'load' });
  }

  reload() {
    return this.#page.reload({ waitUntil: 'load' });
  }

  back() {
    return this.#page.evaluate(() => history.back());
  }

  /** What a function returns in the page; arguments and answer are JSON. */
  evaluate(does, ...given) {
    return this.#page.evaluate(does, ...given);
  }

  async resize(width, height) {
    await this.#page.setViewport({ width, height });
  }

  /** Clicks where an element is, as a mouse does. */
  async click(find) {
    await (await this.#handle(find)).click();
  }

  type(text) {
    return this.#page.keyboard.type(text);
  }

  press(key) {
    return this.#page.keyboard.press(key);
  }

  async choose(find, files) {
    await (await this.#handle(find)).uploadFile(...files);
  }

  /** The page on paper, as PDF. */
  async print() {
    return Buffer.from(await this.#page.pdf({ format: 'A4' }));
  }

  async picture(path) {
    await this.#page.screenshot({ path });
  }

  close() {
    return this.#browser.close();
  }

  async #handle(find) {
    const handle = await this.#page.evaluateHandle(`(${find})()`);
    const element = handle.asElement();
    if (!element) throw new Error(`no element: ${find}`);
    return element;
  }
}
