import { problemsIn, readMdx } from '../mdx-check';
import { anchorsIn } from './anchors';
import type { ContentFault } from './content-fault';
import { filmsInText } from './film-faults';
import { headingFaults } from './heading-faults';
import { linksIn, type WrittenLink } from './link-faults';
import { pictureFaults } from './picture-faults';
import { wordsIn } from './reading-time';

/** What is known of a text without the rest of the site. */
export type TextFacts = {
  words: number;
  anchors: string[];
  links: WrittenLink[];
  faults: ContentFault[];
};

export type Text = {
  source: string;
  field: string;
  files: readonly string[];
  /** The depth of its first heading, at most. */
  first: number;
};

/** Reading a text takes milliseconds, and most texts are as they were at the last check. */
const known = new Map<string, TextFacts>();
const MOST_KNOWN = 5_000;

export function factsOf(text: Text): TextFacts {
  const key = JSON.stringify(text);
  const facts = known.get(key) ?? readFacts(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, facts);
  return facts;
}

function readFacts({ source, field, files, first }: Text): TextFacts {
  const place = { source, field };
  const tree = readMdx(source);
  if ('sentence' in tree) {
    const faults = [refusal(place, tree.line, tree.sentence)];
    return { words: 0, anchors: [], links: [], faults };
  }
  return {
    words: wordsIn(tree),
    anchors: anchorsIn(tree),
    links: linksIn(tree, place),
    faults: [
      ...problemsIn(tree, files).map(({ line, sentence }) => refusal(place, line, sentence)),
      ...pictureFaults(tree, place),
      ...filmsInText(tree, place),
      ...headingFaults(tree, place, first),
    ],
  };
}

function refusal(
  { source, field }: { source: string; field: string },
  line: number,
  sentence: string,
): ContentFault {
  return {
    level: 'blocks',
    topic: 'publication',
    field,
    line,
    quote: (source.split('\n')[line - 1] ?? '').trim().slice(0, 100),
    sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1),
    advice: '',
  };
}
