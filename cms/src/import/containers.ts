import { fenceOf, nextFence } from './code';

export type Block =
  | { type: 'text'; text: string }
  | { type: 'container'; kind: string; title: string; children: Block[]; isClosed: boolean };

type Open = Extract<Block, { type: 'container' }>;

const OPENING = /^ {0,3}:{3,}[ \t]*([\p{L}][\p{L}-]*)[ \t]*(.*)$/u;
const CLOSING = /^ {0,3}:{3,}[ \t]*$/;

/** Splits a text at its `::: kind title … :::` containers, nested ones included. */
export function splitContainers(source: string): Block[] {
  const root: Block[] = [];
  const open: Open[] = [];
  let lines: string[] = [];
  let fence: string | null = null;
  const siblings = () => open.at(-1)?.children ?? root;
  const flush = () => {
    const text = lines.join('\n');
    if (text.trim()) siblings().push({ type: 'text', text });
    lines = [];
  };
  for (const line of source.split('\n')) {
    const mark = fenceOf(line);
    const opening = fence || mark ? null : OPENING.exec(line);
    if (opening) {
      flush();
      const [, kind = '', title = ''] = opening;
      const container: Open = { type: 'container', kind, title, children: [], isClosed: false };
      siblings().push(container);
      open.push(container);
    } else if (!fence && CLOSING.test(line) && open.length > 0) {
      flush();
      const closed = open.pop();
      if (closed) closed.isClosed = true;
    } else {
      lines.push(line);
    }
    fence = nextFence(fence, line, mark);
  }
  flush();
  return root;
}
