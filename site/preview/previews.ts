// The previews that are open: built one after the other, each for one entry, and forgotten when
// others come. What somebody asks twice while it waits is built once.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreviewedEntry } from '../../cms/src/preview/preview-pass.ts';
import type { Where } from '../cms/cms-error.ts';
import type { BuiltPreview, PreviewOrder } from './build-preview.ts';

export type PreviewFault = { message: string; where: Where };

type Preview = {
  built: BuiltPreview | undefined;
  fault: PreviewFault | undefined;
  /** Builds that were asked for and have not ended; the first may be under way. */
  pending: number;
};

export type BuildPreview = (order: PreviewOrder) => Promise<BuiltPreview>;

export type PreviewsOptions = {
  folder: string;
  cmsUrl: string;
  build: BuildPreview;
  faultOf: (error: unknown) => PreviewFault;
  kept?: number;
};

export class Previews {
  readonly #options: PreviewsOptions;
  /** In the order in which they were last asked for. */
  readonly #previews = new Map<string, Preview>();
  #turn: Promise<void> = Promise.resolve();

  constructor(options: PreviewsOptions) {
    this.#options = options;
  }

  /** What there is of an entry's preview; undefined for one that nobody has asked for. */
  find(entry: PreviewedEntry): (Omit<Preview, 'pending'> & { isPending: boolean }) | undefined {
    const preview = this.#previews.get(nameOf(entry));
    return preview && { ...preview, isPending: preview.pending > 0 };
  }

  /** Where an entry's files lie. */
  contentDir(entry: PreviewedEntry): string {
    return join(this.#options.folder, nameOf(entry), 'content');
  }

  /** Asks for a preview of what the entry is now: one that is under way may have read it before. */
  refresh(entry: PreviewedEntry): void {
    const name = nameOf(entry);
    const preview = this.#previews.get(name) ?? { built: undefined, fault: undefined, pending: 0 };
    this.#previews.delete(name);
    this.#previews.set(name, preview);
    if (preview.pending > 1) return;
    preview.pending += 1;
    this.#turn = this.#turn.then(() => this.#make(entry, preview));
  }

  /** All that was asked for is done. */
  settled(): Promise<void> {
    return this.#turn;
  }

  async #make(entry: PreviewedEntry, preview: Preview): Promise<void> {
    const { folder, cmsUrl, build, faultOf } = this.#options;
    const before = preview.built ?? null;
    try {
      const order = { entry, folder: join(folder, nameOf(entry)), cmsUrl, before };
      preview.built = await build(order);
      preview.fault = undefined;
    } catch (error) {
      preview.fault = faultOf(error);
    }
    preview.pending -= 1;
    await this.#forgetOldest();
  }

  async #forgetOldest(): Promise<void> {
    const { folder, kept = 12 } = this.#options;
    const idle = [...this.#previews].filter(([, { pending }]) => pending === 0);
    for (const [name] of idle.slice(0, Math.max(0, this.#previews.size - kept))) {
      this.#previews.delete(name);
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** A folder's name: document ids and type names hold nothing that a path would take amiss. */
function nameOf({ uid, documentId, status }: PreviewedEntry): string {
  return [uid, documentId, status].map((part) => part.replaceAll(/[^a-zA-Z0-9-]+/g, '-')).join('_');
}
