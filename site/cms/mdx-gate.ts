// The gate between what an editor writes and what the build compiles. Markdown and a short list of
// components pass; whatever could run on the build machine or in a reader's browser is refused.
// The text is judged twice: as written, by remark, whose positions name the line; and as it leaves,
// by Sätteri, the parser that Astro compiles with, so that no difference between two readers of
// one text lets anything through.
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { mdxToMdast } from 'satteri';
import { unified } from 'unified';
import { fieldError } from './cms-error.ts';
import { COMPONENTS, MADE_BY_THE_GATE, SAFE_TAGS } from './mdx-components.ts';
import { type Edit, judge } from './mdx-judge.ts';
import { asNode, type MdxNode } from './mdx-node.ts';

export type Gated = { mdx: string; files: string[] };

export type Body = {
  text: string;
  collection: string;
  entry: string;
  field: string;
  /** File id by the name that the body uses. */
  files: Map<string, string>;
};

const parser = unified().use(remarkParse).use(remarkMdx);
const WRITTEN = { ...SAFE_TAGS, ...COMPONENTS };
const LEAVING = { ...WRITTEN, ...MADE_BY_THE_GATE };

/** Checks a body and turns its file names into file ids. Throws a CmsError naming the line. */
export function passGate(body: Body): Gated {
  const refuse = (complaint: string, line = 1) => {
    const { collection, entry, field } = body;
    return fieldError({ collection, entry, field, line }, complaint);
  };
  const tree = parse(() => parser.parse(body.text), refuse);
  const files = new Set<string>();
  const resolve = (name: string, line: number): string => {
    const id = body.files.get(name) ?? body.files.get(decoded(name));
    if (id === undefined) {
      throw refuse(
        `nomme le fichier « ${name} », qui n’est pas joint à cette page. Ajoutez-le aux fichiers joints, ou corrigez son nom.`,
        line,
      );
    }
    files.add(id);
    return id;
  };

  const written = { refuse, resolve, definitions: definitionsOf(tree) };
  const mdx = applyEdits(
    body.text,
    judge(tree, { ...written, rules: WRITTEN, mayNameFiles: true }),
  );
  const leaving = {
    refuse,
    resolve: (id: string) => id,
    definitions: new Map<string, string>(),
  };
  const seenByAstro = parse(() => mdxToMdast(mdx, { features: { frontmatter: false } }), refuse);
  judge(seenByAstro, { ...leaving, rules: LEAVING, mayNameFiles: false });
  return { mdx, files: [...files] };
}

function parse(read: () => unknown, refuse: (complaint: string, line?: number) => Error): MdxNode {
  try {
    return asNode(read());
  } catch (error) {
    throw refuse(
      'ne se lit pas : une balise n’est pas fermée, ou un « < » ou une accolade « { » est de trop. Pour écrire ces signes, mettez \\ devant.',
      lineOf(error),
    );
  }
}

function lineOf(error: unknown): number {
  const line = typeof error === 'object' && error && 'line' in error ? error.line : undefined;
  // Sätteri says the place in its message alone: « 3:7: … ».
  return typeof line === 'number'
    ? line
    : Number(/^(\d+):\d+/.exec(String(Object(error).message))?.[1] ?? 1);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `[id]: url` lines, so that `![alt][id]` can be turned like `![alt](url)`. */
function definitionsOf(tree: MdxNode): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: MdxNode) => {
    if (node.type === 'definition' && node.identifier) found.set(node.identifier, node.url ?? '');
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
  return found;
}

function applyEdits(source: string, edits: Edit[]): string {
  let result = source;
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}
