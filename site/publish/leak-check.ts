// After the build: nothing of a locked lesson may stand in the output. The pages are made so that
// nothing can; this looks all the same, and stops the publication if it finds something.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import type { Content } from '../cms/write-content.ts';
import { listFiles } from './site-index.ts';

/** So many words in a row do not meet by chance. */
const SHINGLE = 9;

export type Secrets = {
  /** Words that stand alone: hashes and ids of gated files. */
  words: Map<string, string>;
  /** File names, as the editor wrote them. */
  names: Map<string, string>;
  /** Runs of words of the bodies. */
  runs: Map<string, string>;
};

/** What must not be found, each with the title of its lesson. */
export function secretsOf(content: Content): Secrets {
  const titles = new Map(content.lessons.map(({ id, title }) => [id, title]));
  const isPublicHash = new Set<string>();
  const isPublicName = new Set<string>();
  for (const file of content.media.filter(({ isPublic }) => isPublic)) {
    isPublicName.add(file.name);
    for (const { hash } of [file, ...file.variants]) isPublicHash.add(hash);
  }
  const isOpen = new Set(content.lessonBodies.map(({ data }) => data.id));
  const words = new Map<string, string>();
  const names = new Map<string, string>();
  for (const file of content.media.filter(({ isPublic }) => !isPublic)) {
    const title = titles.get(file.lessons[0] ?? '') ?? '';
    for (const { hash } of [file, ...file.variants]) {
      if (isPublicHash.has(hash)) continue;
      words.set(hash, title);
    }
    // An open lesson that uses the file names it by right.
    const isNamedOpenly = isPublicName.has(file.name) || file.lessons.some((id) => isOpen.has(id));
    if (!isNamedOpenly) names.set(file.name, title);
  }
  // A sentence that also stands in an open text is no secret.
  const { media: _, gatedBodies, ...open } = content;
  const isOpenRun = new Set(stringsIn(open).flatMap((text) => runsOf(text)));
  const runs = new Map<string, string>();
  for (const { data, mdx } of gatedBodies) {
    for (const text of [mdx, data.transcript, data.summary]) {
      for (const run of runsOf(text)) if (!isOpenRun.has(run)) runs.set(run, data.title);
    }
  }
  return { words, names, runs };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(stringsIn) : [];
}

export async function refuseLeaks(folder: string, secrets: Secrets): Promise<void> {
  for (const path of await listFiles(folder)) {
    const address = relative(folder, path);
    const isText = /\.(html|js|mjs|css|json|xml|txt|svg|vtt|map|webmanifest)$/.test(path);
    const found = find(address, secrets) ?? (isText && find(await readFile(path, 'utf8'), secrets));
    if (found) {
      throw new CmsError(
        `Le site n’a pas changé : la page « ${address} » montrerait « ${found.what} », qui appartient à la leçon fermée « ${found.title} ». Retirez-le des textes ouverts.`,
        { collection: 'leçon', entry: found.title },
      );
    }
  }
}

type Found = { what: string; title: string };

export function find(text: string, { words, names, runs }: Secrets): Found | undefined {
  for (const [name, title] of names) {
    if (text.includes(name)) return { what: name, title };
  }
  for (const word of text.match(/[0-9a-f]{64}/g) ?? []) {
    const title = words.get(word);
    if (title !== undefined) return { what: word, title };
  }
  if (runs.size === 0) return undefined;
  for (const run of runsOf(withoutTags(text))) {
    const title = runs.get(run);
    if (title !== undefined) return { what: run, title };
  }
  return undefined;
}

function withoutTags(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#?\w+;/g, ' ');
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(SHINGLE - 1).map((_, start) => words.slice(start, start + SHINGLE).join(' '));
}
