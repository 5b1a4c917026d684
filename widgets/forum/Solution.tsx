import { m } from '#messages';
import { authorName } from '../lib/post-words.ts';
import type { Reply } from '../lib/replies.api.ts';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';

/** The reply that solves a topic, under what was asked: nobody has to look for it. */
export function Solution({ reply }: { reply: Reply }) {
  return (
    <section className="topic-solution" aria-label={m.forum_solution()}>
      <p>
        <strong>{m.forum_solution()}</strong>{' '}
        <a href={`#${reply.id}`}>{m.forum_solution_by({ name: authorName(reply.author) })}</a>
      </p>
      <div className="small-markdown">
        <SmallMarkdown text={reply.body ?? ''} />
      </div>
    </section>
  );
}
