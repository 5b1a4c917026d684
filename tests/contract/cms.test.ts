// What the CMS gives, and to whom: asked over HTTP of the running stack's Strapi.
import { readdirSync, statSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { stackHome } from '../stack.ts';
import { type Answer, ask, buildToken, cmsUrl, editor } from './cms.ts';

const LESSONS = '/content-manager/collection-types/api::lesson.lesson';

type Row = { kind: string; id: string };

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

let author: Awaited<ReturnType<typeof editor>>;
let reviewer: Awaited<ReturnType<typeof editor>>;

beforeAll(async () => {
  author = await editor('auteur@preau.test');
  reviewer = await editor('relectrice@preau.test');
});

test.each(['courses', 'modules', 'lessons', 'help-categories', 'help-pages', 'pages', 'setting'])(
  '%s are read with the build token alone, and written by no token',
  async (type) => {
    expect((await ask(`/api/${type}`)).status).toBe(401);
    expect((await ask(`/api/${type}`, { bearer: `${buildToken}x` })).status).toBe(401);
    expect((await ask(`/api/${type}`, { bearer: buildToken })).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status } = await ask(`/api/${type}`, {
        method,
        bearer: buildToken,
        body: { data: {} },
      });
      expect(status).toBe(405);
    }
  },
);

test('the build token opens nothing else', async () => {
  const paths = ['/admin/users', LESSONS, '/admin/api-tokens', '/upload/files'];
  expect(
    statuses(await Promise.all(paths.map((path) => ask(path, { bearer: buildToken })))),
  ).toEqual([401, 401, 401, 401]);
});

test('a file of the media library answers the build and an editor, nobody else', async () => {
  const { json } = await ask('/api/upload/files', { bearer: buildToken });
  const [file] = [json].flat() as { url: string }[];
  const path = new URL(String(file?.url), cmsUrl).pathname;
  expect((await ask(path)).status).toBe(404);
  expect((await ask(path, { bearer: 'wrong' })).status).toBe(404);
  expect((await ask(path, { cookie: 'strapi_admin_refresh=wrong' })).status).toBe(404);
  expect((await ask(path, { bearer: buildToken })).status).toBe(200);
  expect((await ask(path, { cookie: author.cookie })).status).toBe(200);
  expect((await ask(path.replace('uploads', '%75ploads'))).status).toBe(404);
});

test('an SVG is refused, whatever it is called', async () => {
  for (const name of ['plan.svg', 'plan.png']) {
    const form = new FormData();
    form.append('files', new Blob(['<svg onload="x()"></svg>'], { type: 'image/png' }), name);
    const { status, json } = await ask('/upload', { method: 'POST', bearer: author.bearer, form });
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain('est un dessin SVG');
  }
});

test('no file that is sent stays behind, whatever became of it, and only we could read it', async () => {
  const incoming = `${stackHome()}/cms-public-incoming`;
  expect(statSync(incoming).mode & 0o077).toBe(0);
  const send = (path: string, field: string, given: { bearer?: string }) => {
    const form = new FormData();
    form.append(field, new Blob(['<svg onload="x()"></svg>']), 'plan.svg');
    form.append('more', new Blob(['PK']), 'more.zip');
    return ask(path, { method: 'POST', form, ...given });
  };
  const { bearer } = author;
  const answers = [
    await send('/desk/word/dry-run', 'file', {}),
    await send('/desk/word/dry-run', 'file', { bearer }),
    await send('/desk/course-import/try', 'file', { bearer }),
    await send('/upload', 'files', { bearer }),
    await send('/nowhere', 'files', {}),
  ];
  expect(statuses(answers)).toEqual([401, 400, 422, 400, 405]);
  expect(readdirSync(incoming)).toEqual([]);
});

