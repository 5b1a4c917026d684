import type { Persona, World } from './fixtures.ts';
import { postId, replyId } from './personas.ts';

type Actors = Pick<World, 'as'>;

export type Reply = {
  id: string;
  author: { name: string; is_administrator: boolean } | null;
  body: string | null;
  state: string;
  is_mine: boolean;
  quoted: { id: string; author: string | null; excerpt: string | null } | null;
};
export type Replies = { replies: Reply[]; has_before: boolean; has_after: boolean };
export type Topic = {
  id: string;
  title: string | null;
  body: string | null;
  state: string;
  reply_count: number;
  is_solved: boolean;
  is_new: boolean;
  is_following: boolean;
  new_replies: number;
  first_new_id: string | null;
  category_id: string | null;
  solution: Reply | null;
};

/** Replies as somebody to the n-th post, under the n-th id. */
export const reply = async (
  { as }: Actors,
  persona: Persona,
  n: number,
  body: string,
  { to = 1, quotes }: { to?: number; quotes?: number } = {},
): Promise<Reply> =>
  Object(
    await as(persona).value`
      select write_reply(${replyId(n)}, ${postId(to)}, ${body},
        ${quotes === undefined ? null : replyId(quotes)})`,
  );

export const replies = async ({ as }: Actors, persona: Persona, to = 1): Promise<Replies> =>
  Object(await as(persona).value`select list_post_replies(${postId(to)})`);

export const topic = async ({ as }: Actors, persona: Persona, n = 1): Promise<Topic> =>
  Object(await as(persona).value`select topic(${postId(n)})`);

export const topics = async (
  { as }: Actors,
  persona: Persona,
  community: string,
  filter = 'all',
): Promise<Topic[]> =>
  Object(await as(persona).value`select list_topics(${community}, ${filter})`).topics;

/** Who was told what of posts, in order. */
export const told = async ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select p.username as person, n.kind, n.unique_key
    from notifications n join profiles p on p.id = n.person_id
    where n.post_id is not null order by n.id`;
