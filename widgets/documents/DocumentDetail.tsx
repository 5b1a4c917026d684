import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AddVersion } from './AddVersion.tsx';
import { ChangeDocument } from './ChangeDocument.tsx';
import { DownloadVersion } from './DownloadVersion.tsx';
import { downloadsWords } from './document-words.ts';
import { documentOf } from './documents.api.ts';
import { RemoveDocument } from './RemoveDocument.tsx';
import { VersionList } from './VersionList.tsx';

interface DocumentDetailProps {
  community: Community;
  id: string;
}

type Doing = 'version' | 'change' | 'remove';
const DONE = { version: m.documents_version_done, change: m.documents_changed_done };

/** One document with all its versions, and what whoever may change it can do. */
export function DocumentDetail({ community, id }: DocumentDetailProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<keyof typeof DONE | null>(null);
  const pages = useInfiniteQuery(documentOf(id), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  const document = pages.data?.pages[0];
  if (!document) {
    if (toAppError(pages.error).code !== 'not-found') {
      return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
    }
    return (
      <Notice
        kind="warning"
        action={
          <a className="button button-quiet" href={communityHref(community.slug, 'documents')}>
            {m.documents_all()}
          </a>
        }
      >
        {m.documents_refused_gone()}
      </Notice>
    );
  }
  const close = () => setDoing(null);
  const finish = (what: keyof typeof DONE) => () => {
    setDone(what);
    close();
  };
  const { title, description, category, newest } = document;
  return (
    <>
      <p>
        <a href={communityHref(community.slug, 'documents')}>{m.documents_all()}</a>
      </p>
      <article className="card document-detail">
        {category && <p className="document-category">{category}</p>}
        <h2>{title}</h2>
        {description && <p className="document-text">{description}</p>}
        <DownloadVersion version={newest} title={title} look="primary" />
        <p className="soft">{downloadsWords(document.downloadCount)}</p>
        {done && <Notice kind="success">{DONE[done]()}</Notice>}
        {document.mayChange && (
          <div className="actions">
            <Button look="secondary" onClick={() => setDoing('version')}>
              {m.documents_version_add()}
            </Button>
            <Button look="secondary" onClick={() => setDoing('change')}>
              {m.documents_change()}
            </Button>
            <Button look="secondary" onClick={() => setDoing('remove')}>
              {m.documents_remove()}
            </Button>
          </div>
        )}
      </article>
      <VersionList
        versions={pages.data?.pages.flatMap((page) => page.versions) ?? []}
        title={title}
      />
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.documents_versions_more()} />
      {doing === 'version' && (
        <AddVersion
          communityId={community.id}
          documentId={id}
          rules={document}
          onDone={finish('version')}
          onClose={close}
        />
      )}
      {doing === 'change' && (
        <ChangeDocument
          communityId={community.id}
          document={document}
          onDone={finish('change')}
          onClose={close}
        />
      )}
      {doing === 'remove' && (
        <RemoveDocument slug={community.slug} document={document} onClose={close} />
      )}
    </>
  );
}