test('a form of the desk says how long it is', async () => {
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(Buffer.from('--x--'));
      stream.close();
    },
  });
  // « duplex »: Node asks for it with a stream, and the browsers' types do not know it.
  const streamed = { body, duplex: 'half' };
  const { status } = await fetch(`${cmsUrl}/desk/course-import/try`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    ...streamed,
  });
  expect(status).toBe(411);
});

test('an author writes drafts and does not publish; a reviewer publishes, once the text is sound', async () => {
  const { json: catalogue } = await ask('/api/modules', { bearer: buildToken });
  const [module] = (catalogue as { data: { documentId: string }[] }).data;
  const body = {
    title: 'Essai',
    slug: `essai-${Date.now()}`,
    kind: 'lesson',
    position: 900,
    body: 'Un\n\n{deux}',
    module: { connect: [{ documentId: module?.documentId }] },
  };
  const made = await ask(LESSONS, { method: 'POST', bearer: author.bearer, body });
  expect(made.status).toBe(201);
  const { data } = made.json as { data: { documentId: string } };
  const path = `${LESSONS}/${data.documentId}`;
  const publish = (bearer: string) =>
    ask(`${path}/actions/publish`, { method: 'POST', bearer, body: {} });

  expect((await publish(author.bearer)).status).toBe(403);
  const refused = await publish(reviewer.bearer);
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.json)).toContain('ligne 3');
  const repaired = { method: 'PUT', bearer: author.bearer, body: { body: 'Un' } };
  expect((await ask(path, repaired)).status).toBe(200);
  expect((await publish(reviewer.bearer)).status).toBe(200);
  expect((await ask(path, { method: 'DELETE', bearer: reviewer.bearer })).status).toBe(200);
});

test('the calendar tells an author of their own lessons, and of nobody’s changes', async () => {
  const { json: catalogue } = await ask('/api/modules', { bearer: buildToken });
  const [module] = (catalogue as { data: { documentId: string }[] }).data;
  const make = async (name: string, { bearer }: typeof author) => {
    const body = {
      title: `Essai de ${name}`,
      slug: `essai-${name}-${Date.now()}`,
      kind: 'lesson',
      position: 900,
      opensAt: '2031-01-06T08:00:00.000Z',
      module: { connect: [{ documentId: module?.documentId }] },
    };
    const { json } = await ask(LESSONS, { method: 'POST', bearer, body });
    return (json as { data: { documentId: string } }).data.documentId;
  };
  const own = await make('auteur', author);
  const other = await make('relectrice', reviewer);
  const read = async ({ bearer }: typeof author) => {
    const { json } = await ask('/desk/calendar', { bearer });
    const { courses, notes } = json as { courses: { rows: Row[] }[]; notes: unknown[] };
    return { rows: courses.flatMap(({ rows }) => rows), notes };
  };
  const [ofAuthor, ofReviewer] = [await read(author), await read(reviewer)];
  for (const id of [own, other]) {
    await ask(`${LESSONS}/${id}`, { method: 'DELETE', bearer: reviewer.bearer });
  }

  const lessonsIn = (rows: Row[]) => rows.filter(({ kind }) => kind === 'lesson');
  expect(lessonsIn(ofAuthor.rows).map(({ id }) => id)).toEqual([own]);
  expect(ofAuthor.rows.some(({ kind }) => kind === 'module')).toBe(true);
  expect(ofAuthor.notes).toEqual([]);
  const ids = lessonsIn(ofReviewer.rows).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([own, other]));
});

test('an author touches no entry of somebody else', async () => {
  const { json } = await ask('/api/lessons', { bearer: buildToken });
  const [lesson] = (json as { data: { documentId: string }[] }).data;
  const path = `${LESSONS}/${lesson?.documentId}`;
  const body = { title: 'Pirate' };
  expect((await ask(path, { method: 'PUT', bearer: author.bearer, body })).status).toBe(403);
  expect((await ask(path, { method: 'DELETE', bearer: author.bearer })).status).toBe(403);
});
