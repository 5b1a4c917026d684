// Accounts made as a person makes them, by the real functions and the real mailbox, but without
// a browser: arranging is not what the specs are about.
import { randomBytes } from 'node:crypto';
import { humanCheck } from '../human-check.ts';
import { readStack } from '../stack.ts';
import { linkIn, waitForMail } from './mailbox.ts';

export interface Session {
  access_token: string;
  refresh_token: string;
}

export interface Learner {
  name: string;
  email: string;
  password: string;
  session: Session;
}

export async function callFunction(
  name: string,
  body: unknown,
  session?: Session,
): Promise<Response> {
  const { apiUrl, publishableKey } = readStack();
  return fetch(`${apiUrl}/functions/v1/${name}`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${session.access_token}` }),
    },
    body: JSON.stringify(body),
  });
}

/** A step of the sign-up with the proof that it asks for. */
export async function signUpStep(step: 'start' | 'resend' | 'confirm', body: object) {
  const { apiUrl, publishableKey } = readStack();
  const proof = await humanCheck(apiUrl, publishableKey);
  return callFunction('sign-up', { step, ...body, humanCheck: proof });
}

async function answered<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text || '{}');
}

export const uniqueName = (stem: string): string => `${stem}-${randomBytes(4).toString('hex')}`;

export async function newLearner(stem = 'ada'): Promise<Learner> {
  const name = uniqueName(stem);
  const email = `${name}@preau.test`;
  const password = 'Chaise-bleue-42';
  await answered(await signUpStep('start', { email, termsRead: true }));
  const token = new URLSearchParams(new URL(linkIn(await waitForMail(email))).hash.slice(1)).get(
    'token',
  );
  const { ticket } = await answered<{ ticket: string }>(await signUpStep('confirm', { token }));
  const { session } = await answered<{ session: Session }>(
    await callFunction('sign-up', {
      step: 'finish',
      ...{ ticket, displayName: name, password, termsAccepted: true },
    }),
  );
  return { name, email, password, session };
}

export async function signIn(login: string, password: string): Promise<Session> {
  const { session } = await answered<{ session: Session }>(
    await callFunction('sign-in', { login, password }),
  );
  return session;
}

export async function callRpc<T>(name: string, args: object, session?: Session): Promise<T> {
  const { apiUrl, publishableKey } = readStack();
  const response = await fetch(`${apiUrl}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${session?.access_token ?? publishableKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(args),
  });
  return answered<T>(response);
}
