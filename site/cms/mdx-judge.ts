// Walks a body's tree, refuses what is not on the lists, and says what to replace: the file names
// that the editor wrote become file ids.
import { labelText } from './labels.ts';
import { type ElementRule, FILE_LINK, PICTURE } from './mdx-components.ts';
import type { MdxNode } from './mdx-node.ts';

export type Edit = { start: number; end: number; text: string };

export type Court = {
  rules: Record<string, ElementRule>;
  /** `[id]: url` lines by identifier. */
  definitions: Map<string, string>;
  refuse: (complaint: string, line?: number) => Error;
  /** False for the text as it leaves: by then every file is named by a component. */
  mayNameFiles: boolean;
  /** The id of a file; throws for one that is not attached. */
  resolve: (name: string, line: number) => string;
};

const IMG: ElementRule = {
  attributes: { src: 'text', alt: 'text', title: 'text', width: 'text', height: 'text' },
  required: ['src'],
};

const PLAIN_NODES = new Set(
  (
    'root paragraph heading text emphasis strong delete blockquote list listItem code inlineCode ' +
    'thematicBreak break table tableRow tableCell footnoteReference footnoteDefinition'
  ).split(' '),
);

export function judge(tree: MdxNode, court: Court): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: MdxNode) => {
    edits.push(...judgeNode(node, court));
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return edits;
}

function judgeNode(node: MdxNode, court: Court): Edit[] {
  const { line } = node.position.start;
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return judgeElement(node, court);
    case 'image':
      return [pictureFor(node, node.url ?? '', court)];
    case 'imageReference':
      return [pictureFor(node, court.definitions.get(node.identifier ?? '') ?? '', court)];
    case 'link':
      return linkTo(node, node.url ?? '', court);
    case 'linkReference': {
      const url = court.definitions.get(node.identifier ?? '');
      return url === undefined ? [] : linkTo(node, url, court);
    }
    case 'definition':
      if (hasScheme(node.url ?? '')) requireAddress(node.url ?? '', line, court);
      return [];
    case 'mdxjsEsm':
      throw court.refuse('contient « import » ou « export », qui ne sont pas acceptés.', line);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      throw court.refuse(
        'contient du code entre accolades { }. Pour écrire une accolade, mettez \\ devant.',
        line,
      );
    default:
      if (PLAIN_NODES.has(node.type)) return [];
      throw court.refuse(`contient un élément inconnu (${node.type}).`, line);
  }
}

function judgeElement(node: MdxNode, court: Court): Edit[] {
  const { line } = node.position.start;
  const name = node.name ?? '';
  const rule = name === 'img' ? IMG : ruleFor(name, court);
  if (!rule) {
    throw court.refuse(`utilise la balise inconnue « <${name}> ».`, line);
  }
  const missing = rule.required.find((wanted) => !node.attributes?.some((a) => a.name === wanted));
  if (missing) throw court.refuse(`oublie « ${missing} » dans la balise <${name}>.`, line);
  const edits = attributesOf(node, court).flatMap(({ name: key, value, position }) => {
    const kind = Object.hasOwn(rule.attributes, key) ? rule.attributes[key] : undefined;
    if (kind === undefined) {
      throw court.refuse(`donne à <${name}> un attribut inconnu : « ${key} ».`, line);
    }
    if (kind === 'url') requireAddress(value, line, court);
    if (kind === 'label' && labelText(value) === undefined) {
      throw court.refuse(
        `cite le libellé « ${value} », qui n’existe pas, ou plus, dans les textes du site. Choisissez-en un autre.`,
        line,
      );
    }
    if (Array.isArray(kind) && !kind.includes(value)) {
      throw court.refuse(
        `donne à <${name}> ${key}="${value}". Choisissez parmi : ${kind.join(', ')}.`,
        line,
      );
    }
    if (kind !== 'file') return [];
    const edited = attribute(key, court.resolve(value, line));
    return position
      ? [{ start: position.start.offset, end: position.end.offset, text: edited }]
      : [];
  });
  return name === 'img' ? [pictureFor(node, text(node, 'src', court), court)] : edits;
}

