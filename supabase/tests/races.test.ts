import assert from 'node:assert/strict';
import type { Sql } from 'postgres';
import { connect } from './cluster.ts';
import { claimsOf, type Persona, type Place, testCommitting } from './fixtures.ts';
import { personId, userId } from './personas.ts';
import { putQuiz, single } from './quizzes.ts';

type Row = Record<string, unknown>;
type Work = (sql: Sql, index: number) => PromiseLike<readonly Row[]>;

/** The same work in so many connections at once; each commits. */
async function together(place: Place, persona: Persona, count: number, work: Work) {
  const { role, claims } = claimsOf(persona);
  const connections = Array.from({ length: count }, () => connect(place.port, place.database));
  try {
    for (const sql of connections) {
      await sql`
        select set_config('request.jwt.claims', ${claims}, false),
          set_config('role', ${role}, false)`;
    }
    const settled = await Promise.allSettled(connections.map(work));
    return {
      rows: settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])),
      refusals: settled.flatMap((outcome) =>
        outcome.status === 'rejected' ? String(outcome.reason.message) : [],
      ),
    };
  } finally {
    await Promise.all(connections.map((sql) => sql.end()));
  }
}

async function alone(place: Place, work: (sql: Sql) => PromiseLike<readonly Row[]>) {
  const sql = connect(place.port, place.database);
  try {
    return [...(await work(sql))];
  } finally {
    await sql.end();
  }
}

/** Starts the second while the first has not committed, and commits once the second waits for it. */
async function whileHeld(place: Place, persona: Persona, first: Work, second: Work) {
  const { role, claims } = claimsOf(persona);
  const [holder, waiter, watcher] = [0, 1, 2].map(() => connect(place.port, place.database));
  if (!holder || !waiter || !watcher) throw new Error('no connection');
  try {
    for (const sql of [holder, waiter]) {
      await sql`
        select set_config('request.jwt.claims', ${claims}, false),
          set_config('role', ${role}, false)`;
    }
    await holder.unsafe('begin');
    await first(holder, 0);
    const outcome = second(waiter, 1).then(
      (rows) => ({ rows: [...rows], refusal: null }),
      (error: Error) => ({ rows: [], refusal: error.message }),
    );
    for (let blocked = 0; blocked === 0; ) {
      const [row] = await watcher`
        select count(*)::int as blocked from pg_stat_activity
        where cardinality(pg_blocking_pids(pid)) > 0`;
      blocked = Number(row?.['blocked']);
    }
    await holder.unsafe('commit');
    return await outcome;
  } finally {
    await Promise.all([holder, waiter, watcher].map((sql) => sql.end()));
  }
}

const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

async function signUp(place: Place, email: string): Promise<string> {
  const [mail] = await alone(place, async (sql) => {
    await sql`select public.start_sign_up(${email}, '')`;
    return sql`
      select params ->> 'token' as token from app.mail_outbox where recipient = ${email}`;
  });
  return String(mail?.['token']);
}

/** As far as a confirmed address with an account: what is left is the name. */
async function ticketFor(place: Place, email: string): Promise<string> {
  const token = await signUp(place, email);
  const [row] = await alone(place, async (sql) => {
    const confirmed = await sql`
      select public.confirm_sign_up('', token => ${token}) ->> 'ticket' as ticket`;
    await sql`
      insert into auth.users (id, email, email_confirmed_at)
      values (gen_random_uuid(), ${email}, now())`;
    return confirmed;
  });
  return String(row?.['ticket']);
}

testCommitting('of 20 uses of one proof at once, one is taken', async (place) => {
  const [made] = await alone(place, async (sql) => {
    await sql`update app.human_check_rule set max_hashes = 1`;
    return sql`
        select jsonb_build_object('challenge', public.make_human_check(),
          'solution', jsonb_build_object('counter', 0))::text as proof`;
  });
  const { rows, refusals } = await together(
    place,
    'service',
    20,
    (sql) => sql`select public.spend_human_check(${String(made?.['proof'])}::text::jsonb)`,
  );
  assert.equal(rows.length, 1);
  assert.deepEqual(refusals, repeat(19, 'human-check-used'));
});

testCommitting('of 20 clicks on one link at once, one is taken', async (place) => {
  const token = await signUp(place, 'nora@preau.test');
  const { rows } = await together(
    place,
    'service',
    20,
    (sql) => sql`
      select coalesce(a ->> 'message', 'taken') as answer
      from public.confirm_sign_up('', token => ${token}) a`,
  );
  const answers = rows.map(({ answer }) => answer).sort();
  assert.deepEqual(answers, [...repeat(19, 'link-used'), 'taken']);
});

