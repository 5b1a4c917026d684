import assert from 'node:assert/strict';
import type { Sql } from 'postgres';
import { connect } from './cluster.ts';
import { claimsOf, type Persona, testCommitting } from './fixtures.ts';

/** Runs the statement in so many connections at once; each commits. Gives the answers, refusals as words. */
async function together(
  { port, database }: { port: number; database: string },
  persona: Persona,
  statements: ((sql: Sql) => Promise<unknown[]>)[],
): Promise<unknown[]> {
  const { role, claims } = claimsOf(persona);
  const connections = statements.map(() => connect(port, database));
  try {
    for (const sql of connections) {
      await sql`
        select set_config('request.jwt.claims', ${claims}, false), set_config('role', ${role}, false)`;
    }
    const settled = await Promise.allSettled(
      statements.map((statement, index) => statement(connections[index] as Sql)),
    );
    return settled.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason.message),
    );
  } finally {
    await Promise.all(connections.map((sql) => sql.end()));
  }
}

const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i));

async function admin<T>(
  { port, database }: { port: number; database: string },
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const sql = connect(port, database);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

testCommitting('of 20 clicks on one link at once, one is taken', async (place) => {
  const token = await admin(place, async (sql) => {
    await sql`select public.start_sign_up('nora@preau.test', '1', '')`;
    const [mail] = await sql`
      select params ->> 'token' as token from app.mail_outbox where recipient = 'nora@preau.test'`;
    return String(mail?.['token']);
  });
  const answers = await together(
    place,
    'service',
    times(20, () => (sql) => sql`
      select coalesce(a ->> 'message', 'taken') as answer
      from public.confirm_sign_up(token => ${token}) a`),
  );
  const words = answers.flat().map((row) => (row as { answer: string }).answer);
  assert.deepEqual(words.sort(), [...times(19, () => 'link-used'), 'taken']);
});

testCommitting('of 10 people who want one name at once, one gets it', async (place) => {
  const tickets = await admin(place, async (sql) => {
    const made = [];
    for (const index of times(10, (i) => i)) {
      const email = `n${index}@preau.test`;
      await sql`select public.start_sign_up(${email}, '1', '')`;
      await sql`
        insert into auth.users (id, email, email_confirmed_at)
        values (gen_random_uuid(), ${email}, now())`;
      const [row] = await sql`
        select public.confirm_sign_up(token => params ->> 'token') ->> 'ticket' as ticket
        from app.mail_outbox where recipient = ${email}`;
      made.push(String(row?.['ticket']));
    }
    return made;
  });
  const answers = await together(
    place,
    'service',
    tickets.map((ticket) => async (sql) => {
      await sql`select public.prepare_profile(${ticket}, 'Nora')`;
      return sql`select public.finish_sign_up(${ticket}) ->> 'profile_id' as id`;
    }),
  );
  assert.deepEqual(
    answers.filter((answer) => answer === 'username-taken').length,
    9,
    JSON.stringify(answers),
  );
  const count = await admin(place, (sql) => sql`
    select count(*)::int as finished from public.profiles
    where username = 'nora' and finished_at is not null`);
  assert.deepEqual([...count], [{ finished: 1 }]);
});

testCommitting('finishing one sign-up ten times at once makes one profile', async (place) => {
  const ticket = await admin(place, async (sql) => {
    await sql`select public.start_sign_up('nora@preau.test', '1', '')`;
    await sql`
      insert into auth.users (id, email, email_confirmed_at)
      values (gen_random_uuid(), 'nora@preau.test', now())`;
    const [row] = await sql`
      select public.confirm_sign_up(token => params ->> 'token') ->> 'ticket' as ticket
      from app.mail_outbox where recipient = 'nora@preau.test'`;
    await sql`select public.prepare_profile(${String(row?.['ticket'])}, 'Nora')`;
    return String(row?.['ticket']);
  });
  const answers = await together(
    place,
    'service',
    times(10, () => (sql) => sql`select public.finish_sign_up(${ticket}) ->> 'profile_id' as id`),
  );
  assert.equal(new Set(answers.flat().map((row) => (row as { id: string }).id)).size, 1);
});

testCommitting('eight workers at once send 200 mails, none of them twice', async (place) => {
  await admin(place, (sql) => sql`
    select app.queue_mail(format('n%s@preau.test', n), 'sign-up-known', '{}')
    from generate_series(1, 200) n`);
  const answers = await together(
    place,
    'service',
    times(8, () => async (sql) => {
      const mine = [];
      for (;;) {
        const claimed = await sql`select id from public.claim_mail(7)`;
        if (claimed.length === 0) return mine;
        mine.push(...claimed.map(({ id }) => String(id)));
      }
    }),
  );
  const ids = answers.flat();
  assert.equal(ids.length, 200);
  assert.equal(new Set(ids).size, 200);
});

testCommitting('ten first validations at once make one enrolment and one validation', async (place) => {
  const answers = await together(
    place,
    'zoe',
    times(10, () => (sql) => sql`select (public.validate_lesson('open') ->> 'percent')::int as percent`),
  );
  assert.deepEqual(answers.flat(), times(10, () => ({ percent: 16 })));
  const rows = await admin(place, (sql) => sql`
    select (select count(*)::int from public.enrolments e where e.person_id = p.id) as enrolments,
      (select count(*)::int from public.lesson_validations v
        join public.enrolments e on e.id = v.enrolment_id where e.person_id = p.id) as validations,
      (select enrolled from app.course_counts where course_id = 'free') as counted,
      (select count(*)::int from public.enrolments where course_id = 'free') as enrolled
    from public.profiles p where p.username = 'zoe'`);
  const [row] = rows;
  assert.deepEqual(row, { enrolments: 1, validations: 1, counted: 7, enrolled: 7 });
});

testCommitting('of 30 codes tried at once, ten are looked at', async (place) => {
  await admin(place, (sql) => sql`select public.start_sign_up('nora@preau.test', '1', '')`);
  const answers = await together(
    place,
    'service',
    times(30, () => (sql) => sql`
      select a ->> 'message' as answer
      from public.confirm_sign_up(courriel => 'nora@preau.test', code => 'wrong') a`),
  );
  assert.equal(answers.filter((answer) => answer === 'too-many-attempts').length, 20);
});

testCommitting('two publishers at once leave one live release', async (place) => {
  await admin(place, (sql) => sql`
    insert into app.releases (manifest) select manifest from app.releases where is_live`);
  const answers = await together(
    place,
    'publisher',
    times(6, (index) => (sql) => sql`select app.flip_release(${1 + (index % 3)})`),
  );
  assert.deepEqual(
    answers.filter((answer) => typeof answer === 'string'),
    [],
  );
  const live = await admin(place, (sql) => sql`
    select count(*)::int as live from app.releases where is_live`);
  assert.deepEqual([...live], [{ live: 1 }]);
});
