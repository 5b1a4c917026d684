import { m } from '#messages';
import { DownloadVersion } from './DownloadVersion.tsx';
import { dayWords, downloadsWords, sizeWords } from './document-words.ts';
import type { Version } from './documents.api.ts';

interface VersionListProps {
  versions: Version[];
  title: string;
}

/** The files that a document has had, the newest first; none is lost when another comes. */
export function VersionList({ versions, title }: VersionListProps) {
  return (
    <section aria-labelledby="document-versions">
      <h2 id="document-versions">{m.documents_versions()}</h2>
      <ol className="document-list" reversed>
        {versions.map((version) => (
          <li key={version.id} className="card document-item">
            <p className="document-kind" aria-hidden="true">
              {version.ext}
            </p>
            <div className="document-body">
              <h3>{m.documents_version({ number: version.number })}</h3>
              <p className="document-filename">{version.filename}</p>
              {version.notes && <p className="document-text">{version.notes}</p>}
              <p className="soft">
                {[
                  version.author
                    ? m.documents_sent_by({
                        day: dayWords(version.createdAt),
                        name: version.author,
                      })
                    : m.documents_sent({ day: dayWords(version.createdAt) }),
                  sizeWords(version.sizeBytes),
                  downloadsWords(version.downloadCount),
                ].join(' · ')}
              </p>
              <DownloadVersion version={version} title={title} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
