import { m } from '#messages';

const DONE: Record<string, () => string> = {
  hide: m.comments_done_hide,
  restore: m.comments_done_restore,
  lock: m.comments_done_lock,
  unlock: m.comments_done_unlock,
  report: m.notices_report_waits,
  contest: m.notices_contest_waits,
};

/** The same of what stands in a community. */
const DONE_TO_POSTS: Record<string, () => string> = {
  hide: m.notices_post_hide,
  restore: m.notices_post_restore,
  lock: m.notices_post_lock,
  unlock: m.notices_post_unlock,
  move: m.notices_post_move,
};

const RULES: Record<string, () => string> = {
  respect: m.comments_rule_respect,
  'private-life': m.comments_rule_private_life,
  spam: m.comments_rule_spam,
  'off-topic': m.comments_rule_off_topic,
  law: m.comments_rule_law,
};

function whatOf(
  { what, is_upheld, is_kept }: Record<string, unknown>,
  isAboutPost: boolean,
): string | undefined {
  if (what === 'report-decided' && isAboutPost) {
    return is_upheld === true ? m.notices_post_report_upheld() : m.notices_post_report_dismissed();
  }
  if (what === 'report-decided') {
    return is_upheld === true ? m.notices_report_upheld() : m.notices_report_dismissed();
  }
  if (what === 'contest-answered') {
    return is_kept === true ? m.comments_contest_kept() : m.comments_contest_taken_back();
  }
  const done = isAboutPost ? DONE_TO_POSTS : DONE;
  return typeof what === 'string' ? done[what]?.() : undefined;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** What a decision says of itself, in the order in which it is read: what, facts, rule, answer. */
export function reasonsOf(details: Record<string, unknown>, isAboutPost: boolean): string[] {
  const rule = textOf(details['rule']);
  const ruleName = rule && RULES[rule]?.();
  return [
    whatOf(details, isAboutPost),
    textOf(details['facts']),
    ruleName && `${m.comments_rule_is()} ${ruleName}`,
    textOf(details['answer']),
    details['contest'] && ruleName ? m.notices_may_contest() : undefined,
  ].filter((reason) => typeof reason === 'string');
}
