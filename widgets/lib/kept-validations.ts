// What somebody validated and the server has not acknowledged yet: kept on this device, for that
// person alone, over a reload, a lost line and an expired session. Signing out forgets it.
const KEY = 'preau-to-validate';

interface Kept {
  userId: string;
  lessonIds: string[];
}

function parse(raw: string | null): Kept | null {
  const value: unknown = JSON.parse(raw ?? 'null');
  if (typeof value !== 'object' || value === null) return null;
  const { userId, lessonIds } = value as Partial<Record<keyof Kept, unknown>>;
  if (typeof userId !== 'string' || !Array.isArray(lessonIds)) return null;
  return { userId, lessonIds: lessonIds.filter((id) => typeof id === 'string') };
}

function read(): Kept | null {
  try {
    return parse(localStorage.getItem(KEY));
  } catch {
    // Storage is forbidden, or holds what is not ours: nothing is kept.
    return null;
  }
}

function write({ userId, lessonIds }: Kept): void {
  try {
    if (lessonIds.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ userId, lessonIds }));
  } catch {
    // Storage is forbidden: the page that is open goes on trying.
  }
}

/** The lessons that this person has yet to have acknowledged. What another one left is forgotten. */
export function keptValidations(userId: string): string[] {
  const kept = read();
  if (kept?.userId === userId) return kept.lessonIds;
  if (kept) forgetKeptValidations();
  return [];
}

/** Whether somebody's validation of this lesson waits here, whoever is signed in by now. */
export const isKept = (lessonId: string): boolean => read()?.lessonIds.includes(lessonId) ?? false;

export function keepValidation(userId: string, lessonId: string): void {
  write({ userId, lessonIds: [...new Set([...keptValidations(userId), lessonId])] });
}

export function dropValidation(userId: string, lessonId: string): void {
  write({ userId, lessonIds: keptValidations(userId).filter((id) => id !== lessonId) });
}

export const forgetKeptValidations = (): void => write({ userId: '', lessonIds: [] });
