import { type ReactNode, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { DeleteDialog } from '../ui/DeleteDialog.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { deleteNews, type NewsItem, pinNews } from './news.api.ts';
import { NEWS_REFUSALS } from './news-words.ts';

interface NewsActionsProps {
  news: NewsItem;
  /** Runs the community: pins. */
  isAdministrator: boolean;
  /** Stands before the other pinned ones already. */
  isFirst: boolean;
  /** What else may be done about it. */
  children: ReactNode;
  onEdit: () => void;
  onSaid: (said: string) => void;
}

/** What those who answer for a piece of news may do about it. */
export function NewsActions(props: NewsActionsProps) {
  const { news, isAdministrator, isFirst, children, onEdit, onSaid } = props;
  const { id, title, isPinned } = news;
  const [isDeleting, setIsDeleting] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!news.mayChange) return <div className="publication-actions">{children}</div>;
  const pin = async (isWanted: boolean) => {
    setError(undefined);
    try {
      await pinNews(id, isWanted);
      onSaid(isWanted ? m.news_pinned() : m.news_unpinned());
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <div className="publication-actions">
        {!news.isHidden && (
          <Button look="plain" onClick={onEdit} aria-label={m.publications_edit_of({ title })}>
            {m.publications_edit()}
          </Button>
        )}
        {isAdministrator && !isPinned && (
          <Button look="plain" onClick={() => pin(true)} aria-label={m.news_pin_of({ title })}>
            {m.news_pin()}
          </Button>
        )}
        {isAdministrator && isPinned && !isFirst && (
          <Button
            look="plain"
            onClick={() => pin(true)}
            aria-label={m.news_pin_first_of({ title })}
          >
            {m.news_pin_first()}
          </Button>
        )}
        {isAdministrator && isPinned && (
          <Button look="plain" onClick={() => pin(false)} aria-label={m.news_unpin_of({ title })}>
            {m.news_unpin()}
          </Button>
        )}
        <Button
          look="plain"
          onClick={() => setIsDeleting(true)}
          aria-label={m.publications_delete_of({ title })}
        >
          {m.publications_delete()}
        </Button>
        {children}
      </div>
      <PublicationError error={error} words={NEWS_REFUSALS} />
      {isDeleting && (
        <DeleteDialog
          title={m.news_delete_title()}
          text={m.news_delete_text()}
          confirm={m.news_delete_confirm()}
          onDelete={async () => {
            await deleteNews(id);
            onSaid(m.news_deleted());
          }}
          onClose={() => setIsDeleting(false)}
          errorOf={(failure) => <PublicationError error={failure} words={NEWS_REFUSALS} />}
        />
      )}
    </>
  );
}
