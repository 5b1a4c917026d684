import type { Sql } from 'postgres';
import { catalogue, course, lesson, module, OPENED } from './catalogue.ts';
import { seedCommunities } from './communities.ts';
import {
  attemptId,
  enrolmentId,
  mailId,
  type Name,
  personId,
  seedPeople,
  sessionId,
} from './personas.ts';
import { putQuiz, single } from './quizzes.ts';

const ENROLMENTS: [number, Name, string, number | null][] = [
  [1, 'camille', 'free', null],
  [2, 'dominique', 'closed', 1],
  [3, 'lou', 'other', 4],
  [4, 'ines', 'closed', 2],
  [5, 'basile', 'closed', 3],
  [6, 'dominique', 'free', null],
  // Enrolled and then barred: what they may not see is there to be seen.
  [7, 'noa', 'free', null],
  [8, 'sacha', 'free', null],
  [9, 'mo', 'free', null],
  [10, 'lea', 'free', null],
];

const VALIDATIONS: [number, string][] = [
  [1, 'static'],
  [1, 'kept'],
  [2, 'members'],
  [6, 'static'],
  [8, 'kept'],
];

/** What stands in the template database: people, two releases of a catalogue, progress, and one row in each private table. */
export async function seedWorld(sql: Sql): Promise<void> {
  await seedPeople(sql);
  await seedCatalogue(sql);
  await seedProgress(sql);
  await seedAttempts(sql);
  await seedPrivateTables(sql);
  await seedCommunities(sql);
}

