import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';

/** Puts a file into the media library, once: the same name with the same bytes is the same file. */
export async function ensureFile(
  strapi: Core.Strapi,
  name: string,
  bytes: Buffer,
): Promise<{ id: number; isNew: boolean }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known: { id: number; provider_metadata?: { sha256?: string } | null }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ select: ['id', 'provider_metadata'], where: { name } });
  const same = known.find((file) => file.provider_metadata?.sha256 === sha256);
  if (same) return { id: same.id, isNew: false };
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
