import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { type MdxJsxFlowElement, type MdxJsxTextElement, mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { visit } from 'unist-util-visit';
import { isLabel } from './labels';
import { COMPONENTS, SAFE_TAGS } from './mdx-components';

export type MdxProblem = { line: number; sentence: string };

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Tells an editor, before publishing, what the build would refuse in a text. The build checks again
 * and more closely (site/cms/mdx-gate.ts): this is for kindness, that for safety.
 */
export function mdxProblems(source: string, fileNames: readonly string[]): MdxProblem[] {
  const tree = readMdx(source);
  return 'sentence' in tree ? [tree] : problemsIn(tree, fileNames);
}

/** The same, of a text that was read already. */
export function problemsIn(tree: Nodes, fileNames: readonly string[]): MdxProblem[] {
  const problems: MdxProblem[] = [];
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    for (const sentence of sentencesFor(node, fileNames)) problems.push({ line, sentence });
  });
  return problems;
}

/** The tree of a text, or why there is none. */
export function readMdx(source: string): Nodes | MdxProblem {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), mdxjs()],
      mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
    });
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? Number(error.line) : 1;
    return {
      line: line || 1,
      sentence:
        'une balise n’est pas fermée, ou un « < » ou une accolade « { » est de trop. Pour écrire ces signes, mettez \\ devant.',
    };
  }
}

function sentencesFor(node: Nodes, fileNames: readonly string[]): string[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return ['« import » et « export » ne sont pas permis. Retirez cette ligne.'];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        'le texte entre accolades { } serait du code. Pour écrire une accolade, mettez \\ devant.',
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return sentencesForElement(node, fileNames);
    case 'link':
    case 'definition':
      return refusedLink(node.url);
    case 'image':
      return unknownFile(node.url, fileNames);
    case 'html':
      return ['le HTML n’est pas permis. Utilisez la mise en forme ou un composant.'];
    default:
      return [];
  }
}

function sentencesForElement(node: Element, fileNames: readonly string[]): string[] {
  const name = node.name ?? '';
  if (SAFE_TAGS.has(name)) return expressionsIn(node);
  const rule = COMPONENTS[name];
  if (!rule) {
    return [
      `« ${name || '<>'} » n’est pas un composant connu. Composants permis : ${Object.keys(COMPONENTS).join(', ')}.`,
    ];
  }
  const given = new Map(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [[attribute.name, attribute.value] as const] : [],
    ),
  );
  const missing = rule.required.filter((wanted) => !given.has(wanted));
  const known = [...rule.required, ...rule.optional];
  const unknown = [...given.keys()].filter((key) => !known.includes(key));
  const files = rule.files.flatMap((wanted) => given.get(wanted) ?? []);
  const quoted = (rule.labels ?? []).flatMap((wanted) => given.get(wanted) ?? []);
  return [
    ...expressionsIn(node),
    ...unknown.map((key) => `<${name}> n’a pas d’attribut « ${key} ». ${possible(known)}`),
    ...missing.map((wanted) => `il manque « ${wanted} » dans <${name}>.${example(rule, wanted)}`),
    ...Object.entries(rule.choices ?? {}).flatMap(([key, words]) =>
      refusedWord(name, key, given.get(key), words),
    ),
    ...files.flatMap((file) => (typeof file === 'string' ? unknownFile(file, fileNames) : [])),
    ...quoted.flatMap((key) => (typeof key === 'string' ? unknownLabel(key) : [])),
  ];
}

function possible(attributes: readonly string[]): string {
  return attributes.length === 0 ? 'Retirez-le.' : `Attributs permis : ${attributes.join(', ')}.`;
}

function example({ choices }: (typeof COMPONENTS)[string], wanted: string): string {
  const words = choices?.[wanted];
  return words
    ? ` Écrivez par exemple ${wanted}="${words[0]}" (ou ${words.slice(1).join(', ')}).`
    : '';
}

function refusedWord(name: string, key: string, value: unknown, words: readonly string[]) {
  if (typeof value !== 'string' || words.includes(value)) return [];
  return [`<${name}> ne connaît pas ${key}="${value}". Choisissez parmi : ${words.join(', ')}.`];
}

function unknownLabel(key: string): string[] {
  if (isLabel(key)) return [];
  return [
    `le libellé « ${key} » n’existe pas, ou plus, dans les textes du site. Choisissez-en un autre.`,
  ];
}

/** An address with a scheme must be the web, mail or telephone; one without names a file or a page. */
function refusedLink(url: string): string[] {
  const scheme = /^[\s\p{Cc}]*([a-z][a-z0-9+.\s\p{Cc}-]*):/iu.exec(url);
  if (!scheme || /^(https?:\/\/|mailto:|tel:)/i.test(url)) return [];
  return [
    `le lien « ${url.slice(0, 60)} » n’est pas accepté. Un lien commence par https://, mailto:, tel: ou /.`,
  ];
}

function expressionsIn(node: Element): string[] {
  const isLiteral = node.attributes.every(
    (attribute) => attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string',
  );
  return isLiteral
    ? []
    : [`dans <${node.name}>, chaque valeur s’écrit entre guillemets, sans accolades.`];
}

function unknownFile(url: string, fileNames: readonly string[]): string[] {
  if (fileNames.includes(url) || fileNames.includes(decoded(url))) return [];
  return [
    `le fichier « ${url} » n’est pas joint. Ajoutez-le dans le champ « Fichiers », ou corrigez son nom.`,
  ];
}

function decoded(url: string) {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
