// What of a quiz must not be found in the site: the build never hears of it, and the publisher looks
// all the same.
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { MediaFile } from '../cms/content.schema.ts';
import { runsOf, type Secrets, stringsIn } from './leak-check.ts';
import type { Release } from './release.ts';
import { listFiles } from './site-index.ts';

/** What everybody may read, and the hashes of the files that everybody may have. */
export type OpenTexts = { texts: string[]; hashes: Set<string> };

/** Folders beside the open texts: what is locked, what is not text, what is made of them. */
const NOT_OPEN = new Set(['gated', 'quizzes', 'media', 'astro-cache', 'node_modules']);
const READABLE = new Set(['.mdx', '.json']);

export async function openTextsOf(contentDir: string): Promise<OpenTexts> {
  const paths = (await listFiles(contentDir)).filter((path) => {
    const [folder = ''] = relative(contentDir, path).split(sep);
    return !NOT_OPEN.has(folder) && READABLE.has(extname(path));
  });
  const media = z
    .array(MediaFile)
    .parse(JSON.parse(await readFile(join(contentDir, 'media.json'), 'utf8')))
    .filter(({ isPublic }) => isPublic);
  // Subtitles say what a question may well quote.
  const subtitles = media
    .filter(({ ext }) => ext === 'vtt' || ext === 'txt')
    .map(({ hash, ext }) => join(contentDir, 'media', `${hash}.${ext}`));
  return {
    texts: await Promise.all([...paths, ...subtitles].map((path) => readFile(path, 'utf8'))),
    hashes: new Set(media.flatMap(({ hash, variants }) => [hash, ...variants.map((v) => v.hash)])),
  };
}

export function secretsOfQuizzes(release: Release, { texts, hashes }: OpenTexts): Secrets {
  const titles = new Map(release.lessons.map(({ id, title }) => [id, title]));
  const isOpenRun = new Set(
    [...texts, ...texts.flatMap(attributesIn), ...addressesOf(release)].flatMap(runsOf),
  );
  const runs = new Map<string, string>();
  const words = new Map<string, string>();
  for (const { lessonId, questions } of release.quizzes) {
    const title = titles.get(lessonId) ?? '';
    for (const run of stringsIn(questions).flatMap(runsOf)) {
      if (!isOpenRun.has(run)) runs.set(run, title);
    }
    const asked = questions.flatMap((question) => [question, ...question.choices]);
    const pictures = new Set(asked.flatMap(({ picture }) => picture?.fileId ?? []));
    for (const { id, hash } of release.files) {
      if (pictures.has(id) && !hashes.has(hash)) words.set(hash, title);
    }
  }
  return { words, names: new Map(), runs };
}

/** What components show of their attributes, such as a caption: whole tags count as no words. */
const attributesIn = (text: string): string[] =>
  [...text.matchAll(/\s[a-zA-Z]+=(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/g)].map(
    ([, double = '', single = '', braced = '']) => double || single || braced,
  );

/** A question may link to a page. */
function addressesOf({ courses, modules, lessons }: Release): string[] {
  return lessons.flatMap(({ moduleId, slug }) => {
    const module = modules.find(({ id }) => id === moduleId);
    const course = courses.find(({ id }) => id === module?.courseId);
    return module && course ? [`/cours/${course.slug}/${module.slug}/${slug}/`] : [];
  });
}
