import { m } from '#messages';
import { dayOf } from '../lib/publication-words.ts';

export interface Author {
  /** Null once they have left the platform. */
  name: string | null;
  isAdministrator: boolean;
}

interface PublicationFactsProps {
  author: Author;
  publishedAt: Date;
  editedAt: Date | null;
}

/** Who wrote it, and when. */
export function PublicationFacts({ author, publishedAt, editedAt }: PublicationFactsProps) {
  return (
    <p className="publication-facts">
      <span>
        {m.publications_by({ name: author.name ?? m.publications_nobody() })}
        {author.isAdministrator && ` (${m.publications_administrator()})`}
      </span>
      <time dateTime={publishedAt.toISOString()}>{dayOf(publishedAt)}</time>
      {editedAt && <span>{m.publications_edited({ date: dayOf(editedAt) })}</span>}
    </p>
  );
}
