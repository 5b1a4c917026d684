// Where a page finds a file. Bodies name files by id (the gate has turned the editor's file names
// into ids); a public file has an address, a gated one only an id that the browser has signed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MediaFile } from './content.schema.ts';
import { contentDir } from './content-dir.ts';

export type MediaUrl = { href: string } | { dataFile: string };

let cache: Map<string, MediaFile> | undefined;

function allMedia(): Map<string, MediaFile> {
  // In development the content changes under a running server.
  if (cache && !import.meta.env?.DEV) return cache;
  const text = readFileSync(join(contentDir(), 'media.json'), 'utf8');
  cache = new Map(
    z
      .array(MediaFile)
      .parse(JSON.parse(text))
      .map((file) => [file.id, file]),
  );
  return cache;
}

export function mediaFile(id: string): MediaFile {
  const file = allMedia().get(id);
  if (!file) throw new Error(`no file ${id} in media.json`);
  return file;
}

/** `href` for a file that everybody may have, else the id to put into `data-file`. */
export function mediaUrl(id: string): MediaUrl {
  const { isPublic, hash, ext } = mediaFile(id);
  return isPublic ? { href: `/media/${hash}.${ext}` } : { dataFile: id };
}

/** Attributes for `<a download>`, `<source>`, `<track>`: `{ [name]: href }` or `{ 'data-file': id }`. */
export function fileAttributes(id: string, name: 'href' | 'src'): Record<string, string> {
  const url = mediaUrl(id);
  return 'href' in url ? { [name]: url.href } : { 'data-file': url.dataFile };
}

export type PictureAttributes = {
  src?: string;
  srcset?: string;
  'data-file'?: string;
  width?: number;
  height?: number;
};

/** Attributes for `<img>`. A gated picture gets its largest size only, through `data-file`. */
export function pictureAttributes(id: string): PictureAttributes {
  const { variants, width, height, isPublic } = mediaFile(id);
  const largest = variants.at(-1);
  if (!largest) {
    const size = width && height ? { width, height } : {};
    return { ...fileAttributes(id, 'src'), ...size };
  }
  const size = { width: largest.width, height: largest.height };
  if (!isPublic) return { 'data-file': largest.id, ...size };
  const address = (hash: string) => `/media/${hash}.webp`;
  const srcset = variants.map((variant) => `${address(variant.hash)} ${variant.width}w`).join(', ');
  return { src: address(largest.hash), ...(variants.length > 1 && { srcset }), ...size };
}