async function seedCatalogue(sql: Sql) {
  const first = catalogue();
  first.courses.push(course('retired', 9));
  first.modules.push(module('retired', 'retired', 1, OPENED));
  first.lessons.push(lesson('retired', 'retired', 1, { isStatic: true }));
  first.lessons = first.lessons.map((entry) =>
    entry.id === 'open' ? { ...entry, bodyHash: 'hash-open-before' } : entry,
  );
  first.bodies['hash-open-before'] = '<p>before</p>';
  for (const release of [first, catalogue()]) {
    await sql`select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
  }
  // All have accepted the terms of these releases; she is to accept the next.
  await sql`update public.profiles set terms_due = '2' where id = ${personId('lea')}`;
  const objects = [
    'kit-open',
    'kit-shared',
    'kit-locked',
    'kit-kept',
    'kit-members',
    'kit-unknown',
  ];
  await sql`insert into storage.buckets (id, name) values ('else', 'else')`;
  await sql`
    insert into storage.objects ${sql(objects.map((name) => ({ bucket_id: 'lesson-media', name })))}`;
  await sql`insert into storage.objects (bucket_id, name) values ('else', 'kit-open')`;
}

async function seedProgress(sql: Sql) {
  const session = (number: number, course_id: string, starts_at: string, ends_at: string) => ({
    id: sessionId(number),
    course_id,
    name: `Session ${number}`,
    starts_at,
    ends_at,
  });
  await sql`insert into public.sessions ${sql([
    session(1, 'closed', OPENED, '2900-01-01T00:00:00Z'),
    session(2, 'closed', '2900-01-01T00:00:00Z', '2901-01-01T00:00:00Z'),
    session(3, 'closed', OPENED, '2021-01-01T00:00:00Z'),
    session(4, 'other', OPENED, '2900-01-01T00:00:00Z'),
  ])}`;
  await sql`insert into public.enrolments ${sql(
    ENROLMENTS.map(([number, name, course_id, session]) => ({
      id: enrolmentId(number),
      person_id: personId(name),
      course_id,
      session_id: session === null ? null : sessionId(session),
    })),
  )}`;
  await sql`insert into public.lesson_validations ${sql(
    VALIDATIONS.map(([enrolment, lesson_id]) => ({
      enrolment_id: enrolmentId(enrolment),
      lesson_id,
      validated_at: OPENED,
    })),
  )}`;
  await sql`insert into public.staff_roles ${sql([
    { person_id: personId('alix'), role: 'course team', course_id: 'closed' },
    { person_id: personId('elise'), role: 'platform staff', course_id: null },
    // A role without the right to use it.
    { person_id: personId('sacha'), role: 'platform staff', course_id: null },
  ])}`;
}

/** Of a quiz that no lesson has any more, so that every lesson can still be validated. */
async function seedAttempts(sql: Sql) {
  const hash = await putQuiz((text, ...values) => sql(text, ...values), {
    lessonId: 'retired',
    questions: [{ ...single(), feedback: 'Un mot.' }],
  });
  await sql`update public.lessons set quiz_hash = null`;
  for (const number of [1, 2, 8]) {
    await sql`
      insert into public.quiz_attempts
        (id, enrolment_id, lesson_id, quiz_hash, number, started_at, current_question)
      values (${attemptId(number)}, ${enrolmentId(number)}, 'retired', ${hash}, 1, ${OPENED}, 1)`;
    await sql`
      insert into app.quiz_answers (attempt_id, question, position, choice_order)
      values (${attemptId(number)}, 1, 1, '{1,2,3}')`;
  }
}

async function seedPrivateTables(sql: Sql) {
  await sql`
    insert into public.notes (id, person_id, lesson_id, anchor, quote, body, revision, created_at,
      updated_at)
    values ('00000006-0000-4000-8000-000000000001', ${personId('camille')}, 'static', 'p-1', '',
      'Une note dans la marge', 1, ${OPENED}, ${OPENED})`;
  await sql`select app.audit('seed', 'world')`;
  await sql`insert into app.mail_outbox ${sql([
    { id: mailId(1), recipient: 'lou@preau.test', template: 'sign-up-known', params: sql.json({}) },
  ])}`;
  await sql`
    insert into app.mail_attachments (outbox_id, position, filename, content_type, content)
    values (${mailId(1)}, 1, 'compte-rendu.txt', 'text/plain; charset=utf-8', 'Tout va bien')`;
  await sql`alter table app.mail_outbox disable trigger mails_drop_their_attachments`;
  await sql`update app.mail_outbox set sent_at = now()`;
  await sql`alter table app.mail_outbox enable trigger mails_drop_their_attachments`;
  await sql`select app.keep_contact_address('equipe@preau.test')`;
  await sql`select app.keep_help_pages('{aide,mdp,autre}')`;
  await sql`
    insert into app.contact_messages (key, topic, sender_id, created_at)
    values (gen_random_uuid(), 'other', ${personId('lou')}, now())`;
  await sql`
    insert into app.help_opinions (id, page_id, is_helpful, sentence, given_at)
    values (gen_random_uuid(), 'aide', true, 'Merci', now())`;
  await sql`select app.spend_attempt('sign-in per login', 'seed')`;
  await sql`
    insert into app.sign_ups (email, read_at, created_at, expires_at)
    values ('attente@preau.test', now(), now(), now() + interval '1 day')`;
  await sql`select public.permit_account('permise@preau.test')`;
  await sql`
    insert into app.spent_human_checks (digest, expires_at) values ('seed', now() + interval '1 day')`;
  await sql`
    insert into app.recoveries (email, created_at, expires_at)
    values ('attente@preau.test', ${OPENED}, ${OPENED})`;
  await sql`
    insert into app.password_grants (user_id, granted_at, expires_at)
    values (gen_random_uuid(), ${OPENED}, ${OPENED})`;
  await sql`
    insert into app.email_changes (person_id, old_email, new_email, created_at, expires_at)
    values (${personId('lou')}, 'lou@preau.test', 'louise@preau.test', ${OPENED}, ${OPENED})`;
  await sql`
    with written as (
      insert into public.comments (lesson_id, author_id, body, created_at)
      values ('elsewhere', ${personId('lou')}, 'Bonjour', ${OPENED})
      returning id, author_id
    ), reported as (
      insert into app.comment_reports
        (comment_id, reporter_id, reason, explanation, reported_text, created_at, decided_at,
          is_upheld)
      select id, ${personId('basile')}::uuid, 'spam', '', 'Bonjour', ${OPENED}, now(), false from written
    )
    insert into app.comment_decisions
      (comment_id, author_id, action, rule, facts, decided_text, decided_at)
    select id, author_id, 'unlock', 'none', '', 'Bonjour', now() from written`;
  await sql`
    insert into public.notifications (person_id, kind, unique_key, created_at)
    values (${personId('dominique')}, 'mention', 'seed', now())`;
  await sql`
    insert into public.notice_preferences (person_id, kind, mail, changed_at)
    values (${personId('dominique')}, 'mention', 'off', now())`;
  await sql`
    insert into public.opening_alerts (person_id, module_id, created_at)
    values (${personId('dominique')}, 'locked', now())`;
  await sql`
    insert into public.calendar_feeds (person_id, word, made_at)
    values (${personId('dominique')}, 'seed', now())`;
  await sql`
    insert into app.digests (person_id, frequency, period, created_at)
    values (${personId('dominique')}, 'daily', '2026-01-01', now())`;
  await sql`insert into app.job_runs (job, started_at, seconds) values ('seed', now(), 0)`;
}
