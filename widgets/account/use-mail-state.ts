import { useEffect, useState } from 'react';
import { signUpMail } from './account.api.ts';
import type { MailState } from './account.schema.ts';

const EVERY_MS = 3_000;
/** A server that puts us off does so for minutes; so does a line that is down. */
const LATER_MS = 15_000;

const SETTLED = new Set<MailState['state']>(['sent', 'refused', 'unknown']);

/** What became of a mail, asked again until nothing more will change. */
export function useMailState(follow: string): MailState | null {
  const [mail, setMail] = useState<MailState | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async () => {
      // A failure to ask is no news of the mail: what is shown stays.
      const answer = await signUpMail(follow).catch(() => null);
      if (isOver) return;
      if (answer) setMail(answer);
      if (answer && SETTLED.has(answer.state)) return;
      timer = setTimeout(ask, answer?.state === 'leaving' ? EVERY_MS : LATER_MS);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [follow]);

  return mail;
}
