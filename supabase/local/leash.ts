import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Leashed } from './ending.ts';

/** The supervisor's side of the keeper, which is started again should it die first. */
export class Leash {
  readonly #leashed = new Map<number, Leashed>();
  #keeper: ChildProcess;
  #isReleased = false;

  readonly #file: string;

  /** The file names what runs: the next start ends what is left of it, should all of us be killed. */
  constructor(file: string) {
    this.#file = file;
    this.#keeper = this.#startKeeper();
  }

  get pid(): number | undefined {
    return this.#keeper.pid;
  }

  add(one: Leashed): void {
    this.#leashed.set(one.pid, one);
    this.#record();
    this.#tell({ add: one });
  }

  remove(pid: number): void {
    this.#leashed.delete(pid);
    this.#record();
    this.#tell({ remove: pid });
  }

  all(): Leashed[] {
    return [...this.#leashed.values()];
  }

  /** Lets the keeper go, when nothing is left to keep. */
  release(): void {
    this.#isReleased = true;
    this.#keeper.stdin?.end();
    rmSync(this.#file, { force: true });
  }

  #record() {
    writeFileSync(this.#file, JSON.stringify(this.all()));
  }

  #startKeeper() {
    const keeper = spawn(process.execPath, [join(import.meta.dirname, 'keeper.ts')], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    keeper.stdin.on('error', () => {}); // it died: 'exit' follows
    keeper.on('exit', () => {
      if (this.#isReleased) return;
      this.#keeper = this.#startKeeper();
      for (const one of this.#leashed.values()) this.#tell({ add: one });
    });
    return keeper;
  }

  #tell(message: object) {
    this.#keeper.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}
