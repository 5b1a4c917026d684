import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LostLink } from '../../import/notes.ts';
import { ContentCheck } from './check-content.ts';
import type { ContentEntry } from './site-content.ts';
import { SiteMap } from './site-map.ts';

type Given = Partial<ContentEntry> & { values?: Record<string, unknown> };

const entry = (type: string, slug: string, given: Given = {}): ContentEntry => ({
  uid: `api::${type}.${type}`,
  documentId: `${type} ${slug}`,
  title: given.title ?? slug,
  slug,
  isPublished: true,
  parent: null,
  ...given,
  values: { slug, ...given.values },
});
const lesson = (slug: string, body: string, values: Record<string, unknown> = {}): ContentEntry =>
  entry('lesson', slug, {
    parent: 'module m',
    values: { kind: 'lesson', module: {}, position: 1, body, ...values },
  });

const AROUND = [
  entry('course', 'c'),
  entry('module', 'm', { parent: 'course c', values: { course: {} } }),
  lesson('suite', '## Été\n\n## Été'),
  entry('lesson', 'cachee', { parent: 'module m', isPublished: false, title: 'Cachée' }),
  entry('help-category', 'lecteur'),
  entry('help-page', 'notes', { parent: 'help-category lecteur', values: { category: {} } }),
  entry('page', 'a-propos'),
];

function faultsOf(entries: ContentEntry[], lost: LostLink[] = []) {
  const [first] = entries;
  if (!first) return [];
  const check = new ContentCheck({
    entries: [...AROUND, ...entries],
    lost: new Map([[first.documentId, lost]]),
  });
  return check.check(first).faults;
}
const told = (body: string, values: Record<string, unknown> = {}, lost: LostLink[] = []) =>
  faultsOf([lesson('essai', body, values)], lost).map(
    ({ level, field, line, sentence }) => `${level} ${field} ${line} ${sentence}`,
  );

test('a sound text has no fault', () => {
  const body = [
    '## Un\n\n### Deux\n\n## Trois',
    '[a](/cours/c/m/suite/#été-1) [b](/aide/lecteur/notes/) [c](/a-propos/#contenu) [d](#trois) [e](/)',
    '[f](https://exemple.fr/a_(b)?c=d#e) [g](mailto:a@b.fr) [h](plan.png) [i](/mon-espace/notes/)',
    '[j](/cours/c/#m) [k](/aide/#lecteur) [l](/cours/c/m/suite)',
    '![Le plan du village](plan.png)',
    '<Video file="f.mp4" subtitlesFr="f.vtt" transcript="Tout" />',
  ].join('\n\n');
  const files = ['plan.png', 'f.mp4', 'f.vtt'].map((name) => ({ name }));
  expect(told(body, { files })).toEqual([]);
});

describe('links', () => {
  test.each([
    ['[x](/cours/c/m/absente/)', 'La page « /cours/c/m/absente/ » n’existe pas sur ce site.'],
    ['[x](/cours/c/m/)', 'La page « /cours/c/m/ » n’existe pas sur ce site.'],
    [
      '[x](/aide/lecteur/absente/)',
      'La page d’aide « /aide/lecteur/absente/ » n’existe pas sur ce site.',
    ],
    ['[x](/cours/c/m/cachee/)', 'La page « /cours/c/m/cachee/ » n’est pas publiée'],
    [
      '[x](/cours/c/m/suite/#hiver)',
      'Ce lien vise le passage « #hiver », qui n’existe pas dans la page « /cours/c/m/suite/ »',
    ],
    ['[x](/aide/#absente)', 'Ce lien vise le passage « #absente »'],
    [
      '[x](#nulle-part)',
      'Ce lien vise le passage « #nulle-part », qui n’existe pas dans cette page',
    ],
    ['[x]()', 'Ce lien n’a pas d’adresse'],
    ['[x](http://exemple.fr)', 'L’adresse « http://exemple.fr » commence par http://'],
    ['[x](<https://exemple.fr/a b>)', 'contient une espace'],
    ['[x](https:///a)', 'n’a pas de nom de site complet'],
    ['[x](https://exemple)', 'n’a pas de nom de site complet'],
    ['[x](https://https://exemple.fr)', 'commence deux fois par http'],
    ['[x](mailto:a.b.fr)', '« a.b.fr » n’est pas une adresse de courriel'],
    ['un\n\n[x][y]\n\n[y]: /absente/', 'La page « /absente/ » n’existe pas'],
    ['<a href="/absente/">x</a>', 'La page « /absente/ » n’existe pas'],
  ])('%s', (body, sentence) => {
    const all = told(body);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(sentence);
    expect(all[0]).toMatch(/^improve Texte \d /);
  });

  test('name what the author wrote, and never the title of somebody else’s page', () => {
    const [draft, anchor] = told('[x](/cours/c/m/cachee/)\n\n[y](/cours/c/m/cachee/#rien)');
    expect([draft, anchor].join()).toContain('« /cours/c/m/cachee/ »');
    expect([draft, anchor].join()).not.toContain('Cachée');
  });

  test.each(['[x](www.exemple.fr)', '[x](suite.html)'])(
    '%s keeps the site from building',
    (body) => {
      expect(told(body)[0]).toMatch(/^blocks Texte 1 /);
    },
  );

  test('of an imported file are told until they are mended', () => {
    const lost = [
      { url: '/absent/', text: 'la charte' },
      { url: '2-b.md#rien', text: 'plus loin', address: '/cours/c/m/suite/' },
    ];
    const broken = 'Lisez la *charte* : la charte.\n\n[plus loin](/cours/c/m/suite/)';
    expect(told(broken, {}, lost)).toEqual([
      expect.stringMatching(
        /^improve Texte 1 Le fichier importé avait ici un lien vers « \/absent\/ »/,
      ),
      expect.stringMatching(/^improve Texte 3 Le fichier importé visait ici le passage/),
    ]);
    const mended = 'Lisez [la charte](/a-propos/).\n\n[plus loin](/cours/c/m/suite/#été)';
    expect(told(mended, {}, lost)).toEqual([]);
  });
});

