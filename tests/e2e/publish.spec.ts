// An editor's button, the learner's page, and the way back. Serial: it changes what is published.
import { spawnSync } from 'node:child_process';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
import { askDesk, enterCms, entryPage } from './desk.ts';
import { Editor } from './editors.ts';
import { expect, test } from './fixtures.ts';
import { callRpc, newLearner, uniqueName } from './learners.ts';

test.describe.configure({ mode: 'serial' });

const LESSON = 'bienvenue-dans-le-mooc';

interface Progress {
  validated: { lesson_id: string }[];
}

/** Asks for a page again and again until told to stop; keeps what was wrong with any answer. */
function askWithoutPause(url: string) {
  const faults: string[] = [];
  let answers = 0;
  let isOver = false;
  const loop = async () => {
    while (!isOver) {
      try {
        const response = await fetch(url);
        const html = await response.text();
        answers += 1;
        if (response.status !== 200) faults.push(`status ${response.status}`);
        if (!html.trimEnd().endsWith('</html>'))
          faults.push(`half a page, ${html.length} characters`);
      } catch (error) {
        faults.push(String(error));
      }
    }
  };
  const loops = Promise.all([loop(), loop()]);
  return {
    async stop() {
      isOver = true;
      await loops;
      return { answers, faults };
    },
  };
}

async function lessonUrl(slug: string): Promise<string> {
  const { siteUrl } = readStack();
  const sitemap = await (await fetch(`${siteUrl}/sitemap.xml`)).text();
  const path = new RegExp(`<loc>[^<]*(/cours/[^<]*/${slug}/)</loc>`).exec(sitemap)?.[1];
  if (!path) throw new Error(`No lesson ${slug} in the sitemap`);
  return `${siteUrl}${path}`;
}

const pageShows = (url: string, text: string) =>
  expect
    .poll(async () => (await (await fetch(url)).text()).includes(text), {
      timeout: 60_000,
      intervals: [200],
    })
    .toBe(true);

/** What the page calls a lesson, and what the database calls it. */
async function titles(id: string, url: string) {
  const html = await (await fetch(url)).text();
  const sql = ownerOf('supabase');
  const [row] = await sql<{ title: string }[]>`select title from public.lessons where id = ${id}`;
  await sql.end();
  const page = /<h1[^>]*>([^<]*)</.exec(html)?.[1]?.trim();
  return { page, database: row?.title };
}

test('a published change reaches the page within 15 s, and no client meets an error', async () => {
  const url = await lessonUrl(LESSON);
  const editor = await Editor.signIn();
  const entry = await editor.find('lesson', LESSON);
  const newTitle = `${entry.title} à tous`;
  const sentence = `Une phrase neuve : ${uniqueName('phrase')}.`;
  const client = askWithoutPause(url);

  const started = performance.now();
  await editor.publish('lesson', entry.documentId, {
    ...entry,
    title: newTitle,
    body: `${entry.body}\n\n${sentence}\n`,
  });
  await pageShows(url, sentence);
  const seconds = (performance.now() - started) / 1000;

  const { answers, faults } = await client.stop();
  console.log(
    `published change seen after ${seconds.toFixed(1)} s; ${answers} pages asked meanwhile`,
  );
  expect(faults).toEqual([]);
  expect(answers).toBeGreaterThan(20);

  // Both change in one transaction, and its page can be seen a moment before its end.
  await expect
    .poll(() => titles(entry.documentId, url))
    .toEqual({ page: newTitle, database: newTitle });
  const rollback = spawnSync('node', ['site/publish/rollback.ts'], { encoding: 'utf8' });
  expect(rollback.status, rollback.stderr).toBe(0);
  expect(await (await fetch(url)).text()).not.toContain(sentence);
  expect(await titles(entry.documentId, url)).toEqual({ page: entry.title, database: entry.title });
  // The CMS still holds the change: whoever comes next starts from what was there before.
  await editor.publish('lesson', entry.documentId, entry);
});

