// What `npm run publish` and `npm run rollback` have in common.
import { loadConfig } from '#supabase/local/config.ts';

export type Answer = {
  status: number;
  body: { message?: string; live?: number; seconds?: Record<string, number> };
};

/** Asks the publisher of PUBLISHER_URL and WEBHOOK_SECRET, else that of the local stack. */
export async function askPublisher(path: string): Promise<Answer> {
  const { PUBLISHER_URL, WEBHOOK_SECRET } = process.env;
  const { url, secret } =
    PUBLISHER_URL && WEBHOOK_SECRET
      ? { url: PUBLISHER_URL, secret: WEBHOOK_SECRET }
      : localPublisher();
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return {
      status: 0,
      body: { message: `Le service de publication ne répond pas (${url}). Lancez « npm start ».` },
    };
  }
}

function localPublisher() {
  const { publisherUrl, secrets } = loadConfig();
  return { url: publisherUrl, secret: secrets.webhookSecret };
}

/** Prints which release is live, or why nothing changed, and ends the process accordingly. */
export function report({ status, body }: Answer, done: (live: number) => string): void {
  if (status === 200 && body.live !== undefined) {
    console.log(done(body.live));
    return;
  }
  console.error(body.message ?? `Le service de publication a refusé (réponse ${status}).`);
  process.exitCode = 1;
}
