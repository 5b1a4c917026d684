import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Core, UID } from '@strapi/strapi';
import { stringify } from 'yaml';
import { exportQuiz } from '../quizzes/export-quiz';
import { type ExportedChapter, ExportedLinks } from './exported-links';
import { inParis } from './paris-time';

export type ExportedFile = { path: string; content: string | Buffer };
export type ExportedCourse = { title: string; files: ExportedFile[]; quizzes: string[] };

type Stored = Record<string, unknown> & {
  documentId: string;
  slug: string;
  title: string;
  position: number;
  updatedAt: string;
  files?: StoredFile[] | null;
};
type StoredFile = { name: string; url: string };
type Values = Record<string, unknown>;

const FILM = { video: true, poster: true, subtitles: { populate: { file: true } } };

/** The drafts of a course as a folder that `import:course` reads: texts, dates, films and files. */
export async function exportCourse(strapi: Core.Strapi, slug: string): Promise<ExportedCourse> {
  const drafts = (uid: UID.ContentType, where: object, populate: object) =>
    strapi.db.query(uid).findMany({
      where: { ...where, publishedAt: null, locale: 'fr' },
      orderBy: [{ position: 'asc' }, { title: 'asc' }],
      populate,
    }) as Promise<Stored[]>;
  const [course] = await drafts(
    'api::course.course',
    { slug },
    { ...FILM, files: true, people: { populate: { picture: true } } },
  );
  if (!course) {
    throw new Error(
      `Aucun cours n’est à l’adresse « ${slug} ». Donnez la fin de l’adresse de sa page : « la-commune-en-commun ».`,
    );
  }
  const folder = new ExportFolder(strapi, course);
  const modules = await drafts(
    'api::module.module',
    { course: { documentId: course.documentId } },
    { files: true },
  );
  for (const [at, module] of modules.entries()) {
    const path = folder.module(module, at + 1);
    const lessons = await drafts(
      'api::lesson.lesson',
      { module: { documentId: module.documentId } },
      { ...FILM, files: true, quiz: { select: ['documentId'] } },
    );
    for (const [rank, lesson] of lessons.entries()) {
      const name = folder.lesson(path, module, lesson, rank + 1);
      if (lesson['quiz']) await folder.quiz(`${path}/${name}`, lesson);
    }
  }
  return { title: course.title, files: folder.written(), quizzes: folder.quizzes };
}

class ExportFolder {
  readonly quizzes: string[] = [];
  private readonly strapi: Core.Strapi;
  private readonly course: Stored;
  private readonly chapters: (ExportedChapter & { matter: Values })[] = [];
  private readonly files = new Map<string, { content: string | Buffer; url: string | null }>();

  constructor(strapi: Core.Strapi, course: Stored) {
    this.strapi = strapi;
    this.course = course;
    this.matterOfCourse();
  }

  /** The folder of a module, after writing its introduction. */
  module(module: Stored, rank: number): string {
    const folder = `${ranked(rank)}-${module.slug}`;
    this.chapters.push({
      path: `${folder}/README.mdx`,
      address: `/cours/${this.course.slug}/#${module.slug}`,
      text: String(module['introduction'] ?? ''),
      matter: {
        ...matterOf(module, rank),
        opensAt: opening(module),
        files: this.attach(folder, module, module.files),
        revision: module.updatedAt,
      },
    });
    return folder;
  }

  /** The name of a lesson's file, without its ending. */
  lesson(folder: string, module: Stored, lesson: Stored, rank: number): string {
    const name = `${ranked(rank)}-${lesson.slug}`;
    this.chapters.push({
      path: `${folder}/${name}.mdx`,
      address: `/cours/${this.course.slug}/${module.slug}/${lesson.slug}/`,
      text: String(lesson['body'] ?? ''),
      matter: {
        ...matterOf(lesson, rank),
        kind: lesson['kind'],
        durationMinutes: lesson['durationMinutes'],
        opensAt: opening(lesson),
        ...this.film(folder, lesson),
        youtubeUrl: lesson['youtubeUrl'],
        files: this.attach(folder, lesson, lesson.files),
        revision: lesson.updatedAt,
      },
    });
    return name;
  }

