import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PERSONAL, TABLES, TOLD } from '../people.ts';
import { FOLLOWED, fillEverywhere, LEAVING } from './everywhere.ts';
import { test, type World } from './fixtures.ts';
import { personId, userId } from './personas.ts';

/** Whose columns we write ourselves; a table of Supabase's may grow columns with its next version. */
const isOurs = (table: string) => !/^(auth|storage)\./.test(table);

type Row = Record<string, unknown>;
type Dump = Record<string, Row[]>;

const COLUMNS = `
select replace(replace(format('%s.%s', c.relnamespace::regnamespace, c.relname), '"', ''), 'public.', '')
    as table,
  array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  and c.relnamespace::regnamespace::text in ('public', 'app', 'auth', 'storage')
group by c.oid order by 1`;

async function columnsOf({ admin }: Pick<World, 'admin'>): Promise<Record<string, string[]>> {
  const rows = await admin.run(COLUMNS);
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
}

async function dump(world: Pick<World, 'admin'>): Promise<Dump> {
  const found: Dump = {};
  for (const table of Object.keys(await columnsOf(world))) {
    const name = table.includes('.') ? table : `public.${table}`;
    const rows = await world.admin.run(`select to_jsonb(t) as row from ${name} t`);
    found[table] = rows.map(({ row }) => Object(row));
  }
  return found;
}

/** Whatever leads to LEAVING: ids, addresses, names in any spelling, digests of them. */
async function traces({ admin }: Pick<World, 'admin'>): Promise<RegExp> {
  const digests = await admin.value`
    select string_agg(encode(d, 'hex'), '|')
    from unnest(array[app.digest('camille'), app.digest('sign-in per login camille')]) d`;
  return new RegExp([LEAVING.id, LEAVING.account, 'camille', digests].join('|'), 'i');
}

const mentions = (found: Dump, trace: RegExp): string[] => {
  const columns = Object.entries(found).flatMap(([table, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        trace.test(JSON.stringify(value)) ? [`${table}.${column}`] : [],
      ),
    ),
  );
  return [...new Set(columns)].sort();
};

/** Whether a row follows her enrolments. */
const isFollowing = (row: Row): boolean =>
  [row['enrolment_id'], row['attempt_id']].some((id) => FOLLOWED.includes(String(id)));

/** The columns that lead to a person, by themselves and not through an enrolment. */
const tiesWhere = (isKept: (table: string, column: string) => boolean): string[] =>
  PERSONAL.flatMap(({ table, ties }) =>
    Object.entries(ties).flatMap(([column, tie]) =>
      tie !== 'enrolment' && tie !== 'attempt' && isKept(table, column)
        ? [`${table}.${column}`]
        : [],
    ),
  ).sort();

test('every table is declared in people.ts, and nothing that is not there', async (world) => {
  assert.deepEqual(Object.keys(TABLES).sort(), Object.keys(await columnsOf(world)).sort());
});

test('every column of a table that knows about people is sorted, once', async (world) => {
  const columns = await columnsOf(world);
  for (const { table, exported, withheld, others, ties, atDeletion } of PERSONAL) {
    const sorted = [...exported, ...Object.keys(withheld), ...others];
    const found = columns[table] ?? [];
    if (isOurs(table)) assert.deepEqual([...sorted].sort(), [...found].sort(), table);
    const named = sorted.filter((column) => column !== '*');
    assert.equal(new Set(named).size, named.length, table);
    for (const column of [...named, ...Object.keys(ties)])
      assert.ok(found.includes(column), column);
    if (typeof atDeletion === 'object' && 'anonymise' in atDeletion) {
      for (const column of atDeletion.anonymise) assert.ok(found.includes(column), column);
    }
    if ('*' in withheld) assert.equal(isOurs(table), false, table);
  }
});

test('a table declared to know about nobody has no column that says otherwise', async (world) => {
  const columns = await columnsOf(world);
  const personal =
    /mail|person|profile|user|account|author|actor|recipient|_by$|first_name|last_name|display|phone|ip_|^ip$/;
  const suspects = Object.entries(TABLES).flatMap(([table, declared]) =>
    'nobody' in declared && isOurs(table)
      ? (columns[table] ?? []).flatMap((column) =>
          personal.test(column) ? [`${table}.${column}`] : [],
        )
      : [],
  );
  assert.deepEqual(suspects, ['app.reserved_names.username']);
  assert.deepEqual(
    await world.admin.rows`
      select from storage.objects where owner is not null or owner_id is not null`,
    [],
  );
});

