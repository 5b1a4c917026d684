import { publishProblems, TEXTS } from '../entry-checks';
import type { ContentFault } from './content-fault';
import { textsOf } from './entry-texts';
import { filmFaults } from './film-faults';
import { linkFaults } from './link-faults';
import { lostLinkFaults } from './lost-link-faults';
import { openingFaults } from './opening-faults';
import { minutesFor, readingFaults } from './reading-time';
import { type ContentEntry, LESSON, MODULE, type SiteContent } from './site-content';
import { SiteMap } from './site-map';
import { factsOf, type Text } from './text-facts';
import { titleFaults } from './title-faults';

export type CheckedEntry = Omit<ContentEntry, 'values' | 'parent'> & {
  /** The address of its page; null where it has none. */
  address: string | null;
  /** How long its texts take to read. */
  minutes: number;
  faults: ContentFault[];
};

/** Checks every entry by itself and among the others, and yields each one as it is done. */
export class ContentCheck {
  private readonly content: SiteContent;
  private readonly map: SiteMap;
  private readonly openings: Map<string, ContentFault>;
  private readonly titles: Map<string, ContentFault>;

  constructor(content: SiteContent) {
    this.content = content;
    this.map = new SiteMap(content.entries);
    this.openings = openingFaults(content.entries);
    this.titles = titleFaults(content.entries);
  }

  check(entry: ContentEntry): CheckedEntry {
    const { values, parent: _, ...named } = entry;
    const texts = textsOf(entry).map((text) => this.text(entry, text));
    const words = texts.reduce((sum, text) => sum + text.words, 0);
    const { documentId } = entry;
    const among = [this.openings.get(documentId), this.titles.get(documentId)];
    const faults = [
      ...this.refusals(entry),
      ...texts.flatMap((text) => text.faults),
      ...filmFaults(entry),
      ...(entry.uid === LESSON ? readingFaults(words, 'Texte') : []),
      ...among.filter((fault) => fault !== undefined),
    ];
    return {
      ...named,
      address: this.map.addressOf(entry),
      minutes: minutesFor(words),
      faults: faults.toSorted(
        (a, b) => Number(a.level !== 'blocks') - Number(b.level !== 'blocks'),
      ),
    };
  }

  /** What publishing would refuse, its texts apart: those are looked at line by line. */
  private refusals({ uid, values }: ContentEntry): ContentFault[] {
    const texts = (TEXTS[uid] ?? []).map(({ field }) => [field, values[field] ? 'x' : '']);
    const known = { ...values, ...Object.fromEntries(texts) };
    return publishProblems(uid, known).map(({ field, sentence }) => ({
      level: 'blocks',
      topic: 'publication',
      field: FIELDS[field] ?? field,
      line: null,
      quote: '',
      sentence,
      advice: '',
    }));
  }

  private text(entry: ContentEntry, { name, ...text }: Text & { name: string }) {
    const { words, links, faults } = factsOf(text);
    const around = {
      map: this.map,
      own: (anchor: string) => this.map.hasAnchor(entry, anchor),
      files: text.files,
    };
    const isImported = name === (entry.uid === MODULE ? 'introduction' : 'body');
    const lost = (isImported && this.content.lost.get(entry.documentId)) || [];
    return {
      words,
      faults: [
        ...faults,
        ...links.flatMap((link) => linkFaults(link, text.field, around)),
        ...lostLinkFaults(text, lost),
      ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    };
  }
}

const FIELDS: Record<string, string> = {
  module: 'Module',
  course: 'Cours',
  lesson: 'Séquence',
  category: 'Rubrique',
  version: 'Version',
  body: 'Texte',
  video: 'Vidéo',
};
