// The list of what a ZIP archive holds, and its small parts. By hand: a library would unpack first
// and ask later.
export interface Entry {
  name: string;
  /** 0: as it is, 8: deflated. */
  method: number;
  size: number;
  packedSize: number;
  at: number;
}

/** What nobody writes a document with. */
const MOST_ENTRIES = 20_000;
const MOST_UNPACKED = 500_000_000;
const LONGEST_PART = 2_000_000;

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const SHORTEST_END = 22;

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end of the archive is the end of the file: what is hung on behind would be another file. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - SHORTEST_END;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + SHORTEST_END + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

/** The parts of an archive; null where it is none, a broken one, or one that swells beyond measure. */
export function listEntries(bytes: Uint8Array): Entry[] | null {
  try {
    return readList(bytes);
  } catch (error) {
    // A number that leads beyond the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readList(bytes: Uint8Array): Entry[] | null {
  const view = viewOf(bytes);
  if (bytes.length < SHORTEST_END || view.getUint32(0, true) !== LOCAL) return null;
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  let unpacked = 0;
  for (let at = view.getUint32(end + 16, true), n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== LISTED) return null;
    const nameLength = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    entries.push(entry);
    unpacked += entry.size;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return unpacked > MOST_UNPACKED ? null : entries;
}

/** A small text part; null where it is longer than such a part is, or broken. */
export async function readPart(bytes: Uint8Array, entry: Entry): Promise<string | null> {
  if (entry.size > LONGEST_PART || entry.at + 30 > bytes.length) return null;
  const view = viewOf(bytes);
  if (view.getUint32(entry.at, true) !== LOCAL) return null;
  const begin =
    entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.slice(begin, begin + entry.packedSize);
  if (entry.method === 0) return new TextDecoder().decode(packed);
  if (entry.method !== 8) return null;
  try {
    return await inflate(packed);
  } catch {
    return null;
  }
}

/** Stops where it has become too long: what a part says of its own size proves nothing. */
async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > LONGEST_PART) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
