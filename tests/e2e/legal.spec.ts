import { templatePaths } from '../templates.ts';
import { expect, test } from './fixtures.ts';

const LEGAL = [
  'Mentions légales',
  'Protection des données',
  'Conditions générales d’utilisation',
  'Cookies et mémoire de votre appareil',
  /^Accessibilité\s: non conforme$/,
];

test('every kind of page has the same header and the same footer, with all that the law asks for', async ({
  page,
}) => {
  for (const [template, path] of await templatePaths()) {
    await page.goto(path);
    const doctype = await page.evaluate(() => [document.doctype?.name, document.compatMode]);
    expect(doctype, template).toEqual(['html', 'CSS1Compat']);
    const order = await page
      .locator('body > header, body main, body > footer')
      .evaluateAll((parts) => parts.map(({ tagName }) => tagName));
    expect(order, template).toEqual(['HEADER', 'MAIN', 'FOOTER']);
    const footer = page.getByRole('contentinfo');
    for (const name of [...LEGAL, 'Plan du site', 'Contact', 'Aide']) {
      await expect(
        footer.getByRole('link', { name, exact: true }),
        `${template}: ${name}`,
      ).toHaveCount(1);
    }
  }
});

test('every link of the footer leads to a page of that name', async ({ page }) => {
  await page.goto('/');
  const links = page.getByRole('contentinfo').locator('a[href^="/"]');
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(addresses.length).toBeGreaterThanOrEqual(8);
  for (const address of addresses) {
    const response = await page.goto(address ?? '');
    expect(response?.status(), address ?? '').toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('the site map leads to every page that the sitemap holds, and to the locked lessons', async ({
  page,
  request,
}) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  );
  await page.goto('/plan-du-site/');
  const map = await page
    .locator('main a, footer a')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
  expect(
    listed.filter((address) => !map.includes(address) && address !== '/plan-du-site/'),
  ).toEqual([]);
  expect(listed).toContain('/contact/');
  const lessons = map.filter((address) => /^\/cours\/[^/]+\/[^/]+\/[^/]+\/$/.test(address));
  expect(lessons.length).toBeGreaterThan(listed.filter((a) => lessons.includes(a)).length);
});

test('the facts of the settings stand in the legal pages, and the demonstration says what it is', async ({
  page,
}) => {
  await page.goto('/mentions-legales/');
  await expect(
    page.getByText(/^Version 1, mise à jour le (1er|\d+) \p{L}+ \d{4}\.$/u),
  ).toBeVisible();
  await expect(page.getByText('Ce site est une démonstration.')).toBeVisible();
  const facts = page.locator('main dl').first();
  await expect(facts).toContainText('Association loi 1901 (exemple)');
  await expect(facts.getByRole('link', { name: 'contact@preau.example' })).toHaveAttribute(
    'href',
    'mailto:contact@preau.example',
  );
});

test('the contact page says where to write, what to say, and how to report', async ({ page }) => {
  await page.goto('/mentions-legales/');
  await page.getByRole('link', { name: 'Signalez-le' }).click();
  await expect(page).toHaveURL(/\/contact\/#signaler$/);
  await expect(page.getByText('On vous répond au plus vite')).toBeVisible();
  const report = page.getByRole('link', { name: 'Signaler un contenu par courriel' });
  await expect(report).toHaveAttribute('href', /^mailto:\S+\?subject=Signaler%20un%20contenu$/);
});

test('nothing is kept on the device of who reads without signing in', async ({ page }) => {
  await page.goto('/cookies/');
  await expect(page.getByRole('term').filter({ hasText: 'preau-session' })).toBeVisible();
  await page.goto('/plan-du-site/');
  const kept = await page.evaluate(() => [
    document.cookie,
    localStorage.length,
    sessionStorage.length,
  ]);
  expect(kept).toEqual(['', 0, 0]);
});
