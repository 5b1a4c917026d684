import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';

type Known = { id: number; url: string; provider_metadata?: { sha256?: string } | null };

/** The file of this name with these bytes, where the media library has one. */
export async function findFile(
  strapi: Core.Strapi,
  name: string,
  sha256: string,
): Promise<number | null> {
  const known: Known[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ select: ['id', 'url', 'provider_metadata'], where: { name } });
  return known.find((file) => sha256Of(strapi, file) === sha256)?.id ?? null;
}

/** Of the bytes of a file, as it was put there by us, or as it lies on the disk. */
export function sha256Of(strapi: Core.Strapi, { url, provider_metadata }: Omit<Known, 'id'>) {
  if (provider_metadata?.sha256) return provider_metadata.sha256;
  const path = join(strapi.dirs.static.public, url);
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

/** Puts a file into the media library, once: the same name with the same bytes is the same file. */
export async function ensureFile(
  strapi: Core.Strapi,
  name: string,
  bytes: Buffer,
): Promise<{ id: number; isNew: boolean }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const same = await findFile(strapi, name, sha256);
  if (same) return { id: same, isNew: false };
  const folder = await mkdtemp(join(tmpdir(), 'preau-'));
  try {
    const filepath = join(folder, 'file');
    await writeFile(filepath, bytes);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name } },
        files: { originalFilename: name, filepath, size: bytes.length, mimetype: typeOf(name) },
      });
    await strapi.db
      .query('plugin::upload.file')
      .update({ where: { id: file.id }, data: { provider_metadata: { sha256 } } });
    return { id: file.id, isNew: true };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  vtt: 'text/vtt',
  pdf: 'application/pdf',
  zip: 'application/zip',
  epub: 'application/epub+zip',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
};

function typeOf(name: string) {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
