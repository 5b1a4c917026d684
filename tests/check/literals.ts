// Every visible text comes from messages/fr.json. This finds the ones written in place: text
// between tags, attributes that are read aloud or shown, and strings that read like a sentence.
import { globSync, readFileSync } from 'node:fs';
import { convertToTsx } from '@astrojs/astro2tsx';
import ts from 'typescript';

export interface Literal {
  file: string;
  line: number;
  text: string;
}

const SHOWN_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'label',
  'placeholder',
  'title',
]);

const WORD = /\p{L}{2,}/u;
/** Two words, the first with a capital or any with an accent: a sentence, not an identifier. */
const SENTENCE = /^\s*\p{Lu}\p{L}*['’]?\p{L}+ +\p{L}+|\p{L} +\p{L}*[éèêàùçîôû]/u;

/** Strings for those who run the project, or that no reader sees. */
function isForDevelopers(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at)) return true;
    if (ts.isNewExpression(at) && /Error$/.test(at.expression.getText())) return true;
    if (ts.isCallExpression(at) && /^(console\.|log\.|describe)/.test(at.expression.getText())) {
      return true;
    }
  }
  return false;
}

function shownText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return WORD.test(node.text) ? node.text : undefined;
  if (ts.isJsxAttribute(node)) {
    const value = node.initializer;
    const isShown = SHOWN_ATTRIBUTES.has(node.name.getText());
    return isShown && value && ts.isStringLiteral(value) && WORD.test(value.text)
      ? value.text
      : undefined;
  }
  const isString =
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
  return isString && SENTENCE.test(node.text) && !isForDevelopers(node) ? node.text : undefined;
}

export function literalsIn(file: string, source: string): Literal[] {
  const isAstro = file.endsWith('.astro');
  const converted = isAstro ? convertToTsx(source, { filename: file }) : undefined;
  const code = converted?.code ?? source;
  const tree = ts.createSourceFile(
    `${file}.tsx`,
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: Literal[] = [];

  const lineOf = (position: number): number => {
    const span = converted?.mappings.find(
      ([start, length]) => position >= start && position < start + length,
    );
    if (converted && !span) return 0;
    const at = span ? span[2] + (position - span[0]) : position;
    return source.slice(0, at).split('\n').length;
  };

  const visit = (node: ts.Node): void => {
    const text = shownText(node)?.trim();
    const start = node.getStart(tree);
    const line = text ? lineOf(ts.isJsxText(node) ? node.end - 1 : start) : 0;
    if (text && line > 0) found.push({ file, line, text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

export function findLiterals(): Literal[] {
  const files = globSync([
    'site/{pages,layouts,components,course,directives}/**/*.{astro,ts,tsx}',
    'widgets/**/*.{ts,tsx}',
    'supabase/functions/**/*.ts',
  ]);
  return files
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => literalsIn(file, readFileSync(file, 'utf8')));
}
