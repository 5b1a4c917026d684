// The people and sessions of the demonstration, after the first release. Run again it changes nothing.
import type { Sql } from 'postgres';
import { createUser, isError } from './admin-users.ts';
import type { LocalConfig } from './config.ts';
import { type DemoPerson, listDemoPeople } from './demo-accounts.ts';
import { DEMO_PASSWORD } from './part-env.ts';
import { connect } from './postgres.ts';
import { seedCommunities } from './seed-communities.ts';
import { seedPublications } from './seed-publications.ts';

export async function seed(config: LocalConfig): Promise<void> {
  const sql = connect(config);
  try {
    for (const person of listDemoPeople()) await seedPerson(sql, person);
    await seedSessions(sql);
    await seedCommunities(sql);
    await seedPublications(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function seedPerson(sql: Sql, { username, displayName }: DemoPerson) {
  const email = `${username}@preau.test`;
  const [known] = await sql`select from public.profiles where username = ${username}`;
  if (known !== undefined) return;
  await sql`select public.permit_account(${email})`;
  const made = await createUser(sql, { email, password: DEMO_PASSWORD, email_confirm: true });
  if (isError(made) && made.code !== 'email_exists') throw new Error(made.message);
  await sql`
    with person as (
      insert into public.profiles (user_id, username, display_name, created_at, finished_at)
      select id, ${username}, ${displayName}, app.clock(), app.clock()
      from auth.users where email = ${email}
      returning id
    )
    select app.give_consents(id, 'accepted', array['conditions-generales'], app.clock())
    from person`;
}

/** A session for this month and one for the next, for each course that asks for enrolment. */
async function seedSessions(sql: Sql) {
  const months = await sql`
    select month,
      month at time zone 'Europe/Paris' as starts_at,
      (month + interval '1 month') at time zone 'Europe/Paris' as ends_at
    from generate_series(0, 1) as ahead,
      lateral (select date_trunc('month', app.clock() at time zone 'Europe/Paris')
        + make_interval(months => ahead) as month) as months`;
  const courses = await sql`
    select id from public.courses where access = 'enrolled' and retired_at is null`;
  for (const { id } of courses) {
    for (const [ahead, month] of months.entries()) {
      const name = nameOf(new Date(month['starts_at']));
      await sql`
        insert into public.sessions (course_id, name, starts_at, ends_at)
        select ${id}, ${name}, ${month['starts_at']}, ${month['ends_at']}
        where not exists (
          select from public.sessions where course_id = ${id} and name = ${name})`;
      if (ahead === 0) await enrol(sql, 'dominique', String(id), name);
    }
  }
}

function nameOf(start: Date) {
  const name = start.toLocaleDateString('fr-FR', {
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  });
  return name.charAt(0).toUpperCase() + name.slice(1);
}

async function enrol(sql: Sql, username: string, courseId: string, session: string) {
  await sql`
    insert into public.enrolments (person_id, course_id, session_id)
    select profiles.id, sessions.course_id, sessions.id
    from public.profiles, public.sessions
    where profiles.username = ${username}
      and sessions.course_id = ${courseId} and sessions.name = ${session}
    on conflict do nothing`;
}
