type Rule = {
  required: readonly string[];
  files: readonly string[];
  /** Attributes one may leave out. */
  optional: readonly string[];
  /** Attributes that name a text of the interface, by its key in the message catalogue. */
  labels?: readonly string[];
  /** Attributes that take one of a few words. */
  choices?: Record<string, readonly string[]>;
};

/** What a text may hold beside Markdown: the same list as site/cms/mdx-components.ts. */
export const COMPONENTS: Record<string, Rule> = {
  Figure: { required: ['file', 'alt'], files: ['file'], optional: ['caption'] },
  Video: {
    required: ['file'],
    files: ['file', 'poster', 'subtitlesFr', 'subtitlesEn'],
    optional: ['poster', 'subtitlesFr', 'subtitlesEn', 'transcript', 'title'],
  },
  Download: { required: ['file', 'label'], files: ['file'], optional: [] },
  Callout: {
    required: ['kind'],
    files: [],
    optional: ['title'],
    choices: { kind: ['info', 'tip', 'warning', 'definition'] },
  },
  Accordion: { required: ['title'], files: [], optional: [] },
  Quote: { required: [], files: [], optional: ['author', 'source'] },
  Columns: { required: [], files: [], optional: [] },
  Steps: { required: [], files: [], optional: [] },
  Key: { required: [], files: [], optional: [] },
  Label: { required: ['name'], files: [], optional: [], labels: ['name'] },
  Browsers: { required: [], files: [], optional: [] },
  Browser: {
    required: ['name'],
    files: [],
    optional: [],
    choices: {
      name: [
        'firefox',
        'chrome',
        'safari',
        'opera',
        'edge',
        'iphone',
        'android',
        'samsung',
        'mail',
      ],
    },
  },
  Clip: { required: ['file', 'alt'], files: ['file'], optional: ['caption'] },
  Legal: {
    required: ['field'],
    files: [],
    optional: [],
    choices: {
      field: [
        'publisherName',
        'publisherLegalForm',
        'publisherRegistration',
        'vatNumber',
        'publisherAddress',
        'publicationDirector',
        'hostName',
        'hostAddress',
        'hostPhone',
        'dataProtectionContact',
        'dataProtectionOfficer',
        'processors',
        'backupRetention',
        'supervisoryAuthority',
        'mediation',
        'contactEmail',
        'phone',
        'openingHours',
      ],
    },
  },
  LegalFacts: {
    required: ['part'],
    files: [],
    optional: [],
    choices: {
      part: [
        'publisher',
        'host',
        'controller',
        'processors',
        'authority',
        'mediation',
        'contact',
        'storage',
        'accessibility',
      ],
    },
  },
};

/** Tags that carry neither style nor behaviour. */
export const SAFE_TAGS: ReadonlySet<string> = new Set(
  [
    'a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3',
    'h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td',
    'tfoot th thead time tr u ul var wbr',
  ].flatMap((line) => line.split(' ')),
);