test('validations survive unpublishing, republishing and a renamed slug', async () => {
  test.setTimeout(240_000);
  const learner = await newLearner('fidele');
  const editor = await Editor.signIn();
  const entry = await editor.find('lesson', LESSON);
  const module = await callRpc<Progress>(
    'validate_lesson',
    { lesson_id: entry.documentId },
    learner.session,
  );
  expect(module.validated.map(({ lesson_id }) => lesson_id)).toEqual([entry.documentId]);
  const url = await lessonUrl(LESSON);
  const { course } = { course: url.split('/cours/')[1]?.split('/')[0] ?? '' };
  const { documentId: courseId } = await editor.find('course', course);
  const validated = async () => {
    const progress = await callRpc<Progress>('my_course', { course_id: courseId }, learner.session);
    return progress.validated.map(({ lesson_id }) => lesson_id);
  };

  await editor.unpublish('lesson', entry.documentId);
  await expect
    .poll(async () => (await fetch(url)).status, { timeout: 60_000, intervals: [500] })
    .toBe(404);
  await expect.poll(validated).toEqual([]);

  const slug = uniqueName('bienvenue');
  await editor.publish('lesson', entry.documentId, { ...entry, slug });
  const renamed = url.replace(LESSON, slug);
  await expect
    .poll(async () => (await fetch(renamed)).status, { timeout: 60_000, intervals: [500] })
    .toBe(200);
  await expect.poll(validated).toEqual([entry.documentId]);

  await editor.publish('lesson', entry.documentId, { ...entry, slug: LESSON });
  await expect
    .poll(async () => (await fetch(url)).status, { timeout: 60_000, intervals: [500] })
    .toBe(200);
});

interface Site {
  state: string;
  live: number;
  failure: { message: string; cmsPath?: string } | null;
  history: { outcome: string; failure: { message: string } | null }[];
}

test('a broken entry keeps the last good build; « État du site » says what, where and how to mend it', async ({
  page,
}) => {
  test.setTimeout(150_000);
  const url = await lessonUrl(LESSON);
  const editor = await Editor.signIn();
  const entry = await editor.find('lesson', LESSON);
  const site = async () => (await askDesk<Site>(editor.token, '/site')).body;
  const { live } = await site();

  // Past Strapi's own checks, as somebody with the database at hand would.
  const sql = ownerOf('strapi');
  await sql`
    update lessons set body = 'Un <Tableau /> que le site ne connaît pas.'
    where document_id = ${entry.documentId} and published_at is not null`;
  await sql.end();
  await askDesk(editor.token, '/site/publish', {});
  await expect
    .poll(async () => (await site()).failure?.message, { timeout: 60_000 })
    .toMatch(new RegExp(`^leçon « ${LESSON} » : le champ body, ligne 1`));
  expect((await site()).live).toBe(live);
  expect(await (await fetch(url)).text()).toContain(entry.title);

  await enterCms(page);
  await page.getByRole('link', { name: 'État du site' }).click();
  const fault = page.getByRole('region', { name: 'La dernière publication a échoué' });
  await expect(fault).toContainText(`leçon « ${LESSON} » : le champ body, ligne 1`);
  await expect(fault).toContainText('les personnes lisent la dernière bonne version');
  await fault.getByRole('link', { name: `Ouvrir « ${LESSON} » dans le CMS` }).click();
  await expect(page).toHaveURL(new RegExp(`/api::lesson.lesson/${entry.documentId}`));

  const sentence = `Une phrase réparée : ${uniqueName('phrase')}.`;
  const body = `${entry.body}\n\n${sentence}\n`;
  await editor.publish('lesson', entry.documentId, { ...entry, body });
  await pageShows(url, sentence);
  await expect.poll(async () => (await site()).failure).toBeNull();
  // Written down last of all.
  await expect
    .poll(async () => (await site()).history.slice(0, 2).map(({ outcome }) => outcome))
    .toEqual(['changed', 'failed']);
  await page.getByRole('link', { name: 'État du site' }).click();
  await expect(page.getByRole('heading', { name: /est en ligne, tout est publié/ })).toBeVisible();
  await editor.publish('lesson', entry.documentId, entry);
});

interface Dates {
  courses: { id: string; title: string; rows: Row[] }[];
}
interface Row {
  kind: string;
  id: string;
  opensAt: string | null;
  status: string;
}

