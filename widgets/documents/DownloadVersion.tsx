import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { saveFile } from '../lib/save-file.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { documentMessage } from './document-words.ts';
import { fetchVersion, type Version } from './documents.api.ts';

interface DownloadVersionProps {
  version: Version;
  /** Of which document, for whoever hears the button and not what stands around it. */
  title: string;
  look?: 'primary' | 'secondary';
}

/** Fetches a file for whoever is a member at that moment, and puts it among the downloads. */
export function DownloadVersion({ version, title, look = 'secondary' }: DownloadVersionProps) {
  const fetching = useMutation(
    { mutationFn: () => fetchVersion(version.id), onSuccess: saveFile },
    queryClient,
  );
  return (
    <>
      <Button look={look} isBusy={fetching.isPending} onClick={() => fetching.mutate()}>
        {m.documents_download()}{' '}
        <span className="visually-hidden">
          {m.documents_download_what({ title, number: version.number })}
        </span>
      </Button>
      {fetching.isPending && <p role="status">{m.documents_downloading()}</p>}
      {fetching.isSuccess && <p role="status">{m.documents_downloaded()}</p>}
      {fetching.error && <Notice kind="error">{documentMessage(fetching.error)}</Notice>}
    </>
  );
}
