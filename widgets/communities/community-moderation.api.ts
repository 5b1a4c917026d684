import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import {
  type DecisionRow,
  LogAnswer,
  MineAnswer,
  ReportsAnswer,
} from './community-moderation.schema.ts';

export type PostReport = Awaited<ReturnType<typeof readReports>>['reports'][number];

async function readReports(communityId: string, after: string | null) {
  const { data, error } = await supabase.rpc('community_reports', {
    community_id: communityId,
    ...(after !== null && { after }),
  });
  if (error) throw toAppError(error);
  const { reports, has_more } = ReportsAnswer.parse(data);
  return {
    hasMore: has_more,
    reports: reports.map(({ created_at, is_hidden, is_deleted, reply_id, post_id: _, ...row }) => ({
      ...row,
      isReply: reply_id !== null,
      createdAt: new Date(created_at),
      isHidden: is_hidden,
      isDeleted: is_deleted,
    })),
  };
}

const REPORTS = 'community-reports';
const LOG = 'community-log';
const MINE = ['my-post-moderation'];

/** What was reported in a community, the oldest first. */
export const reportsOf = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: [REPORTS, communityId],
    queryFn: ({ pageParam }) => readReports(communityId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ reports, hasMore }) => (hasMore ? reports.at(-1)?.id : undefined),
    refetchOnWindowFocus: 'always',
  });

/** What was done in a community, the latest first. */
export const logOf = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: [LOG, communityId],
    queryFn: async ({ pageParam }) => {
      const { data, error } = await supabase.rpc('community_log', {
        community_id: communityId,
        ...(pageParam !== null && { before: pageParam }),
      });
      if (error) throw toAppError(error);
      const { entries, has_more } = LogAnswer.parse(data);
      return { hasMore: has_more, entries };
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.id : undefined),
  });

interface ReportDecision {
  isUpheld: boolean;
  rule: string;
  facts: string;
  answer: string;
}

export async function decidePostReport(id: string, decision: ReportDecision): Promise<void> {
  const { error } = await supabase.rpc('decide_post_report', {
    report_id: id,
    is_upheld: decision.isUpheld,
    rule: decision.rule,
    facts: decision.facts,
    answer: decision.answer,
  });
  if (error) throw toAppError(error);
  await Promise.all(
    [[REPORTS], [LOG]].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}

/** A decision about what somebody posted in a community. */
export interface PostDecision {
  id: string;
  action: DecisionRow['action'];
  rule: string;
  facts: string;
  text: string;
  community: string | null;
  /** Whom it is about, to those who look again. */
  author: string | null;
  decidedAt: Date;
  contest: string | null;
  isKept: boolean | null;
  answer: string | null;
}

const toDecision = (row: DecisionRow): PostDecision => ({
  ...{ id: row.id, action: row.action, rule: row.rule, facts: row.facts, text: row.text },
  community: row.community,
  author: row.author ?? null,
  decidedAt: new Date(row.decided_at),
  contest: row.contest,
  isKept: row.is_kept,
  answer: row.answer,
});

/** What was decided about one's own posts, what became of one's reports, and what the staff looks at again. */
export const myPostModeration = queryOptions({
  queryKey: MINE,
  queryFn: async () => {
    const { data, error } = await supabase.rpc('my_post_moderation');
    if (error) throw toAppError(error);
    const { decisions, reports, contests } = MineAnswer.parse(data);
    return {
      decisions: decisions.map(toDecision),
      contests: contests?.map(toDecision) ?? null,
      reports: reports.map(({ created_at, is_upheld, ...row }) => ({
        ...row,
        createdAt: new Date(created_at),
        isUpheld: is_upheld,
      })),
    };
  },
});

const refreshMine = () => queryClient.invalidateQueries({ queryKey: MINE });

export async function contestPostDecision(id: string, contest: string): Promise<void> {
  const { error } = await supabase.rpc('contest_post_decision', { decision_id: id, contest });
  if (error) throw toAppError(error);
  await refreshMine();
}

export async function answerPostContest(
  id: string,
  isKept: boolean,
  answer: string,
): Promise<void> {
  const { error } = await supabase.rpc('answer_post_contest', {
    decision_id: id,
    is_kept: isKept,
    answer,
  });
  if (error) throw toAppError(error);
  await refreshMine();
}
