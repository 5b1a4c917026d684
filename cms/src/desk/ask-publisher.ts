/** What the publisher answered, as it came; throws a sentence for the page where it does not answer. */
export async function askPublisher(
  path: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<{ status: number; body: unknown }> {
  const { PUBLISHER_URL: url, WEBHOOK_SECRET: secret } = process.env;
  if (!url || !secret)
    throw new Error('PUBLISHER_URL et WEBHOOK_SECRET manquent : voyez DEPLOY.md.');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    signal: AbortSignal.timeout(method === 'GET' ? 10_000 : 300_000),
  });
  return { status: response.status, body: await response.json() };
}
