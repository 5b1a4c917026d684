// Strapi as the preview of one entry sees it: that entry as its draft is, the course around it, and
// what is published of the rest. The pull reads it as it reads the real one, with every check.
import { z } from 'zod';
import { m } from '#messages';
import type { PreviewedEntry } from '../../cms/src/preview/preview-pass.ts';
import { CmsError } from '../cms/cms-error.ts';
import { passGate } from '../cms/mdx-gate.ts';
import * as schema from '../cms/schemas.ts';
import type { Strapi } from '../cms/strapi.ts';

const Raw = z.looseObject({ documentId: z.string() });
type Raw = z.output<typeof Raw>;

type Versions = { drafts: Strapi; published: Strapi };

type Collection = { uid: string; shape: z.ZodType; texts: string[] };

const COLLECTIONS: Record<string, Collection> = {
  courses: {
    uid: 'api::course.course',
    shape: schema.StrapiCourse,
    texts: ['presentation', 'values'],
  },
  modules: { uid: 'api::module.module', shape: schema.StrapiModule, texts: ['introduction'] },
  lessons: { uid: 'api::lesson.lesson', shape: schema.StrapiLesson, texts: ['body'] },
  'help-categories': {
    uid: 'api::help-category.help-category',
    shape: schema.StrapiHelpCategory,
    texts: [],
  },
  'help-pages': { uid: 'api::help-page.help-page', shape: schema.StrapiHelpPage, texts: ['body'] },
  pages: { uid: 'api::page.page', shape: schema.StrapiPage, texts: ['body'] },
};

/** How a list of a course's parts is narrowed to one course. */
const OF_COURSE: Record<string, string> = {
  courses: 'filters[documentId][$eq]',
  modules: 'filters[course][documentId][$eq]',
  lessons: 'filters[module][course][documentId][$eq]',
};

export type PreviewOptions = {
  entry: PreviewedEntry;
  now: Date;
  /** Address of Strapi for an editor's browser. */
  cmsUrl: string;
};

export async function previewStrapi(versions: Versions, options: PreviewOptions): Promise<Strapi> {
  const { entry } = options;
  const { drafts, published } = versions;
  const own = entry.status === 'published' ? published : drafts;
  const course = await courseAround(own, entry);

  const readAll = async (path: string, query: string): Promise<unknown[]> => {
    const filter = course && OF_COURSE[path];
    const around = filter
      ? await drafts.readAll(path, query, `${filter}=${course}`)
      : await published.readAll(path, query);
    const collection = COLLECTIONS[path];
    if (!collection) return around;
    const isOwn = (raw: Raw) => collection.uid === entry.uid && raw.documentId === entry.documentId;
    const others = around.map((raw) => Raw.parse(raw)).filter((raw) => !isOwn(raw));
    const itself =
      collection.uid === entry.uid
        ? await own.readAll(path, query, `filters[documentId][$eq]=${entry.documentId}`)
        : [];
    const kept = others.flatMap((raw) => (path === 'lessons' ? [blank(raw, options)] : [raw]));
    return [
      ...kept.flatMap((raw) => sound(raw, collection)),
      ...itself.map((raw) => withSentence(Raw.parse(raw))),
    ].map((raw) => opened(raw, options.now));
  };

  return {
    readAll,
    readOne: (path, query) =>
      (entry.uid === 'api::setting.setting' ? own : published).readOne(path, query),
    download: drafts.download,
  };
}

const Around = z.looseObject({
  module: z.looseObject({ course: z.looseObject({ documentId: z.string() }).nullish() }).nullish(),
  course: z.looseObject({ documentId: z.string() }).nullish(),
});

/** The course that an entry belongs to; undefined for one of another kind. */
async function courseAround(
  own: Strapi,
  { uid, documentId }: PreviewedEntry,
): Promise<string | undefined> {
  if (uid === 'api::course.course') return documentId;
  const ask = async (path: string, query: string) => {
    const [found] = await own.readAll(path, query, `filters[documentId][$eq]=${documentId}`);
    if (found === undefined) throw new CmsError(m.preview_gone());
    return Around.parse(found);
  };
  if (uid === 'api::module.module') {
    const { course } = await ask('modules', 'populate[course][fields][0]=documentId');
    if (!course) throw new CmsError(m.preview_module_alone());
    return course.documentId;
  }
  if (uid === 'api::lesson.lesson') {
    const { module } = await ask(
      'lessons',
      'populate[module][populate][course][fields][0]=documentId',
    );
    if (!module?.course) throw new CmsError(m.preview_lesson_alone());
    return module.course.documentId;
  }
  return undefined;
}

/** Whatever its date and for whomever the course is: the preview shows what will be read. */
function opened(raw: Raw, now: Date): Raw {
  const today = `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;
  const isLater = 'opensAt' in raw && (raw['opensAt'] === null || String(raw['opensAt']) > today);
  return {
    ...raw,
    ...(isLater && { opensAt: today }),
    ...('access' in raw && { access: 'public' }),
  };
}

/**
 * Another lesson of the course: its place in the board, and the way to its own preview. Nothing
 * that its author wrote: whoever asks may not be allowed to read it.
 */
function blank(raw: Raw, { cmsUrl }: PreviewOptions): Raw {
  const href = `${cmsUrl}/desk/preview/api::lesson.lesson/${raw.documentId}/draft`;
  const isQuiz = raw['kind'] === 'quiz';
  return {
    ...raw,
    summary: null,
    kind: raw['kind'] === 'video' ? 'lesson' : raw['kind'],
    body: isQuiz ? m.preview_quiz() : m.preview_other_lesson({ href }),
    video: null,
    poster: null,
    subtitles: [],
    files: [],
    youtubeUrl: null,
    transcript: null,
  };
}

/** The questions of a quiz, and what is right, never stand in a page: say so where they would be. */
function withSentence(raw: Raw): Raw {
  if (raw['kind'] !== 'quiz') return raw;
  return { ...raw, body: `${String(raw['body'] ?? '')}\n\n${m.preview_quiz()}\n` };
}

/** A fault of another entry must not stand in the way: it is left out, or its text is. */
function sound(raw: Raw, { shape, texts }: Collection): Raw[] {
  if (!shape.safeParse(raw).success) return [];
  const readable = texts.map((field) => [field, soundText(raw, field)] as const);
  return [{ ...raw, ...Object.fromEntries(readable) }];
}

const Files = z.array(z.looseObject({ name: z.string() })).nullish();

function soundText(raw: Raw, field: string): unknown {
  const text = raw[field];
  if (typeof text !== 'string') return text;
  const names = ['files', 'video', 'poster'].flatMap(
    (name) => Files.safeParse([raw[name]].flat()).data ?? [],
  );
  const files = new Map(names.map(({ name }) => [name, name]));
  try {
    passGate({ text, files, collection: '', entry: '', field });
    return text;
  } catch {
    return m.preview_faulty_text();
  }
}
