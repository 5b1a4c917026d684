/** What the site would refuse to publish, or what a reader would stumble over. */
export type Level = 'blocks' | 'improve';

export type Topic =
  | 'publication'
  | 'link'
  | 'picture'
  | 'film'
  | 'heading'
  | 'reading'
  | 'opening'
  | 'title';

/** A fault of one entry, in words for its editor. */
export type ContentFault = {
  level: Level;
  topic: Topic;
  /** The field as its form calls it. */
  field: string;
  line: number | null;
  /** The words in question. */
  quote: string;
  sentence: string;
  /** How to mend it. */
  advice: string;
};

/** Where a fault of a text stands, and how to make one. */
export type TextPlace = { field: string; source: string };

type Spot = {
  position?: { start: { line: number; offset?: number }; end: { offset?: number } } | undefined;
};

export function lineOf({ position }: Spot): number {
  return position?.start.line ?? 1;
}

/** What stands in the text there, on one line and not too long. */
export function quoteOf({ source }: TextPlace, { position }: Spot): string {
  const whole = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  const line = whole.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
