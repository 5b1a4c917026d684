// Writes the content folder. Files that did not change keep their time, so that a build in
// development reloads only what changed; files that nothing names any more are removed.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type * as schema from './content.schema.ts';

export type Text<Shape extends z.ZodType> = { data: z.input<Shape>; mdx: string };

export type Content = {
  courses: z.input<typeof schema.Course>[];
  courseTexts: Text<typeof schema.CourseText>[];
  modules: Text<typeof schema.Module>[];
  lessons: z.input<typeof schema.Lesson>[];
  lessonBodies: Text<typeof schema.LessonBody>[];
  gatedBodies: Text<typeof schema.LessonBody>[];
  helpCategories: z.input<typeof schema.HelpCategory>[];
  helpPages: Text<typeof schema.HelpPage>[];
  pages: Text<typeof schema.Page>[];
  settings: Text<typeof schema.Settings>;
  media: z.input<typeof schema.MediaFile>[];
};

const TEXT_FOLDERS = ['courses', 'modules', 'lessons', 'gated', 'help', 'pages', 'settings'];

export async function writeContent(folder: string, content: Content): Promise<void> {
  const files = new Map([
    ['courses.json', list(content.courses)],
    ['lessons.json', list(content.lessons)],
    ['modules.json', list(content.modules.map(({ data }) => data))],
    ['help-categories.json', list(content.helpCategories)],
    ['media.json', list(content.media)],
    ['settings.json', `${JSON.stringify(content.settings.data, null, 1)}\n`],
    ['settings/site.mdx', withFrontMatter(content.settings)],
  ]);
  for (const text of content.courseTexts) {
    files.set(`courses/${text.data.courseId}.${text.data.part}.mdx`, withFrontMatter(text));
  }
  addTexts(files, 'modules', content.modules);
  addTexts(files, 'lessons', content.lessonBodies);
  addTexts(files, 'gated', content.gatedBodies);
  addTexts(files, 'help', content.helpPages);
  addTexts(files, 'pages', content.pages);

  for (const name of TEXT_FOLDERS) await removeOthers(folder, name, files);
  for (const [name, text] of files) await writeIfChanged(join(folder, name), text);
}

function addTexts(
  files: Map<string, string>,
  folder: string,
  texts: { data: { id: string }; mdx: string }[],
): void {
  for (const text of texts) files.set(`${folder}/${text.data.id}.mdx`, withFrontMatter(text));
}

function list(entries: unknown[]): string {
  return `${JSON.stringify(entries, null, 1)}\n`;
}

function withFrontMatter({ data, mdx }: { data: object; mdx: string }): string {
  return `---\n${yaml(data)}---\n\n${mdx}\n`;
}

/** JSON is YAML, apart from the control characters that YAML refuses to read raw. */
function yaml(data: object): string {
  return Object.entries(data)
    .map(([key, value]) => `${key}: ${escapeControls(JSON.stringify(value))}\n`)
    .join('');
}

function escapeControls(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function removeOthers(folder: string, name: string, files: Map<string, string>) {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  for (const entry of await readdir(path)) {
    if (!files.has(`${name}/${entry}`)) await rm(join(path, entry));
  }
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
