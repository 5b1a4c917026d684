import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refusal } from './quiz-question';

const META = XMLParser.getMetaDataSymbol() as unknown as symbol;
const MANY = new Set(['question', 'answer', 'file', 'tag']);
const DEEPEST = 20;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Characters by their number; a file that names entities of its own is refused before.
  htmlEntities: true,
  captureMetaData: true,
  maxNestedTags: DEEPEST,
  isArray: (name) => MANY.has(name),
});

/** An element of a parsed file. */
export type XmlNode = { readonly [key: string]: unknown };

/** Parses XML of others: no DTD, no entities of their own, no deep nesting. */
export function parseXml(source: string): XmlNode {
  const bare = source.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, (inside) =>
    inside.replace(/[^\n]/g, ' '),
  );
  const doctype = bare.search(/<!(DOCTYPE|ENTITY)/i);
  if (doctype !== -1) {
    throw new Refusal(
      'le fichier déclare un DOCTYPE ou des entités, que Moodle n’écrit jamais et qui pourraient lire d’autres fichiers. Retirez cette ligne.',
      lineOf(source, doctype),
    );
  }
  const validity = XMLValidator.validate(source);
  if (validity !== true) {
    const { line, msg } = validity.err;
    throw new Refusal(
      `${inFrench(msg)}. Le fichier est coupé ou abîmé : corrigez-le ici, ou exportez de nouveau depuis Moodle.`,
      line,
    );
  }
  try {
    return asNode(parser.parse(source));
  } catch {
    throw new Refusal(
      `le fichier a plus de ${DEEPEST} balises l’une dans l’autre, ou un nom de balise interdit. Exportez de nouveau depuis Moodle.`,
      1,
    );
  }
}

/** The two faults that cutting or mending a file by hand makes. */
function inFrench(fault: string): string {
  const [, open] =
    /Expected closing tag '(.+?)'/.exec(fault) ?? /Unclosed tag '(.+?)'/.exec(fault) ?? [];
  if (open) return `la balise <${open}> n’est pas fermée où elle devrait`;
  const unclosed = /^Invalid '(\[[\s\S]*\])' found/.exec(fault)?.[1];
  if (unclosed) return `ces balises ne sont pas fermées : ${unclosed.match(/[\w-]+/g)?.join(', ')}`;
  return 'ce n’est pas du XML bien formé';
}

export function asNode(value: unknown): XmlNode {
  return typeof value === 'object' && value !== null ? (value as XmlNode) : {};
}

export function nodesIn(parent: XmlNode, name: string): XmlNode[] {
  const found = parent[name];
  return Array.isArray(found)
    ? found.map((one) => (typeof one === 'string' ? { '#text': one } : asNode(one)))
    : [];
}

export const childOf = (parent: XmlNode, name: string): XmlNode => {
  const child = parent[name];
  return typeof child === 'string'
    ? { '#text': child }
    : asNode(Array.isArray(child) ? child[0] : child);
};

export function attributeOf(node: XmlNode, name: string): string {
  const value = node[`@${name}`];
  return typeof value === 'string' ? value : '';
}

/** What stands in an element, or in its `<text>` where it has one. */
export function textIn(node: XmlNode): string {
  if ('text' in node) return textIn(childOf(node, 'text'));
  const value = node['#text'];
  return typeof value === 'string' ? value : '';
}

export function lineIn(source: string, node: XmlNode): number {
  const meta = asNode((node as Record<symbol, unknown>)[META]);
  const { startIndex } = meta;
  return typeof startIndex === 'number' ? lineOf(source, startIndex) : 1;
}

const lineOf = (source: string, offset: number) => source.slice(0, offset).split('\n').length;
