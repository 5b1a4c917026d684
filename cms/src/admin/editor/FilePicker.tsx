import { useId, useState } from 'react';
import { ACCEPT, type FileKind, isKind, useAttached } from './attached-files';

type Props = {
  label: string;
  accept: FileKind;
  value: string;
  fault?: string | undefined;
  onChange: (name: string) => void;
};

/** A file of the entry, or one that is uploaded right here. */
export function FilePicker({ label, accept, value, fault, onChange }: Props) {
  const id = useId();
  const { files, attach } = useAttached();
  const [state, setState] = useState<'idle' | 'busy' | { refusal: string }>('idle');
  const names = files.map(({ name }) => name).filter((name) => isKind(name, accept));
  const choices = value && !names.includes(value) ? [...names, value] : names;
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setState('busy');
    try {
      onChange(await attach(file));
      setState('idle');
    } catch (error) {
      setState({ refusal: error instanceof Error ? error.message : String(error) });
    }
  };
  const complaint = typeof state === 'object' ? state.refusal : fault;
  return (
    <div className="preau-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={Boolean(complaint)}
        aria-describedby={complaint ? `${id}-fault` : undefined}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">Choisissez parmi les fichiers joints…</option>
        {choices.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <label className="preau-upload">
        {state === 'busy' ? 'Envoi en cours…' : 'ou envoyez un fichier de votre ordinateur :'}
        <input
          type="file"
          accept={ACCEPT[accept]}
          disabled={state === 'busy'}
          onChange={({ target }) => void upload(target.files?.[0])}
        />
      </label>
      {complaint && (
        <p id={`${id}-fault`} className="preau-fault" role="alert">
          {complaint}
        </p>
      )}
    </div>
  );
}
