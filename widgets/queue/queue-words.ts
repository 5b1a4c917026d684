import { m } from '#messages';
import { refusalIn } from '../lib/error-messages.ts';
import type { Outcome, QueueItem } from './queue.api.ts';

export const nameOf = ({ person }: Pick<QueueItem, 'person'>): string => person ?? m.queue_nobody();

/** What waits, in a sentence. */
export function itemTitle(item: QueueItem): string {
  switch (item.kind) {
    case 'request':
      return m.queue_request({ name: nameOf(item) });
    case 'report':
      return m.queue_report({ name: nameOf(item) });
    case 'unanswered':
      return m.queue_topic({ title: item.title ?? m.queue_untitled() });
  }
}

/** The sentences that are ready from the first day. */
export const builtInAnswers = (): string[] => [
  m.queue_ready_more(),
  m.queue_ready_names(),
  m.queue_ready_audience(),
];

function outcomeSentence({ outcome, isOwn, by }: Outcome, name: string): string {
  if (outcome === 'gone') return m.queue_done_gone({ name });
  if (isOwn) {
    return outcome === 'accepted'
      ? m.queue_done_accepted({ name })
      : m.queue_done_refused({ name });
  }
  const first = by ?? m.queue_nobody();
  return outcome === 'accepted'
    ? m.queue_done_by_other_accepted({ by: first, name })
    : m.queue_done_by_other_refused({ by: first, name });
}

/** What became of the requests that were just answered: in one sentence what went as asked, and each that did not. */
export function outcomeSentences(outcomes: Outcome[], names: Map<string, string>): string[] {
  const nameFor = ({ id }: Outcome) => names.get(id) ?? m.queue_nobody();
  const done = outcomes.filter(({ isOwn }) => isOwn);
  const others = outcomes.filter(({ isOwn }) => !isOwn);
  const [first] = done;
  const count = done.length;
  return [
    ...(first && count === 1 ? [outcomeSentence(first, nameFor(first))] : []),
    ...(first && count > 1
      ? [
          first.outcome === 'accepted'
            ? m.queue_done_accepted_many({ count })
            : m.queue_done_refused_many({ count }),
        ]
      : []),
    ...others.map((outcome) => outcomeSentence(outcome, nameFor(outcome))),
  ];
}

const REFUSALS: Record<string, () => string> = {
  'message-too-long': m.queue_refused_invalid,
  'too-many-requests': m.queue_refused_many,
  'too-many-ready-answers': m.queue_answer_many,
};

export function queueMessage(error: unknown): string {
  return refusalIn(REFUSALS, error);
}

/** « 3 choses attendent votre réponse » */
export function countSentence(count: number): string {
  if (count === 0) return m.queue_count_none();
  if (count === 1) return m.queue_count_one();
  return count < 100 ? m.queue_count_many({ count }) : m.queue_count_more({ count: 99 });
}
