import { postJson } from '../lib/api.ts';

const LONGEST_NOTED = 100;

/** What may be somebody's address or number does not leave the device. The database refuses it too. */
export function mayBeNoted(query: string): boolean {
  const plain = query.normalize('NFKC').trim();
  const digits = plain.replaceAll(/\D/g, '').length;
  return plain.length <= LONGEST_NOTED && !plain.includes('@') && digits < 6;
}

/** Tells the editors what readers looked for and did not find; nothing of who looked. */
export async function noteFailedSearch(query: string): Promise<void> {
  if (!mayBeNoted(query)) return;
  // For the editors' sake alone: a reader needs no word of it when it fails.
  await postJson('/rest/v1/rpc/note_failed_search', { query: query.trim() }).catch(() => {});
}
