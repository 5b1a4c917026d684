/** A zip without compression: all that an OpenDocument file needs, its `mimetype` first. */
import { crc32 } from 'node:zlib';

const midnight2025 = ((2025 - 1980) << 9) | (1 << 5) | 1;

const header = (signature, name, content, offset) => {
  const isCentral = offset !== undefined;
  const buffer = Buffer.alloc(isCentral ? 46 : 30);
  buffer.writeUInt32LE(signature, 0);
  const at = isCentral ? 6 : 4;
  if (isCentral) buffer.writeUInt16LE(20, 4);
  buffer.writeUInt16LE(20, at);
  buffer.writeUInt16LE(midnight2025, at + 8);
  buffer.writeUInt32LE(crc32(content), at + 10);
  buffer.writeUInt32LE(content.length, at + 14);
  buffer.writeUInt32LE(content.length, at + 18);
  buffer.writeUInt16LE(Buffer.byteLength(name), at + 22);
  if (isCentral) buffer.writeUInt32LE(offset, 42);
  return Buffer.concat([buffer, Buffer.from(name)]);
};

export const zip = (entries) => {
  const bodies = [];
  const index = [];
  let at = 0;
  for (const [name, text] of entries) {
    const content = Buffer.from(text);
    const local = Buffer.concat([header(0x04034b50, name, content), content]);
    index.push(header(0x02014b50, name, content, at));
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
};
