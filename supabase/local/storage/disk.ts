import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { ByteRange } from './range.ts';
import { tooLarge } from './storage-error.ts';

export type Written = { version: string; size: number; eTag: string };

/** Contents on disk, each under a random name: what an object is called never becomes a path. */
export class Disk {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async write(body: ReadableStream | null, limit: number): Promise<Written> {
    const version = randomUUID();
    const hash = createHash('md5');
    let size = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > limit ? tooLarge() : null, chunk);
      },
    });
    // The two declarations of one standard stream do not know each other.
    const source = body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream);
    try {
      await pipeline(source, meter, createWriteStream(this.#path(version), { flush: true }));
    } catch (error) {
      await this.remove(version);
      throw error;
    }
    return { version, size, eTag: `"${hash.digest('hex')}"` };
  }

  read(version: string, range: ByteRange | null): ReadableStream {
    const stream = createReadStream(this.#path(version), range ?? {});
    return Readable.toWeb(stream) as ReadableStream;
  }

  async remove(version: string): Promise<void> {
    await rm(this.#path(version), { force: true });
  }

  #path(version: string) {
    return join(this.#folder, version);
  }
}
