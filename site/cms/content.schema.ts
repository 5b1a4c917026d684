// The shape of what the pull writes into the content folder and what pages read from it. It holds
// no gated text: a locked lesson is its title, its kind and its dates (see gatedBodies).
import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Name of a file in media.json: `<documentId>-<start of the content's hash>.<extension>`. */
export const FileId = z.string().regex(/^[a-z0-9]+-[0-9a-f]{12}\.[a-z0-9]+$/);

export const Subtitle = z.object({ language: z.enum(['fr', 'en']), file: FileId });

const film = {
  video: FileId.nullable(),
  poster: FileId.nullable(),
  subtitles: z.array(Subtitle),
  transcript: z.string(),
};

export const Person = z.object({
  name: z.string(),
  role: z.string(),
  bio: z.string(),
  picture: FileId.nullable(),
});

export const Course = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  tagline: z.string(),
  access: z.enum(['public', 'enrolled']),
  people: z.array(Person),
  ...film,
  position: z.number().int(),
  shareDescription: z.string(),
});

export const Module = z.object({
  id: z.string(),
  courseId: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  position: z.number().int(),
  opensAt: instant.nullable(),
  /** False where the module has no introduction, and where it is not open to everybody yet. */
  hasIntroduction: z.boolean(),
});

export const LESSON_KINDS = ['lesson', 'video', 'toolkit', 'resource', 'quiz'] as const;

export const Lesson = z.object({
  id: z.string(),
  moduleId: z.string(),
  courseId: z.string(),
  slug: z.string(),
  title: z.string(),
  kind: z.enum(LESSON_KINDS),
  durationMinutes: z.number().int().nullable(),
  position: z.number().int(),
  /** The lesson's own date, where it has one. */
  ownOpensAt: instant.nullable(),
  /** The date that counts: the lesson's own, else its module's. */
  opensAt: instant.nullable(),
  /** Open to everybody at BUILD_NOW: its body stands in the page, and in `lessonBodies`. */
  isStatic: z.boolean(),
  /** Empty while the lesson is not static. */
  summary: z.string(),
});

/** Front matter of a lesson's body; the MDX text follows it. */
export const LessonBody = z.object({
  id: z.string(),
  kind: z.enum(LESSON_KINDS),
  title: z.string(),
  summary: z.string(),
  ...film,
  youtubeUrl: z.string().nullable(),
  /** Every file that the editor attached, named by the body or not. */
  files: z.array(FileId),
  hasText: z.boolean(),
});

export const CourseText = z.object({
  courseId: z.string(),
  part: z.enum(['presentation', 'values']),
});

export const HelpCategory = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  position: z.number().int(),
});

export const HelpPage = z.object({
  id: z.string(),
  categoryId: z.string(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  position: z.number().int(),
  /** Ids of the pages « à lire aussi », in the editor's order. */
  related: z.array(z.string()),
  updatedAt: instant,
});

export const Page = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  /** What people read or accepted; null on pages of which nobody keeps a record. */
  version: z.string().nullable(),
  updatedAt: instant,
});

/** Facts that the legal pages state, each a field of the settings; empty where unknown. */
export const LEGAL_FACTS = [
  'publisherName',
  'publisherLegalForm',
  'publisherRegistration',
  'vatNumber',
  'publisherAddress',
  'publicationDirector',
  'hostName',
  'hostAddress',
  'hostPhone',
  'dataProtectionContact',
  'dataProtectionOfficer',
  'processors',
  'backupRetention',
  'supervisoryAuthority',
  'mediation',
] as const;

/** One schema for each of these names. */
export function each<Name extends string, Shape>(names: readonly Name[], shape: Shape) {
  return Object.fromEntries(names.map((name) => [name, shape])) as Record<Name, Shape>;
}

/** What an editor wrote of the accessibility audit; the date alone is a day, without an hour. */
export const Audit = z.object({
  date: z.iso.date().nullable(),
  rate: z.number().nullable(),
  auditor: z.string(),
  faults: z.string(),
  exemptions: z.string(),
  tools: z.string(),
  pages: z.string(),
  planUrl: z.string(),
});

/** The single settings entry, id `site`; its MDX text is the home page's. */
export const Settings = z.object({
  id: z.literal('site'),
  siteName: z.string(),
  organisation: z.string(),
  contactEmail: z.string(),
  phone: z.string().nullable(),
  openingHours: z.string().nullable(),
  homeTitle: z.string(),
  homeVideo: FileId.nullable(),
  homePoster: FileId.nullable(),
  homeSubtitles: z.array(Subtitle),
  homeTranscript: z.string(),
  socialLinks: z.array(z.object({ label: z.string(), url: z.string() })),
  ...each(LEGAL_FACTS, z.string()),
  audit: Audit,
});

const Variant = z.object({
  id: FileId,
  hash: z.string(),
  size: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

export const MediaFile = z.object({
  id: FileId,
  /** The editor's file name. Never in a page while the file is not public. */
  name: z.string(),
  ext: z.string(),
  mime: z.string(),
  size: z.number().int(),
  hash: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** WebP sizes of a picture, smallest first; empty for other files. */
  variants: z.array(Variant),
  isPublic: z.boolean(),
  lessons: z.array(z.string()),
});

export type Course = z.output<typeof Course>;
export type Module = z.output<typeof Module>;
export type Lesson = z.output<typeof Lesson>;
export type LessonKind = Lesson['kind'];
export type LessonBody = z.output<typeof LessonBody>;
export type HelpCategory = z.output<typeof HelpCategory>;
export type HelpPage = z.output<typeof HelpPage>;
export type Page = z.output<typeof Page>;
export type Audit = z.output<typeof Audit>;
export type LegalFact = (typeof LEGAL_FACTS)[number];
export type Settings = z.output<typeof Settings>;
export type Subtitle = z.output<typeof Subtitle>;
export type MediaFile = z.output<typeof MediaFile>;
