// Fetches the files of the media library, once per content, and makes a picture's sizes.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { CmsError } from './cms-error.ts';
import { MediaFile } from './content.schema.ts';
import { MIME_TYPES, PICTURES } from './media-types.ts';
import type { StrapiFile } from './schemas.ts';
import type { Strapi } from './strapi.ts';
import { refuseActiveSvg } from './svg-check.ts';

const WIDTHS = [640, 1280];
const LARGEST = 1280;
const AT_ONCE = 6;

/** A file as fetched: all of MediaFile but what depends on who uses it. */
const Fetched = MediaFile.omit({ isPublic: true, lessons: true });
export type Fetched = z.output<typeof Fetched>;
const Index = z.record(z.string(), Fetched);

export type Library = {
  /** Files by Strapi's documentId. */
  byDocument: Map<string, Fetched>;
};

export async function fetchLibrary(
  strapi: Pick<Strapi, 'download'>,
  files: StrapiFile[],
  folder: string,
): Promise<Library> {
  const media = join(folder, 'media');
  await mkdir(media, { recursive: true });
  const indexFile = join(folder, 'media-index.json');
  const known = await readIndex(indexFile);
  const wanted = [...new Map(files.map((file) => [file.documentId, file])).values()];
  const index: Record<string, Fetched> = {};
  const byDocument = new Map<string, Fetched>();

  const queue = wanted.values();
  const work = async () => {
    for (const file of queue) {
      const key = [file.documentId, file.hash, file.size, file.updatedAt, file.name].join(' ');
      const before = known[key];
      const isThere = before && namesOf(before).every((name) => existsSync(join(media, name)));
      const fetched = isThere ? before : await fetchFile(strapi, file, media);
      index[key] = fetched;
      byDocument.set(file.documentId, fetched);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  const used = new Set([...byDocument.values()].flatMap(namesOf));
  for (const name of await readdir(media)) if (!used.has(name)) await rm(join(media, name));
  await writeFile(indexFile, JSON.stringify(index));
  return { byDocument };
}

async function readIndex(path: string): Promise<z.output<typeof Index>> {
  try {
    return Index.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // First pull, or an index of another version: everything is fetched again.
    return {};
  }
}

/** Names in the media folder: the file itself and its sizes. */
export function namesOf({ hash, ext, variants }: Fetched): string[] {
  return [`${hash}.${ext}`, ...variants.map((variant) => `${variant.hash}.webp`)];
}

async function fetchFile(
  strapi: Pick<Strapi, 'download'>,
  file: StrapiFile,
  folder: string,
): Promise<Fetched> {
  const ext = (file.ext || extname(file.name)).replace(/^\./, '').toLowerCase();
  const mime = Object.hasOwn(MIME_TYPES, ext) ? MIME_TYPES[ext] : undefined;
  if (!mime) {
    throw new CmsError(
      `Le fichier « ${file.name} » n’est pas d’un type accepté. Types acceptés : ${Object.keys(MIME_TYPES).join(', ')}.`,
      { collection: 'fichier', entry: file.name },
    );
  }
  const sent = await strapi.download(file.url);
  checkContent(file.name, ext, sent);
  const picture = PICTURES.has(ext) ? await readPicture(file, sent, folder) : undefined;
  const bytes = picture?.bytes ?? sent;
  const hash = await keep(folder, bytes, ext);
  return {
    id: fileId(file.documentId, hash, ext),
    name: file.name,
    ext,
    mime,
    size: bytes.length,
    hash,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    variants: picture?.variants ?? [],
  };
}

function checkContent(name: string, ext: string, bytes: Buffer): void {
  if (bytes.length === 0) throw new CmsError(`Le fichier « ${name} » est vide.`);
  if (ext === 'svg') refuseActiveSvg(name, bytes.toString('utf8'));
  if (ext === 'vtt' && !/^\uFEFF?WEBVTT/.test(bytes.subarray(0, 12).toString('utf8'))) {
    throw new CmsError(
      `Le fichier de sous-titres « ${name} » ne commence pas par « WEBVTT ». Enregistrez-le au format WebVTT.`,
    );
  }
}

/** The picture turned upright and without the camera's data, and its WebP sizes. */
async function readPicture(file: StrapiFile, sent: Buffer, folder: string) {
  try {
    const { data, info } = await sharp(sent, { animated: true })
      .autoOrient()
      .toBuffer({ resolveWithObject: true });
    const { width } = info;
    const height = info.pageHeight ?? info.height;
    const widths = [...WIDTHS.filter((wanted) => wanted < width), Math.min(width, LARGEST)];
    const variants = [];
    for (const wanted of new Set(widths)) {
      variants.push(await makeSize(file.documentId, data, wanted, folder));
    }
    return { bytes: data, width, height, variants };
  } catch (error) {
    throw new CmsError(
      `L’image « ${file.name} » ne se lit pas. Enregistrez-la de nouveau en PNG, JPEG ou WebP.`,
      { collection: 'fichier', entry: file.name },
      { cause: error },
    );
  }
}

async function makeSize(documentId: string, bytes: Buffer, width: number, folder: string) {
  const { data, info } = await sharp(bytes, { animated: true })
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78, effort: 3 })
    .toBuffer({ resolveWithObject: true });
  const hash = await keep(folder, data, 'webp');
  return {
    id: fileId(documentId, hash, 'webp'),
    hash,
    size: data.length,
    width: info.width,
    height: info.pageHeight ?? info.height,
  };
}

function fileId(documentId: string, hash: string, ext: string): string {
  return `${documentId}-${hash.slice(0, 12)}.${ext}`;
}

async function keep(folder: string, bytes: Buffer, ext: string): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, `${hash}.${ext}`);
  if (!existsSync(path)) {
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  }
  return hash;
}
