import type { Sql } from 'postgres';

/** One deliberate fault; `role` is whom it touches, whose tests are the likeliest to notice. */
export type Mutant = {
  name: string;
  sql: string;
  role: string;
  /** The function one of whose questions it leaves out. */
  guarded?: string;
};

const API_ROLES = `('anon'), ('authenticated'), ('service_role'), ('publisher')`;
const OURS = `('public', 'app')`;

// Every policy dropped, and every condition of one made true; row-level security switched off.
const POLICIES = `
with policies as (
  select p.polname, p.polqual, p.polwithcheck, c.oid::regclass as relation,
    (select string_agg(r::regrole::text, ' ') from unnest(p.polroles) r) as roles
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace::regnamespace::text in ('public', 'app', 'storage')
)
select format('drop policy %I on %s', polname, relation) as sql, roles as role from policies
union all
select format('alter policy %I on %s using (true)', polname, relation), roles
from policies where polqual is not null
union all
select format('alter policy %I on %s with check (true)', polname, relation), roles
from policies where polwithcheck is not null
union all
select distinct format('alter table %s disable row level security', relation), roles from policies
order by 1`;

const GRANTS = `
with roles (name) as (values ${API_ROLES}),
granted as (
  select 'schema' as kind, quote_ident(nspname) as object, null::text as col, r.name as role, a.privilege_type
  from pg_namespace, aclexplode(nspacl) a, roles r
  where nspname = 'app' and a.grantee = to_regrole(r.name)
  union all
  select 'table', c.oid::regclass::text, null, r.name, a.privilege_type
  from pg_class c, aclexplode(c.relacl) a, roles r
  where c.relnamespace::regnamespace::text in ${OURS} and c.relkind in ('r', 'p', 'v')
    and a.grantee = to_regrole(r.name)
  union all
  select 'column', c.oid::regclass::text, quote_ident(att.attname), r.name, a.privilege_type
  from pg_class c, pg_attribute att, aclexplode(att.attacl) a, roles r
  where c.relnamespace::regnamespace::text in ${OURS} and att.attrelid = c.oid
    and a.grantee = to_regrole(r.name)
  union all
  select 'function', p.oid::regprocedure::text, null, r.name, a.privilege_type
  from pg_proc p, aclexplode(p.proacl) a, roles r
  where p.pronamespace::regnamespace::text in ${OURS} and a.grantee = to_regrole(r.name)
),
worded as (
  select *, case kind
    when 'column' then format('%s (%s) on %s', privilege_type, col, object)
    when 'table' then format('%s on %s', privilege_type, object)
    else format('%s on %s %s', privilege_type, kind, object)
  end as what
  from granted
)
-- Each grant taken away.
select lower(format('revoke %s from %s', what, role)) as sql, role from worded
union
-- Some columns become all.
select lower(format('grant %s on %s to %s', privilege_type, object, role)), role
from worded where kind = 'column'
union
-- What one role has, the visitor gets as well.
select lower(format('grant %s to anon', what)), 'anon'
from worded w
where role <> 'anon'
  and not exists (select from worded v where v.what = w.what and v.role = 'anon')
union
-- What only servers have, learners get.
select lower(format('grant %s to authenticated', what)), 'authenticated'
from worded w
where role in ('service_role', 'publisher')
  and not exists (select from worded v where v.what = w.what and v.role = 'authenticated')
union
-- What is closed is opened: verbs on tables, functions.
select lower(format('grant %s on %s to authenticated', verb, c.oid::regclass)), 'authenticated'
from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) verb
where c.relnamespace::regnamespace::text in ${OURS} and c.relkind in ('r', 'p', 'v')
  and not has_table_privilege('authenticated', c.oid, verb)
union
select lower(format('grant execute on function %s to authenticated', p.oid::regprocedure)), 'authenticated'
from pg_proc p
where p.pronamespace::regnamespace::text in ${OURS} and p.prorettype <> 'trigger'::regtype
  and not has_function_privilege('authenticated', p.oid, 'execute')
order by 1`;

// What a community keeps stands in no policy but in the first lines of its functions: each function
// asks one question less of whoever calls it. A function that asks twice, before and after it locks
// a row, asks neither time.
const NO_GUARDS = `
create function pg_temp.any_community(id uuid) returns app.membership language sql as
  $$ select row(app.require_me(), id, 'community', 'member', true, false, '{}')::app.membership $$;
create function pg_temp.any_post(id uuid) returns public.posts language sql as
  $$ select p from public.posts p where p.id = any_post.id $$;
create function pg_temp.any_sight(p public.posts, m app.membership) returns boolean
  language sql as 'select true';
create function pg_temp.any_sight(r public.replies, p public.posts, m app.membership) returns boolean
  language sql as 'select true';`;
const GUARDS = `
with weaker (guard, instead) as (values
  ('app\\.require_administrator\\(', 'app.require_member('),
  ('app\\.require_member\\(', 'app.require_community('),
  ('app\\.require_poster\\(\\s*([^,()]+(?:\\([^()]*\\))?)\\s*,\\s*[^()]+(?:\\([^()]*\\))?\\s*\\)',
    'app.require_member(\\1)'),
  ('app\\.require_community\\(', 'pg_temp.any_community('),
  ('app\\.readable_post\\(', 'pg_temp.any_post('),
  ('app\\.sees_post\\(', 'pg_temp.any_sight('),
  ('app\\.sees_reply\\(', 'pg_temp.any_sight('))
select format('%s: %s instead of %s', p.oid::regprocedure, instead, guard) as name,
  p.proname as guarded,
  regexp_replace(pg_get_functiondef(p.oid), guard, instead, 'g') as sql, 'authenticated' as role
from pg_proc p, weaker
where p.pronamespace::regnamespace::text in ${OURS} and p.prokind = 'f' and p.prosrc ~ guard
  -- The questions themselves, of which one calls the other.
  and p.proname !~ '^(require_|readable_post$)'
order by p.oid::regprocedure::text, guard`;

/** Every fault of one step in policies, grants and guards, read from the migrated database itself. */
export async function listMutants(sql: Sql): Promise<Mutant[]> {
  const rights = [...(await sql.unsafe(POLICIES)), ...(await sql.unsafe(GRANTS))];
  const guards = await sql.unsafe(GUARDS);
  return [
    ...rights.map(({ sql, role }) => ({ name: String(sql), sql: String(sql), role: String(role) })),
    ...guards.map(({ name, guarded, sql, role }) => ({
      name: String(name),
      guarded: String(guarded),
      sql: `${NO_GUARDS}
${sql}`,
      role: String(role),
    })),
  ];
}
