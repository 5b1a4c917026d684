import { z } from 'zod';

const names = z.array(z.string()).default([]);
const text = z.string().optional();
/** Told by the name of file or folder where they are not written. */
const place = { slug: text, position: z.int().optional() };
const Subtitles = z.object({ fr: text, en: text }).default({});

const film = { video: text, poster: text, subtitles: Subtitles, transcript: text };

export const CourseFile = z.strictObject({
  title: z.string(),
  tagline: text,
  access: z.enum(['public', 'enrolled']).default('public'),
  people: z
    .array(z.strictObject({ name: z.string(), role: text, bio: text, picture: text }))
    .default([]),
  ...film,
  ...place,
  files: names,
  shareDescription: text,
});

export const ModuleFile = z.strictObject({
  title: z.string(),
  ...place,
  summary: text,
  week: z.int(),
  files: names,
});

export const LessonFile = z.strictObject({
  title: z.string(),
  kind: z.enum(['lesson', 'video', 'toolkit', 'resource', 'quiz']).default('lesson'),
  summary: text,
  ...place,
  durationMinutes: z.int().optional(),
  ...film,
  files: names,
  youtubeUrl: text,
  week: z.int().optional(),
});

const picture = { picture: text, pictureAlt: text };

/** `06-quiz.quiz.json`, beside `06-quiz.mdx`: the quiz of that lesson. */
export const SeedQuiz = z.strictObject({
  /** The lesson's, where it is not written. */
  title: text,
  passMark: z.int().optional(),
  attemptsAllowed: z.int().optional(),
  shuffleQuestions: z.boolean().default(false),
  shuffleChoices: z.boolean().default(false),
  offersCheck: z.boolean().default(true),
  questions: z.array(
    z.strictObject({
      text: z.string(),
      hasSeveral: z.boolean().default(false),
      ...picture,
      feedback: text,
      choices: z.array(
        z.strictObject({
          text: z.string(),
          isRight: z.boolean().default(false),
          weight: z.number().optional(),
          ...picture,
          feedback: text,
        }),
      ),
    }),
  ),
});

export const CategoryFile = z.strictObject({ title: z.string(), ...place, summary: text });
export const HelpPageFile = z.strictObject({
  title: z.string(),
  ...place,
  summary: text,
  files: names,
  /** Addresses of the pages « à lire aussi ». */
  related: names,
});
export const PageFile = z.strictObject({
  title: z.string(),
  ...place,
  version: text,
  files: names,
});

export const SettingsFile = z.strictObject({
  siteName: z.string(),
  organisation: z.string(),
  contactEmail: z.string(),
  phone: text,
  openingHours: text,
  homeTitle: z.string(),
  homeText: text,
  homeVideo: text,
  homePoster: text,
  homeSubtitles: Subtitles,
  homeTranscript: text,
  files: names,
  socialLinks: z.array(z.strictObject({ label: z.string(), url: z.string() })).default([]),
  publisherName: text,
  publisherLegalForm: text,
  publisherRegistration: text,
  vatNumber: text,
  publisherAddress: text,
  publicationDirector: text,
  hostName: text,
  hostAddress: text,
  hostPhone: text,
  dataProtectionContact: text,
  dataProtectionOfficer: text,
  processors: text,
  backupRetention: text,
  supervisoryAuthority: text,
  mediation: text,
});

export type Film = {
  video?: string;
  poster?: string;
  subtitles: { fr?: string; en?: string };
  transcript?: string;
};
export type SeedQuiz = z.infer<typeof SeedQuiz>;
export type SeedLesson = z.infer<typeof LessonFile> & {
  slug: string;
  position: number;
  body: string;
  quiz?: SeedQuiz;
};
export type SeedModule = z.infer<typeof ModuleFile> & {
  slug: string;
  position: number;
  introduction: string;
  lessons: SeedLesson[];
};
export type SeedCourse = z.infer<typeof CourseFile> & {
  slug: string;
  presentation: string;
  values: string;
  modules: SeedModule[];
};
export type SeedPage = z.infer<typeof PageFile> & { slug: string; position: number; body: string };
export type SeedHelpPage = z.infer<typeof HelpPageFile> & {
  slug: string;
  position: number;
  body: string;
};
export type SeedCategory = z.infer<typeof CategoryFile> & {
  slug: string;
  position: number;
  pages: SeedHelpPage[];
};
export type Seed = {
  settings: z.infer<typeof SettingsFile> | null;
  pages: SeedPage[];
  help: SeedCategory[];
  courses: SeedCourse[];
  /** Where each media file lies, by its name. */
  media: Map<string, string>;
};
