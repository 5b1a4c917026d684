import { type SubmitEvent, useRef, useState } from 'react';
import { m } from '#messages';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { faultOf, rulesWords } from './document-words.ts';
import { type FileRules, publishVersion, refreshDocuments } from './documents.api.ts';
import { LONGEST } from './documents.schema.ts';
import { FileField } from './FileField.tsx';
import { SendingState } from './SendingState.tsx';
import { useSending } from './use-sending.ts';

interface AddVersionProps {
  communityId: string;
  documentId: string;
  rules: FileRules;
  onDone: () => void;
  onClose: () => void;
}

/** A newer file for a document, and what has changed in it. */
export function AddVersion(props: AddVersionProps) {
  const { communityId, documentId, rules, onDone, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [notes, setNotes] = useState('');
  const [isTried, setIsTried] = useState(false);
  const sending = useSending();
  const isBusy = sending.state.step !== 'idle';

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!file || faultOf(file, rules)) return field.current?.focus();
    const isDone = await sending.send(
      { communityId, purpose: 'document', name: file.name, content: file },
      (uploadId) => publishVersion(documentId, uploadId, notes),
    );
    if (!isDone) return;
    onDone();
    await refreshDocuments(communityId, documentId);
  };

  return (
    <Dialog isOpen title={m.documents_version_add()} onClose={isBusy ? () => undefined : onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <p>{m.documents_version_lead()}</p>
        <FileField
          ref={field}
          label={m.documents_file()}
          hint={rulesWords(rules)}
          exts={rules.exts}
          error={file || isTried ? faultOf(file, rules) : undefined}
          onChange={setFile}
        />
        <AreaField
          label={m.documents_notes()}
          hint={m.documents_notes_hint()}
          rows={3}
          maxLength={LONGEST.notes}
          value={notes}
          onChange={({ target }) => setNotes(target.value)}
        />
        <SendingState {...sending} />
        <div className="actions">
          <Button type="submit" isBusy={isBusy}>
            {m.documents_version_confirm()}
          </Button>
          <Button look="secondary" isBusy={isBusy} onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