describe('pictures', () => {
  const files = [{ name: 'place_du-village.png' }];
  test.each([
    ['![](place_du-village.png)', 'n’a pas de description'],
    ['<Figure file="place_du-village.png" alt=" " />', 'n’a pas de description'],
    ['![Place du village](place_du-village.png)', 'n’est que le nom du fichier'],
    ['![place_du-village.png](place_du-village.png)', 'n’est que le nom du fichier'],
    ['![Schéma](place_du-village.png)', 'ne dit pas ce que montre'],
  ])('%s', (body, sentence) => {
    expect(told(`un\n\n${body}`, { files })).toEqual([
      expect.stringMatching(new RegExp(`^improve Texte 3 .*${sentence}`)),
    ]);
  });
});

describe('headings', () => {
  test.each([
    [
      '## a\n\n#### b',
      ['improve Texte 3 Le titre « b » est de rang 4, juste après un titre de rang 2'],
    ],
    ['### a\n\n### b', ['improve Texte 1 Le titre « a » est le premier du texte et de rang 3']],
    ['# a\n\n## b', ['improve Texte 1 Le titre « a » est de rang 1']],
    ['## a\n\n### b\n\n## c\n\n```\n#### d\n```', []],
  ])('%j', (body, sentences) => {
    expect(told(body)).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
  });
});

describe('films', () => {
  const video = { kind: 'video', video: { name: 'f.mp4' } };
  test('without subtitles and transcript', () => {
    expect(told('', video)).toEqual([
      expect.stringContaining('improve Sous-titres null'),
      expect.stringContaining('improve Transcription null'),
    ]);
    const subtitles = [{ language: 'fr', file: {} }];
    expect(told('', { ...video, subtitles, transcript: 'Tout' })).toEqual([]);
    expect(
      told('', { ...video, subtitles: [{ language: 'en', file: {} }], transcript: 'x' }),
    ).toHaveLength(1);
  });
  test('within a text', () => {
    expect(told('<Video file="f.mp4" />', { files: [{ name: 'f.mp4' }] })).toHaveLength(2);
  });
});

test('a long text says how long it is', () => {
  expect(told('mot '.repeat(4_000))).toEqual([]);
  expect(told('mot '.repeat(4_001))).toEqual([
    expect.stringContaining('environ 21 minutes de lecture'),
  ]);
});

test('what publishing refuses comes first, with its line', () => {
  const all = told('![](p.png)\n\n<Label name="nulle_part" />\n\n{x', { files: [] });
  expect(all[0]).toMatch(/^blocks Texte \d/);
  expect(told('un\n\n<Label name="nulle_part" />')[0]).toMatch(/^blocks Texte 3 .*nulle_part/);
  expect(told('', {})[0]).toMatch(/^blocks Texte null Cette séquence n’a pas de texte/);
});

test('opening dates out of order are told of the later one', () => {
  const module = (slug: string, position: number, opensAt: string | null) =>
    entry('module', slug, { parent: 'course x', values: { course: {}, position, opensAt } });
  const first = module('un', 1, '2026-10-05T07:00:00Z');
  const second = module('deux', 2, '2026-09-28T07:00:00Z');
  const third = module('trois', 3, null);
  expect(faultsOf([second, first, third])[0]?.sentence).toMatch(
    /« deux » ouvre le 28 septembre 2026 à 09:00, avant « un »/,
  );
  expect(faultsOf([first, second, third])).toEqual([]);
  expect(faultsOf([third, first, second])).toEqual([]);
});

test('a lesson is told to open before another without that other’s title', () => {
  const above = { ...lesson('un', 'x', { opensAt: '2026-10-05T07:00:00Z' }), title: 'Secret' };
  const below = lesson('deux', 'x', { position: 2, opensAt: '2026-09-28T07:00:00Z' });
  const [fault] = faultsOf([below, above]);
  expect(fault?.sentence).toContain('avant la séquence de rang 1, qui vient plus haut');
  expect(JSON.stringify(fault)).not.toContain('Secret');
});

test('two lessons of one course with one title are told', () => {
  const twin = { ...lesson('deux', 'x'), title: 'Le  Budget' };
  const one = { ...lesson('un', 'x'), title: 'le budget' };
  expect(faultsOf([one, twin])[0]?.sentence).toContain('à l’adresse « deux »');
  expect(faultsOf([one, { ...twin, parent: null }])).toEqual([]);
});

test('every page of the site itself is known', () => {
  const pages = join(import.meta.dirname, '../../../../site/pages');
  const own = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.astro') && !/\[|404/.test(path))
    .map((path) => `/${path.replace(/(^|\/)index\.astro$|\.astro$/, '')}/`.replace('//', '/'));
  expect(own.length).toBeGreaterThan(15);
  const map = new SiteMap(AROUND);
  expect(own.filter((path) => map.at(path).kind !== 'own')).toEqual([]);
});
