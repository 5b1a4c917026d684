import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse, relative } from 'node:path';
import { z } from 'zod';
import { splitFrontMatter } from './front-matter';
import {
  CategoryFile,
  CourseFile,
  HelpPageFile,
  LessonFile,
  ModuleFile,
  PageFile,
  type Seed,
  type SeedCategory,
  type SeedCourse,
  type SeedLesson,
  type SeedModule,
  SeedQuiz,
  SettingsFile,
} from './seed.schema';

/** Reads the whole folder, so that a fault is told before anything is written. */
export function readSeed(root: string): Seed {
  const settings = join(root, 'settings.json');
  return {
    settings: existsSync(settings) ? readJson(root, settings, SettingsFile) : null,
    pages: mdxIn(join(root, 'pages')).map((file) => readMdx(root, file, PageFile)),
    help: foldersIn(join(root, 'help')).map((folder) => readCategory(root, folder)),
    courses: foldersIn(join(root, 'courses')).map((folder) => readCourse(root, folder)),
    media: mediaIn(join(root, 'media')),
  };
}

function readCategory(root: string, folder: string): SeedCategory {
  return {
    ...placeOf(folder),
    ...readJson(root, join(folder, 'category.json'), CategoryFile),
    pages: mdxIn(folder).map((file) => readMdx(root, file, HelpPageFile)),
  };
}

function readCourse(root: string, folder: string): SeedCourse {
  return {
    ...placeOf(folder),
    ...readJson(root, join(folder, 'course.json'), CourseFile),
    presentation: readText(join(folder, 'presentation.mdx')),
    values: readText(join(folder, 'values.mdx')),
    modules: foldersIn(folder).map((module) => readModule(root, module)),
  };
}

function readModule(root: string, folder: string): SeedModule {
  const lessons = mdxIn(folder).filter((file) => !file.endsWith('introduction.mdx'));
  return {
    ...placeOf(folder),
    ...readJson(root, join(folder, 'module.json'), ModuleFile),
    introduction: readText(join(folder, 'introduction.mdx')),
    lessons: lessons.map((file) => readLesson(root, file)),
  };
}

function readLesson(root: string, file: string): SeedLesson {
  const lesson = readMdx(root, file, LessonFile);
  const quiz = file.replace(/\.mdx$/, '.quiz.json');
  return existsSync(quiz) ? { ...lesson, quiz: readJson(root, quiz, SeedQuiz) } : lesson;
}

/** `03-premiers-pas` is the third of its kind, at the address `premiers-pas`. */
function placeOf(path: string) {
  const [, rank, slug] = /^(?:(\d+)-)?(.+)$/.exec(parse(path).name) ?? [];
  return { slug: slug ?? '', position: Number(rank ?? 1) };
}

function readMdx<T extends z.ZodType<object>>(root: string, file: string, schema: T) {
  const { data, body } = splitFrontMatter(readFileSync(file, 'utf8'));
  return { ...placeOf(file), ...check(root, file, schema, data), body };
}

function readJson<T extends z.ZodType>(root: string, file: string, schema: T) {
  return check(root, file, schema, JSON.parse(readFileSync(file, 'utf8')));
}

function check<T extends z.ZodType>(
  root: string,
  file: string,
  schema: T,
  data: unknown,
): z.infer<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new Error(
    `Le contenu de démonstration ${relative(root, file)} est mal écrit.\n${z.prettifyError(result.error)}`,
  );
}

function readText(file: string) {
  return existsSync(file) ? splitFrontMatter(readFileSync(file, 'utf8')).body : '';
}

function entriesIn(folder: string) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function foldersIn(folder: string) {
  return entriesIn(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

function mdxIn(folder: string) {
  return entriesIn(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => join(folder, entry.name))
    .toSorted();
}

function mediaIn(folder: string) {
  const media = new Map<string, string>();
  for (const entry of existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
    : []) {
    if (entry.isFile()) media.set(entry.name, join(entry.parentPath, entry.name));
  }
  return media;
}
