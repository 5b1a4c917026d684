import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HEAD_BYTES, refusalOf } from '../uploads/file-check';

/** A file of the folder that an entry needs, under the name that its text uses. */
export class FolderFile {
  readonly name: string;
  readonly path: string;
  private readonly place: string;
  private digest: string | null = null;

  constructor(root: string, { name, path }: { name: string; path: string }) {
    this.name = name;
    this.path = path;
    this.place = join(root, path);
  }

  bytes(): Buffer {
    return readFileSync(this.place);
  }

  /** Why the media library would not take it. */
  refusal(): string | null {
    return refusalOf({ name: this.name, size: statSync(this.place).size, head: this.head() });
  }

  get sha256(): string {
    this.digest ??= createHash('sha256').update(this.bytes()).digest('hex');
    return this.digest;
  }

  /** What two files have in common that are the same to the media library. */
  toJSON() {
    return { name: this.name, sha256: this.sha256 };
  }

  private head(): Buffer {
    const file = openSync(this.place, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  }
}
