import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import {
  type Complaint,
  type DecisionAnswer,
  DeskAnswer,
  type LogAnswer,
  MineAnswer,
} from './moderation.schema.ts';

export interface Decision {
  id: string;
  commentId: string;
  action: DecisionAnswer['action'];
  rule: string;
  facts: string;
  text: string;
  lesson: string;
  decidedAt: Date;
  contest: string | null;
  /** The team's second look; null until then. */
  isKept: boolean | null;
  answer: string | null;
}

export interface LoggedDecision extends Decision {
  author: string | null;
  decidedBy: string | null;
}

export interface OwnReport {
  id: string;
  reason: string;
  /** Null once the comment may not be read any more. */
  text: string | null;
  lesson: string;
  createdAt: Date;
  isUpheld: boolean | null;
  answer: string | null;
}

export interface OpenReport {
  id: string;
  commentId: string;
  reason: string;
  explanation: string;
  text: string;
  lesson: string;
  author: string | null;
  createdAt: Date;
  isHidden: boolean;
  isDeleted: boolean;
  /** How many people reported it. */
  reportCount: number;
  /** What the others of them say, as far as it is shown. */
  others: Complaint[];
}

const toDecision = (row: DecisionAnswer): Decision => ({
  id: row.id,
  commentId: row.comment_id,
  action: row.action,
  rule: row.rule,
  facts: row.facts,
  text: row.text,
  lesson: row.lesson,
  decidedAt: new Date(row.decided_at),
  contest: row.contest,
  isKept: row.is_kept,
  answer: row.answer,
});

const toLogged = (row: LogAnswer): LoggedDecision => ({
  ...toDecision(row),
  author: row.author,
  decidedBy: row.decided_by ?? null,
});

async function readMine() {
  const { data, error } = await supabase.rpc('my_moderation');
  if (error) throw toAppError(error);
  const { is_team, decisions, reports } = MineAnswer.parse(data);
  return {
    isTeam: is_team,
    decisions: decisions.map(toDecision),
    reports: reports.map(
      (row): OwnReport => ({
        id: row.id,
        reason: row.reason,
        text: row.text,
        lesson: row.lesson,
        createdAt: new Date(row.created_at),
        isUpheld: row.is_upheld,
        answer: row.answer,
      }),
    ),
  };
}

async function readDesk() {
  const { data, error } = await supabase.rpc('moderation_desk');
  if (error) throw toAppError(error);
  const { reports, contests, log } = DeskAnswer.parse(data);
  return {
    reports: reports.map(
      ({ comment_id, created_at, is_hidden, is_deleted, report_count, ...row }): OpenReport => ({
        ...row,
        commentId: comment_id,
        createdAt: new Date(created_at),
        isHidden: is_hidden,
        isDeleted: is_deleted,
        reportCount: report_count,
      }),
    ),
    contests: contests.map(toLogged),
    log: log.map(toLogged),
  };
}

const KEY = 'moderation';

/** What was decided about one's own comments, and what became of one's reports. */
export const myModeration = queryOptions({ queryKey: [KEY, 'mine'], queryFn: readMine });

/** What waits for those who look after a course. */
export const moderationDesk = queryOptions({
  queryKey: [KEY, 'desk'],
  queryFn: readDesk,
  refetchOnWindowFocus: 'always',
});

const refresh = () => queryClient.invalidateQueries({ queryKey: [KEY] });

export async function contestDecision(id: string, contest: string): Promise<void> {
  const { error } = await supabase.rpc('contest_decision', { decision_id: id, contest });
  if (error) throw toAppError(error);
  await refresh();
}

export async function answerContest(id: string, isKept: boolean, answer: string): Promise<void> {
  const { error } = await supabase.rpc('answer_contest', {
    decision_id: id,
    is_kept: isKept,
    answer,
  });
  if (error) throw toAppError(error);
  await refresh();
}

export interface ReportDecision {
  isUpheld: boolean;
  rule: string;
  facts: string;
  answer: string;
}

export async function decideReport(id: string, decision: ReportDecision): Promise<void> {
  const { error } = await supabase.rpc('decide_report', {
    report_id: id,
    is_upheld: decision.isUpheld,
    rule: decision.rule,
    facts: decision.facts,
    answer: decision.answer,
  });
  if (error) throw toAppError(error);
  await refresh();
}
