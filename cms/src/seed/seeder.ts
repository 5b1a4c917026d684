import { readFileSync } from 'node:fs';
import type { Core, UID } from '@strapi/strapi';
import { type Disguise, isTextFile, plantInBytes } from './canary';
import { ensureFile } from './media-library';
import type { Film } from './seed.schema';
import type { SeedRecord } from './seed-record';

type Tools = { strapi: Core.Strapi; record: SeedRecord; media: Map<string, string> };

/** Creates and publishes what is not there yet. */
export class Seeder {
  private readonly tools: Tools;
  private readonly disguises = new Map<string, Disguise>();
  private readonly made = new Set<string>();

  constructor(tools: Tools) {
    this.tools = tools;
  }

  disguise(names: Map<string, Disguise>) {
    for (const [name, disguise] of names) this.disguises.set(name, disguise);
  }

  /** The document's id; `data` is asked for only when the entry is to be made. */
  async ensure(
    uid: UID.ContentType,
    slug: string,
    data: () => Promise<Record<string, unknown>>,
  ): Promise<string> {
    const own = slug === '' ? {} : { slug };
    return this.ensureOne(uid, slug, own, async () => ({ ...(await data()), ...own }));
  }

  /** Has no address: it is the quiz of its lesson. */
  async ensureQuiz(lesson: string, path: string, data: () => Promise<Record<string, unknown>>) {
    const filters = { lesson: { documentId: lesson } };
    return this.ensureOne('api::quiz.quiz', path, filters, async () => ({
      ...(await data()),
      lesson,
    }));
  }

  private async ensureOne(
    uid: UID.ContentType,
    name: string,
    filters: object,
    data: () => Promise<Record<string, unknown>>,
  ): Promise<string> {
    const { strapi, record } = this.tools;
    const key = `${uid} ${name}`;
    const known = record.documentOf(key);
    if (known) return known;
    const documents = strapi.documents(uid);
    const found = await documents.findFirst({ filters });
    const { documentId } = found ?? (await documents.create({ data: await data() }));
    if (!found) this.made.add(documentId);
    const isPublished = await documents.findFirst({ filters: { documentId }, status: 'published' });
    if (!isPublished) await documents.publish({ documentId });
    await record.add(key, documentId);
    return documentId;
  }

  /** Joins an entry that this run has made to others of its kind, and publishes it again. */
  async relate(uid: UID.ContentType, slug: string, others: string[]): Promise<void> {
    const { strapi, record } = this.tools;
    const documentId = record.documentOf(`${uid} ${slug}`);
    if (others.length === 0 || !documentId || !this.made.has(documentId)) return;
    const related = others.map((other) => {
      const found = record.documentOf(`${uid} ${other}`);
      if (found) return found;
      throw new Error(`« ${slug} » renvoie à « ${other} », qui n’est pas dans cms/seed.`);
    });
    const documents = strapi.documents(uid);
    await documents.update({ documentId, data: { related } as Record<string, unknown> });
    await documents.publish({ documentId });
  }

  async files(names: string[]): Promise<number[]> {
    const ids: number[] = [];
    for (const name of names) ids.push(await this.file(name));
    return ids;
  }

  /** A film's fields in Strapi's shape. */
  async film({ video, poster, subtitles, transcript }: Film) {
    const tracks: { language: string; file: number }[] = [];
    for (const language of ['fr', 'en'] as const) {
      const name = subtitles[language];
      if (name) tracks.push({ language, file: await this.file(name) });
    }
    return {
      video: video && (await this.file(video)),
      poster: poster && (await this.file(poster)),
      subtitles: tracks,
      transcript: isTextFile(transcript)
        ? this.bytes(transcript ?? '').toString('utf8')
        : transcript,
    };
  }

  async file(name: string): Promise<number> {
    const { id } = await ensureFile(this.tools.strapi, name, this.bytes(name));
    return id;
  }

  private bytes(name: string): Buffer {
    const disguise = this.disguises.get(name);
    const path = this.tools.media.get(disguise?.source ?? name);
    if (!path) throw new Error(`Le fichier « ${name} » manque dans cms/seed/media.`);
    const bytes = readFileSync(path);
    return disguise ? plantInBytes(name, bytes, disguise.word) : bytes;
  }
}
