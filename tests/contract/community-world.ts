// The communities of supabase/tests/communities.ts on the running stack, with one thing of every kind
// in each and somebody of every standing: real accounts, and gone when the tests are done.
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { EUROPE, seedCommunities } from '../../supabase/tests/communities.ts';
import {
  EVERYBODY,
  type Everybody,
  fillPlaces,
  PLACES,
} from '../../supabase/tests/community-calls.ts';
import { type Name, personId } from '../../supabase/tests/personas.ts';
import { deleteMadeUsers, makeUser, signIn } from './supabase.ts';

const PEOPLE = Object.keys(EVERYBODY).filter(
  (name): name is Everybody & Name => name !== 'anon' && name !== 'stranger',
);
/** Nobody asks as these: what stands in the communities is theirs. */
const OTHERS: Name[] = ['lea', 'mo', 'ida'];

export interface CommunityWorld {
  tokens: Partial<Record<Everybody, string>>;
  end: () => Promise<void>;
}

export async function makeCommunityWorld(sql: Sql): Promise<CommunityWorld> {
  const tokens: CommunityWorld['tokens'] = {};
  const enter = async (name: Everybody | null) => {
    const { id, email } = await makeUser();
    if (name) tokens[name] = (await signIn(email)).session.access_token;
    return id;
  };
  await clear(sql);
  await enter('stranger');
  for (const name of [...PEOPLE, ...OTHERS]) {
    const user_id = await enter(PEOPLE.find((one) => one === name) ?? null);
    const username = `${name}-${randomUUID().slice(0, 8)}`;
    await sql`insert into public.profiles ${sql({
      ...{ id: personId(name), user_id, username, display_name: username },
      ...{ first_name: name, last_name: 'Contrat', finished_at: new Date() },
    })}`;
  }
  const staff = { person_id: personId('elise'), role: 'platform staff' };
  await sql`insert into public.staff_roles ${sql(staff)}`;
  await seedCommunities(sql);
  await fillPlaces(sql);
  // Barred once she is in: nobody else signs in as her.
  await sql`update public.profiles set suspended_at = now() where id = ${personId('sacha')}`;
  const end = async () => {
    await clear(sql);
    await deleteMadeUsers();
  };
  return { tokens, end };
}

/** All that names these communities or people, whatever refers to what. */
async function clear(sql: Sql): Promise<void> {
  const communities = [...Object.values(PLACES).map(({ id }) => id), EUROPE];

  const people = [...PEOPLE, ...OTHERS].map(personId);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const posts = await tx`
      select id from public.posts where community_id = any (${communities})`;
    const ids = posts.map(({ id }) => String(id));
    await tx`delete from public.replies where post_id = any (${ids})`;
    await tx`
      delete from public.community_document_versions v using public.community_documents d
      where d.id = v.document_id and d.community_id = any (${communities})`;
    const columns = await tx`
      select c.conrelid::regclass::text as "table", a.attname as "column",
        c.confrelid::regclass::text as whose
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid in (
        'public.communities'::regclass, 'public.profiles'::regclass, 'public.posts'::regclass)`;
    for (const { table, column, whose } of columns) {
      const gone = { communities: communities, profiles: people, posts: ids }[String(whose)];
      await tx`delete from ${tx.unsafe(String(table))} where ${tx(String(column))} = any (${gone ?? []})`;
    }
    await tx`delete from public.communities where id = any (${communities})`;
    await tx`delete from public.profiles where id = any (${people})`;
  });
}
