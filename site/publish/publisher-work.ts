import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import { contactAddress } from './contact-address.ts';
import type { Moment } from './database.ts';
import type { EditorReport } from './editor-reports.ts';
import { type Means, type Published, publishOnce, rollBack } from './publish-once.ts';
import { PublishQueue } from './publish-queue.ts';
import * as releases from './releases.ts';

const LOOK_EVERY_MS = 5000;
const FULL_BUILD_EVERY_MS = 60 * 60 * 1000;
const RETRY_AFTER_MS = 30_000;

export type Failure = {
  message: string;
  collection?: string;
  entry?: string;
  field?: string;
  at: string;
};

export type Status = {
  state: 'idle' | 'waiting' | 'busy';
  live: number | null;
  /** After a roll-back nothing is published until somebody asks for it. */
  isHeld: boolean;
  last: (Published & { at: string; reasons: string[] }) | null;
  failure: Failure | null;
};

export class Publisher {
  readonly #means: Means;
  readonly #queue: PublishQueue<Published>;
  #last: Status['last'] = null;
  #failure: Failure | null = null;
  #nextOpening: Date | undefined;
  #lastTry = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(means: Means, debounceMs = 1000) {
    this.#means = means;
    this.#queue = new PublishQueue((reasons) => this.#publish(reasons), {
      debounceMs,
      patienceMs: 5 * debounceMs,
    });
  }

  async status(): Promise<Status> {
    return {
      state: this.#queue.state,
      live: (await releases.servedRelease(this.#means.releasesDir)) ?? null,
      isHeld: this.#isHeld,
      last: this.#last,
      failure: this.#failure,
    };
  }

  /** Somebody asks: an editor by the webhook, a person by `npm run publish`. */
  async ask(reason: string): Promise<Published> {
    await rm(this.#heldFile, { force: true });
    return this.#queue.request(reason);
  }

  /** What readers left for the editors. */
  report(name: EditorReport): Promise<unknown> {
    return this.#means.database.editorReport(name);
  }

  async rollBack(): Promise<number> {
    return this.#queue.exclusively(async () => {
      const live = await rollBack(this.#means);
      // Else the next timed build would bring back what was just taken away.
      await writeFile(this.#heldFile, '');
      return live;
    });
  }

  start(): void {
    void this.#look();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#means.database.end();
  }

  get #heldFile(): string {
    return join(this.#means.releasesDir, 'held');
  }

  get #isHeld(): boolean {
    return existsSync(this.#heldFile);
  }

  /** What time and the database want, asked again and again: nothing depends on one timer. */
  async #look(): Promise<void> {
    try {
      await mkdir(this.#means.releasesDir, { recursive: true });
      const moment = await this.#means.database.moment();
      if (this.#queue.state === 'idle') {
        await this.#reconcile(moment);
        const reason = this.#isHeld ? undefined : this.#reasonAt(moment);
        if (reason) void this.#queue.request(reason);
      }
    } catch (error) {
      if (!this.#isStopped) console.error(String(error));
    }
    if (!this.#isStopped) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  /** A crash between the two halves of a flip: the database's half counts. */
  async #reconcile({ live }: Moment): Promise<void> {
    const { releasesDir } = this.#means;
    const served = await releases.servedRelease(releasesDir);
    if (live !== undefined && live !== served && releases.hasRelease(releasesDir, live)) {
      await releases.serveRelease(releasesDir, live);
      console.log(`version ${live} (au lieu de ${served ?? '–'})`);
    }
  }

  #reasonAt({ now, live }: Moment): string | undefined {
    const sinceTry = performance.now() - this.#lastTry;
    if (this.#lastTry > 0 && this.#failure && sinceTry < RETRY_AFTER_MS) return undefined;
    const isServed = live !== undefined && releases.hasRelease(this.#means.releasesDir, live);
    if (!isServed || this.#lastTry === 0) return 'start';
    if (this.#nextOpening && now >= this.#nextOpening) return 'opening';
    if (this.#last && now < new Date(this.#last.buildNow)) return 'clock';
    if (this.#failure && !this.#failure.entry) return 'retry';
    return sinceTry > FULL_BUILD_EVERY_MS ? 'hourly' : undefined;
  }

  async #publish(reasons: string[]): Promise<Published> {
    this.#lastTry = performance.now();
    try {
      const published = await publishOnce(this.#means);
      this.#failure = null;
      this.#last = { ...published, at: new Date().toISOString(), reasons };
      this.#nextOpening = (await this.#means.database.moment()).nextOpening;
      console.log(`version ${published.live} (${reasons.join(', ')})`, published.seconds);
      return published;
    } catch (error) {
      await this.#tell(error, reasons);
      throw error;
    }
  }

  async #tell(error: unknown, reasons: string[]): Promise<void> {
    const isKnown = error instanceof CmsError;
    const { collection, entry, field } = isKnown ? error.where : {};
    const message = isKnown
      ? error.message
      : `La publication a échoué : la base de données ou le stockage ne répond pas. Le site n’a pas changé. Nouvel essai dans ${RETRY_AFTER_MS / 1000} secondes.`;
    this.#failure = {
      message,
      ...(collection && { collection }),
      ...(entry && { entry }),
      ...(field && { field }),
      at: new Date().toISOString(),
    };
    console.error(message);
    if (!isKnown) console.error(error);
    // Mail for what an editor can mend, or has just asked for; not for every pause of a server.
    if (!entry && !reasons.includes('webhook')) return;
    const { at: _, ...failure } = this.#failure;
    try {
      const recipient = await contactAddress(this.#means.contentDir);
      if (recipient) await this.#means.database.reportFailure(recipient, failure);
    } catch (cause) {
      console.error(String(cause));
    }
  }
}
