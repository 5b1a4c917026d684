// What somebody validated and the server has not acknowledged yet: kept on this device, for that
// person alone, over a reload, a lost line and an expired session. Signing out forgets it.
import { keptList, textIn } from './kept-list.ts';

interface KeptValidation {
  lessonId: string;
  /** The lesson, to name it and to lead there. */
  title: string;
  href: string;
  /** The server's word, once it refused: kept until the person decides. */
  refusal?: string | undefined;
}

const kept = keptList<KeptValidation>('preau-to-validate', (value) => {
  const lessonId = textIn(value, 'lessonId');
  if (lessonId === undefined) return undefined;
  const title = textIn(value, 'title') ?? '';
  const href = textIn(value, 'href') ?? '';
  return { lessonId, title, href, refusal: textIn(value, 'refusal') };
});

const waiting = ({ refusal }: KeptValidation) => refusal === undefined;

/** The lessons that this person has yet to have acknowledged. What another one left is forgotten. */
export const keptValidations = (userId: string): string[] =>
  kept
    .of(userId)
    .filter(waiting)
    .map(({ lessonId }) => lessonId);

/** Those too that the server refused. */
export const everyKeptValidation = (userId: string): KeptValidation[] => kept.of(userId);

/** Whether somebody's validation of this lesson waits here, whoever is signed in by now. */
export const isKept = (lessonId: string): boolean =>
  kept.all().some((entry) => entry.lessonId === lessonId && waiting(entry));

const others = (userId: string, lessonId: string) =>
  kept.of(userId).filter((entry) => entry.lessonId !== lessonId);

export function keepValidation(
  userId: string,
  lessonId: string,
  lesson: { title: string; href: string } = { title: '', href: '' },
): void {
  if (keptValidations(userId).includes(lessonId)) return;
  kept.set(userId, [...others(userId, lessonId), { lessonId, ...lesson }]);
}

export function dropValidation(userId: string, lessonId: string): void {
  kept.set(userId, others(userId, lessonId));
}

/** The server will not have it: it stays, marked, and is sent no more unless the person says so. */
export function refuseValidation(userId: string, lessonId: string, refusal: string): void {
  const entries = kept.of(userId);
  kept.set(
    userId,
    entries.map((entry) => (entry.lessonId === lessonId ? { ...entry, refusal } : entry)),
  );
}

/** The person wants it sent once more. */
export function retryValidation(userId: string, lessonId: string): void {
  const entries = kept.of(userId);
  kept.set(
    userId,
    entries.map((entry) =>
      entry.lessonId === lessonId ? { ...entry, refusal: undefined } : entry,
    ),
  );
}
