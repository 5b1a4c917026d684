import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HALF_AN_HOUR = 30 * 60 * 1000;

type Waiting = { user: number; folder: string; course: string; until: number };

/**
 * Folders that were tried and wait for « Importer »: each in a private place of this machine, known
 * by a random word to the editor who sent it, and gone when it is imported, replaced or late.
 */
export class WaitingImports {
  private readonly waiting = new Map<string, Waiting>();
  private readonly home: string;
  private readonly now: () => number;
  private isOpen = false;

  constructor(name: string, now: () => number = Date.now) {
    this.home = join(tmpdir(), `preau-imports-${name}`);
    this.now = now;
  }

  /** An empty folder of this editor's; what they tried before is given up. */
  open(user: number): string {
    for (const [word, { user: owner, until }] of this.waiting) {
      if (owner === user || until < this.now()) this.drop(word);
    }
    // What a stopped server left is nobody's. Not sooner: a command on the server makes one of these too.
    if (!this.isOpen) rmSync(this.home, { recursive: true, force: true });
    this.isOpen = true;
    mkdirSync(this.home, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(this.home, 'zip-'));
  }

  /** Keeps a folder, in which the course may lie deeper, and gives its word. */
  keep(user: number, folder: string, course: string): string {
    const word = randomBytes(24).toString('base64url');
    this.waiting.set(word, { user, folder, course, until: this.now() + HALF_AN_HOUR });
    return word;
  }

  /** Where the course lies; null for another editor's word, a late or an unknown one. */
  find(user: number, word: string): string | null {
    const known = this.waiting.get(word);
    if (known && known.until < this.now()) this.drop(word);
    return known && known.user === user && known.until >= this.now() ? known.course : null;
  }

  drop(word: string) {
    const known = this.waiting.get(word);
    this.waiting.delete(word);
    if (known) rmSync(known.folder, { recursive: true, force: true });
  }
}
