// What a browser's worker does, for tests that have no browser: the real challenge, really solved.
import { createHash } from 'node:crypto';

interface Challenge {
  parameters: { salt: string; nonce: string; keyPrefix: string };
  signature: string;
}

function solve({ salt, nonce, keyPrefix }: Challenge['parameters']): number {
  const start = Buffer.from(salt + nonce, 'hex');
  const counted = Buffer.alloc(4);
  for (let counter = 0; ; counter += 1) {
    counted.writeUInt32BE(counter);
    const key = createHash('sha256').update(start).update(counted).digest('hex');
    if (key.startsWith(keyPrefix)) return counter;
  }
}

/** A fresh proof, good for one use. */
export async function humanCheck(apiUrl: string, publishableKey: string) {
  const response = await fetch(`${apiUrl}/rest/v1/rpc/make_human_check`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: '{}',
  });
  const challenge: Challenge = await response.json();
  return { challenge, solution: { counter: solve(challenge.parameters) } };
}
