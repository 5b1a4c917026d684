// Fifty at once on one community, a hundred times: what is counted is what is there.
import assert from 'node:assert/strict';
import type { Sql } from 'postgres';
import { connect } from './cluster.ts';
import { EUROPE, MAIRIES } from './communities.ts';
import { testCommitting } from './fixtures.ts';
import { personId, userId } from './personas.ts';

const AT_ONCE = 50;
/** In parts, so that a slow machine ends each of them in its time. */
const PARTS = [1, 2, 3, 4];
const ROUNDS = 25;

/** People with names and accounts, as many as there are connections. */
async function makePeople(owner: Sql): Promise<string[]> {
  const rows = await owner`
    with account as (
      insert into auth.users (id, email, email_confirmed_at)
      select gen_random_uuid(), format('course-%s@preau.test', n), now()
      from (
        select n, public.permit_account(format('course-%s@preau.test', n))
        from generate_series(1, ${AT_ONCE}::int) n
      ) permitted returning id, email
    )
    insert into public.profiles
      (user_id, username, display_name, first_name, last_name, finished_at)
    select id, split_part(email, '@', 1), email, 'Prénom', 'Nom', now() from account
    returning user_id`;
  await owner`
    insert into public.consents (person_id, document, version, given_at)
    select p.id, c.document, c.version, now()
    from public.profiles p, public.consents c
    where p.username like 'course-%' and c.person_id = ${personId('zoe')}`;
  return rows.map(({ user_id }) => String(user_id));
}

const signIn = (sql: Sql, user: string) =>
  sql`select set_config('request.jwt.claims', ${JSON.stringify({ role: 'authenticated', sub: user })},
    false), set_config('role', 'authenticated', false)`;

const message = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'rejected' ? String(outcome.reason.message) : 'done';

async function expectWhole(owner: Sql): Promise<void> {
  const wrong = await owner`
    select c.name, c.member_count, count(m) filter (where m.state in ('member', 'suspended'))::int as rows,
      count(m) filter (where m.is_administrator)::int as administrators
    from public.communities c
    left join public.community_memberships m on m.community_id = c.id
    where c.id in (${MAIRIES}, ${EUROPE}) group by c.id
    having c.member_count <> count(m) filter (where m.state in ('member', 'suspended'))
      or count(m) filter (where m.is_administrator) = 0`;
  assert.deepEqual([...wrong], []);
}

for (const part of PARTS) {
  testCommitting(
    `of fifty accepts, refusals, joins, withdrawals and leaves at once, a hundred times (${part} of 4), nothing is counted wrong`,
    async (place) => {
      const owner = connect(place.port, place.database);
      const connections = Array.from({ length: AT_ONCE }, () =>
        connect(place.port, place.database),
      );
      try {
        await owner`update app.limits set max_attempts = 1000000 where kind = 'community request per day'`;
        await owner`
        update public.communities set ask_again_days = 0 where id in (${MAIRIES}, ${EUROPE})`;
        const users = await makePeople(owner);
        // Half of them ask or join, leave and withdraw; the other half answer, as two administrators.
        await Promise.all(
          connections.map((sql, at) =>
            signIn(sql, at % 2 === 0 ? (users[at] ?? '') : userId(at % 4 === 1 ? 'alix' : 'elise')),
          ),
        );
        for (let round = 0; round < ROUNDS; round++) {
          const requests = await owner`
          select request_id from public.community_memberships
          where community_id = ${MAIRIES} and state = 'pending' order by asked_at limit 8`;
          const ids = requests.map(({ request_id }) => String(request_id));
          const outcomes = await Promise.allSettled(
            connections.map((sql, at) => {
              const turn = (at + round) % 6;
              if (at % 2 === 1) {
                const word = turn < 3 ? 'accept' : 'refuse';
                return sql`select public.answer_requests(${ids}::uuid[], ${word})`;
              }
              if (turn < 2) return sql`select public.join_community(${MAIRIES})`;
              if (turn < 4) return sql`select public.withdraw_request(${MAIRIES})`;
              return sql`select public.leave_community(${MAIRIES})`;
            }),
          );
          // Who asked again a moment before they were refused is told to ask later: nothing else fails.
          const said = new Set(outcomes.map(message));
          said.delete('ask-again-later');
          assert.deepEqual([...said], ['done'], `round ${round}`);
          await expectWhole(owner);
        }
        // Each request was answered once, and told once.
        const twice = await owner`
        select person_id, unique_key from public.notifications
        where kind = 'joining' group by person_id, unique_key having count(*) > 1`;
        assert.deepEqual([...twice], []);
        const answered = await owner`
        select
          (select count(*)::int from public.notifications where kind = 'joining'
            and details ->> 'what' in ('accepted', 'refused')) as told,
          (select count(*)::int from app.community_log
            where action in ('accept', 'refuse')) as logged`;
        assert.ok(Number(answered[0]?.['told']) > ROUNDS / 2);
        assert.equal(answered[0]?.['told'], answered[0]?.['logged']);
      } finally {
        await Promise.all([owner, ...connections].map((sql) => sql.end()));
      }
    },
  );
}

testCommitting('a double click on « Adhérer » is one membership', async (place) => {
  const owner = connect(place.port, place.database);
  const connections = Array.from({ length: 20 }, () => connect(place.port, place.database));
  try {
    const [user = ''] = await makePeople(owner);
    await Promise.all(connections.map((sql) => signIn(sql, user)));
    const outcomes = await Promise.allSettled(
      connections.map((sql) => sql`select public.join_community(${EUROPE})`),
    );
    assert.deepEqual([...new Set(outcomes.map(message))], ['done']);
    await expectWhole(owner);
  } finally {
    await Promise.all([owner, ...connections].map((sql) => sql.end()));
  }
});

testCommitting('of administrators who all leave at once, one stays', async (place) => {
  const owner = connect(place.port, place.database);
  const connections = Array.from({ length: AT_ONCE }, () => connect(place.port, place.database));
  try {
    const users = await makePeople(owner);
    await owner`
      delete from public.community_memberships where community_id = ${EUROPE}`;
    await owner`
      insert into public.community_memberships
        (community_id, person_id, state, is_administrator, joined_at)
      select ${EUROPE}, id, 'member', true, now() from public.profiles
      where username like 'course-%'`;
    await Promise.all(connections.map((sql, at) => signIn(sql, users[at] ?? '')));
    const outcomes = await Promise.allSettled(
      connections.map((sql) => sql`select public.leave_community(${EUROPE})`),
    );
    const refusals = outcomes.map(message).filter((said) => said !== 'done');
    assert.deepEqual(refusals, ['last-administrator']);
    await expectWhole(owner);
  } finally {
    await Promise.all([owner, ...connections].map((sql) => sql.end()));
  }
});
