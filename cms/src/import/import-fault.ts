/** What keeps a folder from being imported: where it stands, and what to do about it. */
export type ImportFault = { path: string; line: number | null; sentence: string };

/** Nothing was written: every fault of the folder is told at once. */
export class ImportRefusal extends Error {
  readonly faults: readonly ImportFault[];

  constructor(faults: readonly ImportFault[]) {
    super(faults.map(faultLine).join('\n'));
    this.faults = faults;
  }
}

export function faultLine({ path, line, sentence }: ImportFault): string {
  return `${path}${line === null ? '' : `, ligne ${line}`} : ${sentence}`;
}

/** The line on which a word first stands in a text. */
export function lineOf(source: string, word: string): number | null {
  const at = word === '' ? -1 : source.indexOf(word);
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}
