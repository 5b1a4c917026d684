import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Core, UID } from '@strapi/strapi';
import { mdxProblems } from '../checks/mdx-check';
import { ensureFile } from '../seed/media-library';
import { addressesOf } from './addresses';
import { writeChapter } from './convert';
import {
  type ChapterFile,
  type CourseFolder,
  humanise,
  readCourseFolder,
  slugify,
} from './course-folder';
import { ImportRecord } from './import-record';
import { targetsOf } from './targets';

export type Options = {
  folder: string;
  title?: string;
  access: 'public' | 'enrolled';
  opensAt?: string;
};

export type Line = { path: string; outcome: string; detail: string };

type Document = { uid: UID.ContentType; slug: string; data: Record<string, unknown> };

/** Brings a folder of Markdown into Strapi, as a course, and publishes it. */
export async function importCourse(
  strapi: Core.Strapi,
  options: Options,
  report: (line: Line) => void,
): Promise<void> {
  await new CourseImport(strapi, options, report).run();
}

class CourseImport {
  private readonly strapi: Core.Strapi;
  private readonly options: Options;
  private readonly report: (line: Line) => void;
  private readonly folder: CourseFolder;
  private readonly title: string;
  private readonly slug: string;
  private readonly uses = new Map<string, { isNew: boolean; chapters: string[] }>();

  constructor(strapi: Core.Strapi, options: Options, report: (line: Line) => void) {
    this.strapi = strapi;
    this.options = options;
    this.report = report;
    this.folder = readCourseFolder(options.folder);
    this.title = options.title ?? humanise(basename(options.folder));
    this.slug = slugify(this.title);
  }

  async run() {
    const record = await ImportRecord.open(this.strapi, this.slug);
    const courseId = await this.write(record, '.', {
      uid: 'api::course.course',
      slug: this.slug,
      data: { title: this.title, access: this.options.access, position: await this.nextPosition() },
    });
    const addresses = await addressesOf(this.strapi, this.folder, this.slug, record);
    for (const module of this.folder.modules) {
      const introduction =
        module.introduction && (await this.body(module.introduction, addresses.links));
      const moduleId = await this.write(
        record,
        module.introduction?.path ?? module.path,
        {
          uid: 'api::module.module',
          slug: addresses.slugs.get(module.path) ?? module.slug,
          data: {
            title: module.title,
            position: module.position,
            // Without a date of its own, an import leaves those that editors gave.
            ...(this.options.opensAt ? { opensAt: this.options.opensAt } : {}),
            introduction: introduction?.text ?? null,
            files: introduction?.files ?? [],
            course: courseId,
          },
        },
        introduction?.detail ?? `module « ${module.title} »`,
      );
      for (const lesson of module.lessons) {
        const body = await this.body(lesson, addresses.links);
        await this.write(
          record,
          lesson.path,
          {
            uid: 'api::lesson.lesson',
            slug: addresses.slugs.get(lesson.path) ?? lesson.slug,
            data: {
              title: lesson.title,
              kind: 'lesson',
              position: lesson.position,
              body: body.text,
              files: body.files,
              module: moduleId,
            },
          },
          body.detail,
        );
      }
    }
    this.reportOthers();
  }

  /** A new course comes last. */
  private async nextPosition() {
    const [last] = await this.strapi
      .documents('api::course.course')
      .findMany({ sort: 'position:desc', limit: 1, fields: ['position', 'slug'] });
    return Math.min((last?.position ?? 0) + 1, 999);
  }

  private async body(chapter: ChapterFile, links: Map<string, string>) {
    const { targets, attached } = targetsOf(this.folder, links, chapter);
    const text = writeChapter(chapter.chapter, targets);
    const files: number[] = [];
    for (const { name, path } of attached) {
      const bytes = readFileSync(join(this.folder.root, path));
      const { id, isNew } = await ensureFile(this.strapi, name, bytes);
      files.push(id);
      const use = this.uses.get(path) ?? { isNew, chapters: [] };
      this.uses.set(path, { ...use, chapters: [...use.chapters, chapter.path] });
    }
    const [problem] = mdxProblems(
      text,
      attached.map(({ name }) => name),
    );
    if (problem) throw new Error(`${chapter.path}, ligne ${problem.line} : ${problem.sentence}`);
    return { text, files, detail: String(chapter.chapter.notes) };
  }

  /** Creates, updates or leaves an entry, publishes it, and says so. */
  private async write(record: ImportRecord, path: string, document: Document, detail = '') {
    const { uid, data } = document;
    const documents = this.strapi.documents(uid);
    const known = record.get(path);
    const { position: _, ...lasting } = data;
    const digest = digestOf(path === '.' ? lasting : data);
    const draft = known && (await documents.findOne({ documentId: known.documentId }));
    if (known && draft && known.digest === digest) {
      this.report({ path, outcome: 'inchangé', detail });
      return known.documentId;
    }
    if (known && draft && String(draft.updatedAt) !== known.updatedAt) {
      this.report({
        path,
        outcome: 'laissé',
        detail: 'le texte a été modifié dans Strapi depuis l’import',
      });
      return known.documentId;
    }
    const wanted = path === '.' ? lasting : data;
    const documentId = await this.save(document, wanted, draft?.documentId).catch(
      (cause: Error) => {
        throw new Error(`${path} : ${cause.message}`, { cause });
      },
    );
    const written = await documents.findOne({ documentId });
    await record.set(path, { documentId, digest, updatedAt: String(written?.updatedAt) });
    this.report({ path, outcome: draft ? 'mis à jour' : 'pris', detail });
    return documentId;
  }

  private async save(
    { uid, slug, data }: Document,
    wanted: Document['data'],
    known: string | undefined,
  ) {
    const documents = this.strapi.documents(uid);
    if (known) await documents.update({ documentId: known, data: wanted });
    const documentId = known ?? (await documents.create({ data: { ...data, slug } })).documentId;
    await documents.publish({ documentId });
    return documentId;
  }

  private reportOthers() {
    for (const path of this.folder.others) {
      const use = this.uses.get(path);
      const outcome = use ? (use.isNew ? 'pris' : 'inchangé') : 'non pris';
      const detail = use ? `joint à ${use.chapters.join(', ')}` : reasonFor(path);
      this.report({ path, outcome, detail });
    }
  }
}

function reasonFor(path: string) {
  if (!path.includes('/')) return 'hors d’un sous-dossier, qui ferait un module';
  if (/\.(png|jpe?g|gif|webp|avif)$/i.test(path)) return 'aucun chapitre ne montre cette image';
  return 'ni chapitre, ni fichier nommé par un chapitre';
}

function digestOf(data: Record<string, unknown>) {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
