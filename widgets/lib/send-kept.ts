// Sends what is kept on this device: one sender at a time over all tabs, each entry until it is
// acknowledged, refused, or the line is lost again.
import { isPassing, toAppError } from './errors.ts';
import {
  acknowledgeNote,
  everyKeptNote,
  isSendable,
  type KeptNote,
  refuseNote,
} from './kept-notes.ts';
import { dropValidation, keptValidations, refuseValidation } from './kept-validations.ts';

export interface Sent {
  refused: number;
}

const LOCK = 'preau:send';

// Web Locks need https or localhost; without them the server takes care of what is sent twice.
function oneAtATime<T>(task: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request(LOCK, task) : task();
}

async function sendEach<T>(
  entries: T[],
  send: (entry: T) => Promise<void>,
  refuse: (entry: T, reason: string) => void,
): Promise<Sent> {
  let refused = 0;
  for (const entry of entries) {
    try {
      await send(entry);
    } catch (error) {
      const { code, reason } = toAppError(error);
      // May pass, or is for whoever signs in again: it stays, and so does the rest.
      if (isPassing(error) || code === 'signed-out' || reason === 'other-person') throw error;
      refuse(entry, reason ?? code);
      refused += 1;
    }
  }
  return { refused };
}

export const sendKeptValidations = (
  userId: string,
  validate: (userId: string, lessonId: string) => Promise<unknown>,
): Promise<Sent> =>
  oneAtATime(() =>
    sendEach(
      keptValidations(userId),
      async (lessonId) => {
        await validate(userId, lessonId);
        dropValidation(userId, lessonId);
      },
      (lessonId, reason) => refuseValidation(userId, lessonId, reason),
    ),
  );

/** `save` answers the revision that the server has now. */
export const sendKeptNotes = (
  userId: string,
  save: (userId: string, note: KeptNote) => Promise<number>,
): Promise<Sent> =>
  oneAtATime(() =>
    sendEach(
      everyKeptNote(userId).filter(isSendable),
      async (note) => acknowledgeNote(userId, note, await save(userId, note)),
      ({ id }, reason) => refuseNote(userId, id, reason),
    ),
  );
