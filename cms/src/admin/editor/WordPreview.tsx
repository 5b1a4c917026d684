import { useId, useMemo, useState } from 'react';
import type { WordDryRun } from '../../import/word-document';
import { AttachedContext, useAttached } from './attached-files';
import { FormDialog } from './FormDialog';
import { readText } from './same-text';
import { VisualEditor } from './VisualEditor';

type Props = {
  dryRun: WordDryRun;
  replacesText: boolean;
  isBusy: boolean;
  fault: string;
  /** The description of each picture that is taken, by its name. */
  onTake: (alts: Map<string, string>) => void;
  onClose: () => void;
};

/** What would come of a document, and what is left out: nothing is written yet. */
export function WordPreview({ dryRun, replacesText, isBusy, fault, onTake, onClose }: Props) {
  const { overlay } = useAttached();
  const [alts, setAlts] = useState(
    () => new Map(dryRun.pictures.map(({ name, alt }) => [name, alt])),
  );
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const pictures = useMemo(
    () =>
      dryRun.pictures.map(({ name, type, base64 }) => ({
        name,
        url: `data:${type};base64,${base64}`,
      })),
    [dryRun],
  );
  const shown = useMemo(
    () => ({ files: pictures, attach: async (file: File) => file.name, overlay }),
    [pictures, overlay],
  );
  const isMissing = (name: string) => !leftOut.has(name) && !alts.get(name)?.trim();
  const missing = pictures.filter(({ name }) => isMissing(name));
  const take = () => {
    setTried(true);
    if (missing.length > 0) return;
    const taken = [...alts].filter(([name]) => !leftOut.has(name));
    onTake(new Map(taken.map(([name, alt]) => [name, alt.trim()])));
  };
  const toggle = (name: string) => {
    const next = new Set(leftOut);
    if (!next.delete(name)) next.add(name);
    setLeftOut(next);
  };
  return (
    <FormDialog
      title="Importer un document Word"
      submit={isBusy ? 'Envoi des images…' : 'Reprendre ce texte'}
      isBusy={isBusy}
      isWide
      onSubmit={take}
      onClose={onClose}
    >
      <p>
        {summary(dryRun)} Rien n’est encore écrit.{' '}
        {replacesText && 'Le texte actuel de la page sera remplacé.'}
      </p>
      {dryRun.notes.length > 0 && (
        <>
          <h3>Ce qui change ou reste de côté</h3>
          <ul>
            {dryRun.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      {pictures.length > 0 && <h3>Les images</h3>}
      {pictures.map(({ name, url }) => (
        <PictureRow
          key={name}
          name={name}
          url={url}
          alt={alts.get(name) ?? ''}
          isLeftOut={leftOut.has(name)}
          isFaulty={isTried && isMissing(name)}
          onAlt={(alt) => setAlts(new Map(alts).set(name, alt))}
          onToggle={() => toggle(name)}
        />
      ))}
      <h3>Le texte</h3>
      <AttachedContext.Provider value={shown}>
        <div className="preau-preview">
          <VisualEditor text={dryRun.mdx} isReadOnly onOpened={() => {}} onFailed={() => {}} />
        </div>
      </AttachedContext.Provider>
      {(fault || (isTried && missing.length > 0)) && (
        <p className="preau-fault" role="alert">
          {fault ||
            `Décrivez ${missing.length > 1 ? 'les images' : 'l’image'} : ${missing.map(({ name }) => name).join(', ')}.`}
        </p>
      )}
    </FormDialog>
  );
}

type RowProps = {
  name: string;
  url: string;
  alt: string;
  isLeftOut: boolean;
  isFaulty: boolean;
  onAlt: (alt: string) => void;
  onToggle: () => void;
};

function PictureRow({ name, url, alt, isLeftOut, isFaulty, onAlt, onToggle }: RowProps) {
  const id = useId();
  return (
    <div className="preau-picture-row">
      <img className="preau-picture" src={url} alt="" />
      <div className="preau-field">
        <label htmlFor={id}>Description de {name}</label>
        <input
          id={id}
          type="text"
          value={alt}
          disabled={isLeftOut}
          aria-invalid={isFaulty}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onAlt(target.value)}
        />
        <p id={`${id}-hint`} className={isFaulty ? 'preau-fault' : 'preau-hint'}>
          {isFaulty
            ? 'Il manque ce que l’image montre : qui ne la voit pas n’aurait rien.'
            : 'Ce que l’image montre, pour qui ne la voit pas.'}
        </p>
        <label>
          <input type="checkbox" checked={isLeftOut} onChange={onToggle} /> Ne pas reprendre cette
          image
        </label>
      </div>
    </div>
  );
}

function summary({ title, mdx, pictures }: WordDryRun): string {
  const blocks = readText(mdx)?.children ?? [];
  const count = (type: string) => blocks.filter((block) => block.type === type).length;
  const parts = [
    counted(count('heading'), 'titre'),
    counted(count('paragraph'), 'paragraphe'),
    counted(count('list'), 'liste'),
    counted(count('table'), 'tableau', 'tableaux'),
    counted(pictures.length, 'image'),
  ].filter(Boolean);
  const name = title ? `« ${title} » : ` : '';
  return `${name}${parts.join(', ') || 'aucun texte'}.`;
}

const counted = (count: number, one: string, many = `${one}s`) =>
  count === 0 ? '' : `${count} ${count > 1 ? many : one}`;
