// `npm run grant -- <courriel> <role> [course-slug]`: gives a role; the first platform staff comes from here.
import { m } from '#messages';
import { fail, withLocalDatabase } from './command.ts';

const ROLES = ['course team', 'platform staff'];

const [email, given = '', ...rest] = process.argv.slice(2);
// « course team » with quotes, without, or with a hyphen: all mean the same.
const words = [given.replaceAll('-', ' '), ...rest].join(' ').trim();
const role = ROLES.find((known) => words === known || words.startsWith(`${known} `));
if (email === undefined || role === undefined) fail(m.app_stack_grant_usage());
const course = words.slice(role.length).trim() || null;
if ((role === 'course team') !== (course !== null)) fail(m.app_stack_grant_usage());

const SENTENCES: Record<string, () => string> = {
  'person-unknown': () => m.app_stack_grant_no_person({ email }),
  'course-unknown': () => m.app_stack_grant_no_course({ course: course ?? '' }),
};

await withLocalDatabase(async (sql) => {
  try {
    await sql`select app.grant_role(${email}, ${role}, ${course})`;
    console.log(m.app_stack_grant_done({ email, role: words }));
  } catch (error) {
    const sentence = error instanceof Error ? SENTENCES[error.message] : undefined;
    if (sentence === undefined) throw error;
    fail(sentence());
  }
});
