const BEARER = /^Bearer (.+)$/i;

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** Compares digests, all of their bytes, so that time tells nothing about the key. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const [one, other] = await Promise.all([digest(given), digest(expected)]);
  return one.reduce((difference, byte, at) => difference | (byte ^ (other[at] ?? 0)), 0) === 0;
}

/** Whether the caller is one of ours: the secret key, as `apikey` or as bearer. */
export async function holdsSecretKey(headers: Headers, secretKey: string): Promise<boolean> {
  const bearer = BEARER.exec(headers.get('authorization') ?? '')?.[1];
  const given = [headers.get('apikey') ?? '', bearer ?? ''];
  const results = await Promise.all(given.map((key) => isSame(key, secretKey)));
  return results.includes(true);
}
