// The people of supabase/tests/personas.ts on the running stack: real accounts, each in the same
// place as there, and gone when the tests are done. The catalogue is the one that is there.
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';
import { catalogue } from '../../supabase/tests/catalogue.ts';
import type { Persona } from '../../supabase/tests/fixtures.ts';
import { deleteMadeUsers, makeUser, service, signIn } from './supabase.ts';

/** Signed in and with a profile. */
export const PEOPLE = ['camille', 'dominique', 'zoe', 'lou', 'alix'] as const;
export type Name = (typeof PEOPLE)[number];

export const PERSONAS = ['anon', 'stranger', ...PEOPLE, 'service'] as const satisfies Persona[];
export type Asker = (typeof PERSONAS)[number];

/** The tables whose rows belong to somebody. */
export const PERSONAL = [
  'profiles',
  'consents',
  'enrolments',
  'lesson_validations',
  'quiz_attempts',
  'sessions',
  'staff_roles',
] as const;
export type PersonalTable = (typeof PERSONAL)[number];

export const keyOf = (table: PersonalTable) =>
  table === 'lesson_validations' ? 'enrolment_id' : 'id';

export interface World {
  /** The database's owner: arranges what no request may, and looks what a request has changed. */
  sql: Sql;
  /** Access tokens; a visitor and the service have none. */
  tokens: Partial<Record<Asker, string>>;
  people: Record<Name, { id: string; userId: string }>;
  /** What each person may see of the personal tables, and nobody else. */
  rows: Record<Name, Record<PersonalTable, string[]>>;
  /** Ids of courses and lessons, by who may open them. */
  places: {
    free: { course: string; open: string; locked: string };
    closed: { course: string; open: string };
    retired: { course: string; lesson: string };
  };
  end: () => Promise<void>;
}

const connect = (url: string) => postgres(url, { max: 1, onnotice: () => {} });

export async function makeWorld(): Promise<World> {
  const { databaseUrl, publisherDatabaseUrl } = loadConfig();
  const sql = connect(databaseUrl);
  const [shown] = await sql`select from public.courses where retired_at is null limit 1`;
  if (!shown) await release(publisherDatabaseUrl);
  const places = { ...(await findPlaces(sql)), ...(await makeRetired(sql)) };

  const tokens: World['tokens'] = {};
  const enter = async (name: Asker) => {
    const { id, email } = await makeUser();
    const { session, client } = await signIn(email);
    tokens[name] = session.access_token;
    return { userId: id, client };
  };
  await enter('stranger');
  const [camille, dominique, zoe, lou, alix] = await Promise.all(
    PEOPLE.map(async (name) => {
      const { userId, client } = await enter(name);
      return { id: await makeProfile(sql, name, userId), userId, client };
    }),
  );
  if (!camille || !dominique || !zoe || !lou || !alix) throw new Error('Somebody is missing');
  const people = { camille, dominique, zoe, lou, alix };

  const sessions = await insert('sessions', [
    sessionOf(places.closed.course),
    sessionOf(places.retired.course),
  ]);
  const [running, elsewhere] = sessions;
  await insert('enrolments', [
    { person_id: dominique.id, course_id: places.closed.course, session_id: running },
    { person_id: lou.id, course_id: places.retired.course, session_id: elsewhere },
  ]);
  const team = { person_id: alix.id, role: 'course team', course_id: places.closed.course };
  await insert('staff_roles', [team]);
  for (const { client } of [camille, dominique]) {
    await client.rpc('validate_lesson', { lesson_id: places.free.open }).throwOnError();
  }
  await dominique.client.rpc('validate_lesson', { lesson_id: places.closed.open }).throwOnError();

  const rows = await rowsOfAll({ sql, people });
  const end = async () => {
    const ids = Object.values(people).map(({ id }) => id);
    await sql`delete from app.ready_answers where person_id in ${sql(ids)}`;
    await sql`delete from public.member_details where person_id in ${sql(ids)}`;
    await sql`delete from public.profiles where id in ${sql(ids)}`;
    await sql`delete from public.sessions where id in ${sql(sessions)}`;
    await deleteRetired(sql, places.retired.course);
    await sql.end();
    await deleteMadeUsers();
  };
  return { sql, tokens, people, rows, places, end };
}

/** Only where there is none: a release of ours would retire the course that others look at. */
async function release(publisherUrl: string) {
  const publisher = connect(publisherUrl);
  const manifest = JSON.stringify(catalogue());
  await publisher`select app.flip_release(app.prepare_release(${manifest}::text::jsonb))`;
  await publisher.end();
}

