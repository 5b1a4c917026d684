// What a body may hold beside Markdown. Everything not listed here is refused.
import { BROWSERS } from '#widgets/lib/browser-name.ts';
import { LEGAL_FIELDS, LEGAL_PARTS } from '../legal/facts.ts';

/** A `label` is a key of the message catalogue: the text of a button, quoted. */
type Attributes = Record<string, 'text' | 'file' | 'url' | 'label' | readonly string[]>;
export type ElementRule = { attributes: Attributes; required: readonly string[] };

/** Components of a lesson body; each is an Astro component of the same name. */
export const COMPONENTS: Record<string, ElementRule> = {
  Figure: {
    attributes: { file: 'file', alt: 'text', caption: 'text' },
    required: ['file', 'alt'],
  },
  Video: {
    attributes: {
      file: 'file',
      poster: 'file',
      subtitlesFr: 'file',
      subtitlesEn: 'file',
      transcript: 'text',
      title: 'text',
    },
    required: ['file'],
  },
  Download: { attributes: { file: 'file', label: 'text' }, required: ['file', 'label'] },
  Callout: {
    attributes: { kind: ['info', 'tip', 'warning', 'definition'], title: 'text' },
    required: ['kind'],
  },
  Accordion: { attributes: { title: 'text' }, required: ['title'] },
  Quote: { attributes: { author: 'text', source: 'text' }, required: [] },
  Columns: { attributes: {}, required: [] },
  Steps: { attributes: {}, required: [] },
  Key: { attributes: {}, required: [] },
  Label: { attributes: { name: 'label' }, required: ['name'] },
  Browsers: { attributes: {}, required: [] },
  Browser: { attributes: { name: BROWSERS }, required: ['name'] },
  Clip: {
    attributes: { file: 'file', alt: 'text', caption: 'text' },
    required: ['file', 'alt'],
  },
  Legal: { attributes: { field: LEGAL_FIELDS }, required: ['field'] },
  LegalFacts: { attributes: { part: LEGAL_PARTS }, required: ['part'] },
};

/** Made by the gate from `![alt](file)` and `[text](file)`; editors do not write them. */
export const PICTURE = 'Picture';
export const FILE_LINK = 'FileLink';
export const MADE_BY_THE_GATE: Record<string, ElementRule> = {
  [PICTURE]: { attributes: { file: 'file', alt: 'text', title: 'text' }, required: ['file'] },
  [FILE_LINK]: { attributes: { file: 'file' }, required: ['file'] },
};

const plain: ElementRule = { attributes: { lang: 'text', title: 'text' }, required: [] };
const cell: ElementRule = {
  attributes: {
    lang: 'text',
    colspan: 'text',
    rowspan: 'text',
    scope: ['col', 'row', 'colgroup', 'rowgroup'],
  },
  required: [],
};
const TAGS = [
  'abbr b blockquote br caption cite code dd del details dfn div dl dt em hr i ins kbd li mark ol p',
  'pre q s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr',
  'h2 h3 h4 h5 h6 figure figcaption',
];

/** Raw tags that carry neither style nor behaviour. */
export const SAFE_TAGS: Record<string, ElementRule> = {
  ...Object.fromEntries(TAGS.flatMap((line) => line.split(' ')).map((tag) => [tag, plain])),
  td: cell,
  th: cell,
  a: { attributes: { href: 'url', title: 'text', lang: 'text' }, required: ['href'] },
  time: { attributes: { datetime: 'text' }, required: [] },
};
