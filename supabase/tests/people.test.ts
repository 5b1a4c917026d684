import assert from 'node:assert/strict';
import { PEOPLE } from '../people.ts';
import { test } from './fixtures.ts';

test('every foreign key to a person is declared in people.ts, and nothing else is', async ({
  admin,
}) => {
  const found = await admin.rows`
    select replace(format('%s.%s', c.conrelid::regclass, a.attname), '"', '') as column
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'public.profiles'::regclass`;
  assert.deepEqual(
    PEOPLE.map(({ column }) => column).sort(),
    found.map(({ column }) => column).sort(),
  );
});

test('accounts are referred to by profiles alone: the profile outlives them', async ({ admin }) => {
  assert.deepEqual(
    await admin.rows`
      select conrelid::regclass::text as table, confdeltype as on_delete
      from pg_constraint
      where contype = 'f' and confrelid = 'auth.users'::regclass
        and connamespace <> 'auth'::regnamespace`,
    [{ table: 'profiles', on_delete: 'n' }],
  );
});

test('deleting an account leaves the profile and the progress', async ({ admin, as }) => {
  await admin.rows`delete from auth.users where email = 'camille@preau.test'`;
  assert.equal(await as('camille').value`select app.me()`, null);
  assert.equal(
    await admin.value`
      select count(*)::int from profiles p
      join enrolments e on e.person_id = p.id
      join lesson_validations v on v.enrolment_id = e.id
      where p.username = 'camille'`,
    2,
  );
});
