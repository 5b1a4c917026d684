import type { MDXEditorMethods } from '@mdxeditor/editor';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAttached } from './attached-files';
import { FaultList } from './FaultList';
import { blockAt, type Fault, faultsOf, lineIn } from './faults';
import { pastePlugin } from './paste';
import { SourceBox } from './SourceBox';
import { saySame } from './same-text';
import { VisualEditor } from './VisualEditor';
import { plainLinks } from './write-text';

type Props = {
  text: string;
  label: string;
  error: string | undefined;
  isReadOnly: boolean;
  isDark: boolean;
  onChange: (text: string) => void;
};

const UNREADABLE =
  'Ce texte ne se lit pas en entier : une balise n’est pas fermée, ou un signe est de trop. Le voici tel qu’il est enregistré, pour que rien ne se perde. Corrigez-le, ou demandez de l’aide, puis reprenez l’éditeur.';
const UNKNOWN =
  'Ce texte contient une mise en forme que l’éditeur abîmerait (une note de bas de page, par exemple). Le voici tel qu’il est enregistré, pour que rien ne se perde.';

/** One sitting with one text: seen as on the page, or as it is stored where that would harm it. */
export function Writing({ text, label, error, isReadOnly, isDark, onChange }: Props) {
  const stored = useRef(text);
  const latest = useRef(text);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<MDXEditorMethods>(null);
  const [prepared, setPrepared] = useState(() => plainLinks(text));
  const [reason, setReason] = useState(prepared === null ? UNREADABLE : '');
  const [note, setNote] = useState('');
  const { files } = useAttached();
  const names = files.map(({ name }) => name).join('\n');
  const faults = useFaults(text, names);
  const plugins = useMemo(() => [pastePlugin({ onNote: setNote })], []);

  const write = (next: string) => {
    latest.current = next;
    onChange(next);
  };
  const show = (fault: Pick<Fault, 'line' | 'block'>) => {
    if (reason) showLine(box.current, latest.current, fault.line);
    else if (fault.block !== null) showBlock(box.current, fault.block);
  };
  // What Strapi answered to « Publier » is shown where it is.
  const answered = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (answered.current === error) return;
    answered.current = error;
    const line = lineIn(error);
    if (line !== null) show({ line, block: blockAt(latest.current, line) });
  });
  const tryAgain = () => {
    const next = plainLinks(latest.current);
    setPrepared(next);
    setReason(next === null ? UNREADABLE : '');
    stored.current = latest.current;
  };

  return (
    // A text that says the same as the stored one is the stored one: looking changes nothing.
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what leaves the editor inside it.
    <div
      ref={box}
      onBlur={() => {
        if (latest.current !== stored.current && saySame(latest.current, stored.current)) {
          write(stored.current);
        }
      }}
    >
      {reason || prepared === null ? (
        <SourceBox
          text={text}
          label={label}
          reason={reason}
          isReadOnly={isReadOnly}
          onChange={write}
          onTryAgain={tryAgain}
        />
      ) : (
        <VisualEditor
          text={prepared}
          isReadOnly={isReadOnly}
          isDark={isDark}
          plugins={plugins}
          methods={editor}
          onOpened={(again) => {
            if (!saySame(again, stored.current)) setReason(UNKNOWN);
          }}
          onFailed={() => setReason(UNKNOWN)}
          onChange={write}
        />
      )}
      {note && (
        <p className="preau-note" role="status">
          {note}
        </p>
      )}
      <FaultList faults={faults} hasLines={Boolean(reason)} onShow={show} />
    </div>
  );
}

/** Looked for when the typing pauses: a long text is not read at each key. */
function useFaults(text: string, names: string): Fault[] {
  const [faults, setFaults] = useState<Fault[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setFaults(faultsOf(text, names.split('\n'))), 600);
    return () => clearTimeout(timer);
  }, [text, names]);
  return faults;
}

function showBlock(box: HTMLElement | null, at: number) {
  const blocks = box?.querySelector('[contenteditable].preau-text')?.children ?? [];
  for (const block of blocks) block.removeAttribute('data-fault');
  const block = blocks[at];
  block?.setAttribute('data-fault', '');
  block?.scrollIntoView({ block: 'center' });
}

function showLine(box: HTMLElement | null, text: string, line: number) {
  const area = box?.querySelector('textarea');
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const end = text.indexOf('\n', start);
  area?.focus();
  area?.setSelectionRange(start, end === -1 ? text.length : end);
}
