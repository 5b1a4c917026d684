import { readStack } from '../stack.ts';
import { expect, test } from './fixtures.ts';

async function openLessons(): Promise<string[]> {
  const sitemap = await (await fetch(`${readStack().siteUrl}/sitemap.xml`)).text();
  return [...sitemap.matchAll(/(\/cours\/[^/<]+\/[^/<]+\/[^/<]+\/)</g)].map(
    ([, path = '']) => path,
  );
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the course, its outline and an open lesson can be read', async ({ page }) => {
    const [lesson = ''] = await openLessons();
    await page.goto(`/cours/${lesson.split('/')[2]}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Détails' }).click();
    await expect(page.getByRole('link', { name: 'Bienvenue dans le MOOC' }).first()).toBeVisible();
    await page.goto(lesson);
    await expect(page.locator('.lesson-body')).toContainText(/\w{4,}/);
  });

  test('a locked lesson says when it opens', async ({ page }) => {
    const [lesson = ''] = await openLessons();
    const open = new Set(await openLessons());
    await page.goto(`/cours/${lesson.split('/')[2]}/`);
    const paths = await page
      .locator('a[href*="/cours/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const locked = paths.find((path) => path.split('/').length === 6 && !open.has(path));
    await page.goto(locked ?? '');
    await expect(page.getByText(/Cette séquence ouvre \p{L}+ \d/u)).toBeVisible();
    await expect(page.getByText(/heure de Paris/).first()).toBeVisible();
  });
});

test('a reader elsewhere sees the hour of their own zone beside that of Paris', async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: 'America/Montreal', locale: 'fr-CA' });
  const page = await context.newPage();
  const [lesson = ''] = await openLessons();
  await page.goto(`${readStack().siteUrl}/cours/${lesson.split('/')[2]}/#details`);
  await expect(page.getByText(/chez vous/).first()).toBeAttached();
  await context.close();
});

test('a signed-out reader of a text lesson downloads no script', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  let read = 0;
  for (const path of await openLessons()) {
    const html = await (await fetch(`${readStack().siteUrl}${path}`)).text();
    if (html.includes('<preau-')) continue;
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    read += 1;
  }
  expect(read).toBeGreaterThan(10);
  expect(scripts).toEqual([]);
});

test('the server sends the headers that a page needs', async ({ request }) => {
  const page = await request.get('/');
  const headers = page.headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeTruthy();
  expect(headers['etag']).toBeTruthy();
  expect(headers['cache-control']).toMatch(/no-cache|must-revalidate/);
  expect((await request.get('/../package.json')).status()).toBe(404);
  expect((await request.get('/.release/release.json')).status()).toBe(404);
});
