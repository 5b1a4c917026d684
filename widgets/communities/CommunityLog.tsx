import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { RULES } from '../lib/moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { logOf } from './community-moderation.api.ts';
import type { LogEntry } from './community-moderation.schema.ts';
import { logWords } from './log-words.ts';

/** What was done in a community by those who run it. */
export function CommunityLog({ community }: { community: Community }) {
  const pages = useInfiniteQuery(logOf(community.id), queryClient);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-labelledby="journal">
      <h2 id="journal">{m.running_log()}</h2>
      {pages.isPending && <p role="status">{m.app_loading()}</p>}
      {pages.error && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.data && entries.length === 0 && <p>{m.running_log_none()}</p>}
      <ol className="running-log">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <MoreButton pages={pages} label={m.running_more()} />
    </section>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const { happened_at, actor, title, rule, facts, until } = entry;
  const when = formatInstant(new Date(happened_at), PARIS, new Date());
  return (
    <li>
      <p className="eyebrow">
        {actor ? m.running_log_by({ when, name: actor }) : m.running_log_at({ when })}
      </p>
      <p>
        <strong>{logWords(entry)}</strong>
        {title && ` – ${title}`}
      </p>
      {until && (
        <p>
          {m.running_suspended_until({ date: formatInstant(new Date(until), PARIS, new Date()) })}
        </p>
      )}
      {rule && RULES[rule] && (
        <p>
          {m.comments_rule_is()} {RULES[rule]()}
        </p>
      )}
      {facts && (
        <p>
          {m.comments_facts_are()} {facts}
        </p>
      )}
    </li>
  );
}
