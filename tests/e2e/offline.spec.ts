// What may be read and done without a line, what becomes of it on return, and that a shared computer
// keeps nothing of it.
import type { BrowserContext, Page } from '@playwright/test';
import { addresses } from '../templates.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { type Learner, newLearner } from './learners.ts';

test.use({ serviceWorkers: 'allow' });

const COURSE = '/cours/la-commune-en-commun/';
const LESSON = `${COURSE}prendre-place/bienvenue-dans-le-mooc/`;
/** Chosen for the device, whoever sits in front of it. */
const DEVICE_WIDE = ['preau-large'];

const validate = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Valider' });
const notesButton = (page: Page) => page.getByRole('button', { name: 'Mes notes' });

/** Reads a page until the worker keeps it, and answers its title. */
async function visit(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect
    .poll(() => page.evaluate((kept) => caches.match(kept).then(Boolean), path))
    .toBe(true);
  // The last thing that a kept page needs: any script of the release.
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state))
    .toBe('activated');
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
}

/** All scripts that the worker knows of are here. */
async function allKept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const worker = await (await fetch('/sw.js')).text();
        const wanted = [...new Set(worker.match(/\/_astro\/[\w.@-]+/g) ?? [])];
        const kept = await Promise.all(wanted.map((path) => caches.match(path)));
        return wanted.length > 0 && kept.every(Boolean);
      }),
    )
    .toBe(true);
}

async function rowsOf({ name }: Learner) {
  const sql = ownerOf('supabase');
  const [row] = await sql`
    select
      (select count(*)::int from public.notes n where n.person_id = p.id) as notes,
      (select count(*)::int from public.lesson_validations v
       join public.enrolments e on e.id = v.enrolment_id where e.person_id = p.id) as validations
    from public.profiles p where p.username = ${name}`;
  await sql.end();
  return { ...row };
}

/** As if another device had written as many notes there as there may be. */
async function fillMargin({ name }: Learner): Promise<void> {
  const sql = ownerOf('supabase');
  await sql`
    insert into public.notes (id, person_id, lesson_id, anchor, quote, body, revision, created_at,
      updated_at)
    select gen_random_uuid(), p.id, l.id, '', '', 'note', 1, now(), now()
    from public.profiles p, public.lessons l, generate_series(1, 200)
    where p.username = ${name} and l.slug = 'bienvenue-dans-le-mooc' and l.retired_at is null`;
  await sql.end();
}

