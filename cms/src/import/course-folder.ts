import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import GithubSlugger, { slug as slugOf } from 'github-slugger';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type Chapter, readChapter } from './convert';
import { decodeText } from './decode-text';
import { readExact } from './exact-text';
import { CourseMatter, LessonMatter, readMatter, readYaml } from './front-matter';
import { type ImportFault, lineOf } from './import-fault';
import { Notes } from './notes';

export type ChapterFile = {
  /** From the course's folder, with `/`. */
  path: string;
  slug: string;
  title: string;
  position: number;
  permalink: string | null;
  matter: LessonMatter;
  chapter: Chapter;
  /** A text in our own MDX, taken letter by letter. */
  exact: string | null;
  /** The anchor of each heading, by the heading's letters alone. */
  anchors: Map<string, string>;
  /** The file as it is written, and the line on which its text begins. */
  source: string;
  bodyLine: number;
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
  /** `course.yml`: an exported course has one. */
  matter: CourseMatter | null;
  source: string;
  texts: { presentation: ChapterFile | null; values: ChapterFile | null };
  modules: ModuleFolder[];
  /** Every file that is not a chapter. */
  others: string[];
  faults: ImportFault[];
};

const COURSE_FILE = 'course.yml';
const LARGEST_TEXT = 2 * 1024 * 1024;

/** A sub-folder is a module, a Markdown file in it a lesson, README.md its introduction. */
export function readCourseFolder(root: string): CourseFolder {
  const reader = new FolderReader(root);
  const files = reader.files;
  const isChapter = (path: string) => /^[^/]+\/[^/]+\.mdx?$/i.test(path);
  const folders = [...new Set(files.filter(isChapter).map((path) => posix.dirname(path)))];
  const matter = files.includes(COURSE_FILE) ? reader.course() : null;
  const textOf = (name: string) => {
    const path = matter && files.find((file) => file === `${name}.mdx` || file === `${name}.md`);
    return path ? reader.chapter(path, 0) : null;
  };
  const texts = { presentation: textOf('presentation'), values: textOf('values') };
  const modules = folders.map((folder, index) => {
    const chapters = files.filter((path) => isChapter(path) && posix.dirname(path) === folder);
    return reader.module(folder, chapters, index + 1);
  });
  if (modules.length === 0) {
    const sentence =
      'ce dossier ne contient aucune leçon. Mettez chaque leçon (.md) dans un sous-dossier : un sous-dossier fait un module.';
    reader.faults.push({ path: '.', line: null, sentence });
  }
  const taken = [COURSE_FILE, texts.presentation?.path, texts.values?.path];
  return {
    root,
    matter,
    source: reader.source,
    texts,
    modules,
    others: files.filter((path) => !isChapter(path) && !(matter && taken.includes(path))),
    faults: [...reader.faults, ...sharedSlugs(modules)],
  };
}

class FolderReader {
  readonly files: string[];
  readonly faults: ImportFault[] = [];
  /** Of `course.yml`. */
  source = '';
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
    this.files = readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posixPath(root, entry.parentPath, entry.name))
      .filter((path) => !/(^|\/)\./.test(path))
      .toSorted(inOrder);
  }

  course(): CourseMatter {
    const { text } = this.text(COURSE_FILE);
    this.source = text;
    const { matter, faults } = readYaml(COURSE_FILE, text, CourseMatter);
    this.faults.push(...faults);
    return matter;
  }

  module(folder: string, chapters: string[], index: number): ModuleFolder {
    const isReadme = (path: string) => /\/readme\.mdx?$/i.test(path);
    const readme = chapters.find(isReadme);
    const introduction = readme ? this.chapter(readme, 0) : null;
    const lessons = chapters
      .filter((path) => !isReadme(path))
      .map((path, lesson) => this.chapter(path, lesson + 1));
    const isTelling =
      introduction && !/^(introduction|pr[ée]sentation|readme)$/i.test(introduction.title);
    const title = introduction?.matter.title ?? (isTelling ? introduction.title : humanise(folder));
    if (introduction) keepTitle(introduction.chapter, title);
    return {
      path: folder,
      slug: introduction?.matter.slug ?? slugify(folder),
      title,
      position: introduction?.matter.position ?? index,
      introduction,
      lessons,
    };
  }

  chapter(path: string, index: number): ChapterFile {
    const { text: source, note } = this.text(path);
    const { matter, body, bodyLine, faults } = readMatter(path, source, LessonMatter);
    this.faults.push(...faults);
    const isExact = /\.mdx$/i.test(path);
    const chapter = isExact
      ? { title: null, tree: readExact(body), notes: new Notes() }
      : readChapter(body.trim());
    if (note) chapter.notes.add(note);
    const name = posix.basename(path).replace(/\.mdx?$/i, '');
    const whole = matter.title ?? chapter.title ?? humanise(name);
    const title = whole.length > 120 ? `${whole.slice(0, 119)}…` : whole;
    const { permalink } = matter;
    if (index > 0) keepTitle(chapter, title);
    return {
      path,
      slug: matter.slug ?? slugify(name),
      title,
      position: matter.position ?? index,
      permalink: permalink ? withoutSlash(permalink) : null,
      matter,
      chapter,
      exact: isExact ? body.trim() : null,
      anchors: anchorsOf(chapter.tree),
      source,
      bodyLine: bodyLine + leadingLines(body),
    };
  }

  private text(path: string): { text: string; note: string | null } {
    const place = join(this.root, path);
    if (statSync(place).size > LARGEST_TEXT) {
      const sentence = 'ce texte pèse plus de 2 Mo. Coupez-le en plusieurs leçons.';
      this.faults.push({ path, line: null, sentence });
      return { text: '', note: null };
    }
    const decoded = decodeText(readFileSync(place));
    if ('text' in decoded) return decoded;
    this.faults.push({ path, ...decoded });
    return { text: '', note: null };
  }
}

const leadingLines = (body: string) => body.slice(0, body.search(/\S|$/)).split('\n').length - 1;

/** An address that a file asks for is its own alone. */
function sharedSlugs(modules: ModuleFolder[]): ImportFault[] {
  const introductions = modules.flatMap(({ introduction }) => introduction ?? []);
  const lessons = modules.flatMap((module) => module.lessons);
  return [introductions, lessons].flatMap((files) => {
    const owners = new Map<string, ChapterFile>();
    return files.flatMap((file) => {
      const { slug } = file.matter;
      const owner = slug && owners.get(slug);
      if (!slug || !owner) {
        if (slug) owners.set(slug, file);
        return [];
      }
      const sentence = `l’adresse « ${slug} » est déjà celle de ${owner.path}, ligne ${lineOf(owner.source, 'slug:') ?? 1}. Donnez-en une autre.`;
      return [{ path: file.path, line: lineOf(file.source, 'slug:'), sentence }];
    });
  });
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

/** The first of two headings that read alike has the plain anchor. */
export function anchorsOf(tree: Root): Map<string, string> {
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  visit(tree, 'heading', (node) => {
    const text = textOf(node);
    const anchor = slugger.slug(text) || slugOf(text);
    for (const key of [foldAnchor(text), foldAnchor(anchor)]) {
      if (!anchors.has(key)) anchors.set(key, anchor);
    }
  });
  return anchors;
}

function posixPath(root: string, parent: string, name: string) {
  return relative(root, join(parent, name)).split(sep).join('/');
}

function inOrder(a: string, b: string) {
  return a.localeCompare(b, 'fr', { numeric: true });
}