test('every foreign key to a person is declared as a tie', async ({ admin }) => {
  const found = await admin.rows`
    select replace(format('%s.%s', c.conrelid::regclass, a.attname), '"', '') as column
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f'
      and c.confrelid in ('public.profiles'::regclass, 'auth.users'::regclass)`;
  const declared = tiesWhere(() => true);
  for (const { column } of found) assert.ok(declared.includes(String(column)), String(column));
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

test('every job that people.ts names is on the timetable', async ({ admin }) => {
  const jobs = (await admin.rows`select name from app.jobs`).map(({ name }) => name);
  for (const { retention } of PERSONAL) {
    if (retention.job) assert.ok(jobs.includes(retention.job), retention.job);
  }
});

test('what stays for longer than a day is said to people in words, in both languages', async () => {
  for (const locale of ['fr', 'en']) {
    const words = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'));
    for (const sentence of TOLD) assert.ok(words[sentence], sentence);
  }
  const untold = PERSONAL.filter(({ atDeletion, told }) => atDeletion !== 'erase' && !told);
  assert.deepEqual(
    untold.map(({ table }) => table),
    ['app.attempts'],
  );
});

test('the page and the mails tell all that is declared to be told, and nothing else', async () => {
  for (const file of [
    'widgets/account/WhatStays.tsx',
    'supabase/functions/_shared/mails/what-stays.ts',
  ]) {
    const told = readFileSync(file, 'utf8').matchAll(/m\.(account_leaving_stays_(?!title)\w+)/g);
    assert.deepEqual([...told].map(([, key]) => key).sort(), [...TOLD].sort(), file);
  }
});

test('what leads to a person is what is declared to, and no other column', async (world) => {
  await fillEverywhere(world);
  assert.deepEqual(
    mentions(await dump(world), await traces(world)),
    tiesWhere(() => true),
  );
});

const isEmptied = ({ atDeletion }: (typeof PERSONAL)[number], column: string) =>
  typeof atDeletion === 'object' &&
  'anonymise' in atDeletion &&
  atDeletion.anonymise.includes(column);

const only = (row: Row, columns: string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));

async function eraseCompletely(world: World) {
  const { admin, as } = world;
  await admin.rows`select app.job_erase_accounts()`;
  // The farewell leaves, and its row with it.
  for (const { id, recipient } of await as('service').rows`select * from claim_mail(100)`) {
    assert.equal(recipient, LEAVING.email);
    await as('service').rows`select mark_mail_sent(${String(id)}, '250 OK')`;
  }
  await admin.rows`select app.job_erase_accounts()`;
}

test('erasing leaves exactly what is declared, and nobody else notices', async (world) => {
  await fillEverywhere(world);
  const trace = await traces(world);
  const hers = (row: Row) => trace.test(JSON.stringify(row)) || isFollowing(row);
  const before = await dump(world);
  await eraseCompletely(world);
  const after = await dump(world);

  const declared = (table: string) => PERSONAL.find((entry) => entry.table === table);
  assert.deepEqual(
    mentions(after, trace),
    tiesWhere((table, column) => {
      const entry = declared(table);
      return entry !== undefined && entry.atDeletion !== 'erase' && !isEmptied(entry, column);
    }),
  );
  for (const [table, rows] of Object.entries(before)) {
    const left = after[table] ?? [];
    const entry = declared(table);
    const others = rows.filter((row) => !hers(row));
    for (const row of others)
      assert.ok(
        left.some((kept) => isSame(kept, row)),
        table,
      );
    const personal = rows.filter(hers);
    if (!entry) {
      assert.deepEqual([table, personal], [table, []]);
      continue;
    }
    assert.notEqual(personal.length, 0, `${table}: fill it in everywhere.ts`);
    if (entry.atDeletion === 'erase') continue;
    const columns = [...entry.exported, ...Object.keys(entry.withheld)].filter(
      (column) => !isEmptied(entry, column),
    );
    for (const row of personal) {
      const kept = left.filter((one) => isSame(only(one, columns), only(row, columns)));
      assert.ok(kept.length > 0, `${table}: ${JSON.stringify(row)}`);
    }
    if (typeof entry.atDeletion === 'object' && 'anonymise' in entry.atDeletion) {
      for (const column of entry.atDeletion.anonymise) {
        const emptied = left.filter(hers).map((row) => row[column] || null);
        assert.deepEqual(new Set(emptied), new Set([null]), `${table}.${column}`);
      }
    }
  }
  // A role that she gave stays with whom she gave it to.
  assert.deepEqual(
    await world.admin.rows`
      select granted_by from staff_roles where person_id = ${personId('zoe')}`,
    [{ granted_by: null }],
  );
  const added = Object.entries(after).flatMap(([table, rows]) => {
    const known = before[table] ?? [];
    return rows.length > known.length ? [table] : [];
  });
  assert.deepEqual(added, ['app.audit_log']);
});

/** Counts of what others did go down as they leave. */
const COUNTS = ['member_count', 'reply_count', 'useful_count', 'last_activity_at', 'gone'];
const spelled = (row: Row) =>
  JSON.stringify(row, (key, value) => (COUNTS.includes(key) ? undefined : value));
const isSame = (one: Row, other: Row) => spelled(one) === spelled(other);

/** An instant in one spelling, whatever the type of its column. */
const plain = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 19) : text;
};

