// What Strapi answers, field by field. Each schema's error says what the field expects, so that the
// message can be read by the person who filled it in.
import { z } from 'zod';
import { fieldError } from './cms-error.ts';
import { each, LEGAL_FACTS, LESSON_KINDS } from './content.schema.ts';

const required = (expected: string) => z.string({ error: expected }).trim().min(1, expected);
const optional = (expected: string) =>
  z
    .string({ error: expected })
    .nullish()
    .transform((text) => text ?? '');
const optionalOrNull = (expected: string) =>
  z
    .string({ error: expected })
    .nullish()
    .transform((text) => text?.trim() || null);
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Slug = required('une adresse en minuscules, chiffres et tirets').regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'une adresse en minuscules, chiffres et tirets',
);
const Position = z.number({ error: 'un nombre entier' }).int('un nombre entier');
const Instant = z.iso
  .datetime({ offset: true, error: 'une date avec son fuseau' })
  .nullish()
  .transform((text) => text ?? null);
const UpdatedAt = z.iso.datetime({ offset: true, error: 'une date avec son fuseau' });
const WebAddress = (expected: string) =>
  z
    .string({ error: expected })
    .trim()
    .regex(/^https:\/\/[^\s"'<>]+$/, expected);

/** A file of the media library. */
export const StrapiFile = z.object({
  documentId: z.string(),
  name: required('un nom de fichier'),
  ext: z.string().nullish(),
  hash: z.string(),
  size: z.number(),
  url: required('une adresse'),
  updatedAt: z.string(),
});
const File = StrapiFile.nullish().transform((file) => file ?? null);
const StrapiSubtitle = z.object({
  language: z.enum(['fr', 'en'], { error: 'fr ou en' }),
  file: StrapiFile,
});
/** A relation whose other end is published; null while it is not. */
const Parent = z
  .object({ documentId: z.string() })
  .nullish()
  .transform((parent) => parent?.documentId ?? null);

const entry = { documentId: z.string(), title: required('un titre'), slug: Slug };

export const StrapiCourse = z.object({
  ...entry,
  tagline: optional('un texte'),
  presentation: optional('un texte'),
  values: optional('un texte'),
  people: list(
    z.object({
      name: required('un nom'),
      role: optional('un texte'),
      bio: optional('un texte'),
      picture: File,
    }),
  ),
  access: z.enum(['public', 'enrolled'], { error: 'public ou enrolled' }),
  video: File,
  poster: File,
  subtitles: list(StrapiSubtitle),
  transcript: optional('un texte'),
  files: list(StrapiFile),
  position: Position,
  shareDescription: optional('un texte'),
});

export const StrapiModule = z.object({
  ...entry,
  summary: optional('un texte'),
  introduction: optional('un texte'),
  files: list(StrapiFile),
  position: Position,
  opensAt: Instant,
  course: Parent,
});

export const StrapiLesson = z.object({
  ...entry,
  kind: z.enum(LESSON_KINDS, { error: LESSON_KINDS.join(', ') }),
  summary: optional('un texte'),
  durationMinutes: z
    .number({ error: 'un nombre de minutes' })
    .int('un nombre de minutes')
    .nonnegative('un nombre de minutes')
    .nullish()
    .transform((minutes) => minutes ?? null),
  position: Position,
  opensAt: Instant,
  body: optional('un texte'),
  video: File,
  poster: File,
  subtitles: list(StrapiSubtitle),
  transcript: optional('un texte'),
  youtubeUrl: WebAddress('une adresse https://')
    .nullish()
    .transform((url) => url ?? null),
  files: list(StrapiFile),
  module: Parent,
});

export const StrapiHelpCategory = z.object({
  ...entry,
  summary: optional('un texte'),
  position: Position,
});

export const StrapiHelpPage = z.object({
  ...entry,
  summary: optional('un texte'),
  body: required('un texte'),
  files: list(StrapiFile),
  position: Position,
  category: Parent,
  related: list(z.object({ documentId: z.string() })),
  updatedAt: UpdatedAt,
});

export const StrapiPage = z.object({
  ...entry,
  version: optionalOrNull('un numéro de version'),
  body: required('un texte'),
  files: list(StrapiFile),
  updatedAt: UpdatedAt,
});

export const StrapiSetting = z.object({
  siteName: required('un nom'),
  organisation: required('un nom'),
  contactEmail: z.email({ error: 'une adresse de courriel' }),
  phone: optionalOrNull('un numéro'),
  openingHours: optionalOrNull('un texte'),
  homeTitle: required('un titre'),
  homeText: optional('un texte'),
  homeVideo: File,
  homePoster: File,
  homeSubtitles: list(StrapiSubtitle),
  homeTranscript: optional('un texte'),
  files: list(StrapiFile),
  socialLinks: list(
    z.object({ label: required('un nom'), url: WebAddress('une adresse https://') }),
  ),
  ...each(LEGAL_FACTS, optional('un texte')),
  accessibilityAuditDate: z.iso
    .date('une date')
    .nullish()
    .transform((date) => date ?? null),
  accessibilityRate: z
    .number({ error: 'un nombre de 0 à 100' })
    .min(0, 'un nombre de 0 à 100')
    .max(100, 'un nombre de 0 à 100')
    .nullish()
    .transform((rate) => rate ?? null),
  accessibilityAuditor: optional('un nom'),
  accessibilityFaults: optional('un texte'),
  accessibilityExemptions: optional('un texte'),
  accessibilityTools: optional('un texte'),
  accessibilityPages: optional('un texte'),
  accessibilityPlanUrl: WebAddress('une adresse https://')
    .nullish()
    .transform((url) => url ?? ''),
});

export type StrapiFile = z.output<typeof StrapiFile>;
export type StrapiSubtitle = z.output<typeof StrapiSubtitle>;
export type StrapiCourse = z.output<typeof StrapiCourse>;
export type StrapiModule = z.output<typeof StrapiModule>;
export type StrapiLesson = z.output<typeof StrapiLesson>;
export type StrapiHelpCategory = z.output<typeof StrapiHelpCategory>;
export type StrapiHelpPage = z.output<typeof StrapiHelpPage>;
export type StrapiPage = z.output<typeof StrapiPage>;
export type StrapiSetting = z.output<typeof StrapiSetting>;

const Named = z.looseObject({
  slug: z.unknown().optional(),
  title: z.unknown().optional(),
  documentId: z.unknown().optional(),
});

/** Parses one entry; the error names collection, entry and field as the editor knows them. */
export function parseEntry<Shape extends z.ZodType>(
  schema: Shape,
  collection: string,
  input: unknown,
): z.output<Shape> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  throw fieldError(
    {
      collection,
      entry: nameOf(input),
      field: path.map(String).join('.') || '?',
      ...identityOf(input),
    },
    complaint(issue?.message ?? 'une valeur', at(input, path)),
  );
}

function complaint(expected: string, received: unknown): string {
  const isEmpty = received === undefined || received === null || received === '';
  if (isEmpty) return `est vide ; il attend ${expected}`;
  const text = typeof received === 'object' ? JSON.stringify(received) : String(received);
  return `attend ${expected}, reçu « ${text.slice(0, 80)} »`;
}

function nameOf(input: unknown): string {
  const named = Named.safeParse(input);
  if (!named.success) return '?';
  const { slug, title, documentId } = named.data;
  return String(slug || title || documentId || '?');
}

function identityOf(input: unknown): { documentId?: string } {
  const documentId = Named.safeParse(input).data?.documentId;
  return typeof documentId === 'string' ? { documentId } : {};
}

function at(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined),
    input,
  );
}
