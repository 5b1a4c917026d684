import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react';
import { plainParagraphs } from '../lib/plain-paragraphs.ts';
import type { SmallNode } from '../lib/small-markdown.ts';

type Parse = (text: string) => SmallNode[];

let loaded: Parse | null = null;

/** The parser, once it is here; a page that cannot load it goes on showing the text as it was typed. */
function useParser(): Parse | null {
  const [parser, setParser] = useState<{ parse: Parse } | null>(loaded && { parse: loaded });
  useEffect(() => {
    if (loaded) return;
    let isWanted = true;
    import('../lib/small-markdown.ts').then(
      ({ parseSmallMarkdown }) => {
        loaded = parseSmallMarkdown;
        if (isWanted) setParser({ parse: parseSmallMarkdown });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return parser?.parse ?? null;
}

interface SmallMarkdownProps {
  text: string;
  /** Where no paragraph may stand, as in a label: a text of one paragraph goes without. */
  isInline?: boolean;
}

/** What somebody wrote in Markdown of a small kind. Safe whatever stands in it. */
export function SmallMarkdown({ text, isInline = false }: SmallMarkdownProps) {
  const parse = useParser();
  // Once for each text: a list of comments is rendered anew at every click in it.
  const nodes = useMemo(() => (parse ?? plainParagraphs)(text), [parse, text]);
  const [only, ...others] = nodes;
  const isSingle = typeof only === 'object' && only.kind === 'paragraph' && others.length === 0;
  return isInline && isSingle ? <span>{list(only.children)}</span> : list(nodes);
}

const list = (nodes: SmallNode[]): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order than its own
  nodes.map((node, at) => <Fragment key={at}>{element(node)}</Fragment>);

function element(node: SmallNode): ReactNode {
  if (typeof node === 'string') return node;
  switch (node.kind) {
    case 'break':
      return <br />;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      );
    case 'link':
      return (
        <a href={node.href} rel="nofollow ugc noopener">
          {list(node.children)}
        </a>
      );
    case 'emphasis':
      return <em>{list(node.children)}</em>;
    case 'strong':
      return <strong>{list(node.children)}</strong>;
    case 'paragraph':
      return <p>{list(node.children)}</p>;
    case 'bullets':
      return <ul>{list(node.children)}</ul>;
    case 'numbers':
      return <ol>{list(node.children)}</ol>;
    case 'item':
      return <li>{item(node.children)}</li>;
  }
}

/** A point of one paragraph needs no paragraph. */
function item(children: SmallNode[]): ReactNode {
  const [first, ...rest] = children;
  const isSingle =
    typeof first === 'object' &&
    first.kind === 'paragraph' &&
    !rest.some((node) => typeof node === 'object' && node.kind === 'paragraph');
  if (!isSingle) return list(children);
  return (
    <>
      {list(first.children)}
      {list(rest)}
    </>
  );
}
