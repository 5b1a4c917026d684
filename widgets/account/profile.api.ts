import { accessToken } from '../lib/access-token.ts';
import { callFunction } from '../lib/functions.ts';
import { renewSession } from '../lib/session.ts';
import { readSession } from '../lib/session-store.ts';
import { EmailChanged, type NamesForm, Saved } from './profile.schema.ts';
import { WithSession } from './recovery.schema.ts';

/** Saves the names; the password goes along where one of them changes. */
export async function updateProfile(names: NamesForm): Promise<Date> {
  const { password, civility, ...rest } = names;
  const answer = await callFunction('update-profile', {
    ...rest,
    civility: civility || null,
    ...(password && { password }),
  });
  return new Date(Saved.parse(answer).savedAt);
}

/** Ends all other sessions; this one goes on. */
export async function changePassword(current: string, password: string): Promise<void> {
  const answer = await callFunction('set-password', { mode: 'change', current, password });
  renewSession(WithSession.parse(answer).session);
}

/** Sends a mail to the new address; the answer is the same whether or not somebody has it. */
export async function startEmailChange(email: string, password: string): Promise<void> {
  await callFunction('change-email', { step: 'start', email, password });
}

export async function confirmEmailChange(
  proof: { token: string } | { code: string },
): Promise<string> {
  const { email } = EmailChanged.parse(
    await callFunction('change-email', { step: 'confirm', ...proof }),
  );
  // The session, where there is one, learns its new address by a refresh.
  await accessToken(readSession()?.access_token).catch(() => null);
  return email;
}