function leaves(value: unknown, key = ''): [key: string, value: string][] {
  const own: [string, string][] = [[key, plain(value)]];
  if (Array.isArray(value)) return [...own, ...value.flatMap((entry) => leaves(entry, key))];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([name, entry]) => leaves(entry, name))];
}

/** Keys inside what stands there as it is: metadata of Auth, details of the log. */
const INSIDE = ['nickname', 'course_id', 'rule'];

test('the export of camille holds every column that is declared, under its name, and no secret', async (world) => {
  await fillEverywhere(world);
  const trace = await traces(world);
  const stored = await dump(world);
  const exported = Object(await world.as('camille').value`select export_my_data()`);
  assert.deepEqual(
    Object.keys(exported).sort(),
    ['exported_at', ...new Set(PERSONAL.flatMap(({ section }) => section ?? []))].sort(),
  );
  for (const { table, section, exported: columns, exportedOnlyTo, ties } of PERSONAL) {
    if (!section) continue;
    const isOthers = (row: Row, column: string) =>
      exportedOnlyTo?.columns.includes(column) && !trace.test(String(row[exportedOnlyTo.tie]));
    const shown = new Set(leaves(exported[section]).map(([key, value]) => `${key}: ${value}`));
    const rows = (stored[table] ?? []).filter(
      (row) => trace.test(JSON.stringify(only(row, Object.keys(ties)))) || isFollowing(row),
    );
    const own = rows.filter((row) => row['person_id'] !== personId('zoe'));
    for (const column of columns) {
      const filled = own.filter((row) => row[column] !== null);
      for (const row of filled.filter((one) => isOthers(one, column))) {
        assert.ok(!shown.has(`${column}: ${plain(row[column])}`), `${table}.${column} of others`);
      }
      const values = filled
        .filter((row) => !isOthers(row, column))
        .map((row) => plain(row[column]));
      assert.notEqual(values.length, 0, `${table}.${column}: fill it in everywhere.ts`);
      for (const value of values) {
        assert.ok(shown.has(`${column}: ${value}`), `${table}.${column}: ${value} in ${section}`);
      }
    }
  }
  const labels = readFileSync('widgets/account/my-data-words.ts', 'utf8');
  for (const [field] of leaves(exported)) {
    const isOwn = ['', 'exported_at', ...INSIDE].includes(field);
    const isSection = PERSONAL.some(({ section }) => section === field);
    const label = isSection ? `section_${field}` : `field_${field}`;
    if (!isOwn) assert.ok(labels.includes(`m.account_data_${label},`), `no words for ${field}`);
  }
  const text = JSON.stringify(exported);
  assert.doesNotMatch(text, /secret|"[^"]*(token|hash_|password":"|_digest)/);
  for (const name of ['zoe', 'elise', 'dominique', 'sacha'] as const) {
    for (const stranger of [`${name}@`, personId(name), userId(name)]) {
      assert.equal(text.includes(stranger), false, stranger);
    }
  }
});

test('nothing of anybody else stands in the export of ida, who has done nothing', async (world) => {
  await fillEverywhere(world);
  const { account, consents, log, exported_at, ...rest } = Object(
    await world.as('ida').value`select export_my_data()`,
  );
  assert.equal(account.email, 'ida@preau.test');
  assert.equal(consents.length, 1);
  assert.deepEqual(
    log.map(({ action }: Row) => action),
    ['export-data'],
  );
  assert.deepEqual(rest, {
    courses: [],
    quiz_attempts: [],
    roles: [],
    sign_ups: [],
    recoveries: [],
    email_changes: [],
    connections: [],
    mails: [],
    contact: [],
    notes: [],
    notices: [],
    resuming: { places: [], goal: null },
    comments: [],
    communities: [],
    member_details: [],
    joining: [],
    community_moderation: [],
    posts: { posts: [], replies: [] },
    forum: [],
    publications: { useful: [], news_read: [] },
    documents: { documents: [], versions: [], uploads: [] },
    agenda: { events: [], registrations: [], feeds: [] },
  });
});
