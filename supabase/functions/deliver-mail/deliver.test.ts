import { expect, test, vi } from 'vitest';
import { Refusal } from '../_shared/refusal.ts';
import { deliver, type PostOffice, type QueuedMail } from './deliver.ts';
import { postOffice } from './post-office.ts';
import { readSmtpFailure } from './smtp-failure.ts';

const mail = (id: string): QueuedMail => ({
  id,
  recipient: `${id}@exemple.fr`,
  template: 'sign-up-known',
  params: {},
  locale: 'fr',
  replyTo: null,
  keepsOrder: false,
  hasAttachments: false,
});

function office(waiting: QueuedMail[], overrides: Partial<PostOffice> = {}) {
  const queue = [...waiting];
  return {
    claim: vi.fn(async (batch: number) => queue.splice(0, batch)),
    send: vi.fn(async ({ id }: QueuedMail) => `250 ${id}`),
    markSent: vi.fn(async () => undefined),
    markFailed: vi.fn(async () => undefined),
    ...overrides,
  };
}

const settings = { batch: 2, limit: 10 };
const away = Object.assign(new Error('connect'), { code: 'ESOCKET' });
const refused = Object.assign(new Error('no such user'), { code: 'EENVELOPE', responseCode: 550 });
const busy = Object.assign(new Error('greylisted'), { code: 'EENVELOPE', responseCode: 451 });

test('every mail is sent once and written down with its receipt', async () => {
  const post = office([mail('a'), mail('b'), mail('c')]);
  const delivery = await deliver(post, readSmtpFailure, settings);
  expect(delivery).toEqual({ sent: 3, failed: 0, left: false });
  expect(post.send).toHaveBeenCalledTimes(3);
  expect(post.markSent).toHaveBeenCalledWith(mail('c'), '250 c');
});

test('a run ends at its limit and says that more may be due', async () => {
  const post = office(Array.from({ length: 12 }, (_, at) => mail(`m${at}`)));
  const delivery = await deliver(post, readSmtpFailure, settings);
  expect(delivery).toEqual({ sent: 10, failed: 0, left: true });
});

test('a server that is away is asked once, and the rest of the batch waits', async () => {
  const send = vi.fn(() => Promise.reject(away));
  const post = office([mail('a'), mail('b'), mail('c')], { send });
  const delivery = await deliver(post, readSmtpFailure, settings);
  expect(delivery).toEqual({ sent: 0, failed: 2, left: false });
  expect(send).toHaveBeenCalledTimes(1);
  expect(post.markFailed).toHaveBeenCalledTimes(2);
});

test('a refused mail does not hold up the next one', async () => {
  const send = vi.fn(({ id }: QueuedMail) =>
    id === 'a' ? Promise.reject(refused) : Promise.resolve('250'),
  );
  const post = office([mail('a'), mail('b')], { send });
  expect(await deliver(post, readSmtpFailure, settings)).toMatchObject({ sent: 1, failed: 1 });
});

test('what keeps its order waits behind what was put off, and nothing else does', async () => {
  const send = vi.fn(({ id }: QueuedMail) =>
    id === 'a' ? Promise.reject(busy) : Promise.resolve('250'),
  );
  const to = (id: string, keepsOrder: boolean) => ({
    ...mail(id),
    recipient: 'equipe@exemple.fr',
    keepsOrder,
  });
  const post = office([to('a', true), to('b', true), to('code', false), mail('c')], { send });
  const delivery = await deliver(post, readSmtpFailure, { batch: 4, limit: 10 });
  expect(delivery).toEqual({ sent: 2, failed: 2, left: false });
  expect(send.mock.calls.map(([{ id }]) => id)).toEqual(['a', 'code', 'c']);
});

test('when writing down fails, that alone is tried again: the mail is not sent twice', async () => {
  const markSent = vi
    .fn<PostOffice['markSent']>()
    .mockRejectedValueOnce(new Error('database away'))
    .mockResolvedValueOnce(undefined);
  const post = office([mail('a')], { markSent });
  expect(await deliver(post, readSmtpFailure, settings)).toMatchObject({ sent: 1 });
  expect(markSent).toHaveBeenCalledTimes(2);
  expect(post.send).toHaveBeenCalledTimes(1);
});

test.each([
  new Refusal(503, 'unavailable'),
  new TypeError('fetch failed'),
  { code: '57014', message: 'canceling statement due to statement timeout' },
])(
  'a mail whose attachments are out of reach for a while (%s) is put off, not given up',
  async (fault) => {
    const row = {
      ...mail('a'),
      params: { number: 1001, topic: 'lesson' },
      template: 'contact-receipt',
      reply_to: null,
      keeps_order: true,
      has_attachments: true,
    };
    const asked: Record<string, Record<string, unknown>> = {};
    const sendMail = vi.fn(async () => ({ response: '250' }));
    const post = postOffice({
      call: async (name, args) => {
        asked[name] = args;
        if (name === 'mail_attachments') throw fault;
        return name === 'claim_mail' ? [row] : undefined;
      },
      postman: { sendMail },
      siteUrl: 'https://mooc.example',
      functionsUrl: 'https://api.mooc.example',
    });
    const delivery = await deliver(post, readSmtpFailure, settings);
    expect(delivery).toEqual({ sent: 0, failed: 1, left: false });
    expect(sendMail).not.toHaveBeenCalled();
    expect(asked['mark_mail_failed']).toEqual({
      mail_id: 'a',
      reason: 'EDATABASE',
      is_permanent: false,
    });
  },
);

test.each([
  [away, { reason: 'ESOCKET', isPermanent: false, isServerAway: true }],
  [refused, { reason: 'EENVELOPE 550', isPermanent: true, isServerAway: false }],
  [busy, { reason: 'EENVELOPE 451', isPermanent: false, isServerAway: false }],
  [
    Object.assign(new Error('bad login'), { code: 'EAUTH', responseCode: 535 }),
    { reason: 'EAUTH 535', isPermanent: false, isServerAway: true },
  ],
  [
    new Error('no mail template x'),
    { reason: 'unwritable', isPermanent: true, isServerAway: false },
  ],
])('%s is read as %j', (error, failure) => {
  expect(readSmtpFailure(error)).toEqual(failure);
});
