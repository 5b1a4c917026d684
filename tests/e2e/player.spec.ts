// The player by mouse, by touch, by keyboard and through the accessibility tree.
import type { Locator, Page } from '@playwright/test';
import { readStack } from '../stack.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, type Learner, signIn } from './learners.ts';

const COURSE = '/cours/la-commune-en-commun/';
const WELCOME = `${COURSE}prendre-place/bienvenue-dans-le-mooc/`;
const FILM = `${COURSE}prendre-place/pourquoi-la-commune/`;
const YOUTUBE = `${COURSE}ecouter/une-assemblee-filmee/`;
const GATED = '/cours/animer-une-reunion-publique/de-la-porte-au-compte-rendu/';
const EMBED = 'https://www.youtube-nocookie.com/embed/';

const validate = (page: Page) => page.getByRole('button', { name: 'Valider la leçon' });
const ok = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'OK' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const board = (page: Page) => page.getByRole('navigation', { name: 'Sommaire du cours' });
const isPaused = (video: Locator) => video.evaluate((film: HTMLVideoElement) => film.paused);
const isFullScreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

async function lessonIds(page: Page, module: number): Promise<string[]> {
  await page.goto(`${COURSE}#details`);
  return page
    .locator('section.module')
    .nth(module - 1)
    .locator('[data-lesson-id]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-lesson-id') ?? ''));
}

async function useDemo(page: Page, name: string): Promise<void> {
  const account = readStack().demoAccounts.find((one) => one.name === name);
  if (!account) throw new Error(`No demo account ${name}`);
  const session = await signIn(account.email, account.password);
  await page.addInitScript((text) => {
    // A frame of another site has a storage of its own, or none.
    if (self === top) localStorage.setItem('preau-session', text);
  }, JSON.stringify(session));
}

/** Every origin that the page asks anything of, from now on. */
function originsOf(page: Page): Set<string> {
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  return origins;
}

/** Nobody here speaks to YouTube: its frame is answered in its place. */
async function standInForYouTube(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('https://www.youtube-nocookie.com/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<p>le lecteur de YouTube</p>' });
  });
  return asked;
}

test('a film shows its French subtitles without a click, and the bar says what is on', async ({
  page,
}) => {
  await page.goto(FILM);
  const video = page.locator('.lesson video');
  const subtitles = page.getByLabel('Sous-titres (2)');
  await expect(subtitles).toHaveValue('0');
  await expect(subtitles.locator('option:checked')).toHaveText('Français');
  await video.evaluate(async (film: HTMLVideoElement) => {
    film.muted = true;
    await film.play();
  });
  const shown = () =>
    video.evaluate((film: HTMLVideoElement) =>
      [...film.textTracks]
        .filter(({ mode }) => mode === 'showing')
        .map(({ language, activeCues }) => [language, (activeCues?.length ?? 0) > 0]),
    );
  await expect.poll(shown).toEqual([['fr', true]]);

  await subtitles.selectOption('Anglais');
  await expect.poll(shown).toEqual([['en', true]]);
  await subtitles.selectOption('Sans sous-titres');
  expect(await shown()).toEqual([]);
  await page.getByLabel('Vitesse').selectOption('Rapide');
  expect(await video.evaluate((film: HTMLVideoElement) => film.playbackRate)).toBe(1.25);

  await page.getByText('Transcription de la vidéo').click();
  await expect(page.locator('.transcript')).toContainText(/\p{L}{4,} \p{L}+/u);
});

test('full screen by its button and by `f`, which is a letter everywhere else', async ({
  page,
}) => {
  await page.goto(FILM);
  const button = page.getByRole('button', { name: 'Plein écran (f)' });
  await button.click();
  await expect.poll(() => isFullScreen(page)).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(() => isFullScreen(page)).toBe(false);
  await expect(button).toBeFocused();

  await page.locator('.lesson video').focus();
  await page.keyboard.press('f');
  await expect.poll(() => isFullScreen(page)).toBe(true);
  await page.evaluate(() => document.exitFullscreen()); // as the browser does on Échap

  await page.locator('main').focus();
  await page.keyboard.press('f');
  await page.getByLabel('Vitesse').focus();
  await page.keyboard.press('f');
  expect(await isFullScreen(page)).toBe(false);
});

