// The files that pagefind writes are compressed, behind a short mark: whoever looks for something in
// them must open them first.
import { gunzipSync } from 'node:zlib';

const MARK = 'pagefind_dcd';

export function isPagefindData(path: string): boolean {
  return /\.(pagefind|pf_fragment|pf_index|pf_meta|pf_filter)$/.test(path);
}

/** What a file of the index holds; its words stand in it as they are. */
export function openPagefindData(bytes: Uint8Array): Buffer {
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const opened = isCompressed ? gunzipSync(bytes) : Buffer.from(bytes);
  return opened.subarray(0, MARK.length).toString() === MARK
    ? opened.subarray(MARK.length)
    : opened;
}
