// What Word, LibreOffice and Google Docs put on the clipboard, and what mammoth makes of a .docx,
// as MDX: titles, lists, links, tables and pictures stay, looks go.
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast';
import type { Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { writeTree } from './convert';
import { inParagraphs, SCHEMA, withoutAnchors } from './html';
import { Notes } from './notes';
import { withRealLists } from './office-lists';
import { withMeaningOfStyles } from './office-styles';

declare module 'mdast' {
  interface ParagraphData {
    isCaption?: boolean;
  }
}

export type OfficePicture = { name: string; type: string; base64: string; alt: string };

export type OfficeText = {
  /** The first title of a whole document; null for a passage. */
  title: string | null;
  mdx: string;
  pictures: OfficePicture[];
  notes: Notes;
};

type Options = {
  /** What pictures are called before their number. */
  pictureName: string;
  /** A whole document: its first titles become those below the page's own. */
  isDocument?: boolean;
};

export function htmlToMdx(html: string, { pictureName, isDocument = false }: Options): OfficeText {
  const notes = new Notes();
  const pictures: OfficePicture[] = [];
  const hast = parsed(fragmentOf(html));
  withoutLooks(hast);
  const named = takeNamedTitle(hast);
  withMeaningOfStyles(hast);
  withRealLists(hast);
  withHeaderRows(hast);
  withCellBreaks(hast, notes);
  takePictures(hast, pictures, pictureName, notes);
  const safe = sanitize(hast, OFFICE);
  withoutAnchors(safe);
  const mdast = toMdast(safe, { handlers: HANDLERS });
  const children = mdast.type === 'root' ? inParagraphs(mdast.children) : [];
  const tree: Root = { type: 'root', children };
  withoutDeadLinks(tree, notes);
  const title = named ?? (isDocument ? takeTitle(tree) : null);
  placeHeadings(tree, isDocument, notes);
  figures(tree);
  withoutEmpty(tree);
  tidy(tree);
  return { title, mdx: writeTree(tree), pictures, notes };
}

/** Whether a passage from a program that writes texts, with more to it than its words. */
export const isOfficeHtml = (html: string) =>
  /<(h[1-6]|p|ul|ol|table|a|b|i|strong|em|img|div|span)\b/i.test(html);

const OFFICE = {
  ...SCHEMA,
  attributes: { ...SCHEMA.attributes, p: ['className'], img: ['src', 'alt'] },
  protocols: { ...SCHEMA.protocols, href: ['http', 'https', 'mailto', 'tel'], src: ['picture'] },
};

function fragmentOf(html: string): string {
  const marked = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html);
  return (marked?.[1] ?? html).replace(/<\?xml[^>]*>/gi, '').replaceAll('\r\n', '\n');
}

