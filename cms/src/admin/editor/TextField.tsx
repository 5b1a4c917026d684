import { Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTheme } from 'styled-components';
import { AttachedContext } from './attached-files';
import { useAttachedFiles } from './use-attached';
import { WordImport } from './WordImport';
import { Writing } from './Writing';

export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  labelAction?: ReactNode;
};

/** A field of Strapi that holds MDX, written as one reads it. */
export default function TextField(props: FieldProps) {
  const { name, label, hint, required = false, disabled = false, labelAction } = props;
  const field = useField<string | null>(name);
  const { files, attach } = useAttachedFiles();
  const colors = coloursOf(useTheme());
  const overlay = useOverlay(colors);
  const text = field.value ?? '';
  const written = useRef(text);
  const session = useRef(0);
  // Whatever else changed the field (an import, « Annuler les modifications »): begin afresh.
  if (text !== written.current) {
    written.current = text;
    session.current += 1;
  }
  const write = (next: string) => {
    written.current = next;
    field.onChange(name, next);
  };
  const attached = useMemo(() => ({ files, attach, overlay }), [files, attach, overlay]);
  return (
    <AttachedContext.Provider value={attached}>
      <Field.Root name={name} hint={hint} error={field.error} required={required}>
        <Field.Label action={labelAction}>{label}</Field.Label>
        {/* Small forms must not save the entry. */}
        <div
          className="preau-field-root"
          style={inks(colors)}
          onSubmit={(event) => event.stopPropagation()}
        >
          {!disabled && name === 'body' && (
            <WordImport
              hasText={text.trim() !== ''}
              onTake={(imported) => field.onChange(name, imported)}
            />
          )}
          {overlay && (
            <Writing
              key={session.current}
              text={text}
              label={label}
              error={field.error}
              isReadOnly={disabled}
              isDark={isDark(colors)}
              onChange={write}
            />
          )}
        </div>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    </AttachedContext.Provider>
  );
}

/** Forms and menus are drawn at the end of the page: the entry's own form holds no other. */
function useOverlay(colors: Colours): HTMLElement | null {
  const [overlay, setOverlay] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const element = document.createElement('div');
    element.className = 'preau-field-root';
    for (const [name, colour] of Object.entries(inks(colors))) {
      element.style.setProperty(name, colour);
    }
    document.body.append(element);
    setOverlay(element);
    return () => element.remove();
  }, [colors]);
  return overlay;
}

type Colours = Partial<Record<string, string>>;

/** Strapi's theme, light or dark as the editor chose. */
function coloursOf(theme: object): Colours {
  return 'colors' in theme ? (theme.colors as Colours) : {};
}

/** The colours of the style sheet, editor.css. */
function inks(colors: Colours) {
  return {
    '--preau-paper': colors['neutral0'],
    '--preau-soft': colors['neutral100'],
    '--preau-line': colors['neutral200'],
    '--preau-quiet': colors['neutral600'],
    '--preau-ink': colors['neutral800'],
    '--preau-accent': colors['primary600'],
    '--preau-accent-soft': colors['primary100'],
    '--preau-fault': colors['danger700'],
    '--preau-fault-soft': colors['danger100'],
  } as Record<string, string>;
}

const isDark = (colors: Colours) => colors['neutral0']?.toLowerCase() !== '#ffffff';