/** Everything that a browser may keep of a site. */
const leftOn = (page: Page) =>
  page.evaluate(async () => ({
    localStorage: Object.keys(localStorage).sort(),
    // The mark by which this test puts its session only once.
    sessionStorage: Object.keys(sessionStorage)
      .filter((key) => key !== 'session-put')
      .sort(),
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const NOTHING = { localStorage: [], sessionStorage: [], caches: [], databases: [], workers: 0 };

const openNotes = (page: Page) => notesButton(page).click();

async function writeNote(page: Page, body: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une note' }).click();
  await page
    .getByRole('textbox', { name: /Ma note/ })
    .last()
    .fill(body);
}

async function goOffline(context: BrowserContext, page: Page, path: string): Promise<void> {
  await context.setOffline(true);
  await page.goto(path);
}

test('without a line: visited pages are read, a lesson is validated and a note written, all sent once on return', async ({
  page,
  context,
  signedIn,
}) => {
  const learner = await signedIn('train');
  const help = await page.request.get('/aide/').then((answer) => answer.text());
  const helpPath = /href="(\/aide\/[^/"]+\/[^/"]+\/)"/.exec(help)?.[1] ?? '';
  const helpTitle = await visit(page, helpPath);
  await visit(page, LESSON);
  await allKept(page);

  await goOffline(context, page, helpPath);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(helpTitle);
  await page.goto('/aide/categorie-jamais-vue/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous êtes hors ligne');
  await page.getByRole('link', { name: 'Bienvenue dans le MOOC' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bienvenue dans le MOOC');
  await expect(page.getByText('Vous êtes hors ligne.').first()).toBeVisible();
  await validate(page).click();
  await expect(page.getByText(/gardée sur cet appareil, nous réessayons/)).toBeVisible();
  await openNotes(page);
  await writeNote(page, 'Écrite dans le train');
  await expect(page.getByText(/Gardée sur cet appareil, envoyée au retour/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/2 choses attendent d’être envoyées/)).toBeVisible();
  expect(await rowsOf(learner)).toEqual({ notes: 0, validations: 0 });

  await context.setOffline(false);
  await expect(page.getByText(/choses attendent/)).toBeHidden();
  await page.goto(LESSON);
  await expect(page.getByText(/Validée à \d+/)).toBeVisible();
  await expect(notesButton(page)).toHaveCSS('position', 'sticky');
  await notesButton(page).click();
  await expect(page.getByRole('textbox', { name: /Ma note/ })).toHaveValue('Écrite dans le train');
  await expect(page.getByText(/Enregistrée à \d+/)).toBeVisible();
  expect(await rowsOf(learner)).toEqual({ notes: 1, validations: 1 });
});

test('nothing gated, no answer of the API and no token is kept for reading without a line', async ({
  page,
  signedIn,
}) => {
  const { session } = await signedIn('coffre');
  await visit(page, LESSON);
  await page.goto(COURSE);
  const { locked = '' } = await addresses();
  await page.goto(locked);
  await expect(notesButton(page)).toBeVisible();
  await page.goto('/mon-espace/');
  await visit(page, COURSE);
  await allKept(page);
  const kept = await page.evaluate(async () => {
    const found: { url: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? '';
        found.push({ url: request.url, text });
      }
    }
    return found;
  });
  const { origin } = new URL(page.url());
  const paths = kept.map(({ url }) => url.replace(origin, ''));
  expect(paths).toEqual(
    paths.filter((path) => /^\/(_astro|media|cours|aide|hors-ligne|deconnexion|$)/.test(path)),
  );
  expect(paths).not.toContain(locked);
  expect(paths).not.toContain('/mon-espace/');
  for (const { url, text } of kept) {
    for (const secret of [session.access_token, session.refresh_token]) {
      expect(text.includes(secret), url).toBe(false);
    }
  }
});

test('what the server refuses is shown and kept until its author decides', async ({
  page,
  context,
  signedIn,
}) => {
  const learner = await signedIn('refus');
  await page.goto(LESSON);
  await openNotes(page);
  await expect(page.getByText('Aucune note sur cette leçon')).toBeVisible();
  await context.setOffline(true);
  await writeNote(page, 'Que l’on me refusera');
  await expect(page.getByText(/Gardée sur cet appareil/)).toBeVisible();
  await page.close();
  await fillMargin(learner);
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/aide/');
  const refused = later.getByRole('region', { name: 'Ce qui n’a pas pu être enregistré' });
  await expect(refused).toContainText('Vous avez déjà 200 notes');
  await expect(refused).toContainText('Que l’on me refusera');
  await later.reload();
  await expect(refused).toContainText('Que l’on me refusera');
  expect(await rowsOf(learner)).toEqual({ notes: 200, validations: 0 });
  await refused.getByRole('button', { name: 'Oublier' }).click();
  await refused.getByRole('button', { name: 'Oui, oublier' }).click();
  await expect(refused).toBeHidden();
  await expect.poll(() => later.evaluate(() => localStorage.getItem('preau-notes'))).toBeNull();
});

test('signing out offers to send what is unsent, and leaves nothing on the device', async ({
  page,
  context,
  signedIn,
}) => {
  const learner = await signedIn('partage');
  await visit(page, LESSON);
  await page.getByRole('checkbox', { name: 'Grand texte' }).check();
  await openNotes(page);
  await expect(page.getByText('Aucune note sur cette leçon')).toBeVisible();
  await context.setOffline(true);
  await writeNote(page, 'Avant de partir');
  await expect(page.getByText(/Gardée sur cet appareil, envoyée/)).toBeVisible();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByText('Une chose n’est pas encore envoyée')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Envoyer puis se déconnecter' }).click();
  await expect(page.getByText('Votre session est fermée sur cet appareil.')).toBeVisible();
  expect(await rowsOf(learner)).toMatchObject({ notes: 1 });
  await expect.poll(() => leftOn(page)).toEqual({ ...NOTHING, localStorage: DEVICE_WIDE });
});

test('another person who signs in on the device finds nothing of the one before', async ({
  page,
  context,
  signedIn,
}) => {
  await signedIn('premiere');
  const second = await newLearner('seconde');
  await visit(page, LESSON);
  await openNotes(page);
  await expect(page.getByText('Aucune note sur cette leçon')).toBeVisible();
  await context.setOffline(true);
  await writeNote(page, 'À moi seule');
  await expect(page.getByText(/Gardée sur cet appareil, envoyée/)).toBeVisible();
  await page.evaluate(
    (session) => localStorage.setItem('preau-session', session),
    JSON.stringify(second.session),
  );
  await page.close();
  await context.setOffline(false);
  const hers = await context.newPage();
  await hers.goto('/mon-espace/');
  await expect
    .poll(() => leftOn(hers))
    .toMatchObject({ localStorage: expect.not.arrayContaining(['preau-notes']) });
  await expect
    .poll(() => hers.evaluate((path) => caches.match(path).then(Boolean), LESSON))
    .toBe(false);
  expect(await rowsOf(second)).toEqual({ notes: 0, validations: 0 });
});

test('not remembered: nothing is kept, and what was typed goes with the browser', async ({
  page,
  context,
}) => {
  const learner = await newLearner('passage');
  await page.goto('/connexion/');
  await page.getByLabel(/Courriel ou identifiant/).fill(learner.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(learner.password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  await expect(page).toHaveURL(/\/cours\//);
  await page.goto(LESSON);
  await openNotes(page);
  await expect(page.getByText('Aucune note sur cette leçon')).toBeVisible();
  await context.setOffline(true);
  await writeNote(page, 'Sur un poste public');
  await expect(page.getByText(/Gardée sur cet appareil, envoyée/)).toBeVisible();
  await expect
    .poll(() => leftOn(page))
    .toEqual({
      ...NOTHING,
      localStorage: ['preau-session'],
      sessionStorage: ['preau-notes', 'preau-owner'],
    });

  // The browser is closed: its cookie goes, and the tab's storage with it.
  await context.setOffline(false);
  await context.clearCookies();
  await page.goto('/aide/');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await expect.poll(() => leftOn(page)).toEqual(NOTHING);
});
