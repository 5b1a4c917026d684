import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import { cmsPath } from '../cms/entry-at-fault.ts';
import { contactAddress } from './contact-address.ts';
import type { Moment } from './database.ts';
import type { EditorReport } from './editor-reports.ts';
import { type Failure, type PublicationRecord, readHistory, remember } from './history.ts';
import { type Means, type Published, publishOnce, rollBack, type Step } from './publish-once.ts';
import { PublishQueue } from './publish-queue.ts';
import * as releases from './releases.ts';
import { type Site, siteOf } from './site-state.ts';

const LOOK_EVERY_MS = 5000;
const FULL_BUILD_EVERY_MS = 60 * 60 * 1000;
const RETRY_AFTER_MS = 30_000;

export type Status = {
  state: 'idle' | 'waiting' | 'busy';
  live: number | null;
  /** After a roll-back nothing is published until somebody asks for it. */
  isHeld: boolean;
  last: (Published & { at: string; reasons: string[] }) | null;
  failure: Failure | null;
};

/** All that « État du site » shows. */
export type SiteState = Status &
  Site & {
    now: string;
    /** What is being done, since when; null while nothing is. */
    step: { name: Step | 'roll-back' | 'waiting'; since: string } | null;
    history: PublicationRecord[];
  };

export class Publisher {
  readonly #means: Means;
  readonly #queue: PublishQueue<Published>;
  #last: Status['last'] = null;
  #failure: Failure | null = null;
  #nextOpening: Date | undefined;
  #step: SiteState['step'] = null;
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

  async siteState(): Promise<SiteState> {
    const { releasesDir, database } = this.#means;
    const [status, history, now] = await Promise.all([
      this.status(),
      readHistory(releasesDir),
      // While the database is away the page still tells what happened.
      database.moment().then(
        (moment) => moment.now,
        () => new Date(),
      ),
    ]);
    const site = await siteOf(releasesDir, status.live ?? undefined, now);
    return { ...status, ...site, now: now.toISOString(), step: this.#stepNow(), history };
  }

  #stepNow(): SiteState['step'] {
    if (this.#step) return this.#step;
    return this.#queue.state === 'idle'
      ? null
      : { name: 'waiting', since: new Date().toISOString() };
  }

  #enter(name: Step | 'roll-back'): void {
    this.#step = { name, since: new Date().toISOString() };
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

  /** @param from the release that somebody saw live when they chose: another one is not theirs to take away. */
  async rollBack(from?: number): Promise<number> {
    return this.#queue.exclusively(async () => {
      this.#enter('roll-back');
      try {
        const served = await releases.servedRelease(this.#means.releasesDir);
        if (from !== undefined && served !== from) throw publishedMeanwhile(served);
        const live = await rollBack(this.#means);
        // Else the next timed build would bring back what was just taken away.
        await writeFile(this.#heldFile, '');
        await this.#remember({ reasons: [], outcome: 'rolled-back', live });
        return live;
      } finally {
        this.#step = null;
      }
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
      const published = await publishOnce(this.#means, (step) => this.#enter(step));
      this.#failure = null;
      this.#last = { ...published, at: new Date().toISOString(), reasons };
      this.#nextOpening = (await this.#means.database.moment()).nextOpening;
      await this.#remember({
        reasons,
        outcome: published.hasChanged ? 'changed' : 'same',
        live: published.live,
        seconds: published.seconds['all'] ?? null,
      });
      console.log(`version ${published.live} (${reasons.join(', ')})`, published.seconds);
      return published;
    } catch (error) {
      await this.#tell(error, reasons);
      throw error;
    } finally {
      this.#step = null;
    }
  }

  /** What cannot be written down must not undo what was done. */
  async #remember(
    record: Pick<PublicationRecord, 'reasons' | 'outcome'> & Partial<PublicationRecord>,
  ) {
    const whole = { live: null, seconds: null, failure: null, ...record };
    try {
      await remember(this.#means.releasesDir, { ...whole, at: new Date().toISOString() });
    } catch (error) {
      console.error(String(error));
    }
  }

  async #tell(error: unknown, reasons: string[]): Promise<void> {
    const isKnown = error instanceof CmsError;
    const where = isKnown ? error.where : {};
    const { collection, entry, field, line } = where;
    const path = cmsPath(where);
    const message = isKnown
      ? error.message
      : `La publication a échoué : la base de données ou le stockage ne répond pas. Le site n’a pas changé. Nouvel essai dans ${RETRY_AFTER_MS / 1000} secondes.`;
    this.#failure = {
      message,
      ...(collection && { collection }),
      ...(entry && { entry }),
      ...(field && { field }),
      ...(line && { line }),
      ...(path && { cmsPath: path }),
      at: new Date().toISOString(),
    };
    const live = (await releases.servedRelease(this.#means.releasesDir)) ?? null;
    await this.#remember({ reasons, outcome: 'failed', live, failure: this.#failure });
    console.error(message);
    if (!isKnown) console.error(error);
    // Mail for what an editor can mend, or has just asked for; not for every pause of a server.
    if (!entry && !reasons.includes('webhook')) return;
    const { at: _at, cmsPath: _path, line: _line, ...failure } = this.#failure;
    try {
      const recipient = await contactAddress(this.#means.contentDir);
      if (recipient) await this.#means.database.reportFailure(recipient, failure);
    } catch (cause) {
      console.error(String(cause));
    }
  }
}

function publishedMeanwhile(live: number | undefined): CmsError {
  return new CmsError(
    `Entre-temps, la version ${live ?? '–'} a été publiée. Le site n’a pas changé. Regardez ce qui est en ligne maintenant, puis choisissez de nouveau.`,
  );
}
