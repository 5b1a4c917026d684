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
