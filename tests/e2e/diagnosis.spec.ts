// « Vérifier mon navigateur » in browsers that really lack something, and tabs that stayed open.
import { mkdir, writeFile } from 'node:fs/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { readStack } from '../stack.ts';
import { addresses } from '../templates.ts';
import { axeFindings } from './axe.ts';
import { expect, putSession, test } from './fixtures.ts';
import { newLearner } from './learners.ts';

const PAGE = '/verifier-mon-navigateur/';
const { siteUrl, apiUrl } = readStack();
const LAUNCH = { executablePath: requireBrowser(), args: BROWSER_FLAGS };

const verdict = (page: Page, name: string) =>
  page.getByRole('main').getByRole('heading', { level: 2, name });

/** Each fault by its title and the page that mends it. */
async function faults(page: Page): Promise<string[][]> {
  await expect(page.getByRole('button', { name: 'Relancer la vérification' })).toBeEnabled();
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0);
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .evaluateAll((items) =>
      items.map((item) => [
        item.querySelector('h3')?.textContent ?? '',
        item.querySelector('a')?.getAttribute('href') ?? '',
      ]),
    );
}

const COOKIES = '/aide/technique/cookies-et-stockage/';

/** From now on the site has another version of the page than the one that is open. */
const publishAnother = (page: Page, path: string) =>
  page.route(`**${path}`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/ data-v="\w+"/, ' data-v="00000000"');
    await route.fulfill({ response, body: html });
  });

test('a good browser is told so; its report is copied by keyboard, or handed to the contact page', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const thirdParties: string[] = [];
  page.on('request', (request) => {
    if (![siteUrl, apiUrl].some((own) => request.url().startsWith(own)))
      thirdParties.push(request.url());
  });
  await page.goto(PAGE);
  await expect(verdict(page, 'Tout va bien')).toBeVisible();
  expect(await faults(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Copier le compte rendu' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le compte rendu est copié')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('[bon] Courriels');
  expect(await page.context().cookies()).toEqual([]);
  expect(thirdParties).toEqual([]);
  await page.getByRole('button', { name: 'Joindre à un message' }).click();
  await expect(page).toHaveURL('/contact/');
  expect(await page.evaluate(() => sessionStorage.getItem('preau-diagnosis'))).toBe(report);
});

test('cookies off, clock moved, API blocked, API down, an old build: each with its page', async ({
  page,
  context,
}) => {
  const browser = await context.newCDPSession(page);
  await browser.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await page.goto(PAGE);
  await expect(verdict(page, '1 chose à régler')).toBeVisible();
  expect(await faults(page)).toEqual([['Cookies', COOKIES]]);
  await browser.send('Emulation.setDocumentCookieDisabled', { disabled: false });

  const again = page.getByRole('button', { name: 'Relancer la vérification' });
  await page.clock.setFixedTime(Date.now() + 3 * 3600_000 + 30_000);
  await again.click();
  await expect(page.getByText(/avance de 3\sheures\. Votre fuseau.*Paris/).first()).toBeVisible();
  expect(await faults(page)).toEqual([['Horloge', '/aide/technique/l-heure-de-mon-appareil/']]);
  await page.clock.setFixedTime(Date.now());

  await page.route(`${apiUrl}/**`, (route) => route.abort('blockedbyclient'));
  await again.click();
  await expect(page.getByText(/un bloqueur de publicités/).first()).toBeVisible();
  expect(await faults(page)).toEqual([
    ['Liaison avec nos services', '/aide/technique/un-bloqueur-gene-le-site/'],
  ]);
  await page.unroute(`${apiUrl}/**`);

  await page.route(`${apiUrl}/**`, (route) => route.fulfill({ status: 503 }));
  await again.click();
  await expect(page.getByText(/Nos services sont en panne/).first()).toBeVisible();
  expect(await faults(page)).toEqual([
    ['Liaison avec nos services', '/aide/technique/nous-ecrire/'],
  ]);
  await page.unroute(`${apiUrl}/**`);

  await publishAnother(page, PAGE);
  await again.click();
  await expect(page.getByText('Cette page est une ancienne version').first()).toBeVisible();
  expect(await faults(page)).toEqual([
    ['Version du site', '/aide/technique/une-nouvelle-version-du-site/'],
  ]);
});

