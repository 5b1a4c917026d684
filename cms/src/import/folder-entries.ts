import type { UID } from '@strapi/strapi';
import { publishProblems } from '../checks/entry-checks';
import { type Addresses, pathOf } from './addresses';
import { type ChapterText, chapterText } from './chapter-text';
import type { ChapterFile, CourseFolder, ModuleFolder } from './course-folder';
import { FolderFile } from './folder-file';
import type { CourseMatter } from './front-matter';
import { type ImportFault, lineOf } from './import-fault';
import type { LostLink } from './notes';
import { fileAt } from './targets';

/** What an entry of the CMS shall hold; a field that the folder does not speak of is not there. */
export type FolderEntry = {
  path: string;
  uid: UID.ContentType;
  slug: string;
  fields: Record<string, unknown>;
  parent: { field: 'course' | 'module'; path: string } | null;
  detail: string;
  lost: LostLink[];
  /** When the entry that this file was exported from had last changed. */
  revision: string | null;
};

export type CourseWishes = {
  title: string;
  slug: string;
  access?: string | undefined;
  opensAt?: string | undefined;
};

/** Everything that a folder says, entry by entry, parents first; and all that is wrong with it. */
export function folderEntries(
  folder: CourseFolder,
  addresses: Addresses,
  wishes: CourseWishes,
): { entries: FolderEntry[]; faults: ImportFault[] } {
  const reader = new EntryReader(folder, addresses, wishes);
  const entries = [
    reader.course(),
    ...folder.modules.flatMap((module) => [
      reader.module(module),
      ...module.lessons.map((lesson) => reader.lesson(module, lesson)),
    ]),
  ];
  return { entries, faults: [...folder.faults, ...reader.faults] };
}

type Film = Pick<CourseMatter, 'video' | 'poster' | 'subtitles' | 'transcript'>;

class EntryReader {
  readonly faults: ImportFault[] = [];
  private readonly folder: CourseFolder;
  private readonly addresses: Addresses;
  private readonly wishes: CourseWishes;

  constructor(folder: CourseFolder, addresses: Addresses, wishes: CourseWishes) {
    this.folder = folder;
    this.addresses = addresses;
    this.wishes = wishes;
  }

  course(): FolderEntry {
    const { matter, texts } = this.folder;
    const { title, slug, access } = this.wishes;
    const fileOf = this.finder('course.yml');
    const listed = (matter?.files ?? []).flatMap((path) => fileOf(path) ?? []);
    const names = listed.map(({ name }) => name);
    const presentation = texts.presentation && this.text(texts.presentation, names);
    const values = texts.values && this.text(texts.values, names);
    const files = [...(presentation?.files ?? []), ...(values?.files ?? [])];
    return {
      path: '.',
      uid: 'api::course.course',
      slug,
      fields: present({
        title,
        access: access ?? matter?.access,
        tagline: matter?.tagline,
        shareDescription: matter?.shareDescription,
        ...this.film(matter ?? {}, fileOf),
        people: matter?.people?.map(({ picture, ...person }) => ({
          ...person,
          picture: picture && fileOf(picture),
        })),
        presentation: presentation?.text,
        values: values?.text,
        files: matter ? distinct([...listed, ...files]) : undefined,
      }),
      parent: null,
      detail: '',
      lost: [],
      revision: matter?.revision ?? null,
    };
  }

  module(module: ModuleFolder): FolderEntry {
    const { introduction, title, position } = module;
    const text = introduction && this.text(introduction);
    // Without a date of its own, an import leaves those that editors gave.
    const opensAt = introduction?.matter.opensAt ?? this.wishes.opensAt;
    return {
      path: pathOf(module),
      uid: 'api::module.module',
      slug: this.addresses.slugs.get(module.path) ?? module.slug,
      fields: present({
        title,
        position,
        summary: introduction?.matter.summary,
        opensAt,
        introduction: text?.text || null,
        files: text?.files ?? [],
      }),
      parent: { field: 'course', path: '.' },
      detail: text?.detail ?? `module « ${title} »`,
      lost: text?.lost ?? [],
      revision: introduction?.matter.revision ?? null,
    };
  }

  lesson(module: ModuleFolder, lesson: ChapterFile): FolderEntry {
    const { path, matter, title, position } = lesson;
    const text = this.text(lesson);
    const entry: FolderEntry = {
      path,
      uid: 'api::lesson.lesson',
      slug: this.addresses.slugs.get(path) ?? lesson.slug,
      fields: present({
        title,
        kind: matter.kind ?? 'lesson',
        position,
        summary: matter.summary,
        durationMinutes: matter.durationMinutes,
        opensAt: matter.opensAt,
        body: text.text,
        ...this.film(matter, this.finder(path)),
        youtubeUrl: matter.youtubeUrl,
        files: text.files,
      }),
      parent: { field: 'module', path: pathOf(module) },
      detail: text.detail,
      lost: text.lost,
      revision: matter.revision ?? null,
    };
    // The text has been looked at, line by line.
    const known = { ...entry.fields, module: {}, body: text.text && 'x', files: [] };
    for (const { sentence } of publishProblems(entry.uid, known)) this.fault(path, null, sentence);
    return entry;
  }

  private text(chapter: ChapterFile, shared: string[] = []): ChapterText {
    const text = chapterText(this.folder, this.addresses.links, chapter, shared);
    this.faults.push(...text.faults);
    return text;
  }

  private film(
    { video, poster, subtitles, transcript }: Film,
    fileOf: (path: string) => FolderFile | null,
  ) {
    const tracks = (['fr', 'en'] as const).flatMap((language) => {
      const path = subtitles?.[language];
      return path ? [{ language, file: fileOf(path) }] : [];
    });
    return {
      video: video && fileOf(video),
      poster: poster && fileOf(poster),
      subtitles: subtitles && tracks,
      transcript,
    };
  }

  /** Finds what the front matter of one file names. */
  private finder(from: string) {
    const source = this.sourceOf(from);
    return (url: string): FolderFile | null => {
      const path = fileAt(this.folder.root, from, url);
      const line = lineOf(source, url);
      if (!path) {
        const sentence = `le fichier « ${url} » manque dans le dossier. Ajoutez-le, ou corrigez son chemin.`;
        this.fault(from, line, sentence);
        return null;
      }
      const file = new FolderFile(this.folder.root, { name: path.split('/').at(-1) ?? path, path });
      const refusal = file.refusal();
      if (refusal) this.fault(from, line, refusal);
      return file;
    };
  }

  private sourceOf(path: string): string {
    const chapters = this.folder.modules.flatMap(({ lessons }) => lessons);
    return chapters.find((chapter) => chapter.path === path)?.source ?? this.folder.source;
  }

  private fault(path: string, line: number | null, sentence: string) {
    this.faults.push({ path, line, sentence });
  }
}

function present(fields: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function distinct(files: FolderFile[]) {
  return files.filter((file, at) => files.findIndex(({ path }) => path === file.path) === at);
}

/** The files of the folder that an entry needs. */
export function filesIn(value: unknown): FolderFile[] {
  if (value instanceof FolderFile) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(filesIn);
}
