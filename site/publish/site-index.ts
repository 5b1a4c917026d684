// What a release serves: every file by its address, with its hash and its compressed forms. The
// server answers from this list alone, so nothing that is not in it can be asked for.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { z } from 'zod';

const Entry = z.object({
  /** Start of the content's hash: the ETag. */
  hash: z.string(),
  size: z.number(),
  br: z.number().optional(),
  gz: z.number().optional(),
});
export const SiteIndex = z.record(z.string(), Entry);
export type IndexEntry = z.output<typeof Entry>;
export type SiteIndex = z.output<typeof SiteIndex>;

/** site-index.json of a release. */
export const ReleaseIndex = z.object({
  files: SiteIndex,
  /** Hashes of gated files: not handed out from earlier releases either. */
  withheld: z.array(z.string()),
  /** Equal for two releases that nobody could tell apart. */
  digest: z.string(),
});
export type ReleaseIndex = z.output<typeof ReleaseIndex>;

const TEXT = new Set('html css js mjs json xml txt svg vtt webmanifest map ics csv'.split(' '));
const WORTH_COMPRESSING = 512;
const AT_ONCE = 8;
/** One flight of 14 KB is what a lesson has: 5 % smaller than at 9, and a third of the time of 11. */
const BROTLI_QUALITY = 10;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Hashes and compresses every file below a folder. Addresses start with `/`. */
export async function indexSite(folder: string): Promise<SiteIndex> {
  const index: SiteIndex = {};
  const queue = (await listFiles(folder)).values();
  const work = async () => {
    for (const path of queue) {
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      index[address] = await indexFile(path);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Object.fromEntries(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function indexFile(path: string): Promise<IndexEntry> {
  const bytes = await readFile(path);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  const entry: IndexEntry = { hash, size: bytes.length };
  if (!TEXT.has(extname(path).slice(1)) || bytes.length < WORTH_COMPRESSING) return entry;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([brotli(bytes, { params }), gzipped(bytes, { level: 6 })]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
  return { ...entry, br: br.length, gz: gz.length };
}

/** Files below a folder, without hidden ones and compressed forms. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])\./.test(relative(folder, path)))
    .sort();
}