test('a browser that keeps nothing at all is recognised, and its report shown for copying', async () => {
  const profile = test.info().outputPath('profile');
  await mkdir(`${profile}/Default`, { recursive: true });
  // As « Bloquer tous les cookies » in the settings leaves it: storage throws as well.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(`${profile}/Default/Preferences`, JSON.stringify(settings));
  const closed = await chromium.launchPersistentContext(profile, {
    ...LAUNCH,
    baseURL: siteUrl,
    locale: 'fr-FR',
  });
  const page = await closed.newPage();
  await page.goto(PAGE);
  await expect(verdict(page, '2 choses à régler')).toBeVisible();
  expect(await faults(page)).toEqual([
    ['Cookies', COOKIES],
    ['Stockage', COOKIES],
  ]);
  await page.getByRole('button', { name: 'Joindre à un message' }).click();
  await expect(page.getByText(/Copiez le texte sélectionné/)).toBeVisible();
  await expect(page).toHaveURL(PAGE);
  await closed.close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says so, and where it is mended', async ({ page }) => {
    await page.goto(PAGE);
    // Playwright finds nothing inside <noscript> by its words.
    const notice = page.locator('noscript p');
    await expect(notice).toBeVisible();
    await expect(notice).toContainText('JavaScript est désactivé');
    await expect(notice.locator('a')).toHaveAttribute('href', '/aide/technique/javascript/');
    await expect(page.getByText('La vérification va commencer')).toBeHidden();
  });
});

test('a text lesson that stayed open says that it has changed, and reloads when one asks', async ({
  page,
}) => {
  const { open = '' } = await addresses();
  await page.clock.install();
  await page.goto(open);
  await publishAnother(page, open);
  const notice = page.getByText('Une nouvelle version du site est là');
  const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await comeBack();
  await page.clock.fastForward('16:00');
  await expect(notice).toBeHidden();
  await comeBack();
  await expect(notice).toBeInViewport();
  await page.getByRole('link', { name: 'Recharger la page' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-v', '00000000');
  await page.clock.fastForward('16:00');
  const asked = page.waitForResponse((response) => response.url().endsWith(open));
  await comeBack();
  await (await asked).finished();
  await expect(notice).toBeHidden();
});

test('a page that the back button brings back is that of who is signed in by now', async () => {
  // Playwright’s own browser keeps no page for the back button.
  const browser = await chromium.launch({
    ...LAUNCH,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const context: BrowserContext = await browser.newContext({
    baseURL: siteUrl,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const learner = await newLearner('retour');
  const header = page.getByRole('banner');
  await page.goto('/aide/');
  await page.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['slept'] = String(persisted);
    }),
  );
  await expect(header.getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await putSession(page, learner);
  await page.goto('/plan-du-site/');
  await expect(header.getByRole('link', { name: 'Se connecter' })).toBeHidden();
  // Such a page does not load anew, which is what Playwright would wait for.
  await page.goBack({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-slept', 'true');
  await expect(header.getByRole('link', { name: 'Se connecter' })).toBeHidden();
  await expect(header.getByRole('link', { name: 'Mon espace' })).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
  });
  await page.goto('/plan-du-site/');
  await page.goBack({ waitUntil: 'commit' });
  await expect(header.getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await browser.close();
});

test('pages are asked for again each time, and what they are made of never', async ({
  request,
}) => {
  const page = await request.get('/');
  expect(page.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  const known = { 'if-none-match': page.headers()['etag'] ?? '' };
  expect((await request.get('/', { headers: known })).status()).toBe(304);
  const lesson = await (await request.get(PAGE)).text();
  const [script = ''] = /\/_astro\/[\w.-]+\.js/.exec(lesson) ?? [];
  const answer = await request.get(script);
  expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
});
