import { type SubmitEvent, useRef, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { DocumentFields } from './DocumentFields.tsx';
import { faultOf, rulesWords } from './document-words.ts';
import { type Choices, publishDocument, refreshDocuments, type Said } from './documents.api.ts';
import { FileField } from './FileField.tsx';
import { SendingState } from './SendingState.tsx';
import { useSending } from './use-sending.ts';

interface PublishDocumentProps {
  communityId: string;
  choices: Choices;
  onDone: () => void;
  onCancel: () => void;
}

const BLANK: Said = { title: '', description: '', category: '' };

/** « Budget_2027-v2.pdf » → « Budget 2027-v2 »: a title to begin with. */
const titleOf = (name: string): string =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/_+/g, ' ')
    .trim()
    .slice(0, 200);

/** A file with what is said of it. What is wrong with it is said before it leaves. */
export function PublishDocument(props: PublishDocumentProps) {
  const { communityId, choices, onDone, onCancel } = props;
  const documentId = useRef(crypto.randomUUID());
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState(BLANK);
  const [isTried, setIsTried] = useState(false);
  const sending = useSending();
  const isBusy = sending.state.step !== 'idle';

  const choose = (chosen: File | null) => {
    setFile(chosen);
    if (chosen && said.title === '') setSaid({ ...said, title: titleOf(chosen.name) });
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!file || faultOf(file, choices)) return field.current?.focus();
    if (said.title.trim() === '') return;
    const isDone = await sending.send(
      { communityId, purpose: 'document', name: file.name, content: file },
      (uploadId) => publishDocument(documentId.current, uploadId, said),
    );
    if (!isDone) return;
    await refreshDocuments(communityId, documentId.current);
    onDone();
  };

  return (
    <form className="form card document-form" noValidate onSubmit={submit}>
      <h2>{m.documents_publish()}</h2>
      <FileField
        ref={field}
        label={m.documents_file()}
        hint={rulesWords(choices)}
        exts={choices.exts}
        error={file || isTried ? faultOf(file, choices) : undefined}
        onChange={choose}
      />
      <DocumentFields
        said={said}
        categories={choices.categories}
        titleError={isTried && said.title.trim() === '' ? m.documents_refused_title() : undefined}
        onChange={setSaid}
      />
      <SendingState {...sending} />
      <div className="actions">
        <Button type="submit" isBusy={isBusy}>
          {m.documents_publish_confirm()}
        </Button>
        <Button look="secondary" isBusy={isBusy} onClick={onCancel}>
          {m.app_cancel()}
        </Button>
      </div>
    </form>
  );
}
