import { type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import { m } from '#messages';
import { Button } from './Button.tsx';
import { SmallMarkdown } from './SmallMarkdown.tsx';
import { Toolbar } from './Toolbar.tsx';
import './markdown-field.css';

interface MarkdownFieldProps {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** In characters: said when it comes near. */
  most: number;
  rows?: number;
  /** Said below until the length is worth saying. */
  hint?: string | undefined;
  error?: string | undefined;
}

/** A text in small Markdown: buttons that write its signs, and how it will look. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { ref, label, value, onChange, most, rows = 5, hint, error } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  const [isPreview, setIsPreview] = useState(false);
  const said = value.length > most * 0.8 ? m.comments_length({ length: value.length, most }) : hint;
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <Toolbar field={field} onChange={onChange} />
      <textarea
        ref={field}
        id={id}
        rows={rows}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-error ${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <p className="hint" id={`${id}-hint`}>
        {said}
      </p>
      <Button
        look="plain"
        className="markdown-look"
        aria-expanded={isPreview}
        onClick={() => setIsPreview(!isPreview)}
      >
        {m.comments_preview()}
      </Button>
      {isPreview && (
        <section className="markdown-preview small-markdown" aria-label={m.comments_preview()}>
          {value.trim() ? (
            <SmallMarkdown text={value.slice(0, most)} />
          ) : (
            m.comments_preview_empty()
          )}
        </section>
      )}
    </div>
  );
}