testCommitting(
  'a second click waits for the first to be through, and finds the link used',
  async (place) => {
    const token = await signUp(place, 'nora@preau.test');
    const click: Work = (sql) => sql`
    select a ->> 'message' as answer from public.confirm_sign_up('', token => ${token}) a`;
    assert.deepEqual(await whileHeld(place, 'service', click, click), {
      rows: [{ answer: 'link-used' }],
      refusal: null,
    });
  },
);

testCommitting('of 10 people who want one name at once, one gets it', async (place) => {
  const tickets: string[] = [];
  for (let n = 0; n < 10; n++) tickets.push(await ticketFor(place, `n${n}@preau.test`));
  const { rows, refusals } = await together(place, 'service', 10, async (sql, index) => {
    const ticket = tickets[index] ?? '';
    await sql`select public.prepare_profile(${ticket}, 'Nora')`;
    return sql`select public.finish_sign_up(${ticket})`;
  });
  assert.equal(rows.length, 1);
  assert.deepEqual(refusals, repeat(9, 'username-taken'));
});

testCommitting('finishing one sign-up ten times at once makes one profile', async (place) => {
  const ticket = await ticketFor(place, 'nora@preau.test');
  await alone(place, (sql) => sql`select public.prepare_profile(${ticket}, 'Nora')`);
  const { rows } = await together(
    place,
    'service',
    10,
    (sql) => sql`select public.finish_sign_up(${ticket}) ->> 'profile_id' as id`,
  );
  assert.equal(rows.length, 10);
  assert.equal(new Set(rows.map(({ id }) => id)).size, 1);
});

testCommitting('eight workers at once claim 200 mails, none of them twice', async (place) => {
  await alone(
    place,
    (sql) => sql`
      select app.queue_mail(format('n%s@preau.test', n), 'sign-up-known', '{}')
      from generate_series(1, 200) n`,
  );
  const { rows } = await together(place, 'service', 8, async (sql) => {
    const mine: Row[] = [];
    for (;;) {
      const claimed = await sql`select id from public.claim_mail(7)`;
      if (claimed.length === 0) return mine;
      mine.push(...claimed);
    }
  });
  assert.equal(rows.length, 200);
  assert.equal(new Set(rows.map(({ id }) => id)).size, 200);
});

testCommitting('ten first validations at once make one enrolment and one mark', async (place) => {
  const { rows } = await together(
    place,
    'zoe',
    10,
    (sql) => sql`select (public.validate_lesson('open') ->> 'percent')::int as percent`,
  );
  assert.deepEqual(rows, repeat(10, { percent: 16 }));
  const [left] = await alone(
    place,
    (sql) => sql`
      select count(distinct e.id)::int as enrolments, count(v)::int as marks,
        (select enrolled from app.course_counts where course_id = 'free') as counted
      from public.profiles p
      join public.enrolments e on e.person_id = p.id
      left join public.lesson_validations v on v.enrolment_id = e.id
      where p.username = 'zoe'`,
  );
  assert.deepEqual(left, { enrolments: 1, marks: 1, counted: 7 });
});

testCommitting('of 30 codes tried at once, ten are looked at', async (place) => {
  await signUp(place, 'nora@preau.test');
  const { rows, refusals } = await together(
    place,
    'service',
    30,
    (sql) => sql`
      select a ->> 'message' as answer
      from public.confirm_sign_up('', courriel => 'nora@preau.test', code => 'wrong') a`,
  );
  assert.deepEqual(rows, repeat(10, { answer: 'link-unknown' }));
  assert.deepEqual(refusals, repeat(20, 'too-many-attempts'));
});

testCommitting('a release waits for the one under way', async (place) => {
  const { refusal } = await whileHeld(
    place,
    'publisher',
    (sql) => sql`select app.flip_release(1)`,
    (sql) => sql`select app.flip_release(2)`,
  );
  assert.equal(refusal, null);
  const live = await alone(place, (sql) => sql`select id from app.releases where is_live`);
  assert.deepEqual(live, [{ id: '2' }]);
});

testCommitting('several publishers at once leave one live release', async (place) => {
  await alone(
    place,
    (sql) => sql`
      insert into app.releases (manifest) select manifest from app.releases where is_live`,
  );
  const { refusals } = await together(
    place,
    'publisher',
    6,
    (sql, index) => sql`select app.flip_release(${1 + (index % 3)})`,
  );
  assert.deepEqual(refusals, []);
  const live = await alone(
    place,
    (sql) => sql`select count(*)::int as live from app.releases where is_live`,
  );
  assert.deepEqual(live, [{ live: 1 }]);
});

testCommitting('the last two who look after the platform do not both leave', async (place) => {
  await alone(place, (sql) => sql`select app.grant_role('zoe@preau.test', 'platform staff')`);
  const leave = (name: 'elise' | 'zoe') => (sql: Sql) =>
    sql`select request_deletion(${userId(name)})`;
  const { refusal } = await whileHeld(place, 'service', leave('elise'), leave('zoe'));
  assert.equal(refusal, 'last-staff');
});

