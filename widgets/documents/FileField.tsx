import { type Ref, useId } from 'react';

interface FileFieldProps {
  ref?: Ref<HTMLInputElement>;
  label: string;
  hint: string;
  exts: string[];
  error?: string | undefined;
  onChange: (file: File | null) => void;
}

/** The browser's own choice of a file, with its hint and its error read with it. */
export function FileField({ ref, label, hint, exts, error, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={ref}
        id={id}
        className="document-file"
        type="file"
        accept={exts.map((ext) => `.${ext}`).join(',')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
      <div role="status">
        {error && (
          <p className="field-error" id={`${id}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
