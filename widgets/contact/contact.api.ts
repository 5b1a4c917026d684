import { callFunction } from '../lib/functions.ts';
import type { HumanCheckProof } from '../lib/human-check.ts';
import { type ContactFields, type Picture, Sent } from './contact.schema.ts';

/** A picture on a slow line takes its time. */
const PATIENCE_MS = 60_000;

export interface NewMessage extends Omit<ContactFields, 'isHuman'> {
  /** Of this very message: sent twice, it is taken once. */
  key: string;
  diagnosis: string;
  picture: Picture | null;
}

/** Sends a message to the course. @returns its number */
export async function sendMessage(
  { picture, ...message }: NewMessage,
  humanCheck: HumanCheckProof,
): Promise<number> {
  const screenshot = picture && { type: picture.type, content: picture.content };
  const answer = await callFunction(
    'contact',
    { ...message, screenshot, humanCheck },
    AbortSignal.timeout(PATIENCE_MS),
  );
  return Sent.parse(answer).number;
}
