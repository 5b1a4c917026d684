import type { Sql } from 'postgres';

export type Amount = {
  people?: number;
  courses?: number;
  lessonsPerCourse?: number;
  /** Validations altogether, spread evenly over the people. */
  validations?: number;
};

/** The account of the n-th made-up person, from 1. */
export const rowUserId = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const rowLesson = (course: number, lesson: number) => `row-${course}-${lesson}`;

/**
 * Fills a migrated database for the bench: people, courses with open lessons, enrolments and
 * validations. A million validations take some ten seconds; nothing that is there is touched.
 * The connection must be a superuser's.
 */
export async function generateRows(sql: Sql, amount: Amount = {}): Promise<void> {
  const { people = 100_000, courses = 20, lessonsPerCourse = 50, validations = 1_000_000 } = amount;
  const perPerson = Math.ceil(validations / people);
  await sql.begin(async (tx) => {
    // Foreign keys hold by construction; checking them takes longer than the rows.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into auth.users (id, email, email_confirmed_at)
      select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        format('row-%s@preau.test', n), now()
      from generate_series(1, ${people}::int) n`;
    await tx`
      insert into public.profiles (id, user_id, username, display_name, finished_at)
      select ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        format('row-%s', n), format('Personne %s', n), now()
      from generate_series(1, ${people}::int) n`;
    await tx`
      insert into public.courses (id, slug, title, access, position)
      select format('row-%s', c), format('row-%s', c), format('Cours %s', c), 'public', 1000 + c
      from generate_series(1, ${courses}::int) c`;
    await tx`
      insert into public.modules (id, course_id, slug, title, position, opens_at)
      select format('row-%s', c), format('row-%s', c), format('row-%s', c), 'Module', 1,
        timestamptz '2020-01-01'
      from generate_series(1, ${courses}::int) c`;
    await tx`
      insert into public.lessons
        (id, module_id, slug, title, kind, position, opens_at, is_static, body_hash)
      select format('row-%s-%s', c, l), format('row-%s', c), format('row-%s-%s', c, l), 'Leçon',
        'lesson', l, timestamptz '2020-01-01', false, 'row'
      from generate_series(1, ${courses}::int) c, generate_series(1, ${lessonsPerCourse}::int) l`;
    await tx`
      insert into public.lesson_bodies (lesson_id, hash, html)
      select l.id, 'row', repeat('<p>Un paragraphe.</p>', 100)
      from public.lessons l where l.body_hash = 'row'`;
    await tx`
      insert into public.enrolments (id, person_id, course_id)
      select ('30000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        format('row-%s', 1 + n % ${courses}::int)
      from generate_series(1, ${people}::int) n`;
    await tx`
      insert into public.lesson_validations (enrolment_id, lesson_id, validated_at)
      select ('30000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        format('row-%s-%s', 1 + n % ${courses}::int, 1 + (n + l) % ${lessonsPerCourse}::int), now()
      from generate_series(1, ${people}::int) n,
        generate_series(1, ${Math.min(perPerson, lessonsPerCourse)}::int) l
      limit ${validations}`;
    // The triggers that count slept meanwhile.
    await tx`
      insert into app.course_counts (course_id, enrolled)
      select course_id, count(*) from public.enrolments group by course_id
      on conflict (course_id) do update set enrolled = excluded.enrolled`;
  });
  await sql`analyze`;
}

/**
 * After `generateRows`: of its people one in fifty leaves today, one in fifty has long been away and
 * another was warned, the others have a session; with a mail and a consent each, and who left before.
 */
export async function generateLeaving(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      update public.profiles p
      set finished_at = now() - interval '5 years',
        deletion_due_at = case when n % 50 = 1 then now() - interval '1 hour' end,
        last_seen_at = case
          when n % 50 in (2, 3) then now() - interval '3 years' else now() - interval '20 days' end,
        inactivity_warned_at = case when n % 50 = 3 then now() - interval '31 days' end
      from (select id, row_number() over (order by id) as n from public.profiles
        where username like 'row-%') numbered
      where numbered.id = p.id`;
    // No enrolment of today keeps them awake.
    await tx`
      update public.enrolments e set created_at = now() - interval '4 years'
      from public.profiles p where p.id = e.person_id and p.last_seen_at < now() - interval '2 years'`;
    await tx`
      update public.lesson_validations v set validated_at = now() - interval '4 years'
      from public.enrolments e join public.profiles p on p.id = e.person_id
      where e.id = v.enrolment_id and p.last_seen_at < now() - interval '2 years'`;
    await tx`
      insert into auth.sessions (id, user_id, created_at, updated_at)
      select gen_random_uuid(), p.user_id, now() - interval '30 days', now() - interval '5 days'
      from public.profiles p where p.last_seen_at > now() - interval '2 years'`;
    await tx`
      insert into public.consents (person_id, document, version, given_at)
      select p.id, 'conditions-generales', '1', now() - interval '5 years'
      from public.profiles p where p.username like 'row-%'`;
    await tx`
      insert into app.mail_outbox (recipient, template, params, person_id, created_at, sent_at)
      select p.username || '@preau.test', 'sign-up-confirm', '{}', p.id, at, at
      from public.profiles p, (select now() - interval '60 days' as at) sent
      where p.username like 'row-%'`;
    await tx`
      insert into app.audit_log (happened_at, actor_id, action, subject)
      select now() - interval '60 days', null, 'finish-sign-up', p.id
      from public.profiles p where p.username like 'row-%'`;
    await tx`
      with meeting as (
        insert into public.communities (kind, slug, name, created_at)
        values ('community', 'row-community', 'Row', now()) returning id
      ), members as (
        insert into public.community_memberships (community_id, person_id, state, joined_at)
        select meeting.id, p.id, 'member', now()
        from meeting, public.profiles p where p.username like 'row-%'
        returning community_id, person_id
      ), written as (
        insert into public.posts (id, community_id, kind, author_id, title, body, created_at,
          published_at, last_activity_at)
        select gen_random_uuid(), community_id, 'topic', person_id, 'Row', 'Row', now(), now(), now()
        from members returning id, author_id
      )
      insert into public.replies (id, post_id, author_id, body, created_at)
      select gen_random_uuid(), id, author_id, 'Row', now() from written`;
  });
  await sql`analyze`;
}

/** After `generateRows`: a place, a goal, an attempt and two comments of everybody. */
export async function generateResuming(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into app.places (enrolment_id, lesson_id, block, fraction, saved_at)
      select e.id, e.course_id || '-40', 7, 0.5, now()
      from public.enrolments e where e.course_id like 'row-%'`;
    await tx`
      insert into app.goals (person_id, lessons_per_week, set_at)
      select id, 3, now() from public.profiles where username like 'row-%'`;
    await tx`
      insert into app.quizzes (hash, id, lesson_id) values ('row', 'row', 'row-8-9')`;
    await tx`
      insert into public.quiz_attempts (enrolment_id, lesson_id, quiz_hash, number,
        current_question, started_at, finished_at, points, max_points, checked_count)
      select e.id, e.course_id || '-9', 'row', 1, 1, now(), now(), 7, 8, 0
      from public.enrolments e where e.course_id like 'row-%'`;
    // Everybody begins a thread, and answers in that of the one before.
    await tx`
      insert into public.comments (id, lesson_id, author_id, body, created_at)
      select ('40000000-0000-4000-8000-' || right(p.id::text, 12))::uuid, 'row-8-9', p.id, 'Texte',
        now() - interval '1 day'
      from public.profiles p where p.username like 'row-%'`;
    await tx`
      insert into public.comments (id, lesson_id, author_id, parent_id, body, created_at)
      select gen_random_uuid(), 'row-8-9', p.id,
        ('40000000-0000-4000-8000-' || lpad((right(p.id::text, 12)::bigint - 1)::text, 12, '0'))::uuid,
        'Réponse', now()
      from public.profiles p where p.username like 'row-%' and p.username <> 'row-1'`;
  });
  await sql`analyze`;
}

export type ManyComments = { rows: number; head: string; middle: string };

const rowComment = (n: number) => `40000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/**
 * After `generateRows`: comments by its people, so many in the first lesson of the first course, the
 * others all over. One in three begins a thread, the two after it answer; one in fifty is hidden.
 */
export async function generateComments(
  sql: Sql,
  { inOne, elsewhere }: { inOne: number; elsewhere: number },
): Promise<ManyComments> {
  const rows = inOne + elsewhere;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into public.comments
        (id, lesson_id, author_id, parent_id, answered_id, body, created_at, hidden_at, reply_count)
      select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
        case when n <= ${inOne}::int then 'row-1-1'
          else format('row-%s-%s', 1 + (n / 3) % 20, 2 + (n / 3) % 49) end,
        ('20000000-0000-4000-8000-' || lpad((1 + n * 7 % 20000)::text, 12, '0'))::uuid,
        head, head, 'Un commentaire **de quelques mots**, comme on en lit sous une leçon. ' || n,
        timestamptz '2026-01-01' + n * interval '20 seconds',
        case when n % 50 = 0 then now() end,
        case when head is null then 2 else 0 end
      from generate_series(1, ${rows}::int) n,
        lateral (select case when n % 3 <> 1
          then ('40000000-0000-4000-8000-' || lpad((n - (n + 2) % 3)::text, 12, '0'))::uuid
        end as head) thread`;
    await tx`
      insert into app.comment_counts (lesson_id, shown)
      select lesson_id, count(*) filter (where hidden_at is null) from public.comments
      group by lesson_id on conflict (lesson_id) do update set shown = excluded.shown`;
  });
  await sql`analyze public.comments, app.comment_counts`;
  const middle = 1 + 3 * Math.floor(inOne / 6);
  return { rows, head: rowComment(1), middle: rowComment(middle % 50 === 0 ? middle + 3 : middle) };
}
