import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../lib/query.ts';
import { answerOf } from '../lib/rpc-answer.ts';
import { supabase } from '../lib/supabase.ts';
import type { Author } from '../ui/PublicationFacts.tsx';
import {
  type ExperienceRow,
  ExperiencesAnswer,
  UsefulAnswer,
  WholeRow,
} from './experiences.schema.ts';

export interface Experience {
  id: string;
  title: string;
  author: Author;
  excerpt: string;
  publishedAt: Date;
  editedAt: Date | null;
  usefulCount: number;
  replyCount: number;
  /** The reader said so. */
  isUseful: boolean;
  isMine: boolean;
  isHidden: boolean;
  isDeleted: boolean;
  isLocked: boolean;
}

export interface ExperienceFields {
  title: string;
  context: string;
  /** What was done. */
  body: string;
  result: string;
  contact: string;
}

export type WholeExperience = Experience & ExperienceFields;

const toExperience = (row: ExperienceRow): Experience => ({
  id: row.id,
  title: row.title,
  author: row.author,
  excerpt: row.excerpt,
  publishedAt: new Date(row.published_at),
  editedAt: row.edited_at === null ? null : new Date(row.edited_at),
  usefulCount: row.useful_count,
  replyCount: row.reply_count,
  isUseful: row.is_useful,
  isMine: row.is_mine,
  isHidden: row.is_hidden,
  isDeleted: row.is_deleted,
  isLocked: row.is_locked,
});

function toWhole(data: unknown): WholeExperience {
  const { context, body, result, contact, ...row } = WholeRow.parse(data);
  return { ...toExperience(row), context, body, result, contact };
}

const KEY = 'experiences';

/** The experiences of a community, newest or most useful first, page by page. */
export const experiencesOf = (communityId: string, isByUse: boolean) =>
  infiniteQueryOptions({
    queryKey: [KEY, communityId, isByUse],
    queryFn: async ({ pageParam }) => {
      const answer = await supabase.rpc('list_experiences', {
        community_id: communityId,
        by_use: isByUse,
        ...(pageParam && { after: pageParam }),
      });
      const { experiences, has_more } = ExperiencesAnswer.parse(answerOf(answer));
      return { experiences: experiences.map(toExperience), hasMore: has_more };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ experiences, hasMore }) => (hasMore ? experiences.at(-1)?.id : undefined),
  });

export const oneExperience = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'one', id],
    queryFn: async () => toWhole(answerOf(await supabase.rpc('one_experience', { id }))),
  });

export const refreshExperiences = () => queryClient.invalidateQueries({ queryKey: [KEY] });

/** Under an id that was chosen before it is sent: sent again, it is the same. */
export async function saveExperience(
  id: string,
  communityId: string,
  fields: ExperienceFields,
): Promise<WholeExperience> {
  const answer = await supabase.rpc('save_experience', {
    id,
    community_id: communityId,
    title: fields.title,
    context: fields.context,
    body: fields.body,
    result: fields.result,
    contact: fields.contact,
  });
  const saved = toWhole(answerOf(answer));
  await refreshExperiences();
  return saved;
}

export async function deleteExperience(id: string): Promise<void> {
  answerOf(await supabase.rpc('delete_experience', { id }));
  await refreshExperiences();
}

export async function markUseful(id: string, isUseful: boolean): Promise<void> {
  const answer = await supabase.rpc('mark_useful', { post_id: id, is_useful: isUseful });
  const { useful_count, is_useful } = UsefulAnswer.parse(answerOf(answer));
  queryClient.setQueryData(
    oneExperience(id).queryKey,
    (known) => known && { ...known, usefulCount: useful_count, isUseful: is_useful },
  );
}
