import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEGAL_PAGES } from '../legal/pages.ts';
import { temporaryFolder } from '../publish/release-fixture.ts';
import { type Entry, FAKE_TOKEN, fakeStrapi, json, smallContent, upload } from './fake-strapi.ts';
import { pull } from './pull.ts';
import { connect } from './strapi.ts';

const NOW = new Date('2026-01-06T00:00:00Z');

async function cms(shared?: { path: string }) {
  const { content, files } = await smallContent();
  const fake = await fakeStrapi(content, files);
  const own = shared ? undefined : await temporaryFolder();
  const folder = shared ?? own ?? { path: '' };
  const strapi = connect({ url: fake.url, token: FAKE_TOKEN, retryAfterMs: [0, 0] });
  return {
    fake,
    folder: folder.path,
    pull: (now = NOW) => pull(strapi, folder.path, now),
    entry: (type: string, documentId: string): Entry => {
      const entries = fake.content[type];
      const found = Array.isArray(entries) && entries.find((one) => one.documentId === documentId);
      if (!found) throw new Error(`no ${type} ${documentId}`);
      return found;
    },
    async [Symbol.asyncDispose]() {
      await fake[Symbol.asyncDispose]();
      await own?.[Symbol.asyncDispose]();
    },
  };
}

describe('what a pull writes', () => {
  test('open lessons have their body in one folder, locked ones in another', async () => {
    await using at = await cms();
    const { content } = await at.pull();
    expect(content.lessonBodies.map(({ data }) => data.id).sort()).toEqual(['bienvenue', 'quiz']);
    expect(content.gatedBodies.map(({ data }) => data.id).sort()).toEqual(['budget', 'role']);
    expect(await readdir(`${at.folder}/gated`)).toEqual(['budget.mdx', 'role.mdx']);
  });

  test.each([
    ['2026-01-12T07:59:59Z', false],
    ['2026-01-12T08:00:00Z', true],
    ['2026-01-12T08:00:01Z', true],
  ])('at %s the second module is open: %s', async (now, isOpen) => {
    await using at = await cms();
    const { content } = await at.pull(new Date(now));
    const budget = content.lessons.find(({ id }) => id === 'budget');
    expect(budget?.isStatic).toBe(isOpen);
    const module = content.modules.find(({ data }) => data.id === 'agir');
    expect(module?.data.hasIntroduction).toBe(isOpen);
    expect(module?.mdx).toBe(isOpen ? 'Introduction de agir.' : '');
    expect(content.lessons.find(({ id }) => id === 'role')?.isStatic).toBe(false);
  });

  test('a help page leads to the pages that have an address, and not to itself', async () => {
    await using at = await cms();
    const page = at.entry('help-pages', 'mdp');
    const other = { ...page, documentId: 'autre', slug: 'autre', related: null };
    at.fake.content['help-pages'] = [
      {
        ...page,
        related: [{ documentId: 'autre' }, { documentId: 'mdp' }, { documentId: 'seule' }],
      },
      other,
      { ...other, documentId: 'seule', slug: 'seule', category: null },
    ];
    const { content } = await at.pull();
    const related = content.helpPages.map(({ data }) => [data.id, data.related]);
    expect(Object.fromEntries(related)).toEqual({ mdp: ['autre'], autre: [] });
    expect(content.helpPages[0]?.data.updatedAt).toBe('2026-01-02T00:00:00.000Z');
  });

  test('a lesson keeps its own date where it has one', async () => {
    await using at = await cms();
    at.entry('lessons', 'budget')['opensAt'] = '2026-01-06T00:00:00.000Z';
    const { content } = await at.pull();
    const budget = content.lessons.find(({ id }) => id === 'budget');
    expect(budget).toMatchObject({ isStatic: true, opensAt: '2026-01-06T00:00:00.000Z' });
  });

  test('nothing of a locked lesson stands in what public pages read', async () => {
    await using at = await cms();
    at.entry('lessons', 'budget')['summary'] = 'un résumé secret';
    at.entry('lessons', 'budget')['transcript'] = 'une transcription secrète';
    await at.pull();
    const names = ['lessons.json', 'modules.json', 'courses.json', 'settings.json'];
    const texts = await Promise.all(names.map((name) => readFile(`${at.folder}/${name}`, 'utf8')));
    expect(texts.join()).not.toMatch(/secr|colonnes|carte/);
  });

  test('a file is public when every lesson that uses it is open, or a public page shows it', async () => {
    await using at = await cms();
    const { content } = await at.pull();
    const isPublic = Object.fromEntries(content.media.map((file) => [file.name, file.isPublic]));
    expect(isPublic).toEqual({
      // Attached to a locked lesson too, but the course shows it.
      'plan.jpg': true,
      'kit.odt': true,
      'carte.jpg': false,
      'film.mp4': true,
      'film.fr.vtt': true,
    });
    at.entry('lessons', 'budget')['files'] = [
      upload('carte', 'carte.jpg'),
      upload('kit', 'kit.odt'),
    ];
    const again = await at.pull();
    expect(again.content.media.find(({ name }) => name === 'kit.odt')).toMatchObject({
      isPublic: false,
      lessons: ['bienvenue', 'budget'],
    });
  });

  test('pictures lose what the camera wrote, and get two sizes', async () => {
    await using at = await cms();
    const { content } = await at.pull();
    const plan = content.media.find(({ name }) => name === 'plan.jpg');
    expect(plan?.variants.map(({ width, height }) => [width, height])).toEqual([
      [640, 360],
      [1280, 720],
    ]);
    for (const name of await readdir(`${at.folder}/media`)) {
      const bytes = await readFile(`${at.folder}/media/${name}`);
      expect(bytes.includes('appareil-photo-de-nadia'), name).toBe(false);
    }
  });

  test('only files that changed are fetched again', async () => {
    await using at = await cms();
    await at.pull();
    at.fake.asked.length = 0;
    await at.pull();
    expect(at.fake.asked.filter((path) => path.startsWith('/uploads'))).toEqual([]);
    const kit = upload('kit', 'kit.odt');
    kit['updatedAt'] = '2026-01-02T00:00:00.000Z';
    at.fake.files['/uploads/kit.odt'] = Buffer.from('un autre kit');
    at.entry('lessons', 'bienvenue')['files'] = [upload('plan', 'plan.jpg'), kit];
    await at.pull();
    expect(at.fake.asked.filter((path) => path.startsWith('/uploads'))).toEqual([
      '/uploads/kit.odt',
    ]);
  });

  test('what hangs on nothing published is left out, and said', async () => {
    await using at = await cms();
    at.entry('lessons', 'budget')['module'] = null;
    const { content, notices } = await at.pull();
    expect(content.lessons.map(({ id }) => id)).not.toContain('budget');
    expect(notices).toEqual([
      'leçon « Leçon budget » : publié, mais ne paraît pas, car son module n’est pas publié ou n’est pas choisi.',
    ]);
  });

  test('more than one page of entries comes whole', async () => {
    await using at = await cms();
    const first = at.entry('lessons', 'bienvenue');
    at.fake.content['lessons'] = Array.from({ length: 950 }, (_, index) => ({
      ...first,
      documentId: `l${index}`,
      slug: `l${index}`,
    }));
    const { content } = await at.pull();
    expect(content.lessons).toHaveLength(950);
  });
});

