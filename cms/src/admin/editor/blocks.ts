// What « Insérer » offers: the components of a text, in the words of an editor. The gate's list
// (checks/mdx-components.ts) says what is allowed; a test holds the two side by side.

export type BlockField = {
  name: string;
  label: string;
  hint?: string;
  isRequired?: boolean;
} & (
  | { type: 'text' | 'long-text' }
  | { type: 'file'; accept: 'image' | 'video' | 'subtitle' | 'any' }
  | { type: 'choice'; choices: readonly { value: string; label: string }[] }
  | { type: 'label' }
);

export type Block = {
  /** The name in the text, which no editor sees. */
  name: string;
  label: string;
  hint: string;
  kind: 'flow' | 'text';
  /** Whether text is written inside. */
  holdsText: boolean;
  fields: readonly BlockField[];
  /** What is put inside when it is inserted, as Markdown. */
  start?: string;
  /** Left out of the menu: what only its parent or a legal page needs. */
  isHidden?: boolean;
};

const file = (
  name: string,
  label: string,
  accept: 'image' | 'video' | 'subtitle' | 'any',
  isRequired = false,
): BlockField => ({ name, label, type: 'file', accept, isRequired });

const text = (name: string, label: string, hint = '', isRequired = false): BlockField => ({
  name,
  label,
  type: 'text',
  isRequired,
  ...(hint && { hint }),
});

const ALT = text(
  'alt',
  'Description de l’image',
  'Ce que l’image montre, pour qui ne la voit pas.',
  true,
);

export const BROWSERS = [
  { value: 'firefox', label: 'Firefox' },
  { value: 'chrome', label: 'Chrome' },
  { value: 'safari', label: 'Safari' },
  { value: 'opera', label: 'Opera' },
  { value: 'edge', label: 'Edge' },
  { value: 'iphone', label: 'iPhone (Safari)' },
  { value: 'android', label: 'Téléphone Android (Chrome)' },
  { value: 'samsung', label: 'Samsung Internet' },
  { value: 'mail', label: 'Depuis une application de courriel' },
] as const;

export const BLOCKS: readonly Block[] = [
  {
    name: 'Callout',
    label: 'Encadré',
    hint: 'Un passage mis en avant : conseil, attention, définition.',
    kind: 'flow',
    holdsText: true,
    fields: [
      {
        name: 'kind',
        label: 'Sorte d’encadré',
        type: 'choice',
        isRequired: true,
        choices: [
          { value: 'info', label: 'Information' },
          { value: 'tip', label: 'Conseil' },
          { value: 'warning', label: 'Attention' },
          { value: 'definition', label: 'Définition' },
        ],
      },
      text('title', 'Titre', 'Facultatif.'),
    ],
    start: 'Le texte de l’encadré.',
  },
  {
    name: 'Figure',
    label: 'Figure',
    hint: 'Une image, sa description et sa légende.',
    kind: 'flow',
    holdsText: false,
    fields: [
      file('file', 'Image', 'image', true),
      ALT,
      text('caption', 'Légende', 'Écrite sous l’image. Facultative.'),
    ],
  },
  {
    name: 'Video',
    label: 'Vidéo',
    hint: 'Un film avec son, ses sous-titres et sa transcription.',
    kind: 'flow',
    holdsText: false,
    fields: [
      file('file', 'Film', 'video', true),
      text('title', 'Titre'),
      file('poster', 'Image montrée avant la lecture', 'image'),
      file('subtitlesFr', 'Sous-titres français', 'subtitle'),
      file('subtitlesEn', 'Sous-titres anglais', 'subtitle'),
      {
        name: 'transcript',
        label: 'Transcription',
        type: 'long-text',
        hint: 'Tout ce qui est dit et montré, en texte.',
      },
    ],
  },
  {
    name: 'Download',
    label: 'Fichier',
    hint: 'Un document à télécharger.',
    kind: 'flow',
    holdsText: false,
    fields: [
      file('file', 'Fichier', 'any', true),
      text('label', 'Nom montré', 'Par exemple : « Fiche à remplir (document texte) ».', true),
    ],
  },
  {
    name: 'Accordion',
    label: 'Accordéon',
    hint: 'Un titre qui déplie un passage.',
    kind: 'flow',
    holdsText: true,
    fields: [text('title', 'Titre', 'La seule ligne visible avant de déplier.', true)],
    start: 'Le texte à déplier.',
  },
  {
    name: 'Quote',
    label: 'Citation',
    hint: 'Les mots de quelqu’un, avec son nom.',
    kind: 'flow',
    holdsText: true,
    fields: [text('author', 'Qui parle'), text('source', 'D’où vient la citation')],
    start: 'Le texte de la citation.',
  },
  {
    name: 'Steps',
    label: 'Étapes',
    hint: 'Une marche à suivre, numérotée.',
    kind: 'flow',
    holdsText: true,
    fields: [],
    start: '1. Première étape.\n2. Deuxième étape.',
  },
  {
    name: 'Columns',
    label: 'Colonnes',
    hint: 'Deux passages côte à côte, l’un sous l’autre sur un téléphone.',
    kind: 'flow',
    holdsText: true,
    fields: [],
    start: 'À gauche.\n\nÀ droite.',
  },
  {
    name: 'Key',
    label: 'Touche',
    hint: 'Une touche du clavier, dans une phrase.',
    kind: 'text',
    holdsText: true,
    fields: [],
    start: 'Entrée',
  },
  {
    name: 'Browsers',
    label: 'Selon le navigateur',
    hint: 'Une explication par navigateur ; chacun voit d’abord le sien.',
    kind: 'flow',
    holdsText: true,
    fields: [],
    start:
      '<Browser name="firefox">\n\nDans Firefox…\n\n</Browser>\n\n<Browser name="chrome">\n\nDans Chrome…\n\n</Browser>',
  },
  {
    name: 'Browser',
    label: 'Un navigateur',
    hint: 'L’explication pour un navigateur, dans « Selon le navigateur ».',
    kind: 'flow',
    holdsText: true,
    fields: [
      { name: 'name', label: 'Navigateur', type: 'choice', isRequired: true, choices: BROWSERS },
    ],
    start: 'Dans ce navigateur…',
  },
  {
    name: 'Label',
    label: 'Libellé de l’interface',
    hint: 'Le nom d’un bouton ou d’un champ du site : il change ici quand il change là-bas.',
    kind: 'text',
    holdsText: false,
    fields: [{ name: 'name', label: 'Libellé', type: 'label', isRequired: true }],
  },
  {
    name: 'Clip',
    label: 'Petite vidéo muette',
    hint: 'Quelques secondes, sans son, que l’on lance soi-même.',
    kind: 'flow',
    holdsText: false,
    fields: [
      file('file', 'Film', 'video', true),
      text('alt', 'Description', 'Ce que le film montre, pour qui ne le voit pas.', true),
      text('caption', 'Légende', 'Facultative.'),
    ],
  },
  {
    name: 'Legal',
    label: 'Renseignement des réglages',
    hint: 'Une valeur de « Réglages du site », écrite dans la phrase.',
    kind: 'text',
    holdsText: false,
    isHidden: true,
    fields: [text('field', 'Renseignement', '', true)],
  },
  {
    name: 'LegalFacts',
    label: 'Tableau des réglages',
    hint: 'Un groupe de renseignements tirés de « Réglages du site ».',
    kind: 'flow',
    holdsText: false,
    isHidden: true,
    fields: [text('part', 'Groupe', '', true)],
  },
];

export const blockNamed = (name: string | null): Block | undefined =>
  BLOCKS.find((block) => block.name === name);
