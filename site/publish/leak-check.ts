// After the build: nothing of a locked lesson may stand in the output. The pages are made so that
// nothing can; this looks all the same, and stops the publication if it finds something.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import type { Content } from '../cms/write-content.ts';
import { isPagefindData, openPagefindData } from './pagefind-files.ts';
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
  const isOpenRun = new Set([...stringsIn(open), ...addressesOf(content)].flatMap(runsOf));
  const runs = new Map<string, string>();
  for (const { data, mdx } of gatedBodies) {
    for (const text of [mdx, data.transcript, data.summary]) {
      for (const run of runsOf(text)) if (!isOpenRun.has(run)) runs.set(run, data.title);
    }
  }
  return { words, names, runs };
}

/** Addresses are public: a locked text that links to another page gives none away. */
function addressesOf({ courses, modules, lessons }: Content): string[] {
  return lessons.flatMap((lesson) => {
    const module = modules.find(({ data }) => data.id === lesson.moduleId)?.data;
    const course = courses.find(({ id }) => id === module?.courseId);
    return module && course ? [`/cours/${course.slug}/${module.slug}/${lesson.slug}/`] : [];
  });
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(stringsIn) : [];
}

/** @param owner what the secret belongs to, before its title. */
export async function refuseLeaks(
  folder: string,
  secrets: Secrets,
  owner = 'à la leçon fermée',
): Promise<void> {
  for (const path of await listFiles(folder)) {
    const address = relative(folder, path);
    const found = find(address, secrets) ?? find(await textOf(path), secrets);
    if (found) {
      throw new CmsError(
        `Le site n’a pas changé : la page « ${address} » montrerait « ${found.what} », qui appartient ${owner} « ${found.title} ». Retirez-le des textes ouverts.`,
        { collection: 'leçon', entry: found.title },
      );
    }
  }
}

/** What of a file is text: nothing of a picture, and what the search's files hold behind their compression. */
async function textOf(path: string): Promise<string> {
  if (isPagefindData(path)) return openPagefindData(await readFile(path)).toString();
  const isText = /\.(html|js|mjs|css|json|xml|txt|svg|vtt|map|webmanifest)$/.test(path);
  return isText ? readFile(path, 'utf8') : '';
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
  return findRun(text, runs);
}

/** Looks up only where enough words in a row are words of some body: most of a page is not. */
function findRun(text: string, runs: Secrets['runs']): Found | undefined {
  const vocabulary = vocabularyOf(runs);
  const words = wordsOf(text);
  let known = 0;
  for (const [index, word] of words.entries()) {
    known = vocabulary.has(word) ? known + 1 : 0;
    if (known < SHINGLE) continue;
    const what = words.slice(index + 1 - SHINGLE, index + 1).join(' ');
    const title = runs.get(what);
    if (title !== undefined) return { what, title };
  }
  return undefined;
}

const vocabularies = new WeakMap<Secrets['runs'], Set<string>>();

function vocabularyOf(runs: Secrets['runs']): Set<string> {
  const known = vocabularies.get(runs);
  if (known) return known;
  const words = new Set([...runs.keys()].flatMap((run) => run.split(' ')));
  vocabularies.set(runs, words);
  return words;
}

/** Words without tags and character references. */
function wordsOf(text: string): string[] {
  const pieces = text.toLowerCase().match(/<[^>]*>|&#?\w+;|[\p{L}\p{N}]+/gu) ?? [];
  return pieces.filter((piece) => !/^[<&]/.test(piece));
}

export function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(SHINGLE - 1).map((_, start) => words.slice(start, start + SHINGLE).join(' '));
}
