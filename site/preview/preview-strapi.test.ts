import { expect, test } from 'vitest';
import type { PreviewedEntry } from '../../cms/src/preview/preview-pass.ts';
import { type Entry, type FakeContent, smallContent } from '../cms/fake-strapi.ts';
import { pull } from '../cms/pull.ts';
import type { Strapi } from '../cms/strapi.ts';
import { temporaryFolder } from '../publish/release-fixture.ts';
import { previewStrapi } from './preview-strapi.ts';

const NOW = new Date('2026-01-06T12:00:00Z');

type Nested = { documentId: string; course?: Nested };
const ofModule = (entry: Entry) => entry['module'] as Nested | null;

/** A Strapi in memory that knows the filters of the preview. */
function inMemory(content: FakeContent, files: Record<string, Buffer>): Strapi {
  const list = (path: string) => content[path] as Entry[];
  const withCourse = (entry: Entry): Entry => {
    const module =
      ofModule(entry) &&
      list('modules').find((one) => one.documentId === ofModule(entry)?.documentId);
    return module
      ? { ...entry, module: { documentId: module.documentId, course: module['course'] } }
      : entry;
  };
  return {
    readAll: async (path, _query, filter = '') => {
      const [name, wanted] = filter.split('=');
      const fields: Record<string, (entry: Entry) => string | undefined> = {
        'filters[documentId][$eq]': (entry) => entry.documentId,
        'filters[course][documentId][$eq]': (entry) =>
          (entry['course'] as Nested | null)?.documentId,
        'filters[module][course][documentId][$eq]': (entry) => ofModule(entry)?.course?.documentId,
      };
      const field = fields[name ?? ''];
      const entries = list(path).map(withCourse);
      return field ? entries.filter((entry) => field(entry) === wanted) : entries;
    },
    readOne: async (path) => content[path] ?? undefined,
    download: async (url) => files[url] ?? Buffer.from(''),
  };
}

async function cms() {
  const [{ content: published, files }, { content: drafts }] = await Promise.all([
    smallContent(),
    smallContent(),
  ]);
  const folder = await temporaryFolder();
  return {
    published,
    drafts,
    entry: (content: FakeContent, path: string, id: string): Entry => {
      const found = (content[path] as Entry[]).find(({ documentId }) => documentId === id);
      if (!found) throw new Error(`no ${path} ${id}`);
      return found;
    },
    preview: async (
      type: string,
      documentId: string,
      status: PreviewedEntry['status'] = 'draft',
    ) => {
      const versions = { published: inMemory(published, files), drafts: inMemory(drafts, files) };
      const entry = { uid: `api::${type}.${type}`, documentId, status };
      const strapi = await previewStrapi(versions, { entry, now: NOW, cmsUrl: 'http://cms.test' });
      return (await pull(strapi, folder.path, NOW)).content;
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

test('the draft of a locked lesson is read as it will be, and nothing is held back', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'budget')['body'] = 'Un brouillon tout neuf.';
  const content = await at.preview('lesson', 'budget');
  const body = content.lessonBodies.find(({ data }) => data.id === 'budget');
  expect(body?.mdx).toBe('Un brouillon tout neuf.');
  expect(content.gatedBodies).toEqual([]);
  expect(content.courses.map(({ id }) => id)).toEqual(['commune']);
});

test('a lesson for enrolled people shows its film', async () => {
  await using at = await cms();
  const content = await at.preview('lesson', 'role');
  expect(content.lessonBodies.find(({ data }) => data.id === 'role')?.data.video).toBeTruthy();
  expect(content.media.every(({ isPublic }) => isPublic)).toBe(true);
});

test('the published version is shown where it is asked for', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'bienvenue')['title'] = 'Brouillon';
  const { lessons } = await at.preview('lesson', 'bienvenue', 'published');
  expect(lessons.find(({ id }) => id === 'bienvenue')?.title).toBe('Leçon bienvenue');
});

test('other lessons keep their place, lead to their own preview, and their faults do not count', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'bienvenue')['body'] = 'Une balise <qui> ne se ferme pas {';
  at.entry(at.drafts, 'modules', 'decouvrir')['introduction'] = '<Inconnu />';
  at.entry(at.published, 'help-pages', 'mdp')['body'] = '<Inconnu />';
  const content = await at.preview('lesson', 'budget');
  const other = content.lessonBodies.find(({ data }) => data.id === 'bienvenue');
  expect(other?.mdx).toContain('(http://cms.test/desk/preview/api::lesson.lesson/bienvenue/draft)');
  expect(content.modules.find(({ data }) => data.id === 'decouvrir')?.mdx).toContain('défaut');
});

test('nothing that another author wrote in a lesson comes along', async () => {
  await using at = await cms();
  for (const field of ['summary', 'body', 'transcript']) {
    at.entry(at.drafts, 'lessons', 'bienvenue')[field] = `Un secret, le ${field}.`;
  }
  const content = await at.preview('lesson', 'budget');
  expect(content.lessons.map(({ id }) => id)).toContain('bienvenue');
  expect(JSON.stringify(content)).not.toContain('Un secret');
});

test('a half-written neighbour is left out', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'bienvenue')['title'] = '';
  const { lessons } = await at.preview('lesson', 'budget');
  expect(lessons.map(({ id }) => id).sort()).toEqual(['budget', 'quiz']);
});

test('a fault of the draft itself names its entry', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'budget')['body'] = 'Un fichier ![absent](absent.jpg)';
  const fault = await at.preview('lesson', 'budget').catch((error) => error);
  expect(fault.message).toMatch(
    /^leçon « budget » : le champ body, ligne 1, nomme le fichier « absent.jpg »/,
  );
  expect(fault.where).toMatchObject({ collection: 'leçon', documentId: 'budget', field: 'body' });
});

test('a lesson without a module cannot be shown, and says why', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'lessons', 'budget')['module'] = null;
  await expect(at.preview('lesson', 'budget')).rejects.toThrow(/Choisissez le module/);
  await expect(at.preview('lesson', 'disparue')).rejects.toThrow(/n’existe plus/);
});

test('a quiz says where its questions are', async () => {
  await using at = await cms();
  const content = await at.preview('lesson', 'quiz');
  expect(content.lessonBodies.find(({ data }) => data.id === 'quiz')?.mdx).toContain(
    'questions du quiz',
  );
});

test('the draft of a help page stands among those that are published', async () => {
  await using at = await cms();
  at.entry(at.drafts, 'help-pages', 'mdp')['body'] = 'Un brouillon d’aide.';
  at.entry(at.drafts, 'pages', 'cookies')['body'] = 'Un brouillon que personne n’a demandé.';
  const content = await at.preview('help-page', 'mdp');
  expect(content.helpPages.map(({ mdx }) => mdx)).toEqual(['Un brouillon d’aide.']);
  expect(content.pages.every(({ mdx }) => mdx === 'Qui.')).toBe(true);
});
