import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { documentMessage } from './document-words.ts';
import { type CommunityDocument, removeDocument } from './documents.api.ts';

interface RemoveDocumentProps {
  slug: string;
  document: CommunityDocument;
  onClose: () => void;
}

/** Says what is lost, before it is; then the list. */
export function RemoveDocument({ slug, document, onClose }: RemoveDocumentProps) {
  const { id, title, versionCount } = document;
  const removing = useMutation(
    {
      mutationFn: () =>
        removeDocument(id).catch((error: unknown) => {
          // The first of two clicks did it, or somebody else.
          if (toAppError(error).reason !== 'document-unknown') throw error;
        }),
      onSuccess: () => location.assign(communityHref(slug, 'documents')),
    },
    queryClient,
  );
  const isBusy = removing.isPending || removing.isSuccess;
  return (
    <Dialog isOpen title={m.documents_remove_title({ title })} onClose={onClose}>
      <p>
        {versionCount === 1
          ? m.documents_remove_text_one()
          : m.documents_remove_text_many({ count: versionCount })}
      </p>
      {removing.error && <Notice kind="error">{documentMessage(removing.error)}</Notice>}
      <div className="actions">
        <Button isBusy={isBusy} onClick={() => removing.mutate()}>
          {m.documents_remove_confirm()}
        </Button>
        <Button look="secondary" onClick={onClose} data-initial-focus>
          {m.app_cancel()}
        </Button>
      </div>
    </Dialog>
  );
}
