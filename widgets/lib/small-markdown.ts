// Markdown of a small kind: emphasis, lists, links, code, paragraphs. What it reads becomes a tree of
// the few nodes below and nothing else, which SmallMarkdown turns into elements: no HTML is ever put
// together as text. Everything that is not of this kind stays as it was typed.
// Load it with `import()`: micromark is heavier than most pages that show a line of text.
import { parse, postprocess, preprocess } from 'micromark';
import { plainParagraphs } from './plain-paragraphs.ts';
import { linksIn, safeHref } from './safe-href.ts';

type Event = ReturnType<typeof postprocess>[number];
type Token = Event[1];

export type SmallNode =
  | string
  | { kind: 'break' }
  | { kind: 'link'; href: string; children: SmallNode[] }
  | { kind: 'code' | 'pre'; text: string }
  | {
      kind: 'paragraph' | 'emphasis' | 'strong' | 'bullets' | 'numbers' | 'item';
      children: SmallNode[];
    };

type Parent = Extract<SmallNode, { children: SmallNode[] }>;

type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;

/** Deeper lists are nobody's thoughts; a thousand of them would hold up the page. */
const DEEPEST = 4;
/** Nor is anything stressed ten times over. */
const DEEPEST_STRESS = 10;

/** Each sign that may open or close something is weighed against all those before it. */
const SIGNS = /[*_[\]<`]/g;
const MOST_SIGNS = 300;

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

// The text of these is not what was written, but how.
const SKIPPED = new Set(['codeFencedFence', 'resource', 'listItemPrefix']);

const CONTAINERS: Record<string, Without<Parent, 'children'>> = {
  paragraph: { kind: 'paragraph' },
  emphasis: { kind: 'emphasis' },
  strong: { kind: 'strong' },
  link: { kind: 'link', href: '' },
};
const CODE: Record<string, true> = { codeText: true, codeFenced: true };
const CODE_TEXT = new Set(['codeTextData', 'codeFlowValue']);
const TEXT = new Set(['data', 'characterEscapeValue']);

const isList = ({ type }: Token) => type === 'listUnordered' || type === 'listOrdered';

const isStress = ({ type }: Token) => type === 'emphasis' || type === 'strong';

const eventsOf = (text: string): Event[] =>
  postprocess(
    parse({ extensions: [{ disable: { null: NOT_OURS } }] })
      .document()
      .write(preprocess()(text, undefined, true)),
  );

class Reader {
  readonly #stack: Parent[] = [{ kind: 'paragraph', children: [] }];
  /** While set, everything up to the end of this token is left out. */
  #skipping: Token | null = null;
  #code: string[] | null = null;
  #listDepth = 0;
  #stressDepth = 0;

  read(events: Event[]): SmallNode[] {
    for (const [what, token, context] of events) {
      if (this.#skipping) {
        if (what === 'exit' && token === this.#skipping) this.#skipping = null;
        else if (token.type === 'resourceDestinationString' && what === 'enter') {
          this.#point(context.sliceSerialize(token));
        }
      } else if (what === 'enter') this.#enter(token, context.sliceSerialize(token));
      else this.#exit(token);
    }
    while (this.#stack.length > 1) this.#close();
    return this.#stack[0]?.children ?? [];
  }

  #enter(token: Token, source: string): void {
    if (SKIPPED.has(token.type)) this.#skipping = token;
    if (isStress(token)) this.#openStress(token.type);
    else if (token.type in CONTAINERS) this.#open(token.type);
    else if (isList(token)) this.#openList(token.type);
    else if (token.type === 'listItemPrefix') this.#openItem();
    else if (token.type === 'image' || token.type === 'autolink') {
      this.#skipping = token;
      this.#add(token.type === 'image' ? source : linkTo(source.slice(1, -1), source));
    } else if (token.type in CODE) this.#code = [];
    else if (token.type === 'lineEnding') this.#endLine();
    else if (CODE_TEXT.has(token.type)) this.#code?.push(source);
    else if (TEXT.has(token.type)) this.#add(source);
  }

  #exit(token: Token): void {
    if (token.type === 'link') this.#closeLink();
    else if (isStress(token)) this.#closeStress();
    else if (token.type in CONTAINERS) this.#close();
    else if (isList(token)) this.#closeList();
    else if (token.type in CODE) this.#closeCode(token.type === 'codeText' ? 'code' : 'pre');
  }

  get #top(): Parent {
    return this.#stack.at(-1) ?? { kind: 'paragraph', children: [] };
  }

  #open(type: string): void {
    const node = CONTAINERS[type];
    if (node) this.#stack.push({ ...node, children: [] });
  }

  #openStress(type: string): void {
    this.#stressDepth += 1;
    if (this.#stressDepth <= DEEPEST_STRESS) this.#open(type);
  }

  #closeStress(): void {
    if (this.#stressDepth <= DEEPEST_STRESS) this.#close();
    this.#stressDepth -= 1;
  }

  #openList(type: string): void {
    this.#listDepth += 1;
    if (this.#listDepth > DEEPEST) return;
    this.#stack.push({ kind: type === 'listOrdered' ? 'numbers' : 'bullets', children: [] });
  }

  #closeList(): void {
    this.#listDepth -= 1;
    if (this.#listDepth >= DEEPEST) return;
    if (this.#top.kind === 'item') this.#close();
    this.#close();
  }

  #openItem(): void {
    if (this.#listDepth > DEEPEST) return;
    if (this.#top.kind === 'item') this.#close();
    this.#stack.push({ kind: 'item', children: [] });
  }

  #endLine(): void {
    const isInParagraph = this.#stack.some(({ kind }, at) => at > 0 && kind === 'paragraph');
    if (this.#code) this.#code.push('\n');
    else if (isInParagraph) this.#add({ kind: 'break' });
  }

  #close(): void {
    const node = this.#stack.pop();
    if (node) this.#add(node);
  }

  #add(node: SmallNode): void {
    this.#top.children.push(node);
  }

  #point(destination: string): void {
    if (this.#top.kind === 'link')
      this.#top.href = destination.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  }

  /** A link that leads where none may lead shows what was written, address included. */
  #closeLink(): void {
    const node = this.#stack.pop();
    if (node?.kind !== 'link') return;
    const href = safeHref(node.href);
    if (href) this.#add({ ...node, href });
    else for (const part of ['[', ...node.children, `](${node.href})`]) this.#add(part);
  }

  #closeCode(kind: 'code' | 'pre'): void {
    const text = (this.#code ?? []).join('');
    this.#code = null;
    this.#add({
      kind,
      text: kind === 'pre' ? text.replace(/^\n|\n$/g, '') : text.replaceAll('\n', ' '),
    });
  }
}

function linkTo(address: string, source: string): SmallNode {
  const href = safeHref(/^[^\s:@]+@[^\s@]+$/.test(address) ? `mailto:${address}` : address);
  return href ? { kind: 'link', href, children: [address] } : source;
}

/** Neighbouring pieces of text become one, and addresses in it become links. */
function tidy(nodes: SmallNode[], isInLink = false): SmallNode[] {
  const merged: SmallNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (typeof node === 'string' && typeof last === 'string')
      merged[merged.length - 1] = last + node;
    else merged.push(node);
  }
  return merged.flatMap((node): SmallNode[] => {
    if (typeof node === 'string') return isInLink ? [node] : linksIn(node).map(toNode);
    if (!('children' in node)) return [node];
    return [{ ...node, children: tidy(node.children, isInLink || node.kind === 'link') }];
  });
}

const toNode = (part: string | { href: string }): SmallNode =>
  typeof part === 'string' ? part : { kind: 'link', href: part.href, children: [part.href] };

/**
 * What a text says, as a tree that holds nothing but these nodes. One that is made to hold up its
 * readers, or that micromark trips over, says what was typed.
 */
export function parseSmallMarkdown(text: string): SmallNode[] {
  if ((text.match(SIGNS)?.length ?? 0) > MOST_SIGNS) return tidy(plainParagraphs(text));
  try {
    return tidy(new Reader().read(eventsOf(text)));
  } catch {
    return tidy(plainParagraphs(text));
  }
}
