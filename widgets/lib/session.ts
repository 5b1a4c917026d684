import { useSyncExternalStore } from 'react';
import { postJson } from './api.ts';
import { claimDevice } from './claim-device.ts';
import { forgetDevice } from './forget-device.ts';
import { queryClient } from './query.ts';
import {
  clearSession,
  forgetPerson,
  isOtherPerson,
  onSessionChange,
  readSession,
  saveSession,
} from './session-store.ts';

export type Session =
  | { status: 'loading' }
  | { status: 'signed-out' }
  | { status: 'signed-in'; userId: string; email: string };

const LOADING: Session = { status: 'loading' };
const SIGNED_OUT: Session = { status: 'signed-out' };
let current: Session = LOADING;

function snapshot(): Session {
  const stored = readSession();
  if (!stored) current = SIGNED_OUT;
  // The page goes on showing whose it is, with what they typed; every call says what happened.
  else if (isOtherPerson()) return current;
  else if (current.status !== 'signed-in' || current.userId !== stored.user.id) {
    current = { status: 'signed-in', userId: stored.user.id, email: stored.user.email };
  }
  return current;
}

function subscribe(listener: () => void): () => void {
  return onSessionChange(() => {
    const before = current;
    // What one person may read is not for the next one.
    if (snapshot() !== before) queryClient.clear();
    document.documentElement.toggleAttribute('data-session', current.status === 'signed-in');
    listener();
  });
}

/** Who is signed in. `loading` on the server and in the first render, so that both are equal. */
export const useSession = (): Session => useSyncExternalStore(subscribe, snapshot, () => LOADING);

/** Signs in with the session that a function answered: for as long as the browser is open, unless asked. */
export function startSession(session: unknown, isRemembered = false): void {
  saveSession(session, isRemembered);
  void claimDevice();
}

/** Goes on in the session that a new password opened, remembered as the one before. */
export function renewSession(session: unknown): void {
  saveSession(session, readSession()?.is_remembered ?? false);
}

/** Forgets, here and in all other tabs, whom this device knew, and what it kept of theirs. */
export async function forgetSession(): Promise<void> {
  clearSession();
  forgetPerson();
  await forgetDevice();
}

/** Signs out here and in all other tabs, even when the server cannot be told. */
export async function signOut(): Promise<void> {
  const told = postJson('/auth/v1/logout?scope=local', {}).catch(() => undefined);
  await Promise.all([told, forgetSession()]);
}