  /** Beside its lesson, in the format that keeps pictures. */
  async quiz(path: string, lesson: Stored) {
    const { text } = await exportQuiz(this.strapi, lesson.slug, 'xml');
    this.files.set(`${path}.quiz.xml`, { content: text, url: null });
    this.quizzes.push(`${path}.quiz.xml`);
  }

  written(): ExportedFile[] {
    const links = new ExportedLinks(this.chapters);
    const chapters = this.chapters.map((chapter) => ({
      path: chapter.path,
      content: `---\n${yaml(chapter.matter)}---\n\n${links.in(chapter).trim()}\n`,
    }));
    const files = [...this.files].map(([path, { content }]) => ({ path, content }));
    const texts = (['presentation', 'values'] as const).flatMap((part) => {
      const text = String(this.course[part] ?? '').trim();
      const chapter = { path: `${part}.mdx`, address: '', text };
      return text ? [{ path: chapter.path, content: `${links.in(chapter)}\n` }] : [];
    });
    return [...texts, ...chapters, ...files];
  }

  private matterOfCourse() {
    const { course } = this;
    const people = (course['people'] ?? []) as (Values & { picture?: StoredFile | null })[];
    const matter = {
      title: course.title,
      slug: course.slug,
      access: course['access'],
      tagline: course['tagline'],
      shareDescription: course['shareDescription'],
      ...this.film('.', course),
      people: people.map(({ name, role, bio, picture }) =>
        said({ name, role, bio, picture: picture && this.file('.', course, picture) }),
      ),
      files: this.attach('.', course, course.files),
      revision: course.updatedAt,
    };
    this.files.set('course.yml', { content: yaml(matter), url: null });
  }

  private film(folder: string, entry: Stored): Values {
    const fileOf = (file: unknown) => file && this.file(folder, entry, file as StoredFile);
    const tracks = (entry['subtitles'] ?? []) as { language: string; file: StoredFile }[];
    return {
      video: fileOf(entry['video']),
      poster: fileOf(entry['poster']),
      subtitles: Object.fromEntries(tracks.map(({ language, file }) => [language, fileOf(file)])),
      transcript: entry['transcript'],
    };
  }

  private attach(folder: string, entry: Stored, files: StoredFile[] | null | undefined) {
    return (files ?? []).map((file) => this.file(folder, entry, file));
  }

  /** Where a file lies, from its chapter: beside the others, or apart where one has its name. */
  private file(folder: string, entry: Stored, { name, url }: StoredFile): string {
    const safe = name.replace(/[\p{Cc}/\\]/gu, '-').replace(/^\.+/, '');
    const places = [`files/${safe}`, `files/${entry.slug}/${safe}`];
    const place = places.find((path) => {
      const taken = this.files.get(posix.join(folder, path));
      return !taken || taken.url === url;
    });
    const path = place ?? `files/${entry.slug}-${this.files.size}/${safe}`;
    const content = readFileSync(join(this.strapi.dirs.static.public, url));
    this.files.set(posix.join(folder, path), { content, url });
    return path;
  }
}

const ranked = (rank: number) => String(rank).padStart(2, '0');

function matterOf({ title, slug, position, ...entry }: Stored, rank: number): Values {
  return { title, slug, summary: entry['summary'], position: position === rank ? null : position };
}

const opening = ({ opensAt }: Values) => (opensAt ? inParis(new Date(String(opensAt))) : null);

/** Only what says something. */
function said(values: Values): Values {
  const isSaid = (value: unknown) =>
    value !== null && value !== undefined && value !== '' && Object.keys(Object(value)).length > 0;
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'number' || isSaid(value)),
  );
}

const yaml = (values: Values) => stringify(said(values), { lineWidth: 0, schema: 'core' });
