// A folder of Markdown as its authors wrote it, read by the site's own parser and by no part of the
// import: what it counts here is what the site owes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { markdownToMdast } from 'satteri';
import { asNode, type MdxNode } from '#site/cms/mdx-node.ts';
import { readableText, wordsIn } from './words.ts';

export interface Link {
  url: string;
  text: string;
}

export interface Chapter {
  path: string;
  isIntroduction: boolean;
  permalink: string | undefined;
  title: string | undefined;
  pictures: { url: string; alt: string }[];
  /** Cells of each row of each table. */
  tables: number[][];
  links: Link[];
  /** The title of each container, empty where it has none. */
  containers: string[];
  words: string[];
  readable: string;
}

export interface Guide {
  folder: string;
  introduction: Chapter | undefined;
  lessons: Chapter[];
}

export interface Source {
  root: string;
  guides: Guide[];
  pictures: string[];
}

export function readSource(root: string): Source {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(posix.relative(root, entry.parentPath), entry.name))
    .toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  const chapters = files.filter((path) => /^[^/]+\/[^/]+\.mdx?$/i.test(path));
  const folders = [...new Set(chapters.map((path) => posix.dirname(path)))];
  return {
    root,
    guides: folders.map((folder) => {
      const all = chapters
        .filter((path) => posix.dirname(path) === folder)
        .map((path) => readChapter(path, readFileSync(join(root, path), 'utf8')));
      return {
        folder,
        introduction: all.find(({ isIntroduction }) => isIntroduction),
        lessons: all.filter(({ isIntroduction }) => !isIntroduction),
      };
    }),
    pictures: files.filter((path) => /\.(png|jpe?g|gif|webp|avif|svg)$/i.test(path)),
  };
}

export function readChapter(path: string, file: string): Chapter {
  const [, matter = '', body = ''] =
    /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(file.replaceAll('\r\n', '\n')) ?? [];
  const named = (name: string) =>
    new RegExp(`^${name}:\\s*(.+?)\\s*$`, 'm').exec(matter)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  const containers: string[] = [];
  const tree = asNode(markdownToMdast(plainMarkdown(body, containers)));
  const nodes = [...nodesOf(tree)];
  const definitions = new Map(
    nodes.filter(({ type }) => type === 'definition').map((node) => [node.identifier, node.url]),
  );
  const urlOf = (node: MdxNode) => node.url ?? definitions.get(node.identifier) ?? '';
  const html = nodes.filter(({ type }) => type === 'html').map(({ value = '' }) => value);
  const inHtml = (tag: RegExp) => html.flatMap((text) => [...text.matchAll(tag)]);
  const heading = nodes.find((node) => node.type === 'heading');
  const readable = readableText(body);
  return {
    path,
    isIntroduction: /\/readme\.mdx?$/i.test(path),
    permalink: named('permalink')?.replace(/\/+$/, ''),
    title: named('title') ?? (heading && textOf(heading)),
    pictures: [
      ...nodes
        .filter(({ type }) => /^image(Reference)?$/.test(type))
        .map((node) => ({ url: urlOf(node), alt: node.alt ?? '' })),
      ...inHtml(/<img\b[^>]*?\bsrc="([^"]*)"[^>]*>/gi).map(([tag, url = '']) => ({
        url,
        alt: /\balt="([^"]*)"/i.exec(tag)?.[1] ?? '',
      })),
    ],
    tables: nodes.filter(({ type }) => type === 'table').map(cellsOf),
    links: [
      ...nodes
        .filter(({ type }) => /^link(Reference)?$/.test(type))
        .map((node) => ({ url: urlOf(node), text: textOf(node) })),
      // What a frame showed is a link to it.
      ...inHtml(/<(?:a\b[^>]*?\bhref|(?:iframe|video|audio)\b[^>]*?\bsrc)="([^"]*)"/gi).map(
        ([, url = '']) => ({ url, text: '' }),
      ),
    ],
    containers,
    words: wordsIn(readable),
    readable,
  };
}

/** Takes the containers' marks out, keeps their titles, and writes VuePress's buttons as links. */
function plainMarkdown(body: string, containers: string[]): string {
  let fence: string | undefined;
  return body
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark && (fence === undefined || mark.startsWith(fence))) {
        fence = fence === undefined ? mark : undefined;
        return line;
      }
      if (fence !== undefined) return line;
      const [, , title] = /^ {0,3}:{3,}[ \t]*(\p{L}[\p{L}-]*)?[ \t]*(.*)$/u.exec(line) ?? [];
      if (title === undefined) return line.replace(/<Button\b[^<>]*>/g, buttonAsLink);
      if (/:{3,}\s*\p{L}/u.test(line)) containers.push(title.trim());
      return `\n${title}\n`;
    })
    .join('\n');
}

function buttonAsLink(button: string): string {
  const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(button)?.[1] ?? '';
  return `\n\n[${attribute('text')}](<${attribute('link')}>)\n\n`;
}

function* nodesOf(node: MdxNode): Generator<MdxNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

function textOf(node: MdxNode): string {
  return node.value ?? node.alt ?? (node.children ?? []).map((child) => textOf(child)).join('');
}

/** A short row is filled up to the width of the first, as every reader of these tables does. */
function cellsOf(table: MdxNode): number[] {
  const rows = table.children ?? [];
  const width = rows[0]?.children?.length ?? 0;
  return rows.map(() => width);
}
