import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { type Community, mayPost } from '../lib/community.ts';
import { queryClient } from '../lib/query.ts';
import { useReturnFocus } from '../lib/use-return-focus.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DocumentItem } from './DocumentItem.tsx';
import { DocumentSearch } from './DocumentSearch.tsx';
import { documentsOf, type Wanted } from './documents.api.ts';
import { PublishDocument } from './PublishDocument.tsx';

const ALL: Wanted = { words: '', category: '' };

/** The documents of a community, with their search, and the form for whoever may publish. */
export function DocumentList({ community }: { community: Community }) {
  const [wanted, setWanted] = useState(ALL);
  const [form, setForm] = useState<'closed' | 'open' | 'done'>('closed');
  const begin = useReturnFocus(form === 'open');
  const pages = useInfiniteQuery(
    // While another search is under way the last one stays to be seen.
    { ...documentsOf(community.id, wanted), placeholderData: (before) => before },
    queryClient,
  );
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  const first = pages.data?.pages[0];
  if (!first) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const mayPublish = mayPost(community, 'documents');
  const documents = pages.data?.pages.flatMap((page) => page.documents) ?? [];
  const isEverything = wanted.words === '' && wanted.category === '';
  const empty = mayPublish ? m.documents_none_publisher() : m.documents_none();
  return (
    <>
      {mayPublish && form !== 'open' && (
        <p>
          <Button ref={begin} onClick={() => setForm('open')}>
            {m.documents_publish()}
          </Button>
        </p>
      )}
      {form === 'done' && <Notice kind="success">{m.documents_published()}</Notice>}
      {form === 'open' && (
        <PublishDocument
          communityId={community.id}
          choices={first}
          onDone={() => {
            setWanted(ALL);
            setForm('done');
          }}
          onCancel={() => setForm('closed')}
        />
      )}
      {(documents.length > 0 || !isEverything) && (
        <DocumentSearch categories={first.categories} onSearch={setWanted} />
      )}
      {documents.length === 0 && (
        <p role="status">{isEverything ? empty : m.documents_none_found()}</p>
      )}
      <ul className="document-list" aria-busy={pages.isPlaceholderData}>
        {documents.map((document) => (
          <DocumentItem key={document.id} slug={community.slug} document={document} />
        ))}
      </ul>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.documents_more()} />
    </>
  );
}