describe('what stops a pull, and leaves the folder as it was', () => {
  // One folder for all: that none of them changes it is what they show.
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await using at = await cms(folder);
    await at.pull();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const broken = async (spoil: (at: Awaited<ReturnType<typeof cms>>) => void) => {
    await using at = await cms(folder);
    const before = await readFile(`${at.folder}/lessons.json`, 'utf8');
    spoil(at);
    const error: unknown = await at.pull().catch((cause: unknown) => cause);
    expect(await readFile(`${at.folder}/lessons.json`, 'utf8')).toBe(before);
    if (!(error instanceof Error)) throw new Error('the pull went through');
    return error.message;
  };
  const set = (type: string, id: string, field: string, value: unknown) =>
    broken((at) => {
      at.entry(type, id)[field] = value;
    });

  test.each([
    [
      'opensAt',
      'bientôt',
      'leçon « budget » : le champ opensAt attend une date avec son fuseau, reçu « bientôt »',
    ],
    [
      'opensAt',
      '2026-01-12T09:00:00',
      'leçon « budget » : le champ opensAt attend une date avec son fuseau, reçu « 2026-01-12T09:00:00 »',
    ],
    ['title', '', 'leçon « budget » : le champ title est vide ; il attend un titre'],
    [
      'slug',
      'Été',
      'leçon « Été » : le champ slug attend une adresse en minuscules, chiffres et tirets, reçu « Été »',
    ],
    [
      'kind',
      'poème',
      'leçon « budget » : le champ kind attend lesson, video, toolkit, resource, quiz, reçu « poème »',
    ],
    [
      'durationMinutes',
      'long',
      'leçon « budget » : le champ durationMinutes attend un nombre de minutes, reçu « long »',
    ],
    [
      'youtubeUrl',
      'javascript:1',
      'leçon « budget » : le champ youtubeUrl attend une adresse https://, reçu « javascript:1 »',
    ],
    ['body', '  ', 'leçon « budget » : le champ body est vide ; une leçon a besoin d’un texte'],
    [
      'body',
      'a\n\nimport fs from "fs"',
      'leçon « budget » : le champ body, ligne 3, contient « import » ou « export », qui ne sont pas acceptés.',
    ],
    [
      'body',
      '<Truc />',
      'leçon « budget » : le champ body, ligne 1, utilise la balise inconnue « <Truc> ».',
    ],
    [
      'kind',
      'video',
      'leçon « budget » : le champ video est vide ; une vidéo a besoin de son fichier',
    ],
  ])('%s: %s', async (field, value, message) => {
    expect(await set('lessons', 'budget', field, value)).toBe(message);
  });

  test('a file that the text names and nobody attached', async () => {
    expect(await set('lessons', 'budget', 'body', 'a\n\n![x](absente.png)')).toMatch(
      /ligne 3, nomme le fichier « absente.png », qui n’est pas joint/,
    );
  });

  test('a duplicate address', async () => {
    expect(await set('lessons', 'budget', 'slug', 'bienvenue')).toBe(
      'leçon « bienvenue » : le champ slug sert deux fois, pour « Leçon bienvenue » et « Leçon budget ». Changez l’adresse de l’une des deux.',
    );
  });

  test('an empty CMS', async () => {
    const message = await broken((at) => {
      at.fake.content['lessons'] = [];
    });
    expect(message).toMatch(/^Le CMS ne contient aucun cours publié/);
  });

  test('settings that are not published', async () => {
    const message = await broken((at) => {
      at.fake.content['setting'] = null;
    });
    expect(message).toMatch(/« Réglages du site » ne sont pas publiés/);
  });

  test('a page that the law asks for is not published', async () => {
    const message = await broken((at) => {
      at.fake.content['pages'] = LEGAL_PAGES.filter((slug) => slug !== 'accessibilite').map(
        (slug) => at.entry('pages', slug),
      );
    });
    expect(message).toMatch(/^Il manque une page que la loi demande : « accessibilite »/);
  });

  test('terms without a version', async () => {
    const message = await broken((at) => {
      at.entry('pages', 'conditions-generales')['version'] = null;
    });
    expect(message).toMatch(/^page « conditions-generales » : le champ version est vide/);
  });

  test('a rate of conformity beyond 100', async () => {
    const message = await broken((at) => {
      const setting = at.fake.content['setting'] as Entry;
      setting['accessibilityRate'] = 101;
    });
    expect(message).toMatch(/le champ accessibilityRate attend un nombre de 0 à 100, reçu « 101 »/);
  });

  test.each([
    ['a cut answer', '{"data": [{"documentId": "x"'],
    ['no meta', '{"data": []}'],
    [
      'entries without id',
      '{"data": [{}], "meta": {"pagination": {"page":1,"pageCount":1,"total":1}}}',
    ],
    [
      'fewer than the total',
      '{"data": [], "meta": {"pagination": {"page":1,"pageCount":1,"total":7}}}',
    ],
  ])('half an answer: %s', async (_, text) => {
    const message = await broken((at) => {
      at.fake.intercept = (path, response) => {
        if (path !== '/api/lessons') return false;
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
        return true;
      };
    });
    expect(message).toMatch(/^Le CMS n’a répondu qu’à moitié en donnant « lessons »/);
  });

  test('a total that keeps changing while the entries are read', async () => {
    const message = await broken((at) => {
      let total = 1;
      at.fake.intercept = (path, response, query) => {
        if (path !== '/api/pages' || !query.has('fields[0]')) return false;
        total += 1;
        json(response, 200, { data: [], meta: { pagination: { page: 1, pageCount: 1, total } } });
        return true;
      };
    });
    expect(message).toMatch(/^Le CMS n’a répondu qu’à moitié en donnant « pages »/);
  });

  test('a total that changes between two pages, until it does not', async () => {
    await using at = await cms();
    let answers = 0;
    at.fake.intercept = (path, response) => {
      if (path !== '/api/pages' || answers > 0) return false;
      answers += 1;
      json(response, 200, { data: [], meta: { pagination: { page: 1, pageCount: 1, total: 3 } } });
      return true;
    };
    expect((await at.pull()).content.pages).toHaveLength(LEGAL_PAGES.length);
  });

  test('a token that is refused', async () => {
    const message = await broken((at) => {
      at.fake.intercept = (_, response) => {
        json(response, 403, {});
        return true;
      };
    });
    expect(message).toMatch(/refuse le jeton de lecture STRAPI_TOKEN/);
  });

  test('a CMS that answers only errors', async () => {
    const message = await broken((at) => {
      at.fake.intercept = (_, response) => {
        json(response, 502, {});
        return true;
      };
    });
    expect(message).toMatch(/^Le CMS ne répond pas/);
  });

  test('an error that passes is no fault', async () => {
    await using at = await cms();
    let errors = 0;
    at.fake.intercept = (_, response) => {
      errors += 1;
      if (errors > 2) return false;
      json(response, 503, {});
      return true;
    };
    await expect(at.pull()).resolves.toBeDefined();
  });

  test('a CMS that is not there', async () => {
    await using folder = await temporaryFolder();
    const strapi = connect({ url: 'http://127.0.0.1:9', token: 'x', retryAfterMs: [] });
    await expect(pull(strapi, folder.path, NOW)).rejects.toThrow(/^Le CMS ne répond pas/);
  });

  test.each([
    [
      'a drawing with script',
      'x.svg',
      '<svg><script>1</script></svg>',
      /SVG « x.svg » contient du script/,
    ],
    ['a page', 'x.html', '<p>x</p>', /« x.html » n’est pas d’un type accepté/],
    ['a picture that is none', 'x.png', 'du texte', /L’image « x.png » ne se lit pas/],
    [
      'subtitles of another format',
      'x.vtt',
      '1\n00:00',
      /« x.vtt » ne commence pas par « WEBVTT »/,
    ],
    ['an empty file', 'x.pdf', '', /« x.pdf » est vide/],
  ])('%s', async (_, name, text, expected) => {
    const message = await broken((at) => {
      at.fake.files[`/uploads/${name}`] = Buffer.from(text);
      at.entry('lessons', 'quiz')['files'] = [upload('xx', name)];
    });
    expect(message).toMatch(expected);
  });

  test('a file that the CMS lists and does not give', async () => {
    const message = await broken((at) => {
      at.entry('lessons', 'quiz')['files'] = [upload('xx', 'x.pdf')];
    });
    expect(message).toMatch(/ne donne pas le fichier « \/uploads\/x.pdf »/);
  });
});

test('the token goes to the CMS alone', async () => {
  await using at = await cms();
  let received: string | undefined = 'nothing asked';
  await using other = await fakeStrapi({}, {});
  other.intercept = (_, response) => {
    received = response.req.headers.authorization;
    response.writeHead(200).end('un kit');
    return true;
  };
  const kit = { ...upload('kit', 'kit.odt'), url: `${other.url}/kit.odt` };
  at.entry('lessons', 'bienvenue')['files'] = [upload('plan', 'plan.jpg'), kit];
  await at.pull();
  expect(received).toBeUndefined();
});
