// Catalogs that somebody else has written, in a host's document: what they may load, and where their links may lead.

import { expect, expectState, roles, set, STRICT, test, title } from '../../host.js';

const FILE = 'product/analyst.md';

/** Has an element show this text, of a site with these settings. */
async function show(page, host, text, { site = {}, policy = STRICT, images = '' } = {}) {
  await host.open(`<role-book images="${images}"></role-book>`, { policy });
  await set(roles(page), { rolePath: 'product/analyst', catalog: { site, pages: [[FILE, text]] } });
  await expect(title(roles(page))).toHaveText('Analyst');
  return roles(page);
}

test('an image comes from where the document allows it, and learns nothing of the page', async ({ page, host }) => {
  const asked = [];
  await page.route('https://img.example/**', async (route) => {
    asked.push([route.request().url(), route.request().headers().referer]);
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="200"/>';
    await route.fulfill({ contentType: 'image/svg+xml', body });
  });
  const images = ['https://img.example/a.svg', 'https://other.example/b.svg', 'http://img.example/c.svg'];
  const text = `# Analyst\n\n${images.map((image) => `![A chart](${image})`).join('\n\n')}\n`;
  const policy = STRICT.replace("img-src 'self'", 'img-src https://img.example');
  const element = await show(page, host, text, { policy, images: 'https://img.example http: https: http://img.example' });

  const image = element.locator('img');
  await expect(image).toHaveCount(1);
  await expect(image).toHaveAttribute('alt', 'A chart');
  const box = await image.boundingBox();
  await expect.poll(() => image.evaluate(({ naturalHeight }) => naturalHeight)).toBe(200);
  expect(await image.boundingBox(), 'nothing has moved').toEqual(box);
  expect(asked).toEqual([[images[0], undefined]]);
  await expect(element.getByRole('link', { name: 'A chart' })).toHaveCount(2);
});

/** A policy under which images may come from anywhere. */
const ANY_IMAGE = STRICT.replace("img-src 'self'", 'img-src *');

test.describe('the origins that a catalog lists for images', () => {
  const text = '# Analyst\n\n![A chart](https://img.example/a.svg)\n';
  const catalog = {
    site: { images: ['https://img.example'] },
    roles: [{ file: FILE, department: 'product', slug: 'analyst', title: 'Analyst' }],
    pages: [[FILE, text]],
  };

  /** The number of images after a fetched catalog is shown: `answer` answers for the URL `src`. */
  async function imagesOf(page, host, src, answer) {
    await page.route(/img\.example/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
    await page.route(/\/listed\.json|\/moved\.json/, answer);
    const policy = ANY_IMAGE.replace('connect-src {origin}', 'connect-src *');
    await host.open(`<role-book src="${host.fill(src)}" role-path="product/analyst"></role-book>`, { policy });
    await expect(title(roles(page))).toHaveText('Analyst');
    await expect(roles(page).locator('img').or(roles(page).getByRole('link', { name: 'A chart' }))).toHaveCount(1);
    return roles(page).locator('img').count();
  }

  const headers = { 'access-control-allow-origin': '*' };
  const listed = (route) => route.fulfill({ json: catalog, headers });

  test('count where it comes from the origin of the script', async ({ page, host }) => {
    expect(await imagesOf(page, host, '{site}listed.json', listed)).toBe(1);
  });

  test('do not count where it comes from another origin', async ({ page, host }) => {
    expect(await imagesOf(page, host, 'https://other.example/listed.json', listed)).toBe(0);
  });

  test('do not count where it comes from the document itself', async ({ page, host }) => {
    expect(await imagesOf(page, host, `${host.url}listed.json`, listed)).toBe(0);
  });

  test('do not count where it is a property', async ({ page, host }) => {
    const element = await show(page, host, text, { site: catalog.site, policy: ANY_IMAGE });
    await expect(element.getByRole('link', { name: 'A chart' })).toHaveCount(1);
    await expect(element.locator('img')).toHaveCount(0);
  });

  test('do not count where it says that it is from the site', async ({ page, host }) => {
    const site = { ...catalog.site, url: host.fill('{site}catalog.json'), base_path: host.fill('{site}') };
    const element = await show(page, host, text, { site, policy: ANY_IMAGE });
    await expect(element.getByRole('link', { name: 'A chart' })).toHaveCount(1);
    await expect(element.locator('img')).toHaveCount(0);
  });

  test('take nothing that is no origin', async ({ page, host }) => {
    const images = ['https://img.example/', 'https://img.example/a', 'https:', '//img.example', 'https://*'];
    const answer = (route) => route.fulfill({ json: { ...catalog, site: { images } }, headers });
    expect(await imagesOf(page, host, '{site}listed.json', answer)).toBe(0);
  });
});

test('pages of no site load no image', async ({ page, host }) => {
  const element = await show(page, host, '# Analyst\n\n![A chart](https://img.example/a.svg)\n');
  await expect(element.locator('img')).toHaveCount(0);
});

test('a link to another site does not tell it where the visitor is', async ({ page, host }) => {
  const referrers = [];
  await page.route('https://other.example/', async (route) => {
    referrers.push(route.request().headers().referer);
    await route.fulfill({ contentType: 'text/html', body: '<title>Other</title>' });
  });
  const element = await show(page, host, '# Analyst\n\n[Other](https://other.example/)\n');
  await element.getByRole('link', { name: 'Other' }).click();
  await expect(page).toHaveTitle('Other');
  expect(referrers).toEqual([undefined]);
});

test.describe('an address that runs a script', () => {
  test.use({ expectedNoise: [/<role-book>/] });

  test('is no place for a site', async ({ page, host }) => {
    await host.open('<role-book></role-book>');
    const catalog = { pages: [[FILE, '# Analyst\n\n## Senior Analyst\n\n- Ask\n']] };
    await set(roles(page), { src: 'javascript://a/%0Athrow(1)/catalog.json', catalog });
    await expectState(roles(page), 'error');
    await expect(roles(page).locator('a')).toHaveCount(0);
  });
});

test('more of a text than a page may have is not read', async ({ page, host }) => {
  const element = await show(page, host, `# Analyst\n\n${'word '.repeat(400_000)}\n\n## Last\n`);
  await expect(element.getByRole('heading', { name: 'Last' })).toHaveCount(0);
});
