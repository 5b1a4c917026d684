/** What was converted in one file, counted, in words for the report. */
export class Notes {
  private readonly counts = new Map<string, number>();

  add(what: string, count = 1) {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  sentences(): string[] {
    return [...this.counts].map(([what, count]) => (count > 1 ? `${what} (${count})` : what));
  }

  toString() {
    return this.sentences().join(', ');
  }
}
