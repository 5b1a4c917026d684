import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { assemble } from '../cms/assemble.ts';
import { smallContent } from '../cms/fake-strapi.ts';
import { readCms } from '../cms/read-cms.ts';
import { find, refuseLeaks, secretsOf } from './leak-check.ts';
import { makeRelease } from './release.ts';
import { temporaryFolder } from './release-fixture.ts';

const NOW = new Date('2026-01-06T00:00:00Z');
const HASH = 'c'.repeat(64);
const SENTENCE =
  'Le budget de la commune se lit en trois colonnes, et voici lesquelles exactement.';
const bodies = new Map([
  ['budget', `<p>${SENTENCE}</p><img data-file="carte-cccccccccccc.jpg">`],
  ['role', '<p>Une vidéo.</p>'],
]);

async function content() {
  const { content: entries } = await smallContent();
  const cms = await readCms({
    readAll: async (path) => {
      const all = entries[path];
      return Array.isArray(all) ? all : [];
    },
    readOne: async (path) => entries[path],
    download: async () => Buffer.from(''),
  });
  const file = (documentId: string, name: string, hash: string) => {
    const ext = name.slice(name.lastIndexOf('.') + 1);
    const id = `${documentId}-${hash.slice(0, 12)}.${ext}`;
    const about = { mime: 'image/jpeg', size: 1, width: null, height: null, variants: [] };
    return [documentId, { id, name, ext, hash, ...about }] as const;
  };
  const byDocument = new Map([
    file('plan', 'plan.jpg', 'a'.repeat(64)),
    file('kit', 'kit.odt', 'b'.repeat(64)),
    file('carte', 'carte.jpg', HASH),
    file('film', 'film.mp4', 'd'.repeat(64)),
    file('vtt', 'film.fr.vtt', 'e'.repeat(64)),
  ]);
  return assemble(cms, { byDocument }, NOW).content;
}

test.each([
  ['a sentence of a locked lesson', `<p>${SENTENCE}</p>`],
  ['the sentence in capitals', SENTENCE.toUpperCase()],
  ['a part of it', 'commune se lit en trois colonnes, et voici lesquelles exactement'],
  ['the sentence cut by tags', `<p>${SENTENCE.split(' ').join('</b> <b>')}</p>`],
  ['the name of a locked file', '<a href="/carte.jpg">'],
  ['the hash of a locked file', `{"media":"${HASH}"}`],
])('%s is found', async (_, text) => {
  expect(find(text, secretsOf(await content()))).toBeDefined();
});

test.each([
  ['a page of its own', '<h1>Leçon budget</h1><p>Ouvre lundi 12 janvier à 9 h.</p>'],
  ['an open file', '<a href="/media/kit.odt">plan.jpg</a>'],
  ['an open text', 'Texte de la leçon bienvenue.'],
])('%s is no leak', async (_, text) => {
  expect(find(text, secretsOf(await content()))).toBeUndefined();
});

test('a sentence that an open lesson holds too is no secret', async () => {
  const open = await content();
  for (const body of open.lessonBodies) body.mdx = SENTENCE;
  expect(find(SENTENCE, secretsOf(open))).toBeUndefined();
});

test('the address that a locked lesson links to is no secret', async () => {
  const open = await content();
  const [course] = open.courses;
  const [module] = open.modules;
  const [lesson] = open.lessons;
  if (!course || !module || !lesson) throw new Error('no lesson in the fixture');
  lesson.slug = 'lier-les-donnees-a-un-referentiel-de-la-commune';
  module.data.id = lesson.moduleId;
  module.data.courseId = course.id;
  const href = `/cours/${course.slug}/${module.data.slug}/${lesson.slug}/`;
  for (const body of open.gatedBodies) body.mdx = `Voyez [la suite](${href}).`;
  expect(find(`<loc>http://127.0.0.1${href}</loc>`, secretsOf(open))).toBeUndefined();
  expect(find(`Voyez la suite ${href}`, secretsOf(open))).toBeDefined();
});

test('the label of a page before an open text is no leak', async () => {
  const open = await content();
  const film = 'Bonjour à vous toutes et tous, bienvenue dans cette vidéo de présentation.';
  for (const course of open.courses) course.transcript = film;
  for (const body of open.gatedBodies) body.data.transcript = film;
  expect(find(`<p>Transcription de la vidéo</p><p>${film}</p>`, secretsOf(open))).toBeUndefined();
});

test('the publication stops, naming page and lesson', async () => {
  await using folder = await temporaryFolder();
  await mkdir(`${folder.path}/cours`);
  await writeFile(`${folder.path}/cours/index.html`, '<p>rien</p>');
  const secrets = secretsOf(await content());
  await expect(refuseLeaks(folder.path, secrets)).resolves.toBeUndefined();
  await writeFile(`${folder.path}/cours/index.html`, `<p>${SENTENCE}</p>`);
  await expect(refuseLeaks(folder.path, secrets)).rejects.toThrow(
    /la page « cours\/index.html » montrerait .*, qui appartient à la leçon fermée « Leçon budget »/,
  );
});

test('a release holds the bodies of locked lessons alone, and their files', async () => {
  const release = makeRelease(await content(), bodies, NOW);
  const lesson = (id: string) => release.lessons.find((one) => one.id === id);
  expect(lesson('bienvenue')).toMatchObject({ isStatic: true, bodyHash: null, files: [] });
  expect(lesson('budget')).toMatchObject({ isStatic: false, files: ['carte-cccccccccccc.jpg'] });
  expect(release.bodies[lesson('budget')?.bodyHash ?? '']).toBe(bodies.get('budget'));
  expect(Object.keys(release.bodies)).toHaveLength(2);
  expect(release.files.map(({ name }) => name)).toEqual(['carte.jpg']);
});

test('a locked lesson without a body stops the release', async () => {
  const open = await content();
  expect(() => makeRelease(open, new Map(), NOW)).toThrow(/no body was rendered/);
});
