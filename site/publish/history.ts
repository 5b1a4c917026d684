// The last publications, whatever came of them, in a file beside the releases: an editor who comes
// back from lunch, or a publisher that was started again, finds them there.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const KEPT = 20;

const Failure = z.object({
  message: z.string(),
  collection: z.string().optional(),
  entry: z.string().optional(),
  field: z.string().optional(),
  line: z.number().optional(),
  /** Where the entry is mended, below the CMS's `/admin`. */
  cmsPath: z.string().optional(),
  at: z.string(),
});
export type Failure = z.output<typeof Failure>;

const Record = z.object({
  at: z.string(),
  /** When the first of several that came to the same was. */
  since: z.string(),
  times: z.number(),
  reasons: z.array(z.string()),
  outcome: z.enum(['changed', 'same', 'failed', 'rolled-back']),
  live: z.number().nullable(),
  seconds: z.number().nullable(),
  failure: Failure.nullable(),
});
export type PublicationRecord = z.output<typeof Record>;

export type NewRecord = Omit<PublicationRecord, 'since' | 'times'>;

const fileIn = (releasesDir: string) => join(releasesDir, 'history.json');

/** Newest first; empty where there is none yet, or one of another version. */
export async function readHistory(releasesDir: string): Promise<PublicationRecord[]> {
  try {
    return z.array(Record).parse(JSON.parse(await readFile(fileIn(releasesDir), 'utf8')));
  } catch {
    return [];
  }
}

export async function remember(releasesDir: string, record: NewRecord): Promise<void> {
  const history = withRecord(await readHistory(releasesDir), record);
  const file = fileIn(releasesDir);
  await writeFile(`${file}.new`, JSON.stringify(history, null, 1));
  await rename(`${file}.new`, file);
}

/** What comes to the same as the last one, an hour later, does not push the others out. */
export function withRecord(history: PublicationRecord[], record: NewRecord): PublicationRecord[] {
  const [last, ...earlier] = history;
  if (last && isSame(last, record)) {
    return [{ ...record, since: last.since, times: last.times + 1 }, ...earlier];
  }
  return [{ ...record, since: record.at, times: 1 }, ...history].slice(0, KEPT);
}

function isSame(last: PublicationRecord, { outcome, failure }: NewRecord): boolean {
  const isRepeated = outcome === 'same' || outcome === 'failed';
  return isRepeated && last.outcome === outcome && last.failure?.message === failure?.message;
}
