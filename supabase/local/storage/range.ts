export type ByteRange = { start: number; end: number };

/**
 * Reads a `Range` header for a file of `size` bytes. Null: answer the whole file (no range, several
 * ranges, or another unit, as RFC 9110 allows). 'unsatisfiable': answer 416.
 */
export function parseRange(
  header: string | null,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') {
    const length = Number(last);
    if (length === 0 || size === 0) return 'unsatisfiable';
    return { start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null; // not a range at all
  return start >= size ? 'unsatisfiable' : { start, end };
}