testCommitting(
  'a change of mind that comes while the account is being erased finds nobody, and writes no mail',
  async (place) => {
    await alone(
      place,
      (sql) => sql`
        update profiles set deletion_due_at = now() - interval '1 second'
        where id = ${personId('camille')}`,
    );
    const erase = async (sql: Sql) => {
      await sql`select set_config('role', 'none', false)`;
      return sql`select app.job_erase_accounts()`;
    };
    const cancel = (sql: Sql) => sql`select cancel_deletion() ->> 'state' as state`;
    const { rows } = await whileHeld(place, 'camille', erase, cancel);
    assert.deepEqual(rows, [{ state: 'unknown' }]);
    const mails = await alone(
      place,
      (sql) => sql`
        select template from app.mail_outbox where recipient = 'camille@preau.test'`,
    );
    assert.deepEqual(mails, [{ template: 'account-deleted' }]);
  },
);

/** A quiz of two questions, begun by zoe unless she is to begin it herself. */
async function quizFor(place: Place, { isBegun = true } = {}): Promise<string> {
  const [row] = await alone(place, async (sql) => {
    await putQuiz((text, ...values) => sql(text, ...values), {
      lessonId: 'open',
      questions: [single(), single()],
    });
    if (!isBegun) return [];
    await sql`select set_config('request.jwt.claims', ${claimsOf('zoe').claims}, false)`;
    return sql`select public.start_quiz('open') ->> 'id' as id`;
  });
  return String(row?.['id']);
}

testCommitting('twenty clicks on « Commencer » at once begin one attempt', async (place) => {
  await quizFor(place, { isBegun: false });
  const { rows, refusals } = await together(
    place,
    'zoe',
    20,
    (sql) => sql`select public.start_quiz('open') ->> 'id' as id`,
  );
  assert.deepEqual(refusals, []);
  assert.equal(rows.length, 20);
  assert.equal(new Set(rows.map(({ id }) => id)).size, 1);
  const [left] = await alone(
    place,
    (sql) => sql`
      select count(distinct t.id)::int as attempts, count(*)::int as answers
      from public.quiz_attempts t join app.quiz_answers a on a.attempt_id = t.id
      join public.lessons l on l.id = t.lesson_id and l.id = 'open'`,
  );
  assert.deepEqual(left, { attempts: 1, answers: 2 });
});

testCommitting('of ten pages that answer a question at once, one is heard', async (place) => {
  const id = await quizFor(place);
  const { rows, refusals } = await together(
    place,
    'zoe',
    10,
    (sql, index) => sql`
      select (public.save_quiz_answer(${id}, 1, array[${1 + (index % 2)}::int], 0, gen_random_uuid(), 1)
        -> 'choices' ->> 0)::int as choice`,
  );
  // Whoever ticked the same agrees with it.
  assert.equal(rows.length, 5);
  assert.deepEqual(refusals, repeat(5, 'answer-changed'));
  const kept = await alone(
    place,
    (sql) => sql`
      select choices[1]::int as choice, revision from app.quiz_answers
      where attempt_id = ${id} and question = 1`,
  );
  assert.deepEqual(kept, [{ choice: rows[0]?.['choice'], revision: 1 }]);
});

testCommitting('finishing twenty times at once grades once', async (place) => {
  const id = await quizFor(place);
  const { rows, refusals } = await together(
    place,
    'zoe',
    20,
    (sql) => sql`select public.finish_quiz(${id}) ->> 'finished_at' as at`,
  );
  assert.deepEqual(refusals, []);
  assert.equal(new Set(rows.map(({ at }) => at)).size, 1);
  const marks = await alone(
    place,
    (sql) => sql`
      select count(*)::int as marks from public.lesson_validations v
      join public.quiz_attempts t on t.enrolment_id = v.enrolment_id and t.lesson_id = v.lesson_id
      where t.id = ${id}`,
  );
  assert.deepEqual(marks, [{ marks: 1 }]);
});

testCommitting(
  'an answer that comes while the quiz is being finished is refused',
  async (place) => {
    const id = await quizFor(place);
    const { refusal } = await whileHeld(
      place,
      'zoe',
      (sql) => sql`select public.finish_quiz(${id})`,
      (sql) => sql`select public.save_quiz_answer(${id}, 1, '{1}', 0, gen_random_uuid(), 1)`,
    );
    assert.equal(refusal, 'attempt-finished');
  },
);

testCommitting(
  'a quiz finished while an answer is being saved counts that answer',
  async (place) => {
    const id = await quizFor(place);
    const { rows } = await whileHeld(
      place,
      'zoe',
      (sql) => sql`select public.save_quiz_answer(${id}, 1, '{1}', 0, gen_random_uuid(), 1)`,
      (sql) => sql`select (public.finish_quiz(${id}) ->> 'points')::float as points`,
    );
    assert.deepEqual(rows, [{ points: 1 }]);
  },
);