test('opening dates move together or not at all, and only for who may publish', async () => {
  const editor = await Editor.signIn();
  const author = await Editor.signIn('auteur');
  const course = async () => {
    const { body } = await askDesk<Dates>(editor.token, '/calendar');
    const found = body.courses.find(({ rows }) => rows.length > 1);
    if (!found) throw new Error('No course with two dates');
    return found;
  };
  const { id, rows } = await course();
  const before = rows.map(({ opensAt }) => opensAt);
  const later = (opensAt: string | null) =>
    new Date(Date.parse(opensAt ?? '') + 7 * 86_400_000).toISOString();
  const change = ({ kind, id, opensAt }: Row) => ({
    kind,
    id,
    before: opensAt,
    after: later(opensAt),
  });
  const last = rows.slice(-2);
  const write = (token: string, changes: object[]) =>
    askDesk<{ sentence?: string; error?: { message: string } }>(token, `/calendar/${id}`, {
      changes,
    });

  for (const path of ['/site/publish', '/site/rollback', `/calendar/${id}`]) {
    expect((await askDesk(author.token, path, {})).status).toBe(403);
  }
  const stale = last.map(change).with(1, {
    ...change(last[1] as Row),
    before: '2020-01-01T00:00:00.000Z',
  });
  const refused = await write(editor.token, stale);
  expect(refused.status).toBe(400);
  expect(refused.body.error?.message).toMatch(/a changé entre-temps. Rien n’a été écrit/);
  expect((await course()).rows.map(({ opensAt }) => opensAt)).toEqual(before);

  const { status, body } = await write(editor.token, last.map(change));
  expect(status).toBe(200);
  expect(body.sentence).toMatch(/2 dates écrites/);
  const moved = await course();
  expect(moved.rows.slice(-2).map(({ opensAt }) => opensAt)).toEqual(
    last.map(({ opensAt }) => later(opensAt)),
  );
  const sql = ownerOf('strapi');
  const published = await sql<{ opens_at: Date }[]>`
    select opens_at from modules where published_at is not null
    and document_id = any(${last.map(({ id }) => id)}) order by opens_at`;
  await sql.end();
  expect(published.map(({ opens_at }) => opens_at.toISOString())).toEqual(
    last.map(({ opensAt }) => later(opensAt)),
  );
  const back = moved.rows.slice(-2).map((row, at) => ({
    ...change(row),
    after: last[at]?.opensAt,
  }));
  expect((await write(editor.token, back)).status).toBe(200);
});

test('a draft of a locked module is read on a private address, and nothing of it stays', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const { previewUrl, siteUrl, cmsUrl } = readStack();
  const editor = await Editor.signIn();
  const sql = ownerOf('supabase');
  const [locked] = await sql<{ id: string; title: string; module_id: string }[]>`
    select l.id, l.title, l.module_id from public.lessons l join public.modules m on m.id = l.module_id
    where m.opens_at > app.clock() and l.body_hash is not null and l.retired_at is null
    order by m.opens_at, l.position limit 1`;
  await sql.end();
  const slug = uniqueName('brouillon');
  const sentence = `Une phrase que personne n’a lue : ${slug}.`;
  const { data: draft } = await editor.request<{ data: { documentId: string } }>(
    'POST',
    '/api::lesson.lesson',
    {
      title: 'Un brouillon à relire',
      slug,
      kind: 'lesson',
      position: 90,
      body: sentence,
      module: { connect: [{ documentId: locked?.module_id, locale: 'fr' }] },
    },
  );

  await enterCms(page);
  await page.goto(entryPage('lesson', draft.documentId));
  await page.getByRole('link', { name: 'Ouvrir l’aperçu' }).click({ timeout: 90_000 });
  const started = performance.now();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Un brouillon à relire', {
    timeout: 90_000,
  });
  console.log(`preview shown after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await expect(frame.locator('.lesson-body')).toContainText(sentence);
  await expect(frame.getByText('Aperçu : brouillon, personne d’autre ne le voit.')).toBeVisible();
  const inFrame = page.frame({ url: (url) => url.origin === previewUrl });
  expect(
    await inFrame?.evaluate(async () => [
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).length,
      document.cookie.includes('preau-apercu'),
    ]),
  ).toEqual([[], 0, false]);

  await page.goto(`${entryPage('lesson', locked?.id ?? '')}/preview`);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText(locked?.title ?? '', {
    timeout: 90_000,
  });
  await expect(frame.locator('.lesson-body')).toContainText(/\w{4,}.*\w{4,}/s);
  const shown = page.frame({ url: (url) => url.origin === previewUrl })?.url() ?? '';

  // The same addresses without the pass, and for somebody who may not read that draft.
  expect(new URL(shown).pathname).toMatch(/^\/cours\//);
  expect((await fetch(shown)).status).toBe(404);
  const door = `${cmsUrl}/desk/preview/api::lesson.lesson/${draft.documentId}/draft`;
  expect((await fetch(door)).status).toBe(404);
  await page.context().clearCookies();
  await enterCms(page, 'auteur');
  expect((await page.request.get(door)).status()).toBe(404);
  expect(await (await fetch(`${siteUrl}/sitemap.xml`)).text()).not.toContain(slug);
  await editor.request('DELETE', `/api::lesson.lesson/${draft.documentId}`);
});
