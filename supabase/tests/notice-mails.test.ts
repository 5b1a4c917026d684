// The worker itself, on the real outbox, through a mail server that fails at every third call.
import assert from 'node:assert/strict';
import type { Sql } from 'postgres';
import { deliver } from '../functions/deliver-mail/deliver.ts';
import { readSmtpFailure } from '../functions/deliver-mail/smtp-failure.ts';
import { connect } from './cluster.ts';
import { MAIRIES } from './communities.ts';
import { startFailingMailServer } from './failing-mail-server.ts';
import { claimsOf, testCommitting } from './fixtures.ts';
import { asService, header, nextDue, officeFor, setClock } from './mail-worker.ts';
import { personId } from './personas.ts';

const PEOPLE = 50;
const ANSWERS_EACH = 4;

/** Fifty people, each with four answers to be told at once and two mentions for the morning. */
async function seedNotices(sql: Sql): Promise<void> {
  await sql`
    insert into public.comments (id, lesson_id, author_id, body, created_at)
    values (gen_random_uuid(), 'open', ${personId('zoe')}, 'Merci', app.clock())`;
  for (let n = 1; n <= PEOPLE; n++) {
    const email = `personne-${n}@preau.test`;
    await sql`select public.permit_account(${email})`;
    await sql`
      with account as (
        insert into auth.users (id, email, email_confirmed_at)
        values (gen_random_uuid(), ${email}, now()) returning id
      )
      insert into public.profiles (user_id, username, display_name, finished_at)
      select id, ${`personne-${n}`}, ${`Personne ${n}`}, now() from account`;
  }
  await sql`
    insert into public.notice_preferences (person_id, kind, mail, changed_at)
    select id, 'mention', 'daily', app.clock() from public.profiles where username like 'personne-%'`;
  await sql`
    select app.notify(p.id, kind, format('%s %s', kind, n), 'open', c.id)
    from public.profiles p, public.comments c,
      (select 'answer' as kind, n from generate_series(1, ${ANSWERS_EACH}::int) n
       union all select 'mention', n from generate_series(1, 2) n) told
    where p.username like 'personne-%'`;
}