function parsed(html: string): HastRoot {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

/** The paragraph that the document itself calls its title: `h1.title`, from word-document.ts. */
function takeNamedTitle(hast: HastRoot): string | null {
  const at = hast.children.findIndex(
    (node) => node.type === 'element' && [node.properties['className']].flat().includes('title'),
  );
  const [title] = at === -1 ? [] : hast.children.splice(at, 1);
  return title ? plainText(title) : null;
}

/** Comments, style sheets, Word's own tags: nothing of the text. */
function withoutLooks(hast: HastNodes) {
  visit(hast, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const isNoise =
      node.type === 'comment' ||
      node.type === 'doctype' ||
      (node.type === 'element' &&
        /^(style|script|meta|link|title|xml|head|colgroup|col)$/.test(node.tagName));
    if (isNoise) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const isCode = parent.type === 'element' && /^(pre|code)$/.test(parent.tagName);
    if (node.type === 'text' && !isCode) node.value = node.value.replace(/\s*\n\s*/g, ' ');
    const isWrapper =
      node.type === 'element' && /^(o:p|font|center|google-sheets-html-origin)$/.test(node.tagName);
    if (!isWrapper) return;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

const inline =
  (name: string): Handle =>
  (state, node: Element) => ({
    type: 'mdxJsxTextElement',
    name,
    attributes: [],
    children: state.all(node) as PhrasingContent[],
  });

const HANDLERS: Record<string, Handle> = {
  ...defaultHandlers,
  sup: inline('sup'),
  sub: inline('sub'),
  // A caption is known by its class, which only this step still sees.
  p: (state, node: Element) => {
    const children = state.all(node) as PhrasingContent[];
    const isCaption = [node.properties['className']]
      .flat()
      .some((name) => /^(caption|MsoCaption)$/i.test(String(name)));
    return children.length > 0 ? { type: 'paragraph', children, data: { isCaption } } : undefined;
  },
};

/** Every table of Markdown has a header; in a text program it is only the first row. */
function withHeaderRows(hast: HastRoot) {
  visit(hast, 'element', (table) => {
    if (table.tagName !== 'table') return;
    let isFirst = true;
    visit(table, 'element', (row) => {
      if (row.tagName !== 'tr' || !isFirst) return;
      isFirst = false;
      for (const cell of row.children) {
        if (cell.type === 'element' && cell.tagName === 'td') cell.tagName = 'th';
      }
    });
  });
}

/** A cell holds one line of Markdown: its paragraphs become lines, a table inside it text. */
function withCellBreaks(hast: HastRoot, notes: Notes) {
  visit(hast, 'element', (cell) => {
    if (!/^t[dh]$/.test(cell.tagName)) return;
    visit(cell, 'element', (inner) => {
      if (inner.tagName !== 'table') return;
      notes.add('tableau dans un tableau, gardé comme texte');
      inner.tagName = 'p';
      inner.children = [{ type: 'text', value: plainText(inner) }];
    });
    const lines = cell.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    cell.children = lines.flatMap((child, at): ElementContent[] => {
      if (child.type !== 'element' || !/^(p|div|h[1-6]|ul|ol)$/.test(child.tagName)) return [child];
      const content = linesIn(child);
      return at < lines.length - 1 ? [...content, breakElement()] : content;
    });
    while (isBreak(cell.children.at(-1))) cell.children.pop();
  });
}

const breakElement = (): Element => ({
  type: 'element',
  tagName: 'br',
  properties: {},
  children: [],
});

const isBreak = (node: ElementContent | undefined) =>
  node?.type === 'element' && node.tagName === 'br';

function linesIn(node: Element): ElementContent[] {
  if (!/^[uo]l$/.test(node.tagName)) return node.children;
  const items = node.children.filter((child) => child.type === 'element');
  return items.flatMap((item, at): ElementContent[] => [
    { type: 'text', value: '• ' },
    ...item.children.flatMap((child) =>
      child.type === 'element' && /^(p|div)$/.test(child.tagName) ? child.children : [child],
    ),
    ...(at < items.length - 1 ? [breakElement()] : []),
  ]);
}

function plainText(node: HastNodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? node.children.map(plainText).join(' ').replace(/\s+/g, ' ').trim()
    : '';
}

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Pictures that came along get a name; the others are counted. */
function takePictures(hast: HastRoot, pictures: OfficePicture[], base: string, notes: Notes) {
  visit(hast, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' && node.tagName !== 'v:imagedata') return;
    const source = String(node.properties['src'] ?? '');
    const [, type = '', base64 = ''] = /^data:([^;,]+);base64,([\s\S]+)$/.exec(source) ?? [];
    const extension = EXTENSIONS[type];
    if (!extension) {
      notes.add(
        type
          ? `image d’un format que le site n’accepte pas (${type.replace('image/', '')})`
          : 'image qui n’est pas venue avec le texte : insérez-la par « Insérer », « Figure »',
      );
      if (parent && index !== undefined) parent.children.splice(index, 1);
      return index;
    }
    const name = `${base}-${pictures.length + 1}.${extension}`;
    const alt = String(node.properties['alt'] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    pictures.push({ name, type, base64: base64.replace(/\s/g, ''), alt });
    node.properties = { src: `picture:${name}`, alt };
  });
}

/** Links to places inside the document, or on somebody's disk, lead nowhere here. */
function withoutDeadLinks(tree: Root, notes: Notes) {
  visit(tree, 'link', (node, index, parent) => {
    if (!parent || index === undefined || /^(https?:\/\/|mailto:|tel:)/i.test(node.url)) return;
    if (textOf(node).trim()) notes.add('lien vers un endroit du document, gardé comme texte');
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

function takeTitle(tree: Root): string | null {
  const [first, ...others] = headingsOf(tree).filter(({ depth }) => depth === 1);
  // Several first titles are chapters, none of them the name of the whole.
  if (!first || others.length > 0 || tree.children[0] !== first) return null;
  tree.children.shift();
  return textOf(first).replace(/\s+/g, ' ').trim();
}

function headingsOf(tree: Root): Heading[] {
  const found: Heading[] = [];
  visit(tree, 'heading', (node) => void found.push(node));
  return found;
}

/** The page has its own first title. A document's titles begin with the second rank, without gaps. */
function placeHeadings(tree: Root, isDocument: boolean, notes: Notes) {
  const headings = headingsOf(tree);
  const highest = Math.min(...headings.map(({ depth }) => depth));
  const shift = isDocument || highest < 2 ? 2 - highest : 0;
  let last = 1;
  for (const heading of headings) {
    const wanted = Math.min(heading.depth + shift, 4);
    const depth = isDocument ? Math.min(wanted, last + 1) : wanted;
    if (depth !== heading.depth + shift) notes.add('titre d’un rang trop bas, remonté');
    heading.depth = depth as Heading['depth'];
    last = depth;
    // The title's own look is bold already.
    heading.children = heading.children.flatMap((child) =>
      child.type === 'strong' ? child.children : [child],
    );
  }
}

/** A picture alone on its line is a figure; the caption below it is its caption. */
function figures(tree: Root) {
  const result: RootContent[] = [];
  for (const node of tree.children) {
    const before = result.at(-1);
    if (isCaption(node) && before?.type === 'mdxJsxFlowElement' && before.name === 'Figure') {
      before.attributes.push({
        type: 'mdxJsxAttribute',
        name: 'caption',
        value: textOf(node).trim(),
      });
      continue;
    }
    result.push(...onlyPictures(node));
  }
  tree.children = result;
  visit(tree, 'image', (node) => {
    node.url = nameOf(node.url);
  });
}

const nameOf = (url: string) => url.replace(/^picture:/, '');
const isCaption = (node: RootContent) => node.type === 'paragraph' && node.data?.isCaption;

function onlyPictures(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const shown = node.children.filter(
    (child) => child.type !== 'break' && textOf(child).trim() + child.type !== 'text',
  );
  if (shown.length === 0 || !shown.every((child) => child.type === 'image')) return [node];
  return shown.map(
    ({ url, alt }): MdxJsxFlowElement => ({
      type: 'mdxJsxFlowElement',
      name: 'Figure',
      attributes: [
        { type: 'mdxJsxAttribute', name: 'file', value: nameOf(url) },
        { type: 'mdxJsxAttribute', name: 'alt', value: alt ?? '' },
      ],
      children: [],
    }),
  );
}

/** Lines left empty to make room, and titles without words. */
function withoutEmpty(tree: Root) {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const isLine = /^(paragraph|heading|strong|emphasis|link|blockquote)$/.test(node.type);
    if (!isLine || holdsSomething(node)) return;
    parent.children.splice(index, 1);
    return index;
  });
}

/** Lists are tight where their items are single lines; a header's look is bold already. */
function tidy(tree: Root) {
  visit(tree, (node) => {
    if (node.type === 'list') {
      const isLoose = node.children.some(
        ({ children }) => children.filter(({ type }) => type !== 'list').length > 1,
      );
      node.spread = isLoose;
      for (const item of node.children) item.spread = isLoose;
    }
    if (node.type === 'table') {
      for (const cell of node.children[0]?.children ?? []) {
        cell.children = cell.children.flatMap((child) =>
          child.type === 'strong' ? child.children : [child],
        );
      }
    }
  });
}

function holdsSomething(node: Nodes): boolean {
  if ('value' in node) return node.value.replace(/[\s\u00a0]/g, '') !== '';
  if (/^(image|mdxJsx)/.test(node.type)) return true;
  return 'children' in node && node.children.some(holdsSomething);
}
