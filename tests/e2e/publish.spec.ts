// An editor's button, the learner's page, and the way back. Serial: it changes what is published.
import { spawnSync } from 'node:child_process';
import { readStack } from '../stack.ts';
import { ownerOf } from './database.ts';
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

  expect(await titles(entry.documentId, url)).toEqual({ page: newTitle, database: newTitle });
  const rollback = spawnSync('node', ['site/publish/rollback.ts'], { encoding: 'utf8' });
  expect(rollback.status, rollback.stderr).toBe(0);
  expect(await (await fetch(url)).text()).not.toContain(sentence);
  expect(await titles(entry.documentId, url)).toEqual({ page: entry.title, database: entry.title });
  // The CMS still holds the change: whoever comes next starts from what was there before.
  await editor.publish('lesson', entry.documentId, entry);
});

test('validations survive unpublishing, republishing and a renamed slug', async () => {
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
  expect(await validated()).toEqual([]);

  const slug = uniqueName('bienvenue');
  await editor.publish('lesson', entry.documentId, { ...entry, slug });
  const renamed = url.replace(LESSON, slug);
  await expect
    .poll(async () => (await fetch(renamed)).status, { timeout: 60_000, intervals: [500] })
    .toBe(200);
  expect(await validated()).toEqual([entry.documentId]);

  await editor.publish('lesson', entry.documentId, { ...entry, slug: LESSON });
  await expect
    .poll(async () => (await fetch(url)).status, { timeout: 60_000, intervals: [500] })
    .toBe(200);
});
