import type { Core, UID } from '@strapi/strapi';
import { ensureFile } from '../seed/media-library';
import { FolderFile } from './folder-file';
import type { ImportRecord } from './import-record';
import type { Plan, Step } from './plan-import';

export type Author = {
  publishes: boolean;
  /** The CMS user to whom new entries belong. */
  id: number | null;
};

type StoredFile = { formats?: Record<string, object> | null };

/** Writes what was planned: everything, or, where a write fails, nothing. */
export async function runImport(
  strapi: Core.Strapi,
  plan: Plan,
  record: ImportRecord,
  author: Author,
): Promise<void> {
  const writer = new ImportWriter(strapi, author);
  try {
    await strapi.db.transaction(async () => {
      for (const step of plan.steps) {
        const written = await writer.take(step);
        if (written) await record.set(step.path, written);
      }
    });
  } catch (error) {
    await writer.dropFiles();
    throw error;
  }
}

class ImportWriter {
  private readonly strapi: Core.Strapi;
  private readonly author: Author;
  private readonly documents = new Map<string, string>();
  private readonly newFiles: StoredFile[] = [];

  constructor(strapi: Core.Strapi, author: Author) {
    this.strapi = strapi;
    this.author = author;
  }

  /** What to remember of the step; null where nothing was to be written. */
  async take(step: Step) {
    if (step.documentId) this.documents.set(step.path, step.documentId);
    if (step.outcome === 'unchanged' || step.outcome === 'left') return null;
    const documentId = await this.write(step).catch((cause: Error) => {
      throw new Error(`${step.path} : ${cause.message}`, { cause });
    });
    this.documents.set(step.path, documentId);
    const written = await this.strapi.documents(step.uid).findOne({ documentId });
    const { digest, lost } = step;
    const updatedAt = String(written?.updatedAt);
    return { documentId, digest, updatedAt, ...(lost.length > 0 ? { lost } : {}) };
  }

  /** The rows went with the transaction; the files on the disk do not. */
  async dropFiles() {
    const { provider } = this.strapi.plugin('upload');
    for (const file of this.newFiles) {
      for (const part of [file, ...Object.values(file.formats ?? {})]) await provider.delete(part);
    }
  }

  private async write({ uid, slug, fields, parent, documentId }: Step): Promise<string> {
    const documents = this.strapi.documents(uid);
    const { id } = this.author;
    const data = {
      ...((await this.stored(fields)) as object),
      ...(parent ? { [parent.field]: this.documents.get(parent.path) } : {}),
      ...(id === null ? {} : { updatedBy: id }),
    };
    if (documentId) {
      await documents.update({ documentId, data });
      await this.publish(uid, documentId);
      return documentId;
    }
    const own = id === null ? {} : { createdBy: id };
    const first = parent ? {} : { access: 'public', position: await this.nextPosition() };
    const made = await documents.create({ data: { ...first, ...data, ...own, slug } });
    await this.publish(uid, made.documentId);
    return made.documentId;
  }

  private async publish(uid: UID.ContentType, documentId: string) {
    if (this.author.publishes) await this.strapi.documents(uid).publish({ documentId });
  }

  /** A new course comes last. */
  private async nextPosition() {
    const [last] = await this.strapi
      .documents('api::course.course')
      .findMany({ sort: 'position:desc', limit: 1, fields: ['position', 'slug'] });
    return Math.min((last?.position ?? 0) + 1, 999);
  }

  /** The same value with the media library's numbers in place of files of the folder. */
  private async stored(value: unknown): Promise<unknown> {
    if (value instanceof FolderFile) return this.upload(value);
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const item of value) items.push(await this.stored(item));
      return items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const parts: [string, unknown][] = [];
    for (const [name, part] of Object.entries(value)) parts.push([name, await this.stored(part)]);
    return Object.fromEntries(parts);
  }

  private async upload(file: FolderFile): Promise<number> {
    const { id, isNew } = await ensureFile(this.strapi, file.name, file.bytes());
    if (isNew) {
      const stored = await this.strapi.db.query('plugin::upload.file').findOne({ where: { id } });
      this.newFiles.push(stored);
    }
    return id;
  }
}