test('a film by keyboard: play, pause, back and forth', async ({ page }) => {
  await page.goto(FILM);
  const video = page.locator('.lesson video');
  await video.evaluate((film: HTMLVideoElement) => {
    film.muted = true;
  });
  await video.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => isPaused(video)).toBe(false);
  await page.keyboard.press('k');
  await expect.poll(() => isPaused(video)).toBe(true);
  const time = () => video.evaluate((film: HTMLVideoElement) => film.currentTime);
  await video.evaluate((film: HTMLVideoElement) => {
    film.currentTime = 1;
  });
  await page.keyboard.press('ArrowRight');
  await expect.poll(time).toBeCloseTo(6, 0);
  await page.getByRole('button', { name: 'Plein écran (f)' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(time).toBeCloseTo(1, 0);
});

test('a film has its names, roles and states in the accessibility tree', async ({ page }) => {
  await page.goto(FILM);
  await expect(page.locator('preau-video')).toMatchAriaSnapshot(`
    - group "Réglages de la vidéo":
      - text: Sous-titres (2)
      - combobox "Sous-titres (2)":
        - option "Sans sous-titres"
        - option "Français" [selected]
        - option "Anglais"
      - text: Vitesse
      - combobox "Vitesse":
        - option "Lente"
        - option "Normale" [selected]
        - option "Rapide"
        - option "Très rapide"
      - button "Plein écran (f)"
  `);
  await expect(page.locator('.lesson video')).toHaveAccessibleName('Vidéo : Pourquoi la commune ?');
});

test('no third party is asked for anything before the YouTube button', async ({ page }) => {
  const origins = originsOf(page);
  const asked = await standInForYouTube(page);
  await page.goto(YOUTUBE);
  await expect(page.locator('link[rel*=preconnect], link[rel*=prefetch]')).toHaveCount(0);
  const button = page.getByRole('button', { name: /Google recevra l’adresse/ });
  await button.scrollIntoViewIfNeeded();
  await button.hover();
  await page.locator('.youtube img').evaluate((image: HTMLImageElement) => image.decode());
  await page.getByText('Transcription de la vidéo').click();
  expect([...origins]).toEqual([new URL(page.url()).origin]);

  await button.click();
  const frame = page.locator('iframe');
  await expect(frame).toHaveAccessibleName('Vidéo YouTube : Une assemblée filmée');
  await expect(frame).toBeFocused();
  await expect(page.frameLocator('iframe').getByText('le lecteur de YouTube')).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain(`${EMBED}Preau-Demo0?`);
  for (const setting of ['cc_load_policy=1', 'cc_lang_pref=fr', 'hl=fr', 'autoplay=1']) {
    expect(asked[0]).toContain(setting);
  }
});

test('a gated lesson plays YouTube, and its own films with subtitles, in the same way', async ({
  page,
}) => {
  const origins = originsOf(page);
  const asked = await standInForYouTube(page);
  await useDemo(page, 'dominique');
  await page.goto(`${GATED}accueillir-une-salle/`);
  const video = page.locator('.lesson video');
  await expect(page.getByLabel('Sous-titres (2)').locator('option:checked')).toHaveText('Français');
  await expect(video.locator('source')).toHaveAttribute('src', /^http/);
  await video.evaluate(async (film: HTMLVideoElement) => {
    film.muted = true;
    await film.play();
  });
  await expect
    .poll(() =>
      video.evaluate((film: HTMLVideoElement) =>
        [...film.textTracks].map(
          ({ mode, activeCues }) => mode === 'showing' && activeCues?.length,
        ),
      ),
    )
    .toEqual([expect.any(Number), false]);

  await page.goto(`${GATED}une-reunion-filmee/`);
  const button = page.getByRole('button', { name: /Google recevra l’adresse/ });
  await expect(button).toBeVisible();
  const { siteUrl, apiUrl } = readStack();
  expect([...origins].sort()).toEqual([siteUrl, apiUrl].map((url) => new URL(url).origin).sort());
  await button.press('Enter');
  await expect(page.frameLocator('iframe').getByText('le lecteur de YouTube')).toBeVisible();
  expect(asked[0]).toContain(`${EMBED}Preau-Demo1?`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a film plays with the browser’s own controls, and YouTube is a link', async ({ page }) => {
    const origins = originsOf(page);
    await page.goto(FILM);
    await expect(page.locator('.lesson video[controls] track[default]')).toHaveAttribute(
      'srclang',
      'fr',
    );
    await expect(page.getByText('Grand texte')).toBeHidden();
    await page.goto(YOUTUBE);
    await expect(page.getByRole('button', { name: /Google/ })).toBeHidden();
    await expect(page.getByRole('link', { name: /YouTube/ })).toHaveAttribute(
      'href',
      'https://www.youtube.com/watch?v=Preau-Demo0',
    );
    expect([...origins]).toEqual([new URL(page.url()).origin]);
  });
});

