// Coming back: to the line and the second, on another device, and to what one has done and written.
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { ownerOf } from './database.ts';
import { expect, putSession, test } from './fixtures.ts';
import { type Learner, newLearner } from './learners.ts';

const COURSE = '/cours/la-commune-en-commun/';
const FILM = `${COURSE}prendre-place/pourquoi-la-commune/`;
const WELCOME = `${COURSE}prendre-place/bienvenue-dans-le-mooc/`;
const NARROW = { width: 390, height: 844 };

const validate = (page: Page) => page.getByRole('button', { name: 'Valider la leçon' });
const bar = (page: Page) => page.locator('.resume-bar');
const saved = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/rpc/save_place'));
const second = (page: Page) =>
  page.locator('.lesson video').evaluate((video: HTMLVideoElement) => video.currentTime);
async function blockOf({ name }: Learner): Promise<number> {
  const sql = ownerOf('supabase');
  const [place] = await sql`
    select p.block from app.places p join enrolments e on e.id = p.enrolment_id
    join profiles o on o.id = e.person_id where o.username = ${name}`;
  await sql.end();
  return Number(place?.['block'] ?? 0);
}
/** How far a line of the text is from where eyes rest. */
const offset = (page: Page, text: string) =>
  page
    .locator('.lesson-body > p, .lesson-body > h2', { hasText: text })
    .first()
    .evaluate((line) => line.getBoundingClientRect().top);

