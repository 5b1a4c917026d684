// Which help pages this device has judged, so that each counts once and can be judged anew.
import type { Opinion } from './help.api.ts';

const KEY = 'preau-opinions';

function readAll(): Record<string, Opinion> {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // Storage is forbidden, or holds nothing of ours.
    return {};
  }
}

export function readOpinion(pageId: string): Opinion | null {
  const kept = readAll()[pageId];
  const isOurs = typeof kept?.id === 'string' && typeof kept.isHelpful === 'boolean';
  return isOurs ? kept : null;
}

export function keepOpinion(pageId: string, opinion: Opinion): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readAll(), [pageId]: opinion }));
  } catch {
    // Storage is forbidden: the page that is open still knows.
  }
}
