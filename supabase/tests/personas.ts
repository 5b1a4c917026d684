import type { Sql } from 'postgres';

/** A stable uuid: the kind of row, then its number. */
const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const NAMES = [
  'camille', // in the public course, has validated two lessons
  'dominique', // enrolled in the running session of the closed course
  'lou', // enrolled in a session of another course
  'ines', // her session has not begun
  'basile', // his is over
  'zoe', // no enrolment at all
  'alix', // team of the closed course
  'elise', // platform staff
  'noa', // has not finished signing up
  'sacha', // suspended
  'mo', // must change the password
  'lea', // must accept new terms
  'ana', // has deleted the account
  'ida', // has asked to be deleted
  'nadia', // suspended from a community
  'omar', // refused by a community
] as const;
export type Name = (typeof NAMES)[number];

export const userId = (name: Name) => uuid(1, NAMES.indexOf(name));
export const personId = (name: Name) => uuid(2, NAMES.indexOf(name));
export const enrolmentId = (number: number) => uuid(3, number);
export const sessionId = (number: number) => uuid(4, number);
export const mailId = (number: number) => uuid(5, number);
export const attemptId = (number: number) => uuid(6, number);
export const communityId = (number: number) => uuid(8, number);
export const postId = (number: number) => uuid(9, number);
export const replyId = (number: number) => uuid(10, number);

const BLOCKED: Partial<Record<Name, object>> = {
  noa: { finished_at: null },
  sacha: { suspended_at: '2026-01-01T00:00:00Z' },
  mo: { must_change_password: true },
  lea: { terms_due: '2' },
  ida: { deletion_due_at: '2900-01-01T00:00:00Z' },
};

/** Who has said how they are called, as whoever joins a community has. */
const NAMED: readonly Name[] = ['zoe', 'ines', 'omar', 'nadia', 'basile'];

/** Accounts and profiles of all personas. Learner and blocked alike are enrolled in the public course elsewhere. */
export async function seedPeople(sql: Sql): Promise<void> {
  for (const name of NAMES) await sql`select public.permit_account(${`${name}@preau.test`})`;
  await sql`insert into auth.users ${sql(
    NAMES.map((name) => ({
      id: userId(name),
      email: `${name}@preau.test`,
      email_confirmed_at: '2026-01-01T00:00:00Z',
    })),
  )}`;
  await sql`insert into public.profiles ${sql(
    NAMES.map((name) => ({
      id: personId(name),
      user_id: userId(name),
      username: name,
      display_name: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      first_name: NAMED.includes(name) ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : null,
      last_name: NAMED.includes(name) ? 'Martin' : null,
      finished_at: '2026-01-01T00:00:00Z',
      suspended_at: null,
      must_change_password: false,
      terms_due: null,
      deletion_due_at: null,
      ...BLOCKED[name],
    })),
  )}`;
  await sql`insert into public.consents ${sql(
    NAMES.map((name) => ({
      person_id: personId(name),
      document: 'conditions-generales',
      version: '1',
      given_at: '2026-01-01T00:00:00Z',
    })),
  )}`;
  await sql`
    update public.profiles
    set user_id = null, username = null, display_name = null, deleted_at = now()
    where id = ${personId('ana')}`;
}
