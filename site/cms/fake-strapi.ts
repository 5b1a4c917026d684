// A Strapi for tests: answers REST pages from memory, well or badly as the test asks.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { DOCUMENTS, LEGAL_PAGES } from '../legal/pages.ts';

export type Entry = Record<string, unknown> & { documentId: string };
export type Library = Record<string, Buffer>;
export type FakeContent = Record<string, Entry[] | Entry | null>;

export type FakeStrapi = AsyncDisposable & {
  url: string;
  content: FakeContent;
  files: Library;
  /** Addresses asked for, in order. */
  asked: string[];
  /** Takes over an answer: return true when it has been given. */
  intercept: (path: string, response: ServerResponse, query: URLSearchParams) => boolean;
};

export const FAKE_TOKEN = 'jeton-de-lecture';
export const FAKE_KEY_TOKEN = 'jeton-des-reponses';

export async function fakeStrapi(content: FakeContent, files: Library): Promise<FakeStrapi> {
  const server = createServer((request, response) => answer(fake, request, response));
  const fake: FakeStrapi = {
    url: '',
    content,
    files,
    asked: [],
    intercept: () => false,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  fake.url = `http://127.0.0.1:${port}`;
  return fake;
}

function answer(fake: FakeStrapi, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  fake.asked.push(pathname);
  if (fake.intercept(pathname, response, searchParams)) return;
  const file = fake.files[pathname];
  const entries = fake.content[pathname.replace('/api/', '')];
  const isKeys = pathname === '/api/answer-keys';
  const isAllowed =
    request.headers.authorization === `Bearer ${isKeys ? FAKE_KEY_TOKEN : FAKE_TOKEN}`;
  if (!isAllowed) json(response, isKeys ? 404 : 401, {});
  else if (file) response.writeHead(200).end(file);
  else if (entries === undefined || entries === null) json(response, 404, { data: null });
  else if (Array.isArray(entries)) json(response, 200, pageOf(entries, searchParams));
  else json(response, 200, { data: entries });
}

function pageOf(entries: Entry[], query: URLSearchParams) {
  const page = Number(query.get('pagination[page]') ?? 1);
  const pageSize = Math.min(Number(query.get('pagination[pageSize]') ?? 25), 100);
  const sorted = entries.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  const pageCount = Math.ceil(entries.length / pageSize);
  return {
    data: sorted.slice((page - 1) * pageSize, page * pageSize),
    meta: { pagination: { page, pageSize, pageCount, total: entries.length } },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function upload(documentId: string, name: string): Entry {
  return {
    documentId,
    name,
    ext: name.slice(name.lastIndexOf('.')),
    hash: `${documentId}_hash`,
    size: 1.5,
    url: `/uploads/${name}`,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

const pictures = new Map<string, Promise<Buffer>>();

function picture(color: string): Promise<Buffer> {
  const made = pictures.get(color);
  if (made) return made;
  const bytes = sharp({ create: { width: 1600, height: 900, channels: 3, background: color } })
    .withExif({ IFD0: { Copyright: 'appareil-photo-de-nadia' } })
    .jpeg()
    .toBuffer();
  pictures.set(color, bytes);
  return bytes;
}

/** A quiz as the route of the answer keys gives it: two questions, the first with a picture. */
export function fakeQuiz(documentId: string, lesson: string | null, extra = {}): Entry {
  const choice = (text: string, isRight: boolean) => ({
    text,
    isRight,
    weight: null,
    picture: null,
    pictureAlt: null,
    feedback: `Parce que ${text}.`,
  });
  const question = (text: string) => ({
    text,
    hasSeveral: false,
    picture: null,
    pictureAlt: null,
    feedback: null,
    choices: [choice('Oui', true), choice('Non', false)],
  });
  return {
    documentId,
    title: `Quiz ${documentId}`,
    lesson: lesson && { documentId: lesson, title: `Leçon ${lesson}`, kind: 'quiz' },
    passMark: null,
    attemptsAllowed: null,
    shuffleQuestions: null,
    shuffleChoices: null,
    offersCheck: null,
    questions: [
      { ...question('Une place ?'), picture: upload('carte', 'carte.jpg'), pictureAlt: 'Un plan' },
      question('Un banc ?'),
    ],
    ...extra,
  };
}

/** One public course (an open and a locked module) and one for enrolled people. */
export async function smallContent(): Promise<{ content: FakeContent; files: Library }> {
  const files: Library = {
    '/uploads/plan.jpg': await picture('#3a6b5d'),
    '/uploads/carte.jpg': await picture('#264653'),
    '/uploads/kit.odt': Buffer.from('un kit'),
    '/uploads/film.mp4': Buffer.from('un film'),
    '/uploads/film.fr.vtt': Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n'),
  };
  const plan = upload('plan', 'plan.jpg');
  const carte = upload('carte', 'carte.jpg');
  const kit = upload('kit', 'kit.odt');
  const film = upload('film', 'film.mp4');
  const vtt = upload('vtt', 'film.fr.vtt');
  const course = (documentId: string, access: string, position: number) => ({
    documentId,
    slug: documentId,
    title: `Cours ${documentId}`,
    tagline: null,
    presentation: 'Un cours **ouvert**.',
    values: null,
    people: [{ name: 'Nadia', role: null, bio: null, picture: null }],
    access,
    video: film,
    poster: plan,
    subtitles: [{ language: 'fr', file: vtt }],
    transcript: null,
    files: null,
    position,
    shareDescription: null,
  });
  const module = (documentId: string, parent: string, position: number, opensAt: string) => ({
    documentId,
    slug: documentId,
    title: `Module ${documentId}`,
    summary: null,
    introduction: `Introduction de ${documentId}.`,
    files: null,
    position,
    opensAt,
    course: { documentId: parent },
  });
  const lesson = (documentId: string, parent: string, extra: Record<string, unknown> = {}) => ({
    documentId,
    slug: documentId,
    title: `Leçon ${documentId}`,
    kind: 'lesson',
    summary: null,
    durationMinutes: 5,
    position: 1,
    opensAt: null,
    body: `Texte de la leçon ${documentId}.`,
    video: null,
    poster: null,
    subtitles: [],
    transcript: null,
    youtubeUrl: null,
    files: null,
    module: { documentId: parent },
    ...extra,
  });
  return {
    files,
    content: {
      courses: [course('commune', 'public', 1), course('animer', 'enrolled', 2)],
      modules: [
        module('decouvrir', 'commune', 1, '2026-01-05T08:00:00.000Z'),
        module('agir', 'commune', 2, '2026-01-12T08:00:00.000Z'),
        module('session', 'animer', 1, '2026-01-05T08:00:00.000Z'),
      ],
      lessons: [
        lesson('bienvenue', 'decouvrir', {
          body: 'Voici ![le plan](plan.jpg) et <Download file="kit.odt" label="Kit" />.',
          files: [plan, kit],
        }),
        lesson('quiz', 'decouvrir', { kind: 'quiz', body: null, position: 2 }),
        lesson('budget', 'agir', {
          body: 'Le budget de la commune se lit en trois colonnes, et voici lesquelles exactement.\n\n![carte](carte.jpg)',
          files: [carte, plan],
        }),
        lesson('role', 'session', { kind: 'video', body: null, video: film }),
      ],
      'help-categories': [
        { documentId: 'compte', slug: 'compte', title: 'Compte', position: 1, summary: null },
      ],
      'help-pages': [
        {
          documentId: 'mdp',
          slug: 'mot-de-passe',
          title: 'Mot de passe',
          summary: null,
          body: 'Changez-le.',
          files: null,
          position: 1,
          category: { documentId: 'compte' },
          related: [{ documentId: 'mdp' }],
          updatedAt: '2026-01-02T00:00:00.000Z',
        },
      ],
      pages: LEGAL_PAGES.map((slug) => ({
        documentId: slug,
        slug,
        title: `Page ${slug}`,
        version: DOCUMENTS.some((document) => document === slug) ? '1' : null,
        body: 'Qui.',
        files: null,
        updatedAt: '2026-01-01T00:00:00.000Z',
      })),
      setting: {
        documentId: 'setting',
        siteName: 'Préau',
        organisation: 'Association',
        contactEmail: 'contact@preau.test',
        homeTitle: 'Apprendre',
        homeText: 'Bonjour.',
      },
    },
  };
}
