import type { Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toMdast } from 'hast-util-to-mdast';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toHast } from 'mdast-util-to-hast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { type FoundPicture, smaller } from './smaller-tree';

export type TextFormat = 'moodle' | 'html' | 'markdown' | 'plain';

/** A text of a file in small Markdown, and the pictures that stood in it. */
export type ReadText = {
  text: string;
  pictures: FoundPicture[];
  hasDanger: boolean;
};

const DANGER = /<(script|style|iframe|object|embed|form|template)[\s>]|\son[a-z]+\s*=|javascript:/i;

/** Everything that is not emphasis, a list, a link, code or a paragraph becomes the text that it holds. */
export function readText(source: string, format: TextFormat): ReadText {
  const { tree, pictures } = smaller(treeOf(source.replaceAll('\r\n', '\n').trim(), format));
  const hasDanger = format !== 'plain' && DANGER.test(source);
  return { text: writeSmall(tree), pictures, hasDanger };
}

function treeOf(source: string, format: TextFormat): Root {
  const isMarkup = /[<&]/.test(source);
  if (format === 'plain' || (format === 'moodle' && !isMarkup)) return plainTree(source);
  if (format === 'markdown') {
    return fromHast(raw(toHast(fromMarkdown(source), { allowDangerousHtml: true })));
  }
  const html = format === 'html' ? source : withBreaks(source);
  return fromHast(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
}

function fromHast(hast: HastNodes): Root {
  const strip = ['script', 'style', 'template', 'noscript', 'object', 'iframe'];
  const tree = toMdast(sanitize(hast, { ...defaultSchema, strip }));
  return tree.type === 'root' ? tree : { type: 'root', children: [tree as RootContent] };
}

/** Moodle's own format is HTML where a new line shows. */
const withBreaks = (source: string) =>
  source
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');

function plainTree(source: string): Root {
  const paragraphs = source.split(/\n[ \t]*\n\s*/).filter((paragraph) => paragraph.trim());
  return {
    type: 'root',
    children: paragraphs.map((value) => ({ type: 'paragraph', children: withLines(value) })),
  };
}

function withLines(value: string): PhrasingContent[] {
  const lines = value.replace(/[ \t]*\n[ \t]*/g, '\n').split('\n');
  return lines.flatMap((line, at): PhrasingContent[] => [
    ...(at > 0 ? [{ type: 'break' as const }] : []),
    { type: 'text', value: line },
  ]);
}

// What small Markdown does not know, as in widgets/lib/small-markdown.ts: there it is text.
const NOT_OURS = [
  'blockQuote',
  'characterReference',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'setextUnderline',
  'thematicBreak',
];

/** Reads small Markdown, where every new line shows. */
export function readSmall(source: string): Root {
  const tree = fromMarkdown(source, { extensions: [{ disable: { null: NOT_OURS } }] });
  const lines = (nodes: PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === 'text') return withLines(node.value);
      if ('children' in node)
        Object.assign(node, { children: lines(node.children as PhrasingContent[]) });
      return [node];
    });
  const blocks = (nodes: RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'paragraph') node.children = lines(node.children);
      else if ('children' in node) blocks(node.children as RootContent[]);
    }
  };
  blocks(tree.children);
  return tree;
}

/** Markdown as everybody else reads it. */
export const fullMarkdown = (text: string) => write(readSmall(text), {});

/** The bare text behind small Markdown; null when it holds more than paragraphs and new lines. */
export function plainText(text: string): string | null {
  const paragraphs: string[] = [];
  for (const block of readSmall(text).children) {
    if (block.type !== 'paragraph') return null;
    let line = '';
    for (const node of block.children) {
      if (node.type === 'text') line += node.value;
      else if (node.type === 'break') line += '\n';
      else return null;
    }
    paragraphs.push(line);
  }
  return paragraphs.join('\n\n');
}

const writeSmall = (tree: Root) => write(tree, { handlers: { break: () => '\n' } });

const BY_NUMBER = /(?<!\\)&#x([0-9A-F]+);/g;

/**
 * Small Markdown reads no character by its number, which other writers need for emphasis that begins
 * or ends beside a sign: there the emphasis goes and the words stay.
 */
function write(tree: Root, options: Options): string {
  const wanted = {
    bullet: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    ...options,
  } as const;
  const text = toMarkdown(tree, wanted);
  const expressible =
    text.search(BY_NUMBER) !== -1 ? toMarkdown(withoutEmphasis(tree), wanted) : text;
  return expressible
    .replace(BY_NUMBER, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .trim();
}

function withoutEmphasis(tree: Root): Root {
  const bare = structuredClone(tree);
  visit(bare, (node, index, parent) => {
    if ((node.type !== 'emphasis' && node.type !== 'strong') || index === undefined) return;
    parent?.children.splice(index, 1, ...node.children);
    return index;
  });
  return bare;
}
