import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { CountAnswer, OutcomesAnswer, QueueAnswer, ReadyAnswersAnswer } from './queue.schema.ts';

type ItemRow = z.infer<typeof QueueAnswer>['items'][number];
export type ReadyAnswer = z.infer<typeof ReadyAnswersAnswer>[number];

/** One thing that waits for the reader. */
export interface QueueItem {
  kind: ItemRow['kind'];
  id: string;
  at: Date;
  title: string | null;
  person: string | null;
  message: string | null;
  href: string;
  community: { slug: string; name: string };
}

/** After which one the next page begins; its instant as the database wrote it, to the microsecond. */
interface Place {
  at: string;
  kind: string;
  id: string;
}

export interface QueuePage {
  items: QueueItem[];
  next: Place | undefined;
  now: Date;
}

/** What waits in all that the reader runs, the oldest first, a page at a time. */
export const myQueue = infiniteQueryOptions({
  queryKey: ['my-queue'],
  queryFn: async ({ pageParam }): Promise<QueuePage> => {
    const { data, error } = await supabase.rpc(
      'my_queue',
      pageParam === null ? {} : { after: { ...pageParam } },
    );
    if (error) throw toAppError(error);
    const { items, has_more, server_now } = QueueAnswer.parse(data);
    const last = has_more ? items.at(-1) : undefined;
    return {
      items: items.map((item) => ({ ...item, at: new Date(item.at) })),
      next: last && { at: last.at, kind: last.kind, id: last.id },
      now: new Date(server_now),
    };
  },
  initialPageParam: null as Place | null,
  getNextPageParam: ({ next }) => next,
  refetchOnWindowFocus: 'always',
});

export interface QueueCount {
  isAdministrator: boolean;
  /** A hundred stands for more. */
  waiting: number;
}

export const queueCount = queryOptions({
  queryKey: ['queue-count'],
  queryFn: async (): Promise<QueueCount> => {
    const { data, error } = await supabase.rpc('count_my_queue');
    if (error) throw toAppError(error);
    const { is_administrator, waiting } = CountAnswer.parse(data);
    return { isAdministrator: is_administrator, waiting };
  },
});

export interface Outcome {
  id: string;
  outcome: 'accepted' | 'refused' | 'gone';
  /** The answer is the reader's own; false where somebody else was first. */
  isOwn: boolean;
  by: string | null;
}

export interface NewAnswer {
  ids: string[];
  answer: 'accept' | 'refuse';
  message: string;
}

/** Answers requests alike; what became of each. */
export async function answerRequests({ ids, answer, message }: NewAnswer): Promise<Outcome[]> {
  const { data, error } = await supabase.rpc('answer_requests', { ids, answer, message });
  if (error) throw toAppError(error);
  const outcomes = OutcomesAnswer.parse(data);
  await Promise.all(
    [myQueue.queryKey, queueCount.queryKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
  return outcomes.map(({ id, outcome, is_own, by }) => ({
    ...{ id, outcome, isOwn: is_own ?? false, by: by ?? null },
  }));
}

export const readyAnswers = queryOptions({
  queryKey: ['ready-answers'],
  queryFn: async (): Promise<ReadyAnswer[]> => {
    const { data, error } = await supabase.rpc('my_ready_answers');
    if (error) throw toAppError(error);
    return ReadyAnswersAnswer.parse(data);
  },
});

/** Keeps a sentence for the next time. */
export async function keepAnswer(body: string): Promise<void> {
  const id = crypto.randomUUID();
  const { data, error } = await supabase.rpc('keep_ready_answer', { id, body });
  if (error) throw toAppError(error);
  queryClient.setQueryData(readyAnswers.queryKey, ReadyAnswersAnswer.parse(data));
}

export async function forgetAnswer(id: string): Promise<void> {
  const { data, error } = await supabase.rpc('forget_ready_answer', { id });
  if (error) throw toAppError(error);
  queryClient.setQueryData(readyAnswers.queryKey, ReadyAnswersAnswer.parse(data));
}