/** A lesson that is open and one that is locked in a public course, the same in one that asks for enrolment. */
async function findPlaces(sql: Sql) {
  const find = async (access: string, isOpen: boolean) => {
    const [found] = await sql`
      select c.id as course, l.id as lesson
      from public.lessons l join public.modules m on m.id = l.module_id
      join public.courses c on c.id = m.course_id
      where c.access = ${access} and coalesce(l.opens_at <= app.clock(), false) = ${isOpen}
        and l.retired_at is null
        and (l.is_static or exists (
          select from public.lesson_bodies b where b.lesson_id = l.id and b.hash = l.body_hash))
      order by c.position, m.position, l.position limit 1`;
    if (!found) throw new Error(`No lesson of a course for ${access}, open: ${isOpen}`);
    return { course: String(found['course']), lesson: String(found['lesson']) };
  };
  const [open, locked, closed] = [
    await find('public', true),
    await find('public', false),
    await find('enrolled', true),
  ];
  return {
    free: { course: open.course, open: open.lesson, locked: locked.lesson },
    closed: { course: closed.course, open: closed.lesson },
  };
}

/** A course of our own that left the catalogue: in nobody's way, and what nobody may see. */
async function makeRetired(sql: Sql) {
  const id = `contract-${randomUUID()}`;
  await sql`
    insert into public.courses (id, slug, title, access, position, retired_at)
    values (${id}, ${id}, 'Retiré', 'enrolled', 900, now())`;
  await sql`
    insert into public.modules (id, course_id, slug, title, position, opens_at, retired_at)
    values (${id}, ${id}, ${id}, 'Retiré', 1, '2020-01-01', now())`;
  await sql`
    insert into public.lessons (id, module_id, slug, title, kind, position, opens_at, is_static,
      body_hash, retired_at)
    values (${id}, ${id}, ${id}, 'Retirée', 'lesson', 1, '2020-01-01', false, ${id}, now())`;
  await sql`insert into public.lesson_bodies (lesson_id, hash, html) values (${id}, ${id}, '<p>')`;
  return { retired: { course: id, lesson: id } };
}

async function deleteRetired(sql: Sql, id: string) {
  await sql`delete from app.course_counts where course_id = ${id}`;
  await sql`delete from public.lesson_bodies where lesson_id = ${id}`;
  await sql`delete from public.lessons where id = ${id}`;
  await sql`delete from public.modules where id = ${id}`;
  await sql`delete from public.courses where id = ${id}`;
}

async function makeProfile(sql: Sql, name: Name, userId: string): Promise<string> {
  const username = `${name}-${randomUUID().slice(0, 8)}`;
  const [made] = await sql`
    with person as (
      insert into public.profiles (user_id, username, display_name, finished_at)
      values (${userId}, ${username}, ${username}, now()) returning id
    )
    insert into public.consents (person_id, document, version, given_at)
    select id, 'terms', 'contract', now() from person returning person_id`;
  return String(made?.['person_id']);
}

export const sessionOf = (course_id: string) => ({
  course_id,
  name: `Contract ${randomUUID()}`,
  starts_at: '2020-01-01T00:00:00Z',
  ends_at: '2900-01-01T00:00:00Z',
});

/** As the service, by the API: what it may write it writes here. */
async function insert(table: string, rows: object[]): Promise<string[]> {
  const { data } = await service().from(table).insert(rows).select('id').throwOnError();
  return (data ?? []).map(({ id }) => String(id));
}

export async function rowsOfAll({
  sql,
  people,
}: Pick<World, 'sql' | 'people'>): Promise<World['rows']> {
  return {
    camille: await rowsOf(sql, people.camille.id),
    dominique: await rowsOf(sql, people.dominique.id),
    zoe: await rowsOf(sql, people.zoe.id),
    lou: await rowsOf(sql, people.lou.id),
    alix: await rowsOf(sql, people.alix.id),
  };
}

async function rowsOf(sql: Sql, person: string): Promise<Record<PersonalTable, string[]>> {
  const list = async (rows: PromiseLike<readonly { [key: string]: unknown }[]>) =>
    (await rows).map((row) => String(Object.values(row)[0])).sort();
  return {
    profiles: [person],
    consents: await list(sql`select id from public.consents where person_id = ${person}`),
    enrolments: await list(sql`select id from public.enrolments where person_id = ${person}`),
    lesson_validations: await list(sql`
      select v.enrolment_id from public.lesson_validations v
      join public.enrolments e on e.id = v.enrolment_id where e.person_id = ${person}`),
    quiz_attempts: await list(sql`
      select a.id from public.quiz_attempts a
      join public.enrolments e on e.id = a.enrolment_id where e.person_id = ${person}`),
    sessions: await list(sql`
      select session_id from public.enrolments
      where person_id = ${person} and session_id is not null`),
    staff_roles: await list(sql`select id from public.staff_roles where person_id = ${person}`),
  };
}
