import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import GithubSlugger, { slug as slugOf } from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { splitFrontMatter } from '../seed/front-matter';
import { type Chapter, readChapter } from './convert';

export type ChapterFile = {
  /** From the course's folder, with `/`. */
  path: string;
  slug: string;
  title: string;
  position: number;
  permalink: string | null;
  chapter: Chapter;
  /** The anchor of each heading, by the heading's letters alone. */
  anchors: Map<string, string>;
};

export type ModuleFolder = {
  path: string;
  slug: string;
  title: string;
  position: number;
  introduction: ChapterFile | null;
  lessons: ChapterFile[];
};

export type CourseFolder = {
  root: string;
  modules: ModuleFolder[];
  /** Every file that is not a chapter. */
  others: string[];
};

/** A sub-folder is a module, a Markdown file in it a lesson, README.md its introduction. */
export function readCourseFolder(root: string): CourseFolder {
  const files = readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => posixPath(root, entry.parentPath, entry.name))
    .toSorted(inOrder);
  const isChapter = (path: string) => /^[^/]+\/[^/]+\.mdx?$/i.test(path);
  const folders = [...new Set(files.filter(isChapter).map((path) => posix.dirname(path)))];
  return {
    root,
    modules: folders.map((folder, index) => {
      const chapters = files.filter((path) => isChapter(path) && posix.dirname(path) === folder);
      return readModule(root, folder, chapters, index + 1);
    }),
    others: files.filter((path) => !isChapter(path)),
  };
}

function readModule(
  root: string,
  folder: string,
  chapters: string[],
  position: number,
): ModuleFolder {
  const isReadme = (path: string) => /\/readme\.mdx?$/i.test(path);
  const readme = chapters.find(isReadme);
  const introduction = readme ? readChapterFile(root, readme, 0) : null;
  const lessons = chapters
    .filter((path) => !isReadme(path))
    .map((path, index) => readChapterFile(root, path, index + 1));
  const isTelling =
    introduction && !/^(introduction|pr[ée]sentation|readme)$/i.test(introduction.title);
  const title = isTelling ? introduction.title : humanise(folder);
  if (introduction) keepTitle(introduction.chapter, title);
  return { path: folder, slug: slugify(folder), title, position, introduction, lessons };
}

function readChapterFile(root: string, path: string, position: number): ChapterFile {
  const { data, body } = splitFrontMatter(readFileSync(join(root, path), 'utf8'));
  const matter = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const chapter = readChapter(body);
  const name = posix.basename(path).replace(/\.mdx?$/i, '');
  const whole = String(matter['title'] ?? chapter.title ?? humanise(name));
  const title = whole.length > 120 ? `${whole.slice(0, 119)}…` : whole;
  const permalink = matter['permalink'];
  if (position > 0) keepTitle(chapter, title);
  return {
    path,
    slug: slugify(name),
    title,
    position,
    permalink: typeof permalink === 'string' ? withoutSlash(permalink) : null,
    chapter,
    anchors: anchorsOf(chapter),
  };
}

/** The heading of a text whose page is called otherwise stays in the text. */
function keepTitle({ tree, title }: Chapter, shown: string) {
  if (!title || title === shown) return;
  tree.children.unshift({ type: 'heading', depth: 2, children: [{ type: 'text', value: title }] });
}

/** `3-les-ressources` at the address `les-ressources`. */
export function slugify(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[\d-]+|-+$/g, '');
  // The CMS takes from 2 to 80 characters; the end is left free for a rank.
  if (slug.length > 1) return slug.slice(0, 70).replace(/-+$/, '');
  return `partie-${slug || plain.replace(/\D/g, '') || '1'}`;
}

export function humanise(name: string): string {
  const words =
    name
      .replace(/^\d+[-_. ]+/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Two writings of one anchor agree in their letters and digits. */
export const foldAnchor = (anchor: string) =>
  anchor
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const withoutSlash = (path: string) => path.replace(/(\/|\.html)+$/, '');

function anchorsOf({ tree }: Chapter) {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  visit(tree, 'heading', (node) => {
    const text = textOf(node);
    anchors.set(foldAnchor(text), slugger.slug(text) || slugOf(text));
  });
  return anchors;
}

function posixPath(root: string, parent: string, name: string) {
  return join(parent, name).slice(root.length).split(sep).join('/').replace(/^\/+/, '');
}

function inOrder(a: string, b: string) {
  return a.localeCompare(b, 'fr', { numeric: true });
}
