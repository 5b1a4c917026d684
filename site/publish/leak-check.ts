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
export function secretsOf(content: Content, gatedHtml: Map<string, string>): Secrets {
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
  const open = new Set(openTexts(content).flatMap((text) => runsOf(text)));
  const runs = new Map<string, string>();
  for (const [id, html] of gatedHtml) {
    for (const run of runsOf(withoutTags(html))) {
      if (!open.has(run)) runs.set(run, titles.get(id) ?? id);
    }
  }
  return { words, names, runs };
}

function openTexts(content: Content): string[] {
  const { settings, courses, lessonBodies, ...rest } = content;
  return [
    settings.mdx,
    JSON.stringify(settings.data),
    JSON.stringify(courses),
    JSON.stringify(content.lessons),
    ...lessonBodies.flatMap(({ data, mdx }) => [mdx, data.transcript, data.summary, data.title]),
    ...[...rest.courseTexts, ...rest.helpPages, ...rest.pages].map(({ mdx }) => mdx),
    ...rest.modules.flatMap(({ data, mdx }) => [mdx, data.summary, data.title]),
    ...[...rest.helpPages, ...rest.pages].map(({ data }) => data.title),
  ];
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
  const plain = withoutTags(text);
  for (const [name, title] of names) {
    if (text.includes(name)) return { what: name, title };
  }
  for (const word of text.match(/[0-9a-f]{64}/g) ?? []) {
    const title = words.get(word);
    if (title !== undefined) return { what: word, title };
  }
  if (runs.size === 0) return undefined;
  for (const run of runsOf(plain, 1)) {
    const title = runs.get(run);
    if (title !== undefined) return { what: run, title };
  }
  return undefined;
}

function withoutTags(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#?\w+;/g, ' ');
}

/** Runs of words; in a page every one is looked at, of a body every third is kept. */
function* runs(text: string, step: number): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let start = 0; start + SHINGLE <= words.length; start += step) {
    yield words.slice(start, start + SHINGLE).join(' ');
  }
}

function runsOf(text: string, step = 1): string[] {
  return [...runs(text, step)];
}
