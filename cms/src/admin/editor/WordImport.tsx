import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useId, useRef, useState } from 'react';
import type { WordDryRun } from '../../import/word-document';
import { freeName, useAttached } from './attached-files';
import { WordPreview } from './WordPreview';
import { type Chosen, withPictures } from './word-pictures';

type Props = { hasText: boolean; onTake: (mdx: string) => void };
type Refusal = { response?: { data?: { error?: { message?: string } } } };

/** « Importer un document Word »: sent, looked at, and only then taken into the entry. */
export function WordImport({ hasText, onTake }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { post } = useFetchClient();
  const { attach, files } = useAttached();
  const onChange = useForm('WordImport', (form) => form.onChange);
  const title = useForm('WordImport', (form) => (form.values as { title?: string }).title);
  const [dryRun, setDryRun] = useState<WordDryRun | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');

  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setSaid('Lecture du document…');
    const form = new FormData();
    form.append('file', file);
    try {
      const { data } = await post<WordDryRun>('/desk/word/dry-run', form);
      setDryRun(data);
      setSaid('');
    } catch (error) {
      const { response } = error as Refusal;
      setSaid(
        response?.data?.error?.message ??
          'Le document n’a pas pu être envoyé. Vérifiez la connexion, puis réessayez.',
      );
    } finally {
      setBusy(false);
      // The same file may be chosen again, once mended.
      if (input.current) input.current.value = '';
    }
  };

  const take = async (alts: Map<string, string>) => {
    if (!dryRun) return;
    setBusy(true);
    const chosen: Chosen = new Map();
    const taken = files.map(({ name }) => name);
    try {
      for (const { name, type, base64 } of dryRun.pictures) {
        const alt = alts.get(name);
        if (alt === undefined) continue;
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const attached = await attach(new File([bytes], freeName(name, taken), { type }), alt);
        taken.push(attached);
        chosen.set(name, { name: attached, alt });
      }
      if (!title && dryRun.title) onChange('title', dryRun.title);
      onTake(withPictures(dryRun.mdx, chosen));
      setDryRun(null);
      setSaid('Le texte est repris. Relisez-le, puis enregistrez.');
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="preau-word">
      <label htmlFor={id} className="preau-word-button">
        Importer un document Word
        <input
          ref={input}
          id={id}
          type="file"
          accept=".docx,.doc"
          disabled={isBusy}
          onChange={({ target }) => void send(target.files?.[0])}
        />
      </label>
      <span role="status">{dryRun ? '' : said}</span>
      {dryRun && (
        <WordPreview
          dryRun={dryRun}
          replacesText={hasText}
          isBusy={isBusy}
          fault={said}
          onTake={(alts) => void take(alts)}
          onClose={() => setDryRun(null)}
        />
      )}
    </div>
  );
}
