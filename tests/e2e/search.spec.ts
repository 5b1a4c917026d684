import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { SEARCH_QUESTIONS } from './search-questions.ts';

const FIRST = 3;
const REQUIRED = 27;

test('30 questions as people type them: the right page among the first three for 27', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/recherche/');
  const field = page.getByRole('searchbox', { name: 'Que cherchez-vous' });
  await expect(field).toBeFocused();
  const missed: string[] = [];
  for (const [typed, ...pages] of SEARCH_QUESTIONS) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(page.locator(`[data-answers]`)).toHaveAttribute('data-answers', typed);
    const links = page.getByRole('region', { name: 'Aide', exact: true }).getByRole('link');
    const first = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const isRight = first
      .slice(0, FIRST)
      .some((href) => pages.some((one) => href === `/aide/${one}/`));
    if (!isRight) missed.push(`« ${typed} »: ${first.slice(0, FIRST).join(', ') || 'nothing'}`);
  }
  const score = SEARCH_QUESTIONS.length - missed.length;
  console.log([`search: ${score} of ${SEARCH_QUESTIONS.length}`, ...missed].join('\n'));
  expect(SEARCH_QUESTIONS.length).toBe(30);
  expect(score).toBeGreaterThanOrEqual(REQUIRED);
});

test('from the home page to the answer by keyboard alone, and back to the results', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Rechercher' }).press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('sous-titre');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/pages trouvées/);
  await expect(page).toHaveURL(/\?q=sous-titre$/);
  // Not the results of the first letters, which would be replaced under the arrows.
  await expect(page.locator('[data-answers]')).toHaveAttribute('data-answers', 'sous-titre');
  await expect(page.locator('main mark').first()).toContainText(/sous/i);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/aide\/videos\/sous-titres\/$/);
  await page.goBack();
  await expect(page.getByRole('link', { name: /sous-titres/i }).first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('sous-titre');
});

test('a slip is mended, and whoever means it may insist', async ({ page }) => {
  await page.goto('/recherche/?q=comentaires');
  const main = page.getByRole('main');
  await expect(main).toContainText('Résultats pour « commentaires »');
  await page.getByRole('button', { name: 'Chercher exactement « comentaires »' }).click();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'Nous n’avons rien trouvé pour « comentaires ».',
  );
  await expect(main.getByRole('link', { name: 'Nous écrire' })).toBeVisible();
});

test('10,000 characters, markup and nothing at all break nothing', async ({ page }) => {
  await page.goto('/recherche/');
  const field = page.getByRole('searchbox');
  const long = 'mot de passe éàü '.repeat(600).slice(0, 10_000);
  await field.fill(long);
  await expect(page.getByText('Votre question est longue')).toBeVisible();
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/pages? trouvée/);
  await expect(field).toHaveValue(long);
  expect(page.url().length).toBeLessThan(2000);
  await field.fill('<img src=x onerror=alert(1)> " \' %_\\');
  await expect(page.getByText('Votre question est longue')).toBeHidden();
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);
  await field.fill('');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('');
  await expect(page).toHaveURL(/\/recherche\/$/);
});

test('an index that does not come: said, nothing typed is lost, and tried again', async ({
  page,
  context,
}) => {
  await context.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/recherche/');
  await page.getByRole('searchbox').fill('sous-titres');
  await expect(page.getByRole('main')).toContainText('La recherche ne répond pas.');
  await context.unroute('**/pagefind/**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('link', { name: /sous-titres/i }).first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('sous-titres');
});

test('without JavaScript the page says so and leads to every help category', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/recherche/?q=mot+de+passe');
  await expect(page.locator('main .notice-warning')).toContainText(
    'La recherche a besoin de JavaScript',
  );
  await expect(page.getByRole('main').locator('a[href^="/aide/#"]').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Plan du site' }).first()).toBeVisible();
  await context.close();
});

test('what was not found is counted once asked, not while it is typed, and an address never', async ({
  page,
}) => {
  const sql = ownerOf('supabase');
  const word = `xylo${Date.now().toString(36).replaceAll(/\d/g, 'z')}`;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('note_failed_search')) asked.push(request.postData() ?? '');
  });
  await page.clock.install();
  await page.goto('/recherche/');
  const field = page.getByRole('searchbox');
  const type = async (text: string) => {
    await field.fill(text);
    await page.clock.runFor(200);
    await expect(page.getByRole('main').getByRole('status')).toContainText('rien trouvé');
  };
  await type(`${word}@${word}.zz`);
  await page.clock.runFor(3000);
  await type(word.slice(0, -1));
  await type(word);
  const noted = page.waitForResponse((response) => response.url().includes('note_failed_search'));
  await page.clock.runFor(3000);
  expect((await noted).ok()).toBe(true);
  expect(asked).toEqual([JSON.stringify({ query: word })]);
  const rows = await sql`select searches from app.failed_search_counts where shown = ${word}`;
  await sql`delete from app.failed_search_counts where shown = ${word}`;
  await sql.end();
  expect(rows.map(({ searches }) => searches)).toEqual([1]);
});

test('nobody gets the index who does not search: no page names it, nor does the service worker', async ({
  page,
  request,
}) => {
  const worker = await (await request.get('/sw.js')).text();
  expect(worker).not.toContain('pagefind');
  const asked: string[] = [];
  page.on('request', (each) => asked.push(each.url()));
  await page.goto('/aide/');
  await page.goto('/');
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);
});

test('only the page of the search may run WebAssembly', async ({ request }) => {
  const policyOf = async (path: string) =>
    /content-security-policy" content="([^"]*)"/.exec(await (await request.get(path)).text())?.[1];
  expect(await policyOf('/recherche/')).toContain("'wasm-unsafe-eval'");
  for (const path of ['/', '/aide/', '/connexion/', '/plan-du-site/']) {
    expect(await policyOf(path)).not.toContain('wasm');
  }
});