testCommitting(
  'through a server that fails every third time each notice and each digest arrives once',
  async (place) => {
    const server = await startFailingMailServer();
    const owner = connect(place.port, place.database);
    const service = connect(place.port, place.database);
    try {
      await setClock(owner, '2026-11-23T12:00:00Z');
      await owner`delete from app.mail_outbox`;
      await seedNotices(owner);
      await setClock(owner, '2026-11-24T07:00:00Z');
      await service`set role service_role`;
      // Twice, as two ticks that follow each other closely.
      for (let time = 0; time < 2; time++) {
        await owner`update app.jobs set due_at = '-infinity'`;
        await service`select public.tick()`;
      }

      const office = officeFor(asService(service), server.url);
      let rounds = 0;
      for (let at = await nextDue(owner); at; at = await nextDue(owner)) {
        await setClock(owner, at);
        await deliver(office, readSmtpFailure, { batch: 10, limit: 100 });
        rounds += 1;
        assert.ok(rounds < 1000, 'it comes to an end');
      }

      const expected = PEOPLE * ANSWERS_EACH + PEOPLE;
      const queued = await owner`
        select '<' || id || '@mooc.example>' as id, recipient, template, failed_at
        from app.mail_outbox`;
      assert.equal(queued.length, expected);
      assert.ok(queued.every(({ failed_at }) => failed_at === null));

      const ids = server.taken.map((message) => header(message, 'Message-ID'));
      assert.deepEqual([...new Set(ids)].sort(), queued.map(({ id }) => String(id)).sort());
      // A mailbox shows a Message-ID once. Twice came only what the server took without a word.
      assert.equal(server.taken.length, expected + server.failed.silent);
      for (const times of Object.values(server.failed)) assert.ok(times > 5);

      const once = new Map(server.taken.map((message) => [header(message, 'Message-ID'), message]));
      const perPerson = Map.groupBy(once.values(), (message) => header(message, 'To'));
      assert.equal(perPerson.size, PEOPLE);
      for (const [, messages] of perPerson) {
        const words = messages.map(
          (message) => /token=(\w+)\./.exec(header(message, 'List-Unsubscribe'))?.[1],
        );
        assert.deepEqual(words.sort(), [...Array(ANSWERS_EACH).fill('answer'), 'daily']);
        for (const message of messages) {
          assert.equal(header(message, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
          assert.match(
            header(message, 'List-Unsubscribe'),
            /^<https:\/\/api\.mooc\.example\/functions\/v1\/unsubscribe\?token=\w+\.[\w-]{43}>$/,
          );
        }
      }
    } finally {
      await Promise.all([owner.end(), service.end(), server.stop()]);
    }
  },
);

const ASKING = 60;

/** Lets the worker go until nothing is left to send. */
async function deliverAll(owner: Sql, service: Sql, url: string): Promise<void> {
  const office = officeFor(asService(service), url);
  let rounds = 0;
  for (let at = await nextDue(owner); at; at = await nextDue(owner)) {
    await setClock(owner, at);
    await deliver(office, readSmtpFailure, { batch: 10, limit: 100 });
    rounds += 1;
    assert.ok(rounds < 1000, 'it comes to an end');
  }
}

testCommitting(
  'through a server that fails every third time each request reaches its administrator once, and each answer the person once',
  async (place) => {
    const server = await startFailingMailServer();
    const owner = connect(place.port, place.database);
    const service = connect(place.port, place.database);
    const person = connect(place.port, place.database);
    const actAs = (claims: string) => person`
      select set_config('request.jwt.claims', ${claims}, false),
        set_config('role', 'authenticated', false)`;
    try {
      await setClock(owner, '2026-11-23T12:00:00Z');
      await owner`delete from app.mail_outbox`;
      await owner`
        update app.limits set max_attempts = 1000 where kind = 'mail of requests per person'`;
      await service`set role service_role`;
      const accounts: string[] = [];
      for (let n = 1; n <= ASKING; n++) {
        const email = `demande-${n}@preau.test`;
        await owner`select public.permit_account(${email})`;
        const [made] = await owner`
          with account as (
            insert into auth.users (id, email, email_confirmed_at)
            values (gen_random_uuid(), ${email}, now()) returning id
          ), profile as (
            insert into public.profiles
              (user_id, username, display_name, first_name, last_name, finished_at)
            select id, ${`demande-${n}`}, ${`Demande ${n}`}, 'Demande', ${`Numéro ${n}`}, now()
            from account returning id, user_id
          ), consent as (
            insert into public.consents (person_id, document, version, given_at)
            select profile.id, c.document, c.version, now()
            from profile, public.consents c where c.person_id = ${personId('zoe')}
          )
          select user_id from profile`;
        accounts.push(String(made?.['user_id']));
      }
      for (const sub of accounts) {
        await actAs(JSON.stringify({ role: 'authenticated', sub }));
        // A double click.
        for (let click = 0; click < 2; click++) {
          await person`select public.join_community(${MAIRIES}, 'Bonjour')`;
        }
      }
      await deliverAll(owner, service, server.url);
      await actAs(claimsOf('alix').claims);
      const asked = await owner`
        select m.request_id from public.community_memberships m
        join public.profiles p on p.id = m.person_id
        where m.community_id = ${MAIRIES} and p.username like 'demande-%'`;
      const ids = asked.map(({ request_id }) => String(request_id));
      for (let click = 0; click < 2; click++) {
        await person`select public.answer_requests(${ids.slice(0, 30)}::uuid[], 'accept')`;
        await person`select public.answer_requests(${ids.slice(30)}::uuid[], 'refuse', 'Non.')`;
      }
      await deliverAll(owner, service, server.url);

      const queued = await owner`
        select '<' || id || '@mooc.example>' as id, recipient, template, failed_at
        from app.mail_outbox`;
      assert.ok(queued.every(({ failed_at }) => failed_at === null));
      const taken = server.taken.map((message) => header(message, 'Message-ID'));
      assert.deepEqual([...new Set(taken)].sort(), queued.map(({ id }) => String(id)).sort());
      assert.equal(server.taken.length, queued.length + server.failed.silent);
      for (const times of Object.values(server.failed)) assert.ok(times > 2);
      const count = (template: string) =>
        queued.filter((mail) => mail['template'] === template).length;
      assert.deepEqual([count('notice-request'), count('notice-joining')], [ASKING, ASKING]);
      const told = Map.groupBy(
        queued.filter(({ template }) => template === 'notice-joining'),
        ({ recipient }) => recipient,
      );
      assert.equal(told.size, ASKING);
      assert.ok(
        queued.every(({ template, recipient }) =>
          template === 'notice-request' ? recipient === 'alix@preau.test' : true,
        ),
      );
    } finally {
      await Promise.all([owner.end(), service.end(), person.end(), server.stop()]);
    }
  },
);
