// Communities of a test's own, made in the database: arranging is not what the specs are about.
import { ownerOf } from './database.ts';
import { type Learner, uniqueName } from './learners.ts';

export interface Place {
  id: string;
  slug: string;
  name: string;
}

interface Made {
  administrators?: Learner[];
  members?: Learner[];
  needsApproval?: boolean;
  /** A group of this community. */
  parent?: Place;
}

export async function newCommunity(stem: string, made: Made = {}): Promise<Place> {
  const { administrators = [], members = [], needsApproval = true, parent } = made;
  const slug = uniqueName(stem);
  const name = `Essai ${slug}`;
  const sql = ownerOf('supabase');
  try {
    const [community] = await sql`
      insert into public.communities
        (kind, parent_id, slug, name, needs_approval, created_at)
      values (${parent ? 'group' : 'community'}, ${parent?.id ?? null}, ${slug}, ${name},
        ${needsApproval}, app.clock())
      returning id`;
    const id = String(community?.['id']);
    const names = (people: Learner[]) => people.map((person) => person.name);
    await sql`
      insert into public.community_memberships
        (community_id, person_id, state, is_administrator, joined_at)
      select ${id}, p.id, 'member', p.username = any (${names(administrators)}),
        app.clock() - interval '1 hour'
      from public.profiles p
      where p.username = any (${names([...administrators, ...members])})`;
    return { id, slug, name };
  } finally {
    await sql.end();
  }
}

/** What people have said of themselves on joining a first community. */
export async function nameThem(names: [Learner, first: string, last: string][]): Promise<void> {
  const sql = ownerOf('supabase');
  try {
    for (const [{ name }, first, last] of names) {
      await sql`
        update public.profiles set first_name = ${first}, last_name = ${last}
        where username = ${name}`;
    }
  } finally {
    await sql.end();
  }
}
