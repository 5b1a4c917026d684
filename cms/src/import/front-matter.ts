import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { ImportFault } from './import-fault';

const text = (most: number) =>
  z.string({ error: 'un texte' }).max(most, { error: `un texte de ${most} caractères au plus` });
const title = text(120).min(2, { error: 'un titre de 2 caractères au moins' });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'une adresse en minuscules sans accent, chiffres et tirets, comme « premiers-pas »',
});
const number = (least: number, most: number) =>
  z
    .int({ error: `un nombre entier de ${least} à ${most}` })
    .min(least)
    .max(most);
const path = z.string({ error: 'le chemin d’un fichier du dossier' }).min(1);
const paths = z.array(path, { error: 'une liste de chemins de fichiers du dossier' });
const instant = z
  .string({ error: 'une date avec son fuseau horaire, comme 2026-09-28T09:00:00+02:00' })
  .refine((date) => /(Z|[+-]\d\d:?\d\d)$/.test(date) && !Number.isNaN(Date.parse(date)), {
    error: 'une date avec son fuseau horaire, comme 2026-09-28T09:00:00+02:00',
  });

const FILM = {
  video: path,
  poster: path,
  subtitles: z.object(
    { fr: path.optional(), en: path.optional() },
    {
      error: 'un fichier par langue, comme « fr: films/debat.fr.vtt »',
    },
  ),
  transcript: text(100_000),
};
/** When Strapi had last changed the entry that a file was exported from. */
const revision = z.string();

/** What Markdown cannot hold, written between two lines `---` at the top of a file. */
export const LessonMatter = z
  .object({
    title,
    slug,
    kind: z.enum(['lesson', 'video', 'toolkit', 'resource', 'quiz'], {
      error: 'lesson, video, toolkit, resource ou quiz',
    }),
    summary: text(400),
    durationMinutes: number(1, 600),
    position: number(1, 999),
    opensAt: instant,
    ...FILM,
    youtubeUrl: text(200).regex(
      /^https:\/\/(www\.youtube\.com\/watch\?v=|youtu\.be\/)[A-Za-z0-9_-]{11}$/,
      { error: 'une adresse comme https://youtu.be/…' },
    ),
    files: paths,
    permalink: z.string(),
    revision,
  })
  .partial();

/** `course.yml`, at the top of the folder. */
export const CourseMatter = z
  .object({
    title,
    slug,
    access: z.enum(['public', 'enrolled'], { error: 'public ou enrolled' }),
    tagline: text(200),
    shareDescription: text(200),
    ...FILM,
    files: paths,
    people: z.array(
      z.object({
        name: text(120).min(2),
        role: text(160).optional(),
        bio: text(1000).optional(),
        picture: path.optional(),
      }),
    ),
    revision,
  })
  .partial();

export type LessonMatter = z.infer<typeof LessonMatter>;
export type CourseMatter = z.infer<typeof CourseMatter>;

export type Matter<T> = { matter: T; body: string; bodyLine: number; faults: ImportFault[] };

/** Splits a file at its front matter, and tells each fault of it by line. */
export function readMatter<T>(file: string, source: string, schema: z.ZodType<T>): Matter<T> {
  const empty = schema.parse({});
  if (!/^---[ \t]*\n/.test(source)) return { matter: empty, body: source, bodyLine: 1, faults: [] };
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/m.exec(source);
  if (!match) {
    const sentence =
      'le bloc qui commence par « --- » n’est pas fermé. Ajoutez une ligne « --- » là où il finit.';
    return { matter: empty, body: '', bodyLine: 1, faults: [{ path: file, line: 1, sentence }] };
  }
  const { matter, faults } = readYaml(file, match[1] ?? '', schema, 1);
  const body = source.slice(match[0].length);
  const bodyLine = match[0].split('\n').length - (match[0].endsWith('\n') ? 0 : 1);
  return { matter, body, bodyLine, faults };
}

/** Values of YAML, of which `before` lines stand above. */
export function readYaml<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
  before = 0,
): { matter: T; faults: ImportFault[] } {
  const document = parseDocument(source, { schema: 'core' });
  const [broken] = document.errors;
  if (broken) {
    const line = (broken.linePos?.[0].line ?? 1) + before;
    const sentence =
      'cette ligne ne se lit pas. Écrivez « nom: valeur », et mettez la valeur entre guillemets si elle contient « : » ou « # ».';
    return { matter: schema.parse({}), faults: [{ path: file, line, sentence }] };
  }
  const result = schema.safeParse(written(valuesOf(document)));
  if (result.success) return { matter: result.data, faults: [] };
  const lines = source.split('\n');
  const faults = result.error.issues.map((issue) => {
    const [key = ''] = issue.path;
    const at = lines.findIndex((line) => line.trimStart().startsWith(`${String(key)}:`));
    return {
      path: file,
      line: Math.max(at, 0) + 1 + before,
      sentence:
        key === ''
          ? 'ce bloc ne se lit pas. Écrivez une ligne « nom: valeur » par renseignement.'
          : `« ${issue.path.join('.')} » n’est pas possible ainsi. Écrivez ${issue.message}.`,
    };
  });
  return { matter: schema.parse({}), faults };
}

/** A name without a value says nothing, and a number makes a title too. */
function written(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data ?? {};
  if (Array.isArray(data)) return data;
  const values = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(
    values.map(([key, value]) => [key, key === 'title' ? String(value) : value]),
  );
}

/** Nothing of a block that refers to itself a thousand times: it is refused as one that is no block. */
function valuesOf(document: { toJS: () => unknown }): unknown {
  try {
    return document.toJS();
  } catch {
    return [];
  }
}
