type Rule = { required: string[]; files: string[] };

/** What a text may hold beside Markdown: the same list as site/cms/mdx-components.ts. */
export const COMPONENTS: Record<string, Rule> = {
  Figure: { required: ['file', 'alt'], files: ['file'] },
  Video: { required: ['file'], files: ['file', 'poster', 'subtitlesFr', 'subtitlesEn'] },
  Download: { required: ['file', 'label'], files: ['file'] },
  Callout: { required: ['kind'], files: [] },
  Accordion: { required: ['title'], files: [] },
  Quote: { required: [], files: [] },
  Columns: { required: [], files: [] },
  Steps: { required: [], files: [] },
  Key: { required: [], files: [] },
};

/** Tags that carry neither style nor behaviour. */
export const SAFE_TAGS: ReadonlySet<string> = new Set(
  [
    'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3',
    'h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td',
    'tfoot th thead time tr u ul var wbr',
  ].flatMap((line) => line.split(' ')),
);