function ruleFor(name: string, court: Court): ElementRule | undefined {
  return Object.hasOwn(court.rules, name) ? court.rules[name] : undefined;
}

type WrittenAttribute = { name: string; value: string; position: MdxNode['position'] | undefined };

function attributesOf(node: MdxNode, court: Court): WrittenAttribute[] {
  return (node.attributes ?? []).map(({ type, name, value, position }) => {
    if (type !== 'mdxJsxAttribute' || !name || typeof value !== 'string') {
      throw court.refuse(
        `donne à <${node.name}> une valeur qui n’est pas un texte entre guillemets (${name ?? '{…}'}).`,
        node.position.start.line,
      );
    }
    return { name, value, position };
  });
}

function text(node: MdxNode, wanted: string, court: Court): string {
  return attributesOf(node, court).find(({ name }) => name === wanted)?.value ?? '';
}

function pictureFor(node: MdxNode, url: string, court: Court): Edit {
  const { start, end } = node.position;
  if (!court.mayNameFiles) throw ambiguous(start.line, court);
  if (hasScheme(url) || url.startsWith('//')) {
    throw court.refuse(
      `montre une image d’un autre site (${url.slice(0, 60)}). Ajoutez-la aux fichiers joints.`,
      start.line,
    );
  }
  const isTag = node.name === 'img';
  const alt = isTag ? text(node, 'alt', court) : (node.alt ?? '');
  const title = isTag ? text(node, 'title', court) : (node.title ?? '');
  const id = court.resolve(url, start.line);
  const attributes = [attribute('file', id), attribute('alt', alt)];
  if (title) attributes.push(attribute('title', title));
  return { start: start.offset, end: end.offset, text: `<${PICTURE} ${attributes.join(' ')} />` };
}

/** A link to an attached file becomes one that can be signed; other links are only checked. */
function linkTo(node: MdxNode, url: string, court: Court): Edit[] {
  const { start, end } = node.position;
  if (isAddress(url)) return [];
  if (!court.mayNameFiles) throw ambiguous(start.line, court);
  if (hasScheme(url) || /^[\\/]/.test(url)) requireAddress(url, start.line, court);
  const open = `<${FILE_LINK} ${attribute('file', court.resolve(url, start.line))}>`;
  const close = `</${FILE_LINK}>`;
  const first = node.children?.at(0)?.position.start.offset;
  const last = node.children?.at(-1)?.position.end.offset;
  if (first === undefined || last === undefined) {
    return [{ start: start.offset, end: end.offset, text: `${open}${escapeText(url)}${close}` }];
  }
  return [
    { start: start.offset, end: first, text: open },
    { start: last, end: end.offset, text: close },
  ];
}

// Two readers of one text saw two things.
function ambiguous(line: number, court: Court): Error {
  return court.refuse('nomme un fichier de façon ambiguë. Écrivez-le sur sa propre ligne.', line);
}

function hasScheme(url: string): boolean {
  return /^[\s\p{Cc}]*[a-z][a-z0-9+.\s\p{Cc}-]*:/iu.test(url);
}

/** An address that a reader's browser may follow: the web, mail, telephone, or this site. */
function isAddress(url: string): boolean {
  if (/[\s\p{Cc}\\]/u.test(url)) return false;
  return /^(https?:\/\/|mailto:|tel:)/i.test(url) || /^(\/(?!\/)|#|\?)/.test(url);
}

function requireAddress(url: string, line: number, court: Court): void {
  if (isAddress(url)) return;
  throw court.refuse(
    `contient un lien qui n’est pas accepté : « ${url.slice(0, 60)} ». Un lien commence par https://, mailto:, tel: ou /.`,
    line,
  );
}

function attribute(name: string, value: string): string {
  return `${name}="${escapeText(value)}"`;
}

function escapeText(value: string): string {
  return value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/["&'<>[\]{}|`\\*_~^$]/g, (char) => `&#${char.charCodeAt(0)};`);
}
