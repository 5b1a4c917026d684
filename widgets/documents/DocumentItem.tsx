import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { DownloadVersion } from './DownloadVersion.tsx';
import { dayWords, downloadsWords, sizeWords, versionsWords } from './document-words.ts';
import type { CommunityDocument } from './documents.api.ts';

interface DocumentItemProps {
  slug: string;
  document: CommunityDocument;
}

/** A document in the list: what it is, how new, how large, and the file itself. */
export function DocumentItem({ slug, document }: DocumentItemProps) {
  const { id, title, description, category, changedAt, newest } = document;
  return (
    <li className="card document-item">
      <p className="document-kind" aria-hidden="true">
        {newest.ext}
      </p>
      <div className="document-body">
        {category && <p className="document-category">{category}</p>}
        <h3>
          <a href={communityHref(slug, 'documents', id)}>{title}</a>
        </h3>
        {description && <p className="document-text document-short">{description}</p>}
        <p className="soft">
          {[
            m.documents_changed({ day: dayWords(changedAt) }),
            m.documents_format({
              format: newest.ext.toUpperCase(),
              size: sizeWords(newest.sizeBytes),
            }),
            versionsWords(document.versionCount),
            downloadsWords(document.downloadCount),
          ].join(' · ')}
        </p>
        <DownloadVersion version={newest} title={title} />
      </div>
    </li>
  );
}
