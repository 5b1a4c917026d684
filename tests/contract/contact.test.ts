// The form's function by HTTP, as somebody who means harm calls it.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { humanCheck } from '../human-check.ts';
import { mailsTo, waitForMail } from './mailbox.ts';
import { call, publishableKey, url } from './supabase.ts';

async function ask(body: string) {
  const response = await call('/functions/v1/contact', {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, body: await response.json() };
}

const someone = () => `lectrice-${randomUUID().slice(0, 8)}@preau.test`;

const typed = async (change: object = {}) => ({
  key: randomUUID(),
  topic: 'lesson',
  email: someone(),
  message: 'Bonjour',
  humanCheck: await humanCheck(url, publishableKey),
  ...change,
});

test('a message of a megabyte is refused before anything of it is looked at', async () => {
  // Just below the gateway's own limit; not even JSON.
  const answer = await ask(`{"message":"${'a'.repeat(970_000)}`);
  expect(answer).toEqual({ status: 413, body: { error: 'too-large' } });
});

test('whoever writes headers into a line is refused, with the field named', async () => {
  for (const [field, value] of [
    ['name', 'Zoé\r\nBcc: all@evil.example'],
    ['email', 'zoe@exemple.fr\r\nBcc: all@evil.example'],
    ['topic', 'Urgent\r\nBcc: all@evil.example'],
  ] as const) {
    const { status, body } = await ask(JSON.stringify(await typed({ [field]: value })));
    expect({ status, body }).toEqual({ status: 400, body: { error: 'invalid', fields: [field] } });
  }
});

test('without a proof nothing leaves, and a proof serves once', async () => {
  const message = await typed();
  const { humanCheck: _, ...bare } = message;
  expect((await ask(JSON.stringify(bare))).status).toBe(400);
  expect((await ask(JSON.stringify(message))).status).toBe(202);
  const again = await ask(JSON.stringify({ ...message, key: randomUUID() }));
  expect(again).toMatchObject({ status: 409, body: { error: 'human-check-used' } });
});

test('the same message sent twice at once has one number and one receipt', async () => {
  const [first, second] = [await typed(), await typed()];
  const same = { ...second, key: first.key, email: first.email };
  const answers = await Promise.all([first, same].map((one) => ask(JSON.stringify(one))));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(202);
  await waitForMail(first.email);
  expect(await mailsTo(first.email)).toHaveLength(1);
});
