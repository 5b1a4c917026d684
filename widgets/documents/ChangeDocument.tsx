import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DocumentFields } from './DocumentFields.tsx';
import { documentMessage } from './document-words.ts';
import { changeDocument, type DetailPage, refreshDocuments } from './documents.api.ts';

interface ChangeDocumentProps {
  communityId: string;
  document: DetailPage;
  onDone: () => void;
  onClose: () => void;
}

/** Another title, another description, another heading; the files stay. */
export function ChangeDocument({ communityId, document, onDone, onClose }: ChangeDocumentProps) {
  const { id, title, description, category, categories } = document;
  const [said, setSaid] = useState({ title, description, category });
  const changing = useMutation(
    {
      mutationFn: () => changeDocument(id, said),
      onSuccess: async () => {
        onDone();
        await refreshDocuments(communityId, id);
      },
    },
    queryClient,
  );
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <Dialog isOpen title={m.documents_change()} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <DocumentFields said={said} categories={categories} onChange={setSaid} />
        {changing.error && <Notice kind="error">{documentMessage(changing.error)}</Notice>}
        <div className="actions">
          <Button type="submit" isBusy={changing.isPending}>
            {m.documents_change_confirm()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
