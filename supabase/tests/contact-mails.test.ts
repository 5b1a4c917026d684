// Messages to the course through the worker itself, while its mail server is down for ten minutes.
import assert from 'node:assert/strict';
import { deliver } from '../functions/deliver-mail/deliver.ts';
import { readSmtpFailure } from '../functions/deliver-mail/smtp-failure.ts';
import { connect } from './cluster.ts';
import { contactCall } from './contact.ts';
import { makeRestingMailServer } from './failing-mail-server.ts';
import { testCommitting } from './fixtures.ts';
import { asService, header, officeFor, setClock } from './mail-worker.ts';

const MESSAGES = 12;
const SENDERS = 3;
const START = Date.parse('2026-11-25T12:00:00Z');
const SECOND = 1000;
const DOWN_FOR = 600;
const HOSTILE = 'Zoé\r\nBcc: all@evil.example\r\n\r\nBonjour';

const senderOf = (n: number) => `lectrice-${n % SENDERS}@exemple.fr`;
const numberIn = (message: string) => Number(/message\s+n°\s*(\d+)/i.exec(decoded(message))?.[1]);

/** Headers in RFC 2047 and bodies in quoted-printable, as far as a number has to be found. */
const decoded = (message: string) =>
  Buffer.from(
    message
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8');

testCommitting(
  'through a mail server that is down for ten minutes each message and each receipt arrives once, in order',
  async (place) => {
    const server = await makeRestingMailServer();
    const owner = connect(place.port, place.database);
    const service = connect(place.port, place.database);
    try {
      await owner`delete from app.mail_outbox`;
      await owner`update app.limits set max_attempts = 1000 where kind like 'contact%'`;
      await service`set role service_role`;
      const call = asService(service);
      const office = officeFor(call, server.url);
      const at = (second: number) =>
        setClock(owner, new Date(START + second * SECOND).toISOString());
      const work = () => deliver(office, readSmtpFailure, { batch: 5, limit: 100 });

      await server.stop();
      const numbers: number[] = [];
      let isUp = false;
      let last = 0;
      // The scheduler looks every second; here whenever something may have become due.
      for (let second = 0; second <= 3600; second += 5) {
        await at(second);
        if (second >= DOWN_FOR && !isUp) {
          await server.start();
          isUp = true;
        }
        // Spread over the ten minutes and a little after: some have failed eight times, some never.
        if (second % 55 === 0 && numbers.length < MESSAGES) {
          const n = numbers.length + 1;
          const args = contactCall(n, {
            courriel: senderOf(n),
            name: HOSTILE,
            message: `Message ${n}`,
          });
          const [row] = await call('send_contact_message', args);
          numbers.push(Object(row).send_contact_message.number);
        }
        const [waiting] = await owner`select public.count_due_mail() as due`;
        if (waiting?.['due'] > 0) await work();
        if (!isUp) assert.equal(server.taken.length, 0);
        last = second;
        if (server.taken.length === 2 * MESSAGES && numbers.length === MESSAGES) break;
      }

      assert.equal(server.taken.length, 2 * MESSAGES, `after ${last} seconds`);
      const ids = server.taken.map((message) => header(message, 'Message-ID'));
      assert.equal(new Set(ids).size, 2 * MESSAGES);
      const perMailbox = Map.groupBy(server.taken, (message) => header(message, 'To'));
      const toCourse = perMailbox.get('equipe@preau.test') ?? [];
      assert.deepEqual(toCourse.map(numberIn), numbers);
      assert.deepEqual(
        toCourse.map((message) => header(message, 'Reply-To')),
        numbers.map((_, at) => senderOf(at + 1)),
      );
      for (let sender = 0; sender < SENDERS; sender++) {
        const mine = numbers.filter((_, at) => senderOf(at + 1) === senderOf(sender));
        assert.deepEqual((perMailbox.get(senderOf(sender)) ?? []).map(numberIn), mine);
      }
      const left = await owner`select id from app.mail_outbox where sent_at is null`;
      assert.equal(left.length, 0);
      // Whatever got past the function's own check writes no header here either.
      for (const message of server.taken) {
        assert.doesNotMatch(message.split('\r\n\r\n')[0] ?? '', /^(Bcc|Cc):|evil/im);
      }
    } finally {
      await Promise.all([owner.end(), service.end(), server.stop()]);
    }
  },
);
