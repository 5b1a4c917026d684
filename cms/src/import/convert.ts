import type { BlockContent, Definition, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { type MdxJsxFlowElement, mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import { type Block, splitContainers } from './containers';
import { placeBreaks, withoutHtml } from './html';
import { Notes } from './notes';
import { withoutVue } from './vue';

export type Targets = {
  /** The address on the site that a link leads to; null when there is none. */
  link: (url: string) => string | null;
  /** The name under which a picture is attached; null when it cannot be. */
  picture: (url: string) => string | null;
};

export type Chapter = { title: string | null; tree: Root; notes: Notes };

/** Reads Markdown as published by others into a tree that holds nothing but Markdown and our components. */
export function readChapter(source: string): Chapter {
  const notes = new Notes();
  const blocks = splitContainers(withoutVue(source.replaceAll('\r\n', '\n'), notes));
  const definitions = definitionsIn(source);
  const children = blocks.flatMap((block) => nodesOf(block, definitions, notes));
  const tree: Root = { type: 'root', children };
  const title = takeTitle(tree);
  lowerHeadings(tree, notes);
  return { title, tree, notes };
}

/** Points links and pictures to where they are now, and writes MDX. */
export function writeChapter({ tree, notes }: Chapter, targets: Targets): string {
  retarget(tree, targets, notes);
  return writeTree(tree);
}

/** A tree of Markdown and our components, as MDX. */
export function writeTree(tree: Root): string {
  placeBreaks(tree);
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), mdxToMarkdown()],
    bullet: '-',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
  }).trim();
}

function nodesOf(block: Block, definitions: Definition[], notes: Notes): RootContent[] {
  if (block.type === 'text') return withoutHtml(parse(block.text, definitions), notes).children;
  notes.add('encadré ::: changé en Callout');
  if (!block.isClosed) notes.add('encadré ::: non fermé, fermé à la fin');
  const children = block.children.flatMap((child) => nodesOf(child, definitions, notes));
  visit(fromMarkdown(block.title), 'link', ({ url }) => {
    notes.add(`lien dans un titre d’encadré, gardé comme texte : ${url}`);
  });
  return [callout(block.kind, block.title, children)];
}

const KINDS: Record<string, string> = {
  tip: 'tip',
  warning: 'warning',
  danger: 'warning',
  caution: 'warning',
  lexique: 'definition',
  definition: 'definition',
};

function callout(word: string, heading: string, children: RootContent[]): MdxJsxFlowElement {
  const title = textOf(fromMarkdown(heading)).replace(/\s+/g, ' ').trim();
  const attribute = (name: string, value: string) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  });
  return {
    type: 'mdxJsxFlowElement',
    name: 'Callout',
    attributes: [
      attribute('kind', KINDS[word.toLowerCase()] ?? 'info'),
      ...(title ? [attribute('title', title)] : []),
    ],
    children: children as BlockContent[],
  };
}

function parse(text: string, definitions: Definition[]): Root {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const known = new Map(definitions.map((definition) => [definition.identifier, definition]));
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'definition') {
      parent.children.splice(index, 1);
      return index;
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const { url = '', title } = known.get(node.identifier) ?? {};
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt };
  });
  return tree;
}

/** `[id]: url` lines serve the whole chapter, in and out of containers. */
function definitionsIn(source: string): Definition[] {
  const found: Definition[] = [];
  visit(fromMarkdown(source), 'definition', (node) => void found.push(node));
  return found;
}

function takeTitle(tree: Root): string | null {
  const index = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const [heading] = index === -1 ? [] : tree.children.splice(index, 1);
  return heading ? textOf(heading).replace(/\s+/g, ' ').trim() : null;
}

/** The page has its own first heading: those of the text begin one below. */
function lowerHeadings(tree: Root, notes: Notes) {
  let hasFirst = false;
  visit(tree, 'heading', ({ depth }) => {
    hasFirst ||= depth === 1;
  });
  if (!hasFirst) return;
  notes.add('titres abaissés d’un rang');
  visit(tree, 'heading', (node) => {
    node.depth = Math.min(node.depth + 1, 6) as typeof node.depth;
  });
}

function retarget(tree: Root, targets: Targets, notes: Notes) {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === 'image') {
      const name = targets.picture(node.url);
      if (name) {
        node.url = name;
        notes.add('image jointe');
        return;
      }
      notes.add(`image introuvable ${node.url}`);
      const isRemote = /^https?:/.test(node.url);
      const text = { type: 'text' as const, value: node.alt || node.url };
      parent.children[index] = isRemote ? { type: 'link', url: node.url, children: [text] } : text;
      return;
    }
    if (node.type !== 'link' || /^(https?:|mailto:|tel:)/i.test(node.url)) return;
    const address = targets.link(node.url);
    if (address) {
      if (address !== node.url) notes.add('lien vers un autre chapitre réécrit');
      if (/#./.test(node.url) && !address.includes('#')) {
        notes.add(`ancre introuvable, lien vers la page : ${node.url}`);
      }
      node.url = address;
      return;
    }
    notes.add(`lien sans destination, gardé comme texte : ${node.url}`);
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}