async function otherDevice(browser: Browser, learner: Learner): Promise<Page> {
  const context = await browser.newContext({ viewport: NARROW, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await putSession(page, learner);
  return page;
}

/** Plays to about this second and pauses; resolves once the place has been saved. */
async function watchTo(page: Page, at: number): Promise<void> {
  const saving = saved(page);
  await page.locator('.lesson video').evaluate(async (video: HTMLVideoElement, to) => {
    video.muted = true;
    await video.play();
    video.currentTime = to;
    await new Promise((resolve) => video.addEventListener('timeupdate', resolve, { once: true }));
    await new Promise((resolve) => video.addEventListener('timeupdate', resolve, { once: true }));
    video.pause();
  }, at);
  await saving;
}

test('a lesson goes on at the line and the second where it was left, on another device', async ({
  page,
  browser,
  signedIn,
}) => {
  const learner = await signedIn('reprise');
  await page.goto(FILM);
  await expect(validate(page)).toBeVisible();
  await watchTo(page, 8);
  const lines = page.locator('.lesson-body > p, .lesson-body > h2');
  const line = (await lines.last().textContent())?.slice(0, 30) ?? '';
  await lines.last().evaluate(async (last) => {
    const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
    last.scrollIntoView({ block: 'start', behavior: 'instant' });
    await scrolled;
  });
  await page.goto(COURSE);
  // Sent as the page closed, when no page is left to hear the answer.
  await expect.poll(() => blockOf(learner)).toBeGreaterThan(1);

  const other = await otherDevice(browser, learner);
  await other.goto('/reprendre/');
  await expect(other).toHaveURL(FILM);
  await expect(bar(other)).toContainText('reprise à 0:0');
  await expect.poll(() => second(other)).toBeGreaterThanOrEqual(8);
  expect(await other.locator('.lesson video').evaluate((v: HTMLVideoElement) => v.paused)).toBe(
    true,
  );
  await expect.poll(async () => Math.abs(await offset(other, line))).toBeLessThan(160);

  await bar(other).getByRole('button', { name: 'Revenir au début' }).click();
  await expect.poll(() => other.evaluate(() => scrollY)).toBe(0);
  await expect.poll(() => second(other)).toBe(0);
  await expect(bar(other)).toHaveCount(0);

  // By its plain link a lesson begins at the top, and offers the place.
  await other.goto(WELCOME);
  await other.goto(FILM);
  await expect(bar(other)).toBeVisible();
  expect(await other.evaluate(() => scrollY)).toBe(0);
  await bar(other).getByRole('button', { name: 'Reprendre là où vous étiez' }).click();
  await expect.poll(() => second(other)).toBeGreaterThanOrEqual(8);
  await other.context().close();
});

test('a film behind the gate goes on at its second too', async ({ page, signedIn }) => {
  const learner = await signedIn('porte');
  const sql = ownerOf('supabase');
  const [lesson] = await sql`
    select l.id, format('/cours/%s/%s/%s/', c.slug, m.slug, l.slug) as href
    from lessons l join modules m on m.id = l.module_id join courses c on c.id = m.course_id
    join lesson_bodies b on b.lesson_id = l.id and b.hash = l.body_hash
    where b.html like '%<preau-video%' and l.opens_at <= now() limit 1`;
  await sql`
    insert into enrolments (person_id, course_id)
    select p.id, m.course_id from profiles p, lessons l join modules m on m.id = l.module_id
    where p.username = ${learner.name} and l.id = ${String(lesson?.['id'])}
    on conflict do nothing`;
  await sql`
    insert into app.places (enrolment_id, lesson_id, block, fraction, film, second, saved_at)
    select e.id, l.id, 0, 0, 0, 7, now()
    from enrolments e join profiles p on p.id = e.person_id, lessons l
    where p.username = ${learner.name} and l.id = ${String(lesson?.['id'])}`;
  await sql.end();
  await page.goto(`${lesson?.['href']}#reprendre`);
  await expect(bar(page)).toContainText('Reprise à 0:07');
  await page.locator('.lesson video').evaluate(async (video: HTMLVideoElement) => {
    video.muted = true;
    await video.play();
    video.pause();
  });
  await expect.poll(() => second(page)).toBeGreaterThanOrEqual(7);
});

test('« /reprendre/ » signs in first, and then goes on', async ({ page }) => {
  const learner = await newLearner('courriel');
  await page.goto('/reprendre/');
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByText(/Vous ne suivez pas encore de cours/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const visited = page.waitForResponse(
    (response) =>
      response.url().endsWith('/rpc/visit_lesson') && response.request().method() === 'POST',
  );
  await page.goto(FILM);
  await visited;
  await page.goto('/reprendre/');
  await expect(page).toHaveURL(FILM);
});

test('one’s own page shows what was done, and a goal that one may have', async ({
  page,
  signedIn,
}) => {
  await signedIn('objectif');
  await page.goto(WELCOME);
  await validate(page).click();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await expect(page).not.toHaveURL(WELCOME);
  await page.goto('/mon-espace/');
  await page
    .getByRole('navigation', { name: 'Mon espace' })
    .getByRole('link', { name: 'Ma progression' })
    .click();
  const card = page.getByRole('region', { name: 'La commune en commun' });
  await expect(card).toContainText(/Validées\s: 1 sur \d/);
  await expect(page.locator('.timeline')).toContainText('Bienvenue dans le MOOC');
  await page.getByLabel('Séquences par semaine').fill('3');
  await page.getByRole('button', { name: 'Choisir cet objectif' }).click();
  await expect(page.getByText('Séquences validées cette semaine : 1 sur 3')).toBeVisible();
  await page.goto(COURSE);
  await expect(page.getByRole('region', { name: 'Mon objectif de la semaine' })).toBeVisible();
});

test('what one wrote and what was answered is found under « Mes commentaires »', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('plume');
  const other = await newLearner('voisine');
  const [root, own] = [randomUUID(), randomUUID()];
  const sql = ownerOf('supabase');
  const write = (id: string, parent: string | null, author: string, body: string) => sql`
    insert into comments (id, lesson_id, author_id, parent_id, body, created_at)
    select ${id}, l.id, p.id, ${parent}, ${body}, now()
    from profiles p, lessons l
    where p.username = ${author} and l.slug = 'bienvenue-dans-le-mooc'`;
  await write(root, null, other.name, 'Qui apporte les chaises ?');
  await write(own, root, learner.name, 'J’en ai six.');
  await write(randomUUID(), root, other.name, 'Merci !');
  await page.goto('/mon-espace/commentaires/');
  const thread = page.getByRole('listitem').filter({ hasText: 'Qui apporte les chaises' }).first();
  await expect(thread).toContainText('J’en ai six.');
  await expect(thread).toContainText('Merci !');
  await expect(thread.getByRole('link', { name: 'Bienvenue dans le MOOC' })).toHaveAttribute(
    'href',
    `/commentaire/#${root}`,
  );
  await sql`delete from comments where parent_id = ${root}`;
  await sql`delete from comments where id = ${root}`;
  await sql.end();
});