test('the board folds by module, and stays hidden on this device until it is wanted', async ({
  page,
}) => {
  await page.goto(WELCOME);
  const second = board(page).locator('details').nth(1);
  await expect(second.getByRole('link').first()).toBeHidden();
  await second.locator('summary').click();
  await expect(second.getByRole('link').first()).toBeVisible();

  const hide = page.getByRole('checkbox', { name: 'Masquer le sommaire' });
  await page.getByText('Masquer le sommaire').click();
  await expect(board(page)).toBeHidden();
  await page.goto(FILM);
  await expect(board(page)).toBeHidden();
  await expect(hide).toBeChecked();
  await hide.focus();
  await page.keyboard.press('Space');
  await expect(board(page)).toBeVisible();
  await page.reload();
  await expect(board(page)).toBeVisible();
});

test('large text is kept on this device and there before the first paint', async ({ page }) => {
  await page.goto('/aide/');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const before = await size();
  await page.getByRole('checkbox', { name: 'Grand texte' }).check();
  expect(await size()).toBeGreaterThan(before * 1.2);

  // Read when the body begins, before anything of it could be painted.
  await page.addInitScript(() => {
    new MutationObserver((_, watching) => {
      if (!document.body) return;
      watching.disconnect();
      Object.assign(window, { largeAtFirst: document.documentElement.hasAttribute('data-large') });
    }).observe(document, { childList: true, subtree: true });
  });
  for (const path of [FILM, '/', COURSE, '/inscription/', '/mon-espace/']) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    expect(await page.evaluate(() => Reflect.get(window, 'largeAtFirst')), path).toBe(true);
    await expect(page.getByRole('checkbox', { name: 'Grand texte' })).toBeChecked();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${path} scrolls sideways`,
    ).toBeLessThanOrEqual(0);
  }
  await page.getByRole('checkbox', { name: 'Grand texte' }).uncheck();
  await page.reload();
  expect(await size()).toBe(before);
});

test('a press is a click, also while the letters and the style of the bell arrive', async ({
  page,
  signedIn,
}) => {
  await signedIn('presse');
  const hold = async (files: RegExp) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(files, async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  };
  // Too late for the first paint, as on a slow line: the page is set in the letters of the system.
  const letGoLetters = await hold(/\.woff2$/);
  const letGoBell = await hold(/\/bell\.[^/]+\.css$/);
  // Fonts under way hold the end of loading up.
  await page.goto(WELCOME, { waitUntil: 'commit' });
  await expect(validate(page)).toBeVisible();
  letGoLetters();
  await page.evaluate(() => document.fonts.ready);

  await validate(page).hover();
  await page.mouse.down();
  letGoBell();
  const bell = page.getByRole('link', { name: 'Notifications' });
  await expect(bell).toHaveCSS('position', 'relative');
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.up();
  await expect(ok(page)).toBeVisible();
});

/** Enough time passes to have read the lesson, and its end was in view. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.locator('.lesson-end').scrollIntoViewIfNeeded();
  await page.clock.runFor('10:00');
}

test('whoever leaves a finished lesson may validate it on the way out', async ({
  page,
  signedIn,
}) => {
  await page.clock.install();
  await signedIn('sortie');
  const quit = page.getByRole('link', { name: 'Quitter la leçon' });
  await page.goto(WELCOME);
  await expect(validate(page)).toBeVisible();
  await quit.click();
  await expect(page).toHaveURL(COURSE);

  await page.goto(WELCOME);
  await expect(validate(page)).toBeVisible();
  await readToTheEnd(page);
  await quit.click();
  const dialog = page.getByRole('dialog', { name: /Valider avant de quitter/ });
  await expect(dialog.getByRole('button', { name: 'Valider et quitter' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(WELCOME);
  await expect(quit).toBeFocused();

  await quit.click();
  await dialog.getByRole('button', { name: 'Valider et quitter' }).click();
  await expect(page).toHaveURL(COURSE);
  await expect(page.getByRole('status').filter({ hasText: /validée à \d+/ })).toBeVisible();
  await expect(page.getByText('1 leçon validée')).toBeVisible();

  // Validated, it is not asked about again; « Prochaine » never asks, and validates nothing.
  await page.goto(WELCOME);
  await readToTheEnd(page);
  await expect(page.getByRole('link', { name: /Prochaine :.*sans valider/ })).toBeHidden();
  await quit.click();
  await expect(page).toHaveURL(COURSE);
});

test('« Prochaine » validates nothing and asks nothing', async ({ page, signedIn }) => {
  await page.clock.install();
  await signedIn('suivante');
  await page.goto(WELCOME);
  await expect(validate(page)).toBeVisible();
  await readToTheEnd(page);
  await page
    .getByRole('link', { name: 'Prochaine : Pourquoi la commune ? (sans valider)' })
    .click();
  await expect(heading(page)).toHaveText('Pourquoi la commune ?');
  await expect(board(page).locator('.is-validated')).toHaveCount(0);
});

test('a film played to its end counts as finished', async ({ page, signedIn }) => {
  await signedIn('cinema');
  await page.goto(FILM);
  await expect(validate(page)).toBeVisible();
  await page.locator('.lesson video').evaluate(async (film: HTMLVideoElement) => {
    film.muted = true;
    await film.play();
    film.currentTime = film.duration - 0.2;
    await new Promise((ended) => film.addEventListener('ended', ended));
  });
  await page.getByRole('link', { name: 'Quitter la leçon' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Quitter sans valider' }).click();
  await expect(page).toHaveURL(COURSE);
});

/** Of the first module: the lessons after the first by a validation, the quiz at its end by taking it. */
async function allButTheFirst(page: Page, { session }: Learner): Promise<void> {
  const ids = (await lessonIds(page, 1)).slice(1);
  for (const lesson_id of ids.slice(0, -1))
    await callRpc('validate_lesson', { lesson_id }, session);
  const { id } = await callRpc<{ id: string }>('start_quiz', { lesson_id: ids.at(-1) }, session);
  await callRpc('finish_quiz', { attempt_id: id }, session);
  await page.goto(WELCOME);
}

test('a finished module is rejoiced over, aloud and in peace, and can be printed', async ({
  page,
  signedIn,
}) => {
  const learner = await signedIn('bravo');
  await allButTheFirst(page, learner);
  await validate(page).click();
  await ok(page).click();
  const joy = page.getByRole('status').filter({ hasText: 'Bravo, module 1 terminé' });
  await expect(joy).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await expect(joy).toHaveCSS('display', 'flex');
  await expect(joy.locator('.module-joy-sun')).toHaveCSS('animation-name', 'joy-rise');
  await page.reload();
  await expect(page.locator('.validated-at')).toBeVisible();
  await expect(joy).toHaveCount(0);

  await page.goto('/');
  await expect(page.getByRole('link', { name: /Reprendre : / })).toBeVisible();
  await page.goto('/mon-espace/');
  await expect(page.getByRole('link', { name: /Reprendre : / })).toBeVisible();
  await page.getByRole('link', { name: /Mon attestation/ }).click();
  await expect(page.locator('.attestation')).toContainText(learner.name);
  await expect(page.locator('.attestation')).toContainText(/Leçons validées.: 6 sur/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Quiz : prendre place')).toBeVisible();
  await expect(page.getByText('Quiz : écouter')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Imprimer l’attestation' })).toBeHidden();
});

test('whoever asked for less motion is congratulated without any', async ({ page, signedIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const learner = await signedIn('calme');
  await allButTheFirst(page, learner);
  await validate(page).click();
  await ok(page).click();
  const joy = page.getByRole('status').filter({ hasText: 'Bravo, module 1 terminé' });
  await expect(joy).toHaveCSS('display', 'flex');
  for (const part of ['sun', 'string', 'flags']) {
    await expect(joy.locator(`.module-joy-${part}`)).toHaveCSS('animation-name', 'none');
  }
});

test.describe('by touch, at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('board, validation, next, undo and the way out', async ({ page, signedIn }) => {
    await signedIn('doigt');
    await page.goto(COURSE);
    await page.goto(WELCOME);
    await expect(board(page)).toBeHidden();
    await page.getByText('Afficher le sommaire').tap();
    await expect(board(page)).toBeVisible();
    await board(page).locator('summary').nth(1).tap();
    await expect(board(page).getByRole('link', { name: /Aller vers/ })).toBeVisible();
    await page.getByText('Afficher le sommaire').tap();
    await expect(board(page)).toBeHidden();

    await validate(page).tap();
    await page.getByRole('checkbox', { name: 'Ne plus me demander' }).tap();
    await ok(page).tap();
    await expect(heading(page)).toHaveText('Pourquoi la commune ?');
    // The board that was opened for once is closed again.
    await expect(board(page)).toBeHidden();
    await page.getByLabel('Vitesse').selectOption('Lente');
    await validate(page).tap();
    await expect(heading(page)).toHaveText('Petite histoire de la commune');
    await page.getByRole('link', { name: /Précédente/ }).tap();
    await page.getByRole('button', { name: 'Annuler la validation' }).tap();
    await expect(page.getByText(/La validation est annulée/)).toBeVisible();
    await page.getByText('Afficher le sommaire').tap();
    const row = board(page).getByRole('listitem');
    await expect(row.filter({ hasText: 'Bienvenue dans le MOOC' })).toContainText('Validée');
    await expect(row.filter({ hasText: 'Pourquoi la commune' })).not.toContainText('Validée');
    await page.getByRole('link', { name: 'Quitter la leçon' }).tap();
    await expect(page.getByRole('link', { name: /Reprendre : Petite histoire/ })).toBeVisible();
  });
});

test('at 320 px every control of the player is apart from the others, and large enough', async ({
  page,
  signedIn,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await signedIn('etroit');
  await page.goto(FILM);
  await expect(validate(page)).toBeVisible();
  const controls = [
    page.locator('.large-text'),
    page.getByRole('button', { name: 'Se déconnecter' }),
    page.locator('.board-label'),
    page.getByRole('link', { name: 'Quitter la leçon' }),
    page.getByLabel('Sous-titres (2)'),
    page.getByLabel('Vitesse'),
    page.getByRole('button', { name: 'Plein écran (f)' }),
    validate(page),
    page.getByRole('link', { name: /Précédente/ }),
    page.getByRole('link', { name: /Prochaine/ }),
  ];
  // All there before the first is measured: a bar that arrives meanwhile moves the rest.
  for (const control of controls) await expect(control).toBeVisible();
  const boxes = await Promise.all(
    controls.map((control) =>
      control.evaluate((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top, right, bottom };
      }),
    ),
  );
  for (const [at, one] of boxes.entries()) {
    expect(one.bottom - one.top, `${controls[at]} is too low`).toBeGreaterThanOrEqual(24);
    expect(one.right, `${controls[at]} leaves the page`).toBeLessThanOrEqual(320);
    for (const [other, two] of boxes.slice(0, at).entries()) {
      const isApart =
        one.left >= two.right ||
        two.left >= one.right ||
        one.top >= two.bottom ||
        two.top >= one.bottom;
      expect(isApart, `${controls[at]} overlaps ${controls[other]}`).toBe(true);
    }
  }
});
