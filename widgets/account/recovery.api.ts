import { callFunction } from '../lib/functions.ts';
import type { HumanCheckProof } from '../lib/human-check.ts';
import { startSession } from '../lib/session.ts';
import { Recovered, Ticket, WithSession } from './recovery.schema.ts';

/** Sends a mail to this address; the answer is the same whether or not it has an account. */
export async function startRecovery(email: string, humanCheck: HumanCheckProof): Promise<void> {
  await callFunction('recover', { step: 'start', email, humanCheck });
}

/** The right code gives a ticket, which does what the link does. */
export async function confirmRecoveryCode(email: string, code: string): Promise<string> {
  return Ticket.parse(await callFunction('recover', { step: 'code', email, code })).ticket;
}

/** Whose password the link may set. Asking uses nothing up. */
export async function openRecovery(token: string): Promise<Recovered> {
  return Recovered.parse(await callFunction('recover', { step: 'open', token }));
}

/** Sets the password and signs in: this is what uses the link up. */
export async function recoverPassword(token: string, password: string): Promise<void> {
  const answer = await callFunction('set-password', { mode: 'recovery', token, password });
  startSession(WithSession.parse(answer).session);
}
