import assert from 'node:assert/strict';
import { test } from './fixtures.ts';
import { assertPinned } from './pinned.ts';

const OURS = `('public', 'app')`;

test('every table of every schema of ours has row-level security', async ({ admin }) => {
  assert.deepEqual(
    await admin.run(`
      select oid::regclass::text as table from pg_class
      where relkind in ('r', 'p') and not relrowsecurity
        and relnamespace::regnamespace::text in ${OURS}`),
    [],
  );
});

test('every table says what it is for', async ({ admin }) => {
  assert.deepEqual(
    await admin.run(`
      select oid::regclass::text as table from pg_class
      where relkind in ('r', 'p', 'v') and obj_description(oid, 'pg_class') is null
        and relnamespace::regnamespace::text in ${OURS}`),
    [],
  );
});

test('every function pins its search path, or was bound to what it names when it was made', async ({
  admin,
}) => {
  assert.deepEqual(
    await admin.run(`
      select oid::regprocedure::text as function from pg_proc
      where pronamespace::regnamespace::text in ${OURS}
        and not coalesce('search_path=""' = any (proconfig), false)
        and (prosecdef or prosqlbody is null)`),
    [],
  );
});

test('each table has the policies that are pinned: name, verb, roles, condition', async ({
  admin,
}) => {
  const policies = await admin.run(`
    select c.oid::regclass::text as table, p.polname as policy,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
        when 'd' then 'delete' else 'all' end as verb,
      (select string_agg(r::regrole::text, ', ' order by r::regrole::text)
       from unnest(p.polroles) r) as roles,
      pg_get_expr(p.polqual, p.polrelid) as using,
      pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace::regnamespace::text in ('public', 'app', 'storage')
    order by 1, 2`);
  assertPinned('policies.json', policies);
  for (const { policy, verb, roles } of policies) {
    assert.notEqual(verb, 'all', String(policy));
    assert.notEqual(roles, null, `${policy}: to everybody`);
  }
});

// Read from the catalogue, for the roles that the API or a service signs in with. PUBLIC must appear nowhere.
const ROLES = `('anon'), ('authenticated'), ('service_role'), ('publisher'), ('public')`;
const acl = (select: string, kind: string) => `
  select wanted.name as role, ${select}
  from (values ${ROLES}) as wanted (name),
    ${kind}, aclexplode(acl) as granted
  where granted.grantee = case wanted.name when 'public' then 0 else to_regrole(wanted.name) end`;

test('grants equal the committed matrix: schemas, tables, columns, functions', async ({
  admin,
}) => {
  const namespace = `in ${OURS}`;
  const rows = await admin.run(`
    select role, kind, object, string_agg(distinct privilege, ' ' order by privilege) as privileges
    from (
      ${acl(
        `'schema' as kind, nspname as object, lower(privilege_type) as privilege`,
        `(select nspname, nspacl as acl from pg_namespace where nspname ${namespace}) n`,
      )}
      union all
      ${acl(
        `'table', object, lower(privilege_type)`,
        `(select oid::regclass::text as object, relacl as acl from pg_class
          where relkind in ('r', 'p', 'v', 'S') and relnamespace::regnamespace::text ${namespace}) c`,
      )}
      union all
      ${acl(
        `'column', object, format('%s(%s)', lower(privilege_type), attname)`,
        `(select attrelid::regclass::text as object, attname, attacl as acl
          from pg_attribute join pg_class on pg_class.oid = attrelid
          where attnum > 0 and relnamespace::regnamespace::text ${namespace}) a`,
      )}
      union all
      ${acl(
        `'function', object, lower(privilege_type)`,
        `(select oid::regprocedure::text as object, coalesce(proacl, acldefault('f', proowner)) as acl
          from pg_proc where pronamespace::regnamespace::text ${namespace}) p`,
      )}
    ) granted
    group by role, kind, object order by role, kind, object`);
  const matrix: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { role, kind, object, privileges } of rows) {
    const ofRole = matrix[String(role)] ?? {};
    matrix[String(role)] = ofRole;
    ofRole[String(kind)] = { ...ofRole[String(kind)], [String(object)]: privileges };
  }
  assertPinned('grants.json', matrix);
});

test('a new table or function is closed before anybody grants anything', async ({ admin, as }) => {
  const create = (schema: string) => `
    set local role postgres;
    create table ${schema}.forgotten (id int);
    create function ${schema}.forgotten_too() returns int language sql as 'select 1';
    reset role`;
  for (const schema of ['public', 'app']) {
    await admin.run(create(schema));
    for (const persona of ['anon', 'camille', 'service', 'publisher'] as const) {
      for (const use of [`select from ${schema}.forgotten`, `select ${schema}.forgotten_too()`]) {
        const refused = await as(persona)
          .run(use)
          .then(
            () => 'taken',
            (error) => error.code,
          );
        assert.equal(refused, '42501', `${persona}: ${use}`);
      }
    }
  }
});
