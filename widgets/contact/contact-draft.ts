// What somebody is writing to the course, on this device until it is sent: over a reload, a lost line
// and an expired session.
import * as z from 'zod/mini';
import { readKept, writeKept } from '../lib/device-store.ts';
import { Picture } from './contact.schema.ts';

const DRAFT = 'preau-contact';
/** By itself: it is heavy, and does not change with every letter. */
const PICTURE = 'preau-contact-picture';
/** Left by « Vérifier mon navigateur ». */
const DIAGNOSIS = 'preau-diagnosis';

const Draft = z.object({
  /** Another one for every change: what was sent and what was changed since are two messages. */
  key: z.string(),
  topic: z.string(),
  page: z.string(),
  reason: z.string(),
  name: z.string(),
  email: z.string(),
  message: z.string(),
});
export type Draft = z.infer<typeof Draft>;

function readAs<Value>(key: string, parse: (value: unknown) => Value): Value | null {
  try {
    return parse(JSON.parse(readKept(key) ?? 'null'));
  } catch {
    // None, or not ours.
    return null;
  }
}

export const readDraft = (): Draft | null => readAs(DRAFT, Draft.parse);

type Typed = Omit<Draft, 'key'>;

const isSame = (one: Typed, other: Typed): boolean =>
  (Object.keys(one) as (keyof Typed)[]).every((field) => one[field] === other[field]);

/**
 * Keeps what is typed, under the same key where nothing of it has changed.
 * @returns the key under which this state of it will be sent
 */
export function keepDraft(typed: Typed): string {
  const before = readDraft();
  const key = before && isSame(typed, before) ? before.key : crypto.randomUUID();
  writeKept(DRAFT, JSON.stringify({ ...typed, key }));
  return key;
}

/** Something was joined or removed: what was sent before was another message. */
export function renewKey(): void {
  const draft = readDraft();
  if (draft) writeKept(DRAFT, JSON.stringify({ ...draft, key: crypto.randomUUID() }));
}

export const readPicture = (): Picture | null => readAs(PICTURE, Picture.parse);

export function keepPicture(picture: Picture | null): void {
  writeKept(PICTURE, picture && JSON.stringify(picture));
}

export function readDiagnosis(): string {
  try {
    return sessionStorage.getItem(DIAGNOSIS) ?? '';
  } catch {
    // Storage is forbidden: there is none.
    return '';
  }
}

export function dropDiagnosis(): void {
  try {
    sessionStorage.removeItem(DIAGNOSIS);
  } catch {
    // Storage is forbidden: there is none.
  }
}

/** It is sent. */
export function dropDraft(): void {
  writeKept(DRAFT, null);
  keepPicture(null);
  dropDiagnosis();
}
